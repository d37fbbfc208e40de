"""How far transfers are, told from their threads to the event loop a few times a second."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from pikadesk.services.ports import TransferProgress

Moved = tuple[int, int | None]
"""The bytes moved and the bytes in all, None where that is not known."""

_INTERVAL = 0.1


def told_from_thread(note: Callable[[Moved], None]) -> TransferProgress:
    """Return what a transfer's thread may call as often as it likes; `note` is called on the running event loop."""
    loop, last = asyncio.get_running_loop(), 0.0

    def from_thread(moved: int, total: int | None) -> None:
        # A quick transfer reports thousands of chunks a second; nobody can see more than a few.
        nonlocal last
        now = time.monotonic()
        if now - last >= _INTERVAL or moved == total:
            last = now
            loop.call_soon_threadsafe(note, (moved, total))

    return from_thread
