"""The preview of a storyboard in the whole window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox, QPushButton

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import LocalImage
from pikadesk.ui.widgets.editors.storyboard import StoryboardEditor
from pikadesk.ui.widgets.main_window import MainWindow
from pikadesk.ui.widgets.stage.animatic_stage import StoryboardStage
from tests.fakes import until
from tests.ui.window_rig import Rig, frames_draft, running

LEFT = Qt.MouseButton.LeftButton


def content_of(file: Path) -> bytes:
    return file.read_bytes()


async def _storyboard(rig: Rig, *lengths: int) -> MainWindow:
    """Show a window with a storyboard on Frames."""
    window = await rig.show(1440, 900)
    rig.presenter.choose_task(Task.FRAMES)
    images = [LocalImage(rig.world.picture(f"{number}.jpg")) for number in range(len(lengths) + 1)]
    rig.forms[Task.FRAMES].load(frames_draft(images, *lengths))
    await rig.settle()
    return window


async def test_what_the_window_holds_outlives_the_coming_of_the_preview(tmp_path: Path) -> None:
    """PySide gives up what it holds of every widget when the order of Tab is read from it in the wrong way."""
    async with running(tmp_path) as rig:
        window = await rig.show(1440, 900)
        action = QMenu(window).addAction("Quit")
        rig.presenter.choose_task(Task.FRAMES)
        images = [LocalImage(rig.world.picture(f"{number}.jpg")) for number in range(3)]
        rig.forms[Task.FRAMES].load(frames_draft(images, 5, 8))
        await rig.settle()
        assert _preview(window).isVisible()
        assert action.text() == "Quit"


def _preview(window: MainWindow) -> StoryboardStage:
    assert window.stages.preview is not None
    return window.stages.preview


async def test_the_preview_takes_the_stage_and_gives_it_to_clips(tmp_path: Path, clip: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show(1440, 900)
        rig.presenter.choose_task(Task.FRAMES)
        assert window.stages.preview is None
        assert rig.stage.isVisible()
        await _storyboard(rig, 5, 8)
        preview = _preview(window)
        assert preview.isVisible() and not rig.stage.isVisible()
        saved = await rig.add_clip(video=content_of(clip))
        preview.transport.play.click()
        rig.library.open(saved.id, play=False)
        await until(lambda: rig.stage.isVisible() and not preview.isVisible())
        assert not rig.animatic.playhead.playing
        QTest.mouseClick(rig.stage.back, LEFT)
        assert preview.isVisible()
        rig.library.open(saved.id, play=False)
        await until(rig.stage.isVisible)
        rig.forms[Task.FRAMES].set_duration(0, 4)
        assert preview.isVisible()


async def test_another_task_has_the_player_and_no_way_back_to_the_preview(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await _storyboard(rig, 5, 8)
        rig.presenter.choose_task(Task.TEXT)
        assert rig.stage.isVisible() and not rig.stage.back.isVisible()
        rig.presenter.choose_task(Task.FRAMES)
        assert _preview(window).isVisible()


async def test_a_clip_that_plays_is_paused_by_the_preview(tmp_path: Path, clip: Path) -> None:
    async with running(tmp_path) as rig:
        await _storyboard(rig, 5, 8)
        saved = await rig.add_clip(video=content_of(clip))
        rig.library.open(saved.id, play=True)
        await until(lambda: rig.stage.player.playing)
        QTest.mouseClick(rig.stage.back, LEFT)
        await until(lambda: not rig.stage.player.playing)


async def test_the_players_keys_are_the_previews_while_it_is_shown(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await _storyboard(rig, 5, 8)
        playhead = rig.animatic.playhead
        _preview(window).view.setFocus()
        for key, position in ((Qt.Key.Key_Right, 1 / 24), (Qt.Key.Key_End, 13), (Qt.Key.Key_Comma, 13 - 1 / 24)):
            QTest.keyClick(window, key)
            assert abs(playhead.position - position) < 0.001
        QTest.keyClick(window, Qt.Key.Key_Home)
        QTest.keyClick(window, Qt.Key.Key_Space)
        assert playhead.playing
        QTest.keyClick(window, Qt.Key.Key_K)
        assert not playhead.playing
        QTest.keyClick(window, Qt.Key.Key_L)
        QTest.keyClick(window, Qt.Key.Key_L)
        await until(lambda: playhead.position > 0.3)
        QTest.keyClick(window, Qt.Key.Key_J)
        await until(lambda: not playhead.playing and playhead.position == 0)
        # Sound and frames of it are off.
        for key in (Qt.Key.Key_M, Qt.Key.Key_C):
            QTest.keyClick(window, key)
        assert not rig.stage.player.sound.muted
        assert window.findChildren(QFileDialog) == []
        QTest.keyClick(window, Qt.Key.Key_F)
        assert _preview(window).full_screen.on
        QTest.keyClick(window, Qt.Key.Key_F)
        assert not _preview(window).full_screen.on


async def test_a_clip_that_is_opened_ends_the_previews_full_screen(tmp_path: Path, clip: Path) -> None:
    async with running(tmp_path) as rig:
        window = await _storyboard(rig, 5, 8)
        saved = await rig.add_clip(video=content_of(clip))
        _preview(window).full_screen.toggle()
        rig.library.open(saved.id, play=False)
        await until(lambda: not _preview(window).full_screen.on)
        assert rig.stage.isVisible()


async def test_tab_comes_to_the_preview_between_form_and_panel(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await _storyboard(rig, 5, 8)
        parts = {"form": window.body.forms, "stage": _preview(window), "panel": window.panel}
        _preview(window).timeline.playhead.setFocus(Qt.FocusReason.TabFocusReason)
        order: list[str] = []
        for move_on in (Qt.Key.Key_Backtab, Qt.Key.Key_Tab):
            for _ in range(40):
                focused = window.focusWidget()
                order += [name for name, part in parts.items() if part.isAncestorOf(focused) and name not in order]
                QTest.keyClick(focused, move_on)
            _preview(window).timeline.playhead.setFocus(Qt.FocusReason.TabFocusReason)
        assert order == ["stage", "form", "panel"]


def _editor(window: MainWindow) -> StoryboardEditor:
    (editor,) = window.body.forms.findChildren(StoryboardEditor)
    return editor


async def test_a_transition_is_chosen_in_the_form_and_on_the_timeline_at_once(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await _storyboard(rig, 5, 8)
        rows, segments = _editor(window).rows, _preview(window).timeline.segments
        QTest.mouseClick(rows[1].prompt, LEFT)
        assert [segment.selected for segment in segments] == [False, True]
        bare = rows[0].grab().toImage()
        QTest.mouseClick(segments[0], LEFT)
        assert [segment.selected for segment in segments] == [True, False]
        assert rows[0].grab().toImage() != bare
        QTest.mouseClick(_editor(window).cards[0], LEFT)
        assert not any(segment.selected for segment in segments)
        assert rows[0].grab().toImage() == bare


async def test_what_is_dragged_over_the_form_lands_on_the_timeline_too(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await _storyboard(rig, 5, 8)
        page, note = window.body.forms.currentWidget(), _preview(window).note
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(rig.world.picture("new.jpg")))])
        at = _editor(window).rows[1].mapTo(page, _editor(window).rows[1].rect().center())
        with_it = (Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(page, QDragEnterEvent(at, *with_it))
        QApplication.sendEvent(page, QDragMoveEvent(at, *with_it))
        assert note.text() == "Keyframe 3 lands at 9 s"
        assert len(_preview(window).timeline.keyframes) == 4
        QApplication.sendEvent(page, QDragLeaveEvent())
        assert note.text() == "Transition 1, between keyframes 1 and 2"
        assert len(_preview(window).timeline.keyframes) == 3


async def test_a_segment_leads_to_its_prompt_and_the_slot_to_files(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await _storyboard(rig, 5, 8)
        QTest.mouseDClick(_preview(window).timeline.segments[1], LEFT)
        assert QApplication.focusWidget() is _editor(window).rows[1].prompt
        QTest.mouseClick(_preview(window).timeline.add, LEFT)
        await until(lambda: window.findChildren(QFileDialog))
        window.findChildren(QFileDialog)[0].reject()


def _export(window: MainWindow) -> QFileDialog:
    """Ask for the preview as a file, and return the dialog that asks where."""
    preview = _preview(window)
    QTest.mouseClick(preview.more, LEFT)
    menu = preview.findChildren(QMenu)[-1]
    action: QAction = next(action for action in menu.actions() if action.text().startswith("Export"))
    action.trigger()
    menu.close()
    return window.findChildren(QFileDialog)[-1]


async def test_the_preview_is_exported_and_never_over_a_file_unasked(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await _storyboard(rig, 5, 8)
        dialog = _export(window)
        target = tmp_path / "preview.mp4"
        dialog.fileSelected.emit(str(target))
        dialog.reject()
        await rig.settle()
        assert rig.films == [target]
        target.write_bytes(b"film")
        dialog = _export(window)
        dialog.fileSelected.emit(str(target))
        dialog.reject()
        (question,) = window.findChildren(QMessageBox)
        assert rig.films == [target]
        replace = next(button for button in question.findChildren(QPushButton) if button.text() == "Replace")
        replace.click()
        await rig.settle()
        assert rig.films == [target, target]
