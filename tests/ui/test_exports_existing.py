"""What is there already where something is to be exported: it is asked about, and never lost unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton

from pikadesk.domain.exporting import ExportKind
from tests.fakes import until
from tests.ui.export_rig import answer, click, clips, dialog_for, exporting, press_export, written


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Replace", ["gentle-waves.mp4"]),
        ("Keep both", ["gentle-waves-2.mp4", "gentle-waves.mp4"]),
        ("Cancel", ["gentle-waves.mp4"]),
    ],
)
async def test_what_is_there_already_is_asked_about(tmp_path: Path, words: str, names: list[str]) -> None:
    async with exporting(tmp_path) as (rig, host):
        there = tmp_path / "exports" / "gentle-waves.mp4"
        there.write_bytes(b"mine")
        dialog = await dialog_for(rig, host, await clips(rig, 1))
        await press_export(rig, dialog)
        assert isinstance(dialog.question, QMessageBox)
        assert dialog.question.text() == "gentle-waves.mp4 is there already."
        assert written(rig) == ["gentle-waves.mp4"]
        default = dialog.question.defaultButton()
        assert isinstance(default, QPushButton) and default.text() == "Keep both", "Enter loses nothing"
        await answer(rig, dialog, words)
        assert written(rig) == names
        assert there.read_bytes() == (rig.world.api.video if words == "Replace" else b"mine")
        assert dialog.export_button.isEnabled()


async def test_of_several_it_says_how_many_are_there(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        (tmp_path / "exports" / "City-at-Dusk.MP4").write_bytes(b"mine")
        dialog = await dialog_for(rig, host, await clips(rig, 3))
        await press_export(rig, dialog)
        assert dialog.question is not None and dialog.question.text() == "1 of 3 files are there already."
        QTest.keyClick(dialog.question, Qt.Key.Key_Escape)
        await until(lambda: dialog.question is None)
        assert written(rig) == ["City-at-Dusk.MP4"]
        await press_export(rig, dialog)
        await answer(rig, dialog, "Keep both")
        assert written(rig) == ["City-at-Dusk.MP4", "city-at-dusk-2.mp4", "dune-walk.mp4", "gentle-waves.mp4"]


async def test_a_folder_of_pictures_and_a_clip_itself_cannot_be_replaced(tmp_path: Path) -> None:
    async with exporting(tmp_path) as (rig, host):
        clip = (await clips(rig, 1))[0]
        dialog = await dialog_for(rig, host, [clip], kind=ExportKind.FRAMES)
        for _ in range(2):
            await press_export(rig, dialog)
        assert dialog.question is not None
        assert [button.text() for button in dialog.question.buttons()] == ["Keep both", "Cancel"]
        await answer(rig, dialog, "Keep both")
        assert written(rig) == ["gentle-waves", "gentle-waves-2"]
        click(dialog.kinds[ExportKind.COPY])
        assert rig.exports.form is not None
        rig.exports.form.choose_folder(clip.path.parent)
        dialog.name.edit.clear()
        QTest.keyClicks(dialog.name.edit, clip.path.stem)
        before = clip.path.read_bytes()
        await press_export(rig, dialog)
        assert dialog.question is not None
        assert [button.text() for button in dialog.question.buttons()] == ["Keep both", "Cancel"]
        await answer(rig, dialog, "Keep both")
        assert clip.path.read_bytes() == before
        assert clip.path.with_name(f"{clip.path.stem}-2.mp4").read_bytes() == before
