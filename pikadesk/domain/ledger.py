"""What the jobs say of the user's credits: spent, held, uncertain.

This is what is counted on this computer; what the account holds, only the provider knows.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import TypeVar, assert_never

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import title
from pikadesk.domain.errors import CreditsShort
from pikadesk.domain.job import (
    Cancelled,
    Charged,
    Downloading,
    Failed,
    Generating,
    Job,
    Queued,
    Saved,
    Submitting,
    Uncertain,
    Uploading,
)

Key = TypeVar("Key", date, Task)


class Standing(StrEnum):
    """How sure a charge is: certain, about to come or to be certain, or not known."""

    SPENT = "spent"
    HELD = "held"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger.

    Attributes:
        job: The job; none has two lines.
        at: When the paid request was sent; when the job was enqueued where it was not sent, or that is not known.
        credits: What the service said that it charged, otherwise the published price.
        standing: How sure the charge is.
        sent: Whether the paid request has left. One that has not will be charged in the future.
        told: Whether the service named the credits.
    """

    job: Job
    at: datetime
    credits: int
    standing: Standing
    sent: bool
    told: bool = False

    @property
    def job_id(self) -> str:
        """The job's id."""
        return self.job.id

    @property
    def task(self) -> Task:
        """What was made."""
        return self.job.request.draft.task

    @property
    def title(self) -> str:
        """The job's short name; made when it is asked for, since it costs more than all the rest."""
        return title(self.job.request.draft)


@dataclass(frozen=True, slots=True)
class Totals:
    """Credits of several entries."""

    spent: int = 0
    held: int = 0
    uncertain: int = 0

    @property
    def counted(self) -> int:
        """What counts against a budget: all of it, since money that may be gone must not be planned with."""
        return self.spent + self.held + self.uncertain


@dataclass(frozen=True, slots=True)
class Balance:
    """What the account held when the service last told it: `available` credits, at a time."""

    available: int
    at: datetime


def standing(job: Job) -> Standing | None:
    """Return how sure the charge of a job is; None where there is none."""
    state = job.state
    match state:
        case Queued() | Uploading() | Submitting() | Generating():
            return Standing.HELD
        case Downloading() | Saved():
            return Standing.SPENT
        case Failed() | Uncertain():
            return {Charged.YES: Standing.SPENT, Charged.UNKNOWN: Standing.UNCERTAIN}.get(state.charged)
        case Cancelled():
            return None
        case _:
            assert_never(state)


def entry(job: Job) -> Entry | None:
    """Return the line of a job; None where nothing was or will be charged for it."""
    sure = standing(job)
    if sure is None:
        return None
    told = job.state.credits if isinstance(job.state, Downloading | Saved) else None
    return Entry(
        job,
        job.sent_at or job.created_at,
        job.estimated_credits if told is None else told,
        sure,
        sent=not isinstance(job.state, Queued | Uploading),
        told=told is not None,
    )


def entries(jobs: Iterable[Job]) -> tuple[Entry, ...]:
    """Return the line of every job that costs or may cost something, oldest first."""
    return tuple(sorted(filter(None, map(entry, jobs)), key=lambda each: (each.at, each.job_id)))


def totals(lines: Iterable[Entry]) -> Totals:
    """Return the credits of each standing."""
    sums = dict.fromkeys(Standing, 0)
    for line in lines:
        sums[line.standing] += line.credits
    return Totals(sums[Standing.SPENT], sums[Standing.HELD], sums[Standing.UNCERTAIN])


def by_day(lines: Iterable[Entry], zone: tzinfo | None = None) -> Mapping[date, Totals]:
    """Return the totals of every day that has entries, oldest first.

    Args:
        lines: The entries.
        zone: Whose days; None for the computer's zone.
    """
    return _grouped(lines, lambda line: line.at.astimezone(zone).date())


def by_task(lines: Iterable[Entry]) -> Mapping[Task, Totals]:
    """Return the totals of every task that has entries, in the catalogue's order."""
    found = _grouped(lines, lambda line: line.task)
    return {task: found[task] for task in Task if task in found}


CSV_COLUMNS = ("time", "task", "title", "credits", "standing", "sent", "credits_from", "job")
"""`credits_from` is `service` where the service named the credits, otherwise `price`."""


def csv_rows(lines: Iterable[Entry], zone: tzinfo | None = None) -> list[tuple[str, ...]]:
    """Return the ledger as rows of text, the names of the columns first; times are ISO 8601 with the zone's offset."""
    return [CSV_COLUMNS, *(_csv_row(line, zone) for line in lines)]


def csv_text(lines: Iterable[Entry], zone: tzinfo | None = None) -> str:
    """Return the ledger as a CSV file by RFC 4180."""
    out = io.StringIO()
    csv.writer(out).writerows(csv_rows(lines, zone))
    return out.getvalue()


def last_balance(jobs: Iterable[Job]) -> Balance | None:
    """Return what the account held by the newest refusal for too few credits; None where none ever told it."""
    told = [
        Balance(available, job.changed_at)
        for job in jobs
        if isinstance(job.state, Failed)
        and job.state.fault.code == CreditsShort.code
        and isinstance(available := job.state.fault.get("available"), int)
    ]
    return max(told, key=lambda balance: balance.at, default=None)


def _grouped(lines: Iterable[Entry], key: Callable[[Entry], Key]) -> dict[Key, Totals]:
    groups: dict[Key, list[Entry]] = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    return {each: totals(groups[each]) for each in sorted(groups)}


def _csv_row(line: Entry, zone: tzinfo | None) -> tuple[str, ...]:
    return (
        line.at.astimezone(zone).isoformat(timespec="seconds"),
        line.task,
        _harmless(line.title),
        str(line.credits),
        line.standing,
        "yes" if line.sent else "no",
        "service" if line.told else "price",
        line.job_id,
    )


def _harmless(text: str) -> str:
    """A spreadsheet takes text that begins so for a formula and runs it; the apostrophe says that it is text."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
