"""Copies of the pictures that jobs use, by the SHA-256 of their bytes, as they will be uploaded.

A JPEG or PNG that stands upright and says nothing of where it was taken is kept as it is. Everything else is converted:
the service documents no format but these two are safest, an EXIF rotation is not followed everywhere, and a location is
nobody's business.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
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
_SUFFIXES = (".jpg", ".png")
_DIGEST = re.compile("[0-9a-f]{64}")


class DiskImageStore:
    """`ImageStore` in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def inspect(self, file: Path) -> ImageFacts:
        """Look whether a file can be used: decodes all of it, since a broken end shows only then."""
        with _opened(file) as image:
            try:
                image.load()
                sideways = image.getexif().get(_ORIENTATION) in _SIDEWAYS
            # Pillow's readers raise almost anything at a damaged file.
            except Exception as error:
                raise ImageRejected(file.name, "not_an_image") from error
            width, height = reversed(image.size) if sideways else image.size
            return ImageFacts(width, height, file.stat().st_size, image.format or "")

    def keep(self, file: Path) -> StoredImage:
        """Copy a file into the store, converted where it has to be."""
        self.inspect(file)
        try:
            content, suffix = _upload_form(file)
        # What could be decoded can be converted, but for what its metadata makes Pillow stumble over.
        except Exception as error:
            raise ImageRejected(file.name, "unreadable") from error
        if len(content) > MOST_BYTES:
            raise ImageRejected(file.name, "too_many_bytes", MOST_BYTES // 2**20)
        # A name that is no text, as from a disk with another encoding, would fit neither into a recipe nor a video.
        name = Path(file.name).with_suffix(suffix).name.encode("utf-8", "replace").decode()
        image = StoredImage(hashlib.sha256(content).hexdigest(), name)
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


def _upload_form(file: Path) -> tuple[bytes, str]:
    """Return the bytes that are uploaded for a file, and their suffix."""
    from PIL import Image, ImageOps  # noqa: PLC0415  # costly, and not needed to show the window

    with Image.open(file) as image:
        if image.format in _KEPT_FORMATS and image.getexif().get(_ORIENTATION, 1) == 1 and not _tells_place(image):
            return file.read_bytes(), ".jpg" if image.format == "JPEG" else ".png"
        lossy = image.format in ("JPEG", "WEBP", "MPO") and not image.has_transparency_data
        turned = ImageOps.exif_transpose(image)
        if turned.mode.startswith("I;16"):
            # Pillow would cut off what is brighter than 255, which is nearly all of 65,535 steps.
            turned = turned.point(lambda value: value / 256)
        profile = _rgb_profile(image)
        out = io.BytesIO()
        if lossy:
            turned.convert("RGB").save(out, "JPEG", quality=95, subsampling=0, icc_profile=profile)
        else:
            turned.convert("RGBA" if image.has_transparency_data else "RGB").save(out, "PNG", icc_profile=profile)
        return out.getvalue(), ".jpg" if lossy else ".png"


def _tells_place(image: Image.Image) -> bool:
    return bool(image.getexif().get_ifd(_GPS)) or b"GPSL" in _bytes(image.info.get("xmp"))


def _rgb_profile(image: Image.Image) -> bytes | None:
    """The colour profile, unless it is of the inks or greys that the picture is converted from."""
    profile = _bytes(image.info.get("icc_profile"))
    return profile if profile[16:20] == b"RGB " else None


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""


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
