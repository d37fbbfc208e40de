"""Frames of several films at one moment: all together, the newest that could be read, and nothing kept too long."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pikadesk.ui.presenters.compare_frames import FramesInStep, Moment, Wanted
from tests.fakes.frames import FakeFrameReader


@pytest.fixture
def films(tmp_path: Path) -> tuple[Path, Path]:
    made = tmp_path / "a", tmp_path / "b"
    for film, frames in zip(made, (40, 20), strict=True):
        film.write_bytes(bytes(frames))
    return made


Moments = Callable[..., Moment]


@pytest.fixture
def moment(films: tuple[Path, Path]) -> Moments:
    reader = FakeFrameReader()

    def make(*frames: int, key: str = "") -> Moment:
        return tuple(
            Wanted(f"{key}{place}", film, reader.index(film), frame)
            for place, (film, frame) in enumerate(zip(films, frames, strict=False))
        )

    return make


def seen(frames: FramesInStep) -> list[int | None]:
    return [frame.rgb[0] if frame is not None else None for frame in frames.frames]


def test_frames_come_together_or_not_at_all(qtbot: QtBot, moment: Moments) -> None:
    reader = FakeFrameReader(quick=False)
    frames = FramesInStep(reader)
    frames.want(moment(3, 4))
    one, other = reader.feeds
    one.bring()
    assert frames.frames == () and frames.reading
    other.bring()
    assert seen(frames) == [3, 4]
    assert frames.shown == moment(3, 4) and not frames.reading


def test_what_is_over_is_left_out_and_something_is_always_seen(qtbot: QtBot, moment: Moments) -> None:
    reader = FakeFrameReader(quick=False)
    frames, shown = FramesInStep(reader), []
    frames.changed.connect(lambda: shown.append(seen(frames)))
    for number in range(10):
        frames.want(moment(number, number))
    one, other = reader.feeds
    assert one.wishes == [0]
    for feed in (one, other):
        feed.bring()
    assert shown == [[0, 0]]
    assert (one.wishes, other.wishes) == ([0, 9], [0, 9])
    for feed in (one, other):
        feed.bring()
    assert shown == [[0, 0], [9, 9]]
    assert not frames.reading


def test_the_same_moment_is_not_read_again(qtbot: QtBot, moment: Moments) -> None:
    reader = FakeFrameReader()
    frames, told = FramesInStep(reader), []
    frames.changed.connect(lambda: told.append(1))
    frames.want(moment(1, 1))
    frames.want(moment(1, 1))
    assert len(told) == 1
    assert [feed.wishes for feed in reader.feeds] == [[1], [1]]


def test_what_comes_soon_is_ready_and_what_is_over_is_closed(qtbot: QtBot, moment: Moments) -> None:
    reader = FakeFrameReader()
    frames = FramesInStep(reader)
    frames.want(moment(5), soon=moment(0, key="next"))
    now, soon = reader.feeds
    assert soon.wishes == [0] and seen(frames) == [5]
    frames.want(moment(6), soon=moment(0, key="next"))
    assert len(reader.feeds) == 2
    frames.want(moment(0, key="next"))
    assert now.closed and not soon.closed
    assert len(reader.feeds) == 2
    frames.close()
    assert soon.closed and frames.frames == ()


def test_a_film_that_cannot_be_read_is_told_and_the_other_one_is_seen(
    qtbot: QtBot, moment: Moments, films: tuple[Path, Path]
) -> None:
    wanted = moment(2, 2)
    films[1].unlink()
    frames = FramesInStep(FakeFrameReader())
    frames.want(wanted)
    assert seen(frames) == [2, None]
    assert frames.trouble is not None and frames.trouble.get("path") == str(films[1])
    frames.close()
    assert frames.trouble is None


def test_who_wants_more_while_being_told_gets_it(qtbot: QtBot, moment: Moments) -> None:
    frames = FramesInStep(FakeFrameReader())
    frames.changed.connect(lambda: frames.want(moment(min(seen(frames)[0] + 1, 5))))
    frames.want(moment(0))
    assert seen(frames) == [5]


def test_what_arrives_after_the_close_is_nobodys(qtbot: QtBot, moment: Moments) -> None:
    reader = FakeFrameReader(quick=False)
    frames = FramesInStep(reader)
    frames.want(moment(1))
    frames.close()
    reader.feeds[0].bring()
    assert frames.frames == ()
