"""Reading the pictures that people have."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PIL import Image

from pikadesk.sandbox.film import open_image
from pikadesk.sandbox.render import render_image, render_scenes
from tests.sandbox.films import watch


def test_a_picture_is_turned_as_its_camera_was_held(tmp_path: Path) -> None:
    picture = Image.new("RGB", (80, 40), (200, 0, 0))
    picture.paste((0, 0, 200), (0, 0, 40, 40))
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.save(tmp_path / "turned.jpg", exif=exif, quality=95)
    upright = open_image(tmp_path / "turned.jpg")
    assert upright.size == (40, 80)
    assert upright.getpixel((20, 10)) == pytest.approx((0, 0, 200), abs=12)
    render_image(tmp_path / "turned.jpg", 1, 90, 1, tmp_path / "out.mp4", Event())
    assert watch(tmp_path / "out.mp4").size == (90, 180)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "I", "F"])
def test_a_picture_of_any_mode_is_read_in_its_own_brightness(mode: str, tmp_path: Path) -> None:
    levels = {"1": 1, "I;16": 40000, "I": 40000, "LA": (156, 255), "RGB": (156,) * 3, "RGBA": (156, 156, 156, 255)}
    file = tmp_path / ("picture.tif" if mode in ("F", "I") else "picture.png")
    Image.new(mode, (30, 20), levels.get(mode, 156 if mode != "P" else 0)).save(file)
    read = open_image(file)
    assert (read.mode, read.size) == ("RGB", (30, 20))
    expected = {"1": 255, "P": 0}.get(mode, 156)
    assert read.getpixel((15, 10)) == pytest.approx((expected,) * 3, abs=2)


def test_what_is_transparent_is_shown_on_light_grey(tmp_path: Path) -> None:
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(tmp_path / "clear.png")
    assert open_image(tmp_path / "clear.png").getpixel((10, 10)) == (238, 239, 241)


def test_a_print_in_four_colours_is_read(tmp_path: Path) -> None:
    Image.new("CMYK", (20, 20), (0, 255, 255, 0)).save(tmp_path / "print.jpg")
    red, green, blue = open_image(tmp_path / "print.jpg").getpixel((10, 10))  # type: ignore[misc]
    assert red > 200 > max(green, blue)


def test_an_animation_is_read_as_its_first_picture(tmp_path: Path) -> None:
    pictures = [Image.new("RGB", (20, 20), colour) for colour in ((250, 0, 0), (0, 250, 0))]
    pictures[0].save(tmp_path / "moving.gif", save_all=True, append_images=pictures[1:])
    assert open_image(tmp_path / "moving.gif").getpixel((10, 10)) == pytest.approx((250, 0, 0), abs=6)


def test_a_huge_picture_is_made_smaller_at_once(tmp_path: Path) -> None:
    Image.new("L", (9000, 3000)).save(tmp_path / "huge.png")
    assert max(open_image(tmp_path / "huge.png").size) == 4096


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (3, 7)])
def test_a_picture_of_a_few_pixels_makes_a_video(size: tuple[int, int], tmp_path: Path) -> None:
    Image.new("RGB", size, (90, 120, 150)).save(tmp_path / "tiny.png")
    render_image(tmp_path / "tiny.png", 1, 90, 1, tmp_path / "out.mp4", Event())
    assert min(watch(tmp_path / "out.mp4").size) == 90
    render_scenes([tmp_path / "tiny.png"] * 3, 1, (160, 90), 1, tmp_path / "out.mp4", Event(), creative=True)
    assert watch(tmp_path / "out.mp4").size == (160, 90)
