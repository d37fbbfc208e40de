"""The strip of the shot chain by mouse and keyboard, its menus, what goes on from it, and what becomes of it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip
from pikadesk.domain.exporting import ExportKind
from pikadesk.ui.widgets.library_dialogs import NameDialog
from pikadesk.ui.widgets.main_window import MainWindow
from pikadesk.ui.widgets.stage.chain_card import ShotCard
from pikadesk.ui.widgets.stage.chain_stage import ChainStage
from tests.adapters.films import numbered_film
from tests.fakes import until
from tests.ui.clip_rig import names
from tests.ui.clip_rig import number as number_in_form
from tests.ui.shots_rig import dropped, number, numbered_clip, page, select, standing
from tests.ui.window_rig import Rig, running, text_draft

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "pa_context_connect", "No audio device")
ALT, CONTROL, SHIFT = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Alt", "Control", "Shift"))


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path, videos=AvVideoTools()) as made:
        made.playing_time = 0.0
        yield made


async def opened(rig: Rig, *names_: str, **film: Any) -> tuple[MainWindow, ChainStage, list[Clip]]:
    """Show the empty chain, with clips in the library."""
    clips = [await numbered_clip(rig, name, **{"frames": 6, **film}) for name in names_]
    window = await rig.show()
    QTest.keyClick(window, Qt.Key.Key_H)
    await rig.settle()
    return window, page(window, ChainStage), clips


async def chained(rig: Rig, *names_: str, **film: Any) -> tuple[MainWindow, ChainStage, list[Clip]]:
    window, stage, clips = await opened(rig, *names_, **film)
    rig.chain.add([clip.id for clip in clips])
    await standing(rig, rig.chain.frames)
    return window, stage, clips


def titles(rig: Rig) -> list[str]:
    return [shot.title for shot in rig.chain.shots]


async def menu_of(owner: QWidget) -> QMenu:
    await until(lambda: any(menu.isVisible() for menu in owner.findChildren(QMenu)))
    return next(menu for menu in owner.findChildren(QMenu) if menu.isVisible())


def choose(menu: QMenu, *words: str) -> None:
    """Go through a menu by its words, and choose the last."""
    action = next(each for each in menu.actions() if each.text().split("\t")[0] == words[0])
    inner = action.menu()
    if isinstance(inner, QMenu):
        choose(inner, *words[1:])
    else:
        action.trigger()
    menu.close()


def middle(stage: ChainStage, card: ShotCard, share: float = 0.5) -> QPoint:
    """A place on a card, as a place on the strip."""
    return card.mapTo(stage.strip, QPoint(round(card.width() * share), card.height() // 2))


async def test_clips_are_dropped_where_they_are_to_be(rig: Rig) -> None:
    _, stage, (one, two, three, four) = await opened(rig, "1", "2", "3", "4")
    assert dropped(stage.strip, stage.strip.rect().center(), [one.path, two.path])
    await rig.settle()
    assert titles(rig) == ["1", "2"]
    assert dropped(stage.strip, middle(stage, stage.strip.cards[1], 0.2), [three.path])
    await rig.settle()
    assert titles(rig) == ["1", "3", "2"]
    assert dropped(stage.strip, middle(stage, stage.strip.cards[2], 0.9), [four.path])
    await rig.settle()
    assert titles(rig) == ["1", "3", "2", "4"]
    assert [card.shot.title for card in stage.strip.cards if card.shot is not None] == titles(rig)


async def test_what_is_no_clip_of_the_library_is_not_taken(rig: Rig) -> None:
    _, stage, _ = await opened(rig, "1")
    stranger = numbered_film(rig.folder / "stranger.mp4", frames=2)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(stranger))])
    around = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(stage.strip.rect().center(), *around)
    entered.ignore()
    # Not by the application, which would go on to ask the window: that imports it.
    stage.strip.event(entered)
    assert not entered.isAccepted()
    assert rig.chain.shots == ()


async def test_a_card_is_dragged_to_another_place(rig: Rig) -> None:
    _, stage, _ = await chained(rig, "1", "2", "3")
    card = stage.strip.cards[0]
    for share, order in ((0.9, ["2", "3", "1"]), (0.1, ["2", "3", "1"])):
        target = stage.strip.cards[2]
        QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
        for step in (0.3, 0.6, 1.0):
            where = middle(stage, target, share)
            start = card.mapTo(stage.strip, QPoint(20, 20))
            QTest.mouseMove(card, card.mapFrom(stage.strip, start + (where - start) * step))
        QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=card.mapFrom(stage.strip, middle(stage, target, share)))
        await rig.settle()
        assert titles(rig) == order
        card = stage.strip.cards[1]


async def test_a_drag_that_ends_elsewhere_or_with_esc_changes_nothing(rig: Rig) -> None:
    window, stage, _ = await chained(rig, "1", "2", "3")
    card = stage.strip.cards[0]
    QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.mouseMove(card, QPoint(400, 20))
    QTest.mouseMove(card, QPoint(400, -400))
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(400, -400))
    QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.mouseMove(card, QPoint(400, 20))
    QTest.keyClick(card, Qt.Key.Key_Escape)
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(400, 20))
    await rig.settle()
    assert titles(rig) == ["1", "2", "3"]
    assert rig.chain.shown and window.isVisible()


async def test_a_click_goes_to_the_beginning_of_a_clip(rig: Rig) -> None:
    _, stage, _ = await chained(rig, "1", "2")
    QTest.mouseClick(stage.strip.cards[1], Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    await standing(rig, rig.chain.frames)
    assert rig.chain.current is not None and rig.chain.current.title == "2"
    assert stage.view.accessibleDescription() == "2"


async def test_the_keys_of_a_card(rig: Rig) -> None:
    window, stage, _ = await chained(rig, "1", "2", "3")
    stage.strip.cards[0].setFocus()
    QTest.keyClick(stage.strip.cards[0], Qt.Key.Key_Right, ALT)
    assert titles(rig) == ["2", "1", "3"]
    assert stage.strip.cards[1].hasFocus()
    QTest.keyClick(stage.strip.cards[1], Qt.Key.Key_Right)
    assert stage.strip.cards[2].hasFocus()
    assert rig.chain.playhead.position == pytest.approx(0.25)
    QTest.keyClick(stage.strip.cards[2], Qt.Key.Key_Return)
    assert rig.chain.playhead.position == pytest.approx(0.5)
    QTest.keyClick(stage.strip.cards[2], Qt.Key.Key_Delete)
    assert titles(rig) == ["2", "1"]
    assert stage.strip.cards[1].hasFocus()
    focused = stage.strip.cards[1]
    QTest.keyClick(focused, Qt.Key.Key_Z, CONTROL)
    assert titles(rig) == ["2", "1", "3"]
    QTest.keyClick(focused, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert titles(rig) == ["2", "1"]
    QTest.keyClick(focused, Qt.Key.Key_Left, ALT)
    assert titles(rig) == ["1", "2"]
    await rig.settle()
    assert window.isVisible() and stage.strip.cards[0].hasFocus()


async def test_undo_in_the_form_is_the_forms(rig: Rig) -> None:
    window, _, _ = await chained(rig, "1", "2")
    prompt = rig.prompt(window)
    prompt.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert titles(rig) == ["1", "2"]


async def test_the_buttons_take_changes_back(rig: Rig) -> None:
    _, stage, _ = await chained(rig, "1", "2")
    QTest.mouseClick(stage.strip.cards[0].cross, Qt.MouseButton.LeftButton)
    await rig.settle()
    assert titles(rig) == ["2"]
    QTest.mouseClick(stage.undo, Qt.MouseButton.LeftButton)
    assert titles(rig) == ["1", "2"]
    QTest.mouseClick(stage.redo, Qt.MouseButton.LeftButton)
    assert titles(rig) == ["2"]


async def test_the_menu_of_a_card(rig: Rig) -> None:
    window, stage, clips = await chained(rig, "1", "2", "3")
    card = stage.strip.cards[1]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Menu)
    choose(await menu_of(stage), "Use last frame in", "Frames")
    await rig.settle()
    assert (names(rig, Task.FRAMES), number_in_form(rig, Task.FRAMES)) == (["2 – last frame.png"], 5)
    QTest.keyClick(card, Qt.Key.Key_Menu)
    choose(await menu_of(stage), "Move earlier")
    assert titles(rig) == ["2", "1", "3"]
    QTest.keyClick(stage.strip.cards[2], Qt.Key.Key_Menu)
    choose(await menu_of(stage), "Play it alone")
    await rig.settle()
    assert not rig.chain.shown and window.stage.clip == clips[2]


async def test_the_selected_clips_are_added_by_key_and_it_is_said(rig: Rig) -> None:
    clips = [await numbered_clip(rig, name, frames=3, ago=ago) for name, ago in (("1", 90), ("2", 60))]
    window = await rig.show()
    select(window, *clips)
    QTest.keyClick(window.library.grid, Qt.Key.Key_H, SHIFT)
    await rig.settle()
    assert len(rig.chain.shots) == 2 and not rig.chain.shown
    assert window.notice.text() == "Added 2 videos to the shot chain."
    rig.presenter.choose(rig.presenter.choices[0])
    await rig.settle()
    assert page(window, ChainStage).isVisible()
    kept = json.loads(rig.settings.remembered("chain") or "")
    assert set(kept["clips"]) == {clip.id for clip in clips}


async def test_the_frame_that_is_seen_is_the_one_that_is_used(rig: Rig) -> None:
    window, stage, _ = await chained(rig, "1", "2", times=[1 + each / 10 for each in range(6)], sound=3)
    rig.presenter.choose_task(Task.SCENES)
    rig.chain.seek_shot(rig.chain.shots[1].key)
    rig.chain.playhead.step(3)
    await standing(rig, rig.chain.frames)
    assert number(stage.view.frame) == 3
    stage.view.setFocus()
    QTest.keyClick(window, Qt.Key.Key_U)
    await rig.settle()
    assert number_in_form(rig, Task.SCENES) == 3
    assert names(rig, Task.SCENES)[0].startswith("2 – frame at")


async def go_on(rig: Rig, title: str) -> str:
    """Generate from the picture that the form has; the id of the clip."""
    rig.world.api.video = numbered_film(rig.folder / "next.mp4", frames=4).read_bytes()
    form = rig.forms[Task.IMAGE]
    form.edit("prompt", title)
    jobs = set(rig.world.runner.jobs)
    form.generate()
    await until(lambda: set(rig.world.runner.jobs) - jobs)
    job = next(iter(set(rig.world.runner.jobs) - jobs))
    await rig.world.runner.settled(job)
    await until(lambda: rig.library.clip(job) is not None)
    await rig.settle()
    return job


async def test_the_next_one_is_begun_from_the_last_frame_and_comes_into_the_chain_by_itself(rig: Rig) -> None:
    window, stage, _ = await chained(rig, "1", "2")
    rig.presenter.choose_task(Task.TEXT)
    QTest.keyClick(window, Qt.Key.Key_H, ALT)
    await rig.settle()
    assert rig.presenter.task is Task.IMAGE
    assert (names(rig, Task.IMAGE), number_in_form(rig, Task.IMAGE)) == (["2 – last frame.png"], 5)
    await go_on(rig, "and on it goes")
    assert titles(rig) == ["1", "2", "and on it goes"]
    assert stage.isVisible()
    assert "is its new last clip" in stage.notice.text()
    again = await go_on(rig, "another take")
    assert again not in [shot.clip_id for shot in rig.chain.shots]
    QTest.mouseClick(stage.notice.button, Qt.MouseButton.LeftButton)
    await rig.settle()
    assert titles(rig) == ["1", "2"]
    assert stage.notice.isHidden()


async def test_one_that_goes_on_without_having_been_asked_for_in_the_chain_is_offered(rig: Rig) -> None:
    window, stage, clips = await chained(rig, "1")
    rig.presenter.choose_task(Task.IMAGE)
    rig.clip_frames.use(clips[0].id, 5 / 24)
    await rig.settle()
    await go_on(rig, "of its own")
    assert titles(rig) == ["1"]
    assert stage.notice.text() == "“of its own” was made from the last frame of the chain."
    QTest.mouseClick(stage.notice.button, Qt.MouseButton.LeftButton)
    await rig.settle()
    assert titles(rig) == ["1", "of its own"]
    assert window.isVisible()


async def test_one_from_another_frame_is_none_of_the_chains_business(rig: Rig) -> None:
    _, stage, clips = await chained(rig, "1")
    rig.presenter.choose_task(Task.IMAGE)
    rig.clip_frames.use(clips[0].id, 2 / 24)
    await rig.settle()
    await go_on(rig, "from the middle")
    assert titles(rig) == ["1"] and stage.notice.isHidden()


async def test_what_arrives_while_the_chain_is_not_seen_is_said_in_the_window(rig: Rig) -> None:
    window, _, _ = await chained(rig, "1")
    rig.presenter.choose_task(Task.IMAGE)
    QTest.keyClick(window, Qt.Key.Key_H, ALT)
    await rig.settle()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    await go_on(rig, "next")
    assert window.notice.text() == "“next” goes on from the shot chain and was added to it."
    assert titles(rig)[-1] == "next"


async def test_the_chain_is_exported_as_one_video_in_its_order(rig: Rig) -> None:
    window, stage, clips = await chained(rig, "1", "2")
    rig.chain.move(rig.chain.shots[0].key, 1)
    await rig.settle()
    QTest.mouseClick(stage.export, Qt.MouseButton.LeftButton)
    await until(lambda: window.exports.dialog is not None)
    form = rig.exports.form
    assert form is not None
    assert form.kind is ExportKind.JOINED
    assert [source.clip.id for source in form.sources] == [clips[1].id, clips[0].id]
    rig.exports.leave()


async def test_the_chain_is_saved_as_a_collection(rig: Rig) -> None:
    window, stage, clips = await chained(rig, "1", "2")
    QTest.mouseClick(stage.more, Qt.MouseButton.LeftButton)
    choose(await menu_of(stage.more), "Save as collection…")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NameDialog)
    dialog.field.setText("Seaside")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    await rig.settle()
    entries = await rig.library.fetch([clip.id for clip in clips])
    assert [entry.marks.collections for entry in entries] == [("Seaside",), ("Seaside",)]
    assert window.isVisible()


async def test_another_name_of_a_clip_is_another_name_in_the_chain(rig: Rig) -> None:
    _, stage, clips = await chained(rig, "1", "2")
    rig.library.marks.rename(clips[1].id, "The second")
    await rig.settle()
    assert titles(rig) == ["1", "The second"]
    assert "The second" in stage.strip.cards[1].accessibleName()


async def test_clips_with_sound_are_heard_one_after_the_other(rig: Rig) -> None:
    rig.playing_time = None
    window, stage, clips = await chained(rig, "1", "2", frames=20, sound=2)
    assert stage.transport.mute.isEnabled() and stage.sound is None
    stage.view.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Space)
    for clip in clips:
        await until(lambda clip=clip: stage.sound is not None and stage.sound.film == clip.path)
    QTest.keyClick(window, Qt.Key.Key_M)
    assert stage.transport.mute.accessibleName() == "Sound on"
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert stage.sound is not None and stage.sound.film is None
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not rig.chain.shown


async def test_without_sound_there_is_nothing_to_mute(rig: Rig) -> None:
    _, stage, _ = await chained(rig, "1")
    assert not stage.transport.mute.isEnabled()


async def test_taking_all_clips_out_leaves_them_in_the_library(rig: Rig) -> None:
    await chained(rig, "1")
    other = await rig.add_clip(text_draft("alone"))
    assert other.id not in rig.chain.ids
    rig.chain.clear()
    await rig.settle()
    assert rig.chain.shots == () and rig.chain.frames.frames == ()
    assert len(rig.library.cards) == 2
