"""After its records were damaged, no job is sent by the program itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pikadesk.domain.errors import Fault
from pikadesk.domain.job import Charged, Queued, Submitting, Uncertain, Uploading
from pikadesk.domain.journal import RECORDS_DAMAGED, after_damage
from pikadesk.words import fault_text
from tests.fakes.contracts import FAULT, NOW, STATES, a_job

LATER = NOW + timedelta(days=1)


@pytest.mark.parametrize("state", STATES, ids=str)
def test_what_would_be_sent_is_uncertain_and_everything_else_is_as_it_was(state: object) -> None:
    job = replace(a_job(), state=state, trouble=FAULT, rank=3)
    after = after_damage(job, LATER)
    if isinstance(state, Queued | Uploading | Submitting):
        assert after == replace(job, state=Uncertain(RECORDS_DAMAGED), trouble=None, changed_at=LATER)
        assert after.state.charged is Charged.UNKNOWN
        assert not after.open
    else:
        assert after == job


def test_it_is_said_that_it_may_have_been_charged() -> None:
    assert "may have been charged" in fault_text(RECORDS_DAMAGED)
    assert (
        fault_text(Fault("records_set_aside", (("clips", 2), ("jobs", 3), ("path", "/a/b.db")))).count("/a/b.db") == 1
    )
