"""The operating system's errors, as Pikadesk's."""

from __future__ import annotations

import errno
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
