"""A draft as code, with paths in place of pictures that were not uploaded yet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft, ImageRef, LocalImage, StoredImage, UploadedImage, blank
from pikadesk.domain.errors import DraftInvalid
from pikadesk.domain.export import EXPORTS, export
from pikadesk.domain.request import parse, payload
from tests.unit.drafts import clean_drafts

API = "https://api.example"


def _scenes(*refs: ImageRef) -> Draft:
    return blank(Task.SCENES).with_value("images", refs).with_value("prompt", "waves")


def _pictures(draft: Draft) -> object:
    return json.loads(export(draft, "json", API).text)["promptObject"]["imageUrls"]


@pytest.mark.parametrize("form", EXPORTS)
def test_a_draft_is_written_as_the_body_of_its_request(form: str) -> None:
    draft = blank(Task.TEXT).with_value("prompt", "waves")
    exported = export(draft, form, API)
    assert exported.text == EXPORTS[form](payload(parse(draft), {}, recoverable=False), API)
    assert exported.to_upload == ()


def test_what_the_service_has_is_named_and_what_it_has_not_gets_a_path() -> None:
    draft = _scenes(UploadedImage("images/x.jpg"), LocalImage(Path("/a/duck.jpg")), StoredImage("ab" * 32, "boat.png"))
    assert _pictures(draft) == ["images/x.jpg", "images/duck.jpg", "images/boat.png"]
    assert export(draft, "curl", API).to_upload == (("duck.jpg", "images/duck.jpg"), ("boat.png", "images/boat.png"))


def test_pictures_of_the_same_name_get_paths_of_their_own() -> None:
    one, other, third = (LocalImage(Path(f"/{folder}/duck.jpg")) for folder in "abc")
    draft = _scenes(one, other, one, third)
    assert _pictures(draft) == ["images/duck.jpg", "images/duck-2.jpg", "images/duck.jpg", "images/duck-3.jpg"]
    assert export(draft, "json", API).to_upload == (
        ("duck.jpg", "images/duck.jpg"),
        ("duck.jpg", "images/duck-2.jpg"),
        ("duck.jpg", "images/duck-3.jpg"),
    )


def test_a_draft_with_problems_is_no_request() -> None:
    with pytest.raises(DraftInvalid):
        export(blank(Task.TEXT), "json", API)


@given(clean_drafts())
def test_every_draft_that_can_be_sent_can_be_exported(draft: Draft) -> None:
    exported = export(draft, "json", API)
    to_upload = {ref for ref in parse(draft).images if not isinstance(ref, UploadedImage)}
    assert len(exported.to_upload) == len(to_upload)
    assert len({placeholder for _, placeholder in exported.to_upload}) == len(to_upload)
    json.loads(exported.text.encode())
