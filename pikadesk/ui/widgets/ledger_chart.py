"""The credits of the last days as bars; hover and arrow keys tell the numbers of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from pikadesk.domain.ledger import Standing, Totals
from pikadesk.ui import theme
from pikadesk.ui.presenters.spending import SUMS, Bar, by_standing, compact
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Label
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.focus import SLIDE_KEYS, claim_keys, ring_on_keyboard_focus
from pikadesk.ui.widgets.layouts import row

_TONES = {Standing.SPENT: "line-3", Standing.HELD: "accent-text", Standing.UNCERTAIN: "warn"}
_TOP, _GAP = 20, 3
_TALLEST, _LOWEST = 128, 72


class DaysChart(QSlider):
    """A bar for each day, stacked by how sure the credits are; the arrows go from day to day.

    It is a slider for the keyboard and for screen readers.

    Args:
        parent: The widget that holds it.

    Signals:
        day_shown(int): The pointer or the keyboard is on the day with that index.
    """

    day_shown = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._bars: tuple[Bar, ...] = ()
        self._pointed: int | None = None
        self.setAccessibleName(tr("Credits by day"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPageStep(7)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        claim_keys(self, SLIDE_KEYS)
        ring_on_keyboard_focus(self)
        self.valueChanged.connect(self._move)

    @property
    def day(self) -> int:
        """The index of the day that is told of: under the pointer, or else where the keyboard is."""
        return self.value() if self._pointed is None else self._pointed

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other days; the last one is told of first."""
        if tuple(bars) == self._bars:
            return
        at_end = self.value() >= self.maximum() or not self._bars
        self._bars = tuple(bars)
        blocked = self.blockSignals(True)
        self.setRange(0, max(0, len(bars) - 1))
        if at_end:
            self.setValue(self.maximum())
        self.blockSignals(blocked)
        self.update()
        self.day_shown.emit(self.day)

    def bar_area(self, index: int) -> QRectF:
        """Return where the bar of a day stands, over the whole height, in pixels."""
        width = self.width() / max(1, len(self._bars))
        return QRectF(index * width, _TOP, width, self.height() - _TOP)

    def sizeHint(self) -> QSize:
        """Room for the bars."""
        return QSize(360, _TALLEST)

    def minimumSizeHint(self) -> QSize:
        """Room enough to tell the bars apart."""
        return QSize(240, _LOWEST)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the day that is pressed."""
        self.setValue(self._at(event.position()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """There is nothing to let go of."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of the day under the pointer."""
        self._point(self._at(event.position()))

    def leaveEvent(self, _event: object) -> None:
        """Tell of the day where the keyboard is again."""
        self._point(None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars, and how many credits the highest one is."""
        painter = antialiased(QPainter(self))
        most = max((bar.totals.counted for bar in self._bars), default=0)
        painter.setFont(theme.font(Role.BADGE))
        painter.setPen(theme.colour("text-3"))
        if most:
            painter.drawText(QRectF(0, 0, self.width(), 16), Qt.AlignmentFlag.AlignLeft, compact(most))
        for index, bar in enumerate(self._bars):
            area = self.bar_area(index)
            if index == self.day:
                box(painter, area, theme.RADIUS_BADGE, fill="hover")
            self._paint_bar(painter, area.adjusted(_GAP / 2, 0, -_GAP / 2, 0), bar.totals, most)

    @staticmethod
    def _paint_bar(painter: QPainter, area: QRectF, totals: Totals, most: int) -> None:
        bottom = area.bottom()
        # A day without spending has a foot, so that days can be counted.
        painter.fillRect(QRectF(area.left(), bottom - 1, area.width(), 1), theme.colour("line-2"))
        for standing, amount in by_standing(totals):
            if amount and most:
                height = max(2.0, amount / most * area.height())
                paint_standing(painter, QRectF(area.left(), bottom - height, area.width(), height), standing)
                bottom -= height

    def _at(self, point: QPointF) -> int:
        return min(max(0, int(point.x() * len(self._bars) / max(1, self.width()))), self.maximum())

    def _point(self, index: int | None) -> None:
        if index != self._pointed:
            self._pointed = index
            self._move()

    def _move(self) -> None:
        self.update()
        self.day_shown.emit(self.day)


class ChartLegend(QWidget):
    """Says what the colours of the bars mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        entries: list[QWidget] = []
        for standing in Standing:
            entries += [_Swatch(standing), Label(tr(SUMS[standing]), Role.SMALL, "text-2")]
        self.setLayout(row(*entries, None, gap=6))


class _Swatch(QWidget):
    def __init__(self, standing: Standing) -> None:
        super().__init__()
        self._standing = standing
        self.setFixedSize(10, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_standing(QPainter(self), QRectF(self.rect()), self._standing)


def paint_standing(painter: QPainter, area: QRectF, standing: Standing) -> None:
    """Fill an area so that each standing can be told from the others, without colours too."""
    colour = theme.colour(_TONES[standing])
    if standing is Standing.UNCERTAIN:
        painter.fillRect(area, QBrush(colour, Qt.BrushStyle.Dense4Pattern))
        return
    painter.fillRect(area, colour)
