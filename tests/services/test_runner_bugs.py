"""An exception that nobody expects is logged once, told to the user, and costs no money."""

from __future__ import annotations

import logging

import pytest

from pikadesk.domain.errors import UNEXPECTED, Stopped
from pikadesk.domain.job import Charged, Downloading, Failed, Generating, Job, Saved, Uncertain, Uploading
from pikadesk.services.preferences import Delivery
from tests.fakes import Bug, World


def _logged_once(caplog: pytest.LogCaptureFixture, job: Job) -> None:
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert job.id in record.getMessage()
    assert record.exc_info is not None
    assert record.exc_info[0] is Bug


async def _resumed(world: World, job: Job) -> Job:
    await world.runner.resume(job.id)
    return await world.runner.settled(job.id)


async def test_before_it_is_paid_for_the_job_ends_uncharged(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.api.on_upload(Bug())
    job = await world.generate(world.scenes("duck.jpg"))
    assert job.state == Failed(UNEXPECTED, Charged.NO)
    assert world.api.submits == []
    _logged_once(caplog, job)


async def test_in_the_first_step_too(world: World, caplog: pytest.LogCaptureFixture) -> None:
    def listener(job_id: str) -> None:
        if isinstance(world.runner.jobs[job_id].state, Uploading):
            raise Bug

    unsubscribe = world.runner.subscribe(listener)
    job = await world.generate(world.text())
    unsubscribe()
    assert job.state == Failed(UNEXPECTED, Charged.NO)
    assert world.api.submits == []
    _logged_once(caplog, job)


@pytest.mark.parametrize("delivery", list(Delivery))
async def test_while_the_request_is_under_way_its_outcome_is_unknown(
    world: World, caplog: pytest.LogCaptureFixture, delivery: Delivery
) -> None:
    world.delivery = delivery
    world.api.on_submit(Bug())
    job = await world.generate(world.text())
    assert job.state == Uncertain(UNEXPECTED)
    assert len(world.api.submits) == 1
    _logged_once(caplog, job)
    assert (await _resumed(world, job)).state == Uncertain(UNEXPECTED)
    assert len(world.api.submits) == 1


async def test_while_it_is_generated_the_job_rests(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.api.on_poll(Bug())
    job = await world.generate(world.text())
    assert isinstance(job.state, Generating)
    assert job.trouble == UNEXPECTED
    _logged_once(caplog, job)
    assert isinstance((await _resumed(world, job)).state, Saved)
    assert len(world.api.submits) == 1


@pytest.mark.parametrize("where", ["on_download", "on_probe", "on_save", "on_add"])
async def test_while_it_is_fetched_the_job_rests(world: World, caplog: pytest.LogCaptureFixture, where: str) -> None:
    {
        "on_download": world.api.on_download,
        "on_probe": world.videos.on_probe,
        "on_save": world.videos.on_save,
        "on_add": world.library.on_add,
    }[where](Bug())
    job = await world.generate(world.text())
    assert isinstance(job.state, Downloading)
    assert job.trouble == UNEXPECTED
    _logged_once(caplog, job)
    assert isinstance((await _resumed(world, job)).state, Saved)
    assert len(world.api.submits) == 1


async def test_after_it_is_saved_it_stays_saved(world: World, caplog: pytest.LogCaptureFixture) -> None:
    def listener(job_id: str) -> None:
        if isinstance(world.runner.jobs[job_id].state, Saved) and not caplog.records:
            raise Bug

    world.runner.subscribe(listener)
    job = await world.generate(world.text())
    assert job.state == Saved(job.id, 600_000)
    assert world.store.kept[job.id] == job
    _logged_once(caplog, job)


async def test_the_other_jobs_go_on(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.parallel_jobs = 1
    world.api.on_submit(Bug())
    first, second = [await world.runner.enqueue(world.text(prompt)) for prompt in "ab"]
    assert isinstance((await world.runner.settled(second.id)).state, Saved)
    _logged_once(caplog, first)


async def test_a_transfer_that_stops_without_being_asked_to_rests(world: World) -> None:
    world.api.on_upload(Stopped())
    job = await world.generate(world.scenes("duck.jpg"))
    assert isinstance(job.state, Uploading)
    assert isinstance((await _resumed(world, job)).state, Saved)
    assert len(world.api.charges) == 1
