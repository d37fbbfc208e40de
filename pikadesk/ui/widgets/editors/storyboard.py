"""The storyboard: keyframes and the transitions between them, in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikadesk.domain.fields import Images, Transitions
from pikadesk.domain.storyboard import storyboard
from pikadesk.ui import theme
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_insertion import insertion, rearrangement
from pikadesk.ui.text import seconds, tr
from pikadesk.ui.widgets.controls import DropSlot
from pikadesk.ui.widgets.editors.card_list import CardListEditor
from pikadesk.ui.widgets.editors.cards import PictureCard
from pikadesk.ui.widgets.editors.picture_editor import Empty
from pikadesk.ui.widgets.editors.sources import PictureSources
from pikadesk.ui.widgets.editors.storyboard_rows import HalfRow, InsertionMarker, KeyframeCard, TransitionRow
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails


class StoryboardEditor(CardListEditor):
    """Edits the keyframes and the transitions of a form together.

    Args:
        form: The form that it belongs to.
        images: The field of the keyframes.
        transitions: The field of the transitions.
        sources: The file dialog and the clipboard.
        thumbnails: Makes small pictures.
    """

    def __init__(
        self,
        form: FormPresenter,
        images: Images,
        transitions: Transitions,
        sources: PictureSources,
        thumbnails: Thumbnails,
    ) -> None:
        self._images, self._transitions = images, transitions
        heading = tr("Drop {fewest} to {most} pictures here").format(fewest=images.fewest, most=images.most)
        sentence = tr("They become keyframes in the order you drop them. Pika fills in the motion between.")
        super().__init__(
            form,
            images.name,
            sources,
            thumbnails,
            title=tr("Storyboard"),
            empty=Empty(heading, sentence, "frames", 248),
            nouns=(tr("Keyframe {number}"), tr("Remove keyframe {number}")),
        )
        self.rows: list[TransitionRow] = []
        self._landing: tuple[int, int, str] | None = None
        self.add = DropSlot("")
        self.marker = InsertionMarker()
        self._halves = HalfRow(), HalfRow()
        for hidden in (self.marker, *self._halves):
            hidden.setParent(self.body)
            hidden.hide()
        self._rows = QVBoxLayout(self.body)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addSpacing(theme.SPACE_2)
        self._rows.addWidget(self.add)
        self.add.clicked.connect(sources.choose)

    def names(self) -> frozenset[str]:
        """Both fields are edited here."""
        return frozenset({self._images.name, self._transitions.name})

    def point_to(self, target: str) -> None:
        """Put the focus on the transition that is meant, or where a keyframe can be added."""
        if target.startswith(self._transitions.name) and self.rows:
            _, _, rest = target.partition("[")
            index = int(rest.partition("]")[0]) if rest else self._longest()
            self.rows[index].length.setFocus()
        else:
            super().point_to(target)

    def select(self, index: int | None) -> None:
        """Choose a keyframe; no transition is chosen any more."""
        super().select(index)
        if index is not None:
            self._select_row(None)

    def landing_index(self, at: QPoint) -> int:
        """Return the index that files dropped there would get: above the middle of a card is before it."""
        y = at.y() - self.body.y()
        return sum(y > card.y() + card.height() / 2 for card in self.cards)

    def hide_landing(self) -> None:
        """Show that nothing is dragged here any more."""
        super().hide_landing()
        self._landing = None
        for extra in (self.marker, *self._halves):
            self._rows.removeWidget(extra)
            extra.hide()
        for gap in self.rows:
            gap.show()
        self._show_add()
        self._show_numbers()
        self.summary.setText(self._summary())

    def _summary(self) -> str:
        board = storyboard(self.form.draft)
        count, most = len(board.images), self._transitions.most_in_all
        if not count:
            text = tr("{fewest} to {most} keyframes, up to {seconds}")
            return text.format(fewest=self._images.fewest, most=self._images.most, seconds=seconds(most))
        if count == 1:
            return tr("1 keyframe")
        text = tr("{count} keyframes · {length} of {most}")
        return text.format(count=count, length=seconds(board.seconds), most=seconds(most))

    def _problem(self) -> str:
        reading = self.form.reading
        return reading.problem(self._images.name) or reading.problem(self._transitions.name)

    def _show_pictures(self) -> None:
        gaps, prices = self.form.draft.transitions(), self.form.reading.transition_credits
        while len(self.rows) > len(gaps):
            gone = self.rows.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(gaps):
            self.rows.append(self._new_row())
        super()._show_pictures()
        for index, (gap, transition) in enumerate(zip(self.rows, gaps, strict=True)):
            gap.show_transition(index + 1, transition, prices[index] if index < len(prices) else None)
            gap.show_problem(self.form.reading.problem(f"{self._transitions.name}[{index}].duration"))
        minimum = self.form.reading.minimum_line
        if self.rows and minimum and not self.rows[-1].message.text():
            self.rows[-1].message.show_text(minimum, "warn")

    def _new_row(self) -> TransitionRow:
        gap = TransitionRow(self._transitions)
        gap.duration_edited.connect(lambda length: self.form.set_duration(self.rows.index(gap), length))
        gap.prompt_edited.connect(lambda text: self.form.set_transition_prompt(self.rows.index(gap), text))
        gap.entered.connect(lambda: self._select_row(self.rows.index(gap)))
        return gap

    def _select_row(self, index: int | None) -> None:
        for place, gap in enumerate(self.rows):
            gap.set_selected(place == index)
        if index is not None:
            self.select(None)

    def _longest(self) -> int:
        lengths = [transition.duration for transition in self.form.draft.transitions()]
        return lengths.index(max(lengths))

    def _make_card(self) -> PictureCard:
        return KeyframeCard(self.painter)

    def _show_card(self, card: PictureCard, index: int) -> None:
        if isinstance(card, KeyframeCard):
            card.set_place(index + 1, seconds(storyboard(self.form.draft).times[index]))

    def _show_numbers(self, from_index: int | None = None, more: int = 0) -> None:
        """Number the keyframes; those from an index on as they would be after a drop."""
        times = storyboard(self.form.draft).times
        for index, card in enumerate(self.cards):
            if isinstance(card, KeyframeCard) and index < len(times):
                shift = more if from_index is not None and index >= from_index else 0
                card.set_place(index + 1 + shift, seconds(times[index]))

    def _arrange(self) -> None:
        in_order: list[QWidget] = []
        for index, card in enumerate(self.cards):
            in_order += [*self.rows[index - 1 : index], card] if index else [card]
        for place, part in enumerate(in_order):
            if self._rows.indexOf(part) != place:
                self._rows.removeWidget(part)
                self._rows.insertWidget(place, part)
                part.show()
        self._show_add()
        self._order_focus()

    def _show_add(self) -> None:
        count, most = len(self.cards), self._images.most
        self.add.set_state("default")
        self.add.set_rest_text(tr("Add keyframe ({count} of {most})").format(count=count, most=most))
        self.add.setVisible(count < most)

    def _order_focus(self) -> None:
        chain: list[QWidget] = []
        for index, card in enumerate(self.cards):
            for gap in self.rows[index - 1 : index] if index else ():
                chain += [gap.length.spin, gap.length.slider, gap.prompt]
            chain += [card, card.cross]
        chain.append(self.add)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _show_move(self, source: int, target: int) -> None:
        self._take_marker_away()
        if target != source:
            before = target + 1 if target > source else target
            self._show_marker_before(before)
            self.marker.show_insertion(rearrangement(target))

    def _show_marker_before(self, index: int) -> None:
        place = self._rows.indexOf(self.cards[index]) if index < len(self.cards) else self._rows.count() - 2
        self._rows.insertWidget(place, self.marker)
        self.marker.show()

    def _take_marker_away(self) -> None:
        self._rows.removeWidget(self.marker)
        self.marker.hide()

    def _show_landing(self, files: Sequence[Path], at: QPoint | None, refused: str) -> None:
        index = len(self.cards) if at is None else self.landing_index(at)
        if self._landing == (index, len(files), refused):
            return
        self.hide_landing()
        self._landing = index, len(files), refused
        result = insertion(self.form.draft, index, len(files))
        if refused or not result.possible:
            self.add.show()
            self.add.set_state("refused", refused or result.detail)
            return
        text = tr("{count} keyframes, {after} after the drop")
        self.summary.setText(text.format(count=len(self.cards), after=result.count_after))
        if index == len(self.cards):
            self.add.set_state("over", result.title)
            return
        self.add.set_rest_text(tr("Or drop here to add at the end"))
        self._show_numbers(index, result.count_after - len(self.cards))
        self._show_marker_before(index)
        self.marker.show_insertion(result)
        if result.halves is not None:
            self._show_halves(index, result.halves)

    def _show_halves(self, index: int, halves: tuple[int, int]) -> None:
        gap = self.rows[index - 1]
        prompt = self.form.draft.transitions()[index - 1].prompt
        gap.hide()
        place = self._rows.indexOf(self.marker)
        for half, length, where in zip(self._halves, halves, (place, place + 2), strict=True):
            half.show_half(length, prompt)
            self._rows.insertWidget(where, half)
            half.show()

    def _add_place(self) -> QWidget:
        return self.add if self.add.isVisible() else self.cards[-1]
