"""The library in memory, as if it were a disk: what was added survives the power."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import assert_never

from pikadesk.domain import searching
from pikadesk.domain.clip import Clip
from pikadesk.domain.draft import StoredImage
from pikadesk.domain.errors import StorageError
from pikadesk.domain.fingerprint import fingerprint
from pikadesk.domain.library import Entry, FrameSource, Marks, Query, Sort
from tests.fakes.script import Script
from tests.fakes.steps import Steps


@dataclass
class _Shelf:
    clips: dict[str, Clip] = field(default_factory=dict)
    marks: dict[str, Marks] = field(default_factory=dict)
    frames: dict[str, FrameSource] = field(default_factory=dict)


class FakeLibrary:
    """`Library` in memory. `on_add` can be told to fail. Steps: `add`, `add done`.

    Where `error` is set, every other method raises it. `asked` holds the query of every search, `read` the ids of
    the entries that were asked for.
    """

    def __init__(self, steps: Steps | None = None, shelf: _Shelf | None = None) -> None:
        self.steps, self._shelf = steps or Steps(), shelf or _Shelf()
        self.on_add: Script[None] = Script()
        self.error: StorageError | None = None
        self.asked: list[Query] = []
        self.read: list[str] = []

    @property
    def kept(self) -> dict[str, Clip]:
        """The clips by id."""
        return dict(self._shelf.clips)

    @property
    def marks(self) -> dict[str, Marks]:
        """What is said of clips, by their ids."""
        return dict(self._shelf.marks)

    @property
    def frames(self) -> dict[str, FrameSource]:
        """Where pictures came from, by their digests."""
        return dict(self._shelf.frames)

    def other_program(self, steps: Steps | None = None) -> FakeLibrary:
        """Return the library of another program on the same disk."""
        return FakeLibrary(steps, self._shelf)

    async def add(self, clip: Clip) -> None:
        """Add a clip."""
        await asyncio.sleep(0)
        await self.steps.go_async("add")
        self.on_add.take()
        self._shelf.clips[clip.id] = clip
        await self.steps.go_async("add done")

    async def clips(self) -> list[Clip]:
        """Return every clip, newest first."""
        await self._ready()
        return [entry.clip for entry in self._newest_first()]

    async def search(self, query: Query) -> tuple[str, ...]:
        """Look at every clip there is."""
        await self._ready()
        self.asked.append(query)
        found = [entry for entry in self._newest_first() if _wanted(entry, query)]
        return tuple(entry.clip.id for entry in _sorted(found, query.sort))

    async def entries(self, ids: Iterable[str]) -> list[Entry]:
        """Return clips with their marks."""
        await self._ready()
        wanted = list(ids)
        self.read += wanted
        return [self._entry(clip_id) for clip_id in wanted if clip_id in self._shelf.clips]

    async def mark(self, marks: Mapping[str, Marks]) -> None:
        """Write down what is said of clips that there are."""
        await self._ready()
        self._shelf.marks |= {clip_id: said for clip_id, said in marks.items() if clip_id in self._shelf.clips}

    async def relocate(self, paths: Mapping[str, Path]) -> None:
        """Take it that files are elsewhere."""
        await self._ready()
        for clip_id, path in paths.items():
            if clip_id in self._shelf.clips:
                self._shelf.clips[clip_id] = replace(self._shelf.clips[clip_id], path=path)

    async def remove(self, ids: Iterable[str]) -> None:
        """Forget clips and marks."""
        await self._ready()
        for clip_id in ids:
            self._shelf.clips.pop(clip_id, None)
            self._shelf.marks.pop(clip_id, None)

    async def restore(self, entries: Iterable[Entry]) -> None:
        """Put clips back with their marks."""
        await self._ready()
        for entry in entries:
            self._shelf.clips[entry.clip.id] = entry.clip
            self._shelf.marks[entry.clip.id] = entry.marks

    async def tags(self) -> tuple[str, ...]:
        """Return every tag."""
        await self._ready()
        return _in_order({tag for entry in self._newest_first() for tag in entry.marks.tags})

    async def collections(self) -> tuple[str, ...]:
        """Return every collection."""
        await self._ready()
        return _in_order({name for entry in self._newest_first() for name in entry.marks.collections})

    async def folders(self) -> tuple[Path, ...]:
        """Return every folder."""
        await self._ready()
        return tuple(map(Path, _in_order({str(clip.path.parent) for clip in self._shelf.clips.values()})))

    async def places(self) -> dict[str, Path]:
        """Return where every file is."""
        await self._ready()
        return {clip.id: clip.path for clip in self._shelf.clips.values()}

    async def made_of(self, fingerprints: Iterable[str]) -> dict[str, list[Clip]]:
        """Look at the request of every clip."""
        await self._ready()
        wanted, found = set(fingerprints), dict[str, list[Clip]]()
        for entry in self._newest_first():
            mark = fingerprint(entry.clip.request) if entry.clip.request is not None else ""
            if mark in wanted:
                found.setdefault(mark, []).append(entry.clip)
        return found

    async def note_frame(self, digest: str, source: FrameSource) -> None:
        """Remember where a picture came from."""
        await self._ready()
        self._shelf.frames[digest] = source

    async def frame_sources(self, digests: Iterable[str]) -> dict[str, FrameSource]:
        """Return where pictures came from."""
        await self._ready()
        return {digest: self._shelf.frames[digest] for digest in digests if digest in self._shelf.frames}

    async def begun_with(self, clip_id: str) -> list[Clip]:
        """Look at the pictures of every clip's request."""
        await self._ready()
        taken = {digest for digest, source in self._shelf.frames.items() if source.clip_id == clip_id}
        return [entry.clip for entry in self._newest_first() if taken & _pictures(entry.clip)]

    async def _ready(self) -> None:
        await asyncio.sleep(0)
        if self.error is not None:
            raise self.error

    def _entry(self, clip_id: str) -> Entry:
        return Entry(self._shelf.clips[clip_id], self._shelf.marks.get(clip_id, Marks()))

    def _newest_first(self) -> list[Entry]:
        entries = map(self._entry, reversed(self._shelf.clips))
        return sorted(entries, key=lambda entry: entry.clip.created_at, reverse=True)


