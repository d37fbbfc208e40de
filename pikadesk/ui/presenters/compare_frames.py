"""Frames of several films at one moment: shown all together or not at all, the newest moment that could be read."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.errors import Fault
from pikadesk.services.frame_ports import DecodedFrame, FilmIndex, FrameFeed, FrameReader


@dataclass(frozen=True, slots=True)
class Wanted:
    """A frame of a film.

    Attributes:
        key: Tells films apart, one that is there twice too.
        film: The file.
        index: When its frames are shown.
        frame: The frame's index.
    """

    key: Hashable
    film: Path
    index: FilmIndex
    frame: int


Moment = tuple[Wanted, ...]


class _Bell:
    """Passes on, from any thread, that a frame arrived; once it is silent, the object that it told may go."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._lock, self._tell = threading.RLock(), tell
        self._silent = False

    def ring(self) -> None:
        """Tell it, unless that is over."""
        with self._lock:
            if not self._silent:
                self._tell()

    def silence(self) -> None:
        """Tell nothing any more; what is being told on another thread is told to its end first."""
        with self._lock:
            self._silent = True


class FramesInStep(QObject):
    """Reads the frames of a moment beside the window.

    A moment that is being read is shown before another one is begun with: so something is seen even where frames are
    wanted faster than they can be read, and what is left out then is always what is over already.

    Args:
        reader: Reads films.
        parent: What owns it.

    Signals:
        changed(): Another moment is shown, or a film cannot be read any more.
    """

    changed = Signal()
    _arrived = Signal()

    def __init__(self, reader: FrameReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._feeds: dict[Hashable, FrameFeed] = {}
        self._bells: dict[Hashable, _Bell] = {}
        self._newest: Moment = ()
        self._soon: Moment = ()
        self._pending: Moment | None = None
        self._shown: Moment = ()
        self._frames: tuple[DecodedFrame | None, ...] = ()
        self._trouble: Fault | None = None
        self._arrived.connect(self._look)

    @property
    def shown(self) -> Moment:
        """The moment that is shown."""
        return self._shown

    @property
    def frames(self) -> tuple[DecodedFrame | None, ...]:
        """The frames of that moment; None for one of a film that cannot be read."""
        return self._frames

    @property
    def trouble(self) -> Fault | None:
        """What is wrong with a film of that moment, None where nothing is."""
        return self._trouble

    @property
    def reading(self) -> bool:
        """Whether another moment is about to be shown."""
        return self._pending is not None

    def want(self, moment: Moment, soon: Moment = ()) -> None:
        """Show a moment as soon as may be.

        Args:
            moment: A frame of each film.
            soon: What comes next of other films, to be ready then.
        """
        self._newest, self._soon = moment, soon
        if self._pending is None:
            self._begin()

    def close(self) -> None:
        """Show nothing, and let go of the films."""
        for key in list(self._feeds):
            self._let_go(key)
        self._newest = self._soon = self._shown = ()
        self._frames, self._pending, self._trouble = (), None, None
        self.changed.emit()

    def _begin(self) -> None:
        moment = self._newest
        self._open(moment, self._soon)
        if moment == self._shown:
            return
        self._pending = moment
        for wanted in moment:
            self._feeds[wanted.key].want(wanted.frame)
        self._look()

    def _open(self, moment: Moment, soon: Moment) -> None:
        keys = {wanted.key for wanted in (*moment, *soon)}
        for key in [key for key in self._feeds if key not in keys]:
            self._let_go(key)
        for wanted in (*moment, *soon):
            if wanted.key not in self._feeds:
                # A signal, so that it is heard on the window's thread.
                self._bells[wanted.key] = bell = _Bell(self._arrived.emit)
                self._feeds[wanted.key] = self._reader.feed(wanted.film, wanted.index, bell.ring)
        now = {wanted.key for wanted in moment}
        for wanted in soon:
            if wanted.key not in now:
                self._feeds[wanted.key].want(wanted.frame)

    def _let_go(self, key: Hashable) -> None:
        self._bells.pop(key).silence()
        self._feeds.pop(key).close()

    def _look(self) -> None:
        moment = self._pending
        if moment is None:
            return
        feeds = [self._feeds[wanted.key] for wanted in moment]
        frames = tuple(feed.get(wanted.frame) for feed, wanted in zip(feeds, moment, strict=True))
        if any(frame is None and feed.trouble is None for feed, frame in zip(feeds, frames, strict=True)):
            return
        self._pending, self._shown, self._frames = None, moment, frames
        self._trouble = _first_trouble(feeds, frames)
        self.changed.emit()
        if self._pending is None and self._newest != self._shown:
            self._begin()


def _first_trouble(feeds: Sequence[FrameFeed], frames: Sequence[DecodedFrame | None]) -> Fault | None:
    return next((feed.trouble for feed, frame in zip(feeds, frames, strict=True) if frame is None), None)
