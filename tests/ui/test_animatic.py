"""The free preview of a storyboard: when it is shown, what it shows, and its export."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import LocalImage, Transition, UploadedImage
from pikadesk.domain.errors import FolderUnwritable
from pikadesk.domain.storyboard import Storyboard, with_storyboard
from pikadesk.ui.presenters.animatic import Exported, Exporting, NotExported
from pikadesk.ui.widgets.controls import Tag
from tests.fakes import until
from tests.ui.animatic_rig import COLOURS, Preview

RED, BLUE, GREEN = COLOURS[:3]


async def test_it_is_shown_from_two_keyframes_on_until_a_clip_is_opened(preview: Preview) -> None:
    presenter = preview.presenter
    assert not presenter.available
    await preview.fill()
    assert not presenter.shown
    await preview.fill(5)
    assert presenter.shown
    presenter.clip_opened()
    assert (presenter.available, presenter.shown) == (True, False)
    presenter.show()
    assert presenter.shown


async def test_an_edit_of_the_storyboard_brings_it_back_and_another_edit_does_not(preview: Preview) -> None:
    presenter = preview.presenter
    await preview.fill(5, 8)
    presenter.clip_opened()
    preview.form.edit("prompt", "a valley")
    assert not presenter.shown
    preview.form.set_transition_prompt(0, "dusk")
    assert presenter.shown
    presenter.clip_opened()
    preview.form.move_image(0, 1)
    assert presenter.shown


async def test_it_belongs_to_its_task(preview: Preview) -> None:
    presenter = preview.presenter
    await preview.fill(5, 8)
    presenter.clip_opened()
    presenter.show_task(Task.FRAMES)
    assert not presenter.shown
    presenter.show_task(Task.TEXT)
    assert not presenter.available
    presenter.show_task(Task.FRAMES)
    assert presenter.shown


async def test_it_does_not_play_on_behind_a_clip(preview: Preview) -> None:
    await preview.fill(5, 8)
    preview.playhead.play()
    preview.form.edit("prompt", "a valley")
    assert preview.playhead.playing
    preview.presenter.clip_opened()
    assert not preview.playhead.playing


async def test_a_chosen_transition_that_is_gone_is_chosen_no_longer(preview: Preview) -> None:
    await preview.fill(5, 8)
    preview.presenter.select(1)
    preview.form.remove_image(1)
    assert preview.presenter.selected is None


async def test_it_dissolves_from_keyframe_to_keyframe(preview: Preview) -> None:
    await preview.open(4, 8)
    await until(lambda: preview.stage.view.ready)
    for second, colour in ((1.0, "#960032"), (2.0, "#640064"), (4.0, BLUE), (6.0, "#003296"), (12.0, GREEN)):
        preview.playhead.seek(second)
        shown = [int(preview.colour()[at : at + 2], 16) for at in (1, 3, 5)]
        wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        assert shown == pytest.approx(wanted, abs=2), second


async def test_the_transition_that_is_shown_has_its_prompt_as_a_caption(preview: Preview) -> None:
    await preview.open(4, 8)
    await preview.wait_for_colour(RED)
    assert preview.stage.view.caption() == "prompt 1"
    bare = preview.stage.view.grab().toImage()
    preview.form.set_transition_prompt(0, "")
    assert preview.stage.view.grab().toImage() != bare
    preview.playhead.seek(4.0)
    assert preview.stage.view.caption() == "prompt 2"
    assert preview.stage.note.text() == "Transition 2, between keyframes 2 and 3"


async def test_pictures_of_another_shape_are_cut_to_that_of_the_first_and_it_says_so(preview: Preview) -> None:
    picture = Image.new("RGB", (90, 180), GREEN)
    picture.paste(BLUE, (0, 70, 90, 110))
    picture.save(preview.folder / "tall.png")
    tall = LocalImage(preview.folder / "tall.png")
    wide = LocalImage(preview.picture("wide.png", (320, 160), RED))
    await preview.open(5)
    preview.form.load(with_storyboard(preview.form.draft, Storyboard((wide, tall), (Transition(5),))))
    await preview.settle()
    area = preview.stage.view.picture_area()
    assert area.width() / area.height() == pytest.approx(2, abs=0.01)
    await until(lambda: preview.stage.view.ready)
    assert preview.colour() == RED
    assert preview.stage.view.warning() == ""
    bare = preview.stage.view.grab().toImage()
    preview.playhead.to_end()
    # As wide as the frame, of four times its height; the blue band is in its middle.
    assert [preview.colour(x, y) for x in (0.02, 0.98) for y in (0.01, 0.5, 0.99)] == [GREEN, BLUE, GREEN] * 2
    said = "Keyframe 2 is cut to the shape of keyframe 1; the service may do otherwise"
    assert preview.stage.view.warning() == said
    at = area.topLeft().toPoint() + QPoint(14, 14)
    assert preview.stage.view.grab().toImage().pixelColor(at) == QColor("#0b0c0d") != bare.pixelColor(at)
    preview.playhead.seek(2.4)
    assert preview.stage.view.warning() == ""
    preview.playhead.seek(2.6)
    assert preview.stage.view.warning() == said


async def test_a_turned_photo_is_shown_upright(preview: Preview) -> None:
    picture = Image.new("RGB", (200, 100), "white")
    picture.paste("black", (100, 0, 200, 100))
    exif = Image.Exif()
    exif[0x0112] = 6  # its left edge is up
    picture.save(preview.folder / "turned.jpg", exif=exif)
    await preview.open(5)
    images = (LocalImage(preview.folder / "turned.jpg"), LocalImage(preview.picture("other.png", (10, 20))))
    preview.form.load(with_storyboard(preview.form.draft, Storyboard(images, (Transition(5),))))
    await preview.settle()
    area = preview.stage.view.picture_area()
    assert area.height() == pytest.approx(2 * area.width(), abs=2)
    await until(lambda: preview.colour(0.5, 0.1) == "#ffffff")
    assert preview.colour(0.5, 0.7) == "#000000"


async def test_a_picture_that_is_not_at_hand_has_a_sign_in_its_place(preview: Preview) -> None:
    await preview.open(5)
    images = (LocalImage(preview.picture("a.png")), UploadedImage("images/b.jpg"))
    preview.form.load(with_storyboard(preview.form.draft, Storyboard(images, (Transition(5),))))
    await preview.settle()
    preview.playhead.to_end()
    await preview.wait_for_colour("#0b0c0d")
    assert not preview.presenter.can_export


async def test_pictures_are_sharp_again_after_the_window_was_resized(preview: Preview) -> None:
    await preview.open(5, size=(1600, 900))
    await preview.wait_for_colour(RED)
    preview.stage.resize(700, 600)
    # Until then the larger ones are shown smaller.
    assert preview.colour() == RED
    assert not preview.stage.view.ready
    await until(lambda: preview.stage.view.ready)
    assert preview.colour() == RED


async def test_it_always_says_what_it_is(preview: Preview) -> None:
    await preview.open(5, 8)
    (tag,) = preview.stage.findChildren(Tag)
    assert tag.text() == "Preview, not yet generated: free"
    assert tag.isVisible()


async def test_the_transport_plays_and_what_needs_a_file_is_off(preview: Preview) -> None:
    await preview.open(5, 8)
    transport = preview.stage.transport
    off = (transport.mute, transport.snapshot, transport.save, transport.folder)
    assert not any(button.isEnabled() for button in off)
    preview.playhead.seek(7.44)
    assert transport.time_text() == "7.4 s / 13.0 s of 25 s"
    QTest.mouseClick(transport.forward, Qt.MouseButton.LeftButton)
    assert preview.playhead.position == pytest.approx(179 / 24)
    QTest.mouseClick(transport.back, Qt.MouseButton.LeftButton)
    assert preview.playhead.position == pytest.approx(178 / 24)
    QTest.mouseClick(transport.end, Qt.MouseButton.LeftButton)
    assert transport.time_text() == "13.0 s / 13.0 s of 25 s"
    QTest.mouseClick(transport.play, Qt.MouseButton.LeftButton)
    await until(lambda: 0.1 < preview.playhead.position < 5)
    assert transport.play.accessibleName() == "Pause"
    QTest.mouseClick(preview.stage.view, Qt.MouseButton.LeftButton)
    assert not preview.playhead.playing
    QTest.mouseClick(transport.start, Qt.MouseButton.LeftButton)
    assert preview.playhead.position == 0
    QTest.mouseClick(transport.loop, Qt.MouseButton.LeftButton)
    assert preview.playhead.looping
    transport.rate_chosen.emit(2.0)
    assert transport.speed.text() == "2×"


async def test_it_fills_the_screen_and_then_says_on_the_picture_what_it_is(preview: Preview) -> None:
    await preview.open(5, 8)
    await preview.wait_for_colour(RED)
    before = preview.stage.view.height()
    QTest.mouseClick(preview.stage.transport.full_screen, Qt.MouseButton.LeftButton)
    await until(lambda: preview.stage.isFullScreen() and preview.stage.view.height() > before)
    assert preview.stage.full_screen.on
    area = preview.stage.view.picture_area()
    await until(lambda: preview.colour(30 / area.width(), 14 / area.height()) == "#0b0c0d")
    QTest.keyClick(preview.stage.view, Qt.Key.Key_Escape)
    await until(lambda: not preview.stage.isFullScreen() and preview.stage.view.height() == before)


async def test_its_note_is_left_out_where_there_is_no_room(preview: Preview) -> None:
    await preview.open(5, 8)
    assert preview.stage.note.isVisible()
    preview.stage.resize(655, 500)
    await until(lambda: not preview.stage.note.isVisible())


def _menu(preview: Preview) -> dict[str, QAction]:
    QTest.mouseClick(preview.stage.more, Qt.MouseButton.LeftButton)
    menu = preview.stage.findChildren(QMenu)[-1]
    return {action.text(): action for action in menu.actions() if action.text()}


async def test_the_menu_evens_out_and_fits_and_each_can_be_undone(preview: Preview) -> None:
    await preview.open(5, 8)
    _menu(preview)["Same length for every transition"].trigger()
    assert preview.lengths == [7, 6]
    _menu(preview)["Fit to 25 s"].trigger()
    assert preview.lengths == [13, 12]
    preview.form.undo()
    preview.form.undo()
    assert preview.lengths == [5, 8]


async def test_it_is_exported_with_progress(preview: Preview) -> None:
    await preview.open(5, 8)
    asked: list[bool] = []
    preview.stage.export_asked.connect(lambda: asked.append(True))
    _menu(preview)["Export the preview…"].trigger()
    assert asked == [True]
    preview.writer.gate.clear()
    target = preview.folder / "storyboard.mp4"
    preview.presenter.export(target)
    await until(lambda: preview.presenter.export_state == Exporting(target, 25))
    assert preview.stage.notice.text() == "Exporting the preview to storyboard.mp4: 25 %"
    assert not _menu(preview)["Export the preview…"].isEnabled()
    preview.writer.gate.set()
    await preview.settle()
    assert preview.presenter.export_state == Exported(target)
    assert preview.stage.notice.text() == "The preview is saved as storyboard.mp4."
    assert preview.writer.films == [(["1.png", "2.png", "3.png"], [5, 8], target)]
    preview.presenter.dismiss_export()
    assert not preview.stage.notice.isVisible()


async def test_an_export_can_be_cancelled(preview: Preview) -> None:
    await preview.open(5, 8)
    preview.writer.gate.clear()
    preview.presenter.export(preview.folder / "storyboard.mp4")
    await until(preview.writer.begun.is_set)
    QTest.mouseClick(preview.stage.notice.button, Qt.MouseButton.LeftButton)
    await preview.settle()
    assert preview.presenter.export_state is None
    assert preview.writer.films == []
    assert not preview.stage.notice.isVisible()


async def test_an_export_that_fails_says_why(preview: Preview) -> None:
    await preview.open(5, 8)
    preview.writer.error = FolderUnwritable(path="/media/stick")
    preview.presenter.export(preview.folder / "storyboard.mp4")
    await preview.settle()
    state = preview.presenter.export_state
    assert isinstance(state, NotExported)
    assert preview.stage.notice.text() == state.text
    assert "/media/stick" in state.text
    QTest.mouseClick(preview.stage.notice.button, Qt.MouseButton.LeftButton)
    assert preview.presenter.export_state is None


async def test_ending_the_program_waits_until_nothing_is_left_of_an_export(preview: Preview) -> None:
    await preview.open(5, 8)
    await preview.presenter.close()
    preview.writer.gate.clear()
    preview.presenter.export(preview.folder / "storyboard.mp4")
    await until(preview.writer.begun.is_set)
    await preview.presenter.close()
    assert preview.presenter.export_state is None
    assert preview.writer.films == []
