"""Which clips are in the shot chain, in which order: kept from one run to the next, changed with undo."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_NAME = "chain"
_MOST_STEPS = 100
# More than anybody joins; what reads the chain need not be ready for any number.
_MOST_SHOTS = 500


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the chain.

    Attributes:
        key: Tells it from the others, also where a clip is in the chain twice; not kept from run to run.
        clip_id: Which clip is there.
    """

    key: int
    clip_id: str


Slots = tuple[Slot, ...]


class ChainOrder:
    """The clips of the chain.

    Args:
        remembered: Returns what was kept under a name, None where nothing was.
        remember: Keeps a text under a name.
    """

    def __init__(self, remembered: Callable[[str], str | None], remember: Callable[[str, str], None]) -> None:
        self._remember = remember
        self._past: list[Slots] = []
        self._future: list[Slots] = []
        self._next_key = 0
        ids, self._continued = _read(remembered(_NAME))
        self._slots = self._keyed(ids)

    @property
    def slots(self) -> Slots:
        """The places, in order."""
        return self._slots

    @property
    def continued(self) -> str | None:
        """The clip whose last frame was taken to go on from, until the chain goes on otherwise."""
        return self._continued

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether a change that was taken back can be made again."""
        return bool(self._future)

    def insert(self, ids: Sequence[str], at: int) -> None:
        """Put clips before the place with that index, in their order."""
        room = _MOST_SHOTS - len(self._slots)
        new = self._keyed(ids[: max(0, room)])
        at = min(max(0, at), len(self._slots))
        self._change((*self._slots[:at], *new, *self._slots[at:]))

    def remove(self, key: int) -> None:
        """Take a clip out."""
        self._change(tuple(slot for slot in self._slots if slot.key != key))

    def move(self, key: int, to: int) -> None:
        """Let a clip have that index."""
        moved = [slot for slot in self._slots if slot.key == key]
        others = [slot for slot in self._slots if slot.key != key]
        if moved:
            to = min(max(0, to), len(others))
            self._change((*others[:to], *moved, *others[to:]))

    def clear(self) -> None:
        """Take all clips out."""
        self._change(())

    def undo(self) -> None:
        """Take the last change back."""
        if self._past:
            self._future.append(self._slots)
            self._keep(self._past.pop())

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._future:
            self._past.append(self._slots)
            self._keep(self._future.pop())

    def note_continued(self, clip_id: str | None) -> None:
        """Note whose last frame was taken to go on from; None for none any more."""
        self._continued = clip_id
        self._write()

    def _change(self, slots: Slots) -> None:
        if slots != self._slots:
            self._past = [*self._past, self._slots][-_MOST_STEPS:]
            self._future.clear()
            self._keep(slots)

    def _keep(self, slots: Slots) -> None:
        self._slots = slots
        self._write()

    def _write(self) -> None:
        held = {"clips": [slot.clip_id for slot in self._slots], "continued": self._continued}
        self._remember(_NAME, json.dumps(held))

    def _keyed(self, ids: Sequence[str]) -> Slots:
        first, self._next_key = self._next_key, self._next_key + len(ids)
        return tuple(Slot(first + place, clip_id) for place, clip_id in enumerate(ids))


def _read(text: str | None) -> tuple[list[str], str | None]:
    """Read what was kept; what is damaged is an empty chain."""
    try:
        held = json.loads(text or "{}")
    except ValueError:
        return [], None
    clips = held.get("clips") if isinstance(held, dict) else None
    continued = held.get("continued") if isinstance(held, dict) else None
    ids = [clip_id for clip_id in clips if isinstance(clip_id, str)] if isinstance(clips, list) else []
    return ids[:_MOST_SHOTS], continued if isinstance(continued, str) else None
