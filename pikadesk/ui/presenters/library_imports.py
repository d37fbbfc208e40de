"""Videos taken into the library from files and folders, with progress and a way to stop."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from threading import Event
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from pikadesk.domain.errors import StorageError
from pikadesk.services.importing import Imported, Reason
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.text import listing, percent, tr, tr_count, tr_fault
from pikadesk.words import translatable

Spawn = Callable[[Coroutine[Any, Any, None]], None]

# What takes no longer needs no progress.
_SOON_MILLISECONDS = 1000
_MOST_NAMED = 3
_REFUSED = translatable(
    {
        Reason.UNREADABLE: "Cannot be read: {names}.",
        Reason.NO_VIDEO: "Not a video: {names}.",
        Reason.DAMAGED: "Damaged, so that it breaks off or cannot be played: {names}.",
    }
)


class ImportFiles(Protocol):
    """Takes videos into the library."""

    def __call__(
        self, paths: Sequence[Path], *, progress: Callable[[float], None], stop: Event
    ) -> Coroutine[Any, Any, Imported]:
        """Take in files and folders.

        Args:
            paths: The files and folders.
            progress: Called with the part that is done, from 0 to 1.
            stop: Ends it soon after it is set; what was taken in until then stays.
        """
        ...


class LibraryImports(QObject):
    """Takes in videos, one lot after the other, and says through the library what became of them.

    Args:
        library: Shows them.
        take: Takes them in.
        spawn: Runs a coroutine on the event loop.
    """

    changed = Signal()

    def __init__(
        self, library: LibraryPresenter, take: ImportFiles, *, spawn: Spawn, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library, self._take, self._spawn = library, take, spawn
        self._stop: Event | None = None
        self._part = 0.0
        self._taking_long = QTimer(self, interval=_SOON_MILLISECONDS)
        self._taking_long.timeout.connect(self._tell_progress)

    @property
    def under_way(self) -> bool:
        """Whether videos are being taken in."""
        return self._stop is not None

    def take(self, paths: Sequence[Path]) -> None:
        """Take in files and folders; nothing while others are being taken in."""
        if self._stop is None and paths:
            self._stop, self._part = Event(), 0.0
            self._spawn(self._take_in(paths, self._stop))
            self._taking_long.start()
            self.changed.emit()

    def stop(self) -> None:
        """Take in no more; what was taken in until now stays."""
        if self._stop is not None:
            self._stop.set()

    async def _take_in(self, paths: Sequence[Path], stop: Event) -> None:
        try:
            result = await self._take(paths, progress=self._note, stop=stop)
        except StorageError as error:
            self._end()
            self._library.say(tr_fault(error.fault))
        else:
            self._end()
            self._library.entries.forget(result.relocated)
            await self._library.load()
            self._library.say(told(result), went_well=bool(result.added or result.relocated or result.known))
        finally:
            stop.set()
            self._end()

    def _end(self) -> None:
        if self._stop is not None:
            self._stop = None
            self._taking_long.stop()
            self.changed.emit()

    def _note(self, part: float) -> None:
        self._part = part

    def _tell_progress(self) -> None:
        words = tr("Importing videos: {percent}").format(percent=percent(round(100 * self._part)))
        self._library.say(words, went_well=True, offer=tr("Stop"), act=self.stop)


def told(result: Imported) -> str:
    """Say what became of files."""
    parts = []
    if result.added:
        parts.append(tr_count("1 video was added.", "%n videos were added.", len(result.added)))
    if result.relocated:
        parts.append(tr_count("1 video was found again.", "%n videos were found again.", len(result.relocated)))
    if result.known:
        parts.append(tr_count("1 was here already.", "%n were here already.", len(result.known)))
    for reason, words in _REFUSED.items():
        if names := [file.name for file, why in result.not_videos if why is reason]:
            parts.append(tr(words).format(names=_named(names)))
    if result.stopped:
        parts.append(tr("The rest was left."))
    return " ".join(parts) or tr("There are no videos there.")


def _named(names: list[str]) -> str:
    if len(names) <= _MOST_NAMED:
        return listing(names)
    first = ", ".join(names[:_MOST_NAMED])
    return tr("{names} and {count} more").format(names=first, count=len(names) - _MOST_NAMED)
