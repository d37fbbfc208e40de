from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QDrag, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from pikadesk.ui.text import tr
from pikadesk.ui.widgets.editors.mime import file_mime, is_clip, local_files
from pikadesk.ui.widgets.library_places import Places
from pikadesk.ui.widgets.library_view import LibraryView
from pikadesk.ui.widgets.library_view_card import poster_area, star_area
from tests.fakes import until
from tests.ui.clip_rig import content
from tests.ui.library_rig import CTRL, NONE, SHIFT, centre, click, fill, marks, move, view_of
from tests.ui.window_rig import Rig, running


def rows(view: LibraryView) -> list[int]:
    return [view.grid.model().ids.index(each) for each in view.selected]  # type: ignore[attr-defined]


async def test_ctrl_and_shift_and_all_select_several(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 30)
        view = await view_of(rig)
        click(view, 1)
        click(view, 8, CTRL)
        assert (rows(view), rig.library.selection) == ([1, 8], (ids[1], ids[8]))
        click(view, 8, CTRL)
        assert rows(view) == [1]
        click(view, 1)
        click(view, 6, SHIFT)
        assert rows(view) == [1, 2, 3, 4, 5, 6]
        QTest.keyClick(view.grid, Qt.Key.Key_Down, SHIFT)
        assert rows(view) == list(range(1, 12))
        QTest.keyClick(view.grid, Qt.Key.Key_A, CTRL)
        assert rig.library.selection == tuple(ids)
        QTest.keyClick(view.grid, Qt.Key.Key_Escape)
        assert rig.library.selection == ()
        await rig.settle()


