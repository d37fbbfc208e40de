"""What films say of themselves before their first packet, and what their first frame is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pikadesk.adapters.film_encoding import Canvas, canvas_for, upright_size
from pikadesk.adapters.film_reading import opened, reading
from pikadesk.domain.errors import VideoDamaged


@dataclass(frozen=True, slots=True)
class Sound:
    """What a film's sound is.

    Attributes:
        codec: FFmpeg's name for how it is encoded.
        rate: Samples a second.
        channels: How many.
        frame: How many samples a packet has; 0 where that varies.
        settings: What the decoder needs to know beforehand.
    """

    codec: str
    rate: int
    channels: int
    frame: int
    settings: bytes

    @property
    def words(self) -> str:
        """What a person calls it: `aac 48 kHz 2 ch`."""
        return f"{self.codec} {self.rate / 1000:g} kHz {self.channels} ch"


@dataclass(frozen=True, slots=True)
class Head:
    """What a film says of itself.

    Attributes:
        codec: FFmpeg's name for how its pictures are encoded.
        settings: What the decoder needs to know beforehand, and how the pixels are laid out, turned and shaped.
        colours: How its colours are written, as H.273 counts that.
        size: How wide and how high it is shown, in pixels.
        canvas: What its first frame is to be where it is encoded anew.
        sound: None where it has none.
        metadata: What it is tagged with.
    """

    codec: str
    settings: tuple[object, ...]
    colours: tuple[int, ...]
    size: tuple[int, int]
    canvas: Canvas
    sound: Sound | None
    metadata: Mapping[str, str]


def head_of(film: Path) -> Head:
    """Read what a film says of itself; raises `VideoDamaged`."""
    with reading(film), opened(film) as container:
        stream = container.streams.video[0]
        frame = next(container.decode(stream), None)
        if frame is None:
            raise VideoDamaged(path=str(film))
        context, aspect = stream.codec_context, stream.sample_aspect_ratio
        settings = (context.extradata, context.width, context.height, context.pix_fmt, frame.rotation, aspect)
        colours = (context.colorspace, context.color_range, context.color_primaries, context.color_trc)
        sound = None
        if container.streams.audio:
            voice = container.streams.audio[0].codec_context
            sound = Sound(voice.name, voice.sample_rate, voice.channels, voice.frame_size, voice.extradata or b"")
        size, canvas = upright_size(frame), canvas_for(frame, aspect or None)
        return Head(context.name, settings, colours, size, canvas, sound, container.metadata)
