"""Keyframes and the transitions in their gaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft, Transition, UploadedImage, blank, check
from pikadesk.domain.storyboard import (
    Storyboard,
    insert,
    move,
    remove,
    replace_image,
    replace_transition,
    storyboard,
    with_storyboard,
)

A, B, C, D, E, NEW, LATER = map(UploadedImage, "ABCDENL")


def _board(pictures: str, *gaps: int | tuple[int, str]) -> Draft:
    transitions = tuple(Transition(gap) if isinstance(gap, int) else Transition(*gap) for gap in gaps)
    return with_storyboard(blank(Task.FRAMES), Storyboard(tuple(map(UploadedImage, pictures)), transitions))


def _shown(draft: Draft) -> tuple[str, list[int | tuple[int, str]]]:
    gaps = [(gap.duration, gap.prompt) if gap.prompt else gap.duration for gap in draft.transitions()]
    return "".join(ref.path for ref in draft.images() if isinstance(ref, UploadedImage)), gaps


@pytest.mark.parametrize(
    ("before", "at", "pictures", "gaps"),
    [
        # Inside a gap: two halves, the first takes the odd second, the prompt goes to both.
        (_board("AB", 8), 1, "ANB", [4, 4]),
        (_board("AB", (5, "fade")), 1, "ANB", [(3, "fade"), (2, "fade")]),
        (_board("ABC", 4, (7, "sink")), 2, "ABNC", [4, (4, "sink"), (3, "sink")]),
        (_board("AB", 2), 1, "ANB", [1, 1]),
        # A gap of one second takes a second more.
        (_board("AB", (1, "fade")), 1, "ANB", [(1, "fade"), (1, "fade")]),
        # At an end: 5 s, or what is left of 25 s.
        (_board("AB", (8, "fade")), 2, "ABN", [(8, "fade"), 5]),
        (_board("AB", (8, "fade")), 0, "NAB", [5, (8, "fade")]),
        (_board("AB", 22), 2, "ABN", [22, 3]),
        (_board("AB", 24), 0, "NAB", [1, 24]),
        # The first pictures of all.
        (_board(""), 0, "N", []),
        (_board("A"), 1, "AN", [5]),
        (_board("A"), 0, "NA", [5]),
        # Beyond the end is at the end.
        (_board("AB", 5), 9, "ABN", [5, 5]),
    ],
)
def test_a_picture_is_added(before: Draft, at: int, pictures: str, gaps: list[object]) -> None:
    after, added = insert(before, at, [NEW])
    assert added == 1
    assert _shown(after) == (pictures, gaps)


@pytest.mark.parametrize(("draft", "gaps"), [(_board("AB", 25), [25, 1]), (_board("ABC", 24, 1), [24, 1, 1])])
def test_where_no_second_is_left_the_check_says_so(draft: Draft, gaps: list[int]) -> None:
    after, _ = insert(draft, len(draft.images()) - (0 if len(gaps) == 2 else 1), [NEW])
    assert _shown(after)[1] == gaps
    assert [problem.code for problem in check(after)] == ["total_too_long"]


def test_several_pictures_are_added_in_their_order() -> None:
    assert _shown(insert(_board("AB", 8), 1, [NEW, LATER])[0]) == ("ANLB", [3, 3, 2])
    assert _shown(insert(_board("AB", 8), 2, [NEW, LATER])[0]) == ("ABNL", [8, 5, 5])
    assert _shown(insert(_board("AB", 8), 0, [NEW, LATER])[0]) == ("NLAB", [5, 5, 8])
    assert _shown(insert(_board("AB", 20), 2, [NEW, LATER])[0]) == ("ABNL", [20, 5, 1])
    assert _shown(insert(_board(""), 0, [A, B, C])[0]) == ("ABC", [5, 5])


def test_several_pictures_share_a_gap_evenly_and_keep_its_length_where_it_is_long_enough() -> None:
    assert _shown(insert(_board("AB", (5, "fade")), 1, [C, D, E])[0]) == ("ACDEB", [(2, "fade")] + [(1, "fade")] * 3)
    assert _shown(insert(_board("AB", 3), 1, [C, D, E])[0]) == ("ACDEB", [1, 1, 1, 1])


def test_only_five_pictures_fit() -> None:
    after, added = insert(_board("ABC", 5, 5), 3, [D, E, NEW, LATER])
    assert added == 2
    assert _shown(after) == ("ABCDE", [5, 5, 5, 5])
    assert insert(after, 1, [NEW]) == (after, 0)
    assert insert(_board("AB", 5), 1, []) == (_board("AB", 5), 0)


@pytest.mark.parametrize(
    ("at", "pictures", "gaps"),
    [
        (0, "BCD", [(3, "sink"), 4]),
        (1, "ACD", [(5, "fade"), 4]),
        (2, "ABD", [(2, "fade"), (7, "sink")]),
        (3, "ABC", [(2, "fade"), (3, "sink")]),
    ],
)
def test_a_picture_is_removed_and_inner_gaps_become_one(at: int, pictures: str, gaps: list[object]) -> None:
    assert _shown(remove(_board("ABCD", (2, "fade"), (3, "sink"), 4), at)) == (pictures, gaps)


def test_the_one_prompt_of_two_gaps_is_kept() -> None:
    assert _shown(remove(_board("ABC", 2, (3, "sink")), 1)) == ("AC", [(5, "sink")])


def test_the_last_pictures_can_be_removed() -> None:
    assert _shown(remove(_board("AB", 5), 1)) == ("A", [])
    assert _shown(remove(_board("AB", 5), 0)) == ("B", [])
    assert _shown(remove(_board("A"), 0)) == ("", [])


def test_two_gaps_that_were_too_long_become_the_longest_that_is_allowed() -> None:
    assert _shown(remove(_board("ABC", 20, 20), 1)) == ("AC", [25])


@pytest.mark.parametrize(
    ("source", "target", "pictures"), [(0, 2, "BCA"), (2, 0, "CAB"), (0, 1, "BAC"), (1, 1, "ABC"), (2, 1, "ACB")]
)
def test_a_picture_moves_and_the_gaps_stay(source: int, target: int, pictures: str) -> None:
    after = move(_board("ABC", (2, "fade"), (9, "sink")), source, target)
    assert _shown(after) == (pictures, [(2, "fade"), (9, "sink")])


def test_a_picture_or_a_gap_is_replaced() -> None:
    draft = _board("ABC", (2, "fade"), 9)
    assert _shown(replace_image(draft, 1, NEW)) == ("ANC", [(2, "fade"), 9])
    assert _shown(replace_transition(draft, 1, Transition(24, "sink"))) == ("ABC", [(2, "fade"), (24, "sink")])


def test_when_each_keyframe_is_shown() -> None:
    board = storyboard(_board("ABC", 5, 8))
    assert board.seconds == 13
    assert board.times == (0, 5, 13)
    assert storyboard(_board("")).times == ()


edits = st.one_of(
    st.tuples(st.just("insert"), st.integers(0, 6), st.integers(1, 3)),
    st.tuples(st.just("remove"), st.integers(0, 6), st.just(0)),
    st.tuples(st.just("move"), st.integers(0, 6), st.integers(0, 6)),
    st.tuples(st.just("set"), st.integers(0, 6), st.integers(1, 6)),
)


@given(st.lists(edits, max_size=25))
def test_there_is_always_one_gap_fewer_than_pictures(steps: list[tuple[str, int, int]]) -> None:
    draft, numbers = blank(Task.FRAMES), iter(range(1000))
    for verb, first, second in steps:
        before = storyboard(draft)
        count = len(before.images)
        if verb == "insert":
            new = [UploadedImage(str(next(numbers))) for _ in range(second)]
            draft, added = insert(draft, first, new)
            assert added == min(second, 5 - count)
            assert set(draft.images()) == {*before.images, *new[:added]}
            at = min(first, count)
            assert draft.images()[at : at + added] == tuple(new[:added])
            if 0 < first < count:
                inside = before.transitions[first - 1].duration
                assert storyboard(draft).seconds == before.seconds - inside + max(inside, added + 1)
        elif count and verb == "remove":
            at = first % count
            draft = remove(draft, at)
            assert draft.images() == before.images[:at] + before.images[at + 1 :]
            if 0 < at < count - 1:
                assert storyboard(draft).seconds == before.seconds
        elif count and verb == "move":
            draft = move(draft, first % count, second % count)
            assert draft.transitions() == before.transitions
            assert sorted(map(str, draft.images())) == sorted(map(str, before.images))
        elif count > 1:
            draft = replace_transition(draft, first % (count - 1), Transition(second))
        board = storyboard(draft)
        assert len(board.transitions) == max(0, len(board.images) - 1)
        assert all(gap.duration >= 1 for gap in board.transitions)
