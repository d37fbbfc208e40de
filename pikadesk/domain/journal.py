"""What happened to a job, and what may happen to it after its records were damaged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from pikadesk.domain.errors import Fault
from pikadesk.domain.job import Job, Queued, State, Submitting, Uncertain, Uploading

RECORDS_DAMAGED = Fault("records_damaged")
"""What was read of a job may be older than what happened: whether it was sent is not known."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """What a job came to at one time.

    Attributes:
        at: When that was written down.
        state: The state, with all that was known in it: uploads, remote id, link and its end, credits, fault.
        trouble: What last went wrong without ending the job.
        received: Bytes of the video that were on the disk.
        fingerprint: The request's, in the first entry; None in those that follow.
    """

    at: datetime
    state: State
    trouble: Fault | None = None
    received: int = 0
    fingerprint: str | None = None


def after_damage(job: Job, now: datetime) -> Job:
    """Return a job, read from damaged records, in a state in which the program cannot pay for it a second time."""
    if isinstance(job.state, Queued | Uploading | Submitting):
        return replace(job, state=Uncertain(RECORDS_DAMAGED), changed_at=now, trouble=None)
    return job
