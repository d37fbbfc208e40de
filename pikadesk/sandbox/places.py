"""The five places that a text video can show, each as a backdrop and the layers before it."""

from __future__ import annotations

import math
from collections.abc import Callable

from PIL import Image, ImageFilter

from pikadesk.sandbox.layers import Layer, Stage, aurora, clouds, shine, sky
from pikadesk.sandbox.palettes import Mood, Place
from pikadesk.sandbox.planes import Colour, Mask, Picture, even, gradient, mix, snap
from pikadesk.sandbox.silhouettes import Profile, crest, dunes, land, pines, ridge, roofs, swell

_ABYSS: Colour = (4, 10, 24)

View = tuple[Picture, list[Layer]]
"""What stands still, and what moves before it, far to near."""


def view_of(mood: Mood, stage: Stage) -> View:
    """Build the landscape of a mood."""
    builders: dict[Place, Callable[[Stage], View]] = {
        Place.RIDGES: _ridges,
        Place.BEACH: _beach,
        Place.SEA: _sea,
        Place.DUNES: _dunes,
        Place.FOREST: _forest,
        Place.CITY: _city,
    }
    backdrop, layers = builders[mood.place](stage)
    return backdrop, [*(aurora(stage, stage.size[1] * 0.5) if mood.aurora else []), *layers]


def _open_sky(stage: Stage, horizon: float, low: float, high: float) -> View:
    """Paint a sky whose sun stands between `low` and `high` suns' radii above the horizon."""
    picture = sky(stage, horizon)
    lift = stage.rng.uniform(low, high) * stage.palette.disc * min(stage.size)
    shine(stage, picture, (stage.size[0] * stage.rng.uniform(0.3, 0.74), horizon - lift))
    return picture, clouds(stage, horizon)


def _hills(stage: Stage, depth: float, top: float, tall: float, bottom: float, profile: Profile) -> Layer:
    """Make one row of hills, `tall` pixels high from `top` on, with haze at their feet, down to `bottom`."""
    palette, drift = stage.palette, stage.pace(depth)
    colour = mix(palette.far, palette.near, depth**1.15)
    foot = mix(colour, palette.horizon, 0.5 * (1 - depth) ** 0.8)
    height = even(min(stage.size[1], bottom) - snap(top))
    share = tall / height

    def outline(x: float) -> float:
        return 1 - share * (1 - profile(x / share))

    hazy = min(0.98, share)
    lit = mix(colour, palette.light, 0.08 * (1 - depth))
    fill = stage.band(((0.0, lit), (0.3 * hazy, colour), (hazy, foot), (1.0, foot)), height)
    return Layer(fill, land(outline, stage.wide(drift, height)), snap(top), drift)


def _ridges(stage: Stage) -> View:
    height, unit, rng = stage.size[1], stage.unit, stage.rng
    horizon = height * 0.60
    picture, layers = _open_sky(stage, horizon - 0.16 * unit, 0.5, 3.0)
    for row in range(4):
        depth = row / 4.6
        top = horizon - unit * (0.32 - 0.125 * row - 0.012 * row * row)
        profile = ridge(rng, roughness=0.9 - 0.75 * depth, reach=1.5 - 0.2 * row)
        # Each row reaches below the deepest valley of the next, the last one to the edge.
        layers.append(_hills(stage, depth, top, unit * 0.44, top + unit * 0.58 if row < 3 else height, profile))
    ground = height - unit * 0.09
    layers.append(_planted(stage, 1.0, ground, unit * 0.16, trees=unit * 0.13, density=3.2))
    return picture, layers


def _planted(stage: Stage, depth: float, ground: float, relief: float, *, trees: float, density: float) -> Layer:
    """Make one row of pines on hills.

    Args:
        stage: The film.
        depth: 0 the farthest, 1 the nearest.
        ground: Where the hills' feet are, in pixels from the top.
        relief: Height of the hills above it, in pixels.
        trees: Height of the tallest pine in pixels.
        density: Pines for each pine's width.
    """
    palette, drift = stage.palette, stage.pace(depth)
    top = snap(max(2.0, ground - relief - trees * 1.1))
    height = even(stage.size[1] - top)
    profile = ridge(stage.rng, roughness=0.2, reach=0.8 * stage.unit / height)
    colour = mix(palette.far, palette.near, depth)

    def surface(x: float) -> float:
        return (stage.size[1] - ground + relief * (profile(x) - 0.2)) / height

    mask = pines(surface, stage.wide(drift, height), stage.rng, height=trees / height, density=density)
    foot = mix(colour, palette.horizon, 0.5 * (1 - depth))
    fill = stage.band(((0.0, mix(colour, palette.middle, 0.06)), (1.0, foot)), height)
    return Layer(fill, mask, top, drift)


