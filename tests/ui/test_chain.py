"""The shot chain on the stage: one line of time over several clips, without a gap."""

from __future__ import annotations

import itertools
import json
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from pikadesk.domain.clip import Clip
from pikadesk.domain.seam import Seam
from pikadesk.ui.presenters.chain_order import ChainOrder
from pikadesk.ui.widgets.main_window import MainWindow
from pikadesk.ui.widgets.stage import Stage
from pikadesk.ui.widgets.stage.chain_stage import ChainStage
from tests.fakes import until
from tests.ui.shots_rig import number, numbered_clip, page, plain_clip, standing
from tests.ui.window_rig import Rig, running

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "pa_context_connect", "No audio device")
UNEVEN = (0, 0.05, 0.1, 0.4, 0.45, 0.5)


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path) as made:
        made.playing_time = 0.0
        yield made


async def chained(rig: Rig, *films: dict[str, Any]) -> tuple[MainWindow, ChainStage, list[Clip]]:
    """Show a chain of clips whose frames tell their numbers."""
    clips = [await numbered_clip(rig, f"clip {place}", **film) for place, film in enumerate(films)]
    window = await rig.show()
    rig.chain.add([clip.id for clip in clips])
    QTest.keyClick(window, Qt.Key.Key_H)
    await standing(rig, rig.chain.frames)
    stage = page(window, ChainStage)
    stage.view.setFocus()
    return window, stage, clips


async def seen(rig: Rig) -> tuple[str, int]:
    """Which clip is seen, by its title, and the number that its frame tells."""
    await standing(rig, rig.chain.frames)
    shown = rig.chain.frames.shown[0]
    title = next(shot.title for shot in rig.chain.shots if shot.key == shown.key)
    return title, number(rig.chain.frames.frames[0])


async def test_no_frame_is_lost_or_shown_twice_at_a_joint(rig: Rig) -> None:
    """Films of 24 a second, of uneven frames, of one, with sound that is longer, upright: each frame once."""
    films: Sequence[dict[str, Any]] = (
        {"frames": 8},
        {"frames": len(UNEVEN), "times": UNEVEN},
        {"frames": 1},
        {"frames": 5, "sound": 3},
        {"frames": 6, "size": (64, 128)},
    )
    window, _, _ = await chained(rig, *films)
    QTest.keyClick(window, Qt.Key.Key_Space)
    found, steps = [], rig.chain.playhead.steps
    for step in steps:
        rig.playing_time = step + 0.0005
        rig.chain.playhead.tick()
        found.append(await seen(rig))
    expected = [(f"clip {place}", frame) for place, film in enumerate(films) for frame in range(film["frames"])]
    assert found == expected
    rig.playing_time = 60.0
    await until(lambda: not rig.chain.playhead.playing)
    assert await seen(rig) == expected[-1]


async def test_the_same_clip_twice_is_played_twice(rig: Rig) -> None:
    window, _, clips = await chained(rig, {"frames": 4})
    rig.chain.add([clips[0].id])
    await rig.settle()
    found = [await seen(rig)]
    for _ in range(7):
        QTest.keyClick(window, Qt.Key.Key_Right)
        found.append(await seen(rig))
    assert [frame for _, frame in found] == [0, 1, 2, 3, 0, 1, 2, 3]


async def test_the_next_film_is_open_before_the_joint_and_the_last_one_is_closed_after_it(rig: Rig) -> None:
    _, _, _ = await chained(rig, {"frames": 72}, {"frames": 72}, {"frames": 72})
    keys = [shot.key for shot in rig.chain.shots]
    opened = rig.chain.frames._feeds  # noqa: SLF001  # what is open is not to be seen otherwise
    assert list(opened) == keys[:1]
    rig.chain.playhead.seek(1.5)
    await seen(rig)
    assert list(opened) == keys[:2]
    rig.chain.playhead.seek(4.0)
    await seen(rig)
    assert set(opened) <= {keys[1], keys[2]}


