"""What every implementation of a port that keeps jobs and drafts must do; see `tests.fakes.contracts`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import blank
from pikadesk.domain.fingerprint import fingerprint
from pikadesk.domain.job import Cancelled, Origin, OriginKind, State
from pikadesk.services.ports import DraftStore, JobStore
from tests.fakes.contracts import DRAFTS, FAULT, NOW, STATES, a_job


class JobStoreContract:
    @pytest.fixture
    def stores(self) -> Callable[[], JobStore]:
        """Return a function that opens the same records once more, as another program would."""
        raise NotImplementedError

    async def test_a_new_store_is_empty(self, stores: Callable[[], JobStore]) -> None:
        assert await stores().jobs() == []

    @pytest.mark.parametrize("task", list(Task))
    async def test_every_task_is_read_as_it_was_written(self, stores: Callable[[], JobStore], task: Task) -> None:
        job = a_job(task=task)
        await stores().put(job)
        assert await stores().jobs() == [job]

    @pytest.mark.parametrize("state", STATES, ids=str)
    async def test_every_state_is_read_as_it_was_written(self, stores: Callable[[], JobStore], state: State) -> None:
        for job in (a_job(state=state), replace(a_job(state=state), trouble=FAULT)):
            await stores().put(job)
            assert await stores().jobs() == [job]

    async def test_what_stands_beside_the_state_is_read_as_it_was_written(self, stores: Callable[[], JobStore]) -> None:
        for kind in OriginKind:
            sent, made = NOW + timedelta(seconds=30), NOW + timedelta(minutes=2)
            beside = replace(a_job(), origin=Origin(kind, "1" * 32), rank=-3, hidden=True)
            job = replace(beside, sent_at=sent, made_at=made, received=4_096)
            await stores().put(job)
            assert repr(await stores().jobs()) == repr([job])

    async def test_the_journal_says_what_a_job_came_to(self, stores: Callable[[], JobStore]) -> None:
        store = stores()
        assert await store.journal(a_job().id) == []
        jobs = [a_job(state=state) for state in STATES]
        for job in (*jobs, replace(jobs[-1], trouble=FAULT), replace(jobs[-1], received=4_096)):
            await store.put(job)
            # Another place in the queue is nothing that a journal tells, nor is what it has told already.
            await store.put(replace(job, rank=7))
            await store.put(a_job(2))
        entries = await stores().journal(a_job().id)
        assert [entry.state for entry in entries] == [*STATES, STATES[-1], STATES[-1]]
        assert [entry.trouble for entry in entries] == [None] * len(STATES) + [FAULT, None]
        assert [entry.received for entry in entries] == [0] * (len(STATES) + 1) + [4_096]
        assert [entry.fingerprint for entry in entries] == [fingerprint(a_job().request)] + [None] * (len(STATES) + 1)
        assert all(entry.at.utcoffset() is not None for entry in entries)
        assert entries == sorted(entries, key=lambda entry: entry.at)
        assert len(await store.journal(a_job(2).id)) == 1

    async def test_the_last_word_counts_and_the_oldest_job_comes_first(self, stores: Callable[[], JobStore]) -> None:
        store = stores()
        for number in (2, 1, 3):
            await store.put(a_job(number))
        await store.put(a_job(2, Cancelled()))
        assert await store.jobs() == [a_job(1), a_job(2, Cancelled()), a_job(3)]
        assert await stores().jobs() == await store.jobs()

    async def test_what_other_programs_write_is_noticed_and_nothing_else(self, stores: Callable[[], JobStore]) -> None:
        one, other = stores(), stores()
        await other.jobs()
        before = await one.version_elsewhere()
        await one.put(a_job(1))
        await one.jobs()
        await other.jobs()
        assert await one.version_elsewhere() == before
        for state in (a_job(2).state, Cancelled()):
            await other.put(a_job(2, state))
            after = await one.version_elsewhere()
            assert after != before
            assert await one.version_elsewhere() == after
            await one.jobs()
            await one.put(a_job(1))
            assert await one.version_elsewhere() == after
            before = after

    async def test_jobs_can_be_put_at_the_same_time(self, stores: Callable[[], JobStore]) -> None:
        store = stores()
        await asyncio.gather(*(store.put(a_job(number)) for number in range(1, 9)))
        assert await store.jobs() == [a_job(number) for number in range(1, 9)]

    async def test_only_one_program_has_a_job(self, stores: Callable[[], JobStore]) -> None:
        one, other = stores(), stores()
        assert one.claim("a")
        assert not other.claim("a")
        assert other.claim("b")
        one.release("a")
        assert other.claim("a")

    async def test_whether_another_program_has_a_job_is_seen_without_taking_it(
        self, stores: Callable[[], JobStore]
    ) -> None:
        one, other, third = stores(), stores(), stores()
        assert not one.claimed_elsewhere("a")
        assert one.claim("a")
        assert not one.claimed_elsewhere("a")
        assert other.claimed_elsewhere("a")
        assert third.claimed_elsewhere("a")
        assert not other.claimed_elsewhere("b")
        one.release("a")
        assert not other.claimed_elsewhere("a")
        assert third.claim("a")
        assert one.claimed_elsewhere("a")

    async def test_giving_back_what_one_has_not_changes_nothing(self, stores: Callable[[], JobStore]) -> None:
        one, other = stores(), stores()
        assert one.claim("a")
        other.release("a")
        one.release("b")
        assert not other.claim("a")
        one.release("a")
        one.release("a")
        assert other.claim("a")

    async def test_what_is_claimed_is_not_claimed_again(self, stores: Callable[[], JobStore]) -> None:
        one, other = stores(), stores()
        assert one.claim("a")
        assert not one.claim("a")
        one.release("a")
        assert other.claim("a")


class DraftStoreContract:
    @pytest.fixture
    def drafts(self) -> DraftStore:
        raise NotImplementedError

    async def test_a_new_store_remembers_nothing(self, drafts: DraftStore) -> None:
        assert await drafts.drafts() == {}

    async def test_each_form_is_remembered_as_it_was(self, drafts: DraftStore) -> None:
        for draft in DRAFTS.values():
            await drafts.put_draft(draft)
        assert await drafts.drafts() == DRAFTS

    async def test_the_last_word_counts(self, drafts: DraftStore) -> None:
        await drafts.put_draft(DRAFTS[Task.TEXT])
        later = DRAFTS[Task.TEXT].with_value("prompt", "stars")
        await drafts.put_draft(later)
        assert await drafts.drafts() == {Task.TEXT: later}

    @pytest.mark.parametrize("task", list(Task))
    async def test_a_form_that_is_not_done_yet_can_be_remembered(self, drafts: DraftStore, task: Task) -> None:
        await drafts.put_draft(blank(task))
        assert await drafts.drafts() == {task: blank(task)}
