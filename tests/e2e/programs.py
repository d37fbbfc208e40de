"""The real programs: a sandbox of one's own, and the headless verbs, each as a process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

PICTURES = Path(__file__).parents[2] / "resources/samples"


class Sandbox:
    """A sandbox process; `account()` is its own view of what it was paid."""

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "pikadesk", "sandbox", "--port", "0", *arguments],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        ready = json.loads(self._process.stdout.readline())
        self.url: str = ready["url"]
        self.key: str = ready["key"]

    def account(self) -> dict[str, Any]:
        answer = requests.get(f"{self.url}/sandbox/account", headers={"API-KEY": self.key}, timeout=20)
        answer.raise_for_status()
        account: dict[str, Any] = answer.json()
        return account

    def charged(self) -> list[dict[str, Any]]:
        """Return the requests that were charged."""
        return [request for request in self.account()["requests"] if request["credits"]]

    def freeze(self) -> None:
        """Let it stand still, with its connections open."""
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._process.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        self.thaw()
        self._process.terminate()
        self._process.wait(10)
        assert self._process.stdout is not None
        self._process.stdout.close()


@contextmanager
def sandbox(*arguments: str) -> Iterator[Sandbox]:
    running = Sandbox(*arguments)
    try:
        yield running
    finally:
        running.stop()


@dataclass
class Pikadesk:
    """The headless program with a data folder of its own, spoken to a sandbox."""

    data_dir: Path
    url: str
    key: str | None

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        environment = {**os.environ, "PIKADESK_DATA_DIR": str(self.data_dir), "PIKADESK_API_URL": self.url}
        if self.key is not None:
            environment["PIKADESK_API_KEY"] = self.key
        return subprocess.Popen(
            [sys.executable, "-m", "pikadesk", *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, timeout: float = 90) -> subprocess.CompletedProcess[str]:
        process = self.start(*arguments)
        try:
            out, err = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        assert "Traceback" not in err, err
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def run_until(self, state: str, ending: signal.Signals, *arguments: str) -> int:
        """Start a verb, end it with a signal once a job is in `state`, and return its exit code."""
        process = self.start(*arguments)
        assert process.stderr is not None
        with process:
            for line in process.stderr:
                if f" {state}" in line:
                    process.send_signal(ending)
                    break
            else:
                raise AssertionError(f"the job was never {state}")
            process.communicate(timeout=60)
        return process.returncode

    def jobs(self) -> list[dict[str, Any]]:
        listed = self.run("jobs", "--json")
        assert listed.returncode == 0, listed.stderr
        jobs: list[dict[str, Any]] = json.loads(listed.stdout)
        return jobs


def body(type_: str, task_type: str, **fields: object) -> dict[str, object]:
    """Return a recipe."""
    return {"type": type_, "model": "pika", "conversationId": type_, "promptObject": {"task_type": task_type, **fields}}


TEXT = body("TEXT_TO_VIDEO", "pika-v2.2", prompt="gentle waves at sunset", seed=7)
FRAMES = body(
    "IMAGE_TO_VIDEO",
    "pika-v2.2-pikaframes",
    imageUrls=[f"{name}.jpg" for name in ("ridge-dawn", "ridge-dusk", "ridge-night")],
    transitions=[{"duration": 1, "prompt": "the sun sinks"}, {"duration": 2}],
)
QUICK = body(
    "IMAGE_TO_VIDEO",
    "pika-v2.2-pikaframes",
    imageUrls=["ridge-dawn.jpg", "ridge-dusk.jpg"],
    transitions=[{"duration": 1}],
)
EFFECT = body("IMAGE_TO_VIDEO", "pika-v1.5-pikaffects", imageUrl="duck.jpg", pikaffect="Inflate")
