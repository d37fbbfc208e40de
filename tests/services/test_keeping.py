"""Copies of a request's pictures."""

from __future__ import annotations

import pytest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import LocalImage, StoredImage, UploadedImage, blank
from pikadesk.domain.errors import ImageRejected
from pikadesk.domain.request import parse
from pikadesk.services.keeping import keep_pictures
from tests.fakes import World


async def test_what_is_on_this_computer_is_copied_and_the_rest_stays(world: World) -> None:
    first, uploaded = LocalImage(world.picture("duck.jpg")), UploadedImage("images/x.jpg")
    stored = world.images.keep(world.picture("boat.jpg"))
    draft = blank(Task.SCENES).with_value("prompt", "they meet")
    kept = await keep_pictures(world.images, parse(draft.with_value("images", (first, uploaded, stored, first))))
    copy = world.images.keep(first.path)
    assert kept.images == (copy, uploaded, stored, copy)
    first.path.unlink()
    assert await keep_pictures(world.images, kept) == kept


async def test_what_is_not_there_is_told(world: World) -> None:
    draft = blank(Task.IMAGE).with_value("prompt", "waves")
    for ref in (LocalImage(world.folder / "gone.jpg"), StoredImage("ab" * 32, "gone.jpg")):
        with pytest.raises(ImageRejected):
            await keep_pictures(world.images, parse(draft.with_value("image", ref)))
