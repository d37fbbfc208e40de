"""Fields, what stands around them, and what is only shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pikadesk.ui.theme import DARK, Role, theme
from pikadesk.ui.widgets import controls as c
from tests.ui import state_sheet
from tests.ui.stacked import stack

Show = Callable[..., QWidget]
Pixel = Callable[[QWidget, float, float], str]
LEFT = Qt.MouseButton.LeftButton


# Labels and problems


@pytest.mark.parametrize(
    "make",
    [lambda: c.LineEdit("Seed"), lambda: c.PromptEdit("Prompt"), lambda: c.StepSpin("Jobs", lowest=1, highest=9)],
)
def test_a_problem_frames_the_field_and_is_told(shown: Show, pixel: Pixel, make: Callable[[], QWidget]) -> None:
    editor = make()
    field = c.LabelledField("Field", editor)
    shown(stack(c.LineEdit("First"), field))
    middle = editor.width() / 2
    assert pixel(editor, middle, 0) == DARK.line_2
    height = field.sizeHint().height()
    field.set_problem("Whole number only, or leave empty.")
    assert [pixel(editor, middle, y) for y in (0, 1)] == [DARK.err_line] * 2
    assert field.message.isVisible()
    assert (field.problem(), editor.accessibleDescription()) == ("Whole number only, or leave empty.",) * 2
    assert field.sizeHint().height() > height + 12
    field.set_problem(None)
    assert pixel(editor, middle, 0) == DARK.line_2
    assert not field.message.isVisible()
    assert (field.problem(), field.sizeHint().height()) == ("", height)


def test_a_placeholder_can_be_read(shown: Show) -> None:
    edit = c.LineEdit("Seed", placeholder="Random")
    shown(stack(edit))
    assert edit.palette().placeholderText().color() == QColor(DARK.text_3)


def test_a_problem_moves_nothing_in_the_field(shown: Show) -> None:
    edit = c.LineEdit("Seed")
    shown(stack(c.LineEdit("First"), edit))
    edit.setText("48213")
    place = edit.geometry()
    cursor = edit.cursorRect().left()
    edit.set_problem_shown(True)
    assert (edit.geometry(), edit.cursorRect().left()) == (place, cursor)
    edit.set_problem_shown(False)
    edit.setFocus()
    assert (edit.geometry(), edit.cursorRect().left()) == (place, cursor)


def test_the_focus_frames_a_text_field_however_it_came(shown: Show, pixel: Pixel) -> None:
    edit = c.LineEdit("Seed")
    shown(stack(c.LineEdit("First"), edit))
    QTest.mouseClick(edit, LEFT)
    assert edit.hasFocus()
    assert [pixel(edit, edit.width() / 2, y) for y in (0, 1)] == [DARK.focus] * 2


def test_a_warning_is_told_without_a_frame(shown: Show, pixel: Pixel) -> None:
    edit = c.LineEdit("Pictures")
    field = c.LabelledField("Pictures", edit)
    shown(stack(c.LineEdit("First"), field))
    field.set_warning("You dropped 3 pictures. The first was kept.")
    assert field.message.isVisible()
    assert pixel(edit, edit.width() / 2, 0) == DARK.line_2


def test_a_label_names_its_editor() -> None:
    edit = c.PromptEdit("")
    field = c.LabelledField("Prompt", edit, hint="optional")
    assert edit.accessibleName() == "Prompt"
    assert field.label.buddy() is edit


def test_a_message_can_hold_a_link(qtbot: QtBot, shown: Show) -> None:
    message = c.Message()
    shown(stack(message))
    message.show_text('<a href="scenes">Use all 3 in Scenes</a>', "warn", rich=True)
    label = message.findChild(c.Label)
    with qtbot.waitSignal(message.link_activated) as heard:
        QTest.mouseClick(label, LEFT, pos=QPoint(20, 8))
    assert heard.args == ["scenes"]
    message.show_text("")
    assert not message.isVisible()
    assert message.text() == ""


# The seed


def test_the_seed_field_says_what_its_buttons_are_asked(shown: Show) -> None:
    seed = c.SeedField("Seed")
    shown(stack(seed))
    heard: list[object] = []
    seed.text_edited.connect(heard.append)
    seed.new_asked.connect(lambda: heard.append("new"))
    seed.keep_asked.connect(heard.append)
    seed.setFocus()
    QTest.keyClicks(seed.edit, "48")
    QTest.mouseClick(seed.dice, LEFT)
    QTest.mouseClick(seed.lock, LEFT)
    assert heard == ["4", "48", "new", True]
    assert seed.text() == "48"


def test_the_seed_field_says_whether_the_seed_stays(qtbot: QtBot) -> None:
    seed = c.SeedField("Seed")
    assert (seed.word(), seed.lock.isChecked()) == ("New each time", False)
    with qtbot.assertNotEmitted(seed.text_edited), qtbot.assertNotEmitted(seed.keep_asked):
        seed.show_seed("48213", kept=True)
    assert (seed.text(), seed.word(), seed.lock.isChecked()) == ("48213", "Kept", True)
    seed.set_problem_shown(True)
    assert seed.word() == ""
    seed.set_problem_shown(False)
    assert seed.word() == "Kept"


# What is only shown


def test_a_meter_shows_what_is_over_in_red(shown: Show, pixel: Pixel) -> None:
    meter = c.Meter("Budget")
    page = shown(stack(meter), 448)
    width = meter.width()
    meter.set_parts(50, 25, 100)
    assert not meter.is_over
    shades = [pixel(meter, width * part, 2) for part in (0.25, 0.6, 0.9)]
    assert shades == [DARK.line_3, DARK.accent_text, DARK.line_2]
    meter.set_parts(90, 25, 100)
    assert meter.is_over
    assert [pixel(meter, width * part, 2) for part in (0.5, 0.97)] == [DARK.line_3, DARK.err]
    meter.set_parts(999, 25, 1000)
    assert pixel(meter, width * 0.97, 2) == DARK.err, "however little was left, what is over is seen"
    # Nothing was left even before: no part of it looks as if it were within.
    meter.set_parts(300, 25, 100)
    assert [pixel(meter, width * part, 2) for part in (0.05, 0.5, 0.97)] == [DARK.err] * 3
    meter.set_parts(50, 25, 0)
    assert pixel(meter, width * 0.25, 2) == DARK.line_2
    assert page.isVisible()


def test_progress_says_what_goes_on(shown: Show, pixel: Pixel) -> None:
    steps = c.ProgressSteps()
    shown(stack(steps), 648)
    way = [c.Step("Uploaded", "done"), c.Step("Downloading", "now", 0.5, "50 %"), c.Step("Saving")]
    steps.set_steps(way)
    assert steps.accessibleName() == "Downloading 50 %"
    assert steps.steps() == tuple(way)
    third = steps.width() / 3
    shades = [pixel(steps, x, 2) for x in (third / 2, third * 1.25, third * 1.75, third * 2.5)]
    assert shades == [DARK.ok, DARK.accent_text, DARK.line_2, DARK.line_2]


@pytest.mark.usefixtures("movement")
def test_a_bar_of_unknown_length_moves_only_while_it_is_seen(qtbot: QtBot, shown: Show) -> None:
    steps = c.ProgressSteps()
    page = shown(stack(steps))
    still = steps.grab().toImage()
    steps.set_steps([c.Step("Generating", "now")])

    def moves() -> bool:
        before = steps.grab().toImage()
        QTest.qWait(70)
        return bool(steps.grab().toImage() != before)

    assert steps.grab().toImage() != still
    assert moves()
    theme().reduce_motion(True)
    assert not moves()
    theme().reduce_motion(False)
    assert moves()
    page.hide()
    assert not moves()


def test_a_spinner_without_movement_is_a_clock(shown: Show) -> None:
    theme().reduce_motion(True)
    spinner = c.Spinner("Generating", size=32)
    tag = c.Tag("Generating", "info", busy=True)
    shown(stack(spinner, tag))
    still = tag.grab().toImage()
    tag.show_state("Generating", "info", icon="clock")
    assert tag.grab().toImage() == still
    assert spinner.accessibleName() == tag.accessibleName() == "Generating"


def test_a_tag_takes_the_colours_of_its_kind(shown: Show, pixel: Pixel) -> None:
    tag = c.Tag("Refused", "err", icon="error")
    shown(stack(tag))
    assert (pixel(tag, 30, 0), pixel(tag, 3, 11), tag.height()) == (DARK.err_line, DARK.err_tint, 22)
    narrow = tag.width()
    tag.show_state("Maybe charged", "warn", icon="unknown")
    assert tag.sizeHint().width() > narrow
    assert (tag.text(), tag.accessibleName()) == ("Maybe charged",) * 2


def test_a_cut_label_has_all_of_it_in_its_tool_tip(shown: Show) -> None:
    label = c.ElidedLabel("valley-afternoon-with-a-long-name.jpg", Role.LABEL)
    page = shown(stack(label), 700)
    assert label.toolTip() == ""
    page.resize(160, 100)
    QApplication.processEvents()
    assert label.toolTip() == label.text() == "valley-afternoon-with-a-long-name.jpg"
    label.setText("a.jpg")
    assert label.toolTip() == ""


def test_an_empty_place_says_what_to_do(shown: Show) -> None:
    button = c.Button("Clear filters", compact=True)
    empty = c.EmptyState("search", "No match", "Try another word.", [button])
    shown(stack(empty))
    heading, text = empty.findChildren(c.Label)
    empty.show_words("Nothing in the queue", "", "clock")
    assert (heading.text(), text.isVisible(), button.isVisible()) == ("Nothing in the queue", False, True)


def test_a_small_empty_place_leaves_out_its_icon_rather_than_words(shown: Show) -> None:
    empty = c.EmptyState("folder", "No videos yet", "Saved to /a/folder/with/a/long/path. " * 4, [c.Button("Import")])
    # Not in a layout, which would give it what it needs.
    empty.setParent(shown(QWidget(), 400, 300))
    empty.resize(400, 300)
    empty.show()
    icon = empty.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[0]
    _, text = empty.findChildren(c.Label)
    whole = text.height()
    assert icon.isVisible() and whole >= text.heightForWidth(text.width())
    for height, seen in ((170, False), (300, True)):
        empty.resize(400, height)
        QApplication.processEvents()
        assert (icon.isVisible(), text.height()) == (seen, whole)


def test_a_notice_is_there_while_it_has_something_to_say(qtbot: QtBot, shown: Show) -> None:
    notice = c.NoticeBar("warn", action="Try now", closable=True)
    shown(stack(notice))
    assert not notice.isVisible()
    notice.show_text("No connection.")
    assert notice.isVisible()
    assert notice.accessibleName() == notice.text() == "No connection."
    with qtbot.waitSignal(notice.activated):
        QTest.mouseClick(notice.button, LEFT)
    with qtbot.waitSignal(notice.closed):
        QTest.mouseClick(notice.findChild(c.IconButton), LEFT)
    assert not notice.isVisible()
    notice.set_action("")
    assert notice.button.isHidden()
    with qtbot.waitSignal(notice.closed, timeout=2000):
        notice.show_text("Saved.", kind="ok", seconds=0.05)
    assert not notice.isVisible()


def test_a_slot_for_files_is_a_button_with_three_looks(shown: Show, pixel: Pixel) -> None:
    slot = c.DropSlot("Add keyframe (3 of 5)", height=48)
    shown(stack(c.LineEdit("First"), slot))
    pressed: list[bool] = []
    slot.clicked.connect(lambda: pressed.append(True))
    QTest.mouseClick(slot, LEFT)
    assert (pressed, slot.height(), slot.state()) == ([True], 48, "default")
    slot.set_state("over", "Drop to add at the end")
    assert (pixel(slot, 200, 1), pixel(slot, 20, 24), slot.text()) == (DARK.focus, DARK.tint, "Drop to add at the end")
    slot.set_rest_text("Add keyframe (4 of 5)")
    assert slot.text() == "Drop to add at the end"
    slot.set_state("refused", "Not a picture")
    assert (pixel(slot, 200, 1), pixel(slot, 20, 24)) == (DARK.err_line, DARK.err_tint)
    slot.set_state("default")
    assert slot.text() == "Add keyframe (4 of 5)"
    frame = c.DropFrame()
    shown(frame)
    frame.set_state("over")
    assert (frame.state(), pixel(frame, 20, 24)) == ("over", DARK.tint)


def test_every_state_can_be_drawn_in_both_themes(qapp: QApplication, tmp_path: Path) -> None:
    for scheme in ("dark", "light"):
        state_sheet.sheet(qapp, scheme, tmp_path)
    assert len(list(tmp_path.glob("*.png"))) == 6
