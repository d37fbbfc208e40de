"""The library: the clips that there are, the one that is open, and what the user does with a clip's file."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip
from pikadesk.domain.draft import LocalImage
from pikadesk.domain.errors import PikadeskError, StorageError
from pikadesk.domain.job import OriginKind, Saved
from pikadesk.services.ports import ImageFacts, Library
from pikadesk.services.runner import JobRunner
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.presenters.library_words import age
from pikadesk.ui.text import seconds, tr, tr_fault, tr_title
from pikadesk.words import TASKS

Spawn = Callable[[Coroutine[Any, Any, None]], None]


@dataclass(frozen=True, slots=True)
class Card:
    """What the library shows of a clip.

    Attributes:
        line: The task and how long ago it was saved, or that its file is gone.
        length: `13 s`.
        missing: Whether the file is not where it was saved.
        poster: A picture of the clip, None until there is one.
    """

    id: str
    task: Task
    title: str
    line: str
    length: str
    missing: bool
    poster: Picture | None


@dataclass(frozen=True, slots=True)
class Opening:
    """One time that a clip is put on the stage; another time is another object.

    Attributes:
        play: Whether it plays at once.
    """

    clip: Clip
    play: bool


class LibraryPresenter(QObject):
    """The saved clips, newest first.

    Args:
        library: Has the clips.
        runner: Tells when a job was saved.
        poster: Makes a clip's poster, once, and returns where it is; may block. Raises `PikadeskError`.
        copy: Copies a file over whatever is at the second path; may block. Raises `StorageError`.
        spawn: Runs a coroutine on the event loop.
        now: Returns the time with its zone.
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
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._runner = library, runner
        self._make_poster, self._copy, self._spawn, self._now = poster, copy, spawn, now
        self._clips: dict[str, Clip] = {}
        self._missing: frozenset[str] = frozenset()
        self._posters: dict[str, Picture | None] = {}
        self._wanted: list[str] = []
        self._making = False
        self._selected: str | None = None
        self._opening: Opening | None = None
        self._arrived: Clip | None = None
        self._message, self._went_well = "", False
        self._under_way: set[str] = {job.id for job in runner.jobs.values() if job.open}
        runner.subscribe(self._on_job)

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every clip, newest first."""
        now = self._now()
        return tuple(self._card(clip, now) for clip in self._clips.values())

    @property
    def count(self) -> int:
        """How many clips there are."""
        return len(self._clips)

    @property
    def selected(self) -> str | None:
        """The id of the clip that is selected."""
        return self._selected

    @property
    def opening(self) -> Opening | None:
        """What was put on the stage last."""
        return self._opening

    @property
    def message(self) -> str:
        """What became of the last thing that was done with a file; empty where nothing needs saying."""
        return self._message

    @property
    def went_well(self) -> bool:
        """Whether the message is about something that worked."""
        return self._went_well

    def clip(self, clip_id: str) -> Clip | None:
        """Return a clip, None where there is none of that id."""
        return self._clips.get(clip_id)

    def draft_of(self, clip_id: str) -> str | None:
        """Return the clip at 720p of which a clip is the final; None where it is none, or that clip is gone."""
        job = self._runner.jobs.get(clip_id)
        origin = job.origin if job is not None else None
        found = origin is not None and origin.kind is OriginKind.FINAL and origin.job_id in self._clips
        return origin.job_id if origin is not None and found else None

    def final_of(self, clip_id: str) -> str | None:
        """Return the newest clip that is the final of a draft, None where there is none."""
        # Newest first, as the library is.
        return next((each for each in self._clips if self.draft_of(each) == clip_id), None)

    def title_of(self, file: Path) -> str:
        """Return the title of the clip with that file, empty where there is none."""
        return next((tr_title(clip.request.draft) for clip in self._clips.values() if clip.path == file), "")

    def is_missing(self, clip_id: str) -> bool:
        """Say whether a clip's file was not there when it was last looked for."""
        return clip_id in self._missing

    def poster(self, clip_id: str) -> Picture | None:
        """Return a clip's poster, and have it made where there is none yet."""
        if clip_id in self._clips and clip_id not in self._posters:
            self._posters[clip_id] = None
            self._wanted.append(clip_id)
            if not self._making:
                self._making = True
                self._spawn(self._make_posters())
        return self._posters.get(clip_id)

    def select(self, clip_id: str) -> None:
        """Select a clip."""
        if clip_id != self._selected:
            self._selected = clip_id
            self.changed.emit()

    def open(self, clip_id: str, *, play: bool = False) -> None:
        """Select a clip and put it on the stage; where its file is gone, say so."""
        self._selected = clip_id
        self._spawn(self._open(clip_id, play))

    def take_arrival(self) -> Clip | None:
        """Return the clip of a job that was just saved, once."""
        arrived, self._arrived = self._arrived, None
        return arrived

    def save_copy(self, clip_id: str, to: Path) -> None:
        """Copy a clip's file; whoever calls has asked about a file that is there already."""
        self._spawn(self._save_copy(self._clips[clip_id], to))

    def say(self, message: str, *, went_well: bool = False) -> None:
        """Show a message until it is dismissed."""
        self._message, self._went_well = message, went_well
        self.changed.emit()

    def dismiss_message(self) -> None:
        """The message was read."""
        self.say("")

    def save_frame(self, write: Callable[[Path], bool], to: Path) -> None:
        """Save a frame with `write`, which may block and says whether it worked."""
        self._spawn(self._save_frame(write, to))

    async def load(self) -> None:
        """Read the library, and look which files are there."""
        try:
            clips = await self._library.clips()
        except StorageError as error:
            self.say(tr_fault(error.fault))
        else:
            self._missing = await in_thread(_missing, clips)
            self._clips = {clip.id: clip for clip in clips}
            self.changed.emit()

    async def _open(self, clip_id: str, play: bool) -> None:
        clip = self._clips.get(clip_id)
        if clip is None:
            return
        there = await in_thread(clip.path.is_file)
        self._missing = self._missing - {clip_id} if there else self._missing | {clip_id}
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

    async def _make_posters(self) -> None:
        """One at a time: each takes a core for a moment."""
        while self._wanted:
            clip_id = self._wanted.pop(0)
            clip = self._clips.get(clip_id)
            if clip is None or clip_id in self._missing:
                continue
            try:
                file = await in_thread(self._make_poster, clip)
            except PikadeskError:
                # A clip without a poster can still be opened, and says there what is wrong with it.
                continue
            self._posters[clip_id] = Picture(
                LocalImage(file), file.name, file, ImageFacts(0, 0, 0, "JPEG", orientation=0)
            )
            self.changed.emit()
        self._making = False

    def _on_job(self, job_id: str) -> None:
        job = self._runner.jobs[job_id]
        if job.open:
            self._under_way.add(job_id)
        elif isinstance(job.state, Saved) and job_id in self._under_way:
            self._under_way.remove(job_id)
            self._spawn(self._take_in(job.state.clip_id))

    async def _take_in(self, clip_id: str) -> None:
        await self.load()
        self._arrived = self._clips.get(clip_id)
        self.changed.emit()

    def _kind(self, clip: Clip) -> str:
        task = tr(TASKS[clip.request.draft.task])
        return tr("{task}, final").format(task=task) if self.draft_of(clip.id) is not None else task

    def _card(self, clip: Clip, now: datetime) -> Card:
        task = clip.request.draft.task
        missing = clip.id in self._missing
        when = tr("file not found") if missing else age(clip.created_at, now)
        return Card(
            clip.id,
            task,
            tr_title(clip.request.draft),
            f"{self._kind(clip)} · {when}",
            seconds(round(clip.facts.seconds)),
            missing,
            self._posters.get(clip.id),
        )


def _missing(clips: list[Clip]) -> frozenset[str]:
    return frozenset(clip.id for clip in clips if not clip.path.is_file())


def _not_there(clip: Clip) -> str:
    return tr("{path} is not there any more. Put the file back, or look for it in the bin.").format(path=clip.path)
