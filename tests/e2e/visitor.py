"""A visitor: uses the real window through its real widgets, with mouse, keys and drops, and waits with the eyes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLineEdit, QScrollArea, QWidget

from pikadesk.app import Pikadesk
from pikadesk.backend import Options, build
from pikadesk.domain.catalogue import Task
from pikadesk.ui.widgets.composer import ComposerPage
from pikadesk.ui.widgets.controls import PromptEdit
from pikadesk.words import TASKS

W = TypeVar("W", bound=QWidget)

SAMPLES = Path(__file__).parents[2] / "resources/samples"


class Visitor:
    """Somebody before the window.

    Args:
        pikadesk: The running program.
    """

    def __init__(self, pikadesk: Pikadesk) -> None:
        self.pikadesk, self.window = pikadesk, pikadesk.window
        self.player = pikadesk.parts.stage.player

    @property
    def page(self) -> ComposerPage:
        """The form that is shown."""
        return self.pikadesk.parts.pages[self.pikadesk.parts.window.task]

    async def until(self, condition: Callable[[], object], what: str, seconds: float = 60) -> None:
        """Wait for something to become so.

        Raises:
            AssertionError: It did not within that many seconds.
        """
        ends = asyncio.get_running_loop().time() + seconds
        while not condition():
            assert asyncio.get_running_loop().time() < ends, f"waited {seconds} s for {what}"
            await asyncio.sleep(0.02)

    def find(self, kind: type[W], name: str, within: QWidget | None = None) -> W:
        """Return the visible widget of a kind whose text or accessible name begins so.

        Raises:
            AssertionError: There is none.
        """
        for widget in (within or self.window).findChildren(kind):
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            if widget.isVisible() and (text.startswith(name) or widget.accessibleName().startswith(name)):
                return widget
        raise AssertionError(f"no {kind.__name__} called {name!r} can be seen")

    async def press(self, name: str, within: QWidget | None = None) -> None:
        """Click the button of that name."""
        await self.click(self.find(QAbstractButton, name, within))

    async def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget, scrolled to where it can be seen."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        await asyncio.sleep(0)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        await asyncio.sleep(0)

    async def show(self, task: Task) -> None:
        """Go to a task by its tab."""
        await self.press(TASKS[task], self.window.header)
        await self.until(
            lambda: self.pikadesk.parts.window.task is task and self.page.isVisible(), f"the form of {task}"
        )

    async def write(self, name: str, text: str) -> None:
        """Type into the field of that name, over what it holds."""
        prompts = [edit for edit in self.page.findChildren(PromptEdit) if edit.accessibleName().startswith(name)]
        field: QWidget = prompts[0] if prompts else self.find(QLineEdit, name, self.page)
        await self.click(field.viewport() if isinstance(field, QAbstractScrollArea) else field)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)
        await asyncio.sleep(0)

    async def drop(self, names: Iterable[str], onto: QWidget | None = None) -> None:
        """Drop sample pictures onto the form, or a widget of it, and wait until they were looked at."""
        await self.drop_files([SAMPLES / f"{name}.jpg" for name in names], onto)

    async def drop_files(self, files: Iterable[Path], onto: QWidget | None = None) -> None:
        """Drop files, as a file manager does."""
        target = onto or self.page
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        at = target.rect().center()
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for event in (
            QDragEnterEvent(at, copy, mime, left, none),
            QDragMoveEvent(at + QPoint(1, 1), copy, mime, left, none),
            QDropEvent(QPointF(at), copy, mime, left, none),
        ):
            QApplication.sendEvent(target, event)
            await asyncio.sleep(0)
        await self.until(lambda: not self.pikadesk.parts.window.form.looking, "the pictures to be looked at")

    async def generate(self) -> str:
        """Press Generate and return the new job's id."""
        jobs = self.pikadesk.parts.jobs
        before = {row.id for row in jobs.rows}
        button = self.page.footer.generate
        await self.until(button.isEnabled, "Generate to be enabled")
        await self.click(button)
        await self.until(lambda: {row.id for row in jobs.rows} - before, "the job in the list")
        return ({row.id for row in jobs.rows} - before).pop()

    async def watch(self, job_id: str, seconds: float = 90) -> Path:
        """Wait until a job's video plays on the stage and return its file."""
        library = self.pikadesk.parts.library
        await self.until(lambda: library.clip(job_id), "the video to be saved", seconds)
        clip = library.clip(job_id)
        assert clip is not None
        await self.until(lambda: self.player.file == clip.path, "the video on the stage")
        await self.until(lambda: self.player.position > 0.3 and not self.player.image().isNull(), "the video to play")
        return clip.path

    def picture(self, file: Path) -> None:
        """Take a picture of the window."""
        assert self.window.grab().save(str(file)), file


@asynccontextmanager
async def visiting(application: QApplication, options: Options) -> AsyncIterator[Visitor]:
    """Start the program, visit it, and quit it as its user does."""
    pikadesk = Pikadesk(application, build(options), options)
    try:
        pikadesk.window.show()
        await pikadesk.start([])
        yield Visitor(pikadesk)
    finally:
        pikadesk.window.close()
        await pikadesk.close()
