"""What damaged records do not tell any more, the videos in the folder do."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import file_name
from pikadesk.domain.draft import blank
from pikadesk.domain.errors import VideoDamaged
from pikadesk.domain.films import recipe_of_part
from pikadesk.domain.job import Cancelled, Charged, Generating, Saved, Uncertain
from pikadesk.domain.journal import RECORDS_DAMAGED
from pikadesk.domain.request import to_recipe
from pikadesk.services.recovery import bring_back
from tests.fakes import SMALL_FACTS, SMALL_VIDEO, FakeJobStore, FakeLibrary, FakeVideoTools, World


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


class Lost:
    """Records that are empty, and the folder of a world."""

    def __init__(self, world: World) -> None:
        self.store, self.library, self.videos = FakeJobStore(), FakeLibrary(), FakeVideoTools()
        self.folder = world.output_folder

    async def bring_back(self) -> None:
        await bring_back(self.store, self.library, self.videos, self.folder)


async def test_every_video_is_a_clip_again_and_its_job_is_there(world: World) -> None:
    jobs = [await world.generate(world.text(prompt)) for prompt in ("waves", "mist", "stars")]
    jobs.append(await world.generate(world.scenes("duck.jpg", "boat.jpg")))
    lost = Lost(world)
    await lost.bring_back()
    assert lost.library.kept == world.library.kept
    found = lost.store.kept
    assert {job_id: job.state for job_id, job in found.items()} == {job.id: job.state for job in jobs}
    for job in jobs:
        again = found[job.id]
        assert (again.request, again.estimated_credits, again.created_at) == (
            job.request,
            job.estimated_credits,
            job.created_at,
        )
        assert again.changed_at == world.library.kept[job.id].created_at
    assert await lost.library.clips() == await world.library.clips()


async def test_doing_it_twice_changes_nothing(world: World) -> None:
    await world.generate(world.text())
    lost = Lost(world)
    await lost.bring_back()
    written = list(lost.store.history)
    await lost.bring_back()
    assert lost.store.history == written
    assert len(lost.library.kept) == 1


async def test_what_is_known_stays_as_it_is(world: World) -> None:
    job = await world.generate(world.text())
    lost = Lost(world)
    elsewhere = replace(world.library.kept[job.id], path=Path("/elsewhere/a.mp4"))
    await lost.library.add(elsewhere)
    for state in (Saved(job.id), Generating("r"), Cancelled()):
        await lost.store.put(replace(job, state=state))
        await lost.bring_back()
        assert lost.store.kept == {job.id: replace(job, state=state)}
        assert lost.library.kept == {job.id: elsewhere}


async def test_a_job_whose_charge_was_doubted_was_charged_where_its_video_is_there(world: World) -> None:
    job = await world.generate(world.text())
    lost = Lost(world)
    doubted = replace(job, state=Uncertain(RECORDS_DAMAGED, None, Charged.NO), trouble=None, rank=5, hidden=True)
    await lost.store.put(doubted)
    await lost.bring_back()
    saved = world.library.kept[job.id]
    assert lost.store.kept[job.id] == replace(doubted, state=job.state, changed_at=saved.created_at)


def _older(world: World, name: str, comment: str | None) -> Path:
    """Write a video as an earlier version did, with a recipe alone, or as any other program does."""
    file = world.output_folder / name
    file.parent.mkdir(exist_ok=True)
    if comment is None:
        file.write_bytes(SMALL_VIDEO)
    else:
        source = world.folder / "source.mp4"
        source.write_bytes(SMALL_VIDEO)
        FakeVideoTools().save(source, comment, file)
    return file


async def test_a_video_of_an_earlier_version_is_a_clip_by_its_recipe(world: World) -> None:
    request = world.text("waves")
    file = _older(world, "2026-01-02_waves_1f0c2a9b.mp4", json.dumps(to_recipe(request.draft)))
    lost = Lost(world)
    await lost.bring_back()
    await lost.bring_back()
    (clip,) = lost.library.kept.values()
    assert (clip.path, clip.request, clip.facts, clip.credits) == (file, request, SMALL_FACTS, None)
    assert abs(clip.created_at.timestamp() - file.stat().st_mtime) < 1
    (job,) = lost.store.kept.values()
    assert (job.id, job.state, job.request, job.estimated_credits) == (clip.id, Saved(clip.id), request, 600_000)
    assert len(clip.id) == 32


async def test_a_part_that_was_cut_out_is_nobodys_job(world: World) -> None:
    """What was charged once for the whole is not to be counted for each copy of a part."""
    whole = to_recipe(world.text("waves").draft)
    _older(world, "waves-part.mp4", json.dumps(recipe_of_part(whole, 1, 2)))
    lost = Lost(world)
    await lost.bring_back()
    assert lost.library.kept == {} and lost.store.kept == {}


@pytest.mark.parametrize("comment", [None, "made with love", "[1", "7", '{"type": "x"}', "[" * 100_000])
async def test_a_video_that_was_saved_without_its_recipe_is_found_by_its_name(
    world: World, comment: str | None
) -> None:
    job = await world.generate(world.text())
    clip = world.library.kept[job.id]
    _older(world, file_name(job), comment)
    lost = Lost(world)
    await lost.store.put(replace(job, state=Uncertain(RECORDS_DAMAGED)))
    await lost.bring_back()
    (again,) = lost.library.kept.values()
    assert (again.id, again.path, again.request, again.facts) == (job.id, clip.path, job.request, SMALL_FACTS)
    assert lost.store.kept[job.id].state == Saved(job.id)


async def test_what_is_not_ours_is_passed_over(world: World) -> None:
    _older(world, "holiday.mp4", "made with love")
    _older(world, "birthday.mp4", None)
    broken = _older(world, "broken.mp4", None)
    broken.write_bytes(b"no video")
    (world.output_folder / "folder.mp4").mkdir()
    (world.output_folder / "waves.txt").write_text("waves")
    lost = Lost(world)
    await lost.bring_back()
    assert (lost.library.kept, lost.store.kept) == ({}, {})


async def test_a_video_that_does_not_play_is_none(world: World) -> None:
    _older(world, "waves.mp4", json.dumps(to_recipe(blank(Task.TEXT).with_value("prompt", "waves"))))
    lost = Lost(world)
    lost.videos.on_probe(VideoDamaged(path="waves.mp4"))
    await lost.bring_back()
    assert (lost.library.kept, lost.store.kept) == ({}, {})


async def test_without_a_folder_there_is_nothing_to_bring_back(world: World) -> None:
    lost = Lost(world)
    await lost.bring_back()
    assert lost.library.kept == {}
