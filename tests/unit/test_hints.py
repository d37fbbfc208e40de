"""Where the same shot costs less."""

from __future__ import annotations

import pytest
from hypothesis import given

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft, FieldValue, LocalImage, Transition, UploadedImage, blank
from pikadesk.domain.hints import Hint, cheaper
from pikadesk.domain.pricing import estimate
from pikadesk.words import hint_text
from tests.unit.drafts import any_drafts

A = UploadedImage("images/a.jpg")


def _draft(task: Task, **values: FieldValue) -> Draft:
    return Draft(task, {**blank(task).values, **values})


def _frames(*durations: int, resolution: str = "720p") -> Draft:
    transitions = tuple(Transition(duration) for duration in durations)
    return _draft(Task.FRAMES, images=(A,) * (len(durations) + 1), transitions=transitions, resolution=resolution)


def _newer(saving: int, credits: int) -> Hint:
    return Hint("newer_model", (("model", "pika-v2.2"), ("credits", credits), ("saving", saving)), saving)


SAME_PRICE = Hint("newer_same_price", (("model", "pika-v2.2"),))


@pytest.mark.parametrize("task", [Task.TEXT, Task.IMAGE])
@pytest.mark.parametrize(
    ("model", "resolution", "duration", "hint"),
    [
        ("pika-v2.1", "720p", 5, _newer(600_000, 600_000)),
        ("pika-v2.1", "720p", 10, SAME_PRICE),
        ("pika-v2-turbo", "720p", 5, SAME_PRICE),
        # Here the older model costs less; the price beside it says so.
        ("pika-v2-turbo", "720p", 10, None),
        ("pika-v2-turbo", "1080p", 5, None),
        ("pika-v2-turbo", "1080p", 10, None),
        ("pika-v2.2", "720p", 5, None),
        ("pika-v2.2", "720p", 10, None),
    ],
)
def test_a_newer_model_that_costs_no_more_is_named(
    task: Task, model: str, resolution: str, duration: int, hint: Hint | None
) -> None:
    assert cheaper(_draft(task, model=model, resolution=resolution, duration=duration)) == hint


@pytest.mark.parametrize("images", [None, A, LocalImage])
@pytest.mark.parametrize(
    ("model", "duration", "credits", "saving"),
    [
        ("pika-v2.2", 5, 900_000, 450_000),
        ("pika-v2.2", 10, 1_800_000, 900_000),
        ("pika-v2.1", 5, 900_000, 300_000),
    ],
)
def test_at_1080p_frames_cost_less_than_one_picture(
    images: FieldValue, model: str, duration: int, credits: int, saving: int
) -> None:
    draft = _draft(Task.IMAGE, model=model, resolution="1080p", duration=duration, image=images)
    values = (("seconds", duration), ("resolution", "1080p"), ("credits", credits), ("saving", saving))
    assert cheaper(draft) == Hint("frames_for_less", values, saving)
    # A text has no picture to begin with.
    assert cheaper(_draft(Task.TEXT, model=model, resolution="1080p", duration=duration)) is None


def test_an_old_model_at_1080p_and_10_s_costs_less_than_all() -> None:
    assert cheaper(_draft(Task.IMAGE, model="pika-v2.1", resolution="1080p", duration=10)) is None


@pytest.mark.parametrize("resolution", ["720p", "1080p"])
@pytest.mark.parametrize(("durations", "more"), [((1,), 4), ((2, 2), 1), ((4,), 1), ((3,), 2)])
def test_seconds_that_cost_nothing_are_offered(durations: tuple[int, ...], more: int, resolution: str) -> None:
    hint = cheaper(_frames(*durations, resolution=resolution))
    assert hint == Hint("seconds_free", (("least", 5), ("seconds", more)))


@pytest.mark.parametrize("draft", [_frames(5), _frames(2, 3), _frames(25), _frames()])
def test_from_the_minimum_on_every_second_costs(draft: Draft) -> None:
    assert cheaper(draft) is None


@pytest.mark.parametrize(
    "draft",
    [
        _draft(Task.SCENES, resolution="1080p"),
        _draft(Task.EFFECTS, effect="Melt"),
        _draft(Task.TEXT, model=None),
        _draft(Task.TEXT, model="pika-v2.1", resolution=None),
        _draft(Task.TEXT, model="pika-v2-turbo", duration=7),
        _draft(Task.IMAGE, model="pika-v2.1", resolution="480p"),
        _draft(Task.FRAMES, images=(A,), transitions=()),
    ],
)
def test_where_there_is_nothing_to_compare_there_is_no_hint(draft: Draft) -> None:
    assert cheaper(draft) is None


@given(any_drafts())
def test_no_draft_makes_it_raise_and_no_saving_is_made_up(draft: Draft) -> None:
    hint = cheaper(draft)
    if hint is None:
        return
    assert hint_text(hint)
    assert 0 <= hint.saving < estimate(draft).credits
    values = dict(hint.values)
    if "credits" in values:
        assert values["credits"] == estimate(draft).credits - hint.saving
    if hint.code == "newer_model":
        assert estimate(draft.with_value("model", values["model"])).credits == values["credits"]
