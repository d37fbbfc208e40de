"""Texts, the fields to write them in, and the one that folds to a line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pikadesk.ui.theme import Role
from pikadesk.ui.widgets import controls as c
from tests.ui.stacked import stack

Show = Callable[..., QWidget]
LEFT = Qt.MouseButton.LeftButton


def lines_of(prompt: c.PromptEdit) -> float:
    return (prompt.height() - 16) / prompt.LINE_HEIGHT


@pytest.mark.parametrize(("role", "line"), [(Role.SMALL, 16), (Role.BODY, 20)])
def test_lines_that_break_are_as_high_as_in_the_design(shown: Show, role: Role, line: int) -> None:
    label = c.Label("Nothing leaves this computer and nothing is charged.\nEver.", role, wrap=True)
    shown(stack(label), 200)
    assert label.heightForWidth(10_000) == label.minimumSizeHint().height() == 2 * line
    assert label.height() == label.heightForWidth(label.width()) >= 4 * line
    drawn = label.grab().toImage()
    ground = drawn.pixel(0, 0)
    inked = [y // line for y in range(drawn.height()) if any(drawn.pixel(x, y) != ground for x in range(drawn.width()))]
    assert set(inked) == set(range(label.height() // line))


def test_a_prompt_may_begin_with_empty_lines(shown: Show) -> None:
    prompt = c.PromptEdit("Prompt", least_lines=1, most_lines=4)
    shown(stack(prompt))
    for lines in (2, 3):
        QTest.keyClick(prompt, Qt.Key.Key_Return)
        assert (prompt.toPlainText(), lines_of(prompt)) == ("\n" * (lines - 1), lines)
    prompt.undo()
    assert prompt.toPlainText() != "\n\n"


def test_a_prompt_grows_with_its_lines_and_then_scrolls(shown: Show) -> None:
    prompt = c.PromptEdit("Prompt", least_lines=2, most_lines=4)
    shown(stack(prompt))
    prompt.setFocus()
    assert lines_of(prompt) == 2
    heights = []
    for _ in range(6):
        QTest.keyClicks(prompt, "fog")
        QTest.keyClick(prompt, Qt.Key.Key_Return)
        heights.append(lines_of(prompt))
    assert heights == [2, 3, 4, 4, 4, 4]
    assert prompt.verticalScrollBar().maximum() > 0
    prompt.selectAll()
    QTest.keyClick(prompt, Qt.Key.Key_Delete)
    assert lines_of(prompt) == 2


def test_a_long_line_counts_as_the_lines_it_takes(shown: Show) -> None:
    prompt = c.PromptEdit("Prompt", least_lines=2, most_lines=6)
    shown(stack(prompt), 300)
    prompt.show_text("slow fog between pines " * 6)
    assert 3 <= lines_of(prompt) <= 6
    prompt.set_lines(7, 9)
    assert lines_of(prompt) == 7


def test_lines_are_as_high_as_in_the_design(shown: Show) -> None:
    prompt = c.PromptEdit("Prompt", most_lines=9)
    shown(stack(prompt))
    prompt.setFocus()
    QTest.keyClicks(prompt, "one")
    first = prompt.cursorRect().top()
    QTest.keyClick(prompt, Qt.Key.Key_Return)
    assert prompt.cursorRect().top() - first == 20
    prompt.setPlainText("one\ntwo")
    assert prompt.document().size().height() == 40


def test_control_enter_is_for_the_window_and_tab_leaves(shown: Show) -> None:
    prompt, after = c.PromptEdit("Prompt"), c.LineEdit("After")
    window = shown(stack(prompt, after))
    sent: list[bool] = []
    action = QAction(window)
    action.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
    action.triggered.connect(lambda: sent.append(True))
    window.addAction(action)
    prompt.setFocus()
    QTest.keyClicks(prompt, "fog")
    QTest.keyClick(prompt, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    keypad = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier
    QTest.keyClick(prompt, Qt.Key.Key_Enter, keypad)
    assert (sent, prompt.toPlainText()) == ([True, True], "fog")
    QTest.keyClick(prompt, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert prompt.toPlainText() == "fog"


def test_showing_a_text_tells_nobody_and_leaves_the_cursor(qtbot: QtBot, shown: Show) -> None:
    prompt = c.PromptEdit("Prompt")
    shown(stack(prompt))
    prompt.setFocus()
    QTest.keyClicks(prompt, "low fog")
    QTest.keyClick(prompt, Qt.Key.Key_Left)
    with qtbot.assertNotEmitted(prompt.textChanged):
        prompt.show_text("low fog")
        assert prompt.textCursor().position() == 6
        prompt.show_text("low cloud")
    assert (prompt.toPlainText(), prompt.textCursor().position()) == ("low cloud", 6)


def test_what_is_typed_can_be_undone_and_the_line_height_not(shown: Show) -> None:
    prompt = c.PromptEdit("Prompt")
    shown(stack(prompt))
    prompt.setFocus()
    assert not prompt.document().isUndoAvailable()
    QTest.keyClicks(prompt, "fog")
    prompt.undo()
    assert prompt.toPlainText() == ""
    assert not prompt.document().isUndoAvailable()


def test_pasted_text_is_plain(shown: Show) -> None:
    prompt = c.PromptEdit("Prompt", most_lines=9)
    shown(stack(prompt))
    mime = QMimeData()
    mime.setHtml("<h1>Large</h1><p>small</p>")
    mime.setText("Large\nsmall")
    QApplication.clipboard().setMimeData(mime)
    prompt.paste()
    assert prompt.toPlainText() == "Large\nsmall"
    assert prompt.document().size().height() == 40
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("picture.png")])
    assert not prompt.canInsertFromMimeData(mime)


def test_a_placeholder_is_shown_while_there_is_no_text(shown: Show) -> None:
    prompt = c.PromptEdit("Prompt", placeholder="Describe the motion")
    shown(stack(prompt))
    prompt.clearFocus()
    told = prompt.grab().toImage()
    prompt.set_placeholder("")
    empty = prompt.grab().toImage()
    assert told != empty
    assert prompt.accessibleName() == "Prompt"
    prompt.set_placeholder("Describe the motion")
    assert prompt.grab().toImage() == told
    assert prompt.accessibleDescription() == "Describe the motion"


def test_a_folded_field_shows_what_it_holds_and_opens(qtbot: QtBot, shown: Show) -> None:
    negative = c.CollapsibleLine("Negative prompt")
    shown(stack(negative))
    head = negative.findChild(c.PressButton)
    assert head.accessibleDescription() == "none"
    with qtbot.assertNotEmitted(negative.text_edited):
        negative.set_text("flicker,\npeople")
    assert head.accessibleDescription() == "flicker, people"
    assert not negative.is_open()
    assert negative.height() == 36
    head.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(head, Qt.Key.Key_Space)
    assert negative.is_open()
    assert negative.edit.hasFocus()
    assert lines_of(negative.edit) == 2
    with qtbot.waitSignal(negative.text_edited) as heard:
        QTest.keyClick(negative.edit, Qt.Key.Key_X)
    assert heard.args == [negative.text()]
    QTest.mouseClick(head, LEFT)
    assert not negative.edit.isVisible()


def test_a_wrong_text_opens_its_field(shown: Show) -> None:
    negative = c.CollapsibleLine("Negative prompt")
    shown(stack(negative))
    negative.set_problem_shown(True)
    assert negative.is_open()
