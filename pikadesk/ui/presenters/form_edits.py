"""Edits of a draft's pictures that the window offers beside those that everybody may use."""

from __future__ import annotations

from pikadesk.domain import storyboard
from pikadesk.domain.draft import Draft
from pikadesk.domain.fields import Image, Images
from pikadesk.domain.pictures import has_storyboard, image_field, with_images


def with_image_repeated(draft: Draft, index: int) -> Draft:
    """Show a picture a second time, just after itself; the draft as it is where there is no room."""
    field = image_field(draft.spec)
    return with_images(draft, index + 1, [draft.images(field.name)[index]])[0] if isinstance(field, Images) else draft


def without_images(draft: Draft) -> Draft:
    """Take all pictures away, and with them what joins them."""
    field = image_field(draft.spec)
    if isinstance(field, Image):
        return draft.with_value(field.name, None)
    if has_storyboard(draft.spec):
        return storyboard.with_storyboard(draft, storyboard.Storyboard((), ()))
    return draft.with_value(field.name, ()) if field is not None else draft


def with_images_reversed(draft: Draft) -> Draft:
    """Play a storyboard from its end to its start.

    Unlike a picture that is moved, all of them change places at once, and the two pictures of a gap stay together: so
    its length and prompt go with them.
    """
    board = storyboard.storyboard(draft)
    return storyboard.with_storyboard(draft, storyboard.Storyboard(board.images[::-1], board.transitions[::-1]))
