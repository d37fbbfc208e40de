"""The buttons and keys of the player, its sound, and what it remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QKeySequence, QWheelEvent
from PySide6.QtMultimedia import QAudioOutput
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from pikadesk.ui.actions import ACTIONS, Area, bind
from pikadesk.ui.widgets import controls as c
from pikadesk.ui.widgets.layouts import column
from pikadesk.ui.widgets.stage import RATES, Player, Transport, timecode
from pikadesk.ui.widgets.stage.player_keys import player_deeds, player_slots
from tests.ui.conftest import write_clip
from tests.ui.player_rig import open_film, player_sources

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "pa_context_connect", "No audio device")

Show = Callable[..., QWidget]
LEFT = Qt.MouseButton.LeftButton


class Notes(dict[str, str]):
    """Where the window remembers things."""

    def remembered(self, name: str) -> str | None:
        return self.get(name)

    def remember(self, name: str, value: str) -> None:
        self[name] = value


@pytest.fixture
def player(qtbot: QtBot, shown: Show, clip: Path, tmp_path: Path) -> Iterator[Player]:
    made = Player(player_sources(tmp_path))
    shown(made, 900, 400)
    open_film(qtbot, made, clip)
    yield made
    made.unload()


@pytest.fixture
def page(qtbot: QtBot, shown: Show, clip: Path, tmp_path: Path) -> Iterator[QWidget]:
    """A window with two fields and a player, whose keys are bound as the window binds them."""
    made, player = QWidget(), Player(player_sources(tmp_path))
    made.setLayout(column(c.LineEdit("Seed"), c.PromptEdit("Prompt"), player))
    bind(made, player_slots(player))
    shown(made, 900, 600)
    open_film(qtbot, player, clip)
    yield made
    player.unload()


def press(widget: QWidget, keys: str) -> None:
    """Press what stands in the help sheet."""
    combination = QKeySequence(keys)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


# Keys


def test_keys_do_what_the_help_sheet_says(qtbot: QtBot, page: QWidget) -> None:
    player = page.findChild(Player)
    view = player.view
    view.setFocus()
    seen: list[tuple[str, object]] = []

    def after(keys: str) -> tuple[int, float, bool, bool]:
        press(view, keys)
        return player.frame, player.rate, player.looping, player.sound.muted

    steps = {
        ".": (1, 1.0, False, False),
        "Right": (2, 1.0, False, False),
        ",": (1, 1.0, False, False),
        "Left": (0, 1.0, False, False),
        "End": (23, 1.0, False, False),
        "Shift+Left": (0, 1.0, False, False),
        "Shift+Right": (23, 1.0, False, False),
        "Home": (0, 1.0, False, False),
        "Shift+L": (0, 1.5, False, False),
        "Shift+K": (0, 1.0, False, False),
        "Shift+J": (0, 0.5, False, False),
        "P": (0, 0.5, True, False),
        "M": (0, 0.5, True, True),
    }
    for keys, expected in steps.items():
        seen.append((keys, after(keys)))
        assert seen[-1] == (keys, expected)
    press(view, "Z")
    assert not view.fits
    press(view, "Space")
    qtbot.waitUntil(lambda: player.playing)
    press(view, "K")
    assert not player.playing
    press(view, "L")
    qtbot.waitUntil(lambda: player.playing)
    press(view, "J")
    qtbot.waitUntil(lambda: not player.playing)


def test_keys_for_in_and_out(page: QWidget) -> None:
    player = page.findChild(Player)
    player.view.setFocus()
    told: list[object] = []
    for keys in ("Right", "I", "End", "O", "Alt+I", "Alt+O", "O", "Shift+I"):
        press(player.view, keys)
        told.append(player.marks and tuple(round(24 * each) for each in player.marks))
    assert told == [None, (1, 24), (1, 24), (1, 24), (0, 24), None, (0, 24), None]


def test_slower_and_faster_end_somewhere(player: Player) -> None:
    for _ in range(9):
        player.change_rate(1)
    assert player.rate == RATES[-1]
    for _ in range(9):
        player.change_rate(-1)
    assert player.rate == RATES[0]


def test_keys_of_the_player_are_inert_while_a_text_is_written(page: QWidget) -> None:
    player = page.findChild(Player)
    done: list[str] = []
    for action in page.actions():
        action.triggered.connect(lambda _=False, action=action: done.append(action.objectName()))
    keys = [key for action in ACTIONS.values() if action.area in (Area.PLAYER, Area.SCREEN) for key in action.keys]
    typed = [key for key in keys if not key.startswith(("Alt+", "Ctrl+"))]
    assert {"Space", ",", ".", "Shift+Left", "Home", "Up", "I", "O", "Shift+I", "Z", "P"} <= set(typed)
    for field in (page.findChild(c.LineEdit), page.findChild(c.PromptEdit)):
        field.setFocus()
        for key in typed:
            press(field, key)
    assert done == []
    assert (player.frame, player.sound.volume, player.playing, player.marks) == (0, 1.0, False, None)


def test_up_and_down_are_the_volume_while_the_player_has_the_keyboard(page: QWidget) -> None:
    player = page.findChild(Player)
    player.view.setFocus()
    press(player.view, "Down")
    press(player.view, "Down")
    press(player.view, "Up")
    assert player.sound.volume == 0.9
    player.transport.play.setFocus()
    press(player.transport.play, "Down")
    assert player.sound.volume == 0.8
    # The rail has a use for them itself.
    player.scrubber.setFocus()
    press(player.scrubber, "Up")
    assert (player.sound.volume, player.frame) == (0.8, 1)


def test_a_click_on_the_picture_plays_and_takes_the_keyboard(qtbot: QtBot, page: QWidget) -> None:
    player, edit = page.findChild(Player), page.findChild(c.LineEdit)
    edit.setFocus()
    QTest.mouseClick(player.view, LEFT)
    qtbot.waitUntil(lambda: player.playing)
    assert player.view.hasFocus()
    edit.setFocus()
    QTest.mouseClick(player.transport.play, LEFT)
    assert player.view.hasFocus()


# Buttons


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00.0"), (6.375, "0:06.4"), (7.32, "0:07.3"), (59.999, "1:00.0"), (75, "1:15.0")]
)
def test_a_position_is_written_in_tenths(seconds: float, text: str) -> None:
    assert timecode(seconds) == text


def test_the_time_says_which_frame_it_is(player: Player) -> None:
    player.step(10)
    assert player.transport.time_text() == "0:00.4 / 0:01.0 · frame 10"
    labels = [label for label in player.transport.findChildren(c.Label) if label.text()]
    assert {label.toolTip() for label in labels} == {"Position 0:00.4, frame 10 of 0 to 23"}
    assert {label.accessibleDescription() for label in labels} == {"Position 0:00.4, frame 10 of 0 to 23"}


def test_the_buttons_do_what_they_say(qtbot: QtBot, player: Player) -> None:
    transport = player.transport
    QTest.mouseClick(transport.play, LEFT)
    qtbot.waitUntil(lambda: player.playing)
    assert (transport.play.accessibleName(), transport.play.icon_name) == ("Pause", "pause")
    QTest.mouseClick(transport.play, LEFT)
    assert not player.playing
    assert transport.play.accessibleName() == "Play"
    for button, frame in ((transport.end, 23), (transport.start, 0), (transport.forward, 1), (transport.back, 0)):
        QTest.mouseClick(button, LEFT)
        assert player.frame == frame
    QTest.mouseClick(transport.loop, LEFT)
    assert player.looping


def test_speeds_are_chosen_from_a_menu(player: Player) -> None:
    QTest.mouseClick(player.transport.speed, LEFT)
    menu = next(menu for menu in player.transport.findChildren(QMenu) if menu.isVisible())
    assert [action.text() for action in menu.actions()] == ["0.25×", "0.5×", "1×", "1.5×", "2×", "4×"]
    assert [action.isChecked() for action in menu.actions()].index(True) == RATES.index(1.0)
    menu.actions()[0].trigger()
    menu.close()
    assert (player.rate, player.transport.speed.text()) == (0.25, "0.25×")


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


@pytest.mark.parametrize("width", [480, 600, 760, 1000])
def test_the_middle_buttons_are_in_the_middle_and_the_time_is_whole(shown: Show, width: int) -> None:
    transport = Transport()
    shown(transport, width, 48)
    transport.set_loaded(True)
    transport.set_time("0:06.4", "0:10.0")
    transport.set_frame(153, 239)
    QTest.qWait(1)
    middle = transport.play.mapTo(transport, transport.play.rect().center()).x()
    assert middle == pytest.approx(width / 2, abs=4)
    for label in transport.findChildren(c.Label):
        assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())


def test_what_the_menu_of_the_stage_offers(player: Player) -> None:
    def offered() -> list[tuple[str, bool]]:
        return [(deed.words, deed.enabled) for group in player_deeds(player) for deed in group]

    assert offered() == [
        ("Mark In at this frame", True),
        ("Mark Out at this frame", True),
        ("Remove In and Out", False),
        ("Pixel by pixel", True),
    ]
    for group in player_deeds(player):
        group[0].act()
    assert player.marks == (0, 1.0)
    assert offered()[2:] == [("Remove In and Out", True), ("The whole picture", True)]
    player.unload()
    assert offered() == []


def test_the_button_of_the_folder_drags_the_file(qtbot: QtBot, player: Player) -> None:
    folder = player.transport.folder
    QTest.mousePress(folder, LEFT)
    with qtbot.waitSignal(player.transport.file_dragged):
        QTest.mouseMove(folder, QPoint(-40, -40))
    QTest.mouseRelease(folder, LEFT, pos=QPoint(-40, -40))


# Sound


def wheel(widget: QWidget, notches: int) -> None:
    at, none = QPointF(widget.rect().center()), Qt.MouseButton.NoButton
    no_key, whole = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    turned = QWheelEvent(at, widget.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches), none, no_key, whole, False)
    QApplication.sendEvent(widget, turned)


def test_the_sound_follows_what_was_set_before(qtbot: QtBot, shown: Show, tmp_path: Path) -> None:
    player = Player(player_sources(tmp_path))
    shown(player)
    player.sound.set_volume(0.5)
    player.sound.toggle()
    open_film(qtbot, player, write_clip(tmp_path / "sound.mp4", sound=True))
    sound = player.findChild(QAudioOutput)
    assert (sound.isMuted(), sound.volume()) == (True, 0.5)
    wheel(player.transport.mute, 1)
    assert (sound.isMuted(), sound.volume()) == (False, pytest.approx(0.6))
    player.play()
    qtbot.waitUntil(lambda: player.position == player.duration)
    player.unload()


def test_the_button_mutes_and_a_volume_is_heard(player: Player) -> None:
    mute = player.transport.mute
    QTest.mouseClick(mute, LEFT)
    assert (player.sound.muted, mute.accessibleName(), mute.icon_name) == (True, "Sound on", "muted")
    player.sound.set_volume(0.5)
    assert (player.sound.muted, mute.accessibleName(), mute.accessibleDescription()) == (False, "Mute", "Volume 50 %")
    for _ in range(8):
        player.sound.louder(-1)
    assert (player.sound.volume, mute.icon_name) == (0, "muted")


def test_the_slider_opens_over_the_button_and_goes(qtbot: QtBot, player: Player) -> None:
    slider, mute = player.sound.slider, player.transport.mute
    assert not slider.isVisible()
    place = QPointF(mute.rect().center())
    QApplication.sendEvent(mute, QEnterEvent(place, place, mute.mapToGlobal(place)))
    qtbot.waitUntil(slider.isVisible)
    above = mute.mapTo(player, QPoint(0, 0))
    assert slider.geometry().bottom() < above.y()
    assert slider.geometry().left() <= above.x() + mute.width() // 2 <= slider.geometry().right()
    rail = slider.slider
    QTest.mouseClick(rail, LEFT, pos=QPoint(rail.width() // 2, 14))
    assert player.sound.volume == pytest.approx(0.5, abs=0.02)
    assert f"{round(player.sound.volume * 100)} %" in [label.text() for label in slider.findChildren(c.Label)]
    qtbot.waitUntil(lambda: not slider.isVisible(), timeout=4000)


def test_a_change_by_key_is_seen_for_a_moment(qtbot: QtBot, player: Player) -> None:
    player.sound.louder(-1)
    assert player.sound.slider.isVisible()
    player.sound.toggle()
    assert "Muted" in [label.text() for label in player.sound.slider.findChildren(c.Label)]
    qtbot.waitUntil(lambda: not player.sound.slider.isVisible(), timeout=4000)


# From one run to the next


def test_loop_speed_and_volume_are_as_they_were_left(player: Player, tmp_path: Path) -> None:
    notes = Notes()
    player.remember_with(notes)
    assert (player.looping, player.rate, player.sound.volume) == (False, 1.0, 1.0)
    player.set_loop(True)
    player.set_rate(0.5)
    player.sound.set_volume(0.35)
    later = Player(player_sources(tmp_path))
    later.remember_with(notes)
    assert (later.looping, later.rate, later.sound.volume) == (True, 0.5, 0.35)
    assert later.transport.loop.isChecked()
    assert later.transport.speed.text() == "0.5×"


@pytest.mark.parametrize(
    ("speed", "volume", "expected"),
    [("fast", "loud", (1.0, 1.0)), ("3", "7", (1.0, 1.0)), ("nan", "nan", (1.0, 1.0)), ("2", "-1", (2.0, 0.0))],
)
def test_what_is_no_speed_or_volume_is_not_taken(
    player: Player, speed: str, volume: str, expected: tuple[float, float]
) -> None:
    player.remember_with(Notes({"player.speed": speed, "player.volume": volume}))
    assert (player.rate, player.sound.volume) == expected
