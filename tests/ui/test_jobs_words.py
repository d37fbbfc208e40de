"""The sentences of the job list's rows."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from pikadesk.domain.errors import UNEXPECTED, Fault, LinkExpired, OutcomeUnknown, TransferBroken, VideoDamaged
from pikadesk.domain.job import Downloading, Generating, Origin, OriginKind, Queued, Uncertain
from pikadesk.domain.timing import Expected
from tests.fakes import START
from tests.ui.job_rig import BROKEN, URL, job_in, row_of

LINK_ENDS = START + timedelta(minutes=68)


@pytest.mark.parametrize(
    ("received", "size", "ends", "remote_id", "words"),
    [
        (41, 100, LINK_ENDS, "r", "The download stopped at 41 % and its link works until 13:08. Downloading again"),
        (2_100_000, None, LINK_ENDS, "r", "The download stopped at 2.1 MB and its link works until 13:08."),
        (41, 100, None, "r", "made and paid for. The download stopped at 41 %. Downloading again is free."),
        (0, None, LINK_ENDS, "r", "made and paid for. Its link works until 13:08. Downloading again is free."),
        (0, None, START + timedelta(days=1), "r", "Its link works until 21 Nov 12:00."),
        (0, None, None, "r", "made and paid for. Downloading again is free."),
        (41, 100, START, "r", "stopped at 41 %. Its link ended at 12:00. “Download again” asks for a fresh one"),
        (
            0,
            None,
            START,
            None,
            "Its link ended at 12:00. The service gave no number to ask for a fresh one: claim the video with",
        ),
    ],
)
def test_a_broken_download_says_how_far_it_came_and_how_long_its_link_works(
    received: int, size: int | None, ends: datetime | None, remote_id: str | None, words: str
) -> None:
    state = Downloading(remote_id, URL, expires_at=ends)
    assert words in row_of(job_in(state, trouble=BROKEN, received=received), size=size).message


@pytest.mark.parametrize("ends", [None, START, LINK_ENDS])
@pytest.mark.parametrize(
    ("remote_id", "what_to_do"),
    [
        ("r", "“Download again” asks for a fresh one, which is free."),
        (None, "The service gave no number to ask for a fresh one: claim the video with the claim details."),
    ],
)
def test_a_dead_link_is_told_once_with_what_can_be_done(
    ends: datetime | None, remote_id: str | None, what_to_do: str
) -> None:
    row = row_of(job_in(Downloading(remote_id, URL, expires_at=ends), trouble=LinkExpired(status=403).fault))
    ended = "Its link ended at 12:00." if ends == START else "Its link does not work any more."
    assert row.message == f"The video is made and paid for. {ended} {what_to_do}"


def test_with_a_dead_link_what_else_is_wrong_is_told_too() -> None:
    state = Downloading("r", URL, expires_at=START)
    row = row_of(job_in(state, trouble=TransferBroken(reason="status", status=503).fault))
    assert row.message.endswith(
        "asks for a fresh one, which is free. The service answered HTTP 503. Trying again is free."
    )


def test_what_came_whole_and_does_not_play_did_not_stop() -> None:
    job = job_in(Downloading("r", URL, expires_at=LINK_ENDS), trouble=VideoDamaged(path="/v").fault, received=100)
    message = row_of(job, size=100).message
    assert "What came is not a playable video. Downloading again is free." in message
    assert "stopped" not in message and "100" not in message


def test_what_else_went_wrong_with_a_download_is_told() -> None:
    row = row_of(job_in(Downloading("r", URL), trouble=TransferBroken(reason="status", status=503).fault, received=41))
    assert "The service answered HTTP 503. Trying again is free." in row.message


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (OutcomeUnknown(reason="no_answer").fault, "No answer came after sending at 11:58. Outcome unknown."),
        (OutcomeUnknown(reason="status", status=502).fault, "answered HTTP 502 after sending at 11:58. Outcome"),
        (OutcomeUnknown(reason="not_json").fault, "Outcome unknown: the request was sent, and no usable answer"),
        (Fault("interrupted"), "Pikadesk was stopped while sending at 11:58. Outcome unknown."),
        (UNEXPECTED, "Something unexpected happened."),
    ],
)
def test_an_uncertain_job_says_what_happened_and_that_it_is_not_sent_again(fault: Fault, words: str) -> None:
    row = row_of(job_in(Uncertain(fault, "r"), sent_at=START - timedelta(seconds=70)))
    assert words in row.message
    assert row.message.endswith("Pikadesk will not send it again by itself.")


USUAL = Expected(100, 80, 130, 9)


@pytest.mark.parametrize(
    ("expected", "elapsed", "hint"),
    [
        (USUAL, 48, "Usually 1:20–2:10, from your last 9"),
        (USUAL, 204, "Usually 1:20–2:10, from your last 9"),
        (USUAL, 206, "Longer than usual: 1:20–2:10, from your last 9"),
        (Expected(80, 80.2, 80.4, 3), 48, "Usually 1:20, from your last 3"),
        (Expected(80, 80, 80, 3), 105, "Longer than usual: 1:20, from your last 3"),
        (None, 300, ""),
        (None, 301, "Longer than usual"),
    ],
)
def test_a_generation_says_what_is_usual_by_the_users_own(expected: Expected | None, elapsed: float, hint: str) -> None:
    # The time counts from the paid request, whatever steps came after it.
    job = job_in(Generating("r"), ago=2, sent_at=START - timedelta(seconds=elapsed))
    row = row_of(job, active=True, expected=expected)
    assert row.hint == hint
    assert row.stages[1].value == f"{int(elapsed) // 60}:{int(elapsed) % 60:02}"


def test_a_clock_that_was_set_back_makes_no_time_negative() -> None:
    later = START + timedelta(hours=1)
    row = row_of(job_in(Generating("r"), sent_at=later), active=True)
    assert row.stages[1].value == "0:00"
    made = job_in(Downloading("r", URL), sent_at=later, made_at=START)
    assert row_of(made, active=True).stages[1].words == "Generated"


@pytest.mark.parametrize(
    ("kind", "words"),
    [(OriginKind.AGAIN, "sent again"), (OriginKind.FINAL, "final"), (OriginKind.VARIATION, "variation")],
)
def test_a_row_says_what_it_came_out_of(kind: OriginKind, words: str) -> None:
    assert row_of(job_in(Queued(), origin=Origin(kind, "2" * 32))).line == f"Text · 5 s · 720p · {words}"
