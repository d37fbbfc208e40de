"""The tables of the database, how they came about, and the statements that write a job."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from pikadesk.adapters.library_index import INDEX_TABLES
from pikadesk.adapters.records import write_entry, write_job
from pikadesk.domain.job import Job

MIGRATIONS = (
    (
        "CREATE TABLE jobs (id TEXT PRIMARY KEY, created_at TEXT NOT NULL, doc TEXT NOT NULL) STRICT",
        "CREATE TABLE clips (id TEXT PRIMARY KEY, created_at TEXT NOT NULL, doc TEXT NOT NULL) STRICT",
        "CREATE TABLE drafts (task TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT",
    ),
    (
        "CREATE TABLE prompts (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, task TEXT NOT NULL) STRICT",
        "CREATE TABLE presets (task TEXT NOT NULL, name TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (task, name))"
        " STRICT",
    ),
    (
        "CREATE TABLE journal (id INTEGER PRIMARY KEY, job_id TEXT NOT NULL, at TEXT NOT NULL, doc TEXT NOT NULL)"
        " STRICT",
        "CREATE INDEX journal_by_job ON journal (job_id)",
    ),
    (
        "CREATE TABLE marks (clip_id TEXT PRIMARY KEY, at TEXT NOT NULL, doc TEXT NOT NULL) STRICT",
        "CREATE TABLE frames (digest TEXT PRIMARY KEY, clip_id TEXT NOT NULL, seconds TEXT NOT NULL) STRICT",
        "CREATE INDEX frames_by_clip ON frames (clip_id)",
        *INDEX_TABLES,
    ),
)
"""The steps from each version to the next; `PRAGMA user_version` counts those that a file has gone through."""

TABLES = {
    "jobs": ("id", "created_at", "doc"),
    "clips": ("id", "created_at", "doc"),
    "drafts": ("task", "doc"),
    "prompts": ("text", "task"),
    "presets": ("task", "name", "doc"),
    "journal": ("job_id", "at", "doc"),
    "marks": ("clip_id", "at", "doc"),
    "frames": ("digest", "clip_id", "seconds"),
}
"""What each table holds that nothing else tells, but for the numbers that SQLite gives."""


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Take a file from a version to the newest one, in the transaction that is open.

    What clips are searched by is not filled in: that is done whenever a file is opened, for whatever is missing there.
    """
    for statements in MIGRATIONS[version:]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def put_job(connection: sqlite3.Connection, job: Job) -> None:
    """Write a job, and what its journal has to say of that, in the transaction that is open."""
    connection.execute(
        "INSERT INTO jobs VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET doc = excluded.doc",
        (job.id, job.created_at.isoformat(), write_job(job)),
    )
    newest = connection.execute("SELECT doc FROM journal WHERE job_id = ? ORDER BY id DESC LIMIT 1", (job.id,))
    before: tuple[str] | None = newest.fetchone()
    entry = write_entry(job, before[0] if before else None)
    if entry is not None:
        at = datetime.now(UTC).isoformat()
        connection.execute("INSERT INTO journal (job_id, at, doc) VALUES (?, ?, ?)", (job.id, at, entry))
