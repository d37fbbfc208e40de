"""The provider's REST API over requests.

Pages: "Pika AI - Text to Video", "Pika AI - Image to Video". Nothing here sends a request a second time.
"""

from __future__ import annotations

import io
import json
import mimetypes
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import requests
from requests_toolbelt import MultipartEncoder, MultipartEncoderMonitor
from requests_toolbelt.adapters.socket_options import TCPKeepAliveAdapter

from pikadesk import __version__
from pikadesk.adapters.addresses import LOOPBACK, is_safe_link
from pikadesk.adapters.downloads import Download, free_transfer
from pikadesk.domain.errors import (
    ApiError,
    AsyncRefused,
    CreditsShort,
    ImageRejected,
    KeyMissing,
    KeyRefused,
    NotReached,
    OutcomeUnknown,
    RateLimited,
    Refused,
    Stopped,
    TransferBroken,
)
from pikadesk.services.ports import Answer, Done, NotMade, TransferProgress, Working

USER_AGENT = f"pikadesk/{__version__}"

_CONNECT, _READ, _UPLOAD_READ = 10.0, 60.0, 180.0
# A synchronous answer comes when the video is ready, which takes minutes.
_PAID_READ = 20 * 60.0
_NO_RECORD = "00000000-0000-0000-0000-000000000000"
_NUMBER = r"\s+([0-9][0-9,]{0,20})\s+"
_CREDITS = re.compile(f"requires{_NUMBER}credits.*?has{_NUMBER}credits", re.DOTALL)
# A longer number is a mistake and no wish: nobody asks to wait for weeks.
_SECONDS = re.compile(r"[0-9]{1,6}")
# Answers hold errors inside errors; what lies deeper than this was not made by a service.
_DEEPEST = 10


class RestApi:
    """`GenerationApi` over HTTP.

    Args:
        base_url: https, or http on loopback; see `is_safe_link`.
        key: Returns the API key, or None where none is known. The key goes to this host alone.
    """

    def __init__(self, base_url: str, key: Callable[[], str | None]) -> None:
        self._base_url, self._key = base_url.rstrip("/"), key

    def upload(self, file: Path, name: str, progress: TransferProgress, stop: Event) -> str:
        """Stream one picture to POST /api/assets; the memory it takes does not depend on the file's size."""
        headers = self._headers()
        try:
            stream = file.open("rb")
        except OSError as error:
            raise ImageRejected(name, "unreadable") from error
        with stream, _session(self._base_url) as session:
            content_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            form = MultipartEncoder({"asset": (_plain_name(file, name), stream, content_type)})

            def moved(monitor: MultipartEncoderMonitor) -> None:
                if stop.is_set():
                    raise Stopped
                progress(monitor.bytes_read, monitor.len)

            body = MultipartEncoderMonitor(form, moved)
            headers["Content-Type"] = body.content_type
            with free_transfer(self._host):
                response = session.post(
                    f"{self._base_url}/api/assets",
                    data=body,
                    headers=headers,
                    timeout=(_CONNECT, _UPLOAD_READ),
                    allow_redirects=False,
                )
            return _asset_path(_free_answer(response))

    def submit(self, body: Mapping[str, object]) -> Answer:
        """Send the paid request to POST /api/features, once."""
        headers = {**self._headers(), "Content-Type": "application/json"}
        # ASCII alone: a prompt may hold half a character, which UTF-8 cannot say.
        watched = _WatchedBody(json.dumps(body).encode())
        with _session(self._base_url) as session:
            try:
                response = session.post(
                    f"{self._base_url}/api/features",
                    data=watched,
                    headers=headers,
                    timeout=(_CONNECT, _PAID_READ),
                    # A redirect would repeat the request, and take the key to wherever it points.
                    allow_redirects=False,
                )
            except requests.RequestException as error:
                if not watched.begun:
                    raise NotReached(host=self._host) from error
                reason = "no_answer" if isinstance(error, requests.Timeout) else "connection_lost"
                raise OutcomeUnknown(reason=reason) from error
        if response.ok:
            return _paid_answer(response)
        raise _paid_refusal(response, asked_async="async" in body)

    def poll(self, remote_id: str) -> Answer | None:
        """Ask GET /api/results/{uuid}."""
        body = _free_answer(self._get(f"/api/results/{quote(remote_id, safe='')}"))
        if body.get("aiRecord", body) is None:
            return None
        answer = _read_answer(body, remote_id)
        if answer is None:
            raise TransferBroken(reason="no_record")
        return answer

    def download(self, url: str, to: Path, progress: TransferProgress, stop: Event) -> None:
        """Fetch a video from its signed link, without the key, going on from what `to` already holds."""
        if not is_safe_link(url, self._base_url):
            raise TransferBroken(reason="unsafe_link")
        with _session(url) as session:
            Download(session, self._base_url, progress, stop).fetch(url, to)

    def check_key(self) -> None:
        """Ask for a record that cannot exist, which is free and needs a good key."""
        _free_answer(self._get(f"/api/results/{_NO_RECORD}"))

    @property
    def _host(self) -> str:
        return urlsplit(self._base_url).netloc

    def _get(self, path: str) -> requests.Response:
        headers = self._headers()
        with _session(self._base_url) as session, free_transfer(self._host):
            return session.get(
                f"{self._base_url}{path}", headers=headers, timeout=(_CONNECT, _READ), allow_redirects=False
            )

    def _headers(self) -> dict[str, str]:
        # Space around it is no part of a key, and would fail on its way into a header as below.
        key = (self._key() or "").strip()
        if not key:
            raise KeyMissing
        if not (key.isascii() and key.isprintable()):
            # It would fail on its way into a header, with the key in the exception's text.
            raise KeyRefused(status=401)
        return {"API-KEY": key}


