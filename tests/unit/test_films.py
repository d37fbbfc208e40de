"""What a part of a film says of where it came from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip, VideoFacts
from pikadesk.domain.draft import blank
from pikadesk.domain.films import Difference, Disagreement, recipe_of_part
from pikadesk.domain.job import Job
from pikadesk.domain.provenance import Provenance, read_provenance, write_provenance
from pikadesk.domain.request import GenerationRequest, to_recipe

REQUEST = GenerationRequest(blank(Task.TEXT).with_value("prompt", "waves"))
THEN = datetime(2026, 11, 20, 12, tzinfo=UTC)
JOB = Job("ab" * 16, REQUEST, 30, THEN, THEN)
SAID = write_provenance(
    JOB, Clip(JOB.id, Path("a.mp4"), REQUEST, VideoFacts(1280, 720, 120, 5.0, has_sound=False), THEN)
)


def test_a_part_keeps_the_recipe_and_names_the_job_without_being_its_video() -> None:
    part = recipe_of_part(SAID, 0.5, 1.25)
    assert read_provenance(part) == Provenance(REQUEST, None, part=True)
    assert isinstance(part, dict)
    assert part["pikadesk"] == {"part": {"start": 0.5, "end": 1.25, "of_job": JOB.id}}
    assert {key: value for key, value in part.items() if key != "pikadesk"} == to_recipe(REQUEST.draft)


def test_a_part_of_what_no_job_is_known_of_names_none() -> None:
    part = recipe_of_part(to_recipe(REQUEST.draft), 1 / 3, 1)
    assert isinstance(part, dict)
    assert part["pikadesk"] == {"part": {"start": 0.333333, "end": 1}}


def test_a_part_of_a_part_is_one_of_that() -> None:
    again = recipe_of_part(recipe_of_part(SAID, 0.5, 2), 0, 1)
    assert isinstance(again, dict)
    whole = {"start": 0.5, "end": 2, "of_job": JOB.id}
    assert again["pikadesk"] == {"part": {"start": 0, "end": 1, "of_part": whole}}


@pytest.mark.parametrize("said", ["shot by hand", None, 3, ["a"], {}, {"promptObject": 1}])
def test_what_is_no_recipe_stays(said: object) -> None:
    assert recipe_of_part(said, 0, 1) is said


def test_only_what_is_heard_may_be_encoded_anew() -> None:
    differences = {each: Disagreement(each, 1).sound_only for each in Difference}
    assert [each for each, sound_only in differences.items() if sound_only] == ["sound", "sound_length"]
    assert not replace(Disagreement(Difference.SOUND, 1), difference=Difference.RATE).sound_only
