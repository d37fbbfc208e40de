"""Letting a part of a window fill the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikadesk.ui.actions import ACTIONS


class FullScreen(QObject):
    """Lets a widget fill the screen, over everything in its window, so that the window's shortcuts go on working.

    Args:
        part: The widget.
        home: Where it lies otherwise, as the last in this column, with all the room that is left.

    Signals:
        changed(bool): It fills the screen, or does so no longer.
    """

    changed = Signal(bool)

    def __init__(self, part: QWidget, home: QVBoxLayout) -> None:
        super().__init__(part)
        self._part, self._home = part, home
        self._before = Qt.WindowState.WindowNoState
        self._leave = QShortcut(QKeySequence(ACTIONS["leave"].keys[0]), part)
        self._leave.setEnabled(False)
        self._leave.activated.connect(self.toggle)

    @property
    def on(self) -> bool:
        """Whether it fills the screen."""
        return self._leave.isEnabled()

    def toggle(self) -> None:
        """Fill the screen, or go back into the window."""
        if self.on:
            self._go_back()
        else:
            self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the part as large as the window while it fills the screen."""
        window = self._part.window()
        if self.on and watched is window:
            if event.type() is QEvent.Type.Resize:
                self._part.setGeometry(window.rect())
            elif event.type() is QEvent.Type.WindowStateChange and not window.isFullScreen():
                self._go_back()
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        window = self._part.window()
        self._before = window.windowState()
        self._part.setParent(window)
        self._part.setGeometry(window.rect())
        self._part.show()
        self._part.raise_()
        window.setWindowState(self._before | Qt.WindowState.WindowFullScreen)
        self._leave.setEnabled(True)
        window.installEventFilter(self)
        self.changed.emit(True)

    def _go_back(self) -> None:
        window = self._part.window()
        window.removeEventFilter(self)
        self._leave.setEnabled(False)
        window.setWindowState(self._before)
        self._home.addWidget(self._part, 1)
        self.changed.emit(False)
