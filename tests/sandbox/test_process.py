"""The process: how it begins, ends and begins again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
import requests

from pikadesk.sandbox.account import Account, CreditsRunOut, Record, now
from pikadesk.sandbox.faults import Fault
from pikadesk.sandbox.studio import Make, Studio
from tests.sandbox.service import PATIENCE, TEXT, Service, service

RECORD = Record("u1", now(), {"type": "TEXT_TO_VIDEO"}, 600_000, 5, "", "development/videos/u1.mp4")


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pikadesk.sandbox", *arguments]
    env = {**os.environ, **environment}
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False, env=env)


def test_help_tells_every_fault() -> None:
    shown = _run("--help").stdout
    assert [fault for fault in Fault if f"  {fault} " not in shown] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["--fault", "nope"],
        ["--fault", "failure:0"],
        ["--port", "70000"],
        ["--seconds", "-1"],
        ["--seconds", "nan"],
        ["--credits", "-1"],
        ["--credits", "many"],
        ["--other"],
    ],
)
def test_arguments_that_make_no_sense_are_refused(arguments: list[str]) -> None:
    run = _run(*arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert "error:" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_folder_or_a_port_that_cannot_be_used_is_told(tmp_path: Path, shared: Service) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "state").mkdir()
    (tmp_path / "state/account.db").write_text("no database at all")
    port = shared.url.rpartition(":")[2]
    for arguments in (["--dir", str(tmp_path / "file")], ["--dir", str(tmp_path / "state")], ["--port", port]):
        run = _run(*arguments)
        assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1), run.stderr


def test_the_key_can_be_chosen(tmp_path: Path) -> None:
    with service("--key", "my key") as running:
        assert running.key == "my key"
        assert running.get("/sandbox/account").status_code == 200
    shown = _run("--help", PIKADESK_SANDBOX_KEY="other").stdout
    assert "$PIKADESK_SANDBOX_KEY" in shown


def test_a_folder_of_its_own_is_gone_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with service() as running:
        assert len(list(tmp_path.glob("pikadesk-sandbox-*/account.db"))) == 1
        running.link()
    assert list(tmp_path.iterdir()) == []


def test_it_ends_with_its_parent_and_not_by_the_terminal() -> None:
    running = Service("--with-parent")
    running.process.send_signal(signal.SIGINT)
    with pytest.raises(subprocess.TimeoutExpired):
        running.process.wait(1)
    assert running.get("/sandbox/account").status_code == 200
    assert running.process.stdin is not None
    running.process.stdin.close()
    running.process.stdin = None
    assert running.process.wait(PATIENCE) == 0
    assert running.process.communicate()[1] == ""


def test_ctrl_c_ends_it_cleanly_even_in_the_middle_of_a_video() -> None:
    running = Service()
    running.generate({**TEXT, "async": True})
    running.process.send_signal(signal.SIGINT)
    said = running.process.communicate(timeout=PATIENCE)[1]
    assert (running.process.returncode, said) == (0, "")


def test_a_pause_does_no_harm() -> None:
    with service() as running:
        uuid = running.generate({**running.short_film(), "async": True}).json()["aiRecord"]["uuid"]
        running.process.send_signal(signal.SIGSTOP)
        with pytest.raises(requests.Timeout):
            requests.get(f"{running.url}/sandbox/account", timeout=0.3)
        running.process.send_signal(signal.SIGCONT)
        assert running.finished(uuid)["status"] == "SUCCESS"


def test_it_starts_without_what_makes_films() -> None:
    code = "import sys, pikadesk.sandbox.server; print(*({'av', 'PIL', 'PySide6'} & sys.modules.keys()))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_a_restart_remembers_everything(state: tuple[str, str]) -> None:
    with service(*state, "--credits", "5000000") as running:
        wanted = running.short_film()
        uuid = running.generate(wanted).json()["aiRecord"]["uuid"]
        before = running.account()
        content = requests.get(running.result(uuid)["temporaryUrl"], timeout=PATIENCE).content
    with service(*state, "--credits", "9000000") as running:
        after = running.account()
        for name in ("credits", "charged", "requests", "uploads"):
            assert after[name] == before[name]
        record = running.result(uuid)
        assert record["status"] == "SUCCESS"
        assert requests.get(record["temporaryUrl"], timeout=PATIENCE).content == content
        assert running.generate(wanted).status_code == 200, "the pictures are still there"


def test_what_a_crash_interrupted_is_made_after_a_restart(state: tuple[str, str]) -> None:
    running = Service(*state)
    paid = running.generate({**TEXT, "async": True}).json()["aiRecord"]
    assert paid["status"] == "PROCESSING"
    running.kill()
    with service(*state) as again:
        record = again.finished(paid["uuid"])
        assert record["status"] == "SUCCESS"
        assert requests.get(record["temporaryUrl"], timeout=PATIENCE).content[4:8] == b"ftyp"
        assert again.charges() == [600_000]


@pytest.fixture
def account(tmp_path: Path) -> Account:
    return Account(tmp_path / "account.db", 1_000_000)


def test_a_charge_without_its_record_is_not_kept(account: Account) -> None:
    account.charge(RECORD)
    with pytest.raises(CreditsRunOut) as short:
        account.charge(replace(RECORD, uuid="u2"))
    assert (short.value.required, short.value.available) == (600_000, 400_000)
    with pytest.raises(Exception, match="UNIQUE"):
        account.charge(replace(RECORD, credits=1))
    assert account.balance() == (400_000, 600_000)
    assert account.records() == [RECORD]
    account.close()
    with pytest.raises(ConnectionAbortedError):
        account.balance()


@pytest.fixture
def run_studio(account: Account, tmp_path: Path) -> Callable[[Make], Studio]:
    def run(make: Make) -> Studio:
        return Studio(account, tmp_path, 0, lambda: make, stop=Event())

    return run


def _records(account: Account, count: int) -> list[Record]:
    records = [replace(RECORD, uuid=f"u{index}", credits=1) for index in range(count)]
    for record in records:
        account.charge(record)
    return records


def test_two_videos_at_most_are_made_at_once(account: Account, run_studio: Callable[[Make], Studio]) -> None:
    workers: set[str] = set()
    both = threading.Barrier(2)

    def make(*_: object) -> None:
        workers.add(threading.current_thread().name)
        both.wait(PATIENCE)

    studio = run_studio(make)
    records = _records(account, 6)
    for record in records:
        studio.add(record)
    studio.open()
    assert [studio.status(studio.wait(record)) for record in records] == ["SUCCESS"] * 6
    studio.close()
    account.close()
    assert len(workers) == 2


def test_a_video_that_cannot_be_made_is_a_failure(
    account: Account, run_studio: Callable[[Make], Studio], caplog: pytest.LogCaptureFixture
) -> None:
    def make(*_: object) -> None:
        raise ValueError("no such colour")

    [record] = _records(account, 1)
    studio = run_studio(make)
    studio.open()
    ended = studio.wait(record)
    assert (studio.status(ended), ended.problem) == ("FAILURE", "ValueError: no such colour")
    assert "could not be made" in caplog.text
    studio.close()
    account.close()