def _forest(stage: Stage) -> View:
    height, unit, rng = stage.size[1], stage.unit, stage.rng
    horizon = height * 0.72
    picture = sky(stage, horizon)
    shine(stage, picture, (stage.size[0] * rng.uniform(0.3, 0.7), height * rng.uniform(0.2, 0.34)))
    layers = clouds(stage, horizon * 0.7)[:1]
    for row, (trees, density) in enumerate(((0.42, 2.6), (0.50, 2.2), (0.60, 1.6), (0.72, 1.1), (0.98, 0.5))):
        ground = height - unit * (0.30 - 0.075 * row)
        layers.append(_planted(stage, row / 4, ground, unit * 0.16, trees=trees * unit, density=density))
    return picture, layers


def _dunes(stage: Stage) -> View:
    height, unit, rng = stage.size[1], stage.unit, stage.rng
    horizon = height * 0.58
    picture, layers = _open_sky(stage, horizon, 0.6, 3.5)
    palette = stage.palette
    for row in range(5):
        depth = row / 4
        top = snap(horizon - unit * (0.06 - 0.05 * row - 0.012 * row * row))
        drift = stage.pace(depth)
        tall = even(height - top)
        crests = unit * (0.07 + 0.13 * depth) / tall
        outline, shaded = dunes(stage.wide(drift, tall), rng, tall=crests, length=unit * (0.5 + 0.9 * depth) / tall)
        sand = mix(palette.horizon, palette.sand, 0.45 + 0.55 * depth)
        lit = mix(sand, palette.light, 0.3 * (1 - 0.6 * depth))
        fill = stage.band(((0.0, lit), (crests, sand), (1.0, mix(sand, palette.near, 0.35))), tall)
        dusky = mix(sand, palette.near, 0.28 + 0.3 * depth)
        shade = stage.band(((0.0, dusky), (crests * 1.2, mix(dusky, sand, 0.2)), (1.0, mix(dusky, sand, 0.6))), tall)
        layers += [Layer(fill, outline, top, drift), Layer(shade, shaded, top, drift)]
    return picture, layers


def _city(stage: Stage) -> View:
    height, unit, rng = stage.size[1], stage.unit, stage.rng
    horizon = height * 0.74
    picture, layers = _open_sky(stage, horizon, 2.5, 7.0)
    palette = stage.palette
    rows = 4
    for row in range(rows):
        depth = row / (rows - 1)
        top = height - unit * (0.78 - 0.11 * row)
        tall = even(height - snap(top))
        drift = stage.pace(depth)
        houses, windows = roofs(stage.wide(drift, tall), rng, height=0.94 - 0.08 * row)
        colour = mix(palette.far, palette.near, depth**0.8)
        fill = stage.band(((0.0, colour), (1.0, mix(colour, palette.horizon, 0.4 * (1 - depth)))), tall)
        warm = stage.band(((0.0, (255, 214, 140)), (1.0, (255, 176, 96))), tall)
        layers.append(Layer(fill, houses, snap(top), drift))
        layers.append(Layer(warm, windows.faded(0.35 + 0.55 * depth), snap(top), drift))
    return picture, layers


def _sea(stage: Stage, waves: int = 5) -> View:
    width, height = stage.size
    rng, palette = stage.rng, stage.palette
    horizon = snap(height * 0.5)
    picture = sky(stage, horizon)
    sun = width * rng.uniform(0.32, 0.7)
    shine(stage, picture, (sun, horizon - palette.disc * min(stage.size) * rng.uniform(0.5, 3.4)))
    deep = even(height - horizon)
    far = mix(palette.horizon, palette.water, 0.55)
    water = gradient((width, deep), ((0.0, far), (0.3, palette.water), (1.0, mix(palette.water, _ABYSS, 0.35))), rng)
    picture.paste(water, (0, horizon))
    sheen, glitter = _ripples(stage, horizon, deep, sun)
    layers = [*clouds(stage, horizon), sheen]
    tops = [horizon + deep * (0.22 + 0.56 * (row / 4) ** 1.2) for row in range(waves)]
    bodies, crests = zip(*(_wave(stage, row / 4, top) for row, top in enumerate(tops)), strict=True)
    return picture, [*layers, *bodies, glitter, *crests]


def _beach(stage: Stage) -> View:
    backdrop, layers = _sea(stage, waves=4)
    palette, rng, unit = stage.palette, stage.rng, stage.unit
    top = snap(stage.size[1] - unit * 0.2)
    height = even(stage.size[1] - top)
    size = even(stage.size[0] + 4), even(height * 1.2)
    bend, lean = swell(rng, length=9.0), rng.uniform(-0.12, 0.12)

    def shore(x: float) -> float:
        return 0.52 + (bend(x) - 0.72) * 0.9 + lean * (x * size[1] / size[0] - 0.5)

    edge = ridge(rng, roughness=0.3, reach=0.3)
    dry = stage.band(((0.0, mix(palette.sand, palette.near, 0.35)), (0.55, palette.sand), (1.0, palette.sand)), height)
    wet = stage.band(
        ((0.0, mix(palette.water, palette.middle, 0.3)), (1.0, mix(palette.sand, palette.near, 0.5))), height
    )
    white = stage.band(((0.0, (255, 255, 255)), (1.0, mix((255, 255, 255), palette.light, 0.5))), height)
    sweep, phase = height * 0.14, rng.uniform(0, math.tau)
    swash = crest(lambda x: shore(x) + 0.06 + 0.10 * edge(x), size, lambda x: 0.02 + 0.09 * edge(x + 31))
    return backdrop, [
        *layers,
        Layer(wet, land(lambda x: shore(x) + 0.08, size), top, 0.0),
        Layer(dry, land(lambda x: shore(x) - 0.10, size), top, 0.0),
        Layer(white, swash.faded(0.85), top, 0.0, bob=sweep, period=5.0, phase=phase),
    ]


