"""The inspector: everything that is known of a clip, and what can be written, used and opened there."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Transition, UploadedImage, blank
from pikadesk.domain.errors import RecordsUnreadable
from pikadesk.domain.job import Origin, OriginKind
from pikadesk.domain.library import FrameSource, Marks
from pikadesk.ui.widgets.inspector_parts import ReadText, SourceTile
from tests.fakes import START
from tests.ui.accessible import cut_off, odd_roles, out_of_order, tabbed, unnamed, without_ring
from tests.ui.inspector_rig import (
    PROMPT,
    RECORD,
    add,
    button,
    click,
    labels,
    linked,
    marks,
    plain,
    ridge,
    rows,
    select,
    shown,
    texts,
)
from tests.ui.window_rig import Rig, frames_draft, running, text_draft


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path) as made:
        yield made


class Opened(QObject):
    """Takes what would be opened in another program."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[Path] = []
        QDesktopServices.setUrlHandler("file", self, "take")

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.files.append(Path(url.toLocalFile()))


@pytest.fixture
def opened() -> Iterator[Opened]:
    made = Opened()
    yield made
    QDesktopServices.unsetUrlHandler("file")


async def test_every_setting_of_a_clip_is_there(rig: Rig) -> None:
    pictures = [rig.stored(f"{name}.png", colour=name) for name in ("red", "gold", "plum", "navy")]
    clip = await add(rig, ridge(pictures, 6, 9, 10), remote_id=RECORD, credits=3_000_000)
    inspector = await shown(rig, clip)
    assert rows(inspector) == {
        "Task": "Frames, 4 keyframes",
        "Transitions": "6 s, 9 s, 10 s",
        "Model": "Pikaframes",
        "Resolution": "720p",
        "Seed": "90417",
        "Charged": "3,000,000 credits",
        "Created": rows(inspector)["Created"],
        "Took": "2:36",
        "Record": "73ae328e…8909471aa"[:9] + RECORD[-11:],
    }
    assert rows(inspector)["Created"].startswith(f"{START.astimezone():%a} {START.astimezone().day} Nov 2026, ")
    assert texts(inspector) == {"Prompt": PROMPT, "Negative prompt": "people, lens flare, text"}
    assert inspector.single.title.text() == PROMPT
    names = [tile.accessibleName() for tile in inspector.single.sources.tiles]
    assert names == [f"Keyframe {n}, {name}.png" for n, name in enumerate(("red", "gold", "plum", "navy"), start=1)]
    words = labels(inspector.single.file)
    assert words[0] == "File" and words[1].startswith(f"{clip.path.name} · ") and words[1].endswith(" KB")
    assert words[2:] == ["1280 × 720 · 24 frames a second · no sound", str(clip.path.parent)]


async def test_other_tasks_have_other_settings(rig: Rig) -> None:
    picture = rig.stored("duck.png")
    scenes = blank(Task.SCENES).with_value("images", (picture, UploadedImage("images/x.jpg"))).with_value("prompt", "a")
    inspector = await shown(rig, await add(rig, scenes.with_value("ingredients_mode", "creative")))
    found = rows(inspector)
    assert (found["Task"], found["Ingredients"], found["Aspect ratio"]) == ("Scenes, 2 pictures", "Creative", "16:9")
    assert (found["Duration"], found["Seed"], found["Charged"]) == ("5 s", "Random", "600,000, the published price")
    tiles = inspector.single.sources.tiles
    assert [tile.isEnabled() for tile in tiles] == [True, False]
    assert tiles[1].accessibleName() == "Picture 2, x.jpg: kept by the service only"
    effect = blank(Task.EFFECTS).with_value("image", picture).with_value("effect", "Inflate")
    await select(rig, await add(rig, effect))
    assert (rows(inspector)["Task"], rows(inspector)["Effect"]) == ("Effects", "Inflate")
    assert texts(inspector) == {}
    assert inspector.single.sources.tiles[0].accessibleName() == "Picture, duck.png"


async def test_prompts_of_transitions_are_told_with_their_lengths(rig: Rig) -> None:
    pictures = [rig.stored("red.png", colour="red"), rig.stored("gold.png"), rig.stored("navy.png", colour="navy")]
    gaps = (Transition(6), Transition(9, "the sun sinks"))
    inspector = await shown(rig, await add(rig, frames_draft(pictures).with_value("transitions", gaps)))
    assert texts(inspector) == {"Transition 2, 9 s": "the sun sinks"}


