"""The screen: whole pictures, zoom, and the whole screen of the computer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QCursor, QImage, QWheelEvent
from PySide6.QtMultimedia import QVideoFrame, QVideoSink
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pikadesk.ui.theme import DARK
from pikadesk.ui.widgets.stage import Player, Stage, VideoScreen
from pikadesk.ui.widgets.stage.player_zoom import Zoom
from tests.adapters.films import numbered_film
from tests.ui.player_rig import number_on, open_film, player_sources
from tests.ui.twice_the_size import see_at_twice_the_size

pytestmark = pytest.mark.qt_log_ignore("No RHI backend")

Show = Callable[..., QWidget]
Pixel = Callable[[QWidget, float, float], str]
LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
NO_KEYS = Qt.KeyboardModifier.NoModifier


def picture(width: int = 160, height: int = 90) -> QImage:
    """A picture whose pixels tell where they are: red to the right, green downwards."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    for y in range(height):
        for x in range(width):
            made.setPixelColor(x, y, QColor(x, y, 200))
    return made


def turn(screen: QWidget, at: QPointF, notches: int, held: Qt.KeyboardModifier = CTRL) -> QWheelEvent:
    none, whole = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, screen.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches), none, held, whole, False)
    QApplication.sendEvent(screen, event)
    return event


def drag(qtbot: QtBot, screen: VideoScreen, begin: QPoint, end: QPoint) -> None:
    """Drag with the left button, and let go."""
    QTest.mousePress(screen, LEFT, NO_KEYS, begin)
    for share in (0.3, 0.6, 1.0):
        with qtbot.waitSignal(screen.moved):
            QTest.mouseMove(screen, begin + (end - begin) * share)
    QTest.mouseRelease(screen, LEFT, NO_KEYS, end)


@pytest.fixture
def screen(shown: Show) -> VideoScreen:
    """A screen of 100 by 80 with a picture that is larger than that."""
    made = VideoScreen()
    shown(made, 100, 80)
    made.resize(100, 80)
    made.show_image(picture())
    return made


# Whole pictures


@pytest.mark.parametrize(("width", "height"), [(400, 100), (100, 400), (320, 180)])
def test_a_picture_is_always_whole(shown: Show, pixel: Pixel, width: int, height: int) -> None:
    screen = VideoScreen()
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    shown(screen, width, height)
    screen.show_image(image)
    area = screen.picture_area()
    assert area.width() / area.height() == pytest.approx(16 / 9)
    assert area.width() == pytest.approx(screen.width()) or area.height() == pytest.approx(screen.height())
    assert area.center().x() == pytest.approx(screen.width() / 2)
    assert pixel(screen, area.center().x(), area.center().y()) == "#ff0000"
    if (width, height) != (320, 180):
        assert pixel(screen, 0, 0) == DARK.well
    screen.clear()
    assert screen.image().isNull()
    assert pixel(screen, area.center().x(), area.center().y()) == DARK.well


def test_a_frame_that_is_none_leaves_the_picture(qtbot: QtBot, shown: Show, clip: Path, tmp_path: Path) -> None:
    player = Player(player_sources(tmp_path))
    shown(player, 400, 300)
    open_film(qtbot, player, clip)
    player.play()
    qtbot.waitUntil(lambda: player.frame > 2)
    sink = player.findChild(QVideoSink)
    before, frame = player.image(), player.frame
    sink.videoFrameChanged.emit(QVideoFrame())
    assert (player.image(), player.frame) == (before, frame)
    player.unload()


# Zoom


def test_the_key_shows_it_pixel_by_pixel_and_whole_again(screen: VideoScreen, pixel: Pixel) -> None:
    seen: list[bool] = []
    screen.zoomed.connect(lambda: seen.append(screen.fits))
    screen.toggle_zoom()
    assert (screen.fits, screen.scale, screen.picture_area().size()) == (False, 1.0, QSizeF(160, 90))
    # The middle stays in the middle, and a pixel is a pixel.
    assert pixel(screen, 50, 40) == QColor(80, 45, 200).name()
    assert pixel(screen, 20, 60) == QColor(50, 65, 200).name()
    screen.toggle_zoom()
    assert (screen.fits, seen) == (True, [False, True])
    assert screen.picture_area().width() == pytest.approx(100)


