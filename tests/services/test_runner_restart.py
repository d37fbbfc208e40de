"""Another start of the program: what goes on, what does not, and what another process has."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from pikadesk.domain.errors import DiskFull, Fault, KeyRefused, OutcomeUnknown, RateLimited, StorageError
from pikadesk.domain.job import (
    Cancelled,
    Charged,
    Failed,
    Generating,
    Job,
    Queued,
    Saved,
    Submitting,
    Uncertain,
    Uploading,
)
from tests.fakes import World, until
from tests.fakes.contracts import a_job

INTERRUPTED = Uncertain(Fault("interrupted"))


async def _stopped_at(world: World, step: str) -> Job:
    """Enqueue a job with a picture and wait until it stands at a step."""
    world.steps.hold(step)
    enqueueing = asyncio.ensure_future(world.runner.enqueue(world.scenes("duck.jpg")))
    await world.steps.reached(step)
    if not enqueueing.done():
        world.steps.let(step)
        await world.steps.reached(step)
    return enqueueing.result()


# Where the program ends, what is found on disk then, and what the next program makes of it.
ENDINGS = [
    ("put Uploading", "Queued", Saved, 1),
    ("upload", "Uploading", Saved, 1),
    ("put Submitting", "Uploading", Saved, 1),
    ("submit", "Submitting", Uncertain, 0),
    ("submit answered", "Submitting", Uncertain, 1),
    ("put Generating", "Submitting", Uncertain, 1),
    ("poll", "Generating", Saved, 1),
    ("put Downloading", "Generating", Saved, 1),
    ("download", "Downloading", Saved, 1),
    ("probe", "Downloading", Saved, 1),
    ("save", "Downloading", Saved, 1),
    ("save done", "Downloading", Saved, 1),
    ("add", "Downloading", Saved, 1),
    ("add done", "Downloading", Saved, 1),
    ("put Saved", "Downloading", Saved, 1),
]


@pytest.mark.parametrize(("step", "on_disk", "end", "charges"), ENDINGS, ids=[ending[0] for ending in ENDINGS])
async def test_the_next_program_goes_on_where_the_power_was_cut(
    world: World, step: str, on_disk: str, end: type, charges: int
) -> None:
    job = await _stopped_at(world, step)
    again = await world.power_cut()
    assert type(again.store.kept[job.id].state).__name__ == on_disk
    await again.runner.load(resume=True)
    ended = await again.runner.settled(job.id)
    assert isinstance(ended.state, end)
    assert len(world.api.charges) == charges
    if end is Uncertain:
        assert ended.state == INTERRUPTED
    else:
        clip = again.library.kept[job.id]
        assert list(world.output_folder.iterdir()) == [clip.path]
        assert list((world.folder / "downloads").iterdir()) == []


@pytest.mark.parametrize(
    ("step", "on_disk"),
    [
        ("put Uploading", "Queued"),
        ("upload", "Uploading"),
        ("poll", "Generating"),
        ("download", "Downloading"),
        ("save", "Downloading"),
        ("add", "Downloading"),
    ],
)
async def test_a_program_that_is_closed_leaves_what_the_next_one_goes_on_with(
    world: World, step: str, on_disk: str
) -> None:
    job = await _stopped_at(world, step)
    calls = [call.thread for call in world.steps.waiting]
    await world.runner.close()
    assert not world.runner.active(job.id)
    assert type(world.store.kept[job.id].state).__name__ == on_disk
    assert world.store.claims == set()
    if step in ("upload", "download"):
        await until(lambda: not any(thread and thread.is_alive() for thread in calls), "a transfer went on")
    again = await world.power_cut()
    await again.runner.load(resume=True)
    assert isinstance((await again.runner.settled(job.id)).state, Saved)
    assert len(world.api.charges) == 1


@pytest.mark.parametrize("step", ["put Submitting", "submit", "submit answered", "put Generating"])
async def test_closing_waits_a_little_for_the_answer_to_a_paid_request(world: World, step: str) -> None:
    job = await _stopped_at(world, step)
    closing = asyncio.ensure_future(world.runner.close())
    await asyncio.sleep(0.01)
    assert not closing.done()
    world.steps.free()
    await closing
    # The answer is written down, and no more is done.
    assert isinstance(world.store.kept[job.id].state, Generating)
    assert world.api.polled == []
    assert len(world.api.charges) == 1


async def test_closing_while_the_service_refuses_leaves_nothing_to_do(world: World) -> None:
    world.api.on_submit(KeyRefused(status=401))
    job = await _stopped_at(world, "submit")
    closing = asyncio.ensure_future(world.runner.close())
    await asyncio.sleep(0)
    world.steps.free()
    await closing
    assert world.store.kept[job.id].state == Failed(KeyRefused(status=401).fault, Charged.NO)


async def test_closing_while_the_service_asks_to_wait_sends_nothing_more(world: World) -> None:
    world.api.on_submit(RateLimited(60))
    job = await _stopped_at(world, "submit")
    closing = asyncio.ensure_future(world.runner.close())
    await asyncio.sleep(0)
    world.steps.free()
    await closing
    assert len(world.api.submits) == 1
    assert isinstance(world.store.kept[job.id].state, Uploading)
    assert world.clock.slept == []


class HurriedLoop(asyncio.SelectorEventLoop):
    """An event loop on which a second passes in ten milliseconds, while something keeps it awake."""

    def time(self) -> float:
        return super().time() * 100


def test_closing_does_not_wait_for_ever(world: World) -> None:
    async def run() -> None:
        job = await _stopped_at(world, "submit answered")
        closing = asyncio.ensure_future(world.runner.close())
        await until(closing.done, "it waits for ever")
        again = await world.power_cut()
        await again.runner.load(resume=True)
        assert (await again.runner.settled(job.id)).state == INTERRUPTED

    with asyncio.Runner(loop_factory=HurriedLoop) as runner:
        runner.run(run())


async def test_closing_ends_the_queue_and_what_is_enqueued_later_waits_for_the_next_program(world: World) -> None:
    world.parallel_jobs = 1
    first = await _stopped_at(world, "poll")
    second = await world.runner.enqueue(world.text("second"))
    await world.runner.close()
    third = await world.runner.enqueue(world.text("third"))
    await world.runner.resume(first.id)
    assert not any(world.runner.active(job.id) for job in (first, second, third))
    assert [type(job.state).__name__ for job in world.store.kept.values()] == ["Generating", "Queued", "Queued"]
    again = await world.power_cut()
    await again.runner.load(resume=True)
    for job in (first, second, third):
        assert isinstance((await again.runner.settled(job.id)).state, Saved)
    assert [body["promptObject"]["prompt"] for body in world.api.submits] == ["they meet", "second", "third"]


async def test_closing_with_nothing_to_do_is_done_at_once(world: World) -> None:
    await world.runner.close()
    await world.runner.close()


async def test_loading_tells_of_every_job_and_begins_none_unless_it_is_asked_to(world: World) -> None:
    for number, state in enumerate((Queued(), Generating("r1"), Saved("x"), INTERRUPTED)):
        await world.store.put(a_job(number, state))
    told, _ = world.changes()
    await world.runner.load(resume=False)
    assert told == ["Queued", "Generating", "Saved", "Uncertain"]
    assert list(world.runner.jobs.values()) == list(world.store.kept.values())
    assert world.store.claims == set()
    assert not any(map(world.runner.active, world.runner.jobs))
    await world.runner.resume(a_job(0).id)
    assert isinstance((await world.runner.settled(a_job(0).id)).state, Saved)


async def test_a_wait_that_was_asked_for_outlasts_the_program(world: World) -> None:
    world.clock.hold()
    world.api.on_submit(RateLimited(100))
    job = await world.runner.enqueue(world.text())
    await until(lambda: world.clock.sleepers)
    world.clock.advance(40)
    again = await world.power_cut()
    await again.runner.load(resume=True)
    await until(lambda: again.clock.sleepers)
    assert again.clock.slept == [60]
    again.clock.free()
    assert isinstance((await again.runner.settled(job.id)).state, Saved)
    assert len(world.api.charges) == 1


async def test_a_wait_that_is_over_is_not_waited_again(world: World) -> None:
    now = world.clock.now()
    await world.store.put(a_job(1, Uploading({}, now)))
    world.clock.advance(500)
    await world.runner.load(resume=True)
    assert isinstance((await world.runner.settled(a_job(1).id)).state, Saved)
    assert world.clock.slept[0] == 0


async def test_resuming_what_runs_waits_or_has_ended_changes_nothing(world: World) -> None:
    world.parallel_jobs = 1
    ended = await world.generate(world.text())
    running = await _stopped_at(world, "poll")
    waiting = await world.runner.enqueue(world.text("second"))
    count = len(world.store.history)
    for job in (ended, running, waiting):
        await world.runner.resume(job.id)
    assert len(world.store.history) == count
    assert world.store.claims == {running.id, waiting.id}
    world.steps.free()
    assert isinstance((await world.runner.settled(waiting.id)).state, Saved)
    assert len(world.api.charges) == 3


async def test_resuming_twice_at_once_is_resuming_once(world: World) -> None:
    world.api.on_poll(*[None] * 10)
    job = await world.generate(world.text())
    assert isinstance(job.state, Uncertain)
    await asyncio.gather(*(world.runner.resume(job.id) for _ in range(3)))
    assert isinstance((await world.runner.settled(job.id)).state, Saved)
    assert world.store.states(job.id).count("Generating") == 2


async def test_what_another_process_works_on_is_left_alone(world: World) -> None:
    job = await _stopped_at(world, "upload")
    other = world.beside()
    await other.runner.load(resume=True)
    assert not other.runner.active(job.id)
    await other.runner.resume(job.id)
    assert not await other.runner.cancel(job.id)
    assert not other.runner.active(job.id)
    assert other.runner.jobs[job.id].open
    world.steps.free()
    assert isinstance((await world.runner.settled(job.id)).state, Saved)
    assert len(world.api.submits) == 1


@pytest.mark.parametrize("verb", ["resume", "cancel"])
async def test_what_another_process_has_done_meanwhile_is_not_done_again(world: World, verb: str) -> None:
    job = await _stopped_at(world, "upload")
    other = world.beside()
    await other.runner.load(resume=True)
    assert isinstance(other.runner.jobs[job.id].state, Uploading)
    world.steps.free()
    saved = await world.runner.settled(job.id)
    told, _ = other.changes()
    # The other program has not heard of it: its user still sees a job that is not paid for.
    assert not await getattr(other.runner, verb)(job.id)
    assert await other.runner.settled(job.id) == saved
    assert "Saved" in told
    assert other.store.kept[job.id] == saved
    assert other.store.claims == set()
    assert len(world.api.submits) == 1
    assert other.api.submits is world.api.submits


async def test_what_another_process_did_while_the_jobs_were_read_is_not_done_again(world: World) -> None:
    job = await world.generate(world.text())
    stale = replace(job, state=Uploading({}))
    other = world.beside()
    other.store.on_jobs([stale])
    await other.runner.load(resume=True)
    assert await other.runner.settled(job.id) == job
    assert len(world.api.submits) == 1
    assert other.store.claims == set()


async def test_memory_knows_more_than_a_disk_that_did_not_take_the_last_step(world: World) -> None:
    unknown = OutcomeUnknown(reason="status", status=504)
    world.api.on_submit(unknown)
    world.store.refuses = lambda job: isinstance(job.state, Uncertain)
    job = await world.generate(world.text())
    await world.runner.resume(job.id)
    assert await world.runner.settled(job.id) == job
    assert job.state == Uncertain(unknown.fault)
    assert isinstance(world.store.kept[job.id].state, Submitting)


@pytest.mark.parametrize("verb", ["resume", "cancel"])
async def test_where_the_jobs_cannot_be_read_nothing_is_done(world: World, verb: str) -> None:
    await world.store.put(a_job(1))
    await world.runner.load(resume=False)
    world.store.on_jobs(StorageError(path="pikadesk.db"))
    assert not await getattr(world.runner, verb)(a_job(1).id)
    assert world.runner.jobs[a_job(1).id] == a_job(1)
    assert world.store.claims == set()
    assert world.api.submits == []


async def test_where_the_jobs_cannot_be_read_loading_says_so_and_claims_nothing(world: World) -> None:
    await world.store.put(a_job(1))
    world.store.on_jobs(DiskFull(path="pikadesk.db"), [a_job(1)], DiskFull(path="pikadesk.db"))
    for _ in range(2):
        with pytest.raises(DiskFull):
            await world.runner.load(resume=True)
        assert world.store.claims == set()
        assert world.runner.jobs == {}
    await world.runner.load(resume=True)
    assert isinstance((await world.runner.settled(a_job(1).id)).state, Saved)


@pytest.mark.parametrize("others", [[], [a_job(1)]], ids=["alone", "with another"])
async def test_a_job_that_is_enqueued_while_jobs_are_read_is_begun_once_and_stays_as_it_is(
    world: World, others: list[Job]
) -> None:
    for other in others:
        await world.store.put(other)
    world.steps.hold("jobs read", "poll")
    job = await world.runner.enqueue(world.text("new"))
    loading = asyncio.ensure_future(world.runner.load(resume=True))
    await world.steps.reached("jobs read")
    await world.steps.reached("poll")
    world.steps.free("jobs read")
    await loading
    assert isinstance(world.runner.jobs[job.id].state, Generating)
    world.steps.free()
    for each in (job, *others):
        assert isinstance((await world.runner.settled(each.id)).state, Saved)
    assert len(world.api.charges) == 1 + len(others)


@pytest.mark.parametrize("first", [Cancelled(), Saved("x"), Failed(Fault("refused"), Charged.NO)], ids=str)
async def test_what_has_ended_is_not_begun_again(
    world: World, first: Cancelled | Saved | Failed, caplog: pytest.LogCaptureFixture
) -> None:
    await world.store.put(a_job(1, first))
    await world.runner.load(resume=True)
    await world.runner.resume(a_job(1).id)
    assert world.runner.jobs[a_job(1).id].state == first
    assert world.api.submits == []
    assert caplog.records == []
