"""Each fault, as a client meets it: what it sees, and what it was charged."""

from __future__ import annotations

import io
import time

import av
import pytest
import requests

from pikadesk.sandbox.faults import SENTENCES, Fault, FaultPlan
from tests.sandbox.service import PATIENCE, TEXT, picture, service


def test_every_fault_has_a_sentence() -> None:
    assert list(SENTENCES) == list(Fault)


def test_a_fault_happens_as_often_as_it_was_ordered() -> None:
    plan = FaultPlan(["poll-500:2", "failure"])
    assert [plan.happens(Fault.POLL_500) for _ in range(4)] == [True, True, False, False]
    assert all(plan.happens(Fault.FAILURE) for _ in range(100))
    assert not plan.happens(Fault.NEVER_ENDS)
    assert plan.first_of(Fault.NEVER_ENDS, Fault.FAILURE) is Fault.FAILURE
    assert plan.first_of(Fault.NEVER_ENDS) is None


@pytest.mark.parametrize("order", ["nope", "", "failure:", "failure:0", "failure:x", "failure:-1", "Failure"])
def test_an_order_that_cannot_be_understood_is_refused(order: str) -> None:
    with pytest.raises(ValueError, match=r":"):
        FaultPlan([order])


@pytest.mark.parametrize(
    ("fault", "charged"),
    [(Fault.DROP_BEFORE_CHARGE, 0), (Fault.DROP_AFTER_CHARGE, 1)],
)
def test_a_connection_that_is_dropped(fault: Fault, charged: int) -> None:
    with service("--fault", f"{fault}:1") as running:
        wanted = running.short_film()
        with pytest.raises(requests.ConnectionError):
            running.generate({**wanted, "async": True})
        assert len(running.charges()) == charged
        for request in running.account()["requests"]:
            assert running.finished(request["uuid"])["status"] == "SUCCESS", "what was charged is made"
        assert running.generate(wanted).status_code == 200


@pytest.mark.parametrize(
    ("fault", "status", "media_type", "retry_after", "charged"),
    [
        (Fault.RATE_LIMIT, 429, "application/json", None, 0),
        (Fault.RATE_LIMIT_RETRY_AFTER, 429, "application/json", "1", 0),
        (Fault.ERROR_500, 500, "application/json", None, 0),
        (Fault.FORBIDDEN_HTML, 403, "text/html", None, 0),
        (Fault.GATEWAY_504_HTML, 504, "text/html", None, 1),
    ],
)
def test_an_answer_that_is_no_record(
    fault: Fault, status: int, media_type: str, retry_after: str | None, charged: int
) -> None:
    with service("--fault", f"{fault}:1") as running:
        wanted = running.short_film()
        answer = running.generate(wanted)
        assert (answer.status_code, answer.headers["Content-Type"].split(";")[0]) == (status, media_type)
        assert answer.headers.get("Retry-After") == retry_after
        assert len(running.charges()) == charged
        assert running.generate(wanted).json()["aiRecord"]["status"] == "SUCCESS"


def test_half_an_answer() -> None:
    with service("--fault", "malformed-json") as running:
        answer = running.generate(running.short_film())
        assert answer.status_code == 200
        with pytest.raises(requests.JSONDecodeError):
            answer.json()
        assert len(running.charges()) == 1


def test_a_service_that_does_not_know_async() -> None:
    with service("--fault", "no-async") as running:
        wanted = running.short_film()
        for _ in range(2):
            refused = running.generate({**wanted, "async": True})
            assert refused.status_code == 400
            assert "async" in refused.json()["details"]
        assert running.charges() == []
        assert running.generate(wanted).json()["aiRecord"]["status"] == "SUCCESS"


def test_success_at_once() -> None:
    with service("--fault", "success-at-once") as running:
        record = running.generate({**running.short_film(), "async": True}).json()["aiRecord"]
        assert record["status"] == "SUCCESS"
        assert record["temporaryUrl"]


def test_a_generation_that_never_ends() -> None:
    with service("--fault", "never-ends:1") as running:
        record = running.generate(TEXT).json()["aiRecord"]
        assert running.result(record["uuid"])["status"] == record["status"] == "PROCESSING"
        assert running.generate(running.short_film()).json()["aiRecord"]["status"] == "SUCCESS"
        assert running.result(record["uuid"])["status"] == "PROCESSING"


