"""Jobs, clips, drafts, prompts and presets in SQLite, on a thread of its own.

Every write is on the disk (`synchronous=FULL`) when the call that made it returns.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from filelock import FileLock, Timeout

from pikadesk.adapters.database_tables import put_job
from pikadesk.adapters.disk import hold_room, make_private, storage_errors
from pikadesk.adapters.library_rows import LibraryRows
from pikadesk.adapters.records import (
    UNREADABLE,
    read_draft,
    read_entry,
    read_job,
    read_text,
    write_draft,
    write_text,
)
from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft
from pikadesk.domain.errors import DraftInvalid
from pikadesk.domain.job import Job
from pikadesk.domain.journal import JournalEntry
from pikadesk.domain.memory import MOST_PROMPTS, PastPrompt, Preset, matches, preset_order

_LOOKED_AT = 0.02
"""Seconds for which a claim is tried again: whoever looks whether a job is taken holds its lock for a moment."""

_RESERVE = 2**20
"""Bytes that are held for when the disk is full: room for some dozens of steps of jobs."""

_FORGET_PROMPTS = "DELETE FROM prompts WHERE id NOT IN (SELECT id FROM prompts ORDER BY id DESC LIMIT ?)"


class Database(LibraryRows):
    """`JobStore`, `Library`, `DraftStore`, `PromptHistory` and `PresetStore` in one file.

    Args:
        file: The database; it and its folder are made, for this user alone, where they are missing.
        locks: Folder for the locks by which a process holds a job.

    """

    def __init__(self, file: Path, locks: Path) -> None:
        super().__init__(file)
        self._lock_folder = locks
        self._reserve = file.with_name(f"{file.name}.reserve")
        self._locks: dict[str, FileLock] = {}

    @property
    def set_aside(self) -> Path | None:
        """Where the damaged file is whose rows this one has, until `forget_set_aside`; known once it was asked for."""
        return self._source.set_aside

    async def look_through(self) -> None:
        """Touch every page of what must not be lost, so that damage shows now and not in the middle of the work."""
        for table in ("jobs", "journal", "clips", "marks"):
            await self._rows(f"SELECT sum(length(doc)), '' FROM {table}")
        await self.look_through_index()

    def close(self) -> None:
        """Finish what was asked for, and end the thread."""
        super().close()
        for job_id in list(self._locks):
            self.release(job_id)

    async def put(self, job: Job) -> None:
        """Write a job down."""

        def work(connection: sqlite3.Connection) -> None:
            with connection:
                put_job(connection, job)

        await self._ask(work)

    async def jobs(self) -> list[Job]:
        """Return every job that can be read, oldest first."""
        rows = await self._rows("SELECT id, doc FROM jobs ORDER BY created_at, rowid")
        return self._readable("job", rows, read_job)

    async def version_elsewhere(self) -> object:
        """Return what is equal for as long as nobody writes through another connection.

        SQLite counts for each connection by itself (https://www.sqlite.org/pragma.html#pragma_data_version): after
        the file was opened once more its number says nothing of the one before.
        """

        def work(connection: sqlite3.Connection) -> tuple[int, int]:
            return self._source.opened, connection.execute("PRAGMA data_version").fetchone()[0]

        return await self._ask(work)

    async def journal(self, job_id: str) -> list[JournalEntry]:
        """Return what was written of a job, oldest first; an entry that cannot be read any more is left out."""
        entries = []
        for at, doc in await self._rows("SELECT at, doc FROM journal WHERE job_id = ? ORDER BY id", job_id):
            with contextlib.suppress(*UNREADABLE):
                entries.append(read_entry(at, doc))
        return entries

    async def reserve(self) -> None:
        """Hold room on the disk, where that is not done already."""
        await self._ask(lambda _: hold_room(self._reserve, _RESERVE))

    async def use_reserve(self) -> None:
        """Let go of the room, for the next `put`."""
        await self._ask(lambda _: self._reserve.unlink(missing_ok=True))

    async def forget_set_aside(self) -> None:
        """Take it that the clips of a damaged file were looked for, and that it was told."""
        await self._ask(lambda _: self._source.forget_set_aside())

    def claim(self, job_id: str) -> bool:
        """Take a job for this process; the system gives the lock back when the process ends, however it ends."""
        lock = FileLock(self._lock_folder / f"{job_id}.lock")
        with storage_errors(self._lock_folder):
            make_private(self._lock_folder)
            try:
                lock.acquire(timeout=_LOOKED_AT, poll_interval=0.002)
            except Timeout:
                return False
        self._locks[job_id] = lock
        return True

    def claimed_elsewhere(self, job_id: str) -> bool:
        """Say whether another process has a job now."""
        file = self._lock_folder / f"{job_id}.lock"
        if job_id in self._locks or not file.exists():
            return False
        lock = FileLock(file)
        with storage_errors(self._lock_folder):
            try:
                lock.acquire(timeout=0)
            except Timeout:
                return True
        lock.release()
        return False

    def release(self, job_id: str) -> None:
        """Give a job back."""
        lock = self._locks.pop(job_id, None)
        if lock is not None:
            Path(lock.lock_file).unlink(missing_ok=True)
            lock.release()

    async def put_draft(self, draft: Draft) -> None:
        """Remember what a form holds."""
        row = (str(draft.task), write_draft(draft))
        await self._write("INSERT INTO drafts VALUES (?, ?) ON CONFLICT (task) DO UPDATE SET doc = excluded.doc", row)

    async def drafts(self) -> dict[Task, Draft]:
        """Return what the forms held; one that cannot be read any more is left out."""
        drafts = {}
        for task, doc in await self._rows("SELECT task, doc FROM drafts"):
            with contextlib.suppress(DraftInvalid, ValueError):
                drafts[Task(task)] = read_draft(doc)
        return drafts

    async def add_prompt(self, text: str, task: Task) -> None:
        """Remember a prompt as the newest, and forget the oldest ones beyond `MOST_PROMPTS`."""
        row = (write_text(text.strip()), str(task))

        def work(connection: sqlite3.Connection) -> None:
            with connection:
                # A new row and not the old one changed: it gets the highest number, by which they are in order.
                connection.execute("INSERT OR REPLACE INTO prompts (text, task) VALUES (?, ?)", row)
                connection.execute(_FORGET_PROMPTS, (MOST_PROMPTS,))

        if text.strip():
            await self._ask(work)

    async def search_prompts(self, query: str = "", limit: int = 50) -> list[PastPrompt]:
        """Return the newest prompts that match a query; one that cannot be read any more is left out."""
        prompts = []
        for text, task in await self._rows("SELECT text, task FROM prompts ORDER BY id DESC"):
            with contextlib.suppress(ValueError):
                prompts.append(PastPrompt(read_text(text), Task(task)))
        # Not in the statement: SQLite knows the case of no letter beyond ASCII.
        return [prompt for prompt in prompts if matches(prompt.text, query)][:limit]

    async def put_preset(self, preset: Preset) -> None:
        """Keep a preset, instead of one of the same task and name."""
        row = (str(preset.draft.task), write_text(preset.name), write_draft(preset.draft))
        await self._write("INSERT OR REPLACE INTO presets VALUES (?, ?, ?)", row)

    async def presets(self, task: Task) -> list[Preset]:
        """Return the presets of a task; one that cannot be read any more is left out."""
        presets = []
        for name, doc in await self._rows("SELECT name, doc FROM presets WHERE task = ?", str(task)):
            with contextlib.suppress(DraftInvalid, ValueError):
                presets.append(Preset(read_text(name), read_draft(doc)))
        return sorted(presets, key=preset_order)

    async def rename_preset(self, task: Task, old: str, new: str) -> bool:
        """Give a preset another name; two of the same name there cannot be."""
        row = (write_text(new), str(task), write_text(old))
        return await self._write("UPDATE OR IGNORE presets SET name = ? WHERE task = ? AND name = ?", row) == 1

    async def delete_preset(self, task: Task, name: str) -> None:
        """Forget a preset."""
        await self._write("DELETE FROM presets WHERE task = ? AND name = ?", (str(task), write_text(name)))
