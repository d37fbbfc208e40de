"""The storyboard: keyframes and the transitions between them, in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pikadesk.domain.fields import Images, Transitions
from pikadesk.domain.preflight import Note
from pikadesk.domain.storyboard import distribute_evenly, fit_to, storyboard
from pikadesk.ui import theme
from pikadesk.ui.presenters.film_frames import is_film
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_arrivals import Place
from pikadesk.ui.presenters.form_edits import with_images_reversed
from pikadesk.ui.presenters.form_insertion import insertion, rearrangement
from pikadesk.ui.text import seconds, tr, tr_count
from pikadesk.ui.widgets.controls import DropSlot, IconButton, LinkButton
from pikadesk.ui.widgets.editors.card_list import CardListEditor
from pikadesk.ui.widgets.editors.cards import PictureCard
from pikadesk.ui.widgets.editors.mime import Carried
from pikadesk.ui.widgets.editors.picture_editor import Empty
from pikadesk.ui.widgets.editors.picture_menu import Deed
from pikadesk.ui.widgets.editors.sources import PictureSources
from pikadesk.ui.widgets.editors.storyboard_rows import (
    HalfRow,
    InsertionMarker,
    KeyframeCard,
    KeyframeNotes,
    TransitionRow,
)
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails


class StoryboardEditor(CardListEditor):
    """Edits the keyframes and the transitions of a form together.

    Args:
        form: The form that it belongs to.
        images: The field of the keyframes.
        transitions: The field of the transitions.
        sources: The file dialog and the clipboard.
        thumbnails: Makes small pictures.

    Signals:
        transition_selected(object): The transition with that index was chosen; with None, none is any more.
        landing_shown(int, object): Pictures are dragged to before the keyframe with that index; a tuple of their files,
            with None for one that has no file.
        landing_hidden(): They are dragged there no longer.
    """

    transition_selected = Signal(object)
    landing_shown = Signal(int, object)
    landing_hidden = Signal()

    def __init__(
        self,
        form: FormPresenter,
        images: Images,
        transitions: Transitions,
        sources: PictureSources,
        thumbnails: Thumbnails,
    ) -> None:
        self._images, self._transitions = images, transitions
        self.distribute = IconButton("distribute", tr("Same length for every transition"), compact=True)
        self.reverse = IconButton("swap", tr("Reverse order"), compact=True)
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
            trailing=[self.distribute, self.reverse],
        )
        self.rows: list[TransitionRow] = []
        self.notes: list[KeyframeNotes] = []
        self._selected_row: int | None = None
        self._marked: int | None = None
        self._landing: tuple[Carried, Place] | None = None
        # Where the cards stand while nothing is dragged: what a drop means must not change with what it shows.
        self._resting: list[QRect] = []
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
        fits = seconds(transitions.most_in_all)
        self.fit = LinkButton(tr("Fit to {length}").format(length=fits))
        self.fit.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.add_to_problem(self.fit)
        self.fit.clicked.connect(self._fit)
        self.distribute.clicked.connect(lambda: form.arrange(distribute_evenly(form.draft)))
        self.reverse.clicked.connect(lambda: form.arrange(with_images_reversed(form.draft)))

    def names(self) -> frozenset[str]:
        """Both fields are edited here."""
        return frozenset({self._images.name, self._transitions.name})

    def point_to(self, target: str) -> None:
        """Put the focus on the transition that is meant, or where a keyframe can be added."""
        if target.startswith(self._transitions.name) and self.rows:
            _, _, rest = target.partition("[")
            index = int(rest.partition("]")[0]) if rest else self._longest()
            row = self.rows[index]
            (row.prompt if target.endswith(".prompt") else row.length.spin).setFocus()
        else:
            super().point_to(target)

    def select(self, index: int | None) -> None:
        """Choose a keyframe; no transition is chosen any more."""
        super().select(index)
        if index is not None:
            self.select_transition(None)

    def select_transition(self, index: int | None) -> None:
        """Choose a transition, or none; no keyframe is chosen any more."""
        for place, gap in enumerate(self.rows):
            gap.set_selected(place == index)
        if index is not None:
            self.select(None)
        if index != self._selected_row:
            self._selected_row = index
            self.transition_selected.emit(index)

    def landing_place(self, at: QPoint, count: int) -> Place:
        """Return where pictures would go: the middle third of a card is instead of it, all else is between two.

        Where there is no room for more, all of a card is instead of it.
        """
        y = at.y() - self.body.y()
        cards = self._resting or [card.geometry() for card in self.cards]
        for index, area in enumerate(cards):
            third = 0 if len(cards) >= self._images.most else area.height() // 3
            if count == 1 and area.top() + third <= y <= area.bottom() - third:
                return Place(index, replaces=True)
        return Place(sum(y > area.center().y() for area in cards))

    def hide_landing(self) -> None:
        """Show that nothing is dragged here any more."""
        super().hide_landing()
        self._resting = []
        self._close_gap()

    def all_deeds(self) -> list[list[Deed]]:
        """What can be done with the keyframe that is chosen, and with the whole storyboard."""
        *chosen, whole = super().all_deeds()
        most = self._transitions.most_in_all
        lengths = storyboard(self.form.draft)
        several = len(lengths.transitions) > 1
        fits = bool(lengths.transitions) and lengths.seconds != most
        return [
            *chosen,
            [
                Deed(self.distribute.accessibleName(), self.distribute.click, enabled=several),
                Deed(tr("Fit to {length}").format(length=seconds(most)), self._fit, enabled=fits),
                Deed(self.reverse.accessibleName(), self.reverse.click, enabled=bool(lengths.transitions)),
            ],
            whole,
        ]

    def _fit(self) -> None:
        self.form.arrange(fit_to(self.form.draft, self._transitions.most_in_all))

    def _close_gap(self) -> None:
        if self._landing is not None:
            self._landing = None
            self.landing_hidden.emit()
        for card in self.cards:
            card.set_landing("")
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
        text = tr_count("1 keyframe · {length} of {most}", "%n keyframes · {length} of {most}", count)
        return text.format(length=seconds(board.seconds), most=seconds(most))

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
        while len(self.notes) < len(self.form.pictures):
            lines = KeyframeNotes()
            lines.setParent(self.body)
            lines.remedied.connect(self.form.mend)
            self.notes.append(lines)
        super()._show_pictures()
        self.fit.setVisible(sum(gap.duration for gap in gaps) > self._transitions.most_in_all)
        self.distribute.setVisible(bool(gaps))
        self.reverse.setVisible(bool(gaps))
        self.distribute.setEnabled(len(gaps) > 1)
        for index, (gap, transition) in enumerate(zip(self.rows, gaps, strict=True)):
            gap.show_transition(index + 1, transition, prices[index] if index < len(prices) else None)
            gap.show_problem(self.form.reading.problem(f"{self._transitions.name}[{index}].duration"))
        minimum = self.form.reading.minimum_line
        if self.rows and minimum and not self.rows[-1].message.text():
            self.rows[-1].message.show_text(minimum, "warn")

    def _show_notes(self, notes: Sequence[Note]) -> None:
        super()._show_notes(notes)
        for index, lines in enumerate(self.notes):
            lines.show_notes([note for note in notes if note.index == index])
            lines.set_joined(index < len(self.rows))

    def _new_row(self) -> TransitionRow:
        gap = TransitionRow(self._transitions)
        gap.duration_edited.connect(lambda length: self.form.set_duration(self.rows.index(gap), length))
        gap.prompt_edited.connect(lambda text: self.form.set_transition_prompt(self.rows.index(gap), text))
        gap.entered.connect(lambda: self.select_transition(self.rows.index(gap)))
        return gap

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
            in_order += [*(self.rows[index - 1 : index] if index else ()), card, self.notes[index]]
        for place, part in enumerate(in_order):
            if self._rows.indexOf(part) != place:
                self._rows.removeWidget(part)
                self._rows.insertWidget(place, part)
                part.setVisible(not isinstance(part, KeyframeNotes))
        self._show_add()

    def _show_add(self) -> None:
        count, most = len(self.cards), self._images.most
        self.add.set_state("default")
        self.add.set_rest_text(tr("Add keyframe ({count} of {most})").format(count=count, most=most))
        self.add.setVisible(count < most)

    def _focus_chain(self) -> list[QWidget]:
        chain: list[QWidget] = []
        for index, card in enumerate(self.cards):
            for gap in self.rows[index - 1 : index] if index else ():
                chain += [gap.length.spin, gap.length.slider, gap.prompt]
            chain += [card, card.cross, *self.notes[index].links()]
        return [*chain, self.add, self.fit]

    def _show_move(self, source: int, target: int) -> None:
        if target == source:
            self._take_marker_away()
            return
        before = target + 1 if target > source else target
        # What is shown again opens again, and would never be open under a pointer that moves.
        if self.marker.isHidden() or self._marked != before:
            self._take_marker_away()
            self._show_marker_before(before)
        self.marker.show_insertion(rearrangement(target))

    def _move_words(self) -> QRect | None:
        if self.marker.isHidden():
            return None
        return QRect(self.marker.mapToGlobal(QPoint(0, 0)), self.marker.open_size())

    def _show_marker_before(self, index: int) -> None:
        place = self._rows.indexOf(self.cards[index]) if index < len(self.cards) else self._rows.count() - 2
        self._rows.insertWidget(place, self.marker)
        self._marked = index
        self.marker.show()

    def _take_marker_away(self) -> None:
        self._rows.removeWidget(self.marker)
        self.marker.hide()

    def _show_landing(self, what: Carried, at: QPoint | None) -> None:
        if not self._resting:
            self._resting = [card.geometry() for card in self.cards]
        place = Place(len(self.cards)) if at is None else self.landing_place(at, what.count)
        if self._landing == (what, place):
            return
        self._close_gap()
        self._landing = what, place
        if place.replaces and place.index is not None and not what.refused:
            words = what.with_frame(tr("Drop to replace keyframe {number}").format(number=place.index + 1))
            self.cards[place.index].set_landing(words)
            self.summary.setText(what.summary(words))
            return
        self._open_gap(what, len(self.cards) if place.index is None else place.index)

    def _open_gap(self, what: Carried, index: int) -> None:
        result = insertion(self.form.draft, index, what.count)
        if what.refused or not result.possible:
            self.add.show()
            self.add.set_state("refused", what.refused or result.detail)
            return
        result = replace(result, title=what.with_frame(result.title))
        # The preview has no frame of a video yet.
        self.landing_shown.emit(index, tuple(None if is_film(file) else file for file in what.files) or (None,))
        text = tr_count("1 keyframe, {after} after the drop", "%n keyframes, {after} after the drop", len(self.cards))
        self.summary.setText(what.summary(text.format(after=result.count_after)))
        if index == len(self.cards):
            self.add.set_state("over", result.title)
            return
        self.add.set_rest_text(tr("Or drop here to add at the end"))
        self._show_numbers(index, result.count_after - len(self.cards))
        self._show_marker_before(index)
        self.marker.show_insertion(result)
        if result.halves is not None:
            self._show_halves(index, result.halves)

    def _index_at(self, at: QPoint) -> int:
        y = at.y() - self.body.y()
        return sum(y > card.y() + card.height() / 2 for card in self.cards)

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
