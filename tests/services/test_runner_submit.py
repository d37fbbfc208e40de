"""The paid request: sent once, and what each answer to it means for the money."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from pikadesk.domain.errors import (
    ApiError,
    AsyncRefused,
    CreditsShort,
    DiskFull,
    Fault,
    ImageRejected,
    KeyMissing,
    KeyRefused,
    LinkExpired,
    NotReached,
    OutcomeUnknown,
    PikadeskError,
    RateLimited,
    Refused,
    TransferBroken,
)
from pikadesk.domain.job import Cancelled, Charged, Failed, Generating, Saved, Submitting, Uncertain, Uploading
from pikadesk.services.preferences import Delivery
from tests.fakes import START, World, until

NOT_CHARGED: list[PikadeskError] = [
    NotReached(host="api.example"),
    Refused(status=400, message="prompt too long", field="prompt"),
    Refused(status=403, message="HTTP 403"),
    KeyRefused(status=401, message="not active"),
    CreditsShort(status=406, message="x", required=600_000, available=3),
    KeyMissing(),
]
UNKNOWN: list[PikadeskError] = [
    OutcomeUnknown(reason="connection_lost"),
    OutcomeUnknown(reason="status", status=504),
    OutcomeUnknown(reason="not_json", status=200),
    # Nothing of this can come from `submit`; if it did, it would prove nothing.
    TransferBroken(reason="no_answer"),
    LinkExpired(status=403),
    DiskFull(path="x"),
    ApiError(),
]


def _names(errors: list[PikadeskError]) -> list[str]:
    return [str(error) for error in errors]


@pytest.mark.parametrize("delivery", list(Delivery))
@pytest.mark.parametrize("error", NOT_CHARGED, ids=_names(NOT_CHARGED))
async def test_a_no_ends_the_job_uncharged(world: World, error: PikadeskError, delivery: Delivery) -> None:
    world.delivery = delivery
    world.api.on_submit(error)
    job = await world.generate(world.text())
    assert job.state == Failed(error.fault, Charged.NO)
    assert len(world.api.submits) == 1
    assert world.api.charges == []
    assert world.store.kept[job.id] == job


@pytest.mark.parametrize("delivery", list(Delivery))
@pytest.mark.parametrize("error", UNKNOWN, ids=_names(UNKNOWN))
async def test_no_usable_answer_leaves_it_open_and_nothing_is_sent_again(
    world: World, error: PikadeskError, delivery: Delivery
) -> None:
    world.delivery = delivery
    world.api.on_submit(error)
    job = await world.generate(world.text())
    assert job.state == Uncertain(error.fault)
    await world.runner.resume(job.id)
    assert await world.runner.settled(job.id) == job
    again = await world.power_cut()
    await again.runner.load(resume=True)
    assert (await again.runner.settled(job.id)) == job
    assert len(world.api.submits) == 1


async def test_a_429_waits_as_long_as_it_asks_and_sends_again(world: World) -> None:
    world.api.on_submit(RateLimited(17.5), RateLimited(0))
    job = await world.generate(world.text())
    assert isinstance(job.state, Saved)
    assert len(world.api.submits) == 3
    assert len(world.api.charges) == 1
    assert world.clock.slept[:2] == [17.5, 0]
    assert world.store.states(job.id)[1:7] == ["Uploading", "Submitting"] * 3


async def test_a_429_that_says_nothing_is_waited_out_longer_each_time(world: World) -> None:
    world.api.on_submit(*[RateLimited() for _ in range(5)])
    job = await world.generate(world.text())
    assert isinstance(job.state, Saved)
    assert world.clock.slept[:5] == [5.0, 10.0, 20.0, 40.0, 60.0]
    assert len(world.api.charges) == 1


async def test_six_times_429_is_the_end_uncharged(world: World) -> None:
    world.api.on_submit.always(RateLimited())
    job = await world.generate(world.text())
    assert job.state == Failed(RateLimited().fault, Charged.NO)
    assert len(world.api.submits) == 6
    assert world.api.charges == []


async def test_the_wait_shows_its_end_and_why(world: World) -> None:
    world.clock.hold()
    world.api.on_submit(RateLimited(30))
    job = await world.runner.enqueue(world.text())
    await until(lambda: world.clock.sleepers, "it does not wait")
    waiting = world.runner.jobs[job.id]
    assert waiting.trouble == RateLimited().fault
    assert isinstance(waiting.state, Uploading)
    assert waiting.state.retry_at is not None
    assert (waiting.state.retry_at - START).total_seconds() == 30
    assert waiting.cancellable
    world.clock.advance(29)
    await asyncio.sleep(0.01)
    assert len(world.api.submits) == 1
    world.clock.advance(1)
    world.clock.free()
    assert isinstance((await world.runner.settled(job.id)).state, Saved)


async def test_pictures_are_not_uploaded_again_after_a_429(world: World) -> None:
    world.api.on_submit(RateLimited(1))
    assert isinstance((await world.generate(world.scenes("duck.jpg", "boat.jpg"))).state, Saved)
    assert len(world.api.uploads) == 2


async def test_a_refused_async_is_sent_synchronously_from_then_on(world: World) -> None:
    world.api.on_submit(AsyncRefused(status=400, message="async should not exist"))
    first, second = await world.generate(world.text("a")), await world.generate(world.text("b"))
    assert isinstance(first.state, Saved)
    assert isinstance(second.state, Saved)
    assert ["async" in body for body in world.api.submits] == [True, False, False]
    assert len(world.api.charges) == 2
    assert world.clock.slept[0] == 0
    # Another run of the program asks anew.
    await (await world.power_cut()).generate(world.text("c"))
    assert "async" in world.api.submits[-1]


async def test_nothing_is_sent_unless_the_disk_knows_of_it(world: World) -> None:
    world.store.refuses = lambda job: isinstance(job.state, Submitting)
    job = await world.generate(world.scenes("duck.jpg"))
    assert isinstance(job.state, Uploading)
    assert job.sent_at is None
    assert job.trouble == DiskFull(path="pikadesk.db").fault
    assert world.api.submits == []
    world.store.refuses = lambda _: False
    await world.runner.resume(job.id)
    assert isinstance((await world.runner.settled(job.id)).state, Saved)
    assert len(world.api.uploads) == len(world.api.submits) == 1


async def test_nothing_is_sent_unless_there_is_room_for_its_answer(world: World) -> None:
    world.steps.hold("put Uploading")
    job = await world.runner.enqueue(world.text())
    await world.steps.reached("put Uploading")
    world.store.on_reserve(DiskFull(path="pikadesk.db"))
    world.steps.free()
    rests = await world.runner.settled(job.id)
    assert isinstance(rests.state, Uploading)
    assert rests.trouble == DiskFull(path="pikadesk.db").fault
    assert world.store.states(job.id)[-1] == "Uploading"
    assert world.api.submits == []


async def test_the_answer_is_written_into_the_room_that_was_set_aside(world: World) -> None:
    world.store.reserve_helps = True
    world.store.refuses = lambda job: bool(world.api.charges)
    world.steps.hold("poll")
    job = await world.runner.enqueue(world.text())
    await world.steps.reached("poll")
    assert isinstance(world.store.kept[job.id].state, Generating)
    assert not world.runner.unwritten(job.id)
    again = await world.power_cut()
    await again.runner.load(resume=True)
    assert isinstance((await again.runner.settled(job.id)).state, Saved)
    assert len(world.api.charges) == 1


async def test_while_the_answer_is_not_on_the_disk_the_job_says_so(world: World) -> None:
    world.clock.hold()
    world.store.refuses = lambda job: isinstance(job.state, Generating)
    job = await world.runner.enqueue(world.text())
    await until(lambda: world.clock.sleepers)
    assert world.runner.unwritten(job.id)
    assert world.runner.jobs[job.id].trouble == DiskFull(path="pikadesk.db").fault
    world.store.refuses = lambda _: False
    world.clock.advance(1)
    await until(
        lambda: isinstance(world.store.kept[job.id].state, Generating) and world.store.kept[job.id].trouble is None
    )
    assert world.store.kept[job.id] == world.runner.jobs[job.id]
    assert not world.runner.unwritten(job.id)
    world.clock.free()
    assert isinstance((await world.runner.settled(job.id)).state, Saved)


async def test_patience_with_the_disk_may_end_and_the_video_is_fetched_all_the_same(tmp_path: Path) -> None:
    world = World(tmp_path, patience=4)
    world.store.refuses = lambda job: bool(world.api.charges)
    job = await world.generate(world.text())
    assert isinstance(job.state, Saved)
    assert world.runner.unwritten(job.id)
    assert isinstance(world.store.kept[job.id].state, Submitting)
    assert world.library.kept[job.id].path.exists()
    assert world.clock.slept[:2] == [1.0, 2.0]
    # What does not reach the disk is not said to be done.
    world.store.refuses = lambda _: False
    waits = await world.runner.enqueue(world.text())
    world.store.refuses = lambda job: isinstance(job.state, Cancelled)
    assert not await world.runner.cancel(waits.id)


async def test_an_accepted_request_is_kept_until_the_disk_takes_it(world: World) -> None:
    world.store.refuses = lambda job: isinstance(job.state, Generating) and world.store.refused < 4
    job = await world.generate(world.text())
    assert isinstance(job.state, Saved)
    assert world.clock.slept[:3] == [1.0, 2.0, 4.0]
    assert world.store.states(job.id).count("Generating") == 1
    assert len(world.api.submits) == 1


async def test_a_finished_request_is_kept_until_the_disk_takes_it(world: World) -> None:
    world.delivery = Delivery.SYNCHRONOUS
    world.store.refuses = lambda job: (
        not isinstance(job.state, Saved) and world.store.refused < 2 and bool(world.api.charges)
    )
    job = await world.generate(world.text())
    assert isinstance(job.state, Saved)
    assert world.store.refused == 2


async def test_an_unknown_end_that_the_disk_does_not_take_makes_the_next_run_careful(world: World) -> None:
    world.api.on_submit(OutcomeUnknown(reason="no_answer"))
    world.store.refuses = lambda job: isinstance(job.state, Uncertain)
    job = await world.generate(world.text())
    assert isinstance(job.state, Uncertain)
    again = await world.power_cut()
    await again.runner.load(resume=True)
    assert (await again.runner.settled(job.id)).state == Uncertain(Fault("interrupted"))
    assert len(world.api.submits) == 1


@pytest.mark.parametrize(
    ("on_upload", "on_submit"), [([NotReached(host="x")], []), ([], [KeyRefused(status=401)])], ids=["upload", "submit"]
)
async def test_a_failure_is_told_at_once_and_kept_until_the_disk_takes_it(
    world: World, on_upload: list[PikadeskError], on_submit: list[PikadeskError]
) -> None:
    """Else the next run would go on with what the user was told is over, and pay for it."""
    world.clock.hold()
    world.api.on_upload(*on_upload)
    world.api.on_submit(*on_submit)
    world.store.refuses = lambda job: isinstance(job.state, Failed) and world.store.refused < 2
    told, _ = world.changes()
    job = await world.runner.enqueue(world.scenes("duck.jpg"))
    await until(lambda: world.clock.sleepers, "it does not wait for the disk")
    assert told[-1] == "Failed"
    assert not isinstance(world.store.kept[job.id].state, Failed)
    other = world.beside()
    await other.runner.load(resume=True)
    assert not other.runner.active(job.id)
    world.clock.free()
    ended = await world.runner.settled(job.id)
    assert world.store.kept[job.id] == ended
    assert world.clock.slept == [1.0]
    assert isinstance(ended.state, Failed)
    assert len(world.api.submits) == len(on_submit)


@pytest.mark.parametrize(
    ("error", "waits"),
    [(TransferBroken(reason="connection_lost"), [1.0, 2.0, 4.0]), (RateLimited(), [5.0, 10.0, 20.0])],
    ids=str,
)
async def test_an_upload_that_breaks_off_is_tried_again(world: World, error: PikadeskError, waits: list[float]) -> None:
    world.api.on_upload(error, error, error)
    told: list[Fault | None] = []
    world.runner.subscribe(lambda job_id: told.append(world.runner.jobs[job_id].trouble))
    job = await world.generate(world.scenes("duck.jpg"))
    assert isinstance(job.state, Saved)
    assert job.trouble is None
    assert error.fault in told
    assert world.clock.slept[:3] == waits
    assert len(world.api.uploads) == 1


async def test_an_upload_waits_as_long_as_it_is_asked_to(world: World) -> None:
    world.api.on_upload(RateLimited(0), RateLimited(33))
    await world.generate(world.scenes("duck.jpg"))
    assert world.clock.slept[:2] == [0, 33]


@pytest.mark.parametrize(
    ("error", "attempts"),
    [
        (TransferBroken(reason="connection_lost"), 4),
        (RateLimited(1), 4),
        (NotReached(host="api.example"), 1),
        (Refused(status=400, message="not a picture"), 1),
        (KeyRefused(status=401), 1),
        (KeyMissing(), 1),
        (ImageRejected("duck.jpg", "unreadable"), 1),
    ],
    ids=str,
)
async def test_an_upload_that_cannot_be_done_ends_the_job_uncharged(
    world: World, error: PikadeskError, attempts: int
) -> None:
    world.api.on_upload(*[error] * attempts)
    job = await world.generate(world.scenes("duck.jpg"))
    assert job.state == Failed(error.fault, Charged.NO)
    assert world.api.on_upload.left == 0
    assert world.api.submits == []


async def test_what_was_uploaded_is_known_when_the_next_one_fails(world: World) -> None:
    world.api.on_upload("images/first.jpg", *[TransferBroken(reason="no_answer")] * 4)
    job = await world.generate(world.scenes("duck.jpg", "boat.jpg"))
    assert isinstance(job.state, Failed)
    written = [kept.state for kept in world.store.history if isinstance(kept.state, Uploading)]
    assert list(written[-1].assets.values()) == ["images/first.jpg"]
