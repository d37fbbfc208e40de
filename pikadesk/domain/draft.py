"""What a form holds, and what is wrong with it.

A draft may be wrong in every way in which a form can be; `check` says how and never raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeGuard, assert_never

from pikadesk.domain.catalogue import CATALOGUE, Task, TaskSpec
from pikadesk.domain.fields import Choice, Field, Image, Images, OptionValue, Seed, Text, Transitions


@dataclass(frozen=True, slots=True)
class LocalImage:
    """A picture where the user has it.

    Attributes:
        path: Where.
        keep_location: Whether what it says of the place where it was taken goes along when it is uploaded. No recipe
            holds this: what is read from one is uploaded without.
    """

    path: Path
    keep_location: bool = False


@dataclass(frozen=True, slots=True)
class StoredImage:
    """A picture in the image store: `digest` is the SHA-256 of its bytes in hex, `name` the file name it came with."""

    digest: str
    name: str


@dataclass(frozen=True, slots=True)
class UploadedImage:
    """A picture that the service already has; `path` is what the upload answered, such as `images/x.jpg`."""

    path: str


ImageRef = LocalImage | StoredImage | UploadedImage


@dataclass(frozen=True, slots=True)
class Transition:
    """What happens between two keyframes; `duration` in whole seconds."""

    duration: int
    prompt: str = ""


FieldValue = OptionValue | ImageRef | tuple[ImageRef, ...] | tuple[Transition, ...] | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps a draft from being sent.

    Attributes:
        field: A field's name, with an index and a part where that helps, such as `transitions[1].duration`.
        code: Which sentence tells it.
        values: What the sentence needs.
    """

    field: str
    code: str
    values: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form of one task holds.

    Attributes:
        task: The task.
        values: A value for each field's name. Text, and seeds as they were typed, are `str`; a choice is one of its
            options or None; a picture an `ImageRef` or None; pictures and transitions are tuples. A missing name
            counts as the blank value.
    """

    task: Task
    values: Mapping[str, FieldValue]

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", MappingProxyType(dict(self.values)))

    @property
    def spec(self) -> TaskSpec:
        """The catalogue's entry for this task."""
        return CATALOGUE[self.task]

    def get(self, name: str) -> FieldValue:
        """Return the value of a field, or its blank value."""
        if name in self.values:
            return self.values[name]
        return blank_value(self.spec.field(name))

    def text(self, name: str) -> str:
        """Return the value of a text or seed field, empty where it holds anything else."""
        value = self.get(name)
        return value if isinstance(value, str) else ""

    def images(self, name: str = "images") -> tuple[ImageRef, ...]:
        """Return the pictures of a field, whether it takes one or several."""
        value = self.get(name)
        if isinstance(value, LocalImage | StoredImage | UploadedImage):
            return (value,)
        return _images_in(value)

    def transitions(self, name: str = "transitions") -> tuple[Transition, ...]:
        """Return the transitions of a field."""
        return _transitions_in(self.get(name))

    def with_value(self, name: str, value: FieldValue) -> Draft:
        """Return a draft in which one field has another value.

        Raises:
            KeyError: The task has no such field.
        """
        self.spec.field(name)
        return Draft(self.task, {**self.values, name: value})


def blank(task: Task) -> Draft:
    """Return what a new form of the task holds."""
    return Draft(task, {field.name: blank_value(field) for field in CATALOGUE[task].fields})


def blank_value(field: Field) -> FieldValue:
    """Return what a new form holds in a field."""
    match field:
        case Text() | Seed():
            return ""
        case Choice():
            return field.default
        case Image():
            return None
        case Images() | Transitions():
            return ()
        case _:
            assert_never(field)


def check(draft: Draft) -> tuple[Problem, ...]:
    """Return every problem of a draft in the order of its fields; empty when it can be sent."""
    return tuple(problem for field in draft.spec.fields for problem in _check_field(draft, field))


_WHOLE_NUMBER = re.compile(r"\d{1,19}", re.ASCII)
# Whole, though no possible seed: too long, or negative.
_SIGNED_NUMBER = re.compile(r"-?\d+", re.ASCII)


