"""Ways to the network that are made when they are first used, so that the window need not wait for what that takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event, Lock

from pikadesk.services.ports import Answer, GenerationApi, PictureFetcher, TransferProgress


class LateApi:
    """`GenerationApi` that passes every call on.

    Args:
        make: Makes the API that answers; called once, on the thread of the first call.
    """

    def __init__(self, make: Callable[[], GenerationApi]) -> None:
        self._make = make
        self._lock = Lock()
        self._api: GenerationApi | None = None

    def upload(self, file: Path, name: str, progress: TransferProgress, stop: Event) -> str:
        """Send one picture."""
        return self._made().upload(file, name, progress, stop)

    def submit(self, body: Mapping[str, object]) -> Answer:
        """Send the paid request, once."""
        return self._made().submit(body)

    def poll(self, remote_id: str) -> Answer | None:
        """Ask for a generation."""
        return self._made().poll(remote_id)

    def download(self, url: str, to: Path, progress: TransferProgress, stop: Event) -> None:
        """Fetch a video."""
        self._made().download(url, to, progress, stop)

    def check_key(self) -> None:
        """Ask whether the key is taken."""
        self._made().check_key()

    def _made(self) -> GenerationApi:
        with self._lock:
            if self._api is None:
                self._api = self._make()
            return self._api


class LatePictures:
    """`PictureFetcher` that passes every call on.

    Args:
        make: Makes the one that fetches.
    """

    def __init__(self, make: Callable[[], PictureFetcher]) -> None:
        self._make = make

    def fetch(self, url: str, stop: Event) -> Path:
        """Fetch a picture from the web."""
        return self._make().fetch(url, stop)