async def test_what_was_estimated_and_charged_is_told_where_it_differs(rig: Rig) -> None:
    clip = await add(rig, text_draft(), credits=550_000)
    inspector = await shown(rig, clip)
    assert (rows(inspector)["Charged"], rows(inspector)["Estimated"]) == ("550,000 credits", "600,000 credits")


async def test_in_the_sandbox_nothing_was_charged(tmp_path: Path) -> None:
    async with running(tmp_path, sandbox=True) as rig:
        inspector = await shown(rig, await add(rig, text_draft(), credits=600_000))
        assert rows(inspector)["Price"] == "600,000 credits, for practice"
        assert "Charged" not in rows(inspector)


async def test_prompt_seed_and_record_are_copied(rig: Rig) -> None:
    clip = await add(rig, text_draft(PROMPT, seed="90417"), remote_id=RECORD)
    inspector = await shown(rig, clip)
    for name, expected in (("Copy: Prompt", PROMPT), ("Copy: Seed", "90417"), ("Copy: Record", RECORD)):
        click(button(inspector, name))
        assert QGuiApplication.clipboard().text() == expected
    QGuiApplication.clipboard().clear()


async def test_words_of_a_prompt_can_be_selected_by_keyboard(rig: Rig) -> None:
    inspector = await shown(rig, await add(rig, text_draft(PROMPT)))
    text = next(each for each in inspector.findChildren(ReadText) if each.isVisible())
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == PROMPT
    QTest.keyClicks(text, "x")
    assert text.toPlainText() == PROMPT
    QGuiApplication.clipboard().clear()


async def test_a_title_is_written_in_its_place(rig: Rig) -> None:
    clip = await add(rig, text_draft("Gentle waves"))
    inspector = await shown(rig, clip)
    title = inspector.single.title
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Ridge flyover")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert (await marks(rig, clip)).title == "Ridge flyover"
    QTest.keyClicks(title, " at dawn")
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert title.text() == "Ridge flyover"
    assert (await marks(rig, clip)).title == "Ridge flyover"
    title.clear()
    QTest.keyClick(title, Qt.Key.Key_Tab)
    assert (await marks(rig, clip)).title == ""
    assert title.text() == "Gentle waves"


async def test_its_own_title_is_no_mark(rig: Rig) -> None:
    clip = await add(rig, text_draft("Gentle waves"))
    inspector = await shown(rig, clip)
    title = inspector.single.title
    title.setFocus()
    QTest.keyClicks(title, " ")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert await marks(rig, clip) == Marks()


async def test_star_tags_collections_and_note(rig: Rig) -> None:
    clip = await add(rig, text_draft())
    inspector = await shown(rig, clip)
    single = inspector.single
    click(single.star)
    assert single.star.accessibleName() == "Take the star away"
    for field, text in ((single.marks.tags, "snow,  alps , snow"), (single.marks.collections, "Showreel")):
        field.setFocus()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    single.marks.note.setFocus()
    QTest.keyClicks(single.marks.note, "For the opening")
    QTest.keyClick(single.marks.note, Qt.Key.Key_Tab)
    assert await marks(rig, clip) == Marks(True, "", ("alps", "snow"), "For the opening", ("Showreel",))
    single.star.setFocus()
    await rig.settle()
    assert single.marks.tags.text() == "alps, snow"
    single.marks.tags.setFocus()
    single.marks.tags.setText("alps, dawn")
    QTest.keyClick(single.marks.tags, Qt.Key.Key_Return)
    single.marks.collections.setFocus()
    single.marks.collections.clear()
    QTest.keyClick(single.marks.collections, Qt.Key.Key_Return)
    assert await marks(rig, clip) == Marks(True, "", ("alps", "dawn"), "For the opening", ())


async def test_what_is_being_written_goes_to_the_clip_that_it_was_begun_for(rig: Rig) -> None:
    first, second = await add(rig, text_draft("Waves")), await add(rig, text_draft("Hills"))
    inspector = await shown(rig, first)
    note = inspector.single.marks.note
    note.setFocus()
    QTest.keyClicks(note, "Too slow")
    inspector.single.star.setFocus()
    await select(rig, second)
    assert note.toPlainText() == ""
    assert ((await marks(rig, first)).note, (await marks(rig, second)).note) == ("Too slow", "")


