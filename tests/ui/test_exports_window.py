"""Exports in the window: how they are asked for, how they go while the dialog is closed, and how they are given up."""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from pikadesk.adapters.copies import copy_film
from pikadesk.adapters.frame_reader import AvFrameReader
from pikadesk.domain.errors import DiskFull, StorageError
from pikadesk.domain.exporting import ExportKind
from pikadesk.domain.naming import DEFAULT_TEMPLATE
from pikadesk.services.exporting import Exporter, ExportOrder, Outcome, Source
from pikadesk.services.film_ports import Progress
from pikadesk.services.preferences import Preferences
from pikadesk.ui.presenters.exports import Exported, Exporting, ExportsPresenter, NotExported
from pikadesk.ui.widgets.export_dialog import ExportDialog
from pikadesk.ui.widgets.inspector import Inspector
from pikadesk.ui.widgets.main_window import MainWindow
from pikadesk.ui.widgets.settings_page import SettingsPage
from tests.fakes import Bug, until
from tests.ui.clip_rig import with_clip
from tests.ui.export_rig import click, clips, dialog_for
from tests.ui.window_rig import Rig, running

PREFERENCES = Preferences(reduce_motion=True, file_name="{title}")


class Opener(QObject):
    """The program that the system would show folders with."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


async def opened(window: MainWindow) -> ExportDialog:
    """Wait for the dialog."""
    await until(lambda: window.exports.dialog is not None and window.exports.dialog.isVisible())
    assert window.exports.dialog is not None
    return window.exports.dialog


def folder(rig: Rig) -> Path:
    made = rig.folder / "exports"
    made.mkdir(exist_ok=True)
    return made


def written(rig: Rig) -> list[str]:
    return sorted(each.name for each in folder(rig).iterdir())


async def one_under_way_and_one_waiting(rig: Rig) -> ExportDialog:
    """Export a clip twice, and hold the first."""
    dialog = await dialog_for(rig, await rig.show(), await clips(rig, 1), kind=ExportKind.SHEET)
    rig.world.steps.hold("sheet")
    click(dialog.export_button)
    await rig.world.steps.reached("sheet")
    click(dialog.kinds[ExportKind.GIF])
    click(dialog.export_button)
    await until(lambda: isinstance(rig.exports.state, Exporting) and rig.exports.state.waiting == 1)
    return dialog


async def test_the_menu_of_a_clip_exports_it(tmp_path: Path, clip: Path) -> None:
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        window, shown = await with_clip(rig, clip)
        for deeds in (window.menus.card_deeds(shown.id), window.menus.shown_deeds()):
            export = next(each for group in deeds for each in group if each.words == "Export…")
            assert export.keys == "Ctrl+E"
            export.act()
            dialog = await opened(window)
            assert dialog.isModal()
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            await until(lambda: window.exports.dialog is None)


async def test_a_key_exports_what_is_on_the_stage_with_the_part_that_is_marked(tmp_path: Path, clip: Path) -> None:
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        window, _ = await with_clip(rig, clip)
        player = rig.stage.player
        player.view.setFocus()
        for key, frames in ((Qt.Key.Key_I, 5), (Qt.Key.Key_O, 6)):
            for _ in range(frames):
                QTest.keyClick(window, Qt.Key.Key_Period)
            QTest.keyClick(window, key)
        assert player.marks is not None
        QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        await opened(window)
        await rig.settle()
        form = rig.exports.form
        assert form is not None and form.kind is ExportKind.TRIM
        assert form.frames == range(5, 12), "Out is the last frame of the part"


async def test_nothing_is_exported_where_nothing_is_open(tmp_path: Path) -> None:
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        window = await rig.show()
        QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        await rig.settle()
        rig.exports.ask(["nobody"])
        await rig.settle()
        assert rig.exports.form is None and window.exports.dialog is None


async def test_all_that_are_selected_are_exported_together(tmp_path: Path) -> None:
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        of = await clips(rig, 3)
        window = await rig.show()
        ids = tuple(clip.id for clip in of[:2])
        rig.library.select(ids[0], ids)
        assert window.exports.deed(of[0].id).words == "Export 2 clips…"
        assert window.exports.deed(of[2].id).words == "Export…"
        window.exports.deed(of[0].id).act()
        await opened(window)
        assert rig.exports.form is not None
        assert [source.clip.id for source in rig.exports.form.sources] == list(ids)


async def test_an_export_goes_on_while_its_dialog_is_closed_and_says_so_in_the_window(tmp_path: Path) -> None:
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        folder(rig)
        window = await rig.show()
        dialog = await dialog_for(rig, window, await clips(rig, 1), kind=ExportKind.SHEET)
        line = window.exports.line
        rig.world.steps.hold("sheet")
        click(dialog.export_button)
        await rig.world.steps.reached("sheet")
        await until(lambda: dialog.line.text() == "Exporting gentle-waves.png: 50 %")
        assert dialog.line.isVisible() and not line.isVisible()
        click(dialog.kinds[ExportKind.GIF])
        click(dialog.export_button)
        await until(lambda: dialog.line.text() == "Exporting gentle-waves.png: 50 % · 1 more waits")
        click(dialog.close_button)
        await until(lambda: window.exports.dialog is None)
        assert line.isVisible() and line.text() == "Exporting gentle-waves.png: 50 % · 1 more waits"
        rig.world.steps.free()
        await rig.settle()
        assert line.text() == "Saved as gentle-waves.png. Saved as gentle-waves.gif."
        assert written(rig) == ["gentle-waves.gif", "gentle-waves.png"]
        rig.exports.dismiss()
        assert not line.isVisible() and not window.exports.room.isVisible()


async def test_an_export_that_is_cancelled_leaves_nothing_and_the_next_one_comes(tmp_path: Path) -> None:
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        folder(rig)
        dialog = await one_under_way_and_one_waiting(rig)
        click(dialog.line.button)
        assert dialog.line.text() == "Cancelling the export…" or written(rig)
        await rig.settle()
        assert written(rig) == ["gentle-waves.gif"]
        assert rig.exports.state == Exported("Saved as gentle-waves.gif.", folder(rig), whole=True)


async def test_an_export_that_alone_is_cancelled_says_nothing_more(tmp_path: Path) -> None:
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        folder(rig)
        window = await rig.show()
        dialog = await dialog_for(rig, window, await clips(rig, 1), kind=ExportKind.JOINED)
        assert rig.exports.form is not None and rig.exports.form.kind is ExportKind.COPY, "one clip has no other"
        click(dialog.kinds[ExportKind.WEBP])
        rig.world.steps.hold("animation")
        click(dialog.export_button)
        await rig.world.steps.reached("animation")
        click(dialog.line.button)
        await rig.settle()
        assert rig.exports.state is None and not dialog.line.isVisible()
        assert written(rig) == []


async def test_of_several_that_are_cancelled_what_is_whole_stays_and_is_told(tmp_path: Path) -> None:
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        folder(rig)
        window = await rig.show()
        dialog = await dialog_for(rig, window, await clips(rig, 3), kind=ExportKind.SHEET)
        rig.world.steps.hold("sheet")
        click(dialog.export_button)
        await rig.world.steps.reached("sheet")
        rig.world.steps.let("sheet")
        await until(lambda: rig.world.steps.is_waiting("sheet") and "50 %" in dialog.line.text())
        assert dialog.line.text() == "Exporting 3 files: 50 %"
        click(dialog.line.button)
        await rig.settle()
        assert dialog.line.text() == "1 of 3 saved in exports. The rest was cancelled."
        assert written(rig) == ["gentle-waves.png"]


async def test_what_failed_is_not_hidden_by_what_came_after_it(tmp_path: Path) -> None:
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        folder(rig)
        window = await rig.show()
        dialog = await dialog_for(rig, window, await clips(rig, 1), kind=ExportKind.SHEET)
        rig.world.steps.hold("sheet")
        rig.writer.on_write(DiskFull(path="x"))
        click(dialog.export_button)
        await rig.world.steps.reached("sheet")
        click(dialog.kinds[ExportKind.COPY])
        click(dialog.export_button)
        await until(lambda: isinstance(rig.exports.state, Exporting) and rig.exports.state.waiting == 1)
        rig.world.steps.free()
        await rig.settle()
        state = rig.exports.state
        assert isinstance(state, Exported) and not state.whole
        assert state.text.startswith("The disk is full.") and state.text.endswith("Saved as gentle-waves.mp4.")


async def test_a_bug_ends_the_export_and_not_those_that_come(tmp_path: Path) -> None:
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        folder(rig)
        window = await rig.show()
        dialog = await dialog_for(rig, window, await clips(rig, 1), kind=ExportKind.SHEET)
        rig.writer.on_write(Bug())
        click(dialog.export_button)
        await until(lambda: rig.errors)
        assert isinstance(rig.exports.state, NotExported)
        assert "Something unexpected" in dialog.line.text()
        assert [type(error) for error in rig.errors] == [Bug]
        rig.errors.clear()
        click(dialog.export_button)
        await rig.settle()
        assert written(rig) == ["gentle-waves.png"]


async def test_the_program_ends_while_something_is_exported(tmp_path: Path) -> None:
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        folder(rig)
        await one_under_way_and_one_waiting(rig)
        await asyncio.wait_for(rig.exports.close(), 3)
        await rig.settle()
        assert written(rig) == [], "neither half of the one nor the one that waited"


async def test_the_folder_is_opened_at_the_end(tmp_path: Path) -> None:
    opener = Opener()
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        folder(rig)
        window = await rig.show()
        dialog = await dialog_for(rig, window, await clips(rig, 1))
        click(dialog.export_button)
        await rig.settle()
        QDesktopServices.setUrlHandler("file", opener, "open")
        try:
            click(dialog.line.button)
        finally:
            QDesktopServices.unsetUrlHandler("file")
        assert opener.opened == [str(folder(rig))]
        assert rig.exports.state is None


async def test_a_library_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        window = await rig.show()
        rig.world.library.error = StorageError(path="x")
        rig.exports.ask(["unread"])
        await rig.settle()
        assert window.exports.line.isVisible() and window.exports.line.text() == "The disk could not be used."
        rig.world.library.error = None


async def test_a_copy_that_is_saved_elsewhere_is_called_by_the_template(tmp_path: Path, clip: Path) -> None:
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        window, shown = await with_clip(rig, clip)
        window.files.save_as(shown.id)
        chooser = window.findChild(QFileDialog)
        assert chooser is not None
        name = chooser.findChild(QLineEdit, "fileNameEdit")
        assert name is not None and name.text() == "gentle-waves.mp4"
        chooser.close()


async def test_the_settings_say_what_files_are_called(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        page = SettingsPage(rig.settings, rig.spending)
        rig.keep(page, 1200, 800)
        await until(page.isActiveWindow)
        edit = page.file_name.edit
        assert edit.text() == DEFAULT_TEMPLATE
        assert page.file_name.made.text().endswith("_gentle-waves_48213.mp4")
        edit.setFocus()
        edit.clear()
        QTest.keyClicks(edit, "{number} {")
        assert page.file_name.made.text() == "1 {.mp4"
        QTest.keyClicks(edit, "nobody}")
        assert page.file_name.problem.text().startswith("{nobody} is not known here.")
        assert rig.settings.preferences.file_name == "{number} {nobody"
        await rig.settings.flush()
        assert rig.preferences.current.file_name == "{number} {nobody"
        edit.clear()
        QTest.keyClick(edit, Qt.Key.Key_Space)
        assert page.file_name.problem.text() == "Write what files are called, such as {date}_{title}_{seed}."
        # What is set elsewhere meanwhile is not written over what is being written here.
        rig.settings.set_file_name("{id}")
        assert edit.text() == " "
        page.close_button.setFocus()
        rig.settings.changed.emit()
        assert edit.text() == "{id}" and page.file_name.made.text() == "1f0c2a9b.mp4"


async def test_the_inspector_exports_what_is_selected(tmp_path: Path) -> None:
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        of = await clips(rig, 3)
        window = await rig.show()
        rig.presenter.expand(True)
        inspector = window.findChild(Inspector)
        assert inspector is not None
        for ids in ((of[1].id,), (of[0].id, of[2].id)):
            rig.library.select(ids[0], ids)
            await rig.settle()
            await until(inspector.isVisible)
            assert inspector.export.toolTip() == "Export… (Ctrl+E)"
            click(inspector.export)
            dialog = await opened(window)
            assert rig.exports.form is not None
            assert tuple(source.clip.id for source in rig.exports.form.sources) == ids
            dialog.close()
            await until(lambda: window.exports.dialog is None)
        await rig.lose(of[1].id)
        rig.library.select(of[1].id)
        await rig.settle()
        await until(lambda: not inspector.export.isEnabled())


class LateExporter(Exporter):
    """Tells of the export before only while the next one is under way."""

    def __init__(self, rig: Rig) -> None:
        super().__init__(rig.writer, copy_film)
        self._before: Progress | None = None

    def write(self, order: ExportOrder, progress: Progress, stop: Event) -> Outcome:
        progress(0.25)
        if self._before is not None:
            self._before(0.75)
            stop.wait()
        self._before = progress
        return Outcome(order, (order.folder / order.names[0],))


async def test_how_far_an_export_was_is_not_said_of_the_next_one(tmp_path: Path) -> None:
    async with running(tmp_path, preferences=PREFERENCES) as rig:
        exports = ExportsPresenter(
            rig.library,
            rig.settings,
            films=rig.writer,
            index=AvFrameReader().index,
            exporter=LateExporter(rig),
            default_folder=tmp_path,
            spawn=rig.spawn,
        )
        clip = (await clips(rig, 1))[0]
        for name in ("a.mp4", "b.mp4"):
            exports.begin(ExportOrder(ExportKind.COPY, (Source(clip, "A"),), tmp_path, (name,)))
        await until(lambda: exports.state == Exporting("b.mp4", 1, 25, 0))
        for _ in range(5):
            await asyncio.sleep(0.01)
        assert exports.state == Exporting("b.mp4", 1, 25, 0)
        exports.cancel()
        await rig.settle()
