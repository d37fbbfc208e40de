"""A form over a real image store, with fakes for the rest: what the composer's tests share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

from PIL import Image as Pillow
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pikadesk.adapters.files import frame_keeper, write_recipe_file
from pikadesk.adapters.image_store import DiskImageStore
from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.catalogue import Task
from pikadesk.domain.errors import PikadeskError
from pikadesk.domain.request import GenerationRequest
from pikadesk.services.purchasing import Order
from pikadesk.ui.actions import bind
from pikadesk.ui.presenters.film_frames import FilmFrames
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_files import FormFiles
from pikadesk.ui.presenters.presets import FormPresets
from pikadesk.ui.presenters.prompts import FormPrompts, PromptMemory
from pikadesk.ui.widgets.composer import ComposerPage
from pikadesk.ui.widgets.editors.picture_editor import NoticeLines
from pikadesk.ui.widgets.editors.storyboard import StoryboardEditor
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from tests.fakes import FakeDraftStore, FakePictureFetcher, FakePresetStore, FakePromptHistory, until

_API = "https://api.example.com"


class Queue:
    """Takes requests as the runner does; holds them back while `gate` is closed and raises `error` where one is set."""

    def __init__(self, images: DiskImageStore) -> None:
        self._images = images
        self.requests: list[GenerationRequest] = []
        self.orders: list[Order] = []
        self.calls = 0
        self.error: PikadeskError | None = None
        self.gate = asyncio.Event()
        self.gate.set()

    async def enqueue(self, orders: Sequence[Order]) -> None:
        self.calls += 1
        await self.gate.wait()
        if self.error is not None:
            raise self.error
        for request in (order.request for order in orders):
            for ref in request.images:
                self._images.keep(ref.path)  # type: ignore[union-attr]  # tests here use files only
            self.requests.append(request)
        self.orders += orders


class Rig:
    """One task's form and everything around it."""

    def __init__(self, task: Task, folder: Path) -> None:
        self.folder = folder
        self.images = DiskImageStore(folder / "store")
        self.drafts = FakeDraftStore()
        self.queue = Queue(self.images)
        self.time = 0.0
        self.rolls = iter(range(48213, 99999))
        self.loop = asyncio.get_running_loop()
        self.tasks: set[asyncio.Task[None]] = set()
        self.history = FakePromptHistory()
        self.memory = PromptMemory(self.history, spawn=self.spawn)
        self.preset_store = FakePresetStore()
        self.web = FakePictureFetcher(folder / "web")
        self.form = FormPresenter(
            task,
            images=self.images,
            drafts=self.drafts,
            enqueue=self.memory.remembering(self.queue.enqueue),
            spawn=self.spawn,
            fetcher=self.web,
            films=FilmFrames(frame_keeper(AvVideoTools(), folder / "frames"), lambda _: ""),
            now=lambda: self.time,
            roll=lambda _lowest, _highest: next(self.rolls),
        )

    def spawn(self, coroutine: Coroutine[Any, Any, None]) -> None:
        # Qt's timers go on between a test and its end, when no loop runs.
        task = self.loop.create_task(coroutine)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def settle(self) -> None:
        """Wait until nothing is under way any more."""
        while self.tasks:
            await asyncio.gather(*self.tasks)

    async def close(self) -> None:
        """End it as the program does."""
        await self.settle()
        await self.form.flush()

    def picture(self, name: str, size: tuple[int, int] = (640, 360), colour: str = "steelblue") -> Path:
        file = self.folder / name
        Pillow.new("RGB", size, colour).save(file)
        return file

    def pictures(self, count: int) -> list[Path]:
        colours = ("steelblue", "tomato", "seagreen", "gold", "plum", "sienna")
        return [self.picture(f"picture-{n}.png", colour=colour) for n, colour in enumerate(colours[:count], start=1)]

    @property
    def names(self) -> list[str]:
        return [picture.name for picture in self.form.pictures]

    @property
    def lengths(self) -> list[int]:
        return [gap.duration for gap in self.form.draft.transitions()]


