"""What every screen of the stage that is painted by itself has in common: its size, its clicks, and the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class ClickedScreen(QWidget):
    """A picture on the well that tells of clicks; one of them takes the keyboard out of text fields.

    Args:
        name: What it is called by screen readers.
        parent: The widget that holds it.

    Signals:
        clicked(): It was clicked.
        double_clicked(): It was clicked twice.
    """

    clicked = Signal()
    double_clicked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        """A small video."""
        return QSize(640, 360)

    def minimumSizeHint(self) -> QSize:
        """As small as one can see anything."""
        return QSize(120, 68)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say that it was clicked."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Say that it was clicked twice."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.double_clicked.emit()
