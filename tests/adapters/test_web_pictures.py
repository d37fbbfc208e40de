"""Pictures from web servers on loopback, and addresses that nobody may be led to."""

from __future__ import annotations

import gzip
import hashlib
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Event

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from PIL import Image
from pytest_socket import SocketConnectBlockedError

from pikadesk.adapters.web_pictures import MOST_BYTES, LookUp, WebPictures, is_public
from pikadesk.domain.errors import DiskFull, FolderUnwritable, PictureUnavailable, Stopped
from tests.adapters.conftest import Serve
from tests.adapters.limits import on_a_full_disk
from tests.adapters.pictures import encoded, scene
from tests.adapters.web import Answer, Exchange, Site, everything_said, says, sends
from tests.fakes.contracts_web import PictureFetcherContract

DUCK = encoded(scene(), "JPEG")
ON_LOOPBACK = "http://127.0.0.1:1"
THE_SERVICE = "https://api.example"


def any_picture(exchange: Exchange) -> None:
    exchange.read()
    digest = hashlib.sha256(exchange.path.encode()).digest()
    content = encoded(Image.new("RGB", (32, 32), tuple(digest[:3])), "JPEG")
    exchange.head(200, Content_Type="image/jpeg", Content_Length=len(content))
    exchange.wfile.write(content)


def duck(kind: str = "image/jpeg") -> Answer:
    return says(200, DUCK, Content_Type=kind)


def leads_to(target: str, status: int = 302) -> Answer:
    return says(status, Location=target)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "fetched"


@pytest.fixture
def fetcher(folder: Path) -> WebPictures:
    return WebPictures(folder, ON_LOOPBACK)


def refused(fetcher: WebPictures, url: str) -> PictureUnavailable:
    with pytest.raises(PictureUnavailable) as caught:
        fetcher.fetch(url, Event())
    return caught.value


def nothing_in(folder: Path) -> bool:
    return not [path for path in folder.rglob("*") if path.is_file()]


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


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("https://10.0.0.1/a.jpg", "private_address"),
        ("https://[fe80::1]/a.jpg", "private_address"),
        ("https://169.254.169.254/latest", "private_address"),
        ("http://pictures.example/a.jpg", "not_https"),
        ("file:///etc/passwd", "not_https"),
        ("ftp://127.0.0.1/a.jpg", "not_https"),
        ("http://[", "not_https"),
        ("http://127.0.0.1:99999/a.jpg", "not_https"),
        ("//", "too_many_redirects"),
        ("", "too_many_redirects"),
    ],
)
def test_every_redirect_is_checked(fetcher: WebPictures, serve: Serve, target: str, reason: str) -> None:
    assert refused(fetcher, f"{serve(leads_to(target)).url}/a.jpg").reason == reason


def test_a_redirect_without_a_target_leads_nowhere(fetcher: WebPictures, serve: Serve) -> None:
    assert refused(fetcher, serve(says(302)).url).reason == "too_many_redirects"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0",
        "localhost",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "[fe80::1]",
        "[fd00::1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b::a00:1]",
        "[2002:7f00:1::]",
        "224.0.0.1",
        "255.255.255.255",
    ],
)
def test_nothing_is_asked_that_only_this_computer_could_reach(folder: Path, serve: Serve, host: str) -> None:
    site = serve(duck())
    port = site.server_address[1]
    assert refused(WebPictures(folder, THE_SERVICE), f"https://{host}:{port}/a.jpg").reason == "private_address"
    assert refused(WebPictures(folder, THE_SERVICE), f"http://{host}:{port}/a.jpg").reason == "not_https"
    assert site.connections == 0


