"""The preview of a storyboard as a film: H.264 in MP4, 720p, 24 frames a second, exactly as long as it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from pikadesk.adapters.disk import storage_errors
from pikadesk.domain.draft import Transition, UploadedImage
from pikadesk.domain.errors import ImageRejected, Stopped, StorageError
from pikadesk.domain.storyboard import FRAME_RATE, Blend, Storyboard

if TYPE_CHECKING:
    import av
    from PIL import Image

Progress = Callable[[int, int], None]
Planes = tuple["Image.Image", ...]

_SHORT_SIDE = 720
# A panorama's film is lower than 720 pixels rather than wider than this.
_LONG_SIDE = 1728
# The well of the stage, so that the film looks as the preview does behind what can be seen through.
_WELL = (11, 12, 13)
# Pictures may be larger than a film by far.
_MOST_SIDE = 4096


def write_dissolve(
    images: Sequence[Path], seconds: Sequence[int], target: Path, progress: Progress, stop: Event
) -> None:
    """Write a linear cross-dissolve through pictures, in the shape of the first one, whole or not at all.

    The frame at the time of a keyframe is that keyframe, upright, and cut about its centre where it has another shape;
    the last frame is the last keyframe.

    Args:
        images: At least two picture files.
        seconds: Whole seconds from each picture to the next, one fewer than there are pictures.
        target: The MP4; what is there is replaced at the end.
        progress: Called with the frames written and the frames in all, on the calling thread.
        stop: Abandons the film when set.

    Raises:
        Stopped: `stop` was set; nothing is left of the film.
        ImageRejected: A picture is gone or cannot be read.
        StorageError: The film cannot be written.
    """
    import av.error  # noqa: PLC0415  # costly, and seldom needed

    pictures = [_upright(image) for image in images]
    size = _film_size(pictures[0].size)
    keyframes = [_planes(_cut(picture, size)) for picture in pictures]
    part = target.with_name(f".{target.name}.part")
    with storage_errors(target.parent):
        try:
            _encode(part, size, keyframes, seconds, progress, stop)
            part.replace(target)
        except OSError:
            raise
        except av.error.FFmpegError as error:
            raise StorageError(path=str(target)) from error
        finally:
            part.unlink(missing_ok=True)


def film_blends(seconds: Sequence[int]) -> Iterator[Blend]:
    """Yield what each frame of a film shows: so many seconds from each picture to the next."""
    # Only how many pictures there are matters here, not which.
    pictures = tuple(UploadedImage("") for _ in range(len(seconds) + 1))
    board = Storyboard(pictures, tuple(Transition(length) for length in seconds))
    count = board.seconds * FRAME_RATE
    for frame in range(count):
        # The end of the film lies one frame after its last one.
        yield board.blend_at(board.seconds if frame == count - 1 else frame / FRAME_RATE)


def _encode(
    part: Path,
    size: tuple[int, int],
    keyframes: Sequence[Planes],
    seconds: Sequence[int],
    progress: Progress,
    stop: Event,
) -> None:
    import av  # noqa: PLC0415  # costly, and seldom needed
    from av.video.reformatter import ColorRange, Colorspace  # noqa: PLC0415

    count = sum(seconds) * FRAME_RATE
    with av.open(str(part), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        stream = container.add_stream("libx264", rate=FRAME_RATE, options={"preset": "veryfast", "crf": "18"})
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        context = stream.codec_context
        context.time_base = Fraction(1, FRAME_RATE)
        context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG
        context.color_primaries = context.color_trc = 1
        for index, blend in enumerate(film_blends(seconds)):
            if stop.is_set():
                raise Stopped
            frame = _frame(size, keyframes[blend.first], keyframes[blend.second], blend.share)
            frame.pts, frame.time_base = index, Fraction(1, FRAME_RATE)
            container.mux(stream.encode(frame))
            progress(index + 1, count)
        container.mux(stream.encode())


def _upright(file: Path) -> Image.Image:
    from PIL import Image, ImageOps  # noqa: PLC0415  # costly, and not needed to show the window

    try:
        with Image.open(file) as source:
            source.draft("RGB", (_MOST_SIDE, _MOST_SIDE))
            picture = ImageOps.exif_transpose(source)
            if picture.has_transparency_data:
                picture = picture.convert("RGBA")
                ground = Image.new("RGBA", picture.size, (*_WELL, 255))
                picture = Image.alpha_composite(ground, picture)
            return picture.convert("RGB")
    except FileNotFoundError as error:
        raise ImageRejected(file.name, "missing") from error
    # Pillow's readers raise almost anything at a damaged file.
    except (OSError, SyntaxError, ValueError) as error:
        raise ImageRejected(file.name, "not_an_image") from error


def _film_size(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(_SHORT_SIDE / min(size), _LONG_SIDE / max(size))
    width, height = (max(2, 2 * round(side * scale / 2)) for side in size)
    return width, height


def _cut(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    from PIL import ImageOps  # noqa: PLC0415  # costly, and not needed to show the window

    return ImageOps.fit(picture, size)


def _planes(picture: Image.Image) -> Planes:
    """Split a picture into the planes of a film's frame, each as wide as the frame's rows are in memory."""
    import av  # noqa: PLC0415  # costly, and seldom needed
    from av.video.reformatter import ColorRange, Colorspace  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415

    frame = av.VideoFrame.from_image(picture).reformat(  # type: ignore[no-untyped-call]  # PyAV leaves it untyped
        format="yuv420p", dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG
    )
    return tuple(Image.frombytes("L", (plane.line_size, plane.height), bytes(plane)) for plane in frame.planes)


def _frame(size: tuple[int, int], first: Planes, second: Planes, share: float) -> av.VideoFrame:
    import av  # noqa: PLC0415  # costly, and seldom needed
    from av.video.reformatter import ColorRange, Colorspace  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415

    frame = av.VideoFrame(*size, "yuv420p")
    for plane, one, other in zip(frame.planes, first, second, strict=True):
        plane.update(Image.blend(one, other, share).tobytes())
    frame.colorspace, frame.color_range = Colorspace.ITU709, ColorRange.MPEG
    return frame
