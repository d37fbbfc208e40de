"""Waiting for the video, and fetching it: free, and therefore never given up for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from pikadesk.domain.clip import file_name
from pikadesk.domain.errors import (
    DiskFull,
    Fault,
    FolderUnwritable,
    KeyMissing,
    KeyRefused,
    LinkExpired,
    NotReached,
    PikadeskError,
    RateLimited,
    Refused,
    StorageError,
    TransferBroken,
    VideoDamaged,
)
from pikadesk.domain.job import Downloading, Generating, Job, Saved, Uncertain
from pikadesk.services.ports import Done, NotMade, Working
from pikadesk.services.preferences import Delivery
from tests.fakes import SMALL_VIDEO, Cut, Garbage, World

BLIPS: list[PikadeskError] = [
    TransferBroken(reason="status", status=502),
    NotReached(host="api.example"),
    RateLimited(3),
    Refused(status=404, message="HTTP 404"),
]


def _troubles(world: World) -> list[Fault]:
    """Collect every trouble that listeners can see."""
    seen: list[Fault] = []

    def note(job_id: str) -> None:
        trouble = world.runner.jobs[job_id].trouble
        if trouble is not None and trouble not in seen[-1:]:
            seen.append(trouble)

    world.runner.subscribe(note)
    return seen


async def _resumed(world: World, job: Job) -> Job:
    await world.runner.resume(job.id)
    return await world.runner.settled(job.id)


async def test_polls_become_rarer(world: World) -> None:
    world.api.polls = 12
    await world.generate(world.text())
    slept = world.clock.slept[:13]
    assert slept == sorted(slept)
    assert (slept[0], slept[-1]) == (1.0, 10.0)
    assert len(world.api.polled) == 13


@pytest.mark.parametrize("blip", BLIPS, ids=str)
async def test_a_blip_does_not_throw_away_what_was_paid_for(world: World, blip: PikadeskError) -> None:
    world.api.on_poll(blip, blip, blip)
    troubles = _troubles(world)
    job = await world.generate(world.text())
    assert isinstance(job.state, Saved)
    assert troubles == [blip.fault]
    assert world.clock.slept[:4] == [1.0, 1.25, 2.0, 4.0]
    assert len(world.api.submits) == 1


async def test_an_answer_ends_the_trouble(world: World) -> None:
    world.api.on_poll(BLIPS[0])
    world.api.polls = 2
    seen: list[Fault | None] = []
    world.runner.subscribe(
        lambda job_id: (
            seen.append(world.runner.jobs[job_id].trouble)
            if isinstance(world.runner.jobs[job_id].state, Generating)
            else None
        )
    )
    await world.generate(world.text())
    assert seen[-1] is None
    assert BLIPS[0].fault in seen


async def test_ten_times_no_such_record_is_uncertain_and_can_be_asked_for_again(world: World) -> None:
    world.api.on_poll(*[None] * 10)
    job = await world.generate(world.text())
    remote_id = world.api.charges[0].remote_id
    assert job.state == Uncertain(Fault("record_unknown"), remote_id)
    assert len(world.api.polled) == 10
    saved = await _resumed(world, job)
    assert isinstance(saved.state, Saved)
    assert world.store.states(job.id)[-4:] == ["Uncertain", "Generating", "Downloading", "Saved"]
    assert len(world.api.submits) == 1


async def test_nine_times_no_such_record_is_not_the_end(world: World) -> None:
    remote_id = "record-1"
    world.api.on_poll(*[None] * 9, Working(remote_id), *[None] * 9)
    assert isinstance((await world.generate(world.text())).state, Saved)
    assert len(world.api.polled) == 21


@pytest.mark.parametrize("error", [KeyRefused(status=401), KeyMissing()], ids=str)
async def test_without_a_good_key_it_rests_until_there_is_one(world: World, error: PikadeskError) -> None:
    world.api.on_poll(error)
    job = await world.generate(world.text())
    assert isinstance(job.state, Generating)
    assert job.trouble == error.fault
    assert world.store.kept[job.id] == job
    assert world.store.claims == set()
    assert not world.runner.active(job.id)
    assert isinstance((await _resumed(world, job)).state, Saved)
    assert len(world.api.submits) == 1


async def test_patience_may_end(tmp_path: Path) -> None:
    world = World(tmp_path, patience=3)
    world.api.on_poll(BLIPS[0], BLIPS[0], Working("record-1"), *BLIPS[:3])
    job = await world.generate(world.text())
    assert isinstance(job.state, Generating)
    assert job.trouble == BLIPS[2].fault
    assert len(world.api.polled) == 6
    assert isinstance((await _resumed(world, job)).state, Saved)


async def test_without_an_end_to_patience_it_asks_on(world: World) -> None:
    world.api.on_poll(*BLIPS * 20)
    assert isinstance((await world.generate(world.text())).state, Saved)
    assert max(world.clock.slept) == 60.0


async def test_a_download_goes_on_where_it_broke_off(world: World) -> None:
    # Each attempt brings something: there may be any number of them.
    world.api.on_download(*[Cut(150)] * 10)
    troubles = _troubles(world)
    job = await world.generate(world.text())
    assert isinstance(job.state, Saved)
    assert troubles == [TransferBroken(reason="connection_lost").fault]
    assert world.library.kept[job.id].path.read_bytes().startswith(SMALL_VIDEO)
    # A fresh link each time; what was charged stays known although a fresh one does not say it.
    assert len(set(world.api.downloaded)) == 11


async def test_what_was_charged_stays_known_when_a_fresh_link_does_not_say_it(world: World) -> None:
    world.api.on_download(Cut(150), Cut(150))
    first, second, third = (world.api.link("record-1") for _ in range(3))
    world.api.on_poll(Done("record-1", first, 7), Done("record-1", second), Done("record-1", third, 9))
    job = await world.generate(world.text())
    assert world.api.downloaded == [first, second, third]
    assert world.library.kept[job.id].credits == 9
    world.api.on_download(Cut(150))
    world.api.on_poll(Done("record-2", first, 7), Done("record-2", second))
    job = await world.generate(world.text())
    assert world.library.kept[job.id].credits == 7


async def test_downloads_that_bring_nothing_rest_after_five(world: World) -> None:
    world.api.on_download(*[NotReached(host="videos.example")] * 5)
    job = await world.generate(world.text())
    assert isinstance(job.state, Downloading)
    assert job.trouble == NotReached(host="videos.example").fault
    assert len(world.api.downloaded) == 5
    assert world.clock.slept[-4:] == [1.0, 2.0, 4.0, 8.0]
    assert world.store.kept[job.id] == job
    assert isinstance((await _resumed(world, job)).state, Saved)


async def test_downloads_that_bring_nothing_count_only_in_a_row(world: World) -> None:
    nothing = [TransferBroken(reason="no_answer")] * 4
    world.api.on_download(*nothing, Cut(100), *nothing[:3], Cut(100), *nothing[:3])
    assert isinstance((await world.generate(world.text())).state, Saved)


async def test_an_expired_link_is_followed_by_a_fresh_one(world: World) -> None:
    world.steps.hold("download")
    job = await world.runner.enqueue(world.text())
    await world.steps.reached("download")
    world.api.expire_links()
    world.steps.free()
    troubles = _troubles(world)
    assert isinstance((await world.runner.settled(job.id)).state, Saved)
    assert troubles == [LinkExpired(status=403).fault]
    assert len(world.api.downloaded) == 2
    assert len(world.api.submits) == 1


@pytest.mark.parametrize(
    "answer", [TransferBroken(reason="no_answer"), KeyMissing(), Working("record-1"), None, NotMade("record-1", "x")]
)
async def test_where_no_fresh_link_can_be_had_the_old_one_is_tried(world: World, answer: object) -> None:
    world.api.on_download(LinkExpired(status=403))
    world.api.on_poll(Done("record-1", world.api.link("record-1")), answer)  # type: ignore[arg-type]
    job = await world.generate(world.text())
    assert isinstance(job.state, Saved)
    assert len(world.api.downloaded) == 2
    assert len(set(world.api.downloaded)) == 1


async def test_without_a_number_no_fresh_link_is_asked_for(world: World) -> None:
    world.delivery = Delivery.SYNCHRONOUS
    world.api.on_submit(Done(None, world.api.link("x")))
    world.api.on_download(*[LinkExpired(status=403)] * 5)
    job = await world.generate(world.text())
    assert isinstance(job.state, Downloading)
    assert world.api.polled == []
    assert isinstance((await _resumed(world, job)).state, Saved)


async def test_a_damaged_video_is_thrown_away_and_fetched_again(world: World) -> None:
    world.api.on_download(Garbage(b"<html>"), Garbage(SMALL_VIDEO[:-1]))
    troubles = _troubles(world)
    job = await world.generate(world.text())
    assert isinstance(job.state, Saved)
    assert [fault.code for fault in troubles] == ["video_damaged"]
    assert world.library.kept[job.id].path.read_bytes().startswith(SMALL_VIDEO)


async def test_a_video_that_is_damaged_every_time_rests_and_can_be_tried_again(world: World) -> None:
    world.api.on_download(*[Garbage()] * 5)
    job = await world.generate(world.text())
    assert isinstance(job.state, Downloading)
    assert job.trouble is not None
    assert job.trouble.code == "video_damaged"
    assert [file.name for file in (world.folder / "downloads").iterdir()] == [f"{job.id}.part"]
    assert isinstance((await _resumed(world, job)).state, Saved)


async def test_a_full_disk_while_downloading_rests_at_once(world: World) -> None:
    world.api.on_download(DiskFull(path="downloads"))
    job = await world.generate(world.text())
    assert isinstance(job.state, Downloading)
    assert job.trouble == DiskFull(path="downloads").fault
    assert isinstance((await _resumed(world, job)).state, Saved)


@pytest.mark.parametrize("delivery", list(Delivery))
async def test_a_video_that_cannot_be_saved_is_kept_until_it_can(world: World, delivery: Delivery) -> None:
    """Even where its link ends meanwhile and the service never gave it a number."""
    world.delivery = delivery
    if delivery is Delivery.SYNCHRONOUS:
        world.api.on_submit(Done(None, world.api.link("x"), 5))
    world.videos.on_save(FolderUnwritable(path="videos"))
    job = await world.generate(world.text())
    assert isinstance(job.state, Downloading)
    assert job.trouble == FolderUnwritable(path="videos").fault
    (kept,) = (world.folder / "downloads").iterdir()
    assert kept.read_bytes() == SMALL_VIDEO
    world.api.expire_links()
    world.output_folder = world.folder / "elsewhere"
    saved = await _resumed(world, job)
    assert isinstance(saved.state, Saved)
    assert world.library.kept[job.id].path == world.output_folder / file_name(job)
    assert len(world.api.downloaded) == 1
    assert list((world.folder / "downloads").iterdir()) == []


async def test_a_kept_video_that_was_damaged_meanwhile_is_fetched_again(world: World) -> None:
    world.videos.on_save(DiskFull(path="videos"))
    job = await world.generate(world.text())
    (kept,) = (world.folder / "downloads").iterdir()
    kept.write_bytes(SMALL_VIDEO[:-5])
    assert isinstance((await _resumed(world, job)).state, Saved)
    assert len(world.api.downloaded) == 2
    assert world.library.kept[job.id].path.read_bytes().startswith(SMALL_VIDEO)


async def test_a_library_that_takes_nothing_rests_and_saves_the_same_file_again(world: World) -> None:
    world.library.on_add(StorageError(path="pikadesk.db"))
    job = await world.generate(world.text())
    assert isinstance(job.state, Downloading)
    assert world.library.kept == {}
    assert isinstance((await _resumed(world, job)).state, Saved)
    assert list(world.output_folder.iterdir()) == [world.library.kept[job.id].path]
    assert len(world.videos.saved) == 2


async def test_a_probe_may_find_the_disk_unreadable(world: World) -> None:
    world.videos.on_probe(VideoDamaged(path="x"), StorageError(path="x"))
    job = await world.generate(world.text())
    assert isinstance(job.state, Downloading)
    assert job.trouble == StorageError(path="x").fault


async def test_what_is_saved_is_written_down_before_its_download_is_thrown_away(world: World) -> None:
    fetched = []

    def refuses(job: Job) -> bool:
        if isinstance(job.state, Saved) and len(fetched) < 2:
            fetched.append([file.name for file in (world.folder / "downloads").iterdir()])
            return True
        return False

    world.store.refuses = refuses
    job = await world.generate(world.text())
    assert fetched == [[f"{job.id}.mp4"]] * 2
    assert world.store.kept[job.id].state == Saved(job.id, 600_000)
    assert list((world.folder / "downloads").iterdir()) == []
