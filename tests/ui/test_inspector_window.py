"""Where the inspector is in the window, and what it does there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QMessageBox

from pikadesk.domain.catalogue import Task
from pikadesk.domain.job import Origin, OriginKind
from pikadesk.ui.presenters.window import PanelPage
from pikadesk.ui.widgets.inspector import WIDTH, Inspector
from pikadesk.ui.widgets.main_window import MainWindow
from tests.fakes import until
from tests.ui.clip_rig import names
from tests.ui.inspector_rig import PROMPT, add, button, click, linked, ridge
from tests.ui.window_rig import Rig, running, text_draft

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path) as made:
        yield made


def inspector_of(window: MainWindow) -> Inspector:
    found = window.findChild(Inspector)
    assert found is not None
    return found


async def expanded(rig: Rig, width: int = 1440, height: int = 900) -> tuple[MainWindow, Inspector]:
    """The window with the library over the stage."""
    window = await rig.show(width, height)
    rig.presenter.show_panel(PanelPage.LIBRARY)
    rig.presenter.expand(True)
    await rig.settle()
    await until(lambda: not rig.stage.isVisible() and window.panel.height() > 400)
    return window, inspector_of(window)


def at(window: MainWindow, row: int) -> QPoint:
    grid = window.library.grid
    return grid.visualRect(grid.model().index(row, 0)).center()


async def test_it_stands_beside_the_large_library_while_a_clip_is_selected(rig: Rig) -> None:
    for name in ("a", "b"):
        await add(rig, text_draft(name))
    window, inspector = await expanded(rig)
    assert not inspector.isVisible()
    QTest.mouseClick(window.library.grid.viewport(), Qt.MouseButton.LeftButton, pos=at(window, 0))
    await rig.settle()
    await until(lambda: inspector.isVisible() and inspector.width() == WIDTH)
    assert inspector.mapTo(window, QPoint()).y() == window.panel.mapTo(window, QPoint()).y()
    assert inspector.height() == window.panel.height()
    assert window.library.isVisible() and not inspector.back.isVisible()
    rig.presenter.show_panel(PanelPage.QUEUE)
    assert not inspector.isVisible()
    rig.presenter.show_panel(PanelPage.LIBRARY)
    assert inspector.isVisible()
    rig.presenter.expand(False)
    assert not inspector.isVisible()


@pytest.mark.parametrize(("width", "beside"), [(1299, False), (1300, True)])
async def test_where_there_is_little_room_it_is_a_page_over_the_library(rig: Rig, width: int, beside: bool) -> None:
    await add(rig, text_draft("a"))
    window, inspector = await expanded(rig, width)
    grid = window.library.grid
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at(window, 0))
    await rig.settle()
    assert (window.panel.width() >= 860) is beside
    assert inspector.isVisible() is beside
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Return, ALT)
    await until(inspector.isVisible)
    assert grid.isVisible() is beside and inspector.back.isVisible() is not beside
    if not beside:
        await until(lambda: inspector.width() == window.panel.width())
        assert inspector.back.hasFocus()
        click(inspector.back)
        assert grid.isVisible() and not inspector.isVisible() and grid.hasFocus()
        QTest.keyClick(grid, Qt.Key.Key_Return, ALT)
        QTest.keyClick(inspector.back, Qt.Key.Key_Escape)
        assert grid.isVisible() and not inspector.isVisible()


async def test_it_comes_by_key_from_the_strip_under_the_player(rig: Rig) -> None:
    clip = await add(rig, text_draft("a"))
    window = await rig.show()
    rig.library.select(clip.id)
    window.library.grid.setFocus()
    QTest.keyClick(window.library.grid, Qt.Key.Key_Return, ALT)
    inspector = inspector_of(window)
    await until(lambda: inspector.isVisible() and inspector.single.poster.hasFocus())
    assert rig.presenter.expanded


async def test_a_window_that_grows_and_shrinks_keeps_it_in_its_place(rig: Rig) -> None:
    clip = await add(rig, text_draft("a"))
    window, inspector = await expanded(rig)
    rig.library.select(clip.id)
    await until(inspector.isVisible)
    window.resize(1024, 900)
    await until(lambda: not inspector.isVisible())
    assert window.library.isVisible()
    window.resize(1440, 900)
    await until(lambda: inspector.isVisible() and inspector.width() == WIDTH)


async def test_its_poster_plays_and_related_clips_are_shown_instead(rig: Rig) -> None:
    first = await add(rig, text_draft("Gentle waves", seed="7"))
    final = await add(rig, text_draft("Gentle waves", seed="7", resolution="1080p"), Origin(OriginKind.FINAL, first.id))
    window, inspector = await expanded(rig)
    rig.library.select(first.id)
    await rig.settle()
    await until(lambda: linked(inspector) == ["The final of this draft: Gentle waves"])
    click(inspector.single.linked.rows[0])
    await rig.settle()
    assert rig.library.selection == (final.id,)
    await until(lambda: linked(inspector) == ["The draft of this final: Gentle waves"])
    click(inspector.single.poster)
    await rig.settle()
    assert rig.stage.isVisible() and rig.library.opening is not None
    assert rig.library.opening.clip.id == final.id and rig.library.opening.play
    assert window.isVisible()


async def test_it_fills_the_form_beside_it(rig: Rig) -> None:
    pictures = [rig.stored("dawn.png"), rig.stored("dusk.png", colour="red")]
    clip = await add(rig, ridge(pictures, 7))
    window, inspector = await expanded(rig)
    rig.library.select(clip.id)
    await rig.settle()
    await until(inspector.isVisible)
    rig.presenter.choose_task(Task.TEXT)
    click(button(inspector, "Use its prompt alone"))
    click(button(inspector, "Use its seed alone"))
    form = rig.forms[Task.TEXT]
    assert (form.draft.text("prompt"), form.draft.text("seed")) == (PROMPT, "90417")
    click(inspector.single.use_settings)
    await rig.settle()
    assert rig.presenter.task is Task.FRAMES and rig.presenter.form.draft == ridge(pictures, 7)
    assert rig.presenter.expanded and inspector.isVisible()
    rig.presenter.choose_task(Task.IMAGE)
    click(inspector.single.use_last)
    await rig.settle()
    assert names(rig, Task.IMAGE) == [f"{PROMPT} – last frame.png"]
    click(inspector.single.frames)
    await until(lambda: any(menu.isVisible() for menu in inspector.findChildren(QMenu)))
    menu = next(menu for menu in inspector.findChildren(QMenu) if menu.isVisible())
    assert [action.text().split("\t")[0] for action in menu.actions()] == [
        "Use last frame",
        "Use first frame",
        "Use last frame in",
    ]
    menu.close()
    assert window.isVisible()


async def test_keys_for_settings_work_in_it(rig: Rig) -> None:
    clip = await add(rig, text_draft("Gentle waves", seed="7"))
    window, inspector = await expanded(rig)
    rig.library.select(clip.id)
    await rig.settle()
    await until(inspector.isVisible)
    inspector.single.star.setFocus()
    QTest.keyClick(inspector.single.star, Qt.Key.Key_R)
    await rig.settle()
    assert rig.presenter.form.draft.text("prompt") == "Gentle waves"
    inspector.single.title.setFocus()
    rig.presenter.form.edit("prompt", "")
    QTest.keyClick(inspector.single.title, Qt.Key.Key_R)
    await rig.settle()
    assert rig.presenter.form.draft.text("prompt") == "" and window.isVisible()
    QTest.keyClick(inspector.single.title, Qt.Key.Key_Escape)


async def test_the_bin_is_asked_about(rig: Rig) -> None:
    clip = await add(rig, text_draft("Gentle waves"))
    window, inspector = await expanded(rig)
    rig.library.select(clip.id)
    await rig.settle()
    await until(inspector.isVisible)
    click(inspector.bin)
    question = window.findChild(QMessageBox)
    assert question is not None and question.text() == "Move “Gentle waves” to the bin?"
    next(each for each in question.buttons() if each.text() == "Keep").click()
    await rig.settle()
    assert clip.path.is_file()
    await until(lambda: window.findChild(QMessageBox) is None)
    click(inspector.bin)
    question = window.findChild(QMessageBox)
    assert question is not None
    next(each for each in question.buttons() if each.text() == "Move to the bin").click()
    await rig.settle()
    assert not clip.path.is_file() and rig.library.ids == ()
    await until(lambda: not inspector.isVisible())


async def test_a_clip_whose_file_is_gone_is_only_forgotten(rig: Rig) -> None:
    clip = await add(rig, text_draft("Gentle waves"))
    clip.path.unlink()
    window, inspector = await expanded(rig)
    rig.library.select(clip.id)
    rig.library.entries.show_missing([clip.id])
    await rig.settle()
    await until(inspector.isVisible)
    click(inspector.bin)
    await rig.settle()
    assert window.findChild(QMessageBox) is None and rig.library.ids == ()
    assert rig.library.message == "Removed from the library; its file stays where it is."