async def test_pictures_open_and_can_be_dragged_away(rig: Rig, opened: Opened) -> None:
    clip = await add(rig, ridge([rig.stored("dawn.png"), rig.stored("dusk.png", colour="red")], 5))
    inspector = await shown(rig, clip)
    first, second = inspector.single.sources.tiles
    click(second)
    await rig.settle()
    (file,) = opened.files
    assert file.name == "dusk.png" and file.read_bytes() == (rig.folder / "dusk.png").read_bytes()
    dragged: list[SourceTile] = []
    first.dragged.disconnect()
    first.dragged.connect(lambda: dragged.append(first))
    middle = QPointF(first.rect().center())
    left = Qt.MouseButton.LeftButton
    for kind, at in ((QEvent.Type.MouseButtonPress, middle), (QEvent.Type.MouseMove, middle + QPointF(30, 0))):
        event = QMouseEvent(kind, at, QPointF(first.mapToGlobal(at.toPoint())), left, left, Qt.KeyboardModifier(0))
        QApplication.sendEvent(first, event)
    assert dragged == [first] and first.held
    QTest.mouseRelease(first, left)
    assert not first.held and len(opened.files) == 1


async def test_a_picture_that_is_gone_is_told(rig: Rig) -> None:
    there, gone = rig.stored("dawn.png"), rig.stored("dusk.png", colour="red")
    clip = await add(rig, ridge([there, gone], 5))
    rig.world.images.path(gone).unlink()
    inspector = await shown(rig, clip)
    assert [tile.isEnabled() for tile in inspector.single.sources.tiles] == [True, False]
    assert "dusk.png is not kept any more." in labels(inspector.single.sources)
    assert inspector.single.sources.tiles[1].toolTip() == "Keyframe 2, dusk.png: not kept any more"


async def test_clips_that_have_to_do_with_it_are_told_and_lead_there(rig: Rig) -> None:
    frame = rig.stored("frame.png")
    first = await add(rig, text_draft("Gentle waves", seed="7"))
    await rig.world.library.note_frame(frame.digest, FrameSource(first.id, math.inf))
    final = await add(rig, text_draft("Gentle waves", seed="7", resolution="1080p"), Origin(OriginKind.FINAL, first.id))
    begun = await add(rig, ridge([frame, rig.stored("dusk.png", colour="red")], 5))
    inspector = await shown(rig, first)
    assert linked(inspector) == [
        f"Begun with the last frame of this: {PROMPT}",
        "The final of this draft: Gentle waves",
    ]
    asked: list[str] = []
    inspector.clip_asked.connect(asked.append)
    for row in inspector.single.linked.rows:
        click(row)
    assert asked == [begun.id, final.id]
    await select(rig, begun)
    assert linked(inspector) == ["Begun with its last frame: Gentle waves"]
    await select(rig, final)
    assert linked(inspector) == ["The draft of this final: Gentle waves"]


async def test_a_picture_in_the_middle_is_told_by_its_place(rig: Rig) -> None:
    frame, other = rig.stored("frame.png"), rig.stored("dusk.png", colour="red")
    first = await add(rig, text_draft("Gentle waves"))
    await rig.world.library.note_frame(frame.digest, FrameSource(first.id, 1.25))
    await add(rig, ridge([other, frame], 5))
    scenes = blank(Task.SCENES).with_value("images", (frame,)).with_value("prompt", "Sails")
    made = await add(rig, scenes)
    inspector = await shown(rig, first)
    assert linked(inspector) == [
        "Picture 1: the frame at 1.3 s of this: Sails",
        f"Keyframe 2: the frame at 1.3 s of this: {PROMPT}",
    ]
    await rig.world.library.remove([first.id])
    rig.library.entries.forget([first.id])
    await select(rig, made)
    assert linked(inspector) == ["Picture 1: its frame at 1.3 s: A video that is not in the library any more"]
    assert not inspector.single.linked.rows[0].isEnabled()


async def test_an_imported_clip_says_what_its_file_says(rig: Rig) -> None:
    clip = await plain(rig)
    inspector = await shown(rig, clip)
    found = rows(inspector)
    assert list(found) == ["Length", "Size", "Frames", "Frame rate", "Sound", "Changed"]
    assert (found["Length"], found["Size"], found["Frame rate"]) == ("5.0 s", "1280 × 720", "24 a second")
    assert inspector.single.title.text() == "holiday"
    assert not inspector.single.use_settings.isEnabled()
    reason = "It was imported, and its file does not say how it was made."
    assert reason in labels(inspector.single)
    assert inspector.single.use_settings.accessibleDescription() == reason
    assert inspector.single.use_last.isEnabled()


