"""From a press of Generate to the order, with the question in between where there is a doubt."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.doubts import AlreadyBought, Doubt, MaybeTwice, OverLimit, Pricey
from pikadesk.domain.errors import Declined, Doubtful, PressedTwice
from pikadesk.domain.job import Job, Origin, OriginKind
from pikadesk.domain.request import GenerationRequest
from pikadesk.services.purchasing import Order, Purchasing, price
from pikadesk.ui.text import credits, tr, tr_count, tr_doubt

Enqueue = Callable[[Sequence[Order]], Awaitable[object]]
"""Orders videos by one press, all or none; raises `PikadeskError` where it did not."""


class Weight(StrEnum):
    """What accepting a doubt may cost: more than was planned, twice the price, or nothing unusual."""

    LIMIT = "limit"
    TWICE = "twice"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Question:
    """What the user is asked before anything is ordered.

    Attributes:
        heading: The question in a few words.
        lines: Why it is asked, a sentence for each doubt.
        accept: What the button says that orders all the same.
        weight: How that button looks: what may cost more than meant is never the default.
        clip_id: A clip that is there already and may be what is wanted; None where there is none.
    """

    heading: str
    lines: tuple[str, ...]
    accept: str
    weight: Weight
    clip_id: str | None = None


class OrderingPresenter(QObject):
    """Orders what the forms and the queue ask for, one question at a time.

    Signals:
        changed(): `question` is another one.
        clip_wanted(str): The user wants to see the clip of that id instead of ordering it again.

    Args:
        purchasing: Orders videos.
        demand_key: Raises `KeyMissing` where there is no API key to send them with.
    """

    changed = Signal()
    clip_wanted = Signal(str)

    def __init__(
        self, purchasing: Purchasing, *, demand_key: Callable[[], Awaitable[None]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._purchasing, self._demand_key = purchasing, demand_key
        self._turn = asyncio.Lock()
        self._question: Question | None = None
        self._answer: asyncio.Future[bool] | None = None

    @property
    def question(self) -> Question | None:
        """What the user is asked now; None where nothing is."""
        return self._question

    async def order(self, orders: Sequence[Order], accepted: frozenset[Doubt] = frozenset()) -> list[Job]:
        """Order videos, all or none, and ask the user first where there are doubts.

        Args:
            orders: What is wanted by one press.
            accepted: What the user was asked already.

        Raises:
            Declined: The user does not want them after all.
            KeyMissing: There is no API key.
            PikadeskError: What `Purchasing.buy` raises, but for its doubts.
        """
        await self._demand_key()
        while True:
            try:
                return await self._purchasing.buy(orders, accepted)
            except Doubtful as error:
                # The numbers may change while the question is open: then they are another doubt, and asked again.
                await self._ask(error.doubts, orders)
                accepted = frozenset(error.doubts)

    async def order_again(self, request: GenerationRequest, origin: Origin | None) -> bool:
        """Order a request that a job had before, and say whether it was; false where the user thinks better of it.

        Args:
            request: The request.
            origin: The job, where it may have been charged and the user was asked about that; otherwise what it came
                out of.

        Raises:
            PikadeskError: What `order` raises, but for `Declined`.
        """
        asked: set[Doubt] = set()
        if origin is not None and origin.kind is OriginKind.AGAIN:
            asked.add(MaybeTwice(origin.job_id))
        try:
            await self.order([Order(request, origin=origin)], frozenset(asked))
        except (Declined, PressedTwice):
            return False
        return True

    def accept(self) -> None:
        """Order all the same."""
        self._settle(True)

    def decline(self) -> None:
        """Order nothing."""
        self._settle(False)

    def show_clip(self) -> None:
        """Order nothing, and show the clip that is there already."""
        clip_id = self._question.clip_id if self._question is not None else None
        self._settle(False)
        if clip_id is not None:
            self.clip_wanted.emit(clip_id)

    async def _ask(self, doubts: tuple[Doubt, ...], orders: Sequence[Order]) -> None:
        async with self._turn:
            self._answer = asyncio.get_running_loop().create_future()
            self._question = _question(doubts, orders)
            self.changed.emit()
            try:
                accepted = await self._answer
            finally:
                self._question = self._answer = None
                self.changed.emit()
        if not accepted:
            raise Declined

    def _settle(self, accepted: bool) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(accepted)


def _question(doubts: tuple[Doubt, ...], orders: Sequence[Order]) -> Question:
    lines = tuple(dict.fromkeys(map(tr_doubt, doubts)))
    total = credits(price(orders))
    bought = next((doubt for doubt in doubts if isinstance(doubt, AlreadyBought)), None)
    if any(isinstance(doubt, OverLimit) for doubt in doubts):
        heading, accept, weight = tr("This is over your limit"), tr("Spend {amount} this once"), Weight.LIMIT
    elif any(isinstance(doubt, MaybeTwice) for doubt in doubts):
        heading, accept, weight = tr("This may charge you twice"), tr("Send again for {amount}"), Weight.TWICE
    elif bought is not None:
        heading, accept, weight = tr("You have this one already"), tr("Generate again for {amount}"), Weight.TWICE
    else:
        heading, accept, weight = _plain(doubts, orders), tr("Generate for {amount}"), Weight.PLAIN
    clip_id = bought.clip_id if bought is not None else None
    return Question(heading, lines, accept.format(amount=total), weight, clip_id)


def _plain(doubts: tuple[Doubt, ...], orders: Sequence[Order]) -> str:
    assert all(isinstance(doubt, Pricey) for doubt in doubts)
    return tr_count("Generate this video?", "Generate %n videos?", len(orders))
