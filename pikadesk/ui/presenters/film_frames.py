"""Frames of videos as pictures: a video stands for its last frame wherever a picture is taken."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QMimeDatabase

from pikadesk.ui.text import tenths, tr

FIRST, LAST = 0.0, math.inf
"""The times, in seconds, of the first and the last frame of every video."""

KeepFrame = Callable[[Path, float, str], Path]
"""Writes the frame of a video that is shown at a time into a file of a name, and returns where; may block."""

NoteFrame = Callable[[Path, Path, float], Awaitable[None]]
"""Remembers that a picture was taken of a video, and when the frame is shown, in seconds."""


def is_film(file: Path) -> bool:
    """Say whether a file has the name of a video; its content is looked at when a frame is taken."""
    by_name = QMimeDatabase.MatchMode.MatchExtension
    return QMimeDatabase().mimeTypeForFile(str(file), by_name).name().startswith("video/")


class FilmFrames:
    """Takes frames of videos.

    Args:
        keep: Writes a frame. Raises `PikadeskError`.
        title: Returns what a video is called by its file, empty where it is not known.
        note: Remembers what was taken; None where nobody asks.
    """

    def __init__(self, keep: KeepFrame, title: Callable[[Path], str], note: NoteFrame | None = None) -> None:
        self._keep, self._title, self._note = keep, title, note
        self._taken: dict[Path, tuple[Path, float]] = {}

    def taking(self, film: Path, seconds: float) -> Callable[[], Path]:
        """Return what writes the frame that is shown at a time, and returns where; it may block, and raises."""
        if seconds == FIRST:
            name = tr("{title} – first frame")
        elif seconds == LAST:
            name = tr("{title} – last frame")
        else:
            name = tr("{title} – frame at {position}")
        name = name.format(title=self._title(film) or film.stem, position=tenths(seconds))

        def take() -> Path:
            picture = self._keep(film, seconds, name)
            self._taken[picture] = film, seconds
            return picture

        return take

    async def noted(self, picture: Path) -> None:
        """Remember where a picture came from that was just taken; whoever took it calls this, and may with any file."""
        taken = self._taken.pop(picture, None)
        if taken is not None and self._note is not None:
            await self._note(picture, *taken)
