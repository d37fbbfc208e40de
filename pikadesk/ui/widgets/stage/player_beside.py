"""Reading films beside the window's thread: the one call that counts, and single frames."""

from __future__ import annotations

import contextlib
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from pikadesk.domain.errors import PikadeskError
from pikadesk.services.frame_ports import DecodedFrame, FilmIndex, FrameFeed, FrameReader


class Beside(QObject):
    """Runs a call on a thread of its own; the newest alone is heard of.

    Args:
        parent: What owns it. It must be owned: its last reference may be given up on the thread.

    Signals:
        done(object): What the call returned, None where it raised a `PikadeskError`.
        ended(Event, object): The same from the thread, of every call.
    """

    done = Signal(object)
    ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()
        self.ended.connect(self._hear)

    def run(self, call: Callable[[Event], object]) -> None:
        """Begin a call, and give up the one before; it is handed what is set when it is given up itself."""
        self.drop()
        stop, me = self._stop, weakref.ref(self)

        def work() -> None:
            try:
                result = call(stop)
            except PikadeskError:
                result = None
            _tell(me, stop, result)

        threading.Thread(target=work, name="player", daemon=True).start()

    def drop(self) -> None:
        """Give up the call that is under way."""
        self._stop.set()
        self._stop = Event()

    def _hear(self, stop: Event, result: object) -> None:
        if stop is self._stop:
            self.done.emit(result)


class Stills(QObject):
    """Single frames of a film, exactly the ones that are meant.

    One is read at a time, and after it the one that is wanted then: nothing queues up, and something is seen even where
    frames are wanted faster than they can be read.

    Args:
        reader: Reads films.
        parent: What owns it. It must be owned: its last reference may be given up on the thread.

    Signals:
        read(int, QImage): A frame was read.
        failed(): No frame can be read any more.
        ended(): Reading a frame came to its end, on the thread.
    """

    read = Signal(int, QImage)
    failed = Signal()
    ended = Signal()

    def __init__(self, reader: FrameReader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._feed: FrameFeed | None = None
        self._reading: int | None = None
        self._newest: int | None = None
        self.ended.connect(self._look)

    @property
    def waiting(self) -> bool:
        """Whether a frame is being read."""
        return self._reading is not None

    def open(self, film: Path, index: FilmIndex) -> None:
        """Read another film."""
        self.close()
        me = weakref.ref(self)
        self._feed = self._reader.feed(film, index, lambda: _tell(me))

    def close(self) -> None:
        """Let go of the film."""
        if self._feed is not None:
            self._feed.close()
        self._feed = self._reading = self._newest = None

    def want(self, frame: int) -> None:
        """Read a frame as soon as may be, instead of any that is not being read yet."""
        self._newest = frame
        if self._reading is None:
            self._begin()

    def forget(self) -> None:
        """No frame is wanted any more."""
        self._newest = self._reading = None

    def _begin(self) -> None:
        if self._feed is None or self._newest is None:
            return
        self._reading, self._newest = self._newest, None
        self._feed.want(self._reading)
        self._look()

    def _look(self) -> None:
        feed, wanted = self._feed, self._reading
        if feed is None or wanted is None:
            return
        frame = feed.get(wanted)
        if frame is not None:
            self._reading = None
            self.read.emit(wanted, as_image(frame))
            self._begin()
        elif feed.trouble is not None:
            self._reading = self._newest = None
            self.failed.emit()


def as_image(frame: DecodedFrame) -> QImage:
    """Return a frame as a picture with memory of its own."""
    read = QImage(frame.rgb, frame.width, frame.height, 3 * frame.width, QImage.Format.Format_RGB888)
    return read.convertToFormat(QImage.Format.Format_RGB32)


def _tell(me: weakref.ref[Beside] | weakref.ref[Stills], *what: object) -> None:
    """Say on another thread that something has ended; the window may have gone meanwhile."""
    alive = me()
    if alive is not None:
        with contextlib.suppress(RuntimeError):
            alive.ended.emit(*what)
