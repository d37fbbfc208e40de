"""A reader of films whose frames come when a test says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pikadesk.domain.errors import Fault, VideoDamaged
from pikadesk.domain.frame_times import times_of
from pikadesk.services.frame_ports import DecodedFrame, FilmIndex, SeamFrames

_KEPT = 3


def frame(number: int) -> DecodedFrame:
    """Return the frame of a number: one pixel that has it."""
    return DecodedFrame(1, 1, bytes([number % 256] * 3))


class FakeFrameFeed:
    """`FrameFeed` that brings a frame when `bring` is called, or at once where its reader is quick.

    Attributes:
        wishes: Which frames were wanted, in order.
        closed: Whether it was closed.
    """

    def __init__(self, film: Path, arrived: Callable[[], None], *, quick: bool) -> None:
        self._film, self._arrived, self._quick = film, arrived, quick
        self._kept: list[int] = []
        self._trouble: Fault | None = None
        self.wishes: list[int] = []
        self.closed = False

    @property
    def trouble(self) -> Fault | None:
        return self._trouble

    def want(self, frame: int) -> None:
        if self.closed or self.wishes[-1:] == [frame]:
            return
        self.wishes.append(frame)
        if self._quick:
            self.bring()

    def get(self, number: int) -> DecodedFrame | None:
        return frame(number) if number in self._kept else None

    def close(self) -> None:
        self.closed = True
        self._kept.clear()

    def bring(self) -> None:
        """Let the frame come that was wanted last."""
        if self.closed:
            return
        if not self._film.is_file():
            self._trouble = VideoDamaged(path=str(self._film)).fault
        else:
            self._kept = [*self._kept, self.wishes[-1]][-_KEPT:]
        self._arrived()


class FakeFrameReader:
    """`FrameReader` of films that have as many frames as their file has bytes, 24 a second; the n-th shows n.

    Attributes:
        feeds: Every feed that was begun, in order.
        quick: Whether frames come at once.
    """

    def __init__(self, *, quick: bool = True) -> None:
        self.quick = quick
        self.feeds: list[FakeFrameFeed] = []

    def index(self, film: Path) -> FilmIndex:
        content = film.read_bytes() if film.is_file() else b""
        if not content:
            raise VideoDamaged(path=str(film))
        count = len(content)
        return FilmIndex(0.0, times_of([number / 24 for number in range(count)], count / 24))

    def feed(self, film: Path, index: FilmIndex, arrived: Callable[[], None]) -> FakeFrameFeed:
        self.feeds.append(FakeFrameFeed(film, arrived, quick=self.quick))
        return self.feeds[-1]

    def seam(self, before: Path, after: Path) -> SeamFrames:
        last, first = self.index(before).times.last, 0
        self.index(after)
        percent = abs(last - first) / 255 * 100
        return SeamFrames(frame(last), frame(first), frame(abs(last - first)), percent)
