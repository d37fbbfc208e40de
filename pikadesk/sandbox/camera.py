"""Videos made by moving a camera over pictures, or by fading from one to the next."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from PIL import Image

from pikadesk.sandbox.film import FPS, cover
from pikadesk.sandbox.planes import SHARP, Box, Picture, Size, even

# How much of the picture the closest framing leaves out, and how much larger than the film it is kept for that.
_CLOSE = 0.16
_MARGIN = 1.2


def image_frames(image: Image.Image, seed: int, size: Size, seconds: float) -> Iterator[Picture]:
    """Yield a slow camera move over a picture that begins with the whole of it; where to depends on the seed.

    Args:
        image: The picture, RGB; cropped about its centre to the film's shape.
        seed: Chooses how close the camera comes, and to what.
        size: Width and height of the film in pixels.
        seconds: Its length.
    """
    rng = random.Random(f"camera|{seed}")
    room = even(size[0] * _MARGIN), even(size[1] * _MARGIN)
    picture = cover(image, room)
    whole, end = (0.0, 0.5, 0.5), _end(rng)
    count = round(seconds * FPS)
    for index in range(count):
        share = 0.5 - 0.5 * math.cos(math.pi * index / max(1, count - 1))
        zoom, x, y = (a + (b - a) * share for a, b in zip(whole, end, strict=True))
        yield picture.glide(_framing(room, zoom, x, y), size, SHARP)


def _end(rng: random.Random) -> tuple[float, float, float]:
    """Choose a framing: how close (0 to 1), and where in the room that leaves (0 to 1 across and down)."""
    x, y = rng.uniform(0.25, 0.75), rng.uniform(0.25, 0.75)
    return rng.choice(((1.0, x, y), (0.8, 0.0, y), (0.8, 1.0, y)))


def _framing(room: Size, zoom: float, x: float, y: float) -> Box:
    width, height = (side * (1 - _CLOSE * zoom) for side in room)
    left, top = (room[0] - width) * x, (room[1] - height) * y
    return left, top, left + width, top + height


def keyframe_frames(images: Sequence[Image.Image], durations: Sequence[float], size: Size) -> Iterator[Picture]:
    """Yield a cross-dissolve through keyframes.

    The frame at the time of a keyframe is that keyframe, frames between are linear blends, and the film ends on the
    last keyframe.

    Args:
        images: At least two pictures, RGB; each is cropped about its centre to the film's shape.
        durations: Seconds from each picture to the next, one fewer than there are pictures.
        size: Width and height of the film in pixels.
    """
    pictures = [cover(image, size) for image in images]
    times = [round(seconds * FPS) for seconds in accumulate(durations, initial=0)]
    for (first, second), (begin, end) in zip(pairwise(pictures), pairwise(times), strict=True):
        for index in range(begin, end):
            # The end of the film lies one frame after its last one.
            share = 1.0 if index == times[-1] - 1 else (index - begin) / (end - begin)
            yield first.blend(second, share)
