"""The player in the window: frames saved, copied and dragged out, and what is remembered of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QMessageBox, QPushButton

from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.services.preferences import Preferences
from pikadesk.ui.widgets.editors.mime import is_clip
from pikadesk.ui.widgets.main_window import MainWindow
from tests.adapters.films import number_in, numbered_film
from tests.fakes import until
from tests.ui.clip_rig import with_clip
from tests.ui.player_rig import number_of, number_on
from tests.ui.test_clip_frames_dragged import dragged, move
from tests.ui.window_rig import Rig, running

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "pa_context_connect", "No audio device")

LEFT = Qt.MouseButton.LeftButton
UNEVEN = (0, 0.05, 0.1, 0.5, 0.55, 0.8, 0.81, 0.82, 0.9, 1.1, 1.14, 1.18, 1.22)


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path, videos=AvVideoTools()) as made:
        yield made


async def save_frame(window: MainWindow, to: Path) -> Path:
    """Press C, and answer where."""
    QTest.keyClick(window, Qt.Key.Key_C)
    await until(lambda: window.findChild(QFileDialog) is not None)
    dialog = window.findChild(QFileDialog)
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(to))
    box = dialog.findChild(QDialogButtonBox)
    QTest.mouseClick(box.button(QDialogButtonBox.StandardButton.Save), LEFT)
    await until(to.exists)
    await until(lambda: window.findChild(QFileDialog) is None)
    return to


def alike(file: Path) -> list[str]:
    """The names in its folder that begin as a file's does."""
    return [each.name for each in file.parent.glob(f"{file.stem}*")]


@pytest.mark.parametrize("kind", ["thirty", "uneven"])
async def test_the_frame_that_is_shown_is_the_frame_that_is_saved(rig: Rig, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "film.mp4"
    if kind == "uneven":
        numbered_film(file, frames=len(UNEVEN), times=UNEVEN)
    else:
        numbered_film(file, frames=45, rate=30)
    window, _ = await with_clip(rig, file)
    player = rig.stage.player
    player.view.setFocus()
    for steps in (0, 1, 6, -2, 5):
        for _ in range(abs(steps)):
            QTest.keyClick(player.view, Qt.Key.Key_Period if steps > 0 else Qt.Key.Key_Comma)
        # At once, while the frame may still be on its way.
        saved = await save_frame(window, tmp_path / f"{player.frame}-{steps}.png")
        await until(lambda: number_on(player) == player.frame)
        assert number_in(saved) == player.frame


async def test_a_frame_that_cannot_be_written_leaves_what_was_there(rig: Rig, tmp_path: Path) -> None:
    window, clip = await with_clip(rig, numbered_film(tmp_path / "film.mp4"))
    kept = tmp_path / "kept.frame"
    kept.write_text("mine")
    window.files.save_frame(clip.id, rig.stage.player.image())
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(kept))
    dialog.reject()
    question = window.findChild(QMessageBox)
    QTest.mouseClick(next(each for each in question.findChildren(QPushButton) if each.text() == "Replace"), LEFT)
    await until(lambda: rig.library.message)
    assert rig.library.message == f"{kept} could not be written. Choose another folder."
    assert kept.read_text() == "mine"
    assert alike(kept) == ["kept.frame"]


async def test_a_frame_is_copied(rig: Rig, tmp_path: Path) -> None:
    window, _ = await with_clip(rig, numbered_film(tmp_path / "film.mp4"))
    player = rig.stage.player
    player.view.setFocus()
    for _ in range(33):
        QTest.keyClick(player.view, Qt.Key.Key_Period)
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    await until(lambda: not QGuiApplication.clipboard().image().isNull())
    assert number_of(QGuiApplication.clipboard().image()) == 33
    QGuiApplication.clipboard().clear()


