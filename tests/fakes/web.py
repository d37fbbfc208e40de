"""A web in which every address has a picture."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path, PurePosixPath
from threading import Event
from urllib.parse import urlsplit

from PIL import Image

from pikadesk.domain.errors import PictureUnavailable
from tests.fakes.script import Script
from tests.fakes.steps import Steps


class FakePictureFetcher:
    """`PictureFetcher` that makes a real JPEG of 640 × 360 for every https address, of another colour for each.

    `on_fetch` can be told to fail, or which file there is. `fetched` holds the addresses. Steps: `fetch`.
    """

    def __init__(self, folder: Path, steps: Steps | None = None) -> None:
        self._folder, self.steps = folder, steps or Steps()
        self.on_fetch: Script[Path] = Script()
        self.fetched: list[str] = []

    def fetch(self, url: str, stop: Event) -> Path:
        """Make a picture."""
        link = urlsplit(url)
        if link.scheme != "https" or not link.hostname:
            raise PictureUnavailable(link.hostname or "", "not_https")
        self.fetched.append(url)
        self.steps.go("fetch", stop)
        if found := self.on_fetch.take():
            return found[0]
        digest = hashlib.sha256(url.encode()).digest()
        content = io.BytesIO()
        Image.new("RGB", (640, 360), tuple(digest[:3])).save(content, "JPEG")
        file = self._folder / digest.hex()[:16] / f"{PurePosixPath(link.path).stem or 'picture'}.jpg"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.getvalue())
        return file
