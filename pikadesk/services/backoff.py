"""How long to wait before asking again, in seconds. Pure."""

from __future__ import annotations

# The service takes 180 requests a minute; with several jobs at a time even the quickest schedule stays far below that.
_FIRST_POLL, _SLOWEST_POLL, _POLL_GROWTH = 1.0, 10.0, 1.25
_FIRST_RETRY, _SLOWEST_RETRY = 1.0, 60.0

DOWNLOAD_ATTEMPTS = 8
"""Downloads that brought no byte, in a row, before a job rests until it is asked for again."""

RATE_LIMIT_WAIT = 20.0
"""What is waited after an answer 429 that does not say how long."""


def poll_delay(attempt: int) -> float:
    """Return the wait before poll number `attempt`, counted from 0: 1 s at first, growing to 10 s."""
    return min(_SLOWEST_POLL, _FIRST_POLL * _POLL_GROWTH ** min(attempt, 20))


def retry_delay(failures: int) -> float:
    """Return the wait after that many failures in a row: doubling from 1 s to a minute."""
    return min(_SLOWEST_RETRY, _FIRST_RETRY * 2.0 ** min(max(failures - 1, 0), 10))
