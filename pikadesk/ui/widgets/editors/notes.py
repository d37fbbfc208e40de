"""What to know about pictures before anything is paid for, in lines with what one click does about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikadesk.domain.preflight import Note
from pikadesk.ui import theme
from pikadesk.ui.presenters.form_words import Piece, remedy_words
from pikadesk.ui.text import listing, tr, tr_note
from pikadesk.ui.widgets.composer_line import LinkedLine

_CONVERTED = ("converted", "converted_colours")


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
        self._shown: tuple[tuple[Note, ...], ...] = ()
        self.lines: list[LinkedLine] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(left, 0, 0, 0)
        self._layout.setSpacing(0)
        self.hide()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these and no others."""
        self._shown = shown = _gathered(notes) if self._numbered else tuple((note,) for note in notes)
        while len(self.lines) < len(shown):
            line = LinkedLine("accent-text", top=theme.SPACE_1)
            line.followed.connect(partial(self._follow, len(self.lines)))
            self.lines.append(line)
            self._layout.addWidget(line)
        for index, line in enumerate(self.lines):
            about = shown[index] if index < len(shown) else ()
            line.show_line(self._pieces(about), "warn" if any(note.caution for note in about) else "info")
        self.setVisible(bool(notes))

    def texts(self) -> list[str]:
        """What is said, with the words of the remedies."""
        return [line.text() for line, _ in zip(self.lines, self._shown, strict=False)]

    def links(self) -> list[QWidget]:
        """What the keyboard can be on, in order."""
        return [link for line in self.lines for link in line.links]

    def _pieces(self, about: Sequence[Note]) -> tuple[Piece, ...]:
        if len(about) > 1:
            numbers = listing([str(note.index + 1) for note in about])
            return (Piece(tr("Pictures {numbers} are converted to JPEG or PNG.").format(numbers=numbers)),)
        if not about:
            return ()
        (note,) = about
        words = tr_note(note)
        if self._numbered:
            words = f"{self._numbered.format(number=note.index + 1)} {words}"
        if note.remedy is None:
            return (Piece(words),)
        return Piece(f"{words} "), Piece(remedy_words(note.remedy), note.remedy)

    def _follow(self, index: int, _remedy: str) -> None:
        self.remedied.emit(self._shown[index][0])


def _gathered(notes: Sequence[Note]) -> tuple[tuple[Note, ...], ...]:
    """Put what is said of several pictures alike into one, at the place of the first."""
    alike = tuple(note for note in notes if note.code in _CONVERTED)
    return tuple(alike if note in alike else (note,) for note in notes if note not in alike[1:])
