"""Shapes against the sky: hills, dunes, pines, roofs and waves, as masks."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from functools import partial

from PIL import Image, ImageChops, ImageDraw

from pikadesk.sandbox.planes import Mask, Point, Size

# Shapes are drawn at twice their size: Pillow's polygons have hard edges.
_FINE = 2

Profile = Callable[[float], float]
"""Height of a shape at a place along it; both as shares of its band's height."""


def ridge(rng: random.Random, *, roughness: float, reach: float = 1.0) -> Profile:
    """Return the outline of a mountain ridge.

    Args:
        rng: The only source of chance.
        roughness: 0 for soft hills, 1 for rock.
        reach: Width of the broadest summit, in band heights.
    """
    octaves = [
        (_waver(rng), 0.62**level * (roughness if level > 1 else 1), 2.1**level / reach, level < 2 + round(roughness))
        for level in range(7)
    ]
    total = sum(weight for _, weight, _, _ in octaves[:3])

    def height(x: float) -> float:
        value = sum(
            weight * ((1 - abs(2 * wave(x * rate) - 1)) if sharp and roughness > 0.4 else wave(x * rate))
            for wave, weight, rate, sharp in octaves
        )
        return 0.18 + 0.62 * value / total

    return height


def dunes(size: Size, rng: random.Random, *, tall: float, length: float) -> tuple[Mask, Mask]:
    """Draw a row of dunes; returns their outline and their shaded sides.

    Args:
        size: Width and height in pixels.
        rng: The only source of chance.
        tall: Height of the highest crest, as a share of the band's height.
        length: From one crest to the next, in band heights.
    """
    image, draw = _sheet(size)
    shades, dark = _sheet(size)
    slopes: list[Point] = []
    foot, x = tall * image.height, -length * image.height * rng.uniform(0.2, 1.0)
    while x < image.width * 1.1:
        step = length * image.height * rng.uniform(0.6, 1.3)
        summit = (x + step * rng.uniform(0.5, 0.68), foot * rng.uniform(0.0, 0.5))
        lee = _eased(summit, (x + step, foot * 0.94))
        slopes += [*reversed(_eased(summit, (x, foot * 0.94))), *lee]
        dark.polygon([*lee, *_spine(summit, (summit[0] + step * 0.1, foot * 2.6), bend=step * 0.16)], fill=255)
        x += step
    draw.polygon([*slopes, (image.width * 1.3, image.height), (-image.width, image.height)], fill=255)
    return _smooth(image), _smooth(ImageChops.multiply(shades, image))


def _eased(summit: Point, foot: Point) -> list[Point]:
    """Return a slope from a sharp crest to a level foot."""
    shares = [part / 24 for part in range(25)]
    return [
        (summit[0] + (foot[0] - summit[0]) * share, summit[1] + (foot[1] - summit[1]) * (1 - (1 - share) ** 1.7))
        for share in shares
    ]


def _spine(summit: Point, end: Point, bend: float) -> list[Point]:
    """Return the winding edge between sun and shade, from its lower end up to the summit."""
    shares = [part / 32 for part in range(32, -1, -1)]
    return [
        (
            summit[0] + (end[0] - summit[0]) * share - bend * math.sin(share * 5.2) * (1 - 0.35 * share),
            summit[1] + (end[1] - summit[1]) * share,
        )
        for share in shares
    ]


def swell(rng: random.Random, length: float) -> Profile:
    """Return the outline of waves whose broadest is `length` band heights long."""
    parts = [(rng.uniform(0, math.tau), rng.uniform(0.8, 1.25) * rate, weight) for rate, weight in _SWELL]

    def height(x: float) -> float:
        return 0.72 + 0.26 * sum(
            weight * math.sin(phase + math.tau * x / length * rate) for phase, rate, weight in parts
        )

    return height


_SWELL = ((1.0, 0.56), (1.9, 0.30), (3.7, 0.10), (7.1, 0.04))


def land(profile: Profile, size: Size) -> Mask:
    """Fill everything under an outline."""
    image, draw = _sheet(size)
    draw.polygon([*_outline(profile, image.size), (image.width, image.height), (0, image.height)], fill=255)
    return _smooth(image)


def crest(profile: Profile, size: Size, thickness: Callable[[float], float]) -> Mask:
    """Draw a band of foam under an outline; `thickness` in band heights, by place."""
    image, draw = _sheet(size)
    upper = _outline(profile, image.size)
    lower = [(x, y + max(0.0, thickness(x / image.height)) * image.height) for x, y in upper]
    draw.polygon([*upper, *reversed(lower)], fill=255)
    return _smooth(image)


