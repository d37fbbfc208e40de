"""Editor of several pictures side by side, for a task in which they come together in one scene."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pikadesk.domain.fields import Images
from pikadesk.domain.preflight import Note
from pikadesk.ui import theme
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_arrivals import Place
from pikadesk.ui.text import tr, tr_count
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import DropSlot
from pikadesk.ui.widgets.editors.card_list import CardListEditor
from pikadesk.ui.widgets.editors.cards import PictureCard, Tile
from pikadesk.ui.widgets.editors.mime import Carried
from pikadesk.ui.widgets.editors.notes import PictureNotes
from pikadesk.ui.widgets.editors.picture_editor import Empty
from pikadesk.ui.widgets.editors.sources import PictureSources
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails

_COLUMNS = 3
_GAP = theme.SPACE_2


class TilesEditor(CardListEditor):
    """Pictures in rows of three.

    Args:
        form: The form that it belongs to.
        field: The field.
        sources: The file dialog and the clipboard.
        thumbnails: Makes small pictures.
    """

    def __init__(self, form: FormPresenter, field: Images, sources: PictureSources, thumbnails: Thumbnails) -> None:
        self._field = field
        heading = tr("Drop {fewest} to {most} pictures here").format(fewest=field.fewest, most=field.most)
        super().__init__(
            form,
            field.name,
            sources,
            thumbnails,
            title=tr("Pictures"),
            empty=Empty(
                heading, tr("People, things and places: Pika brings them together in one scene."), "scenes", 214
            ),
            nouns=(tr("Picture {number}"), tr("Remove picture {number}")),
        )
        self.add = self._slot(tr("Add picture"))
        self.landing = self._slot("")
        self.add.clicked.connect(sources.choose)
        self._landing_at: int | None = None
        self.notes = PictureNotes(numbered=tr("Picture {number}:"))
        self.add_below(self.notes)
        self.notes.remedied.connect(form.mend)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep three in a row."""
        super().resizeEvent(event)
        self._place(self._in_order())

    def landing_place(self, at: QPoint, count: int) -> Place:
        """Return where pictures would go: the middle of a tile is instead of it, its sides are before and after."""
        cell, full = min(self._cell(at), len(self.cards)), len(self.cards) >= self._field.most
        if cell == len(self.cards):
            return Place(cell)
        left, width = self._cell_across(cell)
        third = 0 if full else width // 3
        across = at.x() - self.body.x() - left
        if count == 1 and third <= across <= width - third:
            return Place(cell, replaces=True)
        return Place(cell + (across > width / 2))

    def hide_landing(self) -> None:
        """Show that nothing is dragged here any more."""
        super().hide_landing()
        self._landing_at = None
        self.landing.hide()
        self.summary.setText(self._summary())
        self.add.set_state("default")
        self._arrange()

    def _slot(self, text: str) -> DropSlot:
        slot = DropSlot(text, upright=True, height=Tile.HEIGHT)
        slot.setFont(theme.font(Role.SMALL))
        slot.setParent(self.body)
        slot.hide()
        return slot

    def _summary(self) -> str:
        count = len(self.form.pictures)
        if not count:
            return ""
        text = tr("{count} of {most}") if count < 2 else tr("{count} of {most}, drag to reorder")
        return text.format(count=count, most=self._field.most)

    def _make_card(self) -> PictureCard:
        card = Tile(self.painter)
        card.setParent(self.body)
        card.show()
        return card

    def _show_card(self, card: PictureCard, index: int) -> None:
        if isinstance(card, Tile):
            card.set_number(index + 1)

    def _arrange(self) -> None:
        self._place(self._in_order())

    def _focus_chain(self) -> list[QWidget]:
        chain: list[QWidget] = [part for card in self.cards for part in (card, card.cross)]
        return [*chain, self.add, *self.notes.links()]

    def _in_order(self) -> list[QWidget]:
        cells: list[QWidget] = [*self.cards]
        if self._landing_at is not None:
            cells.insert(self._landing_at, self.landing)
        elif len(self.cards) < self._field.most:
            cells.append(self.add)
        return cells

    def _cell_across(self, cell: int) -> tuple[int, int]:
        """The left end and the width of a place in a row."""
        column = cell % _COLUMNS
        left = column * (self.body.width() + _GAP) // _COLUMNS
        return left, (column + 1) * (self.body.width() + _GAP) // _COLUMNS - _GAP - left

    def _place(self, cells: list[QWidget]) -> None:
        for index, cell in enumerate(cells):
            left, width = self._cell_across(index)
            cell.setGeometry(left, index // _COLUMNS * (Tile.HEIGHT + _GAP), width, Tile.HEIGHT)
        self.add.setVisible(self.add in cells)
        self.landing.setVisible(self.landing in cells)
        rows = -(-len(cells) // _COLUMNS)
        self.body.setFixedHeight(max(0, rows * (Tile.HEIGHT + _GAP) - _GAP))

    def _cell(self, at: QPoint) -> int:
        place = at - self.body.pos()
        column = place.x() * _COLUMNS // max(1, self.body.width() + _GAP)
        row = place.y() // (Tile.HEIGHT + _GAP)
        return max(0, row) * _COLUMNS + max(0, min(_COLUMNS - 1, column))

    def _target(self, source: int, pointer: QPoint) -> int:
        del source
        return min(self._cell(self.mapFromGlobal(pointer)), len(self.cards) - 1)

    def _show_move(self, source: int, target: int) -> None:
        cards: list[QWidget] = [*self.cards]
        cards.insert(target, cards.pop(source))
        self._place([*cards, self.add] if self.add.isVisible() else cards)

    def _show_landing(self, what: Carried, at: QPoint | None) -> None:
        count = len(self.cards)
        place = Place(count) if at is None else self.landing_place(at, what.count)
        for index, card in enumerate(self.cards):
            lands = place.replaces and index == place.index and not what.refused
            card.set_landing(tr("Drop to replace") if lands else "")
        full = tr("All {most} places are taken").format(most=self._field.most) if count >= self._field.most else ""
        self._landing_at = None
        if what.refused or (full and not place.replaces):
            self.summary.setText(what.refused or full)
            self.add.set_state("refused", what.refused)
        elif place.replaces:
            words = tr("Drop to replace picture {number}").format(number=(place.index or 0) + 1)
            self.summary.setText(what.summary(words))
        else:
            self._landing_at = place.index
            self.landing.set_state("over", tr("Drop to add"))
            after = count + min(what.count, self._field.most - count)
            text = tr_count("1 picture, {after} after the drop", "%n pictures, {after} after the drop", count)
            self.summary.setText(what.summary(text.format(after=after)))
        self._place(self._in_order())

    def _show_notes(self, notes: Sequence[Note]) -> None:
        super()._show_notes(notes)
        self.notes.show_notes(notes)

    def _index_at(self, at: QPoint) -> int:
        return min(self._cell(at), len(self.cards))

    def _add_place(self) -> QWidget:
        return self.add
