"""What a fake is told to do next."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Bug(Exception):
    """What a mistake in the program raises. Where a test provokes one, that it is logged is as it should be."""


class Script(Generic[T]):
    """What the coming calls of one method get: one entry for each call, and then what is usual again.

    An entry that is an exception is raised.
    """

    def __init__(self) -> None:
        self._entries: list[T | BaseException] = []
        self._always: list[T | BaseException] = []
        self._lock = threading.Lock()

    def __call__(self, *entries: T | BaseException) -> None:
        """Add entries for the coming calls."""
        with self._lock:
            self._entries.extend(entries)

    def always(self, entry: T | BaseException) -> None:
        """Give this to every call for which there is no other entry."""
        with self._lock:
            self._always = [entry]

    def clear(self) -> None:
        """Go back to what is usual at once."""
        with self._lock:
            self._entries, self._always = [], []

    @property
    def left(self) -> int:
        """How many entries were not taken yet."""
        return len(self._entries)

    def take(self) -> list[T]:
        """Return the entry for this call, or an empty list; raises an entry that is an exception."""
        with self._lock:
            found = [self._entries.pop(0)] if self._entries else list(self._always)
        for entry in found:
            if isinstance(entry, BaseException):
                # A new traceback each time: the same entry may be raised often.
                raise entry.with_traceback(None)
        return [entry for entry in found if not isinstance(entry, BaseException)]
