"""Where the calls to fakes can be made to wait, and where the power can be cut."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable

from pikadesk.domain.errors import Stopped


class PowerCut(BaseException):
    """What a call gets that belongs to a program which is no more; no `Exception`, so that nobody handles it."""


class Waiting:
    """A call that waits at a step until it is let through.

    Attributes:
        thread: The thread that waits, None where a coroutine does.
    """

    def __init__(self, step: str, thread: threading.Thread | None = None, stop: threading.Event | None = None) -> None:
        self.step, self.thread, self.stop = step, thread, stop
        self.future: asyncio.Future[None] | None = None
        self.through = False

    @property
    def stopped(self) -> bool:
        """Whether the call was asked to stop, and will soon."""
        return self.stop is not None and self.stop.is_set()

    def wake(self) -> None:
        """Let a coroutine go on, to see what has changed."""
        if self.future is not None and not self.future.done():
            self.future.set_result(None)

    def __repr__(self) -> str:
        return f"Waiting({self.step!r})"


class Steps:
    """The steps that calls to the fakes of one program go through, by name.

    A fake goes through a step before it does anything (`submit`), and some through another one before they answer
    (`submit answered`). All are free at first. `hold` makes calls wait at a step, `let` lets one through, `free`
    lets all through. `passed` names every step in the order in which they were gone through.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: list[Waiting] = []
        self._held: set[str] = set()
        self._all_held = False
        self._cut = False
        self.passed: list[str] = []

    @property
    def waiting(self) -> list[Waiting]:
        """The calls that wait now, the longest first."""
        with self._changed:
            return [call for call in self._waiting if not call.through]

    def is_waiting(self, step: str) -> bool:
        """Say whether a call waits at a step."""
        return any(call.step == step for call in self.waiting)

    def hold(self, *steps: str) -> None:
        """Make calls wait at these steps from now on; at every step where none is named."""
        with self._changed:
            self._held.update(steps)
            self._all_held = self._all_held or not steps

    def let(self, step: str) -> None:
        """Let the call through that has waited longest at a step; the next one waits again."""
        self.let_call(next(call for call in self.waiting if call.step == step))

    def let_call(self, call: Waiting) -> None:
        """Let this one through."""
        with self._changed:
            call.through = True
            call.wake()
            self._changed.notify_all()

    def free(self, *steps: str) -> None:
        """Let all calls through, now and from now on; at every step where none is named."""
        with self._changed:
            self._held.difference_update(steps)
            if not steps:
                self._held.clear()
                self._all_held = False
            for call in self._waiting:
                call.through = call.through or not self._holds(call.step)
                if call.through:
                    call.wake()
            self._changed.notify_all()

    def cut_power(self) -> None:
        """End the program to which the calls belong: those that wait, and all that come, have no effect any more."""
        with self._changed:
            self._cut = True
            for call in self._waiting:
                call.wake()
            self._changed.notify_all()

    async def reached(self, step: str, count: int = 1) -> None:
        """Wait until that many calls wait at a step."""
        await until(lambda: sum(call.step == step for call in self.waiting) >= count, f"nobody came to {step!r}")

    def go(self, step: str, stop: threading.Event | None = None) -> None:
        """Go through a step on a thread; raises `Stopped` where `stop` is set and `PowerCut` where the power is."""
        call = Waiting(step, threading.current_thread(), stop)
        with self._changed:
            self._come(call)
            while not (call.through or self._cut or call.stopped):
                # Nothing tells of a `stop` that is set: it is looked at now and then.
                self._changed.wait(None if stop is None else 0.002)
            self._leave(call)
        if call.stopped:
            raise Stopped

    async def go_async(self, step: str) -> None:
        """Go through a step on the event loop."""
        call = Waiting(step)
        with self._changed:
            self._come(call)
        try:
            if not (call.through or self._cut):
                call.future = asyncio.get_running_loop().create_future()
                await call.future
        finally:
            with self._changed:
                self._leave(call)

    def _holds(self, step: str) -> bool:
        return self._all_held or step in self._held

    def _come(self, call: Waiting) -> None:
        call.through = not self._holds(call.step)
        self._waiting.append(call)

    def _leave(self, call: Waiting) -> None:
        self._waiting.remove(call)
        if self._cut:
            raise PowerCut(call.step)
        self.passed.append(call.step)


async def until(condition: Callable[[], object], otherwise: str = "it did not happen", seconds: float = 10) -> None:
    """Wait until something is true while the event loop runs."""
    end = time.monotonic() + seconds
    rounds = 0
    while not condition():
        assert time.monotonic() < end, otherwise
        rounds += 1
        # Quick at first, and no load on the machine where it takes long.
        await asyncio.sleep(0 if rounds < 50 else 0.001)
