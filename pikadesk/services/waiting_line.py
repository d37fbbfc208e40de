"""The order in which waiting jobs are begun: by rank, and among equals the older one first. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from pikadesk.domain.job import Job


def in_order(jobs: Iterable[Job]) -> list[Job]:
    """Return jobs as they are begun; those that are equal in everything stay as they are."""
    return sorted(jobs, key=lambda job: (job.rank, job.created_at))


def first_rank(waiting: Iterable[Job]) -> int:
    """Return the rank of a new job that goes before all that wait."""
    return min((job.rank for job in waiting), default=1) - 1


def last_rank(waiting: Iterable[Job], now: datetime) -> int:
    """Return the rank of a new job that goes after all that wait, even where the clock was set back meanwhile."""
    order = in_order(waiting)
    if not order:
        return 0
    return order[-1].rank if order[-1].created_at < now else order[-1].rank + 1


def moved(waiting: Iterable[Job], job_id: str, before: str | None) -> dict[str, int]:
    """Return the new ranks, by job, that give a job another place; as few as can be, since each is written down.

    Args:
        waiting: The jobs that wait.
        job_id: One of them.
        before: The one before which it goes; None, or one that does not wait, for the end.
    """
    order = in_order(waiting)
    (job,) = [each for each in order if each.id == job_id]
    if before == job_id:
        return {}
    order.remove(job)
    place = next((index for index, each in enumerate(order) if each.id == before), len(order))
    behind = _made_way(order[:place][-1:], [job, *order[place:]], 1)
    ahead = _made_way(order[place : place + 1], [job, *reversed(order[:place])], -1)
    ranks = {each.id: each.rank for each in order} | {job_id: job.rank}
    return {each: rank for each, rank in min(behind, ahead, key=len).items() if rank != ranks[each]}


def _made_way(neighbour: Sequence[Job], others: Sequence[Job], way: int) -> dict[str, int]:
    """Put the first of `others` beside its neighbour, and move the next ones on as far as they are in its way.

    Args:
        neighbour: The job that stays where it is; none at the end of the line.
        others: From the job that is put there, away from its neighbour.
        way: 1 where the others are behind their neighbour, -1 where they are ahead of it.
    """
    if not neighbour:
        return {others[0].id: others[1].rank - way} if len(others) > 1 else {}
    beside = neighbour[0]
    rank, changed = beside.rank, dict[str, int]()
    for job in others:
        in_order_by_age = (job.created_at - beside.created_at).total_seconds() * way > 0
        rank = rank if in_order_by_age else rank + way
        if changed and (job.rank - rank) * way >= 0:
            break
        changed[job.id], beside = rank, job
    return changed
