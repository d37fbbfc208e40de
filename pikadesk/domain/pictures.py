"""Edits of a draft's pictures, the same for a task with one, with several, and with a storyboard."""

from __future__ import annotations

from collections.abc import Sequence

from pikadesk.domain import storyboard
from pikadesk.domain.catalogue import TaskSpec
from pikadesk.domain.draft import Draft, ImageRef
from pikadesk.domain.fields import Image, Images, Transitions


def with_images(draft: Draft, at: int, refs: Sequence[ImageRef]) -> tuple[Draft, int]:
    """Add pictures before index `at`; a task with one picture takes the first of them instead of its own.

    Returns:
        The new draft, and how many of the pictures had room.
    """
    field = _field(draft)
    if not refs:
        return draft, 0
    if isinstance(field, Image):
        return draft.with_value(field.name, refs[0]), 1
    if has_storyboard(draft.spec):
        return storyboard.insert(draft, at, refs)
    images = draft.images(field.name)
    fitting = tuple(refs)[: max(0, field.most - len(images))]
    return draft.with_value(field.name, (*images[:at], *fitting, *images[at:])), len(fitting)


def with_image_replaced(draft: Draft, index: int, ref: ImageRef) -> Draft:
    """Show another picture at an index."""
    field = _field(draft)
    if isinstance(field, Image):
        return draft.with_value(field.name, ref)
    images = draft.images(field.name)
    return draft.with_value(field.name, (*images[:index], ref, *images[index + 1 :]))


def without_image(draft: Draft, index: int) -> Draft:
    """Take the picture at an index away."""
    field = _field(draft)
    if isinstance(field, Image):
        return draft.with_value(field.name, None)
    if has_storyboard(draft.spec):
        return storyboard.remove(draft, index)
    images = draft.images(field.name)
    return draft.with_value(field.name, (*images[:index], *images[index + 1 :]))


def with_image_moved(draft: Draft, source: int, target: int) -> Draft:
    """Move a picture so that it has index `target` afterwards; lengths and prompts stay with their gaps."""
    field = _field(draft)
    images = list(draft.images(field.name))
    images.insert(target, images.pop(source))
    return draft.with_value(field.name, tuple(images))


def image_field(spec: TaskSpec) -> Image | Images | None:
    """Return the field that holds a task's pictures, None for a task without."""
    return next((field for field in spec.fields if isinstance(field, Image | Images)), None)


def has_storyboard(spec: TaskSpec) -> bool:
    """Say whether a task's pictures are keyframes with transitions between them."""
    return any(isinstance(field, Transitions) for field in spec.fields)


def _field(draft: Draft) -> Image | Images:
    field = image_field(draft.spec)
    assert field is not None, "a task without pictures has no edits of pictures"
    return field
