"""What the user does with one job: hide it, say what became of its charge, send it again, let its download rest."""

from __future__ import annotations

import asyncio

import pytest

from pikadesk.domain.errors import DiskFull, Fault, ImageRejected, NotReached, OutcomeUnknown, StorageError
from pikadesk.domain.job import (
    Charged,
    Downloading,
    Failed,
    Job,
    Origin,
    OriginKind,
    Queued,
    Saved,
    State,
    Submitting,
    Uncertain,
    Uploading,
)
from pikadesk.services.ports import NotMade
from tests.fakes import SMALL_VIDEO, World, until
from tests.fakes.contracts import a_job

UNKNOWN = OutcomeUnknown(reason="connection_lost")


async def _uncertain(world: World) -> Job:
    world.api.on_submit(UNKNOWN)
    job = await world.generate(world.scenes("duck.jpg"))
    assert job.state == Uncertain(UNKNOWN.fault)
    return job


# Hiding.


@pytest.mark.parametrize("step", ["upload", "put Submitting", "submit", "poll", "download", "save", "put Saved"])
async def test_a_hidden_job_goes_on_and_stays_hidden(world: World, step: str) -> None:
    world.steps.hold(step)
    job = await world.runner.enqueue(world.scenes("duck.jpg"))
    await world.steps.reached(step)
    hiding = asyncio.ensure_future(world.runner.hide(job.id, True))
    await asyncio.sleep(0)
    assert world.runner.jobs[job.id].hidden
    world.steps.free()
    assert await hiding
    saved = await world.runner.settled(job.id)
    assert isinstance(saved.state, Saved)
    assert saved.hidden
    assert world.store.kept[job.id] == saved
    assert world.store.claims == set()
    assert await world.runner.hide(job.id, False)
    assert not world.store.kept[job.id].hidden
    assert world.store.claims == set()


async def test_a_job_that_waits_is_hidden_and_still_waits(world: World) -> None:
    world.parallel_jobs = 0
    job = await world.runner.enqueue(world.text())
    assert await world.runner.hide(job.id, True)
    assert world.runner.waiting == (job.id,)
    assert world.store.claims == {job.id}


async def test_hiding_outlasts_a_paid_request_that_the_disk_did_not_let_leave(world: World) -> None:
    world.steps.hold("put Submitting")
    world.store.refuses = lambda job: isinstance(job.state, Submitting)
    job = await world.runner.enqueue(world.text())
    await world.steps.reached("put Submitting")
    hiding = asyncio.ensure_future(world.runner.hide(job.id, True))
    await world.steps.reached("put Submitting", 2)
    world.steps.free()
    assert await hiding
    rests = await world.runner.settled(job.id)
    assert isinstance(rests.state, Uploading)
    assert rests.hidden
    assert world.api.submits == []


async def test_a_job_is_not_given_back_before_what_was_done_with_it_is_written(world: World) -> None:
    """Else another process goes on with it, and what is written late undoes what that one wrote."""
    world.steps.hold("put Submitting")
    world.store.refuses = lambda job: isinstance(job.state, Submitting) and not job.hidden
    job = await world.runner.enqueue(world.text())
    await world.steps.reached("put Submitting")
    hiding = asyncio.ensure_future(world.runner.hide(job.id, True))
    await world.steps.reached("put Submitting", 2)
    world.steps.let("put Submitting")
    await until(lambda: not world.runner.active(job.id))
    assert world.store.claims == {job.id}
    assert not await world.beside().runner.load(resume=True)
    world.steps.free()
    assert await hiding
    assert world.store.claims == set()


@pytest.mark.parametrize("verb", ["hide", "mark"])
async def test_what_another_process_has_is_left_to_it(world: World, verb: str) -> None:
    await world.store.put(a_job(1, Uncertain(UNKNOWN.fault)))
    await world.runner.load(resume=False)
    world.store.other_program().claim(a_job(1).id)
    verbs = {"hide": world.runner.hide(a_job(1).id, True), "mark": world.runner.mark(a_job(1).id, Charged.YES)}
    assert not await verbs.pop(verb)
    for other in verbs.values():
        other.close()
    assert world.runner.jobs[a_job(1).id] == a_job(1, Uncertain(UNKNOWN.fault))
    # It is at its end all the same: nobody works on it.
    assert not world.runner.elsewhere(a_job(1).id)