async def test_the_keys_of_the_player_go_through_all_clips(rig: Rig) -> None:
    window, stage, _ = await chained(rig, {"frames": 6}, {"frames": 4})
    control = Qt.KeyboardModifier.ControlModifier
    for key, held, expected in (
        ("End", None, ("clip 1", 3)),
        ("Left", None, ("clip 1", 2)),
        ("Left", control, ("clip 1", 0)),
        ("Comma", None, ("clip 0", 5)),
        ("Period", None, ("clip 1", 0)),
        ("Left", control, ("clip 0", 0)),
        ("Right", control, ("clip 1", 0)),
        ("Right", control, ("clip 1", 0)),
        ("Home", None, ("clip 0", 0)),
    ):
        QTest.keyClick(window, getattr(Qt.Key, f"Key_{key}"), held or Qt.KeyboardModifier.NoModifier)
        assert await seen(rig) == expected
    assert stage.transport.time_text() == "0:00.0 / 0:00.4 · frame 0"


async def test_looping_goes_on_from_the_end_to_the_start(rig: Rig) -> None:
    window, stage, _ = await chained(rig, {"frames": 6}, {"frames": 6})
    stage.transport.loop.click()
    QTest.keyClick(window, Qt.Key.Key_Space)
    rig.playing_time = 0.51
    rig.chain.playhead.tick()
    assert rig.chain.playhead.playing
    assert await seen(rig) == ("clip 0", 0)


async def test_the_rail_shows_the_joints_and_leads_anywhere(rig: Rig) -> None:
    _, stage, _ = await chained(rig, {"frames": 12}, {"frames": 12})
    rail = stage.scrubber
    image = rail.grab().toImage()
    at = round(rail.x_of(0.5)), rail.height() // 2 - 5
    assert image.pixelColor(*at) != image.pixelColor(at[0] + 8, at[1])
    for seconds, expected in ((0.48, ("clip 0", 11)), (0.51, ("clip 1", 0)), (0.27, ("clip 0", 6))):
        QTest.mouseClick(rail, Qt.MouseButton.LeftButton, pos=QPoint(round(rail.x_of(seconds)), 14))
        assert await seen(rig) == expected


async def test_what_is_seen_stays_when_the_order_changes(rig: Rig) -> None:
    _, _, _ = await chained(rig, {"frames": 6}, {"frames": 6}, {"frames": 6})
    rig.chain.seek_shot(rig.chain.shots[1].key)
    rig.chain.playhead.step(2)
    before = await seen(rig)
    assert before == ("clip 1", 2)
    for change in (
        lambda: rig.chain.move(rig.chain.shots[1].key, 2),
        lambda: rig.chain.remove(rig.chain.shots[0].key),
        rig.chain.undo,
        rig.chain.redo,
    ):
        change()
        assert await seen(rig) == before


async def test_a_clip_whose_file_is_gone_says_so_and_is_passed_over(rig: Rig) -> None:
    window, stage, clips = await chained(rig, {"frames": 3}, {"frames": 3}, {"frames": 3})
    QTest.keyClick(window, Qt.Key.Key_Escape)
    clips[1].path.unlink()
    clips[2].path.write_text("no film")
    QTest.keyClick(window, Qt.Key.Key_H)
    await rig.settle()
    assert [shot.trouble for shot in rig.chain.shots][:2] == ["", "File not found"]
    assert "is damaged" in rig.chain.shots[2].trouble
    assert rig.chain.ids == (clips[0].id,)
    assert "File not found" in stage.strip.cards[1].accessibleName()
    assert not stage.strip.joints[0].isEnabled()
    QTest.keyClick(window, Qt.Key.Key_End)
    assert await seen(rig) == ("clip 0", 2)


