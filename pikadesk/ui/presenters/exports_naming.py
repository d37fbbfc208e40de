"""Templates for file names while they are written: what they would make, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pikadesk.domain.catalogue import Task
from pikadesk.domain.naming import expand, numbered, problems
from pikadesk.ui.text import tr, tr_problem
from pikadesk.words import translatable

PLACEHOLDER_WORDS: Mapping[str, str] = translatable(
    {
        "title": "What the clip is called",
        "date": "The day it was saved",
        "time": "The time it was saved",
        "task": "Text, Image, Scenes, Frames or Effects",
        "model": "The model",
        "effect": "The effect",
        "seed": "The seed",
        "resolution": "The resolution",
        "ratio": "The aspect ratio",
        "duration": "The length",
        "number": "Its number among several",
        "id": "The beginning of its record’s number",
    }
)
"""What each placeholder stands for, to be translated with `tr`."""


@dataclass(frozen=True, slots=True)
class NamePreview:
    """What a template makes.

    Attributes:
        name: The name of a file; empty where the template has problems.
        problem: What is wrong with the template; empty where nothing is.
    """

    name: str = ""
    problem: str = ""


Preview = Callable[[str], NamePreview]
"""Returns what a template makes."""


def preview(template: str, values: Mapping[str, str], suffix: str) -> NamePreview:
    """Return what a template makes of some values.

    Args:
        template: As it is written now.
        values: What stands for which placeholder.
        suffix: Of the file, with its dot.
    """
    found = problems(template)
    if found:
        return NamePreview(problem=tr_problem(found[0]))
    return NamePreview(f"{expand(template, values)}{suffix}")


def sample_values(now: datetime) -> Mapping[str, str]:
    """Return values such as a clip has that was made now."""
    return {
        "title": tr("gentle-waves"),
        "date": f"{now:%Y-%m-%d}",
        "time": f"{now:%H-%M}",
        "task": str(Task.TEXT),
        "model": "pika-v2.2",
        "seed": "48213",
        "resolution": "720p",
        "ratio": "16x9",
        "duration": "5s",
        "number": numbered(1, 1),
        "id": "1f0c2a9b",
    }
