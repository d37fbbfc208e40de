"""What the player keeps from one run of the program to the next."""

from __future__ import annotations

from typing import Protocol

from pikadesk.ui.widgets.stage.transport import RATES

_LOOP, _SPEED, _VOLUME = "player.loop", "player.speed", "player.volume"


class Memory(Protocol):
    """Where the window remembers things by name."""

    def remembered(self, name: str) -> str | None:
        """Return what is remembered by that name, None where nothing is."""
        ...

    def remember(self, name: str, value: str) -> None:
        """Remember something."""
        ...


class PlayerHabits:
    """Loop, speed and volume as they were left.

    Args:
        memory: Where they are remembered; what cannot be read there is as if it were not there.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    @property
    def looping(self) -> bool:
        """Whether videos begin again at their end."""
        return self._memory.remembered(_LOOP) == "1"

    @property
    def rate(self) -> float:
        """The speed."""
        found = self._number(_SPEED, 1.0)
        return found if found in RATES else 1.0

    @property
    def volume(self) -> float:
        """The volume, 0 to 1."""
        return min(1.0, max(0.0, self._number(_VOLUME, 1.0)))

    def keep(self, *, looping: bool, rate: float, volume: float) -> None:
        """Remember them."""
        self._memory.remember(_LOOP, "1" if looping else "0")
        self._memory.remember(_SPEED, f"{rate:g}")
        self._memory.remember(_VOLUME, f"{volume:.2f}")

    def _number(self, name: str, usual: float) -> float:
        try:
            # A comparison with what is no number is false, and so that is not taken.
            found = float(self._memory.remembered(name) or usual)
        except ValueError:
            return usual
        return found if found == found else usual  # noqa: PLR0124  # only what is no number differs from itself
