"""Frames of films as H.264 again: upright, of even size, in colours that every player shows the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from pikadesk.adapters.film_reading import Reel, common_base, frames
from pikadesk.adapters.video_frames import colours_of

if TYPE_CHECKING:
    from av import Packet, VideoFrame, VideoStream
    from av.container import OutputContainer

# The quality at which nobody sees a difference, and the speed at which nobody waits for it: see `animatic_film`.
_OPTIONS = {"preset": "veryfast", "crf": "18"}
# How H.273 counts matrices; 6 is one of the two numbers of BT.601.
_RGB, _BT709, _UNSPECIFIED, _BT601, _BT2020 = 0, 1, 2, 6, 9
_LIMITED = 1
_BLACK = (16, 128, 128)


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a film's frames are to be.

    Attributes:
        width: In pixels, even.
        height: In pixels, even.
        aspect: How wide a pixel is for its height.
        matrix: How its colours are written, as H.273 counts that.
        primaries: What its colours are, as H.273 counts that.
        transfer: How bright they are, as H.273 counts that.
    """

    width: int
    height: int
    aspect: Fraction
    matrix: int
    primaries: int
    transfer: int


def upright_size(frame: VideoFrame) -> tuple[int, int]:
    """Return how wide and how high a frame is shown."""
    return (frame.height, frame.width) if frame.rotation % 180 else (frame.width, frame.height)


def canvas_for(frame: VideoFrame, aspect: Fraction | None) -> Canvas:
    """Return the canvas on which a frame looks as it does now; where a side is odd, its last line is left out.

    Args:
        frame: The frame.
        aspect: How wide a pixel of it is for its height, before it is turned; None where nothing is said.
    """
    width, height = upright_size(frame)
    shape = aspect or Fraction(1)
    return Canvas(
        max(2, width // 2 * 2),
        max(2, height // 2 * 2),
        1 / shape if frame.rotation % 180 else shape,
        _matrix_of(frame),
        frame.color_primaries,
        frame.color_trc,
    )


class Encoder:
    """Writes frames into a stream of pictures.

    Args:
        out: Where the stream is added.
        canvas: What the frames are to be.
        reels: The films that the frames are of.
    """

    def __init__(self, out: OutputContainer, canvas: Canvas, reels: Sequence[Reel]) -> None:
        self._out, self._canvas, self._base = out, canvas, common_base(reels)
        self._lasts: dict[int, int] = {}
        rate = reels[0].rate.limit_denominator(1001)
        self._stream: VideoStream = out.add_stream("libx264", rate=rate, options=_OPTIONS)
        self._stream.width, self._stream.height, self._stream.pix_fmt = canvas.width, canvas.height, "yuv420p"
        context = self._stream.codec_context
        context.time_base, context.sample_aspect_ratio = self._base, canvas.aspect
        context.colorspace, context.color_range = canvas.matrix, _LIMITED
        context.color_primaries, context.color_trc = canvas.primaries, canvas.transfer

    def write(self, reel: Reel, first: int, last: int, shift: Fraction) -> Iterator[float]:
        """Write frames of a film, each for as long as it is shown there.

        Args:
            reel: The film.
            first: The place of the first frame, in the order in which they are shown.
            last: The place after that of the last one.
            shift: How much later they are shown than in the film, in seconds.

        Yields:
            Up to which time it is written, in seconds.
        """
        for place, frame in enumerate(frames(reel, first, last), first):
            begin = reel.begins[place] * reel.base + shift
            end = reel.begins_or_end(place + 1) * reel.base + shift
            fitted = fit(frame, self._canvas)
            fitted.time_base, fitted.pts = self._base, round(begin / self._base)
            self._lasts[fitted.pts] = round(end / self._base) - fitted.pts
            # Which frame is a key frame is the encoder's to say.
            fitted.pict_type = 0
            for packet in self._stream.encode_lazy(fitted):
                self._mux(packet)
            yield float(begin)

    def finish(self) -> Iterator[float]:
        """Write what the encoder still holds, and yield up to which time it is written."""
        for packet in self._stream.encode_lazy(None):
            self._mux(packet)
            yield float((packet.dts or 0) * self._base)

    def _mux(self, packet: Packet[VideoStream]) -> None:
        # The encoder takes all frames to last equally long.
        packet.duration = self._lasts.pop(packet.pts or 0, packet.duration)
        self._out.mux(packet)


def fit(frame: VideoFrame, canvas: Canvas) -> VideoFrame:
    """Return a frame on a canvas: as it is where it fits, otherwise as large as it can be, between black bars."""
    turned = frame.rotation % 180 != 0
    shown = upright_size(frame)
    if (shown[0] // 2 * 2, shown[1] // 2 * 2) == (canvas.width, canvas.height):
        content = shown
    else:
        scale = min(Fraction(canvas.width, shown[0]), Fraction(canvas.height, shown[1]))
        content = max(2, round(shown[0] * scale / 2) * 2), max(2, round(shown[1] * scale / 2) * 2)
    plain = _reformatted(frame, content[::-1] if turned else content, canvas)
    if not frame.rotation and content == (canvas.width, canvas.height):
        return plain
    return _laid(plain, frame.rotation, canvas)


def _reformatted(frame: VideoFrame, size: tuple[int, int], canvas: Canvas) -> VideoFrame:
    from av.video.reformatter import ColorRange, Colorspace, Interpolation  # noqa: PLC0415  # costly, seldom needed

    colours = {_BT709: Colorspace.ITU709, _BT2020: Colorspace.BT2020}.get(canvas.matrix, Colorspace.ITU601)
    plain = frame.reformat(
        *size,
        format="yuv420p",
        src_colorspace=colours_of(frame),
        dst_colorspace=colours,
        dst_color_range=ColorRange.MPEG,
        interpolation=Interpolation.BICUBIC,
    )
    plain.colorspace = canvas.matrix
    return plain


def _laid(plain: VideoFrame, rotation: int, canvas: Canvas) -> VideoFrame:
    """Turn a frame and lay it in the middle of a canvas, plane by plane; a line too many falls off at the end."""
    import av  # noqa: PLC0415  # costly, and seldom needed
    from PIL import Image  # noqa: PLC0415

    laid = av.VideoFrame(canvas.width, canvas.height, "yuv420p")
    for source, target, black in zip(plain.planes, laid.planes, _BLACK, strict=True):
        rows = Image.frombuffer("L", (source.line_size, source.height), bytes(source), "raw", "L", 0, 1)
        content = rows.crop((0, 0, source.width, source.height)).rotate(rotation, expand=True)
        ground = Image.new("L", (target.line_size, target.height), black)
        # The middle of the bars, on a whole sample of colour.
        left, top = max(0, (target.width - content.width) // 2), max(0, (target.height - content.height) // 2)
        ground.paste(content, (left, top))
        target.update(ground.tobytes())
    laid.colorspace, laid.color_range = plain.colorspace, plain.color_range
    return laid


def _matrix_of(frame: VideoFrame) -> int:
    if colours_of(frame) is not None or frame.colorspace == _RGB:
        return _BT709
    return _BT601 if frame.colorspace == _UNSPECIFIED else frame.colorspace
