"""The controls while the picture fills the screen: over it, and only as long as they are wanted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from pikadesk.ui.widgets.stage.screen import VideoScreen

_STAYS_MS = 2500


class FloatingControls(QObject):
    """Takes controls out of a column, lays them over the picture, and hides them while the pointer rests.

    Args:
        controls: What to take; it lies last in the column.
        column: Where it lies otherwise.
        view: The picture, which hides the pointer too.
    """

    def __init__(self, controls: QWidget, column: QBoxLayout, view: VideoScreen) -> None:
        super().__init__(view)
        self._controls, self._column, self._view = controls, column, view
        self._on = False
        self._resting = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._resting.timeout.connect(self._hide)
        view.moved.connect(self.wake)
        view.installEventFilter(self)

    @property
    def on(self) -> bool:
        """Whether they lie over the picture."""
        return self._on

    def set_on(self, on: bool) -> None:
        """Lay them over the picture, or back under it."""
        if on == self._on:
            return
        self._on = on
        if on:
            self._column.removeWidget(self._controls)
            self.lay_out()
            self.wake()
        else:
            self._resting.stop()
            self._column.addWidget(self._controls)
            self._controls.show()
            self._view.hide_pointer(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show them to the keyboard too: Tab would otherwise go to what is hidden behind the picture."""
        if event.type() is QEvent.Type.KeyPress:
            self.wake()
        return super().eventFilter(watched, event)

    def lay_out(self) -> None:
        """Put them along the lower edge, as wide as there is room."""
        place = self._controls.parentWidget()
        if self._on and place is not None:
            height = self._controls.sizeHint().height()
            self._controls.setGeometry(0, place.height() - height, place.width(), height)
            self._controls.raise_()

    def wake(self) -> None:
        """Show them for a while."""
        if self._on:
            self._controls.show()
            self._controls.raise_()
            self._view.hide_pointer(False)
            self._resting.start()

    def _hide(self) -> None:
        focused = QApplication.focusWidget()
        in_use = focused is not None and self._controls.isAncestorOf(focused)
        held = QApplication.mouseButtons() != Qt.MouseButton.NoButton or QApplication.activePopupWidget() is not None
        if not self._on:
            return
        if self._controls.underMouse() or in_use or held:
            self._resting.start()
            return
        self._controls.hide()
        self._view.hide_pointer(True)
