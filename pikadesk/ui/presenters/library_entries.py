"""The clips of the library that were looked at, each with its marks: read when somebody asks, some at a time."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.errors import StorageError
from pikadesk.domain.library import Entry, Marks
from pikadesk.services.ports import Library
from pikadesk.services.threads import in_thread
from pikadesk.ui.text import tr_fault

Spawn = Callable[[Coroutine[Any, Any, None]], None]

_PAGE = 64
# More than a screen shows: those asked for before were scrolled past.
_MOST_WAITING = 4 * _PAGE


class LibraryEntries(QObject):
    """What is known of clips by now. `changed` is emitted once for a page that was read.

    Args:
        library: Has them all.
        spawn: Runs a coroutine on the event loop.
        say: Shows why they cannot be read.
    """

    changed = Signal()

    def __init__(
        self, library: Library, *, spawn: Spawn, say: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library, self._spawn, self._say = library, spawn, say
        self._known: dict[str, Entry] = {}
        self._ids: dict[Path, str] = {}
        self._absent: set[str] = set()
        self._missing: frozenset[str] = frozenset()
        self._wanted: dict[str, None] = {}
        self._reading = False

    def get(self, clip_id: str) -> Entry | None:
        """Return a clip with its marks, None where there is none or it was not read yet."""
        return self._known.get(clip_id)

    def of_file(self, file: Path) -> Entry | None:
        """Return the clip with that file, None where none of those that were read has it."""
        return self._known.get(self._ids.get(file, ""))

    def is_missing(self, clip_id: str) -> bool:
        """Say whether a clip's file was not there when it was last looked for."""
        return clip_id in self._missing

    def want(self, ids: Iterable[str]) -> None:
        """Have clips read that are not known yet; `changed` tells when they are. Those asked for last come first."""
        for clip_id in ids:
            if clip_id not in self._known and clip_id not in self._absent:
                self._wanted.pop(clip_id, None)
                self._wanted[clip_id] = None
        while len(self._wanted) > _MOST_WAITING:
            del self._wanted[next(iter(self._wanted))]
        if self._wanted and not self._reading:
            self._reading = True
            self._spawn(self._read())

    async def fetch(self, ids: Iterable[str]) -> list[Entry]:
        """Return clips in the order of `ids`, without those that are not there; raises `StorageError`."""
        ids = list(ids)
        for page in _pages([each for each in ids if each not in self._known]):
            self._take(page, await self._library.entries(page))
        return [self._known[each] for each in ids if each in self._known]

    async def look(self, ids: Iterable[str]) -> None:
        """Look which clips' files are there."""
        paths = {each: self._known[each].clip.path for each in ids if each in self._known}
        gone = await in_thread(_gone, paths)
        self.show_missing((self._missing - frozenset(paths)) | gone)

    def show_missing(self, missing: Iterable[str]) -> None:
        """Take it that the files of these clips are not there, and those of all others are."""
        found = frozenset(missing)
        if found != self._missing:
            self._missing = found
            self.changed.emit()

    def show_marks(self, marks: Mapping[str, Marks]) -> None:
        """Take it that clips have other marks now."""
        for clip_id, each in marks.items():
            if clip_id in self._known:
                self._known[clip_id] = replace(self._known[clip_id], marks=each)
        self.changed.emit()

    def show_places(self, paths: Mapping[str, Path]) -> None:
        """Take it that the files of clips are elsewhere now."""
        for clip_id, path in paths.items():
            entry = self._known.get(clip_id)
            if entry is not None:
                self._keep(replace(entry, clip=replace(entry.clip, path=path)))
        self._missing -= frozenset(paths)
        self.changed.emit()

    def forget(self, ids: Iterable[str]) -> None:
        """Read clips again when somebody asks for them."""
        for clip_id in ids:
            entry = self._known.pop(clip_id, None)
            if entry is not None:
                self._ids.pop(entry.clip.path, None)
            self._absent.discard(clip_id)

    def look_again(self) -> None:
        """There may be clips by now that were not there before."""
        self._absent.clear()

    async def _read(self) -> None:
        """The last page first: it is the one on the screen."""
        try:
            while self._wanted:
                page = list(self._wanted)[-_PAGE:]
                self._take(page, await self._library.entries(page))
                self.changed.emit()
                self._spawn(self.look(page))
        except StorageError as error:
            self._wanted.clear()
            self._say(tr_fault(error.fault))
        finally:
            self._reading = False

    def _take(self, page: Sequence[str], entries: Iterable[Entry]) -> None:
        for entry in entries:
            self._keep(entry)
        for clip_id in page:
            self._wanted.pop(clip_id, None)
            if clip_id not in self._known:
                self._absent.add(clip_id)

    def _keep(self, entry: Entry) -> None:
        before = self._known.get(entry.clip.id)
        if before is not None:
            self._ids.pop(before.clip.path, None)
        self._known[entry.clip.id] = entry
        self._ids[entry.clip.path] = entry.clip.id


def _pages(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    # A page of the database's answer is made into clips at a time, so that the window goes on between two.
    return (ids[first : first + _PAGE] for first in range(0, len(ids), _PAGE))


def _gone(paths: Mapping[str, Path]) -> frozenset[str]:
    return frozenset(clip_id for clip_id, path in paths.items() if not path.is_file())
