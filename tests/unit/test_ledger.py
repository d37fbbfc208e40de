"""The ledger: what each job counts as, and that no credit is counted twice or not at all."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given

from pikadesk.domain.catalogue import Task
from pikadesk.domain.errors import CreditsShort, Fault
from pikadesk.domain.job import (
    Cancelled,
    Charged,
    Downloading,
    Failed,
    Generating,
    Job,
    Queued,
    Saved,
    State,
    Submitting,
    Uncertain,
    Uploading,
)
from pikadesk.domain.ledger import (
    CSV_COLUMNS,
    Balance,
    Standing,
    Totals,
    by_day,
    by_task,
    csv_rows,
    csv_text,
    entries,
    entry,
    last_balance,
    standing,
    totals,
)
from pikadesk.domain.request import parse
from tests.fakes.contracts import NOW, a_job
from tests.unit.histories import histories, many_jobs

FAULT = Fault("outcome_unknown")
URL = "https://videos.example/1.mp4"
PRICE = a_job().estimated_credits

STANDINGS: list[tuple[State, Standing | None, bool]] = [
    (Queued(), Standing.HELD, False),
    (Uploading({}), Standing.HELD, False),
    (Submitting({}), Standing.HELD, True),
    (Generating("r1"), Standing.HELD, True),
    (Downloading("r1", URL), Standing.SPENT, True),
    (Saved("c1"), Standing.SPENT, True),
    (Failed(FAULT, Charged.UNKNOWN), Standing.UNCERTAIN, True),
    (Failed(FAULT, Charged.YES), Standing.SPENT, True),
    (Failed(FAULT, Charged.NO), None, True),
    (Uncertain(FAULT), Standing.UNCERTAIN, True),
    (Uncertain(FAULT, charged=Charged.YES), Standing.SPENT, True),
    (Uncertain(FAULT, charged=Charged.NO), None, True),
    (Cancelled(), None, False),
]


@pytest.mark.parametrize(("state", "expected", "sent"), STANDINGS, ids=lambda value: str(value)[:40])
def test_every_state_has_its_standing(state: State, expected: Standing | None, sent: bool) -> None:
    job = a_job(state=state)
    line = entry(job)
    assert standing(job) is expected
    assert (line is None) is (expected is None)
    if line is not None:
        assert (line.job_id, line.task, line.standing, line.sent) == (job.id, Task.TEXT, expected, sent)
        assert (line.credits, line.told, line.at) == (PRICE, False, job.created_at)
        assert line.title


@pytest.mark.parametrize("state", [Downloading("r1", URL, 0), Saved("c1", 0), Saved("c1", 700_000)])
def test_what_the_service_says_goes_before_the_price(state: Downloading | Saved) -> None:
    line = entry(replace(a_job(state=state), sent_at=NOW - timedelta(days=1)))
    assert line is not None
    assert (line.credits, line.told) == (state.credits, True)
    assert line.at == NOW - timedelta(days=1)


def test_the_lines_are_in_the_order_of_their_times() -> None:
    late, early = replace(a_job(1), sent_at=NOW + timedelta(hours=1)), a_job(2)
    assert [line.job_id for line in entries([late, a_job(3, Cancelled()), early])] == [early.id, late.id]


def test_totals_by_standing() -> None:
    jobs = [a_job(number, state) for number, (state, _, _) in enumerate(STANDINGS)]
    sums = totals(entries(jobs))
    assert sums == Totals(spent=4 * PRICE, held=4 * PRICE, uncertain=2 * PRICE)
    assert sums.counted == 10 * PRICE
    assert totals([]) == Totals()


def test_a_day_is_one_of_the_users_zone() -> None:
    midnight = NOW.replace(hour=23, minute=30)
    jobs = [replace(a_job(2, Saved("c")), sent_at=midnight), replace(a_job(1, Saved("c")), sent_at=NOW)]
    assert by_day(entries(jobs), UTC) == {date(2026, 11, 20): Totals(spent=2 * PRICE)}
    east = timezone(timedelta(hours=1))
    days = by_day(entries(jobs), east)
    assert list(days.items()) == [
        (date(2026, 11, 20), Totals(spent=PRICE)),
        (date(2026, 11, 21), Totals(spent=PRICE)),
    ]


def test_tasks_are_in_the_catalogues_order() -> None:
    jobs = [a_job(1, task=Task.EFFECTS), a_job(2, task=Task.TEXT), a_job(3, task=Task.TEXT)]
    sums = by_task(entries(jobs))
    assert list(sums) == [Task.TEXT, Task.EFFECTS]
    assert sums[Task.TEXT] == Totals(held=2 * PRICE)


def test_the_ledger_as_a_table() -> None:
    text = parse(a_job().request.draft.with_value("prompt", '=HYPERLINK("x"), "y"'))
    jobs = [
        replace(a_job(1, Saved("c1", 5)), sent_at=NOW),
        replace(a_job(2, Queued()), request=text),
    ]
    rows = csv_rows(entries(jobs), timezone(timedelta(hours=2)))
    assert rows[0] == CSV_COLUMNS
    first = ("2026-11-20T14:30:15+02:00", "text", rows[1][2], "5", "spent", "yes", "service", jobs[0].id)
    assert rows[1] == first
    # A spreadsheet would take it for a formula.
    assert rows[2][2] == '\'=HYPERLINK("x"), "y"'
    assert rows[2][4:] == ("held", "no", "price", jobs[1].id)
    read = list(csv.reader(io.StringIO(csv_text(entries(jobs), timezone(timedelta(hours=2))), newline="")))
    assert read == [list(row) for row in rows]


def test_the_last_balance_is_that_of_the_newest_refusal() -> None:
    def short(number: int, **values: int) -> Job:
        return a_job(number, Failed(CreditsShort(**values).fault, Charged.NO))

    older, newer, silent = short(1, available=46), short(2, available=7, required=9), short(3)
    assert last_balance([newer, older, silent, a_job(4)]) == Balance(7, newer.changed_at)
    other = a_job(5, Failed(Fault("refused", (("available", 1),)), Charged.NO))
    assert last_balance([silent, other, a_job()]) is None


@given(many_jobs())
def test_no_credit_is_counted_twice_or_not_at_all(jobs: list[Job]) -> None:
    lines = entries(jobs)
    sums = totals(lines)
    assert sums.counted == sum(line.credits for line in lines)
    for groups in (by_day(lines, UTC), by_task(lines)):
        each = groups.values()
        assert sums == Totals(*(sum(getattr(one, name) for one in each) for name in ("spent", "held", "uncertain")))
    assert {line.job_id for line in lines} == {job.id for job in jobs if standing(job) is not None}
    assert len(csv_rows(lines)) == len(lines) + 1


@given(histories())
def test_what_was_sent_counts_until_somebody_knows_that_it_was_free(stages: tuple[Job, ...]) -> None:
    for before, after in pairwise(stages):
        if standing(before) is None or standing(after) is not None:
            continue
        known = after.state.charged is Charged.NO if isinstance(after.state, Failed | Uncertain) else False
        assert known or (before.cancellable and isinstance(after.state, Cancelled))
