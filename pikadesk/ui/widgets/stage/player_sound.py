"""How loud the player is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pikadesk.ui.widgets.stage.player_volume import VolumeSlider
from pikadesk.ui.widgets.stage.transport import Transport

_NOTCH = 0.1


class PlayerSound(QObject):
    """Volume and mute, as the button and the slider over it show them.

    Args:
        transport: Has the button.
        player: What owns it, and what the slider lies in.

    Attributes:
        slider: The slider.

    Signals:
        changed(): It is louder or quieter.
    """

    changed = Signal()

    def __init__(self, transport: Transport, player: QWidget) -> None:
        super().__init__(player)
        self._transport = transport
        self._volume, self._muted = 1.0, False
        self.slider = VolumeSlider(transport.mute, player)
        transport.mute.clicked.connect(self.toggle)
        transport.mute.turned.connect(lambda notches: self.set_volume(self._volume + notches * _NOTCH))
        self.slider.chosen.connect(self.set_volume)
        self.show_state()

    @property
    def muted(self) -> bool:
        """Whether it is off."""
        return self._muted

    @property
    def volume(self) -> float:
        """The volume, from 0 to 1, whether it is off or not."""
        return self._volume

    def toggle(self) -> None:
        """Turn it off, or on again."""
        self._muted = not self._muted
        self._tell()

    def louder(self, notches: int = 1) -> None:
        """Change the volume by so many notches."""
        self.set_volume(self._volume + notches * _NOTCH)

    def set_volume(self, volume: float) -> None:
        """Change the volume, from 0 to 1; a volume is heard."""
        self._volume = min(1.0, max(0.0, round(volume, 2)))
        self._muted = False
        self._tell()

    def restore(self, volume: float) -> None:
        """Take the volume of an earlier run, of which nobody needs to be told."""
        self._volume = volume
        self.show_state()
        self.changed.emit()

    def show_state(self) -> None:
        """Let button and slider show it."""
        self._transport.show_sound(self._volume, muted=self._muted)
        self.slider.show_volume(self._volume, muted=self._muted)

    def _tell(self) -> None:
        self.show_state()
        self.slider.flash()
        self.changed.emit()
