"""Jobs and drafts in memory, as if it were a disk: what was put survives the power."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft
from pikadesk.domain.errors import DiskFull, StorageError
from pikadesk.domain.fingerprint import fingerprint
from pikadesk.domain.job import Job
from pikadesk.domain.journal import JournalEntry
from tests.fakes.script import Script
from tests.fakes.steps import Steps


@dataclass
class _Disk:
    jobs: dict[str, Job] = field(default_factory=dict)
    history: list[Job] = field(default_factory=list)
    writers: list[int] = field(default_factory=list)
    claims: dict[str, int] = field(default_factory=dict)
    drafts: dict[Task, Draft] = field(default_factory=dict)


_numbers = itertools.count()


class FakeJobStore:
    """`JobStore` of one program. `history` holds every job that was ever written, in order.

    `refuses` says of which jobs the disk is full; where `reserve_helps`, the room that was set aside is enough for one
    of them all the same. Steps: `put <state>` before a job is on the disk, `put done` after,
    `jobs read` after the jobs were read.
    """

    def __init__(self, steps: Steps | None = None, disk: _Disk | None = None) -> None:
        self.steps = steps or Steps()
        self.refuses: Callable[[Job], bool] = lambda _: False
        self.refused = 0
        self.on_jobs: Script[list[Job]] = Script()
        self.on_reserve: Script[None] = Script()
        self.on_version: Script[None] = Script()
        self.reserved = self.reserve_helps = self._room = False
        self._turns: dict[str, int] = {}
        self._disk, self._program = disk or _Disk(), next(_numbers)

    @property
    def history(self) -> list[Job]:
        """Every job that was written, each time that it was."""
        return self._disk.history

    @property
    def kept(self) -> dict[str, Job]:
        """The jobs as they are on the disk now."""
        return dict(self._disk.jobs)

    @property
    def claims(self) -> set[str]:
        """The ids of the jobs that this program has claimed."""
        return {job_id for job_id, program in self._disk.claims.items() if program == self._program}

    def states(self, job_id: str) -> list[str]:
        """Return the names of the states in which a job was written, in order, each once where it stayed the same."""
        names = [type(job.state).__name__ for job in self.history if job.id == job_id]
        return [name for name, _ in itertools.groupby(names)]

    def other_program(self, steps: Steps | None = None) -> FakeJobStore:
        """Return the store of another program on the same disk."""
        return FakeJobStore(steps, self._disk)

    def after_power_cut(self, steps: Steps | None = None) -> FakeJobStore:
        """Return the store of the next program: it has what was written, and the claims have ended."""
        for job_id in self.claims:
            del self._disk.claims[job_id]
        return self.other_program(steps)

    async def put(self, job: Job) -> None:
        """Write a job down, in the order of the calls: one that is held does not undo what a later one wrote."""
        turn = next(_numbers)
        await asyncio.sleep(0)
        await self.steps.go_async(f"put {type(job.state).__name__}")
        if self.refuses(job) and not self._room:
            self.refused += 1
            raise DiskFull(path="pikadesk.db")
        self._room = False
        if turn < self._turns.get(job.id, 0):
            return
        self._turns[job.id] = turn
        self._disk.jobs[job.id] = job
        self._disk.history.append(job)
        self._disk.writers.append(self._program)
        await self.steps.go_async("put done")

    async def version_elsewhere(self) -> object:
        """Return how often other programs wrote."""
        await asyncio.sleep(0)
        self.on_version.take()
        return sum(writer != self._program for writer in self._disk.writers)

    async def journal(self, job_id: str) -> list[JournalEntry]:
        """Return what was written of a job, oldest first."""
        await asyncio.sleep(0)
        entries: list[JournalEntry] = []
        for job in self.history:
            entry = JournalEntry(job.changed_at, job.state, job.trouble, job.received)
            if job.id == job_id and not entries:
                entries.append(replace(entry, fingerprint=fingerprint(job.request)))
            elif job.id == job_id and replace(entry, at=entries[-1].at) != replace(entries[-1], fingerprint=None):
                entries.append(entry)
        return entries

    async def reserve(self) -> None:
        """Set room aside."""
        await asyncio.sleep(0)
        self.on_reserve.take()
        self.reserved = True

    async def use_reserve(self) -> None:
        """Make room for the next `put`, where the disk is one of those on which that helps."""
        await asyncio.sleep(0)
        self._room = self.reserved and self.reserve_helps
        self.reserved = False

    async def jobs(self) -> list[Job]:
        """Return every job, oldest first."""
        await asyncio.sleep(0)
        found = self.on_jobs.take()
        jobs = sorted(self._disk.jobs.values(), key=lambda job: job.created_at)
        await self.steps.go_async("jobs read")
        return found[0] if found else jobs

    def claim(self, job_id: str) -> bool:
        """Take a job for this program."""
        if job_id in self._disk.claims:
            return False
        self._disk.claims[job_id] = self._program
        return True

    def claimed_elsewhere(self, job_id: str) -> bool:
        """Say whether another program has a job."""
        return self._disk.claims.get(job_id, self._program) != self._program

    def release(self, job_id: str) -> None:
        """Give a job back."""
        if self._disk.claims.get(job_id) == self._program:
            del self._disk.claims[job_id]


class FakeDraftStore:
    """`DraftStore` in memory; raises `error` where one is set."""

    def __init__(self) -> None:
        self.kept: dict[Task, Draft] = {}
        self.error: StorageError | None = None

    async def put_draft(self, draft: Draft) -> None:
        """Remember a form."""
        await asyncio.sleep(0)
        if self.error is not None:
            raise self.error
        self.kept[draft.task] = draft

    async def drafts(self) -> dict[Task, Draft]:
        """Return what is remembered."""
        await asyncio.sleep(0)
        return dict(self.kept)
