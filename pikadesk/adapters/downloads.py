"""Fetching a video from its signed link."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

import requests

from pikadesk.adapters.disk import storage_errors
from pikadesk.domain.errors import LinkExpired, NotReached, Stopped, TransferBroken
from pikadesk.services.ports import TransferProgress

_CONNECT, _READ = 10.0, 60.0
_CHUNK = 16 * 1024
_MOST_REDIRECTS = 5
# What object stores answer when a link has ended or was never good.
_ENDED = (400, 401, 403, 404, 410)
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def is_safe_link(url: str, base_url: str) -> bool:
    """Say whether a link may be followed: https, or http between loopback addresses."""
    link, base = urlsplit(url), urlsplit(base_url)
    if link.scheme == "https":
        return bool(link.hostname)
    return link.scheme == "http" and link.hostname in _LOOPBACK and base.hostname in _LOOPBACK


class Download:
    """One attempt at one file.

    Args:
        session: Sends no key.
        base_url: Of the API; decides whether plain http is accepted.
        progress: Is told the bytes that the file holds and those it will hold.
        stop: Ends the download when set.
    """

    def __init__(self, session: requests.Session, base_url: str, progress: TransferProgress, stop: Event) -> None:
        self._session, self._base_url, self._progress, self._stop = session, base_url, progress, stop

    def fetch(self, url: str, to: Path) -> None:
        """Fetch `url` into `to`, going on from what the file already holds.

        Raises:
            LinkExpired: The link has ended.
            NotReached: No connection was made.
            TransferBroken: It broke off; what came is kept.
            StorageError: The file cannot be written.
            Stopped: `stop` was set.
        """
        with storage_errors(to):
            to.parent.mkdir(parents=True, exist_ok=True)
            held = to.stat().st_size if to.exists() else 0
        with self._open(url, held) as response:
            if response.status_code == 416:
                # The file holds at least as much as there is; whether it is right, its decoding will show.
                return
            if response.status_code in _ENDED:
                raise LinkExpired(status=response.status_code)
            if not response.ok:
                raise TransferBroken(reason="status", status=response.status_code)
            start = held if response.status_code == 206 else 0
            total = _total(response, start)
            with storage_errors(to), to.open("r+b" if start else "wb") as file:
                file.seek(start)
                self._copy(response, file, start, total)
        if total is not None and to.stat().st_size != total:
            raise TransferBroken(reason="connection_lost")

    def _open(self, url: str, held: int) -> requests.Response:
        headers = {"Accept-Encoding": "identity"}
        if held:
            headers["Range"] = f"bytes={held}-"
        for _ in range(_MOST_REDIRECTS):
            if not is_safe_link(url, self._base_url):
                break
            try:
                response = self._session.get(
                    url, headers=headers, timeout=(_CONNECT, _READ), stream=True, allow_redirects=False
                )
            except (requests.ConnectTimeout, requests.ConnectionError) as error:
                raise NotReached(host=urlsplit(url).netloc) from error
            except requests.RequestException as error:
                raise TransferBroken(reason="no_answer") from error
            if not response.is_redirect:
                return response
            response.close()
            url = urljoin(url, response.headers["Location"])
        raise TransferBroken(reason="unsafe_link")

    def _copy(self, response: requests.Response, file: BinaryIO, moved: int, total: int | None) -> None:
        try:
            for chunk in response.iter_content(_CHUNK):
                if self._stop.is_set():
                    raise Stopped
                file.write(chunk)
                moved += len(chunk)
                self._progress(moved, total)
        except requests.RequestException as error:
            raise TransferBroken(reason="connection_lost") from error


def _total(response: requests.Response, start: int) -> int | None:
    length = response.headers.get("Content-Length", "")
    return start + int(length) if length.isdigit() else None
