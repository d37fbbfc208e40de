"""The library: a grid of clips, each with its poster."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStackedLayout, QWidget

from pikadesk.ui import theme
from pikadesk.ui.actions import pressed
from pikadesk.ui.presenters.library import Card, LibraryPresenter
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.controls import EmptyState
from pikadesk.ui.widgets.editors.drag import carry_out, ghost_of
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.focus import SLIDE_KEYS, claim_keys
from pikadesk.ui.widgets.library_view_card import GAP, CardDelegate, card_height

_NARROWEST, _WIDEST = 176, 240
_RING = 4

Index = QModelIndex | QPersistentModelIndex
CARD_ROLE = Qt.ItemDataRole.UserRole


class CardModel(QAbstractListModel):
    """The cards of the library as Qt's views want them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards: tuple[Card, ...] = ()

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show other cards, and keep what is selected where only their contents changed."""
        cards = tuple(cards)
        if [card.id for card in cards] != [card.id for card in self._cards]:
            self.beginResetModel()
            self._cards = cards
            self.endResetModel()
            return
        changed = [row for row, card in enumerate(cards) if card != self._cards[row]]
        self._cards = cards
        for row in changed:
            self.dataChanged.emit(self.index(row), self.index(row))

    def row(self, clip_id: str | None) -> int:
        """Return the row of a clip, -1 where there is none."""
        return next((row for row, card in enumerate(self._cards) if card.id == clip_id), -1)

    def card(self, index: Index) -> Card | None:
        """Return the card at an index, None outside the list."""
        return self._cards[index.row()] if 0 <= index.row() < len(self._cards) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that a card can be dragged away."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many cards there are."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a view wants to know of a card."""
        card = self.card(index)
        if card is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return card.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{card.title}, {card.line}, {card.length}"
        return card if role == CARD_ROLE else None


class _Grid(QListView):
    """Cards that share each row evenly; the arrows go from card to card, and Enter opens.

    Signals:
        dragged(object): The card with that index is being dragged away.
        menu_asked(object, QPoint): The user wants to know what can be done with the card with that index.
    """

    dragged = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setViewportMargins(theme.SPACE_4 - _RING, 0, 0, 0)
        self.setAccessibleName(tr("Library"))
        claim_keys(self, SLIDE_KEYS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among as many cards as fit."""
        super().resizeEvent(event)
        bar = self.verticalScrollBar().sizeHint().width()
        columns = max(1, (self.width() - 2 * theme.SPACE_4 + GAP) // (_NARROWEST + GAP))
        # The bar has its room from the beginning: cards that change their size when it comes would jump.
        # Qt breaks a row that fits to the last pixel.
        width = min((self.width() - theme.SPACE_4 + _RING - bar - 1) // columns, _WIDEST + GAP)
        card = card_height(width - GAP) + GAP
        # Where one row fits, it has all the room: a strip with the tops of the next cards under it looks cut off.
        room = self.viewport().height()
        self.setGridSize(QSize(width, room if card <= room < 2 * card else card))

    def columns(self) -> int:
        """Return how many cards stand in a row."""
        return max(1, self.viewport().width() // max(1, self.gridSize().width()))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let left and right run on into the rows above and below."""
        step = {
            QAbstractItemView.CursorAction.MoveLeft: -1,
            QAbstractItemView.CursorAction.MoveRight: 1,
            QAbstractItemView.CursorAction.MoveUp: -self.columns(),
            QAbstractItemView.CursorAction.MoveDown: self.columns(),
        }.get(action)
        if step is None:
            return super().moveCursor(action, modifiers)
        target = self.currentIndex().row() + step
        return self.model().index(target, 0) if 0 <= target < self.model().rowCount() else self.currentIndex()

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Leave the drag to whoever knows what the card stands for."""
        self.dragged.emit(self.currentIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the card under the pointer."""
        index = self.indexAt(event.pos())
        if event.reason() is QContextMenuEvent.Reason.Mouse and index.isValid():
            self.menu_asked.emit(index, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the menu of the chosen card."""
        if not pressed(event, "list.menu"):
            super().keyPressEvent(event)
        elif self.currentIndex().isValid():
            below = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_asked.emit(self.currentIndex(), self.viewport().mapToGlobal(below))

    def keyboardSearch(self, _search: str) -> None:
        """Letters belong to the player."""


class LibraryView(QWidget):
    """The clips of the library, or what to say when there are none.

    Args:
        presenter: What it shows.
        thumbnails: Makes posters small.
        folder: Returns where videos are saved, in a few words.
        parent: The widget that holds it.

    Signals:
        menu_asked(str, QPoint): The user wants to know what can be done with the clip of that id; where on the screen.
    """

    menu_asked = Signal(str, QPoint)

    def __init__(
        self,
        presenter: LibraryPresenter,
        thumbnails: Thumbnails,
        folder: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._folder = presenter, folder
        self.grid = _Grid(self)
        self._model = CardModel(self.grid)
        self.grid.setModel(self._model)
        self._delegate = CardDelegate(presenter.poster, thumbnails, self.grid)
        self.grid.setItemDelegate(self._delegate)
        self.empty = EmptyState("folder", tr("No videos yet"))
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.grid)
        self.grid.clicked.connect(lambda index: self._open(index, play=False))
        self.grid.activated.connect(lambda index: self._open(index, play=True))
        self.grid.dragged.connect(self._carry_out)
        self.grid.menu_asked.connect(self._ask_for_menu)
        self.grid.selectionModel().currentChanged.connect(self._selected)
        presenter.changed.connect(self._render)
        self._render()

    @property
    def chosen(self) -> str | None:
        """The id of the clip that the keyboard is on, None where it is elsewhere."""
        return self._presenter.selected if self.grid.hasFocus() else None

    def _render(self) -> None:
        self._model.show_cards(self._presenter.cards)
        self._pages.setCurrentWidget(self.grid if self._presenter.count else self.empty)
        sentence = tr("Every video you make is kept here with its settings, and saved to {folder}.")
        self.empty.show_words(tr("No videos yet"), sentence.format(folder=self._folder()))
        row = self._model.row(self._presenter.selected)
        if row >= 0 and row != self.grid.currentIndex().row():
            self.grid.selectionModel().setCurrentIndex(
                self._model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _selected(self, current: QModelIndex) -> None:
        card = self._model.card(current)
        if card is not None:
            self._presenter.select(card.id)

    def _open(self, index: QModelIndex, *, play: bool) -> None:
        card = self._model.card(index)
        if card is not None:
            self._presenter.open(card.id, play=play)

    def _carry_out(self, index: QModelIndex) -> None:
        """Let a card be dragged: into a form it is a picture, for other programs the video's file."""
        card = self._model.card(index)
        clip = self._presenter.clip(card.id) if card is not None else None
        if card is not None and clip is not None:
            poster = self._delegate.poster(card, self.grid.visualRect(index))
            carry_out(self.grid, clip.path, ghost_of(poster, card.title, self.devicePixelRatioF()), card.id)

    def _ask_for_menu(self, index: QModelIndex, at: QPoint) -> None:
        card = self._model.card(index)
        if card is not None:
            self.menu_asked.emit(card.id, at)
