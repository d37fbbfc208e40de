"""How a motion starts, swings and ends. Times are in seconds, results from 0 to 1 unless said otherwise."""

from __future__ import annotations

import math


def ramp(now: float, start: float, end: float) -> float:
    """Go from 0 at `start` to 1 at `end`, evenly."""
    return min(1.0, max(0.0, (now - start) / (end - start)))


def ease(now: float, start: float, end: float) -> float:
    """Go from 0 at `start` to 1 at `end`, slow at both ends."""
    share = ramp(now, start, end)
    return share * share * (3 - 2 * share)


def rush(now: float, start: float, end: float) -> float:
    """Go from 0 at `start` to 1 at `end`, faster and faster, as things fall."""
    return ramp(now, start, end) ** 2


def spring(now: float, start: float, *, rate: float = 2.4, damping: float = 2.2) -> float:
    """Go from 0 at `start` towards 1, beyond it and back, ever less; `rate` in swings a second."""
    since = now - start
    if since <= 0:
        return 0.0
    return 1 - math.exp(-damping * since) * math.cos(math.tau * rate * since)


def wobble(now: float, start: float, *, rate: float = 3.0, damping: float = 2.5) -> float:
    """Swing about 0, between -1 and 1, ever less, from `start` on; `rate` in swings a second."""
    since = now - start
    if since <= 0:
        return 0.0
    return math.exp(-damping * since) * math.sin(math.tau * rate * since)
