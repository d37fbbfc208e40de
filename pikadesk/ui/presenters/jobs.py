"""The job list: what it shows, and what the user can do with each job."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from pikadesk.domain.draft import Draft, ImageRef, UploadedImage
from pikadesk.domain.errors import PikadeskError
from pikadesk.domain.job import (
    Charged,
    Downloading,
    Generating,
    Job,
    Origin,
    OriginKind,
    Saved,
    Submitting,
)
from pikadesk.domain.lineage import came_out_of
from pikadesk.domain.request import GenerationRequest
from pikadesk.domain.timing import Expected, expected
from pikadesk.services.ports import ImageStore
from pikadesk.services.runner import JobRunner
from pikadesk.ui.presenters.form_pictures import Picture, Pictures
from pikadesk.ui.presenters.jobs_claims import Twice, claim_text, twice
from pikadesk.ui.presenters.jobs_ended import trouble_words
from pikadesk.ui.presenters.jobs_groups import Activity, JobGroup, activity, grouped
from pikadesk.ui.presenters.jobs_listed import recent, spent_today
from pikadesk.ui.presenters.jobs_reading import job_row
from pikadesk.ui.presenters.jobs_row import Circumstances, Group, JobRow
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.text import tr, tr_fault, tr_title

Spawn = Callable[[Coroutine[Any, Any, None]], None]
Buy = Callable[[GenerationRequest, Origin | None], Coroutine[Any, Any, object]]

_SETTLE_MILLISECONDS = 40
_TODAY_ENDS_MILLISECONDS = 60_000


class JobsPresenter(QObject):
    """The job list.

    Args:
        runner: Moves the jobs.
        spawn: Runs a coroutine on the event loop.
        now: Returns the time with its zone.
        parallel_jobs: Returns how many jobs run at a time.
        images: Has the pictures of the requests.
        library: Has the clips of the jobs that are saved, and their posters.
        buy: Orders the same once more, with all checks that Generate has; false where the user thinks better of it.
            May raise `PikadeskError`.
        remember_paused: Remembers whether new jobs are begun.
        history_page: The provider's page that shows what was charged; empty where there is none.
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
        buy: Buy,
        remember_paused: Callable[[bool], None],
        history_page: str = "",
        sandbox: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._spawn, self._now = runner, spawn, now
        self._parallel_jobs, self._library = parallel_jobs, library
        self._buy, self._remember_paused = buy, remember_paused
        self.history_page, self.sandbox = history_page, sandbox
        self._pictures = Pictures(images)
        self._looking: set[ImageRef] = set()
        self._rested: set[str] = set()
        self._sizes: dict[str, int] = {}
        self._expected: dict[str, Expected | None] = {}
        self._made: set[str] = set()
        self._groups: tuple[JobGroup, ...] = ()
        self._showing_hidden, self._hidden, self._message = False, 0, ""
        # A transfer tells of every block; the list is drawn at most 25 times a second.
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MILLISECONDS)
        self._settling.timeout.connect(self.refresh)
        self._ticking = QTimer(self, interval=1000)
        self._ticking.timeout.connect(self.refresh)
        # The day may end while nothing else happens; a computer that sleeps through midnight stops longer timers.
        self._day_ending = QTimer(self, interval=_TODAY_ENDS_MILLISECONDS)
        self._day_ending.timeout.connect(self._on_minute)
        self._day_ending.start()
        runner.subscribe(self._on_job)
        library.changed.connect(self.refresh)
        self.refresh()

    # What there is to see.

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
    def activity(self) -> Activity:
        """What runs now."""
        return activity(self.rows)

    @property
    def ticking(self) -> bool:
        """Whether the list is drawn anew every second, because something counts seconds."""
        return self._ticking.isActive()

    @property
    def paused(self) -> bool:
        """Whether no more jobs are begun."""
        return self._runner.paused

    @property
    def hidden(self) -> int:
        """How many jobs the user put out of sight that would be in the list."""
        return self._hidden

    @property
    def showing_hidden(self) -> bool:
        """Whether those are in the list all the same."""
        return self._showing_hidden

    @property
    def message(self) -> str:
        """What there is to say about what the user did last; empty where there is nothing."""
        return self._message

    def refresh(self) -> None:
        """Read every job again and tell whoever shows them."""
        self._settling.stop()
        now, waiting = self._now(), self._runner.waiting
        self._read_on = now.astimezone().date()
        every = [(job, self._row(job, waiting)) for job in self._runner.jobs.values() if recent(job, now)]
        rows = [(job, row) for job, row in every if self._showing_hidden or not row.hidden]
        self._hidden = sum(row.hidden for _, row in every)
        spent = spent_today((job for job, row in every if row.group is Group.FINISHED), now)
        self._groups = grouped(rows, waiting, self._parallel_jobs(), spent)
        counting = any(
            isinstance(job.state, Submitting | Generating) and row.group is Group.RUNNING for job, row in rows
        )
        if counting != self._ticking.isActive():
            self._ticking.start() if counting else self._ticking.stop()
        self.changed.emit()

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
        """Return what the provider needs to look into a charge."""
        return claim_text(self._runner.jobs[job_id])

    def twice(self, job_id: str) -> Twice:
        """Return what sending a job again may cost."""
        return twice(self._runner.jobs[job_id])

    # The queue.

    def set_paused(self, paused: bool) -> None:
        """Begin no more jobs, or begin them again; those that are under way go on."""
        self._runner.pause() if paused else self._runner.unpause()
        self._remember_paused(paused)
        self.refresh()

    def step(self, job_id: str, step: int) -> None:
        """Move a waiting job by so many places, to the front where that is negative."""
        waiting = self._runner.waiting
        if job_id in waiting:
            at = waiting.index(job_id) + step
            self.move(job_id, at if step < 0 else at + 1)

    def move(self, job_id: str, place: int) -> None:
        """Put a waiting job before the one that has that place now, 0 being the next; beyond the last, at the end."""
        waiting = self._runner.waiting
        before = waiting[max(0, place)] if place < len(waiting) else None
        if job_id in waiting and before != job_id:
            self._act(self._runner.move(job_id, before))

    def to_front(self, job_id: str) -> None:
        """Make a waiting job the next one."""
        self._act(self._runner.to_front(job_id))

    @property
    def removable(self) -> int:
        """How many jobs `remove_waiting` would cancel."""
        return len(self._runner.waiting)

    def remove_waiting(self) -> None:
        """Cancel every job that waits."""
        self._act(self._runner.cancel_waiting())

    def cancel(self, job_id: str) -> None:
        """Stop a job that is not sent yet; where it is too late the row goes on to say so."""
        self._act(self._runner.cancel(job_id))

    def take_back(self, job_id: str, edit: Callable[[Draft], None]) -> None:
        """Take a job that is not sent out of the queue, for good, and hand what the form held to `edit`."""

        async def take_back() -> None:
            if await self._runner.cancel(job_id):
                await self._runner.hide(job_id, True)
                edit(self.draft(job_id))

        self._act(take_back())

    # What is under way, or wants to be.

    def resume(self, job_id: str) -> None:
        """Begin, download again, or ask for the outcome again; what is paid for is not paid for again."""
        self._rested.discard(job_id)
        self._act(self._runner.resume(job_id))

    def pause(self, job_id: str) -> None:
        """Stop a download until it is resumed."""

        async def pause() -> None:
            self._rested.add(job_id)
            if not await self._runner.rest(job_id):
                self._rested.discard(job_id)
            self.refresh()

        self._act(pause())

    def try_again(self, job_id: str) -> None:
        """Order the same once more, of a job that cost nothing and is out of sight then."""

        async def try_again() -> None:
            job = self._runner.jobs[job_id]
            origin = came_out_of(job, self._runner.jobs)
            # An `AGAIN` would say that the user was asked about that charge, which this time nobody did.
            kept = origin if origin is not None and origin.kind is not OriginKind.AGAIN else None
            if await self._buy(job.request, kept):
                await self._runner.hide(job_id, True)

        self._act(try_again())

    def send_again(self, job_id: str) -> None:
        """Order the same once more, of a job that may have been charged; the user was asked with what `twice` says."""
        self._act(self._buy(self._runner.jobs[job_id].request, Origin(OriginKind.AGAIN, job_id)))

    def mark(self, job_id: str, charged: Charged) -> None:
        """Note what the user found out about a charge; UNKNOWN takes it back."""

        async def mark() -> None:
            await self._runner.mark(job_id, charged)
            if charged is Charged.UNKNOWN and self._runner.jobs[job_id].hidden:
                # It is in doubt again.
                await self._runner.hide(job_id, False)

        self._act(mark())

    # What is out of sight.

    def hide(self, job_id: str) -> None:
        """Put a job out of sight; one that is sent goes on, which is told."""

        async def hide() -> None:
            job = self._runner.jobs[job_id]
            if not await self._runner.hide(job_id, True):
                return
            if isinstance(job.state, Submitting | Generating | Downloading):
                words = tr("“{title}” is hidden. It was started and charged already; Pikadesk keeps its result.")
                if self.sandbox:
                    words = tr("“{title}” is hidden. It was started already; Pikadesk keeps its result.")
                self.say(words.format(title=tr_title(job.request.draft)))

        self._act(hide())

    def show_again(self, job_id: str) -> None:
        """Take a job back into the list."""
        self._act(self._runner.hide(job_id, False))

    def clear_finished(self) -> None:
        """Put all finished jobs out of sight."""

        async def clear(job_ids: Sequence[str]) -> None:
            for job_id in job_ids:
                await self._runner.hide(job_id, True)

        finished = [row.id for row in self.rows if row.group is Group.FINISHED and not row.hidden]
        self._act(clear(finished))

    def show_hidden(self, shown: bool) -> None:
        """Let the list have what was put out of sight, too."""
        self._showing_hidden = shown
        self.refresh()

    def say(self, message: str) -> None:
        """Show a message until it is dismissed."""
        self._message = message
        self.changed.emit()

    def dismiss_message(self) -> None:
        """The message was read."""
        self.say("")

    def _act(self, work: Coroutine[Any, Any, object]) -> None:
        """Do something beside the event loop's other work; where it cannot be done, that is said."""

        async def act() -> None:
            try:
                await work
            except PikadeskError as error:
                self.say(tr_fault(error.fault))

        self._spawn(act())

    async def _look(self, ref: ImageRef) -> None:
        await self._pictures.look([ref])
        self.refresh()

    def _on_job(self, job_id: str) -> None:
        job, moved = self._runner.jobs[job_id], self._runner.progress(job_id)
        if moved is not None and moved[1] and isinstance(job.state, Downloading):
            self._sizes[job_id] = moved[1]
        if job.made_at is not None and job_id not in self._made:
            # One more to learn from.
            self._made.add(job_id)
            self._expected.clear()
        if not self._settling.isActive():
            self._settling.start()

    def _on_minute(self) -> None:
        if self._now().astimezone().date() != self._read_on:
            self.refresh()

    def _row(self, job: Job, waiting: tuple[str, ...]) -> JobRow:
        about = Circumstances(
            self._now(),
            active=self._runner.active(job.id),
            elsewhere=self._runner.elsewhere(job.id),
            place=waiting.index(job.id) if job.id in waiting else None,
            queued=len(waiting),
            queue_paused=self._runner.paused,
            rested=job.id in self._rested,
            moved=self._runner.progress(job.id),
            size=self._sizes.get(job.id),
            expected=self._expected_of(job),
            clip=self._library.clip(job.state.clip_id) if isinstance(job.state, Saved) else None,
            sandbox=self.sandbox,
            history=bool(self.history_page),
        )
        return job_row(job, about)

    def _expected_of(self, job: Job) -> Expected | None:
        if not isinstance(job.state, Submitting | Generating):
            return None
        if job.id not in self._expected:
            self._expected[job.id] = expected(self._runner.jobs.values(), job.request)
        return self._expected[job.id]
