"""Which job another one came out of, however often it was sent in between."""

from __future__ import annotations

from collections.abc import Mapping

from pikadesk.domain.job import Job, Origin, OriginKind


def came_out_of(job: Job, jobs: Mapping[str, Job]) -> Origin | None:
    """Return what a job came out of, or the first of those that it is sent again for.

    Args:
        job: The job.
        jobs: Every job that is known, by id.

    Returns:
        None where it came out of none; an `AGAIN` only where the job that it was sent again for is not known.
    """
    origin, passed = job.origin, {job.id}
    # A job that leads back to itself there is only where records were damaged.
    while origin is not None and origin.kind is OriginKind.AGAIN and origin.job_id in jobs.keys() - passed:
        passed.add(origin.job_id)
        origin = jobs[origin.job_id].origin
    return origin