async def test_a_clip_that_left_the_library_says_so(rig: Rig) -> None:
    window, _, clips = await chained(rig, {"frames": 3}, {"frames": 3})
    rig.chain.close()
    await rig.world.library.remove([clips[0].id])
    rig.library.entries.forget([clips[0].id])
    QTest.keyClick(window, Qt.Key.Key_H)
    await rig.settle()
    assert rig.chain.shots[0].trouble == "Not in the library any more"
    assert await seen(rig) == ("clip 1", 0)
    joint = page(window, ChainStage).strip.joints[0]
    assert joint.accessibleName().startswith("Joint of clips 1 and 2: Not compared")
    assert joint.toolTip() == "Not in the library any more" and not joint.isEnabled()
    assert rig.chain.joint_after(rig.chain.shots[-1].key) is None


async def test_joints_are_judged_by_the_frames_beside_them(rig: Rig) -> None:
    red = await plain_clip(rig, "red", "red")
    clips = [red, red, await plain_clip(rig, "darker", "#d00000"), await plain_clip(rig, "blue", "blue")]
    window = await rig.show()
    rig.chain.add([clip.id for clip in clips])
    rig.chain.show()
    await rig.settle()
    stage = page(window, ChainStage)
    joints = [rig.chain.joint_after(shot.key) for shot in rig.chain.shots]
    assert [joint.seam if joint is not None else None for joint in joints] == [Seam.SEAMLESS, Seam.JUMP, Seam.CUT, None]
    assert [joint.words for joint in joints if joint is not None] == ["Seamless", "Slight jump", "Cut"]
    assert stage.strip.joints[0].accessibleName() == "Joint of clips 1 and 2: Seamless, 0.0 %"
    assert "Seamless: below 2 %" in stage.strip.joints[1].toolTip()


