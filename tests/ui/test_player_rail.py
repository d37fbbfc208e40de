"""The rail of the player: looking for a moment, the small picture over it, In and Out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pikadesk.ui.theme import DARK
from pikadesk.ui.widgets.stage import Player, Scrubber
from pikadesk.ui.widgets.stage.player_marks import CutMarks, Mark
from tests.adapters.films import RATE, numbered_film
from tests.ui.player_rig import number_of, number_on, open_film, player_sources, settle

pytestmark = pytest.mark.qt_log_ignore("No RHI backend")

Show = Callable[..., QWidget]
LEFT = Qt.MouseButton.LeftButton
FRAMES = 60
MIDDLE = 14


@pytest.fixture
def player(qtbot: QtBot, shown: Show, tmp_path: Path) -> Iterator[Player]:
    """A player on the first frame of a film of two and a half seconds."""
    made = Player(player_sources(tmp_path))
    shown(made, 800, 400)
    open_film(qtbot, made, numbered_film(tmp_path / "film.mp4", frames=FRAMES))
    yield made
    made.unload()


def place(player: Player, frame: float) -> QPoint:
    """Where a frame begins on the rail."""
    return QPoint(round(player.scrubber.x_of(frame / RATE)), MIDDLE)


def wait_number(qtbot: QtBot, player: Player, number: int) -> None:
    qtbot.waitUntil(lambda: number_on(player) == number)


# Looking


def test_dragging_shows_the_frame_under_the_pointer_and_then_plays_on(qtbot: QtBot, player: Player) -> None:
    scrubber = player.scrubber
    player.play()
    qtbot.waitUntil(lambda: player.frame > 2)
    QTest.mousePress(scrubber, LEFT, pos=place(player, 30.5))
    assert not player.playing
    wait_number(qtbot, player, 30)
    for frame in (40, 12, 55, 3):
        QTest.mouseMove(scrubber, place(player, frame + 0.5))
        wait_number(qtbot, player, frame)
        assert player.frame == frame
    QTest.mouseMove(scrubber, QPoint(scrubber.width() - 1, MIDDLE))
    wait_number(qtbot, player, FRAMES - 1)
    QTest.mouseMove(scrubber, place(player, 20.5))
    QTest.mouseRelease(scrubber, LEFT, pos=place(player, 20.5))
    assert player.playing
    qtbot.waitUntil(lambda: player.frame > 22)
    player.pause()


def test_of_many_wishes_at_once_the_newest_is_seen_and_few_others(qtbot: QtBot, player: Player) -> None:
    shown: list[int] = []
    screen, scrubber = player.view, player.scrubber
    QTest.mousePress(scrubber, LEFT, pos=place(player, 1.5))
    settle(qtbot, player)
    image = screen.image().cacheKey()
    # All within one turn of the event loop: none of them can be shown in between.
    for frame in (*range(2, 50, 3), 17):
        QTest.mouseMove(scrubber, place(player, frame + 0.5), delay=-1)

    def look() -> bool:
        nonlocal image
        if screen.image().cacheKey() != image:
            image = screen.image().cacheKey()
            shown.append(number_of(screen.image()))
        return bool(shown) and shown[-1] == 17

    qtbot.waitUntil(look)
    assert len(shown) < 10
    QTest.mouseRelease(scrubber, LEFT, pos=place(player, 17.5))


def test_the_rail_answers_to_the_keyboard(qtbot: QtBot, player: Player) -> None:
    scrubber = player.scrubber
    scrubber.setFocus(Qt.FocusReason.TabFocusReason)
    for key, number in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_PageUp, 24),
        (Qt.Key.Key_End, FRAMES - 1),
        (Qt.Key.Key_Home, 0),
    ):
        QTest.keyClick(scrubber, key)
        wait_number(qtbot, player, number)


def test_the_rail_tells_its_position(qtbot: QtBot, player: Player) -> None:
    scrubber = Scrubber()
    scrubber.set_duration(10)
    scrubber.set_position(6.4)
    assert (scrubber.value(), scrubber.accessibleDescription()) == (6400, "0:06.4 / 0:10.0")
    assert scrubber.height() == 28
    player.step(13)
    assert player.scrubber.accessibleDescription() == "0:00.5 / 0:02.5, frame 13"


# The small picture


def test_hovering_shows_a_small_picture_with_its_time(qtbot: QtBot, player: Player) -> None:
    preview, scrubber = player.rail.preview, player.scrubber
    qtbot.waitUntil(lambda: preview.ready)
    for frame in (50, 10, 31):
        QTest.mouseMove(scrubber, place(player, frame + 0.5))
        qtbot.waitUntil(lambda frame=frame: preview.words == f"0:0{frame / RATE:.1f} · {frame}")
        assert preview.isVisible()
        # A picture for every sixtieth part may leave out frames that no other one needs.
        assert abs(number_of(preview.picture()) - frame) <= 2
    # It stands over the pointer, and hides nothing of the rail.
    assert preview.geometry().center().x() == pytest.approx(place(player, 31.5).x(), abs=2)
    assert preview.geometry().bottom() < scrubber.mapTo(player, QPoint(0, 0)).y()
    # The picture of the video itself stays.
    assert (player.frame, number_on(player)) == (0, 0)
    QApplication.sendEvent(scrubber, QEvent(QEvent.Type.Leave))
    assert not preview.isVisible()


def test_it_stays_within_the_player_and_goes_when_the_rail_is_pressed(qtbot: QtBot, player: Player) -> None:
    preview, scrubber = player.rail.preview, player.scrubber
    qtbot.waitUntil(lambda: preview.ready)
    QTest.mouseMove(scrubber, QPoint(1, MIDDLE))
    qtbot.waitUntil(lambda: preview.words.endswith(" 0"))
    assert preview.x() >= 0
    QTest.mouseMove(scrubber, QPoint(scrubber.width() - 1, MIDDLE))
    qtbot.waitUntil(lambda: preview.words.endswith(f" {FRAMES - 1}"))
    assert preview.geometry().right() < player.width()
    QTest.mousePress(scrubber, LEFT, pos=place(player, 20))
    assert not preview.isVisible()
    QTest.mouseMove(scrubber, place(player, 30))
    assert not preview.isVisible()
    QTest.mouseRelease(scrubber, LEFT, pos=place(player, 30))


def test_they_are_not_made_while_the_video_plays_unless_they_are_wanted(
    qtbot: QtBot, player: Player, tmp_path: Path
) -> None:
    preview = player.rail.preview
    player.set_loop(True)
    with qtbot.waitSignal(player.loaded):
        player.load(numbered_film(tmp_path / "other.mp4", frames=48), play=True)
    QTest.qWait(1500)
    assert player.playing and not preview.ready
    QTest.mouseMove(player.scrubber, place(player, 12.5))
    # It appears under the pointer that waits for it.
    qtbot.waitUntil(lambda: not preview.picture().isNull())
    assert abs(number_of(preview.picture()) - 12) <= 1
    assert player.playing


def test_another_video_has_pictures_of_its_own(qtbot: QtBot, player: Player, tmp_path: Path) -> None:
    preview = player.rail.preview
    qtbot.waitUntil(lambda: preview.ready)
    open_film(qtbot, player, numbered_film(tmp_path / "other.mp4", frames=24, first=100))
    qtbot.waitUntil(lambda: preview.ready)
    QTest.mouseMove(player.scrubber, place(player, 12.5))
    qtbot.waitUntil(lambda: preview.words.endswith(" 12"))
    assert number_of(preview.picture()) in range(110, 114)
    player.unload()
    assert not preview.ready


# In and Out


def marks_of(player: Player) -> tuple[float, float] | None:
    marks = player.marks
    return None if marks is None else (round(marks[0] * RATE, 3), round(marks[1] * RATE, 3))


def test_the_part_goes_from_the_frame_of_in_to_the_end_of_that_of_out(player: Player) -> None:
    told: list[object] = []
    player.marks_changed.connect(lambda: told.append(marks_of(player)))
    player.step(10)
    player.rail.mark(Mark.IN)
    player.step(20)
    player.rail.mark(Mark.OUT)
    player.rail.mark(Mark.OUT)
    assert told == [(10, FRAMES), (10, 31)]
    player.rail.remove(Mark.IN)
    assert marks_of(player) == (0, 31)
    player.rail.remove(*Mark)
    player.rail.remove(*Mark)
    assert (marks_of(player), len(told)) == (None, 4)


def test_marks_are_told_in_the_time_of_the_file(qtbot: QtBot, player: Player, tmp_path: Path) -> None:
    open_film(qtbot, player, numbered_film(tmp_path / "late.mp4", frames=24, begin=1.5))
    player.step(6)
    player.rail.mark(Mark.IN)
    player.to_end()
    player.rail.mark(Mark.OUT)
    assert player.marks == (pytest.approx(1.75), pytest.approx(2.5))


def test_a_mark_beyond_the_other_takes_it_away() -> None:
    marks = CutMarks()
    assert marks.frames(59) is None
    assert marks.set(Mark.IN, 10) and marks.set(Mark.OUT, 20)
    assert marks.set(Mark.IN, 30)
    assert marks.frames(59) == (30, 59)
    assert marks.set(Mark.OUT, 40) and marks.set(Mark.OUT, 5)
    assert marks.frames(59) == (0, 5)


def test_another_video_has_no_marks(qtbot: QtBot, player: Player, tmp_path: Path) -> None:
    player.rail.mark(Mark.OUT)
    with qtbot.waitSignal(player.marks_changed):
        open_film(qtbot, player, numbered_film(tmp_path / "other.mp4", frames=24))
    assert player.marks is None


def test_marks_are_seen_on_the_rail_and_dragged_there(qtbot: QtBot, player: Player) -> None:
    scrubber = player.scrubber
    player.step(40)
    player.rail.mark(Mark.OUT)
    player.step(-30)
    player.rail.mark(Mark.IN)
    image = scrubber.grab().toImage()
    y = 6
    begin, end = place(player, 10).x(), place(player, 41).x()
    colours = [QColor(image.pixelColor(x, y)).name() for x in (begin - 6, (begin + end) // 2, end + 6)]
    assert colours == [DARK.window, DARK.tint, DARK.window]
    assert QColor(image.pixelColor(begin, 20)).name() == DARK.accent_text
    # The handle, which lies over it, comes first; beside its middle the bracket can be taken.
    QTest.mousePress(scrubber, LEFT, pos=QPoint(begin, 24))
    for frame in (12, 25):
        QTest.mouseMove(scrubber, QPoint(place(player, frame + 0.5).x(), 24))
        wait_number(qtbot, player, frame)
    QTest.mouseRelease(scrubber, LEFT, pos=QPoint(place(player, 25.5).x(), 24))
    assert marks_of(player) == (25, 41)
    # Not beyond the other one.
    QTest.mousePress(scrubber, LEFT, pos=QPoint(end, MIDDLE))
    QTest.mouseMove(scrubber, place(player, 3))
    qtbot.waitUntil(lambda: marks_of(player) == (25, 26))
    QTest.mouseRelease(scrubber, LEFT, pos=place(player, 3))
    assert not player.playing


def test_a_press_on_the_handle_moves_that(qtbot: QtBot, player: Player) -> None:
    player.step(20)
    player.rail.mark(Mark.IN)
    QTest.mousePress(player.scrubber, LEFT, pos=place(player, 20))
    QTest.mouseMove(player.scrubber, place(player, 45.5))
    wait_number(qtbot, player, 45)
    QTest.mouseRelease(player.scrubber, LEFT, pos=place(player, 45.5))
    assert marks_of(player) == (20, FRAMES)


def test_a_loop_plays_the_part_alone(qtbot: QtBot, player: Player) -> None:
    player.step(20)
    player.rail.mark(Mark.IN)
    player.step(15)
    player.rail.mark(Mark.OUT)
    player.to_start()
    player.set_loop(True)
    frames: list[int] = []
    player.play()
    player.position_changed.connect(lambda _: frames.append(player.frame))
    qtbot.waitUntil(lambda: sum(b < a for a, b in pairwise(frames)) >= 2, timeout=8000)
    assert player.playing
    assert set(frames) <= set(range(20, 36))
    # Without them it goes round the whole video.
    player.rail.remove(*Mark)
    qtbot.waitUntil(lambda: max(frames) >= 50, timeout=8000)
    player.pause()


def test_without_a_loop_marks_do_not_end_it(qtbot: QtBot, player: Player) -> None:
    player.step(10)
    player.rail.mark(Mark.OUT)
    player.set_rate(4.0)
    player.play()
    qtbot.waitUntil(lambda: not player.playing)
    assert player.position == player.duration
