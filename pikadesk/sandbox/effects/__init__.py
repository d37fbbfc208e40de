"""The sixteen effects, each with a motion of its own."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping

from PIL import Image

from pikadesk.sandbox.effects.bending import deflate, eye_pop, inflate, levitate, melt, poke
from pikadesk.sandbox.effects.breaking import crumble, dissolve, explode
from pikadesk.sandbox.effects.cutting import decapitate, peel, tear
from pikadesk.sandbox.effects.pressing import crush, squish
from pikadesk.sandbox.effects.props import Motion
from pikadesk.sandbox.effects.staging import cake_ify, ta_da
from pikadesk.sandbox.film import FPS, cover
from pikadesk.sandbox.planes import Picture, Size

SECONDS = 5
"""Length of every effect video."""

MOTIONS: Mapping[str, Callable[[Picture, random.Random], Motion]] = {
    "Cake-ify": cake_ify,
    "Crumble": crumble,
    "Crush": crush,
    "Decapitate": decapitate,
    "Deflate": deflate,
    "Dissolve": dissolve,
    "Explode": explode,
    "Eye-pop": eye_pop,
    "Inflate": inflate,
    "Levitate": levitate,
    "Melt": melt,
    "Peel": peel,
    "Poke": poke,
    "Squish": squish,
    "Ta-da": ta_da,
    "Tear": tear,
}
"""By the provider's spelling."""


def effect_frames(image: Image.Image, effect: str, seed: int, size: Size) -> Iterator[Picture]:
    """Yield the frames of an effect on a picture.

    Args:
        image: The picture, RGB; cropped about its centre to the film's shape.
        effect: One of `MOTIONS`.
        seed: What is left to chance in it.
        size: Width and height of the film in pixels.
    """
    motion = MOTIONS[effect](cover(image, size), random.Random(f"{effect}|{seed}"))
    for index in range(SECONDS * FPS):
        yield motion(index / FPS)
