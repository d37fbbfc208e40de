"""What the player says of videos that it cannot play, or not to their end."""

from __future__ import annotations

from pathlib import Path

from pikadesk.ui.text import tr
from pikadesk.ui.widgets.stage.transport import timecode


def not_played(file: Path | None) -> str:
    """Say why a file can't be played."""
    name = file.name if file is not None else ""
    if file is not None and not file.exists():
        return tr("“{name}” is not there any more.").format(name=name)
    return tr("“{name}” can’t be played: the file is damaged or not a video.").format(name=name)


def cut_short(seconds: float) -> str:
    """Say that a video ends early, where its file does."""
    return tr("This video is cut short: it ends at {time}, and the rest is missing.").format(time=timecode(seconds))


def broken_off() -> str:
    """Say that a video can't be played to its end."""
    return tr("This video is damaged: it can’t be played any further.")
