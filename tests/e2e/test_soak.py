"""Many jobs, four at a time, with faults all along: nothing is lost, and nothing is left behind.

python -m pytest tests/e2e/test_soak.py                      a short one
SOAK_JOBS=200 python -m pytest -s tests/e2e/test_soak.py      the whole one
"""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pikadesk.adapters.settings import SettingsFile
from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.services.preferences import Preferences
from tests.e2e.actors import Running
from tests.e2e.programs import Sandbox

JOBS = int(os.environ.get("SOAK_JOBS", "16"))
AT_A_TIME = 4
WARM_UP = JOBS // 4
"""After so many jobs everything has been loaded that will be: what grows from there on, grows for ever."""

# A few of each kind, in all some tenth of the jobs.
FAULTS = (
    *("rate-limit", "drop-after-charge", "gateway-504-html", "error-500", "poll-500", "drop-upload", "cut-download"),
    *("expired-link", "wrong-length", "corrupt-video", "malformed-json", "failure", "no-async"),
)
PICTURES = ("ridge-dawn.jpg", "ridge-dusk.jpg", "ridge-night.jpg", "duck.jpg", "boat.jpg")


def test_many_jobs_leave_nothing_behind_and_lose_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(7)
    faults = [f"{name}:{max(1, JOBS // 100)}" for name in FAULTS]
    sandbox = Sandbox("--seconds", "0", "--credits", "900000000", *(a for each in faults for a in ("--fault", each)))
    (tmp_path / "data").mkdir()
    SettingsFile(tmp_path / "data" / "settings.json").save(Preferences(parallel_jobs=AT_A_TIME), Preferences())
    try:
        program = Running(tmp_path / "data", sandbox)
        program.do("load")
        before = _soaked(program, range(WARM_UP), chance)
        memory = program.memory()
        after = _soaked(program, range(WARM_UP, JOBS), chance)
        grown = program.memory() / memory
        account = sandbox.account()
        program.close()
        assert program.end() == 0
    finally:
        sandbox.stop()

    states = Counter(job["state"] for job in after["jobs"])
    with capsys.disabled():
        print(f"\n{JOBS} jobs: {dict(states)}; memory × {grown:.2f}")  # noqa: T201
    assert len(after["jobs"]) == JOBS
    assert states["Saved"] >= JOBS // 2
    _check_nothing_lost(after, account)
    assert at_most(program, AT_A_TIME)
    # Of what the jobs used nothing stays: threads, open files, halves of videos, locks.
    assert (after["threads"], after["files"]) <= (before["threads"] + 1, before["files"] + 1)
    assert not [*tmp_path.rglob("*.part"), *(tmp_path / "data/locks").glob("*.lock")]
    if JOBS >= 100:
        # Fewer do not tell: an allocator that has just begun grows by itself.
        assert grown < 1.3, "the memory grows with the number of jobs"


def at_most(program: Running, jobs: int) -> bool:
    """Say whether never more than so many jobs were worked on at a time."""
    active: set[str] = set()
    most = 0
    for line in program.output:
        said = json.loads(line)
        if "job" in said:
            (active.add if said["active"] else active.discard)(said["job"])
            most = max(most, len(active))
    return most == jobs


def _soaked(program: Running, numbers: range, chance: random.Random) -> dict[str, Any]:
    for number in numbers:
        pictures = chance.sample(PICTURES, 2)
        program.do("buy", task="frames", prompt=f"wish {number}", pictures=pictures, front=chance.random() < 0.2)
    program.do("settle")
    program.do("settle")
    report: dict[str, Any] = program.do("report")
    return report


def _check_nothing_lost(report: dict[str, Any], account: dict[str, Any]) -> None:
    charges = Counter(str(each["body"]["promptObject"]["prompt"]) for each in account["requests"])
    assert max(charges.values()) == 1
    made = {str(each["uuid"]) for each in account["requests"] if each["status"] == "SUCCESS"}
    for job in report["jobs"]:
        if job["state"] == "Saved":
            assert AvVideoTools().probe(Path(report["clips"][job["clip_id"]])).frames == 24
        else:
            assert job["remote_id"] not in made, job
            assert job["state"] in ("Uncertain", "Failed"), job
    assert report["held"] == 0
    assert report["spent"] <= account["charged"] <= report["spent"] + report["uncertain"]
