"""What can be done with the pictures of a form, beside adding and moving them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from pikadesk.domain.catalogue import Task
from pikadesk.ui.widgets.editors.cards import PictureCard
from pikadesk.ui.widgets.editors.single import SingleEditor
from pikadesk.ui.widgets.editors.storyboard import StoryboardEditor
from pikadesk.ui.widgets.editors.tiles import TilesEditor
from tests.fakes import until
from tests.ui.composer_rig import Composer, MakeComposer, drag_card


class Desktop(QObject):
    """Takes the files that are to be opened, in place of the system."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
async def desktop() -> AsyncIterator[Desktop]:
    """What is opened in other programs."""
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "open")
    yield desktop
    QDesktopServices.unsetUrlHandler("file")


def board(composer: Composer) -> StoryboardEditor:
    assert isinstance(composer.page.pictures, StoryboardEditor)
    return composer.page.pictures


def tiles(composer: Composer) -> TilesEditor:
    assert isinstance(composer.page.pictures, TilesEditor)
    return composer.page.pictures


def menu_of(composer: Composer) -> QMenu:
    """The menu that is open."""
    return next(menu for menu in composer.page.findChildren(QMenu) if menu.isVisible())


def words(menu: QMenu, *, enabled: bool = False) -> list[str]:
    shown = [action for action in menu.actions() if not action.isSeparator()]
    return [action.text().partition("\t")[0] for action in shown if action.isEnabled() or not enabled]


def choose(menu: QMenu, deed: str) -> None:
    """Choose from an open menu with the keyboard."""
    menu.setActiveAction(next(each for each in menu.actions() if each.text().partition("\t")[0] == deed))
    QTest.keyClick(menu, Qt.Key.Key_Return)


def ask_by_key(card: QWidget) -> None:
    """What the system makes of its key for menus."""
    at = card.rect().center()
    QApplication.sendEvent(card, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, card.mapToGlobal(at)))


def under_way() -> bool:
    """Whether the system drags something: it shows the picture that follows the pointer."""
    windows = QApplication.topLevelWindows()
    return any(each.metaObject().className() == "QShapedPixmapWindow" and each.isVisible() for each in windows)


