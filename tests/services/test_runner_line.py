"""The queue as the user orders it: moved, held, emptied, and the same after another start."""

from __future__ import annotations

import asyncio

import pytest

from pikadesk.domain.job import Cancelled, Job, Saved, Uploading
from tests.fakes import World


async def _line(world: World, count: int = 4) -> list[Job]:
    """Let jobs wait."""
    world.parallel_jobs = 0
    return [await world.runner.enqueue(world.text(str(number))) for number in range(count)]


def _prompts(world: World, job_ids: tuple[str, ...]) -> list[str]:
    return [world.runner.jobs[job_id].request.draft.text("prompt") for job_id in job_ids]


async def _all_begun(world: World) -> list[str]:
    """Let everything run, one after the other, and return the prompts in the order in which they were sent."""
    world.parallel_jobs = 1
    world.runner.preferences_changed()
    for job_id in list(world.runner.jobs):
        await world.runner.settled(job_id)
    return [body["promptObject"]["prompt"] for body in world.api.submits]


async def test_a_job_is_moved_before_another_to_the_front_and_to_the_end(world: World) -> None:
    jobs = await _line(world)
    await world.runner.move(jobs[3].id, jobs[1].id)
    assert _prompts(world, world.runner.waiting) == ["0", "3", "1", "2"]
    await world.runner.move(jobs[0].id, None)
    assert _prompts(world, world.runner.waiting) == ["3", "1", "2", "0"]
    await world.runner.to_front(jobs[2].id)
    await world.runner.to_front(jobs[2].id)
    assert _prompts(world, world.runner.waiting) == ["2", "3", "1", "0"]
    assert list(world.runner.jobs) == [job.id for job in jobs]
    assert await _all_begun(world) == ["2", "3", "1", "0"]


async def test_the_order_outlasts_the_program(world: World) -> None:
    jobs = await _line(world)
    await world.runner.to_front(jobs[2].id)
    await world.runner.move(jobs[0].id, None)
    await world.runner.enqueue(world.text("first"), front=True)
    await world.runner.enqueue(world.text("last"))
    again = await world.power_cut()
    await again.runner.load(resume=True)
    assert _prompts(again, again.runner.waiting) == ["first", "2", "1", "3", "0", "last"]
    assert await _all_begun(again) == ["first", "2", "1", "3", "0", "last"]


async def test_what_does_not_wait_cannot_be_moved_and_nothing_goes_before_it(world: World) -> None:
    world.steps.hold("put Uploading")
    running = await world.runner.enqueue(world.text("running"))
    await world.steps.reached("put Uploading")
    jobs = await _line(world, 2)
    count = len(world.store.history)
    await world.runner.move(running.id, jobs[0].id)
    await world.runner.to_front(running.id)
    assert len(world.store.history) == count
    await world.runner.move(jobs[0].id, running.id)
    assert _prompts(world, world.runner.waiting) == ["1", "0"]


async def test_the_next_free_place_is_for_the_one_that_is_first_although_that_is_not_written_down_yet(
    world: World,
) -> None:
    jobs = await _line(world)
    told, _ = world.changes()
    world.steps.hold("put Queued")
    moving = asyncio.ensure_future(world.runner.to_front(jobs[3].id))
    await world.steps.reached("put Queued")
    assert told == ["Queued"] * 4
    world.steps.hold("put Uploading")
    world.parallel_jobs = 1
    world.runner.preferences_changed()
    await world.steps.reached("put Uploading")
    assert isinstance(world.runner.jobs[jobs[3].id].state, Uploading)
    world.steps.free()
    await moving
    assert isinstance((await world.runner.settled(jobs[3].id)).state, Saved)


async def test_a_paused_queue_begins_nothing_and_lets_go_on_what_runs(world: World) -> None:
    world.steps.hold("poll")
    running = await world.runner.enqueue(world.text("running"))
    await world.steps.reached("poll")
    world.runner.pause()
    waiting = await world.runner.enqueue(world.text("waiting"))
    assert world.runner.paused
    world.steps.free()
    assert isinstance((await world.runner.settled(running.id)).state, Saved)
    assert not world.runner.active(waiting.id)
    await world.runner.resume(waiting.id)
    assert not world.runner.active(waiting.id)
    told, _ = world.changes()
    world.runner.unpause()
    assert not world.runner.paused
    assert told[0] == "Queued"
    assert isinstance((await world.runner.settled(waiting.id)).state, Saved)


async def test_pausing_is_told_to_those_who_show_the_queue(world: World) -> None:
    await _line(world, 2)
    told, _ = world.changes()
    world.runner.pause()
    assert told == ["Queued", "Queued"]


async def test_nothing_is_begun_while_the_queue_is_held(world: World) -> None:
    with world.runner.holding():
        with world.runner.holding():
            job = await world.runner.enqueue(world.text())
        assert world.runner.waiting == (job.id,)
    assert world.runner.active(job.id)
    assert isinstance((await world.runner.settled(job.id)).state, Saved)


async def test_more_places_are_taken_at_once(world: World) -> None:
    jobs = await _line(world)
    world.parallel_jobs = 3
    world.runner.preferences_changed()
    assert [world.runner.active(job.id) for job in jobs] == [True, True, True, False]


@pytest.mark.parametrize("front", [False, True])
async def test_all_that_wait_are_cancelled_and_what_runs_is_not(world: World, front: bool) -> None:
    world.parallel_jobs = 1
    world.steps.hold("poll")
    running = await world.runner.enqueue(world.text("running"))
    await world.steps.reached("poll")
    jobs = [await world.runner.enqueue(world.text(str(number)), front=front) for number in range(3)]
    assert await world.runner.cancel_waiting() == 3
    assert await world.runner.cancel_waiting() == 0
    assert world.runner.waiting == ()
    world.steps.free()
    assert isinstance((await world.runner.settled(running.id)).state, Saved)
    assert all(world.store.kept[job.id].state == Cancelled() for job in jobs)
    assert len(world.api.submits) == 1


async def test_what_was_being_sent_waits_where_the_queue_is_paused_at_the_next_start(world: World) -> None:
    """Uploads are free, and what follows them is not: paused means that nothing new is paid for."""
    world.steps.hold("upload")
    job = await world.runner.enqueue(world.scenes("duck.jpg"))
    await world.steps.reached("upload")
    again = await world.power_cut()
    again.runner.pause()
    await again.runner.load(resume=True)
    assert again.runner.waiting == (job.id,)
    await again.runner.to_front(job.id)
    assert again.api.submits == []
    again.runner.unpause()
    assert isinstance((await again.runner.settled(job.id)).state, Saved)
