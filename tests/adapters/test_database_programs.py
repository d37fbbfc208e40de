"""Several programs over one set of records, one of which is killed."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Thread

import psutil

from pikadesk.adapters.database import Database
from tests.fakes.contracts import a_clip, a_job

HERE = Path(__file__).parents[2]


class Writer:
    """`tests.adapters.writer` as a program of its own."""

    def __init__(self, folder: Path, first: int = 1) -> None:
        command = [sys.executable, "-m", "tests.adapters.writer", folder / "pikadesk.db", folder / "locks", str(first)]
        self._program = subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, text=True)
        self.claimed = self._line() == "claimed True"

    def written(self, least: int) -> list[int]:
        """Wait until it has written that many jobs."""
        return [int(self._line()) for _ in range(least)]

    def kill(self) -> list[int]:
        """End it as `kill -9` does; returns the jobs that it had written."""
        self._program.kill()
        assert self._program.stdout is not None
        with self._program.stdout as rest:
            # A line that was cut in its middle was not said.
            numbers = [int(line) for line in rest if line.endswith("\n")]
        self._program.wait()
        return numbers

    def _line(self) -> str:
        assert self._program.stdout is not None
        return self._program.stdout.readline().strip()


def read(folder: Path) -> tuple[list[object], list[object]]:
    async def ask() -> tuple[list[object], list[object]]:
        return list(await database.jobs()), list(await database.clips())

    database = Database(folder / "pikadesk.db", folder / "locks")
    try:
        return asyncio.run(ask())
    finally:
        database.close()


def test_a_program_that_is_killed_loses_nothing_that_it_said_it_had_written(tmp_path: Path) -> None:
    said: list[int] = []
    for round_ in range(5):
        writer = Writer(tmp_path, first=len(said) + 1)
        said += writer.written(3 + 7 * round_)
        said += writer.kill()
        # Up to one more may have been written whose number was never said: the next round writes it again.
        jobs, clips = read(tmp_path)
        assert jobs[: len(said)] == [a_job(number) for number in said]
        assert clips[::-1][: len(said)] == [a_clip(number) for number in said]
        assert len(jobs) <= len(said) + 1
        with closing(sqlite3.connect(tmp_path / "pikadesk.db")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert said == list(range(1, len(said) + 1))


def test_a_job_belongs_to_one_program_until_it_gives_it_back_or_is_killed(tmp_path: Path) -> None:
    ours = Database(tmp_path / "pikadesk.db", tmp_path / "locks")
    holder = Writer(tmp_path)
    try:
        assert holder.claimed
        assert not ours.claim("job")
        assert ours.claim("another job")
    finally:
        holder.kill()
    # The lock's file is still there; the lock is not.
    assert ours.claim("job")
    late = Writer(tmp_path)
    late.kill()
    assert not late.claimed
    ours.release("job")
    later = Writer(tmp_path)
    later.kill()
    assert later.claimed
    ours.close()


def test_closing_gives_everything_back(tmp_path: Path) -> None:
    one = Database(tmp_path / "pikadesk.db", tmp_path / "locks")
    assert one.claim("a")
    assert one.claim("b")
    one.close()
    other = Database(tmp_path / "pikadesk.db", tmp_path / "locks")
    assert other.claim("a")
    assert other.claim("b")
    other.close()


def test_a_job_that_was_given_back_leaves_no_file(tmp_path: Path) -> None:
    database = Database(tmp_path / "pikadesk.db", tmp_path / "locks")
    before = psutil.Process().num_fds()
    for _ in range(3):
        assert database.claim("a")
        database.release("a")
    assert psutil.Process().num_fds() == before
    database.close()
    assert list((tmp_path / "locks").iterdir()) == []


def test_of_many_that_want_a_job_at_once_one_gets_it(tmp_path: Path) -> None:
    databases = [Database(tmp_path / "pikadesk.db", tmp_path / "locks") for _ in range(8)]
    for _ in range(30):
        won: list[Database] = []

        def want(database: Database, won: list[Database] = won) -> None:
            if database.claim("job"):
                won.append(database)

        threads = [Thread(target=want, args=(database,)) for database in databases]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(won) == 1
        won[0].release("job")
    for database in databases:
        database.close()
