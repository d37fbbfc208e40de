"""The only way from a press of Generate to the queue: what is doubtful is asked, and then all is ordered or nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from pikadesk.domain.doubts import AlreadyBought, Doubt, MaybeTwice, Pricey
from pikadesk.domain.errors import Doubtful, OrderingElsewhere, PressedTwice, WentOn
from pikadesk.domain.final import fixed_seed
from pikadesk.domain.fingerprint import fingerprint
from pikadesk.domain.job import Job, Origin, OriginKind, Saved
from pikadesk.domain.ledger import Standing, standing
from pikadesk.domain.lineage import came_out_of
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import GenerationRequest
from pikadesk.services.budget import Budget
from pikadesk.services.keeping import keep_pictures
from pikadesk.services.ports import Clock, ImageStore, JobStore, Library
from pikadesk.services.preferences import Preferences
from pikadesk.services.threads import in_thread

_ONE_PRESS = 1.0
"""Seconds in which the same order again is the second half of a double press, or a key that was held down."""

_CLAIM = "purchase"
"""The claim under which one process orders at a time: two that look at the budget at once would both find room."""

_LOOKS, _BETWEEN_LOOKS = 40, 0.25


@dataclass(frozen=True, slots=True)
class Order:
    """One video that the user wants.

    Attributes:
        request: What to generate.
        front: Whether it goes before all that wait.
        origin: The job that it comes out of.
        variation: Whether it is the first order of its purchase with another seed: that one's job is then its origin.
    """

    request: GenerationRequest
    front: bool = False
    origin: Origin | None = None
    variation: bool = False


class Queue(Protocol):
    """Where orders go; `JobRunner` is one."""

    async def enqueue(self, request: GenerationRequest, *, front: bool = False, origin: Origin | None = None) -> Job:
        """Take a request, durably."""
        ...

    async def send_again(self, job_id: str) -> Job | None:
        """Take the request of a job that made no video once more; None where that went on meanwhile."""
        ...

    async def cancel(self, job_id: str) -> bool:
        """Stop a job that is not paid for yet."""
        ...

    def holding(self) -> AbstractContextManager[None]:
        """Begin no job within the context."""
        ...


def price(orders: Iterable[Order]) -> int:
    """Return the credits that all of the orders cost together."""
    return sum(estimate(order.request.draft).credits for order in orders)


class Purchasing:
    """Orders videos.

    Args:
        queue: Where orders go.
        store: Every job, those of other processes too.
        images: Where copies of the pictures go.
        library: Says which of the bought clips are there.
        preferences: Returns the limits as they are now.
        clock: The time.
    """

    def __init__(
        self,
        queue: Queue,
        store: JobStore,
        images: ImageStore,
        library: Library,
        preferences: Callable[[], Preferences],
        clock: Clock,
    ) -> None:
        self._queue, self._store, self._images, self._library = queue, store, images, library
        self._preferences, self._clock = preferences, clock
        self._under_way: list[tuple[Order, ...]] = []
        self._last: tuple[tuple[Order, ...], datetime] | None = None
        self._turn = asyncio.Lock()
        self._fingerprints: dict[str, str] = {}

    async def buy(self, orders: Sequence[Order], accepted: frozenset[Doubt] = frozenset()) -> list[Job]:
        """Order videos: every one of them or none.

        Args:
            orders: What is wanted by one press.
            accepted: The doubts of an earlier `Doubtful` that the user accepts. Their numbers are part of them, so that
                a budget that changed since then is asked about again.

        Returns:
            The jobs, in the order of `orders`.

        Raises:
            Doubtful: There are doubts that are not accepted; `doubts` are all of them. Nothing was ordered.
            PressedTwice: The same is being ordered, or was a moment ago. Nothing was ordered.
            OrderingElsewhere: Another process does not come to an end with its order. Nothing was ordered.
            WentOn: A job that was to be sent again went on meanwhile. Nothing was ordered.
            ImageRejected: A picture cannot be used. Nothing was ordered.
            StorageError: It could not be written down, or its video not be saved. Nothing was ordered.
        """
        pressed = tuple(orders)
        if pressed in self._under_way or self._was_just_bought(pressed):
            raise PressedTwice
        self._under_way.append(pressed)
        try:
            # The slow part goes first: only the rest has to be done by one at a time.
            kept = [replace(order, request=await keep_pictures(self._images, order.request)) for order in pressed]
            async with self._turn:
                await self._claim()
                try:
                    doubts = await self._doubts(kept)
                    if not accepted.issuperset(doubts):
                        raise Doubtful(doubts)
                    jobs = await self._enqueue(kept)
                finally:
                    self._store.release(_CLAIM)
            self._last = pressed, self._clock.now()
            return jobs
        finally:
            self._under_way.remove(pressed)

    def _was_just_bought(self, orders: tuple[Order, ...]) -> bool:
        if self._last is None or self._last[0] != orders:
            return False
        return 0 <= (self._clock.now() - self._last[1]).total_seconds() < _ONE_PRESS

    async def _claim(self) -> None:
        for _ in range(_LOOKS):
            if self._store.claim(_CLAIM):
                return
            await self._clock.sleep(_BETWEEN_LOOKS)
        raise OrderingElsewhere

    async def _doubts(self, orders: Sequence[Order]) -> tuple[Doubt, ...]:
        """Return every reason to ask first, each once; the jobs are read afresh, as other processes buy too."""
        jobs, preferences, total = await self._store.jobs(), self._preferences(), price(orders)
        doubts: list[Doubt] = [*Budget(jobs, preferences, self._clock.now()).refusals(total)]
        if preferences.confirm_above is not None and total > preferences.confirm_above:
            doubts.append(Pricey(total, preferences.confirm_above))
        clips = await self._clips(orders)
        # One that was taken back before it was sent settles nothing.
        counted = (job for job in jobs if standing(job) is not None)
        again = {job.origin.job_id for job in counted if job.origin and job.origin.kind is OriginKind.AGAIN}
        alike, by_id = self._by_fingerprint(jobs), {job.id: job for job in jobs}
        for order in orders:
            same = alike.get(fingerprint(order.request), [])
            doubts += _bought(order, same, by_id, clips)
            doubts += _maybe_sent(order, same, again)
        return tuple(dict.fromkeys(doubts))

    def _by_fingerprint(self, jobs: Iterable[Job]) -> Mapping[str, list[Job]]:
        found: dict[str, list[Job]] = {}
        for job in jobs:
            # A job's request stays as it is, and there may be thousands.
            if job.id not in self._fingerprints:
                self._fingerprints[job.id] = fingerprint(job.request)
            found.setdefault(self._fingerprints[job.id], []).append(job)
        return found

    async def _clips(self, orders: Iterable[Order]) -> set[str]:
        """Return the ids of the clips of the same requests whose files are there."""
        alike = await self._library.made_of({fingerprint(order.request) for order in orders})
        return await in_thread(lambda: {clip.id for clips in alike.values() for clip in clips if clip.path.is_file()})

    async def _enqueue(self, orders: Sequence[Order]) -> list[Job]:
        jobs: dict[int, Job] = {}
        with self._queue.holding():
            try:
                for index in _sequence(orders):
                    order, first = orders[index], next(iter(jobs.values()), None)
                    origin = Origin(OriginKind.VARIATION, first.id) if order.variation and first else order.origin
                    jobs[index] = await self._enqueue_one(order, origin)
            except BaseException:
                # Nothing was begun meanwhile, so that each of them can still be cancelled.
                for job in jobs.values():
                    await self._queue.cancel(job.id)
                raise
        return [jobs[index] for index in range(len(orders))]

    async def _enqueue_one(self, order: Order, origin: Origin | None) -> Job:
        if origin is None or origin.kind is not OriginKind.AGAIN:
            return await self._queue.enqueue(order.request, front=order.front, origin=origin)
        # The queue looks first what became of that job: another process may have found its video.
        job = await self._queue.send_again(origin.job_id)
        if job is None:
            raise WentOn
        return job


def _sequence(orders: Sequence[Order]) -> list[int]:
    """Return in which order to enqueue: of those that go to the front, the last to be put there is the foremost."""
    places = range(len(orders))
    return [*(at for at in reversed(places) if orders[at].front), *(at for at in places if not orders[at].front)]


def _bought(
    order: Order, same: Sequence[Job], jobs: Mapping[str, Job], clips: Container[str]
) -> Iterator[AlreadyBought]:
    """Give the newest job of the same request that made, or is making, what is ordered."""
    for job in reversed(same):
        if not _makes_the_same(job, order, jobs):
            continue
        if isinstance(job.state, Saved) and job.state.clip_id in clips:
            yield AlreadyBought(job.id, job.state.clip_id)
            return
        if job.open:
            yield AlreadyBought(job.id, None)
            return


def _makes_the_same(job: Job, order: Order, jobs: Mapping[str, Job]) -> bool:
    """Say of a job with the same request whether its video will do: without a fixed seed, each is another one."""
    if fixed_seed(order.request.draft) is not None:
        return True
    origin = order.origin
    return origin is not None and origin in (job.origin, came_out_of(job, jobs), Origin(OriginKind.AGAIN, job.id))


def _maybe_sent(order: Order, same: Iterable[Job], again: Container[str]) -> Iterator[MaybeTwice]:
    """Give the jobs of the same request that may have been charged for nothing and were not sent again since."""
    for job in same:
        asked = order.origin == Origin(OriginKind.AGAIN, job.id)
        if standing(job) is Standing.UNCERTAIN and (asked or job.id not in again):
            yield MaybeTwice(job.id)
