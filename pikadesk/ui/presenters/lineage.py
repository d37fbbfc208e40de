"""Remembering, when a frame of a clip is taken as a picture, which clip it was."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from pikadesk.domain.errors import StorageError
from pikadesk.services.lineage import Lineage
from pikadesk.ui.presenters.film_frames import NoteFrame
from pikadesk.ui.presenters.library import LibraryPresenter


def frame_noter(library: LibraryPresenter, lineage: Lineage) -> NoteFrame:
    """Return what notes a frame that was taken of a clip's file; of other files nothing is noted."""

    async def note(picture: Path, film: Path, seconds: float) -> None:
        entry = library.entries.of_file(film)
        if entry is not None:
            # A picture of which nobody knows where it came from is a picture all the same.
            with suppress(StorageError):
                await lineage.note(picture, entry.clip.id, seconds)

    return note
