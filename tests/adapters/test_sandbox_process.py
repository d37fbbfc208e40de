"""The sandbox as a process of its own, and what becomes of it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import psutil
import pytest

from pikadesk.adapters.image_store import DiskImageStore
from pikadesk.adapters.sandbox_process import SandboxApi
from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.errors import Fault, NotReached
from pikadesk.services.ports import Done
from tests.adapters.pictures import encoded, scene
from tests.fakes.contracts import GenerationApiContract

HERE = Path(__file__).parents[2]
PATIENCE = 20.0


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxApi]:
    """One for all tests of this file that leave it running."""
    api = SandboxApi(tmp_path_factory.mktemp("sandbox"), "--seconds", "0")
    yield api
    api.stop()


class TestContract(GenerationApiContract):
    @pytest.fixture
    def api(self, running: SandboxApi) -> SandboxApi:
        return running

    @pytest.fixture
    def picture(self, tmp_path: Path) -> Path:
        store, file = DiskImageStore(tmp_path / "images"), tmp_path / "duck.jpg"
        file.write_bytes(encoded(scene((640, 360)), "JPEG"))
        return store.path(store.keep(file))


def sandboxes(folder: Path) -> list[psutil.Process]:
    """Return the sandboxes that run over a folder."""
    found = []
    for process in psutil.process_iter(["cmdline"]):
        command = process.info["cmdline"] or []
        if "sandbox" in command and str(folder) in command and process.status() != psutil.STATUS_ZOMBIE:
            found.append(process)
    return found


def begun(folder: Path) -> list[psutil.Process]:
    """Return the sandboxes that were begun over a folder: for a moment the system has no command line of a new one."""
    ends = time.monotonic() + PATIENCE
    while not (found := sandboxes(folder)) and time.monotonic() < ends:
        time.sleep(0.01)
    return found


def test_it_runs_at_once_and_ends_when_it_is_stopped(tmp_path: Path) -> None:
    api = SandboxApi(tmp_path, "--seconds", "0")
    assert len(begun(tmp_path)) == 1
    api.check_key()
    api.stop()
    assert sandboxes(tmp_path) == []
    with pytest.raises(NotReached):
        api.check_key()
    api.stop()


def test_one_that_nobody_called_ends_too(tmp_path: Path) -> None:
    api = SandboxApi(tmp_path)
    api.stop()
    assert sandboxes(tmp_path) == []
    with pytest.raises(NotReached):
        api.check_key()


def test_what_was_made_is_there_in_the_next_run_and_can_be_saved(tmp_path: Path) -> None:
    first = SandboxApi(tmp_path, "--seconds", "0")
    answer = first.submit(GenerationApiContract.BODY)
    first.stop()
    assert isinstance(answer, Done)
    assert answer.remote_id is not None
    second = SandboxApi(tmp_path, "--seconds", "0")
    again = second.poll(answer.remote_id)
    assert isinstance(again, Done)
    second.download(again.url, tmp_path / "part", lambda *_: None, Event())
    second.stop()
    tools, target = AvVideoTools(), tmp_path / "videos" / "a.mp4"
    facts = tools.probe(tmp_path / "part")
    assert (facts.width, facts.height, facts.frames) == (1280, 720, 120)
    tools.save(tmp_path / "part", "{}", target)
    assert tools.probe(target) == facts


def test_many_threads_may_call_it_first(tmp_path: Path) -> None:
    api = SandboxApi(tmp_path, "--seconds", "0")
    errors: list[BaseException] = []

    def call() -> None:
        try:
            api.check_key()
        except BaseException as error:
            errors.append(error)

    threads = [Thread(target=call) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    api.stop()
    assert errors == []


@pytest.mark.parametrize("arguments", [["--no-such-option"], ["--credits", "none"]])
def test_one_that_does_not_start_was_not_reached(
    tmp_path: Path, arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    api = SandboxApi(tmp_path, *arguments)
    for _ in range(2):
        with pytest.raises(NotReached) as caught:
            api.submit(GenerationApiContract.BODY)
        assert caught.value.fault == Fault("not_reached", (("host", "sandbox"),))
    api.stop()
    # Why it did not, stands on standard error.
    assert "error" in capfd.readouterr().err


def test_a_folder_that_cannot_be_used_does_not_start_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    api = SandboxApi(tmp_path / "file" / "sandbox")
    with pytest.raises(NotReached):
        api.check_key()
    api.stop()
    assert str(tmp_path / "file") in capfd.readouterr().err


def test_one_that_died_was_not_reached(tmp_path: Path) -> None:
    api = SandboxApi(tmp_path, "--seconds", "0")
    api.check_key()
    (process,) = sandboxes(tmp_path)
    process.kill()
    process.wait(PATIENCE)
    with pytest.raises(NotReached):
        api.submit(GenerationApiContract.BODY)
    api.stop()


PARENT = """
import sys, time
from pathlib import Path
from pikadesk.adapters.sandbox_process import SandboxApi
api = SandboxApi(Path(sys.argv[1]), "--seconds", "0")
if "called" in sys.argv:
    api.check_key()
print("ready", flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize("called", ["called", "not called"])
def test_it_ends_with_its_parent_even_if_that_is_killed(tmp_path: Path, called: str) -> None:
    command = [sys.executable, "-c", PARENT, tmp_path, called]
    with subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, text=True) as parent:
        try:
            assert parent.stdout is not None
            assert parent.stdout.readline() == "ready\n"
            children = begun(tmp_path)
            assert len(children) == 1
        finally:
            parent.kill()
    _, alive = psutil.wait_procs(children, timeout=PATIENCE)
    assert alive == []
