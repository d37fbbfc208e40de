from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import blank
from pikadesk.domain.library import Entry, Marks, Query, Sort
from pikadesk.ui.presenters.library_search import Length, Period
from tests.fakes import START, FakeLibrary, until
from tests.ui.library_rig import CTRL, fill, press, view_of
from tests.ui.window_rig import Rig, frames_draft, running, text_draft


def menu() -> QMenu:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    return popup


def choose(words: str) -> None:
    """Click a line of the menu that is open."""
    opened = menu()
    action = next(each for each in opened.actions() if each.text() == words)
    QTest.mouseClick(opened, Qt.MouseButton.LeftButton, pos=opened.actionGeometry(action).center())


def choose_inner(title: str, words: str) -> None:
    """Choose a line of a menu in the menu that is open."""
    action = next(each for each in menu().actions() if each.text() == title)
    inner = action.menu()
    assert isinstance(inner, QMenu)
    next(each for each in inner.actions() if each.text() == words).trigger()


async def opened(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    await until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))


def titles(rig: Rig) -> list[str]:
    return [card.title for card in rig.library.cards]


async def some(rig: Rig) -> list[str]:
    """Three clips: of text, of text at 1080p, of keyframes; the first two starred, the second with a tag."""
    pictures = [rig.stored("a.png"), rig.stored("b.png")]
    drafts = [text_draft("Waves"), text_draft("City", resolution="1080p", duration=10), frames_draft(pictures, 12)]
    ids = await fill(rig, 3, files=True, drafts=drafts)
    await rig.world.library.mark({ids[0]: Marks(star=True), ids[1]: Marks(star=True, tags=("night",))})
    for clip_id in ids:
        rig.library.entries.forget([clip_id])
    await rig.library.load()
    await rig.settle()
    return ids


