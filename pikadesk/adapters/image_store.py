"""Copies of the pictures that jobs use, by the SHA-256 of their bytes, as they will be uploaded.

A JPEG or PNG in ordinary colours that stands still and upright and says nothing of where it was taken is kept as it is.
Everything else is converted: the service documents no format but these two are safest, colours for print and an EXIF
rotation are not understood everywhere, and a location is nobody's business unless the user says otherwise.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pikadesk.adapters.disk import storage_errors, write_once
from pikadesk.adapters.picture_forms import cropped_form, flattened_form, picture_facts, upload_form
from pikadesk.domain.draft import StoredImage
from pikadesk.domain.errors import ImageRejected
from pikadesk.domain.preflight import ImageFacts

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES = 50 * 1024 * 1024
"""The largest upload that anybody has reported to work."""
MOST_PIXELS = 100_000_000

_SUFFIXES = (".jpg", ".png")
_DIGEST = re.compile("[0-9a-f]{64}")


class DiskImageStore:
    """`ImageStore` in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def inspect(self, file: Path) -> ImageFacts:
        """Look whether a file can be used, and what it is."""
        with _opened(file) as image:
            try:
                return picture_facts(image, file)
            # Pillow's readers raise almost anything at a damaged file.
            except Exception as error:
                raise ImageRejected(file.name, "not_an_image") from error

    def keep(self, file: Path, *, keep_location: bool = False) -> StoredImage:
        """Copy a file into the store, converted where it has to be."""
        content, name = self._written_again(file, file.name, lambda: upload_form(file, keep_location=keep_location))
        image = StoredImage(hashlib.sha256(content).hexdigest(), name)
        with storage_errors(self._folder):
            write_once(self._target(image), content)
        return image

    def crop(self, file: Path, name: str, width: int, height: int) -> Path:
        """Write a picture's largest part of another ratio, in a folder that is named by what it holds."""
        return self._beside("cropped", *self._written_again(file, name, lambda: cropped_form(file, width, height)))

    def flatten(self, file: Path, name: str) -> Path:
        """Write a picture on white, in a folder that is named by what it holds."""
        return self._beside("on white", *self._written_again(file, name, lambda: flattened_form(file)))

    def path(self, image: StoredImage) -> Path:
        """Return where the copy is."""
        target = self._target(image)
        if not target.is_file():
            raise ImageRejected(image.name, "missing")
        return target

    def _written_again(self, file: Path, name: str, form: Callable[[], tuple[bytes, str]]) -> tuple[bytes, str]:
        """Return the bytes of a form of a picture, and the name with the suffix that goes with them."""
        self.inspect(file)
        try:
            content, suffix = form()
        # What could be decoded can be converted, but for what its metadata makes Pillow stumble over.
        except Exception as error:
            raise ImageRejected(file.name, "unreadable") from error
        if len(content) > MOST_BYTES:
            raise ImageRejected(file.name, "too_many_bytes", MOST_BYTES // 2**20)
        # A name that is no text, as from a disk with another encoding, would fit neither into a recipe nor a video.
        return content, Path(name).with_suffix(suffix).name.encode("utf-8", "replace").decode()

    def _beside(self, folder: str, content: bytes, name: str) -> Path:
        """Write what is no copy yet, and return where."""
        target = self._folder / folder / hashlib.sha256(content).hexdigest()[:16] / name
        with storage_errors(self._folder):
            write_once(target, content)
        return target

    def _target(self, image: StoredImage) -> Path:
        # Both may come from a recipe's text: they must not lead out of the folder, nor to no possible name.
        digest = image.digest if _DIGEST.fullmatch(image.digest) else "0" * 64
        suffix = Path(image.name).suffix.lower()
        return self._folder / f"{digest}{suffix if suffix in _SUFFIXES else ''}"


def _opened(file: Path) -> Image.Image:
    """Open a picture after the checks that need no decoding."""
    from PIL import Image  # noqa: PLC0415  # costly, and not needed to show the window

    # The limit of our own is checked on the header, before any pixel is decoded; Pillow's would be a warning.
    Image.MAX_IMAGE_PIXELS = None
    try:
        if file.is_dir():
            raise ImageRejected(file.name, "folder")
        size = file.stat().st_size
        if size == 0:
            raise ImageRejected(file.name, "empty")
        if size > MOST_BYTES:
            raise ImageRejected(file.name, "too_many_bytes", MOST_BYTES // 2**20)
        image = Image.open(file)
    except FileNotFoundError as error:
        raise ImageRejected(file.name, "missing") from error
    except PermissionError as error:
        raise ImageRejected(file.name, "unreadable") from error
    except ImageRejected:
        raise
    # Pillow's readers raise almost anything at a damaged file.
    except Exception as error:
        raise ImageRejected(file.name, "not_an_image") from error
    if image.width * image.height > MOST_PIXELS:
        image.close()
        raise ImageRejected(file.name, "too_many_pixels", MOST_PIXELS // 1_000_000)
    return image
