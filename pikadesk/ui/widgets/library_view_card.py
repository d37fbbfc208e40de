"""One card of the library, painted; and its name, edited in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.presenters.library_cards import Card
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import LineEdit
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.library_model import CARD_ROLE

GAP = theme.SPACE_4
RING = 4
_UNDER_POSTER, _TITLE, _LINE = 6, 20, 16
_INSIDE, _SIGN, _STAR = 6, 22, 14
# What answers to the pointer is larger than what is drawn.
_HIT = 28
_SOONEST_PROGRESS = 2


def card_height(width: int) -> int:
    """Return the height in pixels of a card of that width."""
    return round(width * 9 / 16) + _UNDER_POSTER + _TITLE + _LINE


def poster_area(cell: QRect) -> QRect:
    """Return where the poster is in a cell: a card with room for its ring all around."""
    width = cell.width() - 2 * RING
    return QRect(cell.left() + RING, cell.top() + RING, width, round(width * 9 / 16))


def star_area(cell: QRect) -> QRect:
    """Return what answers to a click on the star of a cell."""
    poster = poster_area(cell)
    return QRect(poster.right() + 1 - _HIT - 3, poster.top() + 3, _HIT, _HIT)


@dataclass(frozen=True, slots=True)
class Look:
    """How a card looks beside what its clip says.

    Attributes:
        hovered: Whether the pointer is on it.
        on_star: Whether it is on its star.
        one_of_many: Whether several are selected, so that those say so.
        focused: Whether the keyboard is on it, and was used to come there.
        renamed: Whether its name is being written.
        skimmed: What is shown in place of the poster, None for the poster.
        part: How far through the clip that is, from 0 to 1.
    """

    hovered: bool = False
    on_star: bool = False
    one_of_many: bool = False
    focused: bool = False
    renamed: bool = False
    skimmed: QPixmap | None = None
    part: float = 0


class CardDelegate(QStyledItemDelegate):
    """Paints cards.

    Args:
        poster: Returns a clip's poster by the clip's id, None until there is one.
        thumbnails: Makes posters small.
        look: Says how the card of a row looks.
        view: What it paints in.
    """

    def __init__(
        self,
        poster: Callable[[str], Picture | None],
        thumbnails: Thumbnails,
        look: Callable[[int], Look],
        view: QListView,
    ) -> None:
        super().__init__(view)
        self._poster, self._thumbnails, self._look, self._view = poster, thumbnails, look, view
        thumbnails.ready.connect(view.viewport().update)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a card with the gap around it."""
        return self._view.gridSize()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a card, or its place where the clip has yet to be read."""
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        card, look, poster = index.data(CARD_ROLE), self._look(index.row()), poster_area(cell)
        painter.save()
        antialiased(painter)
        selected = QStyle.StateFlag.State_Selected in state
        if look.focused:
            box(painter, QRectF(cell), theme.RADIUS_CARD, fill="tint")
        if isinstance(card, Card):
            self._paint_poster(painter, poster, card, look)
            self._paint_signs(painter, poster, card, look, selected=selected)
            if not look.renamed:
                self._paint_words(painter, poster, card)
        else:
            box(painter, QRectF(poster), theme.RADIUS_CONTROL, fill="well")
        if selected:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = QRectF(poster).adjusted(-3, -3, 3, 3)
            painter.drawRoundedRect(around, theme.RADIUS_CONTROL + 3, theme.RADIUS_CONTROL + 3)
        painter.restore()

    def poster(self, card: Card, cell: QRect) -> QPixmap:
        """Return the poster as it is painted in a cell of the grid; a null one where none is there now."""
        return self._drawn(card.id, poster_area(cell).size()) or QPixmap()

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Return a field for the name."""
        return LineEdit(tr("Name"), compact=True, parent=parent)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Begin with the name that there is, all of it selected."""
        if isinstance(editor, LineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Take the name that was written."""
        if isinstance(editor, LineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Put the field over title and line."""
        poster = poster_area(option.rect)
        height = theme.HEIGHT_COMPACT
        editor.setGeometry(QRect(QPoint(poster.left(), poster.bottom() + _UNDER_POSTER), QSize(poster.width(), height)))

    def _paint_poster(self, painter: QPainter, area: QRect, card: Card, look: Look) -> None:
        box(painter, QRectF(area), theme.RADIUS_CONTROL, fill="well")
        drawn = None if card.missing else look.skimmed or self._drawn(card.id, area.size())
        if drawn is None or drawn.isNull():
            paint_icon(painter, QRectF(area), "unknown" if card.missing else str(card.task or "film"), "line-3", 32)
            return
        painter.save()
        corners = QPainterPath()
        corners.addRoundedRect(QRectF(area), theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
        painter.setClipPath(corners)
        size = QSizeF(drawn.size()).scaled(QSizeF(area.size()), Qt.AspectRatioMode.KeepAspectRatio)
        # A picture a fraction of a pixel narrower than its place would leave a line of the well beside it.
        if abs(size.width() - area.width()) < 1 and abs(size.height() - area.height()) < 1:
            size = QSizeF(area.size())
        middle = QRectF(area).center() - QPointF(size.width() / 2, size.height() / 2)
        painter.drawPixmap(QRectF(middle, size), drawn, QRectF(drawn.rect()))
        if look.skimmed is not None:
            wide = max(_SOONEST_PROGRESS, round(area.width() * look.part))
            painter.fillRect(QRect(area.left(), area.bottom() - 2, wide, 3), theme.colour("accent-text"))
        painter.restore()

    def _paint_signs(self, painter: QPainter, area: QRect, card: Card, look: Look, *, selected: bool) -> None:
        """Paint what lies on the poster: star, length, and that it is one of several."""
        if card.starred or look.hovered:
            star = QRectF(area.right() + 1 - _INSIDE - _SIGN, area.top() + _INSIDE, _SIGN, _SIGN)
            box(painter, star, theme.RADIUS_BADGE, fill="badge", border="on-badge" if look.on_star else "")
            paint_icon(painter, star, "star-filled" if card.starred else "star", "on-badge", _STAR)
        if selected and look.one_of_many:
            sign = QRectF(area.left() + _INSIDE, area.top() + _INSIDE, _SIGN, _SIGN)
            box(painter, sign, theme.RADIUS_BADGE, fill="accent")
            paint_icon(painter, sign, "check", "on-accent", 16)
        font = theme.font(Role.BADGE)
        width = QFontMetrics(font).horizontalAdvance(card.length) + 10
        badge = QRectF(area.right() + 1 - _INSIDE - width, area.bottom() + 1 - _INSIDE - 18, width, 18)
        box(painter, badge, theme.RADIUS_BADGE, fill="badge")
        painter.setFont(font)
        painter.setPen(theme.colour("on-badge"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, card.length)

    def _drawn(self, clip_id: str, size: QSize) -> QPixmap | None:
        poster = self._poster(clip_id)
        return self._thumbnails.get(poster, size * self._view.devicePixelRatioF()) if poster is not None else None

    def _paint_words(self, painter: QPainter, poster: QRect, card: Card) -> None:
        top = poster.bottom() + 1 + _UNDER_POSTER
        paint_icon(painter, QRectF(poster.left(), top, 16, _TITLE), str(card.task or "film"), "text-3", 16)
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
