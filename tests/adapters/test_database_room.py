"""Room is held for what must be written when the disk is full."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from pikadesk.adapters.database import Database
from pikadesk.domain.errors import DiskFull, FolderUnwritable
from pikadesk.domain.job import Downloading, Generating, Saved
from tests.adapters.databases import opened, query
from tests.adapters.limits import on_a_full_disk, without_root
from tests.fakes.contracts import a_job

LINK = "https://videos.example/a.mp4?X-Amz-Signature=" + "x" * 1_500
STEPS = (Generating("record-1"), Downloading("record-1", LINK), Saved("0" * 32))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pikadesk.db"


def taken(folder: Path) -> int:
    """Return how many bytes of the disk a folder's files really take."""
    return sum(each.stat().st_blocks * 512 for each in folder.iterdir())


def held(file: Path) -> int:
    return sum(each.stat().st_blocks * 512 for each in file.parent.glob("*.reserve"))


async def test_the_room_that_is_let_go_of_is_enough_for_the_rest_of_several_jobs(file: Path) -> None:
    async with opened(file) as database:
        for number in range(1, 9):
            await database.put(a_job(number))
        before = taken(file.parent)
        await database.reserve()
        assert taken(file.parent) - before >= held(file) >= 2**20
        await database.use_reserve()
        assert taken(file.parent) <= before
        for number in range(1, 9):
            for state in STEPS:
                await database.put(a_job(number, state))
        assert taken(file.parent) - before < 2**20


async def test_room_is_held_once_and_again_after_it_was_used(file: Path) -> None:
    async with opened(file) as database:
        for _ in range(3):
            await database.reserve()
        size = held(file)
        before = query(file, "PRAGMA data_version")
        await database.use_reserve()
        await database.use_reserve()
        assert held(file) == 0
        await database.reserve()
        assert held(file) == size
        assert query(file, "PRAGMA data_version") == before


def test_one_that_was_cut_short_is_held_whole(file: Path) -> None:
    file.with_name("pikadesk.db.reserve").write_bytes(b"x" * 100)
    asyncio.run(hold(file))
    assert held(file) >= 2**20


async def hold(file: Path) -> None:
    async with opened(file) as database:
        await database.reserve()


async def refused(database: Database, error: type[Exception]) -> None:
    with pytest.raises(error):
        await database.reserve()


def test_where_there_is_no_room_that_is_told_and_nothing_is_left(file: Path) -> None:
    async def ask(error: type[Exception]) -> None:
        async with opened(file) as database:
            await refused(database, error)

    async def make() -> None:
        async with opened(file) as database:
            await database.put(a_job(1))

    asyncio.run(make())
    on_a_full_disk(lambda: asyncio.run(ask(DiskFull)))
    file.parent.chmod(0o500)
    without_root(lambda: asyncio.run(ask(FolderUnwritable)))
    file.parent.chmod(0o700)
    assert all(each.name.startswith("pikadesk.db") for each in file.parent.iterdir())
    assert held(file) == 0
    assert query(file, "SELECT count(*) FROM jobs") == [(1,)]
