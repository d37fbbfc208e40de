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
from pikadesk.domain.draft import Draft, LocalImage, StoredImage, UploadedImage, blank
from pikadesk.domain.errors import DraftInvalid
from pikadesk.domain.provenance import (
    Generated,
    Provenance,
    portable,
    read_film_recipe,
    read_provenance,
    write_provenance,
)
from pikadesk.domain.request import BESIDE_RECIPE, parse, read_recipe, to_recipe
from tests.fakes.contracts import PICTURE, a_clip, a_job
from tests.unit.drafts import clean_drafts

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


def _names(draft: Draft) -> list[str]:
    refs = [ref for field in draft.spec.fields for ref in draft.images(field.name)]
    return [ref.name for ref in refs if isinstance(ref, StoredImage)]


@given(clean_drafts(trimmed=True), st.sampled_from(["/home/duck", "C:\\Users\\duck", "../.."]))
def test_no_place_of_this_computer_is_told(draft: Draft, home: str) -> None:
    for field in draft.spec.fields:
        draft = draft.with_value(field.name, "waves") if field.name in ("prompt", "negative_prompt") else draft
    for name in ("image", "images"):
        if draft.spec.has(name):
            refs = (LocalImage(Path(f"{home}/a.jpg")), StoredImage("ab" * 32, f"{home}/b.jpg"), *draft.images(name))
            refs = refs[: len(draft.images(name))]
            draft = draft.with_value(name, refs[0] if name == "image" else refs)
    job = replace(a_job(7), request=parse(draft))
    said = write_provenance(job, replace(CLIP, path=Path(f"{home}/videos/a.mp4")))
    text = json.dumps(said)
    assert "duck" not in text and ".." not in text and "pictures/" not in text
    read = read_provenance(json.loads(text))
    assert read is not None
    assert read.request.draft == portable(draft)


@given(clean_drafts())
def test_what_is_made_portable_keeps_everything_but_places(draft: Draft) -> None:
    made = portable(draft)
    assert portable(made) == made
    assert not any("/" in name or "\\" in name for name in _names(made))
    for field in draft.spec.fields:
        before, after = draft.images(field.name), made.images(field.name)
        assert len(before) == len(after)
        for one, other in zip(before, after, strict=True):
            assert not isinstance(other, LocalImage)
            assert isinstance(one, UploadedImage) == isinstance(other, UploadedImage)


def test_a_path_in_a_file_from_elsewhere_leads_nowhere() -> None:
    local = LocalImage(Path("/home/duck/secret.png"))
    recipe = to_recipe(blank(Task.IMAGE).with_value("image", local).with_value("prompt", "waves"))
    draft = read_film_recipe(recipe)
    assert draft is not None
    assert draft.images("image") == (StoredImage("", "secret.png"),)
    read = read_provenance(recipe)
    assert read is not None
    assert read.request.draft == draft


@pytest.mark.parametrize("value", [None, "Lavf61.7.100", 7, [], {}, {"comment": "holiday"}])
def test_a_comment_of_another_program_is_no_recipe(value: object) -> None:
    assert read_film_recipe(value) is None


def test_a_recipe_that_is_none_says_why() -> None:
    with pytest.raises(DraftInvalid) as caught:
        read_film_recipe(SAID | {"promptObject": {"task_type": "pika-v9"}})
    assert [problem.code for problem in caught.value.problems] == ["no_such_option"]
    assert read_film_recipe(SAID) == JOB.request.draft
