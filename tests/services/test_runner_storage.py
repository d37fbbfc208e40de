"""A disk that is full, a folder that is away, a network that is down: what rests for it goes on when it is over."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from pikadesk.domain.errors import (
    DiskFull,
    FolderUnwritable,
    KeyRefused,
    LinkExpired,
    NotReached,
    PikadeskError,
    RecordsUnreadable,
    StorageError,
    TransferBroken,
    VideoDamaged,
)
from pikadesk.domain.job import Downloading, Generating, Job, Queued, Saved, Uploading
from pikadesk.services.ports import Done
from pikadesk.services.preferences import Delivery
from tests.fakes import SMALL_VIDEO, START, Cut, FakeClock, Garbage, World, until
from tests.fakes.contracts import a_job

FULL = DiskFull(path="videos")


async def _resting(world: World) -> Job:
    """Let a job run until it rests."""
    job = await world.generate(world.text())
    assert job.open
    return job


async def _looks(world: World, count: int = 1) -> None:
    for _ in range(count):
        await until(lambda: world.clock.sleepers)
        world.clock.advance(3)
        await asyncio.sleep(0.005)


@pytest.mark.parametrize("error", [FULL, FolderUnwritable(path="videos"), StorageError(path="videos")], ids=str)
async def test_a_video_that_cannot_be_saved_is_saved_when_it_can_be(world: World, error: StorageError) -> None:
    world.videos.on_save(error)
    world.runner.watch()
    job = await _resting(world)
    assert job.trouble == error.fault
    assert (world.folder / "downloads" / f"{job.id}.mp4").read_bytes() == SMALL_VIDEO
    world.clock.hold()
    world.videos.on_check_writable.always(error)
    await _looks(world, 3)
    assert world.runner.jobs[job.id] == job
    world.videos.on_check_writable.clear()
    world.clock.free()
    await until(lambda: isinstance(world.runner.jobs[job.id].state, Saved))
    assert len(world.api.downloaded) == 1
    assert world.store.claims == set() or world.runner.active(job.id)


async def test_a_download_goes_on_when_there_is_room(world: World) -> None:
    world.api.on_download(Cut(150), FULL)
    world.runner.watch()
    job = await _resting(world)
    assert job.trouble == FULL.fault
    assert job.received == 150
    await until(lambda: isinstance(world.runner.jobs[job.id].state, Saved))
    assert world.library.kept[job.id].path.read_bytes().startswith(SMALL_VIDEO)


async def test_another_folder_is_tried_at_once(world: World) -> None:
    world.videos.on_save(FolderUnwritable(path="videos"))
    job = await _resting(world)
    # Nothing is tried again because time has passed.
    world.clock.hold()
    world.runner.watch()
    world.output_folder = world.folder / "elsewhere"
    world.runner.preferences_changed()
    saved = await until_saved(world, job)
    assert world.library.kept[saved.id].path.parent == world.output_folder


async def until_saved(world: World, job: Job) -> Job:
    await until(lambda: isinstance(world.runner.jobs[job.id].state, Saved))
    return await world.runner.settled(job.id)


async def test_a_network_that_is_away_does_not_end_a_download(world: World) -> None:
    world.api.on_download(*[NotReached(host="videos.example")] * 12, *[TransferBroken(reason="no_answer")] * 5)
    world.runner.watch()
    job = await _resting(world)
    await until_saved(world, job)
    assert len(world.api.downloaded) == 18


async def test_a_link_that_has_ended_is_asked_for_anew_until_there_is_one(world: World) -> None:
    world.api.on_download(*[LinkExpired(status=403)] * 12)
    world.runner.watch()
    job = await _resting(world)
    await until_saved(world, job)
    assert len(world.api.downloaded) == 13
    assert len(world.api.submits) == 1


async def test_a_link_that_has_ended_waits_for_the_user_where_no_other_can_be_asked_for(world: World) -> None:
    world.delivery = Delivery.SYNCHRONOUS
    world.api.on_submit(Done(None, world.api.link("x")))
    world.api.on_download(*[LinkExpired(status=403)] * 5)
    world.runner.watch()
    job = await _resting(world)
    looks = len(world.clock.slept)
    await until(lambda: len(world.clock.slept) > looks + 40)
    assert world.runner.jobs[job.id] == job
    assert len(world.api.downloaded) == 5


async def test_a_network_that_is_away_is_no_matter_of_room(world: World) -> None:
    world.api.on_download(*[NotReached(host="videos.example")] * 5)
    job = await _resting(world)
    world.videos.on_check_writable.always(FULL)
    world.runner.watch()
    await until_saved(world, job)


async def test_what_was_tried_in_vain_is_tried_more_and_more_rarely(world: World) -> None:
    world.videos.on_save.always(FULL)
    job = await _resting(world)
    world.clock.hold()
    world.runner.watch()
    tried = []
    for look in range(1, 80):
        count = len(world.steps.passed)
        await until(lambda: world.clock.sleepers and not world.runner.active(job.id))
        world.clock.advance(3)
        await until(lambda: world.clock.sleepers and not world.runner.active(job.id))
        if "save" in world.steps.passed[count:]:
            tried.append(look)
    assert tried == [1, 2, 4, 8, 16, 32, 64]
    world.videos.on_save.clear()
    world.runner.preferences_changed()
    await until_saved(world, job)


@pytest.mark.parametrize(
    "error", [KeyRefused(status=401), RecordsUnreadable(path="x"), VideoDamaged(path="x")], ids=str
)
async def test_what_does_not_pass_by_itself_waits_for_the_user(world: World, error: PikadeskError) -> None:
    if isinstance(error, KeyRefused):
        world.api.on_poll(error)
    elif isinstance(error, VideoDamaged):
        world.api.on_download(*[Garbage()] * 5)
    else:
        world.videos.on_save(error)
    world.runner.watch()
    job = await _resting(world)
    looks, passed = len(world.clock.slept), list(world.steps.passed)
    await until(lambda: len(world.clock.slept) > looks + 40)
    assert world.steps.passed == passed
    assert world.runner.jobs[job.id] == job


async def test_a_queue_begins_nothing_while_nothing_could_be_saved(world: World) -> None:
    world.parallel_jobs = 0
    jobs = [await world.runner.enqueue(world.text(str(number))) for number in range(3)]
    world.clock.hold()
    world.videos.on_check_writable.always(FULL)
    world.parallel_jobs = 1
    world.runner.watch()
    world.runner.preferences_changed()
    for job in jobs:
        rests = await world.runner.settled(job.id)
        assert rests.state == Queued()
        assert rests.trouble == FULL.fault
        assert world.store.kept[job.id] == rests
    await _looks(world, 2)
    assert world.api.submits == []
    world.videos.on_check_writable.clear()
    world.clock.free()
    for job in jobs:
        await until_saved(world, job)
    # In their order, one at a time, as if nothing had been.
    assert [body["promptObject"]["prompt"] for body in world.api.submits] == ["0", "1", "2"]


async def test_a_paid_request_that_the_disk_did_not_let_leave_leaves_when_it_does(world: World) -> None:
    world.store.refuses = lambda job: (
        "download" not in world.steps.passed and world.store.refused < 3 and bool(world.store.history)
    )
    world.runner.watch()
    job = await world.runner.enqueue(world.text())
    await until_saved(world, job)
    assert len(world.api.submits) == 1


# Links that end.


async def test_a_link_that_has_ended_is_not_even_tried(world: World) -> None:
    ended = Done("record-1", world.api.link("record-1"), 7, START - timedelta(days=1))
    fresh = Done("record-1", world.api.link("record-1"), None, START + timedelta(days=1))
    world.api.on_poll(ended, fresh)
    job = await world.generate(world.text())
    assert isinstance(job.state, Saved)
    assert job.state.credits == 7
    assert world.api.downloaded == [fresh.url]


async def test_a_link_that_has_ended_is_tried_where_there_is_no_other(world: World) -> None:
    """The clock of this computer may be wrong."""
    url = world.api.link("x")
    world.api.on_submit(Done(None, url, None, START - timedelta(days=1)))
    assert isinstance((await world.generate(world.text())).state, Saved)
    assert world.api.downloaded == [url]


# A clock that jumps.


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(days=-1), timedelta(days=1)], ids=str)
async def test_a_wait_is_never_longer_than_it_could_have_been_asked_for(tmp_path: Path, jump: timedelta) -> None:
    world = World(tmp_path, clock=FakeClock(START + jump))
    await world.store.put(a_job(1, Uploading({}, START + timedelta(seconds=60))))
    await world.runner.load(resume=True)
    assert isinstance((await world.runner.settled(a_job(1).id)).state, Saved)
    assert world.clock.slept[0] == (600 if jump < timedelta(0) else 0)


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(days=400)], ids=str)
async def test_a_generation_outlasts_a_jump_of_the_clock(world: World, jump: timedelta) -> None:
    world.clock.hold()
    world.api.polls = 3
    world.api.on_download(Cut(100))
    job = await world.runner.enqueue(world.text())
    await until(lambda: isinstance(world.runner.jobs[job.id].state, Generating) and world.clock.sleepers)
    world.clock.jump(jump)
    for _ in range(10):
        if world.clock.sleepers:
            world.clock.advance(10)
        await asyncio.sleep(0.005)
    saved = await world.runner.settled(job.id)
    assert isinstance(saved.state, Saved)
    assert len(world.api.polled) <= 6
    assert max(world.clock.slept) <= 10
    assert isinstance(saved.made_at, type(START))


async def test_what_rests_at_the_end_of_the_program_is_gone_on_with_by_the_next(world: World) -> None:
    world.videos.on_save(FULL)
    job = await _resting(world)
    again = await world.power_cut()
    await again.runner.load(resume=True)
    assert isinstance((await again.runner.settled(job.id)).state, Saved)
    assert isinstance(job.state, Downloading)
    assert len(world.api.submits) == 1
