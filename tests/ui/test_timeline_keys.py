"""The timeline of a storyboard by keyboard, and what it says to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.fakes import until
from tests.ui.animatic_rig import Preview

SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


async def test_a_boundary_is_moved_by_keyboard(preview: Preview) -> None:
    await preview.open(5, 8)
    boundary, last = preview.timeline.boundaries
    boundary.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(boundary, Qt.Key.Key_Right)
    assert preview.lengths == [6, 7]
    assert preview.timeline.bubble.text() == "6 s | 7 s"
    QTest.keyClick(boundary, Qt.Key.Key_Left)
    QTest.keyClick(boundary, Qt.Key.Key_Left)
    assert preview.lengths == [4, 9]
    QTest.keyClick(boundary, Qt.Key.Key_Right, SHIFT)
    assert preview.lengths == [5, 9]
    QTest.keyClick(last, Qt.Key.Key_Left)
    assert preview.lengths == [5, 8]
    preview.form.undo()
    assert preview.lengths == [5, 9]
    preview.form.undo()
    assert preview.lengths == [4, 9]
    await until(lambda: not preview.timeline.bubble.isVisible())


async def test_tab_reaches_every_part_from_left_to_right_row_by_row(preview: Preview) -> None:
    await preview.open(5, 8)
    timeline = preview.timeline
    timeline.playhead.setFocus(Qt.FocusReason.TabFocusReason)
    reached: list[QWidget | None] = []
    for _ in range(9):
        reached.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    parts = zip(timeline.segments, timeline.boundaries, strict=True)
    bars = [part for pair in parts for part in pair]
    assert reached == [timeline.playhead, *timeline.keyframes, timeline.add, *bars]
    assert timeline.add.text() == "Add keyframe"


async def test_names_say_what_is_where(preview: Preview) -> None:
    await preview.open(5, 8)
    timeline = preview.timeline
    assert [part.accessibleName() for part in (*timeline.keyframes, *timeline.segments, *timeline.boundaries)] == [
        "Keyframe 1 at 0 s",
        "Keyframe 2 at 5 s",
        "Keyframe 3 at 13 s",
        "Transition 1, 5 s",
        "Transition 2, 8 s",
        "Boundary of transitions 1 and 2",
        "End of transition 2",
    ]
    roles = {QAccessible.queryAccessibleInterface(part).role() for part in (*timeline.keyframes, *timeline.segments)}
    assert roles == {QAccessible.Role.Button}
    assert QAccessible.queryAccessibleInterface(timeline.boundaries[0]).role() is QAccessible.Role.Slider
    assert timeline.segments[1].accessibleDescription() == "prompt 2. 960,000 credits"
    boundary = timeline.boundaries[0]
    assert (boundary.minimum(), boundary.value(), boundary.maximum()) == (1, 5, 12)
    assert (timeline.boundaries[1].minimum(), timeline.boundaries[1].maximum()) == (6, 25)
    # What a screen reader sets.
    boundary.setValue(7)
    assert preview.lengths == [7, 6]
