"""How long generations take, learned from the user's own: the service names no time."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft
from pikadesk.domain.job import Job
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import GenerationRequest

FEWEST = 3
"""Generations of a kind before anything is said of the next one."""

_NEWEST = 30
"""What the service does today says more than what it did long ago."""

_LONGEST = 3600.0
"""Seconds. What took longer waited for this computer, which slept or was off, and not for the service."""


@dataclass(frozen=True, slots=True)
class Expected:
    """How long a generation takes, by earlier ones like it; seconds from the paid request to the finished video.

    Attributes:
        seconds: The median.
        quick: Below this are a quarter of them.
        slow: Above this are a quarter of them.
        count: How many they are.
    """

    seconds: float
    quick: float
    slow: float
    count: int


def expected(jobs: Iterable[Job], request: GenerationRequest) -> Expected | None:
    """Return how long a request will take by the newest jobs of its task, resolution and duration.

    Args:
        jobs: All of the user's jobs.
        request: What is to be generated.

    Returns:
        The median and the spread; None before there are `FEWEST` jobs like it.
    """
    wanted = _kind(request.draft)
    alike = (job for job in jobs if job.request.draft.task is wanted[0] and _kind(job.request.draft) == wanted)
    taken = [seconds for job in sorted(alike, key=lambda job: job.created_at) if (seconds := _taken(job)) is not None]
    if len(taken) < FEWEST:
        return None
    newest = taken[-_NEWEST:]
    quick, median, slow = statistics.quantiles(newest, n=4, method="inclusive")
    return Expected(median, quick, slow, len(newest))


def _kind(draft: Draft) -> tuple[Task, object, int]:
    resolution = draft.get("resolution") if draft.spec.has("resolution") else None
    return draft.task, resolution, estimate(draft).seconds


def _taken(job: Job) -> float | None:
    """Return the seconds that a job's video took; None where they are not known or cannot be right."""
    if job.sent_at is None or job.made_at is None:
        return None
    seconds = (job.made_at - job.sent_at).total_seconds()
    # A clock that was set back meanwhile makes it negative.
    return seconds if 0 < seconds <= _LONGEST else None
