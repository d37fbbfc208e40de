from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pikadesk.ui.widgets.editors.storyboard_rows import KeyframeCard
from tests.fakes import until
from tests.ui.composer_rig import Composer, board, drag_card


def in_order(composer: Composer) -> list[str]:
    cards = sorted(board(composer).cards, key=lambda card: card.y())
    return [card.picture.name for card in cards if card.picture is not None]


async def test_pictures_dropped_on_the_empty_place_become_keyframes(frames: Composer) -> None:
    await frames.open()
    assert board(frames).summary.text() == "2 to 5 keyframes, up to 25 s"
    assert frames.drag(frames.pictures(3), frames.middle(board(frames).empty))
    assert board(frames).empty.state() == "over"
    await frames.drop(frames.pictures(3), frames.middle(board(frames).empty))
    assert board(frames).empty.state() == "default"
    assert in_order(frames) == ["picture-1.png", "picture-2.png", "picture-3.png"]
    assert frames.lengths == [5, 5]
    assert board(frames).summary.text() == "3 keyframes · 10 s of 25 s"
    assert board(frames).add.text() == "Add keyframe (3 of 5)"


async def test_a_drop_inside_a_transition_shows_where_it_lands_and_splits_it(frames: Composer) -> None:
    await frames.with_pictures(3)
    frames.form.set_duration(1, 8)
    editor = board(frames)
    at = frames.middle(editor.rows[1])
    frames.drag([frames.picture("new.png")], at)
    assert editor.marker.isVisible()
    assert editor.marker.title() == "Drop to insert as keyframe 3"
    assert editor.marker.detail() == "Splits the 8 s transition into 4 s + 4 s. Price stays the same."
    assert editor.summary.text() == "3 keyframes, 4 after the drop"
    assert editor.cards[1].y() < editor.marker.y() < editor.cards[2].y()
    assert editor.add.text() == "Or drop here to add at the end"
    assert not editor.rows[1].isVisible()
    frames.leave()
    assert not editor.marker.isVisible()
    assert editor.rows[1].isVisible()
    assert editor.summary.text() == "3 keyframes · 13 s of 25 s"
    assert editor.add.text() == "Add keyframe (3 of 5)"
    await frames.drop([frames.picture("new.png")], at)
    assert in_order(frames) == ["picture-1.png", "picture-2.png", "new.png", "picture-3.png"]
    assert frames.lengths == [5, 4, 4]


async def test_where_a_drop_lands_follows_the_cards(frames: Composer) -> None:
    await frames.with_pictures(2)
    editor = board(frames)
    top = editor.cards[0].mapTo(frames.page, QPoint(50, 4))
    await frames.drop([frames.picture("first.png")], top)
    assert in_order(frames)[0] == "first.png"
    await until(editor.cards[2].isVisible)
    await frames.drop([frames.picture("last.png")], frames.middle(editor.add))
    assert in_order(frames)[-1] == "last.png"
    assert frames.lengths == [5, 5, 5]


async def test_the_end_says_which_keyframe_it_makes(frames: Composer) -> None:
    await frames.with_pictures(2)
    frames.drag([frames.picture("new.png")], frames.middle(board(frames).add))
    assert board(frames).add.state() == "over"
    assert board(frames).add.text() == "Drop to add as keyframe 3"
    assert not board(frames).marker.isVisible()


async def test_a_full_storyboard_refuses_more(frames: Composer) -> None:
    await frames.with_pictures(5)
    assert not board(frames).add.isVisible()
    frames.drag([frames.picture("new.png")], frames.middle(board(frames).rows[0]))
    assert board(frames).add.isVisible()
    assert board(frames).add.state() == "refused"
    assert board(frames).add.text() == "5 keyframes are the most."
    await frames.drop([frames.picture("new.png")], frames.middle(board(frames).rows[0]))
    assert frames.texts() == ["Frames takes 5, and all places are taken, so none was added."]
    assert len(frames.names) == 5
    assert not board(frames).add.isVisible()


