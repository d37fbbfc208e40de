"""A real hand on the display of the tests: the pointer, and a file manager to drag from."""

from __future__ import annotations

import asyncio
import ctypes
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageChops
from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QImage, QScreen

# Both toolkits want to see a pointer that travels: one that jumps is not dragging anything.
_STEPS = 12
_PAUSE = "0.03"
_COPY = Qt.CursorShape.DragCopyCursor
_LEAST_CHANGE, _LEAST_WIDTH = 24, 20
# Nothing but the folder changes when something is selected: no line that counts, no pane beside it.
_CALM = "[ui]\nside_pane_mode=hidden;places\nshow_statusbar=0\nview_mode=icon\nsort=name;ascending;\n"


class Pointer:
    """The pointer of the display. Places are the screen's."""

    async def move(self, to: QPoint) -> None:
        """Go there, on a straight way and not all at once."""
        start = QCursor.pos()
        words: list[str] = []
        for step in range(1, _STEPS + 1):
            at = start + (to - start) * (step / _STEPS)
            words += ["mousemove", str(at.x()), str(at.y()), "sleep", _PAUSE]
        await xdotool(*words)

    async def settle(self) -> None:
        """Stay, but for a little to and fro, until what is dragged onto has answered that it takes a copy."""
        by = 2
        async with asyncio.timeout(60):
            while (cursor := QGuiApplication.overrideCursor()) is None or cursor.shape() is not _COPY:
                await xdotool("mousemove_relative", "--", str(by), str(by), "sleep", "0.2")
                by = -by

    @asynccontextmanager
    async def holding(self, at: QPoint) -> AsyncIterator[None]:
        """Hold the left button down from there on; at the end, let go where the pointer then is."""
        await self.move(at)
        await xdotool("mousedown", "1", "sleep", _PAUSE)
        try:
            yield
        finally:
            await xdotool("mouseup", "1")

    async def click(self, at: QPoint) -> None:
        """Click there."""
        async with self.holding(at):
            pass


class FileManager:
    """A file manager's window, alone in a part of the screen.

    Args:
        window: Its number.
        screen: The screen that it is on.
        part: The part of the screen.
    """

    def __init__(self, window: str, screen: QScreen, part: QRect) -> None:
        self._window, self._screen, self._part = window, screen, part

    async def select_all(self, count: int) -> list[QRect]:
        """Select everything, and return where each of so many icons is, from left to right.

        They are found by what changes on the screen when they are selected, however icons and fonts may look.
        """
        async with asyncio.timeout(20):
            while True:
                await xdotool("windowactivate", self._window, "key", "ctrl+a")
                with_all = await self._settled()
                # Turns the selection around: nothing is selected.
                await xdotool("key", "ctrl+i")
                without = await self._settled()
                await xdotool("key", "ctrl+a")
                again = await self._settled()
                icons = list(_changes(without, again))
                if len(icons) == count and list(_changes(without, with_all)) == icons:
                    return [icon.translated(self._part.topLeft()) for icon in icons]

    async def _settled(self) -> Image.Image:
        """Return what is seen, once it no longer changes."""
        before = self._seen()
        while True:
            await asyncio.sleep(0.1)
            now = self._seen()
            if now == before:
                return now
            before = now

    def _seen(self) -> Image.Image:
        part = self._part
        shot = self._screen.grabWindow(0, part.x(), part.y(), part.width(), part.height()).toImage()
        shot = shot.convertToFormat(QImage.Format.Format_RGBA8888)
        size = (shot.width(), shot.height())
        return Image.frombytes("RGBA", size, bytes(shot.constBits()), "raw", "RGBA", shot.bytesPerLine()).convert("L")


