"""How long a generation takes, learned from earlier ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikadesk.domain.catalogue import Task
from pikadesk.domain.job import Job, Saved
from pikadesk.domain.request import GenerationRequest, parse
from pikadesk.domain.timing import FEWEST, Expected, expected
from tests.fakes.contracts import DRAFTS, NOW, a_job

TEXT = a_job().request


def made(seconds: float | None, number: int = 1, request: GenerationRequest = TEXT) -> Job:
    """Return a job that took so many seconds; None for one that was not made."""
    done = None if seconds is None else NOW + timedelta(seconds=seconds)
    return replace(a_job(number, Saved("c")), request=request, sent_at=NOW, made_at=done)


def test_nothing_is_said_before_there_are_enough() -> None:
    assert FEWEST == 3
    assert expected([], TEXT) is None
    assert expected([made(60), made(70)], TEXT) is None
    assert expected([made(60), made(70), made(None), a_job()], TEXT) is None
    assert expected([made(60), made(70), made(80)], TEXT) == Expected(70, 65, 75, 3)


def test_median_and_quarters() -> None:
    jobs = [made(seconds) for seconds in (40, 10, 30, 20, 2000)]
    assert expected(jobs, TEXT) == Expected(30, 20, 40, 5)


@pytest.mark.parametrize("seconds", [0, -5, 3601, 86_400])
def test_times_that_cannot_be_the_services_do_not_count(seconds: float) -> None:
    assert expected([made(60), made(60), made(seconds)], TEXT) is None
    assert expected([made(60), made(60), made(3600)], TEXT) is not None


@pytest.mark.parametrize(("field", "value"), [("resolution", "1080p"), ("duration", 10)])
def test_only_jobs_like_it_count(field: str, value: str | int) -> None:
    draft = TEXT.draft.with_value("resolution", "720p").with_value("duration", 5)
    this, other = parse(draft), parse(draft.with_value(field, value))
    jobs = [*(made(10, request=this) for _ in range(3)), *(made(99, request=other) for _ in range(4))]
    assert expected(jobs, this) == Expected(10, 10, 10, 3)
    assert expected(jobs, other) == Expected(99, 99, 99, 4)
    # The prompt makes no difference.
    assert expected(jobs, parse(draft.with_value("prompt", "another"))) == Expected(10, 10, 10, 3)


def test_a_task_without_resolution_and_another_task() -> None:
    effects, image = parse(DRAFTS[Task.EFFECTS]), parse(DRAFTS[Task.IMAGE])
    jobs = [made(30, request=effects) for _ in range(3)]
    assert expected(jobs, effects) == Expected(30, 30, 30, 3)
    assert expected(jobs, image) is None


def test_the_newest_thirty_count() -> None:
    old = [made(500, number) for number in range(30)]
    new = [made(20, 100 + number) for number in range(30)]
    assert expected([*new, *old], TEXT) == Expected(20, 20, 20, 30)


@given(st.lists(st.floats(-10, 4000), min_size=0, max_size=40))
def test_the_spread_is_around_the_median_and_within_what_was_seen(seconds: list[float]) -> None:
    found = expected([made(each, number) for number, each in enumerate(seconds)], TEXT)
    if found is not None:
        assert 0 < found.quick <= found.seconds <= found.slow <= 3600
        assert FEWEST <= found.count <= 30
        assert min(seconds) - 1e-3 <= found.quick
        assert found.slow <= max(seconds) + 1e-3