async def test_typing_searches_once_it_rests(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await some(rig)
        view = await view_of(rig)
        rig.world.library.asked.clear()
        field = view.bar.field
        field.setFocus()
        QTest.keyClicks(field, "cit")
        assert rig.world.library.asked == [] and len(titles(rig)) == 3
        await until(lambda: titles(rig) == ["City"])
        assert [query.text for query in rig.world.library.asked] == ["cit"]
        assert rig.library.count == 3
        QTest.keyClick(field, Qt.Key.Key_Escape)
        await until(lambda: len(titles(rig)) == 3)
        assert field.text() == ""
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert view.grid.hasFocus()


class SlowLibrary(FakeLibrary):
    """A library in which looking for `slow` takes until it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.go = asyncio.Event()

    async def search(self, query: Query) -> tuple[str, ...]:
        if query.text == "slow":
            await self.go.wait()
        return await super().search(query)


async def test_an_answer_that_comes_too_late_is_dropped(tmp_path: Path) -> None:
    library = SlowLibrary()
    async with running(tmp_path, library=library) as rig:
        rig.world.library = library
        await some(rig)
        for text in ("slow", "waves"):
            rig.library.search.ask_for(Query(text=text))
        await until(lambda: titles(rig) == ["Waves"])
        library.go.set()
        await rig.settle()
        assert titles(rig) == ["Waves"]


async def test_types_are_chosen_together_and_their_menu_stays_open(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await some(rig)
        view = await view_of(rig)
        await opened(view.bar.types)
        choose("Frames")
        assert view.bar.types.text() == "Frames" and view.bar.types.chosen
        choose("Text")
        assert view.bar.types.text() == "2 types"
        checked = [action.text() for action in menu().actions() if action.isChecked()]
        assert checked == ["Text", "Frames"]
        choose("Text")
        menu().close()
        await rig.settle()
        assert len(rig.library.ids) == 1 and rig.library.cards[0].task is Task.FRAMES
        await opened(view.bar.types)
        choose("All types")
        menu().close()
        await rig.settle()
        assert len(rig.library.ids) == 3 and not view.bar.types.chosen


async def test_every_filter_has_a_chip_that_takes_it_away(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await some(rig)
        view = await view_of(rig)
        QTest.mouseClick(view.bar.starred, Qt.MouseButton.LeftButton)
        await opened(view.bar.dates)
        choose("Last 7 days")
        for title, words in (
            ("Resolution", "1080p"),
            ("Aspect ratio", "16:9"),
            ("Length", "Up to 5 s"),
            ("Tag", "night"),
            ("Folder", str(tmp_path / "videos")),
        ):
            await opened(view.bar.filters)
            choose_inner(title, words)
            menu().close()
        await rig.settle()
        assert titles(rig) == ["City"]
        chips = view.findChildren(QPushButton)
        told = [chip.text() for chip in chips if chip.accessibleName().endswith("take the filter away")]
        assert told == ["Last 7 days", "1080p", "16:9", "Up to 5 s", "Tag: night", "Folder: videos"]
        for words in ("Tag: night", "1080p"):
            await press(view, words)
        await rig.settle()
        assert titles(rig) == ["Waves", "City"]
        await press(view, "Clear all filters")
        await rig.settle()
        assert len(titles(rig)) == 3 and not rig.library.search.narrowed


async def test_nothing_found_says_so_and_offers_to_clear(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await some(rig)
        view = await view_of(rig)
        rig.library.search.ask_for(Query(text="zebra"))
        await rig.settle()
        assert view.no_match.isVisible() and not view.grid.isVisible()
        await press(view, "Clear filters")
        await rig.settle()
        assert view.grid.isVisible() and len(titles(rig)) == 3


async def test_a_selection_that_is_filtered_away_is_none(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await some(rig)
        view = await view_of(rig)
        rig.library.select(ids[1], ids)
        assert view.selected == tuple(ids)
        rig.library.search.ask_for(Query(text="waves"))
        await rig.settle()
        assert view.selected == rig.library.selection == (ids[0],)
        # What cannot be seen is not thrown away.
        QTest.keyClick(view.grid, Qt.Key.Key_Escape)
        QTest.keyClick(view.grid, Qt.Key.Key_Delete)
        assert QApplication.activeModalWidget() is None


async def test_the_order_is_chosen(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await some(rig)
        view = await view_of(rig)
        await opened(view.bar.sort)
        choose("Oldest")
        await rig.settle()
        assert titles(rig)[-1] == "Waves" and view.bar.sort.text() == "Oldest"
        await opened(view.bar.sort)
        choose("Title")
        await rig.settle()
        assert titles(rig)[1:] == ["City", "Waves"] or titles(rig)[0] == "City"
        assert rig.library.search.asked.sort is Sort.TITLE
        rig.library.search.clear_filters()
        assert rig.library.search.asked.sort is Sort.TITLE


@pytest.mark.parametrize(
    ("period", "since"),
    [
        (Period.ANY, None),
        (Period.TODAY, timedelta(0)),
        (Period.WEEK, timedelta(days=6)),
        (Period.MONTH, timedelta(days=29)),
        (Period.YEAR, timedelta(days=364)),
    ],
)
async def test_a_time_begins_at_midnight(tmp_path: Path, period: Period, since: timedelta | None) -> None:
    async with running(tmp_path) as rig:
        rig.library.search.choose_period(period)
        midnight = START.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        assert rig.library.search.query.since == (None if since is None else midnight - since)


async def test_lengths_are_those_that_cards_show(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        for seconds in (5.04, 10.04, 24.9):
            await rig.add_clip(seconds=seconds)
        for length, expected in (
            (Length.SHORT, ["5 s"]),
            (Length.MEDIUM, ["10 s"]),
            (Length.LONG, ["25 s"]),
        ):
            rig.library.search.choose_length(length)
            await rig.settle()
            assert [card.length for card in rig.library.cards] == expected


async def test_ctrl_f_searches_from_anywhere_and_enter_goes_to_the_clips(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await some(rig)
        window = await rig.show()
        rig.prompt(window).setFocus()
        QTest.keyClick(window, Qt.Key.Key_F, CTRL)
        field = window.library.tools.field
        assert field.isVisible() and field.hasFocus()
        QTest.keyClicks(field, "waves")
        await until(lambda: rig.library.ids == (ids[0],))
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert window.library.grid.hasFocus()
        clear = window.library.tools.clear
        assert clear.isVisible() and clear.text() == "Clear filter"
        QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
        await until(lambda: len(rig.library.ids) == 3)
        QTest.keyClick(window, Qt.Key.Key_F, CTRL)
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert not field.isVisible() and window.library.tools.glass.isVisible()
        rig.presenter.expand(True)
        assert not window.library.tools.isVisible() and window.library.bar.isVisible()
        QTest.keyClick(window, Qt.Key.Key_F, CTRL)
        assert window.library.bar.field.hasFocus()


async def test_the_tools_follow_tab_and_size(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await some(rig)
        window = await rig.show(1024, 700)
        assert window.library.tools.isVisible() and not window.library.bar.isVisible()
        QTest.keyClick(window, Qt.Key.Key_F, CTRL)
        assert rig.presenter.expanded and window.library.bar.field.hasFocus()
        await press(window, "Queue")
        assert not window.library.tools.isVisible()


async def test_marks_change_the_answer(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await some(rig)
        rig.library.search.ask_for(Query(starred=True))
        await rig.settle()
        assert rig.library.ids == (ids[0], ids[1])
        rig.library.marks.toggle_star([ids[0]])
        await rig.settle()
        assert rig.library.ids == (ids[1],)
        rig.library.marks.undo()
        await rig.settle()
        assert rig.library.ids == (ids[0], ids[1])


async def test_effects_and_imported_clips_have_cards_too(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        effect = blank(Task.EFFECTS).with_value("image", rig.stored("duck.png")).with_value("effect", "Inflate")
        made = await rig.add_clip(effect)
        imported = replace(made, id="f" * 32, path=made.path.with_name("holiday.mp4"), request=None)
        await rig.world.library.restore([Entry(imported)])
        await rig.library.load()
        await rig.settle()
        cards = {card.id: card for card in rig.library.cards}
        assert (cards[made.id].title, cards[made.id].line) == ("Duck, inflate", "Effects · 1 min ago")
        assert (cards[imported.id].title, cards[imported.id].task) == ("holiday", None)
        assert cards[imported.id].line == "Imported · file not found"


def test_what_is_in_a_menu_can_be_read(tmp_path: Path, qapp: QWidget) -> None:
    """An ampersand in a tag is no mark of a key."""
    from pikadesk.ui.presenters.library_search import LibrarySearch  # noqa: PLC0415
    from pikadesk.ui.widgets.library_filters import Pick, PickMenu  # noqa: PLC0415

    owner = QWidget()
    made = PickMenu(LibrarySearch(lambda: None, now=lambda: START), owner)
    made.fill([Pick("R&B", lambda: True, lambda: None)])
    assert made.actions()[0].text() == "R&&B" and made.actions()[0].isChecked()
