"""Scenes: all pictures at once, as prints that float over a soft backdrop."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFilter, ImageOps

from pikadesk.sandbox.film import FPS, cover
from pikadesk.sandbox.planes import Mask, Picture, Size, even

Slot = tuple[float, float, float, float]
"""Middle and size of a print: shares of the film's width and height."""

_WIDE: dict[int, tuple[Slot, ...]] = {
    1: ((0.50, 0.50, 0.66, 0.74),),
    2: ((0.29, 0.48, 0.42, 0.64), (0.71, 0.52, 0.42, 0.64)),
    3: ((0.285, 0.50, 0.43, 0.72), (0.735, 0.275, 0.36, 0.40), (0.735, 0.725, 0.36, 0.40)),
    4: ((0.29, 0.275, 0.36, 0.40), (0.71, 0.275, 0.36, 0.40), (0.29, 0.725, 0.36, 0.40), (0.71, 0.725, 0.36, 0.40)),
    5: (
        *((0.27, 0.275, 0.34, 0.40), (0.66, 0.275, 0.34, 0.40)),
        *((0.185, 0.735, 0.27, 0.38), (0.50, 0.735, 0.27, 0.38), (0.815, 0.735, 0.27, 0.38)),
    ),
}
_TALL: dict[int, tuple[Slot, ...]] = {
    1: ((0.50, 0.50, 0.80, 0.60),),
    2: ((0.48, 0.285, 0.74, 0.35), (0.52, 0.715, 0.74, 0.35)),
    3: ((0.50, 0.26, 0.80, 0.34), (0.28, 0.71, 0.42, 0.34), (0.72, 0.71, 0.42, 0.34)),
    4: ((0.28, 0.29, 0.42, 0.32), (0.72, 0.29, 0.42, 0.32), (0.28, 0.71, 0.42, 0.32), (0.72, 0.71, 0.42, 0.32)),
    5: (
        *((0.28, 0.20, 0.42, 0.24), (0.72, 0.20, 0.42, 0.24), (0.50, 0.50, 0.74, 0.28)),
        *((0.28, 0.80, 0.42, 0.24), (0.72, 0.80, 0.42, 0.24)),
    ),
}


@dataclass(frozen=True, slots=True)
class _Print:
    """A picture with a white border and a shadow, and how it floats."""

    picture: Picture
    mask: Mask
    at: tuple[float, float]
    sway: tuple[float, float]
    phase: float

    def draw(self, onto: Picture, share: float) -> None:
        turn = math.tau * share * 0.5 + self.phase
        x, y = self.at[0] + self.sway[0] * math.sin(turn), self.at[1] + self.sway[1] * math.cos(turn)
        left, top = math.floor(x / 2) * 2, math.floor(y / 2) * 2
        width, height = self.picture.size[0] - 4, self.picture.size[1] - 4
        # The two spare pixels at each side take up the fraction.
        box = (left + 2 - x, top + 2 - y, left + 2 - x + width, top + 2 - y + height)
        onto.paste(self.picture.glide(box, (width, height)), (left, top), self.mask.glide(box, (width, height)))


def scene_frames(
    images: Sequence[Image.Image], seed: int, size: Size, seconds: float, *, creative: bool
) -> Iterator[Picture]:
    """Yield a composition in which every picture can be seen in every frame.

    Args:
        images: One to five pictures, RGB.
        seed: Where they float to.
        size: Width and height of the film in pixels.
        seconds: Its length.
        creative: Prints lie at an angle, and float further, instead of in a tidy row.
    """
    rng = random.Random(f"scene|{seed}")
    scene = cover(_backdrop(images[0], size), (even(size[0] * 1.08), even(size[1] * 1.08)))
    slots = (_WIDE if size[0] >= size[1] else _TALL)[len(images)]
    prints = [_print(image, slot, size, rng, creative=creative) for image, slot in zip(images, slots, strict=True)]
    count = round(seconds * FPS)
    spare = scene.size[0] - size[0], scene.size[1] - size[1]
    for index in range(count):
        share = index / max(1, count - 1)
        corner = round(spare[0] / 2 * share) * 2, round(spare[1] / 2 * (1 - share)) * 2
        picture = scene.crop((*corner, corner[0] + size[0], corner[1] + size[1]))
        for card in prints:
            card.draw(picture, share)
        yield picture


def _backdrop(image: Image.Image, size: Size) -> Image.Image:
    small = ImageOps.fit(image, (even(size[0] / 8), even(size[1] / 8)), Image.Resampling.BOX)
    soft = small.filter(ImageFilter.GaussianBlur(min(small.size) / 9))
    return Image.blend(soft, Image.new("RGB", soft.size, (14, 16, 22)), 0.45)


def _print(image: Image.Image, slot: Slot, size: Size, rng: random.Random, *, creative: bool) -> _Print:
    unit = min(size)
    border, radius, blur = unit / 90, unit / 60, unit / 45
    most = slot[2] * size[0] - 2 * border, slot[3] * size[1] - 2 * border
    scale = min(most[0] / image.width, most[1] / image.height)
    # A little is cropped to fill the place better, and a lot of a strip that would otherwise be too thin to see.
    wide, high = (max(1.3 * scale * side, min(most) / 2) for side in image.size)
    inner = min(most[0], wide), min(most[1], high)
    outer = even(inner[0] + 2 * border), even(inner[1] + 2 * border)
    sheet = Image.new("RGB", outer, (248, 248, 246))
    edge = round(border)
    sheet.paste(ImageOps.fit(image, (outer[0] - 2 * edge, outer[1] - 2 * edge), Image.Resampling.BICUBIC), (edge, edge))
    card = sheet.convert("RGBA")
    card.putalpha(_rounded(outer, radius))
    if creative:
        card = card.rotate(rng.uniform(2.0, 6.0) * rng.choice((-1, 1)), Image.Resampling.BICUBIC, expand=True)
    pad = even(blur * 2.4)
    room = even(card.width + 2 * pad), even(card.height + 2 * pad)
    shape = Image.new("L", room)
    shape.paste(card.getchannel("A"), (pad, pad))
    drop = Image.new("L", room)
    drop.paste(card.getchannel("A"), (pad, pad + round(blur * 0.7)))
    shadow = Image.new("RGBA", room, (0, 0, 0, 0))
    shadow.putalpha(drop.filter(ImageFilter.GaussianBlur(blur)).point(lambda value: round(value * 0.55)))
    flat = Image.new("RGBA", room)
    flat.paste(card, (pad, pad))
    whole = Image.alpha_composite(shadow, flat)
    sway = unit * (0.022 if creative else 0.012)
    return _Print(
        Picture.of(whole.convert("RGB")),
        Mask.of(whole.getchannel("A")),
        (slot[0] * size[0] - room[0] / 2, slot[1] * size[1] - room[1] / 2),
        (sway * rng.uniform(0.6, 1.0) * rng.choice((-1, 1)), sway * rng.uniform(0.5, 1.0)),
        rng.uniform(0, math.tau),
    )


def _rounded(size: Size, radius: float) -> Image.Image:
    large = Image.new("L", (size[0] * 3, size[1] * 3))
    ImageDraw.Draw(large).rounded_rectangle((0, 0, large.width - 1, large.height - 1), radius=radius * 3, fill=255)
    return large.resize(size, Image.Resampling.BOX)
