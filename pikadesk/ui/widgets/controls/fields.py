"""Fields to write in, and what stands around a field: its label, its hint and what is wrong with it."""

from __future__ import annotations

from typing import Literal, Protocol, runtime_checkable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.buttons import IconButton
from pikadesk.ui.widgets.controls.labels import ElidedLabel, Label, repolish
from pikadesk.ui.widgets.layouts import row


@runtime_checkable
class ShowsProblem(Protocol):
    """A control that knows how to show that something is wrong with what it holds."""

    def set_problem_shown(self, shown: bool) -> None:
        """Show or hide it."""


def show_problem(widget: QWidget, shown: bool) -> None:
    """Give a field the error border, or take it away."""
    if isinstance(widget, ShowsProblem):
        widget.set_problem_shown(shown)
    elif bool(widget.property("problem")) != shown:
        widget.setProperty("problem", shown)
        repolish(widget)


class LineEdit(QLineEdit):
    """One line of text, 32 high.

    Args:
        name: What it is called by screen readers.
        placeholder: What stands there while it is empty.
        compact: 28 high instead.
        parent: The widget that holds it.
    """

    def __init__(
        self, name: str, *, placeholder: str = "", compact: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("compact", compact)
        self.setFont(theme.font(Role.SMALL if compact else Role.BODY))

    def set_problem_shown(self, shown: bool) -> None:
        """Show or hide the border and the icon that say that the text is wrong."""
        if bool(self.property("problem")) != shown:
            self.setProperty("problem", shown)
            self.setTextMargins(0, 0, 24 if shown else 0, 0)
            repolish(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and the icon that goes with the error border."""
        super().paintEvent(event)
        if self.property("problem"):
            paint_icon(QPainter(self), QRectF(self.width() - 28, 0, 20, self.height()), "error", "err", 16)


MessageKind = Literal["err", "warn", "plain"]


class Message(QWidget):
    """An icon and a sentence under what it is about.

    Signals:
        link_activated(str): A link in the sentence was pressed.
    """

    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: MessageKind = "err"
        self._icon = ""
        self._words = Label("", Role.SMALL, "err", wrap=True)
        self._words.linkActivated.connect(self.link_activated)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(22, 4, 0, 0)
        layout.addWidget(self._words)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self._words.text() if not self.isHidden() else ""

    def show_text(self, text: str, kind: MessageKind = "err", *, icon: str = "", rich: bool = False) -> None:
        """Say something, or nothing with "".

        Args:
            text: The sentence.
            kind: Which colour.
            icon: The icon's name, or "" for the one of its kind.
            rich: Whether the sentence is HTML, with links.
        """
        self._kind = kind
        self._icon = icon or {"err": "error", "warn": "warning", "plain": "info"}[kind]
        self._words.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self._words.setText(text)
        self._words.set_tone("text-2" if kind == "plain" else kind)
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        tone = "text-2" if self._kind == "plain" else self._kind
        paint_icon(QPainter(self), QRectF(0, 4, 16, 16), self._icon, tone, 16)


class LabelledField(QWidget):
    """A field with its label and, where needed, a hint, something at the right end, and what is wrong with it.

    Args:
        label: What the field is called; it becomes the editor's accessible name.
        editor: What is edited with.
        hint: A few words after the label.
        beside: The label to the left of the editor, 80 wide, instead of above it.
        trailing: A control at the right end of the label's line; not with `beside`.
        parent: The widget that holds it.
    """

    OVERHANG = 2
    """How far something at the right end reaches over the label's line, at the top and at the bottom, in pixels."""

    _LABEL_WIDTH = 80
    _LABEL_HEIGHT = 24

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        hint: str = "",
        beside: bool = False,
        trailing: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = Label(label, Role.BODY if beside else Role.LABEL, "text-2" if beside else "text-1")
        self.label.setBuddy(editor)
        self.message = Message()
        self._hint = Label(hint, Role.SMALL, "text-3")
        self._hint.setVisible(bool(hint))
        self._description = editor.accessibleDescription()
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if beside:
            self.label.setFixedWidth(self._LABEL_WIDTH)
            line = row(self.label, editor)
            line.setStretchFactor(editor, 1)
            layout.addLayout(line)
            layout.addLayout(row(self._LABEL_WIDTH + theme.SPACE_2, self.message, gap=0))
            self._hint.hide()
        else:
            layout.addLayout(self._below_label(row(self.label, self._hint, None), trailing))
            layout.addWidget(self.message)

    def _below_label(self, head: QHBoxLayout, trailing: QWidget | None) -> QGridLayout:
        """The label's line over the editor; a control of 28 px at its end does not push them apart."""
        head.addStrut(self._LABEL_HEIGHT)
        grid = QGridLayout()
        grid.setSpacing(0)
        grid.setRowStretch(3, 1)
        grid.addLayout(head, 1, 0)
        if trailing is None:
            grid.addWidget(self.editor, 3, 0)
            return grid
        grid.setRowMinimumHeight(0, self.OVERHANG)
        grid.setRowMinimumHeight(2, self.OVERHANG)
        grid.setColumnStretch(0, 1)
        # First: Tab goes through them in this order.
        grid.addWidget(trailing, 0, 1, 3, 1)
        grid.addWidget(self.editor, 2, 0, 2, 2)
        trailing.raise_()
        return grid

    def set_hint(self, hint: str) -> None:
        """Change the few words after the label."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def set_problem(self, text: str | None) -> None:
        """Say what is wrong, with the error border; None takes it away."""
        self.message.show_text(text or "", "err")
        show_problem(self.editor, bool(text))
        self.editor.setAccessibleDescription(text or self._description)

    def set_warning(self, text: str | None) -> None:
        """Say what to know, without the error border; None takes it away."""
        self.message.show_text(text or "", "warn")
        show_problem(self.editor, False)
        self.editor.setAccessibleDescription(text or self._description)

    def problem(self) -> str:
        """What is said under the field now, or ""."""
        return self.message.text()


class SeedField(QWidget):
    """A seed: what is written, a button for a new one and one that keeps it.

    What the buttons do is for its user to decide; it only shows.

    Args:
        name: What it is called by screen readers.
        parent: The widget that holds it.

    Signals:
        text_edited(str): The user wrote; the text may be no number.
        new_asked(): The dice were pressed.
        keep_asked(bool): The lock was pressed: whether the seed is to be kept.
    """

    text_edited = Signal(str)
    new_asked = Signal()
    keep_asked = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = LineEdit(name, placeholder=tr("Random"))
        self.edit.setFont(theme.font(Role.BODY_FIGURES))
        self.edit.setMinimumWidth(88)
        self.edit.setMaximumWidth(132)
        self.dice = IconButton("dice", tr("New seed"), boxed=True)
        self.lock = IconButton("unlock", tr("Keep seed"), boxed=True, checkable=True)
        self._word = ElidedLabel("", Role.SMALL, "text-3")
        line = row(self.edit, self.dice, self.lock, self._word)
        line.setStretchFactor(self.edit, 1)
        line.setStretchFactor(self._word, 1)
        self.setLayout(line)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self.text_edited)
        self.dice.clicked.connect(self.new_asked)
        self.lock.clicked.connect(self.keep_asked)
        self.show_seed("", kept=False)

    def text(self) -> str:
        """What is written."""
        return self.edit.text()

    def word(self) -> str:
        """The word beside the lock."""
        return self._word.text()

    def show_seed(self, text: str, *, kept: bool) -> None:
        """Show a seed and whether it stays for the next generation; nobody is told."""
        if text != self.edit.text():
            self.edit.setText(text)
        self._kept = kept
        self.lock.setChecked(kept)
        self.lock.set_icon_name("lock" if kept else "unlock")
        self._tell()

    def set_problem_shown(self, shown: bool) -> None:
        """Show or hide the border that says that the seed is wrong; then no word says what will be done with it."""
        self.edit.set_problem_shown(shown)
        self._tell()

    def _tell(self) -> None:
        wrong = bool(self.edit.property("problem"))
        self._word.setText("" if wrong else tr("Kept") if self._kept else tr("New each time"))
