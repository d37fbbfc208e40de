"""Giving memory back to the system."""

from __future__ import annotations

import contextlib
import ctypes
import sys


def give_back_memory() -> None:
    """Return to the system what a thread that ends has freed.

    The C library of Linux keeps a heap for every few threads, and in each the most that it ever held: films that are
    opened one after the other would fill them all. Nothing is done where the library has no such call.
    """
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError, OSError):
            ctypes.CDLL(None).malloc_trim(0)
