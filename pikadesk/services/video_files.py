"""The files of a folder that may be videos."""

from __future__ import annotations

import os
from pathlib import Path

_SUFFIXES = ".3gp .avi .flv .m2ts .m4v .mkv .mov .mp4 .mpeg .mpg .mts .mxf .ogv .ts .vob .webm .wmv"
SUFFIXES = frozenset(_SUFFIXES.split())
"""How the names of the usual containers end."""

DEEPEST = 32
"""Folders within folders that are looked into: more are no collection of videos, but a disk that went wrong."""


def is_video(file: Path) -> bool:
    """Say whether a name is that of a video, and not one that is being written, or that its system hides."""
    return file.suffix.lower() in SUFFIXES and not file.name.startswith(".")


def videos_in(folder: Path, depth: int = DEEPEST) -> list[Path]:
    """Return the videos of a folder and of those within it, in order; what cannot be read has none. Blocks.

    Links to folders are not followed: they may lead in a circle.

    Args:
        folder: Where to look.
        depth: How far down; 0 for the folder alone.
    """
    found, level = list[Path](), len(folder.parts)
    for name, folders, files in os.walk(folder):
        here = Path(name)
        deeper = len(here.parts) - level < depth
        folders[:] = sorted(each for each in folders if deeper and not each.startswith("."))
        found += sorted(filter(is_video, map(here.joinpath, files)))
    return found
