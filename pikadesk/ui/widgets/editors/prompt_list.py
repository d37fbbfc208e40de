"""Earlier prompts to choose from: a list with a search that opens under its button, and the last few on the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from pikadesk.ui import theme
from pikadesk.ui.actions import pressed
from pikadesk.ui.presenters.prompts import PromptMemory
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Label, LineEdit
from pikadesk.ui.widgets.controls.buttons import PressButton
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.focus import ring_on_keyboard_focus
from pikadesk.ui.widgets.layouts import column
from pikadesk.words import TASKS

_WIDTH, _HEIGHT, _ROW = 408, 320, 32
_MOVES = ("list.next", "list.previous", "list.page.next", "list.page.previous")
_TEXT, _TASK = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    """Paints a prompt in one line, and at its end the task that it was used for."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        area: QRect = option.rect.adjusted(8, 0, -8, 0)
        painter.save()
        painter.setFont(theme.font(Role.SMALL))
        task = str(index.data(_TASK))
        wide = painter.fontMetrics().horizontalAdvance(task) + 2
        painter.setPen(theme.colour("text-3"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, task)
        area.setRight(area.right() - wide - theme.SPACE_2)
        painter.setFont(theme.font(Role.BODY))
        painter.setPen(theme.colour("text-1"))
        line = " ".join(str(index.data(_TEXT)).split())
        shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class PromptList(QFrame):
    """Earlier prompts, narrowed down by what is typed; Enter or a click takes one, Esc closes.

    Args:
        memory: Has the prompts.
        parent: What it belongs to.

    Signals:
        taken(str): The user takes that prompt.
    """

    taken = Signal(str)

    def __init__(self, memory: PromptMemory, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._memory = memory
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Earlier prompts"))
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.search = LineEdit(tr("Search earlier prompts"), placeholder=tr("Search earlier prompts"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Earlier prompts"))
        ring_on_keyboard_focus(self.list)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.empty = Label("", Role.SMALL, "text-2", wrap=True)
        self.setLayout(column(self.search, self.empty, self.list, gap=theme.SPACE_2, margins=(8, 8, 8, 8)))
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self.search.textEdited.connect(memory.search)
        self.list.itemClicked.connect(self._take)
        memory.changed.connect(self._render)
        memory.search("")
        self._render()

    def open_below(self, button: QWidget) -> None:
        """Open under a button, within its window, the right ends in line where that fits; the search has the focus."""
        left = button.mapTo(button.window(), QPoint(button.width() - self.width(), 0)).x()
        inside = button.width() - self.width() + max(0, theme.SPACE_4 - left)
        self.move(button.mapToGlobal(QPoint(inside, button.height() + theme.SPACE_1)))
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows move in the list while something is typed, and Enter take what is chosen."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if pressed(event, "list.open"):
                self._take(self.list.currentItem())
                return True
            if watched is self.search and pressed(event, *_MOVES):
                self.list.event(event)
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = antialiased(QPainter(self))
        painter.fillRect(self.rect(), theme.colour("raised"))
        box(painter, self.rect().toRectF(), 0, border="line-2")

    def texts(self) -> list[str]:
        """The prompts that are shown, in order."""
        return [str(self.list.item(row).data(_TEXT)) for row in range(self.list.count())]

    def _render(self) -> None:
        if self._memory.query != self.search.text():
            return
        self.list.clear()
        for past in self._memory.found:
            item = QListWidgetItem()
            item.setData(_TEXT, past.text)
            item.setData(_TASK, tr(TASKS[past.task]))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, past.text)
            item.setToolTip(past.text)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        searched = bool(self.search.text().strip())
        self.empty.setText(
            tr("No earlier prompt has these words.") if searched else tr("Prompts are remembered once they were sent.")
        )
        self.empty.setVisible(not self._memory.found)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.taken.emit(str(item.data(_TEXT)))
            self.close()


class _PromptRow(PressButton):
    """One of the last prompts, in a line."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(Role.SMALL))

    def sizeHint(self) -> QSize:
        """28 px high."""
        return QSize(120, theme.HEIGHT_COMPACT)

    def show_prompt(self, text: str) -> None:
        """Show a prompt."""
        self.setText(" ".join(text.split()))
        self.setAccessibleName(tr("Use again: {prompt}").format(prompt=text))
        self.setToolTip(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        painter = antialiased(QPainter(self))
        fill = self.state_fill("")
        box(painter, self.rect().toRectF(), theme.RADIUS_CONTROL, fill=fill)
        area = self.rect().adjusted(8, 0, -8, 0)
        painter.setPen(theme.colour("text-1" if fill else "text-2"))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)


class RecentPrompts(QWidget):
    """The last prompts, as many as there is room for.

    Args:
        memory: Has the prompts.
        take: Puts one into the form.
        parent: The widget that holds it.
    """

    _MOST = 5
    _HEAD = 40

    def __init__(self, memory: PromptMemory, take: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._room = 0
        self.rows = [_PromptRow() for _ in range(self._MOST)]
        self._texts: list[str] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.SPACE_4, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Label(tr("Recent prompts"), Role.SMALL_HEADING, "text-2"))
        layout.addSpacing(theme.SPACE_1)
        for index, line in enumerate(self.rows):
            layout.addWidget(line)
            line.clicked.connect(lambda _checked=False, index=index: take(self._texts[index]))
        memory.changed.connect(self._render)
        self._render()

    def give_room(self, height: int) -> None:
        """Let it be so high, in pixels."""
        rows = max(0, min(self._MOST, (height - self._HEAD) // theme.HEIGHT_COMPACT))
        if rows != self._room:
            self._room = rows
            self._render()

    def texts(self) -> list[str]:
        """The prompts that are shown, in order."""
        return self._texts

    def _render(self) -> None:
        self._texts = [past.text for past in self._memory.recent[: self._room]]
        for index, line in enumerate(self.rows):
            shown = index < len(self._texts)
            line.setVisible(shown)
            if shown:
                line.show_prompt(self._texts[index])
        self.setVisible(bool(self._texts))
