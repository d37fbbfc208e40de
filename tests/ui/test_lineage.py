"""Clips that were begun with a frame of another: from the press of a button to the row in the inspector."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pikadesk.adapters.image_store import DiskImageStore
from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import LocalImage
from pikadesk.domain.errors import RecordsUnreadable
from pikadesk.domain.job import Saved
from pikadesk.domain.library import FrameSource
from pikadesk.services.lineage import Kin
from pikadesk.ui.presenters.film_frames import LAST
from tests.adapters.films import numbered_film
from tests.fakes import until
from tests.ui.clip_rig import names, with_clip
from tests.ui.inspector_rig import linked, shown
from tests.ui.window_rig import Rig, running

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "pa_context_connect", "No audio device")


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path, videos=AvVideoTools()) as made:
        yield made


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return numbered_film(tmp_path / "numbered.mp4")


def digest(rig: Rig, task: Task, index: int = 0) -> str:
    """The digest by which the picture of a form will be named in the request."""
    ref = rig.forms[task].draft.images("image" if task in (Task.IMAGE, Task.EFFECTS) else "images")[index]
    assert isinstance(ref, LocalImage)
    return DiskImageStore(rig.folder / "real store").keep(ref.path).digest


async def test_a_clip_begun_with_the_last_frame_of_another_is_known_in_both(rig: Rig, film: Path) -> None:
    window, clip = await with_clip(rig, film)
    rig.presenter.choose_task(Task.IMAGE)
    QTest.mouseClick(rig.stage.use_last, Qt.MouseButton.LeftButton)
    await rig.settle()
    assert rig.world.library.frames == {digest(rig, Task.IMAGE): FrameSource(clip.id, math.inf)}
    rig.forms[Task.IMAGE].edit("prompt", "The waves go on")
    rig.presenter.form.generate()
    await rig.settle()
    await until(lambda: all(isinstance(job.state, Saved) for job in rig.world.runner.jobs.values()))
    await rig.settle()
    (job,) = rig.world.runner.jobs.values()
    begun = rig.world.library.kept[job.id]
    assert [(each.kin, each.clip_id) for each in await rig.lineage.of(begun)] == [(Kin.BEFORE, clip.id)]
    assert [(each.kin, each.clip_id) for each in await rig.lineage.of(clip)] == [(Kin.AFTER, begun.id)]
    inspector = await shown(rig, begun)
    assert linked(inspector) == ["Begun with its last frame: Gentle waves"]
    assert window.isVisible()


async def test_the_frame_that_is_shown_is_noted_with_its_time(rig: Rig, film: Path) -> None:
    window, clip = await with_clip(rig, film)
    rig.presenter.choose_task(Task.FRAMES)
    rig.stage.player.view.setFocus()
    rig.stage.player.seek(30 / 24)
    await until(lambda: abs(rig.stage.player.frame_start() - 30 / 24) < 0.001)
    QTest.keyClick(window, Qt.Key.Key_U)
    await rig.settle()
    source = rig.world.library.frames[digest(rig, Task.FRAMES)]
    assert source.clip_id == clip.id and source.seconds == pytest.approx(1.25, abs=0.001)


async def test_a_clip_that_is_dropped_on_a_form_is_noted_too_and_another_file_is_not(rig: Rig, film: Path) -> None:
    _, clip = await with_clip(rig, film, opened=False)
    form = rig.forms[Task.FRAMES]
    form.add_images([clip.path, film])
    await rig.settle()
    assert names(rig, Task.FRAMES) == ["Gentle waves – last frame.png", "numbered – last frame.png"]
    assert rig.world.library.frames == {digest(rig, Task.FRAMES): FrameSource(clip.id, LAST)}


async def test_a_picture_is_used_all_the_same_where_its_origin_cannot_be_written(rig: Rig, film: Path) -> None:
    _, clip = await with_clip(rig, film, opened=False)
    rig.world.library.error = RecordsUnreadable(path="x")
    rig.forms[Task.IMAGE].add_images([clip.path])
    await rig.settle()
    assert names(rig, Task.IMAGE) == ["Gentle waves – last frame.png"]
    assert rig.world.library.frames == {} and rig.forms[Task.IMAGE].notices == ()
    rig.world.library.error = None
