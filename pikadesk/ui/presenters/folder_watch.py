"""Notices what other programs do to the videos: deleted, moved, renamed, put back."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from pikadesk.domain.errors import StorageError
from pikadesk.services.threads import in_thread
from pikadesk.services.whereabouts import Changes
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.text import tr, tr_count, tr_fault

Spawn = Callable[[Coroutine[Any, Any, None]], None]
Look = Callable[[Iterable[Path]], Coroutine[Any, Any, Changes]]

_Stamp = tuple[int, int] | None

# A file manager deletes and renames one file after the other.
_SETTLE_MILLISECONDS = 400


class FolderWatch(QObject):
    """Watches the folders that clips are in, and looks when something changes there.

    The folder above each is watched too, or the nearest one that there is: nothing tells of a folder itself that it was
    moved away, and one that is gone cannot be watched until it is back. What else happens there is passed over.

    Args:
        library: Shows what became of the clips.
        look: Looks where their files are, in the folders and wherever clips are.
        output: Returns the folder that videos are saved in.
        spawn: Runs a coroutine on the event loop.
    """

    changed = Signal()

    def __init__(
        self,
        library: LibraryPresenter,
        look: Look,
        *,
        output: Callable[[], Path],
        spawn: Spawn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._look_for, self._output, self._spawn = library, look, output, spawn
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MILLISECONDS)
        self._settling.timeout.connect(self._settled)
        self._watcher.directoryChanged.connect(self._note)
        self._folders: dict[str, _Stamp] = {}
        self._inside = self._looking = self._again = self._begun = False
        library.marks.changed.connect(self._folders_changed)

    @property
    def watched(self) -> tuple[Path, ...]:
        """The folders that are watched."""
        return tuple(map(Path, self._watcher.directories()))

    def begin(self) -> None:
        """Look for the first time, and watch from now on."""
        self._begun = True
        self.look()

    def close(self) -> None:
        """Watch no more."""
        self._begun = False
        self._settling.stop()
        self._watcher.blockSignals(True)

    def look(self) -> None:
        """Look where the files are."""
        if self._looking:
            self._again = True
            return
        self._looking = True
        self._spawn(self._look())

    def _note(self, folder: str) -> None:
        self._inside |= folder in self._folders
        self._settling.start()

    def _settled(self) -> None:
        if self._inside:
            self._inside = False
            self.look()
        else:
            self._spawn(self._look_at_folders())

    async def _look_at_folders(self) -> None:
        """Look for videos only where a folder of theirs has gone or come."""
        if await in_thread(_stamps, self._folders) != self._folders:
            self.look()

    async def _look(self) -> None:
        marks, library = self._library.marks, self._library
        try:
            self._again = True
            while self._again:
                self._again = False
                await self._follow()
                changes = await self._look_for([self._output()])
                # A clip that is on its way to the bin loses its file before the library knows.
                async with marks.turn:
                    left = {entry.clip.id for entry in await library.fetch(changes.gone)}
                changes = replace(changes, gone=changes.gone & left)
                await self._show(changes)
        except StorageError as error:
            library.say(tr_fault(error.fault))
        finally:
            self._looking = False

    async def _show(self, changes: Changes) -> None:
        entries = self._library.entries
        entries.show_places({clip_id: after for clip_id, (_, after) in changes.relocated.items()})
        entries.show_missing(changes.missing)
        for clip_id in (*changes.relocated, *changes.back):
            self._library.posters.forget_failure(clip_id)
        if changes.relocated:
            await self._library.load()
        words, trouble = told(changes)
        if trouble:
            gone = [*changes.gone]
            remove = partial(self._library.bin.remove, gone)
            self._library.say(words, offer=tr("Remove from the library"), act=remove)
        elif words:
            self._library.say(words, went_well=True)
        self.changed.emit()

    def _folders_changed(self) -> None:
        if self._begun:
            self._spawn(self._follow())

    async def _follow(self) -> None:
        """Watch the folders that clips are in by now, and those above them."""
        before = self._folders
        self._folders = await in_thread(_stamps, map(str, {*self._library.marks.folders, self._output()}))
        wanted = {folder for folder, stamp in self._folders.items() if stamp is not None}
        wanted |= await in_thread(_above, self._folders)
        # What is at the place of a folder that was watched may be another folder.
        others = {folder for folder, stamp in before.items() if self._folders.get(folder) != stamp}
        watched = set(self._watcher.directories())
        if old := watched & others | watched - wanted:
            self._watcher.removePaths(sorted(old))
        if new := wanted - (watched - old):
            self._watcher.addPaths(sorted(new))


def told(changes: Changes) -> tuple[str, bool]:
    """Say what became of files, and whether it is something to do about."""
    parts = []
    if len(changes.relocated) == 1:
        ((before, after),) = changes.relocated.values()
        parts.append(_moved(before, after))
    elif changes.relocated:
        parts.append(tr_count("1 video was moved.", "%n videos were moved or renamed.", len(changes.relocated)))
    if changes.back:
        parts.append(tr_count("1 video is there again.", "%n videos are there again.", len(changes.back)))
    if changes.gone:
        parts.append(
            tr_count(
                "1 video is not there any more: put it back, or remove it from the library.",
                "%n videos are not there any more: put them back, or remove them from the library.",
                len(changes.gone),
            )
        )
    return " ".join(parts), bool(changes.gone)


def _moved(before: Path, after: Path) -> str:
    if before.parent == after.parent:
        return tr("“{before}” was renamed to “{after}”.").format(before=before.name, after=after.name)
    return tr("“{name}” was moved to {folder}.").format(name=after.name, folder=after.parent)


def _stamps(folders: Iterable[str]) -> dict[str, _Stamp]:
    """Return what tells each folder from another one in its place; None where there is none."""
    stamps: dict[str, _Stamp] = {}
    for folder in folders:
        try:
            found = Path(folder).stat()
        except OSError:
            stamps[folder] = None
        else:
            stamps[folder] = found.st_dev, found.st_ino
    return stamps


def _above(folders: Iterable[str]) -> set[str]:
    """Return the nearest folder that there is above each."""
    above = (next((each for each in Path(folder).parents if each.is_dir()), None) for folder in folders)
    return {str(each) for each in above if each is not None}
