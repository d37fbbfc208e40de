"""Whatever a job, a clip or a form can be, it is read as it was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pikadesk.adapters.records import (
    job_of_entry,
    read_clip,
    read_draft,
    read_entry,
    read_job,
    write_clip,
    write_draft,
    write_entry,
    write_job,
)
from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.clip import Clip, VideoFacts
from pikadesk.domain.draft import Draft, FieldValue, StoredImage, Transition, UploadedImage
from pikadesk.domain.errors import Fault
from pikadesk.domain.fields import Choice, Field, Image, Images, Seed, Text, Transitions
from pikadesk.domain.fingerprint import fingerprint
from pikadesk.domain.job import (
    Cancelled,
    Charged,
    Downloading,
    Failed,
    Generating,
    Job,
    Origin,
    OriginKind,
    Queued,
    Saved,
    State,
    Submitting,
    Uncertain,
    Uploading,
)
from pikadesk.domain.journal import JournalEntry
from pikadesk.domain.request import parse
from tests.fakes.contracts import a_job

# Texts of the user as a request holds them: without space around.
texts = st.text(max_size=30).map(str.strip)
digests = st.text("0123456789abcdef", min_size=64, max_size=64)
asset_paths = st.text(min_size=1, max_size=20).filter(str.strip)
images = st.builds(StoredImage, digests, st.text(max_size=20)) | st.builds(UploadedImage, asset_paths)
# Half a character may come from a server, and from a folder's name.
any_texts = st.text(st.characters(), max_size=20)
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
times = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001  # bounds take no zone
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=zones,
).map(lambda time: time.replace(fold=0))
faults = st.builds(
    Fault,
    any_texts,
    st.dictionaries(any_texts, any_texts | st.integers(), max_size=3).map(lambda values: tuple(sorted(values.items()))),
)
assets = st.dictionaries(digests, any_texts, max_size=3)
ids = st.none() | any_texts
credits = st.none() | st.integers(0, 10**9)

STATES: dict[type, st.SearchStrategy[State]] = {
    Queued: st.builds(Queued),
    Uploading: st.builds(Uploading, assets, st.none() | times),
    Submitting: st.builds(Submitting, assets),
    Generating: st.builds(Generating, any_texts),
    Downloading: st.builds(Downloading, ids, any_texts, credits, st.none() | times),
    Saved: st.builds(Saved, any_texts, credits),
    Failed: st.builds(Failed, faults, st.sampled_from(Charged), ids),
    Uncertain: st.builds(Uncertain, faults, ids, st.sampled_from(Charged)),
    Cancelled: st.builds(Cancelled),
}
assert set(STATES) == set(get_args(State))


@st.composite
def requests(draw: Callable[[st.SearchStrategy[object]], FieldValue]) -> Draft:
    task = draw(st.sampled_from(Task))
    assert isinstance(task, Task)
    draft = Draft(task, {})
    for field in CATALOGUE[task].fields:
        draft = draft.with_value(field.name, draw(values(field, draft)))
    return draft


def values(field: Field, draft: Draft) -> st.SearchStrategy[object]:
    match field:
        case Text():
            return texts.filter(bool) if field.required else texts
        case Choice():
            return st.sampled_from(field.options)
        case Seed():
            return st.just("") | st.integers(field.lowest, field.highest).map(str)
        case Image():
            return images
        case Images():
            return st.lists(images, min_size=field.fewest, max_size=field.most).map(tuple)
        case Transitions():
            gaps = len(draft.images(field.images)) - 1
            transition = st.builds(Transition, st.integers(1, field.most_in_all // gaps), texts)
            return st.lists(transition, min_size=gaps, max_size=gaps).map(tuple)


jobs = st.builds(
    Job,
    any_texts,
    requests().map(parse),
    st.integers(0, 10**8),
    times,
    times,
    st.one_of(*STATES.values()),
    st.none() | faults,
    st.none() | st.builds(Origin, st.sampled_from(OriginKind), any_texts),
    st.integers(-(10**6), 10**6),
    st.booleans(),
    st.none() | times,
    st.none() | times,
    st.integers(0, 10**10),
)
facts = st.builds(
    VideoFacts,
    st.integers(1, 9999),
    st.integers(1, 9999),
    st.integers(1, 9999),
    st.floats(0, 1e6, allow_nan=False),
    has_sound=st.booleans(),
)
paths = st.text(st.characters(exclude_characters="/"), min_size=1, max_size=20).map(lambda name: Path("/videos") / name)


@settings(max_examples=200)
@given(jobs)
def test_a_job(job: Job) -> None:
    text = write_job(job)
    # What SQLite takes, and every tool that looks into the file.
    assert text.isascii()
    again = read_job(job.id, text)
    assert again == job
    # Equal is not enough: "no" equals Charged.NO, and is none.
    assert repr(again) == repr(job)


@given(jobs, jobs)
def test_a_journal(job: Job, later: Job) -> None:
    first = write_entry(job, None)
    assert first is not None
    assert first.isascii()
    entry = read_entry("2026-11-20T12:30:15+00:00", first)
    assert repr(entry) == repr(JournalEntry(entry.at, job.state, job.trouble, job.received, fingerprint(job.request)))
    assert write_entry(job, first) is None
    again = job_of_entry(job.id, "2026-11-20T12:30:15+00:00", first)
    assert again == Job(
        job.id, job.request, job.estimated_credits, job.created_at, entry.at, job.state, job.trouble, job.origin,
        received=job.received,
    )  # fmt: skip
    second = write_entry(later, first)
    if second is not None:
        assert read_entry("2026-11-20T12:30:15+00:00", second).state == later.state
        assert write_entry(later, second) is None
        with pytest.raises(KeyError):
            job_of_entry(job.id, "2026-11-20T12:30:15+00:00", second)


@pytest.mark.parametrize("before", ["", "{", "[]", "7", "null", "{}", '"text"', '{"state": 7}'])
def test_a_journal_that_was_damaged_goes_on(before: str) -> None:
    assert write_entry(a_job(), before) is not None


@given(st.builds(Clip, any_texts, paths, requests().map(parse), facts, times, ids, credits))
def test_a_clip(clip: Clip) -> None:
    assert read_clip(clip.id, write_clip(clip)) == clip


@given(requests())
def test_a_form(draft: Draft) -> None:
    assert read_draft(write_draft(draft)) == draft


@given(st.sampled_from(Task), st.data())
def test_a_form_as_it_was_left_in_the_middle_of_typing(task: Task, data: st.DataObject) -> None:
    """What could never be sent, such as half a seed, may be lost; nothing else is, and nothing fails."""
    draft = Draft(task, {"seed": data.draw(st.sampled_from(["", "-", "12x", "9" * 30]))})
    if CATALOGUE[task].has("prompt"):
        draft = draft.with_value("prompt", data.draw(texts))
    again = read_draft(write_draft(draft))
    assert again.text("prompt") == draft.text("prompt")
    assert again.text("seed") in ("", draft.text("seed"))
