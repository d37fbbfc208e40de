"""The timeline of a storyboard, with mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pikadesk.ui.widgets.stage.timeline_layout import TimelineLayout
from tests.fakes import until
from tests.ui.animatic_rig import Preview, pull

SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def _second(preview: Preview) -> int:
    """How many pixels a second is wide."""
    return preview.x(1) - preview.x(0)


async def test_everything_lies_at_its_time_on_a_scale_that_never_changes(preview: Preview) -> None:
    await preview.open(5, 8)
    marks = [mark.geometry().center().x() for mark in preview.timeline.keyframes]
    assert marks == [pytest.approx(preview.x(second), abs=1) for second in (0, 5, 13)]
    bars = [(bar.geometry().left(), bar.geometry().right() + 1) for bar in preview.timeline.segments]
    assert bars == [(preview.x(0), preview.x(5)), (preview.x(5), preview.x(13))]
    preview.form.set_duration(1, 3)
    assert preview.timeline.segments[0].geometry().right() + 1 == preview.x(5)
    assert preview.timeline.keyframes[2].geometry().center().x() == pytest.approx(preview.x(8), abs=1)


@pytest.mark.parametrize("width", [655, 1000, 1600])
def test_thumbnails_shrink_where_they_are_close_and_short_bars_can_still_be_hit(width: int) -> None:
    layout = TimelineLayout(width, 25, (1, 12, 1))
    assert [layout.keyframe(index).width() - 2 for index in range(4)] == [40] * 4
    assert TimelineLayout(width, 25, (6, 12)).keyframe(1).width() - 2 == 72
    for index in range(3):
        taken = [layout.boundary(other) for other in (index - 1, index) if other >= 0]
        free = set(range(layout.segment(index).left(), layout.segment(index).right() + 1))
        for place in taken:
            free -= set(range(place.left(), place.right() + 1))
        assert len(free) >= 6
        assert layout.segment(index).height() == 32
        assert layout.boundary(index).height() == 32


def test_a_storyboard_that_was_typed_too_long_stays_on_the_scale() -> None:
    layout = TimelineLayout(1000, 25, (20, 9))
    assert layout.keyframe(2).center().x() == pytest.approx(948, abs=1)
    assert layout.bar(1).right() + 1 <= 948
    assert layout.add_slot().isEmpty()


async def test_a_boundary_that_is_dragged_lets_its_neighbours_trade(preview: Preview) -> None:
    await preview.open(5, 8)
    price = preview.form.reading.estimate.credits
    hand = pull(preview.timeline.boundaries[0], _second(preview))
    assert preview.timeline.bubble.isVisible()
    assert preview.timeline.bubble.text() == "6 s | 7 s"
    assert preview.shown_lengths() == ["6 s", "7 s"]
    assert preview.lengths == [6, 7]
    assert preview.form.reading.estimate.credits == price
    hand.let_go()
    assert not preview.timeline.bubble.isVisible()


async def test_dragging_goes_by_whole_seconds_and_keeps_one(preview: Preview) -> None:
    await preview.open(5, 8)
    boundary = preview.timeline.boundaries[0]
    pull(boundary, _second(preview) * 4 // 10).let_go()
    assert preview.lengths == [5, 8]
    pull(boundary, _second(preview) * 6 // 10).let_go()
    assert preview.lengths == [6, 7]
    pull(boundary, -500).let_go()
    assert preview.lengths == [1, 12]
    pull(boundary, 900).let_go()
    assert preview.lengths == [12, 1]


async def test_with_shift_everything_after_it_moves_along(preview: Preview) -> None:
    await preview.open(5, 8)
    hand = pull(preview.timeline.boundaries[0], 2 * _second(preview), SHIFT)
    assert preview.timeline.bubble.text() == "7 s · 15 s in all"
    assert preview.lengths == [7, 8]
    hand.let_go()
    pull(preview.timeline.boundaries[0], 900, SHIFT).let_go()
    assert preview.lengths == [17, 8]


async def test_the_last_one_changes_total_and_price_while_it_is_dragged(preview: Preview) -> None:
    await preview.open(5, 8)
    hand = pull(preview.timeline.boundaries[1], 3 * _second(preview))
    assert preview.timeline.bubble.text() == "11 s · 16 s in all"
    assert preview.form.reading.estimate.credits == 16 * 120_000
    assert "/ 16.0 s of 25 s" in preview.stage.transport.time_text()
    hand.let_go()
    pull(preview.timeline.boundaries[1], 2000).let_go()
    assert preview.lengths == [5, 20]
    assert not preview.timeline.add.isVisible()


async def test_a_keyframe_can_be_dragged_as_its_boundary_can(preview: Preview) -> None:
    await preview.open(5, 8)
    pull(preview.timeline.keyframes[1], -2 * _second(preview)).let_go()
    assert preview.lengths == [3, 10]
    pull(preview.timeline.keyframes[2], 2 * _second(preview)).let_go()
    assert preview.lengths == [3, 12]
    pull(preview.timeline.keyframes[0], 2 * _second(preview)).let_go()
    assert preview.lengths == [3, 12]


async def test_pressing_a_keyframe_goes_to_it(preview: Preview) -> None:
    await preview.open(5, 8)
    QTest.mouseClick(preview.timeline.keyframes[1], Qt.MouseButton.LeftButton)
    assert preview.playhead.position == 5
    QTest.keyClick(preview.timeline.keyframes[2], Qt.Key.Key_Return)
    assert preview.playhead.position == 13
    QTest.keyClick(preview.timeline.keyframes[0], Qt.Key.Key_Space)
    assert preview.playhead.position == 0
    assert preview.lengths == [5, 8]


async def test_one_drag_is_one_step_of_undo_however_long_it_takes(preview: Preview) -> None:
    await preview.open(5, 8)
    boundary = preview.timeline.boundaries[0]
    hand = pull(boundary, 3 * _second(preview))
    preview.time += 30
    hand.move(_second(preview))
    hand.let_go()
    pull(boundary, 2 * _second(preview)).let_go()
    assert preview.lengths == [8, 5]
    preview.form.undo()
    assert preview.lengths == [6, 7]
    preview.form.undo()
    assert preview.lengths == [5, 8]


async def test_a_drag_that_goes_back_leaves_everything_as_it_was(preview: Preview) -> None:
    await preview.open(4, 5, 6)
    boundary = preview.timeline.boundaries[0]
    hand = pull(boundary, 900)
    assert preview.lengths == [8, 1, 6]
    hand.move(0)
    assert preview.lengths == [4, 5, 6]
    hand.move(900)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert preview.lengths == [4, 5, 6]
    assert not preview.timeline.bubble.isVisible()
    # The button is still held: nothing moves any more.
    hand.move(300)
    hand.let_go()
    assert preview.lengths == [4, 5, 6]
    # It left no step behind that would undo nothing.
    preview.form.undo()
    assert preview.lengths == []


async def test_a_drag_that_ends_where_it_began_is_no_step_of_undo(preview: Preview) -> None:
    await preview.open(5, 8)
    preview.form.set_duration(1, 9)
    preview.form.undo()
    for part in (preview.timeline.boundaries[0], preview.timeline.keyframes[1]):
        hand = pull(part, 2 * _second(preview))
        hand.move(0)
        hand.let_go()
    assert preview.lengths == [5, 8]
    # What was undone before can still be done again.
    preview.form.redo()
    assert preview.lengths == [5, 9]
    preview.form.undo()
    preview.form.undo()
    assert preview.lengths == []


@pytest.mark.parametrize("full", [False, True], ids=["in the window", "in full screen"])
async def test_escape_puts_back_what_a_keyframe_that_is_dragged_has_moved(preview: Preview, full: bool) -> None:
    await preview.open(5, 8)
    if full:
        preview.stage.full_screen.toggle()
        await until(preview.stage.isFullScreen)
    hand = pull(preview.timeline.keyframes[1], 2 * _second(preview))
    assert preview.lengths == [7, 6]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert preview.lengths == [5, 8]
    assert preview.stage.full_screen.on is full
    assert not preview.form.can_redo
    hand.move(300)
    hand.let_go()
    assert preview.lengths == [5, 8]


async def test_the_playhead_hides_no_label_of_the_ruler(preview: Preview) -> None:
    await preview.open(5, 8)
    labels = QRect(0, 1, preview.timeline.width(), 12)
    preview.playhead.seek(7.4)
    bare = preview.timeline.grab(labels).toImage()
    for second in (0, 5, 10):
        preview.playhead.seek(second)
        assert preview.timeline.grab(labels).toImage() == bare
    label = bare.copy(preview.x(0) - 20, 0, 40, 12)
    assert len({label.pixel(x, y) for x in range(label.width()) for y in range(label.height())}) > 2


async def test_the_ring_around_a_boundary_hides_no_words_beside_it(preview: Preview) -> None:
    await preview.open(5, 8)
    window, timeline = preview.timeline.window(), preview.timeline
    bar = timeline.segments[1]
    # From 11 pixels on the length, up to 14 before the end the price.
    words = QRect(bar.mapTo(window, QPoint(12, 4)), bar.mapTo(window, QPoint(bar.width() - 16, bar.height() - 4)))
    bare = window.grab(words).toImage()
    whole = window.grab().toImage()
    for boundary in timeline.boundaries:
        boundary.setFocus(Qt.FocusReason.TabFocusReason)
        assert window.grab().toImage() != whole
        assert window.grab(words).toImage() == bare


async def test_a_segment_is_chosen_with_mouse_and_keyboard(preview: Preview) -> None:
    await preview.open(5, 8)
    asked: list[int] = []
    preview.stage.edit_asked.connect(asked.append)
    first, second = preview.timeline.segments
    # It answers over all of its height, not only where the bar is drawn.
    QTest.mouseClick(second, Qt.MouseButton.LeftButton, NONE, QPoint(second.width() // 2, 0))
    assert preview.presenter.selected == 1
    assert (first.selected, second.selected) == (False, True)
    assert second.accessibleDescription() == "Chosen. prompt 2. 960,000 credits"
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert second.selected
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert (first.selected, second.selected) == (True, False)
    assert asked == []
    QTest.keyClick(first, Qt.Key.Key_Return)
    QTest.mouseDClick(second, Qt.MouseButton.LeftButton)
    assert asked == [0, 1]


async def test_the_ruler_is_where_the_playhead_is_dragged(preview: Preview) -> None:
    await preview.open(5, 8)
    preview.playhead.play()
    timeline = preview.timeline
    at = QPoint(preview.x(2), 10)
    hand = pull(timeline, 3 * _second(preview), at=at)
    assert preview.playhead.position == pytest.approx(5, abs=0.1)
    assert not preview.playhead.playing
    assert timeline.playhead.geometry().center().x() == pytest.approx(preview.x(5), abs=1)
    hand.let_go()
    assert preview.playhead.playing
    preview.playhead.pause()
    pull(timeline, 900, at=at).let_go()
    assert preview.playhead.position == 13
    assert not preview.playhead.playing


async def test_taking_the_handle_at_its_edge_does_not_move_it(preview: Preview) -> None:
    await preview.open(5, 8)
    preview.playhead.seek(5.0)
    QTest.mouseClick(preview.timeline, Qt.MouseButton.LeftButton, NONE, QPoint(preview.x(5) + 5, 14))
    assert preview.playhead.position == pytest.approx(5)


async def test_a_press_on_the_strip_goes_there_and_below_it_nowhere(preview: Preview) -> None:
    await preview.open(5, 8)
    QTest.mouseClick(preview.timeline, Qt.MouseButton.LeftButton, NONE, QPoint(preview.x(8), 40))
    assert preview.playhead.position == pytest.approx(8, abs=0.05)
    QTest.mouseClick(preview.timeline, Qt.MouseButton.LeftButton, NONE, QPoint(preview.x(20), 90))
    assert preview.playhead.position == pytest.approx(8, abs=0.05)


async def test_the_playhead_goes_by_frames_with_the_arrows(preview: Preview) -> None:
    await preview.open(5, 8)
    mark = preview.timeline.playhead
    QTest.keyClick(mark, Qt.Key.Key_Right)
    assert preview.playhead.position == pytest.approx(1 / 24)
    QTest.keyClick(mark, Qt.Key.Key_PageUp)
    assert preview.playhead.position == pytest.approx(1 + 1 / 24, abs=0.001)
    QTest.keyClick(mark, Qt.Key.Key_End)
    assert preview.playhead.position == 13
    QTest.keyClick(mark, Qt.Key.Key_Home)
    assert preview.playhead.position == 0


async def test_a_place_for_the_next_keyframe_follows_the_last(preview: Preview) -> None:
    await preview.open(5, 8)
    asked: list[bool] = []
    preview.stage.add_asked.connect(lambda: asked.append(True))
    assert preview.timeline.add.geometry().left() == preview.x(13) + 44
    QTest.mouseClick(preview.timeline.add, Qt.MouseButton.LeftButton)
    QTest.keyClick(preview.timeline.add, Qt.Key.Key_Space)
    assert asked == [True, True]
    await preview.fill(2, 2, 2, 2)
    assert not preview.timeline.add.isVisible()


async def test_parts_come_and_go_with_keyframes(preview: Preview) -> None:
    await preview.open(5, 8, 3)
    preview.form.remove_image(1)
    assert preview.lengths == [13, 3]
    assert preview.shown_lengths() == ["13 s", "3 s"]
    assert len(preview.timeline.keyframes) == 3
    preview.form.undo()
    assert preview.shown_lengths() == ["5 s", "8 s", "3 s"]
    pull(preview.timeline.boundaries[2], _second(preview)).let_go()
    assert preview.lengths == [5, 8, 4]


async def test_a_drop_that_is_under_way_is_shown_and_nothing_can_be_moved(preview: Preview) -> None:
    await preview.open(5, 8)
    preview.presenter.show_landing(2, [preview.picture("new.png")])
    assert preview.shown_lengths() == ["5 s", "4 s", "4 s"]
    assert [mark.accessibleName() for mark in preview.timeline.keyframes][2] == "Keyframe 3 at 9 s"
    assert preview.stage.note.text() == "Keyframe 3 lands at 9 s"
    assert not any(boundary.isVisible() for boundary in preview.timeline.boundaries)
    pull(preview.timeline.keyframes[1], 2 * _second(preview)).let_go()
    assert preview.lengths == [5, 8]
    preview.presenter.hide_landing()
    assert preview.shown_lengths() == ["5 s", "8 s"]
    assert all(boundary.isVisible() for boundary in preview.timeline.boundaries)


async def test_a_picture_that_comes_during_a_drag_is_kept(preview: Preview) -> None:
    await preview.open(5, 8)
    boundary = preview.timeline.boundaries[0]
    hand = pull(boundary, _second(preview))
    preview.form.add_images([preview.picture("new.png")], 3)
    await preview.settle()
    assert preview.lengths == [6, 7, 5]
    hand.move(3 * _second(preview))
    hand.let_go()
    assert preview.lengths == [8, 5, 5]


async def test_a_storyboard_that_was_typed_too_long_is_marked_and_can_be_dragged_back(preview: Preview) -> None:
    await preview.open(20, 4)
    preview.form.set_duration(1, 9)
    assert preview.timeline.segments[1].grab().toImage().pixelColor(40, 8).name() == "#35201f"
    pull(preview.timeline.boundaries[1], -_second(preview)).let_go()
    assert preview.lengths == [20, 4]
    assert preview.timeline.segments[1].grab().toImage().pixelColor(40, 8).name() != "#35201f"
