from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PIL import Image as Pillow
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.draft import LocalImage, Transition, blank
from pikadesk.domain.errors import DiskFull
from pikadesk.ui.presenters.form_notices import Offer
from pikadesk.ui.widgets.composer import ComposerPage
from pikadesk.ui.widgets.controls import Button, CollapsibleLine, LinkButton
from pikadesk.ui.widgets.editors.base import Editor
from pikadesk.ui.widgets.editors.choice import ChoiceEditor, EffectEditor
from pikadesk.ui.widgets.editors.prompt import NegativePromptEditor, PromptEditor
from pikadesk.ui.widgets.editors.seed import SeedEditor
from pikadesk.ui.widgets.editors.single import SingleEditor
from pikadesk.ui.widgets.editors.storyboard import StoryboardEditor
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.editors.tiles import TilesEditor
from tests.fakes import until
from tests.ui.composer_rig import Composer, drag_card

MakeComposer = Callable[[Task], Composer]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
async def composer_of(tmp_path: Path, qtbot: QtBot) -> AsyncIterator[MakeComposer]:
    """Makes the page of a task."""
    made: list[Composer] = []

    def make(task: Task) -> Composer:
        made.append(Composer(task, tmp_path, qtbot))
        return made[-1]

    yield make
    QGuiApplication.clipboard().clear()
    for composer in made:
        await composer.close()


def editor(composer: Composer, name: str) -> Editor:
    return next(each for each in composer.page.editors if name in each.names())


def prompt(composer: Composer) -> QWidget:
    found = editor(composer, "prompt")
    assert isinstance(found, PromptEditor)
    return found.edit


def press(composer: Composer, name: str, option: str | int) -> None:
    found = editor(composer, name)
    assert isinstance(found, ChoiceEditor | EffectEditor)
    QTest.mouseClick(found.control.button(option), Qt.MouseButton.LeftButton)


def seed(composer: Composer) -> SeedEditor:
    found = editor(composer, "seed")
    assert isinstance(found, SeedEditor)
    return found


def copy(*files: Path, text: str = "") -> None:
    mime = QMimeData()
    if files:
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    if text:
        mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)


