"""The database's file: opened, brought up to date, and set aside and made anew where it is damaged.

A damaged file is renamed before anything is read from it. Another program that still writes to it finds out after its
write, by the file's identity, and writes the same to the new one. A note beside the file says under which name it was
set aside: by that, what was cut short is gone on with, and nobody forgets to look for the videos.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

from pikadesk.adapters.database_salvage import salvage
from pikadesk.adapters.database_tables import MIGRATIONS, TABLES, migrate
from pikadesk.adapters.disk import free_name, make_private, storage_error, sync_folder, write_whole
from pikadesk.adapters.library_index import INDEX_NAMES, index_missing
from pikadesk.domain.errors import DiskFull, FolderUnwritable, RecordsUnreadable, StorageError

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

log = logging.getLogger(__name__)

_PATIENCE = 30.0
"""Seconds to wait for another program that writes."""

_MOST_ROUNDS = 3
"""How often a piece of work is begun anew on another file before its error is told."""

_BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a file: what is not in it yet, and what those who have it open share."""

_MAGIC = b"SQLite format 3\0"


class _Damaged(Exception):
    """The file is a database, and not the one that it says it is."""


class _BegunAnew(Exception):
    """There is another file now, in which the work is to be done."""


class DatabaseFile:
    """One connection, opened when it is first needed; everything but `set_aside` belongs to one thread.

    Args:
        file: The database; it and its folder are made, for this user alone, where they are missing.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._note = file.with_name(f"{file.name}.set-aside")
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self.opened = 0
        """How often the file, or another one in its place, was opened."""
        self.set_aside: Path | None = None
        """Where the damaged file is whose rows are in this one, and whose videos were not looked for yet."""

    def do(self, work: Work[T]) -> T:
        """Do a piece of work, once more where it met a damaged file or one that another program had set aside.

        Raises:
            StorageError: The disk or the file is in its way.
        """
        try:
            for _ in range(_MOST_ROUNDS - 1):
                with contextlib.suppress(_BegunAnew):
                    return self._do(work)
            return self._do(work)
        except (sqlite3.Error, _Damaged, OSError) as error:
            raise self._storage_error(error) from error
        except _BegunAnew as error:
            raise RecordsUnreadable(path=str(self._file)) from error

    def forget_set_aside(self) -> None:
        """Take it that the videos were looked for."""
        self._note.unlink(missing_ok=True)
        self.set_aside = None

    def close(self) -> None:
        """Close the connection, where there is one."""
        if self._connection is not None:
            self._connection.close()
        self._connection = self._identity = None

    def _do(self, work: Work[T]) -> T:
        try:
            result = work(self._opened())
        except (sqlite3.Error, _Damaged) as error:
            if not self._moved():
                if not _is_damage(error):
                    raise
                self._replace(error)
        else:
            if not self._moved():
                return result
        self.close()
        raise _BegunAnew

    def _opened(self) -> sqlite3.Connection:
        if self._connection is not None:
            return self._connection
        make_private(self._file.parent)
        with self._alone():
            self._finish_replacing()
            if not self._file.exists():
                self._make_anew()
            self._identity = _identity(self._file)
            if self._file.stat().st_size == 0:
                # SQLite takes an empty file for a new one, and does away with the log beside it. A new one is never
                # empty, since it gets its name when it is whole.
                raise _Damaged("the file is empty")
            self._connection = connection = sqlite3.connect(self._file, timeout=_PATIENCE)
            connection.text_factory = _text
            self.opened += 1
            try:
                _use_wal(connection)
                connection.execute("PRAGMA synchronous = FULL")
                self._bring_up_to_date(connection)
            except (sqlite3.DatabaseError, _Damaged) as error:
                if not _is_damage(error):
                    self.close()
                raise
            except BaseException:
                self.close()
                raise
        return connection

    def _bring_up_to_date(self, connection: sqlite3.Connection) -> None:
        if self._version(connection) < len(MIGRATIONS):
            connection.execute("BEGIN IMMEDIATE")
            # Asked again now that nobody else can write: two programs may have found the same old file.
            migrate(connection, self._version(connection))
            connection.commit()
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if not tables >= TABLES.keys() | INDEX_NAMES:
            raise _Damaged("tables are missing")
        with connection:
            # A file may come from a version without it, out of a damaged one, or with what only this version can read.
            index_missing(connection)

    def _version(self, connection: sqlite3.Connection) -> int:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        self._refuse_newer(version)
        return version

    def _refuse_newer(self, version: int) -> None:
        if version > len(MIGRATIONS):
            raise RecordsUnreadable(path=str(self._file), version=version)

    def _replace(self, error: Exception) -> None:
        """Set the file aside and put one in its place that holds every row that can be read."""
        with self._alone():
            if self._moved():
                self.close()
                return
            self._refuse_newer(_version_in(self._file))
            aside = free_name(self._file.with_name(f"{self._file.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"))
            log.warning("the records are damaged (%s) and are set aside as %s", type(error).__name__, aside.name)
            write_whole(self._note, aside.name.encode())
            self._file.rename(aside)
            # Only now: SQLite does not write into a file, nor clear away what is beside it, that has another name.
            self.close()
            self._make_anew(aside)

    def _finish_replacing(self) -> None:
        aside = self._noted()
        if aside is not None and not self._file.exists():
            self._make_anew(aside)
        self.set_aside = aside

    def _noted(self) -> Path | None:
        if not self._note.exists():
            return None
        aside = self._file.with_name(self._note.read_text())
        if aside.exists():
            return aside
        # It was not renamed after all, or somebody did away with it.
        self._note.unlink()
        return None

    def _make_anew(self, aside: Path | None = None) -> None:
        for suffix in _BESIDE:
            beside = _with_suffix(self._file, suffix)
            if aside is None:
                # It was of a file that somebody threw away.
                beside.unlink(missing_ok=True)
            elif beside.exists():
                beside.rename(_with_suffix(aside, suffix))
        fresh = _with_suffix(self._file, ".new")
        fresh.unlink(missing_ok=True)
        # What SQLite puts beside the file gets the same rights.
        fresh.touch(mode=0o600)
        with contextlib.closing(sqlite3.connect(fresh)) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            # What is cut short here is begun anew: no journal is to be left beside it.
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute("BEGIN")
            migrate(connection, 0)
            if aside is not None:
                salvage(aside, connection, datetime.now(UTC))
            connection.commit()
        fresh.rename(self._file)
        sync_folder(self._file.parent)

    def _alone(self) -> FileLock:
        """Keep other programs from opening the file, or setting it aside, for the time of a `with` block."""
        return FileLock(_with_suffix(self._file, ".lock"), timeout=_PATIENCE, mode=0o600)

    def _moved(self) -> bool:
        """Whether another program has put a new file in the place of the one that is open."""
        return self._identity is not None and self._identity != _identity(self._file)

    def _storage_error(self, error: Exception) -> StorageError:
        if isinstance(error, OSError):
            return storage_error(error, self._file)
        if _is_damage(error):
            return RecordsUnreadable(path=str(self._file))
        code = getattr(error, "sqlite_errorcode", 0)
        # The second: no room for the memory that processes share, a file beside the database.
        if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE):
            return DiskFull(path=str(self._file))
        if code & 0xFF in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
            return FolderUnwritable(path=str(self._file))
        return StorageError(path=str(self._file))


def _is_damage(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error, _Damaged) or code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


def _text(content: bytes) -> str:
    """Read a text as it was written; SQLite itself does not look whether it is one still."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise _Damaged("a text is none") from error


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _version_in(file: Path) -> int:
    """Return the version that a file's first bytes name, 0 where they are not those of a database."""
    with file.open("rb") as content:
        head = content.read(64)
    return int.from_bytes(head[60:64], "big", signed=True) if head.startswith(_MAGIC) else 0


def _with_suffix(file: Path, suffix: str) -> Path:
    return file.with_name(file.name + suffix)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch a new file over; SQLite itself does not wait here while another program does the same."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
