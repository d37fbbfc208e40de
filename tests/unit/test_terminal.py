"""What the verbs say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pikadesk.backend import Options, UnsafeAddress, api_address
from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft
from pikadesk.domain.errors import DiskFull, Fault, NotReached, OutcomeUnknown
from pikadesk.domain.job import (
    Charged,
    Downloading,
    Failed,
    Generating,
    Job,
    Queued,
    Saved,
    State,
    Submitting,
    Uncertain,
    Uploading,
)
from pikadesk.domain.request import parse
from pikadesk.terminal import (
    INTERRUPTED,
    INVALID,
    UNKNOWN,
    WORST_LAST,
    job_json,
    report,
    tell,
    tell_elapsed,
    tell_interrupted,
    tell_unwritten,
    write_line,
)

NOW = datetime(2026, 1, 1, tzinfo=UTC)
NOT_REACHED = NotReached(host="x").fault


def _job(state: State, trouble: Fault | None = None) -> Job:
    return Job("ab" * 16, parse(Draft(Task.TEXT, {"prompt": "waves"})), 600_000, NOW, NOW, state, trouble)


@pytest.mark.parametrize("state", [Generating("id"), Downloading("id", "https://x/v.mp4")], ids=["poll", "download"])
def test_trouble_of_what_was_paid_for_is_not_said_to_be_free(state: State) -> None:
    error = str(job_json(_job(state, NOT_REACHED), None)["error"])
    assert "reached" in error
    assert "charged" not in error


def test_trouble_of_what_was_not_sent_is_said_to_be_free() -> None:
    assert "Nothing was sent or charged" in str(job_json(_job(Uploading({}), NOT_REACHED), None)["error"])
    assert job_json(_job(Queued()), None)["error"] is None


def test_a_fault_of_the_disk_before_anything_was_sent(capsys: pytest.CaptureFixture[str]) -> None:
    assert report(_job(Failed(DiskFull(path="/v").fault, Charged.NO))) == INVALID
    assert "disk is full" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("states", "code", "said"),
    [
        ([Submitting({})], UNKNOWN, "may have been charged"),
        ([Queued(), Uncertain(OutcomeUnknown(reason="no_answer").fault)], UNKNOWN, "may have been charged"),
        ([Queued()], INTERRUPTED, "sends it, and that is charged"),
        ([Uploading({})], INTERRUPTED, "pikadesk jobs cancel abababab"),
        ([Generating("id")], INTERRUPTED, "free of charge"),
        ([Saved("x")], INTERRUPTED, "Stopped."),
        ([], INTERRUPTED, "Stopped."),
    ],
    ids=str,
)
def test_ctrl_c_says_what_it_may_have_cost(
    states: list[State], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tell_interrupted([_job(state) for state in states]) == code
    told = capsys.readouterr().err
    assert said in told
    assert ("free of charge" in told) == any(isinstance(state, Generating) for state in states)


def test_the_worst_of_several_counts() -> None:
    assert max([INTERRUPTED, 8, 0], key=WORST_LAST.index) == 8
    assert max([INTERRUPTED, UNKNOWN, 8], key=WORST_LAST.index) == UNKNOWN


def test_text_from_elsewhere_does_not_reach_the_terminals_controls(capsys: pytest.CaptureFixture[str]) -> None:
    tell("no\x1b[31m\nPaid\r\x9b2J\u2028café")
    write_line("a\tb")
    written = capsys.readouterr()
    assert written.err == "no [31m Paid  2J café\n"
    assert written.out == "a b\n"


@pytest.mark.parametrize(
    "address",
    [
        "https://user:hunter2@example.com",
        "http://user:hunter2@example.com",
        "user:hunter2@example.com",
        "https://example.com?key=hunter2",
        "https://example.com#hunter2",
        "http://example.com",
    ],
)
def test_an_address_with_more_than_an_address_is_refused_without_being_shown(address: str) -> None:
    with pytest.raises(UnsafeAddress) as refused:
        api_address(Options(api_url=address, data_dir=Path("/x")))
    assert "hunter2" not in str(refused.value)


def test_an_address_may_have_a_path() -> None:
    assert api_address(Options(api_url="https://example.com/v1")) == "https://example.com/v1"


@pytest.mark.parametrize("state", [Queued(), Uploading({})], ids=["queued", "uploading"])
def test_a_job_that_the_disk_kept_from_being_sent_says_what_comes_next(
    state: State, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(_job(state, DiskFull(path="videos").fault)) == INVALID
    told = capsys.readouterr().err
    assert "disk" in told
    assert "`pikadesk jobs resume` sends it, and that is charged; so does the window when it is opened." in told


@pytest.mark.parametrize(
    ("seconds", "told"), [(20, "20 s"), (119, "119 s"), (120, "2 min"), (3599, "59 min"), (-90000, "0 s")]
)
def test_a_generation_says_how_long_it_takes(seconds: int, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    tell_elapsed(_job(Generating("r1")), NOW + timedelta(seconds=seconds))
    assert capsys.readouterr().err == f"abababab generating for {told}\n"
    tell_elapsed(_job(Downloading("r1", "https://x/v.mp4")), NOW + timedelta(seconds=seconds))
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("state", "noted"),
    [(Generating("r1"), True), (Downloading("r1", "https://x/v.mp4"), True), (Saved("x"), False), (Queued(), False)],
    ids=["generating", "downloading", "saved", "queued"],
)
def test_what_the_disk_did_not_take_is_told_with_the_record(
    state: State, noted: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    tell_unwritten(_job(state))
    told = capsys.readouterr().err
    assert "the disk did not take that" in told
    assert (" r1" in told) is noted
