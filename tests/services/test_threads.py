"""Blocking calls beside the event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import pytest

from pikadesk.domain.errors import Stopped
from pikadesk.services.threads import in_thread, in_thread_unless
from tests.fakes import until


async def test_the_loop_goes_on_while_the_call_blocks_on_a_daemon_thread_of_its_own() -> None:
    go = threading.Event()
    seen: list[threading.Thread] = []

    def block(first: int, *, second: int) -> int:
        seen.append(threading.current_thread())
        assert go.wait(10)
        return first + second

    call = asyncio.ensure_future(in_thread(block, 1, second=2))
    await until(lambda: seen)
    assert not call.done()
    go.set()
    assert await call == 3
    (thread,) = seen
    assert thread.daemon
    assert thread is not threading.current_thread()
    assert thread.name == "block"


async def test_nothing_is_a_result_too() -> None:
    assert await in_thread(lambda: None) is None


@pytest.mark.parametrize("error", [ValueError("x"), Stopped(), KeyboardInterrupt(), SystemExit(3)], ids=repr)
async def test_what_the_call_raises_is_raised_here(error: BaseException) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        await in_thread(fail)
    assert caught.value is error


async def test_the_end_of_an_iterator_does_not_hang() -> None:
    with pytest.raises(RuntimeError, match="StopIteration"):
        await in_thread(next, iter(()))


async def test_many_calls_run_at_once() -> None:
    barrier = threading.Barrier(20, timeout=10)
    assert len(await asyncio.gather(*(in_thread(barrier.wait) for _ in range(20)))) == 20


@pytest.mark.parametrize("ending", [lambda: 5, lambda: 1 / 0], ids=["result", "error"])
async def test_a_call_that_nobody_waits_for_any_more_ends_in_silence(ending: Callable[[], object]) -> None:
    begun, go = threading.Event(), threading.Event()

    def block() -> object:
        begun.set()
        assert go.wait(10)
        return ending()

    call = asyncio.ensure_future(in_thread(block))
    await until(begun.is_set)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    before = set(threading.enumerate())
    go.set()
    await until(lambda: not any(thread.name == "block" for thread in threading.enumerate()))
    assert len(before) > len(threading.enumerate())


async def test_a_call_that_cannot_be_stopped_is_left_to_itself() -> None:
    begun, go, stop = threading.Event(), threading.Event(), threading.Event()

    def block() -> None:
        begun.set()
        assert go.wait(10)
        raise ValueError("nobody hears this")

    call = asyncio.ensure_future(in_thread_unless(stop, block))
    await until(begun.is_set)
    assert not call.done()
    stop.set()
    with pytest.raises(Stopped):
        await call
    go.set()
    await until(lambda: not any(thread.name == "block" for thread in threading.enumerate()))


async def test_a_call_that_ends_before_it_is_to_stop_says_what_came_of_it() -> None:
    assert await in_thread_unless(threading.Event(), divmod, 7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        await in_thread_unless(threading.Event(), divmod, 7, 0)


def test_a_call_that_outlives_the_loop_ends_in_silence() -> None:
    begun, go = threading.Event(), threading.Event()
    threads: list[threading.Thread] = []

    def block() -> None:
        threads.append(threading.current_thread())
        begun.set()
        assert go.wait(10)

    async def begin() -> None:
        call = asyncio.ensure_future(in_thread(block))
        await until(begun.is_set)
        call.cancel()

    asyncio.run(begin())
    go.set()
    threads[0].join(10)
    assert not threads[0].is_alive()
