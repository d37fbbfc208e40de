"""Where the preview of a storyboard is, and how it moves: time alone, whatever is shown at it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from pikadesk.domain.storyboard import FRAME_RATE

TICK_MS = 16
"""Sixty times a second and a little more, so that no picture of the screen is missed."""

_SHUTTLE_RATES = (1.0, 2.0, 4.0)
# A position is a sum of many small steps: this is far less than a frame and more than their error.
_TINY = 1e-6


class Playhead(QObject):
    """A position on a line of time, which can run by itself.

    A playhead that ran to the end stands there; playing goes on from the start then.

    Args:
        now: Seconds on a clock that only goes forward.
        parent: What owns it.

    Signals:
        changed(): Any of its properties.
    """

    changed = Signal()

    def __init__(self, now: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._position = self._duration = self._last = 0.0
        self._looping, self._rate = False, 1.0
        self._shuttle = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def position(self) -> float:
        """Where it is, in seconds from the start."""
        return self._position

    @property
    def duration(self) -> float:
        """How long the line is, in seconds."""
        return self._duration

    @property
    def playing(self) -> bool:
        """Whether it runs, forward or backward."""
        return self._timer.isActive()

    @property
    def looping(self) -> bool:
        """Whether it begins again at the end."""
        return self._looping

    @property
    def rate(self) -> float:
        """How fast it runs; 1 is as fast as time."""
        return self._rate

    def set_duration(self, seconds: float) -> None:
        """Change how long the line is; a position beyond its end becomes the end."""
        self._duration = seconds
        self._go(self._position)

    def play(self) -> None:
        """Run forward, from the start where it stands at the end."""
        self._shuttle = 0
        self._run()

    def pause(self) -> None:
        """Stand still."""
        self._shuttle = 0
        self._timer.stop()
        self.changed.emit()

    def toggle(self) -> None:
        """Run, or stand still."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, seconds: float) -> None:
        """Go to a position."""
        self._go(seconds)

    def step(self, frames: int) -> None:
        """Stand still so many frames further on, or back where it is negative, at the beginning of a frame."""
        self._timer.stop()
        self._shuttle = 0
        self._go((math.floor(self._position * FRAME_RATE + _TINY) + frames) / FRAME_RATE)

    def to_start(self) -> None:
        """Go to the start."""
        self._go(0.0)

    def to_end(self) -> None:
        """Stand still at the end."""
        self._timer.stop()
        self._shuttle = 0
        self._go(self._duration)

    def shuttle(self, direction: int) -> None:
        """Run on (1) or backward (-1); asked again, faster."""
        faster = min(abs(self._shuttle) + 1, len(_SHUTTLE_RATES)) if self._shuttle * direction > 0 else 1
        self._shuttle = faster * direction
        self._run()

    def set_loop(self, looping: bool) -> None:
        """Say whether it begins again at the end."""
        self._looping = looping
        self.changed.emit()

    def set_rate(self, rate: float) -> None:
        """Change how fast it runs; 1 is as fast as time."""
        self._rate = rate
        self._shuttle = 0
        self.changed.emit()

    def tick(self) -> None:
        """Go on by the time that has passed since the last one."""
        now = self._now()
        passed, self._last = now - self._last, now
        position = self._position + passed * self._speed()
        if self._looping and self._speed() > 0 and position >= self._duration > 0:
            position %= self._duration
        elif not 0 < position < self._duration:
            self._timer.stop()
            self._shuttle = 0
        self._go(position)

    def _speed(self) -> float:
        if self._shuttle:
            return math.copysign(_SHUTTLE_RATES[abs(self._shuttle) - 1], self._shuttle)
        return self._rate

    def _run(self) -> None:
        if not self._duration:
            return
        if self._speed() > 0 and self._position >= self._duration:
            self._position = 0.0
        elif self._speed() < 0 and not self._position:
            return
        self._last = self._now()
        self._timer.start()
        self.changed.emit()

    def _go(self, seconds: float) -> None:
        self._position = min(max(0.0, seconds), self._duration)
        self.changed.emit()
