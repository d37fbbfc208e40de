"""Several jobs at once, and what listeners are told of them."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

from pikadesk.domain.errors import Stopped
from pikadesk.domain.job import Cancelled, Queued, Saved
from pikadesk.services.ports import TransferProgress
from tests.fakes import FakeApi, World, until


async def test_as_many_jobs_run_at_once_as_the_settings_say(world: World) -> None:
    world.api.polls = 0
    world.steps.hold("poll")
    jobs = [await world.runner.enqueue(world.text(str(number))) for number in range(5)]
    await world.steps.reached("poll", 2)
    assert [world.runner.active(job.id) for job in jobs] == [True, True, False, False, False]
    assert isinstance(world.runner.jobs[jobs[2].id].state, Queued)
    # What the settings say now counts when the next place becomes free.
    world.parallel_jobs = 3
    world.steps.let("poll")
    world.steps.let("poll")
    await until(lambda: world.runner.active(jobs[2].id))
    world.steps.free()
    for job in jobs:
        assert isinstance((await world.runner.settled(job.id)).state, Saved)


async def test_jobs_begin_in_the_order_in_which_they_were_enqueued(world: World) -> None:
    world.parallel_jobs = 1
    jobs = [await world.runner.enqueue(world.text(str(number))) for number in range(5)]
    await world.runner.cancel(jobs[2].id)
    for job in jobs:
        await world.runner.settled(job.id)
    assert [body["promptObject"]["prompt"] for body in world.api.submits] == ["0", "1", "3", "4"]
    assert world.runner.jobs[jobs[2].id].state == Cancelled()


async def test_three_uploads_at_once_are_the_most(world: World) -> None:
    world.parallel_jobs = 6
    world.steps.hold("upload")
    jobs = [await world.runner.enqueue(world.scenes("duck.jpg", "boat.jpg")) for _ in range(6)]
    await world.steps.reached("upload", 3)
    await asyncio.sleep(0.02)
    assert len(world.steps.waiting) == 3
    world.steps.free()
    for job in jobs:
        assert isinstance((await world.runner.settled(job.id)).state, Saved)
    assert world.api.most_uploads_at_once <= 3
    assert len(world.api.uploads) == 12


async def test_listeners_are_told_of_every_change_until_they_want_no_more(world: World) -> None:
    told, unsubscribe = world.changes()
    other, _ = world.changes()
    first = await world.runner.enqueue(world.text())
    assert set(told) == {"Queued"}
    await world.runner.settled(first.id)
    for state in ("Queued", "Uploading", "Submitting", "Generating", "Downloading", "Saved"):
        assert state in told
    # The last word comes when the job is not active any more.
    assert told[-1] == "Saved"
    assert told == other
    unsubscribe()
    count = len(told)
    await world.generate(world.text())
    assert len(told) == count < len(other)


async def test_a_listener_may_end_its_subscription_while_it_is_told(world: World) -> None:
    told: list[str] = []

    def once(job_id: str) -> None:
        told.append(job_id)
        unsubscribe()

    unsubscribe = world.runner.subscribe(once)
    others, _ = world.changes()
    job = await world.generate(world.text())
    assert told == [job.id]
    assert others[-1] == "Saved"


async def test_who_waits_for_a_job_gets_it_as_it_ended(world: World) -> None:
    world.parallel_jobs = 1
    first, second = [await world.runner.enqueue(world.text(prompt)) for prompt in "ab"]
    ended = await asyncio.gather(*(world.runner.settled(job.id) for job in (second, first, second)))
    assert [job.id for job in ended] == [second.id, first.id, second.id]
    assert all(isinstance(job.state, Saved) for job in ended)
    assert await world.runner.settled(first.id) == world.runner.jobs[first.id]


async def test_waiting_for_a_job_can_be_given_up(world: World) -> None:
    world.steps.hold("poll")
    job = await world.runner.enqueue(world.text())
    waiting = asyncio.ensure_future(world.runner.settled(job.id))
    await world.steps.reached("poll")
    waiting.cancel()
    await asyncio.wait([waiting])
    world.steps.free()
    assert isinstance((await world.runner.settled(job.id)).state, Saved)


async def test_the_bytes_of_a_transfer_are_told_while_it_lasts(world: World) -> None:
    # More than a tenth of a second passes between two of its blocks: each of them is told.
    world.steps.hold("upload", "download")
    size = len(world.api.video)
    job = await world.runner.enqueue(world.scenes("duck.jpg"))
    assert world.runner.progress(job.id) is None
    await world.steps.reached("upload")
    await until(lambda: world.runner.progress(job.id) == (0, 8))
    world.steps.free("upload")
    await world.steps.reached("download")
    assert world.runner.progress(job.id) is None
    seen: list[tuple[int, int | None] | None] = []
    world.runner.subscribe(lambda job_id: seen.append(world.runner.progress(job_id)))
    for quarter in (1, 2, 3, 4):
        await asyncio.sleep(0.11)
        world.steps.let("download")
        await until(lambda quarter=quarter: (size // 4 * quarter, size) in seen or quarter == 4)
        if quarter < 4:
            await world.steps.reached("download")
    world.steps.free()
    assert isinstance((await world.runner.settled(job.id)).state, Saved)
    assert seen[-1] is None
    assert (size, size) in seen
    assert world.runner.progress(job.id) is None


async def test_a_quick_transfer_is_told_of_a_few_times_only(world: World) -> None:
    world.api.video = world.api.video[:-8] + b"\0" * 8
    job = await world.runner.enqueue(world.text())
    seen: set[tuple[int, int | None]] = set()

    def note(job_id: str) -> None:
        progress = world.runner.progress(job_id)
        if progress is not None:
            seen.add(progress)

    world.runner.subscribe(note)
    await world.runner.settled(job.id)
    size = len(world.api.video)
    # The first block and the whole; what comes within a tenth of a second after another is left out.
    assert (size, size) in seen
    assert len(seen) <= 3


class LateApi(FakeApi):
    """A service to which an upload goes on for a moment after it was told to stop."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.ended = threading.Event(), threading.Event()

    def upload(self, file: Path, name: str, progress: TransferProgress, stop: threading.Event) -> str:
        self.begun.set()
        assert self.ended.wait(10)
        progress(8, 8)
        raise Stopped


async def test_a_transfer_of_a_job_that_is_over_is_not_told_any_more(tmp_path: Path) -> None:
    api = LateApi()
    world = World(tmp_path, api=api)
    job = await world.runner.enqueue(world.scenes("duck.jpg"))
    await until(api.begun.is_set)
    await world.runner.cancel(job.id)
    await world.runner.settled(job.id)
    told, _ = world.changes()
    threads = [thread for thread in threading.enumerate() if thread.name == "upload"]
    api.ended.set()
    await until(lambda: not any(thread.is_alive() for thread in threads))
    await asyncio.sleep(0.01)
    assert told == []
    assert world.runner.progress(job.id) is None
