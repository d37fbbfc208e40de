"""The page of a task: its fields by mouse and keys, Generate, undo, and how it fits."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.draft import LocalImage, Transition, blank
from pikadesk.ui.widgets.composer import ComposerPage
from pikadesk.ui.widgets.controls import Button, CollapsibleLine
from pikadesk.ui.widgets.editors.base import Editor
from pikadesk.ui.widgets.editors.choice import ChoiceEditor, EffectEditor
from pikadesk.ui.widgets.editors.prompt import NegativePromptEditor
from pikadesk.ui.widgets.editors.single import SingleEditor
from pikadesk.ui.widgets.editors.storyboard import StoryboardEditor
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from tests.fakes import until
from tests.ui.composer_fields import editor, press, prompt, seed
from tests.ui.composer_rig import MakeComposer

CONTROL = Qt.KeyboardModifier.ControlModifier


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
