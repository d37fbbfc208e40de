"""The sandbox as a process of its own, spoken to like the real service."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from pikadesk.adapters.late_api import LateApi
from pikadesk.domain.errors import NotReached
from pikadesk.services.ports import GenerationApi


class SandboxApi(LateApi):
    """`GenerationApi` of a sandbox that it starts.

    The process is started at once and waited for at the first call. It ends with this process, however that ends, since
    it waits for the end of its input.

    Args:
        folder: Where the sandbox keeps its account and videos between runs.
        arguments: More arguments for `pikadesk sandbox`.
    """

    def __init__(self, folder: Path, *arguments: str) -> None:
        super().__init__(self._connect)
        command = [sys.executable, "-m", "pikadesk", "sandbox", "--port", "0", "--with-parent", "--dir", str(folder)]
        # In a session of its own: a Ctrl+C in the terminal is for the program, which may wait for an answer yet.
        self._process = subprocess.Popen(
            [*command, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
        )

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

    def _connect(self) -> GenerationApi:
        from pikadesk.adapters.rest_api import RestApi  # noqa: PLC0415  # costly, and not needed before the first call

        assert self._process.stdout is not None
        try:
            doc = json.loads(self._process.stdout.readline())
            url, key = str(doc["url"]), str(doc["key"])
        # It ended before it said where it is, or was stopped, which closes the pipe.
        except (ValueError, KeyError) as error:
            raise NotReached(host="sandbox") from error
        return RestApi(url, lambda: key)
