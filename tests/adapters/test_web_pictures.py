"""Pictures from web servers on loopback."""

from __future__ import annotations

import gzip
import hashlib
import threading
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PIL import Image

from pikadesk.adapters.web_pictures import MOST_BYTES, WebPictures
from pikadesk.domain.errors import DiskFull, FolderUnwritable, Stopped
from tests.adapters.conftest import Serve
from tests.adapters.limits import on_a_full_disk
from tests.adapters.pictures import encoded
from tests.adapters.web import Answer, Exchange, everything_said, says, sends
from tests.adapters.web_fetching import DUCK, ON_LOOPBACK, duck, leads_to, nothing_in, refused
from tests.fakes.contracts_web import PictureFetcherContract


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "fetched"


@pytest.fixture
def fetcher(folder: Path) -> WebPictures:
    return WebPictures(folder, ON_LOOPBACK)


def any_picture(exchange: Exchange) -> None:
    exchange.read()
    digest = hashlib.sha256(exchange.path.encode()).digest()
    content = encoded(Image.new("RGB", (32, 32), tuple(digest[:3])), "JPEG")
    exchange.head(200, Content_Type="image/jpeg", Content_Length=len(content))
    exchange.wfile.write(content)


class TestContract(PictureFetcherContract):
    @pytest.fixture
    def fetcher(self, folder: Path) -> WebPictures:
        return WebPictures(folder, ON_LOOPBACK)

    @pytest.fixture
    def web(self, serve: Serve) -> str:
        return serve(any_picture).url


def test_a_picture_is_saved_byte_for_byte(fetcher: WebPictures, folder: Path, serve: Serve) -> None:
    file = fetcher.fetch(f"{serve(duck()).url}/a/duck.jpeg?width=640#top", Event())
    assert file.read_bytes() == DUCK
    assert file.name == "duck.jpg"
    assert file.is_relative_to(folder)


def test_nothing_is_said_that_the_page_could_not_know(fetcher: WebPictures, serve: Serve) -> None:
    other = serve(duck())
    site = serve(says(302, Location=f"{other.url}/b?c=d%20e&f=%C3%A9", Set_Cookie="visitor=7; Path=/"))
    fetcher.fetch(f"http://duck:secret@{site.host}/a b/é?x=ü y", Event())
    for request, host in ((site.request, site.host), (other.request, other.host)):
        headers = {name.lower(): text for name, text in request.headers.items()}
        assert headers.pop("user-agent").startswith("pikadesk/")
        assert headers == {"host": host, "accept": "image/*", "accept-encoding": "identity", "connection": "close"}
    assert site.request.path == "/a%20b/%C3%A9?x=%C3%BC%20y"
    assert other.request.path == "/b?c=d%20e&f=%C3%A9"


def test_no_proxy_is_asked(fetcher: WebPictures, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy, site = serve(duck()), serve(duck())
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, proxy.url)
    fetcher.fetch(f"{site.url}/a.jpg", Event())
    assert proxy.requests == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(fetcher: WebPictures, serve: Serve, status: int) -> None:
    site = serve(leads_to("../b/swan.png", status), duck("image/png"))
    file = fetcher.fetch(f"{site.url}/a/duck.jpg", Event())
    assert [request.path for request in site.requests] == ["/a/duck.jpg", "/b/swan.png"]
    assert file.name == "swan.png"


def test_five_redirects_are_followed_and_no_more(fetcher: WebPictures, folder: Path, serve: Serve) -> None:
    site = serve(*[leads_to(f"/{number}") for number in range(5)], duck())
    fetcher.fetch(site.url, Event())
    assert len(site.requests) == 6
    endless = serve(leads_to("/again"))
    error = refused(fetcher, endless.url)
    assert (error.reason, error.fault.get("host")) == ("too_many_redirects", "127.0.0.1")
    assert len(endless.requests) == 6


@pytest.mark.parametrize("status", [201, 204, 206, 304, 400, 401, 403, 404, 418, 500, 503])
def test_only_a_whole_answer_is_a_picture(fetcher: WebPictures, folder: Path, serve: Serve, status: int) -> None:
    body = b"" if status in (204, 304) else DUCK
    error = refused(fetcher, serve(says(status, body, Content_Type="image/jpeg")).url)
    assert (error.reason, error.fault.get("status")) == ("status", status)
    assert nothing_in(folder)


