"""Small pictures along a film, made once and kept."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pikadesk.adapters.disk import write_whole
from pikadesk.adapters.video_frames import small_picture
from pikadesk.domain.errors import Stopped, VideoDamaged

if TYPE_CHECKING:
    from av import VideoFrame
    from av.container import InputContainer

Strip = list[tuple[float, bytes]]

_QUALITY = 80
_SUFFIX = ".strip"
# About 300 MB at the most, and more clips than anybody hovers over in a day.
_MOST_KEPT = 2000
# Of the twenty steps down that Linux knows: enough to leave a film that plays meanwhile its share.
_NICENESS = 10


class AvFilmstrip:
    """`Filmstrip` over PyAV.

    Args:
        folder: Where strips are kept; what is lost there is made again.
        most_kept: How many; the oldest go first.
    """

    def __init__(self, folder: Path, most_kept: int = _MOST_KEPT) -> None:
        self._folder, self._most_kept = folder, most_kept

    def strip(self, film: Path, count: int, width: int, stop: threading.Event) -> Strip:
        """Read the strip from the disk, or make it."""
        kept = self._folder / f"{_key(film, count, width)}{_SUFFIX}"
        with contextlib.suppress(OSError, ValueError, KeyError):
            return _unpacked(kept.read_bytes())
        made = _made(film, count, width, stop)
        # What cannot be kept is made again.
        with contextlib.suppress(OSError):
            write_whole(kept, _packed(made))
            self._forget_oldest()
        return made

    def _forget_oldest(self) -> None:
        kept = sorted(self._folder.glob(f"*{_SUFFIX}"), key=lambda file: file.stat().st_mtime)
        for file in kept[: -self._most_kept]:
            file.unlink(missing_ok=True)


def _key(film: Path, count: int, width: int) -> str:
    """Tell a film by its place and by what changes with its content."""
    try:
        state = film.stat()
    except OSError as error:
        raise VideoDamaged(path=str(film)) from error
    told = f"{film.absolute()}\n{state.st_size}\n{state.st_mtime_ns}\n{count}\n{width}"
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()


def _packed(strip: Strip) -> bytes:
    index = json.dumps([[seconds, len(picture)] for seconds, picture in strip])
    return b"\n".join((index.encode(), b"".join(picture for _, picture in strip)))


def _unpacked(content: bytes) -> Strip:
    line, _, pictures = content.partition(b"\n")
    index, at, strip = json.loads(line), 0, []
    for seconds, length in index:
        strip.append((float(seconds), pictures[at : at + length]))
        at += length
    if not strip or at != len(pictures):
        raise ValueError
    return strip


def _made(film: Path, count: int, width: int, stop: threading.Event) -> Strip:
    import av  # noqa: PLC0415  # costly, and not needed to show the window

    _step_back()
    strip: Strip = []
    try:
        with av.open(str(film), metadata_errors="replace") as container:
            for seconds, frame in _spread(container, count, stop):
                content = io.BytesIO()
                small_picture(frame, width).save(content, "JPEG", quality=_QUALITY)
                strip.append((seconds, content.getvalue()))
    # IndexError: no video stream; OSError includes FFmpeg's errors that are the system's.
    except (av.error.FFmpegError, IndexError, OSError) as error:
        # A film that was cut short shows what there is of it.
        if not strip:
            raise VideoDamaged(path=str(film)) from error
    if not strip:
        raise VideoDamaged(path=str(film))
    return strip


def _spread(container: InputContainer, count: int, stop: threading.Event) -> Iterator[tuple[float, VideoFrame]]:
    """Yield the first frame of each of `count` equal parts, as near as can be had without decoding all of them."""
    stream = container.streams.video[0]
    base = float(stream.time_base or 0)
    times, keys = [], 0
    for packet in container.demux(stream):
        if packet.pts is not None and not packet.is_discard:
            times.append(packet.pts * base)
            keys += packet.is_keyframe
    if not times:
        return
    first, last = min(times), max(times)
    part = (last - first) * len(times) / max(1, len(times) - 1) / count
    container.seek(0)
    # One thread: a film that plays meanwhile needs the others.
    stream.thread_type, stream.codec_context.thread_count = "SLICE", 1
    stream.codec_context.skip_frame = "NONKEY" if keys >= 2 * count else "NONREF"
    taken = 0
    for frame in container.decode(stream):
        if stop.is_set():
            raise Stopped
        seconds = float((frame.pts or 0) * base) - first
        if seconds >= taken * part:
            # A long frame stands for all the parts that begin while it is shown.
            taken = int(seconds / part) + 1 if part else 1
            yield max(0.0, seconds), frame


def _step_back() -> None:
    """Let everything else on this computer go first, for as long as this thread lives."""
    if sys.platform == "linux" and threading.current_thread() is not threading.main_thread():
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
