"""The form of one task: what it holds, and what the user may do to it."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from pikadesk.domain import pictures as edits
from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.draft import Draft, FieldValue, ImageRef, LocalImage, blank
from pikadesk.domain.errors import Declined, Fault, ImageRejected, PikadeskError, PressedTwice
from pikadesk.domain.fields import Image, Images, Seed, Text
from pikadesk.domain.preflight import Note, preflight
from pikadesk.domain.request import GenerationRequest, parse
from pikadesk.domain.storyboard import replace_transition
from pikadesk.services.ports import DraftStore, ImageStore, PictureFetcher
from pikadesk.services.purchasing import Order
from pikadesk.services.remedies import remedied
from pikadesk.ui.presenters import form_words
from pikadesk.ui.presenters.film_frames import FilmFrames
from pikadesk.ui.presenters.form_arrivals import END, Arrivals, Place
from pikadesk.ui.presenters.form_history import MERGE_SECONDS, History
from pikadesk.ui.presenters.form_notices import Notice, NoticeKind, left_out, refusals
from pikadesk.ui.presenters.form_pictures import Picture, Pictures
from pikadesk.ui.presenters.form_reading import Reading, read
from pikadesk.ui.presenters.form_words import Origin, Piece
from pikadesk.ui.presenters.ordering import Enqueue
from pikadesk.ui.text import tr, tr_fault

Spawn = Callable[[Coroutine[Any, Any, None]], None]

_REMEMBER_AFTER_MS = 500


class FormPresenter(QObject):
    """The state of one task's form. Everything that is shown of it is read here after `changed`.

    Attributes:
        tries: How often Generate was pressed with problems; whoever shows the form leads to the first one then.

    Args:
        task: Which task's form it is.
        images: Looks at pictures.
        drafts: Remembers the draft, half a second after the last edit.
        enqueue: Takes the orders that Generate makes; a `PikadeskError` it raises is shown and the draft stays.
        spawn: Starts a coroutine on the running loop.
        fetcher: Fetches pictures from the web; None where that is not offered.
        films: Takes frames of videos; None where that is not offered.
        now: Seconds on a clock that only goes forward.
        roll: Returns a random whole number from its first to its second argument.
    """

    changed = Signal()

    def __init__(
        self,
        task: Task,
        *,
        images: ImageStore,
        drafts: DraftStore,
        enqueue: Enqueue,
        spawn: Spawn,
        fetcher: PictureFetcher | None = None,
        films: FilmFrames | None = None,
        now: Callable[[], float] = time.monotonic,
        roll: Callable[[int, int], int] = random.randint,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.task, self.spec = task, CATALOGUE[task]
        self._images, self._pictures = images, Pictures(images)
        self._drafts, self._enqueue, self._spawn, self._now, self._roll = drafts, enqueue, spawn, now, roll
        self._priced = form_words.priced_choices(self.spec)
        self._history = History()
        self._touched: set[str] = set()
        self.tries = 0
        self._several: tuple[LocalImage, ...] = ()
        self._tried = self._sending = self._seed_kept = self._unsaved = False
        self._arrivals = Arrivals(self._pictures, self._take, self.changed.emit, spawn, fetcher, films)
        self._trouble: Fault | None = None
        self._saving = QTimer(self, singleShot=True, interval=_REMEMBER_AFTER_MS)
        self._saving.timeout.connect(lambda: self._spawn(self.flush()))
        self._reading = self._read(blank(task))

    @property
    def draft(self) -> Draft:
        """What the form holds."""
        return self._reading.draft

    @property
    def reading(self) -> Reading:
        """What follows from the draft: problems, price, and their sentences."""
        return self._reading

    @property
    def blocked_line(self) -> tuple[Piece, ...]:
        """Why Generate is disabled; empty where it is not. The pieces with a target lead to a field."""
        return (Piece(tr("Looking at the pictures…")),) if self.looking else self._reading.blocked_line

    @property
    def can_generate(self) -> bool:
        """Whether Generate can be pressed now."""
        return not (self._reading.problems or self._sending or self.looking)

    @property
    def looking(self) -> int:
        """How many brought files are being looked at."""
        return self._arrivals.looking

    @property
    def fetching(self) -> tuple[str, ...]:
        """The hosts from which pictures are being fetched."""
        return self._arrivals.hosts

    @property
    def can_fetch(self) -> bool:
        """Whether a picture can be fetched from the web."""
        return self.image_field is not None and self._arrivals.can_fetch

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What became of the files that were brought last."""
        return self._arrivals.notices

    @property
    def trouble(self) -> str:
        """Why the last Generate, or remembering the draft, did not work; empty where it did."""
        return tr_fault(self._trouble) if self._trouble else ""

    @property
    def seed_kept(self) -> bool:
        """Whether the seed stays for the next generation."""
        return self._seed_kept

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether an edit was taken back."""
        return self._history.can_redo

    @property
    def image_field(self) -> Image | Images | None:
        """The field that holds pictures, None for a task without."""
        return edits.image_field(self.spec)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The draft's pictures in order, with what is known about each."""
        return tuple(self._pictures.get(ref) for ref in self._refs())

    @property
    def several(self) -> tuple[LocalImage, ...]:
        """The pictures that were brought together where the task takes one, as long as it holds the first of them."""
        return self._several if self._several[:1] == self._refs() else ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """What to know about the pictures before anything is paid for."""
        return preflight(self.draft, [picture.facts for picture in self.pictures])

    def edit(self, name: str, value: FieldValue) -> None:
        """Set a field. Typing into one field without a pause is one step of undo."""
        self._touched.add(name)
        typed = isinstance(self.spec.field(name), Text | Seed)
        self._change(self.draft.with_value(name, value), name if typed else None)

    def set_duration(self, gap: int, duration: int) -> None:
        """Set how long the transition with index `gap` takes, in whole seconds."""
        transition = replace(self.draft.transitions()[gap], duration=duration)
        self._change(replace_transition(self.draft, gap, transition), f"transitions[{gap}].duration")

    def set_transition_prompt(self, gap: int, prompt: str) -> None:
        """Set the prompt of the transition with index `gap`."""
        transition = replace(self.draft.transitions()[gap], prompt=prompt)
        self._change(replace_transition(self.draft, gap, transition), f"transitions[{gap}].prompt")

    def retime(self, draft: Draft, step: str) -> None:
        """Show the draft with other lengths, such as while a boundary is dragged.

        Args:
            draft: The whole draft as it is then.
            step: Names the gesture; everything that it does in a row is one step of undo, however long it takes.
        """
        self._change(draft, step, within=math.inf)

    def end_step(self, step: str) -> None:
        """Say that a gesture is over; one that led back to where it began leaves nothing to undo."""
        self._history.end(step, self.draft)
        self.changed.emit()

    def add_images(self, files: Iterable[Path], at: int | None = None, origin: Origin = Origin.DROPPED) -> None:
        """Take pictures, before the one with index `at` or at the end; the only one of a task is replaced."""
        brought = tuple(files)
        if self.image_field is None:
            self._arrivals.tell((left_out(self.task, brought, 0, 0, origin),))
        elif brought:
            self._arrivals.bring(brought, Place(at), origin)

    def replace_image(self, index: int, file: Path) -> None:
        """Show another picture in place of the one with that index."""
        self._arrivals.bring((file,), Place(index, replaces=True), Origin.CHOSEN)

    def paste(
        self, keep: Callable[[], Path], place: Place = END, origin: Origin = Origin.PASTED, note: str = ""
    ) -> None:
        """Take a picture that has no file yet, as from the clipboard; `keep` writes one and may block.

        Where all went well, `note` is said; nothing where it is empty.
        """
        self._arrivals.keep(keep, place, origin, note)

    def fetch(self, address: str, place: Place = END) -> None:
        """Take a picture from the web, by its https address."""
        self._arrivals.fetch(address, place)

    def stop_fetching(self) -> None:
        """Leave the pictures where they are that are being fetched."""
        self._arrivals.stop()

    def remove_image(self, index: int) -> None:
        """Take a picture out of the form."""
        if self.image_field is not None:
            self._touched.add(self.image_field.name)
            self._change(edits.without_image(self.draft, index))

    def move_image(self, source: int, target: int) -> None:
        """Move a picture so that it has index `target` afterwards; lengths and prompts stay with their gaps."""
        self._change(edits.with_image_moved(self.draft, source, target))

    def arrange(self, draft: Draft) -> None:
        """Take pictures and transitions as another draft of the same form has them; one step of undo."""
        if self.image_field is not None:
            self._touched.add(self.image_field.name)
        self._change(draft)

    def mend(self, note: Note) -> None:
        """Do what one click can do about a note; one step of undo."""
        index, ref = note.index, self._refs()[note.index]

        def put(other: ImageRef | None) -> None:
            # The picture may have gone elsewhere meanwhile, and then another one has its place.
            if self._refs()[index : index + 1] == (ref,):
                without = edits.without_image(self.draft, index)
                self._change(edits.with_image_replaced(self.draft, index, other) if other else without)

        self._arrivals.mend(lambda: remedied(ref, note, self._images), put)

    def roll_seed(self) -> None:
        """Put a random seed in."""
        for field in self.spec.fields:
            if isinstance(field, Seed):
                self._change(self.draft.with_value(field.name, str(self._roll(field.lowest, field.highest))))

    def keep_seed(self, kept: bool) -> None:
        """Keep the seed for the generations that follow, or not; where there is none, a random one is kept."""
        self._seed_kept = kept
        if kept and not self.draft.text("seed").strip():
            self.roll_seed()
        self.changed.emit()

    def generate(self, *, front: bool = False) -> None:
        """Send what the form holds, before all that wait where `front`, or show what is wrong with it."""
        if self.ready():
            self.order([Order(parse(self.draft), front=front)])

    def ready(self) -> bool:
        """Say whether what the form holds can be sent now; where it is wrong, show what is."""
        if self._sending or self.looking:
            return False
        if self._reading.problems:
            self._tried, self.tries = True, self.tries + 1
            self._reading = self._read(self.draft)
            self.changed.emit()
        return not self._reading.problems

    def order(self, orders: Sequence[Order]) -> None:
        """Send what was made of what the form holds. Pressing again meanwhile does nothing."""
        if not self._sending:
            self._sending, self._trouble = True, None
            self._spawn(self._send(orders))
            self.changed.emit()

    def undo(self) -> None:
        """Take the last edit back."""
        if self.can_undo:
            self._show(self._history.undo(self.draft))

    def redo(self) -> None:
        """Do the edit again that was taken back last."""
        if self.can_redo:
            self._show(self._history.redo(self.draft))

    def load(self, draft: Draft) -> None:
        """Fill the form with other settings of its task; can be undone."""
        self._touched.clear()
        self._tried = False
        self._seed_kept = bool(draft.text("seed"))
        self._change(draft)

    def restore(self, draft: Draft) -> None:
        """Show what was remembered, unless the user has begun already."""
        if not self.can_undo:
            self._seed_kept = bool(draft.text("seed"))
            self._show(draft)

    def look_again(self) -> None:
        """Look whether the pictures are still there, such as when the window comes back to the front."""
        if self._refs():
            self._spawn(self._look(self._refs()))

    def tell(self, text: str, *, good: bool = False) -> None:
        """Say something until the next edit; `good` where nothing is wrong."""
        self._arrivals.tell((Notice(text, NoticeKind.GOOD if good else NoticeKind.ODD),))

    async def flush(self) -> None:
        """Remember the draft now, where it changed since."""
        self._saving.stop()
        if self._unsaved:
            self._unsaved = False
            try:
                await self._drafts.put_draft(self.draft)
            except PikadeskError as error:
                # Tried again after the next edit, and when the program ends.
                self._unsaved = True
                self._trouble = error.fault
                self.changed.emit()

    def _refs(self) -> tuple[ImageRef, ...]:
        return self.draft.images(self.image_field.name) if self.image_field else ()

    def _read(self, draft: Draft) -> Reading:
        return read(draft, self._priced, self._touched, tried=self._tried)

    def _change(self, draft: Draft, key: str | None = None, *, within: float = MERGE_SECONDS) -> None:
        """Take an edit by the user, as a step of undo where it changes anything."""
        if draft != self.draft:
            self._history.record(self.draft, key, self._now(), within=within)
        self._show(draft)

    def _show(self, draft: Draft) -> None:
        if draft != self.draft:
            self._arrivals.notices, self._trouble, self._unsaved = (), None, True
            self._saving.start()
        self._reading = self._read(draft)
        unknown = self._pictures.unknown(self._refs())
        if unknown:
            self._spawn(self._look(unknown))
        self.changed.emit()

    async def _look(self, refs: tuple[ImageRef, ...]) -> None:
        await self._pictures.look(refs)
        self.changed.emit()

    def _take(self, refs: Sequence[LocalImage], place: Place, origin: Origin) -> tuple[Notice, ...]:
        paths = tuple(ref.path for ref in refs)
        if self.image_field is None:
            return (left_out(self.task, paths, 0, 0, origin),) if refs else ()
        end = len(self._refs())
        index = end if place.index is None else min(place.index, end)
        if place.replaces and index < end:
            for ref in refs[:1]:
                self._change(edits.with_image_replaced(self.draft, index, ref))
            return ()
        draft, kept = edits.with_images(self.draft, index, refs)
        self._change(draft)
        self._several = tuple(refs) if isinstance(self.image_field, Image) and len(refs) > 1 else ()
        most = self.image_field.most if isinstance(self.image_field, Images) else 1
        return () if kept == len(refs) else (left_out(self.task, paths, kept, most, origin),)

    async def _send(self, orders: Sequence[Order]) -> None:
        try:
            await self._enqueue(orders)
        except ImageRejected as rejected:
            await self._pictures.look(self._refs())
            self._arrivals.notices = refusals([rejected.fault])
        except PikadeskError as error:
            # Where the user thought better of it, nothing happened that needs words.
            self._trouble = None if isinstance(error, Declined | PressedTwice) else error.fault
        else:
            self._sent(orders[0].request)
        finally:
            self._sending = False
            self.changed.emit()

    def _sent(self, request: GenerationRequest) -> None:
        self._tried, self._several = False, ()
        seed = request.draft.text("seed")
        if seed and not self._seed_kept and seed == self.draft.text("seed"):
            self._change(self.draft.with_value("seed", ""))
