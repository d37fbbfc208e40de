"""Where films are that are shown frame by frame: time that runs, and steps from frame to frame."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from pikadesk.domain.frame_times import step_from, step_index
from pikadesk.ui.presenters.animatic_playhead import Playhead


class FramePlayhead(Playhead):
    """A position on a line of time that knows when frames begin on it.

    Args:
        now: Seconds on a clock that only goes forward.
        parent: What owns it.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(now, parent)
        self._steps: Sequence[float] = (0.0,)

    @property
    def steps(self) -> Sequence[float]:
        """When the frames begin, in seconds from the start, in order."""
        return self._steps

    @property
    def speed(self) -> float:
        """How fast it runs now: 0 while it stands still, negative where it runs backward."""
        return self._speed() if self.playing else 0.0

    @property
    def step_index(self) -> int:
        """The index of the frame that is shown now."""
        return step_index(self._steps, self.position)

    def set_line(self, steps: Sequence[float], seconds: float) -> None:
        """Take another line of time.

        Args:
            steps: When its frames begin, in order.
            seconds: How long it is; a position beyond its end becomes the end.
        """
        self._steps = steps or (0.0,)
        self.set_duration(seconds)

    def step(self, frames: int) -> None:
        """Stand still so many frames further on, or back where it is negative, at the beginning of a frame."""
        position = step_from(self._steps, self.position, frames)
        self.pause()
        self.seek(position)
