"""The clips of the shot chain, with what is to be known of their films."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.clip import Clip
from pikadesk.domain.errors import PikadeskError
from pikadesk.domain.library import Entry
from pikadesk.services.frame_ports import FilmIndex, FrameReader
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.chain_order import ChainOrder, Slot
from pikadesk.ui.presenters.compare_words import film_trouble
from pikadesk.ui.presenters.library_words import clip_title
from pikadesk.ui.text import tr

Spawn = Callable[[Coroutine[Any, Any, None]], None]
Entries = Callable[[Iterable[str]], Awaitable[list[Entry]]]
"""Reads clips of the library with their marks; raises `StorageError`."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A clip in the chain.

    Attributes:
        key: Tells it from the others, also where a clip is in the chain twice.
        title: What it is called; empty while that is not known.
        clip: The clip, None where it is not in the library any more.
        index: When its frames are shown, None where it cannot be played.
        trouble: Why not, in words; empty while that is being found out.
    """

    key: int
    clip_id: str
    title: str = ""
    clip: Clip | None = None
    index: FilmIndex | None = None
    trouble: str = ""

    @property
    def film(self) -> Path | None:
        """Its file, None where it cannot be played."""
        return self.clip.path if self.clip is not None and self.index is not None else None


class ChainShots(QObject):
    """Looks the clips up that the chain consists of.

    Args:
        order: Which ones.
        reader: Looks through their films.
        entries: Has the clips.
        spawn: Starts a coroutine on the running loop.
        parent: What owns it.

    Signals:
        changed(): There are others, or more is known of them.
    """

    changed = Signal()

    def __init__(
        self,
        order: ChainOrder,
        reader: FrameReader,
        *,
        entries: Entries,
        spawn: Spawn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._order, self._reader, self._entries, self._spawn = order, reader, entries, spawn
        self._all = tuple(Shot(slot.key, slot.clip_id) for slot in order.slots)
        # What was taken out may come back by undo.
        self._seen: dict[str, Shot] = {}
        self._loading = self._stale = self._anew = False

    @property
    def all(self) -> tuple[Shot, ...]:
        """Every clip, in order."""
        return self._all

    @property
    def playable(self) -> tuple[Shot, ...]:
        """Those that can be played."""
        return tuple(shot for shot in self._all if shot.index is not None)

    def reload(self, *, anew: bool = False) -> None:
        """Take over the order as it is now, and look again at the clips.

        Args:
            anew: Whether their films may be others by now, though their files are called as before.
        """
        self._anew = self._anew or anew
        known = {shot.key: shot for shot in self._all}
        self._all = tuple(
            known.get(slot.key) or _placed(self._seen.get(slot.clip_id), slot) for slot in self._order.slots
        )
        self.changed.emit()
        self.look_again()

    def look_again(self) -> None:
        """Clips may be called otherwise by now, or be elsewhere, or gone."""
        self._stale = True
        if not self._loading:
            self._loading = True
            self._spawn(self._load())

    async def _load(self) -> None:
        """Look at the clips; what is changed meanwhile is looked at again."""
        try:
            while self._stale:
                self._stale = False
                found = {slot.key: shot for slot, shot in await self._look_all()}
                self._seen.update({shot.clip_id: shot for shot in found.values()})
                shots = tuple(found.get(shot.key, shot) for shot in self._all)
                if shots != self._all:
                    self._all = shots
                    self.changed.emit()
        finally:
            self._loading = False

    async def _look_all(self) -> list[tuple[Slot, Shot]]:
        slots, anew = self._order.slots, self._anew
        self._anew = False
        try:
            entries = {entry.clip.id: entry for entry in await self._entries([slot.clip_id for slot in slots])}
        except PikadeskError as error:
            return [
                (slot, Shot(slot.key, slot.clip_id, tr("Clip"), trouble=film_trouble(error.fault))) for slot in slots
            ]
        looked = [shot for shot in self._all if not anew]
        known = {shot.clip.path: shot.index for shot in looked if shot.clip is not None and shot.index is not None}
        there = await in_thread(_existing, [entry.clip.path for entry in entries.values()])
        known = {path: index for path, index in known.items() if path in there}
        return [(slot, await self._look(slot, entries.get(slot.clip_id), there, known)) for slot in slots]

    async def _look(
        self, slot: Slot, entry: Entry | None, there: frozenset[Path], known: dict[Path, FilmIndex]
    ) -> Shot:
        if entry is None:
            return Shot(slot.key, slot.clip_id, tr("Clip"), trouble=tr("Not in the library any more"))
        clip, title = entry.clip, clip_title(entry.clip, entry.marks)
        if clip.path not in there:
            return Shot(slot.key, slot.clip_id, title, clip, trouble=tr("File not found"))
        try:
            if clip.path not in known:
                known[clip.path] = await in_thread(self._reader.index, clip.path)
        except PikadeskError as error:
            return Shot(slot.key, slot.clip_id, title, clip, trouble=film_trouble(error.fault))
        return Shot(slot.key, slot.clip_id, title, clip, known[clip.path])


def _existing(files: Iterable[Path]) -> frozenset[Path]:
    return frozenset(file for file in files if file.is_file())


def _placed(alike: Shot | None, slot: Slot) -> Shot:
    """Return what is known at once of a clip that came to a place."""
    if alike is None:
        return Shot(slot.key, slot.clip_id)
    return Shot(slot.key, slot.clip_id, alike.title, alike.clip, alike.index, alike.trouble)
