"""The lines of the ledger, newest first; there may be many thousands, so that only those in sight are worked out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from pikadesk.domain.ledger import Entry, Standing
from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.spending import Line, SpendingPresenter
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.focus import SLIDE_KEYS, claim_keys, ring_on_keyboard_focus

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
_HEIGHT = 40
_WHEN, _STANDING, _AMOUNT = 148, 128, 116
_ICONS = {Standing.SPENT: ("check", "ok"), Standing.HELD: ("clock", "text-2"), Standing.UNCERTAIN: ("unknown", "warn")}


class LedgerModel(QAbstractListModel):
    """The lines as Qt's views want them.

    Args:
        presenter: Puts them into words.
        parent: What owns it.
    """

    def __init__(self, presenter: SpendingPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> bool:
        """Show other lines; say whether they are others."""
        entries = tuple(entries)
        if entries == self._entries:
            return False
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()
        return True

    def row(self, job_id: str) -> int:
        """Return the row of a job, -1 where it has none."""
        return next((row for row, entry in enumerate(self._entries) if entry.job_id == job_id), -1)

    def entry(self, index: Index) -> Entry | None:
        """Return the entry at an index, None outside the list."""
        return self._entries[index.row()] if 0 <= index.row() < len(self._entries) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a view wants to know of a line."""
        entry = self.entry(index)
        if entry is None or role not in _ROLES:
            return None
        line = self._presenter.line(entry)
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.title}\n{line.source}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            amount = tr("{amount} credits").format(amount=line.amount)
            return f"{line.title}, {line.task}, {line.when}, {amount}, {line.standing}"
        return line.title


_ROLES = (
    LINE_ROLE,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class _LineDelegate(QStyledItemDelegate):
    """Paints a line: when, what, how sure, how many credits."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of every line."""
        return QSize(_WHEN + _STANDING + _AMOUNT + 160, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        antialiased(painter)
        if QStyle.StateFlag.State_Selected in state:
            box(painter, QRectF(area).adjusted(1, 1, -1, -1), theme.RADIUS_CONTROL, fill="tint", border="tint-line")
        elif QStyle.StateFlag.State_MouseOver in state:
            box(painter, QRectF(area).adjusted(1, 1, -1, -1), theme.RADIUS_CONTROL, fill="hover")
        inner = area.adjusted(theme.SPACE_3, 0, -theme.SPACE_3, 0)
        self._paint_words(painter, inner, line)
        painter.restore()

    @staticmethod
    def _paint_words(painter: QPainter, area: QRect, line: Line) -> None:
        right = area.right() + 1
        amount = QRect(right - _AMOUNT, area.top(), _AMOUNT, area.height())
        standing = QRect(amount.left() - _STANDING, area.top(), _STANDING, area.height())
        when = QRect(area.left(), area.top(), _WHEN, area.height())
        title = QRect(when.right() + 1, area.top(), standing.left() - when.right() - theme.SPACE_4, area.height())
        icon, tone = _ICONS[line.entry.standing]
        paint_icon(painter, QRectF(title.left(), area.top(), 16, area.height()), str(line.entry.task), "text-3", 16)
        paint_icon(painter, QRectF(standing.left(), area.top(), 16, area.height()), icon, tone, 16)
        title.setLeft(title.left() + 24)
        standing.setLeft(standing.left() + 22)
        right_end = Qt.AlignmentFlag.AlignRight
        left_end = Qt.AlignmentFlag.AlignLeft
        for place, text, role, token, end in (
            (when, line.when, Role.SMALL_FIGURES, "text-2", left_end),
            (title, line.title, Role.LABEL, "text-1", left_end),
            (standing, line.standing, Role.SMALL, tone, left_end),
            (amount, line.amount, Role.LABEL_FIGURES, "text-1", right_end),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(token))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | end, shown)


class LedgerList(QListView):
    """The lines; Enter and a double click open one.

    Args:
        presenter: Has them.
        parent: The widget that holds it.

    Signals:
        opened(object): The user wants to see what the `Entry` was for.
    """

    opened = Signal(object)

    def __init__(self, presenter: SpendingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.lines = LedgerModel(presenter, self)
        self.setModel(self.lines)
        self.setItemDelegate(_LineDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Ledger"))
        claim_keys(self, SLIDE_KEYS)
        ring_on_keyboard_focus(self)
        self.activated.connect(self._open)

    def refresh(self) -> None:
        """Show the lines that are wanted now; the one that is chosen stays."""
        chosen = self.lines.entry(self.currentIndex())
        if self.lines.show_entries(self._presenter.lines) and chosen is not None:
            row = self.lines.row(chosen.job_id)
            if row >= 0:
                self.setCurrentIndex(self.lines.index(row))

    def keyboardSearch(self, _search: str) -> None:
        """Letters belong to the window."""

    def _open(self, index: QModelIndex) -> None:
        entry = self.lines.entry(index)
        if entry is not None:
            self.opened.emit(entry)
