"""Looks every few seconds after what mends by itself, and after the jobs that another process has."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from pikadesk.domain.errors import DiskFull, FolderUnwritable, LinkExpired, NotReached, StorageError, TransferBroken
from pikadesk.domain.job import Downloading, Job
from pikadesk.services.generation import Tools, check_room
from pikadesk.services.job_book import JobBook
from pikadesk.services.ports import JobStore

log = logging.getLogger(__name__)

_LOOK_EVERY = 3.0
"""Seconds between two looks."""

_RAREST = 5
"""The binary logarithm of the looks between two tries of a job that was tried in vain often."""

_DISK_TROUBLES = frozenset({DiskFull.code, FolderUnwritable.code, StorageError.code})
_NETWORK_TROUBLES = frozenset({NotReached.code, TransferBroken.code, LinkExpired.code})


class Watch:
    """Goes on with jobs whose trouble is over, and with what another process began and left.

    Args:
        tools: Folders, videos and the clock.
        store: Knows what other processes have.
        book: The jobs.
        resume: Goes on with a job.
        here: Says whether this process has a job in hand.
    """

    def __init__(
        self,
        tools: Tools,
        store: JobStore,
        book: JobBook,
        resume: Callable[[str], Awaitable[None]],
        here: Callable[[str], bool],
    ) -> None:
        self._tools, self._store, self._book, self._resume, self._here = tools, store, book, resume, here
        self.elsewhere: set[str] = set()
        """The open jobs that another process has."""
        self.put_to_rest: set[str] = set()
        """The jobs that rest until the user wants them to go on."""
        self._seen: object = None
        self._looks = 0
        self._tries: dict[str, int] = {}

    async def version(self) -> object:
        """Return what is to be given to `seen` when every job that can be read now is known; raises `StorageError`."""
        return await self._store.version_elsewhere()

    def seen(self, version: object) -> None:
        """Look, from now on, for what other processes do after that version."""
        self._seen = version

    async def run(self) -> None:
        """Look after everything until it is cancelled."""
        while True:
            await self._tools.clock.sleep(_LOOK_EVERY)
            self._looks += 1
            await self._look_elsewhere()
            await self._mend([job for job in self._mendable() if self._due(job.id)])

    async def mend_now(self) -> None:
        """Try everything at once: the user may have changed what was wrong."""
        self._tries.clear()
        await self._mend(self._mendable())

    def noticed(self, job_id: str, *, elsewhere: bool) -> None:
        """Note whether another process has a job."""
        before = job_id in self.elsewhere
        if elsewhere:
            self.elsewhere.add(job_id)
        else:
            self.elsewhere.discard(job_id)
        if elsewhere is not before:
            self._book.tell(job_id)

    async def _look_elsewhere(self) -> None:
        if self._seen is None:
            # The jobs of earlier runs are read by whoever began this one, who claims them first.
            return
        try:
            version = await self._store.version_elsewhere()
            # A process that is killed writes nothing: only its claims tell.
            if version == self._seen and all(map(self._store.claimed_elsewhere, self.elsewhere)):
                return
            before, ahead = dict(self._book.jobs), self._book.ahead() - self.elsewhere
            jobs = [job for job in await self._book.read() if job.id not in ahead]
            left = [job for job in jobs if self._left_by_others(job, before.get(job.id))]
        except StorageError as error:
            log.info("the jobs of other processes cannot be read: %s", error)
            return
        self._seen = version
        for job in left:
            if job.cancellable:
                # Whoever stopped the other process may not want to pay for it: it waits for the user.
                self.put_to_rest.add(job.id)
            else:
                await self._resume(job.id)

    def _left_by_others(self, job: Job, before: Job | None) -> bool:
        """Take up what another process did; True where it does no more although the job is open."""
        if self._here(job.id) or self._book.jobs.get(job.id) is not before:
            # It came into this process's hands while the jobs were read.
            return False
        others = before is None or _work(job) != _work(before) or job.id in self.elsewhere
        held = others and job.open and self._store.claimed_elsewhere(job.id)
        if job != before:
            self._book.take(job)
        if others:
            self.noticed(job.id, elsewhere=held)
        # What rests here rests on where another process only hid it, say.
        return others and job.open and not held

    def _mendable(self) -> list[Job]:
        return [job for job in self._book.jobs.values() if self._mends(job)]

    def _mends(self, job: Job) -> bool:
        """Say whether a job rests for a reason that passes: a disk that is full, say, or a network that is away."""
        if not job.open or job.trouble is None or self._here(job.id):
            return False
        if job.id in self.elsewhere or job.id in self.put_to_rest:
            return False
        if isinstance(job.state, Downloading) and job.trouble.code in _NETWORK_TROUBLES:
            # Only a number can ask for another link.
            return job.state.remote_id is not None or job.trouble.code != LinkExpired.code
        return job.trouble.code in _DISK_TROUBLES

    def _due(self, job_id: str) -> bool:
        return self._looks % (1 << min(self._tries.get(job_id, 0), _RAREST)) == 0

    async def _mend(self, jobs: list[Job]) -> None:
        self._tries = {job_id: tries for job_id, tries in self._tries.items() if self._book.jobs[job_id].open}
        if not jobs or not await self._room():
            jobs = [job for job in jobs if job.trouble is not None and job.trouble.code in _NETWORK_TROUBLES]
        for job in jobs:
            self._tries[job.id] = self._tries.get(job.id, 0) + 1
            await self._resume(job.id)

    async def _room(self) -> bool:
        try:
            await check_room(self._tools)
        except StorageError:
            return False
        return True


def _work(job: Job) -> tuple[object, ...]:
    """Return what changes of a job when somebody works on it."""
    return job.state, job.trouble, job.received
