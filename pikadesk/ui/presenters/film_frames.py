"""Frames of videos as pictures: a video stands for its last frame wherever a picture is taken."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeDatabase

from pikadesk.ui.text import tenths, tr

FIRST, LAST = 0.0, math.inf
"""The times, in seconds, of the first and the last frame of every video."""

KeepFrame = Callable[[Path, float, str], Path]
"""Writes the frame of a video that is shown at a time into a file of a name, and returns where; may block."""


def is_film(file: Path) -> bool:
    """Say whether a file has the name of a video; its content is looked at when a frame is taken."""
    by_name = QMimeDatabase.MatchMode.MatchExtension
    return QMimeDatabase().mimeTypeForFile(str(file), by_name).name().startswith("video/")


class FilmFrames:
    """Takes frames of videos.

    Args:
        keep: Writes a frame. Raises `PikadeskError`.
        title: Returns what a video is called by its file, empty where it is not known.
    """

    def __init__(self, keep: KeepFrame, title: Callable[[Path], str]) -> None:
        self._keep, self._title = keep, title

    def taking(self, film: Path, seconds: float) -> Callable[[], Path]:
        """Return what writes the frame that is shown at a time, and returns where; it may block, and raises."""
        if seconds == FIRST:
            name = tr("{title} – first frame")
        elif seconds == LAST:
            name = tr("{title} – last frame")
        else:
            name = tr("{title} – frame at {position}")
        title = self._title(film) or film.stem
        return partial(self._keep, film, seconds, name.format(title=title, position=tenths(seconds)))
