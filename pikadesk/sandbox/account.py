"""The account: its credits, what was uploaded, and every generation that was charged. Kept in SQLite.

A charge and its record are one transaction, so that no crash leaves the one without the other.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

_SCHEMA = """
CREATE TABLE IF NOT EXISTS account (only INTEGER PRIMARY KEY CHECK (only = 1), credits INTEGER NOT NULL,
    charged INTEGER NOT NULL, secret TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS assets (path TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS records (number INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, created TEXT NOT NULL,
    body TEXT NOT NULL, credits INTEGER NOT NULL, seed INTEGER NOT NULL, ending TEXT NOT NULL, video TEXT NOT NULL,
    rendered INTEGER NOT NULL DEFAULT 0, problem TEXT);
"""


class CreditsRunOut(Exception):
    """The account has too few credits; `required` and `available` are credits."""

    def __init__(self, required: int, available: int) -> None:
        super().__init__(required, available)
        self.required, self.available = required, available


@dataclass(frozen=True, slots=True)
class Record:
    """A generation that was charged.

    Attributes:
        uuid: The provider's id.
        created: When it was accepted; in UTC.
        body: What was asked for, as it came.
        credits: What was charged.
        seed: The seed asked for, or the one that chance gave.
        ending: The name of the fault that decides how it ends; empty for a good end.
        video: The video's storage path.
        rendered: Whether the video is there.
        problem: Why there will be none, or None.
    """

    uuid: str
    created: datetime
    body: dict[str, object]
    credits: int
    seed: int
    ending: str
    video: str
    rendered: bool = False
    problem: str | None = None


class Account:
    """One account in one file. Safe to use from several threads.

    Args:
        file: The database; made where it is missing.
        credits: What a new account begins with.
    """

    def __init__(self, file: Path, credits: int) -> None:
        self._lock, self._closed = Lock(), False
        self._database = sqlite3.connect(file, isolation_level=None, check_same_thread=False, timeout=10)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.executescript(_SCHEMA)
        with self._transaction() as database:
            fresh = (credits, secrets.token_hex(16))
            database.execute("INSERT OR IGNORE INTO account VALUES (1, ?, 0, ?)", fresh)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._closed = True
            self._database.close()

    @property
    def secret(self) -> str:
        """What links are signed with."""
        with self._transaction() as database:
            return str(database.execute("SELECT secret FROM account").fetchone()[0])

    def balance(self) -> tuple[int, int]:
        """Return the credits that are left, and those that were charged so far."""
        with self._transaction() as database:
            left, charged = database.execute("SELECT credits, charged FROM account").fetchone()
            return int(left), int(charged)

    def charge(self, record: Record) -> None:
        """Take the price of a generation and write its record, or neither.

        Raises:
            CreditsRunOut: The account has less than the price.
        """
        with self._transaction() as database:
            available = int(database.execute("SELECT credits FROM account").fetchone()[0])
            if available < record.credits:
                raise CreditsRunOut(record.credits, available)
            price = {"price": record.credits}
            database.execute("UPDATE account SET credits = credits - :price, charged = charged + :price", price)
            database.execute(
                "INSERT INTO records (uuid, created, body, credits, seed, ending, video) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    *(record.uuid, record.created.isoformat(), json.dumps(record.body)),
                    *(record.credits, record.seed, record.ending, record.video),
                ),
            )

    def record(self, uuid: str) -> Record | None:
        """Return a generation, or None where there is none of that id."""
        return next(iter(self._records("WHERE uuid = ?", uuid)), None)

    def records(self) -> list[Record]:
        """Return every generation, oldest first."""
        return self._records("")

    def unfinished(self) -> list[Record]:
        """Return the generations whose videos are still to be made."""
        return self._records("WHERE rendered = 0 AND problem IS NULL AND ending = ''")

    def finish(self, uuid: str, problem: str | None = None) -> None:
        """Note that a video is there, or why there will be none."""
        with self._transaction() as database:
            values = (problem is None, problem, uuid)
            database.execute("UPDATE records SET rendered = ?, problem = ? WHERE uuid = ?", values)

    def add_asset(self, path: str) -> None:
        """Note an upload."""
        with self._transaction() as database:
            database.execute("INSERT INTO assets VALUES (?)", (path,))

    def has_asset(self, path: str) -> bool:
        """Say whether a path was uploaded to."""
        with self._transaction() as database:
            return database.execute("SELECT 1 FROM assets WHERE path = ?", (path,)).fetchone() is not None

    def uploads(self) -> int:
        """Return how many pictures were uploaded."""
        with self._transaction() as database:
            return int(database.execute("SELECT count(*) FROM assets").fetchone()[0])

    def _records(self, where: str, *values: str) -> list[Record]:
        columns = "uuid, created, body, credits, seed, ending, video, rendered, problem"
        with self._transaction() as database:
            rows = database.execute(f"SELECT {columns} FROM records {where} ORDER BY number", values).fetchall()
        return [
            Record(
                uuid, datetime.fromisoformat(created), json.loads(body), credits, seed, ending, video, bool(done), why
            )
            for uuid, created, body, credits, seed, ending, video, done, why in rows
        ]

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            if self._closed:
                # The server is ending: its clients see the connection go.
                raise ConnectionAbortedError("the account is closed")
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)
