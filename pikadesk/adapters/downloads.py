"""Fetching a video from its signed link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

import requests
import urllib3.exceptions

from pikadesk.adapters.addresses import is_safe_link
from pikadesk.adapters.disk import storage_errors
from pikadesk.domain.errors import LinkExpired, NotReached, Stopped, TransferBroken
from pikadesk.services.ports import TransferProgress

_CONNECT, _READ = 10.0, 60.0
_CHUNK = 16 * 1024
_MOST_REDIRECTS = 5
# What object stores answer when a link has ended or was never good.
_ENDED = (400, 401, 403, 404, 410)


@contextmanager
def free_transfer(host: str) -> Iterator[None]:
    """Turn network errors of a call that costs nothing into errors after which it may be tried again.

    Raises:
        NotReached: No connection was made.
        TransferBroken: It broke off.
    """
    try:
        yield
    except requests.ConnectTimeout as error:
        raise NotReached(host=host) from error
    except requests.ConnectionError as error:
        if _never_connected(error):
            raise NotReached(host=host) from error
        raise TransferBroken(reason="connection_lost") from error
    # ValueError: an address that nothing can be sent to.
    except (requests.RequestException, ValueError) as error:
        raise TransferBroken(reason="no_answer") from error


def _never_connected(error: BaseException | None) -> bool:
    while error is not None:
        if type(error).__name__ in ("NewConnectionError", "NameResolutionError", "SSLCertVerificationError"):
            return True
        inner = getattr(error, "reason", None) or next((arg for arg in error.args if isinstance(arg, Exception)), None)
        error = inner if isinstance(inner, BaseException) else None
    return False


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
            if response.status_code not in (200, 206):
                raise TransferBroken(reason="status", status=response.status_code)
            start = _start(response)
            if start not in (0, held):
                raise TransferBroken(reason="wrong_range")
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
            with free_transfer(urlsplit(url).netloc):
                response = self._session.get(
                    url, headers=headers, timeout=(_CONNECT, _READ), stream=True, allow_redirects=False
                )
            if not response.is_redirect:
                return response
            response.close()
            try:
                url = urljoin(url, response.headers["Location"])
            except ValueError:
                break
        raise TransferBroken(reason="unsafe_link")

    def _copy(self, response: requests.Response, file: BinaryIO, moved: int, total: int | None) -> None:
        try:
            # Not iter_content: it waits for a whole chunk, which on a slow line is long, and loses it where it breaks.
            while chunk := response.raw.read1(_CHUNK, decode_content=False):
                if self._stop.is_set():
                    raise Stopped
                file.write(chunk)
                moved += len(chunk)
                self._progress(moved, total)
        except urllib3.exceptions.HTTPError as error:
            raise TransferBroken(reason="connection_lost") from error


def _start(response: requests.Response) -> int:
    """Where in the file the answer begins; what begins elsewhere than asked would spoil it."""
    if response.status_code == 200:
        return 0
    found = re.match(r"bytes ([0-9]{1,18})-", response.headers.get("Content-Range", ""))
    return int(found[1]) if found else -1


def _total(response: requests.Response, start: int) -> int | None:
    length = response.headers.get("Content-Length", "")
    return start + int(length) if length.isdecimal() else None
