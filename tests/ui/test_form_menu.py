"""What can be done with a whole form: presets, recipes, and the request as code."""

from __future__ import annotations

import json
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QMessageBox, QWidget

from pikadesk.adapters.files import read_recipe_file
from pikadesk.domain.catalogue import Task
from pikadesk.domain.errors import StorageError
from pikadesk.ui.widgets.composer_presets import PresetsDialog, SavePresetDialog
from pikadesk.ui.widgets.editors.prompt import PromptEditor
from tests.fakes import until
from tests.ui.composer_rig import Composer, MakeComposer

_Dialog = TypeVar("_Dialog", bound=QWidget)


def open_menu(composer: Composer) -> QMenu:
    """Open the menu in the first heading of the page."""
    prompt = next(editor for editor in composer.page.editors if isinstance(editor, PromptEditor))
    more = composer.page.pictures.more if composer.page.pictures is not None else prompt.more
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def words(menu: QMenu) -> list[str]:
    return [each.text().partition("\t")[0] for each in menu.actions() if not each.isSeparator()]


def choose(menu: QMenu, *path: str) -> None:
    """Choose from a menu, and from those inside it, with the keyboard."""
    action = next(each for each in menu.actions() if each.text().partition("\t")[0] == path[0])
    menu.setActiveAction(action)
    inner = action.menu()
    if isinstance(inner, QMenu) and len(path) > 1:
        QTest.keyClick(menu, Qt.Key.Key_Right)
        choose(inner, *path[1:])
    else:
        QTest.keyClick(menu, Qt.Key.Key_Return)


