"""The one place where a task type exists: its fields, what they accept, and what it costs.

Form, check, request and price are four readings of an entry here. Rules and prices come from the provider's pages
"Pika AI - Text to Video" and "Pika AI - Image to Video".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from pikadesk.domain.fields import Choice, Field, Image, Images, Seed, Text, Transitions

PROVIDER_MODEL = "pika"


class Task(StrEnum):
    """The five task types, in the order of their tabs."""

    TEXT = "text"
    IMAGE = "image"
    SCENES = "scenes"
    FRAMES = "frames"
    EFFECTS = "effects"


@dataclass(frozen=True, slots=True)
class FlatPrice:
    """The same for every video, in credits."""

    credits: int


@dataclass(frozen=True, slots=True)
class TablePrice:
    """A price for each pair of duration (seconds) and resolution, in credits."""

    rows: tuple[tuple[int, str, int], ...]


@dataclass(frozen=True, slots=True)
class SecondPrice:
    """A rate for each resolution in credits a second, with a least number of seconds that is charged."""

    rates: tuple[tuple[str, int], ...]
    least_seconds: int


Price = FlatPrice | TablePrice | SecondPrice


@dataclass(frozen=True, slots=True)
class TaskSpec:
    """One task type.

    Attributes:
        task: Which one.
        type: The provider's feature identifier.
        fields: In the order in which a form shows them. Every task has a choice named `model`.
        prices: The price of each option of `model`.
        seconds: Length of the video where no field sets it, in seconds; the pages do not say it for Pikaffects, whose
            price does not depend on it.
    """

    task: Task
    type: str
    fields: tuple[Field, ...]
    prices: Mapping[str, Price]
    seconds: int = 5

    def field(self, name: str) -> Field:
        """Return the field of that name.

        Raises:
            KeyError: The task has none.
        """
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    def has(self, name: str) -> bool:
        """Say whether the task has a field of that name."""
        return any(field.name == name for field in self.fields)


_V22 = TablePrice(
    ((5, "720p", 600_000), (5, "1080p", 1_350_000), (10, "720p", 1_200_000), (10, "1080p", 2_700_000)),
)
_STANDARD_PRICES: Mapping[str, Price] = MappingProxyType(
    {"pika-v2-turbo": FlatPrice(600_000), "pika-v2.1": FlatPrice(1_200_000), "pika-v2.2": _V22}
)
_SCENES_PRICES: Mapping[str, Price] = MappingProxyType({"pika-v2.2-pikascenes": _V22})
_FRAMES_PRICES: Mapping[str, Price] = MappingProxyType(
    {"pika-v2.2-pikaframes": SecondPrice((("720p", 120_000), ("1080p", 180_000)), least_seconds=5)}
)
_EFFECTS_PRICES: Mapping[str, Price] = MappingProxyType({"pika-v1.5-pikaffects": FlatPrice(1_395_000)})

EFFECTS = (
    "Cake-ify",
    "Crumble",
    "Crush",
    "Decapitate",
    "Deflate",
    "Dissolve",
    "Explode",
    "Eye-pop",
    "Inflate",
    "Levitate",
    "Melt",
    "Peel",
    "Poke",
    "Squish",
    "Ta-da",
    "Tear",
)


def _model(prices: Mapping[str, Price]) -> Choice:
    options = tuple(prices)
    return Choice("model", "task_type", options, default=options[-1])


_PROMPT = Text("prompt", "prompt", required=True)
_OPTIONAL_PROMPT = Text("prompt", "prompt")
_NEGATIVE_PROMPT = Text("negative_prompt", "negative_prompt")
_RESOLUTION = Choice("resolution", "resolution", ("720p", "1080p"), default="720p")
_DURATION = Choice("duration", "duration", (5, 10), default=5)
_ASPECT_RATIO = Choice(
    "aspect_ratio", "aspect_ratio", ("16:9", "9:16", "1:1", "4:5", "5:4", "3:2", "2:3"), default="16:9"
)
_INGREDIENTS_MODE = Choice("ingredients_mode", "ingredients_mode", ("precise", "creative"), default="precise")
_EFFECT = Choice("effect", "pikaffect", EFFECTS, default=None)
_SEED = Seed("seed", "seed")
_IMAGE = Image("image", "imageUrl")

CATALOGUE: Mapping[Task, TaskSpec] = MappingProxyType(
    {
        spec.task: spec
        for spec in (
            TaskSpec(
                Task.TEXT,
                "TEXT_TO_VIDEO",
                (_PROMPT, _NEGATIVE_PROMPT, _model(_STANDARD_PRICES), _RESOLUTION, _DURATION, _ASPECT_RATIO, _SEED),
                _STANDARD_PRICES,
            ),
            TaskSpec(
                Task.IMAGE,
                "IMAGE_TO_VIDEO",
                (_IMAGE, _PROMPT, _NEGATIVE_PROMPT, _model(_STANDARD_PRICES), _RESOLUTION, _DURATION, _SEED),
                _STANDARD_PRICES,
            ),
            TaskSpec(
                Task.SCENES,
                "IMAGE_TO_VIDEO",
                (
                    Images("images", "imageUrls", fewest=1, most=5),
                    _PROMPT,
                    _NEGATIVE_PROMPT,
                    _model(_SCENES_PRICES),
                    _INGREDIENTS_MODE,
                    _RESOLUTION,
                    _DURATION,
                    _ASPECT_RATIO,
                    _SEED,
                ),
                _SCENES_PRICES,
            ),
            TaskSpec(
                Task.FRAMES,
                "IMAGE_TO_VIDEO",
                (
                    Images("images", "imageUrls", fewest=2, most=5),
                    Transitions("transitions", "transitions", images="images"),
                    _OPTIONAL_PROMPT,
                    _NEGATIVE_PROMPT,
                    _model(_FRAMES_PRICES),
                    _RESOLUTION,
                    _SEED,
                ),
                _FRAMES_PRICES,
            ),
            TaskSpec(
                Task.EFFECTS,
                "IMAGE_TO_VIDEO",
                (_IMAGE, _EFFECT, _OPTIONAL_PROMPT, _NEGATIVE_PROMPT, _model(_EFFECTS_PRICES), _SEED),
                _EFFECTS_PRICES,
            ),
        )
    }
)


def spec_for(type_: str, model: str) -> TaskSpec | None:
    """Return the task that a body's type and task type belong to, or None where there is none."""
    for spec in CATALOGUE.values():
        if spec.type == type_ and model in spec.prices:
            return spec
    return None
