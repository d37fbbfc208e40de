"""How widgets share the room, and how they follow the theme."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pikadesk.ui.theme import DARK, apply_theme
from pikadesk.ui.widgets import controls as c
from pikadesk.ui.widgets.layouts import FlowLayout, GripSplitter, Surface
from tests.ui.stacked import stack

Show = Callable[..., QWidget]
Pixel = Callable[[QWidget, float, float], str]
LEFT = Qt.MouseButton.LeftButton


def test_a_flow_breaks_where_the_width_ends(shown: Show) -> None:
    page = QWidget()
    flow = FlowLayout(page)
    for _ in range(4):
        box = QWidget()
        box.setFixedSize(90, 20)
        flow.addWidget(box)
    assert (flow.heightForWidth(400), flow.heightForWidth(200), flow.heightForWidth(50)) == (20, 48, 104)
    shown(page, 200, 200)
    assert [flow.itemAt(index).geometry().topLeft() for index in range(4)] == [
        QPoint(0, 0), QPoint(98, 0), QPoint(0, 28), QPoint(98, 28)
    ]  # fmt: skip


def test_a_surface_has_lines_where_it_is_told(shown: Show, pixel: Pixel) -> None:
    surface = shown(Surface("window", bottom="line-1"), 100, 50)
    assert (pixel(surface, 50, 20), pixel(surface, 50, 49)) == (DARK.window, DARK.line_1)
    card = shown(Surface("panel", border="line-2", radius=8), 100, 50)
    assert (pixel(card, 50, 0), pixel(card, 50, 20)) == (DARK.line_2, DARK.panel)


def test_a_splitter_can_be_dragged_and_restored(shown: Show) -> None:
    splitter = GripSplitter(Qt.Orientation.Horizontal, [200, 0])
    for _ in range(2):
        part = QWidget()
        part.setMinimumWidth(50)
        splitter.addWidget(part)
    shown(splitter, 600, 300)
    splitter.restore_default()
    assert splitter.sizes() == [200, 399]
    handle = splitter.handle(1)
    assert handle.width() >= 5, "too thin to be caught"
    grip = handle.rect().center()
    QTest.mousePress(handle, LEFT, pos=grip)
    QTest.mouseMove(handle, grip + QPoint(80, 0))
    QTest.mouseRelease(handle, LEFT, pos=grip)
    assert splitter.sizes()[0] == pytest.approx(280, abs=4)
    QTest.mouseDClick(handle, LEFT, pos=handle.rect().center())
    assert splitter.sizes() == [200, 399]


def test_a_theme_change_reaches_controls_that_paint_themselves(qapp: QApplication, shown: Show, pixel: Pixel) -> None:
    button = c.Button("Save as…")
    shown(stack(button))
    dark = pixel(button, 6, 6)
    apply_theme(qapp, "light")
    assert dark == DARK.raised
    assert pixel(button, 6, 6) == "#ffffff"
