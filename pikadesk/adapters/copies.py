"""Copies of videos that may take long, as to a disk in the network."""

from __future__ import annotations

import os
from io import BufferedReader
from pathlib import Path
from threading import Event

from pikadesk.adapters.disk import storage_errors
from pikadesk.domain.errors import Stopped, StorageError, VideoDamaged
from pikadesk.services.film_ports import Progress

_PIECE = 1 << 20


def copy_film(source: Path, target: Path, progress: Progress, stop: Event) -> None:
    """Copy a file, whole or not at all, over whatever is at the target.

    Args:
        source: The video.
        target: Where to; its folder is there.
        progress: Called with what is done, 0 to 1.
        stop: Gives it up when set; nothing is left of the copy.

    Raises:
        VideoDamaged: The video is not there, or cannot be read.
        StorageError: The copy cannot be written, or would be written over the video itself.
        Stopped: `stop` was set.
    """
    if target.exists() and source.exists() and target.samefile(source):
        raise StorageError(path=str(target))
    part = target.with_name(f".{target.name}.part")
    with storage_errors(target.parent):
        try:
            _copy(source, part, progress, stop)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def _copy(source: Path, part: Path, progress: Progress, stop: Event) -> None:
    try:
        reading = source.open("rb")
    except OSError as error:
        raise VideoDamaged(path=str(source)) from error
    with reading, part.open("wb") as writing:
        size, done = os.fstat(reading.fileno()).st_size, 0
        while piece := _piece_of(reading, source):
            if stop.is_set():
                raise Stopped
            writing.write(piece)
            done += len(piece)
            progress(min(1.0, done / max(1, size)))
        writing.flush()
        os.fsync(writing.fileno())
    progress(1.0)


def _piece_of(reading: BufferedReader, source: Path) -> bytes:
    try:
        return reading.read(_PIECE)
    except OSError as error:
        raise VideoDamaged(path=str(source)) from error
