"""Takes videos into the library: those that say what they were made from, and any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from threading import Event

from pikadesk.domain.clip import Clip
from pikadesk.domain.errors import Stopped, VideoDamaged
from pikadesk.services.film_origin import Said, changed_at, clip_and_job, clip_id, said_in, same_film
from pikadesk.services.ports import Library, VideoTools
from pikadesk.services.threads import in_thread_unless
from pikadesk.services.video_files import videos_in


class Reason(StrEnum):
    """Why a file is not taken in."""

    UNREADABLE = "unreadable"
    """It is not there, or may not be read."""
    NO_VIDEO = "no_video"
    """It is no video, or damaged so that it cannot be opened as one."""
    DAMAGED = "damaged"
    """It begins as a video, and breaks off or cannot be played."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of files.

    Attributes:
        added: The ids of the clips that are new in the library, in the order of their files.
        known: The files of clips that the library has, and copies of such files, also shortened ones.
        relocated: The ids of the clips that the library had, and whose files were gone: they have these files now.
        not_videos: The files that could not be taken in, and why.
        stopped: Whether it was stopped before every file was looked at.
    """

    added: tuple[str, ...] = ()
    known: tuple[Path, ...] = ()
    relocated: tuple[str, ...] = ()
    not_videos: tuple[tuple[Path, Reason], ...] = ()
    stopped: bool = False


class _Unusable(Exception):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Seen:
    said: Said
    clip_id: str
    changed_at: datetime


@dataclass(slots=True)
class _Tally:
    """What the library had, and what became of the files so far."""

    places: dict[str, Path]
    paths: set[Path] = field(init=False)
    added: list[str] = field(default_factory=list)
    known: list[Path] = field(default_factory=list)
    relocated: list[str] = field(default_factory=list)
    not_videos: list[tuple[Path, Reason]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.paths = set(self.places.values())

    def result(self, *, stopped: bool) -> Imported:
        """Return what became of the files."""
        lists = tuple(self.added), tuple(self.known), tuple(self.relocated), tuple(self.not_videos)
        return Imported(*lists, stopped=stopped)


class Importing:
    """Takes videos into the library.

    Args:
        library: Where clips go.
        videos: Reads files.
    """

    def __init__(self, library: Library, videos: VideoTools) -> None:
        self._library, self._videos = library, videos

    async def import_files(
        self,
        paths: Iterable[Path],
        *,
        progress: Callable[[float], None],
        stop: Event,
    ) -> Imported:
        """Take in videos, and those in folders and the folders within them.

        A video with a recipe becomes the clip that it was, with its id, request, times and credits; one without
        becomes a clip without a request, of the time at which its file was changed last. Every film is looked through
        to its end. No file is changed, copied or moved.

        The jobs that made them are not written down, so that the ledger counts nothing of it: the file does not say
        whose account it was, and one of the sandbox or of somebody else cost this user nothing.

        Args:
            paths: Files, which are tried whatever they are called, and folders.
            progress: Called with the part of the files that was looked at, from 0 to 1.
            stop: Ends it soon after it is set; what was taken in until then stays.

        Raises:
            StorageError: The library cannot be read or written.
        """
        tally = _Tally(await self._library.places())
        try:
            files = await in_thread_unless(stop, _files, list(paths))
            for number, file in enumerate(files):
                progress(number / len(files))
                await self._take_in(file, tally, stop)
        except Stopped:
            return tally.result(stopped=True)
        progress(1.0)
        return tally.result(stopped=False)

    async def _take_in(self, file: Path, tally: _Tally, stop: Event) -> None:
        if file in tally.paths:
            tally.known.append(file)
            return
        try:
            seen = await in_thread_unless(stop, self._identify, file)
            before = tally.places.get(seen.clip_id)
            if before is not None and await in_thread_unless(stop, before.is_file):
                tally.known.append(file)
                return
            found = await in_thread_unless(stop, self._look_through, file, seen)
        except _Unusable as error:
            tally.not_videos.append((file, error.reason))
            return
        await self._keep(found, before, tally)

    async def _keep(self, clip: Clip, before: Path | None, tally: _Tally) -> None:
        """Put a clip into the library, or tell it where its file is, unless that is another film by now."""
        if before is None:
            await self._library.add(clip)
            tally.added.append(clip.id)
        elif await self._is_as_before(clip):
            await self._library.relocate({clip.id: clip.path})
            tally.relocated.append(clip.id)
        else:
            tally.known.append(clip.path)
            return
        tally.places[clip.id] = clip.path
        tally.paths.add(clip.path)

    async def _is_as_before(self, clip: Clip) -> bool:
        entries = await self._library.entries([clip.id])
        return all(same_film(clip.facts, entry.clip.facts) for entry in entries)

    def _identify(self, file: Path) -> _Seen:
        """Return what a file says of itself, and which clip that is."""
        try:
            # Asked of the system: what cannot be read is called no video by whoever reads videos.
            with file.open("rb"):
                said = said_in(file, self._videos)
            return _Seen(said, clip_id(file, said), changed_at(file))
        except VideoDamaged as error:
            raise _Unusable(Reason.NO_VIDEO) from error
        except (OSError, ValueError) as error:
            raise _Unusable(Reason.UNREADABLE) from error

    def _look_through(self, file: Path, seen: _Seen) -> Clip:
        """Return what a file is, by what it says of itself and by what it shows."""
        try:
            facts = self._videos.probe(file)
        except VideoDamaged as error:
            raise _Unusable(Reason.DAMAGED) from error
        said = seen.said
        if said.request is None or said.generated is None:
            return Clip(seen.clip_id, file, said.request, facts, seen.changed_at)
        clip, _job = clip_and_job(file, said.request, said.generated)
        return replace(clip, facts=facts)


def _files(paths: Iterable[Path]) -> list[Path]:
    """Return files, and the videos in folders, each once."""
    found = (file for path in paths for file in (videos_in(path) if path.is_dir() else [path]))
    return list(dict.fromkeys(found))