class _OneHop(requests.Session):
    """Sends one request, as it is, and takes one answer."""

    def __init__(self) -> None:
        super().__init__()
        # Without one, requests looks in ~/.netrc, and a storage host refuses a signed link that comes with a password.
        self.auth = lambda request: request

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Work out no next request: requests does it even when told not to follow, and fails at one to nowhere."""


def _session(url: str) -> requests.Session:
    """A session for one call: sessions must not be shared between threads, and calls here are minutes apart."""
    session = _OneHop()
    session.headers["User-Agent"] = USER_AGENT
    # A proxy cannot reach what runs on this computer, and has no business with the key for it.
    session.trust_env = urlsplit(url).hostname not in LOOPBACK
    keepalive = TCPKeepAliveAdapter(idle=45, interval=15, count=8)
    session.mount("https://", keepalive)
    session.mount("http://", keepalive)
    return session


class _WatchedBody(io.BytesIO):
    """Knows whether any of it was handed to the network: before that, nothing can have been charged."""

    begun = False

    def read(self, size: int | None = -1, /) -> bytes:
        self.begun = True
        return super().read(size)


def _free_answer(response: requests.Response) -> dict[str, Any]:
    if not response.ok or response.is_redirect:
        refusal = _refusal(response)
        raise refusal if refusal is not None else TransferBroken(reason="status", status=response.status_code)
    body = _json(response)
    if not isinstance(body, dict):
        raise TransferBroken(reason="not_json")
    if body.get("success") is False:
        # Not an answer to what was asked, though it says 200: a poll must not take it for the end of a generation.
        field, message = _innermost(body)
        raise Refused(status=response.status_code, message=message or f"HTTP {response.status_code}", field=field)
    return body


def _paid_answer(response: requests.Response) -> Answer:
    if response.is_redirect:
        raise OutcomeUnknown(reason="status", status=response.status_code)
    body = _json(response)
    if not isinstance(body, dict):
        raise OutcomeUnknown(reason="not_json", status=response.status_code)
    answer = _read_answer(body, None)
    if answer is None:
        raise OutcomeUnknown(reason="no_record", status=response.status_code)
    return answer


def _paid_refusal(response: requests.Response, *, asked_async: bool) -> ApiError:
    refusal = _refusal(response)
    if refusal is None:
        return OutcomeUnknown(reason="status", status=response.status_code)
    field, message = refusal.fault.get("field"), str(refusal.fault.get("message") or "")
    if asked_async and response.status_code == 400 and re.search(r"\basync\b", f"{field} {message}"):
        return AsyncRefused(status=400, message=message)
    return refusal


def _refusal(response: requests.Response) -> ApiError | None:
    """Return what a status says, or None where it says nothing about the outcome (reference: errors)."""
    status = response.status_code
    field, message = _innermost(_json(response))
    match status:
        case 401:
            return KeyRefused(status=401, message=message)
        case 402 | 406:
            numbers = _CREDITS.search(message or "")
            required, available = (
                (int(number.replace(",", "")) for number in numbers.groups()) if numbers else (None, None)
            )
            return CreditsShort(status=status, message=message, required=required, available=available)
        case 429:
            return RateLimited(_retry_after(response))
        # These are a proxy's: they say nothing about what the service has done.
        case 408 | 499:
            return None
        case _ if 400 <= status < 500:
            return Refused(status=status, message=message or f"HTTP {status}", field=field)
        case _:
            return None


def _retry_after(response: requests.Response) -> float | None:
    value = response.headers.get("Retry-After", "").strip()
    if _SECONDS.fullmatch(value):
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return None


def _json(response: requests.Response) -> object:
    try:
        return json.loads(response.content)
    except (ValueError, RecursionError):
        return None


def _innermost(value: object, depth: int = _DEEPEST) -> tuple[str | None, str | None]:
    """Return the field and the message that an error's body holds deepest inside."""
    if depth == 0:
        return None, None
    if isinstance(value, str):
        return _innermost_in_text(value, depth)
    if isinstance(value, list):
        return next((found for item in value if (found := _innermost(item, depth - 1))[1]), (None, None))
    if not isinstance(value, dict):
        return None, None
    own_field = value["field"] if isinstance(value.get("field"), str) else None
    for key in ("details", "detail", "errors", "error", "message"):
        field, message = _innermost(value.get(key), depth - 1)
        if message:
            return field or own_field, message
    return own_field, None


