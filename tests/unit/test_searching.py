"""How words meet, and what a clip is filtered and sorted by."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import title
from pikadesk.domain.library import Entry, Marks
from pikadesk.domain.searching import (
    MOST_WORDS,
    alphabetical,
    cost,
    folded,
    phrases,
    ratio,
    resolution,
    seconds,
    texts,
    title_of,
)
from tests.fakes.contracts import a_clip

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gentle  Waves,\nat NOON!", "gentle waves at noon"),
        ("naïve Čeština Ελλάς Й", "naive cestina ελλασ и"),
        ("Straße STRAẞE", "strasse strasse"),
        ("ﬁnal ２４ ①", "final 24 1"),
        ("İstanbul ISTANBUL ışık", "istanbul istanbul isik"),
        ("v2.2-turbo_x", "v2 2 turbo x"),
        ("夜の東京タワー", "夜 の 東 京 タ ワ ー"),
        ("ｶﾞｰﾙ", "ガ ー ル"),
        ("서울 2024", "서 울 2024"),
        ("สวัสดี", "ส ว ั ส ด ี"),
        ("हिन्दी", "हिन्दी"),
        ("שָׁלוֹם", "שלום"),
        ("a🌊b 5€ $5", "a 🌊 b 5 € 5"),
        ("👩‍🚀", "👩 🚀"),
        ("half \ud83d char\0nul", "half char nul"),
        ("", ""),
    ],
)
def test_a_text_is_its_words(text: str, words: str) -> None:
    assert folded(text) == words


@given(ANY_TEXT)
def test_folding_changes_nothing_that_is_folded_and_leaves_words_alone(text: str) -> None:
    plain = folded(text)
    assert folded(plain) == plain
    assert folded(plain.upper()) == folded(text.upper())
    assert all(letter == " " or letter.isalnum() or ord(letter) > 127 for letter in plain)
    plain.encode()


def test_a_query_is_what_stands_in_a_row() -> None:
    assert phrases("gentle  v2.2 東京 gentle ... !") == ("gentle", "v2 2", "東 京")
    assert phrases(" \n\t") == ()


def test_a_long_query_is_cut() -> None:
    many = " ".join(map(str, range(1000)))
    assert phrases(many) == tuple(map(str, range(MOST_WORDS)))
    assert phrases("京" * 1000) == (" ".join("京" * MOST_WORDS),)


def test_texts_are_title_prompts_kind_file_and_notes() -> None:
    marks = Marks(title="Dawn", tags=("Sea", "Öl"), note="for\nthe reel")
    file = Path("/Videos/Film 1.mp4")
    effect = texts(Entry(replace(a_clip(task=Task.EFFECTS), path=file), marks))
    assert effect == ("dawn", "", "effects ta da", "film 1 mp4", "sea ol for the reel")
    plain = texts(Entry(replace(a_clip(), path=file, request=None)))
    assert plain == ("film 1", "", "", "film 1 mp4", "")
    frames = texts(Entry(a_clip(task=Task.FRAMES)))
    assert frames[1:3] == ("fade", "frames")


def test_a_title_is_the_user_s_or_the_request_s_or_the_file_s() -> None:
    clip = a_clip()
    assert clip.request is not None
    assert title_of(Entry(clip)) == title(clip.request.draft)
    assert title_of(Entry(clip, Marks(title="Dawn"))) == "Dawn"
    assert title_of(Entry(replace(clip, request=None))) == "1 🌊"


def test_the_alphabet_knows_numbers() -> None:
    names = ["Shot 10", "shot 9", "Ångström", "shot 010b", "zoo", "", "shot"]
    assert sorted(names, key=alphabetical) == ["", "Ångström", "shot", "shot 9", "Shot 10", "shot 010b", "zoo"]


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (1280, 720, ("16:9", "720p")),
        (1088, 1920, ("9:16", None)),
        (720, 1280, ("9:16", "720p")),
        (1080, 1080, ("1:1", "1080p")),
        (2560, 1080, ("64:27", "1080p")),
        (0, 0, ("1:1", None)),
    ],
)
def test_what_no_request_says_the_picture_does(width: int, height: int, expected: tuple[str, str | None]) -> None:
    facts = replace(a_clip().facts, width=width, height=height)
    for clip in (replace(a_clip(), request=None), a_clip(task=Task.EFFECTS)):
        assert (ratio(replace(clip, facts=facts)), resolution(replace(clip, facts=facts))) == expected
    asked = replace(a_clip(), facts=facts)
    assert (ratio(asked), resolution(asked)) == ("16:9", "720p")


def test_a_length_is_a_number_and_a_cost_the_best_that_is_known() -> None:
    for wrong in (math.nan, math.inf):
        assert seconds(replace(a_clip(), facts=replace(a_clip().facts, seconds=wrong))) == 0.0
    assert seconds(a_clip()) == 5.041667
    assert cost(replace(a_clip(), credits=7)) == 7
    assert cost(replace(a_clip(), credits=None)) == 600_000
    assert cost(replace(a_clip(), credits=None, request=None)) is None
