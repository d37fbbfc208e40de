"""Videos where pictures are taken: each stands for its last frame."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from pikadesk.domain.catalogue import Task
from pikadesk.ui.widgets.controls import Label
from pikadesk.ui.widgets.editors.mime import Carried, carried, file_mime, is_clip
from pikadesk.ui.widgets.editors.single import SingleEditor
from pikadesk.ui.widgets.editors.storyboard import StoryboardEditor
from pikadesk.ui.widgets.editors.tiles import TilesEditor
from tests.adapters.films import film, number_in, numbered_film
from tests.ui.composer_rig import Composer, MakeComposer


@pytest.fixture
def duck(tmp_path: Path) -> Path:
    """A video of 60 frames, with sound that lasts longer."""
    return numbered_film(tmp_path / "duck.mp4", sound=4)


def board(composer: Composer) -> StoryboardEditor:
    assert isinstance(composer.page.pictures, StoryboardEditor)
    return composer.page.pictures


def tiles(composer: Composer) -> TilesEditor:
    assert isinstance(composer.page.pictures, TilesEditor)
    return composer.page.pictures


def file_of(composer: Composer, index: int) -> Path:
    file = composer.form.pictures[index].file
    assert file is not None
    return file


def cut_short(whole: Path, file: Path) -> Path:
    file.write_bytes(whole.read_bytes()[:-2000])
    return file


def said_at_empty(composer: Composer) -> list[str]:
    """The words in the empty place."""
    assert composer.page.pictures is not None
    return [label.text() for label in composer.page.pictures.empty.findChildren(Label)]


async def test_a_video_between_two_keyframes(composer_of: MakeComposer, duck: Path) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    at = frames.middle(board(frames).rows[0])
    assert frames.drag([duck], at)
    assert board(frames).marker.title() == "Drop to insert as keyframe 2 (last frame)"
    assert board(frames).summary.text() == "Takes the last frame"
    await frames.let_go(at)
    assert frames.names == ["picture-1.png", "duck – last frame.png", "picture-2.png"]
    assert number_in(file_of(frames, 1)) == 59
    assert frames.texts() == []
    frames.form.undo()
    assert frames.names == ["picture-1.png", "picture-2.png"]


async def test_a_card_of_the_library_is_dropped_as_its_file_is(composer_of: MakeComposer, duck: Path) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    assert frames.drag_mime(file_mime(duck, "1f0c"), frames.middle(board(frames).add))
    assert board(frames).add.text() == "Drop to add as keyframe 3 (last frame)"
    await frames.let_go(frames.middle(board(frames).add))
    assert frames.names[2:] == ["duck – last frame.png"]


async def test_a_video_onto_a_keyframe_replaces_it(composer_of: MakeComposer, duck: Path) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    at = frames.middle(board(frames).cards[1])
    frames.drag([duck], at)
    assert board(frames).cards[1].landing() == "Drop to replace keyframe 2 (last frame)"
    await frames.let_go(at)
    assert frames.names == ["picture-1.png", "duck – last frame.png"]


async def test_a_video_among_the_pictures_of_a_scene(composer_of: MakeComposer, duck: Path) -> None:
    scenes = composer_of(Task.SCENES)
    await scenes.open()
    assert scenes.drag([duck], scenes.middle(tiles(scenes).empty))
    assert "The last frame of the video is taken." in said_at_empty(scenes)
    await scenes.let_go(scenes.middle(tiles(scenes).empty))
    pictures = scenes.pictures(1)
    at = scenes.middle(tiles(scenes).add)
    assert scenes.drag([*pictures, duck, *pictures], at)
    await scenes.let_go(at)
    assert scenes.names == ["duck – last frame.png", "picture-1.png", "duck – last frame.png", "picture-1.png"]
    at = scenes.middle(tiles(scenes).cards[1])
    scenes.drag([duck], at)
    assert tiles(scenes).summary.text() == "Takes the last frame"


@pytest.mark.parametrize("task", [Task.IMAGE, Task.EFFECTS])
async def test_a_video_where_one_picture_is_taken(composer_of: MakeComposer, duck: Path, task: Task) -> None:
    page = composer_of(task)
    await page.with_pictures(1)
    assert isinstance(page.page.pictures, SingleEditor)
    card = page.page.pictures.card
    assert page.drag([duck], page.middle(card))
    assert card.landing() == "Drop to replace the picture (last frame)"
    assert page.page.pictures.summary.text() == "Takes the last frame"
    await page.let_go(page.middle(card))
    assert page.names == ["duck – last frame.png"]
    assert number_in(file_of(page, 0)) == 59


async def test_where_all_places_are_taken_a_video_is_told_what_a_picture_is(
    composer_of: MakeComposer, duck: Path
) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(5)
    frames.form.add_images(frames.pictures(1))
    await frames.settle()
    of_a_picture = frames.texts()
    assert of_a_picture == ["Frames takes 5, and all places are taken, so none was added."]
    frames.form.add_images([duck])
    await frames.settle()
    assert frames.texts() == of_a_picture
    assert len(frames.names) == 5


async def test_what_gives_no_frame_is_told_and_the_others_are_taken(
    composer_of: MakeComposer, duck: Path, tmp_path: Path
) -> None:
    damaged, gone = cut_short(duck, tmp_path / "damaged.mp4"), tmp_path / "gone.mp4"
    silent = film(tmp_path / "sound only.mp4", frames=0, sound=1)
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(1)
    at = frames.middle(board(frames).add)
    await frames.drop([damaged, duck, gone, silent], at)
    assert frames.names == ["picture-1.png", "duck – last frame.png"]
    told = "{} is damaged, or not a video that can be read, so it gave no frame. Choose a picture."
    assert frames.texts() == [
        told.format("damaged.mp4"),
        "gone.mp4 is not there any more. Put it back, or choose another picture.",
        told.format("sound only.mp4"),
    ]
    assert frames.form.looking == 0
    assert list((tmp_path / "frames").glob(".*")) == []


async def test_a_damaged_video_leaves_the_picture_that_it_was_to_replace(
    composer_of: MakeComposer, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.mp4"
    damaged.write_bytes(b"no video")
    image = composer_of(Task.IMAGE)
    await image.with_pictures(1)
    assert isinstance(image.page.pictures, SingleEditor)
    await image.drop([damaged], image.middle(image.page.pictures.card))
    assert image.names == ["picture-1.png"]
    assert len(image.texts()) == 1


async def test_text_has_no_place_for_a_video_and_leaves_it_to_the_window(composer_of: MakeComposer, duck: Path) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    assert not text.drag([duck], text.middle(text.page.footer))
    assert text.drag(text.pictures(1), text.middle(text.page.footer))
    text.leave()


async def test_a_copied_video_is_pasted_as_its_last_frame(composer_of: MakeComposer, duck: Path) -> None:
    image = composer_of(Task.IMAGE)
    await image.open()
    QGuiApplication.clipboard().setMimeData(file_mime(duck))
    QTest.keyClick(image.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    await image.settle()
    assert image.names == ["duck – last frame.png"]
    QGuiApplication.clipboard().clear()


async def test_the_dialog_offers_videos_too(composer_of: MakeComposer) -> None:
    image = composer_of(Task.IMAGE)
    await image.open()
    image.page.sources.choose()
    dialog = image.page.findChild(QFileDialog)
    assert dialog is not None
    assert "*.mp4" in dialog.nameFilters()[0]
    dialog.reject()


async def test_the_preview_keeps_a_place_for_a_frame_that_is_not_taken_yet(
    composer_of: MakeComposer, duck: Path
) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    landings: list[tuple[int, object]] = []
    board(frames).landing_shown.connect(lambda at, files: landings.append((at, files)))
    (picture,) = frames.pictures(1)
    frames.drag([duck, picture], frames.middle(board(frames).rows[0]))
    assert landings == [(1, (None, picture))]
    frames.leave()


@pytest.mark.parametrize(
    ("names", "words", "summary", "sentence"),
    [
        (["a.png"], "Drop", "1 of 5", ""),
        (["a.MP4"], "Drop (last frame)", "Takes the last frame", "The last frame of the video is taken."),
        (["a.mp4", "b.mov"], "Drop", "Takes last frames of videos", "Of each video, the last frame is taken."),
        (["a.png", "b.webm"], "Drop", "Takes last frames of videos", "Of each video, the last frame is taken."),
    ],
)
def test_what_a_drop_takes_is_said(names: list[str], words: str, summary: str, sentence: str) -> None:
    what = Carried(tuple(map(Path, names)))
    assert (what.with_frame("Drop"), what.summary("1 of 5"), what.frame_sentence()) == (words, summary, sentence)


def test_a_recipe_is_still_the_windows_and_other_files_are_refused_while_they_are_dragged(tmp_path: Path) -> None:
    recipe, words = QMimeData(), QMimeData()
    recipe.setUrls([QUrl.fromLocalFile(str(tmp_path / "recipe.json"))])
    words.setUrls([QUrl.fromLocalFile(str(tmp_path / "words.txt"))])
    assert carried(recipe) is None
    refused = carried(words)
    assert refused is not None and refused.refused == "Not a picture"
    taken = carried(file_mime(tmp_path / "a.mp4"))
    assert taken is not None and taken.refused == ""


def test_other_programs_see_a_file_in_a_clip(tmp_path: Path) -> None:
    mime = file_mime(tmp_path / "a.mp4", "1f0c")
    assert mime.urls() == [QUrl.fromLocalFile(str(tmp_path / "a.mp4"))]
    assert is_clip(mime) and not is_clip(file_mime(tmp_path / "a.mp4"))
