"""The frame that is meant is the frame that is shown, and the frame that is shown is the frame that is taken.

Each frame of the films tells its number in bars, which are read off the screen.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoSink
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pikadesk.adapters.frame_reader import AvFrameFeed, AvFrameReader
from pikadesk.adapters.video_frames import frame_at
from pikadesk.services.frame_ports import FilmIndex
from pikadesk.ui.widgets.stage import Player
from tests.adapters.films import RATE, numbered_film
from tests.ui.player_rig import number_of, number_on, open_film, player_sources, settle

# What Qt says where there is neither a graphics card nor a sound card.
pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "pa_context_connect", "No audio device")

Show = Callable[..., QWidget]
UNEVEN = (0, 0.05, 0.1, 0.5, 0.55, 0.8, 0.81, 0.82, 0.9, 1.1, 1.14, 1.18, 1.22)

FILMS: dict[str, dict[str, Any]] = {
    "plain": {},
    "thirty": {"rate": 30, "frames": 75},
    "sound": {"sound": 2.5},
    "long sound": {"sound": 4},
    "uneven": {"frames": len(UNEVEN), "times": UNEVEN},
    "begins later": {"frames": 30, "begin": 1.5},
    "begins in between": {"frames": 30, "begin": 1 / 3, "rate": 30, "suffix": "ts"},
    "begins after its sound": {"frames": 30, "begin": 1.0, "sound": 3},
    "portrait": {"size": (64, 128)},
    "odd": {"size": (98, 54)},
    "one": {"frames": 1},
    "one with sound": {"frames": 1, "sound": 1},
    "one key frame": {"frames": 60, "x264": "keyint=250:scenecut=0"},
    "leaning": {"x264": "open-gop=1:bframes=3:b-pyramid=normal:b-adapt=0"},
}


def made(folder: Path, name: str) -> tuple[Path, int, int]:
    """Write a film; return it, the number of its first frame, and how many it has."""
    kind = dict(FILMS.get(name, {}))
    file = folder / f"{name}.{kind.pop('suffix', 'mp4')}"
    if name in FILMS:
        numbered_film(file, **kind)
        return file, 0, kind.get("frames", 60)
    # Cut without loss: the file holds frames that its edit list says are not to be shown.
    whole = numbered_film(folder / "whole.mp4")
    subprocess.run(["ffmpeg", "-v", "error", "-ss", "0.8", "-i", whole, "-an", "-c", "copy", file], check=True)
    return file, 20, 40


@pytest.fixture
def player(shown: Show, tmp_path: Path) -> Iterator[Player]:
    made = Player(player_sources(tmp_path))
    shown(made, 800, 420)
    yield made
    made.unload()


def taken(qtbot: QtBot, player: Player) -> QImage:
    """The frame as it is saved and copied."""
    pictures: list[QImage] = []
    player.take(pictures.append)
    qtbot.waitUntil(lambda: bool(pictures))
    return pictures[0]


@pytest.mark.parametrize("name", [*FILMS, "cut"])
def test_each_step_shows_and_takes_the_next_frame(qtbot: QtBot, player: Player, tmp_path: Path, name: str) -> None:
    file, first, count = made(tmp_path, name)
    open_film(qtbot, player, file)
    for frame in range(count):
        picture = taken(qtbot, player)
        assert (player.frame, number_on(player), number_of(picture)) == (frame, first + frame, first + frame)
        player.step(1)
    settle(qtbot, player)
    assert (player.frame, number_on(player)) == (count - 1, first + count - 1)
    assert player.position == player.duration


@pytest.mark.parametrize("name", ["plain", "thirty", "uneven", "begins later", "one key frame", "cut"])
def test_each_step_back_shows_the_frame_before(qtbot: QtBot, player: Player, tmp_path: Path, name: str) -> None:
    file, first, count = made(tmp_path, name)
    open_film(qtbot, player, file)
    player.to_end()
    for frame in reversed(range(count)):
        assert number_of(taken(qtbot, player)) == number_on(player) == first + frame
        player.step(-1)


@pytest.mark.parametrize(
    "name",
    [
        *("plain", "long sound", "uneven", "begins later", "begins in between", "begins after its sound"),
        *("portrait", "one", "cut"),
    ],
)
def test_what_plays_is_held_on_the_very_frame_that_is_on_the_screen(
    qtbot: QtBot, player: Player, tmp_path: Path, name: str
) -> None:
    file, first, count = made(tmp_path, name)
    open_film(qtbot, player, file)
    for stop in (1, count // 3, 2 * count // 3):
        player.play()
        qtbot.waitUntil(lambda stop=stop: player.frame >= stop or not player.playing)
        # While it plays: what would be saved now is what was painted last.
        assert number_of(taken(qtbot, player)) == first + player.frame
        player.pause()
        at, seen = player.frame, number_on(player)
        assert seen == first + at
        settle(qtbot, player)
        assert (player.frame, number_on(player)) == (at, seen)
        player.step(1)
        settle(qtbot, player)
        assert number_on(player) == first + min(at + 1, count - 1)


@pytest.mark.parametrize("name", ["plain", "long sound", "uneven", "begins later", "one", "cut"])
def test_in_the_end_it_stands_on_the_last_frame(qtbot: QtBot, player: Player, tmp_path: Path, name: str) -> None:
    file, first, count = made(tmp_path, name)
    open_film(qtbot, player, file)
    player.set_rate(4.0)
    with qtbot.waitSignal(player.playing_changed):
        player.play()
    qtbot.waitUntil(lambda: not player.playing)
    settle(qtbot, player)
    QTest.qWait(100)
    assert (player.frame, number_on(player)) == (count - 1, first + count - 1)
    assert player.position == player.duration


def test_every_frame_of_a_film_that_plays_is_the_one_it_is_counted_as(
    qtbot: QtBot, player: Player, tmp_path: Path
) -> None:
    file, _, count = made(tmp_path, "thirty")
    open_film(qtbot, player, file)
    seen: list[tuple[int, int]] = []
    player.position_changed.connect(lambda _: seen.append((player.frame, number_of(player.image()))))
    player.play()
    qtbot.waitUntil(lambda: not player.playing)
    while_playing = [pair for pair in seen if pair[0] < count - 1]
    assert len(while_playing) > count // 2
    # The last frame is told before it is shown.
    assert [pair for pair in while_playing if pair[0] != pair[1]] == []


def test_what_stands_is_read_from_the_file_itself(qtbot: QtBot, shown: Show, tmp_path: Path) -> None:
    """QtMultimedia may have decoded it on the graphics card, or in other colours."""
    wanted: list[int] = []

    class Reader(AvFrameReader):
        def feed(self, film: Path, index: FilmIndex, arrived: Callable[[], None]) -> AvFrameFeed:
            class Feed(AvFrameFeed):
                def want(self, frame: int) -> None:
                    wanted.append(frame)
                    super().want(frame)

            return Feed(film, index, arrived)

    player = Player(replace(player_sources(tmp_path), reader=Reader()))
    shown(player, 800, 420)
    open_film(qtbot, player, made(tmp_path, "plain")[0])
    player.play()
    qtbot.waitUntil(lambda: player.frame > 5)
    assert wanted == [0]
    player.pause()
    settle(qtbot, player)
    assert wanted == [0, player.frame]
    player.unload()


def test_frames_from_before_a_jump_are_not_shown_after_it(qtbot: QtBot, player: Player, tmp_path: Path) -> None:
    open_film(qtbot, player, numbered_film(tmp_path / "long.mp4", frames=120))
    sink = player.findChild(QVideoSink)
    player.play()
    qtbot.waitUntil(lambda: player.frame > 5)
    old = QVideoFrame(sink.videoFrame())
    player.seek(3.0)
    sink.videoFrameChanged.emit(old)
    assert player.frame == 72
    qtbot.waitUntil(lambda: player.frame > 75)
    assert number_of(player.image()) == player.frame


def test_it_plays_on_from_the_frame_on_which_it_stands(qtbot: QtBot, player: Player, tmp_path: Path) -> None:
    file, _, _ = made(tmp_path, "one key frame")
    open_film(qtbot, player, file)
    player.step(30)
    settle(qtbot, player)
    seen: list[int] = []
    player.play()
    player.position_changed.connect(lambda _: seen.append(number_of(player.image())))
    qtbot.waitUntil(lambda: len(seen) > 5)
    player.pause()
    assert seen[0] in (30, 31)
    assert seen == sorted(seen)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_film_that_lies_is_shown_and_taken_upright(
    qtbot: QtBot, player: Player, tmp_path: Path, rotation: int
) -> None:
    film = numbered_film(tmp_path / "lies.mp4", rotation=rotation, frames=48)
    open_film(qtbot, player, film)
    player.step(5)
    still = taken(qtbot, player)
    upright = frame_at(film, 5 / RATE)
    assert (still.width(), still.height()) == upright.size
    assert pixels(still) == pixels_of(upright)
    player.play()
    qtbot.waitUntil(lambda: player.frame > 8)
    played = player.image()
    player.pause()
    alike = pixels_of(frame_at(film, player.frame / RATE))
    assert played.size() == still.size()
    assert all(abs(a - b) < 40 for a, b in zip(pixels(played), alike, strict=True))


def pixels(picture: QImage) -> list[int]:
    spots = [(x, y) for x in (0.1, 0.35, 0.6, 0.85) for y in (0.1, 0.35, 0.6, 0.85)]
    return [picture.pixelColor(int(x * picture.width()), int(y * picture.height())).green() for x, y in spots]


def pixels_of(picture: Image.Image) -> list[int]:
    spots = [(x, y) for x in (0.1, 0.35, 0.6, 0.85) for y in (0.1, 0.35, 0.6, 0.85)]
    return [picture.getpixel((int(x * picture.width), int(y * picture.height)))[1] for x, y in spots]


def test_the_frame_that_is_taken_is_bit_for_bit_the_one_that_the_file_has(
    qtbot: QtBot, player: Player, tmp_path: Path
) -> None:
    film, _, _ = made(tmp_path, "plain")
    open_film(qtbot, player, film)
    player.step(17)
    shown = taken(qtbot, player).convertToFormat(QImage.Format.Format_RGB888)
    wanted = frame_at(film, 17 / RATE)
    lines = [bytes(shown.constScanLine(line))[: 3 * shown.width()] for line in range(shown.height())]
    assert b"".join(lines) == wanted.tobytes()