async def test_the_file_is_dragged_with_ctrl_and_from_the_button_of_its_folder(rig: Rig, tmp_path: Path) -> None:
    _, clip = await with_clip(rig, numbered_film(tmp_path / "film.mp4"))
    player = rig.stage.player
    folder, middle = player.transport.folder, player.view.rect().center()
    QTest.mousePress(player.view, LEFT, Qt.KeyboardModifier.ControlModifier, middle)
    at, away = QPointF(middle + QPoint(40, 0)), QPointF(player.view.mapToGlobal(middle))
    none, held = Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier
    QApplication.sendEvent(player.view, QMouseEvent(QEvent.Type.MouseMove, at, away, none, LEFT, held))
    from_picture = dragged(player.view)
    QTest.mouseRelease(player.view, LEFT, pos=middle)
    QTest.mousePress(folder, LEFT)
    move(folder, QPoint(-40, -40))
    from_button = dragged(player.view)
    QTest.mouseRelease(folder, LEFT, pos=QPoint(-40, -40))
    for found in (from_picture, from_button):
        assert found is not None
        mime, size = found
        assert [url.toLocalFile() for url in mime.urls()] == [str(clip.path)]
        assert is_clip(mime) and (size.x(), size.y()) == (138, 102)


async def test_the_file_of_a_clip_that_was_renamed_meanwhile_is_dragged(rig: Rig, tmp_path: Path) -> None:
    _, clip = await with_clip(rig, numbered_film(tmp_path / "film.mp4"))
    renamed = clip.path.rename(clip.path.with_name("renamed.mp4"))
    rig.library.entries.show_places({clip.id: renamed})
    folder = rig.stage.player.transport.folder
    QTest.mousePress(folder, LEFT)
    move(folder, QPoint(-40, -40))
    found = dragged(rig.stage.player.view)
    QTest.mouseRelease(folder, LEFT, pos=QPoint(-40, -40))
    assert found is not None and [url.toLocalFile() for url in found[0].urls()] == [str(renamed)]


@pytest.mark.parametrize("binned", [True, False])
async def test_a_clip_that_leaves_the_library_leaves_the_stage(rig: Rig, tmp_path: Path, binned: bool) -> None:
    other = await rig.add_clip(ago=600)
    window, clip = await with_clip(rig, numbered_film(tmp_path / "film.mp4"))
    rig.library.bin.throw([other.id])
    await rig.settle()
    assert rig.stage.player.file == clip.path and window.stage.clip == clip
    (rig.library.bin.throw if binned else rig.library.bin.remove)([clip.id])
    await rig.settle()
    assert rig.stage.player.file is None and window.stage.clip is None
    assert "Nothing open" in [label.text() for label in rig.stage.findChildren(QLabel)]
    assert not rig.stage.more.isVisible() and not rig.stage.player.transport.save.isEnabled()
    rig.library.marks.undo()
    await rig.settle()
    rig.library.open(clip.id)
    await until(lambda: rig.stage.player.file == clip.path, "it cannot be opened again")


async def test_in_full_screen_the_keys_go_on_working(rig: Rig, tmp_path: Path) -> None:
    window, _ = await with_clip(rig, numbered_film(tmp_path / "film.mp4"))
    player = rig.stage.player
    player.view.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F)
    await until(lambda: rig.stage.is_full_screen and player.view.hasFocus())
    QTest.keyClick(player.view, Qt.Key.Key_Right)
    QTest.keyClick(player.view, Qt.Key.Key_Down)
    assert (player.frame, player.sound.volume) == (1, 0.9)
    QTest.keyClick(player.view, Qt.Key.Key_I)
    assert player.marks is not None
    QTest.keyClick(player.view, Qt.Key.Key_F)
    await until(lambda: not rig.stage.is_full_screen)


async def test_the_player_is_as_it_was_left(tmp_path: Path) -> None:
    left = Preferences(
        reduce_motion=True, window=(("player.loop", "1"), ("player.speed", "0.5"), ("player.volume", "0.40"))
    )
    async with running(tmp_path, preferences=left) as rig:
        await rig.show()
        player = rig.stage.player
        assert (player.looping, player.rate, player.sound.volume) == (True, 0.5, 0.4)
        player.set_rate(2.0)
        player.set_loop(False)
        player.sound.set_volume(0.8)
        assert [rig.settings.remembered(f"player.{name}") for name in ("loop", "speed", "volume")] == ["0", "2", "0.80"]


async def test_the_menu_of_the_stage_has_marks_and_zoom(rig: Rig, tmp_path: Path) -> None:
    window, _ = await with_clip(rig, numbered_film(tmp_path / "film.mp4"))
    words = [deed.words for group in window.menus.shown_deeds() for deed in group]
    assert {"Mark In at this frame", "Mark Out at this frame", "Pixel by pixel"} <= set(words)
