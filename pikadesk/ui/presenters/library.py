"""The library: the clips that there are, the one that is open, and what the user does with a clip's file."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.clip import Clip
from pikadesk.domain.errors import StorageError
from pikadesk.domain.job import Origin, OriginKind, Saved
from pikadesk.domain.library import Entry, Query
from pikadesk.domain.lineage import came_out_of
from pikadesk.services.ports import Library
from pikadesk.services.runner import JobRunner
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.presenters.library_bin import Bin, LibraryBin
from pikadesk.ui.presenters.library_cards import Card as Card  # noqa: PLC0414  # part of what this gives
from pikadesk.ui.presenters.library_cards import card_of
from pikadesk.ui.presenters.library_entries import LibraryEntries
from pikadesk.ui.presenters.library_marks import LibraryMarks
from pikadesk.ui.presenters.library_pictures import ClipPictures
from pikadesk.ui.presenters.library_search import LibrarySearch
from pikadesk.ui.presenters.library_skim import LibrarySkim, MakeStrip
from pikadesk.ui.presenters.library_words import clip_title
from pikadesk.ui.text import tr, tr_fault

Spawn = Callable[[Coroutine[Any, Any, None]], None]

# As many as a screen shows are there as soon as the answer is.
_FIRST = 64


@dataclass(frozen=True, slots=True)
class Opening:
    """One time that a clip is put on the stage; another time is another object.

    Attributes:
        play: Whether it plays at once.
    """

    clip: Clip
    play: bool


class LibraryPresenter(QObject):
    """The clips that answer the search, in its order.

    Args:
        library: Has the clips.
        runner: Tells when a job was saved.
        poster: Makes a clip's poster, once, and returns where it is; may block. Raises `PikadeskError`.
        copy: Copies a file over whatever is at the second path; may block. Raises `StorageError`.
        spawn: Runs a coroutine on the event loop.
        now: Returns the time with its zone.
        bin: The system's bin.
        strip: Makes small pictures along a clip; None where clips are not skimmed.

    Attributes:
        entries: What is known of clips by now, with its own `changed`.
        posters: Their posters, with its own `changed`.
        search: What is asked.
        marks: Changes what the user says of clips.
        bin: Throws clips away.
        skim: Small pictures along one clip.
    """

    changed = Signal()

    def __init__(
        self,
        library: Library,
        runner: JobRunner,
        *,
        poster: Callable[[Clip], Path],
        copy: Callable[[Path, Path], None],
        spawn: Spawn,
        now: Callable[[], datetime],
        bin: Bin,
        strip: MakeStrip | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._runner = library, runner
        self._copy, self._spawn, self._now = copy, spawn, now
        self.entries = LibraryEntries(library, spawn=spawn, say=self.say, parent=self)
        self.posters = ClipPictures(poster, clip=self._with_file, spawn=spawn, parent=self)
        self.search = LibrarySearch(lambda: spawn(self._answer()), now=now, parent=self)
        self.marks = LibraryMarks(library, self.entries, spawn=spawn, say=self.say, marked=self._answer, parent=self)
        self.skim = LibrarySkim(strip, spawn=spawn, parent=self)
        self.bin = LibraryBin(library, self.entries, self.marks, bin, spawn=spawn, say=self.say, gone=self.load)
        self._ids: tuple[str, ...] = ()
        self._count, self._question = 0, 0
        self._asked_for: set[str] = set()
        self._posters_for: set[str] = set()
        self._selected: str | None = None
        self._selection: tuple[str, ...] = ()
        self._opening: Opening | None = None
        self._arrived: Clip | None = None
        self._message, self._went_well, self._offer = "", False, ""
        self._act: Callable[[], None] | None = None
        self._under_way: set[str] = {job.id for job in runner.jobs.values() if job.open}
        runner.subscribe(self._on_job)
        self.entries.changed.connect(self._tell_read)
        self.posters.changed.connect(self._tell_posters)

    @property
    def ids(self) -> tuple[str, ...]:
        """The clips that answer the search, in its order."""
        return self._ids

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards of those that were looked at, in the same order."""
        return tuple(card for card in map(self.card, self._ids) if card is not None)

    @property
    def count(self) -> int:
        """How many clips there are, whatever is asked."""
        return self._count

    @property
    def selected(self) -> str | None:
        """The id of the clip that the keyboard is on, or that is open."""
        return self._selected

    @property
    def selection(self) -> tuple[str, ...]:
        """The ids of all that are selected, in the order of the list."""
        return self._selection

    @property
    def opening(self) -> Opening | None:
        """What was put on the stage last, None where nothing was, or where the library has it no longer."""
        return self._opening

    @property
    def message(self) -> str:
        """What became of the last thing that was done with a file; empty where nothing needs saying."""
        return self._message

    @property
    def went_well(self) -> bool:
        """Whether the message is about something that worked."""
        return self._went_well

    @property
    def offer(self) -> str:
        """What can be done about the message, in words for a button; empty where nothing can."""
        return self._offer if self._message else ""

    def clip(self, clip_id: str) -> Clip | None:
        """Return a clip; None where there is none of that id, or where it has yet to be read, which `changed` tells."""
        entry = self.entry(clip_id)
        return entry.clip if entry is not None else None

    def entry(self, clip_id: str) -> Entry | None:
        """Return a clip with its marks; None as `clip` does."""
        found = self.entries.get(clip_id)
        if found is None:
            self._asked_for.add(clip_id)
            self.entries.want([clip_id])
        return found

    async def fetch(self, ids: Iterable[str]) -> list[Entry]:
        """Return clips with their marks, without those that are not there; raises `StorageError`."""
        return await self.entries.fetch(ids)

    def card(self, clip_id: str) -> Card | None:
        """Return a clip's card, None while the clip was not read yet."""
        entry = self.entries.get(clip_id)
        if entry is None:
            return None
        final = self.draft_of(clip_id) is not None
        missing, poster = self.entries.is_missing(clip_id), self.posters.peek(clip_id)
        return card_of(entry, self._now(), final=final, missing=missing, poster=poster)

    def draft_of(self, clip_id: str) -> str | None:
        """Return the clip at 720p of which a clip is the final; None where it is none, or that clip is gone."""
        job = self._runner.jobs.get(clip_id)
        origin = came_out_of(job, self._runner.jobs) if job is not None else None
        if origin is None or origin.kind is not OriginKind.FINAL:
            return None
        return origin.job_id if self.clip(origin.job_id) is not None else None

    def final_of(self, clip_id: str) -> str | None:
        """Return the newest clip that is the final of a draft, None where there is none."""
        final, known = Origin(OriginKind.FINAL, clip_id), self._runner.jobs
        jobs = [job for job in known.values() if isinstance(job.state, Saved) and came_out_of(job, known) == final]
        newest_first = sorted(jobs, key=lambda job: job.changed_at, reverse=True)
        return next((job.id for job in newest_first if self.draft_of(job.id) and self.clip(job.id)), None)

    def title_of(self, file: Path) -> str:
        """Return the title of the clip with that file, empty where none is known."""
        entry = self.entries.of_file(file)
        return clip_title(entry.clip, entry.marks) if entry is not None else ""

    def is_missing(self, clip_id: str) -> bool:
        """Say whether a clip's file was not there when it was last looked for."""
        return self.entries.is_missing(clip_id)

    def poster(self, clip_id: str) -> Picture | None:
        """Return a clip's poster, and have it made where there is none yet; `changed` tells when it is."""
        found = self.posters.get(clip_id) if self.clip(clip_id) is not None else None
        if found is None:
            self._posters_for.add(clip_id)
        return found

    def select(self, clip_id: str | None, selection: Sequence[str] | None = None) -> None:
        """Select a clip.

        Args:
            clip_id: The one that the keyboard is on, None for none.
            selection: All that are selected; None for that one alone.
        """
        alone = (clip_id,) if clip_id is not None else ()
        chosen = tuple(selection) if selection is not None else alone
        if (clip_id, chosen) != (self._selected, self._selection):
            self._selected, self._selection = clip_id, chosen
            self.changed.emit()

    def open(self, clip_id: str, *, play: bool = False) -> None:
        """Select a clip and put it on the stage; where its file is gone, say so."""
        if clip_id not in self._selection:
            self._selection = (clip_id,)
        self._selected = clip_id
        self._spawn(self._open(clip_id, play))

    def take_arrival(self) -> Clip | None:
        """Return the clip of a job that was just saved, once."""
        arrived, self._arrived = self._arrived, None
        return arrived

    def save_copy(self, clip_id: str, to: Path) -> None:
        """Copy a clip's file; whoever calls has asked about a file that is there already."""
        clip = self.clip(clip_id)
        if clip is not None:
            self._spawn(self._save_copy(clip, to))

    def say(
        self, message: str, *, went_well: bool = False, offer: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Show a message until it is dismissed.

        Args:
            message: The words.
            went_well: Whether it is about something that worked.
            offer: What can be done about it, in words for a button.
            act: Does that.
        """
        self._message, self._went_well, self._offer, self._act = message, went_well, offer, act
        self.changed.emit()

    def take_offer(self) -> None:
        """Do what can be done about the message."""
        act = self._act
        self.say("")
        if act is not None:
            act()

    def dismiss_message(self) -> None:
        """The message was read."""
        self.say("")

    def save_frame(self, write: Callable[[Path], bool], to: Path) -> None:
        """Save a frame with `write`, which may block and says whether it worked."""
        self._spawn(self._save_frame(write, to))

    async def load(self) -> None:
        """Look what there is, and answer the search anew."""
        self.entries.look_again()
        await self._answer(count=True)
        try:
            await self.marks.load()
            await self._look_at_opening()
        except StorageError as error:
            self.say(tr_fault(error.fault))

    async def _look_at_opening(self) -> None:
        """Let go of the clip on the stage where the library has it no longer: nothing could be done with it there."""
        opening = self._opening
        if opening is not None and not await self.entries.fetch([opening.clip.id]) and opening is self._opening:
            self._opening = None
            self.changed.emit()

    async def _answer(self, *, count: bool = False) -> None:
        """Answer the search; where another one is asked meanwhile, this answer is nobody's any more."""
        self._question += 1
        question, asked = self._question, self.search.query
        try:
            ids = await self._library.search(asked)
            if not self.search.narrowed:
                self._count = len(ids)
            elif count:
                self._count = len(await self._library.search(Query()))
            if question == self._question:
                await self.entries.fetch(ids[:_FIRST])
        except StorageError as error:
            self.say(tr_fault(error.fault))
            return
        if question == self._question:
            self._ids = ids
            self._spawn(self.entries.look(ids[:_FIRST]))
            self.changed.emit()

    async def _open(self, clip_id: str, play: bool) -> None:
        try:
            found = await self.entries.fetch([clip_id])
        except StorageError as error:
            self.say(tr_fault(error.fault))
            return
        if not found:
            return
        await self.entries.look([clip_id])
        clip, there = found[0].clip, not self.entries.is_missing(clip_id)
        if self._selected == clip_id:
            self._opening = Opening(clip, play) if there else self._opening
            self.say("" if there else _not_there(clip))
        else:
            self.changed.emit()

    async def _save_copy(self, clip: Clip, to: Path) -> None:
        if not await in_thread(clip.path.is_file):
            self.say(_not_there(clip))
        elif to == clip.path:
            self.say(tr("That is the video itself: it is saved there already."))
        else:
            try:
                await in_thread(self._copy, clip.path, to)
            except StorageError as error:
                self.say(tr_fault(error.fault))
            else:
                self.say(tr("Saved as {path}.").format(path=to), went_well=True)

    async def _save_frame(self, write: Callable[[Path], bool], to: Path) -> None:
        written = await in_thread(write, to)
        template = tr("Saved as {path}.") if written else tr("{path} could not be written. Choose another folder.")
        self.say(template.format(path=to), went_well=written)

    def _with_file(self, clip_id: str) -> Clip | None:
        entry = self.entries.get(clip_id)
        return entry.clip if entry is not None and not self.entries.is_missing(clip_id) else None

    def _tell_read(self) -> None:
        """Tell those who asked for clips that were not read yet; the list itself follows `entries`."""
        found = {each for each in self._asked_for if self.entries.get(each) is not None}
        if found:
            self._asked_for -= found
            self.changed.emit()

    def _tell_posters(self) -> None:
        """Tell those who asked for posters that were not made yet; the list itself follows `posters`."""
        made = {each for each in self._posters_for if self.posters.peek(each) is not None}
        if made:
            self._posters_for -= made
            self.changed.emit()

    def _on_job(self, job_id: str) -> None:
        job = self._runner.jobs[job_id]
        if job.open:
            self._under_way.add(job_id)
        elif isinstance(job.state, Saved) and job_id in self._under_way:
            self._under_way.remove(job_id)
            self._spawn(self._take_in(job.state.clip_id))

    async def _take_in(self, clip_id: str) -> None:
        self.entries.forget([clip_id])
        await self.load()
        found = await self.entries.fetch([clip_id])
        self._arrived = found[0].clip if found else None
        self.changed.emit()


def _not_there(clip: Clip) -> str:
    return tr("{path} is not there any more. Put the file back, or look for it in the bin.").format(path=clip.path)