def test_a_pixel_of_the_picture_is_one_of_the_screen(screen: VideoScreen) -> None:
    screen.toggle_zoom()
    ratio = screen.devicePixelRatioF()
    area, seen = screen.picture_area(), screen.grab().toImage()
    assert area.size() * ratio == QSizeF(160, 90)
    left, y = max(0, round(area.x() * ratio)), round(screen.height() * ratio / 2)
    first = seen.pixelColor(left, y).red()
    assert [seen.pixelColor(left + at, y).red() for at in range(60)] == list(range(first, first + 60))


def test_it_is_so_on_a_dense_screen(tmp_path: Path) -> None:
    assert "1 passed" in see_at_twice_the_size(__file__, "one_of_the_screen", tmp_path / "of its own")


def test_what_is_larger_than_the_screen_is_moved_by_dragging_as_far_as_there_is_more(
    qtbot: QtBot, screen: VideoScreen, pixel: Pixel
) -> None:
    carried: list[str] = []
    screen.dragged.connect(lambda: carried.append("frame"))
    screen.toggle_zoom()
    assert screen.cursor().shape() is Qt.CursorShape.OpenHandCursor
    drag(qtbot, screen, QPoint(70, 40), QPoint(50, 40))
    assert pixel(screen, 50, 40) == QColor(100, 45, 200).name()
    drag(qtbot, screen, QPoint(95, 70), QPoint(5, 5))
    assert pixel(screen, 99, 79) == QColor(159, 89, 200).name()
    assert carried == []
    screen.toggle_zoom()
    assert screen.cursor().shape() is Qt.CursorShape.ArrowCursor
    drag(qtbot, screen, QPoint(70, 40), QPoint(20, 40))
    assert carried == ["frame"]


def test_with_ctrl_the_wheel_zooms_around_the_pointer(screen: VideoScreen, pixel: Pixel) -> None:
    at = QPointF(30, 40)
    before = QColor(pixel(screen, 30, 40))
    for _ in range(6):
        turn(screen, at, 1)
    assert screen.scale == pytest.approx(100 / 160 * 1.25**6)
    after = QColor(pixel(screen, 30, 40))
    assert abs(after.red() - before.red()) <= 2
    for _ in range(6):
        turn(screen, at, -1)
    assert screen.fits
    assert not turn(screen, at, 1, NO_KEYS).isAccepted()
    assert screen.fits


def test_it_gets_neither_smaller_than_whole_nor_larger_than_eight_times(screen: VideoScreen) -> None:
    for _ in range(40):
        turn(screen, QPointF(50, 40), 1)
    assert screen.scale == 8
    for _ in range(60):
        turn(screen, QPointF(50, 40), -1)
    assert (screen.fits, screen.scale) == (True, 100 / 160)


def test_a_small_picture_pixel_by_pixel_lies_in_the_middle() -> None:
    zoom = Zoom()
    zoom.set_sizes(QSize(40, 20), QSizeF(400, 100))
    assert zoom.area().size() == QSizeF(200, 100)
    zoom.toggle()
    assert (zoom.area().x(), zoom.area().y(), zoom.area().size()) == (180, 40, QSizeF(40, 20))
    assert not zoom.can_pan
    # Enlarged, nothing of it leaves the screen that need not.
    zoom.by(4, QPointF(0, 0))
    assert zoom.area().top() >= 10 and zoom.area().size() == QSizeF(160, 80)


def test_a_large_picture_is_never_moved_further_than_its_edges() -> None:
    zoom = Zoom()
    zoom.set_sizes(QSize(400, 200), QSizeF(100, 100))
    zoom.toggle()
    zoom.pan(QPointF(900, 900))
    assert zoom.area().topLeft() == QPointF(0, 0)
    zoom.pan(QPointF(-900, -10))
    assert (zoom.area().right(), zoom.area().top()) == (100, -10)


