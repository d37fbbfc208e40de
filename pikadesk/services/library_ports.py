"""What the services and presenters need of the library's records; see `pikadesk.services.ports`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from pikadesk.domain.clip import Clip
from pikadesk.domain.library import Entry, FrameSource, Marks, Query


class Library(Protocol):
    """The saved videos, and what the user says of them. Every method raises `StorageError`."""

    async def add(self, clip: Clip) -> None:
        """Add a clip, or replace the one with the same id; its marks stay."""
        ...

    async def clips(self) -> list[Clip]:
        """Return every clip that can be read, newest first; slow where there are many."""
        ...

    async def search(self, query: Query) -> tuple[str, ...]:
        """Return the ids of the clips that are wanted, in the order asked for.

        The text of a query may be anything: no text is an error, and one without a letter, digit or symbol asks for
        nothing.
        """
        ...

    async def entries(self, ids: Iterable[str]) -> list[Entry]:
        """Return clips with their marks in the order of `ids`; unknown and unreadable ones are left out.

        There may be any number of ids; one that is there twice is given twice.
        """
        ...

    async def mark(self, marks: Mapping[str, Marks]) -> None:
        """Write down, all at once or not at all, what the user says of clips, instead of what was said before.

        Marks of a clip that is not in the library are not kept.
        """
        ...

    async def relocate(self, paths: Mapping[str, Path]) -> None:
        """Take it that the files of clips are elsewhere now; unknown clips are passed over."""
        ...

    async def remove(self, ids: Iterable[str]) -> None:
        """Forget clips and their marks; their files, and the frames taken of them, are somebody else's business."""
        ...

    async def restore(self, entries: Iterable[Entry]) -> None:
        """Put back what `remove` took away, marks included."""
        ...

    async def tags(self) -> tuple[str, ...]:
        """Return every tag of a clip once, in the order of the alphabet."""
        ...

    async def collections(self) -> tuple[str, ...]:
        """Return the name of every collection that has a clip once, in the order of the alphabet."""
        ...

    async def folders(self) -> tuple[Path, ...]:
        """Return every folder that the file of a clip is in once, in the order of the alphabet."""
        ...

    async def places(self) -> dict[str, Path]:
        """Return where the file of every clip is, by the clips' ids; reads no clip."""
        ...

    async def made_of(self, fingerprints: Iterable[str]) -> dict[str, list[Clip]]:
        """Return, for each fingerprint of a clip's request, those clips, newest first; the others have no key."""
        ...

    async def note_frame(self, digest: str, source: FrameSource) -> None:
        """Write down that the picture with a SHA-256, in hex, was taken of a clip; of two sources the later counts."""
        ...

    async def frame_sources(self, digests: Iterable[str]) -> dict[str, FrameSource]:
        """Return where pictures came from; those that were taken of no clip have no key."""
        ...

    async def begun_with(self, clip_id: str) -> list[Clip]:
        """Return the clips whose requests have a picture that was taken of a clip, newest first."""
        ...
