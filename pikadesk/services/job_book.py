"""Every job as it is, and as the disk has it."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from pikadesk.domain.errors import Fault, StorageError
from pikadesk.domain.job import (
    Cancelled,
    Downloading,
    Event,
    Failed,
    Generating,
    Job,
    Saved,
    SubmitBegun,
    advance,
)
from pikadesk.services import backoff
from pikadesk.services.ports import Clock, JobStore

log = logging.getLogger(__name__)

Listener = Callable[[str], None]

_NOT_TO_BE_LOST = Generating | Downloading | Saved | Failed | Cancelled
"""What the next run must know; without any other step it is only more careful than it needs to be."""


class JobBook:
    """Moves jobs and writes them down; every listener hears of every change.

    Args:
        store: Where jobs are written down.
        clock: Says when.
        patience: Writes in a row that may fail before a step stays unwritten; None waits for as long as it takes.
    """

    def __init__(self, store: JobStore, clock: Clock, patience: int | None) -> None:
        self._store, self._clock, self._patience = store, clock, patience
        self._jobs: dict[str, Job] = {}
        self._on_disk: dict[str, Job] = {}
        self._listeners: list[Listener] = []
        self._failures = 0
        self._writing: list[str] = []
        self._told: dict[str, Fault] = {}
        self._adding: set[str] = set()
        self.jobs: Mapping[str, Job] = MappingProxyType(self._jobs)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with a job's id at every change of it; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, job_id: str) -> None:
        """Tell every listener that something about a job is different now."""
        for listener in list(self._listeners):
            listener(job_id)

    def unwritten(self, job_id: str) -> bool:
        """Say whether the disk does not know the state that the job is in."""
        return type(self._jobs[job_id].state) is not type(self._on_disk[job_id].state)

    def writing(self, job_id: str) -> bool:
        """Say whether what the next run must know is being written down now, and does not wait for room yet."""
        return job_id in self._writing

    def hurry(self) -> None:
        """Wait for room no more: the program ends."""
        self._patience = 0

    async def read(self) -> list[Job]:
        """Return the jobs as they are on the disk now, but for those being added; raises `StorageError`."""
        return [job for job in await self._store.jobs() if job.id not in self._adding]

    def ahead(self) -> set[str]:
        """Return the jobs of which memory knows more than the disk."""
        return {job_id for job_id, job in self._jobs.items() if job != self._on_disk[job_id]}

    def take(self, job: Job) -> None:
        """Know a job as it was read."""
        newest = next(reversed(self._jobs.values()), job)
        late = job.id not in self._jobs and job.created_at < newest.created_at
        self._jobs[job.id] = self._on_disk[job.id] = job
        if late:
            in_order = sorted(self._jobs.items(), key=lambda item: item[1].created_at)
            self._jobs.clear()
            self._jobs.update(in_order)
        self.tell(job.id)

    async def add(self, job: Job) -> None:
        """Claim and write down a new job.

        Raises:
            StorageError: It could not be written down, or nothing more could be after it; it is as if it never was.
        """
        self._store.claim(job.id)
        self._adding.add(job.id)
        try:
            await self._store.reserve()
            await self._put(job)
        except StorageError:
            self._store.release(job.id)
            raise
        finally:
            self._adding.discard(job.id)
        self._jobs[job.id] = job
        self.tell(job.id)

    def claim_open(self, jobs: list[Job]) -> set[str]:
        """Claim every job that is open and to be had, and return their ids; raises `StorageError`."""
        return {job.id for job in jobs if job.open and self._store.claim(job.id)}

    def claimed_elsewhere(self, job_id: str) -> bool:
        """Say whether the job is open, and another process has it."""
        return self._jobs[job_id].open and self._store.claimed_elsewhere(job_id)

    async def claim(self, job_id: str) -> bool:
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
                self.take(job)
        return True

    def release(self, job_id: str) -> None:
        """Give a claimed job back."""
        self._store.release(job_id)

    def alter(self, job_id: str, event: Event) -> None:
        """Take one step in memory; `write_down` follows."""
        self._jobs[job_id] = advance(self._jobs[job_id], event, self._clock.now())

    async def move(self, job_id: str, event: Event) -> None:
        """Take one step and write it down.

        The step that lets the paid request leave is not taken unless it is on disk, with room for what comes of it.
        Every other one has happened already, in the world or in the user's mind: it is kept in memory and written as
        soon as the disk takes it.

        Raises:
            StorageError: The paid request may not leave, since that could not be written down.
        """
        before = self._jobs[job_id]
        self.alter(job_id, event)
        if isinstance(event, SubmitBegun):
            try:
                await self._store.reserve()
                await self._put(self._jobs[job_id])
            except StorageError:
                # What else was changed of the job meanwhile stays.
                self._jobs[job_id] = replace(
                    self._jobs[job_id], state=before.state, changed_at=before.changed_at, sent_at=before.sent_at
                )
                raise
        else:
            await self.write_down(job_id)
        self.tell(job_id)

    async def write_down(self, job_id: str) -> None:
        """Write a job down as it is; where the disk must know of it, as often as it takes."""
        job = self._jobs[job_id]
        if not isinstance(job.state, _NOT_TO_BE_LOST) or job.state == self._on_disk[job_id].state:
            try:
                await self._put(job)
            except StorageError as error:
                log.warning("job %s is not written down: %s", job_id, error)
        elif await self._written_at_once(job_id) or await self._written_at_last(job_id):
            told = self._told.pop(job_id, None)
            if told is not None and self._jobs[job_id].trouble is told:
                self._jobs[job_id] = replace(self._jobs[job_id], trouble=None)
                await self.write_down(job_id)

    async def _written_at_once(self, job_id: str) -> bool:
        """Write, and where there is no room, write into what was set aside for this."""
        self._writing.append(job_id)
        try:
            if await self._written(job_id):
                return True
            with contextlib.suppress(StorageError):
                await self._store.use_reserve()
            return await self._written(job_id)
        finally:
            self._writing.remove(job_id)

    async def _written_at_last(self, job_id: str) -> bool:
        """Write as often as it takes, or until patience ends."""
        tries = 0
        while self._patience is None or self._failures < self._patience:
            tries += 1
            await self._clock.sleep(backoff.disk_delay(tries))
            if await self._written(job_id):
                return True
        return False

    async def _written(self, job_id: str) -> bool:
        job = self._jobs[job_id]
        try:
            await self._put(job)
        except StorageError as error:
            self._failures += 1
            # The id is what finds the video again where the program ends before the disk has room.
            remote_id = job.state.remote_id if isinstance(job.state, Generating | Downloading) else None
            log.warning("job %s (record %s) is not written down yet: %s", job_id, remote_id, error)
            self._say_why(job_id, error.fault)
            return False
        return True

    async def _put(self, job: Job) -> None:
        await self._store.put(job)
        self._on_disk[job.id] = job
        self._failures = 0

    def _say_why(self, job_id: str, fault: Fault) -> None:
        """Let a job that stands still say why, where it says nothing else."""
        job = self._jobs[job_id]
        if job.open and job.trouble is None:
            self._jobs[job_id] = replace(job, trouble=fault)
            self._told[job_id] = fault
        self.tell(job_id)
