"""Whatever is pressed, and whatever becomes of it: no limit is passed unasked, and an order is whole or not there."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pikadesk.domain.catalogue import Task
from pikadesk.domain.doubts import Doubt, OverLimit, Period
from pikadesk.domain.draft import Draft
from pikadesk.domain.errors import Doubtful, Fault, StorageError
from pikadesk.domain.job import Cancelled, Charged, Failed, Generating, Job, Queued, Saved, State, Uncertain
from pikadesk.domain.ledger import Standing, standing
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import GenerationRequest, parse
from pikadesk.services.budget import Budget
from pikadesk.services.preferences import Preferences
from pikadesk.services.purchasing import Order, price
from tests.fakes import World

Act = Callable[[World], Awaitable[None]]

FAULT = Fault("outcome_unknown")

_limits = st.none() | st.integers(0, 8_000_000)
_preferences = st.builds(
    Preferences, daily_limit=_limits, monthly_limit=_limits, total_limit=_limits, confirm_above=_limits
)


def _request(prompt: str, seed: str, resolution: str) -> GenerationRequest:
    return parse(Draft(Task.TEXT, {"prompt": prompt, "seed": seed, "resolution": resolution}))


_requests = st.builds(
    _request, st.sampled_from("ab"), st.sampled_from(["", "7", "8"]), st.sampled_from(["720p", "1080p"])
)
_orders = st.lists(st.builds(Order, _requests, st.booleans()), min_size=1, max_size=4)
_states: st.SearchStrategy[State] = st.one_of(
    st.just(Generating("r")),
    st.builds(Saved, st.just("c"), st.none() | st.integers(0, 3_000_000)),
    st.builds(Failed, st.just(FAULT), st.sampled_from(Charged)),
    st.builds(Uncertain, st.just(FAULT), st.none(), st.sampled_from(Charged)),
    st.just(Cancelled()),
)


def _buy(orders: list[Order], accept: bool, full_after: int | None) -> Act:
    async def act(world: World) -> None:
        before, submits = world.store.kept, world.store.refused
        _fill_the_disk(world, len(before), full_after)
        world.clock.advance(2)
        accepted: frozenset[Doubt] = frozenset()
        try:
            jobs = await world.purchasing.buy(orders)
        except Doubtful as error:
            assert world.store.kept == before
            assert error.doubts
            if not accept:
                return
            accepted = frozenset(error.doubts)
            try:
                jobs = await world.purchasing.buy(orders, accepted)
            except StorageError:
                jobs = []
        except StorageError:
            jobs = []
        finally:
            world.store.refuses = lambda _: False
        if not jobs:
            assert world.store.refused > submits
        _is_whole_or_not_there(world, before, orders, jobs)
        _passes_no_limit_unasked(world, jobs, accepted)

    return act


def _fill_the_disk(world: World, jobs: int, after: int | None) -> None:
    if after is not None:
        world.store.refuses = lambda job: isinstance(job.state, Queued) and len(world.store.kept) - jobs >= after


def _is_whole_or_not_there(world: World, before: dict[str, Job], orders: list[Order], jobs: list[Job]) -> None:
    new = [job for job_id, job in world.store.kept.items() if job_id not in before]
    assert {job.id for job in new if job.state != Cancelled()} == {job.id for job in jobs}
    assert [job.request for job in jobs] == ([order.request for order in orders] if jobs else [])
    assert sum(job.estimated_credits for job in jobs) == (price(orders) if jobs else 0)


def _passes_no_limit_unasked(world: World, jobs: list[Job], accepted: frozenset[Doubt]) -> None:
    budget = Budget(world.store.kept.values(), world.preferences, world.clock.now())
    asked = {doubt.period for doubt in accepted if isinstance(doubt, OverLimit)}
    for period in Period:
        limit = budget.limit(period)
        if jobs and limit is not None:
            assert budget.counted(period) <= limit or period in asked


def _become(which: int, state: State) -> Act:
    """Let one of the jobs come into a state, as another process would."""

    async def act(world: World) -> None:
        jobs = [job for job in world.store.kept.values() if standing(job) is Standing.HELD]
        if jobs:
            job = jobs[which % len(jobs)]
            sent = None if isinstance(state, Cancelled) else world.clock.now()
            await world.store.put(replace(job, state=state, sent_at=sent))

    return act


def _wait(hours: int) -> Act:
    async def act(world: World) -> None:
        world.clock.advance(hours * 3600)

    return act


def _set(preferences: Preferences) -> Act:
    async def act(world: World) -> None:
        world.preferences = preferences

    return act


_buys = st.builds(_buy, _orders, st.booleans(), st.none() | st.integers(0, 3))
_acts = st.one_of(
    _buys,
    _buys,
    st.builds(_become, st.integers(0, 9), _states),
    st.builds(_wait, st.integers(-30, 800)),
    st.builds(_set, _preferences),
)


@given(_preferences, st.lists(_acts, max_size=12))
def test_no_limit_is_passed_unasked_and_an_order_is_whole_or_not_there(
    preferences: Preferences, acts: list[Act]
) -> None:
    async def play(folder: Path) -> None:
        # No job begins: what becomes of each, the acts say.
        world = World(folder, parallel_jobs=0)
        world.preferences = preferences
        for act in acts:
            await act(world)
            assert "purchase" not in world.store.claims
        assert all(estimate(job.request.draft).credits == job.estimated_credits for job in world.store.kept.values())
        await world.runner.close()

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(play(Path(folder)))
