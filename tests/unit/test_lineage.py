"""What a job came out of, through all that were sent again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pikadesk.domain.job import Job, Origin, OriginKind
from pikadesk.domain.lineage import came_out_of
from tests.fakes.contracts import a_job

FINAL = Origin(OriginKind.FINAL, "draft")


def chain(*origins: Origin | None) -> dict[str, Job]:
    """Give jobs from 1 on with these origins."""
    made = [replace(a_job(number), origin=origin) for number, origin in enumerate(origins, 1)]
    return {job.id: job for job in made}


def again(number: int) -> Origin:
    return Origin(OriginKind.AGAIN, a_job(number).id)


@pytest.mark.parametrize(
    ("origins", "found"),
    [
        ((None,), None),
        ((FINAL,), FINAL),
        ((FINAL, again(1)), FINAL),
        ((FINAL, again(1), again(2)), FINAL),
        ((None, again(1)), None),
        ((again(9), again(1)), again(9)),
        # Only in damaged records.
        ((again(2), again(1)), again(2)),
        ((again(1),), again(1)),
    ],
)
def test_a_job_that_was_sent_again_came_out_of_what_the_first_one_did(
    origins: tuple[Origin | None, ...], found: Origin | None
) -> None:
    jobs = chain(*origins)
    assert came_out_of([*jobs.values()][-1], jobs) == found
