"""The line between two pictures that is moved by the mouse or by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider, QWidget

from pikadesk.ui import theme
from pikadesk.ui.actions import pressed
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.text import percent, tr
from pikadesk.ui.widgets.controls.painting import antialiased
from pikadesk.ui.widgets.focus import SLIDE_KEYS, claim_keys, ring_on_keyboard_focus

_STEPS = {"divider.left": -1, "divider.right": 1, "divider.left.far": -10, "divider.right.far": 10}
_LINE, _HANDLE = 2, 28


class Divider(QSlider):
    """Lies over the pictures, as high as they are; its value is the share of the width at its left, in percent.

    Args:
        parent: What the pictures are painted on.

    Signals:
        moved(float): The user wants it where so much of the width is at its left, 0 to 1.
    """

    WIDTH = 32
    moved = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._room = QRectF()
        self._share = 0.5
        self.setRange(0, 100)
        self.setAccessibleName(tr("Divider"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.actionTriggered.connect(lambda _action: self.moved.emit(self.sliderPosition() / 100))
        claim_keys(self, SLIDE_KEYS)
        ring_on_keyboard_focus(self)

    def place(self, room: QRectF, share: float) -> None:
        """Lie where so much of the pictures' width is at its left.

        Args:
            room: Where the pictures lie in the widget that holds it, in device-independent pixels.
            share: From 0 to 1.
        """
        self._room, self._share = room, share
        self.setValue(round(share * 100))
        self.setAccessibleDescription(percent(self.value()))
        middle = room.left() + share * room.width()
        self.setGeometry(round(middle) - self.WIDTH // 2, round(room.top()), self.WIDTH, round(room.height()))
        self.update()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move it from the player."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and pressed(event, *_STEPS):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move it."""
        asked = pressed(event, *_STEPS)
        if asked is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(self._share + _STEPS[asked] / 100)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        self.setSliderDown(event.button() is Qt.MouseButton.LeftButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self.isSliderDown() and self._room.width() > 0:
            x = self.mapToParent(event.position()).x()
            self.moved.emit((x - self._room.left()) / self._room.width())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self.setSliderDown(False)

    def sizeHint(self) -> QSize:
        """As wide as one can take hold of."""
        return QSize(self.WIDTH, self.height())

    def minimumSizeHint(self) -> QSize:
        """The same, and as high as one can take hold of."""
        return QSize(self.WIDTH, self.WIDTH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line, and a handle in its middle."""
        painter = antialiased(QPainter(self))
        painter.setPen(Qt.PenStyle.NoPen)
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.setBrush(theme.colour("on-badge"))
        painter.drawRect(QRectF(middle.x() - _LINE / 2, 0, _LINE, self.height()))
        active = self.isSliderDown() or self.underMouse()
        painter.setBrush(theme.colour("accent" if active else "badge"))
        painter.drawEllipse(middle, _HANDLE / 2, _HANDLE / 2)
        circle = QRectF(middle.x() - _HANDLE / 2, middle.y() - _HANDLE / 2, _HANDLE, _HANDLE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.colour("on-badge"))
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
        paint_icon(painter, circle, "divider", "on-badge", 16)
