"""What counts against the limits, and what is left of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikadesk.domain.doubts import OverLimit, Period
from pikadesk.domain.errors import Fault
from pikadesk.domain.job import Cancelled, Charged, Failed, Generating, Job, Queued, Saved, State, Uncertain
from pikadesk.domain.ledger import Totals
from pikadesk.services.budget import Budget
from pikadesk.services.preferences import Preferences
from tests.fakes.contracts import a_job
from tests.unit.histories import many_jobs

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
PRICE = a_job().estimated_credits
FAULT = Fault("outcome_unknown")
LIMITS = Preferences(daily_limit=3 * PRICE, monthly_limit=10 * PRICE, total_limit=100 * PRICE)


def job(state: State, ago: timedelta = timedelta(), number: int = 1) -> Job:
    """Return a job that was enqueued, and sent where it was, so long ago."""
    at = NOW - ago
    sent = None if isinstance(state, Queued | Cancelled) else at
    return replace(a_job(number, state), created_at=at, changed_at=at, sent_at=sent)


def counted(jobs: list[Job]) -> list[int]:
    budget = Budget(jobs, LIMITS, NOW, UTC)
    return [budget.counted(period) // PRICE for period in (Period.DAY, Period.MONTH, Period.TOTAL)]


@pytest.mark.parametrize(
    ("state", "ago", "expected"),
    [
        (Saved("c"), timedelta(), [1, 1, 1]),
        (Saved("c"), timedelta(hours=12), [1, 1, 1]),
        (Saved("c"), timedelta(hours=12, seconds=1), [0, 1, 1]),
        (Saved("c"), timedelta(days=20), [0, 0, 1]),
        (Saved("c"), timedelta(days=365), [0, 0, 1]),
        (Generating("r"), timedelta(days=1), [0, 1, 1]),
        (Uncertain(FAULT), timedelta(), [1, 1, 1]),
        (Failed(FAULT, Charged.UNKNOWN), timedelta(days=20), [0, 0, 1]),
        (Failed(FAULT, Charged.NO), timedelta(), [0, 0, 0]),
        (Cancelled(), timedelta(), [0, 0, 0]),
        # What waits will be charged now, whenever it was enqueued.
        (Queued(), timedelta(days=365), [1, 1, 1]),
        # A clock that was set back frees nothing.
        (Saved("c"), timedelta(days=-40), [1, 1, 1]),
    ],
)
def test_what_counts_in_which_period(state: State, ago: timedelta, expected: list[int]) -> None:
    assert counted([job(state, ago)]) == expected


def test_a_day_is_one_of_the_users_zone() -> None:
    bought = [job(Saved("c"), timedelta(hours=2))]
    assert Budget(bought, LIMITS, NOW, timezone(timedelta(hours=13))).counted(Period.DAY) == 0
    assert Budget(bought, LIMITS, NOW, timezone(timedelta(hours=5))).counted(Period.DAY) == PRICE
    # Where nothing is said, it is the computer's.
    here = NOW.astimezone().replace(hour=12)
    assert Budget([replace(bought[0], sent_at=here)], LIMITS, here).counted(Period.DAY) == PRICE


def test_totals_and_what_is_left() -> None:
    jobs = [job(Saved("c")), job(Queued()), job(Uncertain(FAULT)), job(Saved("c", 7), timedelta(days=2))]
    budget = Budget(jobs, LIMITS, NOW, UTC)
    assert budget.totals(Period.DAY) == Totals(PRICE, PRICE, PRICE)
    assert budget.totals(Period.MONTH) == Totals(PRICE + 7, PRICE, PRICE)
    assert [budget.left(period) for period in Period] == [0, 7 * PRICE - 7, 97 * PRICE - 7]
    assert budget.tightest is Period.DAY
    assert Budget([*jobs, *jobs], LIMITS, NOW, UTC).left(Period.DAY) == 0


def test_without_limits_nothing_is_refused() -> None:
    budget = Budget([job(Saved("c"))], Preferences(), NOW, UTC)
    assert [budget.left(period) for period in Period] == [None, None, None]
    assert budget.tightest is None
    assert budget.refusals(10**12) == ()
    assert budget.refusal(10**12) is None


def test_what_would_pass_a_limit_is_refused_with_the_numbers() -> None:
    jobs = [job(Saved("c")), *(job(Saved("c"), timedelta(days=2)) for _ in range(7))]
    budget = Budget(jobs, LIMITS, NOW, UTC)
    assert budget.refusals(2 * PRICE) == ()
    day = OverLimit(Period.DAY, 3 * PRICE, PRICE, 2 * PRICE + 1)
    month = OverLimit(Period.MONTH, 10 * PRICE, 8 * PRICE, 2 * PRICE + 1)
    assert budget.refusals(2 * PRICE + 1) == (day, month)
    assert budget.refusals(200 * PRICE)[2].period is Period.TOTAL
    assert day.over == 1
    worst = budget.refusal(20 * PRICE)
    assert worst is not None
    assert (worst.period, worst.over) == (Period.DAY, 18 * PRICE)


def test_what_costs_nothing_is_not_refused_even_beyond_the_limit() -> None:
    budget = Budget([job(Saved("c"))] * 9, replace(LIMITS, daily_limit=0), NOW, UTC)
    assert budget.refusals(0) == ()
    assert budget.refusal(1) is not None


_amounts = st.none() | st.integers(0, 10**7)


@given(
    many_jobs(), st.builds(Preferences, daily_limit=_amounts, monthly_limit=_amounts, total_limit=_amounts), _amounts
)
def test_a_shorter_period_counts_no_more_and_what_is_left_may_be_spent(
    jobs: list[Job], preferences: Preferences, price: int | None
) -> None:
    budget = Budget(jobs, preferences, NOW, UTC)
    assert budget.counted(Period.DAY) <= budget.counted(Period.MONTH) <= budget.counted(Period.TOTAL)
    refused = {refusal.period for refusal in budget.refusals(price or 0)}
    for period in Period:
        left = budget.left(period)
        assert (period in refused) is (left is not None and (price or 0) > left)
    if budget.tightest is not None:
        assert budget.refusals(budget.left(budget.tightest) or 0) == ()
