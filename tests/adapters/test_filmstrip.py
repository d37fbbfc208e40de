"""Small pictures along films: which ones, how they look, and that they are made once."""

from __future__ import annotations

import io
import os
import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pikadesk.adapters.filmstrip import AvFilmstrip
from pikadesk.adapters.video_frames import frame_at
from pikadesk.domain.errors import Stopped, VideoDamaged
from tests.adapters.films import RATE, film, number_in, numbered_film

KINDS: dict[str, dict[str, Any]] = {
    "plain": {},
    "many key frames": {"x264": "keyint=2:min-keyint=1", "frames": 120},
    "one key frame": {"x264": "keyint=250:scenecut=0", "frames": 120},
    "long sound": {"sound": 4},
    "uneven": {"frames": 13, "times": (0, 0.05, 0.1, 0.5, 0.55, 0.8, 0.81, 0.82, 0.9, 1.1, 1.14, 1.18, 1.22)},
    "begins later": {"begin": 1.5},
    "one": {"frames": 1},
}


@pytest.fixture
def strips(tmp_path: Path) -> AvFilmstrip:
    return AvFilmstrip(tmp_path / "strips")


def pictures(strips: AvFilmstrip, file: Path, count: int = 12, width: int = 96) -> list[tuple[float, Image.Image]]:
    strip = strips.strip(file, count, width, threading.Event())
    return [(seconds, Image.open(io.BytesIO(content))) for seconds, content in strip]


@pytest.mark.parametrize("kind", KINDS)
def test_each_picture_is_the_frame_of_its_time(strips: AvFilmstrip, tmp_path: Path, kind: str) -> None:
    file = numbered_film(tmp_path / "film.mp4", **KINDS[kind])
    found = pictures(strips, file)
    begin = KINDS[kind].get("begin", 0.0)
    for seconds, picture in found:
        assert number_in(picture) == number_in(frame_at(file, begin + seconds))
    times = [seconds for seconds, _ in found]
    assert times[0] == 0
    assert times == sorted(set(times))
    assert 1 <= len(found) <= 12


def test_they_are_spread_over_the_whole_film(strips: AvFilmstrip, tmp_path: Path) -> None:
    file = numbered_film(tmp_path / "film.mp4", frames=120)
    times = [seconds for seconds, _ in pictures(strips, file, 10)]
    assert len(times) == 10
    assert times[-1] > 4
    # A part is half a second; which frame of those at its border is taken may differ by one or two.
    assert all(0.5 - 2.5 / RATE < later - earlier < 0.5 + 2.5 / RATE for earlier, later in pairwise(times))


@pytest.mark.parametrize(
    ("size", "rotation", "expected"),
    [((128, 64), 0, (96, 48)), ((64, 128), 0, (48, 96)), ((128, 64), 90, (48, 96)), ((48, 24), 0, (48, 24))],
)
def test_the_longer_side_is_as_long_as_was_asked(
    strips: AvFilmstrip, tmp_path: Path, size: tuple[int, int], rotation: int, expected: tuple[int, int]
) -> None:
    file = numbered_film(tmp_path / "film.mp4", size=size, rotation=rotation, frames=6)
    assert {picture.size for _, picture in pictures(strips, file)} == {expected}


def test_they_are_made_once(strips: AvFilmstrip, tmp_path: Path) -> None:
    file = numbered_film(tmp_path / "film.mp4")
    first = strips.strip(file, 8, 96, threading.Event())
    content = file.read_bytes()
    state = file.stat()
    # A file of the same age and size is not looked into again.
    file.write_bytes(bytes(len(content)))
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert strips.strip(file, 8, 96, threading.Event()) == first
    # Another age is another film; and so is another number or size of the pictures.
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns + 1_000_000))
    with pytest.raises(VideoDamaged):
        strips.strip(file, 8, 96, threading.Event())


def test_what_was_kept_and_is_damaged_is_made_again(strips: AvFilmstrip, tmp_path: Path) -> None:
    file = numbered_film(tmp_path / "film.mp4")
    first = strips.strip(file, 8, 96, threading.Event())
    (kept,) = (tmp_path / "strips").iterdir()
    for content in (b"", b"[]\n", kept.read_bytes()[:-1], b"\xff\xfe", b'{"a": 1}\n', b"[[1]]\n"):
        kept.write_bytes(content)
        assert strips.strip(file, 8, 96, threading.Event()) == first


def test_where_nothing_can_be_kept_it_is_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "strips").write_text("a file where the folder should be")
    file = numbered_film(tmp_path / "film.mp4", frames=12)
    assert AvFilmstrip(tmp_path / "strips").strip(file, 4, 96, threading.Event())


def test_it_can_be_given_up(strips: AvFilmstrip, tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(Stopped):
        strips.strip(numbered_film(tmp_path / "film.mp4"), 8, 96, stop)
    assert not (tmp_path / "strips").exists()


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_of_a_film_that_was_cut_short_there_is_what_there_is(strips: AvFilmstrip, tmp_path: Path, share: float) -> None:
    file = film(tmp_path / "film.mp4", frames=120, size=(320, 180))
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])
    found = pictures(strips, file)
    assert found and found[-1][0] < 5


@pytest.mark.parametrize("content", [None, b"", b"no film"])
def test_what_is_no_film_has_no_pictures(strips: AvFilmstrip, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "film.mp4"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(VideoDamaged):
        strips.strip(file, 8, 96, threading.Event())
    with pytest.raises(VideoDamaged):
        strips.strip(film(tmp_path / "sound.mp4", frames=0, sound=1), 8, 96, threading.Event())


def test_the_newest_strips_are_kept(tmp_path: Path) -> None:
    strips, file = AvFilmstrip(tmp_path / "strips", most_kept=3), film(tmp_path / "film.mp4", frames=6)
    for count in range(1, 7):
        strips.strip(file, count, 32, threading.Event())
        time.sleep(0.01)
    assert len(list((tmp_path / "strips").iterdir())) == 3
    before = {kept.name for kept in (tmp_path / "strips").iterdir()}
    for count in (4, 5, 6):
        strips.strip(file, count, 32, threading.Event())
    assert {kept.name for kept in (tmp_path / "strips").iterdir()} == before
