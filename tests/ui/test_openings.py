"""Files brought to the window: videos that carry their settings, other videos, folders; damaged and hostile ones."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft, LocalImage, StoredImage
from pikadesk.domain.provenance import write_provenance
from pikadesk.domain.request import parse, to_recipe
from pikadesk.ui.widgets.controls import Button
from pikadesk.ui.widgets.main_window import MainWindow
from tests.adapters.films import film, numbered_film
from tests.fakes.contracts import a_clip
from tests.ui.clip_rig import names, number
from tests.ui.test_window import drop
from tests.ui.window_rig import Rig, frames_draft, running, text_draft

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "pa_context_connect", "No audio device")

DESCRIBED = "The settings that made {name} are in the form; undo brings back what was there."


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path, videos=AvVideoTools()) as made:
        yield made


def saying(rig: Rig, draft: Draft, name: str = "waves.mp4") -> Path:
    """A video that carries settings, as the program saves it."""
    job = rig.waiting(draft)
    text = json.dumps(write_provenance(job, a_clip()))
    file = rig.folder / "from elsewhere" / name
    AvVideoTools().save(numbered_film(rig.folder / "plain.mp4"), text, file)
    return file


def carrying(rig: Rig, text: str) -> Path:
    file = rig.folder / "odd.mp4"
    AvVideoTools().save(film(rig.folder / "plain.mp4", frames=3), text, file)
    return file


def offered(window: MainWindow) -> list[str]:
    return [button.text() for button in window.notice.choices()]


def press(window: MainWindow, words: str) -> None:
    button: Button = next(button for button in window.notice.choices() if button.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


async def test_a_video_on_the_window_brings_its_settings_back(rig: Rig) -> None:
    window = await rig.show()
    draft = text_draft("Gentle waves", resolution="1080p", aspect_ratio="9:16", seed="48213")
    film_ = saying(rig, draft)
    rig.forms[Task.TEXT].edit("prompt", "hills")
    rig.presenter.choose_task(Task.IMAGE)
    assert drop(window, [film_])
    await rig.settle()
    assert rig.presenter.task is Task.TEXT and rig.presenter.form.draft == draft
    assert rig.presenter.form.seed_kept
    assert window.notice.isVisible() and window.notice.text() == DESCRIBED.format(name="waves.mp4")
    assert offered(window) == ["Use its last frame instead", "Import it into the library"]
    assert rig.world.runner.jobs == {}
    rig.presenter.form.undo()
    assert rig.presenter.form.draft.text("prompt") == "hills"


async def test_it_works_over_the_form_of_text_too(rig: Rig) -> None:
    window = await rig.show()
    rig.presenter.choose_task(Task.TEXT)
    assert drop(window.body.forms.currentWidget(), [saying(rig, text_draft("Gentle waves"))])
    await rig.settle()
    assert rig.presenter.form.draft == text_draft("Gentle waves")
    assert rig.presenter.form.notices == ()


async def test_its_last_frame_can_be_used_instead(rig: Rig) -> None:
    window = await rig.show()
    film_ = saying(rig, text_draft("Gentle waves"))
    rig.forms[Task.TEXT].edit("prompt", "hills")
    rig.presenter.choose_task(Task.FRAMES)
    drop(window, [film_])
    await rig.settle()
    press(window, "Use its last frame instead")
    await rig.settle()
    assert rig.presenter.task is Task.FRAMES
    assert names(rig, Task.FRAMES) == ["waves – last frame.png"] and number(rig, Task.FRAMES) == 59
    assert rig.forms[Task.TEXT].draft.text("prompt") == "hills"
    assert not window.notice.isVisible() and offered(window) == []


async def test_what_was_changed_meanwhile_stays_and_text_hands_the_frame_to_image(rig: Rig) -> None:
    window = await rig.show()
    rig.presenter.choose_task(Task.TEXT)
    drop(window, [saying(rig, text_draft("Gentle waves"))])
    await rig.settle()
    rig.presenter.form.edit("prompt", "Rough waves")
    press(window, "Use its last frame instead")
    await rig.settle()
    assert rig.forms[Task.TEXT].draft.text("prompt") == "Rough waves"
    assert rig.presenter.task is Task.IMAGE and names(rig, Task.IMAGE) == ["waves – last frame.png"]


async def test_pictures_come_back_and_one_that_is_gone_is_named(rig: Rig) -> None:
    window = await rig.show()
    there, gone = rig.stored("dawn.png"), rig.stored("dusk.png", colour="red")
    film_ = saying(rig, frames_draft([there, gone, there], 7, 3))
    rig.world.images.path(gone).unlink()
    drop(window, [film_])
    await rig.settle()
    form = rig.presenter.form
    assert form.draft == frames_draft([there, gone, there], 7, 3)
    assert [picture.fault is None for picture in form.pictures] == [True, False, True]
    (notice,) = form.notices
    assert notice.text == ("dusk.png is not kept any more: choose another picture in its place. The rest is filled in.")


async def test_a_video_without_settings_can_be_imported_or_gives_its_last_frame(rig: Rig) -> None:
    window = await rig.show()
    plain = numbered_film(rig.folder / "holiday.mp4")
    rig.presenter.choose_task(Task.EFFECTS)
    drop(window, [plain])
    await rig.settle()
    assert window.notice.text() == "holiday.mp4 does not say how it was made."
    assert offered(window) == ["Import it into the library", "Use its last frame"]
    assert names(rig, Task.EFFECTS) == [] and rig.imported == []
    press(window, "Import it into the library")
    assert rig.imported == [[plain]]
    drop(window, [plain])
    await rig.settle()
    press(window, "Use its last frame")
    await rig.settle()
    assert names(rig, Task.EFFECTS) == ["holiday – last frame.png"]
    assert rig.imported == [[plain]]


async def test_several_videos_are_for_the_library_or_for_their_frames(rig: Rig) -> None:
    window = await rig.show()
    films = [numbered_film(rig.folder / f"{name}.mp4", frames=4) for name in ("a", "b")]
    rig.presenter.choose_task(Task.FRAMES)
    drop(window, films)
    await rig.settle()
    assert window.notice.text() == "Import these 2 into the library? Their files stay where they are."
    assert offered(window) == ["Import", "Use their last frames"]
    press(window, "Use their last frames")
    await rig.settle()
    assert names(rig, Task.FRAMES) == ["a – last frame.png", "b – last frame.png"]


async def test_a_folder_is_offered_for_the_library(rig: Rig) -> None:
    window = await rig.show()
    folder = rig.folder / "holiday.2026"
    folder.mkdir()
    drop(window, [folder])
    await rig.settle()
    words = "Import the videos in holiday.2026 into the library? Their files stay where they are."
    assert window.notice.text() == words
    assert offered(window) == ["Import"]
    press(window, "Import")
    assert rig.imported == [[folder]]
    drop(window, [folder, numbered_film(rig.folder / "a.mp4", frames=2)])
    await rig.settle()
    assert offered(window) == ["Import"]


async def test_pictures_beside_a_video_go_to_the_form(rig: Rig) -> None:
    window = await rig.show()
    rig.presenter.choose_task(Task.FRAMES)
    rig.stored("a.png")
    drop(window, [rig.folder / "a.png", saying(rig, text_draft("Gentle waves"))])
    await rig.settle()
    assert names(rig, Task.FRAMES) == ["a.png"]
    assert rig.presenter.task is Task.TEXT


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"promptObject": {"task_type": "pika-v2.2"', "They are not such as Pikadesk writes."),
        ('{"promptObject": {"task_type": "pika-v9"}}', "They are not such as Pikadesk writes."),
        (json.dumps(to_recipe(text_draft()) | {"version": 9}), "This recipe has version 9"),
        ('{"promptObject": ' + "[" * 100_000, "nested too deeply"),
        ('{"promptObject": "' + "x" * 5_000_001 + '"}', "takes more than 5 MB"),
    ],
    ids=["half", "of another service", "newer", "endless", "huge"],
)
async def test_settings_that_cannot_be_read_are_told_and_nothing_changes(rig: Rig, text: str, told: str) -> None:
    window = await rig.show()
    rig.presenter.form.edit("prompt", "hills")
    drop(window, [carrying(rig, text)])
    await rig.settle()
    assert window.notice.text().startswith("odd.mp4 carries settings that cannot be read. ")
    assert told in window.notice.text()
    assert offered(window) == ["Import it into the library", "Use its last frame"]
    assert rig.presenter.form.draft.text("prompt") == "hills"


async def test_a_damaged_video_is_told(rig: Rig) -> None:
    window = await rig.show()
    cut = rig.folder / "cut.mp4"
    cut.write_bytes(film(rig.folder / "whole.mp4").read_bytes()[:200])
    for file in (cut, rig.folder / "gone.mp4"):
        drop(window, [file])
        await rig.settle()
        assert window.notice.text() == f"{file.name} is damaged, or not a video that can be read."
        assert offered(window) == []


async def test_a_hostile_video_leads_to_no_picture_here(rig: Rig) -> None:
    secret = rig.folder / "secret.png"
    rig.stored("secret.png")
    recipe = to_recipe(frames_draft([LocalImage(secret), StoredImage("../../secret", "../secret.png")], 5))
    window = await rig.show()
    drop(window, [carrying(rig, json.dumps(recipe))])
    await rig.settle()
    assert rig.presenter.task is Task.FRAMES
    assert all(picture.fault is not None and picture.file is None for picture in rig.presenter.form.pictures)
    assert names(rig, Task.FRAMES) == ["secret.png", "secret.png"]
    rig.presenter.form.generate()
    await rig.settle()
    assert rig.world.runner.jobs == {} and rig.world.api.charges == []


async def test_the_dialog_for_recipes_takes_videos_too(rig: Rig) -> None:
    window = await rig.show()
    rig.presenter.choose_task(Task.TEXT)
    page = window.body.forms.currentWidget()
    QTest.keyClick(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None and "*.mp4" in dialog.nameFilters()[0]
    dialog.fileSelected.emit(str(saying(rig, text_draft("Gentle waves"))))
    dialog.close()
    await rig.settle()
    assert rig.presenter.form.draft == parse(text_draft("Gentle waves")).draft


async def test_the_command_line_may_name_a_video(rig: Rig) -> None:
    rig.presenter.open_files([saying(rig, text_draft("Gentle waves"))])
    await rig.settle()
    assert rig.presenter.form.draft.text("prompt") == "Gentle waves"
