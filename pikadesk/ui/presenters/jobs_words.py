"""The words of a job's row that are more than a label."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QTime

from pikadesk.domain.draft import Draft
from pikadesk.domain.errors import Fault, LinkExpired, TransferBroken, VideoDamaged
from pikadesk.domain.job import Downloading, Job, Uncertain
from pikadesk.domain.pricing import estimate
from pikadesk.domain.timing import Expected
from pikadesk.ui.text import megabytes, percent, seconds, tr, tr_effect, tr_sent_fault
from pikadesk.words import TASKS, translatable

KEY_FAULTS = ("key_refused", "key_missing")
"""What went wrong where another key may help."""

_LOST = translatable(
    {
        "connection_lost": "Connection lost after sending at {time}.",
        "no_answer": "No answer came after sending at {time}.",
        "status": "The service answered HTTP {status} after sending at {time}.",
        "interrupted": "Pikadesk was stopped while sending at {time}.",
    }
)

_SAY_IT_ALL = ("outcome_unknown", "record_unknown")


def task_line(draft: Draft) -> str:
    """Return the task and its most important settings: `Frames · 13 s · 720p`, `Effects · Inflate`."""
    parts = [tr(TASKS[draft.task])]
    if draft.spec.has("effect"):
        parts.append(tr_effect(str(draft.get("effect"))))
    else:
        parts += [seconds(estimate(draft).seconds), str(draft.get("resolution"))]
    return " · ".join(parts)


def clock_time(moment: datetime) -> str:
    """Return a time of day on this computer: `14:32`."""
    local = moment.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def near_time(moment: datetime, now: datetime) -> str:
    """Return a time of day, with its date where that is another day than today's: `14:32`, `12 Mar 14:32`."""
    then = moment.astimezone()
    if then.date() == now.astimezone().date():
        return clock_time(moment)
    date = QLocale().toString(QDate(then.year, then.month, then.day), tr("d MMM"))
    return tr("{date} {time}").format(date=date, time=clock_time(moment))


def minutes(seconds_: float) -> str:
    """Return a length of time as minutes and seconds: `0:48`."""
    whole = max(0, int(seconds_))
    return f"{whole // 60}:{whole % 60:02}"


def usual_words(expected: Expected | None, elapsed: float, long: float) -> str:
    """Return how long a generation usually takes, and whether this one takes longer; empty where there is no saying.

    Args:
        expected: What the user's own earlier ones took.
        elapsed: Seconds that this one has taken.
        long: Seconds that are much where nothing better is known.
    """
    if expected is None:
        return tr("Longer than usual") if elapsed > long else ""
    quick, slow = minutes(expected.quick), minutes(expected.slow)
    usual = quick if quick == slow else tr("{quick}–{slow}").format(quick=quick, slow=slow)
    # What lies so far outside the middle half is an outlier by Tukey's rule; a spread of nothing is luck.
    far = expected.slow + 1.5 * max(expected.slow - expected.quick, expected.seconds / 5)
    words = tr("Usually {usual}, from your last {count}")
    if elapsed > far:
        words = tr("Longer than usual: {usual}, from your last {count}")
    return words.format(usual=usual, count=expected.count)


def uncertain_words(job: Job, state: Uncertain) -> str:
    """Return what is known of a job of which nobody knows whether it was charged."""
    template = _LOST.get(_reason(state.fault))
    if template is not None:
        sent = clock_time(job.sent_at or job.changed_at)
        lost = tr(template).format(time=sent, status=state.fault.get("status"))
    else:
        lost = tr_sent_fault(state.fault)
        if state.fault.code in _SAY_IT_ALL:
            return lost
    return f"{lost} {tr('Outcome unknown. Pikadesk will not send it again by itself.')}"


def download_words(job: Job, state: Downloading, size: int | None, now: datetime) -> str:
    """Return how a download stands that nobody works on.

    Args:
        job: Whose.
        state: Its state.
        size: Bytes of the whole video, None where that is not known.
        now: The time.
    """
    words = [tr("The video is made and paid for.")]
    trouble = job.trouble
    if trouble is not None and trouble.code == VideoDamaged.code:
        again = tr("Downloading again is free. If it comes like this again, claim it with the claim details.")
        return " ".join((*words, tr("What came is not a playable video."), again))
    words += _stopped(job, state, size, now)
    if link_dead(job, state, now):
        words.append(_dead_link(state))
        if trouble is None or trouble.code == LinkExpired.code or _broke_off(trouble):
            return " ".join(words)
    if trouble is None:
        words.append(tr("Downloading is free."))
    elif _broke_off(trouble):
        words.append(tr("Downloading again is free."))
    else:
        words.append(tr_sent_fault(trouble))
    return " ".join(words)


def _broke_off(trouble: Fault) -> bool:
    return trouble.code == TransferBroken.code and trouble.get("status") is None


def link_dead(job: Job, state: Downloading, now: datetime) -> bool:
    """Say whether the link has ended, by its own word or by the service's."""
    refused = job.trouble is not None and job.trouble.code == LinkExpired.code
    return refused or (state.expires_at is not None and state.expires_at <= now)


def _dead_link(state: Downloading) -> str:
    """What can be done about a link that has ended."""
    if state.remote_id is not None:
        return tr("“Download again” asks for a fresh one, which is free.")
    return tr("The service gave no number to ask for a fresh one: claim the video with the claim details.")


def _stopped(job: Job, state: Downloading, size: int | None, now: datetime) -> list[str]:
    """How far it came, and how long its link works."""
    place = ""
    if job.received:
        place = percent(int(100 * min(1.0, job.received / size))) if size else megabytes(job.received)
    ends = near_time(state.expires_at, now) if state.expires_at is not None else ""
    if link_dead(job, state, now):
        ended = tr("Its link does not work any more.")
        if state.expires_at is not None and state.expires_at <= now:
            ended = tr("Its link ended at {time}.")
        stopped = [tr("The download stopped at {place}.").format(place=place)] if place else []
        return [*stopped, ended.format(time=ends)]
    if place and ends:
        words = tr("The download stopped at {place} and its link works until {time}.")
    elif place:
        words = tr("The download stopped at {place}.")
    elif ends:
        words = tr("Its link works until {time}.")
    else:
        return []
    return [words.format(place=place, time=ends)]


def _reason(fault: Fault) -> str:
    if fault.code == "outcome_unknown":
        return str(fault.get("reason"))
    return fault.code
