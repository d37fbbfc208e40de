"""Pictures on the page of a task: dropped, pasted, chosen, dragged, and gone."""

from __future__ import annotations

from pathlib import Path

from PIL import Image as Pillow
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import blank
from pikadesk.domain.errors import DiskFull
from pikadesk.ui.presenters.form_notices import Offer
from pikadesk.ui.widgets.controls import LinkButton
from pikadesk.ui.widgets.editors.single import SingleEditor
from pikadesk.ui.widgets.editors.tiles import TilesEditor
from tests.ui.composer_fields import copy, prompt
from tests.ui.composer_rig import MakeComposer, drag_card

CONTROL = Qt.KeyboardModifier.ControlModifier


async def test_six_pictures_dropped_on_scenes(composer_of: MakeComposer) -> None:
    scenes = composer_of(Task.SCENES)
    await scenes.open()
    tiles = scenes.page.pictures
    assert isinstance(tiles, TilesEditor)
    await scenes.drop(scenes.pictures(6), scenes.middle(tiles.empty))
    assert len(scenes.names) == 5
    assert scenes.texts() == ["You dropped 6 pictures. Scenes takes 5, so the first 5 were kept."]
    assert tiles.summary.text() == "5 of 5, drag to reorder"
    assert not tiles.add.isVisible()


async def test_what_cannot_be_used_is_told_where_it_was_dropped(composer_of: MakeComposer, tmp_path: Path) -> None:
    scenes = composer_of(Task.SCENES)
    await scenes.open()
    tiles = scenes.page.pictures
    assert isinstance(tiles, TilesEditor)
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "empty.png").touch()
    (tmp_path / "album").mkdir()
    assert scenes.drag([tmp_path / "album"], scenes.middle(tiles.empty))
    assert tiles.empty.state() == "refused"
    scenes.leave()
    assert tiles.empty.state() == "default"
    for name, sentence in (
        ("notes.txt", "notes.txt is not a picture that can be read. Choose a JPEG or PNG."),
        ("empty.png", "empty.png is empty. Choose another picture."),
        ("album", "album is a folder. Choose the pictures inside it."),
    ):
        await scenes.drop([tmp_path / name], scenes.middle(tiles.empty))
        assert scenes.texts() == [sentence]
    assert scenes.names == []


async def test_an_offer_leads_to_the_task_that_takes_all(composer_of: MakeComposer) -> None:
    image = composer_of(Task.IMAGE)
    await image.open()
    files = image.pictures(3)
    await image.drop(files, QPoint(100, 100))
    assert image.texts() == ["You dropped 3 pictures. Image uses one, so the first was kept."]
    link = next(link for link in image.page.findChildren(LinkButton) if link.text() == "Use all 3 in Scenes")
    assert link.isVisible()
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert image.offers == [Offer("Use all 3 in Scenes", Task.SCENES, tuple(files))]


