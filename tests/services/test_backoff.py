"""The waits grow, and not without end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikadesk.services.backoff import disk_delay, poll_delay, rate_limit_delay, retry_delay

counts = st.integers(0, 10**6)


@given(counts)
def test_polls_become_rarer_and_stay_below_ten_seconds(attempt: int) -> None:
    assert 1.0 <= poll_delay(attempt) <= poll_delay(attempt + 1) <= 10.0


@given(counts)
def test_retries_become_rarer_and_stay_below_a_minute(failures: int) -> None:
    assert 1.0 <= retry_delay(failures) <= retry_delay(failures + 1) <= 60.0


@given(counts)
def test_a_disk_is_looked_at_again_every_five_seconds_at_least(failures: int) -> None:
    assert 1.0 <= disk_delay(failures) <= disk_delay(failures + 1) <= 5.0


@given(st.integers(1, 10**6), st.floats(0, 1e6))
def test_a_wait_that_was_asked_for_is_kept_up_to_ten_minutes(attempt: int, asked: float) -> None:
    assert rate_limit_delay(attempt, asked) == min(asked, 600.0)
    assert 5.0 <= rate_limit_delay(attempt, None) <= rate_limit_delay(attempt + 1, None) <= 60.0


def test_the_first_waits() -> None:
    assert [poll_delay(attempt) for attempt in range(3)] == [1.0, 1.25, 1.5625]
    assert [retry_delay(failures) for failures in range(1, 8)] == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0]
    assert [rate_limit_delay(attempt, None) for attempt in range(1, 6)] == [5.0, 10.0, 20.0, 40.0, 60.0]
    assert poll_delay(100) == 10.0


@pytest.mark.parametrize("seconds", range(1, 60))
def test_four_jobs_that_poll_stay_far_below_180_requests_a_minute(seconds: int) -> None:
    """However long four jobs poll from the same moment on, no minute of it has more than half of what is allowed."""
    times, now = [], 0.0
    for attempt in range(200):
        now += poll_delay(attempt)
        times.append(now)
    assert 4 * sum(seconds <= time < seconds + 60 for time in times) <= 90
