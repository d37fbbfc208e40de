"""The sample bodies on the provider's pages come out equal when the same values are entered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft, FieldValue, LocalImage, Transition, UploadedImage, blank
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import parse, payload, read_body, read_recipe, to_recipe

GOLDEN = Path(__file__).parent / "golden"


def _sample(task: Task) -> dict[str, Any]:
    sample: dict[str, Any] = json.loads((GOLDEN / f"{task}.json").read_text("utf-8"))
    return sample


# What a user enters; everything else stays as a new form has it.
ENTERED: dict[Task, dict[str, FieldValue]] = {
    Task.TEXT: {
        "prompt": "gentle waves moving on a peaceful beach at sunset",
        "negative_prompt": "blurry, low quality, people",
    },
    Task.IMAGE: {
        "image": LocalImage(Path("/pictures/example.jpg")),
        "prompt": "gentle waves moving",
        "negative_prompt": "blurry, low quality",
    },
    Task.SCENES: {
        "images": tuple(LocalImage(Path(f"/pictures/image{number}.jpg")) for number in (1, 2, 3)),
        "prompt": "A cinematic scene transitioning through different moments",
        "resolution": "1080p",
        "duration": 10,
    },
    Task.FRAMES: {
        "images": tuple(LocalImage(Path(f"/pictures/frame{number}.jpg")) for number in (1, 2, 3)),
        "transitions": (Transition(5, "smooth fade"), Transition(8, "quick transition")),
        "prompt": "Smooth transitions between keyframes",
    },
    Task.EFFECTS: {
        "image": LocalImage(Path("/pictures/example.jpg")),
        "effect": "Explode",
        "prompt": "Intense explosion surrounding the subject",
    },
}
UPLOADED_AS = {
    Task.TEXT: [],
    Task.IMAGE: ["images/2025_12_22_09_25_47_856_example.jpg"],
    Task.SCENES: ["images/image1.jpg", "images/image2.jpg", "images/image3.jpg"],
    Task.FRAMES: ["images/frame1.jpg", "images/frame2.jpg", "images/frame3.jpg"],
    Task.EFFECTS: ["images/example.jpg"],
}
# 10 s at 1080p; 13 s at 120,000; and the flat ones.
PRICES = {
    Task.TEXT: 600_000,
    Task.IMAGE: 600_000,
    Task.SCENES: 2_700_000,
    Task.FRAMES: 1_560_000,
    Task.EFFECTS: 1_395_000,
}


def _entered(task: Task) -> Draft:
    draft = blank(task)
    for name, value in ENTERED[task].items():
        draft = draft.with_value(name, value)
    return draft


@pytest.mark.parametrize("task", list(Task))
def test_the_sample_comes_out_equal(task: Task) -> None:
    request = parse(_entered(task))
    assets = dict(zip(request.images, UPLOADED_AS[task], strict=True))
    assert payload(request, assets, recoverable=False) == _sample(task)


@pytest.mark.parametrize("task", list(Task))
def test_the_recoverable_form_differs_in_one_key_beside_the_type(task: Task) -> None:
    request = parse(_entered(task))
    body = payload(request, dict(zip(request.images, UPLOADED_AS[task], strict=True)), recoverable=True)
    assert list(body) == ["type", "async", "model", "conversationId", "promptObject"]
    assert body.pop("async") is True
    assert body == _sample(task)


@pytest.mark.parametrize("task", list(Task))
def test_its_price_is_the_one_on_the_page(task: Task) -> None:
    assert estimate(_entered(task)).credits == PRICES[task]


@pytest.mark.parametrize("task", list(Task))
def test_the_sample_is_a_recipe(task: Task) -> None:
    draft = read_recipe(_sample(task), Path("/recipes"))
    assert draft.task is task
    assert all(isinstance(ref, LocalImage) for ref in parse(draft).images)
    assert to_recipe(draft, Path("/recipes")) == _sample(task)


@pytest.mark.parametrize("task", list(Task))
def test_the_sample_read_as_a_body_is_sent_as_it_is(task: Task) -> None:
    assert payload(parse(read_body(_sample(task), UploadedImage)), {}, recoverable=False) == _sample(task)


def test_a_picture_without_an_asset_cannot_be_sent() -> None:
    with pytest.raises(KeyError):
        payload(parse(_entered(Task.IMAGE)), {}, recoverable=False)
