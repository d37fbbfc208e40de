"""What the editors of pictures have in common: heading, empty place, landing of drops, and what became of files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from pikadesk.domain.fields import Image
from pikadesk.domain.preflight import Note
from pikadesk.ui import theme
from pikadesk.ui.actions import key_text
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_arrivals import Place
from pikadesk.ui.presenters.form_notices import Notice, NoticeKind
from pikadesk.ui.presenters.form_words import Piece
from pikadesk.ui.text import listing, tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.composer_line import LineKind, LinkedLine
from pikadesk.ui.widgets.controls import (
    Button,
    DropFrame,
    ElidedLabel,
    EmptyState,
    IconButton,
    Label,
    LinkButton,
    Message,
    Spinner,
)
from pikadesk.ui.widgets.editors.base import Editor
from pikadesk.ui.widgets.editors.cards import PictureCard
from pikadesk.ui.widgets.editors.drag import DragGhost, carry_out
from pikadesk.ui.widgets.editors.mime import Carried
from pikadesk.ui.widgets.editors.picture_menu import Deed, make_menu, open_below, open_in_viewer, show_in_folder
from pikadesk.ui.widgets.editors.sources import PictureSources
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter, Thumbnails
from pikadesk.ui.widgets.layouts import row

_LINES: dict[NoticeKind, LineKind] = {
    NoticeKind.WRONG: "err",
    NoticeKind.ODD: "warn",
    NoticeKind.GOOD: "info",
}


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
            line.show_line(_pieces(notice, index) if notice else (), _LINES[notice.kind] if notice else "plain")
        self.setVisible(bool(notices))

    def links(self) -> list[QWidget]:
        """What the keyboard can be on, in order."""
        return [link for line in self.lines for link in line.links]

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


class _FetchingLine(QWidget):
    """Says from where a picture is being fetched, and lets it be.

    Signals:
        stopped(): The user does not want it any more.
    """

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._spinner = Spinner(tr("Fetching"))
        self.words = ElidedLabel("", Role.SMALL, "text-2")
        self.stop = LinkButton(tr("Stop"))
        line = row(self._spinner, self.words, self.stop, margins=(0, theme.SPACE_1, 0, 0))
        line.setStretchFactor(self.words, 1)
        self.setLayout(line)
        self.stop.clicked.connect(self.stopped)
        self.hide()

    def show_hosts(self, hosts: tuple[str, ...]) -> None:
        """Say from where; nothing where nothing is fetched."""
        if hosts:
            self.words.setText(tr("Fetching a picture from {host}…").format(host=listing(list(dict.fromkeys(hosts)))))
        self.setVisible(bool(hosts))


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
        trailing: What stands at the right end of the heading, before its menu.

    Attributes:
        form_deeds: What can be done with the whole form, for the menu of the heading.

    Signals:
        offer_taken(object): The user follows an `Offer` to another task.
        each_wanted(): The user wants one video for each of several pictures.
    """

    offer_taken = Signal(object)
    each_wanted = Signal()

    def __init__(
        self,
        form: FormPresenter,
        name: str,
        sources: PictureSources,
        thumbnails: Thumbnails,
        *,
        title: str,
        empty: Empty,
        trailing: Sequence[QWidget] = (),
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
        self.each = LinkedLine("accent-text", top=theme.SPACE_1)
        self.more = IconButton("more", tr("More for this form"), compact=True)
        head = row(Label(title, Role.HEADING), self.summary, None)
        head.addLayout(row(*trailing, self.more, gap=0))
        head.addStrut(theme.HEIGHT_COMPACT)
        self.fetching = _FetchingLine()
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addSpacing(theme.SPACE_2)
        for part in (self.empty, self.body, self.fetching, self.problem, self.notices, self.each):
            layout.addWidget(part)
        self.choose.clicked.connect(sources.choose)
        self.paste.clicked.connect(sources.paste)
        self.notices.offer_taken.connect(self.offer_taken)
        self.each.followed.connect(self.each_wanted)
        self._in_head = (*trailing, self.more)
        self._chain: tuple[QWidget, ...] = ()
        self.form_deeds: Callable[[], list[list[Deed]]] = list
        self.more.clicked.connect(self._open_more)
        self.fetching.stopped.connect(form.stop_fetching)
        thumbnails.ready.connect(self.body.update)

    def add_below(self, part: QWidget) -> None:
        """Put something below the pictures."""
        self._column.insertWidget(self._column.indexOf(self.body) + 1, part)

    def add_to_problem(self, part: QWidget) -> None:
        """Put something that mends it under the sentence that says what is wrong with the pictures."""
        line = row(22, part, None, gap=0, margins=(0, theme.SPACE_1, 0, 0))
        self._column.insertLayout(self._column.indexOf(self.problem) + 1, line)

    def show_each(self, words: str) -> None:
        """Offer one video for each of several pictures; nothing with ""."""
        self.each.show_line((Piece(words, "each"),) if words else (), "info")
        self._order_focus()

    def show_form(self) -> None:
        """Show the pictures, and what is wrong with them or with the files that were brought."""
        pictures = self.form.pictures
        self.empty.setVisible(not pictures)
        self.body.setVisible(bool(pictures))
        self._show_pictures()
        self._show_notes(self.form.notes)
        self.summary.setText(self._summary())
        self.fetching.show_hosts(self.form.fetching)
        self.problem.show_text(self._problem())
        self.notices.show_notices(self.form.notices)
        self._order_focus()

    def point_to(self, target: str) -> None:
        """Put the focus where a picture can be added."""
        del target
        if self.form.pictures:
            self._add_place().setFocus()
        else:
            self.choose.setFocus()

    def landing_place(self, at: QPoint, count: int) -> Place:
        """Return where so many pictures would go that are dropped at `at`, a place in this widget."""
        raise NotImplementedError

    def show_landing(self, what: Carried, at: QPoint | None) -> None:
        """Show what a drop would do; `at` is None where it would be on another part of the page."""
        if not self.form.pictures:
            self.empty.set_state("refused" if what.refused else "over")
            heading = tr("Drop to add the picture") if self._one else tr("Drop to add the pictures")
            sentence = what.frame_sentence() or self._at_rest.sentence
            self._words.show_words(what.refused or what.with_frame(heading), "" if what.refused else sentence)
        else:
            self._show_landing(what, at)

    def hide_landing(self) -> None:
        """Show that nothing is dragged here any more."""
        self.empty.set_state("default")
        self._words.show_words(self._at_rest.heading, self._at_rest.sentence)

    def drag_own(self, card: object, pointer: QPoint) -> bool:
        """Show what dropping one of its own cards would do that comes back; say whether it does anything."""
        del card, pointer
        return False

    def drop_own(self, card: object, pointer: QPoint) -> None:
        """Let one of its own cards go that came back; `pointer` is a place on the screen."""
        del card, pointer

    def has_card(self, card: object) -> bool:
        """Say whether this is one of its cards."""
        raise NotImplementedError

    def card_deeds(self, index: int) -> list[list[Deed]]:
        """What can be done with one of the pictures."""
        picture, here = self.form.pictures[index], self.form.pictures[index].file is not None
        return [
            [Deed(tr("Replace…"), lambda: self.sources.choose_instead(index))],
            [
                Deed(tr("Open in viewer"), lambda: open_in_viewer(self.form, picture), key_text("picture.open"), here),
                Deed(tr("Show in folder"), lambda: show_in_folder(self.form, picture), enabled=here),
            ],
            [Deed(tr("Remove"), lambda: self.remove(index), key_text("picture.remove"))],
        ]

    def all_deeds(self) -> list[list[Deed]]:
        """What can be done with the picture that is chosen, and with all of them."""
        return self.card_deeds(0)

    def remove(self, index: int) -> None:
        """Take a picture away, and put the focus where one would look for it."""
        raise NotImplementedError

    def _order_focus(self) -> None:
        """Let Tab go through it as it is read: what comes later would otherwise come last on the page."""
        empty = () if self.form.pictures else (self.choose, self.paste)
        below = (self.fetching.stop, *self.notices.links(), *self.each.links)
        chain = (*self._in_head, *empty, *self._focus_chain(), *below)
        if chain != self._chain:
            self._chain = chain
            for before, after in pairwise(chain):
                QWidget.setTabOrder(before, after)

    def _focus_chain(self) -> list[QWidget]:
        """What the keyboard can be on among the pictures, in the order of reading."""
        raise NotImplementedError

    def _open_more(self) -> None:
        own = self.all_deeds() if self.form.pictures else []
        open_below(make_menu(self, [*own, *self.form_deeds()]), self.more)

    def _carry_out(self, card: PictureCard, pointer: QPoint) -> bool:
        """Let a card that is dragged off the page go on to other programs; say whether it does."""
        page: QWidget = self
        while not isinstance(page, QScrollArea) and (above := page.parentWidget()) is not None:
            page = above
        page = page.parentWidget() or page
        picture = card.picture
        if picture is None or picture.file is None or page.rect().contains(page.mapFromGlobal(pointer)):
            return False
        card.hand_over()
        carry_out(card, picture.file, DragGhost.picture_of(picture, self.painter, self))
        return True

    def _problem(self) -> str:
        return self.form.reading.problem(self.name)

    def _summary(self) -> str:
        raise NotImplementedError

    def _show_pictures(self) -> None:
        raise NotImplementedError

    def _show_notes(self, notes: Sequence[Note]) -> None:
        """Show what to know about the pictures."""
        raise NotImplementedError

    def _show_landing(self, what: Carried, at: QPoint | None) -> None:
        raise NotImplementedError

    def _add_place(self) -> QWidget:
        raise NotImplementedError
