"""Jobs, clips and drafts in a real SQLite file."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import stat
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Thread

import pytest

from pikadesk.adapters.database import Database
from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import blank
from pikadesk.domain.errors import DiskFull, Fault, FolderUnwritable, RecordsUnreadable, StorageError
from pikadesk.domain.job import Cancelled, Charged, Failed
from tests.adapters.databases import Open, opened, query
from tests.adapters.limits import on_a_disk_that_keeps_nothing, on_a_full_disk, without_root
from tests.fakes.contracts import DRAFTS, a_clip, a_job
from tests.fakes.contracts_library import LibraryContract, SharedLibraryContract
from tests.fakes.contracts_records import DraftStoreContract, JobStoreContract


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "pikadesk.db"


class TestJobs(JobStoreContract):
    @pytest.fixture
    def stores(self, open_database: Open) -> Open:
        return open_database


class TestLibrary(LibraryContract, SharedLibraryContract):
    @pytest.fixture
    def library(self, open_database: Open) -> Database:
        return open_database()

    @pytest.fixture
    def libraries(self, open_database: Open) -> Open:
        return open_database


class TestDrafts(DraftStoreContract):
    @pytest.fixture
    def drafts(self, open_database: Open) -> Database:
        return open_database()


async def everything(file: Path) -> tuple[object, ...]:
    async with opened(file) as database:
        return await database.jobs(), await database.clips(), await database.drafts()


def content(file: Path) -> bytes:
    return file.read_bytes()


async def test_all_is_there_after_a_restart(file: Path) -> None:
    async with opened(file) as database:
        await database.put(a_job(1))
        await database.add(a_clip(2))
        await database.put_draft(DRAFTS[Task.FRAMES])
    assert await everything(file) == ([a_job(1)], [a_clip(2)], {Task.FRAMES: DRAFTS[Task.FRAMES]})
    assert query(file, "PRAGMA integrity_check") == [("ok",)]


async def test_two_programs_see_what_the_other_writes(open_database: Open) -> None:
    one, other = open_database(), open_database()
    for number in range(1, 9):
        await asyncio.gather(one.put(a_job(number)), other.put(a_job(100 + number)))
    expected = [a_job(number) for number in [*range(1, 9), *range(101, 109)]]
    assert await one.jobs() == await other.jobs() == expected
    await other.put(a_job(3, Cancelled()))
    assert (await one.jobs())[2] == a_job(3, Cancelled())


def test_many_programs_make_the_file_at_the_same_time(tmp_path: Path) -> None:
    """The window and a verb, started together the first time ever."""
    for number in range(10):
        file = tmp_path / str(number) / "pikadesk.db"
        programs = 6
        start, errors = Barrier(programs), list[BaseException]()

        async def write(database: Database, job: int) -> None:
            await database.put(a_job(job))

        def run(job: int, file: Path = file, start: Barrier = start, errors: list[BaseException] = errors) -> None:
            database = Database(file, file.parent / "locks")
            try:
                start.wait(10)
                asyncio.run(write(database, job))
            except BaseException as error:
                errors.append(error)
            finally:
                database.close()

        threads = [Thread(target=run, args=(job,)) for job in range(1, programs + 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        assert query(file, "SELECT count(*) FROM jobs") == [(programs,)]


async def test_one_that_writes_a_new_file_is_waited_for(file: Path) -> None:
    """SQLite does not, where a file changes over to its write-ahead log."""
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA application_id = 1")
        other.execute("BEGIN IMMEDIATE")
        async with opened(file) as database:
            write = asyncio.ensure_future(database.put(a_job(1)))
            assert await asyncio.wait([write], timeout=0.2) == (set(), {write})
            other.commit()
            await write
            assert await database.jobs() == [a_job(1)]


async def test_closing_waits_for_what_was_asked_for(file: Path) -> None:
    database = Database(file, file.parent / "locks")
    writes = [asyncio.ensure_future(database.put(a_job(number))) for number in range(1, 50)]
    await asyncio.sleep(0)
    database.close()
    await asyncio.gather(*writes)
    database.close()
    assert (await everything(file))[0] == [a_job(number) for number in range(1, 50)]


async def test_a_write_that_nobody_waits_for_any_more_happens_all_the_same(file: Path) -> None:
    """A job's task may be cancelled in the middle of a step that already happened."""
    async with opened(file) as database:
        write = asyncio.ensure_future(database.put(a_job(1)))
        await asyncio.sleep(0)
        write.cancel()
        with pytest.raises(asyncio.CancelledError):
            await write
        assert await database.jobs() == [a_job(1)]


