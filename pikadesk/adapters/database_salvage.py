"""What can still be read of a damaged database.

First what SQLite finds by itself: the rows up to the first damaged page, and from the last one on. Where rows of jobs,
clips or marks may be missing then, the bytes are searched.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from pikadesk.adapters.database_pages import rows_in_pages
from pikadesk.adapters.database_tables import TABLES, put_job
from pikadesk.adapters.records import UNREADABLE, job_of_entry, read_entry, read_job
from pikadesk.domain.job import Job
from pikadesk.domain.journal import JournalEntry, after_damage

Row = tuple[str, ...]
Rows = dict[str, list[Row]]


def salvage(damaged: Path, into: sqlite3.Connection, now: datetime) -> None:
    """Write every row that can still be read into a new database, in the transaction that is open there.

    A job that the program would send by itself is uncertain from now on: what was read of it may be older than what
    happened.
    """
    rows, whole = _rows_by_sqlite(damaged)
    if not whole:
        for table, row in rows_in_pages(damaged):
            rows[table].append(row)
    rows["journal"] = sorted(set(rows["journal"]), key=lambda row: row[1])
    rows["marks"].sort(key=lambda row: row[1], reverse=True)
    for table, columns in TABLES.items():
        places = ", ".join("?" * len(columns))
        statement = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({places})"
        # Of several with the same key the one that was found first is the newest.
        for row in rows[table]:
            # Bytes that were damaged may be no text, or break a rule of the table.
            with contextlib.suppress(sqlite3.IntegrityError):
                into.execute(statement, row)
    for job in _newest(rows):
        put_job(into, after_damage(job, now))


def _rows_by_sqlite(damaged: Path) -> tuple[Rows, bool]:
    """Return the rows of every table, and whether all of those that can be found in the bytes are among them."""
    rows: Rows = {table: [] for table in TABLES}
    complete = set()
    # Without a write: what is set aside stays as it is.
    with contextlib.suppress(sqlite3.Error):
        connection = sqlite3.connect(f"file:{quote(str(damaged))}?mode=ro", uri=True)
        connection.text_factory = lambda content: content.decode(errors="replace")
        with contextlib.closing(connection):
            for table, names in TABLES.items():
                rows[table], all_of_them = _rows_of(connection, table, names)
                if all_of_them:
                    complete.add(table)
    return rows, {"jobs", "journal", "clips", "marks"} <= complete


def _rows_of(connection: sqlite3.Connection, table: str, names: tuple[str, ...]) -> tuple[list[Row], bool]:
    """Return the rows of a table up to the first damage and from the last on, and whether that is all of them."""
    found: dict[int, Row] = {}
    for direction in ("ASC", "DESC"):
        with contextlib.suppress(sqlite3.Error):
            for number, *row in connection.execute(
                f"SELECT rowid, {', '.join(names)} FROM {table} ORDER BY rowid {direction}"
            ):
                # What was damaged may be no text any more.
                if all(isinstance(value, str) for value in row):
                    found[number] = tuple(row)
            return list(found.values()), True
    return [found[number] for number in sorted(found)], False


def _newest(rows: Rows) -> Iterable[Job]:
    """Return each job as the newest of its rows says: a row of its own, or an entry of its journal."""
    jobs: dict[str, Job] = {}
    for job_id, _, doc in rows["jobs"]:
        with contextlib.suppress(*UNREADABLE):
            job = read_job(job_id, doc)
            if job_id not in jobs or jobs[job_id].changed_at < job.changed_at:
                jobs[job_id] = job
    entries: dict[str, JournalEntry] = {}
    for job_id, at, doc in rows["journal"]:
        with contextlib.suppress(*UNREADABLE):
            entries[job_id] = read_entry(at, doc)
        with contextlib.suppress(*UNREADABLE):
            jobs.setdefault(job_id, job_of_entry(job_id, at, doc))
    return [_as_of(job, entries.get(job.id)) for job in jobs.values()]


def _as_of(job: Job, entry: JournalEntry | None) -> Job:
    if entry is None or entry.at < job.changed_at or entry.state == job.state:
        return job
    return replace(job, state=entry.state, trouble=entry.trouble, received=entry.received, changed_at=entry.at)
