from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from pikadesk.adapters.database import Database
from pikadesk.domain.errors import DiskFull
from pikadesk.domain.library import Marks
from pikadesk.ui.presenters.library_marks import LibraryMarks
from pikadesk.ui.widgets.editors.picture_menu import Deed
from pikadesk.ui.widgets.library_dialogs import NameDialog, NoteDialog, TagsDialog
from tests.fakes import until
from tests.ui.library_rig import CTRL, click, dialog, fill, marks, press, view_of
from tests.ui.window_rig import running, text_draft


def deed(groups: list[list[Deed]], *words: str) -> Deed:
    """Find what can be done by its words, in a menu in a menu too."""
    deeds = [each for group in groups for each in group]
    for word in words:
        found = next(each for each in deeds if each.words == word)
        deeds = list(found.choices)
    return found


async def test_tags_are_added_and_taken_away_over_a_selection(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 4)
        rig.library.marks.add_tags(ids[:1], ["sea"])
        rig.library.marks.add_tags(ids[3:], ["night"])
        await rig.settle()
        view = await view_of(rig)
        click(view, 0)
        click(view, 1, CTRL)
        QTest.keyClick(view.grid, Qt.Key.Key_T)
        opened = await dialog(TagsDialog)
        assert isinstance(opened, TagsDialog) and list(opened.chips) == ["sea"]
        QTest.mouseClick(opened.chips["sea"], Qt.MouseButton.LeftButton)
        QTest.keyClicks(opened.field, "Harbour,  trailer  cut ,")
        await press(view, "Save")
        await rig.settle()
        assert marks(rig, ids[0]).tags == marks(rig, ids[1]).tags == ("Harbour", "trailer cut")
        assert rig.library.marks.tags == ("Harbour", "night", "trailer cut")
        rig.library.marks.undo()
        await rig.settle()
        assert (marks(rig, ids[0]).tags, marks(rig, ids[1]).tags) == (("sea",), ())


async def test_tags_in_use_are_offered_while_one_is_typed(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 2)
        rig.library.marks.add_tags(ids, ["harbour", "night"])
        await rig.settle()
        view = await view_of(rig)
        click(view, 0)
        QTest.keyClick(view.grid, Qt.Key.Key_T)
        opened = await dialog(TagsDialog)
        assert isinstance(opened, TagsDialog)
        QTest.keyClicks(opened.field, "sea, Ha")
        popup = QApplication.activePopupWidget()
        assert popup is not None
        QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Return)
        assert opened.field.text() == "sea, harbour"
        opened.reject()


async def test_notes_are_written_for_all_that_are_selected(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 3)
        view = await view_of(rig)
        click(view, 1)
        QTest.keyClick(view.grid, Qt.Key.Key_N)
        opened = await dialog(NoteDialog)
        assert isinstance(opened, NoteDialog) and opened.field.toPlainText() == ""
        QTest.keyClicks(opened.field, "colours too warm ")
        await press(view, "Save")
        await rig.settle()
        assert marks(rig, ids[1]).note == "colours too warm"
        QTest.keyClick(view.grid, Qt.Key.Key_N)
        opened = await dialog(NoteDialog)
        assert isinstance(opened, NoteDialog) and opened.field.toPlainText() == "colours too warm"
        await press(view, "Cancel")
        await rig.settle()
        assert marks(rig, ids[1]).note == "colours too warm"


async def test_collections_come_get_names_and_go(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 3)
        view = await view_of(rig)
        click(view, 0)
        click(view, 2, CTRL)
        QTest.keyClick(view.grid, Qt.Key.Key_A)
        opened = await dialog(NameDialog)
        assert isinstance(opened, NameDialog) and not opened.save.isEnabled()
        QTest.keyClicks(opened.field, "Trailer")
        QTest.keyClick(opened.field, Qt.Key.Key_Return)
        await rig.settle()
        assert rig.library.marks.collections == ("Trailer",)
        click(view, 1)
        deed(view.deeds(ids[1]), "Add to collection", "Trailer").act()
        await rig.settle()
        assert [marks(rig, each).collections for each in ids] == [("Trailer",)] * 3
        QTest.mouseClick(view.bar.more, Qt.MouseButton.LeftButton)
        await until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        inner = next(each.menu() for each in popup.actions() if each.text() == "Rename collection")
        assert isinstance(inner, QMenu)
        inner.actions()[0].trigger()
        popup.close()
        opened = await dialog(NameDialog)
        assert isinstance(opened, NameDialog) and opened.field.text() == "Trailer"
        QTest.keyClicks(opened.field, "Teaser")
        await press(view, "Rename")
        await rig.settle()
        assert rig.library.marks.collections == ("Teaser",)
        deed(view.deeds(ids[0]), "Remove from collection", "Teaser").act()
        await rig.settle()
        assert marks(rig, ids[0]).collections == () and marks(rig, ids[2]).collections == ("Teaser",)
        for _ in range(4):
            rig.library.marks.undo()
            await rig.settle()
        assert rig.library.marks.collections == ()


