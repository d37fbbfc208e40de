"""Fields for numbers, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pikadesk.ui.widgets import controls as c
from tests.ui.stacked import stack

Show = Callable[..., QWidget]
Pixel = Callable[[QWidget, float, float], str]
LEFT = Qt.MouseButton.LeftButton


def shortcut(window: QWidget, keys: str) -> list[str]:
    """A shortcut of the window, and what it has done so far."""
    done: list[str] = []
    action = QAction(window)
    action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda: done.append(keys))
    window.addAction(action)
    return done


def test_spin_box_and_slider_stay_in_step(shown: Show) -> None:
    duration = c.DurationEdit("Duration")
    duration.set_value(5)
    shown(stack(duration))
    heard: list[int] = []
    duration.edited.connect(heard.append)
    duration.spin.setFocus()
    QTest.keyClick(duration.spin, Qt.Key.Key_Up)
    assert (duration.value(), duration.slider.value(), heard) == (6, 6, [6])
    duration.slider.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(duration.slider, Qt.Key.Key_Right)
    QTest.keyClick(duration.slider, Qt.Key.Key_PageUp)
    assert (duration.value(), duration.spin.value(), heard) == (12, 12, [6, 7, 12])
    QTest.keyClick(duration.slider, Qt.Key.Key_End)
    assert (duration.value(), heard[-1]) == (25, 25)
    assert duration.spin.text() == "25 s"


def test_a_duration_set_from_outside_tells_nobody(qtbot: QtBot) -> None:
    duration = c.DurationEdit("Duration")
    with qtbot.assertNotEmitted(duration.edited):
        duration.set_value(9)
        duration.set_highest(7)
    assert (duration.value(), duration.slider.value(), duration.slider.maximum()) == (7, 7, 7)


def test_typing_a_duration_counts_when_it_is_finished(shown: Show) -> None:
    duration = c.DurationEdit("Duration")
    shown(stack(duration))
    heard: list[int] = []
    duration.edited.connect(heard.append)
    duration.spin.setFocus()
    duration.spin.selectAll()
    QTest.keyClicks(duration.spin, "12")
    QTest.keyClick(duration.spin, Qt.Key.Key_Return)
    assert (heard, duration.slider.value()) == ([12], 12)


def test_a_click_on_the_rail_goes_straight_there(shown: Show) -> None:
    slider = c.Slider("Duration")
    slider.setRange(0, 100)
    shown(stack(slider))
    QTest.mouseClick(slider, LEFT, pos=QPoint(slider.width() // 2, 3))
    assert slider.value() == pytest.approx(50, abs=1)
    QTest.mousePress(slider, LEFT, pos=QPoint(slider.width() // 4, 14))
    QTest.mouseMove(slider, QPoint(slider.width() + 50, 14))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(slider.width() + 50, 14))
    assert slider.value() == 100


def wheel_over(widget: QWidget) -> bool:
    middle = QPointF(widget.rect().center())
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, 120),
        no_button,
        no_key,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, turned)
    return turned.isAccepted()


def test_scrolling_past_changes_no_number(shown: Show) -> None:
    duration, drop = c.DurationEdit("Duration"), c.DropDown("After download")
    drop.addItems(["Show", "Do nothing"])
    drop.setCurrentIndex(1)
    edit = QLineEdit()
    shown(stack(edit, duration, drop))
    edit.setFocus()
    duration.set_value(5)
    assert [wheel_over(widget) for widget in (duration.spin, duration.slider, drop)] == [False] * 3
    assert (duration.value(), drop.currentIndex()) == (5, 1)
    duration.spin.setFocus()
    assert wheel_over(duration.spin)
    assert duration.value() == 6
