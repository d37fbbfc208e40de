"""What stays in sight below every form: the price, how it comes about, and Generate."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.text import credits, tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, ElidedLabel, Label, Message
from pikadesk.ui.widgets.layouts import Surface, column, row

_NARROW = 400


class _BlockedLine(QWidget):
    """Why Generate is disabled; each field that it names leads there."""

    link_activated = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._html = ""
        self._wrong = False
        self.words = Label("", Role.SMALL, "text-2", wrap=True)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.words.linkActivated.connect(self.link_activated)
        self._inside = QVBoxLayout(self)
        self._inside.setSpacing(0)
        self._inside.addWidget(self.words)
        theme.theme().changed.connect(self._write)

    def show_line(self, html: str, *, wrong: bool) -> None:
        """Say why, as a mistake or as what is still to do."""
        self._html, self._wrong = html, wrong
        self._inside.setContentsMargins(22 if wrong else 0, 0, 0, 0)
        self.words.set_tone("err" if wrong else "text-2")
        self._write()
        self.setVisible(bool(html))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sign of a mistake."""
        if self._wrong:
            paint_icon(QPainter(self), QRectF(0, 0, 16, 16), "error", "err", 16)

    def _write(self) -> None:
        # Links have the colour of the sentence around them, and a style sheet does not reach into a text.
        colour = theme.colour("err" if self._wrong else "text-2").name()
        self.words.setText(self._html.replace("<a ", f'<a style="color: {colour}" '))


class EstimateFooter(Surface):
    """The price of a form, and Generate.

    Args:
        form: Whose price it is.
        sandbox: Whether nothing is charged.
        parent: The widget that holds it.

    Signals:
        generate_pressed(): The user wants it made.
        field_wanted(str): The user follows the name of a field.
    """

    generate_pressed = Signal()
    field_wanted = Signal(str)

    def __init__(self, form: FormPresenter, *, sandbox: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("panel", top="line-2", parent=parent)
        self._form = form
        self.amount = Label("", Role.ESTIMATE)
        self._unit = Label(tr("credits"), Role.BODY, "text-2")
        self.arithmetic = ElidedLabel("", Role.BODY_FIGURES, "text-2")
        self.generate = Button(tr("Generate"), kind="primary", tall=True)
        self.generate.setToolTip(tr("Generate (Ctrl+Enter)"))
        self.blocked = _BlockedLine()
        self.trouble = Message()
        self.sandbox = Label(tr("Sandbox: shown for practice, nothing is charged."), Role.SMALL, "text-2", wrap=True)
        self.sandbox.setVisible(sandbox)
        self.amount.setFixedHeight(theme.SPACE_6)
        self.sandbox.setContentsMargins(0, theme.SPACE_3, 0, 0)
        amount = row(self.amount, self._unit, None, gap=9)
        amount.setAlignment(self._unit, Qt.AlignmentFlag.AlignBottom)
        self._unit.setContentsMargins(0, 0, 0, 2)
        price = column(gap=7)
        price.addLayout(amount)
        price.addWidget(self.arithmetic)
        top = row(gap=theme.SPACE_2)
        top.addLayout(price, 1)
        top.addWidget(self.generate, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = column(gap=10, margins=(theme.SPACE_4, theme.SPACE_3, theme.SPACE_4, theme.SPACE_4))
        whole.addLayout(top)
        for line in (self.blocked, self.trouble, self.sandbox):
            whole.addWidget(line)
        self.setLayout(whole)
        self.generate.clicked.connect(self.generate_pressed)
        self.blocked.link_activated.connect(self.field_wanted)

    def show_form(self) -> None:
        """Show the price, and what keeps the form from being sent."""
        form, reading = self._form, self._form.reading
        complete = reading.estimate.complete
        self.amount.setText(credits(reading.estimate.credits if complete else 0))
        self.amount.set_tone("text-1" if complete else "text-3")
        self._unit.set_tone("text-2" if complete else "text-3")
        self.arithmetic.setText(reading.arithmetic)
        self.generate.setEnabled(form.can_generate)
        self.blocked.show_line(form.blocked_line, wrong=bool(reading.shown) and not form.looking)
        self.trouble.show_text(form.trouble)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the key out of the button where there is little room."""
        super().resizeEvent(event)
        self.generate.set_key_hint("" if self.width() < _NARROW else tr("Ctrl ↵"))
