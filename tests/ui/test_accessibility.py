"""Everybody can use the forms: by screen reader, by keyboard, at twice the size and in a small window."""

from __future__ import annotations

from pathlib import Path

import pytest

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.fields import Image
from tests.ui import accessible, test_accessible_window
from tests.ui.composer_rig import Composer, MakeComposer
from tests.ui.twice_the_size import see_at_twice_the_size

SIZES = {"usual": (440, 844), "narrow": (368, 600)}


async def fill(composer: Composer) -> None:
    """Bring as much onto a page as there may be: pictures with notes, problems, notices, earlier prompts."""
    form = composer.form
    for prompt in ("waves at dawn", "city at night"):
        await composer.history.add_prompt(prompt, Task.TEXT)
    composer.memory.load()
    if form.image_field is not None:
        several = (
            [] if isinstance(form.image_field, Image) else [*composer.pictures(3), composer.folder / "picture-1.png"]
        )
        form.add_images([composer.picture("small.png", (120, 200)), *several])
    await composer.settle()
    form.edit("seed", "48 213")
    form.generate()
    form.add_images([composer.picture("more.png")] * 6)
    await composer.settle()
    await accessible.laid_out()


PAGES = [(task, filled) for task in CATALOGUE for filled in (False, True)]
IDS = [f"{task}, {'filled' if filled else 'empty'}" for task, filled in PAGES]


@pytest.mark.parametrize(("task", "filled"), PAGES, ids=IDS)
async def test_every_control_of_a_form_has_a_name_and_a_role(
    composer_of: MakeComposer, task: Task, filled: bool
) -> None:
    composer = composer_of(task)
    await composer.open()
    if filled:
        await fill(composer)
    assert len(accessible.focusable(composer.page)) > 5
    assert accessible.unnamed(composer.page) == []


@pytest.mark.parametrize(("task", "filled"), PAGES, ids=IDS)
async def test_tab_goes_through_a_form_as_it_is_read(composer_of: MakeComposer, task: Task, filled: bool) -> None:
    composer = composer_of(task)
    await composer.open()
    if filled:
        await fill(composer)
    order = accessible.tabbed(composer.page)
    missed = [accessible.told(each) for each in accessible.focusable(composer.page) if each not in order]
    assert missed == []
    assert accessible.out_of_order(composer.page, order) == []


@pytest.mark.parametrize("task", CATALOGUE)
async def test_the_focus_can_be_seen_wherever_it_is(composer_of: MakeComposer, task: Task) -> None:
    composer = composer_of(task)
    await composer.open()
    await fill(composer)
    assert accessible.without_ring(composer.page, accessible.focusable(composer.page)) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("task", "filled"), PAGES, ids=IDS)
async def test_nothing_of_a_form_is_cut_off(composer_of: MakeComposer, task: Task, filled: bool, size: str) -> None:
    composer = composer_of(task)
    await composer.open(*SIZES[size])
    if filled:
        await fill(composer)
    assert accessible.cut_off(composer.page) == []


@pytest.mark.parametrize(
    ("file", "chosen", "count"),
    [
        (__file__, "of_a_form_is_cut_off and usual", len(PAGES)),
        (test_accessible_window.__file__, "everybody and small", len(test_accessible_window.SCENES) + 1),
    ],
    ids=["forms", "window"],
)
def test_everything_is_as_good_at_twice_the_size(file: str, chosen: str, count: int, tmp_path: Path) -> None:
    said = see_at_twice_the_size(file, chosen, tmp_path / "of its own")
    assert f"{count} passed" in said
