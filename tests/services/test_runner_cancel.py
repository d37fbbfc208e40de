"""Cancelling: at once, before anything is paid for, and never after."""

from __future__ import annotations

import asyncio

import pytest

from pikadesk.domain.errors import RateLimited, TransferBroken
from pikadesk.domain.job import Cancelled, Downloading, Generating, Saved, Submitting, Uploading
from pikadesk.services.preferences import Delivery
from tests.fakes import World, until

BEFORE_PAYING = ["put Uploading", "upload"]


async def _cancelled(world: World, job_id: str) -> None:
    """Check that a job is gone for good, in memory and on disk, and was never sent."""
    assert await world.runner.cancel(job_id)
    world.steps.free()
    world.clock.free()
    job = await world.runner.settled(job_id)
    assert job.state == Cancelled()
    assert world.store.kept[job_id] == job
    assert world.store.claims == set()
    assert not await world.runner.cancel(job_id)
    again = await world.power_cut()
    await again.runner.load(resume=True)
    assert (await again.runner.settled(job_id)).state == Cancelled()
    assert world.api.submits == []


@pytest.mark.parametrize("step", BEFORE_PAYING)
async def test_a_job_that_is_not_paid_for_is_cancelled_at_once(world: World, step: str) -> None:
    world.steps.hold(step)
    job = await world.runner.enqueue(world.scenes("duck.jpg"))
    await world.steps.reached(step)
    await _cancelled(world, job.id)


async def test_a_job_that_waits_is_cancelled(world: World) -> None:
    world.parallel_jobs = 0
    job = await world.runner.enqueue(world.text())
    await _cancelled(world, job.id)


async def test_a_job_is_cancelled_before_its_first_step(world: World) -> None:
    job = await world.runner.enqueue(world.text())
    assert world.runner.active(job.id)
    # No turn of the loop in between: the task has not begun.
    await _cancelled(world, job.id)
    assert world.store.states(job.id) == ["Queued", "Cancelled"]


async def test_a_job_is_cancelled_between_two_pictures(world: World) -> None:
    world.steps.hold("put done")
    enqueueing = asyncio.ensure_future(world.runner.enqueue(world.scenes("duck.jpg", "boat.jpg")))
    for written in range(3):
        await world.steps.reached("put done")
        if written < 2:
            world.steps.let("put done")
    job = enqueueing.result()
    assert isinstance(world.runner.jobs[job.id].state, Uploading)
    assert len(world.api.uploads) == 1
    cancelling = asyncio.ensure_future(_cancelled(world, job.id))
    world.steps.free()
    await cancelling


async def test_a_job_is_cancelled_while_the_service_asks_to_wait(world: World) -> None:
    world.clock.hold()
    world.api.on_upload(RateLimited(3600))
    job = await world.runner.enqueue(world.scenes("duck.jpg"))
    await until(lambda: world.clock.sleepers)
    await _cancelled(world, job.id)


async def test_a_job_is_cancelled_between_two_sends(world: World) -> None:
    world.clock.hold()
    world.api.on_submit(RateLimited(3600))
    job = await world.runner.enqueue(world.text())
    await until(lambda: world.clock.sleepers)
    assert await world.runner.cancel(job.id)
    world.clock.free()
    assert (await world.runner.settled(job.id)).state == Cancelled()
    assert len(world.api.submits) == 1
    assert world.api.charges == []


async def test_cancelling_an_upload_stops_its_thread(world: World) -> None:
    world.steps.hold("upload")
    job = await world.runner.enqueue(world.scenes("duck.jpg"))
    await world.steps.reached("upload")
    (call,) = world.steps.waiting
    assert call.thread is not None
    assert await world.runner.cancel(job.id)
    await until(lambda: not call.thread.is_alive(), "the upload went on")
    assert world.api.uploads == []


