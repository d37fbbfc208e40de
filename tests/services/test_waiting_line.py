"""The order of the waiting jobs: every place can be had, and few ranks change for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from pikadesk.domain.job import Job
from pikadesk.services.waiting_line import first_rank, in_order, last_rank, moved
from tests.fakes import START
from tests.fakes.contracts import a_job

# Ranks that moves have left, and ages of which some are the same.
lines = st.lists(st.tuples(st.integers(-2, 2), st.integers(0, 3)), min_size=1, max_size=6).map(
    lambda places: [
        replace(a_job(number), rank=rank, created_at=START + timedelta(seconds=age))
        for number, (rank, age) in enumerate(places)
    ]
)


def _ids(jobs: list[Job]) -> list[str]:
    return [job.id for job in in_order(jobs)]


@given(lines, st.data())
def test_a_job_comes_to_stand_where_it_was_put_and_the_others_stay_in_their_order(
    line: list[Job], data: st.DataObject
) -> None:
    order = _ids(line)
    job_id = data.draw(st.sampled_from(order))
    before = data.draw(st.sampled_from([*order, None, "gone"]))
    ranks = moved(line, job_id, before)
    wanted = [each for each in order if each != job_id]
    if before == job_id:
        wanted = order
    else:
        wanted.insert(wanted.index(before) if before in wanted else len(wanted), job_id)
    assert _ids([replace(job, rank=ranks.get(job.id, job.rank)) for job in line]) == wanted
    assert all(rank != job.rank for job in line for rank in [ranks.get(job.id)])


@given(lines)
def test_a_new_job_is_the_first_or_the_last_even_where_the_clock_was_set_back(line: list[Job]) -> None:
    for now in (START - timedelta(days=1), START + timedelta(seconds=2), START + timedelta(days=1)):
        new = replace(a_job(99), created_at=now)
        assert _ids([*line, replace(new, rank=first_rank(line))])[0] == new.id
        assert _ids([*line, replace(new, rank=last_rank(line, now))])[-1] == new.id


def test_without_others_every_rank_will_do() -> None:
    assert first_rank([]) == last_rank([], START) == 0
    assert moved([a_job(1)], a_job(1).id, None) == {}


def test_few_ranks_change() -> None:
    line = [replace(a_job(number), created_at=START + timedelta(seconds=number)) for number in range(100)]
    ids = [job.id for job in line]
    # To either end it is that job alone; into the middle, those of the shorter half at most.
    assert moved(line, ids[70], ids[0]) == {ids[70]: -1}
    assert moved(line, ids[20], None) == {ids[20]: 1}
    assert moved(line, ids[99], ids[2]) == {ids[0]: -1, ids[1]: -1, ids[99]: -1}
    assert len(moved(line, ids[3], ids[97])) == 4
