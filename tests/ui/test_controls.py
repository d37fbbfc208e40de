"""Buttons, choices and what has the focus, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from pikadesk.ui.theme import DARK
from pikadesk.ui.widgets import controls as c
from pikadesk.ui.widgets.focus import FocusRing
from pikadesk.ui.widgets.layouts import column
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


def role_of(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.role()


def resolution() -> c.SegmentedChoice:
    return c.SegmentedChoice(
        "Resolution", [c.Option("480p", "480p"), c.Option("720p", "720p"), c.Option("1080p", "1080p", "+750,000")]
    )


# Buttons


def test_a_button_answers_to_mouse_space_and_enter(qtbot: QtBot, shown: Show) -> None:
    button = c.Button("Save as…")
    shown(stack(button))
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    QTest.mouseClick(button, LEFT)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert len(pressed) == 3


def test_a_click_leaves_the_focus_in_the_field(shown: Show) -> None:
    edit, button = c.LineEdit("Name"), c.Button("Save as…")
    shown(stack(edit, button))
    edit.setFocus()
    QTest.mouseClick(button, LEFT)
    assert edit.hasFocus()


def test_a_focused_button_keeps_space_from_the_window(shown: Show) -> None:
    edit, button = c.LineEdit("Name"), c.Button("Save as…")
    window = shown(stack(edit, button))
    played = shortcut(window, "Space")
    saved: list[bool] = []
    button.clicked.connect(lambda: saved.append(True))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Space)
    assert (played, saved, edit.text()) == ([], [True], " ")


@pytest.mark.parametrize(
    ("button", "height"),
    [
        (lambda: c.Button("Go", compact=True), 28),
        (lambda: c.Button("Go"), 32),
        (lambda: c.Button("Go", kind="primary", tall=True, key_hint="Ctrl ↵"), 40),
        (lambda: c.IconButton("close", "Close", compact=True), 28),
        (lambda: c.IconButton("loop", "Loop", checkable=True), 32),
        (lambda: c.TabButton("Library", compact=True), 28),
        (lambda: c.TabButton("Text", icon="text"), 32),
    ],
)
def test_buttons_have_the_heights_of_the_design(shown: Show, button: Callable[[], QWidget], height: int) -> None:
    made = button()
    shown(stack(made))
    assert made.height() == height


def test_a_primary_button_shows_its_state(qtbot: QtBot, shown: Show, pixel: Pixel) -> None:
    button = c.Button("Generate", kind="primary", tall=True)
    shown(stack(button))
    here = (12, 6)
    assert pixel(button, *here) == DARK.accent
    button.setDown(True)
    assert pixel(button, *here) == DARK.accent_pressed
    button.setDown(False)
    button.setEnabled(False)
    assert pixel(button, *here) == DARK.hover


def test_a_key_hint_takes_its_room_and_can_go() -> None:
    button = c.Button("Generate", kind="primary", tall=True, key_hint="Ctrl ↵")
    wide = button.sizeHint().width()
    button.set_key_hint("")
    assert button.sizeHint().width() < wide - 30


def test_an_icon_button_says_what_it_does() -> None:
    button = c.IconButton("volume", "Mute", keys="M")
    assert (button.accessibleName(), button.toolTip()) == ("Mute", "Mute (M)")
    button.set_name("Sound on")
    assert (button.accessibleName(), button.toolTip()) == ("Sound on", "Sound on (M)")
    assert role_of(button) is QAccessible.Role.Button


def test_tabs_exclude_each_other_and_count(shown: Show) -> None:
    bar = QWidget()
    library, queue = c.TabButton("Library", parent=bar), c.TabButton("Queue", parent=bar)
    bar.setLayout(column(library, queue))
    shown(bar)
    library.setChecked(True)
    QTest.mouseClick(queue, LEFT)
    assert (library.isChecked(), queue.isChecked()) == (False, True)
    narrow = queue.sizeHint().width()
    queue.set_count(12)
    assert queue.accessibleName() == "Queue 12"
    assert queue.sizeHint().width() > narrow


def test_a_chip_says_the_whole_where_it_shows_a_part() -> None:
    chip = c.Chip("Show the queue")
    chip.set_parts([c.ChipPart("wallet", "12.48 M")], "12,480,000 spent this month")
    assert chip.accessibleName() == chip.toolTip() == "12,480,000 spent this month"
    chip.set_parts([c.ChipPart("wallet", "12,480,000", "spent"), c.ChipPart("warning", "3", "need attention")])
    assert chip.accessibleName() == "12,480,000 spent, 3 need attention"


def test_a_switch_answers_over_all_of_it(shown: Show, pixel: Pixel) -> None:
    switch = c.Switch("Reduce motion")
    shown(stack(switch))
    QTest.mouseClick(switch, LEFT, pos=QPoint(switch.width() - 3, switch.height() // 2))
    assert switch.isChecked()
    switch.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()
    assert role_of(switch) is QAccessible.Role.CheckBox


def test_a_link_button_is_pressed(shown: Show) -> None:
    link = c.LinkButton("Clear list")
    shown(stack(link))
    pressed: list[bool] = []
    link.clicked.connect(lambda: pressed.append(True))
    QTest.mouseClick(link, LEFT, pos=QPoint(4, 8))
    assert pressed == [True]


# The focus ring


def ring_of(window: QWidget) -> FocusRing | None:
    rings = [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]
    assert len(rings) <= 1
    return rings[0] if rings else None


def test_the_ring_is_there_for_the_keyboard_alone(shown: Show, pixel: Pixel) -> None:
    first, second = c.Button("One"), c.Button("Two")
    window = shown(stack(first, second))
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring_of(window) is None
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    ring = ring_of(window)
    assert ring is not None
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    left = second.geometry().left()
    middle = second.geometry().center().y()
    # The ring, the gap, the button's own border.
    assert [pixel(window, left - x, middle) for x in (3, 1)] == [DARK.focus, DARK.panel]
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring_of(window) is None


def test_the_ring_moves_with_its_button_and_goes_with_it(shown: Show) -> None:
    button = c.Button("One")
    inner = stack(button)
    window = shown(stack(inner))
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ring = ring_of(window)
    assert ring is not None
    inner.move(inner.x() + 10, inner.y() + 20)
    corner = button.mapTo(window, QPoint(0, 0))
    assert ring.pos() == corner - QPoint(4, 4)
    button.hide()
    assert ring_of(window) is None


def test_the_ring_goes_with_the_page_that_it_is_in(shown: Show) -> None:
    button = c.Button("One")
    page = stack(stack(button))
    window = shown(stack(page))
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring_of(window) is not None
    # What it complains of while it goes, fails the test.
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    assert not isValid(button) and ring_of(window) is None


def test_the_ring_scrolls_and_is_cut_with_its_page(shown: Show) -> None:
    page = stack(*(c.Button(str(number)) for number in range(30)))
    area = QScrollArea()
    area.setWidget(page)
    shown(area, 200, 200)
    button = page.findChildren(c.Button)[0]
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ring = ring_of(area)
    assert ring is not None
    assert ring.parentWidget() is page
    area.verticalScrollBar().setValue(500)
    assert ring.visibleRegion().isEmpty()


def test_the_ring_lets_clicks_through(shown: Show) -> None:
    button = c.Button("One")
    window = shown(stack(button))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.childAt(button.geometry().center()) is button


def test_the_ring_survives_another_window(shown: Show) -> None:
    button = c.Button("One")
    window = shown(stack(c.Button("Zero"), button))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    shown(stack(c.Button("Other")))
    shown(window)
    assert button.hasFocus()
    assert ring_of(window) is not None


# Choices


def test_one_of_several_is_chosen_by_keyboard(qtbot: QtBot, shown: Show) -> None:
    before, choice = c.LineEdit("Before"), resolution()
    choice.set_value("720p")
    window = shown(stack(before, choice))
    stolen = shortcut(window, "Right")
    heard: list[object] = []
    choice.chosen.connect(heard.append)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is choice.button("720p")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert (choice.value(), heard, stolen) == ("1080p", ["1080p"], [])
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert heard == ["1080p", "720p", "480p"]


def test_a_segment_answers_over_the_full_height_of_the_frame(shown: Show) -> None:
    choice = resolution()
    shown(stack(choice))
    heard: list[object] = []
    choice.chosen.connect(heard.append)
    for y in (0, 31):
        QTest.mouseClick(choice.childAt(choice.width() - 10, y), LEFT)
    assert choice.button("1080p").height() == choice.height() == 32
    assert heard[0] == "1080p"


def test_setting_a_value_tells_nobody(qtbot: QtBot) -> None:
    choice = resolution()
    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_value("1080p")
        assert choice.value() == "1080p"
        choice.set_value(None)
        assert choice.value() is None
        choice.set_value("no such")
        assert choice.value() is None
    choice.set_value("720p")
    assert [choice.button(value).isChecked() for value in ("480p", "720p", "1080p")] == [False, True, False]


def test_segments_are_radio_buttons_to_a_screen_reader() -> None:
    choice = resolution()
    assert role_of(choice.button("720p")) is QAccessible.Role.RadioButton
    assert choice.accessibleName() == "Resolution"
    choice.set_note("720p", "−600,000")
    assert (choice.note("720p"), choice.button("720p").accessibleDescription()) == ("−600,000", "−600,000")


def test_the_chosen_segment_is_tinted_and_a_problem_framed(shown: Show, pixel: Pixel) -> None:
    choice = resolution()
    choice.set_value("480p")
    shown(stack(choice))
    assert pixel(choice, 10, 8) == DARK.tint
    assert pixel(choice, choice.width() - 10, 8) == DARK.raised
    choice.set_problem_shown(True)
    assert pixel(choice, choice.width() / 2, 1) == DARK.err_line


def test_a_note_without_room_beside_its_name_stands_under_it(shown: Show) -> None:
    choice = resolution()
    shown(stack(choice), 700)
    assert choice.height() == choice.button("1080p").height() == 32
    wide = choice.button("1080p").grab().toImage()
    choice.set_note("1080p", "")
    assert choice.button("1080p").grab().toImage() != wide
    choice.setFixedWidth(240)
    QApplication.processEvents()
    assert choice.height() == 32
    bare = choice.button("1080p").grab().toImage()
    choice.set_note("1080p", "+750,000")
    QApplication.processEvents()
    assert choice.height() == choice.button("1080p").height() == choice.button("480p").height() == 48
    assert choice.button("1080p").grab(QRect(0, 26, 80, 18)).toImage() != bare.copy(0, 26, 80, 18)
    choice.setFixedWidth(700)
    QApplication.processEvents()
    assert choice.height() == choice.button("1080p").height() == 32
    choice.hide()
    choice.setFixedWidth(240)
    choice.set_note("1080p", "")
    choice.show()
    assert choice.height() == 32


def test_segments_share_the_width_evenly_and_none_is_squeezed(shown: Show) -> None:
    choice = c.SegmentedChoice("View", [c.Option(1, "Side by side"), c.Option(2, "Wipe"), c.Option(3, "Flip")])
    choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    shown(stack(choice), 600)
    widths = [choice.button(value).width() for value in (1, 2, 3)]
    assert widths[0] >= choice.button(1).sizeHint().width() and max(widths) - min(widths) <= 1


def test_notes_under_the_names_need_48_pixels(shown: Show) -> None:
    choice = c.SegmentedChoice("Model", [c.Option(1, "Turbo", "same price"), c.Option(2, "2.2")], two_lines=True)
    shown(stack(choice))
    assert choice.height() == choice.button(1).height() == 48


def test_ratios_and_pictograms_are_choices_too(shown: Show) -> None:
    ratio = c.RatioChoice("Aspect ratio", [c.Option(text, text) for text in ("16:9", "9:16", "1:1")])
    effect = c.PictogramChoice("Effect", [c.Option(n, n, icon=f"effect-{n}") for n in ("melt", "peel", "poke")])
    shown(stack(ratio, effect))
    heard: list[object] = []
    ratio.chosen.connect(heard.append)
    effect.chosen.connect(heard.append)
    QTest.mouseClick(ratio.button("9:16"), LEFT)
    QTest.mouseClick(effect.button("peel"), LEFT)
    effect.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(effect.button("peel"), Qt.Key.Key_Right)
    assert heard == ["9:16", "peel", "poke"]


def test_an_outline_has_the_shape_of_its_ratio(shown: Show) -> None:
    ratio = c.RatioChoice("Aspect ratio", [c.Option(text, text) for text in ("16:9", "9:16")])
    ratio.set_value("16:9")
    shown(stack(ratio))
    image = ratio.button("16:9").grab().toImage()
    drawn = [
        (x, y) for x in range(image.width()) for y in range(28) if image.pixelColor(x, y) == QColor(DARK.accent_text)
    ]
    width = max(x for x, _ in drawn) - min(x for x, _ in drawn) + 1
    height = max(y for _, y in drawn) - min(y for _, y in drawn) + 1
    assert width / height == pytest.approx(16 / 9, rel=0.15)
