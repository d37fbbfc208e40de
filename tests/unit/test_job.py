"""The steps of a job: those that there are, and that there are no others."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import get_args

import pytest

from pikadesk.domain.errors import Fault
from pikadesk.domain.job import (
    Accepted,
    CancelAsked,
    Cancelled,
    Charged,
    CheckAsked,
    ClipSaved,
    Downloading,
    Event,
    Failed,
    FailedWith,
    Finished,
    Generating,
    Hid,
    IllegalStep,
    ImageUploaded,
    Lost,
    Marked,
    Postponed,
    Queued,
    Ranked,
    Received,
    Saved,
    Started,
    State,
    SubmitBegun,
    Submitting,
    Troubled,
    Uncertain,
    Uploading,
    advance,
)
from pikadesk.domain.pricing import estimate
from tests.fakes.contracts import NOW, a_job

FAULT, OTHER = Fault("refused", (("status", 400),)), Fault("transfer_broken")
MADE_NOTHING = Fault("generation_failed")
LATER = NOW + timedelta(minutes=1)
ASSETS = {"ab": "images/1.jpg"}
URL, FRESH = "https://videos.example/1.mp4", "https://videos.example/2.mp4"

STATES: tuple[State, ...] = (
    Queued(),
    Uploading({}),
    Uploading(ASSETS, NOW),
    Submitting(ASSETS),
    Generating("r1"),
    Downloading("r1", URL),
    Downloading(None, URL, 7),
    Saved("clip"),
    Failed(FAULT, Charged.NO),
    Failed(MADE_NOTHING, Charged.UNKNOWN, "r1"),
    Failed(MADE_NOTHING, Charged.NO, "r1"),
    Uncertain(FAULT),
    Uncertain(FAULT, "r1"),
    Cancelled(),
)
EVENTS: tuple[Event, ...] = (
    Started(),
    ImageUploaded("cd", "images/2.jpg"),
    SubmitBegun(),
    Postponed(LATER),
    Accepted("r2"),
    Finished("r2", FRESH),
    Finished(None, FRESH, 9),
    ClipSaved("clip"),
    FailedWith(OTHER, Charged.UNKNOWN),
    Lost(OTHER),
    Lost(OTHER, "r2"),
    Troubled(OTHER),
    Troubled(None),
    Received(700),
    Ranked(3),
    Hid(True),
    Marked(Charged.YES),
    CancelAsked(),
    CheckAsked(),
)
assert {type(state) for state in STATES} == set(get_args(State))
assert {type(event) for event in EVENTS} == set(get_args(Event))

_FAILED = Failed(OTHER, Charged.UNKNOWN)
LEGAL: list[tuple[State, Event, State]] = [
    (Queued(), Started(), Uploading({})),
    (Queued(), FailedWith(OTHER, Charged.UNKNOWN), _FAILED),
    (Queued(), CancelAsked(), Cancelled()),
    *(
        step
        for state in (Uploading({}), Uploading(ASSETS, NOW))
        for step in (
            (state, ImageUploaded("cd", "images/2.jpg"), Uploading({**state.assets, "cd": "images/2.jpg"})),
            (state, SubmitBegun(), Submitting(state.assets)),
            (state, FailedWith(OTHER, Charged.UNKNOWN), _FAILED),
            (state, CancelAsked(), Cancelled()),
        )
    ),
    (Submitting(ASSETS), Postponed(LATER), Uploading(ASSETS, LATER)),
    (Submitting(ASSETS), Accepted("r2"), Generating("r2")),
    *(
        (state, Finished(remote_id, FRESH, credits), Downloading(remote_id, FRESH, credits))
        for state in (Submitting(ASSETS), Generating("r1"))
        for remote_id, credits in (("r2", None), (None, 9))
    ),
    *(
        (state, Lost(OTHER, remote_id), Uncertain(OTHER, remote_id))
        for state in (Submitting(ASSETS), Generating("r1"))
        for remote_id in (None, "r2")
    ),
    (Submitting(ASSETS), FailedWith(OTHER, Charged.UNKNOWN), _FAILED),
    (Submitting(ASSETS), FailedWith(OTHER, Charged.UNKNOWN, "r1"), replace(_FAILED, remote_id="r1")),
    (Generating("r1"), FailedWith(OTHER, Charged.UNKNOWN), replace(_FAILED, remote_id="r1")),
    # A fresh link keeps what is known of the charge.
    (Downloading("r1", URL), Finished("r2", FRESH), Downloading("r2", FRESH)),
    (Downloading("r1", URL), Finished(None, FRESH, 9), Downloading(None, FRESH, 9)),
    (Downloading(None, URL, 7), Finished("r2", FRESH), Downloading("r2", FRESH, 7)),
    (Downloading(None, URL, 7), Finished(None, FRESH, 9), Downloading(None, FRESH, 9)),
    (Downloading("r1", URL), ClipSaved("clip"), Saved("clip")),
    (Downloading(None, URL, 7), ClipSaved("clip"), Saved("clip", 7)),
    (Uncertain(FAULT), Marked(Charged.YES), Uncertain(FAULT, charged=Charged.YES)),
    (Uncertain(FAULT, "r1"), Marked(Charged.YES), Uncertain(FAULT, "r1", Charged.YES)),
    *(
        (Failed(MADE_NOTHING, charged, "r1"), Marked(Charged.YES), Failed(MADE_NOTHING, Charged.YES, "r1"))
        for charged in (Charged.UNKNOWN, Charged.NO)
    ),
    (Uncertain(FAULT, "r1"), CheckAsked(), Generating("r1")),
]
OPEN = (Queued, Uploading, Submitting, Generating, Downloading)
# In which states an event changes something of the job and not its state.
_BESIDE: dict[type, tuple[type, ...]] = {
    Troubled: OPEN,
    Received: (Downloading,),
    Ranked: (Queued, Uploading),
    Hid: get_args(State),
}


@pytest.mark.parametrize(("state", "event", "after"), LEGAL, ids=str)
def test_a_legal_step(state: State, event: Event, after: State) -> None:
    before = replace(a_job(state=state), trouble=FAULT)
    job = advance(before, event, LATER)
    changed_at = before.changed_at if type(after) is type(state) and not isinstance(event, Marked) else LATER
    assert replace(job, sent_at=None, made_at=None) == replace(before, state=after, changed_at=changed_at, trouble=None)


@pytest.mark.parametrize("state", STATES, ids=str)
def test_every_other_step_is_illegal(state: State) -> None:
    legal = [event for from_state, event, _ in LEGAL if from_state == state]
    for event in EVENTS:
        if event in legal or isinstance(state, _BESIDE.get(type(event), ())):
            continue
        before = a_job(state=state)
        with pytest.raises(IllegalStep, match=f"^{type(event).__name__} in {type(state).__name__}$"):
            advance(before, event, LATER)


@pytest.mark.parametrize("state", [state for state in STATES if isinstance(state, OPEN)], ids=str)
@pytest.mark.parametrize("trouble", [None, OTHER])
def test_trouble_changes_nothing_else(state: State, trouble: Fault | None) -> None:
    before = replace(a_job(state=state), trouble=FAULT)
    assert advance(before, Troubled(trouble), LATER) == replace(before, trouble=trouble)


@pytest.mark.parametrize(
    ("event", "changed"), [(Received(700), {"received": 700}), (Ranked(3), {"rank": 3}), (Hid(True), {"hidden": True})]
)
def test_what_changes_no_state_changes_nothing_else(event: Event, changed: dict[str, object]) -> None:
    for state in (state for state in STATES if isinstance(state, _BESIDE[type(event)])):
        before = replace(a_job(state=state), trouble=FAULT)
        assert advance(before, event, LATER) == replace(before, **changed)  # type: ignore[arg-type]


def test_what_goes_wrong_with_a_hidden_job_shows_it_again() -> None:
    hidden = replace(a_job(state=Generating("r1")), hidden=True)
    assert advance(hidden, Finished("r1", URL), LATER).hidden
    assert not advance(hidden, Lost(OTHER, "r1"), LATER).hidden
    assert not advance(hidden, FailedWith(OTHER, Charged.UNKNOWN), LATER).hidden
    # What the user has hidden after it went wrong stays hidden, whatever else is found out about it.
    assert advance(replace(a_job(state=Uncertain(FAULT)), hidden=True), Marked(Charged.NO), LATER).hidden


def test_a_job_knows_when_it_was_sent_and_when_its_video_was_made() -> None:
    def after(*events: Event) -> tuple[datetime | None, datetime | None]:
        job, now = a_job(), NOW
        for event in events:
            now += timedelta(seconds=1)
            job = advance(job, event, now)
        return job.sent_at, job.made_at

    second, third, fourth = (NOW + timedelta(seconds=count) for count in (2, 3, 4))
    assert after(Started()) == (None, None)
    assert after(Started(), SubmitBegun()) == (second, None)
    # The service took nothing, so it was not sent yet.
    assert after(Started(), SubmitBegun(), Postponed(LATER)) == (None, None)
    assert after(Started(), SubmitBegun(), Postponed(LATER), SubmitBegun()) == (fourth, None)
    assert after(Started(), SubmitBegun(), Accepted("r1")) == (second, None)
    assert after(Started(), SubmitBegun(), Finished(None, URL)) == (second, third)
    # A fresh link is no other video.
    assert after(Started(), SubmitBegun(), Finished("r1", URL), Finished("r1", FRESH)) == (second, third)


@pytest.mark.parametrize("state", STATES, ids=str)
def test_what_may_be_done_with_a_job(state: State) -> None:
    job = a_job(state=state)
    assert job.open is isinstance(state, OPEN)
    assert job.cancellable is isinstance(state, Queued | Uploading)


def test_no_step_leads_back_to_where_it_could_be_paid_again() -> None:
    """After an answer that does not prove the opposite, no way leads to sending again."""
    ways: dict[type, set[type]] = {}
    for before, event, after in LEGAL:
        if not isinstance(event, Postponed):
            ways.setdefault(type(before), set()).add(type(after))
    reached, todo = set[type](), [Submitting]
    while todo:
        found = ways.get(todo.pop(), set()) - reached
        reached |= found
        todo += list(found)  # type: ignore[arg-type]
    assert reached == {Generating, Downloading, Saved, Failed, Uncertain}


def test_a_job_knows_its_price_and_length() -> None:
    job = a_job()
    assert job.estimate == estimate(job.request.draft)
    assert job.state == Queued()