def dialog_of(composer: Composer, kind: type[_Dialog]) -> _Dialog:
    found = [each for each in composer.page.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


async def save_preset(composer: Composer, name: str) -> None:
    choose(open_menu(composer), "Save settings as preset…")
    dialog = dialog_of(composer, SavePresetDialog)
    QTest.keyClicks(dialog.name, name)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    await composer.settle()


async def test_a_preset_keeps_what_is_set_and_leaves_the_pictures(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    frames.form.edit("prompt", "time-lapse")
    frames.form.edit("resolution", "1080p")
    frames.form.set_duration(0, 9)
    await save_preset(frames, "Slow & wide")
    kept = frames.preset_store.kept[Task.FRAMES, "Slow & wide"].draft
    assert kept.images() == ()
    assert kept.text("prompt") == "time-lapse"
    frames.form.edit("prompt", "other")
    frames.form.edit("resolution", "720p")
    frames.form.set_duration(0, 4)
    choose(open_menu(frames), "Use preset", "Slow && wide")
    assert frames.form.draft.text("prompt") == "time-lapse"
    assert frames.form.draft.get("resolution") == "1080p"
    assert frames.names == ["picture-1.png", "picture-2.png"]
    assert frames.lengths == [4]
    frames.form.undo()
    assert frames.form.draft.text("prompt") == "other"


async def test_a_name_that_is_taken_is_replaced_only_when_said(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    assert "Use preset" not in words(open_menu(text))
    QApplication.activePopupWidget().close()
    await save_preset(text, "dawn")
    choose(open_menu(text), "Save settings as preset…")
    dialog = dialog_of(text, SavePresetDialog)
    assert not dialog.save.isEnabled()
    QTest.keyClicks(dialog.name, "dawn")
    assert dialog.save.text() == "Replace"
    QTest.keyClick(dialog.name, Qt.Key.Key_Escape)
    assert len(text.preset_store.kept) == 1


async def test_presets_are_used_renamed_deleted_and_brought_back(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    text.form.edit("prompt", "waves")
    await save_preset(text, "dawn")
    await save_preset(text, "dusk")
    text.form.edit("prompt", "")
    choose(open_menu(text), "Presets…")
    dialog = dialog_of(text, PresetsDialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_F2)
    editor = dialog.list.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "dusk")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    await until(lambda: dialog.message.text() == "There is a preset of the name dusk already.")
    assert [dialog.list.item(row).text() for row in range(2)] == ["dawn", "dusk"]
    QTest.keyClick(dialog.list, Qt.Key.Key_F2)
    editor = next(each for each in dialog.list.findChildren(QLineEdit) if each.isVisible())
    editor.selectAll()
    QTest.keyClicks(editor, "early")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    await until(lambda: sorted(name for _, name in text.preset_store.kept) == ["dusk", "early"])
    await text.settle()
    dialog.list.setCurrentRow(0)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    await text.settle()
    assert dialog.deleted.text() == "dusk was deleted."
    QTest.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    await text.settle()
    assert sorted(name for _, name in text.preset_store.kept) == ["dusk", "early"]
    assert not dialog.deleted.isVisible()
    dialog.list.setCurrentRow(1)
    QTest.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    assert text.form.draft.text("prompt") == "waves"
    assert not [each for each in text.page.findChildren(PresetsDialog) if each.isVisible()]


async def test_a_preset_that_cannot_be_kept_says_so_in_the_list(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    await save_preset(text, "dawn")
    choose(open_menu(text), "Presets…")
    dialog = dialog_of(text, PresetsDialog)
    text.preset_store.error = StorageError(path="presets")
    QTest.mouseClick(dialog.delete, Qt.MouseButton.LeftButton)
    await text.settle()
    assert dialog.message.text() != ""
    assert dialog.list.count() == 1
    dialog.close()


async def test_a_recipe_is_saved_and_asks_before_it_replaces(composer_of: MakeComposer) -> None:
    scenes = composer_of(Task.SCENES)
    await scenes.with_pictures(2)
    scenes.form.edit("prompt", "a harbour")
    target = scenes.folder / "harbour.json"
    QTest.keyClick(scenes.page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(scenes, QFileDialog)
    dialog.fileSelected.emit(str(target))
    dialog.close()
    await scenes.settle()
    assert read_recipe_file(target) == scenes.form.draft
    assert scenes.texts() == ["Saved as harbour.json."]
    before = target.read_text()
    scenes.form.edit("prompt", "a lighthouse")
    choose(open_menu(scenes), "Save recipe…")
    dialog = dialog_of(scenes, QFileDialog)
    dialog.fileSelected.emit(str(target))
    dialog.close()
    question = dialog_of(scenes, QMessageBox)
    await scenes.settle()
    assert target.read_text() == before
    replace = next(each for each in question.buttons() if each.text() == "Replace")
    QTest.mouseClick(replace, Qt.MouseButton.LeftButton)
    await scenes.settle()
    assert read_recipe_file(target).text("prompt") == "a lighthouse"


async def test_a_recipe_that_cannot_be_saved_says_why(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    choose(open_menu(text), "Save recipe…")
    dialog = dialog_of(text, QFileDialog)
    (text.folder / "file.txt").touch()
    dialog.fileSelected.emit(str(text.folder / "file.txt" / "recipe.json"))
    dialog.close()
    await text.settle()
    assert len(text.texts()) == 1
    assert "file.txt" in text.texts()[0]


async def test_a_recipe_is_opened_by_the_window(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    chosen: list[object] = []
    text.page.recipe_chosen.connect(chosen.append)
    await text.open()
    QTest.keyClick(text.page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(text, QFileDialog)
    dialog.fileSelected.emit(str(text.folder / "recipe.json"))
    dialog.close()
    assert chosen == [text.folder / "recipe.json"]


@pytest.mark.parametrize("form", ["cURL", "Python", "JavaScript", "JSON"])
async def test_the_request_is_copied_without_the_key(composer_of: MakeComposer, form: str) -> None:
    image = composer_of(Task.IMAGE)
    await image.with_pictures(1)
    image.form.edit("prompt", "balloons rise")
    choose(open_menu(image), "Copy request as", form)
    text = QGuiApplication.clipboard().text()
    assert "balloons rise" in text
    assert "images/picture-1.png" in text
    assert ("YOUR_API_KEY" in text) == (form != "JSON")
    said = f"Copied as {form}"
    assert len(image.texts()) == 1
    assert image.texts()[0].startswith(said)
    assert "picture-1.png: upload it first" in image.texts()[0]
    if form == "JSON":
        assert json.loads(text)
    await until(lambda: QApplication.activePopupWidget() is None)


async def test_a_form_with_problems_has_no_request_to_copy(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    menu = open_menu(text)
    action = next(each for each in menu.actions() if each.text() == "Copy request as")
    assert not action.isEnabled()
    menu.close()
