"""What a generation is called, and its file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import file_name, title
from pikadesk.domain.draft import Draft, FieldValue, LocalImage, StoredImage, Transition, UploadedImage, blank
from pikadesk.domain.request import parse
from tests.fakes.contracts import a_job
from tests.unit.drafts import any_drafts, clean_drafts

DUCK, RIDGE = LocalImage(Path("/pictures/duck.jpg")), StoredImage("ab" * 32, "ridge.dawn.png")
ASSET = UploadedImage("images/2025_x.jpg")


def _draft(task: Task, **values: FieldValue) -> Draft:
    return Draft(task, {**blank(task).values, **values})


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (_draft(Task.TEXT, prompt="  gentle \n waves "), "gentle waves"),
        (_draft(Task.TEXT), "text"),
        (_draft(Task.TEXT, prompt="x" * 60), "x" * 60),
        (_draft(Task.TEXT, prompt="x" * 61), "x" * 59 + "…"),
        (_draft(Task.TEXT, prompt="word " * 13), "word " * 10 + "word…"),
        (_draft(Task.IMAGE, image=DUCK), "duck"),
        (_draft(Task.IMAGE, image=DUCK, prompt="sails"), "sails"),
        (_draft(Task.SCENES, images=(DUCK, RIDGE, ASSET)), "duck, ridge.dawn, 2025_x"),
        (_draft(Task.FRAMES, images=(DUCK, RIDGE), transitions=(Transition(5), Transition(5, "it sinks"))), "it sinks"),
        (_draft(Task.FRAMES, prompt="all", transitions=(Transition(5, "it sinks"),)), "all"),
        (_draft(Task.FRAMES, images=(DUCK, RIDGE), transitions=(Transition(5),)), "duck, ridge.dawn"),
        (_draft(Task.EFFECTS, image=RIDGE, effect="Ta-da", prompt="burst"), "Ridge.dawn, ta-da"),
        (_draft(Task.EFFECTS, effect="Ta-da", prompt="burst"), "burst"),
        (_draft(Task.EFFECTS, image=DUCK), "duck"),
        (_draft(Task.EFFECTS), "effects"),
    ],
)
def test_a_title_says_what_it_is(draft: Draft, expected: str) -> None:
    assert title(draft) == expected


@given(any_drafts())
def test_a_title_is_one_line_and_never_empty(draft: Draft) -> None:
    assert title(draft).strip()
    if draft.text("prompt").strip() and not draft.spec.has("effect"):
        assert "\n" not in title(draft)


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("Gentle waves, at sunset!", "gentle-waves-at-sunset"),
        ("Über den Wölken 🌊", "uber-den-wolken"),
        ("../../etc/passwd", "etc-passwd"),
        ("海の波", "text"),
        ("🌊🌊", "text"),
        ("a" * 39 + " b c", "a" * 39),
        ("x" * 300, "x" * 40),
    ],
)
def test_a_file_name_has_the_day_the_words_and_the_job(prompt: str, words: str) -> None:
    job = replace(a_job(), id="1f0c2a9b" + "0" * 24, request=parse(_draft(Task.TEXT, prompt=prompt)))
    assert file_name(job) == f"2026-11-20_{words}_1f0c2a9b.mp4"


@given(clean_drafts())
def test_a_file_name_is_safe_everywhere(draft: Draft) -> None:
    job = replace(a_job(), request=parse(draft))
    assert re.fullmatch(r"2026-11-20_[a-z0-9]+(-[a-z0-9]+)*_0{8}\.mp4", file_name(job))
    assert len(file_name(job)) < 80
    assert file_name(job) == file_name(replace(job, changed_at=job.created_at))
