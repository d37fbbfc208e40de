"""Whether two clips of 720p play in step, and a chain goes on over a joint, without a frame being left out.

    python -m pytest -s tests/bench/test_bench_compare.py

The measure is the time that the clips themselves take, whatever machine this is.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pikadesk.adapters.frame_reader import AvFrameReader
from pikadesk.domain.frame_times import ChainTimes, steps_together
from pikadesk.ui.presenters.compare import CompareMode
from pikadesk.ui.presenters.compare_frames import FramesInStep, Wanted
from pikadesk.ui.presenters.compare_playhead import FramePlayhead
from pikadesk.ui.theme import apply_theme
from pikadesk.ui.widgets.stage.compare_screen import CompareScreen

WIDE, HIGH, RATE, COUNT = 1280, 720, 24, 96
# Two clips, with everything that this machine does besides.
LEAST_TIMES = 1.2
SHOWN = 0.9
LONGEST_GAP = 0.15


def _film(file: Path, shift: int) -> Path:
    """Write four seconds of a moving picture with much detail, as large as a service's file of that length."""
    noise = Image.effect_noise((WIDE + 2 * COUNT + shift, HIGH), 40).convert("RGB")
    with av.open(str(file), "w") as out:
        stream = out.add_stream("libx264", rate=RATE, options={"preset": "veryfast", "crf": "26"})
        stream.width, stream.height, stream.pix_fmt = WIDE, HIGH, "yuv420p"
        for index in range(COUNT):
            left = 2 * index + shift
            out.mux(stream.encode(av.VideoFrame.from_image(noise.crop((left, 0, left + WIDE, HIGH)))))
        out.mux(stream.encode())
    return file


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("films")
    return [_film(folder / f"{name}.mp4", shift) for shift, name in enumerate(("a", "b"))]


@pytest.fixture
def frames(qapp: QApplication) -> Iterator[FramesInStep]:
    apply_theme(qapp, "dark")
    made = FramesInStep(AvFrameReader())
    yield made
    made.close()


def test_two_clips_are_read_faster_than_they_play(
    films: list[Path], frames: FramesInStep, qtbot: QtBot, record_property: Callable[[str, object], None]
) -> None:
    index = [AvFrameReader().index(film) for film in films]
    begun = time.perf_counter()
    for number in range(COUNT):
        moment = tuple(Wanted(place, film, index[place], number) for place, film in enumerate(films))
        frames.want(moment)
        qtbot.waitUntil(lambda moment=moment: frames.shown == moment, timeout=10_000)
    times = COUNT / RATE / (time.perf_counter() - begun)
    record_property("times as fast as they play", round(times, 2))
    sys.stdout.write(f"two clips of 720p: {times:.1f} times as fast as they play\n")
    assert times > LEAST_TIMES


@pytest.mark.parametrize("mode", CompareMode)
def test_two_clips_play_in_step(
    films: list[Path],
    frames: FramesInStep,
    qtbot: QtBot,
    record_property: Callable[[str, object], None],
    mode: CompareMode,
) -> None:
    index = [AvFrameReader().index(film) for film in films]
    screen, playhead = CompareScreen(), FramePlayhead()
    qtbot.addWidget(screen)
    screen.resize(1000, 560)
    screen.show_mode(mode, 0.5, flipped=False)
    screen.show()
    seen: list[int] = []
    gaps = _Gaps()
    times = [each.times for each in index]
    playhead.set_line(steps_together(times), times[0].end)

    def follow() -> None:
        numbers = [each.index_at(playhead.position) for each in times]
        wanted = zip(range(2), films, index, numbers, strict=True)
        frames.want(tuple(Wanted(*each) for each in wanted))

    def show() -> None:
        screen.show_frames(frames.frames)
        first, second = (wanted.frame for wanted in frames.shown)
        assert first == second
        seen.append(first)

    frames.changed.connect(show)
    playhead.changed.connect(follow)
    playhead.play()
    qtbot.waitUntil(lambda: not playhead.playing, timeout=30_000)
    frames.changed.disconnect(show)
    share = len(set(seen)) / COUNT
    record_property("share of frames shown", round(share, 3))
    record_property("longest gap of the event loop in seconds", round(gaps.longest, 3))
    sys.stdout.write(f"{mode}: {len(set(seen))} of {COUNT} frames, longest gap {gaps.longest * 1000:.0f} ms\n")
    assert share > SHOWN
    assert gaps.longest < LONGEST_GAP


def test_a_chain_goes_on_over_its_joint_in_time(
    films: list[Path], frames: FramesInStep, qtbot: QtBot, record_property: Callable[[str, object], None]
) -> None:
    index = [AvFrameReader().index(film) for film in films]
    chain, playhead = ChainTimes(tuple(each.times for each in index)), FramePlayhead()
    playhead.set_line(chain.steps, chain.duration)
    joint = chain.offsets[1]
    seen: list[tuple[int, int]] = []

    def follow() -> None:
        place = chain.at(playhead.position)
        soon = (Wanted(1, films[1], index[1], 0),) if place.film == 0 else ()
        frames.want((Wanted(place.film, films[place.film], index[place.film], place.frame),), soon)

    def show() -> None:
        seen.append((int(str(frames.shown[0].key)), frames.shown[0].frame))

    frames.changed.connect(show)
    playhead.changed.connect(follow)
    playhead.seek(joint - 0.5)
    qtbot.waitUntil(lambda: not frames.reading, timeout=10_000)
    playhead.play()
    qtbot.waitUntil(lambda: playhead.position > joint + 0.5, timeout=30_000)
    playhead.pause()
    frames.changed.disconnect(show)
    expected = [(0, frame) for frame in range(COUNT - 6, COUNT)] + [(1, frame) for frame in range(6)]
    around = [each for each in seen if each in expected]
    record_property("frames around the joint", len(around))
    sys.stdout.write(f"around the joint: {len(around)} of {len(expected)} frames, each once\n")
    assert around == sorted(set(around))
    assert len(around) >= len(expected) - 1


class _Gaps:
    """How long the event loop was busy at a time."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._count = itertools.count()

    def _tick(self) -> None:
        now = time.perf_counter()
        # The first few belong to what was begun before.
        if next(self._count) > 20:
            self.longest = max(self.longest, now - self._last)
        self._last = now
