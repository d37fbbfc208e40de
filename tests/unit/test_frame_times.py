from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikadesk.domain.frame_times import (
    ChainTimes,
    FilmTimes,
    Place,
    neighbour_step,
    step_from,
    steps_together,
    times_of,
)
from pikadesk.domain.seam import CUT_FROM, SEAMLESS_BELOW, Seam, seam_of


def film(frames: int, rate: int) -> FilmTimes:
    return times_of([frame / rate for frame in range(frames)], frames / rate)


def test_the_times_of_a_film_begin_with_its_first_frame() -> None:
    times = times_of([1.0, 1.5, 2.5], 3.0)
    assert times == FilmTimes((0.0, 0.5, 1.5), 2.0)
    assert [times.index_at(seconds) for seconds in (-1, 0, 0.49, 0.5, 1.4999999, 1.5, 9)] == [0, 0, 0, 1, 2, 2, 2]
    assert times.last == 2


def test_an_end_before_the_last_frame_is_none() -> None:
    assert times_of([0.0, 1.0], 0.5).end == 1.0


def test_films_of_the_same_rate_step_together() -> None:
    assert steps_together([film(3, 24), film(5, 24)]) == film(5, 24).starts


def test_films_of_different_rates_are_in_step_by_time() -> None:
    steps = steps_together([film(3, 2), film(4, 3)])
    assert steps == pytest.approx((0, 1 / 3, 0.5, 2 / 3, 1))


def test_frames_that_begin_almost_together_are_one_step() -> None:
    assert steps_together([FilmTimes((0, 0.1), 0.2), FilmTimes((0, 0.1004), 0.2)]) == (0, 0.1)


def test_a_chain_goes_on_where_the_film_before_ends() -> None:
    chain = ChainTimes((film(2, 2), film(1, 1), film(4, 4)))
    assert chain.offsets == (0.0, 1.0, 2.0)
    assert chain.duration == 3.0
    assert chain.steps == (0, 0.5, 1.0, 2.0, 2.25, 2.5, 2.75)
    seconds = (-1, 0, 0.6, 0.99, 1, 1.9, 2, 2.8, 3, 99)
    places = [Place(0, 0), Place(0, 0), Place(0, 1), Place(0, 1), Place(1, 0), Place(1, 0), Place(2, 0)]
    assert [chain.at(each) for each in seconds] == [*places, Place(2, 3), Place(2, 3), Place(2, 3)]


def test_a_chain_of_nothing_has_no_frames() -> None:
    empty = ChainTimes(())
    assert (empty.offsets, empty.steps, empty.duration) == ((), (), 0)
    with pytest.raises(IndexError):
        empty.at(0)


@given(st.lists(st.tuples(st.integers(1, 60), st.sampled_from((24, 25, 30, 60))), min_size=1, max_size=6))
def test_the_steps_of_a_chain_show_every_frame_once(films: list[tuple[int, int]]) -> None:
    chain = ChainTimes(tuple(film(*each) for each in films))
    shown = [chain.at(step) for step in chain.steps]
    assert shown == [Place(index, frame) for index, (count, _) in enumerate(films) for frame in range(count)]


def test_stepping_stays_within_the_steps() -> None:
    steps = (0.0, 0.5, 2.0)
    assert [step_from(steps, 0.6, count) for count in (-2, -1, 0, 1, 5)] == [0, 0, 0.5, 2, 2]
    assert step_from(steps, -1, 0) == 0


def test_the_joints_beside_a_time() -> None:
    joints = (0.0, 1.0, 2.0)
    assert [neighbour_step(joints, 1.0, direction) for direction in (1, -1)] == [2.0, 0.0]
    assert neighbour_step(joints, 2.5, 1) is None
    assert neighbour_step(joints, 0.0, -1) is None


def test_what_one_sees_of_a_joint() -> None:
    limits = (0, SEAMLESS_BELOW - 0.01, SEAMLESS_BELOW, CUT_FROM - 0.01, CUT_FROM, 100)
    expected = [Seam.SEAMLESS, Seam.SEAMLESS, Seam.JUMP, Seam.JUMP, Seam.CUT, Seam.CUT]
    assert [seam_of(percent) for percent in limits] == expected
