"""What the rail of the player does: seeking, the picture over it, and In and Out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from pikadesk.services.player_ports import Filmstrip
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.stage.player_marks import CutMarks, Mark
from pikadesk.ui.widgets.stage.player_preview import RailPreview
from pikadesk.ui.widgets.stage.scrubber import Scrubber
from pikadesk.ui.widgets.stage.transport import timecode

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from pikadesk.ui.widgets.stage.playback import Playback


_RESTS_MS = 600


class PlayerRail(QObject):
    """The rail of the video that is open.

    Args:
        scrubber: The rail.
        strips: Makes the pictures over it.
        player: What owns it, and what the pictures lie in.

    Attributes:
        preview: Shows one of the pictures.

    Signals:
        changed(): In or Out is elsewhere.
    """

    changed = Signal()

    def __init__(self, scrubber: Scrubber, strips: Filmstrip, player: QWidget) -> None:
        super().__init__(player)
        self._scrubber, self._player = scrubber, player
        self._playback: Playback | None = None
        self._marks = CutMarks()
        self.preview = RailPreview(strips, player)
        self._resting = QTimer(self, interval=_RESTS_MS)
        self._resting.timeout.connect(self._prepare)
        scrubber.hovered.connect(self._show_preview)
        scrubber.left.connect(self.preview.hide)
        scrubber.mark_moved.connect(self._drag)

    @property
    def marks(self) -> tuple[float, float] | None:
        """The part from In to Out, in seconds as the file counts them; None where nothing is marked.

        It begins with the frame of In and ends when that of Out does. What is not marked is the end of the video.
        """
        index = self._playback.index if self._playback is not None else None
        frames = self._marks.frames(index.times.last) if index is not None else None
        if index is None or frames is None:
            return None
        first, last = frames
        end = index.first + index.times.end if last >= index.times.last else index.file_seconds(last + 1)
        return index.file_seconds(first), end

    def open(self, film: Path, playback: Playback) -> None:
        """Take the video that was opened."""
        self._playback = playback
        self._scrubber.set_duration(playback.duration)
        self.preview.open(film)
        self._resting.start()

    def close(self) -> None:
        """Let go of it, and of its marks."""
        self._playback = None
        self._resting.stop()
        self.preview.close_film()
        self._scrubber.set_duration(0)
        if self._marks.remove(*Mark):
            self._scrubber.set_marks(None, None)
            self.changed.emit()

    def show_position(self, seconds: float, frame: int) -> None:
        """Show where the video is."""
        self._scrubber.set_position(seconds)
        told = tr("{position}, frame {frame}").format(position=self._scrubber.accessibleDescription(), frame=frame)
        self._scrubber.setAccessibleDescription(told)

    def mark(self, mark: Mark) -> None:
        """Put a mark at the frame that is shown or on its way."""
        if self._playback is not None:
            self._put(mark, self._playback.frame)

    def remove(self, *marks: Mark) -> None:
        """Take marks away."""
        if self._marks.remove(*marks):
            self._show_marks()

    def _prepare(self) -> None:
        """Have the small pictures made before they are wanted, but not while the video needs the processor itself."""
        if self._playback is not None and not self._playback.playing:
            self._resting.stop()
            self.preview.prepare()

    def _drag(self, mark: Mark, seconds: float) -> None:
        """Move a mark to the frame under the pointer, but not beyond the other mark, and show that frame."""
        playback = self._playback
        if playback is None:
            return
        frame = playback.frame_at(seconds)
        if mark is Mark.IN and self._marks.last is not None:
            frame = min(frame, self._marks.last)
        elif mark is Mark.OUT:
            # Where it is dropped, the frame before it is the last one.
            frame = max(playback.frame_at(seconds - 1e-9) if seconds < playback.duration else frame, 0)
            frame = max(frame, self._marks.first or 0)
        self._put(mark, frame)
        playback.pause()
        playback.seek_frame(frame)

    def _put(self, mark: Mark, frame: int) -> None:
        if self._marks.set(mark, frame):
            self._show_marks()

    def _show_marks(self) -> None:
        playback = self._playback
        if playback is not None:
            first, last = self._marks.first, self._marks.last
            self._scrubber.set_marks(
                None if first is None else playback.begins(first), None if last is None else playback.ends(last)
            )
            playback.set_range(self._marks.frames(playback.last_frame))
        self.changed.emit()

    def _show_preview(self, seconds: float) -> None:
        playback = self._playback
        if playback is None or playback.index is None:
            return
        frame = playback.frame_at(seconds)
        words = f"{timecode(playback.begins(frame))} \N{MIDDLE DOT} {frame}"
        over = self._scrubber.mapTo(self._player, QPoint(round(self._scrubber.x_of(seconds)), 0))
        self.preview.show_at(playback.index.times.starts[frame], words, over)
