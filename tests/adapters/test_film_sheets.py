"""Frames as pictures: all of a range, exactly, and a sheet of some with their times."""

from __future__ import annotations

import math
import subprocess
from pathlib import Path
from threading import Event

import pytest
from PIL import Image

from pikadesk.adapters.film_output import Course, silent
from pikadesk.adapters.film_reading import frames as frames_of
from pikadesk.adapters.film_reading import index
from pikadesk.adapters.film_sheets import write_frames, write_sheet
from pikadesk.adapters.video_frames import frame_at
from pikadesk.domain.errors import Stopped
from tests.adapters.films import number_in, numbered_film

UNEVEN = [0, 0.05, 0.1, 0.9, 0.95, 2.5]


def frames(film: Path, folder: Path, start: float, end: float, pattern: str = "####.png") -> list[Path]:
    return write_frames(film, folder, pattern, start, end, course=silent())


@pytest.mark.parametrize(
    ("start", "end", "numbers"),
    [(0, math.inf, range(60)), (0.5, 1.0, range(12, 24)), (0.52, 0.53, [12]), (2.4, 99, [57, 58, 59]), (7, 8, [59])],
)
def test_every_frame_of_the_range_is_there_once(tmp_path: Path, start: float, end: float, numbers: list[int]) -> None:
    made = frames(numbered_film(tmp_path / "film.mp4", sound=4), tmp_path / "frames", start, end)
    assert [number_in(file) for file in made] == list(numbers)
    assert [file.name for file in made] == [f"{place:04}.png" for place in range(1, len(made) + 1)]


@pytest.mark.parametrize("name", ["uneven", "late", "turned", "open", "one", "odd"])
def test_each_is_the_frame_that_the_player_saves(tmp_path: Path, name: str) -> None:
    film = tmp_path / f"{name}.mp4"
    if name == "odd":
        numbered_film(tmp_path / "even.mp4", frames=6)
        scale = ("-vf", "scale=97:51", "-pix_fmt", "yuv444p")
        subprocess.run(["ffmpeg", "-v", "error", "-i", tmp_path / "even.mp4", *scale, film], check=True)
    elif name == "one":
        numbered_film(film, frames=1)
    elif name == "uneven":
        numbered_film(film, frames=len(UNEVEN), times=UNEVEN)
    elif name == "open":
        numbered_film(film, frames=30, x264="open-gop=1:bframes=3:b-pyramid=normal:b-adapt=0")
    else:
        numbered_film(film, frames=6, begin=1.5 * (name == "late"), rotation=90 * (name == "turned"))
    made = frames(film, tmp_path / "frames", 0, math.inf)
    times = {"uneven": UNEVEN, "late": [1.5 + place / 24 for place in range(6)]}.get(
        name, [place / 24 for place in range(len(made))]
    )
    assert len(made) == len(times)
    for file, at in zip(made, times, strict=True):
        with Image.open(file) as picture:
            assert picture.format == "PNG"
            assert picture.tobytes() == frame_at(film, at + 0.001).tobytes()


def test_a_stop_leaves_neither_pictures_nor_a_folder(tmp_path: Path) -> None:
    film, stop = numbered_film(tmp_path / "film.mp4", size=(640, 320), frames=200), Event()
    (tmp_path / "frames").mkdir()
    course = Course(lambda done: stop.set() if done > 0.2 else None, stop)
    with pytest.raises(Stopped):
        write_frames(film, tmp_path / "frames", "#.png", 0, math.inf, course=course)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["film.mp4", "frames"]
    assert not [*(tmp_path / "frames").iterdir()]


def test_a_stop_is_heeded_while_frames_are_passed_over(tmp_path: Path) -> None:
    """The only frame that is wanted lies at the end of all that has to be decoded before it."""
    film, stop = numbered_film(tmp_path / "film.mp4", frames=200, x264="keyint=300:scenecut=0"), Event()
    reel = index(film, Course(lambda _: None, stop))
    assert len(reel.doors) == 1
    stop.set()
    with pytest.raises(Stopped):
        next(frames_of(reel, 199, 200))


def cells(sheet: Image.Image, columns: int, rows: int) -> list[int]:
    """The numbers of the pictures on a sheet."""
    found = []
    wide, gap = sheet.width / columns, round(sheet.width / columns * 0.04)
    high = (sheet.height - gap) / rows
    for row in range(rows):
        for column in range(columns):
            left, top = column * wide + gap, row * high + gap
            found.append(
                number_in(sheet.crop((round(left), round(top), round(left + wide - gap), round(top + high * 0.6))))
            )
    return found


@pytest.mark.parametrize("name", ["sheet.png", "sheet.jpg", "SHEET.JPEG"])
def test_a_sheet_shows_the_film_from_its_first_to_its_last_frame(tmp_path: Path, name: str) -> None:
    film = numbered_film(tmp_path / "film.mp4", size=(160, 80), frames=112)
    write_sheet(film, tmp_path / name, 4, 3, 800, course=silent())
    with Image.open(tmp_path / name) as sheet:
        assert sheet.format == ("PNG" if name.endswith("png") else "JPEG")
        assert sheet.width == 800
        assert cells(sheet, 4, 3) == [round(place * 111 / 11) for place in range(12)]


def test_the_times_stand_below(tmp_path: Path) -> None:
    """Two films that differ in nothing but when their frames are shown differ below the pictures alone."""
    numbers = {"frames": 4}
    early = numbered_film(tmp_path / "a.mp4", **numbers)
    slow = numbered_film(tmp_path / "b.mp4", times=[0, 1, 2, 3], **numbers)
    late = numbered_film(tmp_path / "c.mp4", times=[5, 6, 7, 8], **numbers)
    sheets = []
    for film in early, slow, late:
        write_sheet(film, film.with_suffix(".png"), 4, 1, 800, course=silent())
        with Image.open(film.with_suffix(".png")) as sheet:
            sheets.append(sheet.convert("RGB"))
    high = 8 + (800 - 5 * 8) // 4 // 2
    pictures, words = [], []
    for sheet in sheets:
        pictures.append(sheet.crop((0, 0, 800, high)).convert("L").point(lambda value: 255 * (value > 127)).tobytes())
        words.append(sheet.crop((0, high + 1, 800, sheet.height)).tobytes())
    assert pictures[0] == pictures[1] == pictures[2]
    # Counted from the first frame, whatever the file counts from.
    assert words[0] != words[1] == words[2]


def test_a_short_film_has_a_small_sheet(tmp_path: Path) -> None:
    film = numbered_film(tmp_path / "film.mp4", frames=5)
    write_sheet(film, tmp_path / "sheet.png", 4, 3, 800, course=silent())
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.height < 350
    one = numbered_film(tmp_path / "one.mp4", frames=1, first=7)
    for columns, rows in ((4, 3), (1, 1)):
        write_sheet(one, tmp_path / "sheet.png", columns, rows, 400, course=silent())
        with Image.open(tmp_path / "sheet.png") as sheet:
            assert cells(sheet, 1, 1) == [7]


def test_a_portrait_film_has_portrait_pictures(tmp_path: Path) -> None:
    film = numbered_film(tmp_path / "film.mp4", size=(64, 128), frames=9)
    write_sheet(film, tmp_path / "sheet.png", 3, 3, 300, course=silent())
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.height > 550
