"""A user who does anything at any time, to the real program on a real disk and the real sandbox; it is killed anywhere.

Whatever happens: one press of Generate is charged once at most, every video that was charged and can be had ends up on
the disk, the ledger agrees with the sandbox's account to the credit, and the key is written nowhere.

    python -m pytest tests/e2e/test_wallet.py                                               a few runs
    WALLET_RUNS=500 python -m pytest -o faulthandler_timeout=0 tests/e2e/test_wallet.py     a long hunt
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from pikadesk.adapters.video_tools import AvVideoTools
from tests.e2e.actors import Died, Running
from tests.e2e.programs import Sandbox

RUNS = int(os.environ.get("WALLET_RUNS", "6"))
KEY = "sk-wallet-1f0c2a9b7d"
MOST_ORDERS = 4

# All but `never-ends`, of which there is no end to check.
FAULTS = (
    *("drop-before-charge", "drop-after-charge", "rate-limit", "rate-limit-retry-after", "error-500"),
    *("gateway-504-html", "forbidden-html", "malformed-json", "no-async", "success-at-once", "failure"),
    *("failure-object", "poll-500", "result-null", "drop-upload", "expired-link", "cut-download", "corrupt-video"),
    "wrong-length",
)
PICTURES = ("ridge-dawn.jpg", "ridge-dusk.jpg", "ridge-night.jpg", "duck.jpg", "boat.jpg")

faults = st.lists(
    st.tuples(st.sampled_from(FAULTS), st.integers(1, 3)).map(lambda each: f"{each[0]}:{each[1]}"),
    max_size=3,
    unique_by=lambda each: each.split(":")[0],
)
which, steps = st.integers(0, 9), st.integers(1, 40)
counts: Counter[str] = Counter()


class Wallet(RuleBasedStateMachine):
    """One or two programs on the same disk, and an account."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="pikadesk-wallet-"))
        self.programs: list[Running] = []
        self.said: list[str] = []
        self.presses: Counter[str] = Counter()
        self.jobs: list[str] = []
        self.sandbox: Sandbox | None = None

    @initialize(
        faults=faults, wishes=st.lists(st.tuples(st.permutations(PICTURES), st.booleans()), min_size=1, max_size=2)
    )
    def begin(self, faults: list[str], wishes: list[tuple[list[str], bool]]) -> None:
        orders = [argument for fault in faults for argument in ("--fault", fault)]
        self.sandbox = Sandbox("--seconds", "0", "--key", KEY, *orders)
        counts["runs"] += 1
        counts["faults"] += len(faults)
        self._start()
        # Each run is about money: without this, chance may leave Generate out of most of them.
        for pictures, front in wishes:
            self.generate(pictures, 0, front)

    @precondition(lambda self: len(self.presses) < MOST_ORDERS)
    @rule(pictures=st.permutations(PICTURES), at=which, front=st.booleans())
    def generate(self, pictures: list[str], at: int, front: bool) -> None:
        prompt = f"wish {len(self.presses)}"
        # Pressed, whatever comes of it: where the program dies over it, the order may or may not have been written.
        self.presses[prompt] += 1
        counts["presses of Generate"] += 1
        self._do(at, "buy", task="frames", prompt=prompt, pictures=pictures[:2], front=front)

    @rule(steps=steps, at=which)
    def die_soon(self, steps: int, at: int) -> None:
        self._do(at, "die", steps=steps)

    @rule(at=which)
    def die_now(self, at: int) -> None:
        self._program(at).kill()
        counts["kills"] += 1

    @rule(at=which)
    def quit(self, at: int) -> None:
        self._program(at).close()

    @precondition(lambda self: len(self._alive()) == 1)
    @rule()
    def start_another(self) -> None:
        self._start()
        counts["second programs"] += 1

    @rule(name=st.sampled_from(["cancel", "resume", "rest"]), job=which, at=which)
    def with_a_job(self, name: str, job: int, at: int) -> None:
        if (job_id := self._job(job, at)) is not None:
            self._do(at, name, job_id=job_id)

    @rule(job=which, at=which, before=which)
    def reorder(self, job: int, at: int, before: int) -> None:
        one, other = self._job(job, at), self._job(before, at)
        if one is not None and one != other:
            self._do(at, "move", job_id=one, before=other)

    @rule(job=which, at=which, hidden=st.booleans())
    def hide(self, job: int, at: int, hidden: bool) -> None:
        if (job_id := self._job(job, at)) is not None:
            self._do(at, "hide", job_id=job_id, hidden=hidden)

    @rule(name=st.sampled_from(["pause", "unpause", "cancel_waiting"]), at=which)
    def with_the_queue(self, name: str, at: int) -> None:
        self._do(at, name)

    @rule(job=which, at=which)
    def send_again(self, job: int, at: int) -> None:
        """The user decides to risk paying twice: one press more."""
        uncertain = [each for each in self._report(at)["jobs"] if each["state"] == "Uncertain"]
        if uncertain:
            chosen = uncertain[job % len(uncertain)]
            self.presses[chosen["prompt"]] += 1
            counts["sent again by the user"] += 1
            self._do(at, "send_again", job=chosen["id"])

    @rule(at=which)
    def wait(self, at: int) -> None:
        self._do(at, "settle")

    def teardown(self) -> None:
        try:
            if self.sandbox is not None:
                for program in self._alive():
                    program.kill()
                self._check_all()
        finally:
            for program in self.programs:
                # One that died by itself, unseen, has pipes to be closed too.
                program.kill() if program.alive else program.end()
            if self.sandbox is not None:
                self.sandbox.stop()
            shutil.rmtree(self.folder)

    def _check_all(self) -> None:
        report = self._ended()
        assert self.sandbox is not None
        account = self.sandbox.account()
        charges = Counter(_prompt(each) for each in account["requests"])
        assert all(count <= self.presses[prompt] for prompt, count in charges.items()), (charges, self.presses)
        self._check_videos(report, account)
        self._check_ledger(report, account)
        self._check_secret()
        counts["charged"] += len(account["requests"])
        for job in report["jobs"]:
            counts[job["state"].lower()] += 1

    def _check_videos(self, report: dict[str, Any], account: dict[str, Any]) -> None:
        """Every video that is made and of which the program was told the number is saved, and plays."""
        charged = {each["uuid"]: each for each in account["requests"]}
        for job in report["jobs"]:
            if job["state"] == "Saved":
                assert AvVideoTools().probe(Path(report["clips"][job["clip_id"]])).frames == 24
            elif job["state"] == "Uncertain" and job["remote_id"] is not None:
                assert charged[job["remote_id"]]["status"] != "SUCCESS", job
            else:
                assert job["state"] in ("Failed", "Cancelled", "Uncertain"), job
        told = sum(job["state"] == "Saved" for job in report["jobs"])
        unknown = sum(job["state"] == "Uncertain" or job["charged"] == "unknown" for job in report["jobs"])
        assert told <= len(charged) <= told + unknown, (report, account)

    def _check_ledger(self, report: dict[str, Any], account: dict[str, Any]) -> None:
        """Once the user has marked what was uncertain by the history page, it is the account to the credit."""
        assert report["held"] == 0
        assert report["spent"] <= account["charged"] <= report["spent"] + report["uncertain"], (report, account)
        left = Counter(_prompt(each) for each in account["requests"])
        left.subtract(job["prompt"] for job in report["jobs"] if job["state"] == "Saved")
        program = Running(self.folder, self.sandbox)  # type: ignore[arg-type]
        self.programs.append(program)
        program.do("load")
        for job in report["jobs"]:
            if job["charged"] == "unknown":
                charged = left[job["prompt"]] > 0
                left[job["prompt"]] -= charged
                assert program.do("mark", job=job["id"], charged="yes" if charged else "no") is True
        after = program.do("report")
        self._close(program)
        assert (after["spent"], after["held"], after["uncertain"]) == (account["charged"], 0, 0)

    def _check_secret(self) -> None:
        for file in self.folder.rglob("*"):
            if file.is_file():
                assert KEY.encode() not in file.read_bytes(), file
        assert not any(KEY in line for program in self.programs for line in program.output)

    def _ended(self) -> dict[str, Any]:
        """Let one program do all that is left to do, and return what the disk knows then."""
        program = self._start()
        program.do("settle")
        # What rested for a fault that is over by now.
        program.do("settle")
        report: dict[str, Any] = program.do("report")
        self._close(program)
        return report

    def _close(self, program: Running) -> None:
        program.close()
        assert program.end() == 0

    def _start(self) -> Running:
        assert self.sandbox is not None
        self.programs.append(Running(self.folder, self.sandbox))
        self.programs[-1].do("load")
        return self.programs[-1]

    def _alive(self) -> list[Running]:
        return [program for program in self.programs if program.alive]

    def _program(self, at: int) -> Running:
        alive = self._alive() or [self._start()]
        return alive[at % len(alive)]

    def _do(self, at: int, name: str, **values: object) -> Any:
        program = self._program(at)
        try:
            return program.do(name, **values)
        except Died:
            counts["kills"] += 1
            return None

    def _report(self, at: int) -> dict[str, Any]:
        return self._do(at, "report") or {"jobs": []}

    def _job(self, number: int, at: int) -> str | None:
        """Return the id of one of the jobs that a program knows."""
        known = self._do(at, "jobs") or []
        return str(known[number % len(known)]["id"]) if known else None


def _prompt(request: dict[str, Any]) -> str:
    return str(request["body"]["promptObject"]["prompt"])


def test_nothing_is_paid_twice_or_lost_whatever_happens(capsys: pytest.CaptureFixture[str]) -> None:
    counts.clear()
    run_state_machine_as_test(
        Wallet,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=14,
            deadline=None,
            derandomize=RUNS < 50,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
    with capsys.disabled():
        print(f"\n{', '.join(f'{count} {name}' for name, count in sorted(counts.items()))}")  # noqa: T201
    assert counts["runs"] >= RUNS
    assert counts["presses of Generate"] >= counts["runs"]
    assert counts["charged"] > 0
    assert counts["kills"] > 0