async def test_what_a_menu_offers_is_about_the_selection_or_the_card_under_the_pointer(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 4)
        view = await view_of(rig)
        rig.library.select(ids[0], ids[:2])
        deed(view.deeds(ids[1]), "Star").act()
        deed(view.deeds(ids[3]), "Star").act()
        await rig.settle()
        assert [marks(rig, each).star for each in ids] == [True, True, False, True]
        assert not deed(view.deeds(ids[1]), "Rename").enabled and deed(view.deeds(ids[3]), "Rename").enabled
        assert deed(view.deeds(ids[1]), "Take the star away").keys == "S"


async def test_prompt_recipe_and_seed_are_copied(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        drafts = [text_draft("Waves", seed="48213"), text_draft("City")]
        ids = await fill(rig, 2, files=True, drafts=drafts)
        view = await view_of(rig)
        clipboard = QGuiApplication.clipboard()
        deed(view.deeds(ids[0]), "Copy prompt").act()
        assert clipboard.text() == "Waves"
        deed(view.deeds(ids[0]), "Copy seed").act()
        assert clipboard.text() == "48213"
        assert not deed(view.deeds(ids[1]), "Copy seed").enabled
        deed(view.deeds(ids[1]), "Copy recipe").act()
        assert '"prompt": "City"' in clipboard.text() and str(tmp_path) not in clipboard.text()
        rig.library.select(ids[0], ids)
        deed(view.deeds(ids[0]), "Copy prompt").act()
        assert clipboard.text() == "Waves\n\nCity"


async def test_what_cannot_be_written_is_not_shown(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 2)
        rig.world.library.error = DiskFull(path="pikadesk.db")
        rig.library.marks.toggle_star(ids)
        assert all(card.starred for card in rig.library.cards)
        await rig.settle()
        assert not any(card.starred for card in rig.library.cards)
        assert "The disk is full" in rig.library.message
        assert rig.library.marks.history.undoes == ""


async def test_an_undo_that_cannot_be_written_can_be_tried_again(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 1)
        rig.library.marks.toggle_star(ids)
        await rig.settle()
        rig.world.library.error = DiskFull(path="pikadesk.db")
        rig.library.marks.undo()
        await rig.settle()
        rig.world.library.error = None
        assert rig.library.marks.history.undoes == "Star"
        rig.library.marks.undo()
        await rig.settle()
        assert not marks(rig, ids[0]).star and rig.library.marks.history.redoes == "Star"


CHANGES: dict[str, Callable[[LibraryMarks, list[str]], None]] = {
    "star": lambda on, ids: on.toggle_star(ids),
    "title": lambda on, ids: on.rename(ids[0], " Two  words "),
    "note": lambda on, ids: on.set_note(ids, "A note"),
    "tags": lambda on, ids: on.add_tags(ids, ["b", "A"]),
    "collections": lambda on, ids: on.collect(ids, "Trailer"),
}


@pytest.mark.parametrize("change", CHANGES)
async def test_every_change_is_kept_and_undone_in_the_real_records(tmp_path: Path, change: str) -> None:
    database = Database(tmp_path / "pikadesk.db", tmp_path / "locks")
    try:
        async with running(tmp_path, library=database) as rig:
            for number in range(3):
                await database.add(await rig.add_clip(ago=number))
            await rig.library.load()
            ids = list(rig.library.ids)
            CHANGES[change](rig.library.marks, ids)
            await rig.settle()
            after = [entry.marks for entry in await database.entries(ids)]
            expected = {
                "star": Marks(star=True),
                "title": Marks(title="Two words"),
                "note": Marks(note="A note"),
                "tags": Marks(tags=("A", "b")),
                "collections": Marks(collections=("Trailer",)),
            }[change]
            assert after[0] == expected
            rig.library.marks.undo()
            await rig.settle()
            assert [entry.marks for entry in await database.entries(ids)] == [Marks()] * 3
            rig.library.marks.redo()
            await rig.settle()
            assert [entry.marks for entry in await database.entries(ids)] == after
    finally:
        database.close()


async def test_whoever_ends_the_program_waits_for_what_was_said_last(tmp_path: Path) -> None:
    database = Database(tmp_path / "pikadesk.db", tmp_path / "locks")
    try:
        async with running(tmp_path, library=database) as rig:
            clip = await rig.add_clip()
            await database.add(clip)
            await rig.library.load()
            rig.library.marks.toggle_star([clip.id])
            rig.library.marks.rename(clip.id, "Waves")
            await rig.library.marks.flush()
            (entry,) = await database.entries([clip.id])
            assert entry.marks == Marks(star=True, title="Waves")
    finally:
        database.close()


async def test_the_menu_of_a_card_opens_with_the_menu_key(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 3)
        view = await view_of(rig)
        asked: list[tuple[str, QPoint]] = []
        view.menu_asked.connect(lambda clip_id, at: asked.append((clip_id, at)))
        click(view, 1)
        QTest.keyClick(view.grid, Qt.Key.Key_Menu)
        QTest.keyClick(view.grid, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        assert [clip_id for clip_id, _ in asked] == [ids[1], ids[1]]
        at = view.grid.viewport().mapFromGlobal(asked[0][1])
        assert view.grid.cell(1).contains(at)
