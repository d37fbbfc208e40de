"""Two clips compared: in step, frame by frame, and by what they were made with."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.clip import Clip
from pikadesk.domain.errors import PikadeskError
from pikadesk.domain.frame_times import steps_together
from pikadesk.domain.library import Entry
from pikadesk.services.frame_ports import FilmIndex, FrameReader
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.compare_frames import FramesInStep, Wanted
from pikadesk.ui.presenters.compare_playhead import FramePlayhead
from pikadesk.ui.presenters.compare_words import Line, film_trouble, lines
from pikadesk.ui.presenters.library_words import clip_title
from pikadesk.ui.text import tr

Spawn = Callable[[Coroutine[Any, Any, None]], None]
Entries = Callable[[Iterable[str]], Awaitable[list[Entry]]]
"""Reads clips of the library with their marks; raises `StorageError`."""


class CompareMode(StrEnum):
    """How two clips are seen: both, a part of each, or one at a time."""

    SIDE = "side"
    WIPE = "wipe"
    FLIP = "flip"


@dataclass(frozen=True, slots=True)
class Compared:
    """A clip that is compared."""

    clip: Clip
    title: str
    index: FilmIndex


class ComparePresenter(QObject):
    """Two clips on one line of time; the shorter one holds its last frame.

    Attributes:
        playhead: Where they are; it tells its own changes, sixty times a second while they play.
        frames: What of them is seen; it tells its own changes too.

    Args:
        reader: Reads their frames.
        entries: Has the clips.
        say: Shows why they cannot be compared.
        spawn: Starts a coroutine on the running loop.
        now: Seconds on a clock that only goes forward.
        parent: What owns it.
    """

    changed = Signal()

    def __init__(
        self,
        reader: FrameReader,
        entries: Entries,
        *,
        say: Callable[[str], None],
        spawn: Spawn,
        now: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader, self._entries, self._say, self._spawn = reader, entries, say, spawn
        self.playhead = FramePlayhead(now, self)
        self.frames = FramesInStep(reader, self)
        self._pair: tuple[Compared, Compared] | None = None
        self._mode, self._divider, self._flipped = CompareMode.SIDE, 0.5, False
        self._lines: tuple[Line, ...] = ()
        self._asked = 0
        self.playhead.changed.connect(self._follow)

    @property
    def shown(self) -> bool:
        """Whether two clips are compared."""
        return self._pair is not None

    @property
    def pair(self) -> tuple[Compared, Compared] | None:
        """The clips, None where none are compared."""
        return self._pair

    @property
    def mode(self) -> CompareMode:
        """How they are seen."""
        return self._mode

    @property
    def divider(self) -> float:
        """Where the wipe divides them: how much of the width, from 0 to 1, shows the first."""
        return self._divider

    @property
    def flipped(self) -> bool:
        """Whether the second one is seen where one is seen at a time."""
        return self._flipped

    @property
    def different(self) -> tuple[Line, ...]:
        """What differs in how they were made."""
        return tuple(line for line in self._lines if not line.same)

    @property
    def same(self) -> tuple[Line, ...]:
        """What does not."""
        return tuple(line for line in self._lines if line.same)

    @property
    def frame_numbers(self) -> tuple[int, ...]:
        """The numbers of the frames that are seen, from 0."""
        return tuple(wanted.frame for wanted in self.frames.shown)

    def compare(self, first: str, second: str) -> None:
        """Show two clips of the library, by their ids, from their first frames; what is wrong with one is said."""
        self._asked += 1
        self._spawn(self._open(first, second, self._asked))

    def close(self) -> None:
        """Compare nothing any more."""
        self._asked += 1
        if self._pair is not None:
            self.playhead.pause()
            self._pair = None
            self.frames.close()
            self.changed.emit()

    def swap(self) -> None:
        """Let the second clip be the first."""
        if self._pair is not None:
            self._show((self._pair[1], self._pair[0]))

    def set_mode(self, mode: CompareMode) -> None:
        """Change how they are seen."""
        if mode is not self._mode:
            self._mode = mode
            self.changed.emit()

    def set_divider(self, share: float) -> None:
        """Change where the wipe divides them."""
        share = min(1.0, max(0.0, share))
        if share != self._divider:
            self._divider = share
            self.changed.emit()

    def flip(self) -> None:
        """Show the other one, alone."""
        self._flipped = not self._flipped if self._mode is CompareMode.FLIP else self._flipped
        self._mode = CompareMode.FLIP
        self.changed.emit()

    async def _open(self, first: str, second: str, asked: int) -> None:
        try:
            entries = {entry.clip.id: entry for entry in await self._entries({first, second})}
            pair = [await self._look(entries.get(clip_id)) for clip_id in (first, second)]
        except PikadeskError as error:
            self._say(film_trouble(error.fault))
            return
        one, other = pair
        if asked != self._asked or one is None or other is None:
            return
        self._flipped = False
        self.playhead.pause()
        self.playhead.to_start()
        self._show((one, other))

    async def _look(self, entry: Entry | None) -> Compared | None:
        if entry is None:
            return None
        if not await in_thread(entry.clip.path.is_file):
            path = entry.clip.path
            self._say(
                tr("{path} is not there any more. Put the file back, or look for it in the bin.").format(path=path)
            )
            return None
        index = await in_thread(self._reader.index, entry.clip.path)
        return Compared(entry.clip, clip_title(entry.clip, entry.marks), index)

    def _show(self, pair: tuple[Compared, Compared]) -> None:
        self._pair = pair
        self._lines = lines(pair[0].clip, pair[1].clip)
        times = [each.index.times for each in pair]
        # What is seen by now is of other films, or in another order.
        self.frames.close()
        self.playhead.set_line(steps_together(times), max(film.end for film in times))
        self.changed.emit()

    def _follow(self) -> None:
        if self._pair is not None:
            position = self.playhead.position
            self.frames.want(tuple(_wanted(place, each, position) for place, each in enumerate(self._pair)))


def _wanted(place: int, compared: Compared, seconds: float) -> Wanted:
    return Wanted(place, compared.clip.path, compared.index, compared.index.times.index_at(seconds))
