"""The picture on the welcome page: a valley at dusk, and three of its hours as keyframes."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import resources_folder
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.painting import antialiased, box

_WIDTH = 560
_STRIP_HEIGHT = 120
_VALLEY, _HOURS = "ridge-dusk-tall", ("ridge-noon", "ridge-dusk", "ridge-night")


@cache
def _sample(name: str) -> QImage:
    return QImage(str(resources_folder() / "samples" / f"{name}.jpg"))


def _fill(painter: QPainter, area: QRectF, name: str) -> None:
    """Fill an area with a picture; what does not fit is cut off on both sides."""
    image = _sample(name)
    shown = QSizeF(area.size()).scaled(QSizeF(image.size()), Qt.AspectRatioMode.KeepAspectRatio)
    part = QRectF(0, 0, shown.width(), shown.height())
    part.moveCenter(QRectF(image.rect()).center())
    painter.drawImage(area, image, part)


class WelcomePicture(QWidget):
    """A valley at dusk, and below it the three keyframes of a day.

    Args:
        parent: The widget that holds it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As wide as in the design; it takes less where the window is made narrow."""
        return QSize(_WIDTH, 2 * _STRIP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """It never keeps the window from becoming smaller."""
        return QSize(0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = antialiased(QPainter(self))
        _fill(painter, QRectF(self.rect()), _VALLEY)
        strip = QRectF(32, self.height() - 32 - _STRIP_HEIGHT, self.width() - 64, _STRIP_HEIGHT)
        box(painter, strip, theme.RADIUS_CARD, fill="badge")
        width = (strip.width() - 24 - 8) / 3
        for index, hour in enumerate(_HOURS):
            still = QRectF(strip.left() + 12 + index * (width + 4), strip.top() + 12, width, 72)
            corners = QPainterPath()
            corners.addRoundedRect(still, theme.RADIUS_BADGE, theme.RADIUS_BADGE)
            painter.save()
            painter.setClipPath(corners)
            _fill(painter, still, hour)
            painter.restore()
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(theme.colour("on-badge"))
        words = QRectF(strip.left() + 12, strip.top() + 92, strip.width() - 24, 16)
        caption = tr("Three pictures, two transitions, one 13-second video.")
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, caption)
