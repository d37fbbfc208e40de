"""A sentence in which some words lead somewhere, by mouse and by keyboard."""

from __future__ import annotations

import re
from typing import Literal

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.form_words import Piece
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Label, LinkButton
from pikadesk.ui.widgets.focus import tab_in_order
from pikadesk.ui.widgets.layouts import FlowLayout

LineKind = Literal["plain", "info", "warn", "err"]
_ICONS = {"info": "info", "warn": "warning", "err": "error"}
_TONES = {"plain": "text-2", "info": "text-2", "warn": "warn", "err": "err"}


class LinkedLine(QWidget):
    """A sentence with links, broken into lines between its words.

    Args:
        link_tone: The token of the links, or "" for the sentence's own; those are underlined.
        top: Room above it, in pixels.
        after: What Tab comes to before its links; None where somebody else sees to their order.
        parent: The widget that holds it.

    Signals:
        followed(str): The user follows the link with that target.
    """

    followed = Signal(str)

    def __init__(
        self, link_tone: str = "", *, top: int = 0, after: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._after = after
        self._link_tone = link_tone
        self._top = top
        self._shown: tuple[tuple[Piece, ...], LineKind] = (), "plain"
        self.links: list[LinkButton] = []
        self._flow = FlowLayout(self, gap=0)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return "".join(piece.text for piece in self._shown[0])

    def show_line(self, line: tuple[Piece, ...], kind: LineKind) -> None:
        """Say something; nothing where there is nothing to say.

        Args:
            line: The sentence; pieces with a target are links.
            kind: Which colour, and which sign before it.
        """
        if (line, kind) == self._shown:
            return
        self._shown = line, kind
        self._clear()
        tone = _TONES[kind]
        for piece in line:
            for part in (self._link(piece, tone),) if piece.target else _words(piece.text, tone):
                self._flow.addWidget(part)
        if self._after is not None:
            tab_in_order((self._after, *self.links))
        self._flow.setContentsMargins(0 if kind == "plain" else 22, self._top, 0, 0)
        self.setAccessibleName(self.text())
        self.setVisible(bool(line))
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sign."""
        kind = self._shown[1]
        if kind != "plain":
            paint_icon(QPainter(self), QRectF(0, self._top, 16, 16), _ICONS[kind], _TONES[kind], 16)

    def _clear(self) -> None:
        self.links = []
        while self._flow.count():
            item = self._flow.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()

    def _link(self, piece: Piece, tone: str) -> LinkButton:
        link = LinkButton(piece.text, tone=self._link_tone or tone, underlined=not self._link_tone)
        if not self._link_tone:
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
