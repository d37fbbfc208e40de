"""Frames of the library's clips: by menu, by key and by hand, and exactly the ones that are meant."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.catalogue import Task
from pikadesk.ui.widgets.editors.picture_editor import NoticeLines
from pikadesk.ui.widgets.main_window import MainWindow
from tests.adapters.films import RATE, numbered_film
from tests.fakes import until
from tests.ui.clip_rig import content, names, number, shown_number, with_clip
from tests.ui.window_rig import Rig, running, text_draft

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "pa_context_connect", "No audio device")

UNEVEN = [0, 0.05, 0.1, 0.9, 0.95, 1.2, 1.21, 1.22, 1.3, 1.5, 1.54, 1.58, 1.62]
LAST = 59


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path, videos=AvVideoTools()) as made:
        yield made


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return numbered_film(tmp_path / "numbered.mp4", sound=4)


def texts(window: MainWindow) -> list[str]:
    """The sentences about brought pictures that can be seen."""
    return [text for lines in window.findChildren(NoticeLines) if lines.isVisible() for text in lines.texts()]


def choose(menu: QMenu, *words: str) -> None:
    """Go through a menu by its words, and choose the last."""
    action = next(each for each in menu.actions() if each.text().split("\t")[0] == words[0])
    inner = action.menu()
    if isinstance(inner, QMenu):
        choose(inner, *words[1:])
    else:
        action.trigger()


async def menu_of(owner: QWidget) -> QMenu:
    await until(lambda: any(menu.isVisible() for menu in owner.findChildren(QMenu)))
    return next(menu for menu in owner.findChildren(QMenu) if menu.isVisible())


async def test_the_last_and_the_first_frame_by_key(rig: Rig, film: Path) -> None:
    window, _ = await with_clip(rig, film)
    rig.presenter.choose_task(Task.FRAMES)
    rig.stage.player.view.setFocus()
    QTest.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    await rig.settle()
    QTest.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    await rig.settle()
    assert names(rig, Task.FRAMES) == ["Gentle waves – last frame.png", "Gentle waves – first frame.png"]
    assert (number(rig, Task.FRAMES, 0), number(rig, Task.FRAMES, 1)) == (LAST, 0)
    assert texts(window) == []
    rig.presenter.form.undo()
    assert names(rig, Task.FRAMES) == ["Gentle waves – last frame.png"]


@pytest.mark.parametrize("kind", ["long sound", "uneven", "one"])
async def test_the_frame_that_is_shown_is_the_frame_that_is_used(rig: Rig, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"{kind}.mp4"
    if kind == "uneven":
        numbered_film(file, frames=len(UNEVEN), times=UNEVEN)
    else:
        numbered_film(file, frames=1 if kind == "one" else 60, sound=4 if kind == "long sound" else 0)
    window, _ = await with_clip(rig, file)
    rig.presenter.choose_task(Task.IMAGE)
    player = rig.stage.player
    player.view.setFocus()
    seen = set()
    for steps in (0, 1, 1, 7, -3, 20):
        player.step(steps)
        taken: list[QImage] = []
        player.take(taken.append)
        await until(lambda taken=taken: bool(taken))
        shown = shown_number(rig)
        QTest.keyClick(window, Qt.Key.Key_U)
        await rig.settle()
        assert number(rig, Task.IMAGE) == shown
        seen.add(shown)
    assert (len(seen) == 1) if kind == "one" else (len(seen) > 3)


async def test_a_picture_that_begins_after_the_sound_is_found_by_the_time_of_the_file(rig: Rig, tmp_path: Path) -> None:
    late = numbered_film(tmp_path / "late.mp4", frames=40, times=[1 + frame / RATE for frame in range(40)], sound=4)
    window, _ = await with_clip(rig, late)
    rig.presenter.choose_task(Task.SCENES)
    for seconds, expected in ((0.5, 0), (2.0, 24), (1.5, 12)):
        rig.stage.player.seek(seconds)
        await until(lambda expected=expected: shown_number(rig) == expected)
        rig.stage.player.view.setFocus()
        QTest.keyClick(window, Qt.Key.Key_U)
        await rig.settle()
        assert number(rig, Task.SCENES) == expected


async def test_a_frame_that_is_shown_is_named_by_its_time(rig: Rig, film: Path) -> None:
    window, _ = await with_clip(rig, film, "Duck: inflate/deflate?")
    rig.presenter.choose_task(Task.IMAGE)
    rig.stage.player.seek(30 / RATE)
    await until(lambda: shown_number(rig) == 30)
    rig.stage.player.view.setFocus()
    QTest.keyClick(window, Qt.Key.Key_U)
    await rig.settle()
    # With nothing in it that some system takes for more than a name.
    assert names(rig, Task.IMAGE) == ["Duck inflate deflate – frame at 1.3 s.png"]


async def test_a_task_without_pictures_hands_the_frame_to_image_and_says_so(rig: Rig, film: Path) -> None:
    window, _ = await with_clip(rig, film)
    rig.presenter.choose_task(Task.TEXT)
    QTest.mouseClick(rig.stage.use_last, Qt.MouseButton.LeftButton)
    await rig.settle()
    assert rig.presenter.task is Task.IMAGE
    assert names(rig, Task.IMAGE) == ["Gentle waves – last frame.png"]
    assert texts(window) == ["Text takes no pictures, so it was taken to Image."]


@pytest.mark.parametrize("task", [Task.IMAGE, Task.SCENES, Task.FRAMES, Task.EFFECTS])
async def test_the_menu_of_a_card_brings_the_last_frame_to_any_task(rig: Rig, film: Path, task: Task) -> None:
    window, _ = await with_clip(rig, film, opened=False)
    grid = window.library.grid
    at = grid.visualRect(grid.model().index(0, 0)).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, grid.viewport().mapToGlobal(at))
    QApplication.sendEvent(grid.viewport(), asked)
    menu = await menu_of(window.library)
    choose(
        menu,
        "Use last frame in",
        {Task.IMAGE: "Image", Task.SCENES: "Scenes", Task.FRAMES: "Frames"}.get(task, "Effects"),
    )
    menu.close()
    await rig.settle()
    assert rig.presenter.task is task
    assert names(rig, task) == ["Gentle waves – last frame.png"]
    assert number(rig, task) == LAST


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_F10, "Shift"), (Qt.Key.Key_Menu, "No")])
async def test_the_menu_of_a_card_by_keyboard(rig: Rig, film: Path, key: Qt.Key, held: str) -> None:
    window, clip = await with_clip(rig, film, opened=False)
    rig.presenter.choose_task(Task.IMAGE)
    rig.library.select(clip.id)
    window.library.grid.setFocus()
    QTest.keyClick(window.library.grid, key, getattr(Qt.KeyboardModifier, f"{held}Modifier"))
    menu = await menu_of(window.library)
    offered = [action.text() for action in menu.actions() if not action.isSeparator()]
    mine = ["Play\tEnter", "Use last frame\tShift+U", "Use first frame\tAlt+U", "Use last frame in"]
    mine += ["Save as…", "Export…\tCtrl+E", "Show in folder"]
    assert [each for each in offered if each in mine] == mine
    choose(menu, "Use first frame")
    menu.close()
    await rig.settle()
    assert number(rig, Task.IMAGE) == 0


async def test_the_keys_mean_the_card_that_the_keyboard_is_on(rig: Rig, film: Path, tmp_path: Path) -> None:
    window, _ = await with_clip(rig, film)
    other = await rig.add_clip(text_draft("Fog"), video=content(numbered_film(tmp_path / "fog.mp4", frames=7)))
    rig.presenter.choose_task(Task.FRAMES)
    rig.library.select(other.id)
    window.library.grid.setFocus()
    QTest.keyClick(window.library.grid, Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    await rig.settle()
    rig.stage.player.view.setFocus()
    QTest.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    await rig.settle()
    assert [number(rig, Task.FRAMES, index) for index in (0, 1)] == [6, LAST]


async def test_letters_in_a_text_field_are_letters(rig: Rig, film: Path) -> None:
    window, _ = await with_clip(rig, film)
    rig.presenter.choose_task(Task.IMAGE)
    prompt = rig.prompt(window)
    prompt.setFocus()
    QTest.keyClick(prompt, Qt.Key.Key_U)
    QTest.keyClick(prompt, Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    await rig.settle()
    assert rig.presenter.form.draft.text("prompt").lower() == "uu"
    assert names(rig, Task.IMAGE) == []


async def test_more_on_the_stage_and_the_menu_of_the_picture(rig: Rig, film: Path) -> None:
    window, _ = await with_clip(rig, film)
    rig.presenter.choose_task(Task.TEXT)
    rig.stage.player.seek(10 / RATE)
    await until(lambda: shown_number(rig) == 10)
    QTest.mouseClick(rig.stage.more, Qt.MouseButton.LeftButton)
    menu = await menu_of(rig.stage.more)
    choose(menu, "Use this frame in", "Scenes")
    menu.close()
    await rig.settle()
    assert (rig.presenter.task, number(rig, Task.SCENES)) == (Task.SCENES, 10)
    view = rig.stage.player.view
    at = view.rect().center()
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at)))
    menu = await menu_of(view)
    choose(menu, "Use last frame")
    menu.close()
    await rig.settle()
    assert number(rig, Task.SCENES) == LAST
    assert window.isVisible()


async def test_an_empty_stage_offers_nothing(rig: Rig) -> None:
    window = await rig.show()
    assert not rig.stage.use_last.isVisible() and not rig.stage.more.isVisible()
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier):
        QTest.keyClick(window, Qt.Key.Key_U, held)
    view = rig.stage.player.view
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5)))
    await rig.settle()
    assert all(form.looking == 0 and form.pictures == () for form in rig.forms.values())
    assert view.findChildren(QMenu) == []


Spoil = Callable[[Path], object]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda file: file.unlink(), "{name} is not there any more. Put it back, or choose another picture."),
        (
            lambda file: file.write_bytes(file.read_bytes()[:3000]),
            "{name} is damaged, or not a video that can be read, so it gave no frame. Choose a picture.",
        ),
    ],
    ids=["gone", "damaged"],
)
async def test_a_clip_that_gives_no_frame_is_told_at_the_form_and_nothing_is_lost(
    rig: Rig, film: Path, spoil: Spoil, told: str
) -> None:
    window, clip = await with_clip(rig, film, opened=False)
    rig.presenter.choose_task(Task.IMAGE)
    kept = rig.folder / "kept.png"
    Image.new("RGB", (64, 36)).save(kept)
    rig.presenter.form.add_images([kept])
    await rig.settle()
    spoil(clip.path)
    rig.library.select(clip.id)
    window.library.grid.setFocus()
    QTest.keyClick(window.library.grid, Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    await rig.settle()
    assert names(rig, Task.IMAGE) == ["kept.png"]
    assert texts(window) == [told.format(name=clip.path.name)]
    assert rig.presenter.form.looking == 0


async def test_the_keys_rest_while_something_else_is_on_the_stage(rig: Rig, film: Path) -> None:
    window, _ = await with_clip(rig, film)
    rig.presenter.expand(True)
    await until(lambda: not rig.stage.isVisible())
    window.header.help_button.setFocus()
    QTest.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(window, Qt.Key.Key_U)
    await rig.settle()
    assert [names(rig, task) for task in rig.forms] == [[]] * 5
