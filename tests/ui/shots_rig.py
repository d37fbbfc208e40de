"""Clips beside each other and one after the other, in a window: what the tests of both share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import av
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pikadesk.domain.clip import Clip
from pikadesk.services.frame_ports import DecodedFrame
from pikadesk.ui.widgets.library_model import CARD_ROLE
from pikadesk.ui.widgets.main_window import MainWindow
from tests.adapters.films import number_in, numbered_film
from tests.fakes import until
from tests.ui.window_rig import Rig, text_draft

Page = TypeVar("Page", bound=QWidget)


def number(frame: DecodedFrame | None) -> int:
    """The number that a frame tells."""
    assert frame is not None
    return number_in(Image.frombytes("RGB", (frame.width, frame.height), frame.rgb))


def plain_film(file: Path, colour: str, *, size: tuple[int, int] = (128, 72), frames: int = 12) -> Path:
    """Write a film of one colour."""
    with av.open(str(file), "w") as out:
        stream = out.add_stream("libx264", rate=24, options={"preset": "ultrafast", "qp": "0"})
        stream.width, stream.height, stream.pix_fmt = *size, "yuv444p"
        for _ in range(frames):
            out.mux(stream.encode(av.VideoFrame.from_image(Image.new("RGB", size, colour))))
        out.mux(stream.encode())
    return file


async def numbered_clip(rig: Rig, name: str, *, ago: float = 60, **film: Any) -> Clip:
    """Put a clip into the library whose frames tell their numbers."""
    file = numbered_film(rig.folder / f"{name}.mp4", **film)
    return await rig.add_clip(text_draft(name), video=file.read_bytes(), ago=ago)


async def plain_clip(rig: Rig, name: str, colour: str, *, ago: float = 60, **film: Any) -> Clip:
    """Put a clip of one colour into the library."""
    file = plain_film(rig.folder / f"{name}.mp4", colour, **film)
    return await rig.add_clip(text_draft(name), video=file.read_bytes(), ago=ago)


def page(window: MainWindow, kind: type[Page]) -> Page:
    """The page that the stage shows."""
    found = window.stages.currentWidget()
    assert isinstance(found, kind)
    return found


def select(window: MainWindow, *clips: Clip) -> None:
    """Select clips in the library by clicks, and bring the keyboard there."""
    grid = window.library.grid
    grid.clearSelection()
    ids = [grid.model().data(grid.model().index(row, 0), CARD_ROLE).id for row in range(grid.model().rowCount())]
    for clip in clips:
        at = grid.cell(ids.index(clip.id)).center()
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
    grid.setFocus()
    assert set(window.library.selected) == {clip.id for clip in clips}


def colours(image: QImage, *places: tuple[float, float]) -> list[str]:
    """Whether places of a picture, as shares of its width and height, are red, blue or neither."""
    found = [image.pixelColor(round(x * (image.width() - 1)), round(y * (image.height() - 1))) for x, y in places]
    # A film's colours are off by one here and there.
    return ["red" if each.red() > 150 else "blue" if each.blue() > 150 else each.name() for each in found]


def dropped(target: QWidget, at: QPoint, files: Sequence[Path]) -> bool:
    """Drag files over a widget and let them go there; whether it took them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    around = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(at, *around)
    entered.ignore()
    QApplication.sendEvent(target, entered)
    if not entered.isAccepted():
        return False
    QApplication.sendEvent(target, QDragMoveEvent(at, *around))
    QApplication.sendEvent(target, QDropEvent(QPointF(at), *around))
    return True


async def standing(rig: Rig, frames: Any) -> None:
    """Wait until what is wanted is shown."""
    await rig.settle()
    await until(lambda: bool(frames.frames) and not frames.reading, "nothing is shown")
