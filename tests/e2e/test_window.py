"""All five tasks from the real window, over the real sandbox process, to a video that plays and is on the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import av
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from pikadesk.backend import Options
from pikadesk.domain.catalogue import Task
from pikadesk.ui.widgets.controls import StepSpin
from tests.e2e.visitor import SAMPLES, Visitor, visiting


async def _text(visitor: Visitor) -> None:
    await visitor.write("Prompt", "waves at dawn")
    await visitor.press("9:16", visitor.page)


async def _image(visitor: Visitor) -> None:
    await visitor.drop(["boat"])
    await visitor.write("Prompt", "the boat rocks")


async def _scenes(visitor: Visitor) -> None:
    await visitor.drop(["lighthouse", "boat", "city"])
    await visitor.write("Prompt", "the boat passes the lighthouse")


async def _frames(visitor: Visitor) -> None:
    await visitor.drop(["ridge-dawn", "ridge-dusk", "ridge-night"])
    for gap, steps_down in ((1, 4), (2, 3)):
        length = visitor.find(StepSpin, f"Length of transition {gap}", visitor.page)
        await visitor.click(length)
        for _ in range(steps_down):
            QTest.keyClick(length, Qt.Key.Key_Down)


async def _effects(visitor: Visitor) -> None:
    await visitor.drop(["duck"])
    await visitor.press("Inflate", visitor.page)


@pytest.mark.parametrize(
    ("task", "fill", "frames", "size"),
    [
        (Task.TEXT, _text, 120, (720, 1280)),
        (Task.IMAGE, _image, 120, (1280, 720)),
        (Task.SCENES, _scenes, 120, (1280, 720)),
        (Task.FRAMES, _frames, 72, (1280, 720)),
        (Task.EFFECTS, _effects, 120, (1280, 720)),
    ],
    ids=[task.value for task in Task],
)
async def test_a_form_becomes_a_playing_video(
    task: Task,
    fill: Callable[[Visitor], Awaitable[None]],
    frames: int,
    size: tuple[int, int],
    qapp: QApplication,
    tmp_path: Path,
) -> None:
    async with visiting(qapp, Options(sandbox=True, data_dir=tmp_path)) as visitor:
        await visitor.show(task)
        await fill(visitor)
        file = await visitor.watch(await visitor.generate())
        assert file.is_relative_to(tmp_path)
        assert not _is_blank(visitor.player.image())
        with av.open(str(file)) as container:
            assert sum(1 for _ in container.decode(video=0)) == frames
            assert (container.streams.video[0].width, container.streams.video[0].height) == size


async def test_what_the_form_holds_is_there_after_a_restart(qapp: QApplication, tmp_path: Path) -> None:
    async with visiting(qapp, Options(sandbox=True, data_dir=tmp_path)) as visitor:
        await visitor.show(Task.FRAMES)
        await visitor.drop(["ridge-dawn", "ridge-dusk"])
        await visitor.write("Prompt of transition 1", "the light goes")
        draft = visitor.pikadesk.parts.window.form.draft
    async with visiting(qapp, Options(sandbox=True, data_dir=tmp_path)) as visitor:
        assert visitor.pikadesk.parts.window.task is Task.FRAMES
        assert visitor.pikadesk.parts.window.form.draft == draft


async def test_a_job_that_runs_when_the_program_ends_is_fetched_at_the_next_start(
    qapp: QApplication, tmp_path: Path
) -> None:
    async with visiting(qapp, Options(sandbox=True, data_dir=tmp_path)) as visitor:
        await visitor.show(Task.EFFECTS)
        await _effects(visitor)
        job = await visitor.generate()
        await visitor.until(lambda: visitor.pikadesk.parts.jobs.activity.running, "the job to run")
    async with visiting(qapp, Options(sandbox=True, data_dir=tmp_path)) as visitor:
        assert (await visitor.watch(job)).is_file()


async def test_a_picture_on_the_clipboard_is_pasted_into_the_form(qapp: QApplication, tmp_path: Path) -> None:
    async with visiting(qapp, Options(sandbox=True, data_dir=tmp_path)) as visitor:
        await visitor.show(Task.FRAMES)
        qapp.clipboard().setImage(QImage(str(SAMPLES / "duck.jpg")))
        QTest.keyClick(visitor.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        form = visitor.pikadesk.parts.window.form
        await visitor.until(lambda: form.pictures and form.pictures[0].facts, "the picture")
        (facts,) = (picture.facts for picture in form.pictures)
        assert (facts.width, facts.height, facts.format) == (960, 540, "PNG")
        assert not visitor.pikadesk.parts.window.message


async def test_an_effect_is_found_by_typing_although_the_player_has_the_same_keys(
    qapp: QApplication, tmp_path: Path
) -> None:
    async with visiting(qapp, Options(sandbox=True, data_dir=tmp_path)) as visitor:
        await visitor.show(Task.FRAMES)
        await _frames(visitor)
        await visitor.watch(await visitor.generate())
        await visitor.show(Task.EFFECTS)
        visitor.find(QAbstractButton, "Inflate").setFocus()
        for typed, found in (("cru", "Crumble"), ("me", "Melt"), ("le", "Levitate")):
            for letter in typed:
                QTest.keyClick(qapp.focusWidget(), letter)
            assert visitor.pikadesk.parts.window.form.draft.get("effect") == found
            # The next word, and not more of this one.
            await asyncio.sleep(1.2)
        assert not visitor.player.sound.muted
        assert qapp.activeModalWidget() is None


def _is_blank(image: QImage) -> bool:
    corner = image.pixel(0, 0)
    return all(image.pixel(x, y) == corner for x in range(0, image.width(), 40) for y in range(0, image.height(), 40))
