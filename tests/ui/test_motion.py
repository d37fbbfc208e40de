"""What glides to its place, and that all of it is there at once for who wants no movement."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pikadesk.services.preferences import Preferences
from pikadesk.ui.presenters.form_insertion import Insertion
from pikadesk.ui.theme import DARK, theme
from pikadesk.ui.widgets import controls as c
from pikadesk.ui.widgets.controls.motion import Drawer, Glide
from pikadesk.ui.widgets.editors.storyboard_rows import InsertionMarker
from pikadesk.ui.widgets.layouts import column, row
from tests.fakes import until
from tests.ui.window_rig import running

Show = Callable[..., QWidget]
Pixel = Callable[[QWidget, float, float], str]
moving = pytest.mark.usefixtures("movement")


def page_of(*widgets: QWidget) -> QWidget:
    page = QWidget()
    page.setLayout(column(*widgets, None, margins=(24, 24, 24, 24)))
    return page


def places_of(glide: Glide) -> list[float]:
    places: list[float] = []
    glide.moved.connect(places.append)
    return places


@moving
def test_a_number_glides_to_its_place_quickly_at_first(qtbot: QtBot, shown: Show) -> None:
    glide = Glide(shown(QWidget()), 200)
    places = places_of(glide)
    glide.send(1)
    assert glide.moving
    qtbot.waitUntil(lambda: not glide.moving)
    assert places == sorted(places)
    assert places[-1] == glide.value == 1
    glide.send(1)
    assert not glide.moving
    glide.send(0)
    qtbot.waitUntil(lambda: glide.value == 0)


def test_who_wants_no_movement_sees_it_there_at_once(shown: Show) -> None:
    glide = Glide(shown(QWidget()))
    places = places_of(glide)
    glide.send(1)
    assert (places, glide.moving) == ([1], False)


@moving
def test_what_is_not_seen_is_there_at_once() -> None:
    glide = Glide(QWidget())
    glide.send(1)
    assert (glide.value, glide.moving) == (1, False)


@moving
def test_movement_that_is_switched_off_ends_where_it_was_going(shown: Show) -> None:
    glide = Glide(shown(QWidget()), 60_000)
    glide.send(1)
    theme().reduce_motion(True)
    assert (glide.value, glide.moving) == (1, False)


@moving
def test_a_tab_fills_and_empties(qtbot: QtBot, shown: Show, pixel: Pixel) -> None:
    page = QWidget()
    one, other = c.TabButton("Library", compact=True, parent=page), c.TabButton("Queue", compact=True, parent=page)
    page.setLayout(row(one, other, None))
    shown(page)
    one.setChecked(True)
    qtbot.waitUntil(lambda: pixel(one, 6, 14) == DARK.hover)
    other.setChecked(True)
    assert other.grab().toImage().pixelColor(6, 14).name() != DARK.hover
    qtbot.waitUntil(lambda: (pixel(one, 6, 14), pixel(other, 6, 14)) == (DARK.panel, DARK.hover))


@moving
def test_a_drawer_opens_from_nothing_to_what_it_holds(qtbot: QtBot, shown: Show) -> None:
    content = QWidget()
    content.setFixedHeight(80)
    drawer = Drawer(content)
    shown(page_of(drawer))
    assert not drawer.isVisible()
    drawer.set_open(True)
    assert drawer.isVisible()
    assert drawer.height() < 80
    qtbot.waitUntil(lambda: drawer.height() == 80)
    assert content.geometry().topLeft().isNull()
    drawer.set_open(False)
    assert drawer.isVisible()
    qtbot.waitUntil(lambda: not drawer.isVisible())


@moving
def test_a_folded_field_can_be_written_in_while_it_opens(qtbot: QtBot, shown: Show) -> None:
    line = c.CollapsibleLine("Negative prompt")
    shown(page_of(line))
    head = line.findChild(c.PressButton)
    head.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(head, Qt.Key.Key_Space)
    for word in ("rain", "fog", "hail"):
        QTest.keyClicks(QApplication.focusWidget(), word)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert line.text() == "rain\nfog\nhail\n"
    qtbot.waitUntil(lambda: line.edit.parentWidget().height() == line.edit.height() == 96)


@moving
def test_the_list_opens_where_pictures_will_land(qtbot: QtBot, shown: Show) -> None:
    marker = InsertionMarker()
    marker.hide()
    page = page_of(marker)
    shown(page)
    for _ in range(2):
        marker.show_insertion(Insertion(possible=True, title="Here", detail="", brief="", count_after=3))
        marker.show()
        assert marker.height() < 68
        qtbot.waitUntil(lambda: marker.height() == 68)
        marker.hide()


async def test_the_panel_slides_over_the_stage_and_back(tmp_path: Path) -> None:
    async with running(tmp_path, preferences=Preferences()) as rig:
        window = await rig.show(1440, 900)
        heights: list[int] = []
        rig.presenter.expand(True)
        assert rig.stage.isVisible()
        await until(lambda: heights.append(window.panel.height()) or not rig.stage.isVisible())
        assert heights == sorted(heights)
        await until(lambda: window.panel.height() == window.body.height())
        rig.presenter.expand(False)
        assert rig.stage.isVisible()
        rig.presenter.expand(True)
        rig.presenter.expand(False)
        await until(lambda: window.panel.height() == 227)
        assert window.body.rows.sizes()[1] == 227
        assert rig.stage.minimumHeight() == 0


async def test_the_panel_covers_the_stage_at_once_where_no_movement_is_wanted(tmp_path: Path) -> None:
    async with running(tmp_path, preferences=Preferences()) as rig:
        window = await rig.show(1440, 900)
        rig.settings.set_reduce_motion(True)
        await until(lambda: theme().motion_reduced)
        rig.presenter.expand(True)
        assert not rig.stage.isVisible()
        rig.presenter.expand(False)
        assert rig.stage.isVisible()
        await until(lambda: window.panel.height() == 227)
