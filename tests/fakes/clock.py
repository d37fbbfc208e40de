"""Time that passes when somebody sleeps."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


class FakeClock:
    """`Clock` of a virtual time.

    A sleep gives way to the event loop once and has then lasted as long as it was to. After `hold` it lasts until
    `advance` has moved the time far enough. `slept` holds the seconds of every sleep that was begun.
    """

    def __init__(self, start: datetime = START, *, held: bool = False) -> None:
        self._now = start
        self._held = held
        self._sleepers: list[tuple[datetime, asyncio.Future[None]]] = []
        self.slept: list[float] = []

    @property
    def sleepers(self) -> int:
        """How many sleep now."""
        return sum(not future.done() for _, future in self._sleepers)

    def now(self) -> datetime:
        """Return the virtual time."""
        return self._now

    async def sleep(self, seconds: float) -> None:
        """Sleep."""
        self.slept.append(seconds)
        wake_at = self._now + timedelta(seconds=seconds)
        if self._held:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._sleepers.append((wake_at, future))
            await future
        else:
            await asyncio.sleep(0)
            self._now = max(self._now, wake_at)

    def hold(self) -> None:
        """From now on let time pass by `advance` alone."""
        self._held = True

    def advance(self, seconds: float) -> None:
        """Move the time and wake whoever has slept enough."""
        self._now += timedelta(seconds=seconds)
        self._wake(lambda wake_at: wake_at <= self._now)

    def jump(self, by: timedelta) -> None:
        """Set the clock to another time, as a user or a time server does: who sleeps, sleeps as long as ever."""
        self._now += by
        self._sleepers = [(wake_at + by, future) for wake_at, future in self._sleepers]

    def free(self) -> None:
        """Wake everybody, and let sleeps last no time again."""
        self._held = False
        self._now = max([self._now, *(wake_at for wake_at, _ in self._sleepers)])
        self._wake(lambda _: True)

    def after_power_cut(self) -> FakeClock:
        """Return a clock for the next program at the same time, held where this one is."""
        return FakeClock(self._now, held=self._held)

    def _wake(self, due: Callable[[datetime], bool]) -> None:
        for wake_at, future in self._sleepers:
            if due(wake_at) and not future.done():
                future.set_result(None)
        self._sleepers = [sleeper for sleeper in self._sleepers if not sleeper[1].done()]
