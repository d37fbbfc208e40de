"""In which form a picture is kept, which is the one that is uploaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageCms

from pikadesk.adapters.image_store import DiskImageStore
from tests.adapters.pictures import corner, encoded, exif, gps, scene

# Where the red corner of a picture goes that a camera marked with this orientation.
TURNS = {2: "right", 3: "below right", 4: "below", 5: "left", 6: "right", 7: "below right", 8: "below"}


@pytest.fixture
def store(tmp_path: Path) -> DiskImageStore:
    return DiskImageStore(tmp_path / "images")


def kept(store: DiskImageStore, folder: Path, content: bytes) -> Image.Image:
    """Keep a picture; returns the copy, wholly read."""
    file = folder / "a.bin"
    file.write_bytes(content)
    with Image.open(store.path(store.keep(file))) as copy:
        copy.load()
        return copy


def is_red(colour: tuple[int, ...]) -> bool:
    red, green, blue = colour
    return red > 150 and green < 100 and blue < 100


def red_corner(picture: Image.Image) -> str:
    width, height = picture.size
    places = {"left": (3, 3), "right": (width - 4, 3), "below": (3, height - 4), "below right": (width - 4, height - 4)}
    rgb = picture.convert("RGB")
    (found,) = [name for name, place in places.items() if is_red(rgb.getpixel(place))]
    return found


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize(("orientation", "corner_after"), TURNS.items())
def test_a_turned_picture_stands_upright(
    store: DiskImageStore, tmp_path: Path, kind: str, orientation: int, corner_after: str
) -> None:
    content = encoded(scene((60, 40)), kind, exif=exif(orientation))
    file = tmp_path / "a.bin"
    file.write_bytes(content)
    copy = kept(store, tmp_path, content)
    size = (40, 60) if orientation >= 5 else (60, 40)
    assert copy.size == size
    assert red_corner(copy) == corner_after
    assert 0x0112 not in copy.getexif()
    # What is said of it before is what comes out.
    facts = store.inspect(file)
    assert (facts.width, facts.height, facts.bytes, facts.format) == (*size, len(content), kind)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", [None, 1, 6])
def test_nobody_learns_where_it_was_taken(
    store: DiskImageStore, tmp_path: Path, kind: str, orientation: int | None
) -> None:
    content = encoded(scene(), kind, exif=gps(orientation))
    with Image.open(_written(tmp_path, content)) as before:
        assert before.getexif().get_ifd(0x8825)
    copy = kept(store, tmp_path, content)
    assert not copy.getexif().get_ifd(0x8825)
    assert "exif" not in copy.info
    assert red_corner(copy) == ("right" if orientation == 6 else "left")


def _written(folder: Path, content: bytes) -> Path:
    file = folder / "before.bin"
    file.write_bytes(content)
    return file


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_nor_from_the_metadata_that_photo_programs_add(store: DiskImageStore, tmp_path: Path, kind: str) -> None:
    place = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="46,32.85N"/></x:xmpmeta>'
    content = encoded(scene(), kind, xmp=place)
    assert b"GPSLatitude" in content
    file = _written(tmp_path, content)
    copy = store.path(store.keep(file)).read_bytes()
    assert b"GPSLatitude" not in copy


def test_other_metadata_is_no_reason_to_touch_a_picture(store: DiskImageStore, tmp_path: Path) -> None:
    made = exif(1)
    made[0x010F] = "A camera"
    content = encoded(scene(), "JPEG", exif=made, xmp=b"<x:xmpmeta><rdf:Description dc:title='Duck'/></x:xmpmeta>")
    file = _written(tmp_path, content)
    assert store.path(store.keep(file)).read_bytes() == content


@pytest.mark.parametrize(
    ("kind", "mode", "becomes"),
    [
        ("WEBP", "RGB", "JPEG"),
        ("MPO", "RGB", "JPEG"),
        ("BMP", "RGB", "PNG"),
        ("TIFF", "RGB", "PNG"),
        ("GIF", "P", "PNG"),
        ("AVIF", "RGB", "PNG"),
        ("PPM", "RGB", "PNG"),
        ("ICO", "RGB", "PNG"),
        ("TIFF", "L", "PNG"),
        ("TIFF", "1", "PNG"),
        ("TIFF", "CMYK", "PNG"),
        ("BMP", "P", "PNG"),
    ],
)
def test_other_formats_become_one_that_is_taken_everywhere(
    store: DiskImageStore, tmp_path: Path, kind: str, mode: str, becomes: str
) -> None:
    picture = scene((64, 64), mode)
    # Several pictures in a file are what makes it more than a JPEG.
    content = encoded(picture, kind, **({"save_all": True, "append_images": [picture]} if kind == "MPO" else {}))
    file = tmp_path / "Ente.original.bin"
    file.write_bytes(content)
    facts = store.inspect(file)
    assert (facts.width, facts.height, facts.bytes, facts.format) == (64, 64, len(content), kind)
    image = store.keep(file)
    assert image.name == f"Ente.original.{ {'JPEG': 'jpg', 'PNG': 'png'}[becomes] }"
    with Image.open(store.path(image)) as copy:
        assert (copy.format, copy.mode, copy.size) == (becomes, "RGB", (64, 64))
        expected, found = corner(picture), corner(copy)
    assert max(abs(a - b) for a, b in zip(expected, found, strict=True)) <= 12


@pytest.mark.parametrize(
    ("kind", "mode"), [("WEBP", "RGBA"), ("TIFF", "RGBA"), ("GIF", "P"), ("AVIF", "RGBA"), ("TIFF", "LA")]
)
def test_what_can_be_seen_through_stays_so(store: DiskImageStore, tmp_path: Path, kind: str, mode: str) -> None:
    picture = scene((64, 64), "RGBA")
    picture.paste((0, 0, 0, 0), (32, 32, 64, 64))
    options = {"lossless": True} if kind == "WEBP" else {}
    copy = kept(store, tmp_path, encoded(picture if mode == "P" else picture.convert(mode), kind, **options))
    assert (copy.format, copy.mode) == ("PNG", "RGBA")
    assert copy.getpixel((50, 50))[3] == 0
    assert copy.getpixel((5, 5))[3] == 255


def test_a_turned_png_stays_see_through(store: DiskImageStore, tmp_path: Path) -> None:
    picture = scene((60, 40), "RGBA")
    picture.putpixel((59, 39), (0, 0, 0, 0))
    copy = kept(store, tmp_path, encoded(picture, "PNG", exif=exif(6)))
    assert (copy.format, copy.mode, copy.size) == ("PNG", "RGBA", (40, 60))
    assert copy.getpixel((0, 59)) == (0, 0, 0, 0)


def test_an_animation_gives_its_first_picture(store: DiskImageStore, tmp_path: Path) -> None:
    frames = [Image.new("RGB", (32, 32), colour) for colour in ((200, 0, 0), (0, 200, 0), (0, 0, 200))]
    for kind in ("GIF", "WEBP"):
        content = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=50)
        copy = kept(store, tmp_path, content)
        assert getattr(copy, "n_frames", 1) == 1
        assert is_red(corner(copy))


def test_sixteen_bits_become_eight_of_the_same_brightness(store: DiskImageStore, tmp_path: Path) -> None:
    for shade, expected in ((0, 0), (0x4000, 0x40), (0x8000, 0x80), (0xFFFF, 0xFF)):
        copy = kept(store, tmp_path, encoded(Image.new("I;16", (32, 32), shade), "TIFF"))
        assert max(abs(part - expected) for part in corner(copy)) <= 1


def test_colours_keep_their_meaning(store: DiskImageStore, tmp_path: Path) -> None:
    """A profile goes along where it still says what the numbers mean, and only there."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert kept(store, tmp_path, encoded(scene(), "WEBP", icc_profile=srgb)).info["icc_profile"] == srgb
    assert kept(store, tmp_path, encoded(scene(), "TIFF", icc_profile=srgb)).info["icc_profile"] == srgb
    inks = srgb[:16] + b"CMYK" + srgb[20:]
    assert "icc_profile" not in kept(store, tmp_path, encoded(scene(mode="CMYK"), "TIFF", icc_profile=inks)).info
    greys = srgb[:16] + b"GRAY" + srgb[20:]
    assert "icc_profile" not in kept(store, tmp_path, encoded(scene(mode="L"), "TIFF", icc_profile=greys)).info


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@pytest.mark.parametrize("broken", [b"Exif\0\0garbage", b"Exif\0\0MM\0*\0\0\0\x08\0\x05\x01\x12\0\x03", b"Exif\0\0"])
def test_broken_metadata_does_not_spoil_a_good_picture(store: DiskImageStore, tmp_path: Path, broken: bytes) -> None:
    assert red_corner(kept(store, tmp_path, encoded(scene(), "JPEG", exif=broken))) == "left"