class _TrueTime(QAbstractNativeEventFilter):
    """Brings Qt's idea of the display's time back to the present.

    The file manager asks for what is dropped with the seconds of the wall clock in place of the display's milliseconds,
    and insists on them in the answer. Qt takes them for the present, and the display lets nobody have the clipboard who
    speaks from the future. Time only goes forward, but around in 32 bits: half of the way there, all that is before is
    after.
    """

    _TYPE, _PROPERTY, _REQUEST = 0x7F, 28, 30
    _HALF, _DISPLAY_LIFE = 2**31 - 1, 2**30

    def __init__(self) -> None:
        super().__init__()
        self._future: int | None = None

    def nativeEventFilter(self, _kind: QByteArray | bytes, message: int) -> tuple[bool, int]:
        event = (ctypes.c_uint32 * 4).from_address(int(message))
        kind = event[0] & self._TYPE
        if kind == self._REQUEST and event[1] > self._DISPLAY_LIFE:
            self._future = event[1]
        elif kind == self._PROPERTY and self._future is not None:
            event[3] = self._future + self._HALF
            self._future = None
        return False, 0


@asynccontextmanager
async def file_manager(folder: Path, screen: QScreen, part: QRect) -> AsyncIterator[FileManager]:
    """Open a folder in pcmanfm, in a part of the screen."""
    settings = Path(os.environ["XDG_CONFIG_HOME"]) / "pcmanfm/default/pcmanfm.conf"
    settings.parent.mkdir(parents=True)
    settings.write_text(_CALM, encoding="utf-8")
    command = ("dbus-run-session", "--", "pcmanfm", "--no-desktop", str(folder))
    running = await asyncio.create_subprocess_exec(
        *command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
    )
    times, application = _TrueTime(), QGuiApplication.instance()
    assert application is not None
    application.installNativeEventFilter(times)
    try:
        async with asyncio.timeout(30):
            window = await _window("pcmanfm")
            await _place(window, part)
        yield FileManager(window, screen, part)
    finally:
        application.removeNativeEventFilter(times)
        # The bus that came with it is in the same group. Asked to end, a file manager may stay and get in the way of
        # the next one.
        os.killpg(running.pid, signal.SIGKILL)
        await running.wait()


async def xdotool(*words: str) -> str:
    """Run xdotool and return what it says, which is nothing where it found nothing."""
    running = await asyncio.create_subprocess_exec("xdotool", *words, stdout=PIPE, stderr=DEVNULL)
    said, _ = await asyncio.wait_for(running.communicate(), 20)
    return said.decode().strip()


async def _window(kind: str) -> str:
    while True:
        if found := await xdotool("search", "--onlyvisible", "--class", kind):
            return found.splitlines()[-1]
        await asyncio.sleep(0.05)


async def _place(window: str, part: QRect) -> None:
    """Put a window into a part of the screen, with its frame."""
    inside = part.adjusted(4, 28, -4, -8)
    size = (str(inside.width()), str(inside.height()))
    while True:
        await xdotool("windowsize", window, *size, "windowmove", window, str(part.x()), str(part.y()))
        said = await xdotool("getwindowgeometry", "--shell", window)
        now = dict(line.split("=") for line in said.splitlines())
        if (now["WIDTH"], now["HEIGHT"]) == size and part.contains(QPoint(int(now["X"]), int(now["Y"]))):
            return
        await asyncio.sleep(0.05)


def _changes(before: Image.Image, after: Image.Image) -> Iterator[QRect]:
    """Yield what stands side by side and differs between two pictures of the same size."""
    differs = ImageChops.difference(before, after).point(lambda by: 255 if by >= _LEAST_CHANGE else 0)
    columns, _ = differs.getprojection()
    for changed, run in groupby(range(len(columns)), lambda x: bool(columns[x])):
        xs = list(run)
        box = differs.crop((xs[0], 0, xs[-1] + 1, differs.height)).getbbox() if changed else None
        if box is not None and len(xs) >= _LEAST_WIDTH:
            yield QRect(xs[0], box[1], len(xs), box[3] - box[1])