@pytest.mark.parametrize("host", ["127.0.0.2", "127.1", "0", "[::ffff:127.0.0.1]", "10.0.0.1"])
def test_beside_an_api_on_loopback_only_loopback_itself_is_no_danger(folder: Path, serve: Serve, host: str) -> None:
    site = serve(duck())
    url = f"https://{host}:{site.server_address[1]}/a.jpg"
    assert refused(WebPictures(folder, ON_LOOPBACK), url).reason == "private_address"
    assert site.connections == 0


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_a_public_address_is_connected_to(fetcher: WebPictures) -> None:
    """As far as tests may go: the socket itself refuses."""
    for host in ("93.184.215.14", "[2606:2800:21f:cb07:6820:80da:af6b:8b2c]"):
        with pytest.raises(SocketConnectBlockedError):
            fetcher.fetch(f"https://{host}/a.jpg", Event())


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("::ffff:93.184.215.14", True),
        ("2606:2800:21f::1", True),
        # How a network without IPv4 writes the first one.
        ("64:ff9b::5db8:d70e", True),
        ("64:ff9b::c0a8:1", False),
        ("192.168.0.1", False),
        ("::ffff:192.168.0.1", False),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("100.64.0.1", False),
        ("169.254.0.1", False),
        ("192.0.2.1", False),
        ("198.18.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::5db8:d70e", False),
        ("fc00::1", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("ff0e::1", False),
        ("2001:db8::1", False),
        ("2001:0:5db8:d70e::1", False),
        ("2002:5db8:d70e::1", False),
        ("", False),
        ("pictures.example", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "url",
    [
        "https://pictures.example:port/a.jpg",
        "https://pictures.example:99999/a.jpg",
        "https://[::1/a.jpg",
        f"https://{'x' * 64}.example/a.jpg",
        "https://a..b/a.jpg",
        "https://a\0b.example/a.jpg",
        "https://a b.example/a.jpg",
        "https://a\\b.example/a.jpg",
        "https://\ud83d.example/a.jpg",
        "https://user@/a.jpg",
        "//pictures.example/a.jpg",
        "HTTP://pictures.example/a.jpg",
    ],
)
def test_what_is_no_address_is_refused_and_no_bug(fetcher: WebPictures, url: str) -> None:
    assert refused(fetcher, url).reason == "not_https"


def test_a_name_that_nobody_has_is_not_reached(folder: Path) -> None:
    def nobody(*_: object, **options: object) -> list[tuple[int, int, int, str, object]]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    fetcher = WebPictures(folder, ON_LOOPBACK, look_up=nobody)
    assert refused(fetcher, "https://pictures.invalid/a.jpg").reason == "not_reached"


def test_a_closed_port_is_not_reached(fetcher: WebPictures, serve: Serve) -> None:
    site = serve(duck())
    host = site.host
    site.server_close()
    error = refused(fetcher, f"http://{host}/a.jpg")
    assert (error.reason, error.fault.get("host")) == ("not_reached", "127.0.0.1")


def found_at(*addresses: str) -> LookUp:
    """Stand for the network's directory of names."""

    def look_up(host: str, port: int, **options: object) -> list[tuple[int, int, int, str, object]]:
        families = {4: socket.AF_INET, 6: socket.AF_INET6}
        return [(families[ip_address(each).version], socket.SOCK_STREAM, 6, "", (each, port)) for each in addresses]

    return look_up


@pytest.mark.parametrize("addresses", [["10.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["::1", "2606:2800:21f::1"]])
def test_a_name_may_not_lead_into_a_private_network_with_any_of_its_addresses(
    folder: Path, addresses: list[str]
) -> None:
    fetcher = WebPictures(folder, ON_LOOPBACK, look_up=found_at(*addresses))
    error = refused(fetcher, "https://pictures.example/a.jpg")
    assert (error.reason, error.fault.get("host")) == ("private_address", "pictures.example")


def test_each_address_of_a_host_is_tried(folder: Path, serve: Serve) -> None:
    site = serve(duck())
    url = f"http://localhost:{site.server_address[1]}/a.jpg"
    # On the first one, nobody listens.
    fetcher = WebPictures(folder, ON_LOOPBACK, look_up=found_at("::1", "127.0.0.1"))
    assert fetcher.fetch(url, Event()).read_bytes() == DUCK
    assert site.request.headers["Host"] == f"localhost:{site.server_address[1]}"
    assert refused(WebPictures(folder, ON_LOOPBACK, look_up=found_at("::1")), url).reason == "not_reached"


def test_a_name_that_nobody_answers_for_is_not_waited_for(folder: Path) -> None:
    asked, answered = Event(), Event()

    def never(*_: object, **options: object) -> list[tuple[int, int, int, str, object]]:
        asked.set()
        answered.wait(20)
        return []

    begun = time.monotonic()
    error = refused(WebPictures(folder, ON_LOOPBACK, seconds=0.3, look_up=never), "https://pictures.example/a.jpg")
    assert (error.reason, error.fault.get("host")) == ("too_slow", "pictures.example")
    stop = Event()
    asked.clear()
    threading.Thread(target=lambda: (asked.wait(5), stop.set())).start()
    with pytest.raises(Stopped):
        WebPictures(folder, ON_LOOPBACK, look_up=never).fetch("https://pictures.example/a.jpg", stop)
    assert time.monotonic() - begun < 5
    answered.set()


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


class SecureSite(Site):
    """A server with a certificate."""

    def __init__(self, context: ssl.SSLContext, *answers: Answer) -> None:
        self._context = context
        super().__init__(*answers)

    def get_request(self) -> tuple[ssl.SSLSocket, object]:
        connection, address = super().get_request()
        # The handshake comes with the first byte that is read, on the thread of this connection.
        return self._context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False), address

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: not to be believed is what most of these servers are for."""


Secure = Callable[..., SecureSite]


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[Secure]:
    """Start servers with a certificate for a name, signed by nobody but itself."""
    sites: list[SecureSite] = []

    def start(name: str = "localhost", *answers: Answer, days: int = 1) -> SecureSite:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate(tmp_path, name, days))
        sites.append(SecureSite(context, *(answers or (duck(),))))
        return sites[-1]

    yield start
    for site in sites:
        site.close()


def certificate(folder: Path, name: str, days: int) -> Path:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    try:
        names = [x509.DNSName(name) if not name[0].isdigit() else x509.IPAddress(ip_address(name))]
    except ValueError:
        names = [x509.DNSName(name)]
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=9))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}-{days}.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], None]:
    """Make the system believe a certificate that `secure` made."""

    def trust(name: str = "localhost", days: int = 1) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", os.fspath(tmp_path / f"{name}-{days}.pem"))

    return trust


def test_over_https_a_picture_comes_from_who_it_says(
    fetcher: WebPictures, secure: Secure, trusted: Callable[..., None]
) -> None:
    for name in ("localhost", "127.0.0.1"):
        site = secure(name)
        trusted(name)
        file = fetcher.fetch(f"https://{name}:{site.server_address[1]}/duck.jpg", Event())
        assert file.read_bytes() == DUCK


def test_whom_nobody_vouches_for_is_not_believed(fetcher: WebPictures, folder: Path, secure: Secure) -> None:
    site = secure()
    assert refused(fetcher, f"https://localhost:{site.server_address[1]}/duck.jpg").reason == "not_reached"
    assert site.requests == []
    assert nothing_in(folder)


def test_nor_who_has_another_name_or_is_out_of_date(
    fetcher: WebPictures, secure: Secure, trusted: Callable[..., None]
) -> None:
    other, old = secure("pictures.example"), secure("localhost", days=-1)
    trusted("pictures.example")
    assert refused(fetcher, f"https://localhost:{other.server_address[1]}/duck.jpg").reason == "not_reached"
    trusted("localhost", -1)
    assert refused(fetcher, f"https://localhost:{old.server_address[1]}/duck.jpg").reason == "not_reached"
    assert other.requests == old.requests == []


def test_a_server_that_speaks_no_https_is_not_reached(fetcher: WebPictures, serve: Serve) -> None:
    site = serve(sends(b"HTTP/1.1 400 Bad Request\r\n\r\n"))
    assert refused(fetcher, f"https://127.0.0.1:{site.server_address[1]}/a.jpg").reason == "not_reached"


def test_a_handshake_that_does_not_end_can_be_stopped(fetcher: WebPictures) -> None:
    stop, left = Event(), Event()

    def listen(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection:
            connection.settimeout(5)
            connection.recv(4096)
            stop.set()
            with suppress(ConnectionResetError):
                while connection.recv(4096):
                    pass
            left.set()

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=listen, args=(server,))
        thread.start()
        with pytest.raises(Stopped):
            fetcher.fetch(f"https://127.0.0.1:{server.getsockname()[1]}/a.jpg", stop)
        assert left.wait(3), "nobody hung up"
        thread.join()


def test_https_may_not_lead_to_http(fetcher: WebPictures, secure: Secure, trusted: Callable[..., None]) -> None:
    site = secure("localhost", leads_to("http://pictures.example/a.jpg"))
    trusted()
    assert refused(fetcher, f"https://localhost:{site.server_address[1]}/duck.jpg").reason == "not_https"
