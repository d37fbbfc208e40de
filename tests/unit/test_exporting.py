"""As what clips are exported, with which options, and which part of them."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikadesk.domain.clip import VideoFacts
from pikadesk.domain.exporting import (
    COLUMNS,
    OWN_WIDTH,
    QUALITIES,
    RATES,
    ROWS,
    SHEET_WIDTHS,
    WIDTHS,
    ExportKind,
    ExportOptions,
    Part,
    Timeline,
    animation_form,
    even_timeline,
    kinds_for,
    options_text,
    read_options,
    suffix_of,
)
from pikadesk.domain.films import AnimationForm, AnimationKind, EditListKind
from pikadesk.domain.frame_times import times_of

FACTS = VideoFacts(1280, 720, 120, 5.0, has_sound=True)
EVEN = even_timeline(FACTS)

options = st.builds(
    ExportOptions,
    st.booleans(),
    st.sampled_from(WIDTHS),
    st.sampled_from(RATES),
    st.sampled_from(QUALITIES),
    st.booleans(),
    st.sampled_from(COLUMNS),
    st.sampled_from(ROWS),
    st.sampled_from(SHEET_WIDTHS),
    st.sampled_from(EditListKind),
)
facts = st.builds(
    VideoFacts,
    st.just(1280),
    st.just(720),
    st.integers(0, 500),
    st.floats(0, 2000),
    st.booleans(),
)


def test_one_clip_has_nothing_to_be_joined_to_and_several_have_no_part() -> None:
    assert set(kinds_for(1)) == set(ExportKind) - {ExportKind.JOINED}
    assert set(kinds_for(2)) == set(ExportKind) - {ExportKind.TRIM}
    assert kinds_for(1)[0] is kinds_for(9)[0] is ExportKind.COPY


def test_what_is_made_of_all_and_what_moves() -> None:
    assert [kind for kind in ExportKind if kind.of_all] == [ExportKind.JOINED, ExportKind.EDIT_LIST]
    assert [kind for kind in ExportKind if kind.animated] == [ExportKind.GIF, ExportKind.WEBP]


@given(options)
def test_options_are_remembered(wanted: ExportOptions) -> None:
    assert read_options(options_text(wanted)) == wanted


@pytest.mark.parametrize("text", [None, "", "{", "[]", "7", "[" * 100_000, '{"width": 481, "loop": 1, "more": 2}'])
def test_what_cannot_be_read_is_as_usual(text: str | None) -> None:
    assert read_options(text) == ExportOptions()


def test_of_options_the_readable_ones_stay() -> None:
    text = json.dumps({"width": 320, "rate": "12", "quality": True, "list_kind": "edl", "rows": [], "exact": None})
    assert read_options(text) == ExportOptions(width=320, list_kind=EditListKind.EDL)
    assert read_options('{"list_kind": "aaf", "columns": 6}') == ExportOptions(columns=6)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_no_value_of_an_option_makes_reading_fail(value: object) -> None:
    for name in ("exact", "width", "loop", "columns", "list_kind"):
        read_options(json.dumps({name: value}))


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [
        (ExportKind.COPY, ".mp4"),
        (ExportKind.TRIM, ".mp4"),
        (ExportKind.GIF, ".gif"),
        (ExportKind.WEBP, ".webp"),
        (ExportKind.FRAMES, ""),
        (ExportKind.SHEET, ".png"),
        (ExportKind.JOINED, ".mp4"),
        (ExportKind.EDIT_LIST, ".otio"),
    ],
)
def test_each_kind_has_its_suffix(kind: ExportKind, suffix: str) -> None:
    assert suffix_of(kind, ExportOptions()) == suffix


def test_an_edit_list_is_called_by_its_form() -> None:
    for form in EditListKind:
        assert suffix_of(ExportKind.EDIT_LIST, ExportOptions(list_kind=form)) == f".{form}"


def test_all_of_a_clip_is_all_of_its_frames() -> None:
    assert Part().whole and EVEN.frames(Part()) == range(120)
    assert EVEN.seconds(range(120)) == 5.0
    assert not Part(0.1).whole and not Part(end=4).whole


@pytest.mark.parametrize(
    ("part", "frames"),
    [
        (Part(1.0, 2.0), range(24, 48)),
        (Part(0.9999999, 2.0000001), range(24, 48)),
        (Part(1.02, 2.02), range(24, 49)),
        (Part(-3, 99), range(120)),
        (Part(2.0), range(48, 120)),
        (Part(9.0, 9.5), range(119, 120)),
        (Part(2.0, 1.0), range(48, 49)),
        (Part(2.0, 2.0), range(48, 49)),
    ],
)
def test_times_become_frames(part: Part, frames: range) -> None:
    assert EVEN.frames(part) == frames
    # As a file counts that does not begin at 0.
    late = replace(EVEN, first=7.5)
    assert late.frames(Part(part.start + 7.5, part.end + 7.5)) == frames


timelines = st.builds(
    lambda first, lengths: Timeline(first, times_of([0.0, *accumulate(lengths)][:-1], sum(lengths))),
    st.floats(0, 10),
    # From a thousandth of a second to a frame that stands still.
    st.lists(st.integers(1, 5000).map(lambda length: length / 1000), min_size=1, max_size=30),
)


@given(timelines, st.integers(-2, 32), st.integers(-2, 32))
def test_a_part_of_frames_has_these_frames(of: Timeline, first: int, last: int) -> None:
    part = of.part(first, last)
    frames = of.frames(part)
    start = min(max(0, first), of.times.last)
    assert frames == range(start, min(of.times.last, max(start, last)) + 1)
    assert part.start < part.end
    assert of.seconds(frames) == pytest.approx(of.begins(frames.stop) - of.begins(frames.start))
    # The times lie between two frames, whatever a file's own clock makes of them.
    if frames.start:
        assert of.begins(frames.start) < part.start - of.first < of.begins(frames.start + 1)
    if part.end != math.inf:
        assert of.begins(frames.stop - 1) < part.end - of.first < of.begins(frames.stop)
    assert part.whole == (frames == range(of.times.last + 1))


@given(facts)
def test_a_clip_of_which_nothing_more_is_known_has_even_frames(of: VideoFacts) -> None:
    timeline = even_timeline(of)
    assert timeline.times.last == max(0, of.frames - 1)
    assert timeline.times.end > timeline.times.starts[-1] >= 0
    assert timeline.frames(Part()) == range(max(1, of.frames))


@given(timelines, st.floats(-1, 200))
def test_the_frame_nearest_to_a_time_is_the_nearest(of: Timeline, seconds: float) -> None:
    near = of.frame_near(seconds)
    assert abs(of.begins(near) - seconds) == min(abs(start - seconds) for start in of.times.starts)


def test_an_animation_is_of_a_part_and_as_wide_as_wished_or_as_the_film() -> None:
    wanted = ExportOptions(width=320, rate=15, quality=50, loop=False)
    made = animation_form(ExportKind.GIF, wanted, FACTS, Part(1.0, 2.0))
    assert made == AnimationForm(AnimationKind.GIF, 320, 15.0, 1.0, 2.0, 50, loop=False)
    made = animation_form(ExportKind.WEBP, replace(wanted, width=OWN_WIDTH), FACTS, Part())
    assert made == AnimationForm(AnimationKind.WEBP, 1280, 15.0, quality=50, loop=False)
