"""The sandbox's process, and what a plain client asks of it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests
from PIL import Image

PATIENCE = 30.0


def body(type_: str, task_type: str, **fields: object) -> dict[str, Any]:
    """Return a body in the provider's form."""
    return {"type": type_, "model": "pika", "conversationId": type_, "promptObject": {"task_type": task_type, **fields}}


TEXT = body("TEXT_TO_VIDEO", "pika-v2.2", prompt="a lighthouse at dusk", seed=3)


def picture(colour: tuple[int, int, int] = (200, 60, 40), size: tuple[int, int] = (64, 36), form: str = "PNG") -> bytes:
    """Return a picture file of one colour."""
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, form)
    return file.getvalue()


class Service:
    """One sandbox process and a client of it."""

    def __init__(self, *arguments: str, key: str | None = None) -> None:
        command = [sys.executable, "-W", "error", "-m", "pikadesk.sandbox", "--seconds", "0", *arguments]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.process.communicate()[1]
        ready = json.loads(line)
        self.url: str = ready["url"]
        self.key: str = key or ready["key"]

    def get(self, path: str, **options: Any) -> requests.Response:
        return requests.get(self.url + path, headers={"API-KEY": self.key}, timeout=PATIENCE, **options)

    def generate(self, wanted: object, **options: Any) -> requests.Response:
        headers = {"API-KEY": self.key}
        return requests.post(f"{self.url}/api/features", json=wanted, headers=headers, timeout=PATIENCE, **options)

    def upload(self, content: bytes, name: str = "picture.png") -> requests.Response:
        headers = {"API-KEY": self.key}
        return requests.post(
            f"{self.url}/api/assets", files={"asset": (name, content)}, headers=headers, timeout=PATIENCE
        )

    def uploaded(self, *contents: bytes) -> list[str]:
        """Upload pictures and return their paths."""
        return [self.upload(content).json()["fileContent"]["path"] for content in contents]

    def short_film(self) -> dict[str, Any]:
        """Return a body whose video takes a fraction of a second to make: 1 s between two small pictures."""
        paths = self.uploaded(picture((220, 30, 30)), picture((30, 60, 220)))
        return body("IMAGE_TO_VIDEO", "pika-v2.2-pikaframes", imageUrls=paths, transitions=[{"duration": 1}])

    def result(self, uuid: str) -> Any:
        return self.get(f"/api/results/{uuid}").json()["aiRecord"]

    def finished(self, uuid: str) -> Any:
        """Poll until a generation has ended, and return its record."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            record = self.result(uuid)
            if record["status"] != "PROCESSING":
                return record
            time.sleep(0.05)
        raise AssertionError(f"{uuid} did not end")

    def link(self) -> str:
        """Make a short video and return its link."""
        return str(self.generate(self.short_film()).json()["aiRecord"]["temporaryUrl"])

    def account(self) -> Any:
        return self.get("/sandbox/account").json()

    def charges(self) -> list[int]:
        return [request["credits"] for request in self.account()["requests"]]

    def end(self) -> tuple[int, str]:
        """End the process as a system would; return its exit code and what it said on standard error."""
        self.process.terminate()
        return self._ended()

    def kill(self) -> None:
        """End the process as a crash would."""
        self.process.kill()
        self._ended()

    def _ended(self) -> tuple[int, str]:
        said = self.process.communicate(timeout=PATIENCE)[1]
        return self.process.returncode, said


@contextmanager
def service(*arguments: str) -> Iterator[Service]:
    """Run a sandbox for the length of a block; it must end cleanly and in silence."""
    running = Service(*arguments)
    try:
        yield running
    finally:
        ended = running.end()
    assert ended == (0, "")
