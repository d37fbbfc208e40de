"""What the user says of clips: favourites, names, tags, notes and collections; and the bin. All of it can be undone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.errors import StorageError
from pikadesk.domain.library import Marks, Query
from pikadesk.services.ports import Library
from pikadesk.ui.presenters.library_entries import LibraryEntries
from pikadesk.ui.presenters.library_history import LibraryHistory, Step
from pikadesk.ui.text import tr, tr_fault

Spawn = Callable[[Coroutine[Any, Any, None]], None]
Change = Callable[[Marks], Marks]


class LibraryMarks(QObject):
    """Changes marks, one change after the other, and takes changes back.

    Args:
        library: Keeps them.
        entries: What is known of clips by now.
        spawn: Runs a coroutine on the event loop.
        say: Shows what went wrong.
        marked: Called after marks were changed: another search may have another answer.

    Attributes:
        history: What was done; what throws clips away notes it there too.
        turn: Held by whoever changes the library: a change is made of what the one before it left.
    """

    changed = Signal()

    def __init__(
        self,
        library: Library,
        entries: LibraryEntries,
        *,
        spawn: Spawn,
        say: Callable[[str], None],
        marked: Callable[[], Coroutine[Any, Any, None]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._entries = library, entries
        self._spawn, self._say, self._marked = spawn, say, marked
        self._tags: tuple[str, ...] = ()
        self._collections: tuple[str, ...] = ()
        self._folders: tuple[Path, ...] = ()
        self.history = LibraryHistory()
        self.turn = asyncio.Lock()

    @property
    def tags(self) -> tuple[str, ...]:
        """Every tag in use, in the order of the alphabet."""
        return self._tags

    @property
    def collections(self) -> tuple[str, ...]:
        """Every collection that has a clip, in the order of the alphabet."""
        return self._collections

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder that a clip's file is in, in the order of the alphabet."""
        return self._folders

    async def flush(self) -> None:
        """Wait until everything that was asked for is written down, or could not be."""
        # What was asked for just now takes its turn when the loop goes round.
        await asyncio.sleep(0)
        async with self.turn:
            pass

    def toggle_star(self, ids: Sequence[str]) -> None:
        """Make clips favourites; where all of them are, make them none."""
        entries = [entry for entry in map(self._entries.get, ids) if entry is not None]
        starred = not (entries and all(entry.marks.star for entry in entries))
        words = tr("Star") if starred else tr("Take the star away")
        self._change(ids, lambda marks: replace(marks, star=starred), words)

    def rename(self, clip_id: str, title: str) -> None:
        """Call a clip something; "" for what it is called by itself."""
        self._change([clip_id], lambda marks: replace(marks, title=_plain(title)), tr("Rename"))

    def set_note(self, ids: Sequence[str], note: str) -> None:
        """Write something about clips, instead of what is written there."""
        self._change(ids, lambda marks: replace(marks, note=note.strip()), tr("Note"))

    def change_tags(self, ids: Sequence[str], added: Iterable[str] = (), removed: Iterable[str] = ()) -> None:
        """Put clips under tags, and take others away from them, in one step."""
        new, old = {_plain(tag) for tag in added} - {""}, set(removed)
        self._change(ids, lambda marks: replace(marks, tags=_sorted({*marks.tags} - old | new)), tr("Tags"))

    def add_tags(self, ids: Sequence[str], tags: Iterable[str]) -> None:
        """Put clips under tags."""
        self.change_tags(ids, added=tags)

    def remove_tags(self, ids: Sequence[str], tags: Iterable[str]) -> None:
        """Take tags away from clips."""
        self.change_tags(ids, removed=tags)

    def collect(self, ids: Sequence[str], name: str) -> None:
        """Put clips into a collection; it is there as long as it has clips."""
        name = _plain(name)
        if name:
            words = tr("Add to “{name}”").format(name=name)
            self._change(ids, lambda marks: replace(marks, collections=_sorted({*marks.collections, name})), words)

    def take_out(self, ids: Sequence[str], name: str) -> None:
        """Take clips out of a collection."""
        words = tr("Remove from “{name}”").format(name=name)
        self._change(ids, lambda marks: replace(marks, collections=_sorted({*marks.collections} - {name})), words)

    def rename_collection(self, old: str, new: str) -> None:
        """Call a collection something else; where there is one of that name, they become one."""
        new = _plain(new)
        if new and new != old:
            self._spawn(self._guarded(partial(self._rename_collection, old, new)))

    def undo(self) -> None:
        """Take back what was done last."""
        self._spawn(self._guarded(self.history.undo))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._spawn(self._guarded(self.history.redo))

    async def load(self) -> None:
        """Read which tags, collections and folders there are; raises `StorageError`."""
        found = await self._library.tags(), await self._library.collections(), await self._library.folders()
        if found != (self._tags, self._collections, self._folders):
            self._tags, self._collections, self._folders = found
            self.changed.emit()

    def _change(self, ids: Sequence[str], how: Change, words: str) -> None:
        wanted = list(dict.fromkeys(ids))
        # What is known already is shown at once.
        before = {each: entry.marks for each in wanted if (entry := self._entries.get(each)) is not None}
        self._entries.show_marks({each: how(marks) for each, marks in before.items()})
        self._spawn(self._guarded(partial(self._mark, wanted, before, how, words)))

    async def _mark(self, ids: Sequence[str], shown: Mapping[str, Marks], how: Change, words: str) -> None:
        try:
            entries = await self._entries.fetch(ids)
            before = {entry.clip.id: shown.get(entry.clip.id, entry.marks) for entry in entries}
            after = {clip_id: how(marks) for clip_id, marks in before.items()}
            changed = {clip_id for clip_id, marks in after.items() if marks != before[clip_id]}
            if changed:
                old, new = ({each: marks[each] for each in changed} for marks in (before, after))
                await self._put(new)
                self.history.record(Step(words, partial(self._put, old), partial(self._put, new)))
        except StorageError:
            self._entries.show_marks(shown)
            raise

    async def _put(self, marks: Mapping[str, Marks]) -> None:
        await self._library.mark(marks)
        self._entries.show_marks(marks)
        await self.load()
        await self._marked()

    async def _rename_collection(self, old: str, new: str) -> None:
        def renamed(marks: Marks) -> Marks:
            return replace(marks, collections=_sorted({*marks.collections, new} - {old}))

        ids = await self._library.search(Query(collection=old))
        await self._mark(ids, {}, renamed, tr("Rename “{name}”").format(name=old))

    async def _guarded(self, act: Callable[[], Coroutine[Any, Any, object]]) -> None:
        async with self.turn:
            try:
                await act()
            except StorageError as error:
                self._say(tr_fault(error.fault))
            finally:
                self.changed.emit()


def _plain(text: str) -> str:
    return " ".join(text.split())


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (word.casefold(), word)))
