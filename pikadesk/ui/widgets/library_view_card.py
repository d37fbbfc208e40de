"""One card of the library, painted."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImageReader, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.library import Card
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.painting import antialiased, box

GAP = theme.SPACE_4
_RING = 4
_UNDER_POSTER, _TITLE, _LINE = 6, 20, 16


def card_height(width: int) -> int:
    """Return the height in pixels of a card of that width."""
    return round(width * 9 / 16) + _UNDER_POSTER + _TITLE + _LINE


@lru_cache(maxsize=256)
def picture(file: Path, width: int, height: int, ratio: float) -> QPixmap:
    """Return a picture file, shrunk to fit a room of that many pixels; a null one where it cannot be read."""
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    room = QSize(round(width * ratio), round(height * ratio))
    if reader.size().isValid():
        # A JPEG decodes several times as fast at the size at which it is shown.
        reader.setScaledSize(reader.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    made = QPixmap.fromImage(reader.read())
    made.setDevicePixelRatio(ratio)
    return made


def paint_picture(painter: QPainter, area: QRectF, file: Path | None, radius: float, ratio: float) -> bool:
    """Paint a picture file whole, on a dark well with round corners.

    Args:
        painter: An antialiasing painter.
        area: The well.
        file: The picture, or None for the well alone.
        radius: Of the corners, in pixels.
        ratio: Device pixels for each pixel.

    Returns:
        Whether there was a picture to paint.
    """
    box(painter, area, radius, fill="well")
    drawn = picture(file, round(area.width()), round(area.height()), ratio) if file is not None else QPixmap()
    if drawn.isNull():
        return False
    painter.save()
    corners = QPainterPath()
    corners.addRoundedRect(area, radius, radius)
    painter.setClipPath(corners)
    size = drawn.deviceIndependentSize()
    left, top = area.center().x() - size.width() / 2, area.center().y() - size.height() / 2
    painter.drawPixmap(QRectF(left, top, size.width(), size.height()), drawn, QRectF(drawn.rect()))
    painter.restore()
    return True


class CardDelegate(QStyledItemDelegate):
    """Paints cards.

    Args:
        poster: Returns a clip's poster by the clip's id, None until there is one.
        view: What it paints in.
    """

    def __init__(self, poster: Callable[[str], Path | None], view: QListView) -> None:
        super().__init__(view)
        self._poster, self._view = poster, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a card with the gap around it."""
        return self._view.gridSize()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a card."""
        card = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(card, Card):
            return
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        antialiased(painter)
        width = cell.width() - GAP
        poster = QRect(cell.left() + _RING, cell.top() + _RING, width, round(width * 9 / 16))
        self._paint_poster(painter, poster, card)
        self._paint_words(painter, poster, card)
        if QStyle.StateFlag.State_Selected in state:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = QRectF(poster).adjusted(-3, -3, 3, 3)
            painter.drawRoundedRect(around, theme.RADIUS_CONTROL + 3, theme.RADIUS_CONTROL + 3)
        painter.restore()

    def _paint_poster(self, painter: QPainter, area: QRect, card: Card) -> None:
        file = None if card.missing else self._poster(card.id)
        if not paint_picture(painter, QRectF(area), file, theme.RADIUS_CONTROL, self._view.devicePixelRatioF()):
            paint_icon(painter, QRectF(area), "unknown" if card.missing else str(card.task), "line-3", 32)
        font = theme.font(Role.BADGE)
        width = QFontMetrics(font).horizontalAdvance(card.length) + 10
        badge = QRectF(area.right() + 1 - 6 - width, area.bottom() + 1 - 6 - 18, width, 18)
        box(painter, badge, theme.RADIUS_BADGE, fill="badge")
        painter.setFont(font)
        painter.setPen(theme.colour("on-badge"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, card.length)

    def _paint_words(self, painter: QPainter, poster: QRect, card: Card) -> None:
        top = poster.bottom() + 1 + _UNDER_POSTER
        paint_icon(painter, QRectF(poster.left(), top, 16, _TITLE), str(card.task), "text-3", 16)
        left, width = poster.left() + 22, poster.width() - 22
        for text, role, tone, height in (
            (card.title, Role.LABEL, "text-1", _TITLE),
            (card.line, Role.SMALL, "warn" if card.missing else "text-3", _LINE),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(tone))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(left, top, width, height), Qt.AlignmentFlag.AlignVCenter, shown)
            top += height
