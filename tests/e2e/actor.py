"""The program without its window: everything behind it as it is, told what to do line by line, and able to die.

Run as a process of its own. It reads commands as JSON lines and answers each with one; every step of a job is a line
too. Only the time is not real: waits are a fiftieth of what they are.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from pikadesk.adapters.clock import SystemClock
from pikadesk.adapters.database import Database
from pikadesk.adapters.late_api import LateApi
from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.backend import Backend, Options, build
from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip
from pikadesk.domain.doubts import Doubt
from pikadesk.domain.draft import LocalImage, Transition, blank
from pikadesk.domain.errors import Doubtful, PikadeskError
from pikadesk.domain.job import Charged, Job, Origin, OriginKind, Uncertain
from pikadesk.domain.ledger import entries, totals
from pikadesk.domain.request import GenerationRequest, parse
from pikadesk.services.generation import Tools
from pikadesk.services.ports import Answer, GenerationApi, TransferProgress
from pikadesk.services.purchasing import Order, Purchasing
from pikadesk.services.runner import JobRunner

SAMPLES = Path(__file__).parents[2] / "resources/samples"
_HASTE = 50


class Mortality:
    """Ends the process, without a goodbye, at a step that was named before."""

    def __init__(self) -> None:
        self._left: int | None = None
        self._lock = threading.Lock()

    def die_after(self, steps: int) -> None:
        with self._lock:
            self._left = steps

    def step(self) -> None:
        with self._lock:
            if self._left is None:
                return
            self._left -= 1
            if self._left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)


class HastyClock(SystemClock):
    """The real time, in which nobody waits for long, and which somebody may set to another."""

    def __init__(self) -> None:
        self._set_by = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self._set_by

    def jump(self, hours: float) -> None:
        self._set_by += timedelta(hours=hours)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / _HASTE)


class MortalDatabase(Database):
    """The database; before and after each write is a step."""

    def __init__(self, file: Path, locks: Path, mortality: Mortality) -> None:
        super().__init__(file, locks)
        self._mortality = mortality

    async def put(self, job: Job) -> None:
        self._mortality.step()
        await super().put(job)
        self._mortality.step()

    async def add(self, clip: Clip) -> None:
        self._mortality.step()
        await super().add(clip)
        self._mortality.step()


class MortalVideos(AvVideoTools):
    """The video tools; before and after a video is saved is a step."""

    def __init__(self, mortality: Mortality) -> None:
        self._mortality = mortality

    def save(self, source: Path, recipe: str, target: Path) -> None:
        self._mortality.step()
        super().save(source, recipe, target)
        self._mortality.step()


class MortalApi(LateApi):
    """The service; before and after each call is a step, and so is every block of a transfer."""

    def __init__(self, make: Callable[[], GenerationApi], mortality: Mortality) -> None:
        super().__init__(make)
        self._mortality = mortality

    def upload(self, file: Path, name: str, progress: TransferProgress, stop: threading.Event) -> str:
        self._mortality.step()
        path = super().upload(file, name, progress, stop)
        self._mortality.step()
        return path

    def submit(self, body: Mapping[str, object]) -> Answer:
        self._mortality.step()
        answer = super().submit(body)
        self._mortality.step()
        return answer

    def poll(self, remote_id: str) -> Answer | None:
        answer = super().poll(remote_id)
        self._mortality.step()
        return answer

    def download(self, url: str, to: Path, progress: TransferProgress, stop: threading.Event) -> None:
        def noted(moved: int, total: int | None) -> None:
            progress(moved, total)
            self._mortality.step()

        super().download(url, to, noted, stop)


class Actor:
    """The program."""

    def __init__(self, data_dir: Path, url: str) -> None:
        self.mortality, self.clock = Mortality(), HastyClock()
        self.backend = self._with_mortal_parts(build(Options(data_dir=data_dir, api_url=url)))
        self.runner, self.purchasing = self.backend.runner, self.backend.purchasing
        self.runner.subscribe(self._tell)
        self._at_once: dict[str, Callable[..., None]] = {
            "die": self.mortality.die_after,
            "jump": self.clock.jump,
            "pause": self.runner.pause,
            "unpause": self.runner.unpause,
            "fill": self._fill,
            "free": self._free,
        }
        self._commands: dict[str, Callable[..., Any]] = {
            "load": self._load,
            "buy": self._buy,
            "send_again": self._send_again,
            "cancel": self.runner.cancel,
            "resume": self.runner.resume,
            "rest": self.runner.rest,
            "move": self.runner.move,
            "hide": self.runner.hide,
            "mark": lambda job, charged: self.runner.mark(job, Charged(charged)),
            "cancel_waiting": self.runner.cancel_waiting,
            "jobs": self._known,
            "settle": self._settle,
            "report": self._report,
        }

    def _with_mortal_parts(self, backend: Backend) -> Backend:
        backend.database.close()
        folder, clock = backend.folders.data, self.clock
        database = MortalDatabase(folder / "pikadesk.db", folder / "locks", self.mortality)
        inner = backend.api
        tools = Tools(
            api=MortalApi(lambda: inner, self.mortality),
            images=backend.images,
            videos=MortalVideos(self.mortality),
            library=database,
            clock=clock,
            downloads=folder / "downloads",
            output_folder=backend.output_folder,
            delivery=lambda: backend.preferences.load().delivery,
        )
        runner = JobRunner(tools, database, lambda: backend.preferences.load().parallel_jobs)
        purchasing = Purchasing(runner, database, backend.images, database, backend.preferences.load, clock)
        return replace(backend, database=database, runner=runner, purchasing=purchasing, clock=clock)

    async def serve(self) -> None:
        """Do what standard input says, one command after the other, until it ends."""
        loop, lines = asyncio.get_running_loop(), asyncio.Queue[str]()

        def read() -> None:
            for line in sys.stdin:
                loop.call_soon_threadsafe(lines.put_nowait, line)
            loop.call_soon_threadsafe(lines.put_nowait, "")

        threading.Thread(target=read, daemon=True).start()
        while line := await lines.get():
            command = json.loads(line)
            _write({"answer": await self._do(command.pop("do"), command)})
        await self.backend.close()

    async def _do(self, name: str, values: dict[str, Any]) -> object:
        if name in self._at_once:
            self._at_once[name](**values)
            return None
        try:
            return await self._commands[name](**values)
        except PikadeskError as error:
            return {"error": error.fault.code}

    def _fill(self) -> None:
        """Take all the room that is left on the disk."""
        with self._filler.open("wb", buffering=0) as filler, contextlib.suppress(OSError):
            while True:
                filler.write(bytes(65536))
        with self._filler.open("ab", buffering=0) as filler, contextlib.suppress(OSError):
            while True:
                filler.write(b"0")

    def _free(self) -> None:
        self._filler.unlink()

    @property
    def _filler(self) -> Path:
        return self.backend.folders.data / "filler"

    async def _load(self) -> None:
        await self.runner.load(resume=True)
        self.runner.watch()

    async def _buy(self, task: str, prompt: str, pictures: list[str], *, front: bool) -> list[str]:
        draft = blank(Task(task)).with_value("prompt", prompt)
        refs = tuple(LocalImage(SAMPLES / name) for name in pictures)
        if draft.spec.has("images"):
            draft = draft.with_value("images", refs)
        elif draft.spec.has("image"):
            draft = draft.with_value("image", refs[0])
        if draft.spec.has("transitions"):
            draft = draft.with_value("transitions", tuple(Transition(1) for _ in refs[1:]))
        if draft.spec.has("effect"):
            draft = draft.with_value("effect", "Inflate")
        return await self._order(Order(parse(draft), front=front))

    async def _send_again(self, job: str) -> list[str]:
        request: GenerationRequest = self.runner.jobs[job].request
        return await self._order(Order(request, origin=Origin(OriginKind.AGAIN, job)))

    async def _order(self, order: Order) -> list[str]:
        accepted = frozenset[Doubt]()
        while True:
            try:
                return [job.id for job in await self.purchasing.buy([order], accepted)]
            except Doubtful as error:
                accepted = frozenset(error.doubts)

    async def _known(self) -> list[dict[str, Any]]:
        """Return what the program knows, which is more than the disk does where that is full."""
        return [_job(job) for job in self.runner.jobs.values()]

    async def _settle(self) -> None:
        """Go on with all that can be gone on with, until there is nothing more to do."""
        self.runner.unpause()
        for job in list(self.runner.jobs.values()):
            if job.open or (isinstance(job.state, Uncertain) and job.state.remote_id is not None):
                await self.runner.resume(job.id)
        for job_id in list(self.runner.jobs):
            await self.runner.settled(job_id)

    async def _report(self) -> dict[str, Any]:
        """Return what the disk knows."""
        jobs = await self.backend.database.jobs()
        sums = totals(entries(jobs))
        return {
            "jobs": [_job(job) for job in jobs],
            "clips": {clip.id: str(clip.path) for clip in await self.backend.database.clips()},
            "spent": sums.spent,
            "held": sums.held,
            "uncertain": sums.uncertain,
            "threads": threading.active_count(),
            "files": _open_files(),
        }

    def _tell(self, job_id: str) -> None:
        job = self.runner.jobs[job_id]
        _write({"job": job_id, "state": type(job.state).__name__, "active": self.runner.active(job_id)})


def _job(job: Job) -> dict[str, Any]:
    return {
        "id": job.id,
        "prompt": job.request.draft.text("prompt"),
        "state": type(job.state).__name__,
        "remote_id": getattr(job.state, "remote_id", None),
        "clip_id": getattr(job.state, "clip_id", None),
        "charged": getattr(job.state, "charged", None),
        "trouble": job.trouble.code if job.trouble else None,
        "credits": job.estimated_credits,
        "origin": job.origin.job_id if job.origin else None,
    }


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def _write(line: object) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":

    async def _main() -> None:
        await Actor(Path(sys.argv[1]), sys.argv[2]).serve()

    asyncio.run(_main())
