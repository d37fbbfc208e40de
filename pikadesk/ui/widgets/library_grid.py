"""The grid of the library: cards that share each row evenly, placed by counting, however many there are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from pikadesk.ui import theme
from pikadesk.ui.actions import pressed
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.focus import KEYBOARD_REASONS
from pikadesk.ui.widgets.library_places import Places
from pikadesk.ui.widgets.library_view_card import poster_area, star_area

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction

# What the grid does itself; the window's actions with the same keys are for everywhere else.
_MOVES = (
    "library.left",
    "library.right",
    "library.first",
    "library.last",
    "list.next",
    "list.previous",
    "list.page.next",
    "list.page.previous",
)
_KEYS = (*_MOVES, "library.all", "list.open", "list.menu")
_ASKED = (
    "library.preview",
    "library.star",
    "library.rename",
    "library.tags",
    "library.note",
    "library.collect",
    "library.bin",
    "undo",
    "redo",
)


def _is_own(event: QKeyEvent) -> bool:
    """Say whether a key is the grid's, also where it moves the selection's end or moves without selecting."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
    plain = QKeyEvent(event.type(), event.key(), held)
    return pressed(event, *_KEYS, *_ASKED) is not None or pressed(plain, *_MOVES) is not None


class CardGrid(QListView):
    """Cards in rows. It is Qt's list in everything but where things are: Qt would place every one of them.

    Args:
        leave: Ends what Esc ends, and says whether there was anything.
        parent: The widget that holds it.

    Signals:
        shown(): It is about to be painted: `visible_rows` says what of it.
        dragged(object): The card with that index is being dragged away.
        menu_asked(object, QPoint): The user wants to know what can be done with the card with that index.
        opened(object): The card with that index was clicked, and nothing else is selected.
        asked(str): Keys were pressed for the action of that id.
        starred(object): The star of the card with that index was clicked.
        pointed(object, QPoint): The pointer is on the card with that index, at that place of the viewport; or on none.
    """

    shown = Signal()
    dragged = Signal(object)
    menu_asked = Signal(object, QPoint)
    opened = Signal(object)
    asked = Signal(str)
    starred = Signal(object)
    pointed = Signal(object, QPoint)

    def __init__(self, leave: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._leave = leave
        # First: Qt asks for places as soon as it is told how to scroll.
        self._roomy = self.by_keyboard = False
        self._places = Places.within(self.width(), self.height(), roomy=False)
        self._pressed_at, self._band = QPoint(), QRect()
        self._star = QModelIndex()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAccessibleName(tr("Library"))

    def set_roomy(self, roomy: bool) -> None:
        """Say whether rows are far apart, as where there are many of them."""
        if roomy != self._roomy:
            self._roomy = roomy
            self._place()

    @property
    def columns(self) -> int:
        """How many cards stand in a row."""
        return self._places.columns

    @property
    def visible_rows(self) -> range:
        """The rows of the model that are in sight."""
        top = self.verticalOffset()
        return self._places.between(top, top + self.viewport().height() - 1, self._count())

    @property
    def renamed_row(self) -> int:
        """The row of the card whose name is being written, -1 for none."""
        return self.currentIndex().row() if self.state() is QAbstractItemView.State.EditingState else -1

    def cell(self, row: int) -> QRect:
        """Return where a card is, with its ring, in the viewport."""
        return self._places.cell(row).translated(-self._above())

    # What Qt asks for.

    def visualRect(self, index: Index) -> QRect:
        """Return where a card is."""
        return self.cell(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the card at a place of the viewport."""
        row = self._places.nearest(point + self._above(), self._count())
        return self.model().index(row, 0) if row >= 0 and self.cell(row).contains(point) else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a card into sight."""
        if not index.isValid():
            return
        cell, bar, height = self._places.cell(index.row()), self.verticalScrollBar(), self.viewport().height()
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(cell.center().y() - height // 2)
        elif cell.top() < bar.value():
            bar.setValue(cell.top())
        elif cell.bottom() > bar.value() + height:
            bar.setValue(cell.bottom() + 1 - height)

    def horizontalOffset(self) -> int:
        """Nothing is beside what is in sight."""
        return 0

    def verticalOffset(self) -> int:
        """How many pixels are above what is in sight."""
        return self.verticalScrollBar().value()

    def doItemsLayout(self) -> None:
        """Nothing is to be placed: where a card is follows from its row."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Say how far there is to scroll."""
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among as many cards as fit, and keep in sight what was."""
        first = self.visible_rows.start
        QAbstractItemView.resizeEvent(self, event)
        self._place()
        if first:
            self.verticalScrollBar().setValue(self._places.cell(first).top())

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        """Move what is in sight."""
        self.viewport().scroll(0, dy)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select what a rubber band touches, or else all from one card to another."""
        places, count = self._places, self._count()
        if self.state() is QAbstractItemView.State.DragSelectingState:
            selection = QItemSelection()
            for first, last in places.touched(rect.normalized().translated(self._above()), count):
                selection.merge(self._rows(first, last), QItemSelectionModel.SelectionFlag.Select)
        else:
            ends = (places.nearest(point + self._above(), count) for point in (rect.topLeft(), rect.bottomRight()))
            first, last = sorted(ends)
            selection = self._rows(max(first, 0), last)
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        """What is in sight: what is beyond is not painted anyway."""
        return QRegion(self.viewport().rect())

    def moveCursor(self, action: _Move, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let left and right run on into the rows above and below."""
        last, now = self._count() - 1, self.currentIndex().row()
        columns = self._places.columns
        page = max(1, self.viewport().height() // self._places.pitch) * columns
        steps = {
            _Move.MoveLeft: -1,
            _Move.MovePrevious: -1,
            _Move.MoveRight: 1,
            _Move.MoveNext: 1,
            _Move.MoveUp: -columns,
            _Move.MoveDown: columns,
            _Move.MovePageUp: -page,
            _Move.MovePageDown: page,
        }
        if action is _Move.MoveHome or now < 0:
            target = 0
        elif action is _Move.MoveEnd:
            target = last
        else:
            target = now + steps[action]
            if abs(steps[action]) == page and page > columns:
                target = min(max(target, now % columns), last)
        return self.model().index(target if 0 <= target <= last else now, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards in sight, and the rubber band."""
        self.shown.emit()
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        model, delegate, selected = self.model(), self.itemDelegate(), self.selectionModel()
        for row in self.visible_rows:
            cell = self.cell(row)
            if event.rect().intersects(cell):
                index = model.index(row, 0)
                option.rect = cell
                chosen = selected.isSelected(index)
                flag = QStyle.StateFlag.State_Selected if chosen else QStyle.StateFlag.State_None
                option.state = QStyle.StateFlag.State_Enabled | flag
                delegate.paint(painter, option, index)
        if not self._band.isNull():
            antialiased(painter)
            band = self._band.translated(0, -self.verticalOffset())
            painter.setOpacity(0.4)
            box(painter, QRectF(band), theme.RADIUS_BADGE, fill="tint")
            painter.setOpacity(1)
            box(painter, QRectF(band), theme.RADIUS_BADGE, border="focus")

    # What the user does.

    def event(self, event: QEvent) -> bool:
        """Claim keys before the window's actions get them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain a card where its words are: over the picture, an explanation would hide what is skimmed."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid() and event.pos().y() <= poster_area(self.visualRect(index)).bottom():
                return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key stands for; what moves and selects, Qt does."""
        self.by_keyboard = True
        asked = pressed(event, *_ASKED)
        if asked is not None:
            self.asked.emit(asked)
        elif pressed(event, "list.menu") and self.currentIndex().isValid():
            below = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_asked.emit(self.currentIndex(), self.viewport().mapToGlobal(below))
        elif pressed(event, "leave"):
            event.setAccepted(self._leave())
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def keyboardSearch(self, _search: str) -> None:
        """Letters belong to the player."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, where it came by itself."""
        super().focusInEvent(event)
        if event.reason() in KEYBOARD_REASONS:
            self.by_keyboard = True
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, a drag or a rubber band."""
        self.by_keyboard = False
        self._pressed_at = event.position().toPoint() + self._above()
        self._star = self._on_star(event)
        if not self._star.isValid():
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a card; on its star, this is one more click."""
        self._star = self._on_star(event)
        if not self._star.isValid():
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what the pointer is on, and draw the rubber band."""
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        if self.state() is QAbstractItemView.State.DragSelectingState:
            self._band = QRect(self._pressed_at, at + self._above()).normalized()
            self.viewport().update()
        elif not event.buttons():
            self.pointed.emit(self.indexAt(at), at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the rubber band; open the card that was clicked alone, or give it a star."""
        if self._star.isValid():
            if self._on_star(event) == self._star:
                self.starred.emit(self._star)
            self._star = QModelIndex()
            return
        was_band = not self._band.isNull()
        self._band = QRect()
        index = self.indexAt(event.position().toPoint())
        dragging = self.state() is QAbstractItemView.State.DraggingState
        super().mouseReleaseEvent(event)
        self.viewport().update()
        left = event.button() is Qt.MouseButton.LeftButton
        plain = left and event.modifiers() == Qt.KeyboardModifier.NoModifier
        same = index.isValid() and self._places.cell(index.row()).contains(self._pressed_at)
        if plain and same and not was_band and not dragging:
            self.opened.emit(index)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is on nothing."""
        super().leaveEvent(event)
        self.pointed.emit(QModelIndex(), QPoint())

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Leave the drag to whoever knows what the card stands for."""
        self.dragged.emit(self.currentIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the card under the pointer."""
        index = self.indexAt(event.pos())
        if event.reason() is QContextMenuEvent.Reason.Mouse and index.isValid():
            self.menu_asked.emit(index, event.globalPos())

    # Where cards are.

    def _count(self) -> int:
        model = self.model()
        return model.rowCount() if model is not None else 0

    def _place(self) -> None:
        self._places = Places.within(self.width(), self.viewport().height(), roomy=self._roomy)
        self._measure()
        self.viewport().update()

    def _measure(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._places.height(self._count()) - height))
        bar.setPageStep(height)
        bar.setSingleStep(max(1, self._places.pitch // 3))

    def _above(self) -> QPoint:
        """From a place in the viewport to one among all cards."""
        return QPoint(0, self.verticalOffset())

    def _rows(self, first: int, last: int) -> QItemSelection:
        model = self.model()
        return QItemSelection(model.index(first, 0), model.index(last, 0)) if last >= first else QItemSelection()

    def _on_star(self, event: QMouseEvent) -> QModelIndex:
        """Return the card whose star the pointer is on; an invalid one where it is on none."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        left = event.button() is Qt.MouseButton.LeftButton
        return index if left and index.isValid() and star_area(self.visualRect(index)).contains(at) else QModelIndex()
