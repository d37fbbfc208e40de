"""Which process is the first of several."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from pikadesk.adapters.disk import make_private


class ProcessLock:
    """A file that one process has at a time; the system takes it back when the process ends, however that ends.

    Args:
        file: Which. Its folder is made for this user alone.
    """

    def __init__(self, file: Path) -> None:
        self._file, self._lock = file, FileLock(file)

    def acquire(self) -> bool:
        """Take the lock; False where another process has it. Where no lock can be made, everybody is the first."""
        try:
            make_private(self._file.parent)
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        except OSError:
            return True
        return True
