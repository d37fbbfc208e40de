"""What everything that reads frames of films must do; see `tests.fakes.contracts`."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pikadesk.domain.errors import VideoDamaged
from pikadesk.services.frame_ports import DecodedFrame, FrameFeed, FrameReader

COUNT = 40


class FrameReaderContract:
    @pytest.fixture
    def reader(self) -> FrameReader:
        raise NotImplementedError

    @pytest.fixture
    def film(self) -> Path:
        """Return a film of `COUNT` frames."""
        raise NotImplementedError

    @pytest.fixture
    def number(self) -> Callable[[DecodedFrame], int]:
        """Return what reads the number of a frame in it."""
        raise NotImplementedError

    def test_it_knows_the_times_of_all_frames(self, reader: FrameReader, film: Path) -> None:
        index = reader.index(film)
        assert len(index.times.starts) == COUNT
        assert index.times.starts[:2] == pytest.approx((0, 1 / 24), abs=1e-3)
        assert index.times.end == pytest.approx(COUNT / 24, abs=1e-3)

    def test_what_is_wanted_comes(self, reader: FrameReader, film: Path, number: Callable[[DecodedFrame], int]) -> None:
        arrived = threading.Event()
        feed = reader.feed(film, reader.index(film), arrived.set)
        assert feed.get(7) is None
        for wanted in (7, 8, 30, 2):
            assert number(_brought(feed, wanted)) == wanted
        assert arrived.is_set()
        assert feed.trouble is None
        feed.close()

    def test_what_was_closed_brings_nothing(self, reader: FrameReader, film: Path) -> None:
        feed = reader.feed(film, reader.index(film), lambda: None)
        _brought(feed, 5)
        feed.close()
        feed.want(6)
        assert feed.get(5) is None
        assert feed.get(6) is None

    def test_a_film_that_is_gone_is_trouble(self, reader: FrameReader, film: Path) -> None:
        index, arrived = reader.index(film), threading.Event()
        film.unlink()
        feed = reader.feed(film, index, arrived.set)
        feed.want(0)
        assert arrived.wait(10)
        assert feed.trouble is not None
        assert feed.get(0) is None
        with pytest.raises(VideoDamaged):
            reader.index(film)
        with pytest.raises(VideoDamaged):
            reader.seam(film, film)

    def test_a_seam_is_the_last_and_the_first_frame(
        self, reader: FrameReader, film: Path, number: Callable[[DecodedFrame], int]
    ) -> None:
        seam = reader.seam(film, film)
        assert (number(seam.last), number(seam.first)) == (COUNT - 1, 0)
        assert seam.percent > 0
        assert (seam.difference.width, seam.difference.height) == (seam.last.width, seam.last.height)


def _brought(feed: FrameFeed, wanted: int) -> DecodedFrame:
    feed.want(wanted)
    end = time.monotonic() + 10
    while (frame := feed.get(wanted)) is None:
        assert time.monotonic() < end
        time.sleep(0.001)
    return frame
