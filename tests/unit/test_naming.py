"""What exported files are called: whatever the template and the words in it, every system takes the name."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip, VideoFacts
from pikadesk.domain.draft import LocalImage, blank
from pikadesk.domain.naming import (
    DEFAULT_TEMPLATE,
    MOST_BYTES,
    PLACEHOLDERS,
    clashes,
    distinct,
    expand,
    numbered,
    problems,
    safe_name,
    values_of,
)
from pikadesk.domain.request import parse

DEVICES = ("CON", "prn", "Aux", "NUL", "COM1", "LPT9", "com¹", "CONIN$", "conout$")
GENTLE = {"title": "gentle-waves", "date": "2026-11-20", "seed": "48213", "number": "07"}
CLIP = Clip(
    "1f0c2a9b77",
    Path("a.mp4"),
    None,
    VideoFacts(1280, 720, 120, 5.04, False),
    datetime(2026, 11, 20, 12, 5, tzinfo=UTC),
)

# Half characters, accents without a letter, letters of many bytes, what turns names around, dots and spaces.
anything = st.text(
    st.characters() | st.sampled_from('./\\:*?"<>| _-\t\n\0\x7f\u0301\u202e\u200d\ud800\udfff日é🌊\u0378{}'),
    max_size=40,
)
values = st.dictionaries(st.sampled_from(PLACEHOLDERS), anything | st.sampled_from(DEVICES))
templates = st.lists(anything | st.sampled_from([f"{{{name}}}" for name in (*PLACEHOLDERS, "no")])).map("".join)


def is_safe(name: str) -> None:
    """Every rule of every system that a name, still without its suffix, has to keep."""
    assert name, "empty"
    assert len(name.encode()) <= MOST_BYTES
    assert not set(name) & set('<>:"/\\|?*')
    assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Cn") for letter in name)
    assert name == name.strip(" .")
    assert name.partition(".")[0].rstrip().upper() not in {device.upper() for device in DEVICES}


@given(templates, values)
@example("{title}", {"title": "CON" + " " * 300 + "x"})
@example("{title}", {"title": "nul." * 80})
@example("{title}{seed}", {"title": "é" * 300, "seed": "\ud83c"})
@example("", {})
@example("{title}" + "." * 300, {"title": "aux"})
@example("{seed}", {"seed": "e\u0301" * 200})
def test_every_system_takes_the_name(template: str, filled: dict[str, str]) -> None:
    name = expand(template, filled)
    is_safe(name)
    assert safe_name(name) == name


@given(anything)
def test_a_name_that_is_safe_stays_as_it_is(name: str) -> None:
    once = safe_name(name)
    is_safe(once)
    assert safe_name(once) == once


@pytest.mark.parametrize(
    ("template", "name"),
    [
        (DEFAULT_TEMPLATE, "2026-11-20_gentle-waves_48213"),
        ("{number} {title}", "07 gentle-waves"),
        ("{title}", "gentle-waves"),
        ("{title} {nothing}", "gentle-waves {nothing}"),
        ("{title} {", "gentle-waves {"),
        ("Film", "Film"),
        ("a/b\\c: {title}?", "a b c gentle-waves"),
        (".{title}. ", "gentle-waves"),
        ("...", "clip"),
        ("", "clip"),
        ("con", "_con"),
        ("Lpt1.{title}", "_Lpt1.gentle-waves"),
        ("com", "com"),
    ],
)
def test_a_template_becomes_a_name(template: str, name: str) -> None:
    assert expand(template, GENTLE) == name


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{date}_{title}_{effect}", "2026-11-20_gentle-waves"),
        ("{effect}_{title}", "gentle-waves"),
        ("{date}_{effect}_{title}", "2026-11-20_gentle-waves"),
        ("{effect}", "clip"),
        ("_{title}", "_gentle-waves"),
        ("{effect}{seed} - {title}", "48213 - gentle-waves"),
        ("{effect} - {ratio} - {title}", "gentle-waves"),
    ],
)
def test_what_has_no_value_takes_its_separator_along(template: str, name: str) -> None:
    assert expand(template, GENTLE) == name


def test_where_the_name_is_too_long_the_title_is_cut_and_the_rest_stays() -> None:
    name = expand(DEFAULT_TEMPLATE, {**GENTLE, "title": "日本-" * 100})
    assert name.startswith("2026-11-20_日本-日本") and name.endswith("日本_48213")
    assert MOST_BYTES - 6 <= len(name.encode()) <= MOST_BYTES
    # Where the rest alone is too long, nothing is left of the title, and the end goes.
    assert expand("{title}" + "é" * 300, GENTLE) == "é" * (MOST_BYTES // 2)


def test_no_character_is_cut_in_two_nor_parted_from_its_accents() -> None:
    # g̈ has no letter of its own, so its accent is a character of its own; a family is several, joined.
    for cluster in ("g\u0308", "👩\u200d👩\u200d👧"):
        for lead in range(12):
            name = safe_name("x" * lead + cluster * 100)
            rest = name[lead:]
            assert rest == cluster * (len(rest) // len(cluster)) or cluster.startswith(rest[-1])
            assert not name.endswith("\u200d")
            assert "\ufffd" not in name
    assert safe_name("x" * (MOST_BYTES - 2) + "g\u0308") == "x" * (MOST_BYTES - 2)


def test_what_turns_a_name_around_is_not_in_it() -> None:
    assert safe_name("film\u202e4pm.exe") == "film 4pm.exe"


def test_an_unknown_placeholder_is_a_problem_and_is_named_once() -> None:
    assert problems(DEFAULT_TEMPLATE) == problems("{number}. {title} {id}") == problems("Film {") == ()
    found = problems("{colour}_{title}_{colour}_{}")
    assert [(problem.field, problem.code) for problem in found] == [("file_name", "placeholder_unknown")] * 2
    assert [dict(problem.values)["name"] for problem in found] == ["{colour}", "{}"]
    assert "{resolution}" in str(dict(found[0].values)["known"])
    assert [problem.code for problem in problems("  ")] == ["template_empty"]


@given(st.sampled_from(PLACEHOLDERS))
def test_every_placeholder_is_known(name: str) -> None:
    assert problems(f"{{{name}}}") == ()


def test_a_clip_that_was_made_says_everything() -> None:
    draft = blank(Task.TEXT).with_value("prompt", "x").with_value("seed", " 48213 ").with_value("resolution", "1080p")
    clip = replace(CLIP, request=parse(draft))
    found = values_of(clip, "Don’t stop: WAVES, हिन्दी & “more”…", number=3, of=12)
    saved = CLIP.created_at.astimezone()
    assert found == {
        "title": "dont-stop-waves-हिन्दी-more",
        "date": f"{saved:%Y-%m-%d}",
        "time": f"{saved:%H-%M}",
        "task": "text",
        "model": str(draft.get("model")),
        "seed": "48213",
        "resolution": "1080p",
        "ratio": "16x9",
        "duration": "5s",
        "number": "03",
        "id": "1f0c2a9b",
    }


def test_an_effect_is_named() -> None:
    draft = blank(Task.EFFECTS).with_value("image", LocalImage(Path("duck.png"))).with_value("effect", "Inflate")
    found = values_of(replace(CLIP, request=parse(draft)), "Duck")
    assert found["effect"] == "Inflate" and "ratio" not in found
    assert expand("{effect} {ratio} {title} {number}", found) == "Inflate duck 1"


def test_an_imported_clip_says_what_its_file_says() -> None:
    found = values_of(replace(CLIP, facts=VideoFacts(720, 1280, 1, 0.04, False)), "A")
    assert (found["resolution"], found["duration"]) == ("720p", "0s")
    assert not {"task", "seed", "model"} & found.keys()
    assert expand("{title} {task} {seed} {resolution}", found) == "a 720p"


@pytest.mark.parametrize(("number", "of", "written"), [(1, 1, "1"), (7, 12, "07"), (12, 12, "12"), (3, 1000, "0003")])
def test_numbers_stand_in_order(number: int, of: int, written: str) -> None:
    assert numbered(number, of) == written


def test_names_that_are_there_twice_get_a_number() -> None:
    assert distinct(["a.mp4", "b.mp4", "a.mp4", "A.mp4"]) == ("a.mp4", "b.mp4", "a-2.mp4", "A-3.mp4")
    assert distinct(["a.mp4"], ["A.MP4", "a-2.mp4"]) == ("a-3.mp4",)
    assert distinct(["caf\u00e9.gif"], ["cafe\u0301.GIF"]) == ("caf\u00e9-2.gif",)


@given(st.lists(st.sampled_from(["a.mp4", "A.mp4", "a-2.mp4", "b", "é", "e\u0301"])), st.lists(anything))
def test_no_two_names_are_one(names: list[str], taken: list[str]) -> None:
    made = distinct(names, taken)
    assert len(made) == len(names)
    folded = [unicodedata.normalize("NFC", name).casefold() for name in made]
    assert len(set(folded)) == len(folded)
    assert clashes(made, taken) == ()


def test_what_would_replace_a_file_is_named() -> None:
    assert clashes(["a.mp4", "b.mp4"], ["A.MP4", "c.mp4"]) == ("a.mp4",)
