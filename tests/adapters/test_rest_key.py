"""The API key goes to the API's own host, in one header, and into no text."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from pikadesk.adapters.rest_api import RestApi
from pikadesk.domain.errors import KeyMissing, KeyRefused, PikadeskError
from tests.adapters.conftest import Serve
from tests.adapters.web import KEY, Answer, Exchange, Site, Storage, everything_said, record, says, sends


def submit(api: RestApi, _: Path) -> object:
    return api.submit({"type": "TEXT_TO_VIDEO"})


def poll(api: RestApi, _: Path) -> object:
    return api.poll("73ae328e")


def check_key(api: RestApi, _: Path) -> object:
    return api.check_key()


def upload(api: RestApi, folder: Path) -> object:
    file = folder / "a.png"
    file.write_bytes(b"png" * 1000)
    return api.upload(file, "a.png", lambda *_: None, Event())


ALL = pytest.mark.parametrize("call", [submit, poll, check_key, upload])
Call = Callable[[RestApi, Path], object]


@ALL
@pytest.mark.parametrize("key", [None, "", "   ", "\n"])
def test_without_a_key_nothing_is_sent(serve: Serve, tmp_path: Path, call: Call, key: str | None) -> None:
    site = serve(says(200, record()))
    with pytest.raises(KeyMissing):
        call(RestApi(site.url, lambda: key), tmp_path)
    assert site.connections == 0


@ALL
@pytest.mark.parametrize(
    "key", ["key-7d41\nc0ffee5ecre7", "key-7d41\r\nX-Evil: yes", "ключ-c0ffee", "key-\0c0ffee", "key\u2028c0ffee"]
)
def test_a_key_that_fits_in_no_header_is_refused_in_silence(serve: Serve, tmp_path: Path, call: Call, key: str) -> None:
    site = serve(says(200, record()))
    with pytest.raises(KeyRefused) as caught:
        call(RestApi(site.url, lambda: key), tmp_path)
    assert site.connections == 0
    said = everything_said(caught.value)
    assert not [part for part in (key, repr(key)[1:-1], "c0ffee") if part in said]


@pytest.mark.parametrize("key", [f" {KEY}", f"{KEY}\n", f"\t{KEY}\r\n"])
def test_space_around_a_key_is_not_part_of_it(serve: Serve, tmp_path: Path, key: str) -> None:
    site = serve(says(200, record()))
    check_key(RestApi(site.url, lambda: key), tmp_path)
    assert site.request.headers["API-KEY"] == KEY


def test_the_key_is_asked_for_at_each_call(serve: Serve, tmp_path: Path) -> None:
    """So that one that was changed in the settings counts at once."""
    site, keys = serve(says(200, record())), iter(["one", "two"])
    api = RestApi(site.url, lambda: next(keys))
    poll(api, tmp_path)
    poll(api, tmp_path)
    assert [request.headers["API-KEY"] for request in site.requests] == ["one", "two"]


def hangs_up(exchange: Exchange) -> None:
    exchange.swallow()
    exchange.reset()


@ALL
@pytest.mark.parametrize(
    "answer",
    [
        says(401, {"message": "API Key is not active"}),
        says(403, "<html>no</html>"),
        says(500),
        says(302, Location="/elsewhere"),
        says(200, "no JSON"),
        says(200, {}),
        sends(b"no HTTP\r\n\r\n"),
        hangs_up,
    ],
)
def test_no_error_says_the_key(serve: Serve, tmp_path: Path, call: Call, answer: Answer) -> None:
    site = serve(answer)
    try:
        call(RestApi(site.url, lambda: KEY), tmp_path)
    except PikadeskError as error:
        assert KEY not in everything_said(error)
    assert site.request.headers["API-KEY"] == KEY
    assert KEY not in site.request.path
    assert KEY.encode() not in site.request.body


@ALL
def test_nor_does_one_from_before_the_connection(tmp_path: Path, call: Call) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    for address in (f"http://127.0.0.1:{port}", "http://service.invalid"):
        with pytest.raises(PikadeskError) as caught:
            call(RestApi(address, lambda: KEY), tmp_path)
        assert KEY not in everything_said(caught.value)


def met_the_key(site: Site) -> list[str]:
    texts = [f"{request.method} {request.path} {request.headers}" for request in site.requests]
    return [text for text in texts if KEY in text or "api-key" in text.lower()]


def test_the_storage_host_never_meets_the_key(serve: Serve, tmp_path: Path) -> None:
    storage = serve(Storage(b"video" * 1000))
    api = serve(says(302, Location=f"{storage.url}/b.mp4"))
    client = RestApi(api.url, lambda: KEY)
    client.download(f"{storage.url}/a.mp4?X-Amz-Signature=s", tmp_path / "a", lambda *_: None, Event())
    # Not even where the link leads over the API's own host.
    client.download(f"{api.url}/a.mp4", tmp_path / "b", lambda *_: None, Event())
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == b"video" * 1000
    assert len(storage.requests) == 2
    assert met_the_key(storage) == met_the_key(api) == []


def test_a_download_needs_no_key(serve: Serve, tmp_path: Path) -> None:
    """What was paid for can be fetched by somebody who has lost the key."""
    storage = serve(Storage(b"video"))
    RestApi(storage.url, lambda: None).download(f"{storage.url}/a.mp4", tmp_path / "a", lambda *_: None, Event())
    assert (tmp_path / "a").read_bytes() == b"video"
