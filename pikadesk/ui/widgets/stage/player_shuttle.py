"""J and L: back and forward, faster with every press."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

RATES = (1.0, 2.0, 4.0)
_TICK_MS = 40


class Shuttle(QObject):
    """Which way and how fast, and the way back, which QtMultimedia does not know.

    Args:
        parent: What owns it.

    Signals:
        back_to(float): It has come back to this position, in seconds.
    """

    back_to = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._step = 0
        self._position = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._go_back)

    @property
    def backward(self) -> bool:
        """Whether it goes back."""
        return self._timer.isActive()

    @property
    def rate(self) -> float:
        """How fast it goes, whichever way."""
        return RATES[max(abs(self._step), 1) - 1]

    def push(self, direction: int) -> None:
        """Go on (1) or back (-1); pushed again that way, faster."""
        step = min(abs(self._step) + 1, len(RATES)) if self._step * direction > 0 else 1
        self.rest()
        self._step = step * direction

    def begin_back(self, position: float) -> None:
        """Go back from a position, in seconds."""
        self._position = position
        self._clock.start()
        self._timer.start()

    def rest(self) -> None:
        """Go nowhere."""
        self._step = 0
        self._timer.stop()

    def _go_back(self) -> None:
        # Not from where the video is, which is the beginning of a frame.
        self._position = max(0.0, self._position - self._clock.restart() / 1000 * self.rate)
        self.back_to.emit(self._position)
