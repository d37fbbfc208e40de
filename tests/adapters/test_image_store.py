"""Copies of the pictures that jobs use."""

from __future__ import annotations

import os
import struct
import warnings
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from pikadesk.adapters.image_store import MOST_BYTES, DiskImageStore
from pikadesk.domain.draft import StoredImage
from pikadesk.domain.errors import DiskFull, Fault, FolderUnwritable, ImageRejected
from tests.adapters.limits import on_a_full_disk, without_root
from tests.adapters.pictures import encoded, exif, gps, noise, scene
from tests.fakes.contracts_files import ImageStoreContract


@pytest.fixture
def store(tmp_path: Path) -> DiskImageStore:
    return DiskImageStore(tmp_path / "data" / "images")


class TestContract(ImageStoreContract):
    @pytest.fixture
    def images(self, store: DiskImageStore) -> DiskImageStore:
        return store

    @pytest.fixture
    def picture(self, tmp_path: Path) -> Path:
        file = tmp_path / "duck.jpg"
        file.write_bytes(encoded(scene(), "JPEG"))
        return file

    @pytest.fixture
    def placed(self, tmp_path: Path) -> Path:
        file = tmp_path / "matterhorn.jpg"
        file.write_bytes(encoded(scene(), "JPEG", exif=gps()))
        return file

    @pytest.fixture
    def glass(self, tmp_path: Path) -> Path:
        file = tmp_path / "duck.png"
        picture = scene(mode="RGBA")
        picture.putpixel((0, 0), (0, 0, 0, 0))
        file.write_bytes(encoded(picture, "PNG", exif=gps()))
        return file


def rejected(store: DiskImageStore, file: Path) -> Fault:
    """Both ways of looking at a file say the same, and neither keeps anything."""
    with pytest.raises(ImageRejected) as caught:
        store.inspect(file)
    with pytest.raises(ImageRejected) as again:
        store.keep(file)
    assert again.value.fault == caught.value.fault
    assert again.value.reason == caught.value.reason
    return caught.value.fault


def because(reason: str, name: str, limit: int | None = None) -> Fault:
    values = {"name": name, "reason": reason, "limit": limit}
    return Fault("image_rejected", tuple(sorted((k, v) for k, v in values.items() if v is not None)))


def test_what_is_not_there(store: DiskImageStore, tmp_path: Path) -> None:
    assert rejected(store, tmp_path / "Ente.jpg") == because("missing", "Ente.jpg")
    (tmp_path / "link.jpg").symlink_to(tmp_path / "gone.jpg")
    assert rejected(store, tmp_path / "link.jpg") == because("missing", "link.jpg")


