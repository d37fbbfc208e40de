"""Actors as processes: told what to do, killed, and started again on the same disk."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

from tests.e2e.programs import Sandbox

_PATIENCE = 90.0


class Died(Exception):
    """The process ended before it answered."""


class Running:
    """An actor that runs. What it writes is kept: `output` is looked through for secrets.

    `before` is a command that runs it, in surroundings of its own.
    """

    def __init__(self, data_dir: Path, sandbox: Sandbox, before: Sequence[str] = ()) -> None:
        environment = {**os.environ, "PIKADESK_API_KEY": sandbox.key}
        self._process = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.e2e.actor", str(data_dir), sandbox.url],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.output: list[str] = []
        self._answers: Queue[Any] = Queue()
        self._readers = [Thread(target=read, daemon=True) for read in (self._read_out, self._read_err)]
        for reader in self._readers:
            reader.start()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def do(self, name: str, **values: object) -> Any:
        """Have a command done, and return its answer; raises `Died` where the process ends over it."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps({"do": name, **values}) + "\n")
            self._process.stdin.flush()
            answer = self._answers.get(timeout=_PATIENCE)
        except BrokenPipeError as error:
            raise Died(self.end()) from error
        except Empty as error:
            self.kill()
            raise AssertionError(f"{name} {values} has no answer: {''.join(self.output[-30:])}") from error
        if answer is _ENDED:
            raise Died(self.end())
        return answer

    def until(self, *states: str, job: str | None = None) -> None:
        """Wait until a job, or any, has come into one of the states since the beginning."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            for line in list(self.output):
                said = json.loads(line) if line.endswith("}\n") else {}
                if said.get("state") in states and job in (None, said["job"]):
                    return
            time.sleep(0.01)
        raise AssertionError(f"never {states}: {''.join(self.output[-30:])}")

    def freeze(self) -> None:
        """Let it stand still, as a computer that sleeps."""
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """Take its life: kill -9."""
        self._process.kill()
        self.end()

    def close(self) -> None:
        """Let it end as it does when the user quits."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self.end()

    def end(self) -> int:
        """Wait for its end, and return its exit code, which must be that of a good end or of a kill."""
        code = self._process.wait(_PATIENCE)
        for reader in self._readers:
            reader.join(_PATIENCE)
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            assert pipe is not None
            with contextlib.suppress(BrokenPipeError):
                pipe.close()
        said = "".join(self.output)
        assert code in (0, -signal.SIGKILL), said[-4000:]
        assert "Traceback" not in said, said[-4000:]
        return code

    def memory(self) -> int:
        """Return the bytes of memory that are its own."""
        pages = Path(f"/proc/{self._process.pid}/statm").read_text(encoding="ascii").split()
        return (int(pages[1]) - int(pages[2])) * os.sysconf("SC_PAGE_SIZE")

    def _read_out(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.output.append(line)
            # The last line of a process that is killed may be half of one.
            said = json.loads(line) if line.endswith("}\n") else {}
            if "answer" in said:
                self._answers.put(said["answer"])
        self._answers.put(_ENDED)

    def _read_err(self) -> None:
        assert self._process.stderr is not None
        self.output += list(self._process.stderr)


_ENDED = object()
