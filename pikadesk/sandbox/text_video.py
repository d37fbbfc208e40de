"""A moving landscape made of a prompt and a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

from pikadesk.sandbox.film import FPS
from pikadesk.sandbox.layers import Stage
from pikadesk.sandbox.lettering import caption
from pikadesk.sandbox.palettes import mood_of
from pikadesk.sandbox.places import view_of
from pikadesk.sandbox.planes import Picture, Size, even, snap


def text_frames(prompt: str, seed: int, size: Size, seconds: float) -> Iterator[Picture]:
    """Yield the frames of a text video; the same prompt, seed and size give the same frames."""
    rng = random.Random(f"{seed}|{prompt}")
    mood = mood_of(prompt, rng)
    backdrop, layers = view_of(mood, Stage(size, seconds, mood.palette, rng))
    gap = even(min(size) / 28)
    words = caption(prompt, size[0] - 2 * gap, min(size))
    for index in range(round(seconds * FPS)):
        picture = backdrop.copy()
        for layer in layers:
            layer.draw(picture, index / FPS)
        if words is not None:
            words.press(picture, (gap, snap(size[1] - gap - words.picture.size[1])))
        yield picture
