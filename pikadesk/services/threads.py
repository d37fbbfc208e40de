"""Blocking calls beside the event loop."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from functools import partial
from typing import ParamSpec, TypeVar

from pikadesk.domain.errors import Stopped

P = ParamSpec("P")
T = TypeVar("T")

_LOOK_EVERY = 0.05
"""Seconds between two looks whether what nothing else can stop is to be left to itself."""


async def in_thread(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a blocking function on a daemon thread of its own and wait for it.

    A daemon thread, not a pool's: a call that hangs in the network must not keep the program from ending. Cancelling
    the waiting task does not stop the function; give it a `threading.Event` for that.
    """
    return await _begin(partial(function, *args, **kwargs))


async def in_thread_unless(stop: threading.Event, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a blocking function on a daemon thread of its own and wait for it, or until `stop` is set.

    For what cannot be stopped itself and changes nothing: it goes on, and nobody hears of what comes of it.

    Raises:
        Stopped: `stop` was set.
    """
    future = _begin(partial(function, *args, **kwargs))
    try:
        while not future.done():
            if stop.is_set():
                raise Stopped
            await asyncio.wait([future], timeout=_LOOK_EVERY)
        return future.result()
    finally:
        future.cancel()


def _begin(function: partial[T]) -> asyncio.Future[T]:
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, error: BaseException | None) -> None:
        if future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)  # type: ignore[arg-type]  # T may itself be None

    def run() -> None:
        result: T | None = None
        error: BaseException | None = None
        try:
            result = function()
        except StopIteration as caught:
            # A future takes every exception but this one.
            error = RuntimeError(f"{caught!r} got out of {function.func!r}")
        except BaseException as caught:  # carried to the waiting task, whatever it is
            error = caught
        # The loop may have ended meanwhile; then nobody waits for the result.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=run, name=getattr(function.func, "__name__", "call"), daemon=True).start()
    return future
