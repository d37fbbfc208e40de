"""What stays in sight below every form: the price, how it comes about, and Generate."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_words import Piece
from pikadesk.ui.text import credits, tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, ElidedLabel, Label, LinkButton, Message
from pikadesk.ui.widgets.layouts import FlowLayout, Surface, column, row

_NARROW = 400


class BlockedLine(QWidget):
    """Why Generate is disabled; each field that it names leads there.

    Signals:
        followed(str): The user follows the name of a field, or of a part of one.
    """

    followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Piece, ...], bool] = (), False
        self.links: list[LinkButton] = []
        self._flow = FlowLayout(self, gap=0)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return "".join(piece.text for piece in self._shown[0])

    def show_line(self, line: tuple[Piece, ...], *, wrong: bool) -> None:
        """Say why, as a mistake or as what is still to do."""
        if (line, wrong) == self._shown:
            return
        self._shown = line, wrong
        while self._flow.count():
            item = self._flow.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self.links = []
        tone = "err" if wrong else "text-2"
        for piece in line:
            for part in (self._link(piece, tone),) if piece.target else _words(piece.text, tone):
                self._flow.addWidget(part)
        self._flow.setContentsMargins(22 if wrong else 0, 0, 0, 0)
        self.setAccessibleName(self.text())
        self.setVisible(bool(line))
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sign of a mistake."""
        if self._shown[1]:
            paint_icon(QPainter(self), QRectF(0, 0, 16, 16), "error", "err", 16)

    def _link(self, piece: Piece, tone: str) -> LinkButton:
        link = LinkButton(piece.text, tone=tone, underlined=True)
        link.setFont(theme.font(Role.SMALL))
        link.clicked.connect(lambda: self.followed.emit(piece.target))
        self.links.append(link)
        return link


def _words(text: str, tone: str) -> list[Label]:
    """One label for each word, so that the line breaks between them."""
    labels = [Label(word, Role.SMALL, tone) for word in re.findall(r"\s*\S+\s*|\s+", text)]
    for label in labels:
        label.setFixedWidth(round(label.fontMetrics().horizontalAdvance(label.text())))
    return labels


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
        self.blocked = BlockedLine()
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
        self.blocked.followed.connect(self.field_wanted)

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
