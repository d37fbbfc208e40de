"""The world at its worst, for the real program: no room on the disk, a service that stands still, clocks that jump."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.actors import Running
from tests.e2e.programs import Sandbox

ROOM = "160m"
"""Somewhat more than the program wants to see free before it takes an order."""

StartProgram = Callable[..., Running]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[StartProgram]:
    """Start programs on the same data folder; what still runs at the end is killed."""
    running: list[Running] = []

    def start_program(sandbox: Sandbox, before: tuple[str, ...] = ()) -> Running:
        running.append(Running(tmp_path / "data", sandbox, before))
        running[-1].do("load")
        return running[-1]

    (tmp_path / "data").mkdir()
    yield start_program
    for program in running:
        if program.alive:
            program.thaw()
            program.kill()


def bought(program: Running) -> str:
    (job,) = program.do("buy", task="frames", prompt="wish", pictures=["ridge-dawn.jpg", "duck.jpg"], front=False)
    return str(job)


def bought_without_pictures(program: Running) -> str:
    (job,) = program.do("buy", task="text", prompt="wish", pictures=[], front=False)
    return str(job)


def job_of(program: Running) -> dict[str, Any]:
    (job,) = program.do("jobs")
    return dict(job)


def until(condition: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.05)


def in_a_small_room(folder: Path) -> tuple[str, ...]:
    """Return what runs a command with a small disk of its own at a folder, which no other program sees."""
    script = 'mount -t tmpfs -o size="$1" pikadesk "$2" && shift 2 && exec "$@"'
    return ("unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh", ROOM, str(folder))


needs_a_disk = pytest.mark.skipif(
    subprocess.run([*in_a_small_room(Path("/mnt")), "true"], capture_output=True, check=False).returncode != 0,
    reason="this system lets nobody mount a disk of one's own",
)


@needs_a_disk
def test_a_full_disk_holds_the_download_up_until_there_is_room(
    start: StartProgram, start_sandbox: Callable[..., Sandbox], tmp_path: Path
) -> None:
    sandbox = start_sandbox("--fault", "slow-trickle:1")
    program = start(sandbox, in_a_small_room(tmp_path / "data"))
    job = bought(program)
    program.until("Downloading", job=job)
    program.do("fill")
    until(lambda: job_of(program)["trouble"] == "disk_full")
    # It waits, and is not lost, and nothing is asked for again.
    time.sleep(0.5)
    assert job_of(program)["state"] == "Downloading"
    program.do("free")
    until(lambda: job_of(program)["state"] == "Saved")
    assert len(sandbox.charged()) == 1


@needs_a_disk
def test_a_disk_that_filled_before_the_answer_came_does_not_lose_its_number(
    start: StartProgram, start_sandbox: Callable[..., Sandbox], tmp_path: Path
) -> None:
    """The paid request is out when the last byte goes: its number is all that leads to the video."""
    sandbox = start_sandbox()
    program = start(sandbox, in_a_small_room(tmp_path / "data"))
    sandbox.freeze()
    program.do("pause")
    job = bought_without_pictures(program)
    program.do("unpause")
    program.until("Submitting", job=job)
    program.do("fill")
    sandbox.thaw()
    program.until("Generating", "Downloading", job=job)
    program.do("free")
    until(lambda: job_of(program)["state"] == "Saved", seconds=60)
    assert len(sandbox.charged()) == 1


def test_a_service_that_stands_still_holds_up_nothing_else(
    start: StartProgram, start_sandbox: Callable[..., Sandbox]
) -> None:
    sandbox = start_sandbox("--seconds", "2")
    program = start(sandbox)
    job = bought(program)
    program.until("Generating", job=job)
    sandbox.freeze()
    began = time.monotonic()
    for _ in range(5):
        assert job_of(program)["state"] == "Generating"
        time.sleep(0.2)
    assert time.monotonic() - began < 20, "the program stood still with the service"
    sandbox.thaw()
    until(lambda: job_of(program)["state"] == "Saved")
    assert len(sandbox.charged()) == 1


def test_killed_while_a_service_that_stands_still_has_the_request(
    start: StartProgram, start_sandbox: Callable[..., Sandbox]
) -> None:
    sandbox = start_sandbox()
    program = start(sandbox)
    sandbox.freeze()
    job = bought_without_pictures(program)
    program.until("Submitting", job=job)
    time.sleep(0.3)
    program.kill()
    sandbox.thaw()
    again = start(sandbox)
    until(lambda: job_of(again)["state"] == "Uncertain")
    again.do("settle")
    assert job_of(again)["state"] == "Uncertain"
    assert len(sandbox.charged()) <= 1


@pytest.mark.parametrize("hours", [-48, 48])
def test_a_clock_that_is_set_to_another_time_holds_nothing_up(
    start: StartProgram, start_sandbox: Callable[..., Sandbox], hours: int
) -> None:
    sandbox = start_sandbox("--fault", "rate-limit:2", "--fault", "poll-500:2")
    program = start(sandbox)
    job = bought(program)
    program.until("Submitting", job=job)
    program.do("jump", hours=hours)
    until(lambda: job_of(program)["state"] == "Saved")
    assert len(sandbox.charged()) == 1


def test_a_computer_that_sleeps_goes_on_where_it_was(
    start: StartProgram, start_sandbox: Callable[..., Sandbox]
) -> None:
    sandbox = start_sandbox("--seconds", "1", "--fault", "cut-download:1")
    program = start(sandbox)
    job = bought(program)
    program.until("Generating", job=job)
    program.freeze()
    # Longer than the service needs, so that everything is over when it wakes.
    time.sleep(3)
    program.thaw()
    program.do("jump", hours=9)
    until(lambda: job_of(program)["state"] == "Saved")
    assert len(sandbox.charged()) == 1


def test_without_its_folder_the_video_waits_where_it_is_safe(
    start: StartProgram, start_sandbox: Callable[..., Sandbox], tmp_path: Path
) -> None:
    sandbox = start_sandbox("--seconds", "4")
    program = start(sandbox)
    job = bought(program)
    program.until("Generating", job=job)
    videos = tmp_path / "data/videos"
    shutil.rmtree(videos)
    videos.write_text("a file where the folder was", encoding="utf-8")
    until(lambda: job_of(program)["trouble"] == "folder_unwritable")
    (safe,) = (tmp_path / "data/downloads").glob("*.mp4")
    assert safe.stat().st_size > 0
    program.kill()
    again = start(sandbox)
    until(lambda: job_of(again)["trouble"] == "folder_unwritable")
    videos.unlink()
    until(lambda: job_of(again)["state"] == "Saved")
    # It is let go of when the records say that there is another.
    until(lambda: not safe.exists())
    assert len(sandbox.charged()) == 1


def test_an_open_program_learns_of_what_another_one_bought_and_goes_on_with_it_when_that_is_killed(
    start: StartProgram, start_sandbox: Callable[..., Sandbox]
) -> None:
    sandbox = start_sandbox("--seconds", "3")
    # Open before there was anything to know.
    first, second = start(sandbox), start(sandbox)
    job = bought(second)
    second.until("Generating", job=job)
    until(lambda: [known["state"] for known in first.do("jobs")] == ["Generating"])
    assert first.do("report")["held"] == job_of(first)["credits"]
    second.kill()
    first.until("Saved", job=job)
    assert job_of(first)["id"] == job
    assert list(first.do("report")["clips"]) == [job]
    assert len(sandbox.charged()) == 1