def test_a_generation_that_fails() -> None:
    with service("--fault", "failure", "--seconds", "0.4") as running:
        first = running.generate({**TEXT, "async": True}).json()["aiRecord"]
        assert first["status"] == "PROCESSING"
        record = running.finished(first["uuid"])
        assert record["status"] == "FAILURE"
        assert "temporaryUrl" not in record
        assert running.generate(TEXT).json()["aiRecord"]["status"] == "FAILURE"
        assert running.charges() == [600_000] * 2


def test_a_generation_whose_result_is_an_error() -> None:
    with service("--fault", "failure-object") as running:
        record = running.generate(TEXT).json()["aiRecord"]
        assert record["status"] == "SUCCESS"
        assert set(record["aiRecordDetail"]["resultObject"]) == {"code", "message"}
        assert "temporaryUrl" not in record


def test_polls_that_fail_or_find_nothing() -> None:
    with service("--fault", "poll-500:1", "--fault", "result-null:1") as running:
        uuid = running.generate({**running.short_film(), "async": True}).json()["aiRecord"]["uuid"]
        assert running.get(f"/api/results/{uuid}").status_code == 500
        assert running.get(f"/api/results/{uuid}").json() == {"aiRecord": None}
        assert running.finished(uuid)["status"] == "SUCCESS"


def test_uploads_that_are_dropped_or_slow() -> None:
    with service("--fault", "drop-upload:1", "--fault", "slow-upload-answer:1") as running:
        with pytest.raises(requests.ConnectionError):
            running.upload(picture())
        assert running.account()["uploads"] == 0
        began = time.monotonic()
        assert running.upload(picture()).status_code == 201
        assert time.monotonic() - began >= 3
        assert running.account()["uploads"] == 1


def _broken_download(link: str, **headers: str) -> bytes:
    """Return what came before the connection was cut."""
    came = b""
    with requests.get(link, headers=headers, stream=True, timeout=PATIENCE) as answer:
        announced = int(answer.headers["Content-Length"])
        with pytest.raises(requests.exceptions.ChunkedEncodingError):
            for chunk in answer.iter_content(4096):
                came += chunk
    assert 0 < len(came) < announced
    return came


def test_a_download_that_is_cut_comes_whole_in_parts() -> None:
    with service("--fault", "cut-download") as running:
        link = running.link()
        came = _broken_download(link)
        came += _broken_download(link, Range=f"bytes={len(came)}-")
        rest = requests.get(link, headers={"Range": f"bytes={len(came)}-"}, timeout=PATIENCE)
        came += rest.content
        assert rest.headers["Content-Range"].endswith(f"/{len(came)}")
        with av.open(io.BytesIO(came)) as container:
            assert sum(1 for _ in container.decode(video=0)) == 24


def test_a_download_that_trickles() -> None:
    with service("--fault", "slow-trickle:1") as running:
        link = running.link()
        began = time.monotonic()
        with requests.get(link, stream=True, timeout=PATIENCE) as answer:
            pieces = answer.iter_content(1)
            next(pieces)
            for _ in range(int(answer.headers["Content-Length"]) // 20):
                next(pieces)
        assert 0.3 < time.monotonic() - began < 5
        assert len(requests.get(link, timeout=PATIENCE).content) == int(answer.headers["Content-Length"])


def test_downloads_that_are_no_video() -> None:
    with service("--fault", "corrupt-video:1", "--fault", "wrong-length:1") as running:
        link = running.link()
        # Both faults meet at first; a count of one leaves the second download whole.
        corrupt, whole = (requests.get(link, timeout=PATIENCE) for _ in range(2))
        assert b"ftyp" not in corrupt.content[:64]
        assert int(corrupt.headers["Content-Length"]) == len(corrupt.content)
        assert b"ftyp" in whole.content[:64]


def test_a_download_that_ends_too_early_and_says_it_is_whole() -> None:
    with service("--fault", "wrong-length:1") as running:
        link = running.link()
        short, whole = (requests.get(link, timeout=PATIENCE) for _ in range(2))
        assert int(short.headers["Content-Length"]) == len(short.content) == int(len(whole.content) * 0.6)
        assert whole.content.startswith(short.content)
        assert short.headers["ETag"] != whole.headers["ETag"]
