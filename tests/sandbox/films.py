"""Looking at videos."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import av
from PIL import Image, ImageChops, ImageStat


@dataclass(frozen=True)
class Film:
    """What a video is, and its frames as RGB images."""

    codec: str
    pixel_format: str
    fps: float
    size: tuple[int, int]
    seconds: float
    frames: list[Image.Image]


def watch(file: Path) -> Film:
    with av.open(str(file)) as container:
        stream = container.streams.video[0]
        frames = [frame.to_image() for frame in container.decode(stream)]
        assert container.duration is not None
        assert stream.average_rate is not None
        return Film(
            stream.codec_context.name,
            str(stream.codec_context.pix_fmt),
            float(stream.average_rate),
            (stream.width, stream.height),
            container.duration / av.time_base,
            frames,
        )


def difference(first: Image.Image, second: Image.Image) -> float:
    """Return how far two images of one size are apart on average, 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(first, second)).mean) / 3


def middle_colour(image: Image.Image) -> tuple[float, ...]:
    """Return the average colour of the middle of an image, where no mark is."""
    width, height = image.size
    return tuple(ImageStat.Stat(image.crop((width // 3, height // 3, width * 2 // 3, height * 2 // 3))).mean)


def share_near(image: Image.Image, colour: Iterable[int], within: int = 40) -> float:
    """Return the share of an image's pixels whose colour is near another."""
    plain = Image.new("RGB", image.size, tuple(colour))
    red, green, blue = ImageChops.difference(image, plain).split()
    farthest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(farthest.histogram()[:within]) / (image.width * image.height)
