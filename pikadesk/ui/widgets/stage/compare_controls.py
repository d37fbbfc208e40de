"""The rail, the buttons and the keys of what is shown frame by frame: the same for compared clips and the chain."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from pikadesk.ui.presenters.compare_playhead import FramePlayhead
from pikadesk.ui.widgets.focus import take_keyboard
from pikadesk.ui.widgets.stage.clicked_screen import ClickedScreen
from pikadesk.ui.widgets.stage.full_screen import FullScreen
from pikadesk.ui.widgets.stage.scrubber import Scrubber
from pikadesk.ui.widgets.stage.transport import Transport, timecode


class FrameControls(QObject):
    """Moves a playhead, and shows where it is.

    Args:
        playhead: Where the frames are.
        scrubber: The rail.
        transport: The buttons.
        screen: Where the frames are seen; a click on it plays.
        full_screen: Lets it fill the screen.
        page: What holds all of them.

    Signals:
        scrubbed(): The user has taken hold of the rail.
    """

    scrubbed = Signal()

    def __init__(
        self,
        playhead: FramePlayhead,
        scrubber: Scrubber,
        transport: Transport,
        screen: ClickedScreen,
        full_screen: FullScreen,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._playhead, self._scrubber, self._transport = playhead, scrubber, transport
        self._screen, self._full_screen, self._page = screen, full_screen, page
        self._plays_after_scrub = False
        self._connect()
        self.render()

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the player's actions do, by id."""
        playhead = self._playhead
        return {
            "play": playhead.toggle,
            "backward": lambda: playhead.shuttle(-1),
            "forward": lambda: playhead.shuttle(1),
            "frame.back": lambda: playhead.step(-1),
            "frame.on": lambda: playhead.step(1),
            "second.back": lambda: playhead.seek(playhead.position - 1),
            "second.on": lambda: playhead.seek(playhead.position + 1),
            "start": playhead.to_start,
            "end": playhead.to_end,
            "loop": lambda: playhead.set_loop(not playhead.looping),
            "full_screen": self._full_screen.toggle,
        }

    def render(self) -> None:
        """Show where the playhead is, and how it moves."""
        playhead, transport, last = self._playhead, self._transport, len(self._playhead.steps) - 1
        self._scrubber.set_position(playhead.position)
        transport.set_time(timecode(playhead.position), timecode(playhead.duration))
        transport.set_frame(playhead.step_index if playhead.duration else None, last)
        transport.show_playing(playhead.playing)
        transport.show_looping(playhead.looping)
        transport.show_rate(playhead.rate)

    def tab_order(self) -> tuple[QWidget, ...]:
        """Return what Tab goes through, in order."""
        return (self._scrubber, *self._transport.parts)

    def _connect(self) -> None:
        playhead, transport, scrubber, screen = self._playhead, self._transport, self._scrubber, self._screen
        playhead.changed.connect(self.render)
        transport.start.clicked.connect(playhead.to_start)
        transport.back.clicked.connect(lambda: playhead.step(-1))
        transport.play.clicked.connect(playhead.toggle)
        transport.forward.clicked.connect(lambda: playhead.step(1))
        transport.end.clicked.connect(playhead.to_end)
        transport.loop.clicked.connect(playhead.set_loop)
        transport.rate_chosen.connect(playhead.set_rate)
        transport.full_screen.clicked.connect(self._full_screen.toggle)
        screen.clicked.connect(playhead.toggle)
        # The first click of the two has toggled it already.
        screen.double_clicked.connect(playhead.toggle)
        screen.double_clicked.connect(self._full_screen.toggle)
        self._full_screen.changed.connect(self._show_full_screen)
        scrubber.sought.connect(playhead.seek)
        scrubber.step_asked.connect(playhead.step)
        scrubber.sliderPressed.connect(self._begin_scrub)
        scrubber.sliderReleased.connect(self._end_scrub)
        for button in transport.movers:
            button.pressed.connect(self._take_keyboard)

    def _show_full_screen(self, full: bool) -> None:
        self._transport.show_full_screen(full)
        self._screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_scrub(self) -> None:
        self._plays_after_scrub = self._playhead.playing
        self._playhead.pause()
        self._take_keyboard()
        self.scrubbed.emit()

    def _end_scrub(self) -> None:
        if self._plays_after_scrub:
            self._playhead.play()

    def _take_keyboard(self) -> None:
        take_keyboard(self._page, self._screen)
