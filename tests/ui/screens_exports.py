"""The screens of exports: every kind for one clip and for several, while it runs, what became of it, what is asked."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from PySide6.QtWidgets import QApplication, QMenu

from pikadesk.domain.errors import DiskFull
from pikadesk.domain.exporting import ExportKind, Part
from pikadesk.domain.films import Difference, Disagreement
from pikadesk.ui.widgets.export_dialog import ExportDialog
from pikadesk.ui.widgets.main_window import MainWindow
from tests.fakes import until
from tests.ui.window_rig import Rig, text_draft


async def exports(rig: Rig, window: MainWindow, prompt: str) -> AsyncIterator[str]:
    """Each screen in turn; the clips are called by the prompt."""
    made = [await rig.add_clip(text_draft(prompt, seed=str(number))) for number in (1, 2, 3)]
    ids = [clip.id for clip in made]
    (rig.folder / "exports").mkdir(exist_ok=True)
    for count in (1, 3):
        dialog = await _dialog(rig, window, ids[:count], None)
        for kind, tab in dialog.kinds.items():
            tab.click()
            await _told(rig)
            yield f"export, {kind} of {count}"
        await _gone(rig, dialog)
    async for name in _going(rig, window, ids):
        yield name
    rig.writer.on_agree(Disagreement(Difference.SIZE, 1, "1280 × 720", "720 × 1280"))
    dialog = await _dialog(rig, window, ids, ExportKind.JOINED)
    await _told(rig)
    yield "export, joined anew"
    await _gone(rig, dialog)
    rig.exports.dismiss()


async def _going(rig: Rig, window: MainWindow, ids: Sequence[str]) -> AsyncIterator[str]:
    """One export from its beginning to its end, another time, and one that fails."""
    dialog = await _dialog(rig, window, ids[:1], ExportKind.SHEET)
    steps = rig.world.steps
    steps.hold("sheet")
    dialog.export_button.click()
    await steps.reached("sheet")
    dialog.kinds[ExportKind.COPY].click()
    dialog.export_button.click()
    await until(lambda: "50" in dialog.line.text() and "1" in dialog.line.text().rpartition("·")[2])
    # Who waits for all that is under way would wait for this.
    under_way = set(rig.tasks)
    rig.tasks.clear()
    yield "export, going on"
    await _gone(rig, dialog)
    yield "export, going on without its dialog"
    rig.tasks |= {each for each in under_way if not each.done()}
    steps.free()
    await rig.settle()
    yield "export, done"
    dialog = await _dialog(rig, window, ids[:1], ExportKind.COPY)
    dialog.export_button.click()
    await until(lambda: dialog.question is not None)
    yield "export, a file is there"
    dialog.question.reject()  # type: ignore[union-attr]
    dialog.name.insert.click()
    yield "export, placeholders"
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.close()
    dialog.name.edit.setText("{x}")
    dialog.name.edit.textEdited.emit("{x}")
    yield "export, a name that cannot be"
    dialog.name.edit.setText("{title}")
    dialog.name.edit.textEdited.emit("{title}")
    rig.writer.on_write(DiskFull(path="x"))
    dialog.kinds[ExportKind.SHEET].click()
    dialog.export_button.click()
    await rig.settle()
    yield "export, failed"
    await _gone(rig, dialog)


async def _dialog(rig: Rig, window: MainWindow, ids: Sequence[str], kind: ExportKind | None) -> ExportDialog:
    rig.exports.ask(ids, kind=kind, part=Part(1.5, 2.25) if len(ids) == 1 and kind is None else None)
    await until(lambda: window.exports.dialog is not None and window.exports.dialog.isVisible())
    assert window.exports.dialog is not None
    return window.exports.dialog


async def _told(rig: Rig) -> None:
    """Wait until what the export will be is found out."""
    await until(lambda: rig.exports.form is not None and not rig.exports.form.note.busy)
    await rig.settle()


async def _gone(rig: Rig, dialog: ExportDialog) -> None:
    dialog.close()
    await until(lambda: rig.exports.form is None)
