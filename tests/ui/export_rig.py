"""What the tests of exports share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pikadesk.domain.clip import Clip
from pikadesk.domain.exporting import ExportKind, Part
from pikadesk.services.preferences import Preferences
from pikadesk.ui.widgets.controls import SegmentedChoice
from pikadesk.ui.widgets.export_dialog import ExportDialog
from pikadesk.ui.widgets.main_window_exports import ClipExports
from pikadesk.ui.widgets.stage import Stage
from tests.fakes import SMALL_VIDEO, until
from tests.ui.player_rig import player_sources
from tests.ui.window_rig import Rig, running, text_draft

PREFERENCES = Preferences(reduce_motion=True, file_name="{title}")


async def clips(rig: Rig, count: int) -> list[Clip]:
    """Put clips into the library, in the order in which they are exported."""
    names = ("Gentle waves", "City at dusk", "Dune walk")
    return [await rig.add_clip(text_draft(names[n % 3], seed=f"{n + 1}")) for n in range(count)]


async def dialog_for(
    rig: Rig, parent: QWidget, of: Sequence[Clip], *, kind: ExportKind | None = None, part: Part | None = None
) -> ExportDialog:
    """Ask how clips are to be exported, and wait until the dialog is there."""
    rig.exports.ask([clip.id for clip in of], kind=kind, part=part)
    await until(lambda: rig.exports.form is not None)
    await until(lambda: parent.findChild(ExportDialog) is not None)
    dialog = parent.findChild(ExportDialog)
    assert dialog is not None
    dialog.activateWindow()
    await until(dialog.isActiveWindow)
    return dialog


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def asked(file: Path) -> str:
    """Return what a file says that it was made of, and how."""
    return file.read_bytes().removeprefix(SMALL_VIDEO).decode()


@asynccontextmanager
async def exporting(folder: Path) -> AsyncIterator[tuple[Rig, QWidget]]:
    """A program, and a widget over which its dialog opens."""
    (folder / "exports").mkdir()
    async with running(folder, preferences=PREFERENCES) as rig:
        host, stage = QWidget(), Stage(player_sources(folder))
        rig.keep(host, 1024, 700)
        rig.keep(stage, 480, 320)
        ClipExports(host, rig.exports, rig.library, stage)
        yield rig, host


def written(rig: Rig) -> list[str]:
    return sorted(each.name for each in (rig.folder / "exports").iterdir())


def choice(dialog: ExportDialog, kind: ExportKind, name: str) -> SegmentedChoice:
    return dialog.options.choices[kind, name]


async def press_export(rig: Rig, dialog: ExportDialog) -> None:
    """Press the button, and wait until nothing is under way or something is asked."""
    click(dialog.export_button)
    await rig.settle()


async def answer(rig: Rig, dialog: ExportDialog, words: str) -> None:
    assert dialog.question is not None
    buttons = {button.text(): button for button in dialog.question.buttons()}
    click(buttons[words])
    await until(lambda: dialog.question is None)
    await rig.settle()