async def test_a_joint_is_looked_at_closely(rig: Rig) -> None:
    window, stage, _ = await chained(rig, {"frames": 8}, {"frames": 8})
    QTest.mouseClick(stage.strip.joints[0], Qt.MouseButton.LeftButton)
    await until(lambda: rig.chain.seams.frames is not None)
    assert stage.seam.isVisible() and stage.strip.joints[0].looked_at
    assert (number(stage.seam.last.frame), number(stage.seam.first.frame)) == (7, 0)
    assert stage.seam.verdict.text() == "Cut, 37.5 %"
    assert stage.seam.heading.text() == "Joint of clip 0 and clip 1"
    QTest.mouseClick(stage.strip.joints[0], Qt.MouseButton.LeftButton)
    assert stage.view.isVisible()
    QTest.mouseClick(stage.strip.joints[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert stage.view.isVisible() and rig.chain.playhead.playing
    QTest.keyClick(window, Qt.Key.Key_Space)
    QTest.mouseClick(stage.strip.joints[0], Qt.MouseButton.LeftButton)
    rig.chain.remove(rig.chain.shots[0].key)
    await rig.settle()
    assert stage.view.isVisible()


async def test_a_joint_that_cannot_be_compared_says_why(rig: Rig) -> None:
    window, _, clips = await chained(rig, {"frames": 8}, {"frames": 8})
    QTest.keyClick(window, Qt.Key.Key_Escape)
    rig.chain.seams.want([])
    whole = clips[1].path.read_bytes()
    clips[1].path.write_bytes(whole[: len(whole) // 3])
    rig.chain.seams.look_at((clips[0].path, clips[1].path))
    await rig.settle()
    joint = rig.chain.seams.joint((clips[0].path, clips[1].path))
    assert joint is not None and joint.seam is None
    assert "is damaged" in joint.trouble and joint.figure == ""


@pytest.mark.parametrize("way", ["h", "esc", "close", "a clip"])
async def test_the_ways_back_to_the_clip(rig: Rig, way: str) -> None:
    window, stage, clips = await chained(rig, {"frames": 3})
    if way == "h":
        QTest.keyClick(window, Qt.Key.Key_H)
    elif way == "esc":
        QTest.keyClick(window, Qt.Key.Key_Escape)
    elif way == "close":
        QTest.mouseClick(stage.close_button, Qt.MouseButton.LeftButton)
    else:
        rig.library.open(clips[0].id)
    await rig.settle()
    assert not rig.chain.shown and rig.chain.frames.frames == ()
    assert isinstance(window.stages.currentWidget(), Stage)


async def test_comparing_takes_the_place_of_the_chain(rig: Rig) -> None:
    window, stage, clips = await chained(rig, {"frames": 3}, {"frames": 3})
    rig.compare.compare(clips[0].id, clips[1].id)
    await standing(rig, rig.compare.frames)
    assert not rig.chain.shown and not stage.isVisible()
    QTest.keyClick(window, Qt.Key.Key_H)
    await rig.settle()
    assert stage.isVisible() and not rig.compare.shown


async def test_an_empty_chain_says_what_to_do(rig: Rig) -> None:
    window = await rig.show()
    QTest.keyClick(window, Qt.Key.Key_H)
    await rig.settle()
    stage = page(window, ChainStage)
    assert stage.strip.slot.isVisible() and stage.strip.cards == []
    for button in (stage.resume, stage.export, stage.undo, stage.redo, stage.transport.play):
        assert not button.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Space)
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_U)
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    await rig.settle()
    assert not rig.chain.playhead.playing


class Kept(dict[str, str]):
    """What the settings remember."""

    def order(self) -> ChainOrder:
        return ChainOrder(self.get, self.__setitem__)


def test_the_chain_is_kept_from_run_to_run() -> None:
    kept = Kept()
    first = kept.order()
    first.insert(["a", "b", "a"], 0)
    first.insert(["c"], 1)
    first.note_continued("a")
    again = kept.order()
    assert [slot.clip_id for slot in again.slots] == ["a", "c", "b", "a"]
    assert again.continued == "a"
    assert len({slot.key for slot in again.slots}) == 4
    assert not again.can_undo


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"clips": 3}', '{"clips": [1, "a", null], "continued": 7}'])
def test_a_damaged_chain_is_what_can_be_read_of_it(text: str) -> None:
    order = ChainOrder(lambda _: text, lambda _name, _text: None)
    assert [slot.clip_id for slot in order.slots] == (["a"] if '"a"' in text else [])
    assert order.continued is None


def test_there_is_an_end_to_what_is_kept() -> None:
    kept = Kept()
    order = kept.order()
    order.insert([str(number) for number in range(600)], 0)
    assert len(order.slots) == 500
    kept["chain"] = json.dumps({"clips": ["a"] * 900})
    assert len(kept.order().slots) == 500


_CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), st.integers(-1, 5)),
        st.tuples(st.just("remove"), st.integers(0, 5)),
        st.tuples(st.just("move"), st.tuples(st.integers(0, 5), st.integers(-1, 6))),
        st.tuples(st.just("clear"), st.none()),
    ),
    max_size=12,
)


@given(_CHANGES)
def test_every_change_can_be_taken_back_and_made_again(changes: list[tuple[str, Any]]) -> None:
    kept, names = Kept(), itertools.count()
    order = kept.order()
    states = [order.slots]
    for what, how in changes:
        keys = [slot.key for slot in order.slots]
        if what == "insert":
            order.insert([str(next(names))], how)
        elif what == "clear":
            order.clear()
        elif what == "remove" and how < len(keys):
            order.remove(keys[how])
        elif what == "move" and how[0] < len(keys):
            order.move(keys[how[0]], how[1])
        if order.slots != states[-1]:
            states.append(order.slots)
    for expected in reversed(states[:-1]):
        assert order.can_undo
        order.undo()
        assert order.slots == expected
    assert not order.can_undo
    order.undo()
    for expected in states[1:]:
        order.redo()
        assert order.slots == expected
    order.redo()
    assert order.slots == states[-1]
    assert [slot.clip_id for slot in kept.order().slots] == [slot.clip_id for slot in order.slots]
