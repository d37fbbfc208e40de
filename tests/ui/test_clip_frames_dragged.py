"""Clips and their frames dragged with the mouse, up to where the system's own drag begins."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.catalogue import Task
from pikadesk.ui.widgets.editors.mime import is_clip
from tests.adapters.films import RATE, number_in, numbered_film
from tests.fakes import until
from tests.ui.clip_rig import shown_number, with_clip
from tests.ui.window_rig import Rig, running

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", "pa_context_connect", "No audio device")


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path, videos=AvVideoTools()) as made:
        yield made


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return numbered_film(tmp_path / "numbered.mp4", sound=4)


def move(widget: QWidget, to: QPoint) -> None:
    """Move the mouse with its button held; QTest's own moves carry no button."""
    none, left, no_key = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), QPointF(widget.mapToGlobal(to)), none, left, no_key)
    QApplication.sendEvent(widget, moved)


def dragged(source: QWidget, *, begun: bool = False) -> tuple[QMimeData, QPoint] | None:
    """What is being dragged, and the size of what follows the pointer; the drag does not go on.

    Args:
        source: What it is dragged from.
        begun: Whether the system's own drag began, which waits for a real mouse.
    """
    drag = source.findChild(QDrag)
    if drag is None:
        return None
    found, copy = drag.mimeData(), QMimeData()
    for form in found.formats():
        copy.setData(form, found.data(form))
    size = QPoint(drag.pixmap().width(), drag.pixmap().height())
    if begun:
        QDrag.cancel()
    else:
        drag.deleteLater()
        QApplication.sendPostedEvents(drag, QEvent.Type.DeferredDelete)
    return copy, size


async def test_a_card_is_dragged_as_a_clip_and_as_its_file(rig: Rig, film: Path) -> None:
    window, clip = await with_clip(rig, film, opened=False)
    grid = window.library.grid
    at = grid.visualRect(grid.model().index(0, 0)).center()
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    move(grid.viewport(), at + QPoint(2, 0))
    assert dragged(grid) is None
    move(grid.viewport(), at + QPoint(30, -10))
    move(grid.viewport(), at + QPoint(40, -20))
    found = dragged(grid)
    assert found is not None
    mime, size = found
    assert [url.toLocalFile() for url in mime.urls()] == [str(clip.path)]
    assert is_clip(mime) and (size.x(), size.y()) == (138, 102)
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    await rig.settle()
    assert rig.library.opening is None


async def test_a_card_that_is_let_go_beside_the_form_changes_nothing(rig: Rig, film: Path) -> None:
    window, clip = await with_clip(rig, film, opened=False)
    rig.presenter.choose_task(Task.IMAGE)
    grid = window.library.grid
    at = grid.visualRect(grid.model().index(0, 0)).center()
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    move(grid.viewport(), at + QPoint(30, -10))
    move(grid.viewport(), at + QPoint(40, -20))
    found = dragged(grid)
    assert found is not None
    everything = (Qt.DropAction.CopyAction, found[0], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    over_stage = QDragEnterEvent(rig.stage.mapTo(window, rig.stage.rect().center()), *everything)
    QApplication.sendEvent(window.windowHandle(), over_stage)
    assert not over_stage.isAccepted()
    over_form = window.body.forms
    accepted = QDragEnterEvent(over_form.mapTo(window, over_form.rect().center()), *everything)
    QApplication.sendEvent(window.windowHandle(), accepted)
    assert accepted.isAccepted()
    assert clip.path.is_file()


async def test_the_picture_is_dragged_out_as_the_frame_that_is_shown(rig: Rig, film: Path) -> None:
    _, _ = await with_clip(rig, film)
    player, view = rig.stage.player, rig.stage.player.view
    player.seek(41 / RATE)
    await until(lambda: shown_number(rig) == 41)
    at = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    move(view, at + QPoint(3, 0))
    assert not view.held
    move(view, at + QPoint(-40, 5))
    assert view.held
    await until(lambda: view.findChild(QDrag) is not None)
    await rig.settle()
    found = dragged(view, begun=True)
    assert found is not None
    mime, _ = found
    (url,) = mime.urls()
    assert url.fileName() == "Gentle waves – frame at 1.7 s.png"
    assert number_in(Path(url.toLocalFile())) == 41
    assert not is_clip(mime)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at)
    assert not player.playing
    # A click is still a click.
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    assert player.playing


async def test_a_picture_that_was_let_go_at_once_is_not_dragged(rig: Rig, film: Path) -> None:
    await with_clip(rig, film)
    view = rig.stage.player.view
    at = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    move(view, at + QPoint(-40, 5))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at)
    await rig.settle()
    assert dragged(view) is None


async def test_a_picture_of_a_clip_that_is_gone_cannot_be_dragged_and_the_window_says_so(rig: Rig, film: Path) -> None:
    _, clip = await with_clip(rig, film)
    clip.path.unlink()
    view = rig.stage.player.view
    at = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    move(view, at + QPoint(-40, 5))
    await rig.settle()
    assert dragged(view) is None
    assert rig.library.message == f"{clip.path.name} is not there any more. Put it back, or choose another picture."
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at)
