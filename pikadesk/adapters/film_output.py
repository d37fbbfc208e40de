"""How every file that is made of a film is written: whole or not at all, telling its progress, until it is stopped."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from pikadesk.adapters.disk import storage_errors
from pikadesk.domain.errors import OwnSource, Stopped, StorageError
from pikadesk.services.film_ports import Progress

# Often enough for a bar that moves smoothly, and too seldom to be felt by the thread of the window.
_SECONDS_BETWEEN = 0.05


class Course:
    """How far work is.

    Args:
        progress: Is told it, now and then.
        stop: Gives the work up.
        first: Where this part of the work begins, of all of it.
        last: Where it ends.
    """

    def __init__(self, progress: Progress, stop: Event, first: float = 0.0, last: float = 1.0) -> None:
        self._progress, self._stop = progress, stop
        self._first, self._last = first, last
        self._told = -_SECONDS_BETWEEN

    def at(self, share: float) -> None:
        """Say that this much is done, 0 to 1; raises `Stopped` where the work is given up."""
        self.check()
        now = time.monotonic()
        if now - self._told >= _SECONDS_BETWEEN:
            self._told = now
            self._progress(self._first + (self._last - self._first) * min(max(share, 0.0), 1.0))

    def check(self) -> None:
        """Raise `Stopped` where the work is given up."""
        if self._stop.is_set():
            raise Stopped

    def end(self) -> None:
        """Say that all of it is done."""
        self._progress(self._last)

    def part(self, first: float, last: float) -> Course:
        """Return the course of a part of this work, given where the part begins and ends in it."""
        length = self._last - self._first
        return Course(self._progress, self._stop, self._first + first * length, self._first + last * length)


def silent() -> Course:
    """Return the course of work that is quickly done."""
    return Course(lambda _: None, Event())


def check_target(to: Path, films: Iterable[Path]) -> None:
    """Raise `OwnSource` where a file is one of the films, under whatever name."""
    try:
        if to.exists() and any(to.samefile(film) for film in films if film.exists()):
            raise OwnSource(path=str(to))
    except OSError as error:
        raise StorageError(path=str(to)) from error


@contextmanager
def written(to: Path) -> Iterator[Path]:
    """Give the block a file to write, which takes the place of `to` at the end; nothing is left of it otherwise.

    Raises:
        StorageError: The system refused something.
    """
    import av.error  # noqa: PLC0415  # costly, and seldom needed

    part = to.with_name(f".{uuid.uuid4().hex}.part")
    with storage_errors(to.parent):
        try:
            yield part
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.replace(to)
        except OSError:
            raise
        except av.error.FFmpegError as error:
            raise StorageError(path=str(to)) from error
        finally:
            part.unlink(missing_ok=True)


def in_step(tracks: Sequence[Iterator[float]], seconds: float, course: Course) -> None:
    """Write tracks side by side, always the one that is behind, so that none of them has to wait in memory.

    Args:
        tracks: Each writes a little and gives the time up to which it is written, in seconds.
        seconds: How long all of it is.
        course: Is told how far it is.
    """
    at = dict.fromkeys(range(len(tracks)), 0.0)
    while at:
        behind = min(at, key=at.__getitem__)
        course.at(at[behind] / seconds)
        try:
            at[behind] = next(tracks[behind])
        except StopIteration:
            del at[behind]
