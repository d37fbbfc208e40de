"""The words of a job's row that are more than a label."""

from __future__ import annotations

from datetime import datetime

from pikadesk.domain.draft import Draft
from pikadesk.domain.errors import Fault
from pikadesk.domain.pricing import estimate
from pikadesk.ui.text import seconds, tr
from pikadesk.words import TASKS, sent_fault_text


def task_line(draft: Draft) -> str:
    """Return the task and its most important settings: `Frames · 13 s · 720p`, `Effects · Inflate`."""
    parts = [tr(TASKS[draft.task])]
    if draft.spec.has("effect"):
        parts.append(str(draft.get("effect")))
    else:
        parts += [seconds(estimate(draft).seconds), str(draft.get("resolution"))]
    return " · ".join(parts)


def clock_time(moment: datetime) -> str:
    """Return a time of day on this computer: `14:32`."""
    return f"{moment.astimezone():%H:%M}"


def minutes(seconds_: float) -> str:
    """Return a length of time as minutes and seconds: `0:48`."""
    whole = max(0, int(seconds_))
    return f"{whole // 60}:{whole % 60:02}"


def sent_fault(fault: Fault) -> str:
    """Return the sentence for what went wrong after the request was paid for, in the user's language."""
    return sent_fault_text(fault, tr)
