"""Jobs with any history that a job can have, for hypothesis."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from pikadesk.domain.catalogue import Task
from pikadesk.domain.errors import Fault
from pikadesk.domain.job import (
    Accepted,
    CancelAsked,
    Charged,
    CheckAsked,
    ClipSaved,
    Event,
    FailedWith,
    Finished,
    IllegalStep,
    ImageUploaded,
    Job,
    Lost,
    Marked,
    Postponed,
    Started,
    SubmitBegun,
    Uncertain,
    advance,
)
from tests.fakes.contracts import NOW, a_job

BROKEN, REFUSED, NOT_MADE = Fault("outcome_unknown"), Fault("refused"), Fault("generation_failed")

_events: st.SearchStrategy[Event] = st.one_of(
    st.sampled_from(
        [
            Started(),
            SubmitBegun(),
            SubmitBegun(),
            ImageUploaded("ab", "images/1.jpg"),
            Postponed(NOW),
            Accepted("r1"),
            ClipSaved("c1"),
            FailedWith(REFUSED, Charged.NO),
            FailedWith(NOT_MADE, Charged.UNKNOWN),
            Lost(BROKEN),
            Lost(BROKEN, "r1"),
            CancelAsked(),
            CheckAsked(),
        ]
    ),
    st.builds(Finished, st.just("r1"), st.just("https://x/1.mp4"), st.none() | st.integers(0, 10**7)),
    st.builds(Marked, st.sampled_from(Charged)),
)


@st.composite
def histories(draw: st.DrawFn, number: int = 1) -> tuple[Job, ...]:
    """Give every stage of a job's life so far, the last one as it is now."""
    job = a_job(number, task=draw(st.sampled_from(Task)))
    at = job.created_at + timedelta(hours=draw(st.integers(-900, 900)))
    stages = [replace(job, created_at=at, changed_at=at)]
    for event in draw(st.lists(_events, max_size=12)):
        try:
            stages.append(advance(stages[-1], event, at))
        except IllegalStep:
            continue
        at += timedelta(minutes=draw(st.integers(-60, 600)))
    return tuple(stages)


@st.composite
def many_jobs(draw: st.DrawFn) -> list[Job]:
    """Give jobs of one user, each at some stage."""
    return [draw(histories(number))[-1] for number in range(draw(st.integers(0, 6)))]


def unknown(job: Job) -> Job:
    """Return the job as one of which nobody knows whether it was charged."""
    return replace(job, state=Uncertain(BROKEN), sent_at=job.created_at)