# What became of a charge.


@pytest.mark.parametrize("state", [Uncertain(UNKNOWN.fault), Failed(Fault("generation_failed"), Charged.UNKNOWN, "r")])
async def test_the_user_says_what_became_of_a_charge_and_may_take_it_back(
    world: World, state: Uncertain | Failed
) -> None:
    await world.store.put(a_job(1, state))
    await world.runner.load(resume=True)
    for charged in (Charged.YES, Charged.NO, Charged.UNKNOWN):
        assert await world.runner.mark(a_job(1).id, charged)
        kept = world.store.kept[a_job(1).id]
        assert kept == world.runner.jobs[kept.id]
        assert isinstance(kept.state, Uncertain | Failed)
        assert kept.state.charged is charged
    assert world.store.claims == set()


@pytest.mark.parametrize("state", [Saved("x"), Failed(Fault("refused"), Charged.NO), Queued()], ids=str)
async def test_where_nothing_is_in_doubt_there_is_nothing_to_say(world: World, state: State) -> None:
    await world.store.put(a_job(1, state))
    await world.runner.load(resume=False)
    assert not await world.runner.mark(a_job(1).id, Charged.YES)
    assert world.store.kept[a_job(1).id] == a_job(1, state)
    assert world.store.claims == set()


# Sending again.


async def test_an_uncertain_job_is_sent_again_when_the_user_says_so(world: World) -> None:
    job = await _uncertain(world)
    again = await world.runner.send_again(job.id)
    assert again is not None
    assert again.origin == Origin(OriginKind.AGAIN, job.id)
    assert again.request == job.request
    assert isinstance((await world.runner.settled(again.id)).state, Saved)
    assert world.runner.jobs[job.id] == job
    assert world.store.claims == set()
    # Once for each time that the user asked for it.
    assert len(world.api.submits) == 2
    assert len(world.api.uploads) == 2


async def test_pressed_twice_it_is_sent_again_once(world: World) -> None:
    job = await _uncertain(world)
    world.steps.hold("poll")
    first, second = await asyncio.gather(*(world.runner.send_again(job.id) for _ in range(2)))
    assert first is not None
    assert second is not None
    assert first.id == second.id
    await world.steps.reached("poll")
    third = await world.runner.send_again(job.id)
    assert third is not None
    assert third.id == first.id
    world.steps.free()
    await world.runner.settled(first.id)
    assert len(world.api.submits) == 2
    # When that one is at its end, the next press is another one.
    fourth = await world.runner.send_again(job.id)
    assert fourth is not None
    assert fourth.id != first.id


async def test_what_is_under_way_or_made_is_not_sent_again(world: World) -> None:
    world.steps.hold("poll")
    running = await world.runner.enqueue(world.text())
    await world.steps.reached("poll")
    assert await world.runner.send_again(running.id) is None
    world.steps.free()
    saved = await world.runner.settled(running.id)
    assert await world.runner.send_again(saved.id) is None
    assert await world.runner.send_again("one that nobody knows") is None
    assert world.store.claims == set()
    assert len(world.api.submits) == 1


async def test_what_another_process_found_meanwhile_is_not_sent_again(world: World) -> None:
    world.api.on_poll(*[None] * 10)
    job = await world.generate(world.text())
    assert isinstance(job.state, Uncertain)
    other = world.beside()
    await other.runner.load(resume=False)
    await other.runner.resume(job.id)
    assert isinstance((await other.runner.settled(job.id)).state, Saved)
    # Here the job is still shown as uncertain.
    assert isinstance(world.runner.jobs[job.id].state, Uncertain)
    assert await world.runner.send_again(job.id) is None
    assert isinstance(world.runner.jobs[job.id].state, Saved)
    assert len(world.api.submits) == 1


