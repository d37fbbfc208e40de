"""Whether a library of 10,000 clips feels like one of ten, whatever machine this is.

    python -m pytest -s tests/bench/test_bench_library_view.py

The measure is what the same takes in the same run with ten clips, on a screen that shows ten.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip, VideoFacts
from pikadesk.domain.draft import blank
from pikadesk.domain.request import parse
from pikadesk.ui.widgets.library_view import LibraryView
from tests.ui.library_rig import view_of
from tests.ui.window_rig import Rig, running

FEW, MANY = 10, 10_000
MOST = 1.5
_ROUNDS, _TURNS = 40, 3
_SIZE = 1000, 376
"""Of the library: two whole rows of five cards, under its tools."""


@pytest.fixture(autouse=True)
def dark(qapp: QApplication) -> None:
    """The look of the window."""
    from pikadesk.ui.theme import apply_theme, theme  # noqa: PLC0415

    apply_theme(qapp, "dark")
    theme().reduce_motion(True)


async def library(rig: Rig, count: int) -> LibraryView:
    """Show so many clips."""
    request = parse(blank(Task.TEXT).with_value("prompt", "Gentle waves at sunset"))
    now = datetime(2026, 11, 20, tzinfo=UTC)
    for number in range(count):
        clip = Clip(
            f"{number:032x}",
            rig.folder / f"{number}.mp4",
            request,
            VideoFacts(1280, 720, 120, 5.0, has_sound=False),
            now - timedelta(minutes=number),
        )
        await rig.world.library.add(clip)
    view = await view_of(rig, *_SIZE)
    await rig.library.load()
    await rig.settle()
    assert len(rig.library.ids) == count
    return view


def least(act: Callable[[], object]) -> float:
    """Return what something takes, in seconds, in the best of some rounds: the others shared the machine."""
    taken = []
    for _ in range(_ROUNDS):
        begun = time.perf_counter()
        act()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def painted(view: LibraryView) -> float:
    """What it takes to paint all that is in sight, at the beginning of a row in the middle of the list."""
    to_row(view, 0)
    return least(view.grid.viewport().repaint)


def scrolled(view: LibraryView) -> float:
    """What it takes to come to other rows and to paint them; where there are none, to paint those that there are."""
    rows = [0, 2]

    def scroll() -> None:
        rows.reverse()
        to_row(view, rows[0])
        view.grid.viewport().repaint()

    return least(scroll)


def to_row(view: LibraryView, number: int) -> None:
    """Bring a row into sight, counted from the middle of the list."""
    bar, pitch = view.grid.verticalScrollBar(), view.grid.cell(5).top() - view.grid.cell(0).top()
    bar.setValue((bar.maximum() // 2 // pitch + number) * pitch)
    assert len(view.grid.visible_rows) == FEW


def filled(view: LibraryView, ids: tuple[str, ...]) -> float:
    """What it takes to show another answer, and to paint it."""
    model, viewport = view.grid.model(), view.grid.viewport()
    answers = [ids, ids[::-1]]

    def fill() -> None:
        answers.reverse()
        model.show_ids(answers[0])  # type: ignore[attr-defined]
        viewport.repaint()

    return least(fill)


def walked(view: LibraryView) -> float:
    """What it takes to go from card to card with the keyboard."""
    to_row(view, 0)
    first = view.grid.visible_rows.start
    view.grid.setCurrentIndex(view.grid.model().index(first, 0))

    def walk() -> None:
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            QTest.keyClick(view.grid, key)
        view.grid.viewport().repaint()

    return least(walk)


def resized(view: LibraryView) -> float:
    """What it takes to lay everything out anew."""
    widths = [_SIZE[0], _SIZE[0] - 30]

    def resize() -> None:
        widths.reverse()
        view.resize(widths[0], view.height())
        view.grid.viewport().repaint()

    return least(resize)


async def measured(folder: Path, count: int) -> dict[str, float]:
    """Return what each thing takes with so many clips, in seconds."""
    async with running(folder) as rig:
        view = await library(rig, count)
        ids = rig.library.ids
        # All that is in sight is read before anything is measured.
        await rig.library.fetch(ids)
        taken = {
            "painting": painted(view),
            "scrolling": scrolled(view),
            "filling": filled(view, ids),
            "walking": walked(view),
            "laying out": resized(view),
        }
        await rig.settle()
        return taken


def test_ten_thousand_clips_feel_like_ten(
    qapp: QApplication, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    taken: dict[int, list[dict[str, float]]] = {FEW: [], MANY: []}
    # In turns: what else the machine does may last longer than one of them.
    for turn in range(_TURNS):
        for count, results in taken.items():
            folder = tmp_path / f"{turn}-{count}"
            folder.mkdir()
            with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
                results.append(runner.run(measured(folder, count)))
    few, many = ({name: min(each[name] for each in taken[count]) for name in taken[count][0]} for count in taken)
    ratios = {name: many[name] / few[name] for name in few}
    for name, ratio in ratios.items():
        record_property(name, round(ratio, 2))
        sys.stdout.write(f"{name}: {few[name] * 1000:.2f} ms, {many[name] * 1000:.2f} ms, {ratio:.2f}\n")
    assert {name: ratio for name, ratio in ratios.items() if ratio > MOST} == {}