@pytest.mark.parametrize("text", ["half \ud83d a character", "not UTF-8 \udce4", "nothing \0", "𝄞 \u2028 \u202e x"])
async def test_any_text_of_others_can_be_kept(file: Path, text: str) -> None:
    """A server may say anything, and the name of a folder is bytes."""
    fault = Fault("refused", (("message", text), ("status", 400)))
    job, clip = a_job(1, Failed(fault, Charged.NO)), replace(a_clip(1), path=Path(f"/videos/{text}.mp4"))
    async with opened(file) as database:
        await database.put(job)
        await database.add(clip)
        # What cannot be sent is typed all the same.
        await database.put_draft(blank(Task.TEXT).with_value("prompt", text))
    jobs, clips, _ = await everything(file)
    assert (jobs, clips) == ([job], [clip])


Reading = Callable[[Database], Awaitable[object]]
READINGS: list[Reading] = [Database.jobs, Database.clips, Database.drafts]
WRITINGS: list[Reading] = [
    lambda database: database.put(a_job(9)),
    lambda database: database.add(a_clip(9)),
    lambda database: database.put_draft(DRAFTS[Task.TEXT]),
]


async def test_records_of_a_newer_pikadesk_are_left_alone(file: Path) -> None:
    async with opened(file) as database:
        await database.put(a_job(1))
    query(file, "PRAGMA user_version = 99")
    before = content(file)
    async with opened(file) as database:
        for ask in (*READINGS, *WRITINGS):
            with pytest.raises(RecordsUnreadable) as caught:
                await ask(database)
            assert caught.value.fault == Fault("records_unreadable", (("path", str(file)), ("version", 99)))
    assert content(file) == before


@pytest.mark.parametrize(
    "doc", ["", "{", "[]", "{}", "null", '{"request": {}, "path": 7}', '{"state": {"kind": "Flying"}}']
)
async def test_a_record_that_cannot_be_read_is_counted_and_locks_no_other(file: Path, doc: str) -> None:
    async with opened(file) as database:
        for number in (1, 2, 3):
            await database.put(a_job(number))
            await database.add(a_clip(number))
        await database.put_draft(DRAFTS[Task.TEXT])
        for table, one in (("jobs", a_job(2).id), ("clips", a_clip(2).id)):
            query(file, f"UPDATE {table} SET doc = '{doc}' WHERE id = '{one}'")
        query(file, f"UPDATE drafts SET doc = '{doc}'")
        assert database.unreadable == 0
        assert await database.jobs() == [a_job(1), a_job(3)]
        assert database.unreadable == 1
        assert {clip.id for clip in await database.clips()} == {a_clip(1).id, a_clip(3).id}
        assert database.unreadable == 2
        # A form that was half filled in is not worth counting.
        assert await database.drafts() == {}
        await database.put(a_job(4))
        assert database.unreadable == 2
    for table in ("jobs", "clips"):
        assert query(file, f"SELECT count(*) FROM {table} WHERE doc = '{doc}'") == [(1,)], "it is kept as it is"


async def test_a_record_that_cannot_be_read_is_logged_once_by_its_id_alone(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened(file) as database:
        await database.put(a_job(1))
        query(file, """UPDATE jobs SET doc = '{"request": "a private prompt"}'""")
        for _ in range(3):
            assert await database.jobs() == []
    (said,) = (record.getMessage() for record in caplog.records)
    assert a_job(1).id in said and "private" not in said


async def test_a_record_that_can_be_read_again_is_not_counted_any_more(file: Path) -> None:
    async with opened(file) as database:
        await database.put(a_job(1))
        query(file, "UPDATE jobs SET doc = json_remove(doc, '$.created_at')")
        assert (await database.jobs(), database.unreadable) == ([], 1)
        await database.put(a_job(1))
        assert (await database.jobs(), database.unreadable) == ([a_job(1)], 0)


async def test_a_request_that_no_rule_allows_any_more_is_left_out_and_kept(file: Path) -> None:
    async with opened(file) as database:
        await database.put(a_job(1))
        await database.put(a_job(2))
        change = "json_set(doc, '$.request.promptObject.task_type', 'no such model')"
        query(file, f"UPDATE jobs SET doc = {change} WHERE id = '{a_job(1).id}'")
        assert (await database.jobs(), database.unreadable) == ([a_job(2)], 1)
    assert query(file, "SELECT count(*) FROM jobs") == [(2,)]


async def test_records_are_for_this_user_alone(tmp_path: Path) -> None:
    file = tmp_path / "share" / "pikadesk" / "pikadesk.db"
    async with opened(file) as database:
        await database.put(a_job(1))
        rights = {each.name: stat.S_IMODE(each.stat().st_mode) for each in file.parent.iterdir()}
        assert {"pikadesk.db", "pikadesk.db-wal"} <= set(rights)
        assert set(rights.values()) == {0o600}
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (file.parent, file.parent.parent)] == [0o700, 0o700]


