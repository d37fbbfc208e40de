"""One card of the library, painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.presenters.library import Card
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails

GAP = theme.SPACE_4
_RING = 4
_UNDER_POSTER, _TITLE, _LINE = 6, 20, 16


def card_height(width: int) -> int:
    """Return the height in pixels of a card of that width."""
    return round(width * 9 / 16) + _UNDER_POSTER + _TITLE + _LINE


class CardDelegate(QStyledItemDelegate):
    """Paints cards.

    Args:
        poster: Returns a clip's poster by the clip's id, None until there is one.
        thumbnails: Makes posters small.
        view: What it paints in.
    """

    def __init__(self, poster: Callable[[str], Picture | None], thumbnails: Thumbnails, view: QListView) -> None:
        super().__init__(view)
        self._poster, self._thumbnails, self._view = poster, thumbnails, view
        thumbnails.ready.connect(view.viewport().update)

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
        poster = _poster_area(cell)
        self._paint_poster(painter, poster, card)
        self._paint_words(painter, poster, card)
        if QStyle.StateFlag.State_Selected in state:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = QRectF(poster).adjusted(-3, -3, 3, 3)
            painter.drawRoundedRect(around, theme.RADIUS_CONTROL + 3, theme.RADIUS_CONTROL + 3)
        painter.restore()

    def poster(self, card: Card, cell: QRect) -> QPixmap:
        """Return the poster as it is painted in a cell of the grid; a null one where none is there now."""
        return self._drawn(card.id, _poster_area(cell).size()) or QPixmap()

    def _paint_poster(self, painter: QPainter, area: QRect, card: Card) -> None:
        box(painter, QRectF(area), theme.RADIUS_CONTROL, fill="well")
        drawn = None if card.missing else self._drawn(card.id, area.size())
        if drawn is None or drawn.isNull():
            paint_icon(painter, QRectF(area), "unknown" if card.missing else str(card.task), "line-3", 32)
        else:
            painter.save()
            corners = QPainterPath()
            corners.addRoundedRect(QRectF(area), theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
            painter.setClipPath(corners)
            size = QSizeF(drawn.size()).scaled(QSizeF(area.size()), Qt.AspectRatioMode.KeepAspectRatio)
            middle = QRectF(area).center() - QPointF(size.width() / 2, size.height() / 2)
            painter.drawPixmap(QRectF(middle, size), drawn, QRectF(drawn.rect()))
            painter.restore()
        font = theme.font(Role.BADGE)
        width = QFontMetrics(font).horizontalAdvance(card.length) + 10
        badge = QRectF(area.right() + 1 - 6 - width, area.bottom() + 1 - 6 - 18, width, 18)
        box(painter, badge, theme.RADIUS_BADGE, fill="badge")
        painter.setFont(font)
        painter.setPen(theme.colour("on-badge"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, card.length)

    def _drawn(self, clip_id: str, size: QSize) -> QPixmap | None:
        poster = self._poster(clip_id)
        return self._thumbnails.get(poster, size * self._view.devicePixelRatioF()) if poster is not None else None

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


def _poster_area(cell: QRect) -> QRect:
    width = cell.width() - GAP
    return QRect(cell.left() + _RING, cell.top() + _RING, width, round(width * 9 / 16))
