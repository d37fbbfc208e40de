"""Texts of several lines: one that grows, and one that folds to a line."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.buttons import PressButton
from pikadesk.ui.widgets.controls.fields import show_problem
from pikadesk.ui.widgets.controls.motion import Drawer
from pikadesk.ui.widgets.controls.painting import antialiased


class PromptEdit(QTextEdit):
    """Plain text of several lines that grows with what is written, then scrolls.

    Tab leaves it, and Ctrl+Enter is left to the window.

    Args:
        name: What it is called by screen readers.
        placeholder: What stands there while it is empty.
        least_lines: How many lines it shows at least.
        most_lines: How many it grows to.
        parent: The widget that holds it.
    """

    LINE_HEIGHT = 20
    _AIR = 1  # what the style sheet takes off above the letters
    _AROUND = 16

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        least_lines: int = 2,
        most_lines: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._placeholder = placeholder
        self._least = least_lines
        self._most = most_lines
        self.setAccessibleName(name)
        self.setAccessibleDescription(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(Role.BODY))
        self.document().setDocumentMargin(0)
        self._set_line_height()
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def set_lines(self, least: int, most: int) -> None:
        """Change how few and how many lines it shows."""
        self._least, self._most = least, most
        self._grow()

    def set_placeholder(self, placeholder: str) -> None:
        """Change what stands there while it is empty."""
        self._placeholder = placeholder
        self.setAccessibleDescription(placeholder)
        self.viewport().update()

    def setPlainText(self, text: str) -> None:
        """Change the text; what can be undone is forgotten."""
        super().setPlainText(text)
        self._set_line_height()

    def show_text(self, text: str) -> None:
        """Change the text without telling anyone, keeping the cursor where it is; nothing happens if it is the same."""
        if text == self.toPlainText():
            return
        place = self.textCursor().position()
        blocked = self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(blocked)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)
        self._grow()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop the text alone, in lines of the same height."""
        self.textCursor().insertText(source.text())
        self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, and leave files to what they are dropped on."""
        return source.hasText() and not source.hasUrls() and not source.hasImage()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a new line like the one before; in an empty one Qt would rather take its height away."""
        if event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text or, where there is none, the placeholder in lines of the same height."""
        super().paintEvent(event)
        if not self.document().isEmpty() or not self._placeholder:
            return
        painter = QPainter(self.viewport())
        painter.setPen(theme.colour("text-3"))
        top = self._AIR
        for line in _broken(self._placeholder, QFontMetrics(self.font()), self.viewport().width()):
            place = QRect(0, top, self.viewport().width(), self.LINE_HEIGHT)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line)
            top += self.LINE_HEIGHT

    def _set_line_height(self) -> None:
        self.document().setUndoRedoEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(self.LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(spaced)
        self.document().setUndoRedoEnabled(True)

    def _grow(self) -> None:
        lines = max(1, round(self.document().size().height() / self.LINE_HEIGHT))
        shown = max(self._least, min(lines, self._most))
        scrolls = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > self._most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(scrolls)
        self.setFixedHeight(shown * self.LINE_HEIGHT + self._AROUND)


def _broken(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """A text in lines that fit a width."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


class _FoldHead(PressButton):
    """The line of a folded field: a chevron, its name and what it holds.

    Signals:
        folded(bool): The field is opened, or closed.
    """

    folded = Signal(bool)

    def __init__(self, title: str, empty_word: str, parent: QWidget) -> None:
        super().__init__(title, parent=parent)
        self._empty_word = empty_word
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(Role.LABEL))
        self._summary, self._opened = "", False
        self.clicked.connect(lambda: self.set_opened(not self._opened))
        self._describe()

    def set_summary(self, text: str) -> None:
        self._summary = " ".join(text.split())
        self._describe()

    def is_opened(self) -> bool:
        return self._opened

    def set_opened(self, opened: bool) -> None:
        if opened != self._opened:
            self._opened = opened
            self._describe()
            self.folded.emit(opened)

    def _describe(self) -> None:
        # A button that can be checked is a check box for screen readers.
        self.setAccessibleDescription(tr("Open") if self._opened else self._summary or self._empty_word)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, theme.HEIGHT_CONTROL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = antialiased(QPainter(self))
        words = "text-1" if self.underMouse() and self.isEnabled() else "text-2"
        icon = "chevron-down" if self._opened else "chevron-right"
        paint_icon(painter, QRectF(0, 0, 16, self.height()), icon, words, 16)
        painter.setPen(theme.colour(words))
        painter.drawText(QRect(22, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._opened:
            return
        left = 22 + self.fontMetrics().horizontalAdvance(self.text()) + 12
        room = QRect(left, 0, self.width() - left, self.height())
        body = theme.font(Role.BODY)
        shown = QFontMetrics(body).elidedText(
            self._summary or self._empty_word, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(body)
        painter.setPen(theme.colour("text-3"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class CollapsibleLine(QWidget):
    """A field folded to one line that shows what it holds; pressed, it opens to two lines in place.

    Args:
        title: What the field is called.
        placeholder: What stands in the open field while it is empty.
        parent: The widget that holds it.

    Signals:
        text_edited(str): The user changed the text.
    """

    text_edited = Signal(str)

    def __init__(self, title: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = _FoldHead(title, tr("none"), self)
        self.edit = PromptEdit(title, placeholder=placeholder, least_lines=2, most_lines=4)
        self._drawer = Drawer(self.edit)
        self.setFocusProxy(self._head)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._drawer)
        self._head.folded.connect(self._fold)
        self.edit.textChanged.connect(self._edited)

    def text(self) -> str:
        """What the field holds."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Change the text without telling anyone."""
        self.edit.show_text(text)
        self._head.set_summary(text)

    def is_open(self) -> bool:
        """Whether the field can be written in."""
        return self._head.is_opened()

    def set_open(self, opened: bool) -> None:
        """Open or fold the field."""
        self._head.set_opened(opened)

    def set_problem_shown(self, shown: bool) -> None:
        """Show or hide the error border; a wrong text opens the field."""
        show_problem(self.edit, shown)
        if shown:
            self.set_open(True)

    def _fold(self, opened: bool) -> None:
        self._drawer.set_open(opened)
        self.setFocusProxy(self.edit if opened else self._head)
        if opened and self._head.hasFocus():
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self) -> None:
        self._head.set_summary(self.text())
        self.text_edited.emit(self.text())
