"""What is known about the pictures of a form: found out beside the event loop, because a disk may be slow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import assert_never

from pikadesk.domain.draft import ImageRef, LocalImage, StoredImage, UploadedImage
from pikadesk.domain.errors import Fault, ImageRejected
from pikadesk.services.ports import ImageFacts, ImageStore
from pikadesk.services.threads import in_thread


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of a form.

    Attributes:
        ref: Which one.
        name: Its file name.
        file: Where its bytes are, None where only the service has them or nobody looked yet.
        facts: Its size, None until somebody looked or where it cannot be used.
        fault: Why it cannot be used any more.
        version: Changes with the file's content; 0 where nobody looked.
    """

    ref: ImageRef
    name: str
    file: Path | None = None
    facts: ImageFacts | None = None
    fault: Fault | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of files that were offered: those that can be used, in order, and why the others cannot."""

    accepted: tuple[LocalImage, ...]
    refused: tuple[Fault, ...]


class Pictures:
    """Facts about pictures, remembered until they are looked at again."""

    def __init__(self, store: ImageStore) -> None:
        self._store = store
        self._known: dict[ImageRef, Picture] = {}

    def get(self, ref: ImageRef) -> Picture:
        """Return what is known about a picture now."""
        known = self._known.get(_key(ref))
        if known is None:
            return _unseen(ref)
        return known if known.ref == ref else replace(known, ref=ref)

    def unknown(self, refs: Iterable[ImageRef]) -> tuple[ImageRef, ...]:
        """Return those that nobody looked at yet."""
        return tuple(ref for ref in dict.fromkeys(refs) if _key(ref) not in self._known)

    async def look(self, refs: Iterable[ImageRef]) -> None:
        """Find out about pictures; those that are known and whose files have not changed are left as they are."""
        for ref in dict.fromkeys(refs):
            self._known[_key(ref)] = await in_thread(self._seen, ref)

    async def accept(self, files: Sequence[Path]) -> Intake:
        """Look at files that the user offers, in their order."""
        accepted: list[LocalImage] = []
        refused: list[Fault] = []
        for file in files:
            ref = LocalImage(file)
            picture = await in_thread(self._seen, ref)
            if picture.fault is None:
                self._known[_key(ref)] = picture
                accepted.append(ref)
            else:
                refused.append(picture.fault)
        return Intake(tuple(accepted), tuple(refused))

    def _seen(self, ref: ImageRef) -> Picture:
        unseen, known = _unseen(ref), self._known.get(_key(ref))
        try:
            file = self._store.path(ref) if isinstance(ref, StoredImage) else unseen.file
            if file is None:
                return unseen
            version = _version(file)
            if known is not None and known.fault is None and known.version == version:
                return known
            return replace(unseen, file=file, facts=self._store.inspect(file), version=version)
        except ImageRejected as rejected:
            return replace(unseen, fault=rejected.fault)


def _key(ref: ImageRef) -> ImageRef:
    """What of a picture its content follows from; whether its place is kept changes nothing about it."""
    return LocalImage(ref.path) if isinstance(ref, LocalImage) else ref


def _version(file: Path) -> int:
    """A picture is decoded whole to know that it can be used; once is enough while its file stays the same."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def _unseen(ref: ImageRef) -> Picture:
    match ref:
        case LocalImage(path):
            return Picture(ref, path.name, path)
        case StoredImage(_, name):
            return Picture(ref, name)
        case UploadedImage(path):
            return Picture(ref, PurePosixPath(path).name)
        case _:
            assert_never(ref)
