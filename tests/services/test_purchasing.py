"""From a press of Generate to the queue: what is asked first, and that one press is one order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.doubts import AlreadyBought, Doubt, MaybeTwice, OverLimit, Period, Pricey
from pikadesk.domain.draft import LocalImage, blank
from pikadesk.domain.errors import (
    Doubtful,
    FolderUnwritable,
    ImageRejected,
    OrderingElsewhere,
    OutcomeUnknown,
    PressedTwice,
    StorageError,
    WentOn,
)
from pikadesk.domain.final import variations
from pikadesk.domain.job import Cancelled, Charged, Job, Origin, OriginKind, Queued, Saved, Uncertain
from pikadesk.domain.request import GenerationRequest, parse
from pikadesk.services.preferences import Preferences
from pikadesk.services.purchasing import Order, price
from tests.fakes import World, until

PRICE = 600_000


@pytest.fixture(autouse=True)
async def ended(world: World) -> AsyncIterator[None]:
    yield
    world.steps.free()
    await world.runner.close()


def seeded(world: World, seed: int = 7, prompt: str = "waves") -> GenerationRequest:
    return parse(world.text(prompt).draft.with_value("seed", str(seed)))


def pictured(world: World, name: str, seed: str = "7") -> GenerationRequest:
    draft = blank(Task.IMAGE).with_value("prompt", "waves").with_value("seed", seed)
    return parse(draft.with_value("image", LocalImage(world.picture(name, b"the same picture"))))


async def bought(world: World, *requests: GenerationRequest, accepted: frozenset[Doubt] = frozenset()) -> list[Job]:
    """Buy, and wait until everything is made."""
    jobs = await world.purchasing.buy([Order(request) for request in requests], accepted)
    return [await world.runner.settled(job.id) for job in jobs]


async def doubts(world: World, *orders: Order) -> tuple[Doubt, ...]:
    """Return why an order is asked about, and see that nothing was ordered."""
    before = world.store.kept
    with pytest.raises(Doubtful) as caught:
        await world.purchasing.buy(orders)
    assert world.store.kept == before
    assert not world.store.claims & {"purchase"}
    return caught.value.doubts


async def lost(world: World, request: GenerationRequest) -> Job:
    """Buy something of which nobody knows what became of it."""
    world.api.on_submit(OutcomeUnknown(reason="no_answer"))
    (job,) = await bought(world, request)
    assert isinstance(job.state, Uncertain)
    return job


async def test_an_order_becomes_a_job_and_a_video(world: World) -> None:
    (job,) = await bought(world, world.scenes("duck.jpg"))
    assert isinstance(job.state, Saved)
    assert (job.origin, len(world.api.charges)) == (None, 1)
    assert world.store.claims == set()


async def test_the_price_of_several_is_looked_at_together(world: World) -> None:
    world.preferences = Preferences(daily_limit=2 * PRICE, total_limit=5 * PRICE)
    orders = [Order(request) for request in variations(world.text(), 3, 1)]
    assert price(orders) == 3 * PRICE
    over = OverLimit(Period.DAY, 2 * PRICE, 0, 3 * PRICE)
    assert await doubts(world, *orders) == (over,)
    assert len(await world.purchasing.buy(orders[:2])) == 2
    world.clock.advance(5)
    assert await doubts(world, orders[2]) == (OverLimit(Period.DAY, 2 * PRICE, 2 * PRICE, PRICE),)


async def test_a_limit_can_be_passed_once_on_purpose(world: World) -> None:
    world.preferences = Preferences(daily_limit=0)
    (doubt,) = await doubts(world, Order(world.text()))
    accepted = frozenset([doubt])
    (first,) = await bought(world, world.text(), accepted=accepted)
    world.clock.advance(5)
    with pytest.raises(Doubtful) as caught:
        await world.purchasing.buy([Order(world.text())], accepted)
    assert caught.value.doubts == (OverLimit(Period.DAY, 0, PRICE, PRICE),)
    assert list(world.store.kept) == [first.id]


async def test_a_price_above_the_users_own_mark_is_asked_about(world: World) -> None:
    world.preferences = Preferences(confirm_above=PRICE)
    await bought(world, world.text())
    pair = [Order(world.text("a")), Order(world.text("b"))]
    assert await doubts(world, *pair) == (Pricey(2 * PRICE, PRICE),)
    # A yes to this price is none to another one.
    with pytest.raises(Doubtful):
        await world.purchasing.buy([*pair, *pair], frozenset([Pricey(2 * PRICE, PRICE)]))
    assert len(await world.purchasing.buy(pair, frozenset([Pricey(2 * PRICE, PRICE)]))) == 2


async def test_what_another_process_spent_counts(world: World) -> None:
    world.preferences = Preferences(monthly_limit=PRICE)
    other = world.beside()
    await bought(other, other.text())
    assert await doubts(world, Order(world.text("b"))) == (OverLimit(Period.MONTH, PRICE, PRICE, PRICE),)


async def test_the_same_with_a_fixed_seed_is_offered_and_not_bought(world: World) -> None:
    (job,) = await bought(world, pictured(world, "duck.jpg"))
    assert isinstance(job.state, Saved)
    clip = AlreadyBought(job.id, job.state.clip_id)
    world.clock.advance(5)
    assert await doubts(world, Order(pictured(world, "copy.jpg"))) == (clip,)
    for other in (pictured(world, "duck.jpg", "8"), seeded(world)):
        await bought(world, other)
    (again,) = await bought(world, pictured(world, "duck.jpg"), accepted=frozenset([clip]))
    world.clock.advance(5)
    assert again.id != job.id
    assert await doubts(world, Order(pictured(world, "duck.jpg"))) == (AlreadyBought(again.id, again.id),)


async def test_without_a_fixed_seed_each_one_is_another_video(world: World) -> None:
    for _ in range(2):
        await bought(world, pictured(world, "duck.jpg", ""))
        world.clock.advance(5)
    assert len(world.api.charges) == 2


async def test_a_clip_whose_file_is_gone_is_not_offered(world: World) -> None:
    (job,) = await bought(world, seeded(world))
    world.library.kept[job.id].path.unlink()
    world.clock.advance(5)
    (again,) = await bought(world, seeded(world))
    assert again.id != job.id


async def test_the_same_with_a_fixed_seed_is_under_way(world: World) -> None:
    world.steps.hold("poll")
    (job,) = await world.purchasing.buy([Order(seeded(world))])
    world.clock.advance(5)
    assert await doubts(world, Order(seeded(world))) == (AlreadyBought(job.id, None),)
    world.steps.free()
    await world.runner.settled(job.id)


async def test_what_may_have_been_charged_is_asked_about_until_it_was_sent_again(world: World) -> None:
    job = await lost(world, world.text())
    world.clock.advance(5)
    twice, again = MaybeTwice(job.id), Order(world.text(), origin=Origin(OriginKind.AGAIN, job.id))
    assert await doubts(world, Order(world.text())) == (twice,)
    assert await doubts(world, again) == (twice,)
    (sent,) = await world.purchasing.buy([again], frozenset([twice]))
    sent = await world.runner.settled(sent.id)
    assert sent.origin == again.origin
    world.clock.advance(5)
    # Another one of the same words is none of that any more; to send that job again still is.
    await bought(world, world.text())
    world.clock.advance(5)
    assert await doubts(world, again) == (AlreadyBought(sent.id, sent.id), twice)


async def test_what_was_found_not_charged_is_sent_again_without_a_question(world: World) -> None:
    job = await lost(world, world.text())
    assert await world.runner.mark(job.id, Charged.NO)
    world.clock.advance(5)
    await bought(world, world.text())


async def test_what_turned_out_well_meanwhile_is_not_sent_again_unasked(world: World) -> None:
    (job,) = await bought(world, world.text())
    world.clock.advance(5)
    again = Order(world.text(), origin=Origin(OriginKind.AGAIN, job.id))
    assert await doubts(world, again) == (AlreadyBought(job.id, job.id),)


async def test_a_resend_that_was_taken_back_before_it_was_sent_settles_nothing(world: World) -> None:
    job = await lost(world, world.text())
    world.clock.advance(5)
    twice, again = MaybeTwice(job.id), Order(world.text(), origin=Origin(OriginKind.AGAIN, job.id))
    world.runner.pause()
    (sent,) = await world.purchasing.buy([again], frozenset([twice]))
    assert await world.runner.cancel(sent.id)
    world.clock.advance(5)
    assert await doubts(world, Order(world.text())) == (twice,)


async def test_what_went_on_elsewhere_is_not_sent_again_even_where_that_is_accepted(world: World) -> None:
    world.api.on_poll(*[None] * 10)
    job = await world.generate(world.text())
    again = Order(job.request, origin=Origin(OriginKind.AGAIN, job.id))
    world.clock.advance(5)
    other = world.beside()
    await other.runner.load(resume=False)
    await other.runner.resume(job.id)
    await other.runner.settled(job.id)
    accepted = frozenset(await doubts(world, again))
    with pytest.raises(WentOn):
        await world.purchasing.buy([again], accepted)
    assert len(world.api.submits) == 1


async def test_the_final_of_one_draft_is_bought_once(world: World) -> None:
    (draft,) = await bought(world, world.text())
    final = parse(draft.request.draft.with_value("resolution", "1080p"))
    order = Order(final, origin=Origin(OriginKind.FINAL, draft.id))
    (job,) = await world.purchasing.buy([order])
    job = await world.runner.settled(job.id)
    assert job.origin == order.origin
    world.clock.advance(5)
    assert await doubts(world, order) == (AlreadyBought(job.id, job.id),)


async def test_the_final_of_one_draft_is_bought_once_even_where_it_had_to_be_sent_again(world: World) -> None:
    (draft,) = await bought(world, world.text())
    final = parse(draft.request.draft.with_value("resolution", "1080p"))
    order = Order(final, origin=Origin(OriginKind.FINAL, draft.id))
    world.api.on_submit(OutcomeUnknown(reason="connection_lost"))
    (lost,) = await world.purchasing.buy([order])
    await world.runner.settled(lost.id)
    again = Order(final, origin=Origin(OriginKind.AGAIN, lost.id))
    (job,) = await world.purchasing.buy([again], frozenset({MaybeTwice(lost.id)}))
    await world.runner.settled(job.id)
    world.clock.advance(5)
    assert await doubts(world, order) == (AlreadyBought(job.id, job.id),)


async def test_a_double_press_is_one_order(world: World) -> None:
    orders = [Order(world.scenes("duck.jpg"))]
    presses = [world.purchasing.buy(orders) for _ in range(3)]
    results = await asyncio.gather(*presses, return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ["PressedTwice", "PressedTwice", "list"]
    with pytest.raises(PressedTwice):
        await world.purchasing.buy(orders)
    assert len(world.store.kept) == 1
    # Something else at once, and the same a second later, is meant.
    await world.purchasing.buy([Order(world.text())])
    await world.purchasing.buy([Order(world.scenes("duck.jpg"))])
    world.clock.advance(1)
    await world.purchasing.buy([Order(world.scenes("duck.jpg"))])
    assert len(world.store.kept) == 4


async def test_a_clock_that_was_set_back_does_not_keep_anybody_from_buying(world: World) -> None:
    await bought(world, world.text())
    world.clock.advance(-3600)
    await bought(world, world.text())


async def test_a_press_that_was_asked_about_does_not_count_as_one(world: World) -> None:
    world.preferences = Preferences(confirm_above=0)
    (doubt,) = await doubts(world, Order(world.text()))
    assert await bought(world, world.text(), accepted=frozenset([doubt]))


async def test_orders_of_two_processes_wait_for_each_other(world: World) -> None:
    other = world.beside()
    world.preferences = other.preferences = Preferences(daily_limit=PRICE)
    world.clock.hold()
    world.steps.hold("jobs read")
    first = asyncio.ensure_future(world.purchasing.buy([Order(world.text("a"))]))
    await world.steps.reached("jobs read")
    second = asyncio.ensure_future(other.purchasing.buy([Order(other.text("b"))]))
    await until(lambda: world.clock.sleepers == 1)
    world.steps.free()
    (job,) = await first
    world.clock.free()
    with pytest.raises(Doubtful):
        await second
    assert list(world.store.kept) == [job.id]
    await world.runner.settled(job.id)


async def test_a_process_that_stands_still_while_it_orders_is_told_of(world: World) -> None:
    assert world.store.other_program().claim("purchase")
    before = world.clock.now()
    with pytest.raises(OrderingElsewhere):
        await world.purchasing.buy([Order(world.text())])
    assert world.clock.now() - before == timedelta(seconds=10)
    assert world.store.kept == {}


async def test_orders_go_to_the_end_or_together_to_the_front(world: World) -> None:
    world.parallel_jobs = 0
    (last,) = await world.purchasing.buy([Order(world.text("last"))])
    front = [Order(world.text(str(number)), front=True) for number in range(3)]
    jobs = await world.purchasing.buy([*front, Order(world.text("after"))])
    assert [job.request.draft.text("prompt") for job in jobs] == ["0", "1", "2", "after"]
    assert world.runner.waiting == (jobs[0].id, jobs[1].id, jobs[2].id, last.id, jobs[3].id)


async def test_variations_come_out_of_the_first_one(world: World) -> None:
    world.parallel_jobs = 0
    first, *others = variations(world.text(), 3, 5)
    orders = [Order(first), *(Order(other, variation=True) for other in others)]
    jobs = await world.purchasing.buy(orders)
    assert [job.request.draft.text("seed") for job in jobs] == ["5", "6", "7"]
    assert [job.origin for job in jobs] == [None, *[Origin(OriginKind.VARIATION, jobs[0].id)] * 2]


async def test_a_picture_that_cannot_be_used_leaves_nothing_ordered(world: World) -> None:
    good, bad = Order(world.text()), Order(pictured(world, "duck.jpg"))
    world.picture("duck.jpg").unlink()
    with pytest.raises(ImageRejected):
        await world.purchasing.buy([good, bad])
    assert world.store.kept == {}
    # The press came to nothing, and may be tried again at once.
    pictured(world, "duck.jpg")
    assert len(await world.purchasing.buy([good, bad])) == 2


async def test_where_the_disk_is_full_after_the_first_order_that_one_is_taken_back(world: World) -> None:
    orders = [Order(world.text(str(number)), front=True) for number in range(3)]
    world.store.refuses = lambda job: isinstance(job.state, Queued) and job.request.draft.text("prompt") == "0"
    with pytest.raises(StorageError):
        await world.purchasing.buy(orders)
    assert [job.state for job in world.store.kept.values()] == [Cancelled(), Cancelled()]
    assert world.api.submits == []
    # Afterwards the queue goes on.
    world.store.refuses = lambda _: False
    (job,) = await bought(world, world.text("0"))
    assert isinstance(job.state, Saved)


async def test_an_order_that_is_broken_off_is_taken_back(world: World) -> None:
    world.steps.hold("check writable")
    task = asyncio.ensure_future(world.purchasing.buy([Order(world.text("a")), Order(world.text("b"))]))
    for _ in range(2):
        await world.steps.reached("check writable")
        world.steps.let("check writable")
    await until(lambda: len(world.store.kept) == 1)
    await world.steps.reached("check writable")
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    world.steps.free()
    assert [job.state for job in world.store.kept.values()] == [Cancelled()]
    assert "purchase" not in world.store.claims


async def test_a_folder_that_cannot_be_written_leaves_nothing_ordered(world: World) -> None:
    world.output_folder = world.picture("a file")
    with pytest.raises(FolderUnwritable):
        await world.purchasing.buy([Order(world.text())])
    assert (world.store.kept, world.store.claims) == ({}, set())


async def test_nothing_is_bought_by_an_empty_order(world: World) -> None:
    assert await world.purchasing.buy([]) == []
