"""The player: screen, scrubber and transport around a playback that is made when it is first needed."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from pikadesk.ui.text import tr
from pikadesk.ui.widgets.controls import EmptyState
from pikadesk.ui.widgets.layouts import Surface, column
from pikadesk.ui.widgets.stage.screen import VideoScreen
from pikadesk.ui.widgets.stage.scrubber import Scrubber
from pikadesk.ui.widgets.stage.transport import Transport, timecode

if TYPE_CHECKING:
    from pikadesk.ui.widgets.stage.playback import Playback

_SHUTTLE_RATES = (1.0, 2.0, 4.0)
_BACKWARD_MS = 40


class Player(QWidget):
    """Plays one video.

    Args:
        parent: The widget that holds it.

    Attributes:
        view: Shows the picture.
        scrubber: The rail under it.
        transport: The buttons under that.

    Signals:
        loaded(): A video can be played.
        failed(str): A file can't be played; the text says so to the user.
        position_changed(float): In seconds.
        duration_changed(float): In seconds; 0 where nothing is loaded.
        playing_changed(bool): Whether it plays.
        full_screen_asked(): The user wants to enter or leave full screen.
    """

    loaded = Signal()
    failed = Signal(str)
    position_changed = Signal(float)
    duration_changed = Signal(float)
    playing_changed = Signal(bool)
    full_screen_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playback: Playback | None = None
        self._file: Path | None = None
        self._ready = False
        self._looping, self._rate = False, 1.0
        self._muted, self._volume = False, 1.0
        self._shuttle = 0
        self._shuttle_at = 0.0
        self._plays_after_drag = False
        self._clock = QElapsedTimer()
        self._backward = QTimer(self)
        self._backward.setInterval(_BACKWARD_MS)
        self._backward.timeout.connect(self._go_back)
        self.view = VideoScreen()
        self.scrubber = Scrubber()
        self.transport = Transport()
        self._empty = EmptyState("play", "")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(self.view)
        self.setLayout(column(self._pages, self.scrubber, self.transport, gap=0))
        self._connect()

    @property
    def file(self) -> Path | None:
        """The video that is loaded or being loaded, or None."""
        return self._file

    @property
    def playing(self) -> bool:
        """Whether it plays, forward or backward."""
        return self._backward.isActive() or (self._playback is not None and self._playback.playing)

    @property
    def position(self) -> float:
        """Where the video is, in seconds."""
        return self._playback.position if self._playback is not None and self._ready else 0.0

    @property
    def duration(self) -> float:
        """How long the video is, in seconds; 0 where nothing is loaded."""
        return self._playback.duration if self._playback is not None and self._ready else 0.0

    @property
    def muted(self) -> bool:
        """Whether the sound is off."""
        return self._muted

    @property
    def looping(self) -> bool:
        """Whether the video begins again at its end."""
        return self._looping

    @property
    def rate(self) -> float:
        """The speed; 1 is the video's own."""
        return self._rate

    def load(self, file: Path, *, play: bool = False) -> None:
        """Open a video and show its first frame; `loaded` or `failed` says how it went.

        Args:
            file: The video.
            play: Whether it plays as soon as it can.
        """
        if self._playback is None:
            self._playback = self._make_playback()
        self._rest()
        self._file = file
        self._ready = False
        self.view.clear()
        self._pages.setCurrentWidget(self.view)
        self._playback.load(file, play=play)

    def unload(self) -> None:
        """Close the video, so that its file can be moved or deleted, and show the empty place."""
        self._close()
        self._pages.setCurrentIndex(0)

    def show_empty(self, heading: str, text: str = "", icon: str = "play") -> None:
        """Change what stands there while no video is open."""
        self._empty.show_words(heading, text, icon)

    def image(self) -> QImage:
        """The frame that is shown, in its own size; a null image where there is none."""
        return self.view.image()

    def frame_start(self) -> float:
        """When the frame that is shown begins, in seconds as the file counts them."""
        start = self.view.frame_start()
        return start if start >= 0 else self.position

    def play(self) -> None:
        """Play on, or from the start where it stands at the end."""
        if self._playback is not None and self._file is not None:
            self._rest()
            self._playback.play()

    def pause(self) -> None:
        """Stop on the present frame."""
        if self._playback is not None and self._file is not None:
            self._rest()
            self._playback.pause()

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, seconds: float) -> None:
        """Go to a position."""
        if self._playback is not None and self._ready:
            self._playback.seek(seconds)

    def step(self, frames: int) -> None:
        """Stop, and go so many frames on, or back where it is negative."""
        if self._playback is not None and self._ready:
            self.pause()
            self._playback.seek_frame(self._playback.frame + frames)

    def to_start(self) -> None:
        """Go to the first frame."""
        self.seek(0.0)

    def to_end(self) -> None:
        """Stop on the last frame."""
        if self._playback is not None and self._ready:
            self.pause()
            self._playback.seek_frame(self._playback.last_frame)

    def shuttle(self, direction: int) -> None:
        """Play on (1) or backward (-1); asked again, faster."""
        if self._playback is None or not self._ready:
            return
        fastest = len(_SHUTTLE_RATES)
        step = min(abs(self._shuttle) + 1, fastest) if self._shuttle * direction > 0 else 1
        self._rest()
        self._shuttle = step * direction
        rate = _SHUTTLE_RATES[step - 1]
        if direction > 0:
            self._playback.set_rate(rate)
            self._playback.play()
        else:
            self._playback.pause()
            self._shuttle_at = self.position
            self._clock.start()
            self._backward.start()
            self._show_playing()

    def set_loop(self, looping: bool) -> None:
        """Say whether the video begins again at its end."""
        self._looping = looping
        self.transport.show_looping(looping)
        if self._playback is not None:
            self._playback.set_loop(looping)

    def set_rate(self, rate: float) -> None:
        """Change the speed; 1 is the video's own."""
        self._rate = rate
        self.transport.show_rate(rate)
        self._rest()

    def set_muted(self, muted: bool) -> None:
        """Turn the sound off or on."""
        self._muted = muted
        self._set_sound()

    def toggle_mute(self) -> None:
        """Turn the sound off, or on again."""
        self.set_muted(not self._muted)

    def set_volume(self, volume: float) -> None:
        """Change the volume, from 0 to 1; a volume is heard."""
        self._volume = min(1.0, max(0.0, volume))
        self._muted = False
        self._set_sound()

    def _set_sound(self) -> None:
        self.transport.show_sound(self._volume, muted=self._muted)
        if self._playback is not None:
            self._playback.set_sound(self._volume, muted=self._muted)

    def _empty_page(self) -> QWidget:
        page = Surface("stage")
        page.setLayout(column(self._empty))
        self.show_empty(tr("Your video plays here"))
        return page

    def _make_playback(self) -> Playback:
        made: Playback = import_module("pikadesk.ui.widgets.stage.playback").Playback(self.view, self)
        made.set_loop(self._looping)
        made.set_rate(self._rate)
        made.set_sound(self._volume, muted=self._muted)
        made.loaded.connect(self._loaded)
        made.failed.connect(self._failed)
        made.position_changed.connect(self._moved)
        made.playing_changed.connect(self._show_playing)
        return made

    def _connect(self) -> None:
        transport, scrubber = self.transport, self.scrubber
        transport.start.clicked.connect(self.to_start)
        transport.back.clicked.connect(lambda: self.step(-1))
        transport.play.clicked.connect(self.toggle)
        transport.forward.clicked.connect(lambda: self.step(1))
        transport.end.clicked.connect(self.to_end)
        transport.mute.clicked.connect(self.toggle_mute)
        transport.mute.turned.connect(lambda notches: self.set_volume(self._volume + notches / 10))
        transport.loop.clicked.connect(self.set_loop)
        transport.rate_chosen.connect(self.set_rate)
        transport.full_screen.clicked.connect(self.full_screen_asked)
        scrubber.sought.connect(self.seek)
        scrubber.step_asked.connect(self.step)
        scrubber.sliderPressed.connect(self._drag_begins)
        scrubber.sliderReleased.connect(self._drag_ends)
        self.view.clicked.connect(self.toggle)
        # The first click of the two has toggled it already.
        self.view.double_clicked.connect(self.toggle)
        self.view.double_clicked.connect(self.full_screen_asked)
        for button in (transport.start, transport.back, transport.play, transport.forward, transport.end):
            button.pressed.connect(self._take_keyboard)
        scrubber.sliderPressed.connect(self._take_keyboard)

    def _take_keyboard(self) -> None:
        """After a click among the buttons the keys are for the player, not for the field written in before."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.view.setFocus(Qt.FocusReason.MouseFocusReason)

    def _loaded(self) -> None:
        self._ready = True
        self.scrubber.set_duration(self.duration)
        self.transport.set_loaded(True)
        self._moved(0.0)
        self.duration_changed.emit(self.duration)
        self.loaded.emit()

    def _failed(self) -> None:
        name = self._file.name if self._file is not None else ""
        missing = self._file is not None and not self._file.exists()
        self._close()
        if missing:
            text = tr("“{name}” is not there any more.").format(name=name)
        else:
            text = tr("“{name}” can’t be played: the file is damaged or not a video.").format(name=name)
        self.show_empty(tr("Can’t play this video"), text, "warning")
        self._pages.setCurrentIndex(0)
        self.failed.emit(text)

    def _close(self) -> None:
        self._rest()
        was_ready, self._ready, self._file = self._ready, False, None
        if self._playback is not None:
            self._playback.unload()
        self.view.clear()
        self.scrubber.set_duration(0)
        self.transport.set_loaded(False)
        self.transport.set_time("", "")
        if was_ready:
            self.duration_changed.emit(0.0)

    def _moved(self, seconds: float) -> None:
        if not self._ready:
            return
        self.scrubber.set_position(seconds)
        self.transport.set_time(timecode(seconds), timecode(self.duration))
        self.position_changed.emit(seconds)

    def _show_playing(self) -> None:
        self.transport.show_playing(self.playing)
        self.playing_changed.emit(self.playing)

    def _rest(self) -> None:
        """End a shuttle, and go at the chosen speed again."""
        self._shuttle = 0
        if self._backward.isActive():
            self._backward.stop()
            self._show_playing()
        if self._playback is not None:
            self._playback.set_rate(self._rate)

    def _go_back(self) -> None:
        passed = self._clock.restart() / 1000 * _SHUTTLE_RATES[abs(self._shuttle) - 1]
        # Not from the position, which is that of a whole frame.
        self._shuttle_at = max(0.0, self._shuttle_at - passed)
        self.seek(self._shuttle_at)
        if not self._shuttle_at:
            self._rest()

    def _drag_begins(self) -> None:
        self._plays_after_drag = self.playing
        self.pause()

    def _drag_ends(self) -> None:
        if self._plays_after_drag:
            self.play()
