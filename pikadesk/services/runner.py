"""The only code that moves a job: from the queue to a saved video, each step on disk before the next is taken."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import assert_never

from pikadesk.domain.draft import ImageRef, LocalImage, StoredImage
from pikadesk.domain.errors import UNEXPECTED, Fault, PikadeskError, Stopped, StorageError
from pikadesk.domain.job import (
    CancelAsked,
    Cancelled,
    Charged,
    CheckAsked,
    Downloading,
    Event,
    Failed,
    FailedWith,
    Generating,
    Job,
    Lost,
    Queued,
    Saved,
    Started,
    SubmitBegun,
    Submitting,
    Troubled,
    Uncertain,
    Uploading,
    advance,
)
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import GenerationRequest
from pikadesk.services import backoff
from pikadesk.services.generation import Generation, Resting, Session, Tools
from pikadesk.services.ports import JobStore
from pikadesk.services.threads import in_thread

log = logging.getLogger(__name__)

INTERRUPTED = Fault("interrupted")
"""The program ended between the moment in which the paid request may have left and its answer."""

_QUITTING_GRACE = 10.0
"""Seconds that an answer to a paid request is waited for when the program ends."""

_PROGRESS_INTERVAL = 0.1

Listener = Callable[[str], None]


class JobRunner:
    """Runs jobs, several at a time, and tells listeners of every change.

    Everything here happens on one event loop; what blocks is on threads.

    Args:
        tools: What generations work with.
        store: Where jobs are written down.
        parallel_jobs: Returns how many jobs may run at a time.
    """

    def __init__(self, tools: Tools, store: JobStore, parallel_jobs: Callable[[], int]) -> None:
        self._tools, self._store, self._parallel_jobs = tools, store, parallel_jobs
        self._session = Session()
        self._jobs: dict[str, Job] = {}
        self._on_disk: dict[str, Job] = {}
        self._waiting: list[str] = []
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._stops: dict[str, threading.Event] = {}
        self._progress: dict[str, tuple[int, int | None]] = {}
        self._listeners: list[Listener] = []
        self._closing = False

    @property
    def jobs(self) -> Mapping[str, Job]:
        """Every job, oldest first."""
        return MappingProxyType(self._jobs)

    def progress(self, job_id: str) -> tuple[int, int | None] | None:
        """Return bytes moved and bytes in all (None where unknown) of the transfer that is under way, if one is."""
        return self._progress.get(job_id)

    def active(self, job_id: str) -> bool:
        """Say whether this process works on the job now; an open one that is not active waits or rests."""
        return job_id in self._tasks

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with a job's id at every change of it; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def load(self, *, resume: bool) -> None:
        """Read the jobs of earlier runs.

        Args:
            resume: Whether to go on with those that are not ended and that no other process has.

        Raises:
            StorageError: They cannot be read.
        """
        jobs = await self._store.jobs()
        claimed = {job.id for job in jobs if resume and job.open and self._store.claim(job.id)}
        if claimed:
            # Until it gave a job back, another process may have gone on with it: only now does it stay as it is read.
            try:
                jobs = await self._store.jobs()
            except StorageError:
                for job_id in claimed:
                    self._store.release(job_id)
                raise
        for job in jobs:
            if job.id not in self._jobs:
                self._jobs[job.id] = self._on_disk[job.id] = job
                self._tell(job.id)
            if job.id in claimed:
                self._begin_or_wait(job)

    async def enqueue(self, request: GenerationRequest) -> Job:
        """Take a request: copy its pictures, write the job down, and begin it when there is a free place.

        Raises:
            ImageRejected: A picture cannot be used; nothing was enqueued.
            StorageError: It could not be written down, or its video not be saved; nothing was enqueued.
        """
        for folder in (self._tools.output_folder(), self._tools.downloads):
            await in_thread(self._tools.videos.check_writable, folder)
        kept: dict[ImageRef, ImageRef] = {}
        for ref in dict.fromkeys(request.images):
            if isinstance(ref, LocalImage):
                kept[ref] = await in_thread(self._tools.images.keep, ref.path, keep_location=ref.keep_location)
            elif isinstance(ref, StoredImage):
                self._tools.images.path(ref)
        now = self._tools.clock.now()
        request = request.with_images(kept)
        job = Job(uuid.uuid4().hex, request, estimate(request.draft).credits, created_at=now, changed_at=now)
        self._store.claim(job.id)
        try:
            await self._put(job)
        except StorageError:
            self._store.release(job.id)
            raise
        self._jobs[job.id] = job
        self._tell(job.id)
        self._begin_or_wait(job)
        return job

    async def cancel(self, job_id: str) -> bool:
        """Stop a job that is not paid for yet; False where it is too late."""
        if not self._jobs[job_id].cancellable:
            return False
        running, waiting = self.active(job_id), job_id in self._waiting
        if not (running or waiting or await self._claim(job_id)):
            return False
        cancellable = self._jobs[job_id].cancellable
        if cancellable:
            if waiting:
                self._waiting.remove(job_id)
            if running:
                self._stop(job_id)
            await self._move(job_id, CancelAsked())
        self._store.release(job_id)
        return cancellable

    async def resume(self, job_id: str) -> None:
        """Go on with a job that rests, or ask again for one whose outcome is unknown and that has an id."""
        if self.active(job_id) or job_id in self._waiting or not await self._claim(job_id):
            return
        job = self._jobs[job_id]
        if isinstance(job.state, Uncertain) and job.state.remote_id is not None:
            await self._move(job_id, CheckAsked())
        self._begin_or_wait(self._jobs[job_id])

    async def settled(self, job_id: str) -> Job:
        """Wait until this process has no more to do for a job, and return it."""
        changed = asyncio.Event()
        unsubscribe = self.subscribe(lambda _: changed.set())
        try:
            while self.active(job_id) or job_id in self._waiting:
                changed.clear()
                await changed.wait()
        finally:
            unsubscribe()
        return self._jobs[job_id]

    async def close(self) -> None:
        """End the work so that a later run can go on with it; waits a little for an answer to a paid request."""
        self._closing = True
        self._waiting.clear()
        tasks = dict(self._tasks)
        submitting = [task for job_id, task in tasks.items() if isinstance(self._jobs[job_id].state, Submitting)]
        for job_id, task in tasks.items():
            if task not in submitting:
                self._stop(job_id)
        if submitting:
            await asyncio.wait(submitting, timeout=_QUITTING_GRACE)
        for job_id in list(self._tasks):
            self._stop(job_id)
        await asyncio.gather(*tasks.values(), return_exceptions=True)

    async def _claim(self, job_id: str) -> bool:
        """Take a job as it is now: another process may have gone on with it, and paid, since it was read here."""
        if not self._store.claim(job_id):
            return False
        try:
            jobs = await self._store.jobs()
        except StorageError as error:
            log.warning("job %s cannot be read: %s", job_id, error)
            self._store.release(job_id)
            return False
        for job in jobs:
            # Where the disk did not take this process's own last step, memory knows more.
            if job.id == job_id and job != self._on_disk[job_id]:
                self._jobs[job_id] = self._on_disk[job_id] = job
                self._tell(job_id)
        return True

    def _begin_or_wait(self, job: Job) -> None:
        if self._closing or not job.open:
            self._store.release(job.id)
        elif isinstance(job.state, Queued):
            self._waiting.append(job.id)
            self._begin_waiting()
        else:
            self._begin(job.id)

    def _begin_waiting(self) -> None:
        while self._waiting and len(self._tasks) < self._parallel_jobs():
            self._begin(self._waiting.pop(0))

    def _begin(self, job_id: str) -> None:
        self._stops[job_id] = threading.Event()
        task = asyncio.get_running_loop().create_task(self._run(job_id))
        # Not a `finally` in the task: one that is cancelled before its first step never gets there.
        task.add_done_callback(lambda _: self._ended(job_id))
        self._tasks[job_id] = task
        self._tell(job_id)

    def _ended(self, job_id: str) -> None:
        self._progress.pop(job_id, None)
        del self._tasks[job_id], self._stops[job_id]
        # A cancelled one is given back when that is on disk: before, another process would still go on with it.
        if not isinstance(self._jobs[job_id].state, Cancelled):
            self._store.release(job_id)
        self._tell(job_id)
        self._begin_waiting()

    def _stop(self, job_id: str) -> None:
        self._stops[job_id].set()
        self._tasks[job_id].cancel()

    async def _run(self, job_id: str) -> None:
        """Carry one job as far as it goes."""
        generation = Generation(
            self._tools,
            self._session,
            current=lambda: self._jobs[job_id],
            move=lambda event: self._move(job_id, event),
            progress=self._progress_from_thread(job_id),
            stop=self._stops[job_id],
        )
        try:
            while await self._step(job_id, generation):
                if self._closing and not isinstance(self._jobs[job_id].state, Submitting):
                    break
        except (Resting, Stopped):
            pass
        except asyncio.CancelledError:
            # Cancelled by the user, or the program ends: the state on disk says how to go on.
            pass
        except Exception as error:
            log.exception("job %s", job_id)
            await self._give_up(job_id, error.fault if isinstance(error, PikadeskError) else UNEXPECTED)

    async def _step(self, job_id: str, generation: Generation) -> bool:
        """Do what the job's state asks for; False when there is nothing left to do."""
        state = self._jobs[job_id].state
        match state:
            case Queued():
                await self._move(job_id, Started())
            case Uploading():
                await generation.upload(state)
            case Submitting():
                # Whoever sends the request also takes its answer, so this one was left behind by an earlier run.
                await self._move(job_id, Lost(INTERRUPTED))
            case Generating():
                await generation.await_result(state)
            case Downloading():
                await generation.download(state)
            case Saved() | Failed() | Uncertain() | Cancelled():
                return False
            case _:
                assert_never(state)
        return True

    async def _give_up(self, job_id: str, fault: Fault) -> None:
        """A bug must not cost money either: what may be paid for is kept, what is not is ended."""
        state = self._jobs[job_id].state
        if isinstance(state, Queued | Uploading):
            await self._move(job_id, FailedWith(fault, Charged.NO))
        elif isinstance(state, Submitting):
            await self._move(job_id, Lost(fault))
        elif isinstance(state, Generating | Downloading):
            await self._move(job_id, Troubled(fault))

    async def _move(self, job_id: str, event: Event) -> None:
        """Take one step and write it down.

        The step that lets the paid request leave is not taken unless it is on disk. Every other one has happened
        already, in the world or in the user's mind: it is kept in memory and written as soon as the disk takes it.

        Raises:
            StorageError: The paid request may not leave, since that could not be written down.
        """
        before = self._jobs[job_id]
        after = advance(before, event, self._tools.clock.now())
        if type(after.state) is not type(before.state):
            self._progress.pop(job_id, None)
        if isinstance(event, SubmitBegun):
            self._jobs[job_id] = after
            try:
                await self._put(after)
            except StorageError:
                self._jobs[job_id] = before
                raise
        else:
            self._jobs[job_id] = after
            await self._write_down(job_id)
        self._tell(job_id)

    async def _put(self, job: Job) -> None:
        await self._store.put(job)
        self._on_disk[job.id] = job

    async def _write_down(self, job_id: str) -> None:
        failures = 0
        while True:
            job = self._jobs[job_id]
            try:
                await self._put(job)
                return
            except StorageError as error:
                if not isinstance(job.state, Generating | Downloading | Saved | Failed | Cancelled):
                    # Losing this step on disk only makes the next run more careful than it needs to be.
                    log.warning("job %s is not written down: %s", job_id, error)
                    return
                failures += 1
                # The id is what finds the video again where the program ends before the disk has room.
                remote_id = job.state.remote_id if isinstance(job.state, Generating | Downloading) else None
                log.warning("job %s (record %s) is not written down yet: %s", job_id, remote_id, error)
                self._tell(job_id)
                await self._tools.clock.sleep(backoff.retry_delay(failures))

    def _progress_from_thread(self, job_id: str) -> Callable[[int, int | None], None]:
        loop = asyncio.get_running_loop()

        def note(moved: int, total: int | None) -> None:
            if job_id in self._tasks:
                self._progress[job_id] = (moved, total)
                self._tell(job_id)

        last = 0.0

        def from_thread(moved: int, total: int | None) -> None:
            # A quick transfer reports thousands of chunks a second; nobody can see more than a few.
            nonlocal last
            now = time.monotonic()
            if now - last >= _PROGRESS_INTERVAL or moved == total:
                last = now
                loop.call_soon_threadsafe(note, moved, total)

        return from_thread

    def _tell(self, job_id: str) -> None:
        for listener in list(self._listeners):
            listener(job_id)
