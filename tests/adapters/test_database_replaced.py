"""A damaged file is replaced under programs that have it open, and whatever cuts that short."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Thread

import pytest

from pikadesk.domain.errors import DiskFull, FolderUnwritable
from pikadesk.domain.job import Cancelled, Generating, Job
from tests.adapters import damage
from tests.adapters.damage import fill, salvaged, timeless
from tests.adapters.databases import Open, opened, query, set_aside
from tests.adapters.limits import on_a_full_disk, without_root
from tests.fakes.contracts import a_clip, a_job

HERE = Path(__file__).parents[2]
ENDED = a_job(1000, Cancelled())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "pikadesk.db"


async def ask(file: Path) -> tuple[list[Job], Path | None]:
    async with opened(file) as database:
        return await database.jobs(), database.set_aside


def jobs_in(file: Path) -> list[Job]:
    return asyncio.run(ask(file))[0]


async def test_a_program_that_has_the_file_open_goes_on_with_the_new_one(file: Path, open_database: Open) -> None:
    """What it writes while the file is set aside is in the new one."""
    await asyncio.to_thread(fill, file, damage.jobs())
    other, third = open_database(), open_database()
    assert len(await other.jobs()) == len(await third.jobs()) == damage.COUNT
    damage.wipe_index(file)
    async with opened(file) as finder:
        await finder.put(ENDED)
        (aside,) = set_aside(file)
        later = replace(damage.jobs()[0], state=Generating("record-9"))
        await other.put(later)
        await other.add(a_clip(500))
        assert ENDED in await other.jobs()
        assert later in await finder.jobs()
        assert other.set_aside == finder.set_aside == aside
        # One that opens it now is not in the way either.
        assert len(await third.jobs()) == damage.COUNT + 1
        # And what they leave behind, when they end, is the new one.
        other.close()
        await finder.put(replace(ENDED, rank=7))
    found, _ = await ask(file)
    assert found == [later, *found[1:-1], replace(ENDED, rank=7)]
    assert query(file, "PRAGMA integrity_check") == [("ok",)]
    assert len(set_aside(file)) == 1


def test_another_process_goes_on_with_the_new_file(file: Path) -> None:
    """Numbers are said after they were written, before and after the file was replaced: all of them are there."""
    command = [sys.executable, "-m", "tests.adapters.writer", file, file.parent / "locks", "1"]
    with subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        said = [program.stdout.readline() for _ in range(40)][1:]
        # Another program's records under the same name are as good as damage: these have no tables.
        query(file, "DROP TABLE presets")
        assert len(jobs_in(file)) >= 39
        said += [program.stdout.readline() for _ in range(40)]
        program.kill()
        said += program.stdout.read().splitlines(keepends=True)
    numbers = [int(line) for line in said if line.endswith("\n")]
    assert len(numbers) >= 79
    assert len(set_aside(file)) == 1
    found = {job.id for job in jobs_in(file)}
    assert {a_job(number).id for number in numbers} <= found


@pytest.mark.parametrize(("harm", "left"), [(damage.wipe_head, damage.jobs()), (damage.empty, [])])
def test_of_many_programs_that_find_the_damage_one_sets_the_file_aside(
    file: Path, harm: damage.Damage, left: list[Job]
) -> None:
    fill(file, damage.jobs())
    harm(file)
    programs = 6
    start, found = Barrier(programs), list[tuple[list[Job], Path | None]]()

    def run() -> None:
        start.wait(10)
        found.append(asyncio.run(ask(file)))

    threads = [Thread(target=run) for _ in range(programs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (aside,) = set_aside(file)
    assert [each for _, each in found] == [aside] * programs
    assert all(timeless(jobs) == salvaged(left) for jobs, _ in found)


def note(file: Path) -> Path:
    return file.with_name("pikadesk.db.set-aside")


def cut_before_it_was_renamed(file: Path) -> None:
    note(file).write_text("pikadesk.db.damaged-20261120T123015Z")


def cut_after_it_was_renamed(file: Path) -> None:
    cut_before_it_was_renamed(file)
    file.rename(file.with_name("pikadesk.db.damaged-20261120T123015Z"))


def cut_while_the_new_one_was_written(file: Path) -> None:
    cut_after_it_was_renamed(file)
    file.with_name("pikadesk.db.new").write_bytes(b"half of a databa")


def cut_before_what_is_beside_it_was_renamed(file: Path) -> None:
    file.with_name("pikadesk.db-wal").write_bytes(b"a log")
    cut_after_it_was_renamed(file)


CUTS = [
    cut_before_it_was_renamed,
    cut_after_it_was_renamed,
    cut_while_the_new_one_was_written,
    cut_before_what_is_beside_it_was_renamed,
]


@pytest.mark.parametrize("cut", CUTS)
def test_what_was_cut_short_is_gone_on_with(file: Path, cut: Callable[[Path], None]) -> None:
    fill(file, damage.jobs())
    damage.wipe_head(file)
    cut(file)
    for _ in range(2):
        found, aside = asyncio.run(ask(file))
        assert timeless(found) == salvaged(damage.jobs())
        assert [aside] == set_aside(file)
    assert not file.with_name("pikadesk.db.new").exists()


def test_it_is_told_until_somebody_has_seen_to_the_videos(file: Path) -> None:
    async def see_to_it() -> None:
        async with opened(file) as database:
            assert database.set_aside is None
            await database.jobs()
            assert database.set_aside in set_aside(file)
            await database.forget_set_aside()
            assert database.set_aside is None

    fill(file, damage.jobs())
    damage.wipe_head(file)
    assert asyncio.run(ask(file))[1] in set_aside(file)
    asyncio.run(see_to_it())
    assert asyncio.run(ask(file))[1] is None
    assert len(set_aside(file)) == 1


def test_a_file_that_was_set_aside_and_thrown_away_is_not_told_of(file: Path) -> None:
    fill(file, damage.jobs())
    damage.wipe_head(file)
    jobs_in(file)
    set_aside(file)[0].unlink()
    assert asyncio.run(ask(file))[1] is None
    assert not note(file).exists()


def test_a_second_damage_in_the_same_second_takes_no_file_away(file: Path) -> None:
    fill(file, damage.jobs())
    for _ in range(3):
        damage.wipe_head(file)
        assert len(jobs_in(file)) == damage.COUNT
    assert len(set_aside(file)) == 3


def test_without_room_for_a_new_file_nothing_is_lost(file: Path) -> None:
    async def refuse() -> None:
        async with opened(file) as database:
            for _ in range(2):
                with pytest.raises(DiskFull):
                    await database.jobs()

    fill(file, damage.jobs())
    damage.wipe_head(file)
    on_a_full_disk(lambda: asyncio.run(refuse()))
    assert timeless(jobs_in(file)) == salvaged(damage.jobs())
    assert len(set_aside(file)) == 1


def test_in_a_folder_that_may_not_be_written_it_stays_where_it_is(file: Path) -> None:
    async def refuse() -> None:
        async with opened(file) as database:
            with pytest.raises(FolderUnwritable):
                await database.jobs()

    fill(file, damage.jobs())
    damage.wipe_head(file)
    before = file.read_bytes()
    file.parent.chmod(0o500)
    without_root(lambda: asyncio.run(refuse()))
    file.parent.chmod(0o700)
    assert file.read_bytes() == before
    assert set_aside(file) == []


async def test_a_file_that_somebody_threw_away_is_made_again(file: Path) -> None:
    """What was written to it afterwards must not be in a file that has no name."""
    async with opened(file) as database:
        await database.put(a_job(1))
        await asyncio.to_thread(file.unlink)
        await database.put(a_job(2))
        assert await database.jobs() == [a_job(2)]
    assert (await ask(file))[0] == [a_job(2)]
