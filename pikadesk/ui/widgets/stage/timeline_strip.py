"""The strip behind the keyframes: what the dissolve between them looks like, in a row of small pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from pikadesk.domain.storyboard import Storyboard
from pikadesk.ui import theme
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.widgets.controls.painting import antialiased
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter
from pikadesk.ui.widgets.stage.timeline_layout import TimelineLayout
from pikadesk.ui.widgets.stage.timeline_parts import CELL

_SHOWN = 0.42


class TimelineStrip:
    """Paints the strip once, and then that picture of it: the playhead passes over it sixty times a second.

    Args:
        pictures: Paints small pictures.
    """

    def __init__(self, pictures: PicturePainter) -> None:
        self._pictures = pictures
        self._painted: QPixmap | None = None

    def forget(self) -> None:
        """What it shows has changed."""
        self._painted = None

    def paint(
        self, painter: QPainter, layout: TimelineLayout, board: Storyboard, pictures: Sequence[Picture], ratio: float
    ) -> None:
        """Paint the strip.

        Args:
            painter: The timeline's.
            layout: Where it lies.
            board: The storyboard.
            pictures: The keyframes' pictures.
            ratio: Device pixels for each of the painter's.
        """
        if self._painted is None or self._painted.devicePixelRatio() != ratio:
            self._painted = self._paint(layout, board, pictures, ratio)
        painter.drawPixmap(layout.strip().topLeft(), self._painted)

    def _paint(self, layout: TimelineLayout, board: Storyboard, pictures: Sequence[Picture], ratio: float) -> QPixmap:
        strip = layout.strip()
        made = QPixmap(strip.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(theme.colour("well"))
        painter = antialiased(QPainter(made))
        for left in range(0, strip.width(), CELL.width() + 1):
            cell = QRectF(QPointF(left, 0), CELL)
            blend = board.blend_at(layout.second(strip.left() + cell.center().x()))
            painter.setOpacity(1.0)
            self._pictures.paint(painter, cell, pictures[blend.first], 0)
            painter.setOpacity(blend.share)
            self._pictures.paint(painter, cell, pictures[blend.second], 0)
        painter.setOpacity(1 - _SHOWN)
        painter.fillRect(QRectF(QPointF(0, 0), strip.size()), theme.colour("well"))
        painter.end()
        return made