async def test_a_drop_on_the_middle_of_a_keyframe_replaces_it(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(3)
    frames.form.set_duration(0, 2)
    frames.form.set_transition_prompt(0, "night falls")
    card = board(frames).cards[1]
    new = frames.picture("new.png")
    frames.drag([new], frames.middle(card))
    assert card.landing() == "Drop to replace keyframe 2"
    assert board(frames).summary.text() == "Drop to replace keyframe 2"
    assert not board(frames).marker.isVisible()
    frames.leave()
    assert card.landing() == ""
    assert board(frames).summary.text() == "3 keyframes · 7 s of 25 s"
    await frames.drop([new], frames.middle(card))
    assert frames.names == ["picture-1.png", "new.png", "picture-3.png"]
    assert frames.lengths == [2, 5]
    assert frames.form.draft.transitions()[0].prompt == "night falls"
    assert card.landing() == ""
    frames.form.undo()
    assert frames.names == ["picture-1.png", "picture-2.png", "picture-3.png"]


async def test_what_a_drop_means_does_not_change_with_what_it_shows(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    middle = frames.middle(board(frames).cards[1])
    new = [frames.picture("new.png")]
    frames.drag(new, middle - QPoint(0, 24))
    await until(board(frames).marker.isVisible)
    # The marker has pushed the card down, and it comes back under the pointer.
    frames.drag(new, middle)
    assert board(frames).cards[1].landing() == "Drop to replace keyframe 2"
    assert not board(frames).marker.isVisible()
    frames.drag(new, middle - QPoint(0, 24))
    assert board(frames).cards[1].landing() == ""
    assert board(frames).marker.title() == "Drop to insert as keyframe 2"


async def test_several_pictures_replace_none(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    await frames.drop([frames.picture("a.png"), frames.picture("b.png")], frames.middle(board(frames).cards[0]))
    assert frames.names == ["a.png", "b.png", "picture-1.png", "picture-2.png"]


async def test_in_a_full_storyboard_all_of_a_card_replaces(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(5)
    card = board(frames).cards[4]
    top = card.mapTo(frames.page, QPoint(50, 2))
    await frames.drop([frames.picture("new.png")], top)
    assert frames.names[4] == "new.png"
    assert len(frames.names) == 5


async def test_what_is_no_picture_replaces_nothing(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    note = frames.folder / "note.txt"
    note.write_text("hello")
    frames.drag([note], frames.middle(board(frames).cards[0]))
    assert board(frames).cards[0].landing() == ""
    assert board(frames).add.text() == "Not a picture"
    await frames.drop([note], frames.middle(board(frames).cards[0]))
    assert frames.names == ["picture-1.png", "picture-2.png"]
    assert frames.texts() == ["note.txt is not a picture that can be read. Choose a JPEG or PNG."]


async def test_a_drop_on_the_middle_of_a_tile_replaces_it(composer_of: MakeComposer) -> None:
    scenes = composer_of(Task.SCENES)
    await scenes.with_pictures(3)
    card = tiles(scenes).cards[1]
    new = scenes.picture("new.png")
    scenes.drag([new], scenes.middle(card))
    assert card.landing() == "Drop to replace"
    assert tiles(scenes).summary.text() == "Drop to replace picture 2"
    assert not tiles(scenes).landing.isVisible()
    await scenes.drop([new], scenes.middle(card))
    assert scenes.names == ["picture-1.png", "new.png", "picture-3.png"]
    right = scenes.middle(card) + QPoint(card.width() * 2 // 5, 0)
    await scenes.drop([scenes.picture("after.png")], right)
    assert scenes.names == ["picture-1.png", "new.png", "after.png", "picture-3.png"]


async def test_the_storyboard_is_distributed_fitted_and_reversed(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(3)
    frames.form.set_duration(0, 2)
    frames.form.set_duration(1, 7)
    frames.form.set_transition_prompt(0, "night falls")
    QTest.mouseClick(board(frames).reverse, Qt.MouseButton.LeftButton)
    assert frames.names == ["picture-3.png", "picture-2.png", "picture-1.png"]
    assert frames.lengths == [7, 2]
    assert [gap.prompt for gap in frames.form.draft.transitions()] == ["", "night falls"]
    QTest.mouseClick(board(frames).distribute, Qt.MouseButton.LeftButton)
    assert frames.lengths == [5, 4]
    QTest.mouseClick(board(frames).more, Qt.MouseButton.LeftButton)
    choose(menu_of(frames), "Fit to 25 s")
    assert sum(frames.lengths) == 25
    for _ in range(3):
        frames.form.undo()
    assert frames.lengths == [2, 7]
    assert frames.names == ["picture-1.png", "picture-2.png", "picture-3.png"]


async def test_a_video_that_is_too_long_is_fitted_with_one_press(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(3)
    assert not board(frames).fit.isVisible()
    frames.form.set_duration(1, 25)
    assert board(frames).fit.isVisible()
    board(frames).fit.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(board(frames).fit, Qt.Key.Key_Space)
    assert frames.lengths == [4, 21]
    assert frames.form.can_generate
    assert not board(frames).fit.isVisible()


async def test_what_needs_transitions_waits_for_them(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.open()
    QTest.mouseClick(board(frames).more, Qt.MouseButton.LeftButton)
    assert "Remove all" not in words(menu_of(frames))
    menu_of(frames).close()
    frames.form.add_images(frames.pictures(1))
    await frames.settle()
    assert not board(frames).reverse.isVisible()
    frames.form.add_images([frames.picture("more.png")])
    await frames.settle()
    assert board(frames).reverse.isVisible()
    assert not board(frames).distribute.isEnabled()


async def test_ctrl_d_shows_a_picture_twice(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    board(frames).cards[0].setFocus()
    QTest.keyClick(board(frames).cards[0], Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert frames.names == ["picture-1.png", "picture-1.png", "picture-2.png"]
    assert frames.lengths == [3, 2]
    assert board(frames).cards[1].hasFocus()
    for _ in range(4):
        QTest.keyClick(frames.page.focusWidget(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(frames.names) == 5


async def test_the_menu_of_a_card_does_what_the_keys_do(composer_of: MakeComposer, desktop: Desktop) -> None:
    scenes = composer_of(Task.SCENES)
    await scenes.with_pictures(2)
    card = tiles(scenes).cards[0]
    card.setFocus()
    ask_by_key(card)
    menu = menu_of(scenes)
    assert words(menu) == [
        "Replace…",
        "Duplicate",
        "Move earlier",
        "Move later",
        "Open in viewer",
        "Show in folder",
        "Remove",
    ]
    assert "Move earlier" not in words(menu, enabled=True)
    choose(menu, "Move later")
    assert scenes.names == ["picture-2.png", "picture-1.png"]
    ask_by_key(tiles(scenes).cards[0])
    choose(menu_of(scenes), "Duplicate")
    assert scenes.names == ["picture-2.png", "picture-2.png", "picture-1.png"]
    ask_by_key(tiles(scenes).cards[2])
    choose(menu_of(scenes), "Remove")
    assert scenes.names == ["picture-2.png", "picture-2.png"]
    ask_by_key(tiles(scenes).cards[1])
    choose(menu_of(scenes), "Open in viewer")
    ask_by_key(tiles(scenes).cards[1])
    choose(menu_of(scenes), "Show in folder")
    assert desktop.opened == [str(scenes.folder / "picture-2.png"), str(scenes.folder)]


async def test_enter_and_a_double_click_open_the_picture(composer_of: MakeComposer, desktop: Desktop) -> None:
    image = composer_of(Task.IMAGE)
    await image.with_pictures(1)
    editor = image.page.pictures
    assert isinstance(editor, SingleEditor)
    editor.card.setFocus()
    QTest.keyClick(editor.card, Qt.Key.Key_Return)
    QTest.mouseDClick(editor.card, Qt.MouseButton.LeftButton)
    assert desktop.opened == [str(image.folder / "picture-1.png")] * 2


async def test_replace_asks_for_one_file_and_takes_it(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    new = frames.picture("new.png")
    ask_by_key(board(frames).cards[1])
    choose(menu_of(frames), "Replace…")
    dialog = frames.page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    dialog.filesSelected.emit([str(new)])
    dialog.close()
    await frames.settle()
    assert frames.names == ["picture-1.png", "new.png"]


async def test_the_menu_of_the_heading_is_for_the_chosen_and_for_all(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(3)
    QTest.mouseClick(board(frames).more, Qt.MouseButton.LeftButton)
    form = ["Save settings as preset…", "Open recipe…", "Save recipe…", "Copy request as"]
    whole = ["Same length for every transition", "Fit to 25 s", "Reverse order", "Remove all"]
    assert words(menu_of(frames), enabled=True) == [*whole, *form]
    menu_of(frames).close()
    board(frames).cards[1].setFocus()
    QTest.mouseClick(board(frames).more, Qt.MouseButton.LeftButton)
    choose(menu_of(frames), "Remove")
    assert frames.names == ["picture-1.png", "picture-3.png"]
    QTest.mouseClick(board(frames).more, Qt.MouseButton.LeftButton)
    choose(menu_of(frames), "Remove all")
    assert frames.names == []
    assert frames.lengths == []
    assert board(frames).empty.isVisible()
    frames.form.undo()
    assert frames.names == ["picture-1.png", "picture-3.png"]


@pytest.mark.parametrize("task", [Task.FRAMES, Task.SCENES, Task.IMAGE, Task.EFFECTS])
async def test_a_card_dragged_off_the_page_goes_on_to_other_programs(composer_of: MakeComposer, task: Task) -> None:
    composer = composer_of(task)
    await composer.with_pictures(1)
    card = next(card for card in composer.page.findChildren(PictureCard) if card.isVisible())
    drag_card(card, composer.page.mapToGlobal(QPoint(composer.page.width() + 60, 100)), let_go=False)
    await until(under_way)
    drag = card.findChildren(QDrag)[0]
    assert [url.toLocalFile() for url in drag.mimeData().urls()] == [str(composer.folder / "picture-1.png")]
    assert not drag.pixmap().isNull()
    QDrag.cancel()
    await until(lambda: not under_way())
    assert composer.names == ["picture-1.png"]


async def test_a_card_that_comes_back_is_moved_and_not_added(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(3)
    card = board(frames).cards[0]
    drag_card(card, frames.page.mapToGlobal(QPoint(frames.page.width() + 60, 100)), let_go=False)
    await until(under_way)
    mime = card.findChildren(QDrag)[0].mimeData()
    end = board(frames).cards[2].mapTo(frames.page, QPoint(60, 50))
    assert frames.drag_mime(mime, end)
    assert board(frames).marker.title() == "Move here as keyframe 3"
    below = board(frames).cards[2].mapTo(frames.page, QPoint(60, 50 + board(frames).marker.height()))
    await frames.let_go(below)
    QDrag.cancel()
    await until(lambda: not under_way())
    assert frames.names == ["picture-2.png", "picture-3.png", "picture-1.png"]
    assert not board(frames).marker.isVisible()
