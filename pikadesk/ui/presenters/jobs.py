"""The job list: what it shows, and what the user can do with each job."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from pikadesk.domain.draft import Draft, ImageRef, UploadedImage
from pikadesk.domain.errors import Fault
from pikadesk.domain.job import Cancelled, Charged, Downloading, Failed, Generating, Job, Saved, Submitting, Uncertain
from pikadesk.services.ports import ImageStore
from pikadesk.services.runner import JobRunner
from pikadesk.ui.presenters.form_pictures import Picture, Pictures
from pikadesk.ui.presenters.jobs_row import Circumstances, Group, JobRow, Stage, job_row, trouble_words
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.presenters.library_words import charged
from pikadesk.ui.text import credits, tr

Spawn = Callable[[Coroutine[Any, Any, None]], None]

_SETTLE_MILLISECONDS = 40
_NEWEST_FIRST = (Group.ATTENTION, Group.FINISHED)


@dataclass(frozen=True, slots=True)
class JobGroup:
    """One part of the list.

    Attributes:
        words: Its heading.
        count: What stands behind the heading.
    """

    group: Group
    words: str
    count: str
    rows: tuple[JobRow, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """What runs now, for the window's header.

    Attributes:
        running: How many jobs.
        words: What they are doing, with the number.
        uploading: Whether all of them are sending pictures.
        attention: How many jobs wait for the user.
        attention_words: The same as words.
    """

    running: int
    words: str
    uploading: bool
    attention: int
    attention_words: str


class JobsPresenter(QObject):
    """The job list.

    Args:
        runner: Moves the jobs.
        spawn: Runs a coroutine on the event loop.
        now: Returns the time with its zone.
        parallel_jobs: Returns how many jobs run at a time.
        images: Has the pictures of the requests.
        library: Has the clips of the jobs that are saved, and their posters.
        sandbox: Whether no real credits are at stake, which the rows then say.
    """

    changed = Signal()

    def __init__(
        self,
        runner: JobRunner,
        spawn: Spawn,
        now: Callable[[], datetime],
        parallel_jobs: Callable[[], int],
        images: ImageStore,
        library: LibraryPresenter,
        *,
        sandbox: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._spawn, self._now = runner, spawn, now
        self._parallel_jobs, self._library = parallel_jobs, library
        self._sandbox = sandbox
        self._pictures = Pictures(images)
        self._looking: set[ImageRef] = set()
        self._hidden: set[str] = set()
        self._seen: dict[str, Job] = {}
        self._generated_in: dict[str, float] = {}
        self._groups: tuple[JobGroup, ...] = ()
        # A transfer tells of every block; the list is drawn at most 25 times a second.
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MILLISECONDS)
        self._settling.timeout.connect(self.refresh)
        self._ticking = QTimer(self, interval=1000)
        self._ticking.timeout.connect(self.refresh)
        runner.subscribe(self._on_job)
        library.changed.connect(self.refresh)
        self.refresh()

    @property
    def groups(self) -> tuple[JobGroup, ...]:
        """The parts of the list that have rows, in order."""
        return self._groups

    @property
    def rows(self) -> tuple[JobRow, ...]:
        """Every row, in order."""
        return tuple(row for group in self._groups for row in group.rows)

    @property
    def pending(self) -> int:
        """How many jobs are not finished."""
        return sum(row.group is not Group.FINISHED for row in self.rows)

    @property
    def ticking(self) -> bool:
        """Whether the list is drawn anew every second, because something counts seconds."""
        return self._ticking.isActive()

    @property
    def activity(self) -> Activity:
        """What runs now."""
        running, attention = self._in_group(Group.RUNNING), len(self._in_group(Group.ATTENTION))
        needs = tr("{count} needs attention") if attention == 1 else tr("{count} need attention")
        doing = {_doing(row) for row in running}
        word = tr(doing.pop()) if len(doing) == 1 else tr("{count} running")
        return Activity(
            len(running),
            word.format(count=len(running)),
            uploading=bool(running) and all(_doing(row) == _UPLOADING for row in running),
            attention=attention,
            attention_words=needs.format(count=attention),
        )

    def refresh(self) -> None:
        """Read every job again and tell whoever shows them."""
        self._settling.stop()
        jobs = [job for job in self._runner.jobs.values() if self._is_shown(job)]
        rows = [(job, self._row(job)) for job in jobs]
        self._groups = tuple(group for kind in Group if (group := self._group(kind, rows)).rows)
        counting = any(
            isinstance(job.state, Submitting | Generating) and row.group is Group.RUNNING for job, row in rows
        )
        if counting != self._ticking.isActive():
            self._ticking.start() if counting else self._ticking.stop()
        self.changed.emit()

    def cancel(self, job_id: str) -> None:
        """Stop a job that is not sent yet; where it is too late the row goes on to say so."""

        async def cancel() -> None:
            await self._runner.cancel(job_id)

        self._spawn(cancel())

    def resume(self, job_id: str) -> None:
        """Download again, or ask for the outcome again."""
        self._spawn(self._runner.resume(job_id))

    def dismiss(self, job_id: str) -> None:
        """Leave a job out of the list until the next start."""
        self._hidden.add(job_id)
        self.refresh()

    def clear_finished(self) -> None:
        """Leave all finished jobs out of the list until the next start."""
        self._hidden |= {row.id for row in self._in_group(Group.FINISHED)}
        self.refresh()

    def picture(self, row: JobRow) -> Picture | None:
        """Return a picture for a row: the poster of its video, or else the first picture that it is made from."""
        poster = self._library.poster(row.clip_id) if row.clip_id is not None else None
        if poster is not None:
            return poster
        if row.picture is None or isinstance(row.picture, UploadedImage):
            return None
        if self._pictures.unknown([row.picture]) and row.picture not in self._looking:
            self._looking.add(row.picture)
            self._spawn(self._look(row.picture))
        return self._pictures.get(row.picture)

    def draft(self, job_id: str) -> Draft:
        """Return what the form held, to put it back there; this sends nothing."""
        return self._runner.jobs[job_id].request.draft

    def link(self, job_id: str) -> str:
        """Return the signed link of a video that is made; empty for any other job."""
        state = self._runner.jobs[job_id].state
        return state.url if isinstance(state, Downloading) else ""

    def error_text(self, job_id: str) -> str:
        """Return what went wrong, to be copied."""
        return trouble_words(self._runner.jobs[job_id])

    def claim_text(self, job_id: str) -> str:
        """Return what the provider needs to look into a charge: never a key, and no picture or prompt either."""
        job = self._runner.jobs[job_id]
        remote_id = job.state.remote_id if isinstance(job.state, Uncertain | Failed) else None
        lines = {
            tr("Job"): job.id,
            tr("Task"): f"{job.request.spec.type}, {job.request.draft.get('model')}",
            tr("Asked for at"): f"{job.created_at:%Y-%m-%d %H:%M:%S %z}",
            tr("Ended at"): f"{job.changed_at:%Y-%m-%d %H:%M:%S %z}",
            tr("Record"): remote_id or tr("none was given"),
            tr("Published price"): tr("{amount} credits").format(amount=credits(job.estimated_credits)),
            tr("What happened"): self.error_text(job_id),
        }
        fault = _fault(job)
        if fault is not None and fault.values:
            lines[tr("Details")] = json.dumps(dict(fault.values), ensure_ascii=False)
        return "\n".join(f"{name}: {value}" for name, value in lines.items())

    async def _look(self, ref: ImageRef) -> None:
        await self._pictures.look([ref])
        self.refresh()

    def _on_job(self, job_id: str) -> None:
        job, before = self._runner.jobs[job_id], self._seen.get(job_id)
        if before is not None and isinstance(job.state, Downloading) and isinstance(before.state, _BEING_MADE):
            self._generated_in[job_id] = (job.changed_at - before.changed_at).total_seconds()
        self._seen[job_id] = job
        if not self._settling.isActive():
            self._settling.start()

    def _is_shown(self, job: Job) -> bool:
        if job.id in self._hidden:
            return False
        state = job.state
        if isinstance(state, Saved | Cancelled):
            return job.changed_at.astimezone().date() == self._now().astimezone().date()
        if isinstance(state, Failed) and state.charged is Charged.NO:
            # What cost nothing does not call for attention for ever.
            return self._now() - job.changed_at < timedelta(days=1)
        return True

    def _row(self, job: Job) -> JobRow:
        clip = self._library.clip(job.state.clip_id) if isinstance(job.state, Saved) else None
        about = Circumstances(
            self._now(),
            self._runner.active(job.id),
            self._runner.progress(job.id),
            self._generated_in.get(job.id),
            clip,
            self._sandbox,
        )
        return job_row(job, about)

    def _in_group(self, kind: Group) -> tuple[JobRow, ...]:
        return next((group.rows for group in self._groups if group.group is kind), ())

    def _group(self, kind: Group, rows: list[tuple[Job, JobRow]]) -> JobGroup:
        mine = [(job, row) for job, row in rows if row.group is kind]
        if kind in _NEWEST_FIRST:
            mine.sort(key=lambda pair: pair[0].changed_at, reverse=True)
        count = str(len(mine))
        if kind is Group.RUNNING:
            count = tr("{count} of {most} at a time").format(count=len(mine), most=self._parallel_jobs())
        elif kind is Group.FINISHED:
            spent = sum(self._charged(job) for job, _ in mine)
            count = tr("{count} · {spent} credits").format(count=len(mine), spent=credits(spent))
        return JobGroup(kind, tr(_GROUPS[kind]), count, tuple(row for _, row in mine))

    def _charged(self, job: Job) -> int:
        if not isinstance(job.state, Saved):
            return 0
        clip = self._library.clip(job.state.clip_id)
        return job.estimated_credits if clip is None else charged(clip)


_BEING_MADE = Submitting | Generating
_GROUPS = {
    Group.ATTENTION: "Needs attention",
    Group.RUNNING: "Running",
    Group.WAITING: "Waiting",
    Group.FINISHED: "Finished today",
}
_UPLOADING = "{count} uploading"
_DOING = (_UPLOADING, "{count} generating", "{count} downloading")


def _doing(row: JobRow) -> str:
    return _DOING[_stage_now(row.stages)]


def _stage_now(stages: tuple[Stage, ...]) -> int:
    return next(index for index, stage in enumerate(stages) if stage.progress == "now")


def _fault(job: Job) -> Fault | None:
    return job.state.fault if isinstance(job.state, Failed | Uncertain) else job.trouble
