"""What leaves this computer, how often, and what is known when no answer comes."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import pikadesk
from pikadesk.adapters.addresses import BASE_URL
from pikadesk.adapters.rest_api import RestApi
from pikadesk.domain.errors import Fault, NotReached, OutcomeUnknown, TransferBroken
from pikadesk.services.ports import Done, Working
from tests.adapters.conftest import Serve
from tests.adapters.web import KEY, Exchange, record, says, sends

BODY = {"type": "TEXT_TO_VIDEO", "model": "pika", "promptObject": {"prompt": "waves 猫 \ud83d", "seed": 7}}


def submit(api: RestApi) -> object:
    return api.submit(BODY)


def poll(api: RestApi) -> object:
    return api.poll("73ae328e")


def lost(code: str, reason: str) -> Fault:
    return Fault(code, (("reason", reason),))


def test_the_address_is_the_providers() -> None:
    assert BASE_URL == "https://api.1min.ai"


def test_the_paid_request_is_the_body_and_nothing_else(serve: Serve) -> None:
    site = serve(says(200, record()))
    assert isinstance(RestApi(f"{site.url}/", lambda: KEY).submit(BODY), Done)
    request = site.request
    assert (request.method, request.path) == ("POST", "/api/features")
    assert request.json == BODY
    assert request.headers["API-KEY"] == KEY
    assert request.headers["Content-Type"] == "application/json"
    assert request.headers["User-Agent"] == f"pikadesk/{pikadesk.__version__}"
    assert request.headers["Content-Length"] == str(len(request.body))
    assert not {"Transfer-Encoding", "Authorization", "Cookie"} & set(request.headers)


def test_a_poll_asks_for_the_record(serve: Serve) -> None:
    site = serve(says(200, record()))
    RestApi(site.url, lambda: KEY).poll("../a b?c#d")
    request = site.request
    assert (request.method, request.path) == ("GET", "/api/results/..%2Fa%20b%3Fc%23d")
    assert request.headers["API-KEY"] == KEY
    assert request.headers["User-Agent"] == f"pikadesk/{pikadesk.__version__}"


def test_the_key_is_checked_with_a_record_that_cannot_exist(serve: Serve) -> None:
    site = serve(says(200, {"aiRecord": None}))
    RestApi(site.url, lambda: KEY).check_key()
    assert (site.request.method, site.request.path) == (
        "GET",
        "/api/results/00000000-0000-0000-0000-000000000000",
    )


def test_a_cookie_is_not_taken_along(serve: Serve) -> None:
    site = serve(says(200, record(), Set_Cookie="who=you; Path=/"))
    api = RestApi(site.url, lambda: KEY)
    api.poll("a")
    api.poll("a")
    assert ["Cookie" in request.headers for request in site.requests] == [False, False]


def test_no_password_of_the_system_is_taken_along(serve: Serve, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / ".netrc").write_text("default login somebody password secret\n")
    site = serve(says(200, record()))
    # Read as by a host of the outside world: what arrives at the proxy is what would have left.
    monkeypatch.setenv("http_proxy", site.url)
    submit(RestApi("http://service.invalid", lambda: KEY))
    assert site.request.path == "http://service.invalid/api/features"
    assert "Authorization" not in site.request.headers


def test_a_proxy_is_not_asked_for_this_computer(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy, site = serve(says(502)), serve(says(200, record()))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, proxy.url)
    assert isinstance(submit(RestApi(site.url, lambda: KEY)), Done)
    assert proxy.connections == 0


def test_a_proxy_is_asked_for_the_outside_and_does_not_see_the_key(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = serve(says(407))
    monkeypatch.setenv("https_proxy", proxy.url)
    with pytest.raises(NotReached):
        submit(RestApi("https://service.invalid", lambda: KEY))
    assert (proxy.request.method, proxy.request.path) == ("CONNECT", "service.invalid:443")
    assert KEY not in str(proxy.request.headers)


@pytest.fixture
def refused_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"127.0.0.1:{listener.getsockname()[1]}"


@pytest.mark.parametrize("call", [submit, poll])
def test_a_port_that_refuses_was_not_reached(call: Callable[[RestApi], object], refused_port: str) -> None:
    with pytest.raises(NotReached) as caught:
        call(RestApi(f"http://{refused_port}", lambda: KEY))
    assert caught.value.fault == Fault("not_reached", (("host", refused_port),))


@pytest.mark.parametrize("call", [submit, poll])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_name_that_nobody_has_was_not_reached(call: Callable[[RestApi], object], scheme: str) -> None:
    with pytest.raises(NotReached) as caught:
        call(RestApi(f"{scheme}://service.invalid", lambda: KEY))
    assert caught.value.fault == Fault("not_reached", (("host", "service.invalid"),))


def test_a_server_that_speaks_no_tls_was_not_sent_anything(serve: Serve) -> None:
    site = serve(says(200, record()))
    with pytest.raises(NotReached):
        submit(RestApi(site.url.replace("http:", "https:"), lambda: KEY))
    assert site.requests == []


def reads_and_closes(exchange: Exchange) -> None:
    exchange.read()
    exchange.hang_up()


def reads_and_resets(exchange: Exchange) -> None:
    exchange.read()
    exchange.reset()


def closes_unread(exchange: Exchange) -> None:
    exchange.hang_up()


def answers_half(exchange: Exchange) -> None:
    exchange.read()
    exchange.head(200, Content_Type="application/json", Content_Length=5000)
    exchange.wfile.write(b'{"aiRecord": {"uuid": "73ae')
    exchange.hang_up()


def answers_half_a_chunk(exchange: Exchange) -> None:
    exchange.read()
    exchange.head(200, Transfer_Encoding="chunked")
    exchange.wfile.write(b'400\r\n{"aiRecord": {"uuid": "73ae')
    exchange.hang_up()


BROKEN = {
    "closed after the body": reads_and_closes,
    "reset after the body": reads_and_resets,
    "closed before the body": closes_unread,
    "half an answer": answers_half,
    "half a chunk": answers_half_a_chunk,
    "not HTTP": sends(b"220 mail.example ESMTP\r\n"),
    "a line without an end": sends(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 70_000 + b"\r\n\r\n"),
    "broken compression": sends(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Encoding: gzip\r\n\r\nhaha"),
}


@pytest.mark.parametrize("answer", BROKEN.values(), ids=BROKEN)
def test_a_paid_request_that_was_on_its_way_is_lost_and_sent_once(
    serve: Serve, answer: Callable[[Exchange], None]
) -> None:
    site = serve(answer)
    with pytest.raises(OutcomeUnknown) as caught:
        submit(RestApi(site.url, lambda: KEY))
    assert caught.value.fault == lost("outcome_unknown", "connection_lost")
    assert (len(site.requests), site.connections) == (1, 1)


@pytest.mark.parametrize("answer", BROKEN.values(), ids=BROKEN)
def test_a_poll_that_was_on_its_way_is_broken_and_sent_once(serve: Serve, answer: Callable[[Exchange], None]) -> None:
    site = serve(answer)
    with pytest.raises(TransferBroken):
        poll(RestApi(site.url, lambda: KEY))
    assert (len(site.requests), site.connections) == (1, 1)


def test_a_connection_that_closes_before_the_request_costs_nothing_twice() -> None:
    """Nothing was read by anybody: whatever it is called, it is one connection and no second request."""
    connections = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def close_all() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                connections.append(connection.getpeername())
                connection.close()

        thread = threading.Thread(target=close_all)
        thread.start()
        with pytest.raises((OutcomeUnknown, NotReached)):
            submit(RestApi(f"http://127.0.0.1:{listener.getsockname()[1]}", lambda: KEY))
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()
    assert len(connections) == 1


class Impatient:
    """Never answers, and shortens the caller's patience: its socket takes a new timeout when it reads again."""

    def __init__(self) -> None:
        self.patience: float | None = None
        self.keepalive: list[int] = []

    def __call__(self, exchange: Exchange) -> None:
        exchange.read()
        caller = exchange.other_end()
        self.patience = caller.gettimeout()
        on = (socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        numbers = [(socket.IPPROTO_TCP, getattr(socket, f"TCP_KEEP{name}")) for name in ("IDLE", "INTVL", "CNT")]
        self.keepalive = [caller.getsockopt(*option) for option in (on, *numbers)]
        caller.settimeout(0.05)
        # An interim answer makes it read again.
        exchange.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        exchange.server.closing.wait()
        exchange.hang_up()


def test_a_paid_request_that_is_not_answered_is_lost_after_minutes_and_keeps_its_line_alive(serve: Serve) -> None:
    waits = Impatient()
    site = serve(waits)
    with pytest.raises(OutcomeUnknown) as caught:
        submit(RestApi(site.url, lambda: KEY))
    assert caught.value.fault == lost("outcome_unknown", "no_answer")
    assert (len(site.requests), site.connections) == (1, 1)
    # A synchronous answer comes when the video is ready; routers forget a silent line after a minute or so.
    assert waits.patience is not None
    assert waits.patience >= 15 * 60
    on, idle, interval, count = waits.keepalive
    assert on == 1
    assert (idle, interval) <= (60, 30)
    assert count >= 3


def test_a_poll_that_is_not_answered_is_broken_after_a_minute_at_most(serve: Serve) -> None:
    waits = Impatient()
    site = serve(waits)
    with pytest.raises(TransferBroken):
        poll(RestApi(site.url, lambda: KEY))
    assert waits.patience is not None
    assert waits.patience <= 60
    assert site.connections == 1


def test_sessions_are_not_shared_between_threads(serve: Serve) -> None:
    """One api, many threads: each call has its own answer."""

    def answer(exchange: Exchange) -> None:
        says(200, record(uuid=exchange.path.rsplit("/", 1)[1], status="PROCESSING"))(exchange)

    api = RestApi(serve(answer).url, lambda: KEY)
    answers: dict[str, object] = {}
    threads = [
        threading.Thread(target=lambda name=name: answers.update({name: api.poll(name)}))  # type: ignore[misc]
        for name in map(str, range(20))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {name: Working(name) for name in map(str, range(20))}
