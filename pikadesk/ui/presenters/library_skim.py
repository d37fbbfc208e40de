"""Skimming: small pictures along the clip that the pointer is on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.clip import Clip
from pikadesk.domain.errors import PikadeskError
from pikadesk.services.threads import in_thread

Spawn = Callable[[Coroutine[Any, Any, None]], None]
MakeStrip = Callable[[Path, int, int, Event], Sequence[tuple[float, bytes]]]
"""Returns at most so many pictures of a film, each with its time, in order, as JPEGs of a width in pixels."""

FRAMES = 24
_WIDTH = 320
_MOST_KEPT = 24


class LibrarySkim(QObject):
    """The pictures of one clip at a time; `changed` tells when they are there.

    Args:
        make: Makes them; may block. Raises `Stopped` and `PikadeskError`. None where there is no skimming.
        spawn: Runs a coroutine on the event loop.
    """

    changed = Signal()

    def __init__(self, make: MakeStrip | None, *, spawn: Spawn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make, self._spawn = make, spawn
        self._kept: OrderedDict[Path, tuple[bytes, ...]] = OrderedDict()
        self._file: Path | None = None
        self._stop = Event()

    def begin(self, clip: Clip) -> None:
        """Have the pictures of a clip made, and give up those of another."""
        if clip.path == self._file:
            return
        self.end()
        self._file = clip.path
        if clip.path not in self._kept and self._make is not None:
            self._stop = Event()
            self._spawn(self._fill(clip.path, self._make, self._stop))

    def end(self) -> None:
        """No pictures are needed any more."""
        self._stop.set()
        self._file = None

    def frames(self, clip: Clip) -> tuple[bytes, ...]:
        """Return the pictures of a clip, in order; none until they are there."""
        return self._kept.get(clip.path, ()) if clip.path == self._file else ()

    async def _fill(self, file: Path, make: MakeStrip, stop: Event) -> None:
        try:
            strip = await in_thread(make, file, FRAMES, _WIDTH, stop)
        except PikadeskError:
            # Its poster stays, and opening it says what is wrong with it.
            return
        self._kept[file] = tuple(picture for _, picture in strip)
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        self.changed.emit()
