"""The rail under the picture on which one looks for a moment, with the marks of a part."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QWidget

from pikadesk.ui import theme
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.controls import Slider
from pikadesk.ui.widgets.controls.painting import antialiased
from pikadesk.ui.widgets.stage.player_marks import Mark
from pikadesk.ui.widgets.stage.transport import timecode

_MS = 1000
_STEPS = {QAbstractSlider.SliderAction.SliderSingleStepAdd: 1, QAbstractSlider.SliderAction.SliderSingleStepSub: -1}
_MARGIN = 16
# A bracket, and how near to it the pointer takes hold of it.
_FOOT, _TOP, _GRASP = 4, 5, 6


class Scrubber(Slider):
    """Shows and changes the position in a video; dragging seeks at once.

    The arrow keys go one frame, Page Up and Page Down one second, Home and End to the ends. A bracket is dragged where
    the handle is not in the way: above or below it.

    Signals:
        sought(float): The user wants this position, in seconds.
        step_asked(int): The user wants so many frames on, or back where it is negative.
        mark_moved(Mark, float): The user wants a mark at this position, in seconds.
        hovered(float): The pointer, which holds nothing, is over this position, in seconds.
        left(): It is so no longer.
    """

    sought = Signal(float)
    step_asked = Signal(int)
    mark_moved = Signal(Mark, float)
    hovered = Signal(float)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Position in the video"), filled="accent-text", edge="window", margin=_MARGIN, parent=parent
        )
        self._marks: dict[Mark, float] = {}
        self._grasped: Mark | None = None
        self.set_duration(0)
        self.setPageStep(_MS)
        self.setTracking(True)
        self.setMouseTracking(True)
        self.sliderMoved.connect(self._moved)
        self.actionTriggered.connect(self._act)

    def set_duration(self, seconds: float) -> None:
        """Change how long the video is."""
        self.setRange(0, round(seconds * _MS))
        self.setEnabled(seconds > 0)

    def set_position(self, seconds: float) -> None:
        """Change the position without telling anyone; while it is dragged it stays with the pointer."""
        if self.isSliderDown():
            return
        self.setValue(round(seconds * _MS))
        self.setAccessibleDescription(f"{timecode(seconds)} / {timecode(self.maximum() / _MS)}")

    def set_marks(self, begin: float | None, end: float | None) -> None:
        """Change where In and Out are, in seconds; None where there is none."""
        found = {Mark.IN: begin, Mark.OUT: end}
        self._marks = {mark: seconds for mark, seconds in found.items() if seconds is not None}
        self.update()

    def x_of(self, seconds: float) -> float:
        """Return where a position lies, in pixels from the left."""
        return _MARGIN + seconds * _MS / max(1, self.maximum()) * (self.width() - 2 * _MARGIN)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a bracket, or go where the pointer is."""
        self.left.emit()
        if event.button() is Qt.MouseButton.LeftButton:
            self._grasped = self._mark_at(event.position())
        if self._grasped is None:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer with what it holds, or tell where it is."""
        at = event.position()
        if self._grasped is not None:
            self.mark_moved.emit(self._grasped, self.value_at(at.x()) / _MS)
            return
        super().mouseMoveEvent(event)
        if not self.isSliderDown() and self.isEnabled():
            over = self._mark_at(at) is not None
            self.setCursor(Qt.CursorShape.SplitHCursor if over else Qt.CursorShape.ArrowCursor)
            self.hovered.emit(self.value_at(at.x()) / _MS)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._grasped is not None:
            self._grasped = None
            return
        super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is not over any position any more."""
        super().leaveEvent(event)
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nor over one that cannot be seen."""
        super().hideEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rail on the colour of the transport, and the marked part behind it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("window"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line-1"))
        if self._marks and self.isEnabled():
            self._paint_part(painter)
        painter.end()
        super().paintEvent(event)
        if self._marks and self.isEnabled():
            self._paint_brackets(antialiased(QPainter(self)))

    def _act(self, action: int) -> None:
        """Take what the keyboard or a screen reader does with the slider; its single step is a frame."""
        step = _STEPS.get(QAbstractSlider.SliderAction(action))
        if step is None:
            self._moved(self.sliderPosition())
        else:
            # Only the video knows where its next frame is.
            self.setSliderPosition(self.value())
            self.step_asked.emit(step)

    def _moved(self, milliseconds: int) -> None:
        self.sought.emit(milliseconds / _MS)

    def _mark_at(self, at: QPointF) -> Mark | None:
        """Return the bracket that the pointer would take hold of; under the handle, only what sticks out."""
        over_handle = abs(at.x() - self.handle_x()) <= self.HANDLE / 2 + 1
        if over_handle and abs(at.y() - self.height() / 2) <= self.HANDLE / 2:
            return None
        near = {mark: abs(at.x() - self.x_of(seconds)) for mark, seconds in self._marks.items()}
        mark = min(near, key=lambda each: near[each], default=None)
        return mark if mark is not None and near[mark] <= _GRASP else None

    def _paint_part(self, painter: QPainter) -> None:
        begin = self.x_of(self._marks.get(Mark.IN, 0.0))
        end = self.x_of(self._marks.get(Mark.OUT, self.maximum() / _MS))
        painter.fillRect(QRectF(begin, _TOP, end - begin, self.height() - 2 * _TOP), theme.colour("tint"))

    def _paint_brackets(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.colour("accent-text"), 2))
        for mark, seconds in self._marks.items():
            x, inwards = self.x_of(seconds), _FOOT if mark is Mark.IN else -_FOOT
            bottom = self.height() - _TOP
            corners = ((x + inwards, _TOP), (x, _TOP), (x, bottom), (x + inwards, bottom))
            painter.drawPolyline([QPointF(*corner) for corner in corners])
