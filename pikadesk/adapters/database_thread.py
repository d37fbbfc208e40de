"""The thread on which a database is read and written, and on which nothing else happens."""

from __future__ import annotations

import asyncio
import logging
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from pikadesk.adapters.database_file import DatabaseFile, Work
from pikadesk.adapters.records import UNREADABLE

T = TypeVar("T")

log = logging.getLogger(__name__)


class DatabaseThread:
    """A database's file, and the thread that alone touches it.

    Args:
        file: The database; it and its folder are made, for this user alone, where they are missing.

    Attributes:
        file: The database.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._source = DatabaseFile(file)
        self._unreadable: dict[str, set[str]] = {}
        self._queue: queue.SimpleQueue[tuple[Work[object], Future[object]] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="database", daemon=True)
        self._thread.start()

    @property
    def unreadable(self) -> int:
        """How many jobs and clips were left out when they were last read, because they cannot be; they stay on disk."""
        return sum(map(len, self._unreadable.values()))

    def close(self) -> None:
        """Finish what was asked for, and end the thread."""
        self._queue.put(None)
        self._thread.join()

    async def _write(self, statement: str, row: tuple[str, ...]) -> int:
        """Do one statement; returns how many rows it changed."""

        def work(connection: sqlite3.Connection) -> int:
            with connection:
                return connection.execute(statement, row).rowcount

        return await self._ask(work)

    async def _rows(self, statement: str, *values: str) -> list[tuple[str, str]]:
        return await self._ask(lambda connection: connection.execute(statement, values).fetchall())

    async def _ask(self, work: Work[T]) -> T:
        future: Future[T] = Future()
        self._queue.put((work, future))  # type: ignore[arg-type]  # the future's type follows the work's
        return await asyncio.wrap_future(future)

    def _serve(self) -> None:
        while (item := self._queue.get()) is not None:
            work, future = item
            try:
                result = self._source.do(work)
            except Exception as error:
                _settle(future, error=error)
            else:
                _settle(future, result)
        self._source.close()

    def _readable(self, kind: str, rows: Iterable[tuple[str, str]], read: Callable[[str, str], T]) -> list[T]:
        """Read what can be read of all there is: one row must not keep the user from every other."""
        found = [(row_id, self._read(kind, row_id, doc, read)) for row_id, doc in rows]
        self._unreadable[kind] = {row_id for row_id, record in found if record is None}
        return [record for _, record in found if record is not None]

    def _read(self, kind: str, row_id: str, doc: str, read: Callable[[str, str], T]) -> T | None:
        """Read one row, None where that cannot be."""
        unreadable = self._unreadable.setdefault(kind, set())
        try:
            record = read(row_id, doc)
        except UNREADABLE as error:
            if row_id not in unreadable:
                # Not the error's own words: they may quote what the row holds.
                log.warning("%s %s cannot be read and is left as it is: %s", kind, row_id, type(error).__name__)
            unreadable.add(row_id)
            return None
        unreadable.discard(row_id)
        return record


def _settle(future: Future[object], result: object = None, error: Exception | None = None) -> None:
    if not future.set_running_or_notify_cancel():
        return
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(result)
