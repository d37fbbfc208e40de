"""The sandbox as a process of its own, spoken to like the real service."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Event, Lock

from pikadesk.adapters.rest_api import RestApi
from pikadesk.domain.errors import NotReached
from pikadesk.services.ports import Answer, TransferProgress


class SandboxApi:
    """`GenerationApi` of a sandbox that it starts.

    The process is started at once and waited for at the first call, so that nobody waits who does not need it. It ends
    with this process, however that ends, since it waits for the end of its input.

    Args:
        folder: Where the sandbox keeps its account and videos between runs.
        arguments: More arguments for `pikadesk sandbox`.
    """

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "pikadesk", "sandbox", "--port", "0", "--with-parent", "--dir", str(folder)]
        self._process = subprocess.Popen(
            [*command, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._lock = Lock()
        self._api: RestApi | None = None

    def upload(self, file: Path, name: str, progress: TransferProgress, stop: Event) -> str:
        """Send one picture."""
        return self._ready().upload(file, name, progress, stop)

    def submit(self, body: Mapping[str, object]) -> Answer:
        """Send the request that the sandbox pretends to charge."""
        return self._ready().submit(body)

    def poll(self, remote_id: str) -> Answer | None:
        """Ask for a generation."""
        return self._ready().poll(remote_id)

    def download(self, url: str, to: Path, progress: TransferProgress, stop: Event) -> None:
        """Fetch a video."""
        self._ready().download(url, to, progress, stop)

    def check_key(self) -> None:
        """Ask whether the sandbox takes its key."""
        self._ready().check_key()

    def stop(self) -> None:
        """End the process and wait for its end."""
        self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _ready(self) -> RestApi:
        with self._lock:
            if self._api is None:
                assert self._process.stdout is not None
                line = self._process.stdout.readline()
                try:
                    doc = json.loads(line)
                    url, key = str(doc["url"]), str(doc["key"])
                except (ValueError, KeyError) as error:
                    raise NotReached(host="sandbox") from error
                self._api = RestApi(url, lambda: key)
            return self._api
