"""Pictures in what is dragged, dropped and pasted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from PySide6.QtCore import QMimeData, QMimeDatabase, QUrl
from PySide6.QtGui import QImage

from pikadesk.ui.presenters.film_frames import is_film
from pikadesk.ui.text import tr

_PICTURE_IN_PAGE = re.compile(r"""<img\s[^>]*?\bsrc\s*=\s*["'](https?://[^"']+)["']""", re.IGNORECASE)
_RECIPE = ".json"
_CLIP = "application/x-pikadesk-clip"


@dataclass(frozen=True, slots=True)
class Carried:
    """What is dragged over a form, or dropped on it: files, a picture as such, or the address of one.

    Attributes:
        files: Those that a form may take; recipes are the window's, and of videos the last frame is taken.
        address: Of a picture on the web, empty where there is none or where the picture itself is there.
        refused: Why it will not do, in a few words; empty where it may.
    """

    files: tuple[Path, ...] = ()
    address: str = ""
    refused: str = ""

    @property
    def count(self) -> int:
        """How many pictures it may be."""
        return len(self.files) or 1

    @property
    def films(self) -> int:
        """How many of the files are videos."""
        return sum(map(is_film, self.files))

    def with_frame(self, words: str) -> str:
        """Add to words about a drop that it takes the last frame, where it takes that of a video and nothing else."""
        return tr("{words} (last frame)").format(words=words) if self.films == self.count == 1 else words

    def summary(self, words: str) -> str:
        """Return words for the heading, which nothing that follows the pointer hides: of a video, what is taken."""
        if not self.films:
            return words
        return tr("Takes the last frame") if self.count == 1 else tr("Takes last frames of videos")

    def frame_sentence(self) -> str:
        """Say that last frames are taken; empty where they are not."""
        if not self.films:
            return ""
        if self.count == 1:
            return tr("The last frame of the video is taken.")
        return tr("Of each video, the last frame is taken.")


def carried(mime: QMimeData) -> Carried | None:
    """Return what a form could take of what is dragged, None where that is nothing.

    Of a picture dragged out of a browser there is mostly the picture itself and its address, and often a link that it
    lies under: the picture comes first, then its address in the page, then the link.
    """
    files = local_files(mime)
    if files:
        pictures = tuple(file for file in files if file.suffix.lower() != _RECIPE)
        return Carried(pictures, refused=refusal(pictures)) if pictures else None
    if mime.hasImage():
        return Carried()
    address = _address(mime)
    return Carried(address=address) if address else None


def local_files(mime: QMimeData) -> list[Path]:
    """Return the files of this computer that are dragged or copied, in their order."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def looks_like_pictures(files: Sequence[Path]) -> bool:
    """Say whether any of the files has the name of a picture or of a video, which has frames.

    It is a first answer while they are still being dragged.
    """
    known = QMimeDatabase()
    by_name = QMimeDatabase.MatchMode.MatchExtension
    return any(is_film(file) or known.mimeTypeForFile(str(file), by_name).name().startswith("image/") for file in files)


def refusal(files: Sequence[Path]) -> str:
    """Say in a few words why files that are still being dragged will not do; empty where they may."""
    if looks_like_pictures(files):
        return ""
    if len(files) == 1 and files[0].is_dir():
        return tr("A folder, not a picture")
    return tr("Not a picture") if len(files) == 1 else tr("No pictures")


def file_mime(file: Path, clip_id: str = "", others: Sequence[Path] = ()) -> QMimeData:
    """Return what is dragged of files; of a clip of the library also that it is one, which other programs overlook."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in (file, *others)])
    if clip_id:
        mime.setData(_CLIP, clip_id.encode())
    return mime


def is_clip(mime: QMimeData) -> bool:
    """Say whether a clip of the library is dragged: it was in the window already, and is no file to be opened."""
    return mime.hasFormat(_CLIP)


def image_in(mime: QMimeData) -> QImage | None:
    """Return the picture that is copied as such, such as from a browser or a drawing program."""
    image = mime.imageData() if mime.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


def holds_picture_only(mime: QMimeData) -> bool:
    """Say whether pasting means a picture even where text could be pasted."""
    return not mime.hasText() and (mime.hasImage() or bool(local_files(mime)))


def shows_picture(mime: QMimeData) -> bool:
    """Say whether what is dragged is a picture, and not words or a link that a text field could take."""
    return bool(local_files(mime)) or mime.hasImage() or _picture_in_page(mime) is not None


def _address(mime: QMimeData) -> str:
    in_page = _picture_in_page(mime)
    if in_page is not None:
        return in_page
    return next((url.toString() for url in mime.urls() if _is_of_the_web(url)), "")


def _picture_in_page(mime: QMimeData) -> str | None:
    found = _PICTURE_IN_PAGE.search(mime.html()) if mime.hasHtml() else None
    return unescape(found.group(1)) if found else None


def _is_of_the_web(url: QUrl) -> bool:
    return url.scheme() in {"http", "https"} and bool(url.host())
