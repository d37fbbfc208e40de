"""What is told of a charge that is in doubt: to the provider, and to the user before it is risked once more."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from pikadesk.domain.errors import Fault
from pikadesk.domain.fingerprint import fingerprint
from pikadesk.domain.job import Charged, Downloading, Failed, Generating, Job, Saved, Uncertain
from pikadesk.ui.presenters.jobs_ended import marked, trouble_words
from pikadesk.ui.text import credits, tr, tr_title
from pikadesk.words import translatable


@dataclass(frozen=True, slots=True)
class Twice:
    """What sending a job again may cost, in credits.

    Attributes:
        title: Of the job.
        first: What the first request may have cost.
        again: What sending it again costs.
    """

    title: str
    first: int
    again: int


_SAID = translatable({Charged.YES: "charged, by what I found", Charged.NO: "not charged, by what I found"})


def claim_text(job: Job) -> str:
    """Return the times, the numbers and the error of a job: never a key, and no picture or prompt either."""
    lines = {
        tr("Job"): job.id,
        tr("Task"): f"{job.request.spec.type}, {job.request.draft.get('model')}",
        tr("Asked for at"): _moment(job.created_at),
        tr("Sent at"): _moment(job.sent_at) if job.sent_at else "",
        tr("Made at"): _moment(job.made_at) if job.made_at else "",
        tr("In this state since") if job.open else tr("Ended at"): _moment(job.changed_at),
        tr("Record"): _remote_id(job) or tr("none was given"),
        tr("Request hash (SHA-256)"): fingerprint(job.request),
        tr("Published price"): tr("{amount} credits").format(amount=credits(job.estimated_credits)),
        tr("What happened"): trouble_words(job),
    }
    if isinstance(job.state, Downloading | Saved) and job.state.credits is not None:
        lines[tr("Charged, by the service's answer")] = tr("{amount} credits").format(amount=credits(job.state.credits))
    fault = _fault(job)
    details = {name: value for name, value in fault.values if value not in ("", None)} if fault is not None else {}
    if details:
        lines[tr("Details")] = json.dumps(details, ensure_ascii=False)
    said = marked(job)
    if said is not None:
        lines[tr("Charge")] = tr(_SAID[said])
    return "\n".join(f"{name}: {value}" for name, value in lines.items() if value)


def twice(job: Job) -> Twice:
    """Return what sending a job again may cost."""
    return Twice(tr_title(job.request.draft), job.estimated_credits, job.estimate.credits)


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S %z}"


def _remote_id(job: Job) -> str | None:
    state = job.state
    return state.remote_id if isinstance(state, Uncertain | Failed | Generating | Downloading) else None


def _fault(job: Job) -> Fault | None:
    return job.state.fault if isinstance(job.state, Failed | Uncertain) else job.trouble
