"""What is said of pictures before anything is paid for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft, LocalImage, StoredImage, Transition, UploadedImage, blank
from pikadesk.domain.pictures import image_field
from pikadesk.domain.preflight import LEAST_SIDE, ImageFacts, Note, Remedy, centred_crop, preflight, same_shape
from pikadesk.words import REMEDIES, note_text
from tests.unit.drafts import any_drafts

PLAIN = ImageFacts(1920, 1080, 1000, "JPEG", digest="a")
A, B, C = (LocalImage(Path(f"/pictures/{name}.jpg")) for name in "abc")
STORED = StoredImage("ab" * 32, "d.jpg")


def _draft(task: Task, *refs: object) -> Draft:
    field = image_field(blank(task).spec)
    assert field is not None
    value = refs[0] if task in (Task.IMAGE, Task.EFFECTS) else refs
    return blank(task).with_value(field.name, value)  # type: ignore[arg-type]


def _alone(facts: ImageFacts, ref: object = A, task: Task = Task.IMAGE) -> list[Note]:
    return list(preflight(_draft(task, ref), [facts]))


@pytest.mark.parametrize("task", [Task.IMAGE, Task.SCENES, Task.FRAMES, Task.EFFECTS])
def test_of_a_plain_picture_there_is_nothing_to_say(task: Task) -> None:
    assert _alone(PLAIN, task=task) == []
    assert _alone(replace(PLAIN, format="PNG"), task=task) == []
    assert _alone(replace(PLAIN, format="MPO"), task=task) == []


def test_a_task_without_pictures_has_no_notes() -> None:
    assert preflight(blank(Task.TEXT), []) == ()


def test_what_nobody_looked_at_yet_has_no_notes() -> None:
    draft = _draft(Task.FRAMES, UploadedImage("images/x.jpg"), A, B)
    assert preflight(draft, [None, None, None]) == ()
    # Nor is it what others are compared with.
    square = replace(PLAIN, width=500, height=500, digest="b")
    assert preflight(draft, [None, square, PLAIN]) == ()


def test_facts_are_needed_for_each_picture() -> None:
    with pytest.raises(ValueError):
        preflight(_draft(Task.SCENES, A, B), [PLAIN])


@pytest.mark.parametrize(
    ("facts", "note"),
    [
        (
            replace(PLAIN, width=1920, height=299),
            Note(0, "tiny", (("width", 1920), ("height", 299)), caution=True),
        ),
        (replace(PLAIN, width=299, height=300), Note(0, "tiny", (("width", 299), ("height", 300)), caution=True)),
        (replace(PLAIN, orientation=6), Note(0, "rotated")),
        (replace(PLAIN, has_transparency=True), Note(0, "transparent", remedy=Remedy.PUT_ON_WHITE, caution=True)),
        (replace(PLAIN, has_location=True), Note(0, "location_removed", remedy=Remedy.KEEP_LOCATION)),
        (replace(PLAIN, format="WEBP"), Note(0, "converted", (("format", "WEBP"),))),
        (replace(PLAIN, format="BMP"), Note(0, "converted", (("format", "BMP"),))),
        (replace(PLAIN, format="TIFF"), Note(0, "converted", (("format", "TIFF"),))),
        (replace(PLAIN, format="TIFF", colours="CMYK"), Note(0, "converted", (("format", "TIFF"),))),
        (replace(PLAIN, colours="CMYK"), Note(0, "converted_colours", (("colours", "CMYK"),))),
        (replace(PLAIN, format="GIF", animated=True), Note(0, "first_frame", (("format", "GIF"),), caution=True)),
        (replace(PLAIN, format="PNG", animated=True), Note(0, "first_frame", (("format", "PNG"),), caution=True)),
    ],
)
def test_each_thing_worth_knowing_has_its_note(facts: ImageFacts, note: Note) -> None:
    assert _alone(facts) == [note]


def test_the_least_side_is_not_tiny() -> None:
    assert LEAST_SIDE == 300
    assert _alone(replace(PLAIN, width=300, height=300)) == []


def test_a_place_that_is_uploaded_is_said_with_the_way_back() -> None:
    placed = replace(PLAIN, has_location=True)
    kept = Note(0, "location_kept", remedy=Remedy.REMOVE_LOCATION, caution=True)
    assert _alone(placed, replace(A, keep_location=True)) == [kept]
    # What is in the store is uploaded as it is.
    assert _alone(placed, STORED) == [kept]
    assert _alone(PLAIN, replace(A, keep_location=True)) == []


def test_keyframes_are_compared_with_the_first() -> None:
    draft = _draft(Task.FRAMES, A, B, C, STORED)
    square = replace(PLAIN, width=1000, height=1000, digest="b")
    upright = replace(PLAIN, width=1080, height=1920, digest="c")
    small = replace(PLAIN, width=1280, height=720, digest="d")
    values = (("first_width", 1920), ("first_height", 1080))
    assert preflight(draft, [PLAIN, square, upright, small]) == (
        Note(1, "other_ratio", (("width", 1000), ("height", 1000), *values), Remedy.CROP_TO_FIRST, caution=True),
        Note(2, "other_ratio", (("width", 1080), ("height", 1920), *values), Remedy.CROP_TO_FIRST, caution=True),
    )


@pytest.mark.parametrize("task", [Task.SCENES, Task.IMAGE])
def test_ingredients_may_have_any_shape(task: Task) -> None:
    draft = _draft(Task.SCENES, A, B)
    assert preflight(draft, [PLAIN, replace(PLAIN, width=500, height=900, digest="b")]) == ()


def test_the_same_picture_twice_can_be_removed_where_enough_are_left() -> None:
    one, other = PLAIN, replace(PLAIN, digest="b")
    twice = Note(2, "duplicate", (("number", 1),), Remedy.REMOVE_DUPLICATE, caution=True)
    assert preflight(_draft(Task.FRAMES, A, B, C), [one, other, one]) == (twice,)
    assert preflight(_draft(Task.SCENES, A, B, A), [other, one, one]) == (
        Note(2, "duplicate", (("number", 2),), Remedy.REMOVE_DUPLICATE, caution=True),
    )
    # Two keyframes are the least: a loop through one picture is as short as it gets.
    assert preflight(_draft(Task.FRAMES, A, B), [one, one]) == (Note(1, "duplicate", (("number", 1),), caution=True),)
    # The same in three places is the first one's duplicate twice.
    numbers = [dict(note.values)["number"] for note in preflight(_draft(Task.SCENES, A, B, C), [one, one, one])]
    assert numbers == [1, 1]


def test_what_has_no_digest_is_like_nothing_else() -> None:
    unknown = replace(PLAIN, digest="")
    assert preflight(_draft(Task.SCENES, A, B), [unknown, unknown]) == ()


def test_all_that_there_is_to_say_comes_in_order() -> None:
    odd = ImageFacts(200, 100, 9, "GIF", 6, True, True, True, "a")
    notes = preflight(_draft(Task.FRAMES, A, B, C), [odd, PLAIN, replace(odd, animated=False)])
    assert [(note.index, note.code) for note in notes] == [
        (0, "tiny"),
        (0, "rotated"),
        (0, "transparent"),
        (0, "location_removed"),
        (0, "first_frame"),
        (1, "other_ratio"),
        (1, "duplicate"),
        (2, "tiny"),
        (2, "rotated"),
        (2, "transparent"),
        (2, "duplicate"),
        (2, "location_removed"),
        (2, "converted"),
    ]


sides = st.integers(1, 20_000)
facts = st.builds(
    ImageFacts,
    sides,
    sides,
    st.integers(1, 10**8),
    st.sampled_from(["JPEG", "PNG", "GIF", "WEBP", "", "{x}"]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "a", "b"]),
)


@given(any_drafts(), st.data())
def test_whatever_a_draft_holds_its_notes_can_be_told(draft: Draft, data: st.DataObject) -> None:
    field = image_field(draft.spec)
    count = len(draft.images(field.name)) if field else 0
    known = data.draw(st.lists(st.none() | facts, min_size=count, max_size=count))
    notes = preflight(draft, known)
    assert [note.index for note in notes] == sorted(note.index for note in notes)
    assert len({(note.index, note.code) for note in notes}) == len(notes)
    for note in notes:
        assert known[note.index] is not None
        assert note_text(note)
        assert note.remedy is None or REMEDIES[note.remedy]


@given(sides, sides, sides, sides)
def test_a_crop_is_the_largest_part_about_the_centre(width: int, height: int, across: int, down: int) -> None:
    left, top, right, bottom = centred_crop(width, height, across, down)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert (left, right) == (0, width) or (top, bottom) == (0, height)
    assert abs(left - (width - right)) <= 1
    assert abs(top - (height - bottom)) <= 1
    exact_width, exact_height = min(width, height * across / down), min(height, width * down / across)
    assert abs((right - left) - max(1, exact_width)) <= 0.5 + 1e-6
    assert abs((bottom - top) - max(1, exact_height)) <= 0.5 + 1e-6


@given(st.integers(100, 9000), st.integers(100, 9000), st.integers(100, 9000), st.integers(100, 9000))
def test_what_was_cropped_to_a_shape_has_it(width: int, height: int, across: int, down: int) -> None:
    left, top, right, bottom = centred_crop(width, height, across, down)
    assert same_shape(right - left, bottom - top, across, down)


@pytest.mark.parametrize(
    ("size", "other", "same"),
    [
        ((1920, 1080), (1280, 720), True),
        ((1920, 1080), (1366, 768), True),
        ((1920, 1080), (1920, 1088), True),
        ((1920, 1080), (1920, 1100), False),
        ((1920, 1080), (1080, 1920), False),
        ((1000, 1000), (1010, 1000), True),
        ((1000, 1000), (1011, 1000), False),
        ((1000, 1000), (1000, 1011), False),
        ((4, 3), (5, 3), True),
        ((4, 3), (6, 3), False),
    ],
)
def test_a_percent_or_a_pixel_makes_no_other_shape(size: tuple[int, int], other: tuple[int, int], same: bool) -> None:
    assert same_shape(*other, *size) is same


def test_a_transition_is_nothing_to_the_pictures() -> None:
    draft = _draft(Task.FRAMES, A, B).with_value("transitions", (Transition(5),))
    assert preflight(draft, [PLAIN, replace(PLAIN, digest="b")]) == ()
