"""What the player needs of films beside playing them, as protocols."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Event
from typing import Protocol

from pikadesk.services.frame_ports import FrameReader


class Filmstrip(Protocol):
    """Small pictures along films, kept from one time to the next."""

    def strip(self, film: Path, count: int, width: int, stop: Event) -> list[tuple[float, bytes]]:
        """Return small pictures of a film in the order of time, evenly spread from its beginning to its end.

        It blocks: call it on a thread of its own, to which it leaves but little of the processor's time, so that a film
        may play meanwhile. The second time it is on the disk.

        Args:
            film: The video.
            count: How many at most. There are fewer where the film has fewer frames, never none.
            width: The longer side of each, in pixels.
            stop: Abandons it when set.

        Returns:
            For each its time in seconds, counted from the film's first frame, and the picture as a JPEG: upright, in
            the film's shape and colours.

        Raises:
            Stopped: `stop` was set.
            VideoDamaged: The file is no video, or nothing of it can be seen.
        """
        ...


class ColourSpace(StrEnum):
    """What the numbers of a frame mean."""

    BT601 = "bt601"
    BT709 = "bt709"


@dataclass(frozen=True, slots=True)
class RawFrame:
    """A frame as a decoder gives it, while its memory is mapped.

    Attributes:
        layout: Of its pixels, by FFmpeg's name: `yuv420p`, `nv12`.
        width: In pixels.
        height: In pixels.
        planes: The memory of each plane, and the bytes of each of its lines.
        space: What its numbers mean, None where nobody says so.
        full_range: Whether black is 0 and not 16.
    """

    layout: str
    width: int
    height: int
    planes: Sequence[tuple[memoryview, int]]
    space: ColourSpace | None = None
    full_range: bool = False


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture of blue, green, red and nothing, a byte each.

    Attributes:
        width: In pixels.
        height: In pixels.
        line: The bytes of each line.
        content: Line after line from the top.
    """

    width: int
    height: int
    line: int
    content: bytes


class FrameConverter(Protocol):
    """Makes pictures of a decoder's frames; quick enough for every frame of a film that plays."""

    def convert(self, frame: RawFrame, width: int, height: int) -> Pixels | None:
        """Return a frame as a picture of a size; None where it does not know the frame's layout."""
        ...


@dataclass(frozen=True, slots=True)
class PlayerSources:
    """What a player reads films with.

    Attributes:
        reader: Tells when frames are shown, and reads them one by one.
        strips: Makes the pictures for the rail.
        converter: Makes pictures of what plays.
    """

    reader: FrameReader
    strips: Filmstrip
    converter: FrameConverter
