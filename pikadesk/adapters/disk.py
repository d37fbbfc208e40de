"""The operating system's errors, as Pikadesk's."""

from __future__ import annotations

import errno
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pikadesk.domain.errors import DiskFull, FolderUnwritable, StorageError

_FULL = (errno.ENOSPC, errno.EDQUOT)
_UNWRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EEXIST)


def storage_error(error: OSError, path: Path) -> StorageError:
    """Return the error that tells what the system refused."""
    if error.errno in _FULL:
        return DiskFull(path=str(path))
    if error.errno in _UNWRITABLE:
        return FolderUnwritable(path=str(path))
    return StorageError(path=str(path))


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn an `OSError` of the block into a `StorageError` about `path`."""
    try:
        yield
    except OSError as error:
        raise storage_error(error, path) from error


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for this user alone; raises `OSError`."""
    missing = [above for above in folder.parents if not above.exists()]
    for each in (*reversed(missing), folder):
        each.mkdir(mode=0o700, exist_ok=True)


def write_whole(target: Path, content: bytes, mode: int = 0o666) -> None:
    """Write a file and its folder, whole or not at all, over whatever is at the target; raises `OSError`.

    `mode` says who may do what with the file, as far as the user's mask allows it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    # Not tempfile's: nobody else could read what it makes, and a recipe is for others too.
    part = target.with_name(f".{uuid.uuid4().hex}.part")
    try:
        part.touch(mode, exist_ok=False)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Have a new name on the disk itself; raises `OSError`."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def free_name(file: Path) -> Path:
    """Return the path, or one like it, at which there is nothing yet."""
    names = (file, *(file.with_name(f"{file.name}-{number}") for number in range(2, 1000)))
    return next(name for name in names if not name.exists())


def hold_room(file: Path, size: int) -> None:
    """Take `size` bytes of the disk with a file that nobody reads, unless it is there; raises `OSError`."""
    if file.exists() and file.stat().st_size == size:
        return
    # No zeros: there are disks on which those take no room.
    write_whole(file, os.urandom(size))


def write_once(target: Path, content: bytes) -> None:
    """Write a file whose place says what it holds, unless it is there; raises `OSError`."""
    if not target.exists():
        write_whole(target, content)
