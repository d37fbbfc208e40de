"""The preview as a film: frames exactly where the storyboard says, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import av
import pytest
from PIL import Image

from pikadesk.adapters.animatic_film import film_blends, write_dissolve
from pikadesk.domain.errors import FolderUnwritable, ImageRejected, Stopped
from pikadesk.domain.storyboard import Blend

Colour = tuple[int, int, int]
RED, BLUE, GREEN = (200, 30, 30), (30, 30, 200), (30, 180, 30)
WELL = (11, 12, 13)


def _picture(file: Path, colour: Colour, size: tuple[int, int] = (320, 180)) -> Path:
    Image.new("RGB", size, colour).save(file)
    return file


def _write(images: list[Path], seconds: list[int], target: Path, stop: Event | None = None) -> list[tuple[int, int]]:
    progress: list[tuple[int, int]] = []
    write_dissolve(images, seconds, target, lambda done, frames: progress.append((done, frames)), stop or Event())
    return progress


def _frames(film: Path) -> list[Image.Image]:
    with av.open(str(film)) as container:
        return [frame.to_image() for frame in container.decode(video=0)]


def _at(frame: Image.Image, x: float = 0.5, y: float = 0.5) -> Colour:
    pixel = frame.getpixel((int(frame.width * x), int(frame.height * y)))
    assert isinstance(pixel, tuple)
    return pixel[0], pixel[1], pixel[2]


def _mixed(first: Colour, second: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def test_a_film_dissolves_through_its_pictures_and_lasts_exactly_as_long(tmp_path: Path) -> None:
    images = [_picture(tmp_path / f"{index}.png", colour) for index, colour in enumerate((RED, BLUE, GREEN))]
    progress = _write(images, [1, 2], tmp_path / "film.mp4")
    frames = _frames(tmp_path / "film.mp4")
    assert len(frames) == 72
    assert {frame.size for frame in frames} == {(1280, 720)}
    for index, colour in (
        (0, RED),
        (6, _mixed(RED, BLUE, 0.25)),
        (12, _mixed(RED, BLUE, 0.5)),
        (24, BLUE),
        (36, _mixed(BLUE, GREEN, 0.25)),
        (48, _mixed(BLUE, GREEN, 0.5)),
        (71, GREEN),
    ):
        assert _at(frames[index]) == pytest.approx(colour, abs=6), index
    assert progress == [(done, 72) for done in range(1, 73)]
    with av.open(str(tmp_path / "film.mp4")) as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.average_rate) == ("h264", 24)
        assert float((stream.duration or 0) * (stream.time_base or 0)) == 3


def test_each_second_has_its_frames() -> None:
    blends = list(film_blends([5, 8]))
    assert len(blends) == 13 * 24
    assert blends[0] == Blend(0, 1, 0.0)
    assert blends[5 * 24] == Blend(1, 2, 0.0)
    assert blends[5 * 24 + 48] == Blend(1, 2, 0.25)
    assert blends[-1] == Blend(1, 2, 1.0)


@pytest.mark.parametrize(
    ("first", "film"),
    [
        ((320, 180), (1280, 720)),
        ((180, 320), (720, 1280)),
        ((100, 100), (720, 720)),
        ((333, 100), (1728, 518)),
        ((50, 500), (172, 1728)),
    ],
)
def test_the_first_picture_gives_the_shape(tmp_path: Path, first: tuple[int, int], film: tuple[int, int]) -> None:
    images = [_picture(tmp_path / "a.png", RED, first), _picture(tmp_path / "b.png", BLUE)]
    _write(images, [1], tmp_path / "film.mp4")
    assert _frames(tmp_path / "film.mp4")[0].size == film


def test_other_shapes_are_cut_about_their_centre(tmp_path: Path) -> None:
    tall = Image.new("RGB", (90, 160), BLUE)
    tall.paste(GREEN, (0, 60, 90, 100))
    tall.save(tmp_path / "tall.png")
    images = [_picture(tmp_path / "wide.png", RED), tmp_path / "tall.png"]
    _write(images, [1], tmp_path / "film.mp4")
    last = _frames(tmp_path / "film.mp4")[-1]
    assert [_at(last, 0.02, y) for y in (0.02, 0.5, 0.98)] == [
        pytest.approx(colour, abs=6) for colour in (BLUE, GREEN, BLUE)
    ]
    assert _at(last, 0.98, 0.5) == pytest.approx(GREEN, abs=6)


def test_a_turned_photo_is_upright_and_a_transparent_one_lies_on_the_well(tmp_path: Path) -> None:
    turned = Image.new("RGB", (100, 200), RED)
    turned.paste(BLUE, (0, 100, 100, 200))
    exif = Image.Exif()
    exif[0x0112] = 8  # its top is at the right
    turned.save(tmp_path / "turned.jpg", exif=exif)
    Image.new("RGBA", (200, 100), (255, 255, 255, 0)).save(tmp_path / "clear.png")
    _write([tmp_path / "turned.jpg", tmp_path / "clear.png"], [1], tmp_path / "film.mp4")
    frames = _frames(tmp_path / "film.mp4")
    assert frames[0].size == (1440, 720)
    assert _at(frames[0], 0.25) == pytest.approx(RED, abs=8)
    assert _at(frames[0], 0.75) == pytest.approx(BLUE, abs=8)
    assert _at(frames[-1]) == pytest.approx(WELL, abs=6)


def test_a_film_that_is_stopped_leaves_what_was_there(tmp_path: Path) -> None:
    images = [_picture(tmp_path / "a.png", RED), _picture(tmp_path / "b.png", BLUE)]
    target, stop = tmp_path / "film.mp4", Event()
    target.write_bytes(b"another film")

    def halfway(done: int, frames: int) -> None:
        if done == frames // 2:
            stop.set()

    with pytest.raises(Stopped):
        write_dissolve(images, [2], target, halfway, stop)
    assert target.read_bytes() == b"another film"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.png", "b.png", "film.mp4"]


def test_an_old_film_is_replaced(tmp_path: Path) -> None:
    images = [_picture(tmp_path / "a.png", RED), _picture(tmp_path / "b.png", BLUE)]
    target = tmp_path / "film.mp4"
    target.write_bytes(b"another film")
    _write(images, [1], target)
    assert len(_frames(target)) == 24


@pytest.mark.parametrize(("content", "reason"), [(None, "missing"), (b"GIF89a", "not_an_image")])
def test_a_picture_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None, reason: str) -> None:
    broken = tmp_path / "broken.png"
    if content is not None:
        broken.write_bytes(content)
    with pytest.raises(ImageRejected) as rejected:
        _write([_picture(tmp_path / "a.png", RED), broken], [1], tmp_path / "film.mp4")
    assert rejected.value.reason == reason
    assert not (tmp_path / "film.mp4").exists()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    images = [_picture(tmp_path / "a.png", RED), _picture(tmp_path / "b.png", BLUE)]
    with pytest.raises(FolderUnwritable):
        _write(images, [1], tmp_path / "gone" / "film.mp4")
