"""Effects that press the picture: Crush from above and below, Squish from both sides."""

from __future__ import annotations

import random

from pikadesk.sandbox.effects.easing import ease, spring, wobble
from pikadesk.sandbox.effects.props import Motion, backdrop, burst, chip
from pikadesk.sandbox.planes import Colour, Picture, even, mix, snap

_STEEL: Colour = (92, 98, 108)
_PAD: Colour = (214, 96, 92)


def crush(picture: Picture, rng: random.Random) -> Motion:
    """Two steel plates press the picture flat in three blows."""
    width, height = picture.size
    unit = min(width, height)
    behind = backdrop(picture)
    blows = ((0.7, 0.20), (1.7, 0.28), (2.8, 0.34))
    grey = [chip(unit * size, unit * size * 0.7, turn, (150, 150, 152)) for size, turn in ((0.012, 20), (0.02, 50))]
    dust = [
        crumb
        for at, _ in blows
        for edge in (0.0, 1.0)
        for crumb in burst(
            grey,
            (width * edge, height / 2),
            rng,
            count=24,
            speed=unit * 0.5,
            fall=unit * 0.9,
            born=(at + 0.12, at + 0.2),
        )
    ]

    def draw(now: float) -> Picture:
        pressed = sum(much * spring(now, at, rate=2.0, damping=7.0) for at, much in blows)
        shake = sum(wobble(now, at + 0.1, rate=9.0, damping=6.0) for at, _ in blows)
        tall = even(max(height * 0.10, height * (1 - min(0.9, pressed))))
        top = snap((height - tall) / 2 + unit * 0.008 * shake)
        frame = behind.copy()
        # What is pressed flat gives way to the sides.
        spread = width * 0.18 * min(1.0, pressed)
        frame.paste(picture.glide((spread / 2, 0, width - spread / 2, height), (width, tall)), (0, top))
        for crumb in dust:
            crumb.draw(frame, now)
        if pressed > 0 or now > 0.2:
            reach = ease(now, 0.2, 0.7)
            _plate(frame, round(top - (1 - reach) * height * 0.2), unit, upper=True)
            _plate(frame, round(top + tall + (1 - reach) * height * 0.2), unit, upper=False)
        return frame

    return draw


def _plate(frame: Picture, edge: int, unit: int, *, upper: bool) -> None:
    width, height = frame.size
    thick = round(unit * 0.075)
    start, end = (edge - thick, edge) if upper else (edge, edge + thick)
    far = -2 if upper else height + 2
    for x in (0.2, 0.8):
        frame.polygon(
            [(width * x - thick, far), (width * x + thick, far), (width * x + thick, edge), (width * x - thick, edge)],
            mix(_STEEL, (0, 0, 0), 0.5),
        )
        frame.polygon(
            [
                (width * x - thick * 0.6, far),
                (width * x - thick * 0.2, far),
                (width * x - thick * 0.2, edge),
                (width * x - thick * 0.6, edge),
            ],
            mix(_STEEL, (0, 0, 0), 0.2),
        )
    frame.polygon([(0, start), (width, start), (width, end), (0, end)], _STEEL)
    frame.polygon(
        [(0, start), (width, start), (width, start + thick * 0.18), (0, start + thick * 0.18)],
        mix(_STEEL, (255, 255, 255), 0.45),
    )
    lip = end - thick * 0.14
    frame.polygon([(0, lip), (width, lip), (width, end), (0, end)], mix(_STEEL, (0, 0, 0), 0.55))


def squish(picture: Picture, rng: random.Random) -> Motion:
    """Two soft pads squeeze the picture from the sides; it bulges up and springs back like jelly."""
    width, height = picture.size
    unit = min(width, height)
    behind = backdrop(picture, 0.6)
    squeezes = ((0.5, 0.26), (1.9, 0.40 + rng.uniform(0, 0.04)))

    def draw(now: float) -> Picture:
        held = sum(much * (ease(now, at, at + 0.45) - ease(now, at + 0.75, at + 0.9)) for at, much in squeezes)
        held += 0.46 * ease(now, 3.3, 3.9)
        jelly = sum(0.07 * wobble(now, at + 0.85, rate=3.2, damping=2.6) for at, _ in squeezes)
        narrow = min(0.75, max(-0.06, held + jelly))
        frame = behind.copy()
        wide = even(width * (1 - max(0.0, narrow)))
        # As much as it loses in width it gains in height: the top and the bottom leave the frame.
        cut = height * 0.5 * max(0.0, narrow) * 0.62
        slack = width * 0.5 * max(0.0, -narrow)
        left = snap((width - wide) / 2)
        frame.paste(picture.glide((slack, cut, width - slack, height - cut), (wide, height)), (left, 0))
        for side in (-1, 1):
            _pad(frame, left if side < 0 else left + wide, side, unit, ease(now, 0.15, 0.5))
        return frame

    return draw


def _pad(frame: Picture, edge: int, side: int, unit: int, here: float) -> None:
    width, height = frame.size
    away = (1 - here) * unit * 0.2 * side
    face, thick = edge + away, unit * 0.07 * side
    far = width + 2 if side > 0 else -2
    top, bottom = height * 0.14, height * 0.86
    round_off = unit * 0.05
    arm = mix(_PAD, (0, 0, 0), 0.62)
    frame.polygon([(face, height * 0.44), (far, height * 0.44), (far, height * 0.56), (face, height * 0.56)], arm)
    frame.polygon(
        [
            *((face, top + round_off), (face + thick * 0.3, top), (face + thick, top), (face + thick, bottom)),
            *((face + thick * 0.3, bottom), (face, bottom - round_off)),
        ],
        _PAD,
    )
    frame.polygon(
        [
            *((face + thick * 0.12, top + round_off), (face + thick * 0.3, top + round_off)),
            *((face + thick * 0.3, bottom - round_off), (face + thick * 0.12, bottom - round_off)),
        ],
        mix(_PAD, (255, 255, 255), 0.4),
    )
