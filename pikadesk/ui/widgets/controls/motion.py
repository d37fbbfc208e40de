"""Movement: what goes on while something runs, and what glides to its place; none where the user wants none."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QElapsedTimer, QEvent, QObject, QRectF, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikadesk.ui.icons import paint_icon
from pikadesk.ui.theme import theme

# Milliseconds: of the spinner's turn, the moving bar's sweep, a row that opens or a tab that fills, and the panel.
TURN_MS = 1200
SWEEP_MS = 1600
OPEN_MS = 120
EXPAND_MS = 160
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


class Glide(QObject):
    """A number that glides from 0 to 1 or back, quickly at first; at once where nobody sees it or wants it.

    Args:
        widget: What moves with it.
        milliseconds: How long it takes.

    Signals:
        moved(float): It has another value.
    """

    moved = Signal(float)

    def __init__(self, widget: QWidget, milliseconds: int = OPEN_MS) -> None:
        super().__init__(widget)
        self._widget = widget
        self._value = self._target = 0.0
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(milliseconds)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._take)
        theme().motion_changed.connect(self._hurry)

    @property
    def value(self) -> float:
        """Where it is, from 0 to 1."""
        return self._value

    @property
    def moving(self) -> bool:
        """Whether it is on its way."""
        return self._animation.state() is QVariantAnimation.State.Running

    @property
    def wanted(self) -> bool:
        """Whether it would glide now, rather than be there at once."""
        return self._widget.isVisible() and not theme().motion_reduced

    def jump(self, value: float) -> None:
        """Be there at once."""
        self._target = value
        self._animation.stop()
        self._take(value)

    def send(self, target: float) -> None:
        """Go there."""
        if target == self._target:
            return
        if not self.wanted:
            self.jump(target)
            return
        self._target = target
        self._animation.stop()
        self._animation.setStartValue(self._value)
        self._animation.setEndValue(float(target))
        self._animation.start()

    def _hurry(self) -> None:
        if self.moving and theme().motion_reduced:
            self.jump(self._target)

    def _take(self, value: float) -> None:
        if value != self._value:
            # Qt can only go from one number to another of the same type.
            self._value = float(value)
            self.moved.emit(self._value)


class Drawer(QWidget):
    """Holds one widget, and opens over it from the top down.

    Args:
        content: What it holds.
        parent: The widget that holds it.
    """

    _ANY_HEIGHT = 16_777_215

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(content)
        self._glide = Glide(self)
        self._glide.moved.connect(self._move)
        self.hide()

    def set_open(self, opened: bool) -> None:
        """Show what it holds, or hide it."""
        if opened and self.isHidden():
            self.setMaximumHeight(0)
            self.show()
        self._glide.send(float(opened))

    def _move(self, value: float) -> None:
        if value == 0:
            self.hide()
        partly = round(self._column.totalSizeHint().height() * value)
        self.setMaximumHeight(partly if value < 1 else self._ANY_HEIGHT)


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
