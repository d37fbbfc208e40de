"""Sending a picture."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path
from threading import Event

import pytest
from werkzeug.formparser import parse_form_data

from pikadesk.adapters.rest_api import RestApi
from pikadesk.domain.errors import Fault, ImageRejected, NotReached, Stopped, TransferBroken
from tests.adapters.conftest import Serve
from tests.adapters.limits import without_root
from tests.adapters.web import KEY, Exchange, Request, says

STORED = {
    "asset": {"key": "images/from-key.png", "location": "https://bucket.example/x"},
    "fileContent": {"uuid": "u", "path": "images/2025_12_22_x.png"},
}


def nothing(*_: object) -> None:
    """Take progress."""


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    file = tmp_path / f"{'ab' * 32}.png"
    file.write_bytes(bytes(range(256)) * 300 + b"\r\n--boundary--\r\n")
    return file


def form_of(request: Request) -> tuple[str, str, bytes]:
    """Return the file's name, type and content, as a server's library reads them."""
    environ = {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": request.headers["Content-Type"],
        "CONTENT_LENGTH": request.headers["Content-Length"],
        "wsgi.input": io.BytesIO(request.body),
    }
    _, texts, files = parse_form_data(environ, silent=False)
    assert list(texts) == []
    assert list(files) == ["asset"]
    (file,) = files.getlist("asset")
    try:
        return str(file.filename), str(file.mimetype), file.read()
    finally:
        file.close()


def test_a_picture_is_one_form_field_named_asset(serve: Serve, picture: Path) -> None:
    site = serve(says(201, STORED))
    assert RestApi(site.url, lambda: KEY).upload(picture, "duck.png", nothing, Event()) == "images/2025_12_22_x.png"
    request = site.request
    assert (request.method, request.path, request.headers["API-KEY"]) == ("POST", "/api/assets", KEY)
    assert "Transfer-Encoding" not in request.headers
    assert form_of(request) == ("duck.png", "image/png", picture.read_bytes())


@pytest.mark.parametrize("suffix", [".jpg", ".png"])
@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("Größe 100%.jpeg", "Groe_100"),
        ("猫.png", "picture"),
        ("ﬁlm_é.png", "film_e"),
        ('a"; name="b.png', "a_name_b"),
        ("a\r\nX-Evil: yes.png", "a_X-Evil_yes"),
        ("../../etc/passwd.png", "passwd"),
        (".png", "png"),
        ("", "picture"),
        ("\udce4\udcff.png", "picture"),
        ("x" * 300 + ".png", "x" * 60),
    ],
)
def test_a_name_arrives_in_plain_letters(serve: Serve, picture: Path, name: str, sent: str, suffix: str) -> None:
    kept = picture.rename(picture.with_suffix(suffix))
    site = serve(says(200, STORED))
    RestApi(site.url, lambda: KEY).upload(kept, name, nothing, Event())
    filename, kind, content = form_of(site.request)
    assert filename == sent + suffix
    assert kind == {".jpg": "image/jpeg", ".png": "image/png"}[suffix]
    assert content == kept.read_bytes()
    assert "X-Evil" not in site.request.headers


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"fileContent": {"path": "images/a.png"}}, "images/a.png"),
        ({"asset": {"key": "images/b.png"}}, "images/b.png"),
        ({"asset": {"key": "images/b.png"}, "fileContent": {"path": ""}}, "images/b.png"),
        ({"asset": {"key": "images/b.png"}, "fileContent": {"path": None}}, "images/b.png"),
        ({"asset": {"key": "images/b.png"}, "fileContent": None}, "images/b.png"),
        ({"asset": {"key": "images/b.png"}, "fileContent": "no"}, "images/b.png"),
    ],
)
def test_the_path_is_read_from_either_place(serve: Serve, picture: Path, body: object, path: str) -> None:
    assert RestApi(serve(says(200, body)).url, lambda: KEY).upload(picture, "a.png", nothing, Event()) == path


@pytest.mark.parametrize("body", [{}, {"asset": {"location": "x"}}, {"fileContent": {"path": 7}}, {"asset": []}])
def test_an_answer_without_a_path_is_broken(serve: Serve, picture: Path, body: object) -> None:
    with pytest.raises(TransferBroken) as caught:
        RestApi(serve(says(200, body)).url, lambda: KEY).upload(picture, "a.png", nothing, Event())
    assert caught.value.fault == Fault("transfer_broken", (("reason", "no_record"),))


def test_progress_goes_from_the_first_byte_to_the_last(serve: Serve, picture: Path) -> None:
    site = serve(says(200, STORED))
    told: list[tuple[int, int | None]] = []
    RestApi(site.url, lambda: KEY).upload(picture, "a.png", lambda *each: told.append(each), Event())
    total = int(site.request.headers["Content-Length"])
    assert len(site.request.body) == total
    assert {in_all for _, in_all in told} == {total}
    moved = [at for at, _ in told]
    assert moved == sorted(moved)
    assert 0 < moved[0] < total
    assert moved[-1] == total


def test_a_large_picture_takes_no_memory(serve: Serve, tmp_path: Path) -> None:
    size = 45 * 2**20
    file = tmp_path / "large.png"
    with file.open("wb") as sparse:
        sparse.truncate(size)
    arrived: list[int] = []

    def count(exchange: Exchange) -> None:
        arrived.append(exchange.swallow())
        says(200, STORED)(exchange)

    site = serve(count)
    api = RestApi(site.url, lambda: KEY)
    api.upload(_small(tmp_path), "a.png", nothing, Event())
    tracemalloc.start()
    try:
        api.upload(file, "large.png", nothing, Event())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert arrived[-1] > size
    assert peak < 2 * 2**20


def _small(folder: Path) -> Path:
    """What is loaded once, at a first upload, is not counted."""
    file = folder / "small.png"
    file.write_bytes(b"png")
    return file


def test_a_stop_ends_it_on_the_way(serve: Serve, tmp_path: Path) -> None:
    file = tmp_path / "large.png"
    with file.open("wb") as sparse:
        sparse.truncate(20 * 2**20)
    arrived: list[int] = []
    ended = Event()

    def count(exchange: Exchange) -> None:
        arrived.append(exchange.swallow())
        exchange.hang_up()
        ended.set()

    stop, told = Event(), list[int]()

    def stop_at_a_third(moved: int, total: int | None) -> None:
        told.append(moved)
        if total and moved > total / 3:
            stop.set()

    with pytest.raises(Stopped):
        RestApi(serve(count).url, lambda: KEY).upload(file, "a.png", stop_at_a_third, stop)
    assert ended.wait(10)
    assert told[-1] < 8 * 2**20
    assert 0 < arrived[0] < 8 * 2**20


def test_a_stop_before_it_sends_nothing_of_the_picture(serve: Serve, picture: Path) -> None:
    site = serve(says(200, STORED))
    stop = Event()
    stop.set()
    with pytest.raises(Stopped):
        RestApi(site.url, lambda: KEY).upload(picture, "a.png", nothing, stop)
    assert all(request.body == b"" for request in site.requests)


def test_one_that_breaks_off_may_be_tried_again(serve: Serve, tmp_path: Path) -> None:
    file = tmp_path / "large.png"
    with file.open("wb") as sparse:
        sparse.truncate(20 * 2**20)

    def gives_up(exchange: Exchange) -> None:
        exchange.rfile.read(100_000)
        exchange.reset()

    site = serve(gives_up)
    with pytest.raises(TransferBroken) as caught:
        RestApi(site.url, lambda: KEY).upload(file, "a.png", nothing, Event())
    assert caught.value.fault == Fault("transfer_broken", (("reason", "connection_lost"),))
    assert site.connections == 1


def test_a_service_that_is_not_there_was_not_reached(picture: Path) -> None:
    with pytest.raises(NotReached):
        RestApi("http://service.invalid", lambda: KEY).upload(picture, "a.png", nothing, Event())


@pytest.mark.parametrize("what", ["missing", "folder", "forbidden"])
def test_a_picture_that_cannot_be_read_is_named_as_the_user_knows_it(
    serve: Serve, tmp_path: Path, picture: Path, what: str
) -> None:
    site = serve(says(200, STORED))
    if what == "forbidden":
        picture.chmod(0)
    file = {"missing": tmp_path / "gone.png", "folder": tmp_path, "forbidden": picture}[what]
    with pytest.raises(ImageRejected) as caught:
        without_root(lambda: RestApi(site.url, lambda: KEY).upload(file, "Ente.png", nothing, Event()))
    assert caught.value.fault == Fault("image_rejected", (("name", "Ente.png"), ("reason", "unreadable")))
    assert site.connections == 0
