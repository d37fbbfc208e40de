"""Effects that put on a show: Cake-ify and Ta-da."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw

from pikadesk.sandbox.effects.easing import ease, spring, wobble
from pikadesk.sandbox.effects.props import Motion, burst, chip, star
from pikadesk.sandbox.lettering import Stamp
from pikadesk.sandbox.planes import Colour, Mask, Picture, Point, Size, even, mix, snap

_CONFETTI: tuple[Colour, ...] = (
    (250, 196, 72),
    (236, 92, 104),
    (92, 176, 236),
    (120, 208, 142),
    (190, 130, 230),
    (250, 250, 244),
)


def cake_ify(picture: Picture, rng: random.Random) -> Motion:
    """Icing runs down from the top, a knife comes down, and the picture turns out to be cake."""
    width, height = picture.size
    unit = min(width, height)
    iced = _icing((width, even(height * 0.42)), unit, rng)
    inside = Picture.of(_sponge((even(width * 0.42), height), unit, rng))
    knife = _knife(unit)
    cut = snap(width * rng.uniform(0.54, 0.58))
    tilt = even(unit * 0.06)
    slope = Mask.of(_slanted((inside.size[0], height), tilt))

    def draw(now: float) -> Picture:
        cake = picture.copy()
        run = ease(now, 0.2, 1.7)
        if run > 0:
            iced.press(cake, (0, snap(-iced.picture.size[1] * (1 - run))))
        gap = snap(width * 0.36 * ease(now, 2.9, 4.3))
        frame = cake
        if gap > 0:
            frame = cake.copy()
            frame.paste(inside, (cut - tilt, 0), slope)
            frame.paste(cake.crop((cut, 0, width, height)), (cut + gap, 0))
            edge = Picture.filled((max(2, even(unit * 0.012)), height), (70, 40, 24))
            frame.paste(edge, (cut + gap - edge.size[0], 0))
        down = ease(now, 1.7, 2.5) - ease(now, 2.6, 3.1)
        if down > 0:
            x = cut - knife.picture.size[0] // 2 + round(unit * 0.004 * math.sin(now * 30))
            knife.press(frame, (snap(x), round(-knife.picture.size[1] + (height + unit * 0.1) * down)))
        return frame

    return draw


def _slanted(size: Size, tilt: int) -> Image.Image:
    image = Image.new("L", size)
    ImageDraw.Draw(image).polygon([(tilt, 0), (size[0], 0), (size[0], size[1]), (tilt, size[1])], fill=255)
    return image


def _icing(size: Size, unit: int, rng: random.Random) -> Stamp:
    """Draw icing that ends in drops, with sprinkles."""
    large = Image.new("RGBA", (size[0] * 2, size[1] * 2), (255, 226, 232, 0))
    draw = ImageDraw.Draw(large)
    base, step = size[1] * 0.7, unit * 0.2
    for colour, lift in (((236, 176, 192, 255), 0.0), ((255, 226, 232, 255), unit * 0.024)):
        again = random.Random(7)
        draw.rectangle((0, 0, size[0] * 2, base - lift), fill=colour)
        x = -step
        while x < size[0] * 2 + step:
            long, wide = base + size[1] * again.uniform(0.15, 1.2), step * again.uniform(0.8, 1.2)
            draw.rounded_rectangle((x, -step, x + wide, long - lift), radius=wide / 2, fill=colour)
            x += wide * 0.86
    for _ in range(170):
        x, y, turn = rng.uniform(0, size[0] * 2), rng.uniform(0, base * 0.95), rng.uniform(0, math.pi)
        across, along = unit * 0.020 * math.cos(turn), unit * 0.020 * math.sin(turn)
        draw.line(
            (x - across, y - along, x + across, y + along),
            fill=(*rng.choice(_CONFETTI[:5]), 255),
            width=max(2, unit // 90),
        )
    return Stamp.of(large.reduce(2))


def _sponge(size: Size, unit: int, rng: random.Random) -> Image.Image:
    """Draw the cut face of a layer cake."""
    image = Image.new("RGB", size, (235, 196, 128))
    draw = ImageDraw.Draw(image)
    for _ in range(round(size[0] * size[1] / unit**2 * 900)):
        x, y, radius = rng.uniform(0, size[0]), rng.uniform(0, size[1]), unit * rng.uniform(0.002, 0.006)
        shade = mix((235, 196, 128), rng.choice(((190, 140, 76), (252, 226, 170))), rng.uniform(0.3, 0.8))
        draw.ellipse((x - radius * 1.5, y - radius, x + radius * 1.5, y + radius), fill=shade)
    for middle in (0.26, 0.52, 0.78):
        for colour, half in (((255, 248, 236), 0.036), ((186, 42, 66), 0.013)):
            upper = [
                (x, size[1] * (middle - half) + unit * 0.006 * math.sin(x / unit * 19 + middle * 40))
                for x in range(0, size[0] + 8, 8)
            ]
            lower = [
                (x, size[1] * (middle + half) + unit * 0.006 * math.sin(x / unit * 23 + middle * 70))
                for x in range(0, size[0] + 8, 8)
            ]
            draw.polygon([*upper, *reversed(lower)], fill=colour)
    draw.rectangle((0, 0, size[0], size[1] * 0.05), fill=(255, 232, 236))
    return image


def _knife(unit: int) -> Stamp:
    wide, tall = even(unit * 0.09), even(unit * 1.35)
    image = Image.new("RGBA", (wide * 2, tall * 2), (220, 226, 232, 0))
    draw = ImageDraw.Draw(image)
    blade = tall * 2 * 0.72
    draw.polygon(
        [
            (wide * 0.5, blade * 0.3),
            (wide * 1.5, blade * 0.3),
            (wide * 1.5, tall * 2 - wide * 2),
            (wide * 0.5, tall * 2),
        ],
        fill=(214, 220, 228, 255),
    )
    draw.polygon(
        [(wide * 0.5, blade * 0.3), (wide * 0.85, blade * 0.3), (wide * 0.85, tall * 2 - wide), (wide * 0.5, tall * 2)],
        fill=(246, 249, 252, 255),
    )
    draw.rounded_rectangle((wide * 0.35, 0, wide * 1.65, blade * 0.32), radius=wide // 3, fill=(64, 46, 40, 255))
    return Stamp.of(image.reduce(2))


def ta_da(picture: Picture, rng: random.Random) -> Motion:
    """A curtain closes; it opens again on the picture, larger than life, in a rain of confetti."""
    width, height = picture.size
    unit = min(width, height)
    curtain = Picture.of(_velvet((even(width / 2), height), unit))
    slips = [chip(unit * 0.018, unit * 0.010, turn, colour) for colour in _CONFETTI for turn in (0, 35, 70, 120)]
    slips += [star(unit * 0.016, colour, 5) for colour in _CONFETTI]
    thrown: list[Point] = [(width * 0.08, height * 0.95), (width * 0.92, height * 0.95), (width / 2, height * 0.4)]
    rain = [
        slip
        for place in thrown
        for slip in burst(slips, place, rng, count=70, speed=unit * 1.25, fall=unit * 0.75, born=(1.75, 2.3))
    ]

    def draw(now: float) -> Picture:
        size = 1 + 0.10 * spring(now, 1.7, rate=1.6, damping=2.4) if now > 1.7 else 1.0
        rest_x, rest_y = width * (1 - 1 / size) / 2, height * (1 - 1 / size) / 2
        frame = (
            picture.glide((rest_x, rest_y, width - rest_x, height - rest_y), picture.size)
            if size > 1
            else picture.copy()
        )
        for slip in rain:
            slip.draw(frame, now)
        closed = ease(now, 0.15, 0.8) - 0.97 * ease(now, 1.6, 2.5)
        wide = even(width / 2 * (closed + 0.012 * wobble(now, 0.8, rate=2.0)))
        if closed > 0.01:
            half = curtain.glide((0, 0, *curtain.size), (min(wide, width), height))
            frame.paste(half, (0, 0))
            frame.paste(half, (width - half.size[0], 0))
        return frame

    return draw


def _velvet(size: Size, unit: int) -> Image.Image:
    row = Image.new("RGB", (size[0], 1))
    folds = 7.0
    shades = []
    for x in range(size[0]):
        turn = x / size[0] * folds * math.tau
        light = 0.5 + 0.34 * math.sin(turn) + 0.16 * math.sin(turn * 2 + 0.7)
        shades.append(mix((74, 8, 18), (206, 40, 52), light))
    row.putdata(shades)
    image = row.resize(size, Image.Resampling.NEAREST)
    draw = ImageDraw.Draw(image)
    hem = unit * 0.035
    draw.rectangle((0, size[1] - hem * 1.6, size[0], size[1] - hem * 0.7), fill=(226, 176, 84))
    draw.rectangle((0, size[1] - hem * 1.6, size[0], size[1] - hem * 1.45), fill=(250, 220, 150))
    return image
