"""The jobs that this process works on now: each in a task of its own, from one step to the next."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from typing import Any, assert_never

from pikadesk.domain.errors import UNEXPECTED, Fault, PikadeskError, Stopped
from pikadesk.domain.job import (
    Cancelled,
    Charged,
    Downloading,
    Failed,
    FailedWith,
    Generating,
    Lost,
    Queued,
    Saved,
    Submitting,
    Troubled,
    Uncertain,
    Uploading,
)
from pikadesk.services.generation import Generation, Resting, Session, Tools
from pikadesk.services.job_book import JobBook
from pikadesk.services.transfers import Moved, told_from_thread

log = logging.getLogger(__name__)

INTERRUPTED = Fault("interrupted")
"""The program ended between the moment in which the paid request may have left and its answer."""

_QUITTING_GRACE = 10.0
"""Seconds that an answer to a paid request is waited for when the program ends."""

Spawn = Callable[[Coroutine[Any, Any, None]], asyncio.Task[None]]


class UnderWay:
    """Carries each job as far as it goes.

    Args:
        tools: What generations work with.
        book: The jobs.
        spawn: Runs a coroutine beside everything else.
        ended: Is told of a job that is not under way any more.
    """

    def __init__(self, tools: Tools, book: JobBook, spawn: Spawn, ended: Callable[[str], None]) -> None:
        self._tools, self._book, self._spawn, self._tell_ended = tools, book, spawn, ended
        self._session = Session()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._stops: dict[str, threading.Event] = {}
        self._transfers: dict[str, tuple[type, Moved]] = {}
        self._closing = False

    def __contains__(self, job_id: str) -> bool:
        return job_id in self._tasks

    def __len__(self) -> int:
        return len(self._tasks)

    def progress(self, job_id: str) -> Moved | None:
        """Return how far the transfer of a job is, if one is under way."""
        state, moved = self._transfers.get(job_id, (None, None))
        # What was told of the state before says nothing of this one.
        return moved if state is type(self._book.jobs[job_id].state) else None

    def begin(self, job_id: str) -> None:
        """Work on a job from now on."""
        self._stops[job_id] = threading.Event()
        self._tasks[job_id] = task = self._spawn(self._run(job_id))
        # Not a `finally` in the task: one that is cancelled before its first step never gets there.
        task.add_done_callback(lambda _: self._ended(job_id))
        self._book.tell(job_id)

    def stop(self, job_id: str) -> asyncio.Task[None]:
        """Work no more on a job, which stays as it is; returns the task that ends soon."""
        self._stops[job_id].set()
        self._tasks[job_id].cancel()
        return self._tasks[job_id]

    async def close(self) -> None:
        """End all work; waits a little for an answer to a paid request."""
        self._closing = True
        self._book.hurry()
        tasks = dict(self._tasks)
        submitting = [task for job_id, task in tasks.items() if self._submitting(job_id)]
        for job_id, task in tasks.items():
            if task not in submitting:
                self.stop(job_id)
        if submitting:
            await asyncio.wait(submitting, timeout=_QUITTING_GRACE)
        for job_id in list(self._tasks):
            self.stop(job_id)
        await asyncio.gather(*tasks.values(), return_exceptions=True)

    def _submitting(self, job_id: str) -> bool:
        # What the service answered, and the disk does not know yet, is as dear as what it is about to answer.
        return isinstance(self._book.jobs[job_id].state, Submitting) or self._book.writing(job_id)

    def _ended(self, job_id: str) -> None:
        self._transfers.pop(job_id, None)
        del self._tasks[job_id], self._stops[job_id]
        self._tell_ended(job_id)

    async def _run(self, job_id: str) -> None:
        generation = Generation(
            self._tools,
            self._session,
            current=lambda: self._book.jobs[job_id],
            move=lambda event: self._book.move(job_id, event),
            progress=told_from_thread(lambda moved: self._moved(job_id, moved)),
            stop=self._stops[job_id],
        )
        try:
            while await self._step(job_id, generation):
                if self._closing and not isinstance(self._book.jobs[job_id].state, Submitting):
                    break
        except (Resting, Stopped):
            pass
        except asyncio.CancelledError:
            # Cancelled or put to rest by the user, or the program ends: the state on disk says how to go on.
            pass
        except Exception as error:
            log.exception("job %s", job_id)
            await self._give_up(job_id, error.fault if isinstance(error, PikadeskError) else UNEXPECTED)

    async def _step(self, job_id: str, generation: Generation) -> bool:
        """Do what the job's state asks for; False when there is nothing left to do."""
        state = self._book.jobs[job_id].state
        match state:
            case Queued():
                await generation.begin()
            case Uploading():
                await generation.upload(state)
            case Submitting():
                # Whoever sends the request also takes its answer, so this one was left behind by an earlier run.
                await self._book.move(job_id, Lost(INTERRUPTED))
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
        state = self._book.jobs[job_id].state
        if isinstance(state, Queued | Uploading):
            await self._book.move(job_id, FailedWith(fault, Charged.NO))
        elif isinstance(state, Submitting):
            await self._book.move(job_id, Lost(fault))
        elif isinstance(state, Generating | Downloading):
            await self._book.move(job_id, Troubled(fault))

    def _moved(self, job_id: str, moved: Moved) -> None:
        # A thread may go on for a moment after its job was told to stop.
        if job_id in self._tasks:
            self._transfers[job_id] = (type(self._book.jobs[job_id].state), moved)
            self._book.tell(job_id)
