"""Pulling something along the timeline with the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

# Less is a click with an unsteady hand.
_LEAST = 3


class Pull(QObject):
    """Watches a widget that can be pulled, and tells a pull from a click.

    Args:
        widget: What can be pulled.

    Signals:
        began(): The mouse pulls it now.
        moved(int, bool): It is so many pixels to the right of where it was pressed, or to the left where negative; and
            whether Shift is held.
        ended(): The mouse let go of it.
        clicked(): It was pressed and let go without having been pulled.
    """

    began = Signal()
    moved = Signal(int, bool)
    ended = Signal()
    clicked = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._pressed_at: float | None = None
        self._pulling = False
        widget.installEventFilter(self)

    @property
    def pulling(self) -> bool:
        """Whether the mouse pulls it now."""
        return self._pulling

    def let_go(self) -> None:
        """Pull no longer, although the button is still held."""
        self._pressed_at = None
        if self._pulling:
            self._pulling = False
            self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the left button's events."""
        if not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        left = event.button() is Qt.MouseButton.LeftButton
        if event.type() is QEvent.Type.MouseButtonPress and left:
            self._pressed_at = event.globalPosition().x()
            return True
        if event.type() is QEvent.Type.MouseMove and self._pressed_at is not None:
            self._move(event, self._pressed_at)
            return True
        if event.type() is QEvent.Type.MouseButtonRelease and left and self._pressed_at is not None:
            if self._pulling:
                self.let_go()
            else:
                self._pressed_at = None
                self.clicked.emit()
            return True
        return super().eventFilter(watched, event)

    def _move(self, event: QMouseEvent, pressed_at: float) -> None:
        by = round(event.globalPosition().x() - pressed_at)
        if not self._pulling and abs(by) >= _LEAST:
            self._pulling = True
            self.began.emit()
        if self._pulling:
            self.moved.emit(by, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
