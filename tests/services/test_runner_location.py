"""Where a picture was taken is sent along only where the user says so."""

from __future__ import annotations

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import LocalImage, blank
from tests.fakes import PLACE, World


async def test_each_picture_is_uploaded_as_was_chosen_for_it(world: World) -> None:
    home, peak = (world.picture(f"{name}.jpg", name.encode() + PLACE) for name in ("home", "peak"))
    images = (LocalImage(home), LocalImage(peak, keep_location=True), LocalImage(home, keep_location=True))
    await world.generate(blank(Task.SCENES).with_value("prompt", "they meet").with_value("images", images))
    assert sorted(content for _, content in world.api.uploads) == sorted([b"home", b"peak" + PLACE, b"home" + PLACE])
    assert len(set(world.api.submits[0]["promptObject"]["imageUrls"])) == 3
    # What comes from a recipe, or was dropped and not looked at, goes without.
    assert not LocalImage(home).keep_location
