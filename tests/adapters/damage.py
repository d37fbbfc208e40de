"""Databases with something in them, and what can happen to their bytes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pikadesk.domain.catalogue import Task
from pikadesk.domain.job import Cancelled, Downloading, Failed, Generating, Job, Queued, Submitting
from pikadesk.domain.journal import after_damage
from pikadesk.domain.library import FrameSource, Marks
from pikadesk.domain.memory import Preset
from pikadesk.domain.request import parse
from tests.adapters.databases import opened, query
from tests.fakes.contracts import DRAFTS, STATES, a_clip, a_job

PAGE = 4096
COUNT = 60


def jobs(*, long: bool = False) -> list[Job]:
    """Give jobs in every state, with their own remote ids; `long` ones do not fit into a page of the file."""
    made = []
    for number in range(1, COUNT + 1):
        job = a_job(number, STATES[number % len(STATES)], list(Task)[number % len(Task)])
        if isinstance(job.state, Generating | Downloading):
            job = replace(job, state=replace(job.state, remote_id=f"record-{number}"))
        if long:
            draft = job.request.draft.with_value("negative_prompt", f"{number}" + " туман" * (40 * number))
            job = replace(job, request=parse(draft))
        made.append(job)
    return made


FRAME = FrameSource(a_clip(1).id, 1.25)


def marks(number: int) -> Marks:
    """Give what is said of a clip; every other one has marks."""
    said = Marks(star=True, title=f"Title {number}", tags=("sea",), note="туман " * number)
    return said if number % 2 else Marks()


def timeless(found: list[Job]) -> list[Job]:
    """Return jobs without the time at which they came into their state."""
    return [replace(job, changed_at=job.created_at) for job in found]


def salvaged(written: list[Job]) -> list[Job]:
    """Return what is to be found of jobs when their file was damaged, without the time of that."""
    return timeless([after_damage(job, job.created_at) for job in written])


def fill(file: Path, written: list[Job]) -> None:
    """Write jobs as a run does, step by step, and one of everything else."""

    async def write() -> None:
        async with opened(file) as database:
            for job in written:
                await database.put(replace(job, state=Queued()))
                if not isinstance(job.state, Queued | Cancelled | Failed):
                    await database.put(replace(job, state=Submitting({})))
                await database.put(job)
            for number in range(1, COUNT + 1):
                await database.add(a_clip(number))
            for number in range(1, COUNT + 1, 2):
                await database.mark({a_clip(number).id: Marks(title="before")})
                await database.mark({a_clip(number).id: marks(number)})
            await database.note_frame("ab" * 32, FRAME)
            for draft in DRAFTS.values():
                await database.put_draft(draft)
            await database.add_prompt("Möwe", Task.TEXT)
            await database.put_preset(Preset("Morning", DRAFTS[Task.FRAMES]))

    asyncio.run(write())
    assert not file.with_name("pikadesk.db-wal").exists()


def pages_with(file: Path, mark: bytes) -> list[int]:
    """Return the numbers, from 0, of the pages with rows of a table in which something stands."""
    content = file.read_bytes()
    starts = range(0, len(content), PAGE)
    return [start // PAGE for start in starts if content[start] == 0x0D and mark in content[start : start + PAGE]]


def overwrite(file: Path, at: int, content: bytes) -> None:
    with file.open("rb+") as opened_file:
        opened_file.seek(at)
        opened_file.write(content)


Damage = Callable[[Path], None]


def _wipe_page(number: int, file: Path) -> None:
    overwrite(file, number * PAGE, bytes(PAGE))


def wipe_head(file: Path) -> None:
    overwrite(file, 0, bytes(100))


def wipe_first_page(file: Path) -> None:
    _wipe_page(0, file)


def empty(file: Path) -> None:
    """As a power cut leaves a file of which the disk knew no more than its name."""
    file.write_bytes(b"")


def wipe_some_jobs(file: Path) -> None:
    found = pages_with(file, b'{"request": ')
    for number in found[len(found) // 3 :: 5]:
        _wipe_page(number, file)


def wipe_roots(file: Path) -> None:
    """No table leads to its rows any more."""
    for (number,) in query(file, "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"):
        assert isinstance(number, int)
        if file.read_bytes()[(number - 1) * PAGE] != 0x0D:
            _wipe_page(number - 1, file)


def wipe_index(file: Path) -> None:
    for (number,) in query(file, "SELECT rootpage FROM sqlite_schema WHERE name LIKE 'sqlite_autoindex_jobs%'"):
        assert isinstance(number, int)
        _wipe_page(number - 1, file)


def lose_a_table(file: Path) -> None:
    query(file, "DROP TABLE presets")
