"""Uploads: one multipart field named `asset`, streamed to the disk and looked at."""

from __future__ import annotations

import re
import tempfile
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import parse_form_data

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

MOST_BYTES = 50 * 1024 * 1024
_MOST_PIXELS = 100_000_000
_TYPES = {
    **{"JPEG": ("image/jpeg", ".jpg"), "PNG": ("image/png", ".png"), "WEBP": ("image/webp", ".webp")},
    **{"GIF": ("image/gif", ".gif"), "BMP": ("image/bmp", ".bmp"), "TIFF": ("image/tiff", ".tif")},
}
# What the form itself takes beside the file.
_ENVELOPE = 64 * 1024


class UploadRefused(Exception):
    """A file that is not kept; `status` is the HTTP status."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status, self.message = status, message


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture that was kept: its storage path, its type, its bytes, and the name it came with."""

    uuid: str
    path: str
    media_type: str
    size: int
    name: str


def receive(environ: WSGIEnvironment, folder: Path, now: datetime) -> Asset:
    """Keep the picture that a request brings.

    Args:
        environ: The request.
        folder: Where it is kept.
        now: Goes into its name.

    Raises:
        UploadRefused: There is none, it is too large, or it is no picture.
    """
    spooled: list[Path] = []

    def store(*_: object, **__: object) -> IO[bytes]:
        file = tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False)  # noqa: SIM115
        spooled.append(Path(file.name))
        return file

    try:
        _, _, files = parse_form_data(environ, stream_factory=store, max_content_length=MOST_BYTES + _ENVELOPE)
        parts = files.getlist("asset")
        for _name, part in files.items(multi=True):
            part.close()
        if len(parts) != 1 or len(spooled) != 1:
            raise UploadRefused(400, "the form must have exactly one file, in the field asset")
        return _keep(spooled[0], parts[0].filename or "", folder, now)
    except RequestEntityTooLarge as error:
        raise UploadRefused(413, "the file is larger than 50 MB") from error
    finally:
        for file in spooled:
            file.unlink(missing_ok=True)


def _keep(spooled: Path, name: str, folder: Path, now: datetime) -> Asset:
    size = spooled.stat().st_size
    if size > MOST_BYTES:
        raise UploadRefused(413, "the file is larger than 50 MB")
    media_type, ending = _TYPES[_format(spooled)]
    stem = re.sub(r"[^A-Za-z0-9_-]+", "_", Path(name).stem)[:60] or "image"
    stamp = f"{now:%Y_%m_%d_%H_%M_%S}_{now.microsecond // 1000:03}"
    identity = str(uuid.uuid4())
    target = folder / f"{stamp}_{identity[:6]}_{stem}{ending}"
    spooled.replace(target)
    return Asset(identity, f"images/{target.name}", media_type, size, name)


def _format(file: Path) -> str:
    # Loading Pillow takes as long as the rest of the start.
    from PIL import Image  # noqa: PLC0415

    # The limit below is the sandbox's own; Pillow's would warn first.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(file, formats=tuple(_TYPES)) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise UploadRefused(400, "the image has more than 100 megapixels")
            image.load()
            found = image.format
    except (OSError, ValueError, SyntaxError) as error:
        raise UploadRefused(400, "the file is not a readable image") from error
    if found not in _TYPES:
        raise UploadRefused(400, "the file is not a readable image")
    return found
