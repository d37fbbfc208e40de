"""What the verbs say: lines that survive a closed pipe, what became of jobs, and the exit codes."""

from __future__ import annotations

import contextlib
import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import assert_never

from pikadesk.domain.doubts import AlreadyBought, Doubt, MaybeTwice, OverLimit, Pricey
from pikadesk.domain.job import (
    Cancelled,
    Downloading,
    Failed,
    Generating,
    Job,
    Queued,
    Saved,
    Submitting,
    Uncertain,
    Uploading,
)
from pikadesk.words import FAULTS, doubt_text, fault_text, sent_fault_text

OUTPUT_LOST = 1
DONE, INVALID, KEY, CREDITS, REFUSED, UNKNOWN, NOT_REACHED, NOT_DOWNLOADED, NOT_ORDERED = 0, 2, 3, 4, 5, 6, 7, 8, 9
INTERRUPTED = 130

FAILED_CODES = {
    "key_missing": KEY,
    "key_refused": KEY,
    "keychain_unavailable": KEY,
    "credits_short": CREDITS,
    "not_reached": NOT_REACHED,
    "transfer_broken": NOT_REACHED,
    "image_rejected": INVALID,
    "storage": INVALID,
    "disk_full": INVALID,
    "folder_unwritable": INVALID,
    "records_unreadable": INVALID,
    "doubtful": NOT_ORDERED,
    "pressed_twice": NOT_ORDERED,
    "ordering_elsewhere": NOT_ORDERED,
}
# Of several jobs the worst one counts, what may have cost money for nothing before all else.
WORST_LAST = (DONE, INTERRUPTED, INVALID, NOT_REACHED, CREDITS, KEY, REFUSED, NOT_DOWNLOADED, UNKNOWN)


OVER_BUDGET, AGAIN = "--over-budget", "--again"


_WITHOUT_RECORD = Queued | Uploading | Submitting | Saved | Cancelled


class OutputLost(Exception):
    """Standard output takes no more. Its text is the system's reason, empty where the reader just had enough."""


def write_line(text: str) -> None:
    """Write a line on standard output.

    Raises:
        OutputLost: It could not be written.
    """
    if sys.stdout is None:
        raise OutputLost("it is closed")
    try:
        sys.stdout.write(f"{_plain(text)}\n")
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer would be tried, and would fail, again when the program ends.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        raise OutputLost("" if isinstance(error, BrokenPipeError) else error.strerror) from error


def tell(text: str) -> None:
    """Write a line on standard error; one that nobody can read is no reason to stop what it tells of."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"{_plain(text)}\n")
            sys.stderr.flush()


def tell_interrupted(jobs: list[Job]) -> int:
    """Say what Ctrl+C left behind, above all what it may have cost, and return the exit code."""
    unknown = [job for job in jobs if isinstance(job.state, Submitting | Uncertain)]
    tell("Stopped. `pikadesk jobs` lists what was begun.")
    for job in jobs:
        if job in unknown:
            tell(f"{short_id(job)}: {FAULTS['interrupted']}")
        elif job.cancellable:
            _tell_unsent(job)
        elif job.open:
            tell(f"{short_id(job)} was sent: `pikadesk jobs resume` fetches the video, free of charge.")
    return UNKNOWN if unknown else INTERRUPTED


def job_json(job: Job, path: str | None) -> dict[str, object]:
    """Return what `--json` prints of a job; `path` is its video's, None where there is none."""
    return {
        "job": job.id,
        "state": state_word(job),
        "file": path,
        "estimated_credits": job.estimated_credits,
        "error": job_fault_text(job),
        "created_at": job.created_at.isoformat(),
    }


def accepting(doubt: Doubt) -> str:
    """Return the option that accepts a doubt."""
    match doubt:
        case OverLimit() | Pricey():
            return OVER_BUDGET
        case AlreadyBought() | MaybeTwice():
            return AGAIN
        case _:
            assert_never(doubt)


def tell_doubts(doubts: Iterable[Doubt], clips: Mapping[str, str]) -> None:
    """Say why nothing was ordered, and with which options it would be.

    Args:
        doubts: What was not accepted.
        clips: The file of each clip, by its id.
    """
    options = dict[str, None]()
    for doubt in doubts:
        where = clips.get(doubt.clip_id or "") if isinstance(doubt, AlreadyBought) else None
        tell(doubt_text(doubt) + (f" {where}" if where else ""))
        options[accepting(doubt)] = None
    tell(f"With {' '.join(options)} it is ordered, and paid for, all the same.")


def report(job: Job) -> int:
    """Say how a job ended where it did not end well, and return its exit code."""
    state = job.state
    match state:
        case Saved():
            return DONE
        case Failed(fault, _):
            tell(fault_text(fault))
            return FAILED_CODES.get(fault.code, REFUSED)
        case Uncertain(fault, _):
            tell(sent_fault_text(fault))
            return UNKNOWN
        case Generating() | Downloading():
            tell("The video is paid for and not here yet. `pikadesk jobs resume` goes on, free of charge.")
            return NOT_DOWNLOADED
        case Queued() | Uploading() if job.trouble is not None:
            tell(fault_text(job.trouble))
            _tell_unsent(job)
            return FAILED_CODES.get(job.trouble.code, INVALID)
        case Queued() | Uploading() | Submitting() | Cancelled():
            return INTERRUPTED
        case _:
            assert_never(state)


def job_fault_text(job: Job) -> str | None:
    """Return what went wrong with a job; one that was sent must not be said to cost nothing."""
    state = job.state
    if isinstance(state, Failed):
        return fault_text(state.fault)
    fault = state.fault if isinstance(state, Uncertain) else job.trouble
    if fault is None:
        return None
    return fault_text(fault) if job.cancellable else sent_fault_text(fault)


def tell_elapsed(job: Job, now: datetime) -> None:
    """Say how long a generation takes; of any other job there is other news."""
    if isinstance(job.state, Generating):
        # A clock that was set back meanwhile is no news of the job.
        seconds = max(0, round((now - job.changed_at).total_seconds()))
        tell(f"{short_id(job)} generating for {f'{seconds // 60} min' if seconds >= 120 else f'{seconds} s'}")


def tell_unwritten(job: Job) -> None:
    """Say that the next start of the program does not know what became of a job, and what to keep in mind instead."""
    remote_id = None if isinstance(job.state, _WITHOUT_RECORD) else job.state.remote_id
    note = f" Note its record, by which the provider finds it: {remote_id}." if remote_id else ""
    tell(
        f"{short_id(job)} is {state_word(job)}, and the disk did not take that: the next start does not know it.{note}"
    )


def _tell_unsent(job: Job) -> None:
    tell(
        f"{short_id(job)} was not sent: `pikadesk jobs resume` sends it, and that is charged; so does the window when "
        f"it is opened. `pikadesk jobs cancel {short_id(job)}` does away with it."
    )


def tell_lost(error: OutputLost) -> None:
    """Say why nothing is printed; a reader that had enough, as in `| head`, needs no word."""
    if str(error):
        tell(f"Standard output cannot be written: {error}.")


def state_word(job: Job) -> str:
    """Return the state in one word, such as `generating`."""
    return type(job.state).__name__.lower()


def short_id(job: Job) -> str:
    """Return the beginning of a job's id, by which people name it."""
    return job.id[:8]


def _plain(text: str) -> str:
    """Text from elsewhere must not move the cursor, colour the terminal, or look like a line of ours."""
    return "".join(" " if unicodedata.category(each) in ("Cc", "Zl", "Zp") else each for each in text)
