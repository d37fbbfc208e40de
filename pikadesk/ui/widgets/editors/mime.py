"""Pictures in what is dragged, dropped and pasted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QMimeDatabase
from PySide6.QtGui import QImage


def local_files(mime: QMimeData) -> list[Path]:
    """Return the files of this computer that are dragged or copied, in their order."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def looks_like_pictures(files: Sequence[Path]) -> bool:
    """Say whether any of the files has the name of a picture; for a first answer while it is still being dragged."""
    known = QMimeDatabase()
    by_name = QMimeDatabase.MatchMode.MatchExtension
    return any(known.mimeTypeForFile(str(file), by_name).name().startswith("image/") for file in files)


def image_in(mime: QMimeData) -> QImage | None:
    """Return the picture that is copied as such, such as from a browser or a drawing program."""
    image = mime.imageData() if mime.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


def holds_picture_only(mime: QMimeData) -> bool:
    """Say whether pasting means a picture even where text could be pasted."""
    return not mime.hasText() and (mime.hasImage() or bool(local_files(mime)))
