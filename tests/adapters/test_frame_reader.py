"""Frames of films by their index: exactly the ones that are meant, in any order, of films of every kind."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from pikadesk.adapters.frame_reader import AvFrameFeed, AvFrameReader
from pikadesk.adapters.video_frames import frame_at
from pikadesk.domain.errors import VideoDamaged
from pikadesk.services.frame_ports import DecodedFrame, FrameFeed
from tests.adapters.films import RATE, film, number_in, numbered_film
from tests.fakes.contracts_frames import COUNT, FrameReaderContract

UNEVEN = (0, 0.05, 0.1, 0.9, 0.95, 1.2, 1.21, 1.22, 1.3, 1.5, 1.54, 1.58, 1.62)
KINDS: dict[str, dict[str, object]] = {
    "silent": {},
    "sound": {"sound": 2.5},
    "long sound": {"sound": 5},
    "uneven": {"frames": len(UNEVEN), "times": UNEVEN},
    "late": {"frames": 40, "times": [1 + frame / RATE for frame in range(40)], "sound": 4},
    "one": {"frames": 1},
    "portrait": {"size": (64, 128)},
    "odd": {"size": (98, 54)},
    "one key frame": {"x264": "keyint=250:scenecut=0", "frames": 150},
    "mkv": {},
}
ORDERS: dict[str, Callable[[int], list[int]]] = {
    "on": lambda count: list(range(count)),
    "back": lambda count: list(reversed(range(count))),
    "about": lambda count: [step * 37 % count for step in range(count)],
}


class Reading:
    """A feed, and waiting for what it brings."""

    def __init__(self, file: Path) -> None:
        reader = AvFrameReader()
        self.index = reader.index(file)
        self._arrived = threading.Event()
        self.feed: FrameFeed = reader.feed(file, self.index, self._arrived.set)

    def frame(self, index: int) -> DecodedFrame:
        """Want a frame, and wait for it."""
        self._arrived.clear()
        self.feed.want(index)
        end = time.monotonic() + 10
        while (frame := self.feed.get(index)) is None:
            assert self.feed.trouble is None and time.monotonic() < end
            self._arrived.wait(0.02)
        return frame


class TestFrameReader(FrameReaderContract):
    @pytest.fixture
    def reader(self) -> AvFrameReader:
        return AvFrameReader()

    @pytest.fixture
    def film(self, tmp_path: Path) -> Path:
        return numbered_film(tmp_path / "film.mp4", frames=COUNT)

    @pytest.fixture
    def number(self) -> Callable[[DecodedFrame], int]:
        return number


def number(frame: DecodedFrame) -> int:
    return number_in(image(frame))


def image(frame: DecodedFrame) -> Image.Image:
    return Image.frombytes("RGB", (frame.width, frame.height), frame.rgb)


@pytest.fixture
def reading() -> Iterator[Callable[[Path], Reading]]:
    made: list[Reading] = []

    def begin(file: Path) -> Reading:
        made.append(Reading(file))
        return made[-1]

    yield begin
    for each in made:
        each.feed.close()


@pytest.fixture
def files(tmp_path: Path) -> Callable[[str], Path]:
    def make(kind: str) -> Path:
        suffix = "mkv" if kind == "mkv" else "mp4"
        return numbered_film(tmp_path / f"{kind}.{suffix}", **KINDS[kind])  # type: ignore[arg-type]

    return make


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_frame_in_any_order(
    files: Callable[[str], Path], reading: Callable[[Path], Reading], kind: str, order: str
) -> None:
    film_ = reading(files(kind))
    count = film_.index.times.last + 1
    wanted = ORDERS[order](count)
    assert [number(film_.frame(index)) for index in wanted] == wanted
    assert count == KINDS[kind].get("frames", 60)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "one"])
def test_it_is_the_frame_that_is_saved(
    files: Callable[[str], Path], reading: Callable[[Path], Reading], kind: str
) -> None:
    file = files(kind)
    film_ = reading(file)
    for index in (0, 7, film_.index.times.last):
        saved = frame_at(file, film_.index.file_seconds(index))
        frame = film_.frame(index)
        assert (frame.width, frame.height) == saved.size
        assert frame.rgb == saved.tobytes()


def test_the_times_are_counted_from_the_first_frame(files: Callable[[str], Path]) -> None:
    index = AvFrameReader().index(files("late"))
    assert index.first == pytest.approx(1, abs=0.001)
    assert index.times.starts[:3] == pytest.approx((0, 1 / RATE, 2 / RATE), abs=1e-4)
    assert index.times.end == pytest.approx(40 / RATE, abs=1e-3)
    assert index.file_seconds(24) == pytest.approx(2, abs=0.001)
    assert index.has_sound
    assert not AvFrameReader().index(files("silent")).has_sound


def test_it_keeps_no_more_than_its_room_and_the_frames_beside_the_one_wanted(
    files: Callable[[str], Path], reading: Callable[[Path], Reading]
) -> None:
    film_ = reading(files("silent"))
    big = DecodedFrame(1920, 1080, bytes(1920 * 1080 * 3))
    feed = film_.feed
    assert isinstance(feed, AvFrameFeed)
    film_.frame(30)
    for index in range(60):
        feed._keep(index, big)  # noqa: SLF001  # a film as large as this would take long to make
    kept = [index for index in range(60) if feed.get(index) is not None]
    assert kept == list(range(kept[0], kept[-1] + 1))
    assert 30 in kept and 33 in kept and len(kept) == 7


def test_what_is_wanted_last_comes_even_where_much_was_wanted_before(
    files: Callable[[str], Path], reading: Callable[[Path], Reading]
) -> None:
    film_ = reading(files("one key frame"))
    for index in (149, 3, 120, 10, 90):
        film_.feed.want(index)
    assert number(film_.frame(90)) == 90


def test_a_film_that_was_cut_short_shows_what_is_there(tmp_path: Path, reading: Callable[[Path], Reading]) -> None:
    file = numbered_film(tmp_path / "film.mkv", size=(640, 320), x264="keyint=12")
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) * 2 // 3])
    film_ = reading(file)
    last = film_.index.times.last
    assert 20 < last < 59
    assert [number(film_.frame(index)) for index in (0, last - 2, 5)] == [0, last - 2, 5]
    assert number(film_.frame(last)) in (last, last - 1)


def test_what_is_no_film_is_damaged(tmp_path: Path) -> None:
    words, sound = tmp_path / "words.mp4", tmp_path / "sound.mp4"
    words.write_text("no film")
    film(sound, frames=0, sound=1)
    for file in (words, sound, tmp_path / "none.mp4"):
        with pytest.raises(VideoDamaged):
            AvFrameReader().index(file)


def test_a_file_that_went_away_is_told(tmp_path: Path) -> None:
    file = numbered_film(tmp_path / "film.mp4")
    reader, arrived = AvFrameReader(), threading.Event()
    index = reader.index(file)
    file.unlink()
    feed = reader.feed(file, index, arrived.set)
    feed.want(3)
    assert arrived.wait(10)
    assert feed.trouble is not None and feed.trouble.code == VideoDamaged.code
    assert feed.get(3) is None


def test_a_feed_that_is_closed_lets_go(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    film_ = Reading(numbered_film(tmp_path / "film.mp4"))
    film_.frame(5)
    film_.feed.close()
    assert film_.feed.get(5) is None
    film_.feed.want(6)
    for thread in set(threading.enumerate()) - before:
        thread.join(10)
        assert not thread.is_alive()
    assert film_.feed.get(6) is None


def test_the_seam_of_a_film_that_goes_on_and_of_one_that_does_not(tmp_path: Path) -> None:
    whole = numbered_film(tmp_path / "a.mp4", frames=8)
    again = numbered_film(tmp_path / "b.mp4", frames=8, size=(256, 128))
    seam = AvFrameReader().seam(whole, again)
    assert (number(seam.last), number(seam.first)) == (7, 0)
    assert (seam.first.width, seam.difference.width) == (256, 128)
    # Three of eight bars are white in the one and black in the other.
    assert seam.percent == pytest.approx(37.5, abs=1)
    one = numbered_film(tmp_path / "c.mp4", frames=1)
    assert AvFrameReader().seam(one, one).percent == 0
    with pytest.raises(VideoDamaged):
        AvFrameReader().seam(one, tmp_path / "none.mp4")
