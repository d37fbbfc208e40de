"""What is remembered of earlier work: prompts that were sent, and drafts that were given a name."""

from __future__ import annotations

from dataclasses import dataclass

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft

MOST_PROMPTS = 500
"""How many prompts are remembered; more than anybody looks through, and few enough to search all at once."""


@dataclass(frozen=True, slots=True)
class PastPrompt:
    """A prompt of an earlier request, and the task that it was last used for."""

    text: str
    task: Task


@dataclass(frozen=True, slots=True)
class Preset:
    """A draft that the user gave a name; the name is unique within the draft's task."""

    name: str
    draft: Draft


def matches(text: str, query: str) -> bool:
    """Say whether every word of a query occurs in a text, in whatever order and case; an empty query always does."""
    folded = text.casefold()
    return all(word in folded for word in query.casefold().split())


def preset_order(preset: Preset) -> tuple[str, str]:
    """Return what presets are sorted by: their names, whatever the case."""
    return preset.name.casefold(), preset.name
