"""How long to wait before asking again, in seconds. Pure."""

from __future__ import annotations

# The service takes 180 requests a minute; with several jobs at a time even the quickest schedule stays far below that.
_FIRST_POLL, _SLOWEST_POLL, _POLL_GROWTH = 1.0, 10.0, 1.25
_FIRST_RETRY, _SLOWEST_RETRY = 1.0, 60.0

DOWNLOAD_ATTEMPTS = 5
"""Downloads that brought no byte, in a row, before a job rests until it is asked for again."""

UPLOAD_ATTEMPTS = 4
"""Attempts at one picture before the job fails, not charged."""

SUBMIT_ATTEMPTS = 6
"""Sends of a request that each time was answered with 429 before the job fails, not charged."""

UNKNOWN_ANSWERS = 10
"""Answers in a row that the service knows no such generation before its outcome counts as unknown."""

_FIRST_RATE_LIMIT_WAIT = 5.0
_SLOWEST_DISK = 5.0

LONGEST_ASKED = 600.0
"""The most seconds that the service's wish to wait is followed."""


def poll_delay(attempt: int) -> float:
    """Return the wait before poll number `attempt`, counted from 0: 1 s at first, growing to 10 s."""
    return min(_SLOWEST_POLL, _FIRST_POLL * _POLL_GROWTH ** min(attempt, 20))


def retry_delay(failures: int) -> float:
    """Return the wait after that many failures in a row: doubling from 1 s to a minute."""
    return min(_SLOWEST_RETRY, _FIRST_RETRY * 2.0 ** min(max(failures - 1, 0), 10))


def rate_limit_delay(attempt: int, asked: float | None) -> float:
    """Return the wait after answer 429 number `attempt`, from 1: what the service asked for, else doubling from 5 s.

    Asking too early costs nothing but another 429, so what the service asks for is followed for ten minutes at most.
    """
    if asked is not None:
        return min(asked, LONGEST_ASKED)
    return min(_SLOWEST_RETRY, _FIRST_RATE_LIMIT_WAIT * 2.0 ** min(attempt - 1, 10))


def disk_delay(failures: int) -> float:
    """Return the wait after a disk took nothing that many times in a row: doubling from 1 s to 5 s."""
    return min(_SLOWEST_DISK, retry_delay(failures))
