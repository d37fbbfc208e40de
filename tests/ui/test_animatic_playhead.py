"""Where a preview is, on a clock that the test turns."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from pikadesk.ui.presenters.animatic_playhead import Playhead


class Clock:
    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


class Run:
    """A playhead over 10 s."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.playhead = Playhead(self.clock)
        self.playhead.set_duration(10)

    def wait(self, seconds: float) -> None:
        """Let time pass as the timer would."""
        self.clock.time += seconds
        if self.playhead.playing:
            self.playhead.tick()


@pytest.fixture
def run() -> Run:
    return Run()


def test_it_plays_as_fast_as_time_and_stands_at_the_end(run: Run) -> None:
    run.playhead.play()
    run.wait(0.016)
    run.wait(2.484)
    assert run.playhead.playing
    assert run.playhead.position == pytest.approx(2.5)
    run.wait(9)
    assert (run.playhead.position, run.playhead.playing) == (10, False)


def test_time_that_it_stood_still_does_not_count(run: Run) -> None:
    run.playhead.play()
    run.wait(1)
    run.playhead.toggle()
    run.wait(50)
    run.playhead.toggle()
    run.wait(1)
    assert run.playhead.position == pytest.approx(2)


def test_at_the_end_it_plays_from_the_start(run: Run) -> None:
    run.playhead.to_end()
    run.playhead.play()
    run.wait(1)
    assert run.playhead.position == pytest.approx(1)


def test_a_loop_begins_again_without_losing_time(run: Run) -> None:
    run.playhead.set_loop(True)
    run.playhead.seek(9.5)
    run.playhead.play()
    run.wait(1)
    assert run.playhead.playing
    assert run.playhead.position == pytest.approx(0.5)


def test_a_rate_changes_how_fast_it_runs(run: Run) -> None:
    run.playhead.set_rate(0.25)
    run.playhead.play()
    run.wait(2)
    assert run.playhead.position == pytest.approx(0.5)


def test_a_step_is_a_frame_and_stops_it(run: Run) -> None:
    run.playhead.play()
    run.wait(1.01)
    run.playhead.step(1)
    assert not run.playhead.playing
    assert run.playhead.position == pytest.approx(25 / 24)
    run.playhead.step(-2)
    assert run.playhead.position == pytest.approx(23 / 24)
    for _ in range(30):
        run.playhead.step(-1)
    assert run.playhead.position == 0
    run.playhead.to_end()
    run.playhead.step(1)
    assert run.playhead.position == 10


def test_a_hundred_steps_are_a_hundred_frames(run: Run) -> None:
    for _ in range(100):
        run.playhead.step(1)
    assert run.playhead.position == pytest.approx(100 / 24)


def test_shuttling_gets_faster_and_turns_round(run: Run) -> None:
    run.playhead.seek(5)
    run.playhead.shuttle(1)
    run.wait(0.5)
    run.playhead.shuttle(1)
    run.wait(0.5)
    assert run.playhead.position == pytest.approx(6.5)
    run.playhead.shuttle(-1)
    run.wait(0.5)
    assert run.playhead.position == pytest.approx(6)
    for _ in range(4):
        run.playhead.shuttle(-1)
    run.wait(1)
    assert run.playhead.position == pytest.approx(2)
    run.wait(1)
    assert (run.playhead.position, run.playhead.playing) == (0, False)


def test_playing_ends_a_shuttle(run: Run) -> None:
    run.playhead.seek(5)
    run.playhead.shuttle(-1)
    run.playhead.play()
    run.wait(1)
    assert run.playhead.position == pytest.approx(6)


def test_backward_from_the_start_it_stays(run: Run) -> None:
    run.playhead.shuttle(-1)
    assert not run.playhead.playing


def test_a_position_stays_within_what_there_is(run: Run) -> None:
    run.playhead.seek(99)
    assert run.playhead.position == 10
    run.playhead.set_duration(4)
    assert run.playhead.position == 4
    run.playhead.seek(-1)
    assert run.playhead.position == 0


def test_without_a_length_it_does_not_play(run: Run) -> None:
    run.playhead.set_duration(0)
    run.playhead.play()
    assert not run.playhead.playing


def test_it_runs_by_itself_sixty_times_a_second(qtbot: QtBot) -> None:
    playhead = Playhead()
    playhead.set_duration(10)
    told = []
    playhead.changed.connect(lambda: told.append(playhead.position))
    playhead.play()
    qtbot.waitUntil(lambda: playhead.position > 0.5)
    playhead.pause()
    assert 24 <= len(told) <= 60
    assert told == sorted(told)