def _pictures(clip: Clip) -> set[str]:
    images = clip.request.images if clip.request is not None else ()
    return {image.digest for image in images if isinstance(image, StoredImage)}


def _in_order(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(texts, key=lambda text: (searching.alphabetical(text), text)))


def _wanted(entry: Entry, query: Query) -> bool:
    clip, marks = entry.clip, entry.marks
    task = clip.request.draft.task if clip.request is not None else None
    texts = [f" {text}" for text in searching.texts(entry)]
    return (
        all(any(f" {phrase}" in text for text in texts) for phrase in searching.phrases(query.text))
        and (not query.tasks or task in query.tasks)
        and (not query.resolutions or searching.resolution(clip) in query.resolutions)
        and (not query.ratios or searching.ratio(clip) in query.ratios)
        and (query.shortest is None or searching.seconds(clip) >= query.shortest)
        and (query.longest is None or searching.seconds(clip) <= query.longest)
        and _in_time(clip.created_at, query)
        and (marks.star or not query.starred)
        and (not query.tag or query.tag in marks.tags)
        and (not query.collection or query.collection in marks.collections)
        and query.folder in (None, clip.path.parent)
    )


def _in_time(at: datetime, query: Query) -> bool:
    return (query.since is None or at >= query.since) and (query.until is None or at < query.until)


def _sorted(newest_first: list[Entry], sort: Sort) -> list[Entry]:
    match sort:
        case Sort.NEWEST:
            return newest_first
        case Sort.OLDEST:
            return sorted(newest_first, key=lambda entry: entry.clip.created_at)
        case Sort.TITLE:
            return sorted(newest_first, key=lambda entry: searching.alphabetical(searching.title_of(entry)))
        case Sort.LONGEST:
            return sorted(newest_first, key=lambda entry: -searching.seconds(entry.clip))
        case Sort.SHORTEST:
            return sorted(newest_first, key=lambda entry: searching.seconds(entry.clip))
        case Sort.DEAREST:
            return sorted(newest_first, key=lambda entry: -_price(entry.clip))
        case _:
            assert_never(sort)


def _price(clip: Clip) -> int:
    """What cost nothing is dearer than what nobody knows the cost of."""
    cost = searching.cost(clip)
    return -1 if cost is None else cost
