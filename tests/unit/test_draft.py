"""What a form can hold, and what is wrong with it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from pikadesk.domain.catalogue import CATALOGUE, EFFECTS, Task
from pikadesk.domain.draft import (
    Draft,
    FieldValue,
    LocalImage,
    Problem,
    StoredImage,
    Transition,
    UploadedImage,
    blank,
    check,
    read_seed,
)
from pikadesk.domain.errors import DraftInvalid
from pikadesk.domain.request import parse

A = UploadedImage("images/a.jpg")
HALF = "wave \ud83c"
GOOD: dict[Task, dict[str, FieldValue]] = {
    Task.TEXT: {"prompt": "waves"},
    Task.IMAGE: {"prompt": "waves", "image": A},
    Task.SCENES: {"prompt": "waves", "images": (A,)},
    Task.FRAMES: {"images": (A, A, A), "transitions": (Transition(5), Transition(8, "fade"))},
    Task.EFFECTS: {"image": A, "effect": "Ta-da"},
}


def _draft(task: Task, **values: FieldValue) -> Draft:
    return Draft(task, {**blank(task).values, **GOOD[task], **values})


@pytest.mark.parametrize("task", list(Task))
def test_a_form_that_is_filled_in_has_no_problems(task: Task) -> None:
    assert check(_draft(task)) == ()


OPTIONS = {
    "resolution": "720p, 1080p",
    "duration": "5, 10",
    "aspect_ratio": "16:9, 9:16, 1:1, 4:5, 5:4, 3:2, 2:3",
    "ingredients_mode": "precise, creative",
    "effect": ", ".join(EFFECTS),
}


def _no_option(field: str) -> Problem:
    return Problem(field, "no_such_option", (("options", OPTIONS[field]),))


_TOO_MANY = Problem("images", "too_many_pictures", (("most", 5), ("count", 6)))
_SEED_RANGE = Problem("seed", "out_of_range", (("lowest", 0), ("highest", 2_147_483_647)))


@pytest.mark.parametrize(
    ("task", "field", "value", "problem"),
    [
        *((task, "prompt", "", Problem("prompt", "text_required")) for task in (Task.TEXT, Task.IMAGE, Task.SCENES)),
        (Task.TEXT, "prompt", " \n\u2028", Problem("prompt", "text_required")),
        (Task.TEXT, "prompt", None, Problem("prompt", "wrong_kind")),
        (Task.TEXT, "prompt", HALF, Problem("prompt", "wrong_kind")),
        (Task.FRAMES, "prompt", HALF, Problem("prompt", "wrong_kind")),
        (Task.FRAMES, "negative_prompt", 5, Problem("negative_prompt", "wrong_kind")),
        *((Task.TEXT, field, None, Problem(field, "choice_required")) for field in ("resolution", "duration")),
        (Task.EFFECTS, "effect", None, Problem("effect", "choice_required")),
        (Task.EFFECTS, "effect", "fire", _no_option("effect")),
        (Task.EFFECTS, "effect", "explode", _no_option("effect")),
        (Task.SCENES, "ingredients_mode", "", _no_option("ingredients_mode")),
        (Task.SCENES, "aspect_ratio", "21:9", _no_option("aspect_ratio")),
        (Task.TEXT, "resolution", "720", _no_option("resolution")),
        (Task.TEXT, "duration", 6, _no_option("duration")),
        (Task.TEXT, "duration", "5", _no_option("duration")),
        (Task.TEXT, "duration", A, _no_option("duration")),
        *(
            (Task.TEXT, "seed", text, Problem("seed", "seed_not_whole"))
            for text in ("x", "1.5", "1e3", "٣", "+1", "-", "--1")
        ),
        *((Task.TEXT, "seed", text, _SEED_RANGE) for text in ("-1", " -1 ", "9" * 20, "9" * 5000, "2147483648")),
        (Task.TEXT, "seed", 7, Problem("seed", "wrong_kind")),
        (Task.TEXT, "seed", None, Problem("seed", "wrong_kind")),
        *((task, "image", None, Problem("image", "picture_required")) for task in (Task.IMAGE, Task.EFFECTS)),
        (Task.IMAGE, "image", "a.jpg", Problem("image", "wrong_kind")),
        (Task.IMAGE, "image", (A,), Problem("image", "wrong_kind")),
        (Task.SCENES, "images", (), Problem("images", "too_few_pictures", (("fewest", 1), ("count", 0)))),
        (Task.SCENES, "images", (A,) * 6, _TOO_MANY),
        (Task.SCENES, "images", A, Problem("images", "wrong_kind")),
        (Task.SCENES, "images", (A, Transition(5)), Problem("images", "wrong_kind")),
        (Task.FRAMES, "transitions", None, Problem("transitions", "wrong_kind")),
        (Task.FRAMES, "transitions", (A, A), Problem("transitions", "wrong_kind")),
    ],
)
def test_one_field_that_is_wrong_is_the_one_problem(
    task: Task, field: str, value: FieldValue, problem: Problem
) -> None:
    assert check(_draft(task, **{field: value})) == (problem,)


def test_a_number_that_is_true_is_no_option() -> None:
    options = Draft(Task.TEXT, {"prompt": "waves", "duration": True})
    assert check(options) == (_no_option("duration"),)


@pytest.mark.parametrize("text", ["", "  ", "0", " 007 ", "2147483647"])
def test_a_seed_may_be_empty_and_padded(text: str) -> None:
    assert check(_draft(Task.TEXT, seed=text)) == ()


@pytest.mark.parametrize(("text", "number"), [("0", 0), (" 007 ", 7), ("", None), ("1 2", None), ("\u0663", None)])
def test_a_typed_seed_is_a_number_or_none(text: str, number: int | None) -> None:
    assert read_seed(text) == number


def _count(expected: int, count: int) -> Problem:
    return Problem("transitions", "wrong_transition_count", (("expected", expected), ("count", count)))


def _range(index: int) -> Problem:
    return Problem(f"transitions[{index}].duration", "out_of_range", (("lowest", 1), ("highest", 25)))


@pytest.mark.parametrize(
    ("pictures", "transitions", "problems"),
    [
        (2, (Transition(1),), ()),
        (2, (Transition(25),), ()),
        (5, tuple(map(Transition, (6, 6, 6, 7))), ()),
        (
            5,
            tuple(map(Transition, (6, 6, 7, 7))),
            (Problem("transitions", "total_too_long", (("total", 26), ("most", 25))),),
        ),
        (3, (Transition(5),), (_count(2, 1),)),
        (2, (), (_count(1, 0),)),
        (2, (Transition(5), Transition(5)), (_count(1, 2),)),
        (2, (Transition(0),), (_range(0),)),
        (3, (Transition(26), Transition(-1)), (_range(0), _range(1))),
        (3, (Transition(26), Transition(25)), (_range(0),)),
        (3, (Transition(5), Transition(True)), (_range(1),)),
        (3, (Transition(5), Transition(5, HALF)), (Problem("transitions[1].prompt", "wrong_kind"),)),
        (
            2,
            (Transition(20, HALF), Transition(6)),
            (
                _count(1, 2),
                Problem("transitions[0].prompt", "wrong_kind"),
                Problem("transitions", "total_too_long", (("total", 26), ("most", 25))),
            ),
        ),
    ],
)
def test_transitions_fill_the_gaps(
    pictures: int, transitions: tuple[Transition, ...], problems: tuple[Problem, ...]
) -> None:
    assert check(_draft(Task.FRAMES, images=(A,) * pictures, transitions=transitions)) == problems


@pytest.mark.parametrize("count", [0, 1])
def test_without_two_pictures_there_is_no_gap_to_fill(count: int) -> None:
    problem = Problem("images", "too_few_pictures", (("fewest", 2), ("count", count)))
    assert check(_draft(Task.FRAMES, images=(A,) * count, transitions=())) == (problem,)


def test_problems_come_in_the_order_of_the_fields() -> None:
    draft = _draft(Task.SCENES, seed="x", images=(), duration=7, prompt="")
    assert [problem.field for problem in check(draft)] == ["images", "prompt", "duration", "seed"]
    with pytest.raises(DraftInvalid) as caught:
        parse(draft)
    assert caught.value.problems == check(draft)
    assert caught.value.fault.get("fields") == "images, prompt, duration, seed"


@pytest.mark.parametrize(
    ("task", "fields"),
    [
        (Task.TEXT, {"prompt"}),
        (Task.IMAGE, {"image", "prompt"}),
        (Task.SCENES, {"images", "prompt"}),
        (Task.FRAMES, {"images"}),
        (Task.EFFECTS, {"image", "effect"}),
    ],
)
def test_a_new_form_lacks_only_what_a_user_has_to_give(task: Task, fields: set[str]) -> None:
    assert {problem.field for problem in check(blank(task))} == fields


def test_the_defaults_are_those_of_the_pages() -> None:
    draft = blank(Task.SCENES)
    names = ("resolution", "duration", "aspect_ratio", "ingredients_mode", "seed", "images")
    assert [draft.get(name) for name in names] == ["720p", 5, "16:9", "precise", "", ()]


def test_a_field_is_read_whatever_it_holds() -> None:
    draft = Draft(Task.FRAMES, {"prompt": 5, "images": (A, Transition(1)), "transitions": A})
    assert draft.text("prompt") == ""
    assert draft.text("seed") == ""
    assert draft.images() == (A,)
    assert draft.transitions() == ()
    assert Draft(Task.IMAGE, {"image": A}).images("image") == (A,)
    assert Draft(Task.IMAGE, {}).images("image") == ()


def test_an_edit_makes_another_draft() -> None:
    draft = blank(Task.TEXT)
    assert draft.with_value("prompt", "waves").text("prompt") == "waves"
    assert draft.text("prompt") == ""
    with pytest.raises(KeyError):
        draft.with_value("image", A)
    with pytest.raises(KeyError):
        draft.get("image")


def test_a_draft_does_not_change_behind_its_back() -> None:
    values: dict[str, FieldValue] = {"prompt": "waves"}
    draft = Draft(Task.TEXT, values)
    values["prompt"] = "stars"
    assert draft.text("prompt") == "waves"
    with pytest.raises(TypeError):
        draft.values["prompt"] = "stars"  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        draft.task = Task.IMAGE  # type: ignore[misc]


def test_every_picture_of_a_request_is_named_as_often_as_it_is_used() -> None:
    local, stored = LocalImage(Path("/a.jpg")), StoredImage("ab" * 32, "a.jpg")
    images = (local, stored, local, A)
    assert parse(_draft(Task.SCENES, images=images)).images == images
    moved = parse(_draft(Task.SCENES, images=images)).with_images({local: stored})
    assert moved.images == (stored, stored, stored, A)
    assert parse(_draft(Task.EFFECTS, image=local)).with_images({local: A}).images == (A,)
    assert parse(_draft(Task.TEXT)).images == ()


def test_each_field_has_one_name_and_one_key_in_its_task() -> None:
    for spec in CATALOGUE.values():
        assert len({field.name for field in spec.fields}) == len({field.key for field in spec.fields})
        assert len({field.name for field in spec.fields}) == len(spec.fields)
