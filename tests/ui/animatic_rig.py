"""A storyboard's preview over a real form and real pictures: what its tests share."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import LocalImage, Transition
from pikadesk.domain.errors import PikadeskError, Stopped
from pikadesk.domain.storyboard import Storyboard, with_storyboard
from pikadesk.ui.presenters.animatic import AnimaticPresenter, FilmProgress
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.stage.animatic_stage import StoryboardStage
from tests.fakes import until
from tests.ui.composer_rig import Rig

NONE = Qt.KeyboardModifier.NoModifier
WIDE, HIGH = 1000, 700
COLOURS = ("#c80000", "#0000c8", "#00c800", "#c8c800", "#00c8c8")


class Writer:
    """Takes films as the adapter does; waits while `gate` is closed and raises `error` where one is set."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.begun = threading.Event()
        self.error: PikadeskError | None = None
        self.films: list[tuple[list[str], list[int], Path]] = []

    def __call__(
        self,
        images: Sequence[Path],
        seconds: Sequence[int],
        target: Path,
        progress: FilmProgress,
        stop: threading.Event,
    ) -> None:
        progress(1, 4)
        self.begun.set()
        while not self.gate.wait(0.01):
            if stop.is_set():
                raise Stopped
        if self.error is not None:
            raise self.error
        self.films.append(([image.name for image in images], list(seconds), target))


class Preview(Rig):
    """The preview of a storyboard in a window of its own, driven as a user does."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        super().__init__(Task.FRAMES, folder)
        self.thumbnails = Thumbnails()
        self.writer = Writer()
        self.presenter = AnimaticPresenter(self.form, write=self.writer, spawn=self.spawn)
        self.presenter.show_task(Task.FRAMES)
        self.playhead = self.presenter.playhead
        self.stage = StoryboardStage(self.presenter, self.thumbnails)
        self.timeline = self.stage.timeline
        qtbot.addWidget(self.stage)

    async def open(self, *lengths: int, size: tuple[int, int] = (320, 180), wide: int = WIDE) -> None:
        """Show a storyboard with so many seconds between its keyframes, each of another colour."""
        await self.fill(*lengths, size=size)
        self.stage.resize(wide, HIGH)
        self.stage.show()
        self.stage.activateWindow()
        await until(self.stage.isActiveWindow)

    async def fill(self, *lengths: int, size: tuple[int, int] = (320, 180)) -> None:
        """Put a storyboard into the form."""
        images = tuple(
            LocalImage(self.picture(f"{number + 1}.png", size, COLOURS[number])) for number in range(len(lengths) + 1)
        )
        gaps = tuple(Transition(length, f"prompt {number}") for number, length in enumerate(lengths, start=1))
        self.form.load(with_storyboard(self.form.draft, Storyboard(images, gaps)))
        await self.settle()

    async def wait_for_colour(self, colour: str) -> None:
        """Wait until the middle of the screen shows a colour."""
        await until(lambda: self.colour() == colour)

    def colour(self, x: float = 0.5, y: float = 0.3) -> str:
        """The colour of the screen at a place in the picture, from 0 to 1 across and down."""
        area = self.stage.view.picture_area()
        at = QPointF(area.left() + area.width() * x, area.top() + area.height() * y).toPoint()
        return QColor(self.stage.view.grab().toImage().pixelColor(at)).name()

    def shown_lengths(self) -> list[str]:
        """The lengths that the bars say."""
        return [bar.accessibleName().rpartition(", ")[2] for bar in self.timeline.segments]

    def x(self, second: float) -> int:
        """Where a time lies on the timeline, by the design."""
        return round(52 + second / 25 * (self.timeline.width() - 104))


class Hand:
    """A mouse that pulls a widget along, over its middle where nothing else is said."""

    def __init__(self, widget: QWidget, keys: Qt.KeyboardModifier = NONE, at: QPoint | None = None) -> None:
        self._widget, self._keys = widget, keys
        start = at if at is not None else widget.rect().center()
        self._start = widget.mapToGlobal(start)
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, keys, start)

    def move(self, by: int) -> None:
        """Go to so many pixels right of where it was pressed."""
        where = QPointF(self._start + QPoint(by, 0))
        # QTest's own moves carry no pressed button.
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(self._widget.mapFromGlobal(where)),
            where,
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            self._keys,
        )
        QApplication.sendEvent(self._widget, moved)

    def let_go(self) -> None:
        """Release the button."""
        QTest.mouseRelease(self._widget, Qt.MouseButton.LeftButton, self._keys)


def pull(widget: QWidget, by: int, keys: Qt.KeyboardModifier = NONE, *, at: QPoint | None = None) -> Hand:
    """Pull a widget so many pixels to the right with the mouse, and hold it there."""
    hand = Hand(widget, keys, at)
    for part in (0.1, 0.5, 1.0):
        hand.move(round(by * part))
    return hand