@pytest.mark.parametrize("kind", ["text/html", "application/octet-stream", "imagery/jpeg", "image", "", "x/image/png"])
def test_what_is_said_to_be_something_else_is_no_picture(
    fetcher: WebPictures, folder: Path, serve: Serve, kind: str
) -> None:
    assert refused(fetcher, serve(duck(kind)).url).reason == "not_a_picture"
    assert nothing_in(folder)


def test_what_says_nothing_of_itself_is_no_picture(fetcher: WebPictures, serve: Serve) -> None:
    raw = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(DUCK), DUCK)
    assert refused(fetcher, serve(sends(raw)).url).reason == "not_a_picture"


def test_what_is_packed_although_nobody_asked_is_no_picture(fetcher: WebPictures, serve: Serve) -> None:
    packed = says(200, gzip.compress(DUCK), Content_Type="image/jpeg", Content_Encoding="gzip")
    assert refused(fetcher, serve(packed).url).reason == "not_a_picture"
    plain = says(200, DUCK, Content_Type="image/jpeg", Content_Encoding="identity")
    assert fetcher.fetch(serve(plain).url, Event()).read_bytes() == DUCK


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 100\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf",
        b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
    ],
)
def test_half_an_answer_is_none(fetcher: WebPictures, folder: Path, serve: Serve, raw: bytes) -> None:
    assert refused(fetcher, serve(sends(raw)).url).reason == "not_reached"
    assert nothing_in(folder)


def test_an_answer_in_chunks_or_without_a_length_is_whole_when_it_ends(fetcher: WebPictures, serve: Serve) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n"
    chunked = b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(DUCK), DUCK)
    for raw in (head + chunked, head + b"\r\n" + DUCK):
        assert fetcher.fetch(serve(sends(raw)).url, Event()).read_bytes() == DUCK


def test_a_picture_that_is_said_to_be_too_large_is_not_begun(fetcher: WebPictures, serve: Serve) -> None:
    error = refused(fetcher, serve(says(200, b"", Content_Type="image/png", Content_Length=MOST_BYTES + 1)).url)
    assert (error.reason, error.fault.get("limit")) == ("too_many_bytes", 50)


@pytest.mark.parametrize(("size", "fits"), [(MOST_BYTES, True), (MOST_BYTES + 1, False)])
def test_what_is_too_large_without_saying_so_is_not_gone_on_with(
    fetcher: WebPictures, folder: Path, serve: Serve, size: int, fits: bool
) -> None:
    def answer(exchange: Exchange) -> None:
        exchange.read()
        exchange.head(200, Content_Type="image/png")
        for start in range(0, size, 2**20):
            exchange.wfile.write(bytes(min(2**20, size - start)))
        exchange.hang_up()

    site = serve(answer)
    if fits:
        assert fetcher.fetch(site.url, Event()).stat().st_size == size
    else:
        assert refused(fetcher, site.url).reason == "too_many_bytes"
        assert nothing_in(folder)


class Slow:
    """A server that takes its time, and notices when nobody waits any more."""

    def __init__(self, head: bytes, then: bytes = b"", pace: float = 0.01) -> None:
        self.head, self.then, self.pace = head, then, pace
        self.begun, self.left = Event(), Event()

    def __call__(self, exchange: Exchange) -> None:
        exchange.read()
        exchange.wfile.write(self.head)
        self.begun.set()
        exchange.connection.settimeout(self.pace)
        try:
            while not exchange.server.closing.is_set():
                if self.then:
                    exchange.wfile.write(self.then)
                try:
                    if not exchange.connection.recv(1):
                        break
                except TimeoutError:
                    continue
        except OSError:
            pass
        self.left.set()
        exchange.hang_up()


