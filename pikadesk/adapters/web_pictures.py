"""Pictures from the web, such as one that was dragged out of a browser.

An address comes from whatever page the user looks at. So nothing is said that the page could not know (no key, no
cookie), and nothing is asked that only this computer could reach: the host's addresses are looked up once, all of them
have to be public, and the connection goes to one of those and to no proxy, which would look them up anew.
"""

from __future__ import annotations

import hashlib
import http.client
import ipaddress
import mimetypes
import re
import socket
import ssl
import threading
import time
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from pikadesk import __version__
from pikadesk.adapters.addresses import LOOPBACK, is_safe_link
from pikadesk.adapters.disk import storage_errors, write_once
from pikadesk.domain.errors import PictureUnavailable, Stopped

MOST_BYTES = 50 * 1024 * 1024
MOST_REDIRECTS = 5

_SECONDS = 20.0
_LOOK = 0.02
"""Seconds between two looks at whether to stop."""
_CHUNK = 64 * 1024
_REDIRECTS = (301, 302, 303, 307, 308)
_SUFFIXES = {"image/jpeg": ".jpg", "image/jpg": ".jpg", "image/webp": ".webp", "image/avif": ".avif"}
"""Where Python's own table lacks one, or has one that nobody expects."""
# Ways to write an IPv4 address as an IPv6 one, all of them public by their first bits.
_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))


class WebPictures:
    """`PictureFetcher` over HTTPS.

    Args:
        folder: Where pictures are saved, each in a folder that is named by what it holds.
        base_url: Of the API. Where that is on loopback, as in tests, pictures may be there too, and over plain HTTP.
        seconds: How long one picture may take in all.
    """

    def __init__(self, folder: Path, base_url: str, *, seconds: float = _SECONDS) -> None:
        self._folder, self._base_url, self._seconds = folder, base_url, seconds

    def fetch(self, url: str, stop: Event) -> Path:
        """Fetch a picture into a file."""
        transfer = _Transfer(url, self._base_url)
        # Looking up a host cannot be given a time, nor can a server that sends a byte now and then.
        threading.Thread(target=transfer.run, name="picture", daemon=True).start()
        end = time.monotonic() + self._seconds
        while not transfer.ended.wait(_LOOK):
            if stop.is_set():
                transfer.abandon()
                raise Stopped
            if time.monotonic() > end:
                transfer.abandon()
                raise PictureUnavailable(transfer.host, "too_slow", limit=round(self._seconds))
        content, name = transfer.result()
        target = self._folder / hashlib.sha256(content).hexdigest()[:16] / name
        with storage_errors(self._folder):
            write_once(target, content)
        return target


class _Transfer:
    """One attempt at one picture, on a thread of its own; nobody waits for it once it is abandoned.

    Attributes:
        ended: Set when `result` can be called.
        host: From where it comes.
    """

    def __init__(self, url: str, base_url: str) -> None:
        self._url, self._base_url = url, base_url
        self._outcome: tuple[bytes, str] | Exception = Stopped()
        self._abandoned = Event()
        self._socket: socket.socket | None = None
        self.ended = Event()
        self.host = ""

    def run(self) -> None:
        """Fetch, and keep what came of it."""
        try:
            self._outcome = self._fetch()
        except (OSError, http.client.HTTPException) as error:
            self._outcome = PictureUnavailable(self.host, "not_reached")
            self._outcome.__cause__ = error
        # Carried to whoever waits, whatever it is.
        except Exception as error:
            self._outcome = error
        finally:
            self._close()
            self.ended.set()

    def abandon(self) -> None:
        """End soon."""
        self._abandoned.set()
        self._close()

    def result(self) -> tuple[bytes, str]:
        """Return the picture's bytes and its name; raises what ended the attempt."""
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome

    def _fetch(self) -> tuple[bytes, str]:
        url = self._url
        for _ in range(MOST_REDIRECTS + 1):
            link = self._checked(url)
            response = self._ask(link)
            if response.status not in _REDIRECTS:
                return self._read(response), _name(link, _type(response))
            url = urljoin(url, response.headers.get("Location", ""))
            self._close()
        raise PictureUnavailable(self.host, "too_many_redirects")

    def _checked(self, url: str) -> SplitResult:
        try:
            link = urlsplit(url)
            self.host, _ = link.hostname or "", link.port
        # No port, or brackets around what is no address.
        except ValueError:
            raise PictureUnavailable(self.host, "not_https") from None
        if not is_safe_link(url, self._base_url):
            raise PictureUnavailable(self.host, "not_https")
        return link

    def _ask(self, link: SplitResult) -> http.client.HTTPResponse:
        port = link.port or (443 if link.scheme == "https" else 80)
        address = self._address(port)
        self._socket = _connected(address)
        if link.scheme == "https":
            self._socket = _trusted().wrap_socket(self._socket, server_hostname=self.host)
        if self._abandoned.is_set():
            raise Stopped
        # Made with a socket, it connects to nothing by itself.
        connection = http.client.HTTPConnection(self.host, port)
        connection.sock = self._socket
        path = quote(f"{link.path or '/'}{'?' if link.query else ''}{link.query}", safe="/?=&%:@!$'()*+,;~-._[]")
        headers = {"User-Agent": f"pikadesk/{__version__}", "Accept": "image/*", "Accept-Encoding": "identity"}
        connection.request("GET", path, headers={"Host": link.netloc.rpartition("@")[2], **headers})
        return connection.getresponse()

    def _address(self, port: int) -> tuple[Any, ...]:
        """Look the host up; raises `PictureUnavailable` where any of its addresses may not be spoken to."""
        try:
            found = socket.getaddrinfo(self.host, port, type=socket.SOCK_STREAM)
        # The second: a name that no host can have.
        except (OSError, UnicodeError) as error:
            raise PictureUnavailable(self.host, "not_reached") from error
        on_loopback = self.host in LOOPBACK and urlsplit(self._base_url).hostname in LOOPBACK
        if not all(on_loopback or is_public(str(address[0])) for *_, address in found):
            raise PictureUnavailable(self.host, "private_address")
        return found[0]

    def _read(self, response: http.client.HTTPResponse) -> bytes:
        if response.status != 200:
            raise PictureUnavailable(self.host, "status", status=response.status)
        encoded = response.headers.get("Content-Encoding", "identity") != "identity"
        if encoded or not _type(response).startswith("image/"):
            raise PictureUnavailable(self.host, "not_a_picture")
        content = bytearray()
        while chunk := response.read1(_CHUNK):
            content += chunk
            if len(content) > MOST_BYTES:
                raise PictureUnavailable(self.host, "too_many_bytes", limit=MOST_BYTES // 2**20)
        if response.length:
            raise PictureUnavailable(self.host, "not_reached")
        return bytes(content)

    def _close(self) -> None:
        connection = self._socket
        if connection is not None:
            # Unlike close alone, this ends a read that waits on another thread.
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()


def is_public(address: str) -> bool:
    """Say whether an address is one of the public internet, in whatever way it is written."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in network for network in _TRANSLATED):
            return False
    return ip.is_global and not ip.is_multicast
