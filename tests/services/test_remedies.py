"""One click against a note."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft, ImageRef, LocalImage, StoredImage, Transition, UploadedImage, blank
from pikadesk.domain.errors import DiskFull, ImageRejected
from pikadesk.domain.pictures import with_image_replaced, without_image
from pikadesk.domain.preflight import Note, Remedy, preflight
from pikadesk.services.remedies import remedied
from tests.fakes import GLASS, PLACE, FakeImageStore

UPLOADED = UploadedImage("images/x.jpg")


@pytest.fixture
def images(tmp_path: Path) -> FakeImageStore:
    return FakeImageStore(tmp_path / "store")


def _file(folder: Path, name: str, content: bytes = b"a picture") -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def _notes(draft: Draft, images: FakeImageStore) -> list[Note]:
    def file(ref: ImageRef) -> Path:
        assert not isinstance(ref, UploadedImage)
        return ref.path if isinstance(ref, LocalImage) else images.path(ref)

    return list(preflight(draft, [images.inspect(file(ref)) for ref in draft.images()]))


def _with_remedy(draft: Draft, note: Note, images: FakeImageStore) -> Draft:
    new = remedied(draft.images()[note.index], note, images)
    return without_image(draft, note.index) if new is None else with_image_replaced(draft, note.index, new)


def test_every_remedy_leaves_nothing_more_to_say(images: FakeImageStore, tmp_path: Path) -> None:
    wide, square, placed = (
        _file(tmp_path, "wide.jpg"),
        _file(tmp_path, "square.jpg", b"[800 x 800 pixels]"),
        _file(tmp_path, "placed.jpg", PLACE),
    )
    refs = tuple(map(LocalImage, (wide, square, wide, placed)))
    draft = blank(Task.FRAMES).with_value("images", refs).with_value("transitions", (Transition(2),) * 3)
    notes = _notes(draft, images)
    assert [(note.index, note.remedy) for note in notes] == [
        (1, Remedy.CROP_TO_FIRST),
        (2, Remedy.REMOVE_DUPLICATE),
        (3, Remedy.KEEP_LOCATION),
    ]
    for note in reversed(notes):
        draft = _with_remedy(draft, note, images)
    (kept,) = _notes(draft, images)
    assert kept.code == "location_kept"
    assert _notes(_with_remedy(draft, kept, images), images) == [
        Note(2, "location_removed", remedy=Remedy.KEEP_LOCATION)
    ]
    assert [ref.path.name for ref in draft.images() if isinstance(ref, LocalImage)] == [
        "wide.jpg",
        "square.jpg",
        "placed.jpg",
    ]
    assert square.read_bytes() == b"[800 x 800 pixels]"


def test_the_choice_of_the_place_is_the_picture_s_own(images: FakeImageStore) -> None:
    ref = LocalImage(Path("/pictures/a.jpg"))
    kept = remedied(ref, Note(0, "location_removed", remedy=Remedy.KEEP_LOCATION), images)
    assert kept == replace(ref, keep_location=True)
    assert remedied(kept, Note(0, "location_kept", remedy=Remedy.REMOVE_LOCATION), images) == ref


def test_a_copy_in_the_store_gets_a_copy_without_the_place(images: FakeImageStore, tmp_path: Path) -> None:
    stored = images.keep(_file(tmp_path, "a.jpg", b"a" + PLACE), keep_location=True)
    note = Note(0, "location_kept", remedy=Remedy.REMOVE_LOCATION)
    new = remedied(replace(stored, name="Möwe.jpg"), note, images)
    assert isinstance(new, StoredImage)
    assert new.name == "Möwe.jpg"
    assert not images.inspect(images.path(new)).has_location
    # Other jobs use the old one.
    assert images.inspect(images.path(stored)).has_location


@pytest.mark.parametrize("keep_location", [True, False])
def test_a_crop_travels_as_its_picture_did(images: FakeImageStore, tmp_path: Path, keep_location: bool) -> None:
    note = Note(1, "other_ratio", (("first_width", 1), ("first_height", 1)), Remedy.CROP_TO_FIRST)
    ref = LocalImage(_file(tmp_path, "a.jpg", b"a" + PLACE), keep_location=keep_location)
    new = remedied(ref, note, images)
    assert isinstance(new, LocalImage)
    assert new.keep_location is keep_location
    assert new.path.name == "a.jpg"
    assert (images.inspect(new.path).width, images.inspect(new.path).height) == (720, 720)
    stored = remedied(replace(images.keep(ref.path, keep_location=keep_location), name="b.jpg"), note, images)
    assert isinstance(stored, LocalImage)
    assert stored.path.name == "b.jpg"
    copy = images.keep(stored.path, keep_location=stored.keep_location)
    assert images.inspect(images.path(copy)).has_location is keep_location


@pytest.mark.parametrize("keep_location", [True, False])
def test_what_can_be_seen_through_is_put_on_white(images: FakeImageStore, tmp_path: Path, keep_location: bool) -> None:
    ref = LocalImage(_file(tmp_path, "a.jpg", b"a" + GLASS + PLACE), keep_location=keep_location)
    draft = blank(Task.SCENES).with_value("images", (ref,))
    note, place = _notes(draft, images)
    assert (note.code, note.remedy) == ("transparent", Remedy.PUT_ON_WHITE)
    new = _with_remedy(draft, note, images)
    assert _notes(new, images) == [place]
    (flat,) = new.images()
    assert isinstance(flat, LocalImage)
    assert (flat.path.name, flat.keep_location) == ("a.jpg", keep_location)
    assert ref.path.read_bytes() == b"a" + GLASS + PLACE
    stored = remedied(replace(images.keep(ref.path), name="b.jpg"), note, images)
    assert isinstance(stored, LocalImage)
    assert stored.path.name == "b.jpg"
    assert not images.inspect(stored.path).has_transparency


@pytest.mark.parametrize("remedy", [None, *(each for each in Remedy if each is not Remedy.REMOVE_DUPLICATE)])
def test_what_only_the_service_has_stays(images: FakeImageStore, remedy: Remedy | None) -> None:
    note = Note(0, "other_ratio", (("first_width", 1), ("first_height", 1)), remedy)
    assert remedied(UPLOADED, note, images) == UPLOADED
    assert remedied(UPLOADED, replace(note, remedy=Remedy.REMOVE_DUPLICATE), images) is None


def test_a_note_without_a_remedy_changes_nothing(images: FakeImageStore) -> None:
    ref = LocalImage(Path("/gone.jpg"))
    assert remedied(ref, Note(0, "rotated"), images) == ref


def test_what_goes_wrong_is_told(images: FakeImageStore, tmp_path: Path) -> None:
    note = Note(0, "other_ratio", (("first_width", 1), ("first_height", 1)), Remedy.CROP_TO_FIRST)
    for ref in (LocalImage(tmp_path / "gone.jpg"), StoredImage("ab" * 32, "gone.jpg")):
        with pytest.raises(ImageRejected):
            remedied(ref, note, images)
    images.on_crop(DiskFull(path="x"))
    with pytest.raises(DiskFull):
        remedied(LocalImage(_file(tmp_path, "a.jpg")), note, images)
