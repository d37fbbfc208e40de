"""Web servers on loopback that answer as a test tells them to and remember what they were sent."""

from __future__ import annotations

import contextlib
import gc
import json
import socket
import struct
import threading
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Any

KEY = "key-7d41c0ffee5ecre7"
"""An API key that appears nowhere by chance."""


@dataclass
class Request:
    """What arrived: `body` holds as much of it as was read."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Exchange(BaseHTTPRequestHandler):
    """One request, and the ways to answer it."""

    protocol_version = "HTTP/1.1"
    # What is written leaves at once and in this order, so that a test knows what had left when.
    wbufsize = 0
    server: Site

    def setup(self) -> None:
        super().setup()
        with self.server.lock:
            self.server.connections += 1
            self.server.open.add(self.connection)

    def finish(self) -> None:
        with self.server.lock:
            self.server.open.discard(self.connection)
        super().finish()

    def answer(self) -> None:
        self.request_seen = Request(self.command, self.path, dict(self.headers.items()))
        self.left = int(self.headers.get("Content-Length", 0))
        with self.server.lock:
            self.server.requests.append(self.request_seen)
            answer = self.server.answers.pop(0) if len(self.server.answers) > 1 else self.server.answers[0]
        answer(self)

    do_GET = do_POST = do_CONNECT = answer

    def read(self) -> bytes:
        """Read what is left of the body and keep it."""
        self.request_seen.body += self.rfile.read(self.left)
        self.left = 0
        return self.request_seen.body

    def swallow(self) -> int:
        """Read the body without keeping it; returns the bytes that came."""
        total = self.left
        while self.left and (chunk := self.rfile.read(min(self.left, 64 * 1024))):
            self.left -= len(chunk)
        return total - self.left

    def head(self, status: int, **headers: object) -> None:
        """Send a status line and headers; `Content_Type` becomes `Content-Type`."""
        lines = [f"HTTP/1.1 {status} Said", *(f"{name.replace('_', '-')}: {text}" for name, text in headers.items())]
        self.wfile.write("\r\n".join([*lines, "", ""]).encode("latin-1"))

    def hang_up(self) -> None:
        """Close without a further word."""
        self.close_connection = True

    def reset(self) -> None:
        """Close so that the other side gets an error instead of an end."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    def other_end(self) -> socket.socket:
        """The caller's socket, which is in this process too."""
        for thing in gc.get_objects():
            if isinstance(thing, socket.socket) and thing.fileno() >= 0 and thing is not self.connection:
                try:
                    if thing.getsockname() == self.client_address and thing.getpeername() == self.server.server_address:
                        return thing
                except OSError:
                    continue
        raise LookupError("the caller's socket")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


Answer = Callable[[Exchange], None]


class Site(ThreadingTCPServer):
    """A server with the answers to give, one after the other, the last one again and again."""

    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, *answers: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Exchange)
        self.answers = list(answers)
        self.requests: list[Request] = []
        self.connections = 0
        self.open: set[socket.socket] = set()
        self.lock = threading.Lock()
        self.closing = threading.Event()
        self.problems: list[str] = []
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,), name="site")
        self._thread.start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    @property
    def request(self) -> Request:
        """The only request that came."""
        (request,) = self.requests
        return request

    def handle_error(self, request: object, client_address: object) -> None:
        text = traceback.format_exc()
        # The caller may hang up whenever it likes.
        if not any(name in text for name in ("BrokenPipeError", "ConnectionResetError")):
            self.problems.append(text)

    def close(self) -> None:
        self.closing.set()
        self.shutdown()
        self._thread.join()
        with self.lock:
            for connection in self.open:
                # The caller may have closed it meanwhile.
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self.server_close()
        assert not self.problems, "\n".join(self.problems)


def says(status: int, body: object = b"", **headers: object) -> Answer:
    """Answer with a body: bytes as they are, text as HTML, anything else as JSON."""
    match body:
        case bytes():
            content, kind = body, "application/octet-stream"
        case str():
            content, kind = body.encode(), "text/html; charset=utf-8"
        case _:
            content, kind = json.dumps(body).encode(), "application/json"

    def answer(exchange: Exchange) -> None:
        exchange.read()
        exchange.head(status, **{"Content_Type": kind, "Content_Length": len(content), **headers})
        exchange.wfile.write(content)

    return answer


def sends(raw: bytes) -> Answer:
    """Answer with exactly these bytes, then hang up."""

    def answer(exchange: Exchange) -> None:
        exchange.read()
        exchange.wfile.write(raw)
        exchange.hang_up()

    return answer


@dataclass
class Storage:
    """A web server's file with support for ranges."""

    content: bytes
    ranges: list[str | None] = field(default_factory=list)

    def __call__(self, exchange: Exchange) -> None:
        asked = exchange.headers.get("Range")
        self.ranges.append(asked)
        size = len(self.content)
        start = int(asked.removeprefix("bytes=").removesuffix("-")) if asked else 0
        if start and start >= size:
            exchange.head(416, Content_Range=f"bytes */{size}", Content_Length=0)
            return
        part = self.content[start:]
        if asked:
            exchange.head(206, Content_Length=len(part), Content_Range=f"bytes {start}-{size - 1}/{size}")
        else:
            exchange.head(200, Content_Length=len(part), Accept_Ranges="bytes")
        exchange.wfile.write(part)


def everything_said(error: BaseException) -> str:
    """All the text that a log, a crash report or a dialog could take from an error."""
    chain: list[BaseException | None] = [error]
    while (last := chain[-1]) is not None:
        chain.append(last.__cause__ or last.__context__)
    texts = [text for link in chain if link for text in (str(link), repr(link), repr(link.args), repr(vars(link)))]
    return "\n".join([*texts, *traceback.format_exception(error)])


def record(**changes: object) -> dict[str, Any]:
    """An answer as on the provider's page; a None leaves the key out."""
    whole = {
        "uuid": "73ae328e-9fa2-492a-be60-7b9b98909471",
        "userId": "c937fbcc-fa8f-4565-a440-c4d87f56fcb2",
        "teamId": "a4e176b2-dabb-451e-9c58-62b451fa9630",
        "model": "pika",
        "type": "TEXT_TO_VIDEO",
        "status": "SUCCESS",
        "createdAt": "2025-12-22T11:17:44.499Z",
        "aiRecordDetail": {
            "promptObject": {"task_type": "pika-v2.2", "prompt": "gentle waves"},
            "resultObject": ["development/videos/2025_12_22_19_17_44_499_123456.mp4"],
        },
        "temporaryUrl": "https://s3.us-east-1.amazonaws.com/asset.1min.ai/a.mp4?X-Amz-Algorithm=x",
        **changes,
    }
    return {"aiRecord": {name: value for name, value in whole.items() if value is not None}}