def test_nothing_can_be_zoomed_where_nothing_is_shown(shown: Show) -> None:
    screen = VideoScreen()
    shown(screen, 100, 80)
    turn(screen, QPointF(5, 5), 1)
    assert screen.fits


def test_a_video_that_plays_can_be_zoomed_and_the_next_one_is_whole(
    qtbot: QtBot, shown: Show, tmp_path: Path, clip: Path
) -> None:
    film = numbered_film(tmp_path / "a.mp4", size=(640, 320), frames=48)
    player = Player(player_sources(tmp_path))
    shown(player, 400, 300)
    open_film(qtbot, player, film)
    player.play()
    qtbot.waitUntil(lambda: player.frame > 4)
    player.toggle_zoom()
    assert player.view.picture_area().width() == 640
    qtbot.waitUntil(lambda: player.frame > 10)
    # Each bar is 80 wide; the middle of the picture is between the fourth and the fifth.
    shown_now = player.view.grab().toImage()
    number = player.frame
    middle, bars = shown_now.width() // 2, (number >> 4 & 1, number >> 3 & 1)
    for bar, x in zip(bars, (middle - 40, middle + 40), strict=True):
        assert (shown_now.pixelColor(x, 100).lightness() > 127) == bool(bar)
    open_film(qtbot, player, clip)
    assert player.view.fits
    player.unload()


# The whole screen


@pytest.fixture
def stage(qtbot: QtBot, shown: Show, clip: Path, tmp_path: Path) -> Iterator[Stage]:
    """A stage with a clip, that fills the screen."""
    made = Stage(player_sources(tmp_path))
    shown(made, 900, 560)
    with qtbot.waitSignal(made.player.loaded):
        made.show_video(clip, play=False)
    yield made
    made.player.unload()


def fill(qtbot: QtBot, stage: Stage) -> None:
    QTest.mouseClick(stage.player.transport.full_screen, LEFT)
    qtbot.waitUntil(lambda: stage.isFullScreen() and stage.player.geometry() == stage.rect())


def test_the_player_fills_the_screen_and_escape_brings_it_back(qtbot: QtBot, stage: Stage) -> None:
    place, player = stage.player.geometry(), stage.player
    fill(qtbot, stage)
    assert stage.is_full_screen
    assert number_on(player) == 0
    QTest.keyClick(player.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not stage.isFullScreen() and player.geometry() == place)
    assert not stage.is_full_screen
    assert player.transport.full_screen.accessibleName() == "Full screen"
    QTest.mouseDClick(player.view, LEFT)
    assert stage.is_full_screen
    qtbot.waitUntil(stage.isFullScreen)
    stage.showNormal()
    qtbot.waitUntil(lambda: not stage.is_full_screen)


def test_there_the_controls_come_with_the_pointer_and_go(qtbot: QtBot, stage: Stage) -> None:
    player = stage.player
    fill(qtbot, stage)
    controls = player.transport
    assert controls.isVisible()
    # The picture has the whole screen, and the controls lie over it.
    qtbot.waitUntil(lambda: player.view.height() == stage.height())
    QCursor.setPos(player.view.mapToGlobal(QPoint(200, 100)))
    qtbot.waitUntil(lambda: not controls.isVisible(), timeout=8000)
    assert player.view.cursor().shape() is Qt.CursorShape.BlankCursor
    QTest.mouseMove(player.view, QPoint(210, 120))
    qtbot.waitUntil(controls.isVisible)
    assert player.view.cursor().shape() is Qt.CursorShape.ArrowCursor
    qtbot.waitUntil(lambda: not controls.isVisible(), timeout=8000)
    player.view.setFocus()
    QTest.keyClick(player.view, Qt.Key.Key_Tab)
    assert player.scrubber.hasFocus() and controls.isVisible()
    bottom = controls.mapTo(stage, QPoint(0, controls.height())).y()
    assert bottom == stage.height()
    QTest.keyClick(player.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not stage.is_full_screen)
    # Back in the window they lie under it, and stay.
    qtbot.waitUntil(lambda: player.view.geometry().bottom() < player.scrubber.mapTo(player, QPoint(0, 0)).y() + 1)
    assert controls.isVisible()
