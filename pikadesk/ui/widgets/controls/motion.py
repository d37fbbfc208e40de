"""Movement that goes on while something runs, and stops where nobody sees it or the user wants none."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from pikadesk.ui.icons import paint_icon
from pikadesk.ui.theme import theme

TURN_MS = 1200
SWEEP_MS = 1600
_FRAME_MS = 33


class Beat(QObject):
    """Repaints one widget many times a second while it is visible and something in it moves."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._running = False
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(widget.update)
        widget.installEventFilter(self)
        theme().motion_changed.connect(self._decide)

    @property
    def moving(self) -> bool:
        """Whether it moves now."""
        return self._timer.isActive()

    def set_running(self, running: bool) -> None:
        """Say whether there is something to move."""
        self._running = running
        self._decide()

    def part(self, period_ms: int) -> float:
        """How much of the present round has passed, from 0 to 1."""
        return (self._clock.elapsed() % period_ms) / period_ms

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rest while the widget is hidden."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._decide()
        return super().eventFilter(watched, event)

    def _decide(self) -> None:
        wanted = self._running and self._widget.isVisible() and not theme().motion_reduced
        if wanted and not self._timer.isActive():
            self._timer.start()
        elif not wanted and self._timer.isActive():
            self._timer.stop()
        self._widget.update()


def paint_turning(painter: QPainter, where: QRectF, tone: str, size: float, beat: Beat) -> None:
    """Paint the spinner as far as it has turned; where nothing is to move, a clock."""
    if not beat.moving:
        paint_icon(painter, where, "clock", tone, size)
        return
    painter.save()
    painter.translate(where.center())
    painter.rotate(360 * beat.part(TURN_MS))
    paint_icon(painter, QRectF(-size / 2, -size / 2, size, size), "spinner", tone, size)
    painter.restore()
