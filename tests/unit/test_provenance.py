"""What a video says of itself is read as it was written, and what others wrote there does no harm."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikadesk.domain.catalogue import Task
from pikadesk.domain.provenance import Generated, Provenance, read_provenance, write_provenance
from pikadesk.domain.request import BESIDE_RECIPE, read_recipe, to_recipe
from tests.fakes.contracts import PICTURE, a_clip, a_job

JOB, CLIP = a_job(7, task=Task.FRAMES), a_clip(9, task=Task.FRAMES)
SAID = write_provenance(JOB, CLIP)


@pytest.mark.parametrize("task", list(Task))
def test_it_is_read_as_it_was_written(task: Task) -> None:
    for clip in (a_clip(9, task), replace(a_clip(9, task), remote_id=None, credits=None)):
        job = a_job(7, task=task)
        said = read_provenance(json.loads(json.dumps(write_provenance(job, clip))))
        assert said == Provenance(
            job.request,
            Generated(
                job.id,
                job.estimated_credits,
                clip.credits,
                clip.remote_id,
                job.created_at,
                clip.created_at,
                clip.facts,
            ),
        )


def test_it_is_a_recipe_too() -> None:
    assert read_recipe(json.loads(json.dumps(SAID)), Path("/anywhere")) == JOB.request.draft
    assert {key: value for key, value in SAID.items() if key != BESIDE_RECIPE} == to_recipe(JOB.request.draft)


def test_it_names_no_folder_and_pictures_by_their_content() -> None:
    text = json.dumps(SAID)
    assert str(CLIP.path.parent) not in text
    assert f"image:{PICTURE.digest}/" in text


def test_of_an_older_video_the_recipe_is_read() -> None:
    assert read_provenance(to_recipe(JOB.request.draft)) == Provenance(JOB.request, None)


@pytest.mark.parametrize("value", [None, "Lavf61.7.100", 7, [], {}, {"pikadesk": SAID["pikadesk"]}])
def test_what_is_no_recipe_is_nothing(value: object) -> None:
    assert read_provenance(value) is None


def _with(**changes: object) -> dict[str, object]:
    said = SAID[BESIDE_RECIPE]
    assert isinstance(said, dict)
    return SAID | {BESIDE_RECIPE: {key: value for key, value in (said | changes).items() if value is not ...}}


@pytest.mark.parametrize(
    "changes",
    [
        {"job_id": "../../etc/passwd"},
        {"job_id": 7},
        {"job_id": "A" * 32},
        {"job_id": ...},
        {"estimated_credits": -1},
        {"estimated_credits": True},
        {"credits": "600000"},
        {"credits": 1.5},
        {"remote_id": []},
        {"created_at": "yesterday"},
        {"created_at": "2026-11-20T12:30:15"},
        {"saved_at": None},
        {"facts": None},
        {"facts": {}},
        {"facts": {"width": 1, "height": 1, "frames": 1, "seconds": "1", "has_sound": True}},
        {"facts": {"width": 1, "height": 1, "frames": 1, "seconds": 1.0, "has_sound": 1}},
        {"facts": {"width": 1, "height": None, "frames": 1, "seconds": 1, "has_sound": False}},
    ],
    ids=str,
)
def test_what_cannot_be_is_not_believed_and_the_recipe_is_read(changes: dict[str, object]) -> None:
    assert read_provenance(_with(**changes)) == Provenance(JOB.request, None)


def test_a_record_that_is_none_is_passed_over() -> None:
    assert read_provenance(SAID | {BESIDE_RECIPE: "x"}) == Provenance(JOB.request, None)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
Draw = Callable[[st.SearchStrategy[object]], object]


@given(st.data())
def test_whatever_others_wrote_nothing_fails(data: st.DataObject) -> None:
    said = SAID[BESIDE_RECIPE]
    assert isinstance(said, dict)
    key = data.draw(st.sampled_from([*said, "facts"]))
    read_provenance(_with(**{key: data.draw(_JSON)}))
    read_provenance(SAID | {data.draw(st.sampled_from(list(SAID))): data.draw(_JSON)})
    read_provenance(data.draw(_JSON))
