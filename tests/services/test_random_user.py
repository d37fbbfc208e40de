"""A user who does anything at any time, a service and a disk that fail, and a power that is cut at any step.

Every call to the world outside waits at a step until the test lets it through, so that whatever the test does next
happens exactly there. Whatever happens, one press of Generate is charged once at most, and what was charged is kept.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import shutil
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pikadesk.domain.errors import PikadeskError
from pikadesk.domain.job import Cancelled, Charged, Downloading, Failed, Job, Queued, Saved, Uncertain, Uploading
from pikadesk.services.preferences import Delivery
from tests.fakes import SMALL_VIDEO, Bug, FakeClock, PowerCut, World
from tests.fakes.steps import Waiting
from tests.services.faults import Errors, Fault, maybe_a_fault, provoke

PICTURES = ("duck.jpg", "boat.jpg", "ridge.jpg")
QUIET_TURNS = 12
picks = st.integers(0, 9)


# Nothing is at stake at these: calls go through them without being asked, unless the test is strict.
EASY = ("jobs read", "check writable", "keep")
STEPS = (
    *("put Uploading", "upload", "put Submitting", "submit", "submit answered", "put Generating", "poll"),
    *("put Downloading", "download", "probe", "save", "save done", "add", "add done", "put Saved", "put Cancelled"),
    *("put done", "put Uncertain", "put Failed"),
)
steps = st.sampled_from(STEPS)
deeds = st.sampled_from(
    [
        *["power cut", "closed", "cancel", "resume", "another program", "rest", "send again"] * 2,
        *["full disk", "full disk but for a reserve", "room on the disk", "mark", "hide", "nothing"],
    ]
)
some_pictures = st.lists(st.sampled_from(PICTURES), max_size=2)


class RandomUser(RuleBasedStateMachine):
    """One or two programs on the same disk and the same service."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.loop = asyncio.new_event_loop()
        self.threads_before = set(threading.enumerate())
        self.errors = Errors()
        logging.getLogger().addHandler(self.errors)
        first = World(self.folder, clock=FakeClock(held=True))
        first.steps.hold()
        self.worlds = [first]
        self.doing: dict[World, list[asyncio.Task[Any]]] = {first: []}
        self.pressed: list[str] = []
        self.refused: list[str] = []
        self.cancelled: set[str] = set()
        # How often the user asked for each video: by Generate, and by sending it again.
        self.wanted: Counter[str] = Counter()
        self.strict = False

    # What happens in the loop.

    def run(self, world: World, *coroutines: Coroutine[Any, Any, Any]) -> None:
        """Begin something in a program, and let everything go on until all of it waits."""

        async def begin() -> None:
            self.doing[world] += [asyncio.ensure_future(coroutine) for coroutine in coroutines]
            await self.settle()

        self.loop.run_until_complete(begin())

    async def settle(self) -> None:
        quiet = 0
        while quiet < QUIET_TURNS:
            await asyncio.sleep(0)
            easy = [(world, call) for world, call in self.waiting() if call.step in EASY and not self.strict]
            for world, call in easy:
                world.steps.let_call(call)
            parked = {call.thread for world in self.worlds for call in world.steps.waiting if not call.stopped}
            busy = set(threading.enumerate()) - self.threads_before - parked
            for thread in busy:
                thread.join(0.0005)
            quiet = 0 if busy or easy else quiet + 1

    def waiting(self) -> list[tuple[World, Waiting]]:
        return [(world, call) for world in self.worlds for call in world.steps.waiting]

    def let_one(self, pick: int) -> bool:
        calls = sorted(self.waiting(), key=lambda each: each[1].step)
        if not calls:
            return False
        world, call = calls[pick % len(calls)]
        world.steps.let_call(call)
        self.loop.run_until_complete(self.settle())
        return True

    async def end_of(self, world: World, *, cut: bool) -> World:
        """End a program, by the power or as it should be; return the one that would come next."""
        doing = self.doing.pop(world)
        if cut:
            for task in doing:
                task.cancel()
            after = await world.power_cut()
        else:
            world.steps.free()
            world.clock.free()
            await world.runner.close()
            world.clock.hold()
            after = await world.power_cut()
        for task in doing:
            task.cancel()
        for outcome in await asyncio.gather(*doing, return_exceptions=True):
            expected = PikadeskError | Bug | PowerCut | asyncio.CancelledError
            assert not isinstance(outcome, BaseException) or isinstance(outcome, expected), outcome
        return after

    # What happens.

    @initialize(pictures=some_pictures, fault=maybe_a_fault, step=steps, then=deeds, which=picks)
    def start(self, **what: Any) -> None:
        self.run(self.worlds[0], self.load(self.worlds[0], watch=True))
        self.something_happens_at_some_step(press=True, **what)

    @rule(press=st.booleans(), pictures=some_pictures, fault=maybe_a_fault, step=steps, then=deeds, which=picks)
    def something_happens_at_some_step(
        self, press: bool, pictures: list[str], fault: Fault | None, step: str, then: str, which: int
    ) -> None:
        """Generate may be pressed, and something may go wrong; all goes on to some step, and there somebody does it."""
        world = self.worlds[which % len(self.worlds)]
        provoke(self.worlds[0], fault)
        if press:
            self.press_generate(world, pictures)
        self.go_on_until(step)
        match then:
            case "cancel" | "resume" | "rest" | "send again" | "mark" | "hide":
                self.do_with_a_job(world, then, which)
            case "power cut" | "closed":
                self.end_and_start_again(world, cut=then == "power cut")
            case "another program":
                self.start_or_end_another(cut=which % 2 == 0)
            case "full disk" | "full disk but for a reserve" | "room on the disk":
                world.store.refuses = lambda _: then != "room on the disk"
                world.store.reserve_helps = then == "full disk but for a reserve"

    @rule(turns=st.lists(picks, min_size=1, max_size=15), seconds=st.sampled_from([0, 3, 60]))
    def some_calls_go_on_in_some_order(self, turns: list[int], seconds: int) -> None:
        self.time_passes(seconds)
        for pick in turns:
            if not self.let_one(pick):
                break

    @rule(which=picks, delivery=st.sampled_from(Delivery), parallel_jobs=st.integers(1, 3), strict=st.booleans())
    def settings_change(self, which: int, delivery: Delivery, parallel_jobs: int, strict: bool) -> None:
        world = self.worlds[which % len(self.worlds)]
        world.delivery, world.parallel_jobs = delivery, parallel_jobs
        self.strict = strict
        self.run(world, _soon(world.runner.preferences_changed))

    @rule(which=picks, job=picks, before=picks, front=st.booleans())
    def the_queue_is_put_in_another_order(self, which: int, job: int, before: int, front: bool) -> None:
        world = self.worlds[which % len(self.worlds)]
        waiting = [*world.runner.waiting]
        if waiting:
            chosen = waiting[job % len(waiting)]
            other = [*waiting, None][before % (len(waiting) + 1)]
            self.run(world, world.runner.to_front(chosen) if front else world.runner.move(chosen, other))

    @rule(which=picks, what=st.sampled_from(["pause", "unpause", "unpause", "cancel all"]))
    def the_queue_is_held(self, which: int, what: str) -> None:
        world = self.worlds[which % len(self.worlds)]
        calls = {"pause": world.runner.pause, "unpause": world.runner.unpause}
        if what in calls:
            self.run(world, _soon(calls[what]))
        else:
            self.run(world, *(self.cancel(world, job_id) for job_id in world.runner.waiting))

    def press_generate(self, world: World, pictures: list[str]) -> None:
        prompt = f"press {len(self.pressed)}"
        self.pressed.append(prompt)
        self.wanted[prompt] += 1
        request = world.scenes(*pictures, prompt=prompt) if pictures else world.text(prompt)

        async def press() -> None:
            try:
                await world.runner.enqueue(request, front=len(prompt) % 2 == 0)
            except PikadeskError:
                self.refused.append(prompt)

        self.run(world, press())

    def do_with_a_job(self, world: World, verb: str, which: int) -> None:
        jobs = world.runner.jobs
        doubtful = [job_id for job_id in jobs if isinstance(jobs[job_id].state, Uncertain | Failed)]
        ids = [job_id for job_id in jobs if jobs[job_id].open] or list(jobs)
        ids = doubtful or ids if verb in ("send again", "mark") else ids
        if not ids:
            return
        job_id, runner = ids[which % len(ids)], world.runner
        verbs: dict[str, Callable[[], Coroutine[Any, Any, Any]]] = {
            "cancel": lambda: self.cancel(world, job_id),
            "resume": lambda: runner.resume(job_id),
            "rest": lambda: runner.rest(job_id),
            "mark": lambda: runner.mark(job_id, list(Charged)[which % 3]),
            "hide": lambda: runner.hide(job_id, which % 2 == 0),
            "send again": lambda: self.send_again(world, job_id),
        }
        self.run(world, verbs[verb]())

    async def cancel(self, world: World, job_id: str) -> None:
        if await world.runner.cancel(job_id):
            self.cancelled.add(job_id)

    async def send_again(self, world: World, job_id: str) -> None:
        # Pressed, it counts as wanted, whatever comes of it.
        self.wanted[_prompt(world.runner.jobs[job_id])] += 1
        with contextlib.suppress(PikadeskError):
            await world.runner.send_again(job_id)

    def end_and_start_again(self, world: World, *, cut: bool) -> None:
        place = self.worlds.index(world)
        self.begin(self.loop.run_until_complete(self.end_of(world, cut=cut)), place)

    def start_or_end_another(self, *, cut: bool) -> None:
        if len(self.worlds) == 1:
            self.begin(self.worlds[0].beside(), 1)
        else:
            self.loop.run_until_complete(self.end_of(self.worlds.pop(), cut=cut))

    def begin(self, world: World, place: int) -> None:
        world.steps.hold()
        self.worlds[place : place + 1] = [world]
        # Programs on the same machine have the same time.
        for other in self.worlds:
            other.clock.advance((max(each.clock.now() for each in self.worlds) - other.clock.now()).total_seconds())
        self.doing[world] = []
        self.run(world, self.load(world, watch=place == 0))

    async def load(self, world: World, *, watch: bool) -> None:
        """Begin as the window does, or as a program does that ends when its work is done."""
        if watch:
            world.runner.watch()
        await world.runner.load(resume=True)

    def time_passes(self, seconds: float) -> None:
        for clock in {id(world.clock): world.clock for world in self.worlds}.values():
            clock.advance(seconds)
        self.loop.run_until_complete(self.settle())

    def go_on_until(self, step: str) -> None:
        """Let everything go on until a call comes to that step, or for a good while."""
        for _ in range(60):
            if any(call.step == step for _, call in self.waiting()):
                break
            if not self.let_one(0):
                self.time_passes(10)

    # What is always true.

    @property
    def charges(self) -> Counter[str]:
        """How often each video was charged, by the service's own book."""
        return Counter(charge.body["promptObject"]["prompt"] for charge in self.worlds[0].api.charges)

    def with_prompt(self, prompt: str) -> dict[str, Job]:
        """Return the jobs on the disk that are to make a video, by id."""
        return {job.id: job for job in self.worlds[0].store.kept.values() if _prompt(job) == prompt}

    @invariant()
    def all_is_well(self) -> None:
        self.nothing_is_charged_more_often_than_it_was_wanted()
        self.what_may_be_charged_is_on_disk_as_that()
        self.what_counts_as_not_charged_was_not_charged()
        self.no_two_programs_work_on_the_same_job()
        self.nothing_unexpected_is_logged()

    def nothing_is_charged_more_often_than_it_was_wanted(self) -> None:
        for prompt, count in self.charges.items():
            assert count <= len(self.with_prompt(prompt)) <= self.wanted[prompt], (prompt, count)

    def what_may_be_charged_is_on_disk_as_that(self) -> None:
        for prompt, count in self.charges.items():
            states = [job.state for job in self.with_prompt(prompt).values()]
            assert count <= sum(not isinstance(state, Queued | Uploading | Cancelled) for state in states), states

    def what_counts_as_not_charged_was_not_charged(self) -> None:
        known = [job for world in self.worlds for job in (*world.store.kept.values(), *world.runner.jobs.values())]
        free = {job.id for job in known if _is_free(job)} | self.cancelled
        for prompt, count in self.charges.items():
            assert count <= len(self.with_prompt(prompt).keys() - free), prompt
        assert not self.charges.keys() & set(self.refused)

    def no_two_programs_work_on_the_same_job(self) -> None:
        ids = [job_id for world in self.worlds for job_id in world.runner.jobs if world.runner.active(job_id)]
        assert len(ids) == len(set(ids))

    def nothing_unexpected_is_logged(self) -> None:
        assert self.errors.records == []

    # When everything works again.

    def teardown(self) -> None:
        try:
            self.loop.run_until_complete(self.all_is_well_in_the_end())
            self.all_is_well()
        finally:
            for world in self.worlds:
                world.steps.cut_power()
            logging.getLogger().removeHandler(self.errors)
            self.loop.close()
            shutil.rmtree(self.folder)

    async def all_is_well_in_the_end(self) -> None:
        while len(self.worlds) > 1:
            await self.end_of(self.worlds.pop(), cut=True)
        last = await self.end_of(self.worlds[0], cut=True)
        self.worlds, self.doing[last] = [last], []
        for script in (last.api.on_submit, last.api.on_poll, last.api.on_upload, last.api.on_download):
            script.clear()
        last.clock.free()
        runner = last.runner
        await runner.load(resume=True)
        for job_id in runner.jobs:
            if (await runner.settled(job_id)).open or isinstance(runner.jobs[job_id].state, Uncertain):
                await runner.resume(job_id)
                await runner.settled(job_id)
        assert last.store.claims == set()
        assert list(runner.jobs.values()) == list(last.store.kept.values())
        for job in runner.jobs.values():
            self.ended_well(last, job)
        for prompt in self.wanted:
            self.every_charge_has_its_job(last, prompt)

    def ended_well(self, last: World, job: Job) -> None:
        match job.state:
            case Saved():
                assert last.library.kept[job.id].path.read_bytes().startswith(SMALL_VIDEO)
            case Uncertain(_, remote_id):
                # Asked for again, it would have been found.
                assert remote_id is None
            case Downloading(remote_id=None, url=url):
                # No way leads to this video any more, and it was never here whole.
                assert last.api.has_expired(url)
                assert not (self.folder / "downloads" / f"{job.id}.mp4").exists()
            case _:
                assert isinstance(job.state, Failed | Cancelled), f"{job.state} is no end"

    def every_charge_has_its_job(self, last: World, prompt: str) -> None:
        charges = [charge for charge in last.api.charges if charge.body["promptObject"]["prompt"] == prompt]
        states = [job.state for job in self.with_prompt(prompt).values()]
        made = sum(isinstance(state, Saved | Downloading) for state in states)
        # The service said so; what the user says of it changes nothing.
        failed = sum(isinstance(state, Failed) and state.remote_id is not None for state in states)
        uncertain = sum(isinstance(state, Uncertain) for state in states)
        assert made + failed <= len(charges) <= made + failed + uncertain
        assert failed <= sum(not charge.made for charge in charges)


async def _soon(call: Callable[[], None]) -> None:
    call()


def _is_free(job: Job) -> bool:
    """Say whether a job counts as not charged, by what is known of it and not by the user's word."""
    if isinstance(job.state, Failed):
        return job.state.charged is Charged.NO and job.state.remote_id is None
    return isinstance(job.state, Cancelled)


def _prompt(job: Job) -> str:
    return job.request.draft.text("prompt")


TestRandomUser = RandomUser.TestCase
# Without looking for a shorter way to a failure: that takes minutes, and a test may take two.
TestRandomUser.settings = settings(
    max_examples=150, stateful_step_count=15, phases=(Phase.explicit, Phase.reuse, Phase.generate)
)