def test_a_folder(store: DiskImageStore, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").mkdir()
    assert rejected(store, tmp_path / "a.jpg") == because("folder", "a.jpg")


def test_a_name_that_no_file_can_have(store: DiskImageStore, tmp_path: Path) -> None:
    for name in ("x" * 300 + ".jpg", "a\0b.jpg"):
        assert rejected(store, tmp_path / name) in (because("missing", name), because("not_an_image", name))


def test_an_empty_file(store: DiskImageStore, tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    assert rejected(store, tmp_path / "a.png") == because("empty", "a.png")


def test_a_pipe_is_not_waited_for(store: DiskImageStore, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    assert rejected(store, tmp_path / "a.png") == because("empty", "a.png")


def test_a_device_is_not_read(store: DiskImageStore) -> None:
    assert rejected(store, Path("/dev/zero")) == because("empty", "zero")


def test_a_file_that_may_not_be_read(store: DiskImageStore, tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(encoded(scene(), "PNG"))
    file.chmod(0)
    assert without_root(lambda: rejected(store, file)) == because("unreadable", "a.png")


def test_a_folder_that_may_not_be_entered(store: DiskImageStore, tmp_path: Path) -> None:
    folder = tmp_path / "private"
    folder.mkdir()
    (folder / "a.png").write_bytes(encoded(scene(), "PNG"))
    folder.chmod(0)
    try:
        assert without_root(lambda: rejected(store, folder / "a.png")) == because("unreadable", "a.png")
    finally:
        folder.chmod(0o700)


@pytest.mark.parametrize(
    "content", [b"Dear diary\n" * 40, b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"%PDF-1.7", b"<svg/>"]
)
def test_what_only_calls_itself_a_picture(store: DiskImageStore, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(content)
    assert rejected(store, file) == because("not_an_image", "a.jpg")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_picture_that_was_cut_short(store: DiskImageStore, tmp_path: Path, kind: str, share: float) -> None:
    content = encoded(noise(300, 200), kind)
    file = tmp_path / "a.jpg"
    file.write_bytes(content[: int(len(content) * share)])
    assert rejected(store, file) == because("not_an_image", "a.jpg")


def test_more_bytes_than_can_be_uploaded(store: DiskImageStore, tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    with file.open("wb") as out:
        out.write(encoded(scene(), "JPEG"))
        out.truncate(MOST_BYTES + 1)
    assert rejected(store, file) == because("too_many_bytes", "a.jpg", 50)
    os.truncate(file, MOST_BYTES)
    assert store.inspect(file).bytes == MOST_BYTES


def test_more_pixels_than_can_be_held(store: DiskImageStore, tmp_path: Path) -> None:
    for width, fits in ((10_000, True), (10_001, False)):
        file = tmp_path / f"{width}.png"
        Image.new("1", (width, 10_000)).save(file)
        assert file.stat().st_size < 100_000
        if fits:
            facts = store.inspect(file)
            assert (facts.width, facts.height, facts.format) == (10_000, 10_000, "PNG")
        else:
            assert rejected(store, file) == because("too_many_pixels", file.name, 100)


def test_a_header_that_lies_about_the_size_costs_no_memory(store: DiskImageStore, tmp_path: Path) -> None:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 6, 0, 0, 0)
    file = tmp_path / "bomb.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(99))))
    assert rejected(store, file) == because("too_many_pixels", "bomb.png", 100)


def test_a_picture_that_grows_too_large_when_it_is_turned(store: DiskImageStore, tmp_path: Path) -> None:
    file = tmp_path / "noise.jpg"
    file.write_bytes(encoded(noise(5000, 5000), "JPEG", quality=70, subsampling=0, exif=exif(6)))
    assert file.stat().st_size < MOST_BYTES * 0.6
    store.inspect(file)
    with pytest.raises(ImageRejected) as caught:
        store.keep(file)
    assert caught.value.fault == because("too_many_bytes", "noise.jpg", 50)


KINDS = ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP", "AVIF", "MPO", "DDS", "ICO", "PPM", "TGA"]


@pytest.mark.parametrize("kind", KINDS)
def test_damage_of_any_kind_is_found_or_does_no_harm(store: DiskImageStore, tmp_path: Path, kind: str) -> None:
    """Pillow raises almost anything; nothing but a rejection may come out."""
    options = {} if kind in ("GIF", "BMP", "DDS", "ICO", "PPM", "TGA") else {"exif": gps()}
    whole, random, file = encoded(scene((24, 16)), kind, **options), Random(kind), tmp_path / "a.jpg"
    found = 0
    with warnings.catch_warnings():
        # Of damaged metadata, which the picture survives.
        warnings.simplefilter("ignore")
        for _ in range(60):
            content = bytearray(whole)
            for _ in range(random.randint(1, 6)):
                content[random.randrange(min(len(content), random.choice((64, 300, 10**6))))] = random.randrange(256)
            file.write_bytes(content)
            try:
                image = store.keep(file)
            except ImageRejected:
                found += 1
            else:
                Image.open(store.path(image)).load()
    assert found


def test_an_upright_jpeg_or_png_is_kept_byte_for_byte(store: DiskImageStore, tmp_path: Path) -> None:
    names = [("JPEG", "Möwe 🦆.JPEG", "Möwe 🦆.jpg"), ("PNG", "a.b.c", "a.b.png"), ("PNG", "x.jpg", "x.png")]
    for kind, name, kept in names:
        content = encoded(scene(), kind)
        (tmp_path / name).write_bytes(content)
        image = store.keep(tmp_path / name)
        assert image.name == kept
        assert store.path(image).read_bytes() == content
        assert store.path(image).suffix == {"JPEG": ".jpg", "PNG": ".png"}[kind]
        assert store.path(image).parent == tmp_path / "data" / "images"


def test_the_same_content_is_stored_once_whatever_its_name(store: DiskImageStore, tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg", "c.jpeg"):
        (tmp_path / name).write_bytes(encoded(scene(), "JPEG"))
    kept = [store.keep(tmp_path / name) for name in ("a.jpg", "b.jpg", "c.jpeg")]
    assert len({image.digest for image in kept}) == 1
    assert [image.name for image in kept] == ["a.jpg", "b.jpg", "c.jpg"]
    assert len(list((tmp_path / "data" / "images").iterdir())) == 1


def test_another_store_on_the_same_folder_has_it_too(store: DiskImageStore, tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(encoded(scene(), "JPEG"))
    image = store.keep(file)
    file.unlink()
    assert DiskImageStore(tmp_path / "data" / "images").path(image).is_file()


def test_a_name_that_is_no_text_becomes_one(store: DiskImageStore, tmp_path: Path) -> None:
    """As on a disk from elsewhere; the name goes into records, recipes and videos, which hold text."""
    file = tmp_path / os.fsdecode(b"caf\xe9.jpg")
    file.write_bytes(encoded(scene(), "JPEG"))
    image = store.keep(file)
    assert image.name == "caf?.jpg"
    assert store.path(image).is_file()


@pytest.mark.parametrize(
    ("digest", "name"),
    [
        ("../../../etc/passwd", "a.jpg"),
        ("/etc/passwd", "a"),
        ("/" * 64, "a.jpg"),
        ("." * 64, "a.jpg"),
        ("A" * 64, "a.jpg"),
        ("é" * 64, "a.jpg"),
        ("²" * 64, "a.jpg"),
        ("ab" * 32, "a.jpg/../../../../etc/passwd"),
        ("ab" * 32, "a.txt"),
        ("ab" * 32, "a." + "x" * 300),
        ("ab" * 32, "a.\0"),
        ("ab" * 32, ""),
    ],
)
def test_a_recipe_cannot_lead_out_of_the_folder(store: DiskImageStore, tmp_path: Path, digest: str, name: str) -> None:
    # A file where each of them would lead, were it followed.
    folder = tmp_path / "data" / "images"
    folder.mkdir(parents=True)
    (folder / f"{'ab' * 32}.txt").write_text("not a picture")
    with pytest.raises(ImageRejected) as caught:
        store.path(StoredImage(digest, name))
    assert caught.value.reason == "missing"


def obstructed(folder: Path) -> None:
    folder.parent.touch()


def locked(folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o500)


@pytest.mark.parametrize("obstacle", [obstructed, locked])
def test_a_folder_that_cannot_be_written(
    store: DiskImageStore, tmp_path: Path, obstacle: Callable[[Path], None]
) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(encoded(scene(), "JPEG"))
    obstacle(tmp_path / "data" / "images")
    with pytest.raises(FolderUnwritable):
        without_root(lambda: store.keep(file))


def test_a_full_disk_leaves_nothing(store: DiskImageStore, tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(encoded(scene(), "JPEG"))
    with pytest.raises(DiskFull):
        on_a_full_disk(lambda: store.keep(file))
    assert list((tmp_path / "data" / "images").iterdir()) == []
    assert store.path(store.keep(file)).read_bytes() == file.read_bytes()
