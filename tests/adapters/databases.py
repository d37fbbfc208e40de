"""What the tests of the database share: it opened for a while, and its file seen without it."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

from pikadesk.adapters.database import Database

Open = Callable[[], Database]


@asynccontextmanager
async def opened(file: Path) -> AsyncIterator[Database]:
    """Open a file, and close it again."""
    database = Database(file, file.parent / "locks")
    try:
        yield database
    finally:
        database.close()


def query(file: Path, *statements: str) -> list[tuple[object, ...]]:
    """Say something to SQLite itself; returns the answer to the last of it."""
    rows: list[tuple[object, ...]] = []
    with closing(sqlite3.connect(file)) as connection, connection:
        for statement in statements:
            rows = connection.execute(statement).fetchall()
    return rows


def set_aside(file: Path) -> list[Path]:
    """Return the files that were set aside, without what SQLite keeps beside them."""
    names = file.parent.glob("pikadesk.db.damaged-*")
    return [each for each in names if not each.name.endswith(("-wal", "-shm"))]
