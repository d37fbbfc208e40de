"""What it costs to put films together, whatever machine this is.

    python -m pytest -s tests/bench/test_bench_films.py

The measure is what copying the same bytes from file to file costs in the same run.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import psutil
import pytest
from PIL import Image

from pikadesk.adapters.animatic_film import write_dissolve
from pikadesk.adapters.film_joining import join
from pikadesk.adapters.film_output import Course, silent

ROUNDS = 3
# Each byte is read once to see where the packets are, once to copy them, and once more to put the index first; every
# packet goes through Python twice.
MOST_TIMES = 40
# Three times as much to copy may hold this much more of the memory that one film takes.
MOST_GROWTH = 24 * 2**20


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A minute of noise, so that packets are as large as those of real films."""
    for name in ("a.png", "b.png"):
        Image.effect_noise((640, 360), 80).convert("RGB").resize((1280, 720)).save(tmp_path / name)
    images, short, to = [tmp_path / "a.png", tmp_path / "b.png"], tmp_path / "short.mp4", tmp_path / "film.mp4"
    write_dissolve(images, [3], short, lambda _, __: None, Event())
    join([short] * 20, to, course=silent())
    return to


def _best(work: Callable[[], object]) -> float:
    """Seconds for the quickest of some rounds."""
    rounds = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        rounds.append(time.perf_counter() - begun)
    return min(rounds)


def test_joining_by_copy_costs_little_more_than_copying(
    film: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    films = [film] * 3

    def copy() -> None:
        for number, each in enumerate(films):
            shutil.copyfile(each, tmp_path / f"{number}.copy")

    def put_together() -> None:
        assert join(films, tmp_path / "joined.mp4", course=silent()).reencoded is None

    plain, joined = _best(copy), _best(put_together)
    record_property("megabytes", round(3 * film.stat().st_size / 1e6, 1))
    record_property("times", round(joined / plain, 1))
    sys.stdout.write(f"copy {plain * 1000:.0f} ms, join {joined * 1000:.0f} ms: {joined / plain:.1f} times\n")
    assert joined / plain < MOST_TIMES


def test_a_long_film_takes_no_more_memory_than_a_short_one(
    film: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    memory = psutil.Process()
    # What the libraries take for good, they have taken after this.
    join([film] * 2, tmp_path / "joined.mp4", course=silent())
    before, most = memory.memory_info().rss, 0

    def hear(_: float) -> None:
        nonlocal most
        most = max(most, memory.memory_info().rss - before)

    join([film] * 6, tmp_path / "joined.mp4", course=Course(hear, Event()))
    written = (tmp_path / "joined.mp4").stat().st_size
    record_property("megabytes written", round(written / 1e6, 1))
    record_property("megabytes held", round(most / 1e6, 1))
    sys.stdout.write(f"{written / 1e6:.0f} MB written, {most / 1e6:.1f} MB more held\n")
    assert written > 2 * MOST_GROWTH
    assert most < MOST_GROWTH