def pines(profile: Profile, size: Size, rng: random.Random, *, height: float, density: float) -> Mask:
    """Fill everything under an outline and plant it with pines.

    Args:
        profile: The ground.
        size: Width and height in pixels.
        rng: The only source of chance.
        height: Of the tallest pine, as a share of the band's height.
        density: Pines for each pine's width.
    """
    image, draw = _sheet(size)
    draw.polygon([*_outline(profile, image.size), (image.width, image.height), (0, image.height)], fill=255)
    width = height * image.height * 0.3
    for _ in range(round(image.width / width * density)):
        x = rng.uniform(-width, image.width + width)
        tall = height * image.height * rng.triangular(0.35, 1.0, 0.6)
        ground = image.height * (1 - profile(x / image.height)) + tall * 0.12
        _pine(draw, (x, ground), tall, rng)
    return _smooth(image)


def _pine(draw: ImageDraw.ImageDraw, foot: Point, tall: float, rng: random.Random) -> None:
    x, ground = foot
    half, tiers = tall * rng.uniform(0.13, 0.19), 9
    left: list[Point] = []
    right: list[Point] = []
    for tier in range(tiers + 1):
        down = tier / tiers
        y = ground - tall * (1 - down)
        reach = half * (0.08 + 0.92 * down)
        left += [(x - reach * 0.5, y), (x - reach * rng.uniform(0.85, 1.15), y + tall / tiers * 0.75)]
        right += [(x + reach * 0.5, y), (x + reach * rng.uniform(0.85, 1.15), y + tall / tiers * 0.75)]
    draw.polygon([(x, ground - tall * 1.06), *right, *reversed(left)], fill=255)


def roofs(size: Size, rng: random.Random, *, height: float) -> tuple[Mask, Mask]:
    """Draw a row of houses; returns their outline and their lit windows.

    Args:
        size: Width and height in pixels.
        rng: The only source of chance.
        height: Of the tallest, as a share of the band's height.
    """
    image, draw = _sheet(size)
    lights, glow = _sheet(size)
    unit, x = image.height / 24, 0.0
    while x < image.width:
        wide = unit * rng.choice((2, 3, 3, 4))
        top = image.height * (1 - height * rng.triangular(0.35, 1.0, 0.55))
        draw.rectangle((x, top, x + wide - 1, image.height), fill=255)
        if rng.random() < 0.3:
            draw.rectangle((x + wide * 0.3, top - unit * 0.7, x + wide * 0.7, top), fill=255)
        if rng.random() < 0.18:
            draw.rectangle((x + wide * 0.48, top - unit * 2.4, x + wide * 0.52 + 1, top), fill=255)
        _windows(glow, (x, top, wide, image.height - top), unit, rng)
        x += wide + unit * rng.choice((0, 0, 0.2, 0.8))
    return _smooth(image), _smooth(lights)


def _windows(
    draw: ImageDraw.ImageDraw, house: tuple[float, float, float, float], unit: float, rng: random.Random
) -> None:
    x, top, wide, tall = house
    step = unit * 0.62
    share = rng.uniform(0.12, 0.5)
    for row in range(1, int(tall / step)):
        for column in range(1, int(wide / step)):
            if rng.random() < share:
                left, up = x + column * step - step * 0.2, top + row * step
                draw.rectangle((left, up, left + step * 0.4, up + step * 0.5), fill=rng.choice((150, 200, 255)))


def _waver(rng: random.Random) -> Profile:
    """Return smooth noise between 0 and 1 whose bumps are one unit wide."""
    knots = [rng.random() for _ in range(512)]
    return partial(_between_knots, knots)


def _between_knots(knots: Sequence[float], x: float) -> float:
    whole = math.floor(x)
    part = x - whole
    ease = part * part * (3 - 2 * part)
    return knots[whole % 512] * (1 - ease) + knots[(whole + 1) % 512] * ease


def _sheet(size: Size) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", (size[0] * _FINE, size[1] * _FINE))
    return image, ImageDraw.Draw(image)


def _outline(profile: Profile, size: Size) -> list[Point]:
    return [(x, size[1] * (1 - profile(x / size[1]))) for x in range(0, size[0] + _FINE, _FINE)]


def _smooth(image: Image.Image) -> Mask:
    return Mask.of(image.reduce(_FINE))
