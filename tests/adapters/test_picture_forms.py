"""What is found out about pictures, and the forms that the user's choices give them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from pikadesk.adapters.image_store import DiskImageStore
from pikadesk.domain.errors import DiskFull, FolderUnwritable, ImageRejected
from pikadesk.domain.preflight import ImageFacts
from tests.adapters.limits import on_a_full_disk
from tests.adapters.pictures import corner, encoded, exif, gps, ink_profile, scene

_GPS, _CAMERA, _ORIENTATION = 0x8825, 0x010F, 0x0112


@pytest.fixture
def store(tmp_path: Path) -> DiskImageStore:
    return DiskImageStore(tmp_path / "images")


def written(folder: Path, content: bytes, name: str = "duck.bin") -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def facts(store: DiskImageStore, folder: Path, content: bytes) -> ImageFacts:
    return store.inspect(written(folder, content))


def opened(file: Path) -> Image.Image:
    with Image.open(file) as picture:
        picture.load()
        return picture


def with_hole(mode: str = "RGBA", size: tuple[int, int] = (64, 64)) -> Image.Image:
    picture = scene(size, "RGBA")
    picture.paste((0, 0, 0, 0), (size[0] // 2, size[1] // 2, *size))
    return picture.convert(mode)


def frames(kind: str, **options: object) -> bytes:
    first, *rest = (Image.new("RGB", (32, 32), colour) for colour in ((200, 0, 0), (0, 200, 0), (0, 0, 200)))
    return encoded(first, kind, save_all=True, append_images=rest, **options)


def test_of_a_plain_picture_its_size_and_its_digest_are_known(store: DiskImageStore, tmp_path: Path) -> None:
    content = encoded(scene(), "JPEG")
    digest = hashlib.sha256(content).hexdigest()
    assert facts(store, tmp_path, content) == ImageFacts(60, 40, len(content), "JPEG", digest=digest)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", [None, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
def test_a_turn_is_known(store: DiskImageStore, tmp_path: Path, kind: str, orientation: int | None) -> None:
    found = facts(store, tmp_path, encoded(scene(), kind, exif=exif(orientation)))
    assert found.rotated is (orientation in range(2, 9))
    assert found.orientation == (orientation if found.rotated else 1)
    assert (found.width, found.height) == ((40, 60) if orientation in range(5, 9) else (60, 40))
    assert not found.has_location


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_a_place_is_known(store: DiskImageStore, tmp_path: Path, kind: str) -> None:
    assert facts(store, tmp_path, encoded(scene(), kind, exif=gps(6))).has_location


def test_a_place_in_the_metadata_of_photo_programs_too(store: DiskImageStore, tmp_path: Path) -> None:
    place = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="46,32.85N"/></x:xmpmeta>'
    assert facts(store, tmp_path, encoded(scene(), "JPEG", xmp=place)).has_location
    assert not facts(store, tmp_path, encoded(scene(), "JPEG", xmp=b"<x:xmpmeta/>")).has_location


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGBA"), ("PNG", "LA"), ("PNG", "P"), ("WEBP", "RGBA"), ("GIF", "P"), ("TIFF", "RGBA"), ("AVIF", "RGBA")],
)
def test_what_can_be_seen_through_is_known(store: DiskImageStore, tmp_path: Path, kind: str, mode: str) -> None:
    picture = with_hole("RGBA" if mode == "P" else mode)
    if mode == "P" and kind == "PNG":
        picture = picture.quantize(16)
    assert facts(store, tmp_path, encoded(picture, kind)).has_transparency


def test_one_colour_may_stand_for_nothing(store: DiskImageStore, tmp_path: Path) -> None:
    hole = encoded(scene(), "PNG", transparency=(220, 20, 20))
    assert facts(store, tmp_path, hole).has_transparency
    unused = encoded(scene(), "PNG", transparency=(1, 2, 3))
    assert not facts(store, tmp_path, unused).has_transparency


@pytest.mark.parametrize("mode", ["RGBA", "LA", "RGB", "L", "1", "P", "I;16"])
def test_a_channel_that_hides_nothing_is_no_transparency(store: DiskImageStore, tmp_path: Path, mode: str) -> None:
    picture = Image.new("I;16", (32, 32), 0x4000) if mode == "I;16" else scene((64, 64), mode)
    assert not facts(store, tmp_path, encoded(picture, "PNG")).has_transparency


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF"])
def test_more_frames_than_one_are_known(store: DiskImageStore, tmp_path: Path, kind: str) -> None:
    assert facts(store, tmp_path, frames(kind)).animated
    assert not facts(store, tmp_path, encoded(scene(), kind)).animated


def test_what_phones_write_beside_a_picture_is_no_frame_of_it(store: DiskImageStore, tmp_path: Path) -> None:
    found = facts(store, tmp_path, frames("MPO"))
    assert found.format == "MPO"
    assert not found.animated


def test_of_an_animated_png_the_first_frame_is_kept(store: DiskImageStore, tmp_path: Path) -> None:
    copy = opened(store.path(store.keep(written(tmp_path, frames("PNG")))))
    assert getattr(copy, "n_frames", 1) == 1
    assert corner(copy) == (200, 0, 0)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_with_its_place_an_upright_picture_stays_as_it_is(store: DiskImageStore, tmp_path: Path, kind: str) -> None:
    content = encoded(scene(), kind, exif=gps())
    file = written(tmp_path, content)
    assert store.path(store.keep(file, keep_location=True)).read_bytes() == content
    assert store.path(store.keep(file)).read_bytes() != content


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_a_picture_that_is_converted_keeps_its_place_and_nothing_else(
    store: DiskImageStore, tmp_path: Path, kind: str
) -> None:
    made = gps(6)
    made[_CAMERA] = "A camera"
    file = written(tmp_path, encoded(scene(), kind, exif=made))
    copy = opened(store.path(store.keep(file, keep_location=True)))
    place = copy.getexif().get_ifd(_GPS)
    assert (place[1], tuple(map(float, place[2]))) == ("N", (46.0, 32.0, 51.0))
    assert (place[3], tuple(map(float, place[4]))) == ("E", (7.0, 58.0, 35.0))
    assert _CAMERA not in copy.getexif()
    # It stands upright already: nobody may turn it once more.
    assert _ORIENTATION not in copy.getexif()
    assert copy.size == (40, 60)


def test_a_picture_without_a_place_gets_none(store: DiskImageStore, tmp_path: Path) -> None:
    file = written(tmp_path, encoded(scene(), "WEBP", exif=exif(6)))
    assert store.keep(file, keep_location=True) == store.keep(file)


def test_a_crop_is_cut_out_of_the_upright_picture(store: DiskImageStore, tmp_path: Path) -> None:
    # Stored lying: 60 × 40 with its upper right corner red when it is shown, 40 × 60.
    file = written(tmp_path, encoded(scene((60, 40)), "PNG", exif=exif(6)))
    part = opened(store.crop(file, "duck.bin", 1, 1))
    assert part.size == (40, 40)
    assert _ORIENTATION not in part.getexif()
    # Ten pixels are gone above and below: of the 30 that the red quarter is high, 20 are left.
    red = [part.convert("RGB").getpixel((38, y))[0] > 150 for y in range(40)]
    assert red == [True] * 20 + [False] * 20


@pytest.mark.parametrize(
    ("kind", "becomes", "suffix"),
    [("JPEG", "JPEG", ".jpg"), ("WEBP", "JPEG", ".jpg"), ("PNG", "PNG", ".png"), ("BMP", "PNG", ".png")],
)
def test_a_crop_is_in_a_form_that_is_taken_everywhere(
    store: DiskImageStore, tmp_path: Path, kind: str, becomes: str, suffix: str
) -> None:
    part = store.crop(written(tmp_path, encoded(scene(), kind)), "Möwe am Meer.original", 1, 1)
    assert part.name == f"Möwe am Meer{suffix}"
    assert part.is_relative_to(tmp_path / "images")
    assert opened(part).format == becomes


def test_a_crop_stays_see_through_and_keeps_its_colours(store: DiskImageStore, tmp_path: Path) -> None:
    part = opened(store.crop(written(tmp_path, encoded(with_hole(), "PNG")), "a.png", 2, 1))
    assert (part.mode, part.size) == ("RGBA", (64, 32))
    assert part.getpixel((60, 30))[3] == 0
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    part = opened(store.crop(written(tmp_path, encoded(scene(), "JPEG", icc_profile=profile)), "a.jpg", 1, 1))
    assert part.info["icc_profile"] == profile


def test_on_white_the_hole_is_white_and_the_rest_as_before(store: DiskImageStore, tmp_path: Path) -> None:
    for kind, becomes in (("PNG", "PNG"), ("WEBP", "PNG"), ("GIF", "PNG")):
        flat = opened(store.flatten(written(tmp_path, encoded(with_hole(), kind, lossless=True)), "a.bin"))
        assert (flat.mode, flat.format) == ("RGB", becomes)
        assert flat.getpixel((60, 60)) == (255, 255, 255)
        assert corner(flat)[0] > 200
        assert corner(flat)[1] < 50
    half = Image.new("RGBA", (32, 32), (0, 0, 0, 128))
    flat = opened(store.flatten(written(tmp_path, encoded(half, "PNG")), "a.png"))
    assert flat.getpixel((3, 3)) == (127, 127, 127)


def test_on_white_a_turned_picture_stands_upright(store: DiskImageStore, tmp_path: Path) -> None:
    flat = opened(store.flatten(written(tmp_path, encoded(with_hole(size=(60, 40)), "PNG", exif=exif(6))), "a.png"))
    assert flat.size == (40, 60)
    assert _ORIENTATION not in flat.getexif()


@pytest.mark.parametrize(
    "profile", [b"", b"no profile at all", ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()]
)
def test_inks_become_light(store: DiskImageStore, tmp_path: Path, profile: bytes) -> None:
    # A profile that is none of inks is of no use; the picture is none the worse for it.
    content = encoded(scene(mode="CMYK"), "JPEG", quality=95, icc_profile=profile)
    file = written(tmp_path, content)
    assert store.inspect(file).colours == "CMYK"
    copy = opened(store.path(store.keep(file)))
    assert (copy.mode, copy.format) == ("RGB", "JPEG")
    red, green, blue = corner(copy)
    assert red > 190
    assert max(green, blue) < 60
    assert store.inspect(store.path(store.keep(file))).colours == ""


@pytest.mark.parametrize(("lightness", "grey"), [(0, 0), (128, 119), (255, 255)])
def test_inks_are_turned_as_their_profile_says(
    store: DiskImageStore, tmp_path: Path, lightness: int, grey: int
) -> None:
    file = written(tmp_path, encoded(scene(mode="CMYK"), "JPEG", icc_profile=ink_profile(lightness)))
    copy = opened(store.path(store.keep(file)))
    assert all(abs(each - grey) <= 3 for each in corner(copy))
    assert "icc_profile" not in copy.info


def test_sixteen_bits_become_eight(store: DiskImageStore, tmp_path: Path) -> None:
    file = written(tmp_path, encoded(Image.new("I;16", (32, 32), 0x8000), "PNG"))
    assert store.inspect(file).colours == "16-bit"
    copy = opened(store.path(store.keep(file)))
    assert (copy.mode, copy.format) == ("RGB", "PNG")
    assert corner(copy) == (128, 128, 128)


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "L"), ("PNG", "1"), ("PNG", "L"), ("PNG", "LA"), ("PNG", "P")])
def test_ordinary_colours_stay_as_they_are(store: DiskImageStore, tmp_path: Path, kind: str, mode: str) -> None:
    file = written(tmp_path, encoded(scene(mode=mode), kind))
    assert store.inspect(file).colours == ""
    assert store.path(store.keep(file)).read_bytes() == file.read_bytes()


def test_a_crop_of_an_animation_is_of_its_first_frame(store: DiskImageStore, tmp_path: Path) -> None:
    part = opened(store.crop(written(tmp_path, frames("GIF")), "a.gif", 2, 1))
    assert getattr(part, "n_frames", 1) == 1
    assert corner(part) == (200, 0, 0)


def test_a_crop_for_which_there_is_no_room_leaves_nothing(store: DiskImageStore, tmp_path: Path) -> None:
    file = written(tmp_path, encoded(scene(), "JPEG"))
    with pytest.raises(DiskFull):
        on_a_full_disk(lambda: store.crop(file, "a.jpg", 1, 1))
    assert [path for path in (tmp_path / "images").rglob("*") if path.is_file()] == []
    in_the_way = DiskImageStore(file)
    with pytest.raises(FolderUnwritable):
        in_the_way.crop(file, "a.jpg", 1, 1)


def test_a_name_cannot_lead_out_of_the_folder(store: DiskImageStore, tmp_path: Path) -> None:
    file = written(tmp_path, encoded(scene(), "JPEG"))
    for name in ("../../../a.jpg", "/etc/a.jpg", "a/b/c.jpg"):
        part = store.crop(file, name, 1, 1)
        assert part.parent.parent == tmp_path / "images" / "cropped"


def test_what_is_no_picture_is_not_cropped(store: DiskImageStore, tmp_path: Path) -> None:
    with pytest.raises(ImageRejected) as caught:
        store.crop(written(tmp_path, b"Dear diary"), "a.jpg", 1, 1)
    assert caught.value.reason == "not_an_image"
