"""What the user is asked before credits are spent that may not be meant to be.

A doubt is a plain value with the numbers that it is about. Who accepts it accepts those numbers: where they have
changed meanwhile, it is another doubt and asked again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Period(StrEnum):
    """What a limit of the budget is for: the user's day, the calendar month, or all time."""

    DAY = "day"
    MONTH = "month"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class OverLimit:
    """The price would pass a limit of the budget.

    Attributes:
        period: Which limit.
        limit: Credits that may be counted in the period.
        counted: Credits that are counted already: spent, held and uncertain.
        price: Credits of everything that is ordered now.
    """

    period: Period
    limit: int
    counted: int
    price: int

    @property
    def over(self) -> int:
        """By how many credits the limit would be passed."""
        return self.counted + self.price - self.limit


@dataclass(frozen=True, slots=True)
class Pricey:
    """The price, in credits, is above the one from which the user wants to be asked."""

    price: int
    above: int


@dataclass(frozen=True, slots=True)
class AlreadyBought:
    """The same was ordered before: the same request with a fixed seed, or one that came out of the same job.

    Attributes:
        job_id: The job that it was ordered with.
        clip_id: Its clip, whose file is there; None while the job is under way.
    """

    job_id: str
    clip_id: str | None


@dataclass(frozen=True, slots=True)
class MaybeTwice:
    """The same request was sent before, and whether it was charged is not known: this may pay for it twice."""

    job_id: str


Doubt = OverLimit | Pricey | AlreadyBought | MaybeTwice
