"""Clips thrown away, and taken out of the bin again. No file is deleted here, ever."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from pikadesk.domain.errors import StorageError
from pikadesk.domain.library import Entry
from pikadesk.services.ports import Library
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.library_entries import LibraryEntries
from pikadesk.ui.presenters.library_history import Step
from pikadesk.ui.presenters.library_marks import LibraryMarks
from pikadesk.ui.text import tr, tr_count, tr_fault

Spawn = Callable[[Coroutine[Any, Any, None]], None]
_FEW = 3


class Bin(Protocol):
    """The system's bin. Its methods may block."""

    def put(self, file: Path) -> Path | None:
        """Move a file to the bin, and return where it is now; None where there is no bin for it, and it stays."""
        ...

    def take_out(self, file: Path, to: Path) -> Path:
        """Move a file out of the bin, and return where it is now: at `to`, or beside what is there by now.

        Raises:
            StorageError: It is not in the bin any more, or cannot be moved.
        """
        ...


class Notice(Protocol):
    """Shows a message, and what can be done about it."""

    def __call__(
        self, message: str, *, went_well: bool = False, offer: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Show it until it is dismissed.

        Args:
            message: The words.
            went_well: Whether it is about something that worked.
            offer: What can be done about it.
            act: Does that.
        """
        ...


@dataclass(frozen=True, slots=True)
class _Thrown:
    """Clips that are gone from the library, and where the files of those are that were there."""

    entries: tuple[Entry, ...]
    places: Mapping[str, Path]


class LibraryBin:
    """Throws clips away, as one step of the library's history.

    Args:
        library: Has the clips.
        entries: What is known of them by now.
        marks: Has the history.
        bin: The system's bin.
        spawn: Runs a coroutine on the event loop.
        say: Shows what became of it.
        gone: Called after clips went or came back.
    """

    def __init__(
        self,
        library: Library,
        entries: LibraryEntries,
        marks: LibraryMarks,
        bin: Bin,
        *,
        spawn: Spawn,
        say: Notice,
        gone: Callable[[], Awaitable[None]],
    ) -> None:
        self._library, self._entries, self._marks, self._bin = library, entries, marks, bin
        self._spawn, self._say, self._gone = spawn, say, gone

    def throw(self, ids: Sequence[str]) -> None:
        """Move the files of clips to the bin, and forget the clips; whoever calls has asked."""
        self._spawn(self._guarded(partial(self._throw, list(ids))))

    def remove(self, ids: Sequence[str]) -> None:
        """Forget clips; their files stay where they are."""
        self._spawn(self._guarded(partial(self._remove, list(ids))))

    async def _throw(self, ids: Sequence[str]) -> None:
        found = await self._entries.fetch(ids)
        thrown, kept = await self._put(found)
        if thrown.entries:
            state = [thrown]
            self._marks.history.record(
                Step(tr("Move to the bin"), partial(self._take_back, state), partial(self._throw_again, state))
            )
            count = len(thrown.entries)
            self._say(
                tr_count("Moved to the bin.", "%n videos were moved to the bin.", count),
                went_well=True,
                offer=tr("Undo"),
                act=self._marks.undo,
            )
        if kept:
            self._say(
                tr(
                    "{names} could not be moved to the bin: the system has none for this folder. "
                    "Remove it from the library only, and its file stays where it is?"
                ).format(names=_names(kept)),
                offer=tr("Remove from the library"),
                act=partial(self.remove, [entry.clip.id for entry in kept]),
            )

    async def _remove(self, ids: Sequence[str]) -> None:
        state = [_Thrown(tuple(await self._entries.fetch(ids)), {})]
        await self._forget(state[0].entries)
        forget = partial(self._forget_again, state)
        self._marks.history.record(Step(tr("Remove from the library"), partial(self._take_back, state), forget))
        self._say(
            tr_count(
                "Removed from the library; its file stays where it is.",
                "%n videos were removed from the library; their files stay where they are.",
                len(state[0].entries),
            ),
            went_well=True,
            offer=tr("Undo"),
            act=self._marks.undo,
        )

    async def _put(self, entries: Sequence[Entry]) -> tuple[_Thrown, list[Entry]]:
        """Move what is there; what is gone already needs no bin."""
        places, kept = {}, []
        for entry in entries:
            path = entry.clip.path
            if await in_thread(path.is_file):
                place = await in_thread(self._bin.put, path)
                if place is None:
                    kept.append(entry)
                    continue
                places[entry.clip.id] = place
        thrown = _Thrown(tuple(entry for entry in entries if entry not in kept), places)
        try:
            await self._forget(thrown.entries)
        except StorageError:
            # What stays in the library stays on the disk.
            for entry in thrown.entries:
                if entry.clip.id in places:
                    await in_thread(self._bin.take_out, places[entry.clip.id], entry.clip.path)
            raise
        return thrown, kept

    async def _forget(self, entries: Sequence[Entry]) -> None:
        ids = [entry.clip.id for entry in entries]
        await self._library.remove(ids)
        self._entries.forget(ids)
        await self._gone()

    async def _take_back(self, state: list[_Thrown]) -> None:
        """Take files out of the bin, and clips back with all that was said of them; one after the other."""
        back, moved, trouble = [], False, ""
        for entry in state[0].entries:
            place = state[0].places.get(entry.clip.id)
            path = entry.clip.path
            if place is not None:
                try:
                    path = await in_thread(self._bin.take_out, place, path)
                except StorageError:
                    trouble = tr("{name} is not in the bin any more.").format(name=path.name)
            moved |= path != entry.clip.path
            back.append(replace(entry, clip=replace(entry.clip, path=path)))
        await self._library.restore(back)
        state[0] = _Thrown(tuple(back), {})
        ids = [entry.clip.id for entry in back]
        self._entries.forget(ids)
        await self._gone()
        await self._entries.fetch(ids)
        await self._entries.look(ids)
        if moved:
            trouble = trouble or tr("There is another file of that name by now: the video has a new one.")
        words = tr_count("1 video is back in the library.", "%n videos are back in the library.", len(back))
        self._say(trouble or words, went_well=not trouble)

    async def _throw_again(self, state: list[_Thrown]) -> None:
        thrown, _ = await self._put(state[0].entries)
        state[0] = thrown

    async def _forget_again(self, state: list[_Thrown]) -> None:
        await self._forget(state[0].entries)

    async def _guarded(self, act: Callable[[], Coroutine[Any, Any, None]]) -> None:
        async with self._marks.turn:
            try:
                await act()
            except StorageError as error:
                self._say(tr_fault(error.fault))


def _names(entries: Sequence[Entry]) -> str:
    names = [entry.clip.path.name for entry in entries]
    if len(names) <= _FEW:
        return ", ".join(names)
    return tr("{names} and {count} more").format(names=", ".join(names[:_FEW]), count=len(names) - _FEW)
