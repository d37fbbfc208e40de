"""Where things lie on the timeline: pure geometry, in device-independent pixels and seconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

HEIGHT = 112
# All rows are one pixel lower than in the drawing: the hairline at the top takes it.
RULER_BOTTOM = 26
STRIP_TOP, STRIP_HEIGHT = 27, 40
BAR_TOP, BAR_HEIGHT = 75, 28
# The handle of the playhead lies under the labels of the ruler: over them, it would hide the time that it stands at.
LINE_TOP, LINE_BOTTOM = 13, 106

_MARGIN = 52
_EDGE = 16
_WIDE, _NARROW, _CLOSE = 72, 40, 76
# A bar answers a little above and below what is drawn of it.
_BAR_REACH = 2
_GRIP_BEFORE, _GRIP_AFTER = 16, 12
_LEAST_REST = 28


@dataclass(frozen=True, slots=True)
class TimelineLayout:
    """The timeline of a storyboard in a width.

    Attributes:
        width: Of the widget, in pixels.
        most: The longest storyboard, in seconds; the scale shows all of it, so that it never changes.
        lengths: Of the transitions, in whole seconds.
    """

    width: int
    most: int
    lengths: tuple[int, ...]

    @property
    def seconds(self) -> int:
        """How long the storyboard is."""
        return sum(self.lengths)

    def x(self, second: float) -> float:
        """Where a time lies; what is beyond the end of the scale lies at its end."""
        return _MARGIN + min(max(0.0, second), self.most) / self.most * self._scale()

    def second(self, x: float) -> float:
        """The time that lies at a place, which may be outside of the scale."""
        return (x - _MARGIN) / self._scale() * self.most

    def time(self, keyframe: int) -> int:
        """When a keyframe is shown, by its index."""
        return sum(self.lengths[:keyframe])

    def strip(self) -> QRect:
        """The picture strip from the first keyframe to the last."""
        left, right = round(self.x(0)), round(self.x(self.seconds))
        return QRect(left, STRIP_TOP, right - left, STRIP_HEIGHT)

    def keyframe(self, index: int) -> QRect:
        """The thumbnail of a keyframe with its outline, in the middle over its time; narrower where one is close."""
        middle = self.x(self.time(index))
        neighbours = [other for other in (index - 1, index + 1) if 0 <= other <= len(self.lengths)]
        close = any(abs(self.x(self.time(other)) - middle) < _CLOSE for other in neighbours)
        wide = _NARROW if close else _WIDE
        return QRect(round(middle) - wide // 2, STRIP_TOP, wide, STRIP_HEIGHT).adjusted(-1, -1, 1, 1)

    def bar(self, index: int) -> QRect:
        """The bar of a transition as it is drawn."""
        left, right = round(self.x(self.time(index))) + 1, round(self.x(self.time(index + 1))) - 1
        return QRect(left, BAR_TOP, max(1, right - left), BAR_HEIGHT)

    def segment(self, index: int) -> QRect:
        """Where a transition answers to the mouse."""
        return self.bar(index).adjusted(-1, -_BAR_REACH, 1, _BAR_REACH)

    def boundary(self, index: int) -> QRect:
        """Where a boundary answers to the mouse: more on the side of its grip, and a third of a short bar."""
        middle = round(self.x(self.time(index + 1)))
        before = min(_GRIP_BEFORE, self.segment(index).width() // 3)
        after = _GRIP_AFTER
        if index + 1 < len(self.lengths):
            after = min(after, self.segment(index + 1).width() // 3)
        return QRect(middle - before, BAR_TOP - _BAR_REACH, before + after, BAR_HEIGHT + 2 * _BAR_REACH)

    def add_slot(self) -> QRect:
        """Where a keyframe can be added, after the last one; empty where there is no room."""
        return self._after(44, STRIP_TOP, STRIP_HEIGHT)

    def rest(self) -> QRect:
        """The seconds that are left, after the last bar; empty where there is no room."""
        return self._after(8, BAR_TOP, BAR_HEIGHT)

    def ticks(self) -> Sequence[tuple[int, int]]:
        """Every second of the scale, with where it lies."""
        return [(second, round(self.x(second))) for second in range(self.most + 1)]

    def _after(self, gap: int, top: int, height: int) -> QRect:
        left = round(self.x(self.seconds)) + gap
        wide = self.width - _EDGE - left
        return QRect(left, top, wide, height) if wide >= _LEAST_REST else QRect()

    def _scale(self) -> float:
        return max(1.0, self.width - 2.0 * _MARGIN)
