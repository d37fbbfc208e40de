"""Where videos are made: at most two at once, in the order in which they were charged."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from queue import Queue
from threading import Condition, Event, Thread
from typing import Literal

from pikadesk.sandbox.account import Account, Record, now

Status = Literal["PROCESSING", "SUCCESS", "FAILURE"]

Make = Callable[[Record, Path, Event], None]
"""Writes the video of a record to a file; the event abandons it."""

_AT_ONCE = 2
NEVER_ENDS = "never-ends"

_log = logging.getLogger(__name__)


class Studio:
    """Makes the account's unfinished videos, and those that are added.

    Args:
        account: Whose generations they are.
        folder: Where videos go.
        seconds: How long a generation takes at least, in seconds.
        load: Called by each worker as it begins; returns what makes a video.
        stop: Ends the work when set.
    """

    def __init__(self, account: Account, folder: Path, seconds: float, load: Callable[[], Make], stop: Event) -> None:
        self._account, self._folder, self._load, self._stop = account, folder, load, stop
        self._least = timedelta(seconds=seconds)
        self._waiting: Queue[str] = Queue()
        # What an earlier run has left; asked before anything new can come.
        for record in account.unfinished():
            self._waiting.put(record.uuid)
        self._changed = Condition()
        self._workers = [Thread(target=self._work, name=f"render-{number}", daemon=True) for number in range(_AT_ONCE)]

    def open(self) -> None:
        """Begin to work."""
        for worker in self._workers:
            worker.start()

    def close(self) -> None:
        """Wait until the work has ended; `stop` is set by then."""
        for _ in self._workers:
            self._waiting.put("")
        for worker in self._workers:
            worker.join()
        with self._changed:
            self._changed.notify_all()

    def add(self, record: Record) -> None:
        """Make a video for a record, unless it will end otherwise."""
        if not record.ending:
            self._waiting.put(record.uuid)

    def status(self, record: Record) -> Status:
        """Say how far a generation is."""
        if record.ending == NEVER_ENDS or now() < record.created + self._least:
            return "PROCESSING"
        if record.ending or record.problem:
            return "FAILURE"
        return "SUCCESS" if record.rendered else "PROCESSING"

    def wait(self, record: Record) -> Record:
        """Wait for the end of a generation and return its record then; at once for one without an end."""
        with self._changed:
            while record.ending != NEVER_ENDS and not self._stop.is_set() and self.status(record) == "PROCESSING":
                early = (record.created + self._least - now()).total_seconds()
                self._changed.wait(early if early > 0 else 1.0)
                record = self._account.record(record.uuid) or record
        return record

    def _work(self) -> None:
        make = self._load()
        while (uuid := self._waiting.get()) and not self._stop.is_set():
            record = self._account.record(uuid)
            if record is not None:
                self._finish(record, make)

    def _finish(self, record: Record, make: Make) -> None:
        problem = None
        try:
            make(record, self._folder / Path(record.video).name, self._stop)
        except Exception as error:
            if self._stop.is_set():
                return
            _log.exception("a video could not be made")
            problem = f"{type(error).__name__}: {error}"
        self._account.finish(record.uuid, problem)
        with self._changed:
            self._changed.notify_all()