def _ripples(stage: Stage, horizon: int, deep: int, sun: float) -> tuple[Layer, Layer]:
    """Make the water's glitter: faint everywhere; bright under the sun."""
    palette, drift = stage.palette, stage.unit * 0.014
    size = stage.wide(drift, deep)
    first, second = _streaks(stage, size), _streaks(stage, size)
    reach = even(stage.unit * 0.6)
    curve = [max(0, 255 - round(value * 2.0)) for value in range(256)]
    path = Image.radial_gradient("L").point(curve).resize((reach, deep * 2)).crop((0, deep, reach, deep * 2))
    column = Image.new("L", size)
    column.paste(path, (int(sun - reach / 2), 0))
    bright = mix(palette.light, (255, 255, 255), 0.25)
    glow = gradient((stage.size[0], deep), ((0.0, bright), (1.0, palette.light)), stage.rng)
    sheen = gradient((stage.size[0], deep), ((0.0, palette.horizon), (1.0, palette.middle)), stage.rng)
    lit = Mask.of(Image.composite(first, Image.new("L", size), column))
    return (
        Layer(sheen, Mask.of(first).faded(0.6), horizon, drift, soft=True, veil=Mask.of(second)),
        Layer(
            glow,
            lit.point(lambda v: v * 3),
            horizon,
            drift * 0.2,
            soft=True,
            veil=Mask.of(second).point(lambda v: 40 + v * 2),
        ),
    )


def _streaks(stage: Stage, size: tuple[int, int]) -> Image.Image:
    """Make level streaks that grow from the horizon towards the viewer."""
    image, top, thick = Image.new("L", size), 0.0, stage.unit / 400
    while top < size[1]:
        rows = 6
        cells = max(3, int(size[0] / (thick * 9))), rows
        patch = Image.frombytes("L", cells, stage.rng.randbytes(cells[0] * rows))
        image.paste(patch.resize((size[0], math.ceil(thick * rows)), Image.Resampling.BICUBIC), (0, int(top)))
        top += thick * rows
        thick *= 1.24
    curve = [min(255, max(0, (value - 128) * 4)) for value in range(256)]
    return image.point(curve).filter(ImageFilter.GaussianBlur(0.7))


def _wave(stage: Stage, depth: float, top: float) -> tuple[Layer, Layer]:
    """Make one wave: its body, and the foam on its crest."""
    palette, rng, unit = stage.palette, stage.rng, stage.unit
    bob = unit * (0.006 + 0.016 * depth)
    drift = unit * (0.008 + 0.035 * depth) * rng.choice((1, -1))
    # The next wave covers the rest.
    height = even(min(unit * (0.18 + 0.12 * depth), stage.size[1] - snap(top)))
    size = stage.wide(drift, height + bob + 2)
    rise = unit * (0.035 + 0.045 * depth) / size[1]
    profile = swell(rng, length=unit * (0.7 + 0.9 * depth) / size[1])
    patches = ridge(rng, roughness=0.2, reach=unit * (0.14 + 0.2 * depth) / size[1])

    def outline(x: float) -> float:
        return 1 - bob / size[1] - rise * (1 - profile(x))

    def foam(x: float) -> float:
        return (patches(x) - 0.47) * rise * (1.5 + 0.5 * depth)

    body: Colour = mix(mix(palette.water, palette.middle, 0.22 * (1 - depth)), _ABYSS, 0.14 * depth)
    crown = mix(body, mix(palette.water, (255, 255, 255), 0.5), 0.34)
    fill = stage.band(((0.0, crown), (0.3, body), (1.0, mix(body, _ABYSS, 0.3))), height)
    white = stage.band(((0.0, mix((255, 255, 255), palette.light, 0.35)), (1.0, palette.light)), height)
    froth = crest(outline, size, foam)
    period, phase = 3.4 + 1.6 * rng.random(), rng.uniform(0, math.tau)
    return (
        Layer(fill, land(outline, size).faded(0.86), snap(top), drift, bob=bob, period=period, phase=phase),
        Layer(white, froth.faded(0.45 + 0.45 * depth), snap(top), drift, bob=bob, period=period, phase=phase),
    )
