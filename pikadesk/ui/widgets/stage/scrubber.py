"""The rail under the picture on which one looks for a moment."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from pikadesk.ui import theme
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.controls import Slider
from pikadesk.ui.widgets.stage.transport import timecode

_MS = 1000
_STEPS = {QAbstractSlider.SliderAction.SliderSingleStepAdd: 1, QAbstractSlider.SliderAction.SliderSingleStepSub: -1}


class Scrubber(Slider):
    """Shows and changes the position in a video; dragging seeks at once.

    The arrow keys go one frame, Page Up and Page Down one second, Home and End to the ends.

    Signals:
        sought(float): The user wants this position, in seconds.
        step_asked(int): The user wants so many frames on, or back where it is negative.
    """

    sought = Signal(float)
    step_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Position in the video"), filled="accent-text", edge="window", margin=16, parent=parent)
        self.set_duration(0)
        self.setPageStep(_MS)
        self.setTracking(True)
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rail on the colour of the transport."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("window"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line-1"))
        painter.end()
        super().paintEvent(event)
