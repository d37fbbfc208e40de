"""The title row over the player, and what its buttons ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pikadesk.ui.widgets import controls as c
from pikadesk.ui.widgets.stage import Stage
from tests.ui.player_rig import player_sources

pytestmark = pytest.mark.qt_log_ignore("No RHI backend")

Show = Callable[..., QWidget]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def stage(shown: Show, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(player_sources(tmp_path))
    shown(made, 900, 560)
    yield made
    made.player.unload()


def test_the_stage_says_what_it_shows(qtbot: QtBot, stage: Stage, clip: Path) -> None:
    texts = [label.text() for label in stage.findChildren(c.Label) if label.isVisible()]
    assert {"Nothing open", "Your video plays here"} <= set(texts)
    again = c.Button("Use settings again", kind="quiet", compact=True, icon="undo")
    stage.show_title("Gentle waves", "Pika 2.2 · 10 s", [c.Tag("Saved", "ok", icon="check")], "note")
    stage.set_actions([again])
    with qtbot.waitSignal(stage.player.loaded):
        stage.show_video(clip, play=False)
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
