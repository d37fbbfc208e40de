"""Every row of the provider's error table, as the paid call and as the free calls tell it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from threading import Event

import pytest

from pikadesk.adapters.rest_api import RestApi
from pikadesk.domain.errors import ApiError, AsyncRefused, Fault, OutcomeUnknown, RateLimited, Refused, TransferBroken
from tests.adapters.conftest import Serve
from tests.adapters.web import KEY, Answer, everything_said, record, says

IN_TWO_HOURS = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)
BODY = {"type": "TEXT_TO_VIDEO", "promptObject": {"prompt": "waves"}}
SHORT = "The feature requires 4800 credits, but the X team only has 46 credits"
HTML = "<html><head><title>Attention Required!</title></head><body>blocked</body></html>"


def fault(code: str, **values: str | int) -> Fault:
    return Fault(code, tuple(sorted(values.items())))


def problem(message: str, **more: object) -> dict[str, object]:
    return {"errorCode": "BAD_REQUEST", "message": message, **more}


REFUSALS: dict[str, tuple[Answer, Fault]] = {
    "a message": (says(400, problem("Bad model")), fault("refused", status=400, message="Bad model")),
    "details as a JSON string": (
        says(400, problem("Validation failed", details=json.dumps([{"field": "seed", "message": "too large"}]))),
        fault("refused", status=400, message="too large", field="seed"),
    ),
    "details as a list": (
        says(400, problem("Validation failed", details=[{"field": "promptObject.duration", "message": "5 or 10"}])),
        fault("refused", status=400, message="5 or 10", field="promptObject.duration"),
    ),
    "the first detail that says something": (
        says(400, problem("Validation failed", details=json.dumps([{"field": "a"}, {"field": "b", "message": "bad"}]))),
        fault("refused", status=400, message="bad", field="b"),
    ),
    "a nested upstream answer": (
        says(400, problem("Upstream error", details=json.dumps({"error": {"code": 7, "message": "prompt is unsafe"}}))),
        fault("refused", status=400, message="prompt is unsafe"),
    ),
    "an upstream answer nested twice": (
        says(400, problem("outer", details=json.dumps({"detail": json.dumps([{"field": "prompt", "message": "no"}])}))),
        fault("refused", status=400, message="no", field="prompt"),
    ),
    "details that are a sentence": (
        says(400, problem("Bad Request", details="prompt must not be blank")),
        fault("refused", status=400, message="prompt must not be blank"),
    ),
    "details that say null": (
        says(400, problem("the real one", details="null")),
        fault("refused", status=400, message="the real one"),
    ),
    "details that are empty": (
        says(400, problem("the real one", details="{}")),
        fault("refused", status=400, message="the real one"),
    ),
    "a list of messages": (
        says(400, {"statusCode": 400, "message": ["model must be a string", "type must be a string"]}),
        fault("refused", status=400, message="model must be a string"),
    ),
    "the second envelope": (
        says(400, {"success": False, "error": {"code": "E7", "message": "no such feature"}}),
        fault("refused", status=400, message="no such feature"),
    ),
    "no JSON at all": (says(400, "Bad Request"), fault("refused", status=400, message="HTTP 400")),
    "a key that is not active": (
        says(401, {"errorCode": "HTTP_EXCEPTION", "message": "API Key is not active."}),
        fault("key_refused", status=401, message="API Key is not active."),
    ),
    "a 401 without a body": (says(401), fault("key_refused", status=401)),
    "too few credits": (
        says(406, {"errorCode": "INSUFFICIENT_CREDITS", "message": SHORT}),
        fault("credits_short", status=406, message=SHORT, required=4800, available=46),
    ),
    "too few credits with separators": (
        says(402, {"message": "The feature requires 1,350,000 credits, but the X team only has 1,000 credits"}),
        fault(
            "credits_short",
            status=402,
            message="The feature requires 1,350,000 credits, but the X team only has 1,000 credits",
            required=1_350_000,
            available=1_000,
        ),
    ),
    "too few credits without numbers": (
        says(406, {"errorCode": "INSUFFICIENT_CREDITS", "message": "Top up"}),
        fault("credits_short", status=406, message="Top up"),
    ),
    "too few credits with nonsense for numbers": (
        says(406, {"message": "requires , credits has , credits"}),
        fault("credits_short", status=406, message="requires , credits has , credits"),
    ),
    "a proxy's page": (says(403, HTML), fault("refused", status=403, message="HTTP 403")),
    "not found": (says(404, {"message": "Cannot POST"}), fault("refused", status=404, message="Cannot POST")),
    "too large": (says(413, HTML), fault("refused", status=413, message="HTTP 413")),
    "unprocessable": (says(422, problem("nope")), fault("refused", status=422, message="nope")),
    "too many requests": (says(429, {"message": "slow down"}), fault("rate_limited", status=429)),
}


def poll(api: RestApi, _: Path) -> object:
    return api.poll("73ae328e")


def check_key(api: RestApi, _: Path) -> object:
    return api.check_key()


def upload(api: RestApi, picture: Path) -> object:
    return api.upload(picture, "a.png", lambda *_: None, Event())


def submit(api: RestApi, _: Path) -> object:
    return api.submit(BODY)


FREE = pytest.mark.parametrize("call", [poll, check_key, upload])
Call = Callable[[RestApi, Path], object]


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    file = tmp_path / "a.png"
    file.write_bytes(b"\x89PNG" * 100)
    return file


@pytest.mark.parametrize("call", [submit, poll, check_key, upload])
@pytest.mark.parametrize(("answer", "expected"), REFUSALS.values(), ids=REFUSALS)
def test_a_refusal_carries_the_innermost_message(
    serve: Serve, picture: Path, call: Call, answer: Answer, expected: Fault
) -> None:
    site = serve(answer)
    with pytest.raises(Refused) as caught:
        call(RestApi(site.url, lambda: KEY), picture)
    assert caught.value.fault == expected
    assert "<" not in str(caught.value)
    assert (len(site.requests), site.connections) == (1, 1)


@pytest.mark.parametrize("status", [408, 499, 500, 501, 502, 503, 504, 511, 520, 522, 524, 529])
@pytest.mark.parametrize("page", [HTML, {"errorCode": "HTTP_EXCEPTION", "message": "Internal"}], ids=["html", "json"])
def test_any_other_status_leaves_a_paid_request_open(serve: Serve, status: int, page: object) -> None:
    site = serve(says(status, page))
    with pytest.raises(OutcomeUnknown) as caught:
        RestApi(site.url, lambda: KEY).submit(BODY)
    assert caught.value.fault == fault("outcome_unknown", reason="status", status=status)
    assert (len(site.requests), site.connections) == (1, 1)


@FREE
@pytest.mark.parametrize("status", [408, 500, 502, 504, 520, 524])
def test_a_free_call_may_be_tried_again_after_them(serve: Serve, picture: Path, call: Call, status: int) -> None:
    site = serve(says(status, HTML))
    with pytest.raises(TransferBroken) as caught:
        call(RestApi(site.url, lambda: KEY), picture)
    assert caught.value.fault == fault("transfer_broken", reason="status", status=status)
    assert site.connections == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("call", [submit, poll, check_key, upload])
def test_the_key_and_the_request_follow_no_redirect(serve: Serve, picture: Path, call: Call, status: int) -> None:
    elsewhere = serve(says(200, record()))
    site = serve(says(status, Location=f"{elsewhere.url}/stolen"))
    with pytest.raises(OutcomeUnknown if call is submit else TransferBroken) as caught:
        call(RestApi(site.url, lambda: KEY), picture)
    assert caught.value.fault.get("status") == status
    assert elsewhere.connections == 0
    assert len(site.requests) == 1


@pytest.mark.parametrize("location", ["http://[half", "\xff\xfe", "http://exa mple/", "https://x:99999/", "//", "?"])
@pytest.mark.parametrize("call", [submit, poll])
def test_a_redirect_to_nowhere_is_no_surprise(serve: Serve, picture: Path, call: Call, location: str) -> None:
    site = serve(says(302, Location=location))
    with pytest.raises(OutcomeUnknown if call is submit else TransferBroken):
        call(RestApi(site.url, lambda: KEY), picture)


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [
        ("7", 7, 7),
        (" 0 ", 0, 0),
        (None, None, None),
        ("soon", None, None),
        ("-5", None, None),
        ("1.5", None, None),
        ("\xb2", None, None),
        ("9" * 400, None, None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0),
        ("Wed, 21 Oct 2015 07:28:00 +99999999999999999999", None, None),
        ("Wed, 21 Oct 2015", None, None),
        pytest.param(
            format_datetime(datetime.now(UTC) + timedelta(seconds=9_000), usegmt=True),
            8_000,
            9_000,
            id="a time to come",
        ),
    ],
)
def test_retry_after_in_seconds_as_a_date_or_not_at_all(
    serve: Serve, header: str | None, least: float | None, most: float | None
) -> None:
    site = serve(says(429, HTML, **({} if header is None else {"Retry_After": header})))
    with pytest.raises(RateLimited) as caught:
        RestApi(site.url, lambda: KEY).submit(BODY)
    wait = caught.value.retry_after
    if least is None or most is None:
        assert wait is None
    else:
        assert wait is not None
        assert least <= wait <= most


@pytest.mark.parametrize(
    "page",
    [
        problem("property async should not exist"),
        problem("Validation failed", details=json.dumps([{"field": "async", "message": "unknown"}])),
        {"message": ["property async should not exist"]},
    ],
)
def test_a_400_that_names_async_is_told_apart(serve: Serve, page: object) -> None:
    api = RestApi(serve(says(400, page)).url, lambda: KEY)
    with pytest.raises(AsyncRefused):
        api.submit({**BODY, "async": True})
    with pytest.raises(Refused) as caught:
        api.submit(BODY)
    assert not isinstance(caught.value, AsyncRefused)


@pytest.mark.parametrize(
    "answer",
    [
        says(400, problem("asynchronous work is paused")),
        says(406, {"message": f"async: {SHORT}"}),
        says(422, problem("property async should not exist")),
        says(400, {"message": "no"}, Content_Type="application/json; charset=undefined"),
    ],
)
def test_no_other_refusal_is_taken_for_that(serve: Serve, answer: Answer) -> None:
    with pytest.raises(Refused) as caught:
        RestApi(serve(answer).url, lambda: KEY).submit({**BODY, "async": True})
    assert not isinstance(caught.value, AsyncRefused)


NO_ANSWER: dict[str, tuple[Answer, str]] = {
    "a page": (says(200, HTML), "not_json"),
    "nothing": (says(200), "not_json"),
    "204": (says(204), "not_json"),
    "304": (says(304), "not_json"),
    "cut JSON": (says(200, json.dumps(record()).encode()[:-9]), "not_json"),
    "bytes": (says(200, b"\xff\xfe\xfd\x00" * 9), "not_json"),
    "endlessly nested JSON": (says(200, b"[" * 50_000), "not_json"),
    "a list": (says(200, [record()]), "not_json"),
    "a number": (says(200, 7), "not_json"),
    "JSON null": (says(200, b"null"), "not_json"),
    "no record": (says(200, {}), "no_record"),
    "a record that is none": (says(200, {"aiRecord": "yes"}), "no_record"),
    "a record that cannot be followed": (says(200, record(uuid=None, status="PROCESSING")), "no_record"),
    "a record with a number for an id": (says(200, record(uuid=7, status="PROCESSING")), "no_record"),
}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [*NO_ANSWER.values(), (says(200, {"aiRecord": None}), "no_record")],
    ids=[*NO_ANSWER, "a null record"],
)
def test_an_answer_that_says_nothing_leaves_a_paid_request_open(serve: Serve, answer: Answer, reason: str) -> None:
    site = serve(answer)
    with pytest.raises(OutcomeUnknown) as caught:
        RestApi(site.url, lambda: KEY).submit(BODY)
    assert caught.value.fault.get("reason") == reason
    assert (len(site.requests), site.connections) == (1, 1)


@pytest.mark.parametrize("name", [name for name, (_, reason) in NO_ANSWER.items() if reason == "not_json"])
@FREE
def test_a_free_call_takes_no_page_for_an_answer(serve: Serve, picture: Path, call: Call, name: str) -> None:
    with pytest.raises(TransferBroken) as caught:
        call(RestApi(serve(NO_ANSWER[name][0]).url, lambda: KEY), picture)
    assert caught.value.fault == fault("transfer_broken", reason="not_json")


@FREE
def test_the_second_envelope_is_no_answer_to_a_free_call(serve: Serve, picture: Path, call: Call) -> None:
    """Least of all to a poll: it would end a generation that was paid for."""
    page = {"success": False, "error": {"code": "E1", "message": "try later"}}
    with pytest.raises(ApiError) as caught:
        call(RestApi(serve(says(200, page)).url, lambda: KEY), picture)
    assert caught.value.fault == fault("refused", status=200, message="try later")


def test_a_poll_without_a_record_is_a_broken_answer(serve: Serve) -> None:
    with pytest.raises(TransferBroken) as caught:
        RestApi(serve(says(200, {"aiRecord": "yes"})).url, lambda: KEY).poll("73ae328e")
    assert caught.value.fault == fault("transfer_broken", reason="no_record")


def test_no_error_repeats_a_page(serve: Serve) -> None:
    page = "<script>alert(1)</script>" * 50
    for status in (403, 500):
        with pytest.raises(ApiError) as caught:
            RestApi(serve(says(status, page)).url, lambda: KEY).submit(BODY)
        assert "script" not in everything_said(caught.value)
