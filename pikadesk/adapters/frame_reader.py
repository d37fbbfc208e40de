"""Single frames of films over PyAV, decoded on threads of their own."""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pikadesk.adapters.free_memory import give_back_memory
from pikadesk.adapters.video_frames import colours_of, frame_at
from pikadesk.domain.errors import Fault, VideoDamaged
from pikadesk.domain.frame_times import times_of
from pikadesk.services.frame_ports import DecodedFrame, FilmIndex, SeamFrames

if TYPE_CHECKING:
    from av import VideoFrame, VideoStream
    from av.container import InputContainer
    from PIL import Image

# Seventeen frames at 720p, seven at 1080p.
_MOST_BYTES = 48_000_000
_AHEAD = 3
_LEAST_KEPT = _AHEAD + 2
# Where the frame that is wanted lies further on than this, a key frame may be nearer to it.
_DECODED_THROUGH = 30
_TINY = 1e-6
_MICROSECONDS = 1_000_000
# So that a difference of a tenth can be seen at all.
_AMPLIFIED = 4


class AvFrameReader:
    """`FrameReader` over FFmpeg's libraries."""

    def index(self, film: Path) -> FilmIndex:
        """Read the packets' times."""
        import av  # noqa: PLC0415  # costly, and not needed to show the window

        try:
            with av.open(str(film), metadata_errors="replace") as container:
                stream = container.streams.video[0]
                shown, count = [], 0
                for packet in container.demux(stream):
                    # The last packet of a file that was cut short is a part of one.
                    if not packet.size or packet.is_corrupt:
                        continue
                    count += 1
                    # An edit list may say that a file holds frames that are not to be shown.
                    if not packet.is_discard and (at := _packet_time(packet)) is not None:
                        lasts = (packet.duration or 0) * packet.time_base
                        shown.append((float(at * packet.time_base), float(lasts)))
                has_sound, whole = bool(container.streams.audio), count >= stream.frames
                begins = (container.start_time or 0) / _MICROSECONDS
        # IndexError: no video stream; OSError includes FFmpeg's errors that are the system's.
        except (av.error.FFmpegError, IndexError, OSError) as error:
            raise VideoDamaged(path=str(film)) from error
        if not shown:
            raise VideoDamaged(path=str(film))
        shown.sort()
        starts = [start for start, _ in shown]
        end = starts[-1] + (shown[-1][1] or (starts[-1] - starts[0]) / max(1, len(starts) - 1))
        return FilmIndex(starts[0], times_of(starts, end), has_sound, min(begins, starts[0]), whole)

    def feed(self, film: Path, index: FilmIndex, arrived: Callable[[], None]) -> AvFrameFeed:
        """Begin to read a film; the first wish starts the thread."""
        return AvFrameFeed(film, index, arrived)

    def seam(self, before: Path, after: Path) -> SeamFrames:
        """Compare two frames pixel by pixel."""
        from PIL import Image, ImageChops, ImageOps, ImageStat  # noqa: PLC0415  # costly, and not needed to show the window

        last, first = frame_at(before, float("inf")), frame_at(after, 0)
        # With black bars where it has another shape, as in a film that they are joined in.
        fitted = first if first.size == last.size else ImageOps.pad(first, last.size, Image.Resampling.BICUBIC)
        difference = ImageChops.difference(last, fitted)
        percent = sum(ImageStat.Stat(difference).mean) / 3 / 255 * 100
        seen = difference.convert("L").point([min(255, value * _AMPLIFIED) for value in range(256)])
        return SeamFrames(_as_frame(last), _as_frame(first), _as_frame(seen.convert("RGB")), percent)


