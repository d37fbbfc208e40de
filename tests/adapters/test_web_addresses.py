"""Addresses of pictures, and that nobody is led to where only this computer could go."""

from __future__ import annotations

import socket
import threading
import time
from ipaddress import ip_address
from pathlib import Path
from threading import Event

import pytest
from pytest_socket import SocketConnectBlockedError

from pikadesk.adapters.web_pictures import LookUp, WebPictures, is_public
from pikadesk.domain.errors import Stopped
from tests.adapters.conftest import Serve
from tests.adapters.web import says
from tests.adapters.web_fetching import DUCK, ON_LOOPBACK, THE_SERVICE, duck, leads_to, refused


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "fetched"


@pytest.fixture
def fetcher(folder: Path) -> WebPictures:
    return WebPictures(folder, ON_LOOPBACK)


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
