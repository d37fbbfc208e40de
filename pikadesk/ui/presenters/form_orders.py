"""What can be ordered of a form besides its one video: several with other seeds, and one for each picture."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.draft import Draft
from pikadesk.domain.fields import Seed
from pikadesk.domain.final import MOST_VARIATIONS, fixed_seed, per_picture, variations
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import parse
from pikadesk.services.purchasing import Order, price
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.spending import Meter, SpendingPresenter
from pikadesk.ui.text import TIMES, credits, listing, tr, tr_count

FEWEST = 2
"""Videos below which it is no choice."""

USUAL = 3


@dataclass(frozen=True, slots=True)
class Batch:
    """Several videos that are ordered by one press.

    Attributes:
        orders: What is ordered.
        heading: The question in a few words.
        sentence: What they have in common and what tells them apart.
        names: What tells them apart: their seeds or their pictures.
        total: What all of them cost, in credits.
        arithmetic: How that comes about: `3 × 600,000`.
        accept: What the button says that orders them.
        meter: How that stands to the limits; None where there are none.
    """

    orders: tuple[Order, ...]
    heading: str
    sentence: str
    names: str
    total: int
    arithmetic: str
    accept: str
    meter: Meter | None


class FormOrders(QObject):
    """The orders of one form.

    Signals:
        changed(): The limits, or what is counted against them, are others.

    Args:
        form: The form.
        spending: Has the limits.
        roll: Returns a random whole number from its first to its second argument.
    """

    changed = Signal()

    def __init__(
        self,
        form: FormPresenter,
        spending: SpendingPresenter,
        *,
        roll: Callable[[int, int], int] = random.randint,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._form, self._spending, self._roll = form, spending, roll
        spending.changed.connect(self.changed)

    @property
    def meter(self) -> Meter | None:
        """How the form's price stands to the limits; None where there are none."""
        return self._spending.meter(self._price)

    @property
    def asks(self) -> bool:
        """Whether Generate asks before it orders, because of the price."""
        return self._spending.asks(self._price)

    @property
    def each_words(self) -> str:
        """What a link says that orders one video for each of several pictures; empty where there are not several."""
        drafts = self._each()
        if not drafts:
            return ""
        total = sum(estimate(draft).credits for draft in drafts)
        return tr("One video for each ({count}): {amount} credits…").format(count=len(drafts), amount=credits(total))

    def generate_at_front(self) -> None:
        """Send what the form holds before all that wait."""
        self._form.generate(front=True)

    def first_seed(self) -> int | None:
        """Return the seed of the first of several variations; None where the form cannot be sent, and says why."""
        if not self._form.ready():
            return None
        field = next(field for field in self._form.spec.fields if isinstance(field, Seed))
        fixed = fixed_seed(self._form.draft)
        return self._roll(field.lowest, field.highest) if fixed is None else fixed

    def variations(self, count: int, first: int) -> Batch:
        """Return so many variations of what the form holds, with seeds from the first one on.

        Args:
            count: How many, from `FEWEST` to `MOST_VARIATIONS`.
            first: The first seed.
        """
        requests = variations(parse(self._form.draft), min(max(count, FEWEST), MOST_VARIATIONS), first)
        orders = tuple(Order(request, variation=True) for request in requests)
        return self._batch(
            orders,
            tr("Generate variations"),
            tr("The same settings with other seeds, so that each can be made again."),
            tr("Seeds {seeds}").format(seeds=listing([order.request.draft.text("seed") for order in orders])),
        )

    def one_for_each(self) -> Batch | None:
        """Return one video for each picture that was brought; None where the form cannot be sent, and says why."""
        drafts = self._each()
        if not drafts or not self._form.ready():
            return None
        return self._batch(
            tuple(Order(parse(draft)) for draft in drafts),
            tr("One video for each picture"),
            tr("The same settings for each of them."),
            listing([ref.path.name for ref in dict.fromkeys(self._form.several)]),
        )

    def order(self, batch: Batch) -> None:
        """Order several videos, all or none."""
        self._form.order(batch.orders)

    @property
    def _price(self) -> int:
        estimated = self._form.reading.estimate
        return estimated.credits if estimated.complete else 0

    def _each(self) -> tuple[Draft, ...]:
        drafts = per_picture(self._form.draft, self._form.several)
        return drafts if len(drafts) >= FEWEST else ()

    def _batch(self, orders: tuple[Order, ...], heading: str, sentence: str, names: str) -> Batch:
        total, count = price(orders), len(orders)
        return Batch(
            orders,
            heading,
            sentence,
            names,
            total,
            f"{count} {TIMES} {credits(total // count)}",
            tr_count("Generate %n for {amount}", "Generate %n for {amount}", count).format(amount=credits(total)),
            self._spending.meter(total),
        )