async def test_what_is_no_picture_is_refused_while_it_is_dragged(frames: Composer) -> None:
    await frames.with_pictures(2)
    note = frames.folder / "notes.txt"
    note.write_text("hello")
    frames.drag([note], frames.middle(board(frames).rows[0]))
    assert board(frames).add.state() == "refused"
    assert board(frames).add.text() == "Not a picture"
    await frames.drop([note], frames.middle(board(frames).rows[0]))
    assert frames.texts() == ["notes.txt is not a picture that can be read. Choose a JPEG or PNG."]
    assert frames.names == ["picture-1.png", "picture-2.png"]


async def test_a_card_dragged_down_moves_and_the_lengths_stay(frames: Composer) -> None:
    await frames.with_pictures(3)
    frames.form.set_duration(0, 2)
    editor = board(frames)
    # The list opens under the pointer, which moves what is below.
    below = editor.cards[2].mapToGlobal(QPoint(60, 130))
    drag_card(editor.cards[0], below, let_go=False)
    assert editor.marker.isVisible()
    assert editor.marker.title() == "Move here as keyframe 3"
    QTest.mouseRelease(editor.cards[0], Qt.MouseButton.LeftButton, pos=editor.cards[0].mapFromGlobal(below))
    assert frames.names == ["picture-2.png", "picture-3.png", "picture-1.png"]
    assert frames.lengths == [2, 5]
    assert not editor.marker.isVisible()
    assert in_order(frames) == frames.names
    assert editor.cards[2].hasFocus()


async def test_a_card_dragged_up_and_a_click_that_is_no_drag(frames: Composer) -> None:
    await frames.with_pictures(3)
    editor = board(frames)
    drag_card(editor.cards[2], editor.cards[0].mapToGlobal(QPoint(60, 6)))
    assert frames.names == ["picture-3.png", "picture-1.png", "picture-2.png"]
    QTest.mouseClick(editor.cards[1], Qt.MouseButton.LeftButton)
    assert frames.names == ["picture-3.png", "picture-1.png", "picture-2.png"]
    assert editor.selected == 1


async def test_escape_leaves_a_drag_without_moving(frames: Composer) -> None:
    await frames.with_pictures(3)
    editor = board(frames)
    editor.cards[0].setFocus()
    drag_card(editor.cards[0], editor.cards[2].mapToGlobal(QPoint(60, 50)), let_go=False)
    QTest.keyClick(editor.cards[0], Qt.Key.Key_Escape)
    QTest.mouseRelease(editor.cards[0], Qt.MouseButton.LeftButton)
    assert frames.names == ["picture-1.png", "picture-2.png", "picture-3.png"]
    assert not editor.marker.isVisible()


@pytest.mark.parametrize(
    ("key", "start", "expected"),
    [
        (Qt.Key.Key_Right, 0, ["picture-2.png", "picture-1.png", "picture-3.png"]),
        (Qt.Key.Key_Down, 1, ["picture-1.png", "picture-3.png", "picture-2.png"]),
        (Qt.Key.Key_Left, 2, ["picture-1.png", "picture-3.png", "picture-2.png"]),
        (Qt.Key.Key_Up, 0, ["picture-1.png", "picture-2.png", "picture-3.png"]),
    ],
)
async def test_alt_with_an_arrow_moves_the_card_and_the_focus_goes_along(
    frames: Composer, key: Qt.Key, start: int, expected: list[str]
) -> None:
    await frames.with_pictures(3)
    editor = board(frames)
    name = frames.names[start]
    editor.cards[start].setFocus()
    QTest.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
    assert frames.names == expected
    focus = QApplication.focusWidget()
    assert isinstance(focus, KeyframeCard)
    assert focus.picture is not None
    assert focus.picture.name == name


async def test_delete_and_the_cross_remove_and_the_focus_stays_near(frames: Composer) -> None:
    await frames.with_pictures(3)
    editor = board(frames)
    editor.cards[1].setFocus()
    QTest.keyClick(editor.cards[1], Qt.Key.Key_Delete)
    assert frames.names == ["picture-1.png", "picture-3.png"]
    assert frames.lengths == [10]
    assert editor.cards[1].hasFocus()
    QTest.mouseClick(editor.cards[1].cross, Qt.MouseButton.LeftButton)
    QTest.mouseClick(editor.cards[0].cross, Qt.MouseButton.LeftButton)
    assert frames.names == []
    assert editor.empty.isVisible()
    assert editor.choose.hasFocus()


