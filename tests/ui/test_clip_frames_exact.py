"""One key takes the first, the last or the shown frame of a clip, for each task, of every kind of film: that one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.catalogue import Task
from tests.adapters.films import RATE, numbered_film
from tests.fakes import until
from tests.ui.clip_rig import number, shown_number, with_clip
from tests.ui.window_rig import Rig, running

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "pa_context_connect", "No audio device")
UNEVEN = (0, 0.05, 0.1, 0.9, 0.95, 1.2, 1.21, 1.22, 1.3, 1.5, 1.54, 1.58, 1.62)
KINDS: dict[str, dict[str, Any]] = {
    "sound longer than the picture": {"frames": 40, "sound": 4},
    "uneven frames": {"frames": len(UNEVEN), "times": UNEVEN},
    "one frame": {"frames": 1},
    "upright": {"frames": 40, "size": (64, 128)},
    "odd size": {"frames": 40, "size": (98, 54)},
    "late picture": {"frames": 40, "times": [1 + frame / RATE for frame in range(40)], "sound": 4},
    "one key frame": {"frames": 120, "x264": "keyint=250:scenecut=0"},
}
TAKERS = (Task.IMAGE, Task.SCENES, Task.FRAMES, Task.EFFECTS)


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path, videos=AvVideoTools()) as made:
        yield made


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("task", TAKERS)
async def test_the_frame_that_is_meant_is_the_one_that_arrives(rig: Rig, tmp_path: Path, task: Task, kind: str) -> None:
    film = numbered_film(tmp_path / "film.mp4", **KINDS[kind])
    window, _ = await with_clip(rig, film)
    rig.presenter.choose_task(task)
    player, last = rig.stage.player, KINDS[kind]["frames"] - 1
    player.view.setFocus()
    for held, expected in (("Shift", last), ("Alt", 0)):
        QTest.keyClick(window, Qt.Key.Key_U, getattr(Qt.KeyboardModifier, f"{held}Modifier"))
        await rig.settle()
        assert number(rig, task) == expected
        # Two keyframes would bring their preview onto the stage.
        rig.presenter.form.undo()
    target = min(7, last)
    for _ in range(target):
        before = shown_number(rig)
        QTest.keyClick(window, Qt.Key.Key_Right)
        await until(lambda before=before: shown_number(rig) == before + 1)
    QTest.keyClick(window, Qt.Key.Key_U)
    await rig.settle()
    assert number(rig, task) == target
    file = rig.forms[task].pictures[-1].file
    assert file is not None
    with Image.open(file) as picture:
        assert picture.size == KINDS[kind].get("size", (128, 64))
