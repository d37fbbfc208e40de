"""What lies on the timeline: keyframes, bars, boundaries, the playhead, and what is said while a boundary is moved."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPainterPath, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.text import credits, seconds, tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter
from pikadesk.ui.widgets.focus import ARROW_KEYS, PRESS_KEYS, SLIDE_KEYS, claim_keys, ring_on_keyboard_focus
from pikadesk.ui.widgets.stage.timeline_layout import LINE_BOTTOM, LINE_TOP

_PROMPT_FROM, _PRICE_FROM, _GRIP_FROM = 96, 240, 36
_KEY_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}


class Grip(QWidget):
    """Something that can be pulled along the timeline with the mouse.

    Signals:
        pull_began(): The mouse pulls it now.
        pulled(int, bool): So many pixels from where it was pressed; with Shift.
        pull_ended(): The mouse let go.
        pressed_only(): It was clicked and not pulled.
    """

    pull_began = Signal()
    pulled = Signal(int, bool)
    pull_ended = Signal()
    pressed_only = Signal()


class _Pull:
    """Tells a pull from a click, for whoever gets the mouse's events."""

    def __init__(self) -> None:
        self.pressed_at: QPoint | None = None
        self.pulling = False

    def press(self, event: QMouseEvent) -> None:
        """The mouse was pressed."""
        self.pressed_at = event.globalPosition().toPoint()
        self.pulling = False

    def move(self, event: QMouseEvent) -> int | None:
        """How far it was pulled; None while that may still be a click."""
        if self.pressed_at is None:
            return None
        by = event.globalPosition().toPoint().x() - self.pressed_at.x()
        return by if self.pulling or abs(by) >= 3 else None

    def release(self) -> bool:
        """The mouse was let go; whether it had pulled."""
        pulled, self.pulling, self.pressed_at = self.pulling, False, None
        return pulled
