"""What the render functions write, looked at frame by frame."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from threading import Event

import pytest
from PIL import Image

from pikadesk.domain.catalogue import EFFECTS
from pikadesk.sandbox.camera import image_frames
from pikadesk.sandbox.collage import scene_frames
from pikadesk.sandbox.effects import MOTIONS
from pikadesk.sandbox.film import Stopped, cover, frame_of, open_image, video_size, write_film
from pikadesk.sandbox.planes import Picture, Size
from pikadesk.sandbox.render import render_effect, render_frames, render_image, render_scenes, render_text
from pikadesk.sandbox.text_video import text_frames
from tests.sandbox.films import difference, middle_colour, share_near, watch

SAMPLES = Path(__file__).parents[2] / "resources/samples"
RED, GREEN, BLUE = (210, 40, 40), (40, 170, 60), (40, 60, 210)
COLOURS = (RED, GREEN, BLUE, (230, 200, 40), (150, 60, 190))
SMALL = 144


def _plain(tmp_path: Path, *colours: tuple[int, int, int], size: Size = (160, 90)) -> list[Path]:
    files = [tmp_path / f"{index}.png" for index in range(len(colours))]
    for file, colour in zip(files, colours, strict=True):
        Image.new("RGB", size, colour).save(file)
    return files


def _shown(frames: Iterator[Picture], *indices: int) -> list[Image.Image]:
    """Return some frames of a video, before any encoding."""
    wanted = set(indices)
    return [
        frame_of(frame).to_image() for index, frame in enumerate(islice(frames, max(wanted) + 1)) if index in wanted
    ]


@pytest.mark.parametrize("task", ["text", "image", "scenes", "frames", "effect"])
def test_every_task_writes_h264_of_the_exact_size_and_length(task: str, tmp_path: Path) -> None:
    out, stop = tmp_path / "out.mp4", Event()
    duck, tall = SAMPLES / "duck.jpg", SAMPLES / "tall.jpg"
    match task:
        case "text":
            render_text("waves at dusk", 1, video_size(4 / 5, SMALL), 2, out, stop)
            size, count = (144, 180), 48
        case "image":
            render_image(tall, 1, SMALL, 3, out, stop)
            size, count = (144, 256), 72
        case "scenes":
            render_scenes([duck, tall], 1, video_size(1, SMALL), 2, out, stop, creative=True)
            size, count = (144, 144), 48
        case "frames":
            render_frames([duck, tall, duck], [1, 2], SMALL, out, stop)
            size, count = (256, 144), 72
        case _:
            render_effect(duck, "Melt", 1, SMALL, out, stop)
            size, count = (256, 144), 120
    film = watch(out)
    assert (film.codec, film.pixel_format, film.fps, film.size) == ("h264", "yuv420p", 24.0, size)
    assert (len(film.frames), film.seconds) == (count, pytest.approx(count / 24, abs=0.002))
    content = out.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat"), "a player has to read to the end before it can begin"
    assert [file for file in tmp_path.iterdir() if file.suffix != ".png"] == [out]


@pytest.mark.parametrize(
    ("ratio", "resolution", "size"),
    [
        (16 / 9, 720, (1280, 720)),
        (16 / 9, 1080, (1920, 1080)),
        (9 / 16, 720, (720, 1280)),
        (9 / 16, 1080, (1080, 1920)),
        (1, 720, (720, 720)),
        (4 / 5, 720, (720, 900)),
        (5 / 4, 1080, (1350, 1080)),
        (3 / 2, 720, (1080, 720)),
        (2 / 3, 1080, (1080, 1620)),
        (10, 720, (1728, 720)),
        (0.01, 720, (720, 1728)),
        (1.2345, 720, (888, 720)),
    ],
)
def test_the_shorter_side_is_the_resolution(ratio: float, resolution: int, size: Size) -> None:
    assert video_size(ratio, resolution) == size


def test_a_keyframe_stands_exactly_at_its_time_and_blends_between(tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    render_frames(_plain(tmp_path, RED, GREEN, BLUE), [1, 2], SMALL, out, Event())
    colours = [middle_colour(frame) for frame in watch(out).frames]
    for index, colour in ((0, RED), (24, GREEN), (71, BLUE)):
        assert colours[index] == pytest.approx(colour, abs=4)
    for index in (6, 12, 23):
        between = [a + (b - a) * index / 24 for a, b in zip(RED, GREEN, strict=True)]
        assert colours[index] == pytest.approx(between, abs=5)
    for index in (25, 36, 48, 60):
        between = [a + (b - a) * (index - 24) / 48 for a, b in zip(GREEN, BLUE, strict=True)]
        assert colours[index] == pytest.approx(between, abs=5)


@pytest.mark.parametrize("count", range(1, 6))
@pytest.mark.parametrize("size", [(320, 180), (180, 320), (240, 240)])
@pytest.mark.parametrize("creative", [False, True])
def test_a_scene_shows_every_picture_all_the_time(count: int, size: Size, creative: bool) -> None:
    images = [Image.new("RGB", ((160, 90), (60, 100))[index % 2], COLOURS[index]) for index in range(count)]
    for frame in _shown(scene_frames(images, count, size, 1, creative=creative), 0, 12, 23):
        shares = [share_near(frame, colour) for colour in COLOURS[:count]]
        assert min(shares) > 0.02, shares


def test_the_same_seed_gives_the_same_file_and_another_another_one(tmp_path: Path) -> None:
    size, duck = (256, 144), SAMPLES / "duck.jpg"
    first, again, other = (tmp_path / f"{name}.mp4" for name in ("first", "again", "other"))
    for out, seed in ((first, 5), (again, 5), (other, 6)):
        render_text("hills in the morning", seed, size, 1, out, Event())
    assert first.read_bytes() == again.read_bytes()
    assert difference(watch(first).frames[12], watch(other).frames[12]) > 3
    for out, seed in ((first, 5), (again, 5), (other, 7)):
        render_image(duck, seed, SMALL, 1, out, Event())
    assert first.read_bytes() == again.read_bytes()
    assert difference(watch(first).frames[-1], watch(other).frames[-1]) > 1


def test_another_prompt_gives_another_picture() -> None:
    prompts = ("a city at night", "a city at noon", "the sea at night", "dunes", "a foggy forest", "a beach", "peaks")
    shown = [_shown(text_frames(prompt, 1, (160, 90), 1), 0)[0] for prompt in prompts]
    for index, image in enumerate(shown):
        assert min(difference(image, other) for other in shown[:index] + shown[index + 1 :]) > 4, prompts[index]


@pytest.mark.parametrize("prompt", ["", "   ", "日本の山", "x" * 5000, "a\nb\t\0c", "🎈 balloon", "Я рисую море"])
def test_any_prompt_gives_a_moving_picture(prompt: str) -> None:
    first, later = _shown(text_frames(prompt, 1, (180, 320), 5), 0, 100)
    assert difference(first, later) > 0.5


@pytest.mark.parametrize("seed", range(6))
def test_an_image_video_moves_over_the_picture(seed: int) -> None:
    image = open_image(SAMPLES / "city.jpg")
    first, middle, last = _shown(image_frames(image, seed, (320, 180), 2), 0, 24, 47)
    # As films of real models do, so that one can be joined to the film whose last frame it was made from.
    assert difference(first, frame_of(cover(image, (320, 180))).to_image()) < 2
    assert min(difference(first, middle), difference(middle, last), difference(first, last)) > 3


def test_the_effects_are_the_catalogues() -> None:
    assert tuple(MOTIONS) == EFFECTS


def test_each_effect_moves_in_a_way_of_its_own() -> None:
    picture = cover(open_image(SAMPLES / "balloon.jpg"), (256, 144))
    at = (0.0, 1.25, 2.5, 3.75, 4.6)
    motions = {effect: MOTIONS[effect](picture, random.Random(1)) for effect in EFFECTS}
    shown = {effect: [frame_of(motion(now)).to_image() for now in at] for effect, motion in motions.items()}
    for effect, frames in shown.items():
        assert difference(frames[0], shown["Melt"][0]) < 3, f"{effect} does not begin with the picture"
        assert max(difference(frames[0], later) for later in frames[1:]) > 1.5, f"{effect} does not move"
    for index, effect in enumerate(EFFECTS):
        for other in EFFECTS[:index]:
            pairs = zip(shown[effect], shown[other], strict=True)
            assert max(difference(one, two) for one, two in pairs) > 1.5, f"{effect} looks like {other}"


@pytest.mark.parametrize("effect", EFFECTS)
@pytest.mark.parametrize("size", [(90, 160), (216, 90)])
def test_an_effect_fits_any_shape(effect: str, size: Size) -> None:
    motion = MOTIONS[effect](cover(open_image(SAMPLES / "tall.jpg"), size), random.Random(4))
    for now in (0.0, 0.7, 1.9, 2.2, 3.4, 4.9):
        frame = motion(now)
        assert (frame.size, frame.u.size, frame.v.size) == (size, *((size[0] // 2, size[1] // 2),) * 2)


def test_the_sandboxs_mark_is_on_every_frame(tmp_path: Path) -> None:
    out, white = tmp_path / "out.mp4", (255, 255, 255)
    render_frames(_plain(tmp_path, white, white), [1], 360, out, Event())
    for frame in watch(out).frames:
        corner, rest = frame.crop((0, 0, 90, 40)), frame.crop((0, 45, frame.width, frame.height))
        assert share_near(corner, (55, 56, 57), within=60) > 0.12
        assert share_near(rest, white) > 0.99


def test_a_film_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    stop = Event()

    def pictures() -> Iterator[Picture]:
        for index in range(48):
            if index == 20:
                stop.set()
            yield Picture.filled((64, 64), RED)
        raise AssertionError("it was not stopped")

    with pytest.raises(Stopped):
        write_film(tmp_path / "out.mp4", (64, 64), pictures(), stop)
    assert list(tmp_path.iterdir()) == []


def test_a_film_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    out.write_bytes(b"before")

    def pictures() -> Iterator[Picture]:
        yield Picture.filled((64, 64), RED)
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        write_film(out, (64, 64), pictures(), Event())
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"out.mp4": b"before"}