class Composer(Rig):
    """A task's page in a window of its own, driven as a user does."""

    def __init__(self, task: Task, folder: Path, qtbot: QtBot) -> None:
        super().__init__(task, folder)
        self.thumbnails = Thumbnails()
        self.pasted: list[QImage] = []
        self.page = ComposerPage(
            self.form,
            thumbnails=self.thumbnails,
            keep_pasted=self._keep_pasted,
            prompts=FormPrompts(self.form, self.memory),
            presets=FormPresets(self.form, self.preset_store, spawn=self.spawn),
            files=FormFiles(self.form, write_recipe=write_recipe_file, base_url=_API, spawn=self.spawn),
        )
        self.offers: list[object] = []
        self.page.offer_taken.connect(self.offers.append)
        bind(self.page, {"generate": self.form.generate, "undo": self.form.undo, "redo": self.form.redo})
        qtbot.addWidget(self.page)

    def _keep_pasted(self, image: QImage) -> Path:
        self.pasted.append(image)
        file = self.folder / f"pasted-{len(self.pasted)}.png"
        image.save(str(file))
        return file

    async def open(self, width: int = 440, height: int = 844) -> None:
        """Show the page and wait until it is the active window."""
        self.page.resize(width, height)
        self.page.show()
        self.page.activateWindow()
        await until(self.page.isActiveWindow)
        await self.settle()

    async def with_pictures(self, count: int) -> None:
        """Open the page with so many pictures on it."""
        self.form.add_images(self.pictures(count))
        await self.settle()
        await self.open()

    def drag(self, files: Sequence[Path], at: QPoint) -> bool:
        """Drag files in and over a place of the page; say whether it takes them."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        return self.drag_mime(mime, at)

    def drag_mime(self, mime: QMimeData, at: QPoint) -> bool:
        """Drag anything in and over a place of the page; say whether it takes it."""
        self._mime = mime
        window = self.page.window().windowHandle()
        everything = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(window, QDragEnterEvent(at, *everything))
        over = QDragMoveEvent(at, *everything)
        QApplication.sendEvent(window, over)
        return over.isAccepted()

    async def drop(self, files: Sequence[Path], at: QPoint) -> None:
        """Drop files on a place of the page and wait until they were looked at."""
        self.drag(files, at)
        await self.let_go(at)

    async def drop_mime(self, mime: QMimeData, at: QPoint) -> None:
        """Drop anything on a place of the page and wait until it was looked at."""
        self.drag_mime(mime, at)
        await self.let_go(at)

    async def let_go(self, at: QPoint) -> None:
        """Let what is dragged go and wait until it was looked at."""
        self.send_drop(at)
        await self.settle()

    def send_drop(self, at: QPoint) -> None:
        """Let what is dragged go."""
        window = self.page.window().windowHandle()
        button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(window, QDropEvent(QPointF(at), Qt.DropAction.CopyAction, self._mime, button, keys))

    def leave(self) -> None:
        """Drag the files away again."""
        QApplication.sendEvent(self.page.window().windowHandle(), QDragLeaveEvent())

    def middle(self, widget: QWidget) -> QPoint:
        """The middle of a widget, as a place on the page."""
        return widget.mapTo(self.page, widget.rect().center())

    def texts(self) -> list[str]:
        """The sentences about brought files that can be seen."""
        shown = [line for line in self.page.findChildren(NoticeLines) if line.isVisible()]
        return [text for line in shown for text in line.texts()]

    def read_footer(self) -> str:
        """What the footer says about why Generate is disabled."""
        line = self.page.footer.blocked
        return line.text() if line.isVisible() else ""

    def follow(self, words: str) -> None:
        """Press one of the names in that line with the keyboard."""
        link = next(link for link in self.page.footer.blocked.links if link.text() == words)
        link.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(link, Qt.Key.Key_Space)


MakeRig = Callable[[Task], Rig]
MakeComposer = Callable[[Task], Composer]


def board(composer: Composer) -> StoryboardEditor:
    """Return the storyboard of a page of Frames."""
    assert isinstance(composer.page.pictures, StoryboardEditor)
    return composer.page.pictures


def drag_card(card: QWidget, to: QPoint, *, let_go: bool = True) -> None:
    """Drag a card with the mouse to a place on the screen."""
    start = card.rect().center()
    QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=start)
    for part in (0.2, 0.6, 1.0):
        target = card.mapFromGlobal(to)
        # QTest's own moves carry no pressed button.
        at = QPointF(start + (target - start) * part)
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            QPointF(card.mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(card, moved)
    if let_go:
        QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=card.mapFromGlobal(to))
