from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.draft import Draft, LocalImage, Problem, Transition, blank, check
from pikadesk.domain.errors import Fault
from pikadesk.domain.pricing import estimate
from pikadesk.ui.presenters import form_words
from pikadesk.ui.presenters.form_insertion import insertion, rearrangement
from pikadesk.ui.presenters.form_reading import read
from pikadesk.ui.text import credits, difference, listing, megabytes, pixels, seconds, tr_fault, tr_problem


def frames(*lengths: int) -> Draft:
    images = tuple(LocalImage(Path(f"{number}.png")) for number in range(len(lengths) + 1))
    draft = blank(Task.FRAMES).with_value("images", images)
    return draft.with_value("transitions", tuple(Transition(length) for length in lengths))


def test_numbers_have_separators_and_a_true_minus() -> None:
    assert credits(1_560_000) == "1,560,000"
    assert [difference(change) for change in (780_000, -600_000, 0)] == ["+780,000", "−600,000", "same price"]
    assert seconds(5) == "5 s"
    assert [megabytes(size) for size in (2_100_000, 100_000, 99_400, 3)] == ["2.1 MB", "0.1 MB", "99 KB", "1 KB"]
    assert pixels(1920, 1080) == "1920 × 1080"
    assert [listing(list(items)) for items in ("", "a", "ab", "abc")] == ["", "a", "a and b", "a, b and c"]


def test_problems_and_faults_are_told_in_words() -> None:
    assert tr_problem(Problem("seed", "seed_not_whole")) == "Whole number only, or leave empty."
    assert tr_fault(Fault("stopped")) == "Stopped."


@pytest.mark.parametrize(
    ("at", "count", "title", "detail", "after", "halves"),
    [
        (
            1,
            1,
            "Drop to insert as keyframe 2",
            "Splits the 8 s transition into 4 s + 4 s. Price stays the same.",
            3,
            (4, 4),
        ),
        (0, 1, "Drop to insert as keyframe 1", "Price changes by +600,000.", 3, None),
        (2, 1, "Drop to add as keyframe 3", "Price changes by +600,000.", 3, None),
        (9, 2, "Drop to add as keyframes 3 and 4", "Price changes by +1,200,000.", 4, None),
        (
            1,
            2,
            "Drop to insert as keyframes 2 and 3",
            "Splits the 8 s transition into 3 s + 3 s + 2 s. Price stays the same.",
            4,
            (3, 2),
        ),
        (2, 6, "Drop to add as keyframes 3, 4 and 5", "Keeps the first 3. Price changes by +1,800,000.", 5, None),
    ],
)
def test_what_a_drop_would_do(
    at: int, count: int, title: str, detail: str, after: int, halves: tuple[int, int] | None
) -> None:
    result = insertion(frames(8), at, count)
    assert (result.title, result.detail, result.count_after, result.halves) == (title, detail, after, halves)
    assert result.possible


def test_a_transition_of_one_second_takes_one_more_and_says_so() -> None:
    result = insertion(frames(1, 9), 1, 1)
    assert result.detail == "Splits the 1 s transition into 1 s + 1 s. Price changes by +120,000."


def test_a_first_keyframe_says_nothing_of_prices() -> None:
    assert insertion(blank(Task.FRAMES), 0, 2).detail == ""


def test_no_room_and_moving() -> None:
    full = insertion(frames(1, 2, 3, 4), 2, 1)
    assert (full.possible, full.detail, full.count_after) == (False, "5 keyframes are the most.", 5)
    move = rearrangement(1)
    assert (move.title, move.detail) == ("Move here as keyframe 2", "Lengths and price stay the same.")


def test_lines_lead_to_fields() -> None:
    spec = CATALOGUE[Task.FRAMES]
    line = form_words.fix_line(
        spec, (Problem("images", "too_few_pictures"), Problem("transitions[1].duration", "out_of_range"))
    )
    assert [(piece.text, piece.target) for piece in line] == [
        ("To generate, fix 2 fields: ", ""),
        ("Keyframes", "images"),
        (" and ", ""),
        ("Transitions", "transitions[1].duration"),
    ]


@pytest.mark.parametrize(("count", "task"), [(1, Task.IMAGE), (2, Task.SCENES), (5, Task.SCENES), (6, None), (0, None)])
def test_which_task_takes_so_many_pictures(count: int, task: Task | None) -> None:
    assert form_words.task_for(count) is task


_VALUES = {
    "prompt": st.sampled_from(["", "waves"]),
    "model": st.sampled_from([None, "pika-v2-turbo", "pika-v2.1", "pika-v2.2", "no such model"]),
    "resolution": st.sampled_from([None, "720p", "1080p", "4k"]),
    "duration": st.sampled_from([None, 5, 10, 7]),
    "seed": st.sampled_from(["", "7", "-1", "x"]),
    "effect": st.sampled_from([None, "Melt", "Fly"]),
    "image": st.sampled_from([None, LocalImage(Path("a.png"))]),
    "images": st.lists(st.just(LocalImage(Path("a.png"))), max_size=7).map(tuple),
    "transitions": st.lists(st.integers(-1, 40).map(Transition), max_size=7).map(tuple),
}


@given(st.data(), st.sampled_from(list(Task)), st.booleans())
def test_every_draft_can_be_read(data: st.DataObject, task: Task, tried: bool) -> None:
    draft = blank(task)
    for name, values in _VALUES.items():
        if draft.spec.has(name):
            draft = draft.with_value(name, data.draw(values, name))
    reading = read(draft, form_words.priced_choices(draft.spec), frozenset(), tried=tried)
    assert reading.estimate == estimate(draft)
    assert reading.problems == check(draft)
    assert "{" not in reading.arithmetic + reading.minimum_line
    assert bool(reading.blocked_line) == bool(reading.problems)
    assert all(reading.problem(problem.field) for problem in reading.shown)
    targets = {piece.target for piece in reading.blocked_line if piece.target}
    assert targets <= {problem.field for problem in reading.problems}
    for field in draft.spec.fields:
        chosen = draft.get(field.name)
        if field.name in ("model", "resolution", "duration") and reading.estimate.complete:
            assert reading.note(field.name, chosen) == ""  # type: ignore[arg-type]
