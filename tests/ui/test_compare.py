"""Two clips compared in the window: in step, side by side, divided by a line, one in the other's place."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from pikadesk.domain.clip import Clip
from pikadesk.domain.job import Origin, OriginKind, Saved
from pikadesk.ui.presenters.compare import CompareMode
from pikadesk.ui.widgets.main_window import MainWindow
from pikadesk.ui.widgets.stage import Stage
from pikadesk.ui.widgets.stage.compare_stage import CompareStage
from tests.fakes import until
from tests.ui.accessible import laid_out
from tests.ui.shots_rig import colours, number, numbered_clip, page, plain_clip, select, standing
from tests.ui.window_rig import Rig, running, text_draft

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "pa_context_connect", "No audio device")
RED, BLUE = "red", "blue"
LEFT, RIGHT = (0.25, 0.5), (0.75, 0.5)


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path) as made:
        made.playing_time = 0.0
        yield made


async def comparing(rig: Rig, first: Clip, second: Clip) -> tuple[MainWindow, CompareStage]:
    window = await rig.show()
    select(window, first, second)
    QTest.keyClick(window.library.grid, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    await standing(rig, rig.compare.frames)
    stage = page(window, CompareStage)
    stage.view.setFocus()
    return window, stage


async def numbered(rig: Rig, **second: object) -> tuple[MainWindow, CompareStage]:
    one = await numbered_clip(rig, "one", ago=90, frames=24)
    other = await numbered_clip(rig, "other", ago=60, **{"frames": 24, **second})
    return await comparing(rig, one, other)


async def coloured(rig: Rig) -> tuple[MainWindow, CompareStage]:
    one = await plain_clip(rig, "one", RED, ago=90)
    return await comparing(rig, one, await plain_clip(rig, "other", BLUE, size=(256, 144)))


async def shown(rig: Rig) -> list[int]:
    await standing(rig, rig.compare.frames)
    return [number(frame) for frame in rig.compare.frames.frames]


async def test_the_two_that_are_selected_are_compared_the_older_one_first(rig: Rig) -> None:
    window, stage = await numbered(rig)
    assert rig.compare.pair is not None
    assert [each.title for each in rig.compare.pair] == ["one", "other"]
    assert await shown(rig) == [0, 0]
    assert stage.isVisible() and not rig.stage.isVisible()
    assert window.stages.aside


async def test_one_key_moves_both_by_a_frame(rig: Rig) -> None:
    window, stage = await numbered(rig)
    for key, frame in (("Period", 1), ("Right", 2), ("Right", 3), ("Comma", 2), ("End", 23), ("Left", 22), ("Home", 0)):
        QTest.keyClick(window, getattr(Qt.Key, f"Key_{key}"))
        assert await shown(rig) == [frame, frame]
    QTest.mouseClick(stage.transport.forward, Qt.MouseButton.LeftButton)
    assert await shown(rig) == [1, 1]
    assert stage.transport.time_text().endswith("· frame 1")


async def test_the_shorter_one_holds_its_last_frame(rig: Rig) -> None:
    window, _ = await numbered(rig, frames=9)
    QTest.keyClick(window, Qt.Key.Key_End)
    assert await shown(rig) == [23, 8]
    QTest.keyClick(window, Qt.Key.Key_Left)
    assert await shown(rig) == [22, 8]


async def test_films_of_different_rates_are_in_step_by_time(rig: Rig) -> None:
    """12 frames a second beside 24, and one of uneven frames that begins after its sound."""
    window, _ = await numbered(rig, frames=12, times=[frame / 12 for frame in range(12)])
    for frame in range(1, 6):
        QTest.keyClick(window, Qt.Key.Key_Right)
        assert await shown(rig) == [frame, frame // 2]


async def test_every_frame_of_either_is_a_step(rig: Rig) -> None:
    late = [1 + each for each in (0, 0.03, 0.3, 0.31)]
    window, _ = await numbered(rig, frames=4, times=late, sound=2)
    seen = [(0, 0)]
    while seen[-1] != (23, 3):
        QTest.keyClick(window, Qt.Key.Key_Right)
        seen.append(tuple(await shown(rig)))
    assert seen == sorted(set(seen))
    assert {first for first, _ in seen} == set(range(24))
    assert {second for _, second in seen} == set(range(4))
    assert rig.compare.playhead.position == pytest.approx(23 / 24, abs=1e-3)


async def test_both_play_in_step_and_stand_on_their_last_frames(rig: Rig) -> None:
    window, stage = await numbered(rig, frames=12)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert rig.compare.playhead.playing
    seen = []
    for tick in range(24):
        rig.playing_time = tick / 24 + 0.001
        rig.compare.playhead.tick()
        seen.append(await shown(rig))
    assert seen == [[frame, min(frame, 11)] for frame in range(24)]
    rig.playing_time = 5.0
    await until(lambda: not rig.compare.playhead.playing)
    assert await shown(rig) == [23, 11]
    assert stage.transport.play.accessibleName() == "Play"


async def test_the_rail_moves_both_while_it_is_dragged(rig: Rig) -> None:
    _, stage = await numbered(rig)
    rail = stage.scrubber
    QTest.mousePress(rail, Qt.MouseButton.LeftButton, pos=QPoint(16, 14))
    for frame in (6, 18, 12):
        QTest.mouseMove(rail, QPoint(round(rail.x_of((frame + 0.5) / 24)), 14))
        await until(lambda frame=frame: rig.compare.frame_numbers == (frame, frame))
    QTest.mouseRelease(rail, Qt.MouseButton.LeftButton)
    assert await shown(rig) == [12, 12]


async def test_side_by_side_wipe_and_flip_show_what_they_say(rig: Rig) -> None:
    window, stage = await coloured(rig)
    stage.list_button.click()
    assert colours(stage.view.grab().toImage(), LEFT, RIGHT) == [RED, BLUE]
    QTest.keyClick(window, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert rig.compare.mode is CompareMode.WIPE and stage.view.line.isVisible()
    assert colours(stage.view.grab().toImage(), LEFT, (0.45, 0.3), (0.55, 0.3), RIGHT) == [RED, RED, BLUE, BLUE]
    QTest.keyClick(window, Qt.Key.Key_X)
    assert rig.compare.mode is CompareMode.FLIP and not stage.view.line.isVisible()
    assert colours(stage.view.grab().toImage(), LEFT, RIGHT) == [RED, RED]
    QTest.keyClick(window, Qt.Key.Key_X)
    assert colours(stage.view.grab().toImage(), LEFT, RIGHT) == [BLUE, BLUE]
    assert "B is seen." in stage.view.accessibleDescription()
    QTest.keyClick(window, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert colours(stage.view.grab().toImage(), LEFT, RIGHT) == [RED, BLUE]
    QTest.mouseClick(stage.swap_button, Qt.MouseButton.LeftButton)
    await standing(rig, rig.compare.frames)
    assert colours(stage.view.grab().toImage(), LEFT, RIGHT) == [BLUE, RED]


async def test_the_list_lies_where_it_leaves_more_room_for_the_pictures(rig: Rig) -> None:
    _, stage = await coloured(rig)
    await laid_out()
    assert stage.list.y() >= stage.view.height()
    rig.compare.set_mode(CompareMode.WIPE)
    await laid_out()
    assert stage.list.x() >= stage.view.width()


async def test_differing_sizes_lie_in_the_same_rectangle(rig: Rig) -> None:
    _, stage = await coloured(rig)
    rig.compare.set_mode(CompareMode.WIPE)
    assert (stage.view.image(0).width(), stage.view.image(1).width()) == (128, 256)
    assert stage.view.area(0) == stage.view.area(1)


async def test_the_line_is_moved_by_the_mouse_and_by_keys(rig: Rig) -> None:
    _, stage = await coloured(rig)
    QTest.mouseClick(stage.modes.button(CompareMode.WIPE), Qt.MouseButton.LeftButton)
    line, view = stage.view.line, stage.view
    await laid_out()
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
    area = view.area(0)
    target = QPoint(round(area.left() + area.width() / 4), round(area.center().y()))
    QTest.mouseMove(line, line.mapFrom(view, target))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=line.mapFrom(view, target))
    assert rig.compare.divider == pytest.approx(0.25, abs=0.005)
    places = [((area.left() + share * area.width()) / view.width(), 0.4) for share in (0.15, 0.35)]
    assert colours(view.grab().toImage(), *places) == [RED, BLUE]
    line.setFocus(Qt.FocusReason.TabFocusReason)
    before, position = rig.compare.divider, rig.compare.playhead.position
    QTest.keyClick(line, Qt.Key.Key_Right)
    QTest.keyClick(line, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert rig.compare.divider == pytest.approx(before + 0.11)
    QTest.keyClick(line, Qt.Key.Key_Home)
    assert rig.compare.divider == 0
    QTest.keyClick(line, Qt.Key.Key_Left)
    assert rig.compare.divider == 0
    QTest.keyClick(line, Qt.Key.Key_End)
    assert rig.compare.divider == 1
    assert rig.compare.playhead.position == position
    assert (line.accessibleName(), line.accessibleDescription()) == ("Divider", "100 %")


async def test_what_differs_is_listed_and_what_is_the_same_is_folded(rig: Rig) -> None:
    _, stage = await numbered(rig)
    assert ("Prompt", "one", "other") in stage.list.texts()
    assert all(len(line) == 3 for line in stage.list.texts())
    QTest.mouseClick(stage.list.fold, Qt.MouseButton.LeftButton)
    assert ("Resolution", "720p") in stage.list.texts()
    QTest.mouseClick(stage.list.fold, Qt.MouseButton.LeftButton)
    assert all(len(line) == 3 for line in stage.list.texts())
    QTest.mouseClick(stage.list_button, Qt.MouseButton.LeftButton)
    assert not stage.list.isVisible()


@pytest.mark.parametrize("way", ["esc", "close", "another clip"])
async def test_the_ways_back_to_the_clip(rig: Rig, way: str) -> None:
    window, stage = await numbered(rig)
    if way == "esc":
        QTest.keyClick(window, Qt.Key.Key_Escape)
    elif way == "close":
        QTest.mouseClick(stage.close_button, Qt.MouseButton.LeftButton)
    else:
        rig.library.open(rig.library.cards[0].id)
    await rig.settle()
    assert not rig.compare.shown and rig.compare.frames.frames == ()
    assert isinstance(window.stages.currentWidget(), Stage)


async def test_what_plays_is_paused_and_full_screen_is_left_by_esc_first(rig: Rig) -> None:
    window, stage = await numbered(rig)
    QTest.keyClick(window, Qt.Key.Key_F)
    assert stage.full_screen.on
    QTest.keyClick(window, Qt.Key.Key_Space)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not stage.full_screen.on and rig.compare.shown
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not rig.compare.playhead.playing


async def test_a_letter_in_a_text_field_is_a_letter(rig: Rig) -> None:
    window, _ = await numbered(rig)
    prompt = rig.prompt(window)
    prompt.setFocus()
    QTest.keyClicks(prompt, "x")
    assert rig.presenter.form.draft.text("prompt") == "x"
    assert rig.compare.mode is CompareMode.SIDE


async def test_without_two_that_are_selected_it_is_said_what_to_do(rig: Rig) -> None:
    one = await numbered_clip(rig, "one", frames=2)
    window = await rig.show()
    select(window, one)
    QTest.keyClick(window.library.grid, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    await rig.settle()
    assert window.notice.text() == "Select two videos in the library to compare them."
    assert not rig.compare.shown


@pytest.mark.parametrize(("gone", "told"), [(True, "is not there any more"), (False, "damaged")])
async def test_a_clip_that_cannot_be_read_is_told(rig: Rig, gone: bool, told: str) -> None:
    one, other = await numbered_clip(rig, "one", frames=2), await numbered_clip(rig, "other", frames=2)
    window = await rig.show()
    if gone:
        other.path.unlink()
    else:
        other.path.write_text("no film")
    rig.compare.compare(one.id, other.id)
    await rig.settle()
    assert told in window.notice.text()
    assert not rig.compare.shown


async def test_the_last_wish_counts(rig: Rig) -> None:
    clips = [await numbered_clip(rig, name, frames=3) for name in ("one", "two", "three")]
    await rig.show()
    rig.compare.compare(clips[0].id, clips[1].id)
    rig.compare.compare(clips[1].id, clips[2].id)
    await standing(rig, rig.compare.frames)
    assert rig.compare.pair is not None
    assert [each.title for each in rig.compare.pair] == ["two", "three"]
    rig.compare.compare(clips[0].id, clips[1].id)
    rig.compare.close()
    await rig.settle()
    assert not rig.compare.shown


async def test_a_draft_and_its_final_are_compared_from_their_menus(rig: Rig) -> None:
    draft = await numbered_clip(rig, "waves", frames=4, ago=90)
    final = await numbered_clip(rig, "waves, final", frames=4)
    job = rig.job(Saved(final.id), text_draft("waves"), origin=Origin(OriginKind.FINAL, draft.id), id=final.id)
    await rig.load(job)
    window = await rig.show()
    for clip, words in ((draft, "Compare with its final"), (final, "Compare with its draft")):
        select(window, clip)
        await rig.settle()
        QTest.keyClick(window.library.grid, Qt.Key.Key_Menu)
        await until(lambda: any(menu.isVisible() for menu in window.findChildren(QMenu)))
        menu = next(menu for menu in window.findChildren(QMenu) if menu.isVisible())
        next(action for action in menu.actions() if action.text() == words).trigger()
        menu.close()
        await standing(rig, rig.compare.frames)
        assert rig.compare.pair is not None
        assert [each.clip.id for each in rig.compare.pair] == [draft.id, final.id]
        rig.compare.close()


async def test_what_has_just_been_made_does_not_take_the_place(rig: Rig) -> None:
    window, stage = await numbered(rig)
    job = await rig.world.generate(text_draft("new"))
    await until(lambda: rig.library.clip(job.id) is not None)
    await rig.settle()
    assert len(rig.library.cards) == 3
    assert stage.isVisible() and rig.compare.shown
    assert window.isVisible()
    assert QApplication.activeWindow() is window