async def test_only_a_plain_click_opens(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await fill(rig, 4, files=True)
        view = await view_of(rig)
        click(view, 2, CTRL)
        click(view, 1, SHIFT)
        await rig.settle()
        assert rig.library.opening is None
        click(view, 1)
        await rig.settle()
        assert rig.library.opening is not None


async def test_a_rubber_band_selects_what_it_touches(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await fill(rig, 30)
        view = await view_of(rig)
        grid = view.grid.viewport()
        # From the gap left of the second column into the third card of the second row.
        start = view.grid.cell(1).topLeft() - QPoint(2, 0)
        end = view.grid.cell(7).center()
        QTest.mousePress(grid, Qt.MouseButton.LeftButton, NONE, start)
        for step in range(1, 6):
            move(view, start + (end - start) * step / 5, Qt.MouseButton.LeftButton)
        await until(lambda: rows(view) == [1, 2, 6, 7], "nothing is touched")
        QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, NONE, end)
        assert rows(view) == [1, 2, 6, 7]
        assert rig.library.opening is None


async def test_home_end_and_pages_go_through_a_long_list(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await fill(rig, 103)
        view = await view_of(rig)
        grid = view.grid
        assert grid.columns == 5
        click(view, 2)
        walk = [("End", 102), ("Home", 0), ("PageDown", 15), ("PageDown", 30), ("PageUp", 15), ("Right", 16)]
        for key, expected in walk:
            QTest.keyClick(grid, getattr(Qt.Key, f"Key_{key}"))
            assert grid.currentIndex().row() == expected, key
            assert grid.viewport().rect().contains(grid.cell(expected)), key
            assert rows(view) == [expected]
        await rig.settle()


@pytest.mark.parametrize("width", [192, 400, 656, 680, 1000, 1920])
@pytest.mark.parametrize("height", [140, 184, 600])
def test_every_card_is_found_where_it_is(width: int, height: int) -> None:
    places = Places.within(width, height, roomy=True)
    count = 10_000
    for number in (0, 1, places.columns - 1, places.columns, 4_321, count - 1):
        cell = places.cell(number)
        assert places.nearest(cell.center(), count) == number
        assert number in places.between(cell.top() + 4, cell.bottom() - 4, count)
        assert list(places.touched(QRect(cell.center(), cell.center()), count)) == [(number, number)]
        assert cell.left() >= 0 and cell.right() < width
    last = places.cell(count - 1)
    assert last.bottom() - places.height(count) < 8


async def test_a_strip_shows_one_whole_row(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await fill(rig, 30)
        view = await view_of(rig, 1000, 184, expanded=False)
        assert list(view.grid.visible_rows) == [0, 1, 2, 3, 4]
        QTest.keyClick(view.grid, Qt.Key.Key_Down)
        QTest.keyClick(view.grid, Qt.Key.Key_Down)
        assert view.grid.visible_rows.start == 5


async def test_a_click_on_the_star_gives_it_and_nothing_else(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 6, files=True)
        view = await view_of(rig)
        click(view, 0)
        await rig.settle()
        opening = rig.library.opening
        star = star_area(view.grid.cell(3)).center()
        QTest.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, NONE, star)
        assert rig.library.entries.get(ids[3]).marks.star  # type: ignore[union-attr]
        await rig.settle()
        assert marks(rig, ids[3]).star
        assert rig.library.opening is opening and rig.library.selection == (ids[0],)
        # Two clicks, however soon the second one follows.
        QTest.mouseDClick(view.grid.viewport(), Qt.MouseButton.LeftButton, NONE, star)
        await rig.settle()
        assert marks(rig, ids[3]).star and rig.library.opening is opening
        # Who thinks better of it lets go elsewhere.
        QTest.mousePress(view.grid.viewport(), Qt.MouseButton.LeftButton, NONE, star)
        QTest.mouseRelease(view.grid.viewport(), Qt.MouseButton.LeftButton, NONE, star + QPoint(0, 60))
        await rig.settle()
        assert marks(rig, ids[3]).star


async def test_keys_star_rename_and_take_it_back(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 6)
        view = await view_of(rig)
        click(view, 1)
        click(view, 2, CTRL)
        QTest.keyClick(view.grid, Qt.Key.Key_S)
        await rig.settle()
        assert [marks(rig, each).star for each in ids] == [False, True, True, False, False, False]
        click(view, 4)
        QTest.keyClick(view.grid, Qt.Key.Key_F2)
        field = view.grid.findChild(QLineEdit)
        assert field is not None and field.text() == "Gentle waves at sunset"
        await until(field.hasFocus)
        QTest.keyClicks(field, "Kept scene")
        QTest.keyClick(field, Qt.Key.Key_Return)
        await rig.settle()
        assert marks(rig, ids[4]).title == "Kept scene"
        assert rig.library.card(ids[4]).title == "Kept scene"  # type: ignore[union-attr]
        await until(view.grid.hasFocus)
        for _ in range(2):
            QTest.keyClick(view.grid, Qt.Key.Key_Z, CTRL)
            await rig.settle()
        assert marks(rig, ids[4]).title == "" and not marks(rig, ids[1]).star
        QTest.keyClick(view.grid, Qt.Key.Key_Z, CTRL | SHIFT)
        await rig.settle()
        assert marks(rig, ids[1]).star and marks(rig, ids[4]).title == ""


async def test_a_name_that_is_left_alone_is_no_change(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await fill(rig, 2)
        view = await view_of(rig)
        click(view, 0)
        QTest.keyClick(view.grid, Qt.Key.Key_F2)
        field = view.grid.findChild(QLineEdit)
        assert field is not None
        QTest.keyClick(field, Qt.Key.Key_Return)
        await rig.settle()
        assert rig.library.marks.history.undoes == ""


async def test_undo_in_the_library_leaves_the_form_alone(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 2)
        window = await rig.show()
        rig.presenter.form.edit("prompt", "waves")
        grid = window.library.grid
        click(window.library, 0)
        await until(grid.hasFocus)
        QTest.keyClick(grid, Qt.Key.Key_S)
        await rig.settle()
        QTest.keyClick(grid, Qt.Key.Key_Z, CTRL)
        await rig.settle()
        assert not marks(rig, ids[0]).star and rig.presenter.form.draft.text("prompt") == "waves"


async def test_the_pointer_skims_after_a_moment(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 6, files=True)
        view = await view_of(rig)
        grid = view.grid

        def middle(row: int) -> int:
            area = poster_area(grid.cell(row))
            image: QImage = grid.viewport().grab(area).toImage()
            return image.pixelColor(area.width() // 2, area.height() // 2).lightness()

        def point(row: int, part: float) -> None:
            area = poster_area(grid.cell(row))
            move(view, area.topLeft() + QPoint(round(area.width() * part), 40))

        await until(lambda: rig.library.posters.peek(ids[1]) is not None)
        point(1, 0.2)
        assert rig.strips.made == []
        await until(lambda: len(rig.strips.made) == 1)
        assert rig.strips.made == [rig.library.entries.get(ids[1]).clip.path]  # type: ignore[union-attr]
        await rig.settle()
        point(1, 0.99)
        await until(lambda: middle(1) > 240, "not at its end")
        point(1, 0.02)
        await until(lambda: middle(1) < 20, "not at its beginning")
        point(2, 0.5)
        await until(lambda: len(rig.strips.made) == 2)
        assert rig.strips.stops[0].is_set() and not rig.strips.stops[1].is_set()
        await rig.settle()
        # A clip that was skimmed is not read again.
        point(1, 0.9)
        await until(lambda: middle(1) > 200, "not where the pointer is")
        assert len(rig.strips.made) == 2


async def test_who_only_passes_over_reads_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await fill(rig, 6, files=True)
        view = await view_of(rig)
        for row in (0, 1, 2, 3):
            move(view, centre(view, row))
        beside = QPoint(view.grid.width() - 20, 400)
        assert not view.grid.indexAt(beside).isValid()
        move(view, beside)
        await asyncio.sleep(0.5)
        assert rig.strips.made == []


async def test_space_shows_a_clip_large_and_the_arrows_go_on(tmp_path: Path, clip: Path) -> None:
    async with running(tmp_path) as rig:
        for number in range(3):
            await rig.add_clip(video=content(clip), ago=number)
        await rig.settle()
        view = await view_of(rig)
        ids = rig.library.ids
        click(view, 0)
        QTest.keyClick(view.grid, Qt.Key.Key_Space)
        preview = view.preview
        assert preview is not None and preview.clip_id == ids[0] and preview.isVisible()
        await until(lambda: preview.image.width() == 160, "it does not play")
        QTest.keyClick(view.grid, Qt.Key.Key_Right)
        assert preview.clip_id == ids[1]
        view.resize(900, 500)
        await until(lambda: preview.size() == view.size())
        QTest.keyClick(view.grid, Qt.Key.Key_Escape)
        assert view.preview is None and not preview.isVisible() and rig.library.selection == (ids[1],)
        QTest.keyClick(view.grid, Qt.Key.Key_Space)
        QTest.mouseClick(preview, Qt.MouseButton.LeftButton)
        assert view.preview is None
        await rig.settle()


def test_several_files_are_dragged_as_such(tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.mp4" for name in "abc"]
    mime = file_mime(files[0], "1" * 32, files[1:])
    assert local_files(mime) == files and is_clip(mime)


async def test_a_drag_takes_all_that_are_selected_and_there(tmp_path: Path, qapp: QApplication) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 5, files=True)
        await rig.lose(ids[1])
        view = await view_of(rig)
        for row in (0, 1, 2):
            click(view, row, CTRL)
        view.grid.startDrag(Qt.DropAction.CopyAction)
        (drag,) = view.grid.findChildren(QDrag)
        mime: QMimeData = drag.mimeData()
        entries = [rig.library.entries.get(each) for each in (ids[2], ids[0])]
        assert local_files(mime) == [entry.clip.path for entry in entries if entry is not None]
        # Before the event loop comes to it, which would let the system drag until somebody ends that.
        drag.deleteLater()
        QApplication.sendPostedEvents(drag, QEvent.Type.DeferredDelete)
        view.grid.clearSelection()
        view.grid.setCurrentIndex(view.grid.model().index(1, 0))
        view.grid.startDrag(Qt.DropAction.CopyAction)
        assert view.grid.findChildren(QDrag) == []


async def test_cards_say_all_to_a_screen_reader(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 2)
        rig.library.marks.toggle_star([ids[0]])
        rig.library.marks.add_tags([ids[0]], ["sea", "calm"])
        rig.library.marks.set_note([ids[0]], "for the trailer")
        await rig.settle()
        view = await view_of(rig)
        index = view.grid.model().index(0, 0)
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == "Gentle waves at sunset, Text · file not found, 5 s, starred, tags: calm and sea"
        explained = index.data(Qt.ItemDataRole.ToolTipRole)
        assert explained == "Gentle waves at sunset\nTags: calm, sea\nfor the trailer"
        assert tr("Library") == view.grid.accessibleName()


async def make(rig: Rig, count: int) -> LibraryView:
    await fill(rig, count)
    return await view_of(rig)


async def test_only_what_is_in_sight_and_next_is_read(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        view = await make(rig, 600)
        await rig.settle()
        known = [each for each in rig.library.ids if rig.library.entries.get(each) is not None]
        assert 64 <= len(known) < 200
        bar = view.grid.verticalScrollBar()
        bar.setValue(bar.maximum())
        await until(lambda: rig.library.entries.get(rig.library.ids[-1]) is not None)
        await rig.settle()
        middle = rig.library.ids[300]
        assert rig.library.entries.get(middle) is None


async def test_posters_of_what_was_scrolled_past_are_not_made(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await fill(rig, 300, files=True)
        pictures = rig.library.posters
        ids = rig.library.ids
        await rig.library.fetch(ids)
        for clip_id in ids:
            pictures.get(clip_id)
        # Of all those that were passed, those asked for last are left, the last one next.
        assert pictures.waiting == ids[-48:]
        await rig.settle()
        made = [each for each in ids if pictures.peek(each) is not None]
        assert made == [*ids[-48:]]
