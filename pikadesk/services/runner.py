"""The only code that moves a job: from the queue to a saved video, each step on disk before the next is taken."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pikadesk.domain.errors import StorageError
from pikadesk.domain.job import (
    CancelAsked,
    Cancelled,
    Charged,
    CheckAsked,
    Downloading,
    Event,
    Failed,
    Hid,
    IllegalStep,
    Job,
    Marked,
    Origin,
    OriginKind,
    Queued,
    Ranked,
    Received,
    Uncertain,
)
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import GenerationRequest
from pikadesk.services import waiting_line
from pikadesk.services.generation import Tools, check_room
from pikadesk.services.job_book import JobBook, Listener
from pikadesk.services.keeping import keep_pictures
from pikadesk.services.ports import JobStore
from pikadesk.services.transfers import Moved
from pikadesk.services.under_way import UnderWay
from pikadesk.services.watch import Watch

log = logging.getLogger(__name__)


class JobRunner:
    """Runs jobs, several at a time, and tells listeners of every change.

    Everything here happens on one event loop; what blocks is on threads.

    Args:
        tools: What generations work with.
        store: Where jobs are written down.
        parallel_jobs: Returns how many jobs may run at a time.
    """

    def __init__(self, tools: Tools, store: JobStore, parallel_jobs: Callable[[], int]) -> None:
        self._tools, self._parallel_jobs = tools, parallel_jobs
        self._book = JobBook(store, tools.clock, tools.patience)
        self._watch = Watch(tools, store, self._book, self.resume, self._here)
        self._under_way = UnderWay(tools, self._book, self._spawn, self._ended)
        self._waiting: set[str] = set()
        self._paused = self._watching = self._closing = False
        self._held = 0
        self._looks: list[asyncio.Task[None]] = []
        self._noting: list[str] = []
        self._sending_again = asyncio.Lock()

    # What there is to see.

    @property
    def jobs(self) -> Mapping[str, Job]:
        """Every job, oldest first."""
        return self._book.jobs

    @property
    def waiting(self) -> tuple[str, ...]:
        """The ids of the jobs that wait here for a place, the next one first."""
        return tuple(job.id for job in waiting_line.in_order(self._line()))

    @property
    def paused(self) -> bool:
        """Whether no job that waits is begun; those that are under way go on."""
        return self._paused

    def progress(self, job_id: str) -> Moved | None:
        """Return bytes moved and bytes in all (None where unknown) of the transfer that is under way, if one is."""
        return self._under_way.progress(job_id)

    def active(self, job_id: str) -> bool:
        """Say whether this process works on the job now; an open one that is not active waits or rests."""
        return job_id in self._under_way

    def elsewhere(self, job_id: str) -> bool:
        """Say whether the job is open, and another process has it."""
        return job_id in self._watch.elsewhere

    def unwritten(self, job_id: str) -> bool:
        """Say whether the disk did not take the state that the job is in."""
        return self._book.unwritten(job_id)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with a job's id at every change of it; returns what ends that."""
        return self._book.subscribe(listener)

    # From one run of the program to the next.

    async def load(self, *, resume: bool) -> None:
        """Read the jobs of earlier runs.

        Args:
            resume: Whether to go on with those that are not ended and that no other process has.

        Raises:
            StorageError: They cannot be read.
        """
        version = await self._watch.version()
        jobs = await self._book.read()
        claimed = self._book.claim_open(jobs) if resume else set()
        if claimed:
            # Until it gave a job back, another process may have gone on with it: only now does it stay as it is read.
            try:
                jobs = await self._book.read()
            except StorageError:
                for job_id in claimed:
                    self._book.release(job_id)
                raise
        for job in jobs:
            if job.id not in self.jobs:
                self._book.take(job)
            if job.id in claimed:
                self._begin_or_wait(job)
            elif resume and job.open and not self._here(job.id):
                self._watch.noticed(job.id, elsewhere=True)
        self._watch.seen(version)

    def watch(self) -> None:
        """Look every few seconds, from now on, after what other processes do and after jobs whose trouble is over."""
        if not (self._watching or self._closing):
            self._watching = True
            self._look_with(self._watch.run)

    def preferences_changed(self) -> None:
        """Look at the settings again: more jobs may run at a time now, or videos may be saved elsewhere."""
        self._begin_waiting()
        if self._watching and not self._closing:
            self._look_with(self._watch.mend_now)

    async def close(self) -> None:
        """End the work so that a later run can go on with it; waits a little for an answer to a paid request."""
        self._closing = True
        self._waiting.clear()
        looks = list(self._looks)
        for look in looks:
            look.cancel()
        await self._under_way.close()
        await asyncio.gather(*looks, return_exceptions=True)

    # The queue.

    async def enqueue(self, request: GenerationRequest, *, front: bool = False, origin: Origin | None = None) -> Job:
        """Take a request: copy its pictures, write the job down, and begin it when there is a free place.

        Args:
            request: What to generate.
            front: Whether it goes before all that wait.
            origin: The job that it came out of.

        Raises:
            ImageRejected: A picture cannot be used; nothing was enqueued.
            StorageError: It could not be written down, or its video not be saved; nothing was enqueued.
        """
        await check_room(self._tools)
        request = await keep_pictures(self._tools.images, request)
        now, line = self._tools.clock.now(), self._line()
        rank = waiting_line.first_rank(line) if front else waiting_line.last_rank(line, now)
        job = Job(uuid.uuid4().hex, request, estimate(request.draft).credits, now, now, origin=origin, rank=rank)
        await self._book.add(job)
        self._begin_or_wait(job)
        return job

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Begin no waiting job within the context: what is ordered together can be cancelled while it is not whole."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
            self._begin_waiting()

    def pause(self) -> None:
        """Begin none of the jobs that wait."""
        self._paused = True
        self._tell_line()

    def unpause(self) -> None:
        """Begin jobs again."""
        self._paused = False
        self._tell_line()
        self._begin_waiting()

    async def move(self, job_id: str, before: str | None) -> None:
        """Give a waiting job the place before another one, or the last one where that is None or waits no more."""
        if job_id not in self._waiting:
            return
        ranks = waiting_line.moved(self._line(), job_id, before)
        # At once, before any of them is written down: the next free place is for the one that is first now.
        for each, rank in ranks.items():
            self._book.alter(each, Ranked(rank))
        self._tell_line()
        for each in ranks:
            await self._book.write_down(each)

    async def to_front(self, job_id: str) -> None:
        """Make a waiting job the next one."""
        await self.move(job_id, next(iter(self.waiting), None))

    async def cancel_waiting(self) -> int:
        """Cancel every job that waits; returns how many that were."""
        return sum(await asyncio.gather(*map(self.cancel, self.waiting)))

    # One job.

    async def cancel(self, job_id: str) -> bool:
        """Stop a job that is not paid for yet; False where it is too late."""
        if not self.jobs[job_id].cancellable:
            return False
        running, waiting = self.active(job_id), job_id in self._waiting
        if not (running or waiting or await self._claim(job_id)):
            return False
        cancellable = self.jobs[job_id].cancellable
        if cancellable:
            self._waiting.discard(job_id)
            if running:
                self._under_way.stop(job_id)
            await self._book.move(job_id, CancelAsked())
        self._book.release(job_id)
        return cancellable and not self._book.unwritten(job_id)

    async def resume(self, job_id: str) -> None:
        """Go on with a job that rests, or ask again for one whose outcome is unknown and that has an id."""
        if self._here(job_id) or not await self._claim(job_id):
            return
        self._watch.put_to_rest.discard(job_id)
        state = self.jobs[job_id].state
        if isinstance(state, Uncertain) and state.remote_id is not None:
            await self._book.move(job_id, CheckAsked())
        self._begin_or_wait(self.jobs[job_id])

    async def rest(self, job_id: str) -> bool:
        """Stop fetching a video until it is resumed or the program starts again; False where it is not fetched here."""
        if not self._fetched_here(job_id):
            return False
        self._watch.put_to_rest.add(job_id)
        moved = self.progress(job_id)
        if moved is not None:
            await self._noted(job_id, Received(moved[0]))
        if self._fetched_here(job_id):
            await asyncio.wait([self._under_way.stop(job_id)])
        return isinstance(self.jobs[job_id].state, Downloading)

    async def hide(self, job_id: str, hidden: bool) -> bool:
        """Take a job out of the list, or put it back; it goes on all the same. False where another process has it."""
        return await self._noted(job_id, Hid(hidden))

    async def mark(self, job_id: str, charged: Charged) -> bool:
        """Note what the user found out about a charge; False where that is not in doubt any more."""
        return await self._noted(job_id, Marked(charged))

    async def send_again(self, job_id: str) -> Job | None:
        """Enqueue the request of a job that made no video once more, which may be charged once more.

        Pressed twice it is one job: while that is open, it is what is returned.

        Returns:
            The other job; None where the first one is not at its end, since another process went on with it, say, or
            is not known here.

        Raises:
            ImageRejected: A picture cannot be used any more; nothing was enqueued.
            StorageError: It could not be written down, or its video not be saved; nothing was enqueued.
        """
        origin = Origin(OriginKind.AGAIN, job_id)
        async with self._sending_again:
            sent = [job for job in self.jobs.values() if job.origin == origin and job.open]
            if sent:
                return sent[0]
            if job_id not in self.jobs or self._here(job_id) or not await self._claim(job_id):
                return None
            try:
                if not isinstance(self.jobs[job_id].state, Uncertain | Failed | Cancelled):
                    return None
                return await self.enqueue(self.jobs[job_id].request, origin=origin)
            finally:
                self._book.release(job_id)

    async def settled(self, job_id: str) -> Job:
        """Wait until this process has no more to do for a job, and return it."""
        changed = asyncio.Event()
        unsubscribe = self.subscribe(lambda _: changed.set())
        try:
            while self._here(job_id):
                changed.clear()
                await changed.wait()
        finally:
            unsubscribe()
        return self.jobs[job_id]

    def _here(self, job_id: str) -> bool:
        return job_id in self._under_way or job_id in self._waiting

    def _fetched_here(self, job_id: str) -> bool:
        return self.active(job_id) and isinstance(self.jobs[job_id].state, Downloading)

    async def _noted(self, job_id: str, event: Event) -> bool:
        """Take a step beside those of the work, whether or not the job is under way."""
        if not (self._here(job_id) or await self._claim(job_id)):
            return False
        self._noting.append(job_id)
        try:
            await self._book.move(job_id, event)
        except IllegalStep:
            return False
        finally:
            self._noting.remove(job_id)
            self._give_back(job_id)
        return True

    async def _claim(self, job_id: str) -> bool:
        """Take a job as it is now; False where it is not to be had."""
        claimed = await self._book.claim(job_id)
        self._watch.noticed(job_id, elsewhere=not claimed and self._book.claimed_elsewhere(job_id))
        return claimed

    def _give_back(self, job_id: str) -> None:
        """Release a job that nothing is done for any more; before what was done is written, it is nobody else's."""
        if not self._here(job_id) and job_id not in self._noting:
            self._book.release(job_id)

    # Begin and end.

    def _line(self) -> list[Job]:
        return [job for job in self.jobs.values() if job.id in self._waiting]

    def _tell_line(self) -> None:
        for job_id in self.waiting:
            self._book.tell(job_id)

    def _begin_or_wait(self, job: Job) -> None:
        if self._closing or not job.open:
            self._book.release(job.id)
            self._book.tell(job.id)
        elif isinstance(job.state, Queued) or (self._paused and job.cancellable):
            self._waiting.add(job.id)
            self._book.tell(job.id)
            self._begin_waiting()
        else:
            self._under_way.begin(job.id)

    def _begin_waiting(self) -> None:
        while not (self._paused or self._held) and self._waiting and len(self._under_way) < self._parallel_jobs():
            first = self.waiting[0]
            self._waiting.remove(first)
            self._under_way.begin(first)

    def _ended(self, job_id: str) -> None:
        # A cancelled one is given back when that is on disk: before, another process would still go on with it.
        if not isinstance(self.jobs[job_id].state, Cancelled):
            self._give_back(job_id)
        self._book.tell(job_id)
        self._begin_waiting()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        return asyncio.get_running_loop().create_task(work)

    # What is looked after.

    def _look_with(self, look: Callable[[], Coroutine[Any, Any, None]]) -> None:
        task = self._spawn(self._looked(look))
        self._looks.append(task)
        task.add_done_callback(self._looks.remove)

    async def _looked(self, look: Callable[[], Coroutine[Any, Any, None]]) -> None:
        try:
            # Made only here: the task may be cancelled before it comes so far.
            await look()
        except Exception:
            log.exception("looking after jobs")
            self._watching = False
