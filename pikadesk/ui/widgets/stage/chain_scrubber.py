"""The rail under the shot chain, on which one sees where each clip begins."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pikadesk.ui import theme
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.controls.painting import antialiased
from pikadesk.ui.widgets.stage.scrubber import Scrubber

_WIDE, _HIGH = 2, 12


class ChainScrubber(Scrubber):
    """A scrubber over all clips, with a mark at each joint.

    Args:
        parent: The widget that holds it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._joints: Sequence[float] = ()
        self.setAccessibleName(tr("Position in the chain"))

    def set_joints(self, seconds: Sequence[float]) -> None:
        """Change when clips begin after others."""
        if seconds != self._joints:
            self._joints = seconds
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rail and the marks on it."""
        super().paintEvent(event)
        painter = antialiased(QPainter(self))
        handle = self.handle_x()
        for joint in self._joints:
            x = self.x_of(joint)
            # The handle stays whole.
            if abs(x - handle) > self.HANDLE / 2 + 1:
                area = QRectF(x - _WIDE / 2, (self.height() - _HIGH) / 2, _WIDE, _HIGH)
                painter.fillRect(area, theme.colour("text-2"))
