"""The provider's answers, in its own spelling."""

from __future__ import annotations

import json
from collections.abc import Iterable

from werkzeug.wrappers import Response

from pikadesk.sandbox.account import CreditsRunOut, Record
from pikadesk.sandbox.assets import Asset
from pikadesk.sandbox.bodies import FieldFault
from pikadesk.sandbox.studio import Status

_USER, _TEAM = "c937fbcc-fa8f-4565-a440-c4d87f56fcb2", "a4e176b2-dabb-451e-9c58-62b451fa9630"
_TEAM_NAME = "Sandbox"
_NO_KEY = "API Key is not active. Please check that it is right, and that it was not deleted or blocked."


def json_answer(value: object, status: int = 200) -> Response:
    """Return a JSON answer."""
    return Response(json.dumps(value), status, content_type="application/json; charset=utf-8")


def html_answer(status: int, title: str) -> Response:
    """Return what a proxy on the way would answer."""
    page = (
        f"<html>\r\n<head><title>{status} {title}</title></head>\r\n<body><h1>{status} {title}</h1></body>\r\n</html>"
    )
    return Response(page, status, content_type="text/html")


def refusal(status: int, code: str, message: str, faults: Iterable[FieldFault] = ()) -> Response:
    """Return an error in the provider's form; `details` is a JSON text inside the JSON."""
    details = [{"field": fault.field, "message": fault.message} for fault in faults]
    return json_answer(
        {"errorCode": code, "message": message, **({"details": json.dumps(details)} if details else {})}, status
    )


def key_refused() -> Response:
    """Return what a wrong key gets."""
    return refusal(401, "HTTP_EXCEPTION", _NO_KEY)


def credits_run_out(error: CreditsRunOut) -> Response:
    """Return what an account without enough credits gets."""
    numbers = f"requires {error.required} credits, but the {_TEAM_NAME} team only has {error.available} credits"
    return refusal(406, "INSUFFICIENT_CREDITS", f"The feature {numbers}")


def uploaded(asset: Asset, created: str) -> Response:
    """Return what a picture that was kept gets."""
    return json_answer(
        {
            "asset": {
                "key": asset.path,
                "location": f"https://storage.invalid/{asset.path}",
                "bucket": "asset.sandbox",
            },
            "fileContent": {
                "uuid": asset.uuid,
                "teamId": _TEAM,
                "createdAt": created,
                "type": "IMAGE",
                "name": asset.name,
                "path": asset.path,
                "mimeType": asset.media_type,
                "size": asset.size,
            },
        },
        201,
    )


def no_record() -> Response:
    """Return what an unknown id gets."""
    return json_answer({"aiRecord": None})


def record_answer(record: Record, status: Status, link: str | None) -> Response:
    """Return a generation as it is now.

    Args:
        record: The generation.
        status: How far it is.
        link: To its video; only where there is one.
    """
    shown: str = status
    result: object = [record.video] if status == "SUCCESS" else []
    if status == "FAILURE":
        reason = {"code": "GENERATION_FAILED", "message": record.problem or "The video could not be generated."}
        # The odder of the two forms: a record that says SUCCESS and holds an error.
        shown, result = ("SUCCESS", reason) if record.ending == "failure-object" else ("FAILURE", [])
    created = record.created.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return json_answer(
        {
            "aiRecord": {
                "uuid": record.uuid,
                "userId": _USER,
                "teamId": _TEAM,
                "model": record.body["model"],
                "type": record.body["type"],
                "status": shown,
                "createdAt": created,
                "metadata": {"credit": record.credits},
                "aiRecordDetail": {"promptObject": record.body["promptObject"], "resultObject": result},
                **({"temporaryUrl": link} if link else {}),
            }
        }
    )
