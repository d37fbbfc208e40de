"""A shot chain in the real program, to the joined file: each shot is begun with the last frame of the one before."""

from __future__ import annotations

from pathlib import Path

import av
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pikadesk.backend import Options
from pikadesk.domain.catalogue import Task
from pikadesk.domain.exporting import ExportKind
from pikadesk.domain.seam import Seam
from pikadesk.ui.presenters.exports import Exported
from pikadesk.ui.widgets.stage.chain_stage import ChainStage
from pikadesk.ui.widgets.stage.compare_stage import CompareStage
from tests.e2e.visitor import visiting

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "pa_context_connect", "No audio device")


def frames_of(file: Path) -> int:
    with av.open(str(file)) as container:
        return sum(1 for _ in container.decode(video=0))


def only_film(folder: Path) -> Path:
    (file,) = folder.glob("*.mp4")
    return file


async def test_a_chain_is_made_shot_by_shot_looked_at_and_joined(qapp: QApplication, tmp_path: Path) -> None:
    async with visiting(qapp, Options(sandbox=True, data_dir=tmp_path / "data")) as visitor:
        parts, window = visitor.pikadesk.parts, visitor.window
        chain = parts.chain
        await visitor.show(Task.TEXT)
        await visitor.write("Prompt", "Gentle waves at sunset")
        first = await visitor.generate()
        one = await visitor.watch(first)
        visitor.player.pause()
        visitor.player.view.setFocus()
        QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(window, Qt.Key.Key_H)
        await visitor.until(lambda: chain.frames.frames, "the chain to be seen")
        stage = window.stages.currentWidget()
        assert isinstance(stage, ChainStage)
        await visitor.click(stage.resume)
        await visitor.until(lambda: parts.window.task is Task.IMAGE, "the form that takes the frame")
        await visitor.until(lambda: parts.window.form.pictures, "the last frame in the form")
        await visitor.write("Prompt", "The waves go on")
        second = await visitor.generate()
        await visitor.until(lambda: chain.ids == (first, second), "the next shot in the chain")
        assert stage.isVisible()
        await visitor.until(lambda: chain.joint_after(chain.shots[0].key), "the joint to be compared")
        joint = chain.joint_after(chain.shots[0].key)
        assert joint is not None and joint.seam in (Seam.SEAMLESS, Seam.JUMP), joint
        await visitor.click(stage.export)
        await visitor.until(lambda: parts.exports.form is not None, "the question how to export it")
        form = parts.exports.form
        assert form is not None and form.kind is ExportKind.JOINED
        form.choose_folder(tmp_path)
        dialog = window.exports.dialog
        assert dialog is not None
        await visitor.until(dialog.export_button.isEnabled, "that it can be exported")
        await visitor.click(dialog.export_button)
        await visitor.until(lambda: isinstance(parts.exports.state, Exported), "the joined film")
        clip = parts.library.clip(second)
        assert clip is not None
        assert frames_of(only_film(tmp_path)) == frames_of(one) + frames_of(clip.path)
        dialog.close()
        parts.compare.compare(first, second)
        await visitor.until(lambda: parts.compare.frames.frames, "both clips beside each other")
        assert isinstance(window.stages.currentWidget(), CompareStage)
        assert {line.name for line in parts.compare.different} >= {"Task", "Prompt"}


async def test_the_chain_is_there_in_the_next_run(qapp: QApplication, tmp_path: Path) -> None:
    options = Options(sandbox=True, data_dir=tmp_path / "data")
    async with visiting(qapp, options) as visitor:
        await visitor.show(Task.TEXT)
        await visitor.write("Prompt", "Fog between the pines")
        made = await visitor.generate()
        await visitor.watch(made)
        visitor.pikadesk.parts.chain.add([made, made])
    async with visiting(qapp, options) as visitor:
        chain = visitor.pikadesk.parts.chain
        await visitor.until(lambda: visitor.pikadesk.parts.library.clip(made), "the library")
        chain.show()
        await visitor.until(lambda: chain.ids == (made, made), "the chain of before")
        await visitor.until(lambda: chain.frames.frames, "its first frame")
