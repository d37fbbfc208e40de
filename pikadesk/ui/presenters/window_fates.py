"""What becomes of the jobs that are under way when the program ends."""

from __future__ import annotations

from dataclasses import dataclass

from pikadesk.domain.job import Generating, Job, Queued, Submitting, Uploading
from pikadesk.services.runner import JobRunner
from pikadesk.ui.text import tr, tr_title
from pikadesk.words import translatable


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of some jobs when the program ends.

    Attributes:
        words: What, as a sentence.
        titles: Of the jobs.
        urgent: Whether ending now does harm.
    """

    words: str
    titles: tuple[str, ...]
    urgent: bool


_SENT = translatable(
    "On its way to the service right now. If Pikadesk quits before the answer, the outcome is unknown: it may "
    "be charged, and its video may be lost."
)
_UNWRITTEN = translatable(
    "Paid for, and the disk does not take the service's answer. If Pikadesk quits before it does, its video may be "
    "lost."
)
_GENERATING = translatable("Goes on with the service, and is fetched at the next start.")
_DOWNLOADING = translatable("Paid for. The download goes on at the next start.")
_UNSENT = translatable("Not sent, not charged. Goes on at the next start.")
_PAUSED = translatable("Not sent, not charged. Stays in the queue, which is paused.")
_URGENT = (_SENT, _UNWRITTEN)
_ORDER = (*_URGENT, _GENERATING, _DOWNLOADING, _UNSENT, _PAUSED)


def fates(runner: JobRunner, *, paused: bool) -> tuple[Fate, ...]:
    """Return what becomes of each job of this program, the harmful first.

    Args:
        runner: Has the jobs.
        paused: Whether the next start begins no job that waits, either.
    """
    found: dict[str, list[str]] = {}
    for job in runner.jobs.values():
        if job.open and not runner.elsewhere(job.id):
            fate = _PAUSED if paused and job.cancellable else _fate(runner, job)
            found.setdefault(fate, []).append(tr_title(job.request.draft))
    return tuple(Fate(tr(words), tuple(found[words]), words in _URGENT) for words in _ORDER if words in found)


def harmful(runner: JobRunner) -> bool:
    """Say whether ending now may lose something that is paid for."""
    return any(_fate(runner, job) in _URGENT for job in runner.jobs.values() if job.open and runner.active(job.id))


def at_work(runner: JobRunner) -> bool:
    """Say whether something would stop that goes on otherwise."""
    return any(runner.active(job_id) for job_id in runner.jobs) or bool(runner.waiting and not runner.paused)


def _fate(runner: JobRunner, job: Job) -> str:
    if isinstance(job.state, Submitting):
        return _SENT
    if isinstance(job.state, Queued | Uploading):
        return _UNSENT
    if runner.active(job.id) and runner.unwritten(job.id):
        return _UNWRITTEN
    return _GENERATING if isinstance(job.state, Generating) else _DOWNLOADING
