"""Which jobs the list has, and what those that were finished today cost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from pikadesk.domain.job import Cancelled, Charged, Failed, Job, Saved
from pikadesk.domain.ledger import Standing, entries
from pikadesk.ui.presenters.jobs_ended import marked


def recent(job: Job, now: datetime) -> bool:
    """Say whether the list has a job, one that was put out of sight too: what is over leaves it, doubts never do."""
    if isinstance(job.state, Saved | Cancelled) or marked(job) is not None:
        return _same_day(job.changed_at, now)
    if isinstance(job.state, Failed) and job.state.charged is Charged.NO:
        # What cost nothing does not call for attention for ever.
        return now - job.changed_at < timedelta(days=1)
    return True


def spent_today(jobs: Iterable[Job], now: datetime) -> int:
    """Return the credits of the jobs that were charged today, counted as in the ledger."""
    return sum(line.credits for line in entries(jobs) if line.standing is Standing.SPENT and _same_day(line.at, now))


def _same_day(moment: datetime, now: datetime) -> bool:
    return moment.astimezone().date() == now.astimezone().date()
