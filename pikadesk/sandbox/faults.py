"""The ways in which the sandbox can be told to misbehave."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from threading import Lock


class Fault(StrEnum):
    """A misbehaviour; its value is the name on the command line."""

    DROP_BEFORE_CHARGE = "drop-before-charge"
    DROP_AFTER_CHARGE = "drop-after-charge"
    RATE_LIMIT = "rate-limit"
    RATE_LIMIT_RETRY_AFTER = "rate-limit-retry-after"
    ERROR_500 = "error-500"
    GATEWAY_504_HTML = "gateway-504-html"
    FORBIDDEN_HTML = "forbidden-html"
    MALFORMED_JSON = "malformed-json"
    NO_ASYNC = "no-async"
    SUCCESS_AT_ONCE = "success-at-once"
    NEVER_ENDS = "never-ends"
    FAILURE = "failure"
    FAILURE_OBJECT = "failure-object"
    POLL_500 = "poll-500"
    RESULT_NULL = "result-null"
    DROP_UPLOAD = "drop-upload"
    SLOW_UPLOAD_ANSWER = "slow-upload-answer"
    EXPIRED_LINK = "expired-link"
    CUT_DOWNLOAD = "cut-download"
    SLOW_TRICKLE = "slow-trickle"
    CORRUPT_VIDEO = "corrupt-video"
    WRONG_LENGTH = "wrong-length"


SENTENCES = {
    Fault.DROP_BEFORE_CHARGE: "Generating: the connection is dropped before anything is charged.",
    Fault.DROP_AFTER_CHARGE: "Generating: the connection is dropped after charging; the video is made.",
    Fault.RATE_LIMIT: "Generating: 429 without Retry-After; not charged.",
    Fault.RATE_LIMIT_RETRY_AFTER: "Generating: 429 with Retry-After of 1 second; not charged.",
    Fault.ERROR_500: "Generating: 500; not charged, which the answer does not say.",
    Fault.GATEWAY_504_HTML: "Generating: charged, and answered by a gateway's 504 page; the video is made.",
    Fault.FORBIDDEN_HTML: "Generating: 403 with a proxy's HTML page; not charged.",
    Fault.MALFORMED_JSON: "Generating: charged, and answered with half a JSON text; the video is made.",
    Fault.NO_ASYNC: "Generating: 400 that names the field async, where it is sent; not charged.",
    Fault.SUCCESS_AT_ONCE: "Generating: a request with async is answered only when the video is ready.",
    Fault.NEVER_ENDS: "Generating: charged; PROCESSING for ever.",
    Fault.FAILURE: "Generating: charged; ends with status FAILURE.",
    Fault.FAILURE_OBJECT: "Generating: charged; ends with an object {code, message} for a result.",
    Fault.POLL_500: "Asking for a result: 500.",
    Fault.RESULT_NULL: "Asking for a result: no record, although there is one.",
    Fault.DROP_UPLOAD: "Uploading: the connection is dropped after the file came; nothing is kept.",
    Fault.SLOW_UPLOAD_ANSWER: "Uploading: the answer takes 3 seconds.",
    Fault.EXPIRED_LINK: "A finished video's link has already expired when it is given.",
    Fault.CUT_DOWNLOAD: "Downloading: the connection is cut after two fifths of the file.",
    Fault.SLOW_TRICKLE: "Downloading: the file takes 10 seconds.",
    Fault.CORRUPT_VIDEO: "Downloading: bytes that are no MP4.",
    Fault.WRONG_LENGTH: "Downloading: the last two fifths of the file are missing, and Content-Length agrees.",
}


class FaultPlan:
    """Which faults happen, and how often still. Safe to use from several threads.

    Args:
        orders: `NAME`, for every occasion, or `NAME:COUNT`, for the first COUNT ones.

    Raises:
        ValueError: An order names no fault, or has a count that is not a positive whole number.
    """

    def __init__(self, orders: Iterable[str]) -> None:
        self._left: dict[Fault, float] = {}
        self._lock = Lock()
        for order in orders:
            name, colon, count = order.partition(":")
            if colon and not (count.isdecimal() and int(count)):
                raise ValueError(f"{order}: the count must be a positive whole number")
            if name not in list(Fault):
                raise ValueError(f"{name}: there is no such fault; --help lists them")
            self._left[Fault(name)] = int(count) if colon else float("inf")

    def happens(self, fault: Fault) -> bool:
        """Say whether this occasion is one of the fault's, and count it."""
        with self._lock:
            left = self._left.get(fault, 0)
            if left <= 0:
                return False
            self._left[fault] = left - 1
            return True

    def first_of(self, *faults: Fault) -> Fault | None:
        """Return the first of these faults that happens on this occasion, or None."""
        return next((fault for fault in faults if self.happens(fault)), None)
