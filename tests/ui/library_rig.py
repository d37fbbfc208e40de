"""A library with many clips, and its view: what the tests of the library share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from pikadesk.domain.clip import Clip, VideoFacts
from pikadesk.domain.draft import Draft
from pikadesk.domain.library import Marks
from pikadesk.domain.request import parse
from pikadesk.ui.widgets.library_view import LibraryView
from tests.fakes import until
from tests.ui.window_rig import Rig, text_draft

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


async def fill(rig: Rig, count: int, *, files: bool = False, drafts: Sequence[Draft] = ()) -> list[str]:
    """Put clips into the library, the first one the newest, and return their ids."""
    request, ids = parse(text_draft()), []
    for number in range(count):
        if files:
            clip = await rig.add_clip(drafts[number] if drafts else None, ago=10 * number)
        else:
            clip = Clip(
                f"{number + 1:032x}",
                rig.folder / "videos" / f"{number}.mp4",
                replace(request, draft=drafts[number]) if drafts else request,
                VideoFacts(1280, 720, 120, 5.04, has_sound=False),
                rig.world.clock.now() - timedelta(seconds=10 * number),
            )
            await rig.world.library.add(clip)
        ids.append(clip.id)
    await rig.library.load()
    await rig.settle()
    return ids


async def view_of(rig: Rig, width: int = 1000, height: int = 600, *, expanded: bool = True) -> LibraryView:
    """Show the library."""
    widget = LibraryView(rig.library, rig.thumbnails, lambda: "~/Videos/Pikadesk", rig.imports)
    widget.set_expanded(expanded)
    rig.keep(widget, width, height)
    # It is the window's to put them somewhere.
    rig.own(widget.tools)
    await until(lambda: widget.isActiveWindow() and (widget.width(), widget.height()) == (width, height))
    if rig.library.ids:
        widget.grid.setFocus()
        await until(widget.grid.hasFocus)
    return widget


def centre(view: LibraryView, row: int) -> QPoint:
    return view.grid.cell(row).center()


def click(view: LibraryView, row: int, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, held, centre(view, row))


def move(view: LibraryView, to: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the pointer over the grid. QTest would run the event loop for that, and coroutines inside of this one."""
    viewport = view.grid.viewport()
    kind, there = QEvent.Type.MouseMove, viewport.mapToGlobal(to)
    event = QMouseEvent(kind, to.toPointF(), there.toPointF(), Qt.MouseButton.NoButton, held, NONE)
    QApplication.sendEvent(viewport, event)


def marks(rig: Rig, clip_id: str) -> Marks:
    """What is written down of a clip."""
    return rig.world.library.marks.get(clip_id, Marks())


async def press(root: QWidget, words: str) -> None:
    """Press a button by its words, in the dialog that is open over the window, or in the window."""

    def found() -> list[QPushButton]:
        top = QApplication.activeModalWidget() or root
        return [each for each in top.findChildren(QPushButton) if each.text() == words and each.isVisible()]

    await until(found, f"no button says {words!r}")
    QTest.mouseClick(found()[0], Qt.MouseButton.LeftButton)


async def dialog(kind: type[QWidget]) -> QWidget:
    """Wait for a dialog."""
    await until(lambda: isinstance(QApplication.activeModalWidget(), kind), f"no {kind.__name__} opens")
    found = QApplication.activeModalWidget()
    assert found is not None
    await until(found.isActiveWindow)
    return found