async def test_a_cancelled_job_makes_place_for_the_next(world: World) -> None:
    world.parallel_jobs = 1
    world.steps.hold("upload")
    first = await world.runner.enqueue(world.scenes("duck.jpg"))
    second = await world.runner.enqueue(world.text())
    await world.steps.reached("upload")
    assert not world.runner.active(second.id)
    assert await world.runner.cancel(first.id)
    assert isinstance((await world.runner.settled(second.id)).state, Saved)


@pytest.mark.parametrize("step", ["put Submitting", "put done", "submit", "submit answered"])
async def test_once_it_may_leave_it_cannot_be_cancelled(world: World, step: str) -> None:
    world.steps.hold("put Submitting")
    job = await world.runner.enqueue(world.text())
    await world.steps.reached("put Submitting")
    if step != "put Submitting":
        world.steps.hold(step)
        world.steps.free("put Submitting")
        await world.steps.reached(step)
    assert isinstance(world.runner.jobs[job.id].state, Submitting)
    assert not await world.runner.cancel(job.id)
    world.steps.free()
    assert isinstance((await world.runner.settled(job.id)).state, Saved)


@pytest.mark.parametrize(("step", "state"), [("poll", Generating), ("download", Downloading), ("save", Downloading)])
async def test_what_is_paid_for_cannot_be_cancelled(world: World, step: str, state: type) -> None:
    world.steps.hold(step)
    job = await world.runner.enqueue(world.text())
    await world.steps.reached(step)
    assert isinstance(world.runner.jobs[job.id].state, state)
    assert not await world.runner.cancel(job.id)
    world.steps.free()
    assert isinstance((await world.runner.settled(job.id)).state, Saved)


async def test_what_has_ended_cannot_be_cancelled(world: World) -> None:
    for delivery in Delivery:
        world.delivery = delivery
        job = await world.generate(world.text())
        assert not await world.runner.cancel(job.id)
    world.api.on_upload(*[TransferBroken(reason="no_answer")] * 4)
    assert not await world.runner.cancel((await world.generate(world.scenes("duck.jpg"))).id)


async def test_a_cancel_is_kept_until_the_disk_takes_it(world: World) -> None:
    world.parallel_jobs = 0
    job = await world.runner.enqueue(world.text())
    world.store.refuses = lambda _: world.store.refused < 3
    await _cancelled(world, job.id)
    assert world.clock.slept == [1.0, 2.0]


async def test_cancelling_twice_at_once_is_cancelling_once(world: World) -> None:
    world.parallel_jobs = 0
    job = await world.runner.enqueue(world.text())
    answers = await asyncio.gather(*(world.runner.cancel(job.id) for _ in range(3)))
    assert sorted(answers) == [False, False, True]
    assert world.store.states(job.id) == ["Queued", "Cancelled"]


async def test_a_job_of_an_earlier_run_that_was_not_resumed_is_cancelled(world: World) -> None:
    world.steps.hold("upload")
    job = await world.runner.enqueue(world.scenes("duck.jpg"))
    await world.steps.reached("upload")
    again = await world.power_cut()
    await again.runner.load(resume=False)
    assert await again.runner.cancel(job.id)
    assert again.store.kept[job.id].state == Cancelled()
    assert again.store.claims == set()


async def test_another_process_does_not_go_on_with_a_job_whose_cancel_is_not_on_disk_yet(world: World) -> None:
    world.steps.hold("upload", "put Cancelled")
    job = await world.runner.enqueue(world.scenes("duck.jpg"))
    await world.steps.reached("upload")
    cancelling = asyncio.ensure_future(world.runner.cancel(job.id))
    await world.steps.reached("put Cancelled")
    await until(lambda: not world.runner.active(job.id))
    other = world.beside()
    await other.runner.load(resume=True)
    assert not other.runner.active(job.id)
    world.steps.free()
    assert await cancelling
    await other.runner.resume(job.id)
    assert other.runner.jobs[job.id].state == Cancelled()
    assert other.store.claims == world.store.claims == set()
    assert world.api.submits == []
