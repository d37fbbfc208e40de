"""What to know about pictures before anything is paid for, in lines with what one click does about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikadesk.domain.preflight import Note
from pikadesk.ui import theme
from pikadesk.ui.presenters.form_words import Piece, remedy_words
from pikadesk.ui.text import tr_note
from pikadesk.ui.widgets.composer_line import LinkedLine


class PictureNotes(QWidget):
    """The notes about one picture, or about several with their numbers.

    Args:
        left: Room at the left, in pixels.
        numbered: What comes before each sentence, as a template for the picture's number, or "".
        parent: The widget that holds it.

    Signals:
        remedied(object): The user wants the remedy of that `Note`.
    """

    remedied = Signal(object)

    def __init__(self, *, left: int = 0, numbered: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbered = numbered
        self._shown: tuple[Note, ...] = ()
        self.lines: list[LinkedLine] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(left, 0, 0, 0)
        self._layout.setSpacing(0)
        self.hide()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these and no others."""
        self._shown = tuple(notes)
        while len(self.lines) < len(notes):
            line = LinkedLine("accent-text", top=theme.SPACE_1)
            line.followed.connect(partial(self._follow, len(self.lines)))
            self.lines.append(line)
            self._layout.addWidget(line)
        for index, line in enumerate(self.lines):
            note = notes[index] if index < len(notes) else None
            line.show_line(self._pieces(note) if note else (), "warn" if note and note.caution else "info")
        self.setVisible(bool(notes))

    def texts(self) -> list[str]:
        """What is said, with the words of the remedies."""
        return [line.text() for line, _ in zip(self.lines, self._shown, strict=False)]

    def links(self) -> list[QWidget]:
        """What the keyboard can be on, in order."""
        return [link for line in self.lines for link in line.links]

    def _pieces(self, note: Note) -> tuple[Piece, ...]:
        words = tr_note(note)
        if self._numbered:
            words = f"{self._numbered.format(number=note.index + 1)} {words}"
        if note.remedy is None:
            return (Piece(words),)
        return Piece(f"{words} "), Piece(remedy_words(note.remedy), note.remedy)

    def _follow(self, index: int, _remedy: str) -> None:
        self.remedied.emit(self._shown[index])
