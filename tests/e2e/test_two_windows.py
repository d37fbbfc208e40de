"""The window as a process: one for each data folder, and what it does when it is told to end."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pikadesk.adapters.database import Database
from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft, blank
from pikadesk.domain.job import Job
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import parse
from pikadesk.ui.instance import socket_of
from tests.e2e.programs import TEXT, Pikadesk, Sandbox


def window(program: Pikadesk, *files: str) -> subprocess.Popen[str]:
    """Start the window, in a session of its own as in a terminal of its own."""
    environment = {
        **os.environ,
        "PIKADESK_DATA_DIR": str(program.data_dir),
        "PIKADESK_API_URL": program.url,
        "PIKADESK_API_KEY": program.key or "",
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-m", "pikadesk", *files]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True)


@contextmanager
def running(program: Pikadesk, *files: str) -> Iterator[subprocess.Popen[str]]:
    """A window that is ended in any case."""
    process = window(program, *files)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def ends(process: subprocess.Popen[str], seconds: float = 60) -> int:
    """Wait for a window's end and return its exit code; it has nothing to complain of."""
    try:
        _, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    assert "Traceback" not in err, err
    return process.returncode


def until(condition: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


def socket_in(folder: Path) -> Path:
    """Return where a window over a data folder listens; Qt keeps what has but a name among the temporary files."""
    return Path(tempfile.gettempdir(), socket_of(folder))


def listens_since(program: Pikadesk, left: int) -> bool:
    """Say whether a window listens that is not the one which left its socket behind at that time."""
    socket = socket_in(program.data_dir)
    return socket.exists() and socket.stat().st_mtime_ns != left


def database(program: Pikadesk) -> Database:
    return Database(program.data_dir / "pikadesk.db", program.data_dir / "locks")


def queue(program: Pikadesk) -> None:
    """Leave a job that waits, as a window leaves it that was closed."""
    request, now = parse(blank(Task.TEXT).with_value("prompt", "waves")), datetime.now(UTC)
    job = Job("1" * 32, request, estimate(request.draft).credits, now, now)
    program.data_dir.mkdir()

    async def put() -> None:
        store = database(program)
        await store.put(job)
        store.close()

    asyncio.run(put())


def drafts(program: Pikadesk) -> dict[Task, Draft]:
    async def read() -> dict[Task, Draft]:
        store = database(program)
        try:
            return await store.drafts()
        finally:
            store.close()

    return asyncio.run(read())


def test_a_second_start_hands_its_files_to_the_first_and_a_killed_one_blocks_nobody(
    good_sandbox: Sandbox, pikadesk: Callable[[Sandbox], Pikadesk], recipe: Callable[[object], str]
) -> None:
    program, file = pikadesk(good_sandbox), recipe(TEXT)
    with running(program) as killed:
        until(socket_in(program.data_dir).exists)
        assert ends(window(program)) == 0
        assert killed.poll() is None
    left = socket_in(program.data_dir).stat().st_mtime_ns
    with running(program) as first:
        until(lambda: listens_since(program, left))
        assert ends(window(program, file)) == 0
        assert first.poll() is None
        first.send_signal(signal.SIGTERM)
        assert ends(first) == 0
    assert drafts(program)[Task.TEXT].text("prompt") == "gentle waves at sunset"
    assert not socket_in(program.data_dir).exists()


def test_sandbox_and_account_are_windows_of_their_own(
    good_sandbox: Sandbox, pikadesk: Callable[[Sandbox], Pikadesk]
) -> None:
    program = pikadesk(good_sandbox)
    with running(program) as account, running(program, "--sandbox") as sandbox:
        until(socket_in(program.data_dir).exists)
        until(socket_in(program.data_dir / "sandbox").exists)
        assert account.poll() is None and sandbox.poll() is None


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_window_that_is_told_to_end_waits_for_the_answer_to_a_paid_request(
    start_sandbox: Callable[..., Sandbox], pikadesk: Callable[[Sandbox], Pikadesk], ending: signal.Signals
) -> None:
    sandbox = start_sandbox("--seconds", "4", "--fault", "success-at-once")
    program = pikadesk(sandbox)
    queue(program)
    with running(program) as process:
        until(sandbox.charged)
        # As a terminal does: to every process of the session.
        os.killpg(process.pid, ending)
        assert ends(process) == 0
    (job,) = program.jobs()
    assert job["state"] in ("downloading", "saved")
    assert len(sandbox.charged()) == 1


def test_a_second_interrupt_ends_at_once_and_the_job_is_uncertain(
    start_sandbox: Callable[..., Sandbox], pikadesk: Callable[[Sandbox], Pikadesk]
) -> None:
    sandbox = start_sandbox("--seconds", "30", "--fault", "success-at-once")
    program = pikadesk(sandbox)
    queue(program)
    with running(program) as process:
        until(sandbox.charged)
        process.send_signal(signal.SIGINT)
        with pytest.raises(subprocess.TimeoutExpired):
            process.communicate(timeout=1)
        process.send_signal(signal.SIGINT)
        assert ends(process, 5) == -signal.SIGINT
    with running(program) as process:
        until(lambda: program.jobs()[0]["state"] == "uncertain")
    assert len(sandbox.charged()) == 1
