"""What one click does about a note of the preflight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import assert_never

from pikadesk.domain.draft import ImageRef, LocalImage, StoredImage, UploadedImage
from pikadesk.domain.preflight import Note, Remedy
from pikadesk.services.ports import ImageStore


def remedied(ref: ImageRef, note: Note, images: ImageStore) -> ImageRef | None:
    """Return what takes the place of a picture; may block.

    Args:
        ref: The picture that the note is about.
        note: One with a remedy; without one, nothing changes.
        images: Where pictures are kept, and new ones written.

    Returns:
        The other picture, or None where the picture goes.

    Raises:
        ImageRejected: The picture cannot be used any more.
        StorageError: The new picture cannot be written.
    """
    match note.remedy:
        case None:
            return ref
        case Remedy.REMOVE_DUPLICATE:
            return None
        case Remedy.KEEP_LOCATION:
            return replace(ref, keep_location=True) if isinstance(ref, LocalImage) else ref
        case Remedy.REMOVE_LOCATION:
            return _without_location(ref, images)
        case Remedy.CROP_TO_FIRST:
            return _cropped(ref, note, images)
        case Remedy.PUT_ON_WHITE:
            return _written_again(ref, images, images.flatten)
        case _:
            assert_never(note.remedy)


def _without_location(ref: ImageRef, images: ImageStore) -> ImageRef:
    match ref:
        case LocalImage():
            return replace(ref, keep_location=False)
        case StoredImage(_, name):
            # The copy is sent as it is, and other requests use it: it gets a copy of its own.
            return replace(images.keep(images.path(ref)), name=name)
        case UploadedImage():
            return ref
        case _:
            assert_never(ref)


def _cropped(ref: ImageRef, note: Note, images: ImageStore) -> ImageRef:
    values = dict(note.values)
    width, height = int(values["first_width"]), int(values["first_height"])
    return _written_again(ref, images, lambda file, name: images.crop(file, name, width, height))


def _written_again(ref: ImageRef, images: ImageStore, form: Callable[[Path, str], Path]) -> ImageRef:
    match ref:
        case LocalImage(path):
            return replace(ref, path=form(path, path.name))
        case StoredImage(_, name):
            # What the copy still says of its place, the user chose to keep.
            return LocalImage(form(images.path(ref), name), keep_location=True)
        case UploadedImage():
            return ref
        case _:
            assert_never(ref)