async def test_a_picture_dropped_on_text_is_offered_to_image(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    await text.drop([text.picture("a.png")], text.middle(prompt(text)))
    assert text.texts() == ["Text takes no pictures."]
    assert text.form.draft == blank(Task.TEXT), "the file's address is not written into the prompt"


async def test_a_picture_dropped_on_the_prompt_goes_to_the_pictures(composer_of: MakeComposer) -> None:
    image = composer_of(Task.IMAGE)
    await image.open()
    await image.drop([image.picture("a.png")], image.middle(prompt(image)))
    assert image.names == ["a.png"]
    assert image.form.draft.text("prompt") == ""


async def test_a_recipe_is_left_to_the_window(composer_of: MakeComposer, tmp_path: Path) -> None:
    image = composer_of(Task.IMAGE)
    await image.open()
    (tmp_path / "recipe.json").write_text("{}")
    assert not image.drag([tmp_path / "recipe.json"], QPoint(100, 100))
    assert not image.drag([tmp_path / "recipe.json"], image.middle(prompt(image)))


async def test_dropping_on_the_only_picture_replaces_it(composer_of: MakeComposer) -> None:
    image = composer_of(Task.IMAGE)
    await image.with_pictures(1)
    single = image.page.pictures
    assert isinstance(single, SingleEditor)
    image.drag([image.picture("b.png")], image.middle(single.card))
    assert single.summary.text() == "Drop to replace the picture"
    await image.drop([image.picture("b.png")], image.middle(single.card))
    assert image.names == ["b.png"]
    assert single.summary.text() == "1 of 1"
    single.card.setFocus()
    QTest.keyClick(single.card, Qt.Key.Key_Delete)
    assert image.names == []
    assert single.choose.hasFocus()


async def test_tiles_are_moved_by_dragging_and_by_keys(composer_of: MakeComposer) -> None:
    scenes = composer_of(Task.SCENES)
    await scenes.with_pictures(4)
    tiles = scenes.page.pictures
    assert isinstance(tiles, TilesEditor)
    drag_card(tiles.cards[0], tiles.cards[2].mapToGlobal(QPoint(40, 40)))
    assert scenes.names == ["picture-2.png", "picture-3.png", "picture-1.png", "picture-4.png"]
    assert tiles.cards[2].hasFocus()
    QTest.keyClick(tiles.cards[2], Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert scenes.names == ["picture-2.png", "picture-1.png", "picture-3.png", "picture-4.png"]
    QTest.keyClick(tiles.cards[1], Qt.Key.Key_Delete)
    assert scenes.names == ["picture-2.png", "picture-3.png", "picture-4.png"]
    places = [(tile.x(), tile.y()) for tile in tiles.cards]
    assert places == sorted(places, key=lambda place: (place[1], place[0]))


async def test_a_drop_between_tiles_lands_there(composer_of: MakeComposer) -> None:
    scenes = composer_of(Task.SCENES)
    await scenes.with_pictures(3)
    tiles = scenes.page.pictures
    assert isinstance(tiles, TilesEditor)
    at = scenes.middle(tiles.cards[1]) - QPoint(tiles.cards[1].width() * 2 // 5, 0)
    scenes.drag([scenes.picture("new.png")], at)
    assert tiles.landing.isVisible()
    assert tiles.landing.geometry().contains(tiles.body.mapFrom(scenes.page, at))
    assert tiles.summary.text() == "3 pictures, 4 after the drop"
    await scenes.drop([scenes.picture("new.png")], at)
    assert scenes.names == ["picture-1.png", "new.png", "picture-2.png", "picture-3.png"]
    assert not tiles.landing.isVisible()


async def test_pictures_are_chosen_in_a_dialog_that_does_not_block(composer_of: MakeComposer) -> None:
    scenes = composer_of(Task.SCENES)
    await scenes.open()
    files = scenes.pictures(2)
    assert scenes.page.pictures is not None
    QTest.mouseClick(scenes.page.pictures.choose, Qt.MouseButton.LeftButton)
    dialog = scenes.page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(file) for file in files])
    dialog.close()
    await scenes.settle()
    assert scenes.names == ["picture-1.png", "picture-2.png"]


async def test_files_and_pictures_are_pasted(composer_of: MakeComposer) -> None:
    scenes = composer_of(Task.SCENES)
    await scenes.open()
    copy(*scenes.pictures(2))
    QTest.keyClick(scenes.page, Qt.Key.Key_V, CONTROL)
    await scenes.settle()
    assert scenes.names == ["picture-1.png", "picture-2.png"]
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    prompt(scenes).setFocus()
    QTest.keyClick(prompt(scenes), Qt.Key.Key_V, CONTROL)
    await scenes.settle()
    assert scenes.names[-1] == "pasted-1.png"
    with Pillow.open(scenes.folder / "pasted-1.png") as kept:
        assert kept.size == (40, 30)


async def test_a_picture_that_is_pasted_into_text_is_offered_to_a_task_that_takes_it(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    prompt(text).setFocus()
    QTest.keyClick(prompt(text), Qt.Key.Key_V, CONTROL)
    await text.settle()
    (notice,) = text.form.notices
    assert notice.text == "Text takes no pictures." and notice.offer is not None
    assert (notice.offer.task, [file.name for file in notice.offer.files]) == (Task.IMAGE, ["pasted-1.png"])


async def test_text_is_pasted_as_text(composer_of: MakeComposer) -> None:
    scenes = composer_of(Task.SCENES)
    await scenes.open()
    copy(text="a boat")
    prompt(scenes).setFocus()
    QTest.keyClick(prompt(scenes), Qt.Key.Key_V, CONTROL)
    await scenes.settle()
    assert scenes.form.draft.text("prompt") == "a boat"
    assert scenes.pasted == []
    assert scenes.page.pictures is not None
    QTest.mouseClick(scenes.page.pictures.paste, Qt.MouseButton.LeftButton)
    assert scenes.texts() == ["The clipboard holds no picture."]


async def test_a_file_that_vanishes_before_generate_is_told_at_its_card(composer_of: MakeComposer) -> None:
    image = composer_of(Task.IMAGE)
    await image.open()
    file = image.picture("balloons.png")
    await image.drop([file], QPoint(100, 100))
    prompt(image).setFocus()
    QTest.keyClicks(prompt(image), "rise")
    file.unlink()
    QTest.keyClick(prompt(image), Qt.Key.Key_Return, CONTROL)
    await image.settle()
    assert image.texts() == ["balloons.png is not there any more. Put it back, or choose another picture."]
    single = image.page.pictures
    assert isinstance(single, SingleEditor)
    assert single.card.facts_text(short=True) == "Not there any more"
    assert image.form.draft.text("prompt") == "rise"
    assert image.page.footer.generate.isEnabled()


async def test_a_full_disk_is_told_in_the_footer(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    text.queue.error = DiskFull(path="/data")
    text.form.edit("prompt", "waves")
    QTest.mouseClick(text.page.footer.generate, Qt.MouseButton.LeftButton)
    await text.settle()
    assert text.page.footer.trouble.isVisible()
    assert text.page.footer.trouble.text() == "The disk is full. Make room, then try again; nothing is lost."