async def test_what_cannot_be_sent_again_says_why(world: World) -> None:
    job = await _uncertain(world)
    world.videos.on_check_writable(DiskFull(path="videos"))
    with pytest.raises(DiskFull):
        await world.runner.send_again(job.id)
    for picture in (world.folder / "images").iterdir():
        picture.unlink()
    with pytest.raises(ImageRejected):
        await world.runner.send_again(job.id)
    assert world.store.claims == set()
    assert len(world.api.submits) == 1


async def test_a_failure_that_may_have_been_charged_is_sent_again_too(world: World) -> None:
    world.api.on_submit(NotMade("r1", "too dark"))
    job = await world.generate(world.text())
    again = await world.runner.send_again(job.id)
    assert again is not None
    assert isinstance((await world.runner.settled(again.id)).state, Saved)


# A download that rests.


async def test_a_download_rests_until_it_is_resumed_and_goes_on_where_it_was(world: World) -> None:
    world.runner.watch()
    world.steps.hold("download")
    job = await world.runner.enqueue(world.text())
    await world.steps.reached("download")
    world.steps.let("download")
    await world.steps.reached("download")
    await until(lambda: world.runner.progress(job.id) is not None)
    quarter = len(SMALL_VIDEO) // 4
    assert await world.runner.rest(job.id)
    assert not world.runner.active(job.id)
    assert world.store.claims == set()
    rests = world.store.kept[job.id]
    assert isinstance(rests.state, Downloading)
    assert rests.received == quarter
    assert rests == world.runner.jobs[job.id]
    # Nothing goes on with it by itself, whatever else is looked after.
    world.runner.preferences_changed()
    await asyncio.sleep(0.02)
    assert not world.runner.active(job.id)
    world.steps.free()
    await world.runner.resume(job.id)
    assert isinstance((await world.runner.settled(job.id)).state, Saved)
    assert world.library.kept[job.id].path.read_bytes().startswith(SMALL_VIDEO)


async def test_a_download_with_trouble_rests_too(world: World) -> None:
    world.clock.hold()
    world.api.on_download(*[NotReached(host="videos.example")] * 2)
    job = await world.runner.enqueue(world.text())
    for _ in range(2):
        await until(lambda: world.clock.sleepers)
        world.clock.advance(2)
    await until(lambda: world.runner.jobs[job.id].trouble is not None and world.clock.sleepers)
    assert await world.runner.rest(job.id)
    world.runner.watch()
    world.clock.advance(1000)
    await asyncio.sleep(0.01)
    assert not world.runner.active(job.id)
    world.clock.free()
    await world.runner.resume(job.id)
    assert isinstance((await world.runner.settled(job.id)).state, Saved)


async def test_what_is_not_fetched_here_does_not_rest(world: World) -> None:
    world.steps.hold("poll", "put Saved")
    job = await world.runner.enqueue(world.text())
    await world.steps.reached("poll")
    assert not await world.runner.rest(job.id)
    world.steps.free("poll")
    await world.steps.reached("put Saved")
    assert not await world.runner.rest(job.id)
    world.steps.free()
    assert isinstance((await world.runner.settled(job.id)).state, Saved)
    assert not await world.runner.rest(job.id)


async def test_a_download_that_is_whole_before_it_could_rest_is_saved(world: World) -> None:
    world.steps.hold("download", "put Downloading")
    job = await world.runner.enqueue(world.text())
    await world.steps.reached("put Downloading")
    world.steps.let("put Downloading")
    await world.steps.reached("download")
    world.steps.let("download")
    await until(lambda: world.runner.progress(job.id) is not None)
    resting = asyncio.ensure_future(world.runner.rest(job.id))
    await world.steps.reached("put Downloading")
    world.steps.free("download")
    await world.runner.settled(job.id)
    world.steps.free()
    assert not await resting
    assert isinstance(world.store.kept[job.id].state, Saved)


async def test_where_the_records_cannot_be_read_nothing_is_noted(world: World) -> None:
    job = await _uncertain(world)
    world.store.on_jobs(*[StorageError(path="pikadesk.db")] * 3)
    assert not await world.runner.hide(job.id, True)
    assert not await world.runner.mark(job.id, Charged.YES)
    assert await world.runner.send_again(job.id) is None
    assert world.runner.jobs[job.id] == job
    assert world.store.claims == set()
