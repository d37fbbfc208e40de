"""Knows which clips' files are where the library has them, and finds again what was moved or renamed."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from pikadesk.domain.clip import Clip
from pikadesk.domain.errors import VideoDamaged
from pikadesk.services.film_origin import changed_at, clip_id, content_id, said_in, same_film
from pikadesk.services.ports import Library, VideoTools
from pikadesk.services.threads import in_thread
from pikadesk.services.video_files import videos_in

DEPTH = 3
"""How far below a folder that is looked through a file may have been moved."""

_SAME_TIME = timedelta(seconds=2)
"""By how much a file's time may change when it is moved to a disk with coarser clocks, such as FAT's."""

_WHILE_SAVED = timedelta(minutes=10)
"""How long after a clip was made its file may be written to, at the most, by saving it."""

_Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the clips' files.

    Attributes:
        relocated: The clips whose files were found elsewhere: where each was and where it is. In the same folder it was
            renamed, in another one moved. The library knows by now.
        missing: Every clip whose file is not to be found, now.
        back: The clips that were missing at the last look, and whose files are where they should be.
        gone: Those of `missing` that were not at the last look; none at the first one.
    """

    relocated: Mapping[str, tuple[Path, Path]]
    missing: frozenset[str]
    back: frozenset[str]
    gone: frozenset[str] = frozenset()


class Whereabouts:
    """Looks after the clips' files.

    Args:
        library: Has the clips, and is told where they are.
        videos: Reads what files say of themselves.
    """

    def __init__(self, library: Library, videos: VideoTools) -> None:
        self._library, self._videos = library, videos
        self._missing: frozenset[str] | None = None
        self._seen: dict[str, _Stamp] = {}
        self._clips: dict[str, Clip] = {}
        self._told: dict[Path, tuple[_Stamp, str | None]] = {}
        self._one_look = asyncio.Lock()

    async def look(self, folders: Iterable[Path]) -> Changes:
        """Look where the files are, and search for those that are not where they were.

        Searched are the folders, those within them down to `DEPTH`, and every folder that clips are in. A file is a
        clip's by what it says of itself, or else by its content, and only where it is still the same film: a part that
        was cut out of it is not. A file that was read once is read again only when it was changed.

        Args:
            folders: Where videos are saved, say.

        Raises:
            StorageError: The library cannot be read or written.
        """
        async with self._one_look:
            places = await self._library.places()
            self._seen |= (there := await in_thread(_stamps, places))
            missing, before = places.keys() - there.keys(), self._missing
            relocated = await self._found(missing, places, list(folders)) if missing else {}
            await self._library.relocate({each: after for each, (_, after) in relocated.items()})
            self._missing = frozenset(missing) - relocated.keys()
            back = (before or frozenset()) & there.keys()
            gone = self._missing - before if before is not None else frozenset()
            return Changes(relocated, self._missing, frozenset(back), gone)

    async def _found(
        self, missing: Set[str], places: Mapping[str, Path], folders: Sequence[Path]
    ) -> dict[str, tuple[Path, Path]]:
        """Return where missing clips were and are."""
        # One that stays missing is read from the library once.
        known = {each: clip for each, clip in self._clips.items() if each in missing}
        entries = await self._library.entries(missing - known.keys())
        self._clips = known | {entry.clip.id: entry.clip for entry in entries}
        files = await in_thread(_candidates, folders, places, missing)
        found = await in_thread(self._matches, files, dict(self._clips))
        return {each: (places[each], file) for each, file in found.items()}

    def _matches(self, files: Iterable[Path], missing: Mapping[str, Clip]) -> dict[str, Path]:
        """Return which files are missing clips; of several the first."""
        found: dict[str, Path] = {}
        for file in files:
            if len(found) == len(missing):
                break
            with contextlib.suppress(VideoDamaged, OSError):
                # What raises is perhaps only being copied: the next look sees.
                clip = missing.get(self._id_in(file) or "") or self._by_content(file, missing)
                if clip is not None and clip.id not in found and self._is_same(file, clip):
                    found[clip.id] = file
        return found

    def _is_same(self, file: Path, clip: Clip) -> bool:
        """Say whether a file with a clip's recipe is that film still; one that nobody wrote to since is."""
        if _stamp(file) == self._seen.get(clip.id):
            return True
        since = changed_at(file) - clip.created_at
        if file.name == clip.path.name and -_SAME_TIME <= since <= _WHILE_SAVED:
            return True
        return same_film(self._videos.probe(file), clip.facts)

    def _id_in(self, file: Path) -> str | None:
        """Return which clip a file says that it is."""
        stamp = _stamp(file)
        told = self._told.get(file)
        if told is None or told[0] != stamp:
            self._told[file] = told = stamp, self._read(file)
        return told[1]

    def _read(self, file: Path) -> str | None:
        try:
            said = said_in(file, self._videos)
        except VideoDamaged:
            return None
        return None if said.request is None else clip_id(file, said)

    def _by_content(self, file: Path, missing: Mapping[str, Clip]) -> Clip | None:
        """Return the clip without a recipe that a file is; read is only what was changed when one of them was."""
        if self._told[file][1] is not None:
            return None
        at = changed_at(file)
        plain = (clip for clip in missing.values() if clip.request is None)
        if any(abs(clip.created_at - at) <= _SAME_TIME for clip in plain):
            return missing.get(content_id(file))
        return None


def _stamp(file: Path) -> _Stamp:
    found = file.stat()
    return found.st_size, found.st_mtime_ns


def _stamps(places: Mapping[str, Path]) -> dict[str, _Stamp]:
    """Return what tells a file from a later one in its place, for every file that is there."""
    found: dict[str, _Stamp] = {}
    for each, path in places.items():
        with contextlib.suppress(OSError, ValueError):
            if path.is_file():
                found[each] = _stamp(path)
    return found


def _candidates(folders: Iterable[Path], places: Mapping[str, Path], missing: Set[str]) -> list[Path]:
    """Return the files that may be missing clips, the likeliest first."""
    names, near = {places[each].name for each in missing}, {path.parent for path in places.values()}
    files = {file for folder in folders for file in videos_in(folder, DEPTH)}
    files |= {file for folder in near for file in videos_in(folder, 0)}
    files -= {path for each, path in places.items() if each not in missing}
    return sorted(files, key=lambda file: (file.name not in names, file.parent not in near, file))
