"""Frames as a decoder gives them, as pictures: in their colours, and in the size that is asked for."""

from __future__ import annotations

import av
import pytest
from PIL import Image

from pikadesk.adapters.frame_converter import LAYOUTS, AvFrameConverter
from pikadesk.services.player_ports import ColourSpace, Pixels, RawFrame

COLOURS = [(230, 40, 30), (40, 200, 60), (50, 70, 220), (200, 200, 200)]
SPACES = {ColourSpace.BT601: 5, ColourSpace.BT709: 1}


def raw(
    layout: str = "yuv420p",
    size: tuple[int, int] = (64, 32),
    space: ColourSpace = ColourSpace.BT601,
    *,
    told: bool = True,
    full: bool = False,
    padding: int = 0,
) -> RawFrame:
    """Four upright stripes, as a decoder might give them."""
    stripes = Image.new("RGB", (len(COLOURS), 1))
    stripes.putdata(COLOURS)
    picture = av.VideoFrame.from_image(stripes.resize(size, Image.Resampling.NEAREST))
    frame = picture.reformat(format=layout, dst_colorspace=SPACES[space], dst_color_range=2 if full else 1)
    planes = []
    for plane in frame.planes:
        lines = [bytes(plane)[at * plane.line_size :][: plane.line_size] for at in range(plane.height)]
        planes.append((memoryview(b"".join(line + bytes(padding) for line in lines)), plane.line_size + padding))
    return RawFrame(layout, *size, planes, space if told else None, full)


def colours(made: Pixels | None) -> list[tuple[int, ...]]:
    """The colours in the middle of the stripes."""
    assert made is not None
    assert len(made.content) >= made.line * made.height and made.line >= 4 * made.width
    row = made.height // 2 * made.line
    places = [row + 4 * ((2 * stripe + 1) * made.width // (2 * len(COLOURS))) for stripe in range(len(COLOURS))]
    return [tuple(reversed(made.content[at : at + 3])) for at in places]


def alike(found: list[tuple[int, ...]], tolerance: int = 12) -> bool:
    pairs = zip(found, COLOURS, strict=True)
    return all(abs(a - b) <= tolerance for one, other in pairs for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("layout", sorted(LAYOUTS - {"gray"}))
@pytest.mark.parametrize("padding", [0, 32])
def test_every_layout_keeps_its_colours(layout: str, padding: int) -> None:
    assert alike(colours(AvFrameConverter().convert(raw(layout, padding=padding), 64, 32)))


@pytest.mark.parametrize("space", ColourSpace)
@pytest.mark.parametrize("full", [False, True])
def test_what_the_numbers_mean_is_minded(space: ColourSpace, full: bool) -> None:
    assert alike(colours(AvFrameConverter().convert(raw(space=space, full=full), 64, 32)), 6)


def test_where_nobody_says_it_the_size_tells(tmp_path: object) -> None:
    large, small = (1280, 720), (640, 360)
    converter = AvFrameConverter()
    assert alike(colours(converter.convert(raw(size=large, space=ColourSpace.BT709, told=False), 64, 36)), 6)
    assert alike(colours(converter.convert(raw(size=small, space=ColourSpace.BT601, told=False), 64, 36)), 6)
    assert not alike(colours(converter.convert(raw(size=small, space=ColourSpace.BT709, told=False), 64, 36)), 6)


@pytest.mark.parametrize("size", [(64, 32), (31, 17), (16, 8), (97, 51)])
def test_it_is_as_large_as_was_asked(size: tuple[int, int]) -> None:
    made = AvFrameConverter().convert(raw(), *size)
    assert made is not None and (made.width, made.height) == size
    assert alike(colours(made), 40)


def test_one_after_the_other_of_all_kinds() -> None:
    converter = AvFrameConverter()
    for layout, size in (("yuv420p", (64, 32)), ("nv12", (64, 32)), ("nv12", (128, 64)), ("yuv420p", (64, 32))):
        assert alike(colours(converter.convert(raw(layout, size), *size)))


def test_what_it_does_not_know_is_left_to_others() -> None:
    assert AvFrameConverter().convert(RawFrame("xyz", 2, 2, []), 2, 2) is None