class AvFrameFeed:
    """`FrameFeed` over FFmpeg's libraries.

    Args:
        film: The video.
        index: When its frames are shown.
        arrived: Called when the frame that is wanted is there, or trouble.
    """

    def __init__(self, film: Path, index: FilmIndex, arrived: Callable[[], None]) -> None:
        self._film, self._index, self._arrived = film, index, arrived
        self._changed = threading.Condition()
        self._kept: dict[int, DecodedFrame] = {}
        self._room = _LEAST_KEPT
        self._wanted: int | None = None
        self._backward = self._running = self._closed = False
        self._trouble: Fault | None = None

    @property
    def trouble(self) -> Fault | None:
        """Why no frame comes any more."""
        return self._trouble

    def want(self, frame: int) -> None:
        """Wake the thread, or start it."""
        with self._changed:
            if self._closed or frame == self._wanted:
                return
            self._backward = self._wanted is not None and frame < self._wanted
            self._wanted = frame
            self._changed.notify()
            if self._running:
                return
            self._running = True
        # Not before it is needed, and none that would keep the program from ending.
        threading.Thread(target=self._work, name="frames", daemon=True).start()

    def get(self, frame: int) -> DecodedFrame | None:
        """Look among the frames that are kept."""
        with self._changed:
            return self._kept.get(frame)

    def close(self) -> None:
        """End the thread at its next look."""
        with self._changed:
            self._closed = True
            self._kept.clear()
            self._changed.notify()

    def _work(self) -> None:
        import av  # noqa: PLC0415  # costly, and not needed to show the window

        try:
            with av.open(str(self._film), metadata_errors="replace") as container:
                decoding = _Decoding(container, self._index)
                while (todo := self._next()) is not None:
                    self._bring(decoding, *todo)
        except (av.error.FFmpegError, IndexError, OSError, VideoDamaged):
            with self._changed:
                self._trouble = VideoDamaged(path=str(self._film)).fault
                closed = self._closed
            if not closed:
                self._arrived()
        finally:
            give_back_memory()

    def _next(self) -> tuple[int, bool] | None:
        """Wait for something to decode: the index, and whether frames before it may be wanted next; None at the end."""
        with self._changed:
            while not self._closed:
                wanted = self._wanted or 0
                for index in range(wanted, min(wanted + _AHEAD, self._index.times.last) + 1):
                    if index not in self._kept:
                        return index, self._backward
                self._changed.wait()
            return None

    def _bring(self, decoding: _Decoding, target: int, backward: bool) -> None:
        """Decode a frame. On the way to one that lies further back, those before it are kept: they come next."""
        earliest = target - (self._room - _AHEAD - 1) if backward else target
        frame = None
        for index, frame in decoding.until(target):
            if self._closed:
                return
            if earliest <= index < target:
                self._keep(index, _decoded(frame))
        if frame is None:
            raise VideoDamaged(path=str(self._film))
        # What cannot be decoded itself is stood for by what is shown in its place: the frame before.
        self._keep(target, _decoded(frame))

    def _keep(self, index: int, frame: DecodedFrame) -> None:
        with self._changed:
            if self._closed:
                return
            wanted = self._wanted or 0
            self._room = max(_LEAST_KEPT, _MOST_BYTES // len(frame.rgb))
            self._kept[index] = frame
            while len(self._kept) > self._room:
                del self._kept[max(self._kept, key=lambda kept: _remoteness(kept, wanted))]
            is_wanted = index == wanted
        if is_wanted:
            self._arrived()


class _Decoding:
    """Goes through a film, on or to another place."""

    def __init__(self, container: InputContainer, index: FilmIndex) -> None:
        self._container, self._index = container, index
        self._stream: VideoStream = container.streams.video[0]
        self._frames = container.decode(self._stream)
        self._at = -1
        self._frame: VideoFrame | None = None

    def until(self, target: int) -> Iterator[tuple[int, VideoFrame]]:
        """Yield frames with their indexes up to the one that is shown when `target` begins; the last is that one."""
        if not self._at < target <= self._at + _DECODED_THROUGH:
            self._seek(target)
        found = yield from self._onward(target)
        if not found:
            # The file's own list of key frames led behind it.
            self._container.seek(0)
            self._restart()
            yield from self._onward(target, from_start=True)

    def _onward(self, target: int, *, from_start: bool = False) -> Generator[tuple[int, VideoFrame], None, bool]:
        """Decode on; return whether anything was found that is shown at the target."""
        while self._at < target:
            following = self._decode()
            if following is None:
                break
            index = self._index_of(following)
            if index > target and (self._frame is not None or from_start):
                # A frame is missing here: what was shown before it still is.
                shown, self._at, self._frame = self._frame or following, index, following
                yield target, shown
                return True
            if index > target:
                return False
            if index >= 0:
                self._at, self._frame = index, following
                yield index, following
        if self._frame is not None and self._at < target:
            yield target, self._frame
        return self._frame is not None

    def _decode(self) -> VideoFrame | None:
        """Return the next frame; None at the end, and where the film is damaged from here on."""
        import av.error  # noqa: PLC0415  # costly, and not needed to show the window

        try:
            return next(self._frames, None)
        except av.error.FFmpegError:
            return None

    def _seek(self, target: int) -> None:
        base = self._stream.time_base
        seconds = self._index.file_seconds(target)
        if base is not None and target > 0:
            self._container.seek(int((seconds + _TINY) / base), stream=self._stream)
        else:
            self._container.seek(0)
        self._restart()

    def _restart(self) -> None:
        self._frames = self._container.decode(self._stream)
        self._at, self._frame = -1, None

    def _index_of(self, frame: VideoFrame) -> int:
        at = frame.pts if frame.pts is not None else frame.dts
        seconds = float((at or 0) * (frame.time_base or 0)) - self._index.first
        return bisect_right(self._index.times.starts, seconds + _TINY) - 1


def _remoteness(frame: int, wanted: int) -> tuple[bool, int]:
    """Say how little a frame is of use: those that come next most of all, then those near by."""
    return not wanted <= frame <= wanted + _AHEAD, abs(frame - wanted)


def _packet_time(packet: object) -> int | None:
    at = getattr(packet, "pts", None)
    return at if at is not None else getattr(packet, "dts", None)


def _decoded(frame: VideoFrame) -> DecodedFrame:
    rgb = frame.reformat(format="rgb24", src_colorspace=colours_of(frame))
    plane, line = rgb.planes[0], rgb.width * 3
    content = bytes(plane)
    if plane.line_size != line:
        content = b"".join(content[row * plane.line_size :][:line] for row in range(rgb.height))
    if not frame.rotation:
        return DecodedFrame(rgb.width, rgb.height, content)
    from PIL import Image  # noqa: PLC0415  # costly, and seldom needed

    lying = Image.frombytes("RGB", (rgb.width, rgb.height), content)
    return _as_frame(lying.rotate(frame.rotation, expand=True))


def _as_frame(image: Image.Image) -> DecodedFrame:
    return DecodedFrame(*image.size, image.convert("RGB").tobytes())
