"""Several pictures in an order: chosen, moved by dragging and by keys, and taken in where they are dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from pikadesk.domain.fields import Images
from pikadesk.domain.preflight import Note
from pikadesk.ui.actions import key_text
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_edits import with_image_repeated, without_images
from pikadesk.ui.text import tr, tr_note
from pikadesk.ui.widgets.editors.cards import PictureCard
from pikadesk.ui.widgets.editors.drag import DragGhost, scroll_near_edges
from pikadesk.ui.widgets.editors.picture_editor import Empty, PictureEditor
from pikadesk.ui.widgets.editors.picture_menu import Deed, make_menu, open_in_viewer
from pikadesk.ui.widgets.editors.sources import PictureSources
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails


class CardListEditor(PictureEditor):
    """Edits several pictures; subclasses say how their cards look and where they stand.

    Args:
        form: The form that it belongs to.
        name: The field's name.
        sources: The file dialog and the clipboard.
        thumbnails: Makes small pictures.
        title: The heading.
        empty: What the empty place says.
        nouns: What a card and its cross are called, as templates for its number.
        trailing: What stands at the right end of the heading, before its menu.
    """

    def __init__(
        self,
        form: FormPresenter,
        name: str,
        sources: PictureSources,
        thumbnails: Thumbnails,
        *,
        title: str,
        empty: Empty,
        nouns: tuple[str, str],
        trailing: Sequence[QWidget] = (),
    ) -> None:
        super().__init__(form, name, sources, thumbnails, title=title, empty=empty, trailing=trailing)
        self.cards: list[PictureCard] = []
        self.selected: int | None = None
        self._nouns = nouns
        self._source: int | None = None
        self._ghost: DragGhost | None = None

    def select(self, index: int | None) -> None:
        """Choose the picture with that index, or none."""
        self.selected = index
        for place, card in enumerate(self.cards):
            card.set_selected(place == index)

    def remove(self, index: int) -> None:
        """Take a picture away; the focus goes to the one that follows."""
        self.form.remove_image(index)
        self._after_removal(index)

    def has_card(self, card: object) -> bool:
        """Say whether this is one of its cards."""
        return card in self.cards

    def drag_own(self, card: object, pointer: QPoint) -> bool:
        """Show where one of its own cards would go that comes back."""
        index = next(place for place, each in enumerate(self.cards) if each is card)
        self.cards[index].set_lifted(True)
        scroll_near_edges(self, pointer)
        self._show_move(index, self._target(index, pointer))
        return True

    def drop_own(self, card: object, pointer: QPoint) -> None:
        """Put one of its own cards down that came back."""
        self._source = next(place for place, each in enumerate(self.cards) if each is card)
        self._drop(pointer)

    def hide_landing(self) -> None:
        """Show that nothing is dragged here any more."""
        super().hide_landing()
        for card in self.cards:
            card.set_lifted(False)
            card.set_landing("")

    def card_deeds(self, index: int) -> list[list[Deed]]:
        """What can be done with one of the pictures."""
        changes, *others = super().card_deeds(index)
        changes += [
            Deed(tr("Duplicate"), lambda: self._repeat(index), key_text("picture.repeat"), not self._full()),
            Deed(tr("Move earlier"), lambda: self._step(index, -1), key_text("picture.earlier"), index > 0),
            Deed(
                tr("Move later"),
                lambda: self._step(index, 1),
                key_text("picture.later"),
                index < len(self.cards) - 1,
            ),
        ]
        return [changes, *others]

    def all_deeds(self) -> list[list[Deed]]:
        """What can be done with the picture that is chosen, and with all of them."""
        deeds = self.card_deeds(self.selected or 0)
        if self.selected is None:
            deeds = [[replace(deed, enabled=False) for deed in group] for group in deeds]
        return [*deeds, [Deed(tr("Remove all"), self._clear)]]

    def _show_pictures(self) -> None:
        pictures = self.form.pictures
        while len(self.cards) > len(pictures):
            self._drop_card(self.cards.pop())
        while len(self.cards) < len(pictures):
            self.cards.append(self._new_card())
        if self.selected is not None and self.selected >= len(pictures):
            self.select(None)
        for index, (card, picture) in enumerate(zip(self.cards, pictures, strict=True)):
            card.show_picture(picture, *(noun.format(number=index + 1) for noun in self._nouns))
            self._show_card(card, index)
        self._arrange()

    def _new_card(self) -> PictureCard:
        card = self._make_card()
        card.chosen.connect(lambda: self.select(self.cards.index(card)))
        card.removed.connect(lambda: self.remove(self.cards.index(card)))
        card.moved.connect(lambda step: self._step(self.cards.index(card), step))
        card.dragged.connect(lambda pointer: self._drag(self.cards.index(card), pointer))
        card.dropped.connect(self._drop)
        card.drag_cancelled.connect(self._end_drag)
        card.repeated.connect(lambda: self._repeat(self.cards.index(card)))
        card.opened.connect(lambda: open_in_viewer(self.form, self.form.pictures[self.cards.index(card)]))
        card.menu_asked.connect(lambda at: make_menu(self, self.card_deeds(self.cards.index(card))).popup(at))
        return card

    def _drop_card(self, card: PictureCard) -> None:
        if card.hasFocus():
            # Hiding it would hand the focus to whatever comes next in the window.
            self._after_removal(len(self.cards))
        card.hide()
        card.deleteLater()

    def _repeat(self, index: int) -> None:
        if not self._full():
            self.form.arrange(with_image_repeated(self.form.draft, index))
            self.cards[index + 1].setFocus()

    def _full(self) -> bool:
        field = self.form.image_field
        return not isinstance(field, Images) or len(self.cards) >= field.most

    def _clear(self) -> None:
        self.form.arrange(without_images(self.form.draft))
        self.choose.setFocus()

    def _after_removal(self, index: int) -> None:
        left: QWidget = self.cards[min(index, len(self.cards) - 1)] if self.cards else self.choose
        left.setFocus()

    def _step(self, index: int, step: int) -> None:
        target = index + step
        if 0 <= target < len(self.cards):
            self.form.move_image(index, target)
            self.cards[target].setFocus()

    def _drag(self, index: int, pointer: QPoint) -> None:
        picture = self.cards[index].picture
        if self._carry_out(self.cards[index], pointer):
            self._end_drag()
            return
        if picture is None or len(self.cards) < 2:
            return
        if self._ghost is None:
            self._source = index
            self._ghost = DragGhost(self.window(), picture, self.painter)
            self.cards[index].set_lifted(True)
        scroll_near_edges(self, pointer)
        self._show_move(index, self._target(index, pointer))
        self._ghost.follow(pointer, self._move_words())

    def _drop(self, pointer: QPoint) -> None:
        source = self._source
        target = self._target(source, pointer) if source is not None else None
        self._end_drag()
        if source is not None and target is not None and target != source:
            self.form.move_image(source, target)
            self.cards[target].setFocus()

    def _end_drag(self) -> None:
        if self._ghost is not None:
            self._ghost.deleteLater()
            self._ghost.hide()
        self._source, self._ghost = None, None
        self.hide_landing()

    def _target(self, source: int, pointer: QPoint) -> int:
        """The index that a card would have if it were let go there."""
        at = self._index_at(self.mapFromGlobal(pointer))
        return at - 1 if at > source else at

    def _show_notes(self, notes: Sequence[Note]) -> None:
        for index, card in enumerate(self.cards):
            own = [note for note in notes if note.index == index]
            words = " ".join(map(tr_note, own))
            card.set_notes(words, caution=any(note.caution for note in own))

    def _index_at(self, at: QPoint) -> int:
        """The index before which a card is let go there; `at` is a place in this widget."""
        raise NotImplementedError

    def _make_card(self) -> PictureCard:
        raise NotImplementedError

    def _show_card(self, card: PictureCard, index: int) -> None:
        raise NotImplementedError

    def _arrange(self) -> None:
        raise NotImplementedError

    def _move_words(self) -> QRect | None:
        """Where it is said what a move does, on the screen; None where nothing says it."""
        return None

    def _show_move(self, source: int, target: int) -> None:
        raise NotImplementedError
