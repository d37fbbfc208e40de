"""What is said of two clips: everything that differs, under the words of the forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip, VideoFacts
from pikadesk.domain.draft import Draft, LocalImage, StoredImage, Transition, UploadedImage, blank
from pikadesk.domain.request import parse
from pikadesk.ui.presenters.compare_words import NONE, Line, lines
from tests.ui.window_rig import text_draft

pytestmark = pytest.mark.usefixtures("qapp")
FACTS = VideoFacts(1280, 720, 120, 5.0, has_sound=False)


def clip(draft: Draft | None, **fields: Any) -> Clip:
    request = parse(draft) if draft is not None else None
    made = Clip("1", Path("a.mp4"), request, FACTS, datetime(2026, 1, 1, tzinfo=UTC))
    return replace(made, **fields)


def found(first: Clip, second: Clip) -> dict[str, Line]:
    return {line.name: line for line in lines(first, second)}


def test_clips_of_the_same_request_differ_in_nothing(qapp: QApplication) -> None:
    one = clip(text_draft("waves"))
    assert all(line.same for line in lines(one, one))


def test_a_draft_and_its_final_differ_in_what_was_changed() -> None:
    draft = text_draft("waves", seed="48213", duration=10)
    final = draft.with_value("resolution", "1080p").with_value("model", "pika-v2.2")
    told = lines(clip(draft, credits=1_200_000), clip(final, facts=replace(FACTS, width=1920, height=1080)))
    assert [(line.name, line.first, line.second) for line in told if not line.same] == [
        ("Resolution", "720p", "1080p"),
        ("Picture size", "1280 × 720", "1920 × 1080"),
        ("Price", "1,200,000 credits", "2,700,000 credits"),
        ("Charged", "1,200,000 credits", NONE),
    ]
    assert found(clip(draft), clip(final))["Seed"].first == "48213"


def test_fields_of_different_tasks_stand_in_the_order_of_the_forms() -> None:
    frames = blank(Task.FRAMES).with_value("images", (LocalImage(Path("a/x.png")), UploadedImage("images/y.png")))
    frames = frames.with_value("transitions", (Transition(5, "the sun sinks"),))
    told = found(clip(text_draft("waves")), clip(frames))
    assert (told["Task"].first, told["Task"].second) == ("Text", "Frames")
    assert told["Transitions"] == Line("Transitions", NONE, "5 s the sun sinks")
    assert told["Keyframes"] == Line("Keyframes", NONE, "x.png, y.png")
    assert told["Duration"].second == NONE
    names = list(told)
    assert names[0] == "Task" and names.index("Prompt") < names.index("Seed") < names.index("Price")


def test_pictures_of_one_name_are_told_apart() -> None:
    one, other = (
        blank(Task.IMAGE).with_value("image", StoredImage(digest * 32, "duck.png")).with_value("prompt", "swim")
        for digest in ("ab", "cd")
    )
    told = found(clip(one), clip(other))["Picture"]
    assert (told.first, told.second) == ("duck.png (abab)", "duck.png (cdcd)")


def test_of_a_picture_that_is_not_kept_only_the_name_is_told() -> None:
    lost = blank(Task.IMAGE).with_value("image", StoredImage("", "duck.png")).with_value("prompt", "swim")
    assert found(clip(lost), clip(lost))["Picture"].first == "duck.png"


def test_effects_and_models_have_the_names_of_the_forms() -> None:
    effect = blank(Task.EFFECTS).with_value("image", LocalImage(Path("duck.png"))).with_value("effect", "Cake-ify")
    told = found(clip(effect), clip(text_draft("waves")))
    assert (told["Effect"].first, told["Effect"].second) == ("Cake-ify", NONE)
    assert (told["Model"].first, told["Model"].second) == ("Pikaffects", "Pika 2.2")
    assert found(clip(text_draft("waves")), clip(text_draft("fog")))["Seed"].first == "Random"


def test_an_imported_clip_has_a_size_a_length_and_sound() -> None:
    told = found(clip(None, facts=replace(FACTS, has_sound=True)), clip(text_draft("waves")))
    assert told["Task"] == Line("Task", "Imported", "Text")
    assert told["Sound"] == Line("Sound", "Yes", "No")
    assert told["Length"].same and told["Length"].first == "5.0 s"
    assert told["Price"].first == NONE
