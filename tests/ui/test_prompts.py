"""Earlier prompts: remembered when a request is on its way, and taken again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pikadesk.domain.catalogue import Task
from pikadesk.domain.errors import StorageError
from pikadesk.ui.widgets.editors.prompt import PromptEditor
from pikadesk.ui.widgets.editors.prompt_list import PromptList
from tests.fakes import until
from tests.ui.composer_rig import Composer, MakeComposer


async def remember(composer: Composer, *prompts: str, task: Task = Task.TEXT) -> None:
    for prompt in prompts:
        await composer.history.add_prompt(prompt, task)
    composer.memory.load()
    await composer.settle()


def prompt_of(composer: Composer) -> PromptEditor:
    return next(editor for editor in composer.page.editors if isinstance(editor, PromptEditor))


def press(composer: Composer, key: Qt.Key) -> None:
    QTest.keyClick(prompt_of(composer).edit, key, Qt.KeyboardModifier.AltModifier)


def open_list(composer: Composer) -> PromptList:
    QTest.mouseClick(prompt_of(composer).clock, Qt.MouseButton.LeftButton)
    found = QApplication.activePopupWidget()
    assert isinstance(found, PromptList)
    return found


async def test_a_prompt_is_remembered_once_its_request_is_on_its_way(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    text.form.edit("prompt", "gentle waves")
    text.queue.error = StorageError(path="jobs")
    text.form.generate()
    await text.settle()
    assert await text.history.search_prompts() == []
    text.queue.error = None
    text.form.generate()
    await text.settle()
    assert [(past.text, past.task) for past in await text.history.search_prompts()] == [("gentle waves", Task.TEXT)]
    assert [past.text for past in text.memory.recent] == ["gentle waves"]


async def test_a_history_that_cannot_be_written_holds_nothing_up(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    text.history.error = StorageError(path="history")
    text.form.edit("prompt", "gentle waves")
    text.form.generate()
    await text.settle()
    assert len(text.queue.requests) == 1
    assert text.form.trouble == ""


async def test_alt_and_an_arrow_go_through_earlier_prompts_and_back_to_the_own(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await remember(text, "first", "second", "third")
    await text.open()
    edit = prompt_of(text).edit
    edit.setFocus()
    QTest.keyClicks(edit, "mine")
    shown = []
    for key in (*[Qt.Key.Key_Up] * 4, *[Qt.Key.Key_Down] * 4):
        press(text, key)
        shown.append(edit.toPlainText())
    assert shown == ["third", "second", "first", "first", "second", "third", "mine", "mine"]
    assert text.form.draft.text("prompt") == "mine"


async def test_what_is_changed_of_an_earlier_prompt_is_the_own_one(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await remember(text, "first", "second")
    await text.open()
    edit = prompt_of(text).edit
    edit.setFocus()
    press(text, Qt.Key.Key_Up)
    edit.selectAll()
    QTest.keyClicks(edit, "second, slower")
    press(text, Qt.Key.Key_Up)
    assert edit.toPlainText() == "second"
    press(text, Qt.Key.Key_Down)
    assert edit.toPlainText() == "second, slower"


async def test_the_list_is_searched_and_enter_takes(composer_of: MakeComposer) -> None:
    scenes = composer_of(Task.SCENES)
    await remember(scenes, "waves at dawn", "city at night", "waves at night")
    await scenes.open()
    found = open_list(scenes)
    await until(lambda: found.texts() == ["waves at night", "city at night", "waves at dawn"])
    QTest.keyClicks(found.search, "waves")
    await until(lambda: found.texts() == ["waves at night", "waves at dawn"])
    QTest.keyClick(found.search, Qt.Key.Key_Down)
    QTest.keyClick(found.search, Qt.Key.Key_Return)
    assert scenes.form.draft.text("prompt") == "waves at dawn"
    assert QApplication.activePopupWidget() is None


async def test_the_list_says_when_it_is_empty(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    found = open_list(text)
    assert found.empty.text() == "Prompts are remembered once they were sent."
    await remember(text, "waves")
    QTest.keyClicks(found.search, "harbour")
    await until(lambda: found.empty.isVisible() and found.empty.text() == "No earlier prompt has these words.")
    QTest.keyClick(found.search, Qt.Key.Key_Return)
    assert text.form.draft.text("prompt") == ""
    QTest.keyClick(found.search, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


async def test_text_shows_the_last_prompts_where_there_is_room(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await remember(text, *(f"prompt {number}" for number in range(1, 9)))
    await text.open(440, 844)
    recent = text.page.recent
    assert recent is not None
    assert recent.isVisible()
    assert recent.texts()[:2] == ["prompt 8", "prompt 7"]
    assert not text.page.findChildren(PromptEditor)[0].edit.verticalScrollBar().isVisible()
    bar = text.page._area.verticalScrollBar()  # noqa: SLF001  # whether the page scrolls is what is tested
    assert not bar.isVisible()
    QTest.mouseClick(recent.rows[1], Qt.MouseButton.LeftButton)
    assert text.form.draft.text("prompt") == "prompt 7"
    text.page.resize(440, 560)
    await until(lambda: not recent.isVisible())


async def test_only_text_has_room_for_the_last_prompts(composer_of: MakeComposer) -> None:
    image = composer_of(Task.IMAGE)
    await remember(image, "waves")
    await image.open()
    assert image.page.recent is None