def read_seed(text: str) -> int | None:
    """Return a typed seed as a number, or None where it is no whole number."""
    return int(text) if _WHOLE_NUMBER.fullmatch(text.strip()) else None


_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")


def is_text(value: object) -> TypeGuard[str]:
    """Say whether a value is text that can be sent and written down, which half of a surrogate pair cannot."""
    return isinstance(value, str) and not _HALF_A_CHARACTER.search(value)


def _check_field(draft: Draft, field: Field) -> Iterator[Problem]:
    value = draft.get(field.name)
    match field:
        case Text():
            yield from _check_text(field, value)
        case Choice():
            yield from _check_choice(field, value)
        case Seed():
            yield from _check_seed(field, value)
        case Image():
            if value is None:
                yield Problem(field.name, "picture_required")
            elif not isinstance(value, LocalImage | StoredImage | UploadedImage):
                yield Problem(field.name, "wrong_kind")
        case Images():
            yield from _check_images(field, value)
        case Transitions():
            yield from _check_transitions(field, value, expected=max(0, len(draft.images(field.images)) - 1))
        case _:
            assert_never(field)


def _check_text(field: Text, value: FieldValue) -> Iterator[Problem]:
    if not is_text(value):
        yield Problem(field.name, "wrong_kind")
    elif field.required and not value.strip():
        yield Problem(field.name, "text_required")


def _check_choice(field: Choice, value: FieldValue) -> Iterator[Problem]:
    if value is None:
        yield Problem(field.name, "choice_required")
    # True == 1 in Python, and 5.0 == 5: a choice is one of its options in type as well.
    elif not any(type(value) is type(option) and value == option for option in field.options):
        yield Problem(field.name, "no_such_option", (("options", ", ".join(map(str, field.options))),))


def _check_seed(field: Seed, value: FieldValue) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield Problem(field.name, "wrong_kind")
    elif value.strip():
        number = read_seed(value)
        if number is None and not _SIGNED_NUMBER.fullmatch(value.strip()):
            yield Problem(field.name, "seed_not_whole")
        elif number is None or not field.lowest <= number <= field.highest:
            yield Problem(field.name, "out_of_range", (("lowest", field.lowest), ("highest", field.highest)))


def _check_images(field: Images, value: FieldValue) -> Iterator[Problem]:
    if not isinstance(value, tuple) or len(_images_in(value)) != len(value):
        yield Problem(field.name, "wrong_kind")
    elif len(value) < field.fewest:
        yield Problem(field.name, "too_few_pictures", (("fewest", field.fewest), ("count", len(value))))
    elif len(value) > field.most:
        yield Problem(field.name, "too_many_pictures", (("most", field.most), ("count", len(value))))


def _check_transitions(field: Transitions, value: FieldValue, expected: int) -> Iterator[Problem]:
    transitions = _transitions_in(value)
    if not isinstance(value, tuple) or len(transitions) != len(value):
        yield Problem(field.name, "wrong_kind")
        return
    if len(transitions) != expected:
        yield Problem(field.name, "wrong_transition_count", (("expected", expected), ("count", len(transitions))))
    in_range = True
    for index, transition in enumerate(transitions):
        if not _is_duration(field, transition.duration):
            in_range = False
            limits = (("lowest", field.shortest), ("highest", field.longest))
            yield Problem(f"{field.name}[{index}].duration", "out_of_range", limits)
        if not is_text(transition.prompt):
            yield Problem(f"{field.name}[{index}].prompt", "wrong_kind")
    total = sum(transition.duration for transition in transitions) if in_range else 0
    if total > field.most_in_all:
        yield Problem(field.name, "total_too_long", (("total", total), ("most", field.most_in_all)))


def _is_duration(field: Transitions, seconds: object) -> bool:
    return type(seconds) is int and field.shortest <= seconds <= field.longest


def _images_in(value: FieldValue) -> tuple[ImageRef, ...]:
    items = value if isinstance(value, tuple) else ()
    return tuple(item for item in items if isinstance(item, LocalImage | StoredImage | UploadedImage))


def _transitions_in(value: FieldValue) -> tuple[Transition, ...]:
    return tuple(item for item in value if isinstance(item, Transition)) if isinstance(value, tuple) else ()
