"""From a press of Generate to the order, and the question in between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from pikadesk.domain.doubts import Period
from pikadesk.domain.errors import Declined, Fault, KeyMissing, PressedTwice
from pikadesk.domain.job import Charged, Failed, Job, Origin, OriginKind, Uncertain
from pikadesk.domain.request import GenerationRequest, parse
from pikadesk.services.purchasing import Order
from pikadesk.ui.presenters.ordering import Question, Weight
from tests.fakes import until
from tests.ui.window_rig import Rig, running, text_draft

PRICE = 600_000


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path) as made:
        yield made


def request(prompt: str = "waves", **values: object) -> GenerationRequest:
    return parse(text_draft(prompt, **values))


async def asked(rig: Rig) -> Question:
    await until(lambda: rig.ordering.question is not None, "nothing is asked")
    assert rig.ordering.question is not None
    return rig.ordering.question


def ordering(rig: Rig, *orders: Order) -> asyncio.Future[list[Job]]:
    return asyncio.ensure_future(rig.ordering.order(orders))


def jobs(rig: Rig) -> list[Job]:
    return list(rig.world.runner.jobs.values())


async def test_what_is_not_doubtful_is_ordered_without_a_question(rig: Rig) -> None:
    (job,) = await rig.ordering.order([Order(request())])
    assert rig.ordering.question is None
    assert [each.id for each in jobs(rig)] == [job.id]


async def test_beyond_the_limit_it_is_asked_with_the_numbers_and_nothing_is_ordered_before(rig: Rig) -> None:
    rig.settings.set_limit(Period.MONTH, 500_000)
    wanted = ordering(rig, Order(request()))
    question = await asked(rig)
    assert question.weight is Weight.LIMIT and question.clip_id is None
    assert question.heading == "This is over your limit"
    assert question.lines == ("Over your limit of 500,000 a month: 0 are counted, this is 600,000, 100,000 too many.",)
    assert question.accept == "Spend 600,000 this once"
    assert jobs(rig) == []
    rig.ordering.accept()
    assert len(await wanted) == 1 == len(jobs(rig))
    assert rig.ordering.question is None


async def test_who_declines_has_ordered_nothing(rig: Rig) -> None:
    rig.settings.set_confirm_above(PRICE - 1)
    wanted = ordering(rig, Order(request()), Order(request("hills")))
    question = await asked(rig)
    assert (question.heading, question.accept) == ("Generate 2 videos?", "Generate for 1,200,000")
    assert question.weight is Weight.PLAIN
    rig.ordering.decline()
    with pytest.raises(Declined):
        await wanted
    assert jobs(rig) == [] and rig.ordering.question is None


async def test_numbers_that_change_while_it_is_asked_are_asked_again(rig: Rig) -> None:
    rig.settings.set_limit(Period.DAY, 500_000)
    wanted = ordering(rig, Order(request()))
    await asked(rig)
    rig.settings.set_limit(Period.DAY, 400_000)
    rig.ordering.accept()
    await until(lambda: rig.ordering.question is not None and "200,000 too many" in rig.ordering.question.lines[0])
    assert jobs(rig) == []
    rig.ordering.accept()
    assert len(await wanted) == 1


async def test_a_clip_that_is_there_is_offered_instead(rig: Rig) -> None:
    clip = await rig.add_clip(text_draft("waves", seed="7"))
    await rig.load(rig.saved(clip))
    shown: list[str] = []
    rig.ordering.clip_wanted.connect(shown.append)
    wanted = ordering(rig, Order(request("waves", seed="7")))
    question = await asked(rig)
    assert question.clip_id == clip.id
    assert question.heading == "You have this one already"
    rig.ordering.show_clip()
    with pytest.raises(Declined):
        await wanted
    assert shown == [clip.id] and len(jobs(rig)) == 1


async def test_an_uncertain_charge_is_named_before_anything_else_but_the_limit(rig: Rig) -> None:
    await rig.load(rig.job(Uncertain(Fault("outcome_unknown")), text_draft("waves")))
    wanted = ordering(rig, Order(request()))
    question = await asked(rig)
    assert (question.heading, question.weight) == ("This may charge you twice", Weight.TWICE)
    rig.settings.set_limit(Period.TOTAL, 1)
    rig.ordering.accept()
    await until(lambda: rig.ordering.question is not None and rig.ordering.question.weight is Weight.LIMIT)
    assert rig.ordering.question is not None and len(rig.ordering.question.lines) == 2
    rig.ordering.decline()
    with pytest.raises(Declined):
        await wanted


async def test_two_questions_come_one_after_the_other(rig: Rig) -> None:
    rig.settings.set_confirm_above(0)
    first, second = ordering(rig, Order(request("one"))), ordering(rig, Order(request("two")))
    await asked(rig)
    rig.ordering.decline()
    with pytest.raises(Declined):
        await first
    await asked(rig)
    assert jobs(rig) == []
    rig.ordering.accept()
    assert [job.request.draft.text("prompt") for job in await second] == ["two"]


async def test_a_double_press_is_one_order(rig: Rig) -> None:
    first, second = ordering(rig, Order(request())), ordering(rig, Order(request()))
    results = await asyncio.gather(first, second, return_exceptions=True)
    assert [type(each) for each in results] == [list, PressedTwice]
    assert len(jobs(rig)) == 1


async def test_without_a_key_it_is_asked_for_and_nothing_is_ordered(tmp_path: Path) -> None:
    async with running(tmp_path, key=None) as rig:
        with pytest.raises(KeyMissing):
            await rig.ordering.order([Order(request())])
        assert rig.settings.asking_for_key and jobs(rig) == []


async def test_what_was_asked_in_the_queue_is_not_asked_twice(rig: Rig) -> None:
    job = rig.job(Uncertain(Fault("outcome_unknown")), text_draft("waves"))
    await rig.load(job)
    origin = Origin(OriginKind.AGAIN, job.id)
    assert await rig.ordering.order_again(job.request, origin)
    assert rig.ordering.question is None
    assert [each.origin for each in jobs(rig) if each.id != job.id] == [origin]


async def test_sending_again_is_held_to_the_limit_too(rig: Rig) -> None:
    job = rig.job(Uncertain(Fault("outcome_unknown")), text_draft("waves"))
    await rig.load(job)
    rig.settings.set_limit(Period.MONTH, PRICE)
    wanted = asyncio.ensure_future(rig.ordering.order_again(job.request, Origin(OriginKind.AGAIN, job.id)))
    await asked(rig)
    rig.ordering.decline()
    assert await wanted is False
    assert [each.id for each in jobs(rig)] == [job.id]


async def test_trying_again_what_cost_nothing_is_an_order_like_any_other(rig: Rig) -> None:
    job = rig.job(Failed(Fault("not_reached"), Charged.NO), text_draft("waves"))
    await rig.load(job)
    rig.settings.set_confirm_above(1)
    wanted = asyncio.ensure_future(rig.ordering.order_again(job.request, None))
    assert (await asked(rig)).heading == "Generate this video?"
    rig.ordering.accept()
    assert await wanted is True


async def test_an_answer_without_a_question_does_nothing(rig: Rig) -> None:
    for answer in (rig.ordering.accept, rig.ordering.decline, rig.ordering.show_clip):
        answer()
    assert jobs(rig) == []
