from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Problem
from pikadesk.domain.errors import DraftInvalid, StorageError
from pikadesk.domain.job import Downloading, Generating, Queued
from pikadesk.domain.request import parse
from pikadesk.services.preferences import Preferences
from pikadesk.ui.presenters.window import PanelPage
from pikadesk.ui.widgets.main_window import MainWindow
from tests.fakes import until
from tests.ui.window_rig import Rig, frames_draft, running, text_draft

CTRL = Qt.KeyboardModifier.ControlModifier


def click(widget: object) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


def drop(target: QWidget, files: Iterable[Path | str]) -> bool:
    """Drop files on a widget as a file manager does; says whether they were wanted."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) if isinstance(file, Path) else QUrl(file) for file in files])
    at = QPoint(5, 5)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, copy, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(at), copy, mime, left, none, QEvent.Type.Drop))
    return enter.isAccepted()


async def test_sizes_and_places_are_the_same_after_a_restart(tmp_path: Path) -> None:
    async with running(tmp_path / "first") as rig:
        window = await rig.show(1300, 860)
        window.body.columns.setSizes([500, 800])
        window.body.columns.splitterMoved.emit(500, 1)
        window.body.rows.setSizes([450, 300])
        window.body.rows.splitterMoved.emit(450, 1)
        sizes = window.body.columns.sizes(), window.body.rows.sizes()
        rig.presenter.choose_task(Task.SCENES)
        window.close()
        assert rig.quits == 1
        await rig.settings.flush()
        kept = rig.preferences.current
    assert {name for name, _ in kept.window} == {"columns", "geometry", "rows", "task"}
    async with running(tmp_path / "second", preferences=kept) as rig:
        window = rig.window()
        window.show()
        await until(lambda: (window.width(), window.height()) == (1300, 860))
        await until(lambda: (window.body.columns.sizes(), window.body.rows.sizes()) == sizes)
        assert rig.presenter.task is Task.SCENES


@pytest.mark.parametrize("damaged", ["", "!", "AAAA", "é"])
async def test_what_is_remembered_wrongly_does_no_harm(tmp_path: Path, damaged: str) -> None:
    window_ = tuple((name, damaged) for name in ("columns", "geometry", "rows", "task"))
    async with running(tmp_path, preferences=Preferences(window=window_)) as rig:
        window = await rig.show()
        assert rig.presenter.task is Task.TEXT
        assert window.body.columns.sizes()[0] == 439
        assert window.body.rows.sizes()[1] == 227


async def test_the_first_sizes_are_those_of_the_design(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show(1440, 900)
        assert window.header.height() == 56
        assert window.body.columns.sizes()[0] == 439
        assert window.panel.height() == 227
        assert (window.minimumWidth(), window.minimumHeight()) == (960, 640)


async def test_a_double_click_on_a_splitter_restores_its_place(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show(1440, 900)
        window.body.columns.setSizes([520, 920])
        window.body.rows.setSizes([400, 440])
        for splitter in (window.body.columns, window.body.rows):
            QTest.mouseDClick(splitter.handle(1), Qt.MouseButton.LeftButton)
        assert window.body.columns.sizes()[0] == 439
        assert window.body.rows.sizes()[1] == 227


async def test_a_small_window_folds_what_does_not_fit(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show(1024, 700)
        assert not window.header.name.isVisible()
        assert window.body.columns.sizes()[0] == 367
        assert window.panel.height() == 44
        assert not window.library.isVisible()
        assert rig.stage.isVisible()
        click(window.panel.tabs[PanelPage.QUEUE])
        assert window.queue.isVisible() and not rig.stage.isVisible()
        click(window.panel.expand_button)
        assert rig.stage.isVisible() and window.panel.height() == 44
        window.resize(1440, 900)
        await until(lambda: window.panel.height() == 227)
        assert window.queue.isVisible() and window.header.name.isVisible()
        assert window.body.columns.sizes()[0] == 439


async def test_nothing_sticks_out_of_a_small_window(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show(1024, 700)
        await rig.load(rig.job(Queued()), rig.job(Generating("r")), rig.job(Downloading("r", "https://x.example/1")))
        rig.presenter.show_panel(PanelPage.QUEUE)
        rig.presenter.expand(True)
        await until(lambda: len(window.queue.rows) == 3)
        await rig.settle()
        for row in window.queue.rows.values():
            for child in row.findChildren(QWidget):
                if child.isVisible():
                    right = child.mapTo(window, child.rect().bottomRight()).x()
                    assert right <= window.width(), f"{child} of {row.shown.title}"


async def test_the_panel_covers_the_stage_and_gives_it_back(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show(1440, 900)
        click(window.panel.expand_button)
        assert not rig.stage.isVisible()
        await until(lambda: window.panel.height() > 800)
        assert window.body.forms.isVisible()
        click(window.panel.expand_button)
        assert rig.stage.isVisible()
        await until(lambda: window.panel.height() == 227)


@pytest.mark.parametrize("height", [700, 900])
async def test_the_chip_opens_the_queue(tmp_path: Path, height: int) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show(1440, height)
        rig.world.clock.hold()
        await rig.world.runner.enqueue(parse(text_draft()))
        await until(window.header.activity_chip.isVisible)
        assert window.header.activity_chip.accessibleName() == "1 generating"
        assert not window.queue.isVisible()
        click(window.header.activity_chip)
        assert window.queue.isVisible() and window.panel.tabs[PanelPage.QUEUE].isChecked()
        assert window.panel.tabs[PanelPage.QUEUE].accessibleName() == "Queue 1"


async def test_pictures_go_to_the_form_that_is_shown(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        rig.presenter.choose_task(Task.FRAMES)
        files = [rig.world.folder / name for name in ("a.png", "b.png")]
        rig.stored("a.png")
        rig.stored("b.png", colour="red")
        assert drop(window, files)
        await rig.settle()
        assert [picture.name for picture in rig.forms[Task.FRAMES].pictures] == ["a.png", "b.png"]
        assert rig.forms[Task.IMAGE].pictures == ()


async def test_what_is_no_file_of_this_computer_is_not_taken(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        assert not drop(window, ["https://example.org/a.png"])
        assert not drop(window, [])


async def test_a_recipe_fills_its_form(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        rig.recipes["holiday.json"] = frames_draft([rig.stored("a.png"), rig.stored("b.png", colour="red")], 7)
        assert drop(window, [tmp_path / "holiday.json"])
        await rig.settle()
        assert rig.presenter.task is Task.FRAMES
        assert rig.forms[Task.FRAMES].draft.transitions()[0].duration == 7
        assert not window.notice.isVisible()


async def test_a_recipe_that_is_none_says_where_and_changes_nothing(tmp_path: Path) -> None:
    problems = tuple(Problem(f"promptObject.field{number}", "unknown_field") for number in range(6))
    async with running(tmp_path) as rig:
        window = await rig.show()
        rig.forms[Task.TEXT].edit("prompt", "waves")
        rig.recipes["bad.json"] = DraftInvalid(problems)
        drop(window, [tmp_path / "bad.json"])
        await rig.settle()
        assert window.notice.isVisible()
        assert window.notice.text().splitlines() == [
            "bad.json was not opened.",
            *(f"promptObject.field{number}: Remove this field: it is not known here." for number in range(4)),
            "2 more problems.",
        ]
        assert rig.forms[Task.TEXT].draft.text("prompt") == "waves"
        drop(window, [tmp_path / "nothing.png"])
        assert not window.notice.isVisible()
        rig.recipes["gone.json"] = StorageError(path="gone.json")
        drop(window, [tmp_path / "gone.json"])
        await rig.settle()
        assert window.notice.text() == "gone.json: The disk could not be used."


async def test_the_command_line_may_name_recipe_and_pictures(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        rig.presenter.choose_task(Task.IMAGE)
        rig.stored("a.png")
        rig.recipes["Text.JSON"] = text_draft("Fog")
        rig.presenter.open_files([tmp_path / "Text.JSON", tmp_path / "a.png"])
        await rig.settle()
        assert rig.forms[Task.TEXT].draft.text("prompt") == "Fog"
        assert [picture.name for picture in rig.forms[Task.IMAGE].pictures] == ["a.png"]


async def test_an_offer_of_another_task_is_followed(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        rig.stored("a.png")
        drop(window, [tmp_path / "a.png"])
        await rig.settle()
        (notice,) = rig.forms[Task.TEXT].notices
        assert notice.offer is not None
        page = window.body.forms.currentWidget()
        page.offer_taken.emit(notice.offer)  # type: ignore[attr-defined]
        await rig.settle()
        assert rig.presenter.task is notice.offer.task is not Task.TEXT
        assert [picture.name for picture in rig.presenter.form.pictures] == ["a.png"]


async def test_edit_and_try_again_shows_the_form(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        rig.presenter.choose_task(Task.EFFECTS)
        window.queue.edit_asked.emit(text_draft("Fog", resolution="1080p"))
        assert rig.presenter.task is Task.TEXT
        assert rig.forms[Task.TEXT].draft.text("prompt") == "Fog"
        assert rig.forms[Task.TEXT].draft.get("resolution") == "1080p"


def content_of(file: Path) -> bytes:
    return file.read_bytes()


async def playing(rig: Rig, clip: Path) -> MainWindow:
    """A window whose stage holds a real clip that does not play yet."""
    window = await rig.show()
    made = await rig.add_clip(text_draft("Gentle waves", seed="7"), video=content_of(clip))
    rig.library.open(made.id)
    await until(lambda: rig.stage.player.duration > 0)
    return window


async def test_a_clip_on_the_stage_says_what_it_is(tmp_path: Path, clip: Path) -> None:
    async with running(tmp_path) as rig:
        await playing(rig, clip)
        texts = [child.text() for child in rig.stage.findChildren(QWidget) if hasattr(child, "text")]
        for words in ("Gentle waves", "Pika 2.2 · 5 s · 720p · 16:9 · seed 7", "Saved, 600,000 charged"):
            assert words in texts
        assert not rig.stage.player.playing


async def test_a_clip_of_the_sandbox_is_not_said_to_be_charged(tmp_path: Path, clip: Path) -> None:
    async with running(tmp_path, sandbox=True) as rig:
        await playing(rig, clip)
        texts = [child.text() for child in rig.stage.findChildren(QWidget) if hasattr(child, "text")]
        assert "Sandbox" in texts
        assert not any("charged" in text for text in texts)


async def test_single_keys_play_and_are_inert_in_a_text_field(tmp_path: Path, clip: Path) -> None:
    async with running(tmp_path) as rig:
        window = await playing(rig, clip)
        player = rig.stage.player
        player.set_loop(True)
        player.view.setFocus()
        QTest.keyClick(window, Qt.Key.Key_Period)
        await until(lambda: player.position > 0)
        QTest.keyClick(window, Qt.Key.Key_Space)
        await until(lambda: player.playing)
        QTest.keyClick(window, Qt.Key.Key_K)
        await until(lambda: not player.playing)
        QTest.keyClick(window, Qt.Key.Key_M)
        assert player.sound.muted
        prompt = rig.prompt(window)
        prompt.setFocus()
        for key in (Qt.Key.Key_Space, Qt.Key.Key_K, Qt.Key.Key_M, Qt.Key.Key_Comma, Qt.Key.Key_Question):
            QTest.keyClick(prompt, key)
        assert prompt.toPlainText().lower() == " km,?"
        assert player.sound.muted and not player.playing


async def test_a_button_in_focus_keeps_space_for_itself(tmp_path: Path, clip: Path) -> None:
    async with running(tmp_path) as rig:
        window = await playing(rig, clip)
        window.panel.expand_button.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(window.panel.expand_button, Qt.Key.Key_Space)
        assert rig.presenter.expanded and not rig.stage.player.playing


async def test_a_tab_in_focus_keeps_the_arrows_for_itself(tmp_path: Path, clip: Path) -> None:
    async with running(tmp_path) as rig:
        window = await playing(rig, clip)
        window.header.tabs[Task.TEXT].setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
        assert rig.presenter.task is Task.IMAGE
        window.panel.tabs[PanelPage.LIBRARY].setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
        assert rig.presenter.panel_page is PanelPage.QUEUE
        assert rig.stage.player.position == 0


async def test_a_job_that_is_saved_plays_where_nothing_else_does(tmp_path: Path, clip: Path) -> None:
    async with running(tmp_path) as rig:
        await rig.show()
        rig.world.api.video = content_of(clip)
        rig.presenter.expand(True)
        job = await rig.world.generate(text_draft("Fog"))
        await until(lambda: rig.stage.player.playing)
        assert rig.library.opening is not None and rig.library.opening.clip.id == job.id
        assert not rig.presenter.expanded and rig.stage.isVisible()
        rig.stage.player.set_loop(True)
        rig.stage.player.play()
        other = await rig.world.generate(text_draft("Rain"))
        await until(lambda: rig.library.clip(other.id) is not None)
        await rig.settle()
        assert rig.library.opening.clip.id == job.id
        assert rig.stage.player.playing


async def test_buttons_of_the_stage_act_on_its_clip(tmp_path: Path, clip: Path) -> None:
    async with running(tmp_path) as rig:
        window = await playing(rig, clip)
        for button in (rig.stage.player.transport.save, rig.stage.player.transport.snapshot):
            click(button)
            await until(lambda: window.findChild(QFileDialog) is not None)
            dialog = window.findChild(QFileDialog)
            assert dialog is not None
            dialog.reject()
            await until(lambda: window.findChild(QFileDialog) is None)
        QApplication.clipboard().clear()
        rig.stage.player.view.setFocus()
        QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.clipboard().image().width() == 160


async def test_tab_goes_through_header_form_stage_and_panel(tmp_path: Path, clip: Path) -> None:
    async with running(tmp_path) as rig:
        window = await playing(rig, clip)
        window.header.tabs[Task.TEXT].setFocus(Qt.FocusReason.TabFocusReason)
        places = {"header": window.header, "form": window.body.forms, "stage": rig.stage, "panel": window.panel}
        order: list[str] = []
        seen: set[QWidget] = set()
        while (focus := window.focusWidget()) not in seen:
            seen.add(focus)
            order += [name for name, place in places.items() if place.isAncestorOf(focus)]
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        assert len(seen) == len(order) > 20
        assert [name for name, before in zip(order, ["", *order], strict=False) if name != before] == list(places)


async def test_a_message_is_put_away(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        made = await rig.add_clip()
        rig.library.save_copy(made.id, tmp_path / "copy.mp4")
        await rig.settle()
        assert window.notice.isVisible() and window.notice.text() == f"Saved as {tmp_path / 'copy.mp4'}."
        window.notice.closed.emit()
        assert not window.notice.isVisible() and rig.library.message == ""
