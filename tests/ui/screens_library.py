"""The library in all its states: the grid, its filters, what is asked about clips, what became of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPushButton

from pikadesk.domain.catalogue import Task
from pikadesk.domain.library import Query
from pikadesk.ui.presenters.library_search import Length, Period
from pikadesk.ui.presenters.window import PanelPage
from pikadesk.ui.widgets.main_window import MainWindow
from tests.ui.library_rig import click
from tests.ui.window_rig import Rig, text_draft


async def libraries(rig: Rig, window: MainWindow, words: str) -> AsyncIterator[str]:
    """Every state of the library.

    Args:
        rig: The program.
        window: Its window.
        words: What the user writes.
    """
    rig.presenter.show_panel(PanelPage.LIBRARY)
    rig.presenter.expand(False)
    library, view = rig.library, window.library
    ids = [(await rig.add_clip(text_draft(words), ago=3600 * number)).id for number in (2, 30, 400)]
    library.marks.toggle_star(ids[:2])
    library.marks.add_tags(ids[:1], [words, f"{words}2"])
    library.marks.set_note(ids[:1], words)
    library.marks.collect(ids, words)
    library.marks.rename(ids[1], words * 8)
    await rig.settle()
    yield "library, strip"
    view.begin_search()
    library.search.ask_for(Query(text=words, starred=True, tag=words))
    await rig.settle()
    yield "library, strip, with filters"
    library.search.clear_filters()
    rig.presenter.expand(True)
    await rig.settle()
    async for name in _menus(view.bar.types, view.bar.dates, view.bar.filters, view.bar.sort, view.bar.more):
        yield f"library, {name}"
    search = library.search
    every = replace(Query(), tasks=frozenset({Task.TEXT, Task.IMAGE}), resolutions=frozenset({"720p"}), tag=words)
    search.ask_for(replace(every, starred=True, collection=words, ratios=frozenset({"16:9", "9:16"})))
    search.choose_period(Period.YEAR)
    search.choose_length(Length.SHORT)
    await rig.settle()
    yield "library, filtered"
    search.ask_for(Query(text=f"{words}x"))
    await rig.settle()
    yield "library, nothing found"
    search.clear_filters()
    await rig.settle()
    async for name in _asked(rig, window):
        yield name
    library.bin.throw(ids[:2])
    await rig.settle()
    yield "library, moved to the bin"
    library.marks.undo()
    await rig.settle()
    yield "library, back from the bin"
    library.dismiss_message()
    rig.presenter.expand(False)


async def _asked(rig: Rig, window: MainWindow) -> AsyncIterator[str]:
    """What is selected, and what is asked about it."""
    view = window.library
    click(view, 0)
    click(view, 1, Qt.KeyboardModifier.ControlModifier)
    await rig.settle()
    yield "library, several selected"
    for key, name in ((Qt.Key.Key_T, "tags"), (Qt.Key.Key_N, "note"), (Qt.Key.Key_A, "collection")):
        QTest.keyClick(view.grid, key)
        opened = QApplication.activeModalWidget()
        assert isinstance(opened, QDialog)
        yield f"library, {name}"
        opened.reject()
    QTest.keyClick(view.grid, Qt.Key.Key_Delete)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QDialog)
    yield "library, before the bin"
    asked.reject()
    click(view, 1)
    await rig.settle()
    rig.presenter.expand(True)
    QTest.keyClick(view.grid, Qt.Key.Key_F2)
    yield "library, rename"
    field = view.grid.findChild(QLineEdit)
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClick(view.grid, Qt.Key.Key_Space)
    yield "library, preview"
    QTest.keyClick(view.grid, Qt.Key.Key_Space)
    rig.library.say("")


async def _menus(*buttons: QPushButton) -> AsyncIterator[str]:
    for button in buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        yield f"menu of {button.accessibleName() or button.text()}"
        popup.close()
