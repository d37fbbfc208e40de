"""Signed links that expire, in the form of the provider's storage."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from urllib.parse import quote, urlencode

VALID_SECONDS = 3600
_STAMP = "%Y%m%dT%H%M%SZ"


class Verdict(Enum):
    """What is to be said of a link."""

    GOOD = auto()
    EXPIRED = auto()
    FORGED = auto()


def sign(origin: str, path: str, secret: str, issued: datetime) -> str:
    """Return a link to a file that is good for an hour.

    Args:
        origin: Scheme, host and port of the storage.
        path: The file's path, without a leading slash.
        secret: What the signature is made with.
        issued: When the hour begins; in UTC.
    """
    fields = {
        "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
        "X-Amz-Date": issued.strftime(_STAMP),
        "X-Amz-Expires": str(VALID_SECONDS),
        "X-Amz-SignedHeaders": "host",
    }
    return f"{origin}/{quote(path)}?{urlencode({**fields, 'X-Amz-Signature': _signature(path, fields, secret)})}"


def judge(path: str, fields: Mapping[str, str], secret: str, now: datetime) -> Verdict:
    """Say whether a link that came back may be followed; `fields` are its query."""
    expected = _signature(path, fields, secret)
    if not hmac.compare_digest(expected, fields.get("X-Amz-Signature", "")):
        return Verdict.FORGED
    issued = datetime.strptime(fields["X-Amz-Date"], _STAMP).replace(tzinfo=UTC)
    ended = now > issued + timedelta(seconds=int(fields["X-Amz-Expires"]))
    return Verdict.EXPIRED if ended else Verdict.GOOD


def _signature(path: str, fields: Mapping[str, str], secret: str) -> str:
    signed = "\n".join((path, fields.get("X-Amz-Date", ""), fields.get("X-Amz-Expires", "")))
    return hmac.new(secret.encode(), signed.encode(), hashlib.sha256).hexdigest()
