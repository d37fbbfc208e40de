"""Jobs that another process has: shown as they are, and gone on with when it leaves them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace

import pytest

from pikadesk.domain.errors import DiskFull, Fault, StorageError
from pikadesk.domain.job import Cancelled, Generating, Job, Saved, Submitting, Uncertain, Uploading
from tests.fakes import Bug, World, until
from tests.fakes.contracts import a_job

Beside = Callable[[], Awaitable[World]]


async def _begun(world: World, step: str) -> Job:
    world.steps.hold(step)
    job = await world.runner.enqueue(world.scenes("duck.jpg"))
    await world.steps.reached(step)
    return job


async def _sent(world: World) -> Job:
    """Begin a job that is paid for, while the time stands still."""
    job = await world.runner.enqueue(world.text())
    await until(lambda: isinstance(world.store.kept[job.id].state, Generating))
    return job


@pytest.fixture
async def beside(world: World) -> AsyncIterator[Beside]:
    """Opens another program that looks after everything, and closes it at the end, together with the first one."""
    windows: list[World] = []

    async def opened() -> World:
        window = world.beside()
        windows.append(window)
        window.clock.hold()
        await window.runner.load(resume=True)
        window.runner.watch()
        return window

    yield opened
    for each in (world, *windows):
        each.steps.free()
        each.clock.free()
        await each.runner.close()


async def _look(window: World) -> None:
    """Let the window look once."""
    await until(lambda: window.clock.sleepers)
    looks = window.clock.slept.count(3)
    window.clock.advance(3)
    await until(lambda: window.clock.slept.count(3) > looks)


async def test_what_another_process_does_is_seen(world: World, beside: Beside) -> None:
    job = await _begun(world, "upload")
    window = await beside()
    assert window.runner.elsewhere(job.id)
    assert not window.runner.active(job.id)
    world.steps.free("upload")
    await until(lambda: isinstance(world.store.kept[job.id].state, Generating))
    told, _ = window.changes()
    await _look(window)
    assert isinstance(window.runner.jobs[job.id].state, Generating)
    assert told == ["Generating"]
    assert window.runner.elsewhere(job.id)
    world.steps.free()
    world.clock.free()
    saved = await world.runner.settled(job.id)
    await until(lambda: not window.runner.elsewhere(job.id))
    assert window.runner.jobs[job.id] == saved
    assert window.store.claims == set()
    assert len(world.api.submits) == 1


async def test_jobs_that_another_process_begins_meanwhile_are_seen_too(world: World, beside: Beside) -> None:
    await _begun(world, "upload")
    window = await beside()
    more = await world.runner.enqueue(world.text("more"))
    await _look(window)
    assert window.runner.elsewhere(more.id)
    assert list(window.runner.jobs) == list(world.runner.jobs)
    world.steps.free()


@pytest.mark.parametrize(
    ("step", "end", "charges"),
    [("poll", Saved, 1), ("download", Saved, 1), ("save done", Saved, 1), ("submit answered", Uncertain, 1)],
)
async def test_what_was_sent_is_gone_on_with_when_its_process_ends(
    world: World, beside: Beside, step: str, end: type, charges: int
) -> None:
    job = await _begun(world, step)
    window = await beside()
    await _look(window)
    assert window.runner.elsewhere(job.id)
    await world.power_cut()
    await _look(window)
    window.clock.free()
    await until(lambda: isinstance(window.runner.jobs[job.id].state, end))
    assert not window.runner.elsewhere(job.id)
    await window.runner.settled(job.id)
    assert window.store.claims == set()
    assert len(world.api.charges) == charges


@pytest.mark.parametrize("step", ["put Uploading", "upload", "put Submitting"])
async def test_what_was_not_sent_waits_for_the_user_when_its_process_ends(
    world: World, beside: Beside, step: str
) -> None:
    """Whoever ended it with Ctrl+C was told that nothing is sent before somebody says so."""
    job = await _begun(world, step)
    window = await beside()
    await world.power_cut()
    await _look(window)
    window.clock.free()
    await until(lambda: not window.runner.elsewhere(job.id))
    await asyncio.sleep(0.01)
    assert window.runner.jobs[job.id].cancellable
    assert not window.runner.active(job.id)
    assert window.store.claims == set()
    assert world.api.submits == []
    await window.runner.resume(job.id)
    assert isinstance((await window.runner.settled(job.id)).state, Saved)


async def test_a_trouble_that_is_over_sends_nothing_that_another_process_left(world: World, beside: Beside) -> None:
    window_of_old = world.beside()
    left = replace(a_job(1, Uploading({})), trouble=DiskFull(path="x").fault)
    await world.store.put(left)
    window_of_old.store.claim(left.id)
    window = await beside()
    assert window.runner.elsewhere(left.id)
    window_of_old.store.release(left.id)
    await _look(window)
    window.runner.preferences_changed()
    await asyncio.sleep(0.02)
    assert not window.runner.active(left.id)
    assert world.api.submits == []


async def test_without_being_asked_to_nobody_looks(world: World) -> None:
    job = await _begun(world, "upload")
    other = world.beside()
    await other.runner.load(resume=True)
    other.runner.preferences_changed()
    assert other.runner.elsewhere(job.id)
    await asyncio.sleep(0.01)
    assert other.clock.slept == []
    world.steps.free()


async def test_what_is_read_late_does_not_undo_what_was_done_here_meanwhile(world: World, beside: Beside) -> None:
    job = await _begun(world, "poll")
    window = await beside()
    window.steps.hold("jobs read")
    await world.store.put(a_job(1, Cancelled()))
    await until(lambda: window.clock.sleepers)
    window.clock.advance(3)
    await window.steps.reached("jobs read")
    # The other one ends, and the user goes on with the job here, while the look still holds what it read before.
    await world.power_cut()
    resuming = asyncio.ensure_future(window.runner.resume(job.id))
    await window.steps.reached("jobs read", 2)
    window.steps.let_call(window.steps.waiting[-1])
    await resuming
    assert window.runner.active(job.id)
    assert not window.runner.elsewhere(job.id)
    window.steps.free()
    window.clock.free()
    assert isinstance((await window.runner.settled(job.id)).state, Saved)
    assert window.store.states(job.id).count("Generating") == 1


async def test_what_is_read_late_does_not_bring_back_what_was_cancelled_meanwhile(world: World, beside: Beside) -> None:
    job = await _begun(world, "upload")
    window = await beside()
    window.steps.hold("jobs read")
    await world.store.put(a_job(1, Cancelled()))
    await until(lambda: window.clock.sleepers)
    window.clock.advance(3)
    await window.steps.reached("jobs read")
    await world.power_cut()
    cancelling = asyncio.ensure_future(window.runner.cancel(job.id))
    await window.steps.reached("jobs read", 2)
    window.steps.let_call(window.steps.waiting[-1])
    assert await cancelling
    told: list[str] = []
    window.runner.subscribe(told.append)
    window.steps.free()
    await asyncio.sleep(0.01)
    assert window.runner.jobs[job.id].state == Cancelled()
    assert told == [a_job(1).id]
    assert window.store.claims == set()


async def test_records_that_cannot_be_read_are_looked_at_again(world: World, beside: Beside) -> None:
    job = await _begun(world, "poll")
    window = await beside()
    window.store.on_jobs(StorageError(path="pikadesk.db"))
    await _look(window)
    await _look(window)
    assert isinstance(window.runner.jobs[job.id].state, Generating)
    assert window.runner.elsewhere(job.id)
    world.steps.free()


async def test_a_job_that_was_not_to_be_had_is_looked_after(world: World) -> None:
    await world.store.put(a_job(1, Submitting({})))
    window = world.beside()
    window.clock.hold()
    await window.runner.load(resume=False)
    window.runner.watch()
    world.store.claim(a_job(1).id)
    await window.runner.resume(a_job(1).id)
    assert window.runner.elsewhere(a_job(1).id)
    world.store.release(a_job(1).id)
    await _look(window)
    await until(lambda: window.runner.jobs[a_job(1).id].state == Uncertain(Fault("interrupted")))


async def test_closing_ends_the_looking(world: World, beside: Beside) -> None:
    await _begun(world, "upload")
    window = await beside()
    await until(lambda: window.clock.sleepers)
    await window.runner.close()
    window.runner.preferences_changed()
    await asyncio.sleep(0)
    window.clock.advance(3)
    await asyncio.sleep(0.01)
    assert window.clock.sleepers == 0
    world.steps.free()


async def test_a_mistake_in_the_looking_ends_it_and_nothing_else(
    world: World, beside: Beside, caplog: pytest.LogCaptureFixture
) -> None:
    job = await _begun(world, "upload")
    window = await beside()
    window.store.on_version(Bug())
    await until(lambda: window.clock.sleepers)
    window.clock.advance(3)
    await until(lambda: any(record.levelno == logging.ERROR for record in caplog.records))
    await asyncio.sleep(0.01)
    assert window.clock.sleepers == 0
    assert window.runner.elsewhere(job.id)
    world.steps.free()


# What another process begins, or does to a job that rests here, while a window is open that knew nothing of it.


@pytest.mark.parametrize("submits", [0, 1])
async def test_a_window_that_was_open_first_learns_of_it(world: World, beside: Beside, submits: int) -> None:
    window = await beside()
    told, _ = window.changes()
    job = await (_sent(world) if submits else _begun(world, "upload"))
    await _look(window)
    assert window.runner.jobs[job.id] == world.store.kept[job.id]
    assert window.runner.elsewhere(job.id)
    assert set(told) == {type(window.runner.jobs[job.id].state).__name__}
    await world.power_cut()
    window.steps.hold("poll")
    await _look(window)
    assert not window.runner.elsewhere(job.id)
    assert window.runner.active(job.id) is bool(submits)
    assert len(world.api.submits) == submits


@pytest.mark.parametrize("submits", [0, 1])
async def test_what_was_begun_and_left_between_two_looks_is_known_too(
    world: World, beside: Beside, submits: int
) -> None:
    window = await beside()
    job = await (_sent(world) if submits else _begun(world, "upload"))
    await world.power_cut()
    window.steps.hold("poll")
    await _look(window)
    assert window.runner.jobs[job.id] == world.store.kept[job.id]
    assert window.runner.active(job.id) is bool(submits)
    # Whatever is looked after, what was not sent is sent by nobody's own will.
    window.runner.preferences_changed()
    await _look(window)
    assert len(world.api.submits) == submits
    await window.runner.resume(job.id)
    window.steps.free()
    window.clock.free()
    assert isinstance((await window.runner.settled(job.id)).state, Saved)
    assert len(world.api.charges) == 1


async def test_nothing_is_read_while_nobody_else_writes(world: World, beside: Beside) -> None:
    await _begun(world, "poll")
    window = await beside()
    await window.runner.enqueue(window.text("its own"))
    await _look(window)
    reads = window.steps.passed.count("jobs read")
    for _ in range(5):
        await _look(window)
    assert window.steps.passed.count("jobs read") == reads


async def test_jobs_stand_in_the_order_in_which_they_were_begun(world: World, beside: Beside) -> None:
    window = await beside()
    await world.store.put(a_job(1))
    late, later = a_job(2), a_job(3)
    await world.store.put(later)
    await _look(window)
    await world.store.put(late)
    await _look(window)
    assert list(window.runner.jobs) == [a_job(1).id, late.id, later.id]


async def test_a_look_that_failed_is_made_up_for(world: World, beside: Beside) -> None:
    window = await beside()
    job = await _sent(world)
    window.store.on_version(StorageError(path="pikadesk.db"))
    await _look(window)
    window.store.on_jobs(StorageError(path="pikadesk.db"))
    await _look(window)
    assert job.id not in window.runner.jobs
    await _look(window)
    assert window.runner.elsewhere(job.id)


async def test_before_the_jobs_of_earlier_runs_are_read_nobody_looks(world: World) -> None:
    await world.store.put(a_job(1, Generating("r1")))
    window = world.beside()
    window.clock.hold()
    window.runner.watch()
    window.runner.watch()
    await _look(window)
    assert window.runner.jobs == {}
    assert window.clock.sleepers == 1
    await window.runner.close()


async def test_a_job_that_is_being_added_here_is_nobody_elses(world: World, beside: Beside) -> None:
    window = await beside()
    window.steps.hold("put done")
    adding = asyncio.ensure_future(window.runner.enqueue(window.text()))
    await window.steps.reached("put done")
    await world.store.put(a_job(1))
    await _look(window)
    assert list(window.runner.jobs) == [a_job(1).id]
    window.steps.free()
    window.clock.free()
    assert isinstance((await window.runner.settled((await adding).id)).state, Saved)


async def test_what_rests_here_rests_on_when_another_process_hides_it(world: World, beside: Beside) -> None:
    window = await beside()
    window.steps.hold("download")
    job = await window.runner.enqueue(window.text())
    while not window.steps.is_waiting("download"):
        window.clock.advance(10)
        await asyncio.sleep(0.001)
    assert await window.runner.rest(job.id)
    window.steps.free()
    await world.runner.load(resume=False)
    assert await world.runner.hide(job.id, True)
    await _look(window)
    await _look(window)
    assert window.runner.jobs[job.id].hidden
    assert not window.runner.active(job.id)
    # Whoever goes on with it there ends it for here as well.
    await world.runner.resume(job.id)
    saved = await world.runner.settled(job.id)
    await _look(window)
    assert window.runner.jobs[job.id] == saved


async def test_a_step_that_waits_for_room_on_the_disk_is_not_undone_by_a_look(world: World, beside: Beside) -> None:
    window = await beside()
    resting = a_job(2, Generating("r2"))
    await window.store.put(resting)
    await window.runner.load(resume=False)
    window.steps.hold("put Generating")
    hiding = asyncio.ensure_future(window.runner.hide(resting.id, True))
    await window.steps.reached("put Generating")
    await world.store.put(a_job(1))
    await _look(window)
    assert a_job(1).id in window.runner.jobs
    assert window.runner.jobs[resting.id].hidden
    window.steps.free()
    assert await hiding
    assert window.store.kept[resting.id].hidden
