"""What the job list shows of one job: a pure reading of its state."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from pikadesk.domain.job import (
    Cancelled,
    Downloading,
    Failed,
    Generating,
    Job,
    OriginKind,
    Queued,
    Saved,
    Submitting,
    Uncertain,
    Uploading,
)
from pikadesk.ui.presenters.jobs_ended import cancelled_row, failed_row, history, saved_row, uncertain_row
from pikadesk.ui.presenters.jobs_row import Circumstances, Group, JobAction, JobRow, Progress, Stage, Tag, Tone
from pikadesk.ui.presenters.jobs_words import (
    KEY_FAULTS,
    clock_time,
    download_words,
    link_dead,
    minutes,
    task_line,
    usual_words,
)
from pikadesk.ui.text import credits, percent, tr, tr_fault, tr_sent_fault, tr_title
from pikadesk.words import translatable

LONGER_THAN_USUAL = 300
"""Seconds of generating after which a row says that it takes longer than usual, where nothing better is known."""

_SENDING = 10
"""Seconds after which a request without an answer is surely being generated, and not still on its way."""

_DISK_TAGS = translatable(
    {"disk_full": "Disk full", "folder_unwritable": "Folder not writable", "storage": "Disk trouble"}
)
_ORIGINS = translatable({OriginKind.AGAIN: "sent again", OriginKind.FINAL: "final", OriginKind.VARIATION: "variation"})


def job_row(job: Job, about: Circumstances) -> JobRow:
    """Return what the list shows of a job."""
    draft = job.request.draft
    row = JobRow(
        job.id,
        draft.task,
        tr_title(draft),
        _line(job),
        next(iter(job.request.images), None),
        Group.RUNNING,
        credits(job.estimated_credits),
        tr("sent"),
        moving=about.active or about.elsewhere,
    )
    row = _in_state(row, job, about)
    if about.elsewhere and job.open:
        words = tr("Another Pikadesk works on it")
        row = replace(row, note=words, hint="", actions=(), more=(), movable=False)
    if about.sandbox and row.money in (tr("sent"), tr("charged"), tr("held in your spend")):
        row = replace(row, money=tr("for practice"))
    return _shown_again(row) if job.hidden and not _needs_the_user(job, row) else row


def _in_state(row: JobRow, job: Job, about: Circumstances) -> JobRow:
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
        case Saved():
            row = saved_row(row, job, state, about)
        case Failed():
            row = failed_row(row, job, state, about)
        case Uncertain():
            row = uncertain_row(row, job, state, about)
        case Cancelled():
            row = cancelled_row(row)
        case _:
            assert_never(state)
    return row


def _line(job: Job) -> str:
    parts = [task_line(job.request.draft)]
    if job.origin is not None:
        parts.append(tr(_ORIGINS[job.origin.kind]))
    return " · ".join(parts)


def _needs_the_user(job: Job, row: JobRow) -> bool:
    """Say whether a job is seen although it was put out of sight; one that failed is not: it was dismissed."""
    return row.group is Group.ATTENTION and not isinstance(job.state, Failed)


def _shown_again(row: JobRow) -> JobRow:
    """Offer to show it for good in the place of what would hide it."""
    hiding = (JobAction.HIDE, JobAction.DISMISS)
    actions = tuple(action for action in row.actions if action not in hiding)
    more = tuple(action for action in row.more if action not in hiding)
    line = " · ".join((row.line, tr("hidden")))
    return replace(row, line=line, actions=actions, more=(*more, JobAction.SHOW_AGAIN), hidden=True)


def _queued(row: JobRow, job: Job, about: Circumstances) -> JobRow:
    if about.active:
        return _uploading(row, job, Uploading({}), about)
    row = replace(row, group=Group.WAITING, money=tr("not sent yet"), moving=False)
    if about.elsewhere:
        return row
    if about.place is None:
        return _not_begun(row, job)
    message = tr("Starts when a running job ends. Not sent, not charged.")
    if about.queue_paused:
        message = tr("New jobs are paused. Not sent, not charged.")
    up = (JobAction.MOVE_UP,) if about.place > 0 else ()
    down = (JobAction.MOVE_DOWN,) if about.place < about.queued - 1 else ()
    front = (JobAction.TO_FRONT,) if about.place > 1 else ()
    return replace(
        row,
        message=message,
        actions=(*up, JobAction.REMOVE),
        more=(JobAction.EDIT_WAITING, *down, *front),
        movable=True,
    )


def _not_begun(row: JobRow, job: Job) -> JobRow:
    """A job that is not sent and that nobody works on or will by itself."""
    message = tr("Does not begin by itself before the next start. Not sent, not charged.")
    if job.trouble is not None:
        message = tr_fault(job.trouble)
    return replace(
        row,
        group=Group.WAITING,
        money=tr("not sent yet"),
        message=message,
        actions=(JobAction.GO_ON, JobAction.REMOVE),
        more=(JobAction.EDIT_WAITING,),
        moving=False,
    )


def _uploading(row: JobRow, job: Job, state: Uploading, about: Circumstances) -> JobRow:
    if not row.moving:
        return _not_begun(row, job)
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
    submitting = isinstance(job.state, Submitting)
    if not row.moving and not submitting:
        words = tr("The service goes on with the video. Asking again is free.")
        row = _resting(row, job, Tag(Tone.WARN, tr("Not asked now")), words, JobAction.CHECK_AGAIN)
        return row if job.trouble is None else _claimed(row, about)
    elapsed = (about.now - (job.sent_at or job.changed_at)).total_seconds()
    words = tr("Sending") if submitting and elapsed < _SENDING else tr("Generating")
    return replace(
        row,
        stages=(_first_done(row), Stage(words, Progress.NOW, None, minutes(elapsed)), _waiting(tr("Downloading"))),
        message=tr_sent_fault(job.trouble) if job.trouble else "",
        hint=usual_words(about.expected, elapsed, LONGER_THAN_USUAL),
        note=tr("Can’t be cancelled once sent"),
        more=(JobAction.HIDE,),
        moving=True,
    )


def _downloading(row: JobRow, job: Job, state: Downloading, about: Circumstances) -> JobRow:
    row = replace(
        row,
        amount=credits(job.estimated_credits if state.credits is None else state.credits),
        money=tr("charged"),
    )
    if not (row.moving or about.rested):
        return _download_rests(row, job, state, about)
    fraction = _share(about.moved)
    now = Stage(tr("Downloading"), Progress.NOW, fraction, _percent(fraction))
    action = JobAction.PAUSE
    if about.rested and not row.moving:
        fraction = min(1.0, job.received / about.size) if about.size else 0.0
        now = Stage(tr("Paused"), Progress.NOW, fraction, _percent(fraction) if about.size else "")
        action = JobAction.RESUME
    generated = tr("Generated")
    if job.sent_at is not None and job.made_at is not None:
        taken = (job.made_at - job.sent_at).total_seconds()
        generated = tr("Generated in {time}").format(time=minutes(taken)) if taken > 0 else generated
    return replace(
        row,
        stages=(_first_done(row), Stage(generated, Progress.DONE), now),
        message=tr_sent_fault(job.trouble) if job.trouble else "",
        actions=(action,),
        more=(JobAction.COPY_LINK, JobAction.HIDE),
    )


def _download_rests(row: JobRow, job: Job, state: Downloading, about: Circumstances) -> JobRow:
    trouble = job.trouble
    if trouble is not None and trouble.code in _DISK_TAGS:
        full = trouble.code == "disk_full"
        by_itself = tr("Pikadesk goes on by itself as soon as there is room.")
        if not full:
            by_itself = tr("Pikadesk goes on by itself as soon as it can be written.")
        return replace(
            row,
            group=Group.ATTENTION,
            tag=Tag(Tone.WARN, tr(_DISK_TAGS[trouble.code])),
            message=" ".join((tr("The video is made and paid for."), tr_sent_fault(trouble), by_itself)),
            actions=(JobAction.CHOOSE_FOLDER, JobAction.TRY_NOW, JobAction.COPY_LINK),
        )
    failed = Tag(Tone.ERR, tr("Download failed")) if trouble else Tag(Tone.WARN, tr("Not downloaded yet"))
    row = _resting(row, job, failed, download_words(job, state, about.size, about.now), JobAction.DOWNLOAD_AGAIN)
    row = replace(row, actions=(*row.actions, JobAction.COPY_LINK))
    lost = state.remote_id is None and link_dead(job, state, about.now)
    return _claimed(row, about) if lost or trouble is not None else row


def _claimed(row: JobRow, about: Circumstances) -> JobRow:
    """Add what helps to claim a video that is paid for and does not come."""
    return replace(row, actions=(*row.actions, *history(about), JobAction.COPY_CLAIM))


def _resting(row: JobRow, job: Job, tag: Tag, message: str, go_on: JobAction) -> JobRow:
    actions: tuple[JobAction, ...] = (go_on,)
    if job.trouble is not None:
        if not isinstance(job.state, Downloading):
            message = f"{message} {tr_sent_fault(job.trouble)}"
        if job.trouble.code in KEY_FAULTS:
            actions = (JobAction.REPLACE_KEY, go_on)
    return replace(row, group=Group.ATTENTION, tag=tag, message=message, actions=actions)


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
    return "" if fraction is None else percent(int(fraction * 100))
