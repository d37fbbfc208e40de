"""From pictures to a film: H.264 in MP4, 24 frames a second, with the sandbox's mark in the corner."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from threading import Event

import av
from av.video.reformatter import ColorRange, Colorspace
from PIL import Image, ImageOps

from pikadesk.sandbox.lettering import Stamp, badge
from pikadesk.sandbox.planes import Picture, Size, even

FPS = 24
WIDEST = 2.4
"""Longer side over shorter side, at most: beyond it a picture is cropped, as a strip would make an absurd video."""

# Eight times the pixels of a 1080p frame: enough for every camera move, and a bound on memory.
_MOST_SIDE = 4096


class Stopped(Exception):
    """A render was told to stop; nothing is left of its file."""


def video_size(ratio: float, resolution: int) -> Size:
    """Return the size of a video in pixels, both sides even.

    Args:
        ratio: Width over height; clamped to `WIDEST` either way.
        resolution: Pixels of the shorter side.
    """
    ratio = min(WIDEST, max(1 / WIDEST, ratio))
    if ratio >= 1:
        return even(resolution * ratio), even(resolution)
    return even(resolution), even(resolution / ratio)


def open_image(path: Path) -> Image.Image:
    """Read a picture file upright, as RGB, of a size that can be worked with.

    Raises:
        OSError: The file cannot be read as a picture.
    """
    # The size was looked at when the picture was uploaded; Pillow would warn of a large one once more.
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(path) as source:
        source.draft("RGB", (_MOST_SIDE, _MOST_SIDE))
        image = ImageOps.exif_transpose(source)
        if image.mode.startswith("I"):
            image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        if image.has_transparency_data:
            image = Image.alpha_composite(Image.new("RGBA", image.size, (238, 239, 241, 255)), image.convert("RGBA"))
        image = image.convert("RGB")
    image.thumbnail((_MOST_SIDE, _MOST_SIDE))
    return image


def cover(image: Image.Image, size: Size) -> Picture:
    """Scale and crop a picture about its centre so that it fills `size`."""
    return Picture.of(ImageOps.fit(image, size, Image.Resampling.BICUBIC))


def frame_of(picture: Picture) -> av.VideoFrame:
    """Return a picture as a frame for the encoder."""
    frame = av.VideoFrame(picture.y.width, picture.y.height, "yuv420p")
    for plane, image in zip(frame.planes, (picture.y, picture.u, picture.v), strict=True):
        row = plane.line_size
        padded = image if image.width == row else image.crop((0, 0, row, image.height))
        plane.update(padded.tobytes())
    frame.colorspace = Colorspace.ITU709
    frame.color_range = ColorRange.MPEG
    return frame


def write_film(out: Path, size: Size, pictures: Iterator[Picture], stop: Event) -> None:
    """Encode pictures, one for each frame, and stamp each with the sandbox's mark.

    The file appears under its name only when it is whole.

    Args:
        out: Where the MP4 goes; its folder exists.
        size: Width and height in pixels of every picture.
        pictures: The frames. Each is drawn on before it is encoded.
        stop: Abandons the film when set.

    Raises:
        Stopped: `stop` was set before the end.
    """
    part = out.with_suffix(".part")
    try:
        _encode(part, size, pictures, stop)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _encode(part: Path, size: Size, pictures: Iterator[Picture], stop: Event) -> None:
    mark = badge(min(size))
    with av.open(str(part), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        options = {"preset": "superfast", "crf": "19"}
        stream = container.add_stream("libx264", rate=FPS, options=options)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        context = stream.codec_context
        # Two whatever the machine: x264 writes other bytes with another number of threads.
        context.thread_count = 2
        context.time_base = Fraction(1, FPS)
        context.gop_size = FPS
        context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG
        context.color_primaries = context.color_trc = 1
        for index, picture in enumerate(pictures):
            if stop.is_set():
                raise Stopped
            _stamped(picture, mark)
            frame = frame_of(picture)
            frame.pts, frame.time_base = index, Fraction(1, FPS)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def _stamped(picture: Picture, mark: Stamp) -> None:
    gap = even(min(picture.size) / 36)
    mark.press(picture, (gap, gap))
