"""Editor of the only picture of a task."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikadesk.domain.fields import Image
from pikadesk.domain.preflight import Note
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_arrivals import Place
from pikadesk.ui.text import tr, tr_note
from pikadesk.ui.widgets.controls import Button
from pikadesk.ui.widgets.editors.cards import FlatCard, LargeCard, PictureCard
from pikadesk.ui.widgets.editors.mime import Carried
from pikadesk.ui.widgets.editors.notes import PictureNotes
from pikadesk.ui.widgets.editors.picture_editor import Empty, PictureEditor
from pikadesk.ui.widgets.editors.picture_menu import make_menu, open_in_viewer
from pikadesk.ui.widgets.editors.sources import PictureSources
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails


class SingleEditor(PictureEditor):
    """The only picture of a task.

    Args:
        form: The form that it belongs to.
        field: The field.
        sources: The file dialog and the clipboard.
        thumbnails: Makes small pictures.
        flat: Whether other things on the page need the room.
    """

    def __init__(
        self, form: FormPresenter, field: Image, sources: PictureSources, thumbnails: Thumbnails, *, flat: bool = False
    ) -> None:
        in_head = None if flat else Button(tr("Replace"), kind="quiet", compact=True)
        words = tr("Drop a picture here"), tr("The video begins with it and takes its shape.")
        super().__init__(
            form,
            field.name,
            sources,
            thumbnails,
            title=tr("Picture"),
            empty=Empty(*words, "image", 172 if flat else 214),
            trailing=[in_head] if in_head is not None else [],
        )
        self.card: PictureCard
        if in_head is None:
            self.card = flat_card = FlatCard(self.painter)
            self.replace = flat_card.replace
        else:
            self.card = LargeCard(self.painter)
            self.replace = in_head
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self.notes = PictureNotes()
        self.add_below(self.notes)
        self.notes.remedied.connect(form.mend)
        self.replace.clicked.connect(sources.choose)
        self.card.removed.connect(lambda: self.remove(0))
        self.card.dragged.connect(lambda pointer: self._carry_out(self.card, pointer))
        self.card.opened.connect(lambda: open_in_viewer(self.form, self.form.pictures[0]))
        self.card.menu_asked.connect(lambda at: make_menu(self, self.card_deeds(0)).popup(at))

    def landing_place(self, at: QPoint, count: int) -> Place:
        """There is but one place; of several pictures the first is taken, and the others are offered elsewhere."""
        del at, count
        return Place(0)

    def hide_landing(self) -> None:
        """Show that nothing is dragged here any more."""
        super().hide_landing()
        self.card.set_landing("")
        self.summary.setText(self._summary())

    def has_card(self, card: object) -> bool:
        """Say whether this is its card."""
        return card is self.card

    def remove(self, index: int) -> None:
        """Take the picture away; the focus goes to where another can be chosen."""
        self.form.remove_image(index)
        self.choose.setFocus()

    def _summary(self) -> str:
        return tr("{count} of 1").format(count=len(self.form.pictures))

    def _show_pictures(self) -> None:
        self.replace.setVisible(bool(self.form.pictures))
        for picture in self.form.pictures:
            self.card.show_picture(picture, tr("Picture"), tr("Remove picture"))

    def _show_notes(self, notes: Sequence[Note]) -> None:
        self.notes.show_notes(notes)
        self.card.set_notes(" ".join(map(tr_note, notes)), caution=any(each.caution for each in notes))

    def _show_landing(self, what: Carried, at: QPoint | None) -> None:
        del at
        words = what.with_frame(tr("Drop to replace the picture"))
        self.card.set_landing("" if what.refused else words)
        self.summary.setText(what.refused or what.summary(words))

    def _focus_chain(self) -> list[QWidget]:
        inside = [self.replace] if self.card.isAncestorOf(self.replace) else []
        return [self.card, *inside, self.card.cross, *self.notes.links()]

    def _add_place(self) -> QWidget:
        return self.replace
