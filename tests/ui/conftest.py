from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import av
import pytest
from PIL import Image
from PySide6.QtCore import QLocale, QPoint
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pikadesk.domain.catalogue import Task
from pikadesk.ui.languages import speak
from pikadesk.ui.theme import apply_theme, theme
from tests.ui.animatic_rig import Preview
from tests.ui.composer_rig import Composer, MakeComposer, MakeRig, Rig

CLIP_FRAMES = 24
CLIP_RATE = 24
CLIP_SIZE = (160, 90)


def grey_of(frame: int) -> int:
    """The grey in which a frame of the test clip is painted."""
    return 40 + 8 * frame


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """The dark theme, in English, and everything at its place at once."""
    speak(qapp, "en", QLocale.c())
    apply_theme(qapp, "dark")
    theme().reduce_motion(True)
    yield


@pytest.fixture
def movement(look: None) -> None:
    """Movement, as a user has it who has not switched it off."""
    theme().reduce_motion(False)


def write_clip(file: Path, *, sound: bool = False) -> Path:
    """Write a real video of one second; each frame is an even grey that tells its number."""
    with av.open(str(file), "w") as container:
        stream = container.add_stream("libx264", rate=CLIP_RATE)
        stream.width, stream.height = CLIP_SIZE
        stream.pix_fmt = "yuv420p"
        track = container.add_stream("aac", rate=48_000, layout="mono") if sound else None
        for number in range(CLIP_FRAMES):
            grey = grey_of(number)
            picture = Image.new("RGB", CLIP_SIZE, (grey, grey, grey))
            container.mux(stream.encode(av.VideoFrame.from_image(picture)))
        container.mux(stream.encode())
        if track is not None:
            silence = av.AudioFrame(format="fltp", layout="mono", samples=48_000)
            silence.sample_rate = 48_000
            for plane in silence.planes:
                plane.update(bytes(plane.buffer_size))
            container.mux(track.encode(silence))
            container.mux(track.encode())
    return file


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The test clip, without sound."""
    return write_clip(tmp_path_factory.mktemp("clip") / "clip.mp4")


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., QWidget]:
    """Show a widget in an active window of a size, so that keys reach it."""

    kept: list[QWidget] = []

    def show(widget: QWidget, width: int = 480, height: int = 320) -> QWidget:
        # qtbot remembers widgets weakly.
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show


@pytest.fixture
def pixel() -> Callable[[QWidget, float, float], str]:
    """The colour that a widget shows at a place, as `#rrggbb`."""

    def look_at(widget: QWidget, x: float, y: float) -> str:
        return QColor(widget.grab().toImage().pixelColor(QPoint(round(x), round(y)))).name()

    return look_at


@pytest.fixture
async def rig_of(tmp_path: Path) -> AsyncIterator[MakeRig]:
    """Makes a form of a task."""
    made: list[Rig] = []

    def make(task: Task) -> Rig:
        made.append(Rig(task, tmp_path))
        return made[-1]

    yield make
    for rig in made:
        await rig.close()


@pytest.fixture
async def composer_of(tmp_path: Path, qtbot: QtBot) -> AsyncIterator[MakeComposer]:
    """Makes the page of a task."""
    made: list[Composer] = []

    def make(task: Task) -> Composer:
        made.append(Composer(task, tmp_path, qtbot))
        return made[-1]

    yield make
    QGuiApplication.clipboard().clear()
    for composer in made:
        composer.web.steps.free()
        await composer.close()


@pytest.fixture
async def frames(composer_of: MakeComposer) -> Composer:
    """The page of Frames."""
    return composer_of(Task.FRAMES)


@pytest.fixture
async def preview(tmp_path: Path, qtbot: QtBot) -> AsyncIterator[Preview]:
    """A storyboard on the stage."""
    made = Preview(tmp_path, qtbot)
    yield made
    await made.close()
