"""What reads single frames of films for the window: exactly the ones that are meant, several films in step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pikadesk.domain.errors import Fault
from pikadesk.domain.frame_times import FilmTimes


@dataclass(frozen=True, slots=True)
class FilmIndex:
    """What is to be known of a film before its frames are read.

    Attributes:
        first: When the first frame begins, in seconds as the file counts them; not always 0.
        times: When the frames are shown, counted from the first.
        has_sound: Whether there is a sound track.
        begins: When the film begins for a player, sound included, as the file counts; not after `first`.
        whole: Whether all is there that the file promises: one that was cut short breaks off early.
    """

    first: float
    times: FilmTimes
    has_sound: bool = False
    begins: float = 0.0
    whole: bool = True

    def file_seconds(self, frame: int) -> float:
        """Return when a frame begins, as the file counts."""
        return self.first + self.times.starts[frame]


@dataclass(frozen=True, slots=True)
class DecodedFrame:
    """A frame, upright and in its colours.

    Attributes:
        width: In pixels.
        height: In pixels.
        rgb: Red, green and blue of each pixel, a byte each, line after line from the top with nothing between.
    """

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True)
class SeamFrames:
    """The two frames of a joint.

    Attributes:
        last: The last frame of the film before.
        first: The first frame of the film after.
        difference: What differs between them, the brighter the more, in the size of `last`.
        percent: The mean absolute difference of all pixels and colours, in percent of the whole range.
    """

    last: DecodedFrame
    first: DecodedFrame
    difference: DecodedFrame
    percent: float


class FrameFeed(Protocol):
    """Frames of one film as they are wanted, decoded beside the window. No method waits for anything.

    It keeps a few frames around the one wanted last, and those that follow it are decoded before they are asked for.
    What it keeps does not grow with the film.
    """

    @property
    def trouble(self) -> Fault | None:
        """Why no frame comes any more; None while they come."""
        ...

    def want(self, frame: int) -> None:
        """Say which frame is wanted now, by its index; what was wanted before is not any more."""
        ...

    def get(self, frame: int) -> DecodedFrame | None:
        """Return a frame, None where it is not there, or not any more."""
        ...

    def close(self) -> None:
        """Let go of the film, so that its file can be moved or deleted."""
        ...


class FrameReader(Protocol):
    """Reads frames of films."""

    def index(self, film: Path) -> FilmIndex:
        """Look through a film, without decoding it; may block.

        Raises:
            VideoDamaged: It is no film.
        """
        ...

    def feed(self, film: Path, index: FilmIndex, arrived: Callable[[], None]) -> FrameFeed:
        """Begin to read a film; returns at once.

        Args:
            film: The video.
            index: What `index` said of it.
            arrived: Called, on a thread of the feed's own, when the frame that is wanted is there, or trouble.
        """
        ...

    def seam(self, before: Path, after: Path) -> SeamFrames:
        """Compare the last frame of a film with the first of another; may block.

        A frame of another size is brought to that of the first film, as joining them would.

        Raises:
            VideoDamaged: One of them is no film, or has no such frame.
        """
        ...
