"""The storage: finished videos behind signed links, on a server of its own, as the provider's are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.http import http_date
from werkzeug.wrappers import Request, Response

from pikadesk.sandbox.account import Account, now
from pikadesk.sandbox.api import Tally, drop
from pikadesk.sandbox.faults import Fault, FaultPlan
from pikadesk.sandbox.links import Verdict, judge

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_CHUNK = 64 * 1024
_MISSING = 0.6
_CUT = 0.4
_TRICKLE_SECONDS, _TRICKLE_STEPS = 10.0, 100


class Files:
    """The storage as a WSGI application.

    Args:
        account: Whose secret the links are signed with.
        folder: Where the videos are.
        faults: The misbehaviour that was ordered.
        tally: Counts the calls.
        stop: Set when the server ends.
    """

    def __init__(self, account: Account, folder: Path, faults: FaultPlan, tally: Tally, stop: Event) -> None:
        self._folder, self._faults, self._tally, self._stop = folder, faults, tally, stop
        self._secret = account.secret

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        return self._answer(Request(environ, populate_request=False))(environ, start_response)

    def _answer(self, request: Request) -> Response:
        self._tally.count(f"{request.method} /files/")
        if "API-KEY" in request.headers:
            self._tally.count("leaked keys")
            return _refusal(400, "InvalidArgument", "Unsupported header: API-KEY. The key must not be sent here.")
        if request.method not in ("GET", "HEAD"):
            return _refusal(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
        path = request.path.removeprefix("/")
        match judge(path, request.args, self._secret, now()):
            case Verdict.FORGED:
                return _refusal(403, "SignatureDoesNotMatch", "The request signature does not match.")
            case Verdict.EXPIRED:
                return _refusal(403, "AccessDenied", "Request has expired")
            case Verdict.GOOD:
                pass
        video = self._folder / Path(path).name
        try:
            return self._send(request, video.read_bytes(), video.stat().st_mtime)
        except FileNotFoundError:
            return _refusal(404, "NoSuchKey", "The specified key does not exist.")

    def _send(self, request: Request, content: bytes, changed: float) -> Response:
        if self._faults.happens(Fault.CORRUPT_VIDEO):
            content = b"This is no video. " * 3000
        if self._faults.happens(Fault.WRONG_LENGTH):
            content = content[: int(len(content) * _MISSING)]
        answer = Response(content, content_type="video/mp4")
        answer.add_etag()
        answer.headers["Last-Modified"] = http_date(changed)
        try:
            answer.make_conditional(request, accept_ranges=True, complete_length=len(content))
        except RequestedRangeNotSatisfiable:
            refused = _refusal(416, "InvalidRange", "The requested range is not satisfiable")
            refused.headers["Content-Range"] = f"bytes */{len(content)}"
            return refused
        # The server below writes its own.
        answer.headers.remove("Date")
        if answer.status_code in (200, 206) and request.method == "GET":
            self._slow_down(request, answer, len(content))
        return answer

    def _slow_down(self, request: Request, answer: Response, whole: int) -> None:
        body = answer.get_data()
        if self._faults.happens(Fault.CUT_DOWNLOAD) and len(body) > whole * _CUT:
            answer.response = _cut(request, body[: int(whole * _CUT)])
        elif self._faults.happens(Fault.SLOW_TRICKLE):
            answer.response = self._trickle(body, whole // _TRICKLE_STEPS + 1)

    def _trickle(self, body: bytes, step: int) -> Iterator[bytes]:
        for start in range(0, len(body), step):
            self._stop.wait(_TRICKLE_SECONDS / _TRICKLE_STEPS)
            yield body[start : start + step]


def _cut(request: Request, body: bytes) -> Iterator[bytes]:
    for start in range(0, len(body), _CHUNK):
        yield body[start : start + _CHUNK]
    drop(request)


def _refusal(status: int, code: str, message: str) -> Response:
    """Return an error in the form of the provider's storage."""
    page = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>'
    return Response(page, status, content_type="application/xml")
