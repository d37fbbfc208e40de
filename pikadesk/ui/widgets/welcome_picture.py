"""The picture on the welcome page: one valley at three hours, as three keyframes would have it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.painting import antialiased, box

_WIDTH = 480
_STRIP_HEIGHT = 118


@dataclass(frozen=True, slots=True)
class _Hour:
    """The colours of the sky from the top to the horizon, and of the ridges from the farthest to the nearest."""

    sky: tuple[str, ...]
    ridges: tuple[str, ...]


_NOON = _Hour(("#4f86bd", "#9cc3dd", "#e3eef0"), ("#b9cdc9", "#93b0a6", "#6d9384", "#497363", "#2c5447"))
_DUSK = _Hour(("#2d2c5e", "#7c4f86", "#d9827f", "#f0b08d"), ("#a87a92", "#7f5f80", "#5b4769", "#3b3050", "#211c37"))
_NIGHT = _Hour(("#070b1c", "#111a38", "#26375f"), ("#2b3b61", "#20304f", "#17233d", "#0f182c", "#080e1c"))

# Height of the crest, height of its waves and their length, in parts of the picture; a shift; how ragged it is.
_CRESTS = (
    (0.50, 0.110, 1.30, 0.6, 0.16),
    (0.59, 0.070, 0.95, 2.1, 0.12),
    (0.69, 0.055, 0.80, 4.0, 0.10),
    (0.79, 0.045, 0.60, 1.2, 0.08),
    (0.90, 0.030, 0.50, 3.3, 0.05),
)
# The moon of the night: how far across and down, and its radius, in parts of the height.
_MOON = (0.72, 0.22, 0.045)


def _crest(across: float, crest: tuple[float, float, float, float, float]) -> float:
    """The height of a ridge at a place, both in parts of the picture."""
    base, height, length, shift, ragged = crest
    at = across / length * math.tau + shift
    # Peaks are sharper than valleys: the wave is folded where it would dip.
    wave = 1 - abs(math.sin(at / 2)) * 2 + 0.35 * math.sin(2.3 * at + shift)
    return base - height * (wave + ragged * math.sin(7.3 * at) + ragged / 3 * math.sin(17 * at)) / 1.4


def _paint_hour(painter: QPainter, area: QRectF, hour: _Hour) -> None:
    sky = QLinearGradient(area.topLeft(), QPointF(area.left(), area.top() + area.height() * 0.62))
    for index, colour in enumerate(hour.sky):
        sky.setColorAt(index / (len(hour.sky) - 1), QColor(colour))
    painter.fillRect(area, sky)
    if hour is _NIGHT:
        across, down, radius = _MOON
        painter.setBrush(QColor("#e8ecf5"))
        middle = QPointF(area.left() + across * area.width(), area.top() + down * area.height())
        painter.drawEllipse(middle, radius * area.height(), radius * area.height())
    steps = max(24, round(area.width() / 3))
    for crest, colour in zip(_CRESTS, hour.ridges, strict=True):
        outline = QPolygonF([area.bottomRight(), area.bottomLeft()])
        for step in range(steps + 1):
            across = step / steps
            outline.append(
                QPointF(area.left() + across * area.width(), area.top() + _crest(across, crest) * area.height())
            )
        painter.setBrush(QColor(colour))
        painter.drawPolygon(outline)


class WelcomePicture(QWidget):
    """A valley at dusk, and below it the three keyframes of a day.

    Args:
        parent: The widget that holds it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = antialiased(QPainter(self))
        painter.setPen(QColor(0, 0, 0, 0))
        _paint_hour(painter, QRectF(self.rect()), _DUSK)
        strip = QRectF(32, self.height() - 32 - _STRIP_HEIGHT, self.width() - 64, _STRIP_HEIGHT)
        box(painter, strip, theme.RADIUS_CARD, fill="badge")
        width = (strip.width() - 24 - 8) / 3
        for index, hour in enumerate((_NOON, _DUSK, _NIGHT)):
            still = QRectF(strip.left() + 12 + index * (width + 4), strip.top() + 12, width, 72)
            corners = QPainterPath()
            corners.addRoundedRect(still, theme.RADIUS_BADGE, theme.RADIUS_BADGE)
            painter.save()
            painter.setClipPath(corners)
            painter.setPen(QColor(0, 0, 0, 0))
            _paint_hour(painter, still, hour)
            painter.restore()
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(theme.colour("on-badge"))
        words = QRectF(strip.left() + 12, strip.top() + 90, strip.width() - 24, 20)
        painter.drawText(words, tr("Three pictures, two transitions, one 13-second video."))
