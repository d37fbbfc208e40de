"""The clips of the library as Qt's views want them: ids alone; what is shown of one is asked for when it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.presenters.library_cards import Card

Index = QModelIndex | QPersistentModelIndex
CARD_ROLE = Qt.ItemDataRole.UserRole


class CardModel(QAbstractListModel):
    """Rows of clips. However many there are, changing them and asking for one costs the same.

    Args:
        presenter: Has the clips.
        parent: What owns it.
    """

    def __init__(self, presenter: LibraryPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._ids: tuple[str, ...] = ()
        self._rows: dict[str, int] | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The clips, in the order of the rows."""
        return self._ids

    def show_ids(self, ids: tuple[str, ...]) -> bool:
        """Show other rows, and say whether they are others."""
        if ids is self._ids or ids == self._ids:
            return False
        self.beginResetModel()
        self._ids, self._rows = ids, None
        self.endResetModel()
        return True

    def row(self, clip_id: str | None) -> int:
        """Return the row of a clip, -1 where there is none."""
        if clip_id is None:
            return -1
        if self._rows is None:
            self._rows = {each: row for row, each in enumerate(self._ids)}
        return self._rows.get(clip_id, -1)

    def id_at(self, index: Index) -> str | None:
        """Return the clip at an index, None outside the list."""
        return self._ids[index.row()] if index.isValid() and index.row() < len(self._ids) else None

    def card(self, index: Index) -> Card | None:
        """Return the card at an index, None outside the list and where the clip has yet to be read."""
        clip_id = self.id_at(index)
        return self._presenter.card(clip_id) if clip_id is not None else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that a card can be dragged away and renamed."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many cards there are."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a view wants to know of a card."""
        card = self.card(index)
        if card is None:
            return None
        said: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: card.title,
            Qt.ItemDataRole.EditRole: lambda: card.title,
            Qt.ItemDataRole.ToolTipRole: lambda: card.explained,
            Qt.ItemDataRole.AccessibleTextRole: lambda: card.spoken,
            CARD_ROLE: lambda: card,
        }
        return said[role]() if role in said else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Give a clip another name."""
        card = self.card(index)
        if card is None or role != Qt.ItemDataRole.EditRole or value == card.title:
            return False
        self._presenter.marks.rename(card.id, str(value))
        return True

    def chosen(self, rows: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        """Return the clips of ranges of rows, first and last, in the order of the list."""
        return tuple(each for first, last in sorted(rows) for each in self._ids[first : last + 1])
