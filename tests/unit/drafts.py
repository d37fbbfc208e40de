"""Drafts of every kind, for hypothesis: such as a form can hold, and such as it never should."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.draft import Draft, FieldValue, ImageRef, LocalImage, StoredImage, Transition, UploadedImage
from pikadesk.domain.fields import Choice, Field, Image, Images, Seed, Text, Transitions

FOLDER = Path("/home/duck/recipes")

texts = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    ['"', "\\", "'; $(x) `y`", "\u2028", "</script>", "🌊", "\0", "asset:x", " a ", "\n"]
)
names = st.sampled_from(["a.jpg", "Möwe 🦆.png", "asset:a.jpg", "image:a.jpg", "b c.jpg"])
pictures: st.SearchStrategy[ImageRef] = st.one_of(
    st.builds(lambda name: LocalImage(FOLDER / name), names),
    st.builds(lambda name: LocalImage(FOLDER / "more" / name), names),
    st.builds(lambda name: LocalImage(Path("/pictures") / name), names),
    st.builds(lambda digest, name: StoredImage(digest * 32, name), st.sampled_from(["ab", "01"]), names),
    st.builds(UploadedImage, st.sampled_from(["images/x.jpg", "images/2025_é.png", "image:odd"])),
)
_odd_texts = texts | st.sampled_from(["\ud800", "١٢", "1e3", "-1", "99999999999999999999", " 7 ", "2147483648"])
_odd_numbers = st.integers() | st.sampled_from([True, False, 5, 10, 26, 2**31])
_odd_transitions = st.builds(Transition, _odd_numbers, _odd_texts)
values: st.SearchStrategy[FieldValue] = st.one_of(
    st.none(),
    _odd_texts,
    _odd_numbers,
    pictures,
    st.lists(pictures, max_size=7).map(tuple),
    st.lists(_odd_transitions, max_size=7).map(tuple),
    st.lists(pictures | _odd_transitions, max_size=4).map(tuple),
)


@st.composite
def any_drafts(draw: st.DrawFn) -> Draft:
    """Give drafts whose fields hold anything at all, or are missing."""
    task = draw(st.sampled_from(Task))
    spec = CATALOGUE[task]
    filled: dict[str, FieldValue] = {}
    for field in spec.fields:
        wild = draw(st.integers(0, 2))
        if wild == 0:
            filled[field.name] = draw(values)
        elif wild == 1:
            filled[field.name] = draw(_fitting(field, draw(st.integers(2, 5))))
    return Draft(task, filled)


@st.composite
def clean_drafts(draw: st.DrawFn, *, trimmed: bool = False) -> Draft:
    """Give drafts without problems; `trimmed` leaves out the space and zeros that are not sent."""
    task = draw(st.sampled_from(Task))
    count = draw(st.integers(2, 5))
    filled = {field.name: draw(_fitting(field, count)) for field in CATALOGUE[task].fields}
    if trimmed:
        filled = {name: _trimmed(value) for name, value in filled.items()}
        if filled.get("seed"):
            filled["seed"] = str(int(str(filled["seed"])))
    return Draft(task, filled)


def _fitting(field: Field, count: int) -> st.SearchStrategy[FieldValue]:
    match field:
        case Text(required=required):
            return texts.filter(str.strip) if required else texts
        case Choice(options=options):
            return st.sampled_from(options)
        case Seed(lowest=lowest, highest=highest):
            return st.just("") | st.integers(lowest, highest).map(str) | st.just(" 007 ")
        case Image():
            return pictures
        case Images():
            return st.lists(pictures, min_size=count, max_size=count).map(tuple)
        case Transitions():
            return _lengths(count - 1, field.most_in_all)


def _lengths(count: int, most: int) -> st.SearchStrategy[FieldValue]:
    longest = most // count
    transitions = st.builds(Transition, st.integers(1, longest), texts)
    return st.lists(transitions, min_size=count, max_size=count).map(tuple)


def _trimmed(value: FieldValue) -> FieldValue:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, tuple):
        # One or the other: pictures have nothing to trim.
        return tuple(_trimmed_transition(item) for item in value)  # type: ignore[return-value]
    return value


def _trimmed_transition(item: ImageRef | Transition) -> ImageRef | Transition:
    return Transition(item.duration, item.prompt.strip()) if isinstance(item, Transition) else item
