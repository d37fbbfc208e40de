"""Undo and redo of what is done to clips: each step knows how it is done, and how it is taken back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

_MOST_STEPS = 100


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done.

    Attributes:
        words: What it was, for a menu.
        undo: Takes it back.
        redo: Does it again.
    """

    words: str
    undo: Callable[[], Awaitable[None]]
    redo: Callable[[], Awaitable[None]]


class LibraryHistory:
    """What was done, and what was taken back of it."""

    def __init__(self) -> None:
        self._past: list[Step] = []
        self._future: list[Step] = []

    @property
    def undoes(self) -> str:
        """What the next undo takes back; empty where there is nothing."""
        return self._past[-1].words if self._past else ""

    @property
    def redoes(self) -> str:
        """What the next redo does again; empty where there is nothing."""
        return self._future[-1].words if self._future else ""

    def record(self, step: Step) -> None:
        """Note what was just done."""
        self._past = [*self._past, step][-_MOST_STEPS:]
        self._future.clear()

    async def undo(self) -> str:
        """Take the last step back, and return what it was; empty where there is none."""
        if not self._past:
            return ""
        # First of all: what could not be taken back stays to be taken back.
        step = self._past[-1]
        await step.undo()
        self._future.append(self._past.pop())
        return step.words

    async def redo(self) -> str:
        """Do again what was taken back last, and return what it was; empty where there is nothing."""
        if not self._future:
            return ""
        step = self._future[-1]
        await step.redo()
        self._past.append(self._future.pop())
        return step.words
