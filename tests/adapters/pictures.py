"""Small pictures to send."""

from __future__ import annotations

import io
import struct
from random import Random

from PIL import Image

_GPS, _ORIENTATION = 0x8825, 0x0112


def scene(size: tuple[int, int] = (60, 40), mode: str = "RGB") -> Image.Image:
    """A picture without symmetry: red in its upper left quarter, else shades of green and blue."""
    picture = Image.new("RGB", size)
    width, height = size
    for x in range(width):
        for y in range(height):
            red = x < width // 2 and y < height // 2
            picture.putpixel((x, y), (220, 20, 20) if red else (0, 60 + x * 150 // width, 60 + y * 150 // height))
    return picture.convert(mode)


def noise(width: int, height: int) -> Image.Image:
    """A picture that nothing compresses."""
    return Image.frombytes("RGB", (width, height), Random(1).randbytes(width * height * 3))


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def exif(orientation: int | None = None) -> Image.Exif:
    made = Image.Exif()
    if orientation is not None:
        made[_ORIENTATION] = orientation
    return made


def gps(orientation: int | None = None) -> Image.Exif:
    """Metadata of a picture taken at a place in the Alps."""
    made = exif(orientation)
    made[_GPS] = {1: "N", 2: (46.0, 32.0, 51.0), 3: "E", 4: (7.0, 58.0, 35.0)}
    # Pillow writes it into a TIFF only as it has read it.
    read = Image.Exif()
    read.load(made.tobytes())
    return read


def ink_profile(lightness: int) -> bytes:
    """A colour profile by which the inks are a grey of that lightness, 0 to 255, but for black, which is black."""
    straight = bytes(range(256))
    corners = bytes((lightness, 128, 128, 0, 128, 128)) * 2**3
    table = struct.pack(">4sIBBBB9i", b"mft1", 0, 4, 3, 2, 0, *(0x10000 * (each % 4 == 0) for each in range(9)))
    table += straight * 4 + corners + straight * 3
    white = struct.pack(">4sI3i", b"XYZ ", 0, 0xF6D6, 0x10000, 0xD32D)
    tags = ((b"A2B0", table), (b"wtpt", white))
    directory, at, content = struct.pack(">I", len(tags)), 128 + 4 + 12 * len(tags), b""
    for name, tag in tags:
        padded = tag + bytes(-len(tag) % 4)
        directory += struct.pack(">4sII", name, at + len(content), len(padded))
        content += padded
    header = struct.pack(">I4xI4s4s4s12x4s", at + len(content), 0x02400000, b"prtr", b"CMYK", b"Lab ", b"acsp")
    header += bytes(28) + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    return header.ljust(128, b"\0") + directory + content


def corner(picture: Image.Image) -> tuple[int, ...]:
    """The colour of the upper left corner."""
    pixel = picture.convert("RGB").getpixel((1, 1))
    assert isinstance(pixel, tuple)
    return pixel
