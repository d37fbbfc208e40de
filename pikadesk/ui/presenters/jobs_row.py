"""What the job list shows of one job: a pure reading of its state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip, title
from pikadesk.domain.draft import ImageRef
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
from pikadesk.ui.presenters.jobs_words import clock_time, minutes, sent_fault, task_line
from pikadesk.ui.text import credits, tr, tr_fault

LONGER_THAN_USUAL = 300
"""Seconds of generating after which a row says that it takes longer than usual."""

_SENDING = 10
"""Seconds after which a request without an answer is surely being generated, and not still on its way."""


class Group(StrEnum):
    """The parts of the list, in their order."""

    ATTENTION = "attention"
    RUNNING = "running"
    WAITING = "waiting"
    FINISHED = "finished"


class Tone(StrEnum):
    """What kind of news a tag is; never told by colour alone."""

    OK = "ok"
    WARN = "warn"
    ERR = "err"
    PLAIN = "plain"


class JobAction(StrEnum):
    """What the user can do with a job."""

    CANCEL = "cancel"
    REMOVE = "remove"
    DOWNLOAD_AGAIN = "download_again"
    CHECK_AGAIN = "check_again"
    EDIT = "edit"
    USE_AGAIN = "use_again"
    REPLACE_KEY = "replace_key"
    COPY_ERROR = "copy_error"
    COPY_LINK = "copy_link"
    COPY_CLAIM = "copy_claim"
    DISMISS = "dismiss"
    SHOW = "show"
    SHOW_IN_FOLDER = "show_in_folder"


class Progress(StrEnum):
    """How far a stage is."""

    WAITING = "waiting"
    NOW = "now"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Tag:
    """A word about the state, with its tone."""

    tone: Tone
    words: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the three stages of a running job.

    Attributes:
        fraction: How much of it is done, 0 to 1; None where nobody knows, which is shown as a moving bar.
        value: What stands behind the words in bold, a percentage or a time.
    """

    words: str
    progress: Progress
    fraction: float | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class JobRow:
    """What a row shows.

    Attributes:
        id: The job's.
        line: The task and its most important settings.
        picture: The first picture of the request, None where it has none.
        clip_id: The saved clip, None before there is one.
        tag: None where the stages say it all.
        stages: Empty where the job does not run.
        message: A sentence, or empty.
        amount: A number of credits, with `up to` where that is not certain.
        money: What is certain about the amount.
        note: Why there is no button, where that needs saying.
    """

    id: str
    task: Task
    title: str
    line: str
    picture: ImageRef | None
    group: Group
    amount: str
    money: str
    clip_id: str | None = None
    tag: Tag | None = None
    stages: tuple[Stage, ...] = ()
    message: str = ""
    actions: tuple[JobAction, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a row shows beside the job itself.

    Attributes:
        active: Whether this process works on the job.
        moved: Bytes moved and bytes in all of a transfer that is under way.
        generated_in: Seconds that the generation took, where this run of the program saw it.
        clip: What the job was saved as.
        sandbox: Whether no real credits are at stake.
    """

    now: datetime
    active: bool = False
    moved: tuple[int, int | None] | None = None
    generated_in: float | None = None
    clip: Clip | None = None
    sandbox: bool = False


def job_row(job: Job, about: Circumstances) -> JobRow:
    """Return what the list shows of a job."""
    draft = job.request.draft
    row = JobRow(
        job.id,
        draft.task,
        title(draft),
        task_line(draft),
        next(iter(job.request.images), None),
        Group.RUNNING,
        credits(job.estimated_credits),
        tr("sent"),
    )
    state = job.state
    match state:
        case Queued():
            row = _queued(row, job, about)
        case Uploading():
            row = _uploading(row, job, state, about)
        case Submitting() | Generating():
            row = _generating(row, job, about)
        case Downloading():
            row = _downloading(row, job, state, about)
        case Saved(clip_id):
            row = _saved(row, job, clip_id, about)
        case Failed():
            row = _failed(row, job, state)
        case Uncertain():
            row = _uncertain(row, job, state)
        case Cancelled():
            tag = Tag(Tone.PLAIN, tr("Cancelled, not sent"))
            row = replace(row, group=Group.FINISHED, tag=tag, money=tr("not charged"))
        case _:
            assert_never(state)
    if about.sandbox and row.money in (tr("sent"), tr("charged"), tr("held in your spend")):
        return replace(row, money=tr("for practice"))
    return row


def trouble_words(job: Job) -> str:
    """Return the sentence for what went wrong with a job; empty where nothing did.

    That nothing was sent or charged is said only of a job of which it is certain.
    """
    state = job.state
    fault = state.fault if isinstance(state, Failed | Uncertain) else job.trouble
    if fault is None:
        return ""
    unpaid = isinstance(state, Queued | Uploading) or (isinstance(state, Failed) and state.charged is Charged.NO)
    return tr_fault(fault) if unpaid else sent_fault(fault)


_KEY_FAULTS = ("key_refused", "key_missing")


def _queued(row: JobRow, job: Job, about: Circumstances) -> JobRow:
    if about.active:
        return _uploading(row, job, Uploading({}), about)
    return replace(
        row,
        group=Group.WAITING,
        message=tr("Starts when a running job ends. Not sent, not charged."),
        money=tr("not sent yet"),
        actions=(JobAction.REMOVE,),
    )


def _uploading(row: JobRow, job: Job, state: Uploading, about: Circumstances) -> JobRow:
    message = ""
    if state.retry_at is not None and state.retry_at > about.now:
        message = tr("The service asks to wait. It is sent at {time}; nothing was charged.").format(
            time=clock_time(state.retry_at)
        )
    elif job.trouble is not None:
        message = tr_fault(job.trouble)
    fraction = _uploaded(job, state, about)
    now = Stage(tr("Sending") if row.picture is None else tr("Uploading"), Progress.NOW, fraction, _percent(fraction))
    return replace(
        row,
        stages=(now, _waiting(tr("Generating")), _waiting(tr("Downloading"))),
        message=message,
        money=tr("not sent yet"),
        actions=(JobAction.CANCEL,),
    )


def _generating(row: JobRow, job: Job, about: Circumstances) -> JobRow:
    elapsed = (about.now - job.changed_at).total_seconds()
    submitting = isinstance(job.state, Submitting)
    if not about.active and not submitting:
        return _resting(
            row,
            job,
            Tag(Tone.WARN, tr("Not asked now")),
            tr("The service goes on with the video. Asking again is free."),
            JobAction.CHECK_AGAIN,
        )
    words = tr("Sending") if submitting and elapsed < _SENDING else tr("Generating")
    notes = [tr("Can’t be cancelled once sent")]
    if elapsed > LONGER_THAN_USUAL:
        notes.insert(0, tr("Longer than usual."))
    return replace(
        row,
        stages=(_first_done(row), Stage(words, Progress.NOW, None, minutes(elapsed)), _waiting(tr("Downloading"))),
        message=sent_fault(job.trouble) if job.trouble else "",
        note=" ".join(notes),
    )


def _downloading(row: JobRow, job: Job, state: Downloading, about: Circumstances) -> JobRow:
    row = replace(
        row,
        amount=credits(job.estimated_credits if state.credits is None else state.credits),
        money=tr("charged"),
    )
    if not about.active:
        failed = Tag(Tone.ERR, tr("Download failed")) if job.trouble else Tag(Tone.WARN, tr("Not downloaded yet"))
        row = _resting(
            row, job, failed, tr("The video is made and paid for. Downloading is free."), JobAction.DOWNLOAD_AGAIN
        )
        return replace(row, actions=(*row.actions, JobAction.COPY_LINK))
    fraction = _share(about.moved)
    generated = tr("Generated")
    if about.generated_in is not None:
        generated = tr("Generated in {time}").format(time=minutes(about.generated_in))
    return replace(
        row,
        stages=(
            _first_done(row),
            Stage(generated, Progress.DONE),
            Stage(tr("Downloading"), Progress.NOW, fraction, _percent(fraction)),
        ),
        message=sent_fault(job.trouble) if job.trouble else "",
    )


def _resting(row: JobRow, job: Job, tag: Tag, message: str, go_on: JobAction) -> JobRow:
    actions: tuple[JobAction, ...] = (go_on,)
    if job.trouble is not None:
        message = f"{message} {sent_fault(job.trouble)}"
        if job.trouble.code in _KEY_FAULTS:
            actions = (JobAction.REPLACE_KEY, go_on)
    return replace(row, group=Group.ATTENTION, tag=tag, message=message, actions=actions)


def _saved(row: JobRow, job: Job, clip_id: str, about: Circumstances) -> JobRow:
    charged = about.clip.credits if about.clip is not None else None
    return replace(
        row,
        group=Group.FINISHED,
        clip_id=clip_id,
        tag=Tag(Tone.OK, tr("Saved {time}").format(time=clock_time(job.changed_at))),
        amount=credits(job.estimated_credits if charged is None else charged),
        money=tr("charged"),
        actions=(JobAction.SHOW, JobAction.SHOW_IN_FOLDER),
    )


def _failed(row: JobRow, job: Job, state: Failed) -> JobRow:
    row = replace(row, group=Group.ATTENTION, message=trouble_words(job))
    if state.charged is Charged.UNKNOWN:
        return replace(
            row,
            tag=Tag(Tone.ERR, tr("No video made")),
            amount=_up_to(row),
            money=tr("held in your spend"),
            actions=(JobAction.EDIT, JobAction.COPY_CLAIM, JobAction.DISMISS),
        )
    refused = state.fault.code in ("refused", "key_refused", "credits_short", "rate_limited", "async_refused")
    actions = (JobAction.EDIT, JobAction.COPY_ERROR, JobAction.DISMISS)
    return replace(
        row,
        tag=Tag(Tone.ERR, tr("Refused") if refused else tr("Not sent")),
        money=tr("not counted"),
        actions=(JobAction.REPLACE_KEY, *actions) if state.fault.code in _KEY_FAULTS else actions,
    )


def _uncertain(row: JobRow, job: Job, state: Uncertain) -> JobRow:
    message, actions = trouble_words(job), (JobAction.USE_AGAIN, JobAction.COPY_CLAIM)
    if state.remote_id is None:
        message += " " + tr("The service gave no number for it, so it cannot be asked for.")
    return replace(
        row,
        group=Group.ATTENTION,
        tag=Tag(Tone.WARN, tr("Maybe charged")),
        message=message,
        amount=_up_to(row),
        money=tr("held in your spend"),
        actions=(JobAction.CHECK_AGAIN, *actions) if state.remote_id is not None else actions,
    )


def _up_to(row: JobRow) -> str:
    return tr("up to {amount}").format(amount=row.amount)


def _waiting(words: str) -> Stage:
    return Stage(words, Progress.WAITING)


def _first_done(row: JobRow) -> Stage:
    return Stage(tr("Sent") if row.picture is None else tr("Uploaded"), Progress.DONE)


def _uploaded(job: Job, state: Uploading, about: Circumstances) -> float | None:
    """Every picture counts the same, whatever its size: what is left to send is not known before it is sent."""
    pictures = len(set(job.request.images))
    if pictures == 0:
        return None
    return min(1.0, (len(state.assets) + (_share(about.moved) or 0.0)) / pictures)


def _share(moved: tuple[int, int | None] | None) -> float | None:
    if moved is None or not moved[1]:
        return None
    return min(1.0, moved[0] / moved[1])


def _percent(fraction: float | None) -> str:
    return "" if fraction is None else f"{int(fraction * 100)} %"
