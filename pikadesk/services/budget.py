"""What is counted against the user's limits, and what is left of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo
from typing import assert_never

from pikadesk.domain.doubts import OverLimit, Period
from pikadesk.domain.job import Job
from pikadesk.domain.ledger import Entry, Totals, entries, totals
from pikadesk.services.preferences import Preferences


class Budget:
    """The limits and what is counted against them, at one moment.

    Spent, held and uncertain credits all count. What was not sent yet counts in every period, whenever it was enqueued:
    it will be charged now. What the clock dates into the future counts too, so that setting it back frees nothing.

    Args:
        jobs: All of the user's jobs, those of other processes too.
        preferences: Where the limits are.
        now: The time, with its zone.
        zone: Whose days and months; None for the computer's zone.
    """

    def __init__(
        self, jobs: Iterable[Job], preferences: Preferences, now: datetime, zone: tzinfo | None = None
    ) -> None:
        self._preferences, self._zone = preferences, zone
        self._today = now.astimezone(zone).date()
        lines = entries(jobs)
        self._totals = {period: totals(self._counting(lines, period)) for period in Period}

    def limit(self, period: Period) -> int | None:
        """Return the credits that the user allows in a period; None where there is no limit."""
        match period:
            case Period.DAY:
                return self._preferences.daily_limit
            case Period.MONTH:
                return self._preferences.monthly_limit
            case Period.TOTAL:
                return self._preferences.total_limit
            case _:
                assert_never(period)

    def totals(self, period: Period) -> Totals:
        """Return the credits that are counted in a period, by how sure they are."""
        return self._totals[period]

    def counted(self, period: Period) -> int:
        """Return the credits that are counted in a period."""
        return self._totals[period].counted

    def left(self, period: Period) -> int | None:
        """Return the credits that are left of a limit, 0 where it is passed; None where there is no limit."""
        limit = self.limit(period)
        return None if limit is None else max(0, limit - self.counted(period))

    @property
    def tightest(self) -> Period | None:
        """The period of which least is left, or which is passed by most; None where there are no limits."""
        limited = {period: limit for period in Period if (limit := self.limit(period)) is not None}
        return min(limited, key=lambda period: limited[period] - self.counted(period), default=None)

    def refusals(self, price: int) -> tuple[OverLimit, ...]:
        """Return every limit that a price, in credits, would pass."""
        found = ((period, self.limit(period), self.counted(period)) for period in Period)
        return tuple(
            OverLimit(period, limit, counted, price)
            for period, limit, counted in found
            if limit is not None and price > 0 and counted + price > limit
        )

    def refusal(self, price: int) -> OverLimit | None:
        """Return the limit that a price would pass by most; None where it passes none."""
        return max(self.refusals(price), key=lambda refusal: refusal.over, default=None)

    def _counting(self, lines: Iterable[Entry], period: Period) -> Iterator[Entry]:
        """Give the entries that count in a period."""
        match period:
            case Period.DAY:
                begin = self._today
            case Period.MONTH:
                begin = self._today.replace(day=1)
            case Period.TOTAL:
                begin = date.min
            case _:
                assert_never(period)
        return (line for line in lines if not line.sent or line.at.astimezone(self._zone).date() >= begin)
