"""How clips come out of one another: a final of a draft, the same shot with another seed, one begun with a frame.

Three things tell it: the jobs, which know what they came out of; the requests, of which two may be the same; and the
pictures of the requests, some of which were taken of other clips.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pikadesk.domain.clip import Clip
from pikadesk.domain.draft import StoredImage
from pikadesk.domain.final import as_draft, at_final, fixed_seed
from pikadesk.domain.fingerprint import fingerprint
from pikadesk.domain.job import Job, OriginKind
from pikadesk.domain.library import Entry, FrameSource
from pikadesk.domain.request import GenerationRequest
from pikadesk.services.ports import Library
from pikadesk.services.threads import in_thread

MOST_ALIKE = 24
"""How many of the clips are told that were made of the same request: the newest; there may be thousands."""


class Kin(StrEnum):
    """What another clip is to a clip, in the order in which they are told.

    BEFORE gave it a picture, AFTER got one from it; DRAFT is the same shot at a lower resolution, FINAL at a higher
    one, VARIATION with another seed; SAME was made of the same request.
    """

    BEFORE = "before"
    AFTER = "after"
    DRAFT = "draft"
    FINAL = "final"
    VARIATION = "variation"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Relative:
    """A clip that has to do with another one.

    Attributes:
        kin: What it is to the other one.
        clip_id: Which clip.
        entry: The clip, None where it is not in the library any more.
        seconds: Of BEFORE and AFTER, when the frame is shown that was taken; infinity for the last one.
        place: Of BEFORE and AFTER, which picture of the request it is, from 0.
    """

    kin: Kin
    clip_id: str
    entry: Entry | None
    seconds: float = 0.0
    place: int = 0


_OUT_OF = {OriginKind.FINAL: Kin.DRAFT, OriginKind.VARIATION: Kin.VARIATION, OriginKind.AGAIN: Kin.SAME}
_INTO = {OriginKind.FINAL: Kin.FINAL, OriginKind.VARIATION: Kin.VARIATION, OriginKind.AGAIN: Kin.SAME}


class Lineage:
    """Knows how clips come out of one another.

    Args:
        library: Has the clips, and where pictures came from.
        jobs: Returns every job by its id.
    """

    def __init__(self, library: Library, jobs: Callable[[], Mapping[str, Job]]) -> None:
        self._library, self._jobs = library, jobs

    async def note(self, picture: Path, clip_id: str, seconds: float) -> None:
        """Write down that a picture was taken of a clip.

        Args:
            picture: The file, which the image store keeps as it is.
            clip_id: Which clip.
            seconds: When the frame is shown; infinity for the last one.

        Raises:
            StorageError: It cannot be written down.
        """
        digest = await in_thread(_digest, picture)
        if digest:
            await self._library.note_frame(digest, FrameSource(clip_id, seconds))

    async def of(self, clip: Clip) -> tuple[Relative, ...]:
        """Return every clip that has to do with a clip; raises `StorageError`.

        Those whose pictures it was begun with come in the order of these pictures, even where they are gone from the
        library. Everything else is there, and the newest comes first; of those alike no more than `MOST_ALIKE`.
        """
        found = [*await self._before(clip), *await self._after(clip)]
        others = dict(self._by_origin(clip.id))
        for clip_id, kin in await self._by_request(clip):
            others.setdefault(clip_id, kin)
        others.pop(clip.id, None)
        entries = sorted(await self._library.entries(others), key=lambda entry: entry.clip.created_at, reverse=True)
        found += [Relative(others[entry.clip.id], entry.clip.id, entry) for entry in entries]
        order = list(Kin)
        return tuple(sorted(found, key=lambda relative: order.index(relative.kin)))

    async def _before(self, clip: Clip) -> list[Relative]:
        digests = _digests(clip)
        sources = await self._library.frame_sources({digest for _, digest in digests}) if digests else {}
        known = await self._entries({source.clip_id for source in sources.values()})
        return [
            Relative(Kin.BEFORE, source.clip_id, known.get(source.clip_id), source.seconds, place)
            for place, digest in digests
            if (source := sources.get(digest)) is not None and source.clip_id != clip.id
        ]

    async def _after(self, clip: Clip) -> list[Relative]:
        begun = [each for each in await self._library.begun_with(clip.id) if each.id != clip.id]
        pictures = [(each, place, digest) for each in begun for place, digest in _digests(each)]
        sources = await self._library.frame_sources({digest for _, _, digest in pictures}) if pictures else {}
        known = await self._entries({each.id for each in begun})
        return [
            Relative(Kin.AFTER, each.id, known.get(each.id), sources[digest].seconds, place)
            for each, place, digest in pictures
            if digest in sources and sources[digest].clip_id == clip.id
        ]

    async def _entries(self, ids: set[str]) -> dict[str, Entry]:
        return {entry.clip.id: entry for entry in await self._library.entries(ids)} if ids else {}

    def _by_origin(self, clip_id: str) -> Iterator[tuple[str, Kin]]:
        """Go through what the jobs say; a clip has the id of its job."""
        jobs = self._jobs()
        own = jobs[clip_id].origin if clip_id in jobs else None
        if own is not None:
            yield own.job_id, _OUT_OF[own.kind]
        for job in jobs.values():
            if job.origin is None:
                continue
            if job.origin.job_id == clip_id:
                yield job.id, _INTO[job.origin.kind]
            elif job.origin == own and own.kind is OriginKind.VARIATION:
                yield job.id, Kin.VARIATION

    async def _by_request(self, clip: Clip) -> list[tuple[str, Kin]]:
        """Look for the requests that belong to a clip's own, whatever became of the jobs."""
        if clip.request is None:
            return []
        prints = {fingerprint(request): kin for kin, request in _related(clip.request)}
        made = await self._library.made_of(prints)
        return [
            (each.id, prints[mark])
            for mark, clips in made.items()
            for each in [each for each in clips if each.id != clip.id][:MOST_ALIKE]
        ]


def _related(request: GenerationRequest) -> Iterator[tuple[Kin, GenerationRequest]]:
    yield Kin.SAME, request
    # Without a fixed seed, the same words at another resolution make another video.
    if fixed_seed(request.draft) is None:
        return
    final, draft = at_final(request), as_draft(request)
    if final is not None:
        yield Kin.FINAL, final.request
    if draft is not None:
        yield Kin.DRAFT, draft


def _digests(clip: Clip) -> list[tuple[int, str]]:
    refs = clip.request.images if clip.request is not None else ()
    return [(place, ref.digest) for place, ref in enumerate(refs) if isinstance(ref, StoredImage)]


def _digest(picture: Path) -> str:
    try:
        with picture.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        # It will be said to be gone where it is to be used.
        return ""
