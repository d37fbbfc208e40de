"""Notes, hints and pictures from the web have their sentences, and the sentences get what they need."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from pikadesk.domain import errors, hints, preflight
from pikadesk.domain.errors import PictureUnavailable
from pikadesk.domain.export import EXPORTS
from pikadesk.domain.hints import Hint
from pikadesk.domain.preflight import Note, Remedy
from pikadesk.words import (
    EXPORT_NAMES,
    HINTS,
    NOTES,
    REMEDIES,
    UPLOAD_FIRST,
    WEB_REASONS,
    Language,
    fault_text,
    hint_text,
    note_text,
)

SOURCE = Path(errors.__file__).parents[1]


def _made(module: Path, name: str, argument: int) -> Iterator[str]:
    """Give the text that stands at an argument of each call that makes something."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            value = node.args[argument]
            assert isinstance(value, ast.Constant), ast.unparse(node)
            yield str(value.value)


def test_every_note_has_a_sentence_and_every_sentence_its_note() -> None:
    assert set(_made(Path(preflight.__file__), "Note", 1)) == NOTES.keys()


def test_every_hint_has_a_sentence_and_every_sentence_its_hint() -> None:
    assert set(_made(Path(hints.__file__), "Hint", 0)) == HINTS.keys()


def test_every_reason_why_a_picture_is_not_to_be_had_has_a_sentence() -> None:
    reasons = {reason for file in SOURCE.rglob("*.py") for reason in _made(file, "PictureUnavailable", 1)}
    assert reasons == WEB_REASONS.keys()
    for reason in reasons:
        assert reason in (PictureUnavailable.__doc__ or "")


def test_every_remedy_and_every_form_of_a_request_has_a_name() -> None:
    assert REMEDIES.keys() == set(Remedy)
    assert EXPORT_NAMES.keys() == EXPORTS.keys()
    assert len(set(REMEDIES.values())) == len(REMEDIES)


@pytest.mark.parametrize("template", [*NOTES.values(), *HINTS.values(), *WEB_REASONS.values(), UPLOAD_FIRST])
def test_a_sentence_is_one_for_people(template: str) -> None:
    assert template[0].isupper() or template[0] == "{"
    assert template.endswith(".")
    assert "!" not in template
    assert all(name for _, name, _, _ in string.Formatter().parse(template) if name is not None)


@pytest.mark.parametrize(
    ("note", "text"),
    [
        (
            Note(1, "other_ratio", (("width", 800), ("height", 600), ("first_width", 1920), ("first_height", 1080))),
            "Not the shape of keyframe 1: 800 × 600, there 1920 × 1080. The service may cut or stretch it.",
        ),
        (
            Note(0, "tiny", (("width", 120), ("height", 90))),
            "Only 120 × 90 pixels: it may look soft in the video.",
        ),
        (Note(3, "duplicate", (("number", 2),)), "The same picture as number 2."),
        (Note(0, "first_frame", (("format", "GIF"),)), "Only the first frame of this GIF is sent."),
        (
            Note(0, "converted", (("format", "{BMP}"),)),
            "{BMP} is sent as JPEG or PNG, which the service is sure to take.",
        ),
        (
            Note(0, "converted_colours", (("colours", "CMYK"),)),
            "Its CMYK colours are sent as RGB, which the service is sure to take.",
        ),
        (Note(0, "rotated"), NOTES["rotated"]),
        (Note(0, "location_removed"), NOTES["location_removed"]),
    ],
)
def test_a_note_is_told(note: Note, text: str) -> None:
    assert note_text(note) == text


@pytest.mark.parametrize(
    ("hint", "text"),
    [
        (
            Hint("newer_model", (("model", "pika-v2.2"), ("credits", 600_000), ("saving", 600_000)), 600_000),
            "Model 2.2 makes the same for 600,000: 600,000 less.",
        ),
        (
            Hint("newer_same_price", (("model", "pika-v2.2"),)),
            "Model 2.2, the newer one, costs the same here.",
        ),
        (
            Hint(
                "frames_for_less",
                (("seconds", 5), ("resolution", "1080p"), ("credits", 900_000), ("saving", 450_000)),
                450_000,
            ),
            "With a last picture, Frames makes 5 s at 1080p for 900,000: 450,000 less.",
        ),
        (
            Hint("seconds_free", (("least", 5), ("seconds", 2))),
            "5 s are billed in any case: 2 s more cost nothing.",
        ),
    ],
)
def test_a_hint_is_told(hint: Hint, text: str) -> None:
    assert hint_text(hint) == text


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (
            PictureUnavailable("pictures.example", "status", status=404),
            "pictures.example did not give the picture (HTTP 404). Save it in the browser, and add the file.",
        ),
        (
            PictureUnavailable("pictures.example", "too_many_bytes", limit=50),
            "The picture at pictures.example is larger than 50 MB, the most that can be uploaded.",
        ),
        (
            PictureUnavailable("{x}", "too_slow", limit=20),
            "{x} did not send the picture within 20 s. Try again, or save it and add the file.",
        ),
        (PictureUnavailable("", "not_https"), WEB_REASONS["not_https"]),
    ],
)
def test_a_picture_that_was_not_to_be_had_is_told(error: PictureUnavailable, text: str) -> None:
    assert fault_text(error.fault) == text


def test_templates_and_names_are_translated_and_not_the_sentences() -> None:
    seen: list[str] = []

    def translate(template: str) -> str:
        seen.append(template)
        return template.replace("Model", "Modell").replace("2.2", "zwei")

    language = Language(translate, str)
    assert hint_text(Hint("newer_same_price", (("model", "pika-v2.2"),)), language).startswith("Modell zwei, ")
    assert note_text(Note(0, "rotated"), language) == NOTES["rotated"]
    assert fault_text(PictureUnavailable("a", "not_https").fault, language) == WEB_REASONS["not_https"]
    assert sorted(seen) == sorted([HINTS["newer_same_price"], "2.2", NOTES["rotated"], WEB_REASONS["not_https"]])
