"""Pictures from the web, such as one that was dragged out of a browser.

An address comes from whatever page the user looks at. So nothing is said that the page could not know (no key, no
cookie), and nothing is asked that only this computer could reach: the host's addresses are looked up once, all of them
have to be public, and the connection goes to one of those and to no proxy, which would look them up anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from threading import Event
from typing import Any
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from pikadesk import __version__
from pikadesk.adapters.addresses import LOOPBACK, is_safe_link
from pikadesk.adapters.disk import storage_errors, write_once
from pikadesk.domain.errors import PictureUnavailable, Stopped

LookUp = Callable[..., Sequence[tuple[int, int, int, str, Any]]]
"""`socket.getaddrinfo`, or what stands for it."""

MOST_BYTES = 50 * 1024 * 1024
MOST_REDIRECTS = 5

_SECONDS = 20.0
_LOOK = 0.02
"""Seconds between two looks at whether to stop."""
_CHUNK = 64 * 1024
_REDIRECTS = (301, 302, 303, 307, 308)
_SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/gif": ".gif",
    "image/avif": ".avif",
    "image/bmp": ".bmp",
    "image/tiff": ".tiff",
}
_HOST = re.compile(r"[\w.:%-]+", re.ASCII)
_ADDRESS_CHARACTERS = "/?=&%:@!$'()*+,;~-._[]"
_GLOBAL_IPV6 = ipaddress.IPv6Network("2000::/3")
_TRANSLATED_IPV4 = ipaddress.IPv6Network("64:ff9b::/96")
"""How networks without IPv4 write the addresses of hosts that have no other."""


class WebPictures:
    """`PictureFetcher` over HTTPS.

    Args:
        folder: Where pictures are saved, each in a folder that is named by what it holds.
        base_url: Of the API. Where that is on loopback, as in tests, pictures may be there too, and over plain HTTP.
        seconds: How long one picture may take in all.
        look_up: Finds the addresses of a host.
    """

    def __init__(
        self, folder: Path, base_url: str, *, seconds: float = _SECONDS, look_up: LookUp = socket.getaddrinfo
    ) -> None:
        self._folder, self._base_url, self._seconds, self._look_up = folder, base_url, seconds, look_up

    def fetch(self, url: str, stop: Event) -> Path:
        """Fetch a picture into a file."""
        transfer = _Transfer(url, self._base_url, self._seconds, self._look_up)
        # On a thread of its own: looking up a host takes no time limit, and a server may send a byte now and then.
        threading.Thread(target=transfer.run, name="picture", daemon=True).start()
        end = time.monotonic() + self._seconds
        ended = False
        while not ended:
            ended = transfer.ended.wait(_LOOK)
            if stop.is_set():
                transfer.abandon()
                raise Stopped
            if not ended and time.monotonic() > end:
                transfer.abandon()
                raise PictureUnavailable(transfer.host, "too_slow", limit=round(self._seconds))
        content, name = transfer.result()
        target = self._folder / hashlib.sha256(content).hexdigest()[:16] / name
        with storage_errors(self._folder):
            write_once(target, content)
        return target


class _Transfer:
    """One attempt at one picture; nobody waits for it once it is abandoned.

    Attributes:
        ended: Set when `result` can be called.
        host: From where the picture comes.
    """

    def __init__(self, url: str, base_url: str, seconds: float, look_up: LookUp) -> None:
        self._url, self._base_url, self._seconds, self._look_up = url, base_url, seconds, look_up
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
        except Exception as error:  # carried to whoever waits, whatever it is
            self._outcome = error
        finally:
            self._hang_up()
            self.ended.set()

    def abandon(self) -> None:
        """End soon, and let the result go."""
        self._abandoned.set()
        self._interrupt()

    def result(self) -> tuple[bytes, str]:
        """Return the picture's bytes and its name; raises what ended the attempt."""
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome

    def _fetch(self) -> tuple[bytes, str]:
        url = self._url
        for _ in range(MOST_REDIRECTS + 1):
            link = self._checked(url)
            with self._ask(link) as response:
                if response.status not in _REDIRECTS:
                    return self._read(response), _name(link, response.headers.get_content_type())
                target = response.headers.get("Location", "")
            self._hang_up()
            with contextlib.suppress(ValueError):
                target = urljoin(url, target)
            url = target
        raise PictureUnavailable(self.host, "too_many_redirects")

    def _checked(self, url: str) -> SplitResult:
        """Take an address apart; raises `PictureUnavailable` where it is none that may be asked."""
        link = None
        self.host = ""
        # Such as a port beyond 65535. The error goes no further: it repeats the address, which may hold a secret.
        with contextlib.suppress(ValueError):
            link = urlsplit(url)
            self.host, _ = (link.hostname or "").encode("idna").decode("ascii"), link.port
        if link is None or not _HOST.fullmatch(self.host) or not is_safe_link(url, self._base_url):
            raise PictureUnavailable(self.host, "not_https")
        return link

    def _ask(self, link: SplitResult) -> http.client.HTTPResponse:
        port = link.port or (443 if link.scheme == "https" else 80)
        self._connect(port, encrypted=link.scheme == "https")
        host = f"[{self.host}]" if ":" in self.host else self.host
        # It has its socket already, and connects to nothing by itself.
        connection = http.client.HTTPConnection(host, port)
        connection.sock = self._socket
        path = f"{link.path or '/'}{'?' if link.query else ''}{link.query}"
        headers = {
            "Host": f"{host}:{link.port}" if link.port else host,
            "User-Agent": f"pikadesk/{__version__}",
            "Accept": "image/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        connection.request("GET", quote(path, safe=_ADDRESS_CHARACTERS, errors="replace"), headers=headers)
        return connection.getresponse()

    def _connect(self, port: int, *, encrypted: bool) -> None:
        refused = OSError(f"{self.host} has no address")
        for family, address in self._addresses(port):
            # Before anything that may wait, so that `abandon` ends the wait.
            self._socket = socket.socket(family, socket.SOCK_STREAM)
            # Longer than anybody waits for all of it; it is for the thread, if it missed that.
            self._socket.settimeout(self._seconds + 1)
            self._stop_if_abandoned()
            try:
                self._socket.connect(address)
                break
            except OSError as error:
                self._hang_up()
                refused = error
        else:
            raise refused
        if encrypted:
            context = _trust()
            self._socket = context.wrap_socket(self._socket, server_hostname=self.host, do_handshake_on_connect=False)
            self._stop_if_abandoned()
            self._socket.do_handshake()

    def _addresses(self, port: int) -> list[tuple[int, Any]]:
        """Look the host up; raises `PictureUnavailable` where any of its addresses may not be spoken to."""
        entries = self._look_up(self.host, port, type=socket.SOCK_STREAM)
        found: list[tuple[int, Any]] = [(family, address) for family, *_, address in entries]
        on_loopback = self.host in LOOPBACK and urlsplit(self._base_url).hostname in LOOPBACK
        if not all(on_loopback or is_public(str(address[0])) for _, address in found):
            raise PictureUnavailable(self.host, "private_address")
        return found

    def _read(self, response: http.client.HTTPResponse) -> bytes:
        if response.status != 200:
            raise PictureUnavailable(self.host, "status", status=response.status)
        encoded = response.headers.get("Content-Encoding", "identity") != "identity"
        if encoded or response.headers.get_content_maintype() != "image":
            raise PictureUnavailable(self.host, "not_a_picture")
        content = bytearray()
        # What it says of its length, it may not keep to.
        while len(content) + (response.length or 0) <= MOST_BYTES:
            chunk = response.read1(_CHUNK)
            if not chunk and response.length:
                raise PictureUnavailable(self.host, "not_reached")
            if not chunk:
                return bytes(content)
            content += chunk
        raise PictureUnavailable(self.host, "too_many_bytes", limit=MOST_BYTES // 2**20)

    def _stop_if_abandoned(self) -> None:
        if self._abandoned.is_set():
            raise Stopped

    def _interrupt(self) -> None:
        """End whatever waits on the connection; unlike closing it, this may be done from another thread."""
        if self._socket is not None:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def _hang_up(self) -> None:
        if self._socket is not None:
            self._socket.close()


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet, in whatever way it is written."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped
        if ip in _TRANSLATED_IPV4:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(str(inner))
        # The second: an older way to write an IPv4 address, which nobody uses any more.
        if ip not in _GLOBAL_IPV6 or ip.sixtofour is not None:
            return False
    return ip.is_global and not ip.is_multicast


def _trust() -> ssl.SSLContext:
    """Whom to believe: the authorities of the system, and those that the API is believed by."""
    from requests.utils import DEFAULT_CA_BUNDLE_PATH  # noqa: PLC0415  # costly, and seldom needed

    context = ssl.create_default_context()
    context.load_verify_locations(DEFAULT_CA_BUNDLE_PATH)
    return context


def _name(link: SplitResult, kind: str) -> str:
    """A file name for a picture, by its address and what it is said to be."""
    stem = PurePosixPath(unquote(link.path).rpartition("/")[2]).stem
    words = re.sub(r"[^\w().-]+", "-", stem).strip(".-")[:60]
    return f"{words or 'picture'}{_SUFFIXES.get(kind, '')}"
