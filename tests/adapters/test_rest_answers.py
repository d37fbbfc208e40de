"""How a record is read: the status decides, and nothing that a server says makes the reading fail."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pikadesk.adapters.rest_api import RestApi
from pikadesk.domain.errors import ApiError
from pikadesk.services.ports import Answer, Done, NotMade, Working
from tests.adapters.conftest import Serve
from tests.adapters.web import KEY, Site, record, says

UUID = "73ae328e-9fa2-492a-be60-7b9b98909471"
LINK = "https://s3.us-east-1.amazonaws.com/asset.1min.ai/a.mp4?X-Amz-Algorithm=x"


def submit(api: RestApi) -> Answer | None:
    return api.submit({"type": "TEXT_TO_VIDEO"})


def poll(api: RestApi) -> Answer | None:
    return api.poll(UUID)


BOTH = pytest.mark.parametrize("call", [submit, poll])
Call = Callable[[RestApi], Answer | None]


def told(result: object, **more: object) -> dict[str, object]:
    return record(aiRecordDetail={"promptObject": {}, "resultObject": result}, **more)


ANSWERS: dict[str, tuple[object, Answer]] = {
    "the page's": (record(), Done(UUID, LINK)),
    "the link at the root": ({**record(temporaryUrl=None), "temporaryUrl": LINK}, Done(UUID, LINK)),
    "both links": ({**record(), "temporaryUrl": "https://elsewhere.example/"}, Done(UUID, LINK)),
    "in other letters": (record(status="success"), Done(UUID, LINK)),
    "under way": (record(status="PROCESSING", temporaryUrl=None, aiRecordDetail=None), Working(UUID)),
    "under way, whatever link there is": (record(status="PROCESSING"), Working(UUID)),
    "a status that nobody documented": (record(status="QUEUED"), Working(UUID)),
    "no status": (record(status=None), Working(UUID)),
    "a status that is no text": (record(status=200), Working(UUID)),
    "done, and the link is still missing": (record(temporaryUrl=None), Working(UUID)),
    "done, and the link is no text": (record(temporaryUrl=["x"]), Working(UUID)),
    "FAILURE": (record(status="FAILURE", temporaryUrl=None, aiRecordDetail=None), NotMade(UUID, "")),
    "FAILED": (record(status="FAILED", aiRecordDetail=None), NotMade(UUID, "")),
    "failed, whatever link there is": (record(status="FAILED"), NotMade(UUID, "")),
    "failed, with a reason": (
        told({"code": 400, "message": "Content policy"}, status="FAILURE"),
        NotMade(UUID, "Content policy"),
    ),
    "failed, though it says success": (told({"code": "E", "message": "No capacity"}), NotMade(UUID, "No capacity")),
    "failed, while it says processing": (
        told({"code": "E", "message": "No capacity"}, status="PROCESSING"),
        NotMade(UUID, "No capacity"),
    ),
    "failed, with a nested reason": (
        told({"code": 500, "message": '{"error": {"message": "face not found"}}'}),
        NotMade(UUID, "face not found"),
    ),
    "failed, with the reason in the record": (
        record(status="FAILED", aiRecordDetail=None, message="Timed out upstream"),
        NotMade(UUID, "Timed out upstream"),
    ),
    "charged": (record(metadata={"credit": 600_000}), Done(UUID, LINK, credits=600_000)),
    "charged, as text": (record(metadata={"credit": "600000"}), Done(UUID, LINK)),
    "charged nothing that makes sense": (record(metadata={"credit": -1}), Done(UUID, LINK)),
    "charged true": (record(metadata={"credit": True}), Done(UUID, LINK)),
    "a charge and a half": (record(metadata={"credit": 1.5}), Done(UUID, LINK)),
    "what the team has used in all is no charge": (record(teamUser={"usedCredit": 9_000_000}), Done(UUID, LINK)),
    "metadata that is none": (record(metadata="x"), Done(UUID, LINK)),
}


@BOTH
@pytest.mark.parametrize(("body", "expected"), ANSWERS.values(), ids=ANSWERS)
def test_the_status_decides(serve: Serve, call: Call, body: object, expected: Answer) -> None:
    """It never matters how the request was sent, nor which call is answered."""
    site = serve(says(200, body))
    assert call(RestApi(site.url, lambda: KEY)) == expected
    assert len(site.requests) == 1


SIGNED = "https://s3.us-east-1.amazonaws.com/asset.1min.ai/a.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256"


@BOTH
@pytest.mark.parametrize(
    ("link", "end"),
    [
        (f"{SIGNED}&X-Amz-Date=20261120T123015Z&X-Amz-Expires=3600", datetime(2026, 11, 20, 13, 30, 15, tzinfo=UTC)),
        (f"{SIGNED}&X-Amz-Expires=604800&X-Amz-Date=20261231T000000Z", datetime(2027, 1, 7, tzinfo=UTC)),
        (f"{SIGNED}&X-Amz-Date=20261120T123015Z&X-Amz-Expires=0", datetime(2026, 11, 20, 12, 30, 15, tzinfo=UTC)),
        (SIGNED, None),
        (f"{SIGNED}&X-Amz-Date=20261120T123015Z", None),
        (f"{SIGNED}&X-Amz-Expires=3600", None),
        (f"{SIGNED}&X-Amz-Date=today&X-Amz-Expires=3600", None),
        (f"{SIGNED}&X-Amz-Date=20261320T123015Z&X-Amz-Expires=3600", None),
        (f"{SIGNED}&X-Amz-Date=20261120T123015Z&X-Amz-Expires=an+hour", None),
        (f"{SIGNED}&X-Amz-Date=20261120T123015Z&X-Amz-Expires={'9' * 30}", None),
        (f"{SIGNED}&X-Amz-Date=20261120T123015Z&X-Amz-Expires={'9' * 5000}", None),
        (f"{SIGNED}&X-Amz-Date=99991231T235959Z&X-Amz-Expires=3600", None),
        (f"{SIGNED}&X-Amz-Date=&X-Amz-Expires=", None),
        ("https://[storage", None),
        ("no address at all", None),
    ],
)
def test_a_link_says_itself_when_it_ends(serve: Serve, call: Call, link: str, end: datetime | None) -> None:
    site = serve(says(200, record(temporaryUrl=link)))
    answer = call(RestApi(site.url, lambda: KEY))
    assert answer == Done(UUID, link, expires_at=end)


@pytest.mark.parametrize("status", [200, 201, 202])
def test_any_success_counts(serve: Serve, status: int) -> None:
    assert submit(RestApi(serve(says(status, record())).url, lambda: KEY)) == Done(UUID, LINK)


@pytest.mark.parametrize("name", ["", None, 7, ["x"]])
def test_a_synchronous_answer_without_an_id_is_an_answer(serve: Serve, name: object) -> None:
    assert submit(RestApi(serve(says(200, record(uuid=name))).url, lambda: KEY)) == Done(None, LINK)


@pytest.mark.parametrize("name", ["", None, 7])
def test_a_polled_record_is_the_one_that_was_asked_for(serve: Serve, name: object) -> None:
    body = record(uuid=name, status="PROCESSING")
    assert poll(RestApi(serve(says(200, body)).url, lambda: KEY)) == Working(UUID)


def test_a_null_record_is_one_that_the_service_does_not_know(serve: Serve) -> None:
    assert poll(RestApi(serve(says(200, {"aiRecord": None})).url, lambda: KEY)) is None


def test_the_second_envelope_ends_a_paid_request_without_saying_what_it_cost(serve: Serve) -> None:
    body = {"success": False, "error": {"code": "E7", "message": "No capacity"}}
    assert submit(RestApi(serve(says(200, body)).url, lambda: KEY)) == NotMade(None, "No capacity")


_RECORD_KEYS = ["aiRecord", "uuid", "status", "aiRecordDetail", "resultObject", "temporaryUrl", "metadata", "credit"]
_ERROR_KEYS = ["success", "error", "errors", "message", "details", "detail", "field", "code"]
_KEYS = st.sampled_from([*_RECORD_KEYS, *_ERROR_KEYS])
_TEXTS = st.sampled_from(["SUCCESS", "FAILED", "PROCESSING", "", '{"message": "a"}', "[[]]", "null", LINK, "\ud800"])
_LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | _TEXTS
_JSON = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=5), max_leaves=12
)


@pytest.fixture
def site(serve: Serve) -> Site:
    return serve(says(500))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(body=_JSON, status=st.sampled_from([200, 400, 401, 402, 403, 406, 408, 422, 429, 500, 504]))
def test_whatever_the_json_there_is_an_answer_or_a_known_error(site: Site, body: object, status: int) -> None:
    site.answers = [says(status, json.dumps(body).encode())]
    for call in (submit, poll):
        try:
            answer = call(RestApi(site.url, lambda: KEY))
        except ApiError as error:
            # It fits into a log and a database, whatever was said.
            assert all(isinstance(value, str | int) for _, value in error.fault.values)
        else:
            assert status == 200
            assert isinstance(answer, Working | Done | NotMade) or answer is None


@pytest.mark.parametrize("name", ["error", "details", "message"])
def test_an_error_inside_an_error_has_an_end(serve: Serve, name: str) -> None:
    body: object = "deep down"
    for _ in range(900):
        body = {name: body}
    _refuses(serve, json.dumps(body).encode())


@pytest.mark.parametrize("depth", [100, 450, 600, 900])
def test_nor_do_errors_in_lists_go_on_for_ever(serve: Serve, depth: int) -> None:
    _refuses(serve, b'{"details": ' + b"[" * depth + b'{"message": "deep down"}' + b"]" * depth + b"}")


def _refuses(serve: Serve, body: bytes) -> None:
    for status in (200, 400, 406):
        with pytest.raises(ApiError):
            submit(RestApi(serve(says(status, body)).url, lambda: KEY))
