"""Things that effects share: backdrops, bends of a part of a picture, and particles."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFilter

from pikadesk.sandbox.lettering import Stamp
from pikadesk.sandbox.planes import Colour, Mask, Picture, Point, Size, even, mesh, snap

Motion = Callable[[float], Picture]
"""Draws an effect as it is so many seconds into the film. Called with growing times only."""

INK: Colour = (16, 17, 21)


def backdrop(picture: Picture, darkness: float = 0.72) -> Picture:
    """Return what is behind a picture: its own colours, blurred and dark."""
    width, height = picture.size
    small = even(width / 16), even(height / 16)
    soft = picture.glide((0, 0, width, height), small)
    blur = ImageFilter.GaussianBlur(3)
    soft = Picture(soft.y.filter(blur), soft.u.filter(blur), soft.v.filter(blur))
    return soft.glide((0, 0, *small), picture.size).blend(Picture.filled(picture.size, INK), darkness)


def bend(
    picture: Picture, region: tuple[float, float, float, float], source: Callable[[float, float], Point], cell: int = 40
) -> Picture:
    """Return the picture with a part bent.

    Args:
        picture: Left as it is.
        region: Left, top, right and bottom of the part in pixels; what lies outside the picture is left out.
        source: For a place in the result, the place it is taken from; both in pixels of the picture.
        cell: Side of the squares of the mesh in pixels.
    """
    width, height = picture.size
    left, top = max(0, snap(region[0])), max(0, snap(region[1]))
    right, bottom = min(width, snap(region[2])), min(height, snap(region[3]))
    box = (left, top, right, bottom)

    def within(x: float, y: float) -> Point:
        there = source(x + left, y + top)
        return min(width - 1.0, max(0.0, there[0])) - left, min(height - 1.0, max(0.0, there[1])) - top

    size = right - left, bottom - top
    grid = max(1, size[0] // cell), max(1, size[1] // cell)
    bent = picture.copy()
    bent.paste(picture.bent(box, mesh(size, grid, within)), (left, top))
    return bent


def ellipse(size: Size, strength: float, softness: float) -> Mask:
    """Make a soft ellipse that fills `size`; `softness` from 0 to 1."""
    curve = [
        round(255 * strength * min(1.0, max(0.0, (1 - value / 181) / max(0.02, softness)))) for value in range(256)
    ]
    return Mask.of(Image.radial_gradient("L").resize(size, Image.Resampling.BICUBIC).point(curve))


def shape(size: Size, points: Sequence[Point]) -> Mask:
    """Make a mask of a polygon with smooth edges."""
    image = Image.new("L", (size[0] * 2, size[1] * 2))
    ImageDraw.Draw(image).polygon([(x * 2, y * 2) for x, y in points], fill=255)
    return Mask.of(image.reduce(2))


def star(radius: float, colour: Colour, points: int = 4) -> Stamp:
    """Make a star with that many points."""
    side = even(radius * 2 + 2)
    image = Image.new("RGBA", (side * 4, side * 4), (*colour, 0))
    middle = side * 2
    corners = []
    for corner in range(points * 2):
        reach = radius * 4 * (1.0 if corner % 2 == 0 else 0.34)
        angle = math.pi * corner / points - math.pi / 2
        corners.append((middle + reach * math.cos(angle), middle + reach * math.sin(angle)))
    ImageDraw.Draw(image).polygon(corners, fill=(*colour, 255))
    return Stamp.of(image.resize((side, side), Image.Resampling.BOX))


def chip(width: float, height: float, turn: float, colour: Colour) -> Stamp:
    """Make a slip of paper, `turn` in degrees."""
    image = Image.new("RGBA", (even(width) * 4, even(height) * 4), (*colour, 255)).rotate(turn, expand=True)
    side = even(image.width / 4), even(image.height / 4)
    flat = Image.new("RGBA", side, (*colour, 0))
    flat.putalpha(image.getchannel("A").resize(side, Image.Resampling.BOX))
    return Stamp.of(flat)


@dataclass(frozen=True, slots=True)
class Particle:
    """Something small that is thrown: pixels, pixels a second, seconds."""

    stamp: Stamp
    start: Point
    speed: Point
    born: float
    fall: float
    life: float

    def draw(self, onto: Picture, now: float) -> None:
        """Draw it where it is now, if it is there."""
        age = now - self.born
        if 0 <= age <= self.life:
            x = self.start[0] + self.speed[0] * age
            y = self.start[1] + self.speed[1] * age + self.fall * age * age / 2
            self.stamp.press(onto, (round(x), round(y)))


def burst(
    stamps: Sequence[Stamp],
    middle: Point,
    rng: random.Random,
    *,
    count: int,
    speed: float,
    fall: float,
    born: tuple[float, float],
) -> list[Particle]:
    """Throw particles in every direction.

    Args:
        stamps: What they look like; each takes one of these.
        middle: Where from, in pixels.
        rng: The only source of chance.
        count: How many.
        speed: The fastest one's, in pixels a second.
        fall: Pixels a second squared.
        born: They start between these times, in seconds.
    """
    thrown = []
    for _ in range(count):
        angle, pace = rng.uniform(0, math.tau), speed * rng.uniform(0.2, 1.0)
        heading = (pace * math.cos(angle), pace * math.sin(angle) - speed * 0.25)
        thrown.append(Particle(rng.choice(stamps), middle, heading, rng.uniform(*born), fall, rng.uniform(1.2, 3.2)))
    return thrown