async def test_a_draft_of_a_task_that_is_no_more_is_left_out(file: Path) -> None:
    async with opened(file) as database:
        await database.put_draft(DRAFTS[Task.TEXT])
        await database.put_draft(DRAFTS[Task.EFFECTS])
        query(file, "UPDATE drafts SET task = 'sculpture' WHERE task = 'text'")
        assert await database.drafts() == {Task.EFFECTS: DRAFTS[Task.EFFECTS]}


async def test_a_file_from_before_the_first_table_grows_up(file: Path) -> None:
    file.parent.mkdir()
    query(file, "PRAGMA user_version = 0")
    async with opened(file) as database:
        await database.put(a_job(1))
    (version,) = query(file, "PRAGMA user_version")[0]
    assert isinstance(version, int)
    assert version >= 1
    assert (await everything(file))[0] == [a_job(1)]
    # Opening it again changes nothing.
    assert query(file, "PRAGMA user_version") == [(version,)]


def test_a_disk_that_fills_up_is_told_and_nothing_is_lost(file: Path, open_database: Open) -> None:
    async def write_more() -> None:
        async with opened(file) as database:
            assert await database.jobs() == [a_job(1)]
            for ask in WRITINGS:
                with pytest.raises(DiskFull) as caught:
                    await ask(database)
                assert caught.value.fault == Fault("disk_full", (("path", str(file)),))
            # It is still of use.
            assert await database.jobs() == [a_job(1)]

    # It stays open, so that the files that SQLite keeps beside its own are there already.
    asyncio.run(open_database().put(a_job(1)))
    on_a_full_disk(lambda: asyncio.run(write_more()))
    assert asyncio.run(everything(file)) == ([a_job(1)], [], {})
    assert query(file, "PRAGMA integrity_check") == [("ok",)]


def test_what_the_disk_does_not_say_it_has_is_not_called_written(file: Path, open_database: Open) -> None:
    """Or a power cut would take a generation with it that was paid for."""

    async def write() -> None:
        async with opened(file) as database:
            for ask in WRITINGS:
                with pytest.raises(StorageError):
                    await ask(database)

    asyncio.run(open_database().put(a_job(1)))
    on_a_disk_that_keeps_nothing(lambda: asyncio.run(write()))


def test_a_disk_that_was_full_already_is_told(file: Path) -> None:
    async def write() -> None:
        async with opened(file) as database:
            await database.put(a_job(1))

    async def read() -> None:
        async with opened(file) as database:
            with pytest.raises(DiskFull):
                await database.jobs()

    asyncio.run(write())
    on_a_full_disk(lambda: asyncio.run(read()))
    assert asyncio.run(everything(file)) == ([a_job(1)], [], {})


def test_a_full_disk_at_the_first_start_is_told(file: Path) -> None:
    async def start() -> None:
        async with opened(file) as database:
            with pytest.raises(DiskFull):
                await database.jobs()

    on_a_full_disk(lambda: asyncio.run(start()))
    assert asyncio.run(everything(file)) == ([], [], {})


def test_a_folder_that_may_not_be_written_is_told(file: Path) -> None:
    async def ask_all() -> None:
        async with opened(file) as database:
            for ask in (*READINGS, *WRITINGS):
                with pytest.raises(FolderUnwritable) as caught:
                    await ask(database)
                assert caught.value.fault == Fault("folder_unwritable", (("path", str(file)),))
            with pytest.raises(FolderUnwritable):
                database.claim("job")

    file.parent.mkdir(0o500)
    without_root(lambda: asyncio.run(ask_all()))
    file.parent.chmod(0o700)
    shutil.rmtree(file.parent)
    file.parent.touch()
    asyncio.run(ask_all())


def test_records_that_may_only_be_read_can_be_read_or_are_told(file: Path) -> None:
    async def write() -> None:
        async with opened(file) as database:
            await database.put(a_job(1))

    async def ask() -> None:
        async with opened(file) as database:
            with pytest.raises(StorageError):
                await database.put(a_job(2))

    asyncio.run(write())
    file.chmod(0o400)
    file.parent.chmod(0o500)
    without_root(lambda: asyncio.run(ask()))
    file.parent.chmod(0o700)
    assert asyncio.run(everything(file))[0] == [a_job(1)]


async def test_trouble_passes_when_its_cause_does(file: Path) -> None:
    file.parent.touch()
    async with opened(file) as database:
        with pytest.raises(FolderUnwritable):
            await database.put(a_job(1))
        file.parent.unlink()
        await database.put(a_job(1))
        assert await database.jobs() == [a_job(1)]
