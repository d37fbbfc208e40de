"""Copies of the pictures that jobs use, by the SHA-256 of their bytes, as they will be uploaded.

A JPEG or PNG that stands upright and says nothing of where it was taken is kept as it is. Everything else is converted:
the service documents no format but these two are safest, an EXIF rotation is not followed everywhere, and a location is
nobody's business.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pikadesk.adapters.disk import storage_errors
from pikadesk.domain.draft import StoredImage
from pikadesk.domain.errors import ImageRejected
from pikadesk.services.ports import ImageFacts

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES = 50 * 1024 * 1024
"""The largest upload that anybody has reported to work."""
MOST_PIXELS = 100_000_000

_KEPT_FORMATS = ("JPEG", "PNG")
_ORIENTATION, _GPS = 0x0112, 0x8825
_SIDEWAYS = (5, 6, 7, 8)


class DiskImageStore:
    """`ImageStore` in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def inspect(self, file: Path) -> ImageFacts:
        """Look whether a file can be used: decodes all of it, since a broken end shows only then."""
        with _opened(file) as image:
            try:
                image.load()
            except (OSError, SyntaxError, ValueError) as error:
                raise ImageRejected(file.name, "not_an_image") from error
            width, height = image.size
            if image.getexif().get(_ORIENTATION) in _SIDEWAYS:
                width, height = height, width
            return ImageFacts(width, height, file.stat().st_size, image.format or "")

    def keep(self, file: Path) -> StoredImage:
        """Copy a file into the store, converted where it has to be."""
        self.inspect(file)
        try:
            content, suffix = _upload_form(file)
        except OSError as error:
            raise ImageRejected(file.name, "unreadable") from error
        if len(content) > MOST_BYTES:
            raise ImageRejected(file.name, "too_many_bytes", MOST_BYTES // 2**20)
        image = StoredImage(hashlib.sha256(content).hexdigest(), Path(file.name).with_suffix(suffix).name)
        target = self._target(image)
        with storage_errors(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                _write_whole(target, content)
        return image

    def path(self, image: StoredImage) -> Path:
        """Return where the copy is."""
        target = self._target(image)
        if not target.is_file():
            raise ImageRejected(image.name, "missing")
        return target

    def _target(self, image: StoredImage) -> Path:
        # The digest may come from a recipe's text: it must not lead out of the folder.
        digest = image.digest if len(image.digest) == 64 and image.digest.isalnum() else "0" * 64
        return self._folder / f"{digest}{Path(image.name).suffix.lower()}"


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
    # Pillow's readers raise almost anything at a damaged file.
    except (OSError, SyntaxError, ValueError) as error:
        raise ImageRejected(file.name, "not_an_image") from error
    if image.width * image.height > MOST_PIXELS:
        image.close()
        raise ImageRejected(file.name, "too_many_pixels", MOST_PIXELS // 1_000_000)
    return image


def _upload_form(file: Path) -> tuple[bytes, str]:
    """Return the bytes that are uploaded for a file, and their suffix."""
    from PIL import Image, ImageOps  # noqa: PLC0415  # costly, and not needed to show the window

    with Image.open(file) as image:
        exif = image.getexif()
        upright = exif.get(_ORIENTATION, 1) == 1
        if image.format in _KEPT_FORMATS and upright and not exif.get_ifd(_GPS):
            return file.read_bytes(), ".jpg" if image.format == "JPEG" else ".png"
        lossy = image.format in ("JPEG", "WEBP", "MPO") and not image.has_transparency_data
        turned = ImageOps.exif_transpose(image)
        profile = image.info.get("icc_profile")
        out = io.BytesIO()
        if lossy:
            turned.convert("RGB").save(out, "JPEG", quality=95, subsampling=0, icc_profile=profile)
        else:
            turned.convert("RGBA" if image.has_transparency_data else "RGB").save(out, "PNG", icc_profile=profile)
        return out.getvalue(), ".jpg" if lossy else ".png"


def _write_whole(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
