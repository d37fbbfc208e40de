"""What the editors of pictures have in common: heading, empty place, landing of drops, and what became of files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikadesk.domain.fields import Image
from pikadesk.ui import theme
from pikadesk.ui.presenters.form import FormPresenter, Notice
from pikadesk.ui.presenters.form_words import Piece
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.composer_line import LinkedLine
from pikadesk.ui.widgets.controls import Button, DropFrame, EmptyState, Label, Message
from pikadesk.ui.widgets.editors.base import Editor
from pikadesk.ui.widgets.editors.mime import looks_like_pictures
from pikadesk.ui.widgets.editors.sources import PictureSources
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter, Thumbnails
from pikadesk.ui.widgets.layouts import row


class NoticeLines(QWidget):
    """The sentences about the files that the user brought last.

    Signals:
        offer_taken(object): The user follows an `Offer` to another task.
    """

    offer_taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Notice, ...] = ()
        self.lines: list[LinkedLine] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.hide()

    def show_notices(self, notices: tuple[Notice, ...]) -> None:
        """Show these and no others."""
        self._shown = notices
        while len(self.lines) < len(notices):
            line = LinkedLine("accent-text", top=theme.SPACE_1)
            line.followed.connect(self._follow)
            self.lines.append(line)
            self._layout.addWidget(line)
        for index, line in enumerate(self.lines):
            notice = notices[index] if index < len(notices) else None
            line.show_line(_pieces(notice, index) if notice else (), "err" if notice and notice.error else "warn")
        self.setVisible(bool(notices))

    def texts(self) -> list[str]:
        """What is said."""
        return [notice.text for notice in self._shown]

    def _follow(self, index: str) -> None:
        offer = self._shown[int(index)].offer
        if offer is not None:
            self.offer_taken.emit(offer)


def _pieces(notice: Notice, index: int) -> tuple[Piece, ...]:
    if notice.offer is None:
        return (Piece(notice.text),)
    return Piece(f"{notice.text} "), Piece(notice.offer.text, str(index))


@dataclass(frozen=True, slots=True)
class Empty:
    """What stands where there is no picture yet; `height` in pixels."""

    heading: str
    sentence: str
    icon: str
    height: int


class PictureEditor(Editor):
    """Edits the pictures of a form.

    Args:
        form: The form that it belongs to.
        name: The field's name.
        sources: The file dialog and the clipboard.
        thumbnails: Makes small pictures.
        title: The heading.
        empty: What the empty place says.
        trailing: What stands at the right end of the heading.

    Signals:
        offer_taken(object): The user follows an `Offer` to another task.
    """

    offer_taken = Signal(object)

    def __init__(
        self,
        form: FormPresenter,
        name: str,
        sources: PictureSources,
        thumbnails: Thumbnails,
        *,
        title: str,
        empty: Empty,
        trailing: QWidget | None = None,
    ) -> None:
        super().__init__(form, name)
        self.sources = sources
        self.painter = PicturePainter(thumbnails)
        self.summary = Label("", Role.SMALL_FIGURES, "text-2")
        self._one = isinstance(form.image_field, Image)
        words = tr("Choose picture…") if self._one else tr("Choose pictures…")
        self.choose = Button(words, icon="folder", compact=True)
        self.paste = Button(tr("Paste"), icon="paste", compact=True)
        self._at_rest = empty
        self._words = EmptyState(empty.icon, empty.heading, empty.sentence, (self.choose, self.paste))
        self.empty = DropFrame()
        self.empty.setFixedHeight(empty.height)
        inside = QVBoxLayout(self.empty)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._words)
        self.body = QWidget()
        self.problem = Message()
        self.notices = NoticeLines()
        head = row(Label(title, Role.HEADING), self.summary, None, *([trailing] if trailing else []))
        head.addStrut(theme.HEIGHT_COMPACT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addSpacing(theme.SPACE_2)
        for part in (self.empty, self.body, self.problem, self.notices):
            layout.addWidget(part)
        self.choose.clicked.connect(sources.choose)
        self.paste.clicked.connect(sources.paste)
        self.notices.offer_taken.connect(self.offer_taken)
        thumbnails.ready.connect(self.body.update)

    def show_form(self) -> None:
        """Show the pictures, and what is wrong with them or with the files that were brought."""
        pictures = self.form.pictures
        self.empty.setVisible(not pictures)
        self.body.setVisible(bool(pictures))
        self._show_pictures()
        self.summary.setText(self._summary())
        self.problem.show_text(self._problem())
        self.notices.show_notices(self.form.notices)

    def point_to(self, target: str) -> None:
        """Put the focus where a picture can be added."""
        del target
        if self.form.pictures:
            self._add_place().setFocus()
        else:
            self.choose.setFocus()

    def landing_index(self, at: QPoint) -> int:
        """Return the index that files dropped there would get; `at` is a place in this widget."""
        raise NotImplementedError

    def show_landing(self, files: Sequence[Path], at: QPoint | None) -> None:
        """Show what dropping files would do; `at` is None where they are over another part of the page."""
        refused = refusal(files)
        if not self.form.pictures:
            self.empty.set_state("refused" if refused else "over")
            heading = refused or (tr("Drop to add the picture") if self._one else tr("Drop to add the pictures"))
            self._words.show_words(heading, "" if refused else self._at_rest.sentence)
        else:
            self._show_landing(files, at, refused)

    def hide_landing(self) -> None:
        """Show that nothing is dragged here any more."""
        self.empty.set_state("default")
        self._words.show_words(self._at_rest.heading, self._at_rest.sentence)

    def _problem(self) -> str:
        return self.form.reading.problem(self.name)

    def _summary(self) -> str:
        raise NotImplementedError

    def _show_pictures(self) -> None:
        raise NotImplementedError

    def _show_landing(self, files: Sequence[Path], at: QPoint | None, refused: str) -> None:
        raise NotImplementedError

    def _add_place(self) -> QWidget:
        raise NotImplementedError


def refusal(files: Sequence[Path]) -> str:
    """Say in a few words why files that are still being dragged will not do; empty where they may."""
    if looks_like_pictures(files):
        return ""
    if len(files) == 1 and files[0].is_dir():
        return tr("A folder, not a picture")
    return tr("Not a picture") if len(files) == 1 else tr("No pictures")
