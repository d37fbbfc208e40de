"""Effects that take the picture to pieces: Crumble, Dissolve, Explode."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from pikadesk.sandbox.effects.easing import ease
from pikadesk.sandbox.effects.props import Motion, backdrop, burst, ellipse, shape, star
from pikadesk.sandbox.planes import Mask, Picture, Point, even, snap


@dataclass(frozen=True, slots=True)
class _Shard:
    """A piece of the picture: its box's corner, and when and how it goes (seconds, pixels a second)."""

    picture: Picture
    mask: Mask
    home: tuple[int, int]
    leaves: float
    speed: Point


def _shards(
    picture: Picture, across: int, rng: random.Random, going: Callable[[float, float], tuple[float, Point]]
) -> list[_Shard]:
    """Break a picture into uneven pieces, `across` of them from side to side; `going` says when and how each goes."""
    width, height = picture.size
    down = max(2, round(across * height / width))
    step = width / across, height / down
    knots = [
        [
            (
                column * step[0] + (rng.uniform(-0.32, 0.32) * step[0] if 0 < column < across else 0),
                row * step[1] + (rng.uniform(-0.32, 0.32) * step[1] if 0 < row < down else 0),
            )
            for column in range(across + 1)
        ]
        for row in range(down + 1)
    ]
    shards = []
    for row in range(down):
        for column in range(across):
            corners = [knots[row][column], knots[row][column + 1], knots[row + 1][column + 1], knots[row + 1][column]]
            left, top = (math.floor(min(corner[axis] for corner in corners) / 2) * 2 for axis in (0, 1))
            right, bottom = (math.ceil(max(corner[axis] for corner in corners) / 2) * 2 for axis in (0, 1))
            # A hair larger than it is, so that no seam shows where two pieces meet.
            mask = shape((right - left, bottom - top), [(x - left, y - top) for x, y in corners]).point(lambda v: v * 2)
            leaves, speed = going((left + right) / 2, (top + bottom) / 2)
            shards.append(_Shard(picture.crop((left, top, right, bottom)), mask, (left, top), leaves, speed))
    return sorted(shards, key=lambda shard: shard.leaves)


class _Wreck:
    """What still stands of a picture, and the shards that have left it."""

    def __init__(self, picture: Picture, shards: list[_Shard], fall: float) -> None:
        self._standing, self._behind = picture.copy(), backdrop(picture)
        self._waiting, self._flying = shards, list[_Shard]()
        self._fall = fall

    def draw(self, now: float) -> Picture:
        while self._waiting and self._waiting[0].leaves <= now:
            shard = self._waiting.pop(0)
            (left, top), (wide, high) = shard.home, shard.picture.size
            self._standing.paste(self._behind.crop((left, top, left + wide, top + high)), shard.home, shard.mask)
            self._flying.append(shard)
        frame = self._standing.copy()
        gone = []
        for shard in self._flying:
            age = now - shard.leaves
            x = shard.home[0] + shard.speed[0] * age
            y = shard.home[1] + shard.speed[1] * age + self._fall * age * age / 2
            if y > frame.size[1] or not -shard.picture.size[0] < x < frame.size[0]:
                gone.append(shard)
            else:
                frame.paste(shard.picture, (round(x), round(y)), shard.mask)
        for shard in gone:
            self._flying.remove(shard)
        return frame


def crumble(picture: Picture, rng: random.Random) -> Motion:
    """Pieces fall out of the picture, from its upper corner on."""
    width, height = picture.size
    side = rng.choice((0.0, 1.0))

    def going(x: float, y: float) -> tuple[float, Point]:
        order = 0.62 * abs(x / width - side) + 0.38 * (y / height)
        return 0.4 + 3.3 * order + rng.uniform(-0.25, 0.35), (rng.uniform(-0.05, 0.05) * width, 0.0)

    return _Wreck(picture, _shards(picture, 26, rng, going), fall=height * 1.9).draw


def explode(picture: Picture, rng: random.Random) -> Motion:
    """A tremor, a flash, and everything flies apart."""
    width, height = picture.size
    unit, blast = min(width, height), 1.0
    x0, y0 = width / 2, height / 2

    def going(x: float, y: float) -> tuple[float, Point]:
        angle = math.atan2(y - y0, x - x0) + rng.uniform(-0.25, 0.25)
        far = math.hypot(x - x0, y - y0) / unit
        pace = unit * (0.55 + 0.35 * far) * rng.uniform(0.5, 1.5)
        return blast + 0.10 * far, (pace * math.cos(angle), pace * math.sin(angle) - 0.12 * unit)

    wreck = _Wreck(picture, _shards(picture, 22, rng, going), fall=unit * 0.5)
    embers = [star(unit * size, colour, 5) for size in (0.006, 0.011) for colour in ((255, 214, 120), (255, 148, 66))]
    sparks = burst(embers, (x0, y0), rng, count=150, speed=unit * 1.2, fall=unit * 0.35, born=(blast, blast + 0.5))
    light = ellipse((even(unit * 1.9), even(unit * 1.9)), 1.0, 1.0)

    def draw(now: float) -> Picture:
        frame = wreck.draw(now)
        if now < blast:
            shake = unit * 0.010 * ease(now, 0.1, blast)
            offset = round(shake * math.sin(now * 90)), round(shake * math.sin(now * 71 + 1))
            frame.paste(frame.copy(), offset)
        for spark in sparks:
            spark.draw(frame, now)
        glow = ease(now, blast - 0.12, blast) * (1 - ease(now, blast + 0.08, blast + 0.9))
        if glow > 0:
            corner = snap(x0 - light.size[0] / 2), snap(y0 - light.size[1] / 2)
            frame.tint((255, 240, 206), corner, light.faded(glow))
        return frame

    return draw


def dissolve(picture: Picture, rng: random.Random) -> Motion:
    """The picture turns to dust from one side, and the dust blows away."""
    width, height = picture.size
    unit = min(width, height)
    behind = backdrop(picture)
    heading = rng.choice((-1, 1))
    order = _order(picture, rng, heading)
    steps = 6

    def draw(now: float) -> Picture:
        frame = behind.copy()
        level = -60 + round(330 * ease(now, 0.3, 4.6))
        frame.paste(picture, (0, 0), _grains(order, level, 255, 255))
        for step in range(steps):
            drift = round(heading * unit * 0.016 * (step + 1) ** 1.7), round(-unit * 0.006 * (step + 1) ** 1.9)
            high = level - 12 * step
            frame.paste(picture, drift, _grains(order, high - 12, high, round(235 * (1 - step / steps))))
        return frame

    return draw


def _grains(order: Mask, after: int, until: int, strength: int) -> Mask:
    return order.point(lambda value: strength if after < value <= until else 0)


def _order(picture: Picture, rng: random.Random, heading: int) -> Mask:
    """Say when each grain goes: 0 first, 255 last; the side that the wind blows towards goes first."""
    width, height = picture.size
    grain = max(2, min(width, height) // 240)
    coarse = math.ceil(width / grain), math.ceil(height / grain)
    dust = Image.frombytes("L", coarse, rng.randbytes(coarse[0] * coarse[1]))
    dust = dust.resize((coarse[0] * grain, coarse[1] * grain), Image.Resampling.NEAREST).crop((0, 0, width, height))
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    if heading > 0:
        across = across.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return Mask.of(Image.blend(across, dust, 0.34))
