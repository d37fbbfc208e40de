"""Retiming a storyboard, and what a cross-dissolve through it shows."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft, Transition, UploadedImage, blank, check
from pikadesk.domain.storyboard import (
    Blend,
    Storyboard,
    distribute_evenly,
    fit_to,
    move_boundary,
    shift_from,
    storyboard,
    with_storyboard,
)

MOST = 25


def board(*lengths: int) -> Draft:
    """A storyboard with a prompt in each gap that tells which one it was."""
    images = tuple(UploadedImage(f"images/{number}.jpg") for number in range(len(lengths) + 1))
    gaps = tuple(Transition(length, f"gap {index}") for index, length in enumerate(lengths))
    return with_storyboard(blank(Task.FRAMES), Storyboard(images, gaps))


def lengths(draft: Draft) -> list[int]:
    return [gap.duration for gap in draft.transitions()]


@st.composite
def boards(draw: st.DrawFn) -> Draft:
    """Storyboards that can be sent."""
    count = draw(st.integers(1, 4))
    return board(*(draw(st.integers(1, MOST // count)) for _ in range(count)))


@st.composite
def boards_and_boundaries(draw: st.DrawFn) -> tuple[Draft, int]:
    drawn = draw(boards())
    return drawn, draw(st.integers(0, len(lengths(drawn)) - 1))


@pytest.mark.parametrize(
    ("before", "boundary", "to", "after"),
    [
        # The neighbours trade.
        (board(5, 8), 0, 6, [6, 7]),
        (board(5, 8), 0, 3, [3, 10]),
        (board(4, 5, 6), 1, 7, [4, 3, 8]),
        # Each keeps a second.
        (board(5, 8), 0, 0, [1, 12]),
        (board(5, 8), 0, 99, [12, 1]),
        (board(4, 5, 6), 1, 2, [4, 1, 10]),
        (board(1, 1), 0, 2, [1, 1]),
        # The last one changes the total, up to 25 s.
        (board(5, 8), 1, 15, [5, 10]),
        (board(5, 8), 1, 7, [5, 2]),
        (board(5, 8), 1, 5, [5, 1]),
        (board(5, 8), 1, 30, [5, 20]),
        (board(5), 0, 25, [25]),
    ],
)
def test_a_boundary_is_moved(before: Draft, boundary: int, to: int, after: list[int]) -> None:
    assert lengths(move_boundary(before, boundary, to)) == after


@pytest.mark.parametrize(
    ("before", "boundary", "by", "after"),
    [
        (board(5, 8), 0, 2, [7, 8]),
        (board(5, 8), 0, -3, [2, 8]),
        (board(5, 8), 0, -9, [1, 8]),
        (board(5, 8), 0, 99, [17, 8]),
        (board(5, 8, 3), 1, 4, [5, 12, 3]),
        (board(5, 8), 1, 4, [5, 12]),
        (board(20, 5), 0, 1, [20, 5]),
        # Too long already, as typed lengths may be: no further, but back.
        (board(20, 9), 0, 1, [20, 9]),
        (board(20, 9), 0, -6, [14, 9]),
    ],
)
def test_everything_after_a_boundary_is_moved(before: Draft, boundary: int, by: int, after: list[int]) -> None:
    assert lengths(shift_from(before, boundary, by)) == after


@given(boards_and_boundaries(), st.integers(-40, 60))
def test_moving_an_inner_boundary_touches_its_neighbours_alone_and_keeps_the_total(
    drawn: tuple[Draft, int], to: int
) -> None:
    before, boundary = drawn
    assume(boundary < len(lengths(before)) - 1)
    after = move_boundary(before, boundary, to)
    assert sum(lengths(after)) == sum(lengths(before))
    assert [*lengths(after)[:boundary], *lengths(after)[boundary + 2 :]] == [
        *lengths(before)[:boundary],
        *lengths(before)[boundary + 2 :],
    ]
    # It comes as near as the neighbours allow.
    earliest, latest = storyboard(before).times[boundary] + 1, storyboard(before).times[boundary + 2] - 1
    assert storyboard(after).times[boundary + 1] == min(max(to, earliest), latest)


@given(boards_and_boundaries(), st.integers(-40, 40))
def test_shifting_changes_one_length_and_the_total(drawn: tuple[Draft, int], by: int) -> None:
    before, boundary = drawn
    after = shift_from(before, boundary, by)
    changed = lengths(after)[boundary] - lengths(before)[boundary]
    assert sum(lengths(after)) - sum(lengths(before)) == changed
    assert lengths(after)[boundary + 1 :] == lengths(before)[boundary + 1 :]
    stopped = lengths(after)[boundary] == 1 or sum(lengths(after)) == MOST
    assert changed == by or (stopped and abs(changed) < abs(by))


@given(boards_and_boundaries(), st.integers(-40, 60))
def test_what_is_retimed_can_still_be_sent_and_keeps_its_prompts(drawn: tuple[Draft, int], to: int) -> None:
    before, boundary = drawn
    for after in (
        move_boundary(before, boundary, to),
        shift_from(before, boundary, to),
        distribute_evenly(before),
        fit_to(before, MOST),
    ):
        assert check(after) == check(before) == ()
        assert after.images() == before.images()
        assert [gap.prompt for gap in after.transitions()] == [gap.prompt for gap in before.transitions()]


@given(boards_and_boundaries(), st.integers(1, 24))
def test_a_boundary_goes_back_to_where_it_was(drawn: tuple[Draft, int], to: int) -> None:
    before, boundary = drawn
    home = storyboard(before).times[boundary + 1]
    assert move_boundary(move_boundary(before, boundary, to), boundary, home) == before


def test_typed_lengths_that_no_video_has_are_no_trouble() -> None:
    assert lengths(move_boundary(board(0, 1), 0, 3)) == [0, 1]
    assert lengths(move_boundary(board(-3, 9), 0, 2)) == [2, 4]
    assert lengths(shift_from(board(0, 5), 0, 0)) == [1, 5]
    assert lengths(distribute_evenly(board(0, 1))) == [1, 1]
    assert lengths(fit_to(board(0, -4), 10)) == [5, 5]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((5, 8), [7, 6]),
        ((1, 1, 9), [4, 4, 3]),
        ((2, 3, 4, 5), [4, 4, 3, 3]),
        ((6, 6), [6, 6]),
        ((9,), [9]),
        ((), []),
    ],
)
def test_seconds_are_distributed_evenly(before: tuple[int, ...], after: list[int]) -> None:
    assert lengths(distribute_evenly(board(*before))) == after


@given(boards())
def test_an_even_distribution_is_even(before: Draft) -> None:
    after = lengths(distribute_evenly(before))
    assert sum(after) == sum(lengths(before))
    assert max(after) - min(after) <= 1
    assert after == sorted(after, reverse=True)


@pytest.mark.parametrize(
    ("before", "seconds", "after"),
    [
        ((20, 20), 25, [13, 12]),
        ((25, 5), 25, [21, 4]),
        ((10, 20, 30), 25, [4, 8, 13]),
        # One that would vanish keeps a second.
        ((1, 25, 25), 25, [1, 12, 12]),
        ((1, 1, 100), 25, [1, 1, 23]),
        # Stretched.
        ((5, 8), 25, [10, 15]),
        ((1, 1, 1), 25, [9, 8, 8]),
        ((7,), 25, [25]),
        ((5, 20), 25, [5, 20]),
        # No room for a second each.
        ((4, 4, 4), 2, [1, 1, 1]),
        ((), 25, []),
    ],
)
def test_a_storyboard_is_fitted(before: tuple[int, ...], seconds: int, after: list[int]) -> None:
    assert lengths(fit_to(board(*before), seconds)) == after


@given(st.lists(st.integers(1, 60), min_size=1, max_size=6), st.integers(6, 60))
def test_what_is_fitted_lasts_exactly_so_long_and_keeps_its_proportions(before: list[int], seconds: int) -> None:
    after = lengths(fit_to(board(*before), seconds))
    assert sum(after) == seconds
    assert min(after) >= 1
    # What was longer is never shorter than what was shorter.
    assert all(after[a] <= after[b] for a in range(len(after)) for b in range(len(after)) if before[a] < before[b])
    exact = [length * seconds / sum(before) for length in before]
    if min(exact) >= 1:
        assert all(abs(got - wanted) < 1 for got, wanted in zip(after, exact, strict=True))


@pytest.mark.parametrize(
    ("second", "blend"),
    [
        (-1.0, Blend(0, 1, 0.0)),
        (0.0, Blend(0, 1, 0.0)),
        (2.5, Blend(0, 1, 0.5)),
        (5.0, Blend(1, 2, 0.0)),
        (7.0, Blend(1, 2, 0.25)),
        (13.0, Blend(1, 2, 1.0)),
        (99.0, Blend(1, 2, 1.0)),
    ],
)
def test_a_cross_dissolve_is_linear_between_keyframes(second: float, blend: Blend) -> None:
    assert storyboard(board(5, 8)).blend_at(second) == blend


def test_a_cross_dissolve_of_too_little_stands_still() -> None:
    assert storyboard(board()).blend_at(3.0) == Blend(0, 0, 0.0)
    assert storyboard(blank(Task.FRAMES)).blend_at(0.0) == Blend(0, 0, 0.0)
    # A length that was typed and is none.
    assert storyboard(board(0)).blend_at(0.0) == Blend(0, 1, 1.0)


@pytest.mark.parametrize(("second", "index"), [(0.0, 0), (4.99, 0), (5.0, 1), (13.0, 1), (40.0, 1)])
def test_the_transition_of_a_time_is_known(second: float, index: int) -> None:
    assert storyboard(board(5, 8)).transition_at(second) == index


def test_a_storyboard_without_transitions_has_the_first_one() -> None:
    assert storyboard(board()).transition_at(2.0) == 0
