"""Recipes: what they mean, and what is wrong with those that are none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import LocalImage, StoredImage, Transition, UploadedImage, blank, check
from pikadesk.domain.errors import DraftInvalid
from pikadesk.domain.request import read_recipe, recipe_field, to_recipe

FOLDER = Path("/home/duck/recipes")
LEFT_OUT = object()


def _recipe(type_: str = "TEXT_TO_VIDEO", task_type: object = "pika-v2.2", **fields: object) -> dict[str, Any]:
    prompt_object = {"task_type": task_type, "prompt": "waves", **fields}
    prompt_object = {key: value for key, value in prompt_object.items() if value is not LEFT_OUT}
    return {"type": type_, "model": "pika", "conversationId": type_, "promptObject": prompt_object}


def _scenes(**fields: object) -> dict[str, Any]:
    return _recipe("IMAGE_TO_VIDEO", "pika-v2.2-pikascenes", **{"imageUrls": ["a.jpg"], **fields})


def _frames(**fields: object) -> dict[str, Any]:
    return _recipe("IMAGE_TO_VIDEO", "pika-v2.2-pikaframes", **{"imageUrls": ["a.jpg", "b.jpg", "c.jpg"], **fields})


def _without(key: str) -> dict[str, Any]:
    recipe = _recipe()
    del recipe[key]
    return recipe


TEXT_MODELS = "pika-v2-turbo, pika-v2.1, pika-v2.2"
IMAGE_MODELS = f"{TEXT_MODELS}, pika-v2.2-pikascenes, pika-v2.2-pikaframes, pika-v1.5-pikaffects"
BOTH_TYPES = "TEXT_TO_VIDEO, IMAGE_TO_VIDEO"


@pytest.mark.parametrize(
    ("value", "field", "code", "values"),
    [
        *((value, "recipe", "wrong_type", {"expected": "object"}) for value in ([], None, "x", 5, True, [_recipe()])),
        *(
            (_recipe() | {"version": version}, "version", "other_version", {"version": str(version), "supported": 1})
            for version in (2, 0, "1", None, 1.5, [])
        ),
        *((_without(key), key, "missing", {}) for key in ("type", "model", "conversationId", "promptObject")),
        (_recipe() | {"promptobject": {}}, "promptobject", "unknown_field", {}),
        (_recipe() | {"async": True}, "async", "unknown_field", {}),
        *(
            (_recipe() | {"promptObject": value}, "promptObject", "wrong_type", {"expected": "object"})
            for value in (None, [], "waves")
        ),
        (_recipe(task_type=LEFT_OUT), "promptObject.task_type", "missing", {}),
        (_recipe(task_type="pika-v3"), "promptObject.task_type", "no_such_option", {"options": TEXT_MODELS}),
        (_recipe(task_type="pika-v2.2-pikaframes"), "promptObject.task_type", "no_such_option",
         {"options": TEXT_MODELS}),
        (_recipe("IMAGE_TO_VIDEO", "v"), "promptObject.task_type", "no_such_option", {"options": IMAGE_MODELS}),
        *((_recipe(task_type=value), "promptObject.task_type", "no_such_option", {"options": TEXT_MODELS})
          for value in (None, 5, [], {"a": 1}, True)),
        *((_recipe() | {"model": value}, "model", "no_such_option", {"options": "pika"})
          for value in ("Pika", None, [], {})),
        *((_recipe() | {"conversationId": value}, "conversationId", "no_such_option", {"options": "TEXT_TO_VIDEO"})
          for value in ("IMAGE_TO_VIDEO", "", None, [])),
        (_recipe(imageUrl="a.jpg"), "promptObject.imageUrl", "unknown_field", {"task": "text"}),
        (_recipe(negativePrompt="x"), "promptObject.negativePrompt", "unknown_field", {"task": "text"}),
        *((_recipe(prompt=value), "promptObject.prompt", "wrong_type", {"expected": "text"})
          for value in (None, 5, [], {}, True, "half \ud83c")),
        *((_recipe(seed=value), "promptObject.seed", "wrong_type", {"expected": "whole number"})
          for value in ("7", 7.0, 7.5, True, None, [7])),
        *((_recipe(duration=value), "promptObject.duration", "wrong_type", {"expected": "5 or 10"})
          for value in (5.0, True, None, [5])),
        (_recipe(resolution=True), "promptObject.resolution", "wrong_type", {"expected": "720p or 1080p"}),
        (_scenes(imageUrls="a.jpg"), "promptObject.imageUrls", "wrong_type", {"expected": "list"}),
        (_scenes(imageUrls=["a.jpg", None]), "promptObject.imageUrls[1]", "wrong_type", {"expected": "text"}),
        (_scenes(imageUrls=[["a.jpg"]]), "promptObject.imageUrls[0]", "wrong_type", {"expected": "text"}),
        (_recipe("IMAGE_TO_VIDEO", imageUrl=["a.jpg"]), "promptObject.imageUrl", "wrong_type", {"expected": "text"}),
        (_frames(transitions={}), "promptObject.transitions", "wrong_type", {"expected": "list"}),
        (_frames(transitions=[{}, 5]), "promptObject.transitions[1]", "wrong_type", {"expected": "object"}),
        (_frames(transitions=[{"seconds": 5, "a": 1}, {}]), "promptObject.transitions[0].a", "wrong_type",
         {"expected": "duration, prompt"}),
        *((_frames(transitions=[{}, {"duration": value}]), "promptObject.transitions[1].duration", "wrong_type",
           {"expected": "whole number"}) for value in (5.5, 5.0, "5", True, None)),
        (_frames(transitions=[{}, {"prompt": None}]), "promptObject.transitions[1].prompt", "wrong_type",
         {"expected": "text"}),
    ],
)  # fmt: skip
def test_what_is_no_recipe_says_where(value: object, field: str, code: str, values: dict[str, object]) -> None:
    with pytest.raises(DraftInvalid) as caught:
        read_recipe(value, FOLDER)
    assert [(problem.field, problem.code, dict(problem.values)) for problem in caught.value.problems] == [
        (field, code, values)
    ]


@pytest.mark.parametrize("type_", ["VIDEO", None, 5, [], {}, ["TEXT_TO_VIDEO"]])
def test_another_type_says_which_there_are(type_: object) -> None:
    recipe = _recipe() | {"type": type_, "conversationId": type_}
    with pytest.raises(DraftInvalid) as caught:
        read_recipe(recipe, FOLDER)
    (problem,) = caught.value.problems
    assert (problem.field, problem.code, dict(problem.values)) == ("type", "no_such_option", {"options": BOTH_TYPES})


def test_all_that_is_wrong_is_told_at_once() -> None:
    for recipe, fields in (
        ({"model": "pika", "colour": 1}, ["type", "conversationId", "promptObject", "colour"]),
        (
            {"type": "A", "model": "B", "conversationId": "C", "promptObject": {"task_type": "D"}},
            ["model", "type", "conversationId"],
        ),
        (
            _recipe(seed="x", imageUrl=1, duration=[]),
            ["promptObject.seed", "promptObject.imageUrl", "promptObject.duration"],
        ),
    ):
        with pytest.raises(DraftInvalid) as caught:
            read_recipe(recipe, FOLDER)
        assert [problem.field for problem in caught.value.problems] == fields


def test_a_recipe_may_name_its_version() -> None:
    assert read_recipe(_recipe() | {"version": 1}, FOLDER) == read_recipe(_recipe(), FOLDER)


def test_what_is_left_out_is_as_in_a_new_form() -> None:
    assert read_recipe(_recipe(), FOLDER) == blank(Task.TEXT).with_value("prompt", "waves")


def test_where_pictures_are() -> None:
    places = ["a.jpg", "more/b.jpg", "../c.jpg", "/pictures/d.jpg", "asset:images/x.jpg", "image:abab/e f.jpg"]
    assert read_recipe(_scenes(imageUrls=places), FOLDER).images() == (
        LocalImage(FOLDER / "a.jpg"),
        LocalImage(FOLDER / "more/b.jpg"),
        LocalImage(FOLDER / "../c.jpg"),
        LocalImage(Path("/pictures/d.jpg")),
        UploadedImage("images/x.jpg"),
        StoredImage("abab", "e f.jpg"),
    )


def test_pictures_below_the_recipe_are_named_from_there() -> None:
    places = (FOLDER / "a.jpg", FOLDER / "more/b.jpg", Path("/pictures/d.jpg"), FOLDER / "asset:x.jpg")
    draft = blank(Task.SCENES).with_value("images", tuple(map(LocalImage, places)))
    written = to_recipe(draft.with_value("prompt", "waves"), FOLDER)["promptObject"]
    assert isinstance(written, dict)
    assert written["imageUrls"] == ["a.jpg", "more/b.jpg", "/pictures/d.jpg", "./asset:x.jpg"]
    assert read_recipe(_scenes(imageUrls=written["imageUrls"]), FOLDER).images() == draft.images()
    (first, *_) = to_recipe(draft, FOLDER / "more")["promptObject"]["imageUrls"]  # type: ignore[index]
    assert first == "/home/duck/recipes/a.jpg"


def test_transitions_may_be_left_out_and_so_may_their_parts() -> None:
    assert read_recipe(_frames(), FOLDER).transitions() == (Transition(5), Transition(5))
    partly = _frames(transitions=[{"prompt": "fade"}, {"duration": 8}])
    assert read_recipe(partly, FOLDER).transitions() == (Transition(5, "fade"), Transition(8))
    assert read_recipe(_frames(imageUrls=[]), FOLDER).transitions() == ()


def test_what_can_be_read_may_still_have_problems_and_they_say_where() -> None:
    recipe = _frames(transitions=[{"duration": 0}], resolution="720", seed=2**31)
    draft = read_recipe(recipe, FOLDER)
    assert [(recipe_field(draft, problem.field), problem.code) for problem in check(draft)] == [
        ("promptObject.transitions", "wrong_transition_count"),
        ("promptObject.transitions[0].duration", "out_of_range"),
        ("promptObject.resolution", "no_such_option"),
        ("promptObject.seed", "out_of_range"),
    ]
    six = read_recipe(_scenes(imageUrls=["a.jpg"] * 6, duration="5"), FOLDER)
    assert [(recipe_field(six, problem.field), problem.code) for problem in check(six)] == [
        ("promptObject.imageUrls", "too_many_pictures"),
        ("promptObject.duration", "no_such_option"),
    ]


def test_space_around_text_and_empty_fields_are_not_sent() -> None:
    draft = blank(Task.FRAMES).with_value("prompt", " ").with_value("seed", " 007 ")
    draft = draft.with_value("images", (UploadedImage("a"), UploadedImage("b")))
    draft = draft.with_value("transitions", (Transition(3, "  \n"),))
    assert to_recipe(draft)["promptObject"] == {
        "task_type": "pika-v2.2-pikaframes",
        "imageUrls": ["asset:a", "asset:b"],
        "transitions": [{"duration": 3}],
        "resolution": "720p",
        "seed": 7,
    }


def test_a_form_that_is_not_done_can_be_written_down() -> None:
    for task in Task:
        assert read_recipe(json.loads(json.dumps(to_recipe(blank(task)))), FOLDER) == blank(task)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "picture_required"),
        (" ", "picture_required"),
        ("asset:", "picture_required"),
        ("https://example.com/a.jpg", "picture_on_web"),
        ("HTTP://example.com/a.jpg", "picture_on_web"),
    ],
)
def test_a_picture_that_is_no_file_is_told_where_it_stands(text: str, code: str) -> None:
    with pytest.raises(DraftInvalid) as one:
        read_recipe(_recipe("IMAGE_TO_VIDEO", "pika-v2.2", imageUrl=text), FOLDER)
    assert [(problem.field, problem.code) for problem in one.value.problems] == [("promptObject.imageUrl", code)]
    with pytest.raises(DraftInvalid) as several:
        read_recipe(_scenes(imageUrls=["a.jpg", text]), FOLDER)
    assert [(problem.field, problem.code) for problem in several.value.problems] == [
        ("promptObject.imageUrls[1]", code)
    ]
