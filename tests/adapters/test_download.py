"""Fetching a video from its signed link."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from pikadesk.adapters.addresses import is_safe_link
from pikadesk.adapters.rest_api import USER_AGENT, RestApi
from pikadesk.domain.errors import (
    DiskFull,
    Fault,
    FolderUnwritable,
    LinkExpired,
    NotReached,
    Stopped,
    StorageError,
    TransferBroken,
)
from tests.adapters.conftest import Serve
from tests.adapters.limits import on_a_full_disk, without_root
from tests.adapters.web import KEY, Answer, Exchange, Site, Storage, says

VIDEO = bytes(range(256)) * 400
HALF = len(VIDEO) // 2


@pytest.fixture
def part(tmp_path: Path) -> Path:
    return tmp_path / "downloads" / "job.part"


def fetch(site: Site, part: Path, stop: Event | None = None) -> list[tuple[int, int | None]]:
    told: list[tuple[int, int | None]] = []
    api = RestApi(site.url, lambda: KEY)
    api.download(f"{site.url}/a.mp4?X-Amz-Expires=60", part, lambda *each: told.append(each), stop or Event())
    return told


def broken(reason: str, **more: int) -> Fault:
    return Fault("transfer_broken", tuple(sorted({"reason": reason, **more}.items())))


def holding(part: Path, content: bytes) -> None:
    part.parent.mkdir(parents=True, exist_ok=True)
    part.write_bytes(content)


def test_a_video_arrives_as_it_is(serve: Serve, part: Path) -> None:
    site = serve(Storage(VIDEO))
    told = fetch(site, part)
    assert part.read_bytes() == VIDEO
    assert told == sorted(told)
    assert told[-1] == (len(VIDEO), len(VIDEO))
    assert site.request.path == "/a.mp4?X-Amz-Expires=60"
    assert site.request.headers["User-Agent"] == USER_AGENT
    assert site.request.headers["Accept-Encoding"] == "identity"
    assert "Range" not in site.request.headers


def test_it_goes_on_where_it_broke_off(serve: Serve, part: Path) -> None:
    holding(part, VIDEO[:1000])
    storage = Storage(VIDEO)
    told = fetch(serve(storage), part)
    assert storage.ranges == ["bytes=1000-"]
    assert part.read_bytes() == VIDEO
    assert told[0][0] > 1000
    assert told[-1] == (len(VIDEO), len(VIDEO))


@pytest.mark.parametrize("held", [b"other" * 100, VIDEO + b"too much"], ids=["less", "more"])
def test_a_server_without_ranges_starts_from_the_beginning(serve: Serve, part: Path, held: bytes) -> None:
    holding(part, held)
    told = fetch(serve(says(200, VIDEO)), part)
    assert part.read_bytes() == VIDEO
    assert told[-1] == (len(VIDEO), len(VIDEO))


@pytest.mark.parametrize("header", ["bytes 7-99/100", "bytes */100", "bytes", None], ids=str)
def test_a_range_that_nobody_asked_for_spoils_nothing(serve: Serve, part: Path, header: str | None) -> None:
    holding(part, VIDEO[:1000])
    with pytest.raises(TransferBroken) as caught:
        fetch(serve(says(206, b"x" * 93, **({"Content_Range": header} if header else {}))), part)
    assert caught.value.fault == broken("wrong_range")
    assert part.read_bytes() == VIDEO[:1000]


def test_a_range_from_the_first_byte_replaces_what_is_there(serve: Serve, part: Path) -> None:
    holding(part, b"other" * 100)
    fetch(serve(says(206, VIDEO, Content_Range=f"bytes 0-{len(VIDEO) - 1}/{len(VIDEO)}")), part)
    assert part.read_bytes() == VIDEO


def test_nothing_more_to_fetch_is_the_end(serve: Serve, part: Path) -> None:
    holding(part, VIDEO)
    storage = Storage(VIDEO)
    fetch(serve(storage), part)
    assert storage.ranges == [f"bytes={len(VIDEO)}-"]
    assert part.read_bytes() == VIDEO


def cut(exchange: Exchange) -> None:
    exchange.head(200, Content_Length=len(VIDEO))
    exchange.wfile.write(VIDEO[:HALF])
    exchange.hang_up()


def cut_in_chunks(exchange: Exchange) -> None:
    exchange.head(200, Transfer_Encoding="chunked")
    exchange.wfile.write(b"%x\r\n" % len(VIDEO) + VIDEO[:HALF])
    exchange.hang_up()


def in_chunks(exchange: Exchange) -> None:
    exchange.head(200, Transfer_Encoding="chunked")
    for start in range(0, len(VIDEO), 5000):
        piece = VIDEO[start : start + 5000]
        exchange.wfile.write(b"%x\r\n" % len(piece) + piece + b"\r\n")
    exchange.wfile.write(b"0\r\n\r\n")


def until_the_end(exchange: Exchange) -> None:
    exchange.head(200, Connection="close")
    exchange.wfile.write(VIDEO)
    exchange.hang_up()


@pytest.mark.parametrize("answer", [in_chunks, until_the_end])
def test_one_of_unknown_length_arrives_too(serve: Serve, part: Path, answer: Answer) -> None:
    told = fetch(serve(answer), part)
    assert part.read_bytes() == VIDEO
    assert told[-1] == (len(VIDEO), None)


@pytest.mark.parametrize("answer", [cut, cut_in_chunks])
def test_what_came_before_it_broke_off_is_kept_and_built_upon(serve: Serve, part: Path, answer: Answer) -> None:
    storage = Storage(VIDEO)
    site = serve(answer, storage)
    with pytest.raises(TransferBroken) as caught:
        fetch(site, part)
    assert caught.value.fault == broken("connection_lost")
    assert part.read_bytes() == VIDEO[:HALF]
    assert len(site.requests) == 1
    fetch(site, part)
    assert storage.ranges == [f"bytes={HALF}-"]
    assert part.read_bytes() == VIDEO


def test_a_connection_that_is_reset_loses_nothing_that_was_told(serve: Serve, part: Path) -> None:
    told: list[int] = []
    all_told = Event()

    def reset(exchange: Exchange) -> None:
        exchange.head(200, Content_Length=len(VIDEO))
        exchange.wfile.write(VIDEO[:1000])
        assert all_told.wait(10)
        exchange.reset()

    def tell(moved: int, _: int | None) -> None:
        told.append(moved)
        if moved == 1000:
            all_told.set()

    site = serve(reset)
    with pytest.raises(TransferBroken):
        RestApi(site.url, lambda: KEY).download(f"{site.url}/a.mp4", part, tell, Event())
    assert part.read_bytes() == VIDEO[:1000]


def test_a_server_that_falls_silent_is_left_after_a_minute_at_most(serve: Serve, part: Path) -> None:
    patience: list[float | None] = []

    def falls_silent(exchange: Exchange) -> None:
        exchange.head(200, Content_Length=len(VIDEO))
        exchange.wfile.write(VIDEO[:1000])
        caller = exchange.other_end()
        patience.append(caller.gettimeout())
        # It counts from the caller's next read on, which these bytes bring about.
        caller.settimeout(0.05)
        exchange.wfile.write(VIDEO[1000:2000])
        exchange.server.closing.wait()
        exchange.hang_up()

    with pytest.raises(TransferBroken) as caught:
        fetch(serve(falls_silent), part)
    assert caught.value.fault == broken("connection_lost")
    assert part.read_bytes() == VIDEO[:2000]
    assert patience[0] is not None
    assert patience[0] <= 60


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_link_that_has_ended_is_told_and_costs_no_byte(serve: Serve, part: Path, status: int) -> None:
    holding(part, VIDEO[:1000])
    with pytest.raises(LinkExpired) as caught:
        fetch(serve(says(status, "<Error><Code>AccessDenied</Code></Error>")), part)
    assert caught.value.fault == Fault("link_expired", (("status", status),))
    assert part.read_bytes() == VIDEO[:1000]


@pytest.mark.parametrize("status", [202, 204, 300, 304, 408, 429, 500, 503])
def test_any_other_answer_may_be_asked_again_and_costs_no_byte(serve: Serve, part: Path, status: int) -> None:
    holding(part, VIDEO[:1000])
    with pytest.raises(TransferBroken) as caught:
        fetch(serve(says(status, b"" if status in (204, 304) else "<html>")), part)
    assert caught.value.fault == broken("status", status=status)
    assert part.read_bytes() == VIDEO[:1000]


def test_a_port_that_refuses_was_not_reached(part: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        host = f"127.0.0.1:{listener.getsockname()[1]}"
    with pytest.raises(NotReached) as caught:
        RestApi(f"http://{host}", lambda: KEY).download(f"http://{host}/a.mp4", part, lambda *_: None, Event())
    assert caught.value.fault == Fault("not_reached", (("host", host),))


def test_one_that_was_reached_and_did_not_answer_is_broken(serve: Serve, part: Path) -> None:
    with pytest.raises(TransferBroken):
        fetch(serve(lambda exchange: exchange.hang_up()), part)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_with_its_range(serve: Serve, part: Path, status: int) -> None:
    holding(part, VIDEO[:1000])
    storage = Storage(VIDEO)
    there = serve(says(status, Location="/moved/b.mp4"), storage)
    fetch(serve(says(status, Location=f"{there.url}/b.mp4")), part)
    assert part.read_bytes() == VIDEO
    assert [request.path for request in there.requests] == ["/b.mp4", "/moved/b.mp4"]
    assert storage.ranges == ["bytes=1000-"]


def test_redirects_have_an_end(serve: Serve, part: Path) -> None:
    site = serve(says(302, Location="/again"))
    with pytest.raises(TransferBroken):
        fetch(site, part)
    assert len(site.requests) <= 10


UNSAFE = [
    "http://storage.invalid/a.mp4",
    "http://127.0.0.1.storage.invalid/a.mp4",
    "http://127.0.0.1@storage.invalid/a.mp4",
    "http://[half",
    "https://[half",
    "https://",
    "//",
    "ftp://127.0.0.1/a.mp4",
    "file:///etc/passwd",
    "data:video/mp4;base64,AAAA",
    "not a link",
    "",
]


@pytest.mark.parametrize("link", UNSAFE)
def test_a_link_that_is_not_safe_is_not_followed(serve: Serve, part: Path, link: str) -> None:
    site = serve(Storage(VIDEO))
    with pytest.raises(TransferBroken) as caught:
        RestApi(site.url, lambda: KEY).download(link, part, lambda *_: None, Event())
    assert caught.value.fault == broken("unsafe_link")
    assert not part.exists()


@pytest.mark.parametrize("link", [link for link in UNSAFE if ":" in link])
def test_nor_is_a_redirect_to_one(serve: Serve, part: Path, link: str) -> None:
    site = serve(says(302, Location=link))
    with pytest.raises(TransferBroken) as caught:
        fetch(site, part)
    assert caught.value.fault == broken("unsafe_link")
    assert len(site.requests) == 1
    assert not part.exists()


def test_the_real_service_cannot_lead_to_this_computer_over_plain_http(serve: Serve, part: Path) -> None:
    site = serve(Storage(VIDEO))
    with pytest.raises(TransferBroken):
        RestApi("https://service.invalid", lambda: KEY).download(site.url, part, lambda *_: None, Event())
    assert site.connections == 0


@pytest.mark.parametrize(
    "link", ["https://a b/", "https://x:99999/", "https://\ud800/", "https://x/\ud800", "https://."]
)
def test_a_link_to_nowhere_is_no_surprise(part: Path, link: str) -> None:
    with pytest.raises((TransferBroken, NotReached)):
        RestApi("https://service.invalid", lambda: KEY).download(link, part, lambda *_: None, Event())


@pytest.mark.parametrize(
    ("link", "base", "safe"),
    [
        ("https://s3.us-east-1.amazonaws.com/x", "https://api.1min.ai", True),
        ("https://s3.us-east-1.amazonaws.com/x", "http://127.0.0.1:1", True),
        ("http://127.0.0.1:2/x", "http://127.0.0.1:1", True),
        ("http://localhost:2/x", "http://[::1]:1", True),
        ("http://127.0.0.1:2/x", "https://api.1min.ai", False),
        ("http://s3.us-east-1.amazonaws.com/x", "http://127.0.0.1:1", False),
        ("http://s3.us-east-1.amazonaws.com/x", "https://api.1min.ai", False),
    ],
)
def test_safe_is_https_or_loopback_from_loopback(link: str, base: str, safe: bool) -> None:
    assert is_safe_link(link, base) is safe


def test_a_stop_ends_it_soon_even_where_little_arrives(serve: Serve, part: Path) -> None:
    def trickle(exchange: Exchange) -> None:
        exchange.head(200, Content_Length=len(VIDEO))
        for start in range(0, len(VIDEO), 10):
            exchange.wfile.write(VIDEO[start : start + 10])
            if exchange.server.closing.wait(0.01):
                break
        exchange.hang_up()

    stop, first = Event(), Event()
    site = serve(trickle)
    caught: list[BaseException] = []

    def run() -> None:
        try:
            RestApi(site.url, lambda: KEY).download(f"{site.url}/a", part, lambda *_: first.set(), stop)
        except Stopped as error:
            caught.append(error)

    thread = Thread(target=run)
    thread.start()
    assert first.wait(5)
    stop.set()
    thread.join(5)
    assert not thread.is_alive()
    assert len(caught) == 1
    held = part.read_bytes()
    assert held
    assert VIDEO.startswith(held)


def test_a_full_disk_is_told(serve: Serve, part: Path) -> None:
    site = serve(Storage(VIDEO))
    with pytest.raises(DiskFull) as caught:
        on_a_full_disk(lambda: fetch(site, part))
    assert caught.value.fault == Fault("disk_full", (("path", str(part)),))
    fetch(site, part)
    assert part.read_bytes() == VIDEO


def in_the_way(folder: Path) -> None:
    folder.write_bytes(b"")


def locked(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o500)


def locked_file(folder: Path) -> None:
    folder.mkdir()
    (folder / "job.part").touch(0o400)


@pytest.mark.parametrize("obstacle", [in_the_way, locked, locked_file])
def test_a_folder_that_cannot_be_written_is_told(serve: Serve, part: Path, obstacle: Callable[[Path], None]) -> None:
    obstacle(part.parent)
    with pytest.raises(FolderUnwritable) as caught:
        without_root(lambda: fetch(serve(Storage(VIDEO)), part))
    assert caught.value.fault.get("path") == str(part)


def test_a_folder_where_the_file_should_be_is_told(serve: Serve, part: Path) -> None:
    part.mkdir(parents=True)
    with pytest.raises(StorageError) as caught:
        fetch(serve(Storage(VIDEO)), part)
    assert caught.value.fault == Fault("storage", (("path", str(part)),))
