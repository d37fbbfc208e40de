"""What can go wrong outside the program, for a user who does anything at any time."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from pikadesk.domain.errors import (
    AsyncRefused,
    CreditsShort,
    DiskFull,
    FolderUnwritable,
    ImageRejected,
    KeyMissing,
    KeyRefused,
    LinkExpired,
    NotReached,
    OutcomeUnknown,
    RateLimited,
    Refused,
    StorageError,
    TransferBroken,
    VideoDamaged,
)
from pikadesk.services.ports import Done, NotMade, Working
from tests.fakes import SMALL_VIDEO, Bug, Cut, Garbage, Uncharged, World

_numbers = itertools.count()

# Where a fault can be, and what it can be there. What a service answers is made when its turn comes.
FAULTS: dict[str, list[list[Any]]] = {
    "submit": [
        [RateLimited()],
        [RateLimited(7.5)] * 6,
        [AsyncRefused(status=400, message="async")],
        [Refused(status=400, message="no")],
        [KeyRefused(status=401)],
        [CreditsShort(status=406, message="no")],
        [NotReached(host="api.example")],
        [KeyMissing()],
        [OutcomeUnknown(reason="connection_lost")],
        [Uncharged(OutcomeUnknown(reason="status", status=500))],
        [Bug()],
        [Uncharged(Bug())],
        ["not made"],
        ["working"],
        ["done without a number"],
    ],
    "poll": [
        [None] * 2,
        [None] * 10,
        [TransferBroken(reason="status", status=502)] * 3,
        [KeyRefused(status=401)],
        [KeyMissing()],
        [RateLimited(3)],
        [Bug()],
    ],
    "upload": [
        [TransferBroken(reason="no_answer")],
        [RateLimited(2)] * 4,
        [NotReached(host="api.example")],
        [Bug()],
    ],
    "download": [
        [Cut(700)] * 4,
        [Garbage(SMALL_VIDEO[:-3])],
        [Garbage()] * 5,
        [LinkExpired(status=403)] * 2,
        [NotReached(host="videos.example")] * 5,
        [DiskFull(path="downloads")],
        [Bug()],
    ],
    "check writable": [[FolderUnwritable(path="videos")]],
    "keep": [[ImageRejected("duck.jpg", "missing")]],
    "probe": [[VideoDamaged(path="part")], [Bug()]],
    "save": [[DiskFull(path="videos")], [Bug()]],
    "add": [[StorageError(path="pikadesk.db")], [Bug()]],
    "read": [[StorageError(path="pikadesk.db")]],
    "links expire": [[None]],
}
Fault = tuple[str, list[Any]]
# What may be paid for is where most can be lost.
maybe_a_fault: st.SearchStrategy[Fault | None] = st.one_of(
    *[st.none()] * 6,
    *(
        st.tuples(st.just(where), st.sampled_from(each))
        for where, each in FAULTS.items()
        for _ in range(5 if where == "submit" else 1)
    ),
)


def provoke(world: World, fault: Fault | None) -> None:
    """Let the coming calls of a program get a fault."""
    number = next(_numbers)
    scripts: dict[str, Callable[..., None]] = {
        "submit": world.api.on_submit,
        "poll": world.api.on_poll,
        "upload": world.api.on_upload,
        "download": world.api.on_download,
        "links expire": lambda _: world.api.expire_links(),
        "check writable": world.videos.on_check_writable,
        "keep": world.images.on_keep,
        "probe": world.videos.on_probe,
        "save": world.videos.on_save,
        "add": world.library.on_add,
        "read": world.store.on_jobs,
    }
    answers = {
        "working": Working(f"own {number}"),
        "not made": NotMade(f"own {number}", "too dark"),
        "done without a number": Done(None, world.api.link("nobody")),
    }
    if fault is not None:
        where, entries = fault
        scripts[where](*(answers[entry] if isinstance(entry, str) else entry for entry in entries))


class Errors(logging.Handler):
    """Collects what is logged as an error, but for the bugs that the test itself has put in."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        kind = record.exc_info[0] if record.exc_info else None
        if kind is not Bug:
            self.records.append(self.format(record))
