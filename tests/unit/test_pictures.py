"""Edits of a draft's pictures, whatever its task."""

from __future__ import annotations

from pathlib import Path

import pytest

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.draft import Draft, LocalImage, Transition, blank
from pikadesk.domain.fields import Image, Images
from pikadesk.domain.pictures import (
    has_storyboard,
    image_field,
    with_image_moved,
    with_image_replaced,
    with_images,
    without_image,
)

A, B, C, D, E, F = (LocalImage(Path(f"/{name}.jpg")) for name in "abcdef")


def _scenes(*refs: LocalImage) -> Draft:
    return blank(Task.SCENES).with_value("images", refs)


def _frames(*lengths: int) -> Draft:
    images = (A, B, C, D, E)[: len(lengths) + 1]
    return blank(Task.FRAMES).with_value("images", images).with_value("transitions", tuple(map(Transition, lengths)))


def test_where_a_task_has_its_pictures() -> None:
    fields = {task: image_field(spec) for task, spec in CATALOGUE.items()}
    assert fields[Task.TEXT] is None
    assert isinstance(fields[Task.IMAGE], Image)
    assert isinstance(fields[Task.EFFECTS], Image)
    assert isinstance(fields[Task.SCENES], Images)
    assert isinstance(fields[Task.FRAMES], Images)
    assert [task for task, spec in CATALOGUE.items() if has_storyboard(spec)] == [Task.FRAMES]


def test_adding_to_a_task_with_one_picture_takes_the_first_instead_of_its_own() -> None:
    draft = blank(Task.IMAGE)
    assert with_images(draft, 0, ()) == (draft, 0)
    once, kept = with_images(draft, 0, (A, B))
    assert (once.images("image"), kept) == ((A,), 1)
    assert with_images(once, 0, (C,))[0].images("image") == (C,)
    assert with_image_replaced(once, 0, D).images("image") == (D,)
    assert without_image(once, 0) == draft


def test_adding_to_several_keeps_what_fits_at_its_place() -> None:
    draft, kept = with_images(_scenes(A, B, C), 1, (D, E, F))
    assert (draft.images(), kept) == ((A, D, E, B, C), 2)
    assert with_images(draft, 0, (F,)) == (draft, 0)
    assert with_images(_scenes(), 0, (A, B)) == (_scenes(A, B), 2)


def test_one_of_several_can_be_replaced_removed_and_moved() -> None:
    draft = _scenes(A, B, C)
    assert with_image_replaced(draft, 1, D).images() == (A, D, C)
    assert without_image(draft, 1).images() == (A, C)
    assert with_image_moved(draft, 0, 2).images() == (B, C, A)
    assert with_image_moved(draft, 2, 0).images() == (C, A, B)


def test_a_storyboard_keeps_its_own_rules() -> None:
    draft, kept = with_images(_frames(5, 8), 1, (F,))
    assert (draft.images(), kept) == ((A, F, B, C), 1)
    assert [gap.duration for gap in draft.transitions()] == [3, 2, 8]
    removed = without_image(_frames(5, 8), 1)
    assert (removed.images(), removed.transitions()) == ((A, C), (Transition(13),))
    moved = with_image_moved(_frames(5, 8), 0, 2)
    assert (moved.images(), moved.transitions()) == ((B, C, A), _frames(5, 8).transitions())
    assert with_image_replaced(_frames(5), 1, F).images() == (A, F)


def test_a_task_without_pictures_has_no_edits_of_them() -> None:
    with pytest.raises(AssertionError):
        without_image(blank(Task.TEXT), 0)
