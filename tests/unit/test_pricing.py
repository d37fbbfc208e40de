"""The provider's price list, and what each choice changes."""

from __future__ import annotations

import pytest

from pikadesk.domain.catalogue import CATALOGUE, EFFECTS, Task
from pikadesk.domain.draft import Draft, FieldValue, Transition, UploadedImage, blank
from pikadesk.domain.pricing import Estimate, estimate, price_differences, transition_credits

A, B = UploadedImage("images/a.jpg"), UploadedImage("images/b.jpg")


def _draft(task: Task, **values: FieldValue) -> Draft:
    return Draft(task, {**blank(task).values, **values})


def _frames(*durations: int, resolution: str = "720p") -> Draft:
    transitions = tuple(Transition(duration) for duration in durations)
    return _draft(Task.FRAMES, images=(A,) * (len(durations) + 1), transitions=transitions, resolution=resolution)


@pytest.mark.parametrize(("resolution", "duration"), [("720p", 5), ("720p", 10), ("1080p", 5), ("1080p", 10)])
@pytest.mark.parametrize(("model", "credits"), [("pika-v2-turbo", 600_000), ("pika-v2.1", 1_200_000)])
@pytest.mark.parametrize("task", [Task.TEXT, Task.IMAGE])
def test_the_flat_models_cost_the_same_whatever_is_chosen(
    task: Task, model: str, credits: int, resolution: str, duration: int
) -> None:
    draft = _draft(task, model=model, resolution=resolution, duration=duration)
    assert estimate(draft) == Estimate(credits, duration)


@pytest.mark.parametrize(
    ("duration", "resolution", "credits"),
    [(5, "720p", 600_000), (5, "1080p", 1_350_000), (10, "720p", 1_200_000), (10, "1080p", 2_700_000)],
)
@pytest.mark.parametrize("task", [Task.TEXT, Task.IMAGE, Task.SCENES])
def test_the_best_models_cost_by_duration_and_resolution(
    task: Task, duration: int, resolution: str, credits: int
) -> None:
    draft = _draft(task, duration=duration, resolution=resolution)
    assert draft.get("model") in ("pika-v2.2", "pika-v2.2-pikascenes")
    assert estimate(draft) == Estimate(credits, duration)


@pytest.mark.parametrize(("resolution", "rate"), [("720p", 120_000), ("1080p", 180_000)])
@pytest.mark.parametrize("durations", [(1,), (4,), (5,), (2, 3), (6,), (5, 8), (25,), (6, 6, 6, 7)])
def test_frames_cost_by_the_second_and_five_at_least(durations: tuple[int, ...], resolution: str, rate: int) -> None:
    seconds = sum(durations)
    charged = max(5, seconds)
    now = estimate(_frames(*durations, resolution=resolution))
    assert now == Estimate(charged * rate, seconds, charged, rate)
    assert now.at_minimum is (seconds < 5)


@pytest.mark.parametrize("effect", EFFECTS)
def test_every_effect_costs_the_same(effect: str) -> None:
    assert estimate(_draft(Task.EFFECTS, effect=effect, image=A)) == Estimate(1_395_000, 5)


def test_what_goes_not_by_the_second_has_no_minimum() -> None:
    assert not estimate(blank(Task.TEXT)).at_minimum


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (_frames(), Estimate(600_000, 0, 5, 120_000, complete=False)),
        (_draft(Task.FRAMES, images=(A,)), Estimate(600_000, 0, 5, 120_000, complete=False)),
        (_draft(Task.FRAMES, images=(A, B), transitions=(Transition(7),)), Estimate(840_000, 7, 7, 120_000)),
        (_frames(9).with_value("resolution", None), Estimate(1_080_000, 9, 9, 120_000, complete=False)),
        (_frames(9).with_value("model", None), Estimate(1_080_000, 9, 9, 120_000, complete=False)),
        (_draft(Task.TEXT, resolution=None), Estimate(600_000, 5, complete=False)),
        (_draft(Task.TEXT, duration=None, resolution="1080p"), Estimate(600_000, 5, complete=False)),
        (_draft(Task.TEXT, model=None), Estimate(600_000, 5, complete=False)),
        (_draft(Task.EFFECTS, model=None), Estimate(1_395_000, 5, complete=False)),
    ],
)
def test_where_something_is_missing_the_price_is_the_least_it_can_be(draft: Draft, expected: Estimate) -> None:
    assert estimate(draft) == expected


def test_differences_for_text_at_the_default() -> None:
    differences = price_differences(_draft(Task.TEXT, prompt="waves"))
    assert differences == {
        "model": {"pika-v2-turbo": 0, "pika-v2.1": 600_000},
        "resolution": {"1080p": 750_000},
        "duration": {10: 600_000},
        "aspect_ratio": dict.fromkeys(("9:16", "1:1", "4:5", "5:4", "3:2", "2:3"), 0),
    }


def test_differences_from_the_dearest_choice_are_savings() -> None:
    differences = price_differences(_draft(Task.SCENES, resolution="1080p", duration=10))
    assert differences["resolution"] == {"720p": -1_500_000}
    assert differences["duration"] == {5: -1_350_000}
    assert differences["ingredients_mode"] == {"creative": 0}
    assert differences["model"] == {}


def test_a_flat_model_makes_resolution_and_duration_free() -> None:
    differences = price_differences(_draft(Task.IMAGE, model="pika-v2-turbo"))
    assert differences["resolution"] == {"1080p": 0}
    assert differences["duration"] == {10: 0}
    assert differences["model"] == {"pika-v2.1": 600_000, "pika-v2.2": 0}


def test_differences_for_frames_go_with_its_length() -> None:
    assert price_differences(_frames(5, 8))["resolution"] == {"1080p": 780_000}
    assert price_differences(_frames(2, resolution="1080p"))["resolution"] == {"720p": -300_000}


def test_an_effect_changes_no_price() -> None:
    differences = price_differences(_draft(Task.EFFECTS, image=A, effect="Melt"))
    assert differences["effect"] == {effect: 0 for effect in EFFECTS if effect != "Melt"}


def test_what_each_transition_costs() -> None:
    assert transition_credits(_frames(5, 8)) == (600_000, 960_000)
    assert transition_credits(_frames(1, resolution="1080p")) == (180_000,)
    assert transition_credits(_frames()) == ()
    assert transition_credits(blank(Task.TEXT)) == ()


def test_the_price_list_has_every_model_that_can_be_chosen() -> None:
    for spec in CATALOGUE.values():
        model = spec.field("model")
        assert tuple(spec.prices) == getattr(model, "options", None)
