"""The provider's interface: assets, features and results, and the sandbox's own view of its account."""

from __future__ import annotations

import hmac
import random
import socket
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Any, NoReturn

from werkzeug.exceptions import ClientDisconnected, HTTPException, RequestEntityTooLarge
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from pikadesk.domain.pricing import estimate
from pikadesk.sandbox import answers
from pikadesk.sandbox.account import Account, CreditsRunOut, Record, now
from pikadesk.sandbox.assets import UploadRefused, receive
from pikadesk.sandbox.bodies import BodyRefused, FieldFault, Wanted, read_wanted
from pikadesk.sandbox.faults import Fault, FaultPlan
from pikadesk.sandbox.links import VALID_SECONDS, sign
from pikadesk.sandbox.studio import Studio

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_MOST_BODY = 1024 * 1024
_UPLOAD_PAUSE = 3.0
_HIGHEST_SEED = 2_147_483_647


class Tally:
    """Counts the calls to both servers, for tests to read. Safe to use from several threads."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._lock = Lock()

    def count(self, name: str) -> None:
        """Count one more."""
        with self._lock:
            self._counts[name] += 1

    def counts(self) -> dict[str, int]:
        """Return every count so far."""
        with self._lock:
            return dict(self._counts)


def drop(request: Request) -> NoReturn:
    """End the connection without an answer."""
    line: socket.socket = request.environ["werkzeug.socket"]
    line.shutdown(socket.SHUT_RDWR)
    raise ConnectionAbortedError("dropped on purpose")


class Api:
    """The interface as a WSGI application.

    Args:
        account: Whose key is asked for.
        studio: Where videos are made.
        key: The one key that is accepted.
        faults: The misbehaviour that was ordered.
        folder: Where uploaded pictures go.
        origin: Scheme, host and port of the server that has the videos.
        tally: Counts the calls.
        stop: Set when the server ends.
    """

    def __init__(
        self,
        account: Account,
        studio: Studio,
        key: str,
        faults: FaultPlan,
        folder: Path,
        origin: str,
        tally: Tally,
        stop: Event,
    ) -> None:
        self._account, self._studio, self._key, self._faults = account, studio, key, faults
        self._folder, self._origin, self._tally, self._stop = folder, origin, tally, stop
        self._secret = account.secret
        self._routes = Map(
            [
                Rule("/api/assets", methods=["POST"], endpoint=self._assets),
                Rule("/api/features", methods=["POST"], endpoint=self._features),
                Rule("/api/results/<identity>", methods=["GET"], endpoint=self._results),
                Rule("/sandbox/account", methods=["GET"], endpoint=self._view),
            ]
        )

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        return self._answer(Request(environ, populate_request=False))(environ, start_response)

    def _answer(self, request: Request) -> Response:
        try:
            endpoint, values = self._routes.bind_to_environ(request.environ).match()
        except HTTPException as error:
            return answers.refusal(error.code or 404, "HTTP_EXCEPTION", f"Cannot {request.method} {request.path}")
        self._tally.count(f"{request.method} {request.path.removesuffix(values.get('identity', ''))}")
        if not hmac.compare_digest(request.headers.get("API-KEY", "").encode(), self._key.encode()):
            return answers.key_refused()
        call: Callable[..., Response] = endpoint
        try:
            return call(request, **values)
        except ClientDisconnected as error:
            raise ConnectionAbortedError("the client went away") from error

    def _assets(self, request: Request) -> Response:
        moment = now()
        try:
            asset = receive(request.environ, self._folder, moment)
        except UploadRefused as error:
            return answers.refusal(error.status, "BAD_REQUEST", error.message, [FieldFault("asset", error.message)])
        if self._faults.happens(Fault.DROP_UPLOAD):
            (self._folder / Path(asset.path).name).unlink()
            drop(request)
        if self._faults.happens(Fault.SLOW_UPLOAD_ANSWER):
            self._stop.wait(_UPLOAD_PAUSE)
        self._account.add_asset(asset.path)
        return answers.uploaded(asset, moment.isoformat(timespec="milliseconds"))

    def _features(self, request: Request) -> Response:
        request.max_content_length = _MOST_BODY
        try:
            raw = request.get_data(cache=False)
        except RequestEntityTooLarge:
            return answers.refusal(413, "BAD_REQUEST", "The body is larger than 1 MB")
        refused = self._refused_on_the_way(request)
        if refused is not None:
            return refused
        try:
            wanted = read_wanted(raw, self._account.has_asset)
            if wanted.asynchronous and self._faults.happens(Fault.NO_ASYNC):
                raise BodyRefused(FieldFault("async", "property async should not exist"))
            record = self._charge(wanted)
        except BodyRefused as error:
            first = error.faults[0]
            message = f"Validation failed: {first.field}: {first.message}"
            return answers.refusal(400, "VALIDATION_ERROR", message, error.faults)
        except CreditsRunOut as error:
            return answers.credits_run_out(error)
        return self._after_charging(request, record, wanted)

    def _refused_on_the_way(self, request: Request) -> Response | None:
        """Return the answer of a fault that happens before anything is read or charged."""
        match self._faults.first_of(*_BEFORE_CHARGING):
            case None:
                return None
            case Fault.DROP_BEFORE_CHARGE:
                drop(request)
            case Fault.ERROR_500:
                return answers.refusal(500, "INTERNAL_SERVER_ERROR", "Internal server error")
            case Fault.FORBIDDEN_HTML:
                return answers.html_answer(403, "Forbidden")
            case limited:
                answer = answers.refusal(429, "TOO_MANY_REQUESTS", "Too many requests")
                if limited is Fault.RATE_LIMIT_RETRY_AFTER:
                    answer.headers["Retry-After"] = "1"
                return answer

    def _charge(self, wanted: Wanted) -> Record:
        """Take the price.

        Raises:
            CreditsRunOut: There is too little to take it from.
        """
        moment, seed = now(), wanted.draft.text("seed")
        name = f"{moment:%Y_%m_%d_%H_%M_%S}_{moment.microsecond // 1000:03}_{random.randrange(10**6):06}"
        price = estimate(wanted.draft).credits
        left, _ = self._account.balance()
        if left < price:
            raise CreditsRunOut(price, left)
        # Only now, so that a request that is refused does not use up one of the fault's occasions.
        ending = self._faults.first_of(Fault.NEVER_ENDS, Fault.FAILURE, Fault.FAILURE_OBJECT)
        record = Record(
            uuid=str(uuid.uuid4()),
            created=moment,
            body=wanted.body,
            credits=price,
            seed=int(seed) if seed else random.randint(0, _HIGHEST_SEED),
            ending=ending or "",
            video=f"development/videos/{name}.mp4",
        )
        self._account.charge(record)
        return record

    def _after_charging(self, request: Request, record: Record, wanted: Wanted) -> Response:
        self._studio.add(record)
        match self._faults.first_of(*_AFTER_CHARGING):
            case Fault.DROP_AFTER_CHARGE:
                drop(request)
            case Fault.GATEWAY_504_HTML:
                return answers.html_answer(504, "Gateway Time-out")
            case Fault.MALFORMED_JSON:
                whole = self._shown(record).get_data()
                return Response(whole[: len(whole) // 2], content_type="application/json; charset=utf-8")
            case _:
                pass
        if not wanted.asynchronous or self._faults.happens(Fault.SUCCESS_AT_ONCE):
            record = self._studio.wait(record)
        return self._shown(record)

    def _results(self, _: Request, identity: str) -> Response:
        if self._faults.happens(Fault.POLL_500):
            return answers.refusal(500, "INTERNAL_SERVER_ERROR", "Internal server error")
        record = self._account.record(identity)
        if record is None or self._faults.happens(Fault.RESULT_NULL):
            return answers.no_record()
        return self._shown(record)

    def _shown(self, record: Record) -> Response:
        status, link = self._studio.status(record), None
        if status == "SUCCESS":
            late = timedelta(seconds=2 * VALID_SECONDS if self._faults.happens(Fault.EXPIRED_LINK) else 0)
            link = sign(self._origin, f"files/{record.video}", self._secret, now() - late)
        return answers.record_answer(record, status, link)

    def _view(self, _: Request) -> Response:
        left, charged = self._account.balance()
        view: Mapping[str, Any] = {
            "credits": left,
            "charged": charged,
            "uploads": self._account.uploads(),
            "requests": [
                {
                    "uuid": record.uuid,
                    "body": record.body,
                    "credits": record.credits,
                    "status": self._studio.status(record),
                    "createdAt": record.created.isoformat(),
                }
                for record in self._account.records()
            ],
            "calls": self._tally.counts(),
        }
        return answers.json_answer(view)


_BEFORE_CHARGING = (
    Fault.DROP_BEFORE_CHARGE,
    Fault.RATE_LIMIT,
    Fault.RATE_LIMIT_RETRY_AFTER,
    Fault.ERROR_500,
    Fault.FORBIDDEN_HTML,
)
_AFTER_CHARGING = (Fault.DROP_AFTER_CHARGE, Fault.GATEWAY_504_HTML, Fault.MALFORMED_JSON)
