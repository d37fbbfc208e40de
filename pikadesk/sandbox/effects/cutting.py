"""Effects that part the picture along a line: Decapitate, Peel, Tear."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter

from pikadesk.sandbox.effects.easing import ease, rush, wobble
from pikadesk.sandbox.effects.props import Motion, backdrop, shape
from pikadesk.sandbox.planes import Colour, Mask, Picture, Point, snap


def decapitate(picture: Picture, rng: random.Random) -> Motion:
    """A gleam runs along a slanted line, and all that is above it slides off and drops."""
    width, height = picture.size
    unit = min(width, height)
    side = rng.choice((-1, 1))
    left, right = height * (0.40 - 0.07 * side), height * (0.40 + 0.07 * side)
    upper = shape(picture.size, [(0, -2), (width, -2), (width, right), (0, left)])
    behind = backdrop(picture, 0.6)
    lower = picture.copy()
    lower.paste(behind, (0, 0), upper)
    slope = (right - left) / width
    shade = Mask.of(upper.full.filter(ImageFilter.GaussianBlur(unit / 40))).faded(0.6)
    below = shape(picture.size, [(0, left), (width, right), (width, height), (0, height)])

    def draw(now: float) -> Picture:
        slide = width * (0.10 * ease(now, 1.0, 1.9) + 1.1 * rush(now, 2.1, 4.1)) * side
        drop = unit * 0.3 * rush(now, 2.3, 4.1)
        if now < 1.0:
            frame = picture.copy()
            shine = ease(now, 0.35, 0.95)
            _gleam(
                frame,
                (0, left),
                (width, right),
                shine if side > 0 else 1 - shine,
                unit * 0.006 * math.sin(math.pi * shine),
            )
            return frame
        frame = lower.copy()
        at = round(slide), round(slide * slope * 1.0 + drop + unit * 0.006 * wobble(now, 1.0, rate=5))
        frame.tint((6, 6, 9), at, shade)
        frame.paste(lower, (0, 0), below)
        frame.paste(picture, at, upper)
        return frame

    return draw


def _gleam(frame: Picture, start: Point, end: Point, share: float, thickness: float) -> None:
    if thickness < 0.5:
        return
    first, last = max(0.0, share - 0.35), min(1.0, share + 0.35)
    ends = [(start[0] + (end[0] - start[0]) * at, start[1] + (end[1] - start[1]) * at) for at in (first, share, last)]
    (x1, y1), (x2, y2), (x3, y3) = ends
    frame.polygon([(x1, y1), (x2, y2 - thickness), (x3, y3), (x2, y2 + thickness)], (255, 255, 250))


def peel(picture: Picture, rng: random.Random) -> Motion:
    """The lower right corner curls up and the sheet comes off towards the upper left."""
    width, height = picture.size
    behind = backdrop(picture, rng.uniform(0.5, 0.6))
    length = math.hypot(width, height)
    towards = width / length, height / length
    curl = length * 0.16
    paper = Picture.of(_across(picture, curl, lambda at: _paper_shade(at + 1)))
    distance = _across(picture, curl, lambda at: (min(255, max(0, round(128 + 100 * at))),) * 3).getchannel("R")

    def draw(now: float) -> Picture:
        frame = picture.copy()
        fold = length * (1.06 - 0.98 * ease(now, 0.4, 4.7))
        if fold >= length:
            return frame
        left, top = (snap(side - fold * part) for side, part in zip(picture.size, towards, strict=True))
        box = (left, top, left + width, top + height)
        # 128 on the fold, less on the sheet; 100 steps are as much as the roll is wide.
        there = Mask.of(distance.crop(box))
        roll = min(100.0, (length - fold) * 140 / curl)
        frame.paste(behind, (0, 0), there.point(lambda v: (v - 127) * 255))
        frame.tint((6, 6, 10), (0, 0), there.point(lambda v: round(150 - (v - 128) * 2.2) if v >= 128 else 0))
        frame.paste(paper.crop(box), (0, 0), there.point(lambda v: 255 if 128 - roll <= v <= 128 else 0))
        return frame

    return draw


def _across(picture: Picture, curl: float, colour: Callable[[float], Colour]) -> Image.Image:
    """Paint a field twice the picture's size whose colours change towards the lower right.

    Args:
        picture: Gives the size and the direction.
        curl: Pixels that count as 1.
        colour: The colour by the distance from the field's middle.
    """
    width, height = picture.size
    # A quarter of the size is enough for something so smooth.
    side = math.ceil(math.hypot(width, height) * 2 / 4)
    row = Image.new("RGB", (side, 1))
    row.putdata([colour((4 * x - 2 * side) / curl) for x in range(side)])
    turned = row.resize((side, side)).rotate(-math.degrees(math.atan2(height, width)), Image.Resampling.BILINEAR)
    middle = side / 2
    box = (middle - width / 4, middle - height / 4, middle + width / 4, middle + height / 4)
    return turned.resize((width * 2, height * 2), Image.Resampling.BICUBIC, box)


def _paper_shade(along: float) -> Colour:
    """Return the shade of the sheet's back across the roll: 0 at its near edge, 1 at the fold."""
    for (low, dark), (high, bright) in pairwise(_PAPER):
        if low <= along <= high:
            value = round(dark + (bright - dark) * (along - low) / (high - low))
            return value, value, max(0, value - 4)
    return (120, 120, 116)


_PAPER = ((0.0, 132), (0.12, 168), (0.34, 246), (0.55, 228), (0.84, 168), (1.0, 104))


def tear(picture: Picture, rng: random.Random) -> Motion:
    """A zigzag rip runs down from the top, and the halves part."""
    width, height = picture.size
    unit = min(width, height)
    behind = backdrop(picture)
    rip = _zigzag(width, height, rng)
    left = shape(picture.size, [(-2, -2), *rip, (-2, height)])
    right = Mask.of(ImageChops.invert(left.full))
    rim = max(3, unit // 90) // 2 * 2 + 1
    halves = []
    for mask in (left, right):
        wider = Mask.of(mask.full.filter(ImageFilter.MaxFilter(rim)).filter(ImageFilter.GaussianBlur(0.8)))
        sheet = Picture.filled(picture.size, (243, 241, 236))
        sheet.paste(picture, (0, 0), mask)
        halves.append((sheet, wider))
    band = max(2, height // 180) // 2 * 2

    def draw(now: float) -> Picture:
        run = 1.15 * ease(now, 0.4, 2.4)
        if run <= 0:
            return picture.copy()
        frame = behind.copy()
        away = width * 0.62 * rush(now, 2.5, 4.6)
        for top in range(0, height, band):
            opened = max(0.0, run - top / height)
            gap = round(unit * 0.10 * opened + away)
            box = (0, top, width, min(height, top + band))
            for (sheet, mask), side in zip(halves, (-1, 1), strict=True):
                if opened > 0:
                    frame.paste(sheet.crop(box), (side * gap, top), mask.crop(box))
            if opened <= 0:
                frame.paste(picture.crop((0, top, width, height)), (0, top))
                break
        return frame

    return draw


def _zigzag(width: int, height: int, rng: random.Random) -> list[Point]:
    points: list[Point] = []
    y, side = -4.0, rng.choice((-1, 1))
    while y < height:
        points.append((width * (0.5 + side * rng.uniform(0.008, 0.05)), y))
        y += height * rng.uniform(0.02, 0.07)
        side = -side
    return [*points, (width * 0.5, height + 4)]
