"""The stage and its player, with a real video."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QImage, QKeySequence, QWheelEvent
from PySide6.QtMultimedia import QAudioOutput, QVideoFrame
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from pikadesk.ui.theme import DARK
from pikadesk.ui.widgets import controls as c
from pikadesk.ui.widgets.layouts import column
from pikadesk.ui.widgets.stage import RATES, Player, Scrubber, Stage, Transport, VideoScreen, timecode
from tests.ui.conftest import CLIP_FRAMES, CLIP_RATE, CLIP_SIZE, grey_of, write_clip

# What Qt says where there is no graphics card; the frames are converted without one.
pytestmark = pytest.mark.qt_log_ignore("No RHI backend")

Show = Callable[..., QWidget]
Pixel = Callable[[QWidget, float, float], str]
LEFT = Qt.MouseButton.LeftButton
LAST = CLIP_FRAMES - 1


def frame_shown(player: Player) -> int | None:
    """The number of the frame that is on the screen, told by its grey; None where it is no frame of the clip."""
    view = player.view
    grey = view.grab().toImage().pixelColor(view.width() // 2, view.height() // 2).red()
    return next((number for number in range(CLIP_FRAMES) if abs(grey_of(number) - grey) <= 3), None)


def wait_frame(qtbot: QtBot, player: Player, frame: int) -> None:
    qtbot.waitUntil(lambda: frame_shown(player) == frame)


@pytest.fixture
def player(qtbot: QtBot, shown: Show, clip: Path) -> Player:
    """A player that stands on the first frame of the clip."""
    made = Player()
    shown(made, 800, 400)
    with qtbot.waitSignal(made.loaded):
        made.load(clip)
    wait_frame(qtbot, made, 0)
    return made


# Playing


def test_a_loaded_video_stands_on_its_first_frame(player: Player, clip: Path) -> None:
    assert not player.playing
    assert (player.file, player.position, player.duration) == (clip, 0.0, CLIP_FRAMES / CLIP_RATE)
    assert player.transport.time_text() == "0:00.0 / 0:01.0"
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
    assert player.transport.time_text() == "0:01.0 / 0:01.0"


def test_playing_at_the_end_begins_again(qtbot: QtBot, player: Player) -> None:
    player.to_end()
    wait_frame(qtbot, player, LAST)
    player.play()
    qtbot.waitUntil(lambda: frame_shown(player) in range(1, 12))
    assert player.playing


def test_a_video_can_play_as_soon_as_it_is_loaded(qtbot: QtBot, shown: Show, clip: Path) -> None:
    player = Player()
    shown(player)
    with qtbot.waitSignal(player.playing_changed) as heard:
        player.load(clip, play=True)
    assert heard.args == [True]
    player.pause()
    assert not player.playing


@pytest.mark.qt_log_ignore("pa_context_connect", "No audio device")
def test_the_sound_follows_what_was_set_before(qtbot: QtBot, shown: Show, tmp_path: Path) -> None:
    player = Player()
    shown(player)
    player.set_volume(0.5)
    player.toggle_mute()
    with qtbot.waitSignal(player.loaded):
        player.load(write_clip(tmp_path / "sound.mp4", sound=True))
    sound = player.findChild(QAudioOutput)
    assert (sound.isMuted(), sound.volume()) == (True, 0.5)
    over_mute = QPointF(player.transport.mute.rect().center())
    up = QPoint(0, 120)
    none, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(over_mute, over_mute, QPoint(), up, none, no_key, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(player.transport.mute, turned)
    assert (sound.isMuted(), sound.volume()) == (False, pytest.approx(0.6))
    player.play()
    qtbot.waitUntil(lambda: player.position == player.duration)


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

    qtbot.waitUntil(lambda: rounds() >= 2)
    assert (player.playing, played) == (True, [True])
    assert player.transport.loop.isChecked()
    player.set_loop(False)
    qtbot.waitUntil(lambda: not player.playing)
    wait_frame(qtbot, player, LAST)


def test_a_faster_video_ends_sooner(qtbot: QtBot, player: Player) -> None:
    player.set_rate(4.0)
    with qtbot.waitSignal(player.playing_changed):
        player.play()
    with qtbot.waitSignal(player.playing_changed, timeout=800):
        pass
    assert player.transport.speed.text() == "4×"


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


def test_a_step_goes_on_from_the_frame_on_which_it_was_paused(qtbot: QtBot, player: Player) -> None:
    player.play()
    qtbot.waitUntil(lambda: (frame_shown(player) or 0) > 4)
    player.pause()
    qtbot.wait(100)
    paused = frame_shown(player)
    assert paused is not None
    player.step(1)
    wait_frame(qtbot, player, paused + 1)


@pytest.mark.parametrize("frame", range(0, CLIP_FRAMES, 5))
def test_seeking_shows_the_frame_of_that_moment(qtbot: QtBot, player: Player, frame: int) -> None:
    player.seek(frame / CLIP_RATE)
    wait_frame(qtbot, player, frame)


def test_the_ends_are_the_first_and_the_last_frame(qtbot: QtBot, player: Player) -> None:
    QTest.mouseClick(player.transport.end, LEFT)
    wait_frame(qtbot, player, LAST)
    assert player.position == player.duration
    QTest.mouseClick(player.transport.start, LEFT)
    wait_frame(qtbot, player, 0)
    assert player.position == 0


def test_the_picture_can_be_taken_in_its_own_size(qtbot: QtBot, player: Player) -> None:
    player.step(7)
    wait_frame(qtbot, player, 7)
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


def test_a_file_that_went_away_is_told(qtbot: QtBot, shown: Show, tmp_path: Path) -> None:
    player = Player()
    shown(player)
    with qtbot.waitSignal(player.failed) as heard:
        player.load(tmp_path / "gone.mp4")
    assert heard.args == ["“gone.mp4” is not there any more."]


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


def test_nothing_can_be_played_before_a_video_is_open(shown: Show) -> None:
    player = Player()
    shown(player, 900, 400)
    for act in (player.play, player.pause, player.toggle, player.to_start, player.to_end):
        act()
    player.step(1)
    player.seek(1)
    player.shuttle(1)
    assert (player.playing, player.position, player.duration, player.image().isNull()) == (False, 0, 0, True)
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


# The screen


def test_an_invalid_frame_leaves_the_picture(player: Player) -> None:
    before = player.view.grab().toImage()
    player.view.show_frame(QVideoFrame())
    assert player.view.grab().toImage() == before
    assert not player.image().isNull()


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


# Scrubber and transport


def test_dragging_on_the_rail_seeks_at_once(qtbot: QtBot, player: Player) -> None:
    scrubber = player.scrubber
    player.play()
    qtbot.waitUntil(lambda: player.playing)
    QTest.mousePress(scrubber, LEFT, pos=QPoint(16 + (scrubber.width() - 32) // 2, 14))
    assert not player.playing
    wait_frame(qtbot, player, 12)
    QTest.mouseMove(scrubber, QPoint(scrubber.width() - 1, 14))
    wait_frame(qtbot, player, LAST)
    QTest.mouseMove(scrubber, QPoint(0, 14))
    wait_frame(qtbot, player, 0)
    QTest.mouseRelease(scrubber, LEFT, pos=QPoint(0, 14))
    assert player.playing


def test_the_rail_answers_to_the_keyboard(qtbot: QtBot, player: Player) -> None:
    scrubber = player.scrubber
    scrubber.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(scrubber, Qt.Key.Key_Right)
    wait_frame(qtbot, player, 1)
    QTest.keyClick(scrubber, Qt.Key.Key_Left)
    wait_frame(qtbot, player, 0)
    QTest.keyClick(scrubber, Qt.Key.Key_End)
    wait_frame(qtbot, player, LAST)
    QTest.keyClick(scrubber, Qt.Key.Key_Home)
    wait_frame(qtbot, player, 0)


def test_the_rail_tells_its_position() -> None:
    scrubber = Scrubber()
    scrubber.set_duration(10)
    scrubber.set_position(6.4)
    assert (scrubber.value(), scrubber.accessibleDescription()) == (6400, "0:06.4 / 0:10.0")
    assert scrubber.height() == 28


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00.0"), (6.375, "0:06.4"), (7.32, "0:07.3"), (59.999, "1:00.0"), (75, "1:15.0")]
)
def test_a_position_is_written_in_tenths(seconds: float, text: str) -> None:
    assert timecode(seconds) == text


def test_the_buttons_do_what_they_say(qtbot: QtBot, player: Player) -> None:
    transport = player.transport
    QTest.mouseClick(transport.play, LEFT)
    qtbot.waitUntil(lambda: player.playing)
    assert (transport.play.accessibleName(), transport.play.icon_name) == ("Pause", "pause")
    QTest.mouseClick(transport.play, LEFT)
    assert not player.playing
    assert transport.play.accessibleName() == "Play"
    player.to_start()
    QTest.mouseClick(transport.forward, LEFT)
    wait_frame(qtbot, player, 1)
    QTest.mouseClick(transport.back, LEFT)
    wait_frame(qtbot, player, 0)
    QTest.mouseClick(transport.mute, LEFT)
    assert (player.muted, transport.mute.accessibleName()) == (True, "Sound on")
    player.set_volume(0.5)
    assert (player.muted, transport.mute.accessibleDescription()) == (False, "Volume 50 %")
    QTest.mouseClick(transport.loop, LEFT)
    assert player.looping


def test_a_click_on_the_picture_plays_and_takes_the_keyboard(qtbot: QtBot, shown: Show, clip: Path) -> None:
    edit, player = c.LineEdit("Prompt"), Player()
    page = QWidget()
    page.setLayout(column(edit, player))
    shown(page, 800, 500)
    with qtbot.waitSignal(player.loaded):
        player.load(clip)
    edit.setFocus()
    QTest.mouseClick(player.view, LEFT)
    qtbot.waitUntil(lambda: player.playing)
    assert player.view.hasFocus()
    edit.setFocus()
    QTest.mouseClick(player.transport.play, LEFT)
    assert player.view.hasFocus()


def test_keys_of_the_player_are_inert_while_a_text_is_written(qtbot: QtBot, shown: Show, clip: Path) -> None:
    line, prompt, player = c.LineEdit("Seed"), c.PromptEdit("Prompt"), Player()
    page = QWidget()
    page.setLayout(column(line, prompt, player))
    keys = ("Space", "K", "J", "L", "M", "F", ",", ".", "Left", "Right", "Home", "End")
    done: list[str] = []
    for key in keys:
        action = QAction(page)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked=False, key=key: done.append(key))
        page.addAction(action)
    shown(page, 800, 600)
    typed = [QKeySequence(key)[0].key() for key in keys]
    for field in (line, prompt):
        field.setFocus()
        for key in typed:
            QTest.keyClick(field, key)
    assert done == []
    assert line.text() == prompt.toPlainText() == " kjlmf,."
    player.view.setFocus()
    for key in typed:
        QTest.keyClick(player.view, key)
    assert tuple(done) == keys


def test_a_narrow_transport_keeps_the_rest_in_a_menu(qtbot: QtBot, player: Player) -> None:
    transport = player.transport
    folded = (transport.loop, transport.speed, transport.snapshot, transport.folder)
    assert all(button.isVisible() for button in folded)
    assert not transport.more.isVisible()
    player.window().resize(600, 400)
    qtbot.waitUntil(transport.more.isVisible)
    assert not any(button.isVisible() for button in folded)
    assert transport.save.isVisible()
    QTest.mouseClick(transport.more, LEFT)
    menu = next(menu for menu in transport.findChildren(QMenu) if menu.isVisible() and len(menu.actions()) == 4)
    loop, speed, snapshot, folder = menu.actions()
    assert [snapshot.text(), folder.text()] == ["Save this frame", "Show in folder"]
    loop.trigger()
    assert player.looping
    speed.menu().actions()[RATES.index(2.0)].trigger()
    assert player.rate == 2.0
    menu.close()


def test_the_middle_buttons_are_in_the_middle(shown: Show) -> None:
    transport = Transport()
    shown(transport, 1000, 48)
    middle = transport.play.mapTo(transport, transport.play.rect().center()).x()
    assert middle == pytest.approx(500, abs=4)


def test_speeds_are_chosen_from_a_menu(qtbot: QtBot, player: Player) -> None:
    QTest.mouseClick(player.transport.speed, LEFT)
    menu = next(menu for menu in player.transport.findChildren(QMenu) if menu.isVisible())
    assert [action.text() for action in menu.actions()] == ["0.25×", "0.5×", "1×", "1.5×", "2×", "4×"]
    assert [action.isChecked() for action in menu.actions()].index(True) == RATES.index(1.0)
    menu.actions()[0].trigger()
    menu.close()
    assert (player.rate, player.transport.speed.text()) == (0.25, "0.25×")


# The stage


@pytest.fixture
def stage(qtbot: QtBot, shown: Show) -> Stage:
    made = Stage()
    shown(made, 900, 560)
    return made


def test_the_stage_says_what_it_shows(qtbot: QtBot, stage: Stage, clip: Path) -> None:
    texts = [label.text() for label in stage.findChildren(c.Label) if label.isVisible()]
    assert {"Nothing open", "Your video plays here"} <= set(texts)
    again = c.Button("Use settings again", kind="quiet", compact=True, icon="undo")
    stage.show_title("Gentle waves", "Pika 2.2 · 10 s", [c.Tag("Saved", "ok", icon="check")], "note")
    stage.set_actions([again])
    with qtbot.waitSignal(stage.player.loaded):
        stage.show_video(clip, play=False)
    wait_frame(qtbot, stage.player, 0)
    texts = [label.text() for label in stage.findChildren(c.Label) if label.isVisible()]
    assert {"Gentle waves", "Pika 2.2 · 10 s", "note"} <= set(texts)
    assert again.isVisible()
    stage.clear("A free preview appears here.")
    assert not again.isVisible()
    assert "A free preview appears here." in [x.text() for x in stage.findChildren(c.Label) if x.isVisible()]
    qtbot.waitUntil(lambda: not stage.findChildren(c.Tag))


def test_in_a_narrow_stage_the_title_stays_and_the_facts_go(qtbot: QtBot, stage: Stage) -> None:
    tag = c.Tag("Saved, 1,200,000 charged", "ok", icon="check")
    stage.show_title("Gentle waves at sunset", "Pika 2.2 · 10 s · 720p · 16:9", [tag])
    stage.set_actions([c.Button("Use settings again", kind="quiet"), c.Button("Use last frame", kind="quiet")])
    title, facts = (label for label in stage.findChildren(c.ElidedLabel) if label.text())
    qtbot.waitUntil(lambda: facts.isVisible() and tag.width() == tag.sizeHint().width())
    stage.resize(600, 500)
    qtbot.waitUntil(lambda: not facts.isVisible())
    assert title.toolTip() == ""
    assert title.width() >= title.fontMetrics().horizontalAdvance(title.text())
    assert 60 <= tag.width() < tag.sizeHint().width()
    stage.resize(900, 500)
    qtbot.waitUntil(facts.isVisible)


def test_the_stage_passes_on_what_is_asked(qtbot: QtBot, stage: Stage, clip: Path) -> None:
    with qtbot.waitSignal(stage.player.loaded):
        stage.show_video(clip, play=False)
    transport = stage.player.transport
    for button, signal in (
        (transport.save, stage.save_requested),
        (transport.folder, stage.show_in_folder_requested),
        (transport.snapshot, stage.snapshot_requested),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(button, LEFT)
    transport.set_file_actions(False)
    assert not transport.save.isEnabled()
    assert transport.play.isEnabled()


def test_the_player_fills_the_screen_and_escape_brings_it_back(qtbot: QtBot, stage: Stage, clip: Path) -> None:
    with qtbot.waitSignal(stage.player.loaded):
        stage.show_video(clip, play=False)
    place = stage.player.geometry()
    QTest.mouseClick(stage.player.transport.full_screen, LEFT)
    qtbot.waitUntil(lambda: stage.isFullScreen() and stage.player.geometry() == stage.rect())
    assert stage.is_full_screen
    wait_frame(qtbot, stage.player, 0)
    QTest.keyClick(stage.player.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not stage.isFullScreen() and stage.player.geometry() == place)
    assert not stage.is_full_screen
    assert stage.player.transport.full_screen.accessibleName() == "Full screen"
    wait_frame(qtbot, stage.player, 0)
    player = stage.player
    QTest.mouseDClick(player.view, LEFT)
    assert stage.is_full_screen
    qtbot.waitUntil(stage.isFullScreen)
    stage.showNormal()
    qtbot.waitUntil(lambda: not stage.is_full_screen)
