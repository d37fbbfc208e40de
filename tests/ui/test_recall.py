"""Settings of a clip used again: all of them, the prompt alone, the seed alone; by key, menu and button."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft, LocalImage, StoredImage, Transition, blank
from pikadesk.domain.request import parse
from pikadesk.ui.presenters.recall import Part
from pikadesk.ui.widgets.controls import Tag
from pikadesk.ui.widgets.main_window import MainWindow
from tests.adapters.films import film
from tests.fakes import until
from tests.ui.inspector_rig import add, click, labels, plain, ridge
from tests.ui.window_rig import Rig, frames_draft, running, text_draft

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "pa_context_connect", "No audio device")

KEYS = {
    Part.ALL: Qt.KeyboardModifier.NoModifier,
    Part.PROMPT: Qt.KeyboardModifier.ShiftModifier,
    Part.SEED: Qt.KeyboardModifier.AltModifier,
}


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path) as made:
        yield made


async def press(rig: Rig, window: MainWindow, part: Part) -> None:
    QTest.keyClick(window, Qt.Key.Key_R, KEYS[part])
    await rig.settle()


async def on_stage(rig: Rig, draft: Draft | None, width: int = 1440, height: int = 900) -> MainWindow:
    """Show the window with a real clip on the stage; one that was imported where there are no settings."""
    content = film(rig.folder / "film.mp4").read_bytes()
    clip = await rig.add_clip(draft, video=content) if draft is not None else await plain(rig)
    if draft is None:
        clip.path.write_bytes(content)
    window = await rig.show(width, height)
    rig.library.open(clip.id)
    await until(lambda: not rig.stage.player.image().isNull())
    await rig.settle()
    return window


def words(menu: QMenu) -> dict[str, bool]:
    return {action.text().split("\t")[0]: action.isEnabled() for action in menu.actions() if action.text()}


async def menu_of(owner: QWidget) -> QMenu:
    await until(lambda: any(menu.isVisible() for menu in owner.findChildren(QMenu)))
    return next(menu for menu in owner.findChildren(QMenu) if menu.isVisible())


async def test_all_settings_come_back_with_their_pictures_and_undo_brings_back_what_was_there(rig: Rig) -> None:
    pictures = [rig.stored("dawn.png"), rig.stored("dusk.png", colour="red")]
    window = await on_stage(rig, ridge(pictures, 7))
    before = rig.forms[Task.FRAMES].draft
    rig.presenter.choose_task(Task.TEXT)
    rig.stage.player.view.setFocus()
    await press(rig, window, Part.ALL)
    form = rig.forms[Task.FRAMES]
    assert rig.presenter.task is Task.FRAMES and form.draft == ridge(pictures, 7)
    assert [picture.facts is not None for picture in form.pictures] == [True, True]
    assert form.seed_kept and form.notices == () and form.can_generate
    assert rig.world.runner.jobs == {}
    form.undo()
    assert form.draft == before


async def test_a_picture_that_is_gone_is_named_and_the_rest_is_filled_in(rig: Rig) -> None:
    there, gone = rig.stored("dawn.png"), rig.stored("dusk.png", colour="red")
    window = await on_stage(rig, ridge([gone, there, gone], 7, 3))
    rig.world.images.path(gone).unlink()
    rig.stage.player.view.setFocus()
    await press(rig, window, Part.ALL)
    form = rig.forms[Task.FRAMES]
    assert form.draft.transitions() == ridge([there] * 3, 7, 3).transitions()
    assert [picture.fault is None for picture in form.pictures] == [False, True, False]
    (notice,) = form.notices
    assert notice.text.startswith("dusk.png is not kept any more: choose another picture in its place.")


async def test_a_path_of_another_computer_leads_to_no_picture_here(rig: Rig) -> None:
    secret = rig.folder / "secret.png"
    rig.stored("secret.png")
    clip = await rig.add_clip(blank(Task.IMAGE).with_value("image", LocalImage(secret)).with_value("prompt", "a"))
    rig.presenter.recall.use(clip)
    await rig.settle()
    assert rig.forms[Task.IMAGE].draft.images("image") == (StoredImage("", "secret.png"),)
    assert rig.forms[Task.IMAGE].notices[0].text.startswith("secret.png is not kept any more")


async def test_the_prompt_alone_goes_into_the_form_that_is_shown(rig: Rig) -> None:
    window = await on_stage(rig, text_draft("Gentle waves", negative_prompt="people", seed="7", resolution="1080p"))
    rig.presenter.choose_task(Task.IMAGE)
    form = rig.forms[Task.IMAGE]
    form.edit("prompt", "hills")
    form.edit("seed", "48213")
    rig.stage.player.view.setFocus()
    await press(rig, window, Part.PROMPT)
    assert rig.presenter.task is Task.IMAGE
    assert (form.draft.text("prompt"), form.draft.text("negative_prompt")) == ("Gentle waves", "people")
    assert (form.draft.text("seed"), form.draft.get("resolution"), form.seed_kept) == ("48213", "720p", False)
    form.undo()
    assert (form.draft.text("prompt"), form.draft.text("negative_prompt")) == ("hills", "")


async def test_the_seed_alone_is_kept_for_what_follows(rig: Rig) -> None:
    window = await on_stage(rig, text_draft("Gentle waves", seed="7"))
    rig.presenter.choose_task(Task.EFFECTS)
    form = rig.forms[Task.EFFECTS]
    form.edit("prompt", "hills")
    rig.stage.player.view.setFocus()
    await press(rig, window, Part.SEED)
    assert (form.draft.text("seed"), form.draft.text("prompt"), form.seed_kept) == ("7", "hills", True)
    form.undo()
    assert form.draft.text("seed") == ""


async def test_what_cannot_be_used_says_why(rig: Rig) -> None:
    imported, silent = await plain(rig), await rig.add_clip(frames_draft([rig.stored("a.png"), rig.stored("b.png")], 5))
    recall = rig.presenter.recall
    for part in Part:
        assert recall.reason(imported, part) == "It was imported, and its file does not say how it was made."
    assert recall.reason(silent) == ""
    assert recall.reason(silent, Part.PROMPT) == "It was made without a prompt."
    spoken = frames_draft([rig.stored("a.png"), rig.stored("b.png")], 5)
    spoken = spoken.with_value("transitions", (Transition(5, "the sun sinks"),))
    only_there = "Only its transitions have prompts: use all of its settings instead."
    assert recall.reason(await rig.add_clip(spoken), Part.PROMPT) == only_there
    assert recall.reason(silent, Part.SEED) == "The service chose its seed, and does not say which."
    before = [form.draft for form in rig.forms.values()]
    for part in (Part.PROMPT, Part.SEED):
        recall.use(silent, part)
        recall.use(imported, part)
    recall.use(imported)
    await rig.settle()
    assert [form.draft for form in rig.forms.values()] == before


async def test_keys_stay_letters_while_a_text_is_written(rig: Rig) -> None:
    window = await on_stage(rig, text_draft("Gentle waves", seed="7"))
    rig.presenter.choose_task(Task.TEXT)
    prompt = rig.prompt(window)
    prompt.setFocus()
    QTest.keyClick(prompt, Qt.Key.Key_R)
    QTest.keyClick(prompt, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    await rig.settle()
    assert rig.presenter.form.draft.text("prompt").lower() == "rr"


async def test_menus_offer_it_and_say_why_not(rig: Rig) -> None:
    clip, imported = await rig.add_clip(text_draft("Gentle waves")), await plain(rig)
    window = await rig.show()
    grid = window.library.grid
    for chosen, expected in (
        (clip, {"Use settings again": True, "Use its prompt alone": True, "Use its seed alone": False}),
        (
            imported,
            {
                "Use settings again": False,
                "Use its prompt alone": False,
                "Use its seed alone": False,
                "It was imported, and its file does not say how it was made.": False,
            },
        ),
    ):
        window.library.menu_asked.emit(chosen.id, grid.mapToGlobal(QPoint(5, 5)))
        menu = await menu_of(window.library)
        found = words(menu)
        assert {name: found[name] for name in expected} == expected
        assert "Show all about it" in found
        if chosen is clip:
            next(action for action in menu.actions() if action.text().startswith("Use its prompt")).trigger()
        menu.close()
        await until(lambda menu=menu: not menu.isVisible())
        await until(lambda: not window.library.findChildren(QMenu))
        await rig.settle()
    assert rig.presenter.form.draft.text("prompt") == "Gentle waves"


async def test_the_row_over_the_stage(rig: Rig) -> None:
    window = await on_stage(rig, text_draft("Gentle waves", seed="7"))
    stage = rig.stage
    assert all(each.isVisible() for each in (stage.star, stage.use_settings, stage.use_last, stage.more))
    lefts = [each.mapTo(window, QPoint()).x() for each in (stage.star, stage.use_settings, stage.use_last, stage.more)]
    assert lefts == sorted(lefts)
    click(stage.use_settings)
    await rig.settle()
    assert rig.presenter.form.draft == parse(text_draft("Gentle waves", seed="7")).draft
    assert stage.star.accessibleName() == "Star"
    click(stage.star)
    await rig.settle()
    assert stage.star.accessibleName() == "Take the star away" and stage.star.icon_name == "star-filled"
    (clip_id,) = rig.library.ids
    assert rig.world.library.marks[clip_id].star
    rig.library.marks.rename(clip_id, "Dawn")
    await rig.settle()
    assert "Dawn" in labels(stage)


async def test_the_row_folds_in_a_small_window(rig: Rig) -> None:
    window = await on_stage(rig, text_draft("Gentle waves"), 1024, 700)
    stage = rig.stage
    assert stage.star.isVisible() and stage.use_last.isVisible()
    assert not stage.use_settings.isVisible()
    click(stage.more)
    menu = await menu_of(stage.more)
    assert words(menu)["Use settings again"] and words(menu)["Use last frame"]
    menu.close()
    assert window.isVisible()


async def test_where_not_all_buttons_have_room_the_last_frame_stays_and_no_tag_is_cut(rig: Rig) -> None:
    await on_stage(rig, text_draft("Gentle waves roll onto a quiet beach at sunset"), 1130)
    stage = rig.stage
    assert stage.use_last.isVisible() and not stage.use_settings.isVisible()
    (tag,) = stage.findChildren(Tag)
    assert tag.width() >= tag.sizeHint().width()
    assert stage.more.mapTo(stage, stage.more.rect().bottomRight()).x() < stage.width()


async def test_an_imported_clip_on_the_stage(rig: Rig) -> None:
    window = await on_stage(rig, None)
    assert not rig.stage.use_settings.isEnabled()
    assert "does not say how it was made" in rig.stage.use_settings.toolTip()
    rig.stage.player.view.setFocus()
    await press(rig, window, Part.ALL)
    assert rig.presenter.form.draft == blank(rig.presenter.task)


async def test_the_menu_of_a_card_is_about_its_clip(rig: Rig) -> None:
    clip = await add(rig, text_draft("Gentle waves"))
    window = await rig.show()
    grid = window.library.grid
    at = grid.visualRect(grid.model().index(0, 0)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, grid.viewport().mapToGlobal(at))
    QApplication.sendEvent(grid.viewport(), event)
    menu = await menu_of(window.library)
    next(action for action in menu.actions() if action.text().startswith("Show all about it")).trigger()
    menu.close()
    await rig.settle()
    assert rig.presenter.expanded and rig.library.selection == (clip.id,)
