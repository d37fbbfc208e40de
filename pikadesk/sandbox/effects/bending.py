"""Effects that bend the picture as if it were rubber: Deflate, Eye-pop, Inflate, Levitate, Melt, Poke."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw

from pikadesk.sandbox.effects.easing import ease, spring, wobble
from pikadesk.sandbox.effects.props import Motion, Particle, bend, ellipse, star
from pikadesk.sandbox.lettering import Stamp
from pikadesk.sandbox.planes import Picture, Point, even, snap


def _about(picture: Picture, reach: tuple[float, float]) -> tuple[float, float, float, float]:
    x, y = picture.size[0] / 2, picture.size[1] / 2
    return x - reach[0], y - reach[1], x + reach[0], y + reach[1]


def inflate(picture: Picture, rng: random.Random) -> Motion:
    """The middle swells like a balloon, pump by pump."""
    x0, y0 = picture.size[0] / 2, picture.size[1] / 2
    unit = min(picture.size)
    pumps = [0.4 + 0.62 * pump + rng.uniform(0, 0.08) for pump in range(6)]

    def draw(now: float) -> Picture:
        pressure = sum(ease(now, pump, pump + 0.34) + 0.25 * wobble(now, pump + 0.2) for pump in pumps) / len(pumps)
        radius = unit * (0.42 + 0.22 * pressure)
        power = 1.15 * max(0.0, pressure)

        def source(x: float, y: float) -> Point:
            far = math.hypot(x - x0, y - y0) / radius
            pull = far**power if far < 1 else 1.0
            return x0 + (x - x0) * pull, y0 + (y - y0) * pull

        return bend(picture, _about(picture, (radius, radius)), source, cell=unit // 14)

    return draw


def deflate(picture: Picture, rng: random.Random) -> Motion:
    """The middle goes limp: it shrinks, shivers and sags."""
    x0, y0 = picture.size[0] / 2, picture.size[1] / 2
    unit = min(picture.size)
    reach = min(0.62 * unit, x0), 0.5 * unit
    lean = rng.choice((-1, 1))

    def draw(now: float) -> Picture:
        gone = ease(now, 0.4, 3.6)
        shiver = 0.016 * unit * math.sin(now * 31) * ease(now, 0.3, 0.6) * (1 - ease(now, 2.6, 3.6))

        def source(x: float, y: float) -> Point:
            across, down = (x - x0) / reach[0], (y - y0) / reach[1]
            inside = max(0.0, 1 - across * across - down * down) ** 2
            fold = 0.03 * unit * gone * math.sin(across * 9 + down * 5)
            return (
                x0 + (x - x0) * (1 + 0.75 * gone * inside) + inside * (shiver + fold + lean * gone * (y - y0) * 0.4),
                y0 + (y - y0) * (1 + 1.15 * gone * inside) - 0.30 * unit * gone * inside,
            )

        return bend(picture, _about(picture, reach), source, cell=unit // 13)

    return draw


def eye_pop(picture: Picture, rng: random.Random) -> Motion:
    """Two round lenses spring out of the picture, side by side, again and again."""
    width, height = picture.size
    unit = min(width, height)
    radius, apart = unit * 0.25, unit * 0.255
    y0 = height * 0.44
    eyes = ((width / 2 - apart, rng.uniform(0, 0.1)), (width / 2 + apart, rng.uniform(0.12, 0.25)))

    def draw(now: float) -> Picture:
        pops = []
        for x0, late in eyes:
            out = sum(
                spring(now, at + late, rate=3.2, damping=3.4) - ease(now, at + late + 0.9, at + late + 1.2)
                for at in (0.5, 2.1)
            )
            pops.append((x0, max(0.0, out + spring(now, 3.7 + late, rate=3.2, damping=3.4))))

        def source(x: float, y: float) -> Point:
            for x0, out in pops:
                across, down = (x - x0) / radius, (y - y0) / radius
                far = math.hypot(across, down)
                if far < 1:
                    pull = 1 - min(0.86, 0.62 * out) * (1 - far**4)
                    return x0 + (x - x0) * pull, y0 + (y - y0) * pull
            return x, y

        region = (eyes[0][0] - radius, y0 - radius, eyes[1][0] + radius, y0 + radius)
        return bend(picture, region, source, cell=unit // 22)

    return draw


def levitate(picture: Picture, rng: random.Random) -> Motion:
    """The middle rises and hovers over its shadow while sparks drift up."""
    width, height = picture.size
    unit = min(width, height)
    x0, y0 = width / 2, height * 0.5
    reach = min(0.62 * unit, x0), 0.52 * unit
    shade = ellipse((even(unit * 0.74), even(unit * 0.13)), 0.6, 0.9)
    sparks = [
        Particle(
            star(unit * rng.uniform(0.006, 0.014), (255, 246, 214)),
            (x0 + rng.uniform(-0.5, 0.5) * unit, y0 + unit * rng.uniform(0.1, 0.42)),
            (rng.uniform(-0.02, 0.02) * unit, -unit * rng.uniform(0.10, 0.26)),
            rng.uniform(0.5, 4.4),
            0.0,
            1.6,
        )
        for _ in range(46)
    ]

    def draw(now: float) -> Picture:
        lift = unit * (0.16 * ease(now, 0.4, 2.0) + 0.022 * math.sin((now - 2.0) * 2.4) * ease(now, 1.6, 2.2))
        turn = 0.10 * math.sin(now * 1.7) * ease(now, 0.8, 2.0)

        def source(x: float, y: float) -> Point:
            across, down = (x - x0) / reach[0], (y - y0) / reach[1]
            # Flat in the middle, so that what floats keeps its shape.
            inside = max(0.0, 1 - (across * across + down * down) ** 2) ** 2
            return x + turn * inside * (y - y0), y - turn * inside * (x - x0) + lift * inside

        risen = bend(picture, (x0 - reach[0], y0 - reach[1], x0 + reach[0], y0 + reach[1]), source, cell=unit // 13)
        depth = ease(now, 0.4, 2.0)
        if depth > 0:
            corner = snap(x0 - shade.size[0] / 2), snap(y0 + 0.34 * unit)
            risen.tint((8, 8, 12), corner, shade.faded(depth * (1 - lift / unit)))
        for spark in sparks:
            spark.draw(risen, now)
        return risen

    return draw


def melt(picture: Picture, rng: random.Random) -> Motion:
    """The picture runs down in strands of uneven speed."""
    width, height = picture.size
    unit = min(width, height)
    strands = [
        (rng.uniform(0, math.tau), rng.uniform(1.5, 3.0) * rate, weight)
        for rate, weight in ((1, 1), (2.7, 0.7), (6.1, 0.4))
    ]

    def strength(x: float) -> float:
        value = sum(weight * math.sin(phase + rate * math.tau * x / unit * 0.5) for phase, rate, weight in strands)
        return 0.5 + value / 4.2

    def draw(now: float) -> Picture:
        flow = ease(now, 0.3, 5.6)
        if flow <= 0:
            return picture.copy()

        def source(x: float, y: float) -> Point:
            down = y / height
            run = flow * (0.25 + 0.95 * strength(x)) * down**0.7
            sway = 0.012 * unit * flow * math.sin(down * 11 + x / unit * 5 + now)
            return x + sway, y - height * 0.85 * run * (1 - 0.25 * down)

        return bend(picture, (0, height * 0.08, width, height), source, cell=unit // 14)

    return draw


def poke(picture: Picture, rng: random.Random) -> Motion:
    """A finger comes from the right and dents the picture, three times."""
    width, height = picture.size
    unit = min(width, height)
    finger = _finger(unit)
    y0 = height * rng.uniform(0.46, 0.54)
    touch = width / 2 + unit * 0.22
    times = (0.6, 1.9, 3.2)

    def draw(now: float) -> Picture:
        near = max(ease(now, at, at + 0.42) - ease(now, at + 0.55, at + 0.95) for at in times)
        dent = max(0.0, (near - 0.45) / 0.55)
        shake = sum(wobble(now, at + 0.62, rate=4.5, damping=4.0) for at in times)
        depth = unit * (0.24 * dent + 0.07 * shake)
        x0 = touch - depth * 0.6
        radius = unit * 0.36

        def source(x: float, y: float) -> Point:
            far = ((x - x0) ** 2 + 1.2 * (y - y0) ** 2) / (radius * radius)
            inside = max(0.0, 1 - far) ** 2
            return x + depth * inside, y - (y - y0) * 0.5 * dent * inside

        dented = bend(picture, (x0 - radius, y0 - radius, x0 + radius, y0 + radius), source, cell=unit // 14)
        tip = width - (width - touch + unit * 0.24) * near
        finger.press(dented, (snap(tip), snap(y0 - finger.picture.size[1] / 2)))
        return dented

    return draw


def _finger(unit: int) -> Stamp:
    """Draw a rounded wand that points to the left."""
    long, thick = even(unit * 0.95), even(unit * 0.11)
    image = Image.new("RGBA", (long * 2, thick * 2), (236, 178, 92, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, long * 2 + thick, thick * 2 - 1), radius=thick, fill=(233, 168, 84, 255))
    draw.rounded_rectangle(
        (thick * 0.5, thick * 0.3, long * 2 + thick, thick * 0.8), radius=thick // 4, fill=(250, 206, 138, 255)
    )
    draw.rounded_rectangle((0, 0, thick * 2.2, thick * 2 - 1), radius=thick, fill=(214, 88, 74, 255))
    draw.rounded_rectangle(
        (thick * 0.5, thick * 0.3, thick * 1.9, thick * 0.75), radius=thick // 4, fill=(240, 140, 122, 255)
    )
    return Stamp.of(image.reduce(2))