async def test_a_transition_is_edited_by_spin_slider_and_prompt(frames: Composer) -> None:
    await frames.with_pictures(3)
    gap = board(frames).rows[1]
    gap.length.spin.setFocus()
    gap.length.spin.selectAll()
    QTest.keyClicks(gap.length.spin, "8")
    assert frames.lengths == [5, 8], "the length counts as soon as it is typed"
    assert gap.price.text() == "960,000"
    assert gap.length.slider.value() == 8
    gap.length.slider.setFocus()
    QTest.keyClick(gap.length.slider, Qt.Key.Key_Right)
    assert frames.lengths == [5, 9]
    gap.prompt.setFocus()
    QTest.keyClicks(gap.prompt, "night falls")
    assert frames.form.draft.transitions()[1].prompt == "night falls"
    assert board(frames).cards[2].accessibleDescription() == "at 14 s."


async def test_typing_in_the_middle_of_a_prompt_keeps_the_cursor(frames: Composer) -> None:
    await frames.with_pictures(2)
    prompt = board(frames).rows[0].prompt
    prompt.setFocus()
    QTest.keyClicks(prompt, "nightfall")
    prompt.setCursorPosition(5)
    QTest.keyClicks(prompt, "-")
    assert prompt.text() == "night-fall"
    assert prompt.cursorPosition() == 6


async def test_a_short_video_says_what_is_billed_under_the_last_transition(frames: Composer) -> None:
    await frames.with_pictures(2)
    frames.form.set_duration(0, 3)
    message = board(frames).rows[0].message
    assert message.isVisible()
    assert message.text() == "A video of 3 s is billed as 5 s, the minimum: 600,000 credits."
    frames.form.set_duration(0, 5)
    assert not message.isVisible()


async def test_a_video_that_is_too_long_says_so_and_leads_to_the_longest(frames: Composer) -> None:
    await frames.with_pictures(3)
    frames.form.set_duration(1, 24)
    assert board(frames).problem.text() == "Shorten the transitions: 29 s in all, and 25 s is the most."
    assert frames.read_footer() == "To generate, fix 1 field: Transitions"
    frames.follow("Transitions")
    assert board(frames).rows[1].length.spin.hasFocus()


async def test_a_vanished_picture_says_so_on_its_card(frames: Composer) -> None:
    await frames.with_pictures(2)
    (frames.folder / "picture-2.png").unlink()
    frames.form.look_again()
    await frames.settle()
    card = board(frames).cards[1]
    assert card.facts_text(short=False) == "Not there any more"
    assert "Not there any more" in card.accessibleName()
    assert card.toolTip() == "picture-2.png is not there any more. Put it back, or choose another picture."


async def test_tab_goes_through_the_storyboard_in_order_of_time(frames: Composer) -> None:
    await frames.with_pictures(2)
    editor = board(frames)
    editor.cards[0].setFocus()
    seen = []
    for _ in range(7):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    gap = editor.rows[0]
    expected = [
        editor.cards[0].cross,
        gap.length.spin,
        gap.length.slider,
        gap.prompt,
        editor.cards[1],
        editor.cards[1].cross,
        editor.add,
    ]
    assert seen == expected


async def test_undo_and_redo_by_keys_in_a_transitions_prompt(frames: Composer) -> None:
    await frames.with_pictures(2)
    prompt = board(frames).rows[0].prompt
    prompt.setFocus()
    QTest.keyClicks(prompt, "dusk")
    QTest.keyClick(prompt, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert prompt.text() == ""
    assert frames.names == ["picture-1.png", "picture-2.png"]
    QTest.keyClick(prompt, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert frames.names == []
    redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(frames.page, Qt.Key.Key_Z, redo)
    QTest.keyClick(frames.page, Qt.Key.Key_Z, redo)
    assert board(frames).rows[0].prompt.text() == "dusk"