async def test_text_is_filled_in_by_mouse_and_keys(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    QTest.mouseClick(prompt(text), Qt.MouseButton.LeftButton)
    prompt(text).setFocus()
    QTest.keyClicks(prompt(text), "gentle waves")
    negative = editor(text, "negative_prompt").findChild(CollapsibleLine)
    assert negative is not None
    QTest.keyClick(prompt(text), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert negative.is_open()
    QTest.keyClicks(QApplication.focusWidget(), "people")
    press(text, "model", "pika-v2.1")
    press(text, "resolution", "1080p")
    press(text, "duration", 10)
    press(text, "aspect_ratio", "9:16")
    seed(text).line.edit.setFocus()
    QTest.keyClicks(seed(text).line.edit, "77")
    expected = blank(Task.TEXT)
    for name, value in (
        ("prompt", "gentle waves"),
        ("negative_prompt", "people"),
        ("model", "pika-v2.1"),
        ("resolution", "1080p"),
        ("duration", 10),
        ("aspect_ratio", "9:16"),
        ("seed", "77"),
    ):
        expected = expected.with_value(name, value)
    assert text.form.draft == expected


async def test_image_scenes_and_effects_give_the_right_drafts(composer_of: MakeComposer) -> None:
    image = composer_of(Task.IMAGE)
    await image.open()
    file = image.picture("balloons.png")
    await image.drop([file], QPoint(100, 100))
    prompt(image).setFocus()
    QTest.keyClicks(prompt(image), "rise")
    assert image.form.draft == blank(Task.IMAGE).with_value("image", LocalImage(file)).with_value("prompt", "rise")
    image.page.hide()
    scenes = composer_of(Task.SCENES)
    await scenes.open()
    files = scenes.pictures(2)
    await scenes.drop(files, QPoint(100, 100))
    press(scenes, "ingredients_mode", "creative")
    refs = tuple(LocalImage(each) for each in files)
    assert scenes.form.draft == blank(Task.SCENES).with_value("images", refs).with_value("ingredients_mode", "creative")
    scenes.page.hide()
    effects = composer_of(Task.EFFECTS)
    await effects.open()
    await effects.drop([file], QPoint(100, 100))
    press(effects, "effect", "Melt")
    assert effects.form.draft == blank(Task.EFFECTS).with_value("image", LocalImage(file)).with_value("effect", "Melt")


async def test_frames_gives_the_right_draft(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.open()
    files = frames.pictures(2)
    await frames.drop(files, QPoint(100, 150))
    press(frames, "resolution", "1080p")
    refs = tuple(LocalImage(each) for each in files)
    expected = blank(Task.FRAMES).with_value("images", refs).with_value("resolution", "1080p")
    assert frames.form.draft == expected.with_value("transitions", (Transition(5),))


@pytest.mark.parametrize("task", list(Task))
async def test_a_choice_of_one_is_not_shown(composer_of: MakeComposer, task: Task) -> None:
    page = composer_of(task).page
    shown = frozenset().union(*(each.names() for each in page.editors))
    fields = {field.name for field in CATALOGUE[task].fields}
    several_models = len(CATALOGUE[task].prices) > 1
    assert shown == fields - (set() if several_models else {"model"})


async def test_every_option_shows_what_it_would_change(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    resolution, model = editor(text, "resolution"), editor(text, "model")
    assert isinstance(resolution, ChoiceEditor)
    assert isinstance(model, ChoiceEditor)
    assert resolution.control.note("1080p") == "+750,000"
    assert model.control.note("pika-v2-turbo") == "same price"
    press(text, "duration", 10)
    assert resolution.control.note("1080p") == "+1,500,000"
    assert model.control.note("pika-v2-turbo") == "−600,000"
    assert resolution.control.note("720p") == ""
    assert text.page.footer.amount.text() == "1,200,000"
    assert text.page.footer.arithmetic.text() == "Pika 2.2, 10 s at 720p"


async def test_a_pristine_form_has_no_red_and_says_what_it_needs(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.open()
    assert frames.page.footer.amount.text() == "0"
    assert frames.page.footer.arithmetic.text() == "From 600,000 for 5 s at 720p"
    assert frames.read_footer() == "Add at least 2 keyframes to generate."
    assert not frames.page.footer.generate.isEnabled()
    red = [label for label in frames.page.findChildren(QLabel) if label.isVisible() and label.property("tone") == "err"]
    assert red == []


async def test_trying_to_generate_shows_the_problems_and_leads_to_the_first(composer_of: MakeComposer) -> None:
    image = composer_of(Task.IMAGE)
    await image.open()
    await image.drop([image.picture("a.png")], QPoint(100, 100))
    seed(image).line.edit.setFocus()
    QTest.keyClicks(seed(image).line.edit, "48 2l3")
    QTest.keyClick(seed(image).line.edit, Qt.Key.Key_Return, CONTROL)
    await image.settle()
    assert image.queue.calls == 0
    assert image.read_footer() == "To generate, fix 2 fields: Prompt and Seed"
    assert prompt(image).hasFocus()
    messages = [label.text() for label in image.page.findChildren(QLabel) if label.isVisible()]
    assert "Say what should move. Image needs a prompt." in messages
    assert "Whole number only, or leave empty." in messages


async def test_the_names_in_the_footer_lead_to_their_fields_by_keyboard(composer_of: MakeComposer) -> None:
    effects = composer_of(Task.EFFECTS)
    await effects.open()
    assert effects.read_footer() == "Add a picture and choose an effect to generate."
    effects.follow("an effect")
    found = editor(effects, "effect")
    assert isinstance(found, EffectEditor)
    assert found.control.button("Cake-ify").hasFocus()
    effects.follow("a picture")
    single = editor(effects, "image")
    assert isinstance(single, SingleEditor)
    assert single.choose.hasFocus()


async def test_pressing_generate_twice_enqueues_one(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    prompt(text).setFocus()
    QTest.keyClicks(prompt(text), "waves")
    text.queue.gate.clear()
    button = text.page.footer.generate
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(prompt(text), Qt.Key.Key_Return, CONTROL)
    text.queue.gate.set()
    await text.settle()
    assert text.queue.calls == 1
    assert button.isEnabled()


async def test_control_enter_generates_from_the_prompt_and_writes_no_line(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    prompt(text).setFocus()
    QTest.keyClicks(prompt(text), "waves")
    QTest.keyClick(prompt(text), Qt.Key.Key_Return, CONTROL)
    await text.settle()
    assert [request.draft.text("prompt") for request in text.queue.requests] == ["waves"]
    assert text.form.draft.text("prompt") == "waves"


async def test_a_length_that_is_still_being_typed_is_the_one_that_is_sent(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    storyboard = frames.page.pictures
    assert isinstance(storyboard, StoryboardEditor)
    spin = storyboard.rows[0].length.spin
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, "12")
    QTest.keyClick(spin, Qt.Key.Key_Return, CONTROL)
    await frames.settle()
    assert [request.draft.transitions()[0].duration for request in frames.queue.requests] == [12]
    assert frames.page.footer.amount.text() == "1,440,000"


async def test_typing_is_undone_by_keys_and_the_cursor_stays(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    prompt(text).setFocus()
    QTest.keyClicks(prompt(text), "waves")
    text.time += 5
    press(text, "duration", 10)
    text.time += 5
    QTest.keyClicks(prompt(text), " roll")
    QTest.keyClick(prompt(text), Qt.Key.Key_Z, CONTROL)
    assert text.form.draft.text("prompt") == "waves"
    assert text.form.draft.get("duration") == 10
    QTest.keyClick(prompt(text), Qt.Key.Key_Z, CONTROL)
    assert text.form.draft.get("duration") == 5
    QTest.keyClick(prompt(text), Qt.Key.Key_Y, CONTROL)
    assert text.form.draft.get("duration") == 10
    QTest.keyClicks(prompt(text), "!")
    assert text.form.draft.text("prompt") == "waves!"


async def test_the_seed_field_undoes_with_the_form(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    press(text, "duration", 10)
    text.time += 5
    seed(text).line.edit.setFocus()
    QTest.keyClicks(seed(text).line.edit, "12")
    QTest.keyClick(seed(text).line.edit, Qt.Key.Key_Z, CONTROL)
    assert seed(text).line.edit.text() == ""
    QTest.keyClick(seed(text).line.edit, Qt.Key.Key_Z, CONTROL)
    assert text.form.draft.get("duration") == 5


async def test_dice_and_lock(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    line = seed(text).line
    assert line.word.text() == "New each time"
    QTest.mouseClick(line.dice, Qt.MouseButton.LeftButton)
    assert line.edit.text() == "48213"
    assert not line.lock.isChecked()
    QTest.mouseClick(line.lock, Qt.MouseButton.LeftButton)
    assert line.word.text() == "Kept"
    assert line.edit.text() == "48213"
    QTest.mouseClick(line.lock, Qt.MouseButton.LeftButton)
    assert line.word.text() == "New each time"


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


async def test_the_effects_are_found_by_typing_and_by_arrows(composer_of: MakeComposer) -> None:
    effects = composer_of(Task.EFFECTS)
    await effects.open()
    found = editor(effects, "effect")
    assert isinstance(found, EffectEditor)
    found.control.button("Cake-ify").setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "le")
    assert effects.form.draft.get("effect") == "Levitate"
    assert found.control.button("Levitate").hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert effects.form.draft.get("effect") == "Melt"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert effects.form.draft.get("effect") == "Explode"


async def test_the_prompt_of_text_takes_the_room_that_is_left(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open(440, 844)
    await until(lambda: prompt(text).height() == 224)
    text.page.resize(440, 460)
    await until(lambda: prompt(text).height() < 224)
    assert prompt(text).height() >= 88
    image = composer_of(Task.IMAGE)
    await image.open(440, 844)
    assert prompt(image).height() < 100


async def test_a_narrow_page_leaves_the_key_out_of_generate(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open(440, 700)
    wide = text.page.footer.generate.sizeHint().width()
    text.page.resize(360, 700)
    assert text.page.footer.generate.sizeHint().width() < wide


@pytest.mark.parametrize("task", list(Task))
@pytest.mark.parametrize("width", [360, 560])
async def test_nothing_is_cut_off_at_the_sides(composer_of: MakeComposer, task: Task, width: int) -> None:
    composer = composer_of(task)
    await composer.open(width, 700)
    assert composer.page.width() == width
    for part in composer.page.findChildren(QWidget):
        if part.isVisible() and isinstance(part, Button | QLabel | Editor):
            left = part.mapTo(composer.page, QPoint(0, 0)).x()
            assert left >= 0, part
            assert left + part.width() <= width, part


async def test_the_sandbox_says_that_nothing_is_charged(composer_of: MakeComposer, qtbot: QtBot) -> None:
    text = composer_of(Task.TEXT)
    page = ComposerPage(text.form, thumbnails=Thumbnails(), keep_pasted=lambda _: Path("never"), sandbox=True)
    qtbot.addWidget(page)
    page.show()
    assert page.footer.sandbox.isVisible()
    assert page.footer.sandbox.text() == "Sandbox: shown for practice, nothing is charged."
    assert not text.page.footer.sandbox.isVisibleTo(text.page)


@pytest.mark.parametrize("task", list(Task))
async def test_everything_that_takes_the_focus_has_a_name(composer_of: MakeComposer, task: Task) -> None:
    composer = composer_of(task)
    if task is not Task.TEXT:
        composer.form.add_images(composer.pictures(3))
        await composer.settle()
    await composer.open()
    for part in composer.page.findChildren(QWidget):
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
            named = part.accessibleName() or getattr(part, "text", str)()
            assert named, part


async def test_coming_back_to_the_window_looks_after_the_pictures(composer_of: MakeComposer) -> None:
    image = composer_of(Task.IMAGE)
    await image.with_pictures(1)
    (image.folder / "picture-1.png").unlink()
    image.page.hide()
    image.page.show()
    await until(lambda: image.form.pictures[0].fault)


async def test_the_negative_prompt_is_led_to_by_opening_it(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    text.page.point_to("negative_prompt")
    found = editor(text, "negative_prompt")
    assert isinstance(found, NegativePromptEditor)
    QTest.keyClicks(QApplication.focusWidget(), "rain")
    assert text.form.draft.text("negative_prompt") == "rain"
