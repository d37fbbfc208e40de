"""What the job list shows of a job that has ended: saved, failed, cancelled, or nobody knows how."""

from __future__ import annotations

from dataclasses import replace

from pikadesk.domain.errors import GenerationFailed
from pikadesk.domain.job import Charged, Failed, Job, Queued, Saved, Uncertain, Uploading
from pikadesk.ui.presenters.jobs_row import Circumstances, Group, JobAction, JobRow, Tag, Tone
from pikadesk.ui.presenters.jobs_words import KEY_FAULTS, clock_time, uncertain_words
from pikadesk.ui.text import credits, tr, tr_fault, tr_sent_fault

_REFUSALS = ("refused", "key_refused", "credits_short", "rate_limited", "async_refused")
_MARKS = (JobAction.MARK_CHARGED, JobAction.MARK_NOT_CHARGED)


def trouble_words(job: Job) -> str:
    """Return the sentence for what went wrong with a job; empty where nothing did.

    That nothing was sent or charged is said only of a job of which it is certain.
    """
    state = job.state
    fault = state.fault if isinstance(state, Failed | Uncertain) else job.trouble
    if fault is None:
        return ""
    unpaid = isinstance(state, Queued | Uploading) or (isinstance(state, Failed) and state.charged is Charged.NO)
    return tr_fault(fault) if unpaid else tr_sent_fault(fault)


def marked(job: Job) -> Charged | None:
    """Return what the user said of a job's charge; None where nobody said anything."""
    state = job.state
    if isinstance(state, Uncertain) and state.charged is not Charged.UNKNOWN:
        return state.charged
    if isinstance(state, Failed):
        # Of every other failure that cost nothing the service itself said so.
        said = state.charged is Charged.YES or (
            state.charged is Charged.NO and state.fault.code == GenerationFailed.code
        )
        return state.charged if said else None
    return None


def saved_row(row: JobRow, job: Job, state: Saved, about: Circumstances) -> JobRow:
    """Return the row of a video that is on the disk."""
    charged = state.credits
    if charged is None and about.clip is not None:
        charged = about.clip.credits
    return replace(
        row,
        group=Group.FINISHED,
        clip_id=state.clip_id,
        tag=Tag(Tone.OK, tr("Saved {time}").format(time=clock_time(job.changed_at))),
        amount=credits(job.estimated_credits if charged is None else charged),
        money=tr("charged"),
        actions=(JobAction.SHOW, JobAction.SHOW_IN_FOLDER),
        more=(JobAction.USE_AGAIN, JobAction.DISMISS),
    )


def cancelled_row(row: JobRow) -> JobRow:
    """Return the row of a job that was stopped before anything was paid for."""
    return replace(
        row,
        group=Group.FINISHED,
        tag=Tag(Tone.PLAIN, tr("Cancelled, not sent")),
        money=tr("not charged"),
        actions=(JobAction.TRY_AGAIN,),
        more=(JobAction.USE_AGAIN, JobAction.DISMISS),
    )


def failed_row(row: JobRow, job: Job, state: Failed, about: Circumstances) -> JobRow:
    """Return the row of a job that ended without a video."""
    said = marked(job)
    if said is not None:
        return _marked(row, said, ())
    row = replace(row, group=Group.ATTENTION, message=trouble_words(job))
    if state.charged is Charged.UNKNOWN:
        return replace(
            row,
            tag=Tag(Tone.ERR, tr("No video made")),
            amount=_up_to(row),
            money=tr("held in your spend"),
            actions=(JobAction.EDIT, *history(about), JobAction.COPY_CLAIM, JobAction.DISMISS),
            more=(*_MARKS, JobAction.SEND_AGAIN),
        )
    refused = state.fault.code in _REFUSALS
    actions: tuple[JobAction, ...] = (JobAction.EDIT, JobAction.COPY_ERROR, JobAction.DISMISS)
    more: tuple[JobAction, ...] = (JobAction.TRY_AGAIN,)
    if state.fault.code != "refused":
        # Nothing is wrong with the request itself.
        actions, more = (JobAction.TRY_AGAIN, *actions), ()
    return replace(
        row,
        tag=Tag(Tone.ERR, tr("Refused") if refused else tr("Not sent")),
        money=tr("not counted"),
        actions=(JobAction.REPLACE_KEY, *actions) if state.fault.code in KEY_FAULTS else actions,
        more=more,
    )


def uncertain_row(row: JobRow, job: Job, state: Uncertain, about: Circumstances) -> JobRow:
    """Return the row of a job of which nobody knows whether it was charged."""
    check = (JobAction.CHECK_AGAIN,) if state.remote_id is not None else ()
    if state.charged is not Charged.UNKNOWN:
        return _marked(row, state.charged, check)
    message = uncertain_words(job, state)
    if state.remote_id is None:
        message += " " + tr("The service gave it no number, so Pikadesk cannot check again.")
    return replace(
        row,
        group=Group.ATTENTION,
        tag=Tag(Tone.WARN, tr("Maybe charged"), "unknown"),
        message=message,
        amount=_up_to(row),
        money=tr("held in your spend"),
        actions=(*check, JobAction.SEND_AGAIN, *history(about), JobAction.COPY_CLAIM),
        more=(*_MARKS, JobAction.USE_AGAIN),
    )


def _marked(row: JobRow, said: Charged, check: tuple[JobAction, ...]) -> JobRow:
    charged = said is Charged.YES
    return replace(
        row,
        group=Group.FINISHED,
        tag=Tag(Tone.PLAIN, tr("Marked as charged") if charged else tr("Marked as not charged"), "info"),
        money=tr("charged") if charged else tr("not charged"),
        actions=(JobAction.UNDO_MARK,),
        more=(*check, JobAction.COPY_CLAIM, JobAction.USE_AGAIN, JobAction.DISMISS),
    )


def history(about: Circumstances) -> tuple[JobAction, ...]:
    """Return what opens the provider's page of charges; nothing where there is none, or no charge."""
    return (JobAction.OPEN_HISTORY,) if about.history and not about.sandbox else ()


def _up_to(row: JobRow) -> str:
    return tr("up to {amount}").format(amount=row.amount)