SLOW: dict[str, Callable[[], Slow]] = {
    "silent": lambda: Slow(b""),
    "headers without an end": lambda: Slow(b"HTTP/1.1 200 OK\r\n", b"X"),
    "a body by the byte": lambda: Slow(b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n", b"x"),
    "a body that stops": lambda: Slow(b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 9\r\n\r\nx"),
}


@pytest.mark.parametrize("slow", SLOW.values(), ids=SLOW.keys())
def test_it_takes_no_longer_than_it_may_in_all(folder: Path, serve: Serve, slow: Callable[[], Slow]) -> None:
    server = slow()
    begun = time.monotonic()
    error = refused(WebPictures(folder, ON_LOOPBACK, seconds=0.6), serve(server).url)
    assert (error.reason, error.fault.get("limit"), error.fault.get("host")) == ("too_slow", 1, "127.0.0.1")
    assert 0.5 < time.monotonic() - begun < 5
    assert server.left.wait(5), "nobody hung up"
    assert nothing_in(folder)


@pytest.mark.parametrize("slow", SLOW.values(), ids=SLOW.keys())
def test_it_can_be_stopped_at_any_time(
    fetcher: WebPictures, folder: Path, serve: Serve, slow: Callable[[], Slow]
) -> None:
    server, stop = slow(), Event()
    site = serve(server)
    threading.Thread(target=lambda: (server.begun.wait(5), stop.set())).start()
    begun = time.monotonic()
    with pytest.raises(Stopped):
        fetcher.fetch(site.url, stop)
    assert time.monotonic() - begun < 5
    assert server.left.wait(5), "nobody hung up"
    assert nothing_in(folder)


def test_the_time_is_for_all_redirects_together(folder: Path, serve: Serve) -> None:
    def leads_on(exchange: Exchange) -> None:
        exchange.server.closing.wait(0.25)
        leads_to("/on")(exchange)

    assert refused(WebPictures(folder, ON_LOOPBACK, seconds=0.6), serve(leads_on).url).reason == "too_slow"


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/duck.jpg", "image/jpeg", "duck.jpg"),
        ("/duck", "IMAGE/PNG; charset=binary", "duck.png"),
        ("/", "image/webp", "picture.webp"),
        ("", "image/gif", "picture.gif"),
        ("/a/b/", "image/avif", "picture.avif"),
        ("/M%C3%B6we%20am%20Meer.html", "image/jpeg", "Möwe-am-Meer.jpg"),
        ("/..%2f..%2f..%2fetc%2fpasswd", "image/jpeg", "passwd.jpg"),
        ("/%2e%2e", "image/jpeg", "picture.jpg"),
        ("/.htaccess", "image/jpeg", "htaccess.jpg"),
        ("/a%00b%0d%0ac.jpg", "image/jpeg", "a-b-c.jpg"),
        ("/C:%5Cduck.jpg", "image/jpeg", "C-duck.jpg"),
        ("/%ff%fe.jpg", "image/jpeg", "picture.jpg"),
        ("/half\ud83d.jpg", "image/jpeg", "half.jpg"),
        (f"/{'x' * 300}.jpg", "image/jpeg", f"{'x' * 60}.jpg"),
        (f"/{'%E6%B5%B7' * 100}.jpg", "image/jpeg", f"{'海' * 60}.jpg"),
        ("/duck.jpg", "image/x-unheard-of", "duck"),
        ("/photo.php?id=7", "image/tiff", "photo.tiff"),
    ],
)
def test_the_file_has_a_sensible_name(fetcher: WebPictures, serve: Serve, path: str, kind: str, name: str) -> None:
    file = fetcher.fetch(f"{serve(duck(kind)).url}{path}", Event())
    assert file.name == name
    assert file.read_bytes() == DUCK


def test_a_folder_that_cannot_be_written_is_told(folder: Path, serve: Serve) -> None:
    site = serve(duck())
    folder.touch()
    with pytest.raises(FolderUnwritable):
        WebPictures(folder, ON_LOOPBACK).fetch(site.url, Event())


def test_a_full_disk_leaves_nothing(fetcher: WebPictures, folder: Path, serve: Serve) -> None:
    site = serve(duck())
    with pytest.raises(DiskFull):
        on_a_full_disk(lambda: fetcher.fetch(site.url, Event()))
    assert len(site.requests) == 1
    assert nothing_in(folder)


SECRET = "token-7d41c0ffee"


@pytest.mark.parametrize(
    "answer",
    [
        says(403),
        duck("text/html"),
        sends(b""),
        leads_to(f"https://10.0.0.1/{SECRET}"),
        leads_to(f"http://127.0.0.1:{SECRET}/"),
        leads_to(f"http://[{SECRET}"),
    ],
)
def test_no_error_says_more_than_the_host(fetcher: WebPictures, serve: Serve, answer: Answer) -> None:
    assert SECRET not in everything_said(refused(fetcher, f"{serve(answer).url}/a.jpg?key={SECRET}"))
