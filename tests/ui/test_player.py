"""The player plays a real video, and says where it cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pikadesk.ui.widgets.stage import Player
from tests.adapters.films import film, numbered_film
from tests.ui.conftest import CLIP_FRAMES, CLIP_RATE, CLIP_SIZE, grey_of
from tests.ui.player_rig import open_film, player_sources, settle

# What Qt says where there is no graphics card; the frames are converted without one.
pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "pa_context_connect", "No audio device")

Show = Callable[..., QWidget]
LAST = CLIP_FRAMES - 1


def frame_shown(player: Player) -> int | None:
    """The number of the frame that is on the screen, told by its grey; None where it is no frame of the clip."""
    view = player.view
    grey = view.grab().toImage().pixelColor(view.width() // 2, view.height() // 2).red()
    return next((number for number in range(CLIP_FRAMES) if abs(grey_of(number) - grey) <= 3), None)


def wait_frame(qtbot: QtBot, player: Player, frame: int) -> None:
    qtbot.waitUntil(lambda: frame_shown(player) == frame)


@pytest.fixture
def empty(shown: Show, tmp_path: Path) -> Iterator[Player]:
    """A player with nothing to play."""
    made = Player(player_sources(tmp_path))
    shown(made, 900, 400)
    yield made
    made.unload()


@pytest.fixture
def player(qtbot: QtBot, empty: Player, clip: Path) -> Player:
    """A player that stands on the first frame of the clip."""
    with qtbot.waitSignal(empty.loaded):
        empty.load(clip)
    wait_frame(qtbot, empty, 0)
    return empty


# Playing


def test_a_loaded_video_stands_on_its_first_frame(player: Player, clip: Path) -> None:
    assert not player.playing
    assert (player.file, player.position, player.duration) == (clip, 0.0, CLIP_FRAMES / CLIP_RATE)
    assert player.transport.time_text() == "0:00.0 / 0:01.0 · frame 0"
    assert player.scrubber.maximum() == 1000


def test_a_played_video_stays_on_its_last_frame(qtbot: QtBot, player: Player) -> None:
    played: list[bool] = []
    player.playing_changed.connect(played.append)
    player.play()
    qtbot.waitUntil(lambda: played == [True, False])
    wait_frame(qtbot, player, LAST)
    QTest.qWait(100)
    assert frame_shown(player) == LAST
    assert player.position == player.duration
    assert player.transport.time_text() == f"0:01.0 / 0:01.0 · frame {LAST}"


def test_playing_at_the_end_begins_again(qtbot: QtBot, player: Player) -> None:
    player.to_end()
    wait_frame(qtbot, player, LAST)
    player.play()
    qtbot.waitUntil(lambda: frame_shown(player) in range(1, 12))
    assert player.playing


def test_a_video_can_play_as_soon_as_it_is_loaded(qtbot: QtBot, empty: Player, clip: Path) -> None:
    with qtbot.waitSignal(empty.playing_changed) as heard:
        empty.load(clip, play=True)
    assert heard.args == [True]
    empty.pause()
    assert not empty.playing


def test_it_can_be_thought_better_of_before_it_is_loaded(qtbot: QtBot, empty: Player, clip: Path) -> None:
    empty.load(clip, play=True)
    empty.pause()
    qtbot.waitUntil(lambda: empty.duration > 0)
    assert not empty.playing
    wait_frame(qtbot, empty, 0)


def test_a_looping_video_does_not_end(qtbot: QtBot, player: Player) -> None:
    player.set_loop(True)
    player.set_rate(4.0)
    places: list[float] = []
    played: list[bool] = []
    player.position_changed.connect(places.append)
    player.playing_changed.connect(played.append)
    player.play()

    def rounds() -> int:
        return sum(later < earlier for earlier, later in pairwise(places))

    qtbot.waitUntil(lambda: rounds() >= 3)
    assert (player.playing, played) == (True, [True])
    assert player.transport.loop.isChecked()
    player.set_loop(False)
    qtbot.waitUntil(lambda: not player.playing)
    wait_frame(qtbot, player, LAST)


def test_a_loop_that_is_asked_for_late_begins_again_too(qtbot: QtBot, player: Player) -> None:
    places: list[float] = []
    player.position_changed.connect(places.append)
    player.play()
    # By now QtMultimedia has read the file to its end.
    qtbot.waitUntil(lambda: player.frame > LAST - 6)
    player.set_loop(True)
    qtbot.waitUntil(lambda: any(later < earlier for earlier, later in pairwise(places)))
    assert player.playing


def test_a_faster_video_ends_sooner(qtbot: QtBot, player: Player) -> None:
    player.set_rate(4.0)
    with qtbot.waitSignal(player.playing_changed):
        player.play()
    with qtbot.waitSignal(player.playing_changed, timeout=900):
        pass
    assert player.transport.speed.text() == "4×"


def test_where_the_sound_is_longer_the_last_frame_waits_for_its_end(
    qtbot: QtBot, empty: Player, tmp_path: Path
) -> None:
    open_film(qtbot, empty, numbered_film(tmp_path / "long.mp4", frames=24, sound=2))
    assert empty.duration == pytest.approx(2, abs=0.05)
    places: list[float] = []
    empty.position_changed.connect(places.append)
    empty.play()
    qtbot.waitUntil(lambda: not empty.playing, timeout=8000)
    # The time goes on while the picture does not.
    assert any(1.1 < place < 1.9 for place in places)
    assert (empty.frame, empty.position) == (23, empty.duration)


# Single frames


def test_a_step_is_one_frame(qtbot: QtBot, player: Player) -> None:
    for wanted in (1, 2, 3):
        player.step(1)
        wait_frame(qtbot, player, wanted)
        assert player.position == pytest.approx(wanted / CLIP_RATE)
    player.step(-1)
    wait_frame(qtbot, player, 2)


def test_steps_asked_at_once_add_up(qtbot: QtBot, player: Player) -> None:
    for _ in range(5):
        player.step(1)
    wait_frame(qtbot, player, 5)
    player.step(-99)
    wait_frame(qtbot, player, 0)
    player.step(99)
    wait_frame(qtbot, player, LAST)


@pytest.mark.parametrize("frame", range(0, CLIP_FRAMES, 5))
def test_seeking_shows_the_frame_of_that_moment(qtbot: QtBot, player: Player, frame: int) -> None:
    player.seek(frame / CLIP_RATE)
    wait_frame(qtbot, player, frame)


def test_a_position_in_whole_milliseconds_means_the_frame_that_begins_then(player: Player) -> None:
    for frame in range(CLIP_FRAMES):
        player.seek(round(frame / CLIP_RATE, 3))
        assert player.frame == frame


def test_a_jump_while_it_plays_goes_on_from_there(qtbot: QtBot, empty: Player, tmp_path: Path) -> None:
    open_film(qtbot, empty, numbered_film(tmp_path / "long.mp4", frames=120))
    empty.play()
    qtbot.waitUntil(lambda: empty.frame > 3)
    frames: list[int] = []
    empty.seek(3.0)
    empty.position_changed.connect(lambda _: frames.append(empty.frame))
    qtbot.waitUntil(lambda: len(frames) > 5)
    assert empty.playing
    assert all(frame >= 71 for frame in frames)
    assert frames == sorted(frames)


def test_the_picture_can_be_taken_in_its_own_size(qtbot: QtBot, player: Player) -> None:
    player.step(7)
    settle(qtbot, player)
    image = player.image()
    assert (image.width(), image.height()) == CLIP_SIZE
    assert image.pixelColor(10, 10).red() == pytest.approx(grey_of(7), abs=3)


def test_shuttling_goes_both_ways_and_faster(qtbot: QtBot, player: Player) -> None:
    player.to_end()
    wait_frame(qtbot, player, LAST)
    player.shuttle(-1)
    assert player.playing
    qtbot.waitUntil(lambda: 0 < player.position < 0.9)
    player.shuttle(-1)
    qtbot.waitUntil(lambda: not player.playing)
    wait_frame(qtbot, player, 0)
    player.shuttle(1)
    qtbot.waitUntil(lambda: player.position > 0.1)
    player.shuttle(-1)
    player.toggle()
    assert not player.playing


def test_backward_is_as_fast_as_forward(qtbot: QtBot, player: Player) -> None:
    player.to_end()
    wait_frame(qtbot, player, LAST)
    player.shuttle(-1)
    qtbot.wait(300)
    player.pause()
    assert player.position == pytest.approx(0.7, abs=0.15)


def test_backward_shows_frames_on_the_way(qtbot: QtBot, player: Player) -> None:
    player.to_end()
    wait_frame(qtbot, player, LAST)
    seen: set[int | None] = set()
    player.shuttle(-1)

    def over() -> bool:
        seen.add(frame_shown(player))
        return not player.playing

    qtbot.waitUntil(over)
    assert len(seen - {None}) > 5


# Files


def test_a_damaged_file_is_told_and_shown(qtbot: QtBot, player: Player, clip: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "half.mp4"
    damaged.write_bytes(clip.read_bytes()[:600])
    with qtbot.waitSignal(player.failed) as heard:
        player.load(damaged)
    assert heard.args == ["“half.mp4” can’t be played: the file is damaged or not a video."]
    assert (player.file, player.duration, player.playing) == (None, 0, False)
    assert not player.view.isVisible()
    assert not player.transport.play.isEnabled()
    with qtbot.waitSignal(player.loaded):
        player.load(clip)
    wait_frame(qtbot, player, 0)


@pytest.mark.parametrize("share", [0.4, 0.7, 0.95])
def test_a_video_that_was_cut_short_says_so_and_shows_what_there_is(
    qtbot: QtBot, empty: Player, tmp_path: Path, share: float
) -> None:
    whole = film(tmp_path / "whole.mp4", frames=120, size=(320, 180)).read_bytes()
    short = tmp_path / "short.mp4"
    short.write_bytes(whole[: int(len(whole) * share)])
    open_film(qtbot, empty, short)
    assert 0 < empty.duration < 5
    ends = empty.transport.time_text().split("/ ")[1].split(" · ")[0]
    assert empty.notice.isVisible()
    assert empty.notice.text() == f"This video is cut short: it ends at {ends}, and the rest is missing."
    empty.set_rate(4.0)
    empty.play()
    qtbot.waitUntil(lambda: not empty.playing, timeout=8000)
    empty.to_end()
    settle(qtbot, empty)
    assert empty.position == empty.duration
    assert not empty.image().isNull()
    open_film(qtbot, empty, film(tmp_path / "other.mp4"))
    assert not empty.notice.isVisible()


def test_a_video_that_is_damaged_in_the_middle_plays_all_the_same(qtbot: QtBot, empty: Player, tmp_path: Path) -> None:
    file = film(tmp_path / "a.mp4", frames=72, size=(320, 180))
    content = bytearray(file.read_bytes())
    middle = len(content) * 6 // 10
    content[middle : middle + 400] = bytes(400)
    file.write_bytes(content)
    open_film(qtbot, empty, file)
    empty.set_rate(4.0)
    empty.play()
    qtbot.waitUntil(lambda: not empty.playing, timeout=8000)
    for _ in range(72):
        empty.step(-1)
    settle(qtbot, empty)
    assert empty.frame == 0


def test_a_file_that_went_away_is_told(qtbot: QtBot, empty: Player, tmp_path: Path) -> None:
    with qtbot.waitSignal(empty.failed) as heard:
        empty.load(tmp_path / "gone.mp4")
    assert heard.args == ["“gone.mp4” is not there any more."]


def test_sound_without_a_picture_is_no_video(qtbot: QtBot, empty: Player, tmp_path: Path) -> None:
    with qtbot.waitSignal(empty.failed):
        empty.load(film(tmp_path / "sound.mp4", frames=0, sound=1))


def test_another_video_replaces_the_first(qtbot: QtBot, player: Player, clip: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.mp4"
    other.write_bytes(clip.read_bytes())
    player.to_end()
    with qtbot.waitSignal(player.loaded):
        player.load(clip)
        player.load(other)
    wait_frame(qtbot, player, 0)
    assert player.file == other
    assert player.position == 0


def test_nothing_can_be_played_before_a_video_is_open(empty: Player) -> None:
    player, taken = empty, []
    for act in (player.play, player.pause, player.toggle, player.to_start, player.to_end, player.toggle_zoom):
        act()
    player.step(1)
    player.seek(1)
    player.shuttle(1)
    player.take(taken.append)
    assert (player.playing, player.position, player.duration, player.image().isNull()) == (False, 0, 0, True)
    assert (player.frame, player.frame_start(), player.marks, taken) == (0, 0, None, [])
    assert not player.transport.play.isEnabled()
    assert not player.scrubber.isEnabled()
    assert player.transport.time_text() == "0:00.0 / 0:00.0"


def test_a_closed_video_leaves_the_empty_place(qtbot: QtBot, player: Player) -> None:
    with qtbot.waitSignal(player.duration_changed) as heard:
        player.unload()
    assert heard.args == [0]
    assert not player.view.isVisible()
    assert player.image().isNull()
    assert player.transport.time_text() == "0:00.0 / 0:00.0"
