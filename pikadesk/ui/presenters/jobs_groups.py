"""The parts of the job list, and what runs in all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pikadesk.domain.job import Job
from pikadesk.ui.presenters.jobs_row import Group, JobRow, Progress
from pikadesk.ui.text import credits, tr, tr_count
from pikadesk.words import translatable

_NEWEST_FIRST = (Group.ATTENTION, Group.FINISHED)
_GROUPS = translatable(
    {
        Group.ATTENTION: "Needs attention",
        Group.RUNNING: "Running",
        Group.WAITING: "Waiting",
        Group.FINISHED: "Finished today",
    }
)
_UPLOADING, _GENERATING, _DOWNLOADING = range(3)


@dataclass(frozen=True, slots=True)
class JobGroup:
    """One part of the list.

    Attributes:
        words: Its heading.
        count: What stands behind the heading.
    """

    group: Group
    words: str
    count: str
    rows: tuple[JobRow, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """What runs now, for the window's header.

    Attributes:
        running: How many jobs.
        words: What they are doing, with the number.
        uploading: Whether all of them are sending pictures.
        attention: How many jobs wait for the user.
        attention_words: The same as words.
    """

    running: int
    words: str
    uploading: bool
    attention: int
    attention_words: str


def grouped(
    rows: Sequence[tuple[Job, JobRow]],
    waiting: Sequence[str],
    parallel_jobs: int,
    spent: int,
) -> tuple[JobGroup, ...]:
    """Return the parts of the list that have rows, in order.

    Args:
        rows: Every job that is shown, oldest first, with its row.
        waiting: The ids of the jobs that wait for their turn, the next one first.
        parallel_jobs: How many jobs run at a time.
        spent: Credits that were charged today for what is finished, whether it is shown or not.
    """
    parts = []
    for kind in Group:
        mine = [(job, row) for job, row in rows if row.group is kind]
        if kind in _NEWEST_FIRST:
            mine.sort(key=lambda pair: pair[0].changed_at, reverse=True)
        elif kind is Group.WAITING:
            turns = {job_id: turn for turn, job_id in enumerate(waiting)}
            mine.sort(key=lambda pair: turns.get(pair[0].id, len(turns)))
        if mine:
            count = str(len(mine))
            if kind is Group.RUNNING:
                running = sum(row.moving for _, row in mine)
                count = tr("{count} of {most} at a time").format(count=running, most=parallel_jobs)
            elif kind is Group.FINISHED:
                count = tr("{count} · {spent} credits").format(count=len(mine), spent=credits(spent))
            parts.append(JobGroup(kind, tr(_GROUPS[kind]), count, tuple(row for _, row in mine)))
    return tuple(parts)


def activity(rows: Sequence[JobRow]) -> Activity:
    """Return what runs, of all rows."""
    running = [row for row in rows if row.group is Group.RUNNING and row.moving]
    attention = sum(row.group is Group.ATTENTION for row in rows)
    doing = {_stage_now(row) for row in running}
    return Activity(
        len(running),
        _words(doing.pop() if len(doing) == 1 else None, len(running)),
        uploading=bool(running) and all(_stage_now(row) == _UPLOADING for row in running),
        attention=attention,
        attention_words=tr_count("1 needs attention", "%n need attention", attention),
    )


def _words(stage: int | None, count: int) -> str:
    if stage == _UPLOADING:
        return tr_count("1 uploading", "%n uploading", count)
    if stage == _GENERATING:
        return tr_count("1 generating", "%n generating", count)
    if stage == _DOWNLOADING:
        return tr_count("1 downloading", "%n downloading", count)
    return tr_count("1 running", "%n running", count)


def _stage_now(row: JobRow) -> int:
    return next(index for index, stage in enumerate(row.stages) if stage.progress is Progress.NOW)
