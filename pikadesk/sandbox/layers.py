"""A landscape as layers that drift past each other, the near ones faster."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PIL import Image, ImageDraw, ImageFilter

from pikadesk.sandbox.palettes import Palette
from pikadesk.sandbox.planes import Colour, Mask, Picture, Point, Size, even, gradient, mesh, mix, noise, snap


@dataclass(frozen=True, slots=True)
class Layer:
    """A shape that moves over a film, filled with colours that don't.

    Attributes:
        fill: The band of the film that the shape may cover, full width.
        mask: The shape; larger than the band by as much as it moves.
        top: Where the band begins, in pixels from the top; even.
        drift: Pixels a second; negative to the right.
        bob: How far the shape rises and falls, in pixels.
        period: Seconds of one rise and fall.
        phase: Where in it the film begins, in radians.
        soft: The shape has no edges that would show that it moves by whole pixels.
        veil: A second mask of the same size that drifts the other way; only what both let through shows.
    """

    fill: Picture
    mask: Mask
    top: int
    drift: float
    bob: float = 0.0
    period: float = 5.0
    phase: float = 0.0
    soft: bool = False
    veil: Mask | None = None

    def draw(self, onto: Picture, seconds: float) -> None:
        """Draw the layer as it is `seconds` into the film."""
        size = self.fill.size
        room = self.mask.size[0] - size[0]
        along = min(float(room), abs(self.drift) * seconds)
        x = along if self.drift >= 0 else room - along
        y = self.bob * (1 + math.sin(math.tau * seconds / self.period + self.phase)) / 2
        part = self._part(self.mask, x, y)
        if self.veil is not None:
            part = part.times(self._part(self.veil, room - x, y))
        onto.paste(self.fill, (0, self.top), part)

    def _part(self, mask: Mask, x: float, y: float) -> Mask:
        width, height = self.fill.size
        if self.soft:
            return mask.slide((round(x), round(y)), (width, height))
        return mask.glide((x, y, x + width, y + height), (width, height))


@dataclass(frozen=True, slots=True)
class Stage:
    """What every layer of one film has to know: its size in pixels, its length in seconds, its colours, its chance."""

    size: Size
    seconds: float
    palette: Palette
    rng: random.Random

    @property
    def unit(self) -> float:
        """The measure of shapes, in pixels: tall films show more sky, not taller hills."""
        return min(self.size[1], 0.9 * self.size[0])

    def wide(self, drift: float, height: float) -> Size:
        """Return the size of a mask whose band is `height` high and that drifts by `drift` pixels a second."""
        return even(self.size[0] + abs(drift) * self.seconds + 4), even(height)

    def band(self, stops: Sequence[tuple[float, Colour]], height: float) -> Picture:
        """Return the fill of a layer: colours from its top to its bottom."""
        return gradient((self.size[0], even(height)), stops, self.rng)

    def pace(self, depth: float) -> float:
        """Return the drift in pixels a second of a layer at `depth`: 0 the farthest, 1 the nearest."""
        return self.unit * (0.004 + 0.034 * math.pow(depth, 1.5))


def sky(stage: Stage, horizon: float) -> Picture:
    """Paint the sky with its sun or moon down to the horizon, and on below it."""
    palette, rng = stage.palette, stage.rng
    height = stage.size[1]
    edge = horizon / height
    picture = gradient(
        stage.size,
        ((0.0, palette.zenith), (edge * 0.55, palette.middle), (edge * 0.97, palette.horizon), (1.0, palette.horizon)),
        rng,
    )
    if palette.stars:
        picture.tint((255, 255, 255), (0, 0), _stars(stage, horizon))
    return picture


def shine(stage: Stage, picture: Picture, at: tuple[float, float]) -> None:
    """Set the sun or the moon into the sky.

    Args:
        stage: The film.
        picture: Its sky; drawn on.
        at: The disc's middle in pixels.
    """
    unit, palette = min(stage.size), stage.palette
    rim = mix(palette.light, palette.horizon, 0.35)
    for reach, strength, colour in ((1.7, 0.42, rim), (0.62, 0.5, palette.light), (0.2, 0.55, palette.light)):
        side = even(unit * reach)
        picture.tint(colour, (snap(at[0] - side / 2), snap(at[1] - side / 2)), _glow(side, strength))
    radius = palette.disc * unit
    side = even(radius * 2 + 4)
    large = Image.new("L", (side * 4, side * 4))
    inset = (side - 2 * radius) * 2
    ImageDraw.Draw(large).ellipse((inset, inset, large.width - inset, large.height - inset), fill=255)
    disc = Mask.of(large.resize((side, side), Image.Resampling.BOX))
    picture.tint(mix(palette.light, (255, 255, 255), 0.7), (snap(at[0] - side / 2), snap(at[1] - side / 2)), disc)


def clouds(stage: Stage, horizon: float) -> list[Layer]:
    """Make clouds, two sheets of them at different speeds."""
    width, height = even(stage.size[0]), even(horizon)
    layers = []
    for share, floor, strength in ((0.0, 112, 0.62), (0.12, 124, 0.5)):
        drift = stage.unit * (0.012 + 0.05 * share)
        size = stage.wide(drift, height)
        across = max(2, round(size[0] / stage.unit * 2.2))
        down = max(3, round(height / stage.unit * 12))
        cells = [(across * 2**level, down * 2**level) for level in range(5)]
        cloudy = noise(size, cells, stage.rng).point(lambda v, low=floor: min(255, max(0, (v - low) * 4)))
        depth = Image.new("L", (1, 8))
        depth.putdata([int(255 * strength * weight) for weight in (0.7, 0.9, 1.0, 0.95, 0.85, 0.6, 0.3, 0.1)])
        mask = Mask.of(Image.composite(cloudy, Image.new("L", size), depth.resize(size, Image.Resampling.BICUBIC)))
        palette = stage.palette
        stops = ((0.0, mix(palette.cloud, palette.middle, 0.45)), (1.0, mix(palette.cloud, palette.light, 0.35)))
        layers.append(Layer(gradient((width, height), stops, stage.rng), mask, 0, drift, soft=True))
    return layers


def aurora(stage: Stage, horizon: float) -> list[Layer]:
    """Make curtains of northern light."""
    layers, rng = [], stage.rng
    for colour, tall, drift in (
        ((56, 236, 166), 1.0, 0.030),
        ((84, 190, 236), 0.8, 0.018),
        ((70, 245, 150), 0.62, 0.024),
    ):
        height = even(horizon * tall)
        speed = stage.unit * drift
        size = stage.wide(speed, height)
        fine = max(8, round(size[0] / stage.unit * 44))
        rays = noise(size, [(fine // 3, 1), (fine, 1), (fine * 3, 1)], rng).point(lambda v: 90 + v * 165 // 255)
        fall = Image.new("L", (1, 12))
        fall.putdata([0, 4, 12, 24, 40, 62, 92, 132, 190, 245, 60, 0])
        curtain = Image.composite(rays, Image.new("L", size), fall.resize(size, Image.Resampling.BICUBIC))
        waves = [
            (rng.uniform(0, math.tau), rng.uniform(0.5, 1.0) * rate, weight)
            for rate, weight in ((1, 0.16), (2.3, 0.07))
        ]
        folded = Mask.of(curtain).warped(
            mesh(size, (48, 1), partial(_fold, waves=waves, height=height, unit=stage.unit))
        )
        across = max(3, round(size[0] / stage.unit * 1.6))
        broad = noise(size, [(across, 2), (across * 2, 2)], rng).point(lambda v: min(255, max(0, (v - 84) * 3)))
        fill = stage.band(((0.0, mix(colour, (150, 80, 220), 0.7)), (0.6, colour), (1.0, colour)), height)
        layers.append(Layer(fill, folded, 0, speed, soft=True, veil=Mask.of(broad)))
    return layers


def _fold(x: float, y: float, *, waves: Sequence[tuple[float, float, float]], height: int, unit: float) -> Point:
    lift = sum(weight * math.sin(phase + math.tau * x / unit * rate) for phase, rate, weight in waves)
    return x, y + (lift + 0.12) * height


def _stars(stage: Stage, horizon: float) -> Mask:
    image = Image.new("L", stage.size)
    draw = ImageDraw.Draw(image)
    width, size = stage.size[0], min(stage.size) / 720
    for _ in range(round(420 * stage.palette.stars * width * horizon / (stage.unit**2))):
        x, y = stage.rng.uniform(0, width), horizon * stage.rng.random() ** 1.4
        radius = size * stage.rng.choice((0.5, 0.5, 0.5, 0.9, 1.3))
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=stage.rng.randrange(70, 255))
    return Mask.of(image.filter(ImageFilter.GaussianBlur(0.6)))


def _glow(side: int, strength: float) -> Mask:
    # Squared twice, the edge of the square that Pillow's circle is cut from cannot be seen.
    curve = [round(255 * strength * max(0.0, 1 - value / 181) ** 2.2) for value in range(256)]
    return Mask.of(Image.radial_gradient("L").resize((side, side), Image.Resampling.BICUBIC).point(curve))
