"""Files of earlier versions are read as they were written, and go on."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest

from pikadesk.adapters.database import Database
from pikadesk.domain.catalogue import Task
from pikadesk.domain.errors import DiskFull, Fault
from pikadesk.domain.fingerprint import fingerprint
from pikadesk.domain.job import (
    Cancelled,
    Charged,
    Downloading,
    Failed,
    Generating,
    Job,
    Queued,
    Saved,
    State,
    Submitting,
    Uncertain,
    Uploading,
)
from pikadesk.domain.library import Marks, Query, Sort
from pikadesk.domain.memory import PastPrompt, Preset
from tests.adapters import old_files
from tests.adapters.databases import opened, query
from tests.adapters.limits import on_a_full_disk
from tests.fakes.contracts import DRAFTS, FAULT, NOW, a_clip, a_job

VERSIONS = pytest.mark.parametrize("version", [1, 2, 3])
NEWEST = 4


def at_its_time(number: int) -> dict[str, object]:
    job = a_job(number)
    return {"id": job.id, "created_at": job.created_at, "changed_at": job.changed_at}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "pikadesk.db"


# What the states of `old_files` are today.
STATES: tuple[State, ...] = (
    Queued(),
    Uploading({}),
    Uploading({"ab" * 32: "images/1.jpg"}, NOW + timedelta(seconds=7.5)),
    Submitting({"ab" * 32: "images/1.jpg"}),
    Generating("record-1"),
    Downloading(None, "https://videos.example/a.mp4?X=1"),
    Downloading("record-1", "https://videos.example/a.mp4", 600_000),
    Saved("0" * 32),
    Failed(FAULT, Charged.NO),
    Failed(Fault("generation_failed"), Charged.UNKNOWN, "r"),
    Uncertain(FAULT),
    Uncertain(FAULT, "record-1"),
    Cancelled(),
)
TROUBLED = replace(a_job(task=Task.FRAMES), trouble=Fault("link_expired"))
JOBS = [
    replace(TROUBLED if isinstance(state, Downloading) else a_job(task=Task.FRAMES), **at_its_time(number), state=state)
    for number, state in enumerate(STATES, start=1)
]


@VERSIONS
async def test_everything_is_read(file: Path, version: int) -> None:
    old_files.make(file, version)
    async with opened(file) as database:
        jobs = await database.jobs()
        assert [repr(job) for job in jobs] == [repr(job) for job in JOBS]
        assert await database.clips() == [a_clip(2)]
        assert await database.drafts() == {Task.EFFECTS: DRAFTS[Task.EFFECTS]}
        assert await database.search_prompts() == ([PastPrompt("Möwe", Task.TEXT)] if version >= 2 else [])
        expected = [Preset("Morning", DRAFTS[Task.FRAMES])] if version >= 2 else []
        assert await database.presets(Task.FRAMES) == expected
        assert (database.unreadable, database.set_aside) == (len(old_files.UNREADABLE_CLIPS), None)
    assert query(file, "PRAGMA user_version") == [(NEWEST,)]
    assert query(file, "PRAGMA integrity_check") == [("ok",)]


@VERSIONS
async def test_clips_are_found(file: Path, version: int) -> None:
    """What cannot be read stays as it is, and is left out as before."""
    old_files.make(file, version)
    clip = a_clip(2)
    assert clip.request is not None
    async with opened(file) as database:
        for query_ in (Query(), Query(text="quot new line 🌊"), Query(tasks=frozenset({Task.TEXT}), sort=Sort.TITLE)):
            assert await database.search(query_) == (clip.id,)
        assert await database.places() == {clip.id: clip.path}
        assert await database.made_of([fingerprint(clip.request)]) == {fingerprint(clip.request): [clip]}
        await database.look_through()
        assert database.unreadable == len(old_files.UNREADABLE_CLIPS)
        await database.mark({clip.id: Marks(star=True)})
        assert await database.search(Query(starred=True)) == (clip.id,)
    for number, doc in old_files.UNREADABLE_CLIPS.items():
        assert query(file, f"SELECT doc FROM clips WHERE id = '{number:032x}'") == [(doc,)]


@VERSIONS
async def test_everything_goes_on(file: Path, version: int) -> None:
    """The journal of a job that is older than journals begins with its next step."""
    old_files.make(file, version)
    async with opened(file) as database:
        assert await database.journal(JOBS[3].id) == []
        later = replace(JOBS[3], state=Generating("record-2"))
        await database.put(later)
        await database.add_prompt("waves", Task.TEXT)
        await database.put_preset(Preset("Evening", DRAFTS[Task.TEXT]))
    async with opened(file) as database:
        assert await database.jobs() == [*JOBS[:3], later, *JOBS[4:]]
        (entry,) = await database.journal(later.id)
        assert (entry.state, entry.fingerprint) == (Generating("record-2"), fingerprint(later.request))
        assert (await database.search_prompts())[0] == PastPrompt("waves", Task.TEXT)
        assert await database.presets(Task.TEXT) == [Preset("Evening", DRAFTS[Task.TEXT])]


@VERSIONS
async def test_a_file_that_grew_up_is_the_same_as_a_new_one(tmp_path: Path, version: int) -> None:
    old, new = tmp_path / "old" / "pikadesk.db", tmp_path / "new" / "pikadesk.db"
    old_files.make(old, version)
    for file in (old, new):
        async with opened(file) as database:
            await database.search_prompts()
    tables = "SELECT name, sql FROM sqlite_schema ORDER BY name"
    assert query(old, tables) == query(new, tables)


@VERSIONS
def test_a_disk_without_room_leaves_the_file_as_it_was(file: Path, version: int) -> None:
    async def ask() -> None:
        async with opened(file) as database:
            with pytest.raises(DiskFull):
                await database.put(JOBS[0])

    async def jobs() -> list[Job]:
        async with opened(file) as database:
            return await database.jobs()

    old_files.make(file, version)
    on_a_full_disk(lambda: asyncio.run(ask()))
    assert query(file, "PRAGMA user_version") == [(version,)]
    assert asyncio.run(jobs()) == JOBS


@VERSIONS
def test_several_programs_take_it_further_at_the_same_time(file: Path, version: int) -> None:
    old_files.make(file, version)
    programs = 5
    start, found = Barrier(programs), list[list[Job]]()

    async def ask(database: Database) -> list[Job]:
        return await database.jobs()

    def run() -> None:
        database = Database(file, file.parent / "locks")
        try:
            start.wait(10)
            found.append(asyncio.run(ask(database)))
        finally:
            database.close()

    threads = [Thread(target=run) for _ in range(programs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [JOBS] * programs