async def test_a_file_that_is_gone_is_said_plainly(rig: Rig) -> None:
    clip = await add(rig, text_draft())
    await rig.lose(clip.id)
    inspector = await shown(rig, clip)
    single = inspector.single
    assert "Not found. Put the file back, or look for it in the bin." in labels(single.file)
    assert clip.path.name in labels(single.file)
    assert not (single.poster.isEnabled() or single.use_last.isEnabled() or single.frames.isEnabled())
    assert not inspector.save.isEnabled()
    assert single.use_settings.isEnabled() and inspector.folder.isEnabled()


async def test_several_are_added_up_and_marked_together(rig: Rig) -> None:
    clips = [
        await rig.add_clip(text_draft(), seconds=50),
        await add(rig, text_draft("b"), credits=100),
        await plain(rig),
    ]
    await rig.world.library.mark({clips[0].id: Marks(tags=("snow", "x")), clips[1].id: Marks(tags=("snow",))})
    rig.library.entries.forget([clip.id for clip in clips])
    await rig.library.load()
    inspector = await shown(rig, *clips[:2])
    assert labels(inspector.several)[0] == "2 videos"
    assert rows(inspector) == {"Length": "55 s", "Credits": "600,100 credits"}
    assert "All have: snow" in labels(inspector.several)
    await select(rig, *clips)
    assert rows(inspector) == {"Length": "1:00", "Credits": "600,100 credits", "Not known": "the cost of 1 video"}
    assert not inspector.save.isVisible() and inspector.bin.isVisible()
    click(inspector.several.star)
    QTest.keyClicks(inspector.several.tags, "alps, dawn")
    QTest.keyClick(inspector.several.tags, Qt.Key.Key_Return)
    QTest.keyClicks(inspector.several.collection, "Showreel")
    QTest.keyClick(inspector.several.collection, Qt.Key.Key_Return)
    for clip in clips:
        kept = await marks(rig, clip)
        assert kept.star and {"alps", "dawn"} <= set(kept.tags) and kept.collections == ("Showreel",)
    assert inspector.several.star.text() == "Take the stars away"
    assert inspector.several.tags.text() == inspector.several.collection.text() == ""


async def test_its_buttons_tell_which_clip(rig: Rig) -> None:
    clip = await add(rig, text_draft())
    inspector = await shown(rig, clip)
    told: list[object] = []
    for signal in (inspector.play_asked, inspector.last_frame_asked, inspector.save_asked, inspector.folder_asked):
        signal.connect(told.append)
    inspector.bin_asked.connect(lambda: told.append("bin"))
    for each in (inspector.single.poster, inspector.single.use_last, inspector.save, inspector.folder, inspector.bin):
        click(each)
    assert told == [clip.id] * 4 + ["bin"]


async def test_nothing_is_looked_at_while_nobody_looks(rig: Rig) -> None:
    clip = await add(rig, text_draft())
    rig.library.select(clip.id)
    await rig.settle()
    rig.world.library.error = RecordsUnreadable(path="x")
    rig.inspector.show(False)
    await rig.settle()
    assert rig.library.message == ""
    rig.inspector.show(True)
    await rig.settle()
    assert "cannot be read" in rig.library.message
    rig.world.library.error = None


@pytest.mark.parametrize("kind", ["one", "plain", "several"])
async def test_everybody_can_use_it(rig: Rig, kind: str) -> None:
    frame = rig.stored("frame.png")
    first = await add(rig, text_draft("Gentle waves", seed="7"))
    await rig.world.library.note_frame(frame.digest, FrameSource(first.id, 0))
    clip = await add(rig, ridge([frame, rig.stored("dusk.png", colour="red")], 5), remote_id=RECORD, credits=600_000)
    clips = {"one": [clip], "plain": [await plain(rig)], "several": [first, clip]}[kind]
    inspector = await shown(rig, *clips, height=1100)
    assert unnamed(inspector) == [] and odd_roles(inspector) == [] and cut_off(inspector) == []
    order = tabbed(inspector)
    assert out_of_order(inspector, order) == []
    assert without_ring(inspector, order) == []


async def test_a_clip_made_again_elsewhere_is_followed(rig: Rig) -> None:
    clip = await add(rig, text_draft())
    inspector = await shown(rig, clip)
    await rig.world.library.add(replace(clip, credits=42))
    rig.library.entries.forget([clip.id])
    await rig.library.load()
    await rig.settle()
    assert rows(inspector)["Charged"] == "42 credits"
