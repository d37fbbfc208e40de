"""A damaged database is set aside, and what can be read of it is in the new one."""

from __future__ import annotations

import asyncio
import shutil
import stat
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from pikadesk.adapters.database import Database
from pikadesk.domain.catalogue import Task
from pikadesk.domain.errors import RecordsUnreadable
from pikadesk.domain.job import Cancelled, Downloading, Generating, Job, Queued, Submitting, Uncertain, Uploading
from pikadesk.domain.journal import RECORDS_DAMAGED
from pikadesk.domain.library import Entry, Query, Sort
from pikadesk.domain.memory import PastPrompt, Preset
from tests.adapters import damage
from tests.adapters.damage import PAGE, Damage, fill, overwrite, salvaged, timeless
from tests.adapters.databases import opened, query, set_aside
from tests.fakes.contracts import DRAFTS, a_clip, a_job

GARBAGE = [
    b"",
    b"not a database at all, but a text" * 300,
    b"short",
    b"\0" * 4096,
    b"SQLite format 3\0" + b"\xff" * 9000,
]
ASKING: list[Callable[[Database], Awaitable[object]]] = [
    Database.jobs,
    Database.clips,
    Database.drafts,
    lambda database: database.journal("a"),
    lambda database: database.put(a_job(1)),
    lambda database: database.add(a_clip(1)),
    lambda database: database.put_draft(DRAFTS[Task.TEXT]),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "pikadesk.db"


def rights(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def jobs_in(file: Path) -> list[Job]:
    async def ask() -> list[Job]:
        async with opened(file) as database:
            return await database.jobs()

    return asyncio.run(ask())


@pytest.mark.parametrize("garbage", GARBAGE)
@pytest.mark.parametrize("ask", ASKING)
async def test_a_file_that_is_no_database_is_set_aside_as_it_is(
    file: Path, garbage: bytes, ask: Callable[[Database], Awaitable[object]]
) -> None:
    file.parent.mkdir()
    await asyncio.to_thread(file.write_bytes, garbage)
    async with opened(file) as database:
        await ask(database)
        (aside,) = set_aside(file)
        assert database.set_aside == aside
        await database.put(a_job(2))
        assert a_job(2) in await database.jobs()
    assert await asyncio.to_thread(aside.read_bytes) == garbage
    assert query(file, "PRAGMA integrity_check") == [("ok",)]
    assert rights(file) == 0o600


DAMAGES: list[Damage] = [
    damage.wipe_head,
    damage.wipe_first_page,
    damage.wipe_some_jobs,
    damage.wipe_roots,
    damage.wipe_index,
    damage.lose_a_table,
]


@pytest.mark.parametrize("long", [False, True], ids=["short", "long"])
@pytest.mark.parametrize("harm", DAMAGES)
def test_every_job_is_there_with_what_leads_to_its_video(file: Path, harm: Damage, long: bool) -> None:
    """What is in the pages that were wiped, the journal knows."""
    written = damage.jobs(long=long)
    fill(file, written)
    harm(file)
    before = file.read_bytes()

    async def ask() -> None:
        async with opened(file) as database:
            # A damaged index is met by a write only.
            await database.put(a_job(1000, Cancelled()))
            found = await database.jobs()
            assert timeless(found[:-1]) == salvaged(written)
            assert found[-1] == a_job(1000, Cancelled())
            assert database.unreadable == 0
            (aside,) = set_aside(file)
            assert database.set_aside == aside
            assert len(await database.journal(written[4].id)) >= 1

    asyncio.run(ask())
    assert set_aside(file)[0].read_bytes() == before
    assert query(file, "PRAGMA integrity_check") == [("ok",)]
    assert timeless(jobs_in(file)[:-1]) == salvaged(written)
    assert len(set_aside(file)) == 1


@pytest.mark.parametrize("harm", [damage.wipe_some_jobs, damage.wipe_index, damage.lose_a_table])
def test_where_tables_can_be_read_everything_else_is_there_too(file: Path, harm: Damage) -> None:
    fill(file, damage.jobs())
    harm(file)

    async def ask() -> None:
        async with opened(file) as database:
            await database.put(a_job(1))
            assert await database.jobs()
            assert [clip.id for clip in await database.clips()] == [a_clip(n).id for n in range(damage.COUNT, 0, -1)]
            assert await database.drafts() == DRAFTS
            assert await database.search_prompts() == [PastPrompt("Möwe", Task.TEXT)]
            everything = await database.entries(await database.search(Query(sort=Sort.OLDEST)))
            assert everything == [Entry(a_clip(n), damage.marks(n)) for n in range(1, damage.COUNT + 1)]
            assert len(await database.search(Query(text="titl туман", tag="sea"))) == damage.COUNT // 2
            assert await database.frame_sources(["ab" * 32]) == {"ab" * 32: damage.FRAME}
            presets = [] if harm is damage.lose_a_table else [Preset("Morning", DRAFTS[Task.FRAMES])]
            assert await database.presets(Task.FRAMES) == presets

    asyncio.run(ask())


@pytest.mark.parametrize("harm", [damage.wipe_head, damage.wipe_first_page, damage.wipe_roots])
def test_what_is_said_of_clips_is_found_in_the_bytes(file: Path, harm: Damage) -> None:
    """The clips could come back out of their files; the user's words could not."""
    fill(file, damage.jobs())
    harm(file)

    async def ask() -> None:
        async with opened(file) as database:
            await database.put(a_job(1))
            everything = await database.entries(await database.search(Query(sort=Sort.OLDEST)))
            assert everything == [Entry(a_clip(n), damage.marks(n)) for n in range(1, damage.COUNT + 1)]
            assert len(await database.search(Query(tag="sea"))) == damage.COUNT // 2

    asyncio.run(ask())


def test_of_what_was_said_of_a_clip_the_last_word_counts(file: Path) -> None:
    """An old page may lie behind the new one."""
    fill(file, [])
    content = file.read_bytes()
    number = damage.pages_with(file, b'"title": "Title 1"')[0]
    page = content[number * PAGE : (number + 1) * PAGE]
    old = page.replace(b'"title": "Title 1"', b'"title": "Earlier"').replace(b"+00:00{", b"-01:00{")
    at = page.index(b'{"star": true, "title": "Title 1"') - len("2026-11-20T12:30:15.250000+00:00")
    year = old[at : at + 4]
    file.write_bytes(content + old.replace(year + b"-", b"2001-"))
    damage.wipe_head(file)

    async def ask() -> None:
        async with opened(file) as database:
            (entry,) = await database.entries([a_clip(1).id])
            assert entry.marks == damage.marks(1)

    asyncio.run(ask())


def test_a_damaged_index_is_made_anew(file: Path) -> None:
    fill(file, damage.jobs())
    (root,) = query(file, "SELECT rootpage FROM sqlite_schema WHERE name = 'words_data'")[0]
    assert isinstance(root, int)
    damage.overwrite(file, (root - 1) * PAGE, b"\xff" * PAGE)

    async def ask() -> None:
        async with opened(file) as database:
            await database.look_through()
            assert database.set_aside is not None
            assert len(await database.search(Query(text="titl туман"))) == damage.COUNT // 2

    asyncio.run(ask())
    assert timeless(jobs_in(file)) == salvaged(damage.jobs())


def test_of_rows_that_lie_on_both_sides_of_a_damaged_page_both_are_there(file: Path) -> None:
    prompts = [f"{number} {'waves ' * 40}".strip() for number in range(200)]

    async def write() -> None:
        async with opened(file) as database:
            for prompt in prompts:
                await database.add_prompt(prompt, Task.TEXT)

    async def read() -> list[str]:
        async with opened(file) as database:
            return [prompt.text for prompt in await database.search_prompts(limit=500)]

    asyncio.run(write())
    found = damage.pages_with(file, b"waves")
    damage.overwrite(file, found[len(found) // 2] * PAGE, bytes(PAGE))
    kept = asyncio.run(read())
    assert (kept[0], kept[-1]) == (prompts[-1], prompts[0])
    assert 150 < len(kept) < 200


def test_what_was_cut_off_is_lost_and_the_rest_is_there(file: Path) -> None:
    written = damage.jobs()
    fill(file, written)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2 // PAGE * PAGE])
    found = jobs_in(file)
    known = {job.id: job for job in written}
    assert len(found) > 10
    assert {job.id for job in found} <= known.keys()


def test_what_was_only_in_the_log_beside_the_file_is_there(file: Path, tmp_path: Path) -> None:
    """A program was killed, and what it had written last is not in the file itself."""
    written = damage.jobs()

    async def write() -> None:
        async with opened(file) as database:
            for job in written:
                await database.put(job)
            await asyncio.to_thread(shutil.copytree, file.parent, tmp_path / "killed")

    asyncio.run(write())
    killed = tmp_path / "killed" / "pikadesk.db"
    assert killed.with_name("pikadesk.db-wal").stat().st_size > 10 * PAGE
    killed.write_bytes(b"no database" * 1000)
    # By its head SQLite knows that it belongs to the file.
    overwrite(killed.with_name("pikadesk.db-wal"), 16, bytes(16))
    assert timeless(jobs_in(killed)) == salvaged(written)
    assert set_aside(killed)[0].with_name(f"{set_aside(killed)[0].name}-wal").exists()


def test_no_job_is_sent_again_that_may_have_been_sent(file: Path) -> None:
    """A row may be older than what happened: only the user can know."""
    fill(file, damage.jobs())
    damage.wipe_some_jobs(file)
    found = jobs_in(file)
    assert not any(isinstance(job.state, Queued | Uploading | Submitting) for job in found)
    doubted = [job for job in found if job.state == Uncertain(RECORDS_DAMAGED)]
    assert len(doubted) == sum(isinstance(job.state, Queued | Uploading | Submitting) for job in damage.jobs())


def test_an_old_page_does_not_take_a_job_back(file: Path) -> None:
    """The journal has the remote id where only the row from before it was sent can be found."""
    job = a_job(1)
    fill(file, [])

    async def write() -> None:
        async with opened(file) as database:
            await database.put(job)
            await database.put(replace(job, state=Submitting({}), changed_at=job.changed_at))
            await database.put(replace(job, state=Generating("record-7"), changed_at=job.changed_at))

    asyncio.run(write())
    content = file.read_bytes()
    at = content.index(b'"state": {"kind": "Generating"', content.index(b'{"request": {"type": "TEXT_TO_VIDEO"'))
    overwrite(file, at, b'"state": {"kind": "Generatinx"')
    damage.wipe_head(file)
    (found,) = jobs_in(file)
    assert found.state == Generating("record-7")


@pytest.mark.parametrize("seed", range(25))
def test_whatever_happens_to_the_bytes_nothing_fails_and_nothing_is_sent(file: Path, seed: int) -> None:
    random = Random(seed)
    written = {job.id: job for job in damage.jobs(long=seed % 2 == 1)}
    fill(file, list(written.values()))
    size = file.stat().st_size
    for _ in range(random.choice([1, 5, 40])):
        length = random.choice([1, 30, PAGE, 5 * PAGE])
        overwrite(file, random.randrange(size), random.choice([bytes(length), random.randbytes(length)]))

    async def ask() -> tuple[list[Job], bool]:
        async with opened(file) as database:
            await database.put(a_job(1000, Cancelled()))
            return await database.jobs(), database.set_aside is not None

    found, damaged = asyncio.run(ask())
    assert found[-1] == a_job(1000, Cancelled())
    if damaged:
        assert not any(isinstance(job.state, Queued | Uploading | Submitting) for job in found[:-1])
        for job in found[:-1]:
            if isinstance(job.state, Generating | Downloading) and job.id in written:
                assert job.request.draft.task == written[job.id].request.draft.task
        assert query(file, "PRAGMA integrity_check") == [("ok",)]


def test_a_newer_pikadesk_s_file_is_not_set_aside_however_damaged_it_is(file: Path) -> None:
    fill(file, damage.jobs())
    query(file, "PRAGMA user_version = 99")
    damage.wipe_roots(file)
    damage.overwrite(file, 100, bytes(PAGE - 100))
    before = file.read_bytes()
    with pytest.raises(RecordsUnreadable) as caught:
        jobs_in(file)
    assert caught.value.fault.get("version") == 99
    assert file.read_bytes() == before
    assert set_aside(file) == []


def test_what_cannot_be_read_by_today_s_rules_is_kept_through_it(file: Path) -> None:
    fill(file, damage.jobs())
    change = "json_set(doc, '$.request.promptObject.task_type', 'no such model')"
    query(file, f"UPDATE jobs SET doc = {change} WHERE id = '{a_job(5).id}'")
    query(file, f"UPDATE journal SET doc = {change} WHERE job_id = '{a_job(5).id}'")
    damage.wipe_index(file)

    async def ask() -> None:
        async with opened(file) as database:
            await database.put(a_job(1))
            assert len(await database.jobs()) == damage.COUNT - 1
            assert database.unreadable == 1

    asyncio.run(ask())
