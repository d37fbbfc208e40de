"""The player: screen, scrubber and transport around a playback that is made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from pikadesk.services.player_ports import PlayerSources
from pikadesk.ui import theme
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.controls import EmptyState, NoticeBar
from pikadesk.ui.widgets.layouts import Surface, column
from pikadesk.ui.widgets.stage.player_full import FloatingControls
from pikadesk.ui.widgets.stage.player_keys import bind_own_keys, connect_buttons
from pikadesk.ui.widgets.stage.player_memory import Memory, PlayerHabits
from pikadesk.ui.widgets.stage.player_rail import PlayerRail
from pikadesk.ui.widgets.stage.player_shuttle import Shuttle
from pikadesk.ui.widgets.stage.player_sound import PlayerSound
from pikadesk.ui.widgets.stage.player_words import broken_off, cut_short, not_played
from pikadesk.ui.widgets.stage.screen import VideoScreen
from pikadesk.ui.widgets.stage.scrubber import Scrubber
from pikadesk.ui.widgets.stage.transport import RATES, Transport, timecode

if TYPE_CHECKING:
    from pikadesk.ui.widgets.stage.playback import Playback


class Player(QWidget):
    """Plays one video.

    Args:
        sources: Reads films.
        parent: The widget that holds it.

    Attributes:
        view: Shows the picture.
        scrubber: The rail under it.
        rail: What that does, with the marks.
        transport: The buttons under it.
        sound: How loud it is.
        notice: What is wrong with a video that can be played all the same.

    Signals:
        loaded(): A video can be played.
        failed(str): A file can't be played; the text says so to the user.
        position_changed(float): In seconds.
        duration_changed(float): In seconds; 0 where nothing is loaded.
        playing_changed(bool): Whether it plays.
        marks_changed(): In or Out is elsewhere.
        full_screen_asked(): The user wants to enter or leave full screen.
    """

    loaded = Signal()
    failed = Signal(str)
    position_changed = Signal(float)
    duration_changed = Signal(float)
    playing_changed = Signal(bool)
    marks_changed = Signal()
    full_screen_asked = Signal()

    def __init__(self, sources: PlayerSources, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = sources
        self._playback: Playback | None = None
        self._file: Path | None = None
        self._ready = self._told_playing = False
        self._looping, self._rate = False, 1.0
        self._plays_after_drag = False
        self._habits: PlayerHabits | None = None
        self._takers: list[Callable[[QImage], object]] = []
        self._shuttle = Shuttle(self)
        self.view = VideoScreen()
        self.scrubber = Scrubber()
        self.transport = Transport()
        self.notice = NoticeBar("warn", closable=True)
        self._empty = EmptyState("play", "")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(self.view)
        self._notice_place, controls = Surface("stage"), QWidget()
        self._notice_place.setLayout(column(self.notice, margins=(theme.SPACE_2, 0, theme.SPACE_2, theme.SPACE_2)))
        controls.setLayout(column(self.scrubber, self.transport, gap=0))
        whole = column(self._notice_place, gap=0)
        whole.addWidget(self._pages, 1)
        whole.addWidget(controls)
        self.setLayout(whole)
        self.rail = PlayerRail(self.scrubber, sources.strips, self)
        self.sound = PlayerSound(self.transport, self)
        self._floating = FloatingControls(controls, whole, self.view)
        self._say("")
        self._connect()
        connect_buttons(self)
        bind_own_keys(self)

    @property
    def file(self) -> Path | None:
        """The video that is loaded or being loaded, or None."""
        return self._file

    @property
    def playing(self) -> bool:
        """Whether it plays, forward or backward."""
        return self._shuttle.backward or (self._playback is not None and self._playback.playing)

    @property
    def position(self) -> float:
        """Where the video is, in seconds."""
        return self._playback.position if self._playback is not None and self._ready else 0.0

    @property
    def duration(self) -> float:
        """How long the video is, in seconds; 0 where nothing is loaded."""
        return self._playback.duration if self._playback is not None and self._ready else 0.0

    @property
    def frame(self) -> int:
        """The number of the frame that is shown or on its way, from 0."""
        return self._playback.frame if self._playback is not None and self._ready else 0

    @property
    def marks(self) -> tuple[float, float] | None:
        """The part from In to Out, in seconds as the file counts them; None where nothing is marked."""
        return self.rail.marks

    @property
    def looping(self) -> bool:
        """Whether the video begins again at its end."""
        return self._looping

    @property
    def rate(self) -> float:
        """The speed; 1 is the video's own."""
        return self._rate

    def remember_with(self, memory: Memory) -> None:
        """Take loop, speed and volume as they were left, and keep them from now on."""
        habits = PlayerHabits(memory)
        self.set_loop(habits.looping)
        self.set_rate(habits.rate)
        self.sound.restore(habits.volume)
        self._habits = habits

    def load(self, file: Path, *, play: bool = False) -> None:
        """Open a video and show its first frame; `loaded` or `failed` says how it went.

        Args:
            file: The video.
            play: Whether it plays as soon as it can.
        """
        if self._playback is None:
            self._playback = self._make_playback()
        self._close()
        self._file = file
        self._pages.setCurrentWidget(self.view)
        self._playback.load(file, play=play)

    def unload(self) -> None:
        """Close the video, so that its file can be moved or deleted, and show the empty place."""
        self._close()
        self._pages.setCurrentIndex(0)

    def show_empty(self, heading: str, text: str = "", icon: str = "play") -> None:
        """Change what stands there while no video is open."""
        self._empty.show_words(heading, text, icon)

    def show_full_screen(self, full: bool) -> None:
        """Say whether it fills the screen: the controls float over the picture then, and hide."""
        self.transport.show_full_screen(full)
        self._floating.set_on(full)

    def image(self) -> QImage:
        """The frame that is shown, in its own size; a null image where there is none."""
        return self.view.image()

    def take(self, then: Callable[[QImage], object]) -> None:
        """Pass on the frame that is shown or on its way, in its own size, as soon as it is there."""
        if self._playback is None or not self._ready:
            return
        if self.playing or self._playback.settled:
            then(self.image())
        else:
            self._takers.append(then)

    def frame_start(self) -> float:
        """When the frame that is shown begins, in seconds as the file counts them."""
        index = self._playback.index if self._playback is not None else None
        return index.file_seconds(self.frame) if index is not None else 0.0

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
            self._playback.seek_frame(self._playback.frame_at(seconds))

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
        self._shuttle.push(direction)
        if direction > 0:
            self._playback.set_rate(self._shuttle.rate)
            self._playback.play()
        else:
            self._playback.pause()
            self._shuttle.begin_back(self.position)
        self._show_playing()

    def set_loop(self, looping: bool) -> None:
        """Say whether the video begins again at its end."""
        self._looping = looping
        self.transport.show_looping(looping)
        if self._playback is not None:
            self._playback.set_loop(looping)
        self._keep_habits()

    def set_rate(self, rate: float) -> None:
        """Change the speed; 1 is the video's own."""
        self._rate = rate
        self.transport.show_rate(rate)
        self._rest()
        self._keep_habits()

    def change_rate(self, steps: int) -> None:
        """Change the speed by so many of those that there are to choose from."""
        at = RATES.index(self._rate) + steps
        self.set_rate(RATES[min(max(0, at), len(RATES) - 1)])

    def toggle_zoom(self) -> None:
        """Show the picture pixel by pixel, or whole."""
        if self._ready:
            self.view.toggle_zoom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what floats at its place."""
        super().resizeEvent(event)
        self._floating.lay_out()

    def _set_sound(self) -> None:
        if self._playback is not None:
            self._playback.set_sound(self.sound.volume, muted=self.sound.muted)
        self._keep_habits()

    def _keep_habits(self) -> None:
        if self._habits is not None:
            self._habits.keep(looping=self._looping, rate=self._rate, volume=self.sound.volume)

    def _empty_page(self) -> QWidget:
        page = Surface("stage")
        page.setLayout(column(self._empty))
        self.show_empty(tr("Your video plays here"))
        return page

    def _make_playback(self) -> Playback:
        module = import_module("pikadesk.ui.widgets.stage.playback")
        made: Playback = module.Playback(self.view, self._sources, self)
        made.set_loop(self._looping)
        made.set_rate(self._rate)
        made.set_sound(self.sound.volume, muted=self.sound.muted)
        made.loaded.connect(self._loaded)
        made.failed.connect(self._failed)
        made.broke_off.connect(lambda: self._say(broken_off()))
        made.moved.connect(self._moved)
        made.still_shown.connect(self._hand_over)
        made.playing_changed.connect(self._show_playing)
        return made

    def _connect(self) -> None:
        self.scrubber.sought.connect(self.seek)
        self.scrubber.step_asked.connect(self.step)
        self.scrubber.sliderPressed.connect(self._drag_begins)
        self.scrubber.sliderReleased.connect(self._drag_ends)
        self.rail.changed.connect(self.marks_changed)
        self.sound.changed.connect(self._set_sound)
        self.notice.closed.connect(lambda: self._say(""))
        self._shuttle.back_to.connect(self._go_back)
        self.view.clicked.connect(self.toggle)
        # The first click of the two has toggled it already.
        self.view.double_clicked.connect(self.toggle)
        self.view.double_clicked.connect(self.full_screen_asked)

    def _loaded(self) -> None:
        if self._playback is None or self._file is None:
            return
        self._ready = True
        self.rail.open(self._file, self._playback)
        self.transport.set_loaded(True)
        self._moved()
        index = self._playback.index
        if index is not None and not index.whole:
            self._say(cut_short(self.duration))
        self.duration_changed.emit(self.duration)
        self.loaded.emit()

    def _failed(self) -> None:
        text = not_played(self._file)
        self._close()
        self.show_empty(tr("Can’t play this video"), text, "warning")
        self._pages.setCurrentIndex(0)
        self.failed.emit(text)

    def _close(self) -> None:
        self._rest()
        was_ready, self._ready, self._file = self._ready, False, None
        self._takers.clear()
        if self._playback is not None:
            self._playback.unload()
        self.view.clear()
        self.rail.close()
        self.transport.set_loaded(False)
        self.transport.set_time("", "")
        self.transport.set_frame(None)
        self._say("")
        if was_ready:
            self.duration_changed.emit(0.0)

    def _say(self, text: str) -> None:
        self.notice.show_text(text)
        self._notice_place.setVisible(bool(text))

    def _moved(self) -> None:
        if self._playback is None or not self._ready:
            return
        seconds, frame = self._playback.position, self._playback.frame
        self.rail.show_position(seconds, frame)
        self.transport.set_time(timecode(seconds), timecode(self.duration))
        self.transport.set_frame(frame, self._playback.last_frame)
        self.position_changed.emit(seconds)

    def _hand_over(self) -> None:
        takers, self._takers = self._takers, []
        for then in takers:
            then(self.image())

    def _show_playing(self) -> None:
        if self.playing != self._told_playing:
            self._told_playing = self.playing
            self.transport.show_playing(self.playing)
            self.playing_changed.emit(self.playing)

    def _rest(self) -> None:
        """End a shuttle, and go at the chosen speed again."""
        self._shuttle.rest()
        self._show_playing()
        if self._playback is not None:
            self._playback.set_rate(self._rate)

    def _go_back(self, seconds: float) -> None:
        self.seek(seconds)
        if not seconds:
            self._rest()

    def _drag_begins(self) -> None:
        self._plays_after_drag = self.playing
        self.pause()

    def _drag_ends(self) -> None:
        if self._plays_after_drag:
            self.play()
