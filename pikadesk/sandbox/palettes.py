"""What a prompt and a seed choose: a place, an hour, and the colours of that hour."""

from __future__ import annotations

import colorsys
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import TypeVar

from pikadesk.sandbox.planes import Colour

Name = TypeVar("Name")


class Place(StrEnum):
    """What stands under the sky."""

    RIDGES = "ridges"
    BEACH = "beach"
    SEA = "sea"
    DUNES = "dunes"
    FOREST = "forest"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of an hour.

    Attributes:
        zenith: The top of the sky.
        middle: Half way down.
        horizon: Just above the land.
        light: The sun's or the moon's glow, and what it touches.
        cloud: Clouds.
        far: The farthest hills.
        near: The nearest ones.
        water: Deep water.
        sand: Sand.
        stars: How many of them, 0 to 1.
        disc: Radius of the sun or moon, as a share of the shorter side.
    """

    zenith: Colour
    middle: Colour
    horizon: Colour
    light: Colour
    cloud: Colour
    far: Colour
    near: Colour
    water: Colour
    sand: Colour
    stars: float = 0.0
    disc: float = 0.045


_PALETTES: Mapping[str, Palette] = {
    "dawn": Palette(
        (92, 118, 168), (198, 168, 190), (255, 214, 170), (255, 240, 206), (255, 206, 190),
        (186, 158, 172), (48, 48, 76), (66, 112, 138), (196, 160, 132), disc=0.05,
    ),
    "day": Palette(
        (46, 112, 186), (112, 172, 222), (214, 234, 240), (255, 252, 236), (252, 253, 255),
        (158, 188, 202), (28, 66, 56), (18, 92, 128), (222, 190, 146), disc=0.04,
    ),
    "golden": Palette(
        (74, 92, 138), (214, 150, 116), (255, 206, 122), (255, 240, 196), (255, 190, 130),
        (206, 146, 112), (58, 38, 44), (54, 92, 112), (206, 148, 98), disc=0.06,
    ),
    "dusk": Palette(
        (36, 38, 92), (126, 78, 136), (250, 152, 122), (255, 220, 166), (214, 124, 142),
        (146, 96, 134), (26, 20, 46), (30, 62, 104), (150, 104, 98), stars=0.15, disc=0.055,
    ),
    "night": Palette(
        (6, 10, 30), (16, 32, 72), (48, 82, 126), (222, 232, 246), (52, 72, 112),
        (42, 68, 108), (6, 12, 24), (8, 28, 58), (74, 82, 104), stars=1.0, disc=0.032,
    ),
    "mist": Palette(
        (122, 156, 158), (176, 204, 196), (230, 238, 218), (255, 253, 232), (244, 248, 238),
        (160, 190, 178), (22, 46, 48), (62, 112, 116), (196, 184, 152), disc=0.05,
    ),
}  # fmt: skip

# In order of strength: "waves on a beach" is a beach, "a city by the sea" a city.
_PLACE_WORDS: Mapping[Place, str] = {
    Place.CITY: r"city|cities|street\w*|towns?|skyline|tokyo|york|london|paris|neon|cyber\w*|traffic|cars?|buildings?",
    Place.BEACH: r"beach\w*|shore\w*|coast\w*",
    Place.SEA: r"seas?|oceans?|waves?|boats?|ships?|sail\w*|harbou?r|island|lakes?|water|surf\w*|lighthouse|river",
    Place.DUNES: r"deserts?|dunes?|sand|sahara|camels?|mars|savanna\w*",
    Place.FOREST: r"forests?|woods?|trees?|pines?|jungle|bears?|deer|fox\w*|wol\w+|fog|mist\w*",
    Place.RIDGES: r"mountains?|hills?|valleys?|ridges?|alps|peaks?|balloons?|meadows?|eagles?|clouds?|snow\w*",
}
_HOUR_WORDS: Mapping[str, str] = {
    "night": r"night\w*|midnight|stars?|starry|moon\w*|aurora|dark|northern lights|space|neon",
    "dusk": r"dusk|sunset|evening|twilight|romantic",
    "dawn": r"dawn|sunrise|morning|spring",
    "golden": r"golden|autumn|warm|summer|fire|desert",
    "mist": r"mist\w*|fog\w*|rain\w*|calm|quiet|spooky|winter|snow\w*",
    "day": r"noon|day|daylight|midday|sunny|blue sky|bright",
}
_USUAL_HOURS: Mapping[Place, tuple[str, ...]] = {
    Place.RIDGES: ("dawn", "dusk", "golden", "day", "mist", "night"),
    Place.BEACH: ("dusk", "day", "golden", "dawn"),
    Place.SEA: ("dusk", "dawn", "golden", "day", "night"),
    Place.DUNES: ("golden", "dusk", "dawn", "night"),
    Place.FOREST: ("mist", "dawn", "golden", "night"),
    Place.CITY: ("dusk", "night", "golden"),
}


@dataclass(frozen=True, slots=True)
class Mood:
    """What a text video shows."""

    place: Place
    palette: Palette
    aurora: bool


def mood_of(prompt: str, rng: random.Random) -> Mood:
    """Choose place and hour: by the prompt's words where they say, by chance where they don't."""
    words = prompt.casefold()
    place = _first_named(_PLACE_WORDS, words) or rng.choice(list(Place))
    hour = _first_named(_HOUR_WORDS, words) or rng.choice(_USUAL_HOURS[place])
    aurora = "aurora" in words or "northern lights" in words
    return Mood(place, _shifted(_PALETTES[hour], rng.uniform(-0.02, 0.02), rng.uniform(0.92, 1.08)), aurora)


def _first_named(vocabulary: Mapping[Name, str], words: str) -> Name | None:
    return next((name for name, terms in vocabulary.items() if re.search(rf"\b(?:{terms})\b", words)), None)


def _shifted(palette: Palette, turn: float, strength: float) -> Palette:
    changed: dict[str, Colour] = {}
    for entry in fields(palette):
        value = getattr(palette, entry.name)
        if isinstance(value, tuple):
            hue, saturation, light = colorsys.rgb_to_hsv(*(part / 255 for part in value))
            rgb = colorsys.hsv_to_rgb((hue + turn) % 1, min(1, saturation * strength), light)
            red, green, blue = (round(part * 255) for part in rgb)
            changed[entry.name] = (red, green, blue)
    return replace(palette, **changed)  # type: ignore[arg-type]
