"""The kinds of field that a task can have.

A closed union: whoever matches on `Field` ends with `assert_never`, so that a new kind shows every place that has to
learn it.
`name` is Pikadesk's word for a field, `key` the provider's. Both are unique within a task.
"""

from __future__ import annotations

from dataclasses import dataclass

OptionValue = str | int


@dataclass(frozen=True, slots=True)
class Text:
    """Free text; the provider documents no limit on its length, so there is none."""

    name: str
    key: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values.

    Attributes:
        options: The values as the provider spells them, in the order in which they are shown.
        default: What is chosen in a new draft; None where the user has to choose.
    """

    name: str
    key: str
    options: tuple[OptionValue, ...]
    default: OptionValue | None


@dataclass(frozen=True, slots=True)
class Seed:
    """A whole number that makes a generation repeatable; empty means a new one each time."""

    name: str
    key: str
    lowest: int = 0
    # The provider names no range; a signed 32-bit number is what every other host of these models takes.
    highest: int = 2_147_483_647


@dataclass(frozen=True, slots=True)
class Image:
    """One picture, always required."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Images:
    """Several pictures in an order that matters."""

    name: str
    key: str
    fewest: int
    most: int


@dataclass(frozen=True, slots=True)
class Transitions:
    """What happens between the keyframes of `images`: one fewer than there are pictures.

    Durations are whole seconds.

    Attributes:
        images: Name of the `Images` field whose gaps these are.
        most_in_all: The longest video in seconds. The provider's page allows 25 s for each transition and names no
            total; other hosts of the model refuse more than 25 s in all, and a refusal could come after the charge.
    """

    name: str
    key: str
    images: str
    shortest: int = 1
    longest: int = 25
    most_in_all: int = 25
    default: int = 5


Field = Text | Choice | Seed | Image | Images | Transitions
