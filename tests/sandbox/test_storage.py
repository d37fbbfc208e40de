"""Finished videos behind signed links."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from pikadesk.sandbox.links import VALID_SECONDS, Verdict, judge, sign
from tests.sandbox.service import PATIENCE, Service, service

ISSUED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def link(shared: Service) -> str:
    """A link to a video."""
    return shared.link()


@pytest.fixture(scope="module")
def content(link: str) -> bytes:
    """The whole video."""
    return requests.get(link, timeout=PATIENCE).content


def _get(link: str, **headers: str) -> requests.Response:
    return requests.get(
        link, headers={name.replace("_", "-"): value for name, value in headers.items()}, timeout=PATIENCE
    )


def test_a_link_says_how_long_it_is_good(link: str) -> None:
    query = parse_qs(urlsplit(link).query)
    issued = datetime.strptime(query["X-Amz-Date"][0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    assert abs(datetime.now(UTC) - issued) < timedelta(minutes=5)
    assert query["X-Amz-Expires"] == ["3600"]
    assert re.fullmatch("[0-9a-f]{64}", query["X-Amz-Signature"][0])


@pytest.mark.parametrize(
    ("after", "verdict"),
    [(0, Verdict.GOOD), (VALID_SECONDS, Verdict.GOOD), (VALID_SECONDS + 1, Verdict.EXPIRED)],
)
def test_a_link_is_good_for_an_hour(after: int, verdict: Verdict) -> None:
    link = urlsplit(sign("http://storage", "files/a b.mp4", "secret", ISSUED))
    fields = {name: values[0] for name, values in parse_qs(link.query).items()}
    now = ISSUED + timedelta(seconds=after)
    assert judge("files/a b.mp4", fields, "secret", now) is verdict
    assert judge("files/a b.mp4", fields, "other", now) is Verdict.FORGED


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("X-Amz-Expires=3600", "X-Amz-Expires=999999"),
        (r"X-Amz-Date=\w+", "X-Amz-Date=20990101T000000Z"),
        (r"(Signature=)\w", r"\1x"),
        (r"/files/development", "/files/../development"),
        (r"\w\.mp4", "_.mp4"),
        (r"\?.*", ""),
    ],
)
def test_a_link_that_was_changed_is_refused(link: str, was: str, becomes: str) -> None:
    answer = _get(re.sub(was, becomes, link))
    assert (answer.status_code, answer.headers["Content-Type"]) == (403, "application/xml")
    assert "<Code>SignatureDoesNotMatch</Code>" in answer.text


def test_a_key_that_reaches_the_storage_is_refused_and_counted(shared: Service, link: str) -> None:
    before = shared.account()["calls"].get("leaked keys", 0)
    assert _get(link, API_KEY=shared.key).status_code == 400
    assert _get(link, API_KEY="").status_code == 400
    assert shared.account()["calls"]["leaked keys"] == before + 2


def test_the_storage_gives_videos_and_takes_nothing(link: str) -> None:
    assert requests.post(link, data=b"x", timeout=PATIENCE).status_code == 405
    assert requests.delete(link, timeout=PATIENCE).status_code == 405


def test_the_whole_file_comes_with_its_length(link: str, content: bytes) -> None:
    whole = _get(link)
    assert (whole.status_code, whole.headers["Content-Type"]) == (200, "video/mp4")
    assert (int(whole.headers["Content-Length"]), whole.headers["Accept-Ranges"]) == (len(content), "bytes")
    head = requests.head(link, timeout=PATIENCE)
    assert (head.status_code, int(head.headers["Content-Length"]), head.content) == (200, len(content), b"")


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [("bytes=0-0", 0, 1), ("bytes=100-", 100, None), ("bytes=-50", -50, None), ("bytes=10-19", 10, 20)],
)
def test_a_part_is_the_part(asked: str, start: int, end: int | None, link: str, content: bytes) -> None:
    part = _get(link, Range=asked)
    assert (part.status_code, part.content) == (206, content[start:end])
    assert part.headers["Content-Range"].endswith(f"/{len(content)}")
    assert int(part.headers["Content-Length"]) == len(part.content)


def test_a_part_beyond_the_end_is_refused(link: str, content: bytes) -> None:
    answer = _get(link, Range=f"bytes={len(content)}-")
    assert (answer.status_code, answer.headers["Content-Range"]) == (416, f"bytes */{len(content)}")


def test_a_part_of_another_version_is_not_given(link: str, content: bytes) -> None:
    tag = _get(link).headers["ETag"]
    assert _get(link, Range="bytes=5-", If_Range=tag).content == content[5:]
    assert _get(link, Range="bytes=5-", If_Range='"other"').content == content


def test_a_fresh_link_comes_with_each_answer() -> None:
    with service("--fault", "expired-link:1") as running:
        record = running.generate(running.short_film()).json()["aiRecord"]
        expired = _get(record["temporaryUrl"])
        assert (expired.status_code, expired.headers["Content-Type"]) == (403, "application/xml")
        assert "<Message>Request has expired</Message>" in expired.text
        assert _get(running.result(record["uuid"])["temporaryUrl"]).status_code == 200
