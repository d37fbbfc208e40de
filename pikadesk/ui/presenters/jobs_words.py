"""The words of a job's row that are more than a label."""

from __future__ import annotations

from datetime import datetime

from pikadesk.domain.draft import Draft
from pikadesk.domain.errors import Fault
from pikadesk.domain.pricing import estimate
from pikadesk.ui.text import seconds, tr, tr_fault
from pikadesk.words import TASKS


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
    """Return the sentence for what went wrong after the request was paid for.

    The sentences of `pikadesk.words` are about the request itself, and most say that nothing was sent or charged.
    """
    template = _AFTER_SENDING.get(fault.code)
    return tr(template).format(**dict(fault.values)) if template else tr_fault(fault)


_AFTER_SENDING = {
    "not_reached": "The service cannot be reached now. Check the connection.",
    "refused": "The service answered HTTP {status}: “{message}”.",
    "key_refused": "The service does not take the API key. Replace the key.",
    "key_missing": "There is no API key. Add the key.",
    "rate_limited": "The service asks to wait.",
}
