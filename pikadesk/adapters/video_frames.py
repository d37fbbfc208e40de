"""One frame of a video as a picture: exactly the one that is shown at a time, upright and in its colours."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

from pikadesk.domain.errors import VideoDamaged

if TYPE_CHECKING:
    from av import VideoFrame, VideoStream
    from av.container import InputContainer
    from av.video.reformatter import Colorspace
    from PIL import Image

# Players tell times in whole microseconds or milliseconds, and so a little before the frame that they mean.
_TOLERANCE = 0.0005
_MICROSECONDS = 1_000_000
_UNSPECIFIED = 2
# What nobody says the colours of, players take for high definition from these sizes on (mpv's rule).
_HD_WIDTH, _ABOVE_SD_HEIGHT = 1280, 576


def frame_at(file: Path, seconds: float) -> Image.Image:
    """Return the frame that is shown at a time.

    Args:
        file: The video.
        seconds: As the file counts them. Any time before the first frame means that one, any after the last, such as
            infinity, the last.

    Raises:
        VideoDamaged: The file is no video, or has no such frame any more.
    """
    import av  # noqa: PLC0415  # costly, and not needed to show the window

    try:
        with av.open(str(file), metadata_errors="replace") as container:
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            frame = _sought(container, stream, seconds)
            if frame is None or (math.isinf(seconds) and _ends_early(stream, frame)):
                raise VideoDamaged(path=str(file))
            return _picture(frame)
    # IndexError: no video stream; OSError includes FFmpeg's errors that are the system's.
    except (av.error.FFmpegError, IndexError, OSError) as error:
        raise VideoDamaged(path=str(file)) from error


def _sought(container: InputContainer, stream: VideoStream, seconds: float) -> VideoFrame | None:
    """Decode from the key frame before the time; where the index leads behind it, from the start."""
    end = _end(stream)
    if end is None and container.duration is not None:
        end = ((container.start_time or 0) + container.duration) / _MICROSECONDS
    target = seconds if end is None else min(seconds, end)
    if 0 < target < math.inf and stream.time_base is not None:
        container.seek(int(target / stream.time_base), stream=stream)
        found = _shown(container, stream, seconds)
        if found is not None:
            return found
        container.seek(0)
    return _shown(container, stream, seconds, from_start=True)


def _shown(
    container: InputContainer, stream: VideoStream, seconds: float, *, from_start: bool = False
) -> VideoFrame | None:
    """Decode on, and return the last frame that begins by the time; from the start, the first one if none does."""
    shown = None
    for frame in container.decode(stream):
        if _begins(frame) > seconds + _TOLERANCE:
            return frame if shown is None and from_start else shown
        shown = frame
    return shown


def _begins(frame: VideoFrame) -> float:
    return float((frame.pts or 0) * (frame.time_base or 0))


def _end(stream: VideoStream) -> float | None:
    if stream.duration is None or stream.time_base is None:
        return None
    return float(((stream.start_time or 0) + stream.duration) * stream.time_base)


def _ends_early(stream: VideoStream, last: VideoFrame) -> bool:
    """Say whether a file was cut short between two packets, which nothing else tells."""
    end, lasts = _end(stream), float((last.duration or 0) * (last.time_base or 0))
    # Programs that cut without loss leave the length wrong by up to a frame.
    return end is not None and lasts > 0 and end - _begins(last) - lasts > 2 * lasts


def small_picture(frame: VideoFrame, longest: int) -> Image.Image:
    """Return a frame upright and in its colours, made smaller where a side is longer than so many pixels."""
    scale = min(1.0, longest / max(frame.width, frame.height))
    return _picture(frame, width=max(1, round(frame.width * scale)), height=max(1, round(frame.height * scale)))


def _picture(frame: VideoFrame, **size: int) -> Image.Image:
    image: Image.Image = frame.to_image(src_colorspace=colours_of(frame), **size)  # type: ignore[no-untyped-call]  # PyAV leaves it untyped
    return image.rotate(frame.rotation, expand=True) if frame.rotation else image


def colours_of(frame: VideoFrame) -> Colorspace | None:
    """Return what a frame's colours are to be taken for where it does not say so itself."""
    from av.video.reformatter import Colorspace  # noqa: PLC0415  # costly, and not needed to show the window

    # Where nothing is said, FFmpeg takes the small one's for all.
    return Colorspace.ITU709 if frame.colorspace == _UNSPECIFIED and is_large(frame.width, frame.height) else None


def is_large(width: int, height: int) -> bool:
    """Say whether a frame whose colours nobody tells has those of high definition, by its size in pixels."""
    return width >= _HD_WIDTH or height > _ABOVE_SD_HEIGHT