def _innermost_in_text(text: str, depth: int) -> tuple[str | None, str | None]:
    try:
        inner = json.loads(text)
    except (ValueError, RecursionError):
        return None, text.strip() or None
    if inner is None or isinstance(inner, dict | list | str):
        return _innermost(inner, depth - 1)
    return None, text


def _read_answer(body: dict[str, Any], known_id: str | None) -> Answer | None:
    """Read a record; None where the body holds none that can be followed."""
    if body.get("success") is False:
        return NotMade(known_id, _innermost(body)[1] or "")
    record = body.get("aiRecord")
    if not isinstance(record, dict):
        return None
    uuid = record.get("uuid")
    remote_id = uuid if isinstance(uuid, str) and uuid else known_id
    status = str(record.get("status", "")).upper()
    detail = record.get("aiRecordDetail")
    result = detail.get("resultObject") if isinstance(detail, dict) else None
    if status in ("FAILURE", "FAILED") or isinstance(result, dict):
        # A list holds the paths of files.
        said = None if isinstance(result, list) else _innermost(result)[1]
        return NotMade(remote_id, said or _innermost(record)[1] or "")
    url = record.get("temporaryUrl") or body.get("temporaryUrl")
    if status == "SUCCESS" and isinstance(url, str):
        return Done(remote_id, url, _credits(record), _link_end(url))
    return Working(remote_id) if remote_id else None


def _credits(record: dict[str, Any]) -> int | None:
    metadata = record.get("metadata")
    credit = metadata.get("credit") if isinstance(metadata, dict) else None
    return credit if type(credit) is int and credit > 0 else None


def _link_end(url: str) -> datetime | None:
    """Return when a signed link ends, which it says itself (reference: Answer); None where it does not."""
    try:
        said = parse_qs(urlsplit(url).query)
        begin = datetime.strptime(said["X-Amz-Date"][0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return begin + timedelta(seconds=int(said["X-Amz-Expires"][0]))
    except (ValueError, KeyError, OverflowError):
        return None


def _asset_path(body: dict[str, Any]) -> str:
    for part, key in (("fileContent", "path"), ("asset", "key")):
        found = body.get(part)
        path = found.get(key) if isinstance(found, dict) else None
        if isinstance(path, str) and path:
            return path
    raise TransferBroken(reason="no_record")


def _plain_name(file: Path, name: str) -> str:
    """An ASCII file name: not every server reads the others in a form's header."""
    plain = unicodedata.normalize("NFKD", Path(name).stem).encode("ascii", "ignore").decode()
    return (re.sub(r"[^A-Za-z0-9_-]+", "_", plain).strip("_") or "picture")[:60] + file.suffix
