"""What the window says of the user's credits: spent, held, left, by day and by task."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from pikadesk.domain.catalogue import Task
from pikadesk.domain.doubts import Period
from pikadesk.domain.errors import StorageError
from pikadesk.domain.ledger import Balance, Entry, Standing, Totals, by_day, by_task, csv_text, entries, last_balance
from pikadesk.services.budget import Budget
from pikadesk.services.runner import JobRunner
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.library_words import age
from pikadesk.ui.presenters.settings import SettingsPresenter
from pikadesk.ui.text import credits, decimal, tr, tr_fault
from pikadesk.words import TASKS, translatable

Spawn = Callable[[Coroutine[Any, Any, None]], None]

DAYS_SHOWN = 30
"""How many days the chart goes back, today included."""

_SETTLE_MILLISECONDS = 100
_TODAY_ENDS_MILLISECONDS = 60_000


@dataclass(frozen=True, slots=True)
class Meter:
    """How much of a limit is used, and what a price would add; all in credits.

    Attributes:
        words: What is left after it, or by how much it is too much.
        over: Whether it is too much.
    """

    used: int
    price: int
    whole: int
    words: str
    over: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A day of the chart, in credits."""

    day: date
    totals: Totals


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the ledger in words."""

    entry: Entry
    when: str
    task: str
    title: str
    amount: str
    standing: str


class SpendingPresenter(QObject):
    """The user's credits, as they are counted on this computer.

    Args:
        runner: Has the jobs.
        settings: Has the limits.
        spawn: Runs a coroutine on the event loop.
        now: Returns the time with its zone.
        write: Writes a text file; raises `StorageError`, and may block.
    """

    changed = Signal()

    def __init__(
        self,
        runner: JobRunner,
        settings: SettingsPresenter,
        *,
        spawn: Spawn,
        now: Callable[[], datetime],
        write: Callable[[Path, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._settings, self._spawn, self._now, self._write = runner, settings, spawn, now, write
        self._notice, self._went_well = "", False
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MILLISECONDS)
        self._settling.timeout.connect(self.refresh)
        # The day or the month may end while nothing else happens.
        self._ticking = QTimer(self, interval=_TODAY_ENDS_MILLISECONDS)
        self._ticking.timeout.connect(self._on_minute)
        self._ticking.start()
        runner.subscribe(self._on_job)
        settings.changed.connect(self._on_settings)
        self._limits = self._limits_now()
        self.refresh()

    @property
    def month(self) -> Totals:
        """What is counted in this month."""
        return self._budget.totals(Period.MONTH)

    @property
    def chip_words(self) -> tuple[str, str]:
        """This month's credits, and what they are: `12,480,000` and `spent this month`."""
        return credits(self.month.counted), tr("spent this month")

    @property
    def chip_short(self) -> str:
        """The same for a narrow window: `12.48 M`."""
        return compact(self.month.counted)

    @property
    def chip_details(self) -> str:
        """How sure the month's credits are, one line for each kind."""
        month = self.month
        kinds = ((Standing.SPENT, month.spent), (Standing.HELD, month.held), (Standing.UNCERTAIN, month.uncertain))
        return "\n".join(
            tr("{amount} {standing}").format(amount=credits(amount), standing=tr(STANDINGS[kind]))
            for kind, amount in kinds
            if amount or kind is Standing.SPENT
        )

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every line of the ledger, newest first."""
        return self._entries

    @property
    def days(self) -> tuple[Bar, ...]:
        """The last days, oldest first, those without spending too."""
        days, today = by_day(self._entries), self._now().astimezone().date()
        shown = (today - timedelta(days=back) for back in range(DAYS_SHOWN - 1, -1, -1))
        return tuple(Bar(day, days.get(day, Totals())) for day in shown)

    @property
    def tasks(self) -> dict[Task, Totals]:
        """This month's credits by task."""
        begin = self._now().astimezone().date().replace(day=1)
        return dict(by_task(line for line in self._entries if line.at.astimezone().date() >= begin))

    @property
    def balance_words(self) -> str:
        """What the account held when the service last told it, with its age; empty where it never did."""
        balance = self._balance
        if balance is None:
            return ""
        template = tr("{amount} credits in the account, as the service said when it refused ({age}).")
        return template.format(amount=credits(balance.available), age=age(balance.at, self._now()).lower())

    @property
    def notice(self) -> str:
        """What became of the last export; empty before one."""
        return self._notice

    @property
    def went_well(self) -> bool:
        """Whether the last export was written."""
        return self._went_well

    def totals(self, period: Period) -> Totals:
        """Return what is counted in a period."""
        return self._budget.totals(period)

    def limit(self, period: Period) -> int | None:
        """Return the limit of a period, in credits; None where there is none."""
        return self._budget.limit(period)

    def meter(self, price: int = 0) -> Meter | None:
        """Return how a price, in credits, stands to the limit of which least is left; None where there is no limit."""
        period = self._budget.tightest
        whole = self._budget.limit(period) if period else None
        if period is None or whole is None:
            return None
        used = self._budget.counted(period)
        left = whole - used - price
        template = tr(_LEFT[period]) if left >= 0 else tr(_OVER[period])
        words = template.format(amount=credits(abs(left)), limit=credits(whole))
        return Meter(used, price, whole, words, over=left < 0)

    def line(self, entry: Entry) -> Line:
        """Return a line of the ledger in words."""
        words = STANDINGS[entry.standing]
        if entry.standing is Standing.HELD and not entry.sent:
            words = NOT_SENT
        return Line(
            entry,
            age(entry.at, self._now()),
            tr(TASKS[entry.task]),
            entry.title,
            credits(entry.credits),
            tr(words),
        )

    def export(self, to: Path) -> None:
        """Write the ledger as a CSV file; `notice` says what became of it."""
        self._spawn(self._export(to))

    def refresh(self) -> None:
        """Count anew."""
        self._settling.stop()
        jobs = list(self._runner.jobs.values())
        self._budget = Budget(jobs, self._settings.preferences, self._now())
        self._counted_on = self._now().astimezone().date()
        self._entries = tuple(reversed(entries(jobs)))
        self._balance: Balance | None = last_balance(jobs)
        self.changed.emit()

    async def _export(self, to: Path) -> None:
        text = csv_text(reversed(self._entries))
        try:
            await in_thread(self._write, to, text)
        except StorageError as error:
            self._notice, self._went_well = tr_fault(error.fault), False
        else:
            self._notice, self._went_well = tr("Saved as {path}.").format(path=to), True
        self.changed.emit()

    def _on_job(self, _job_id: str) -> None:
        if not self._settling.isActive():
            self._settling.start()

    def _on_settings(self) -> None:
        if self._limits_now() != self._limits:
            self._limits = self._limits_now()
            self.refresh()

    def _limits_now(self) -> tuple[int | None, ...]:
        preferences = self._settings.preferences
        return preferences.daily_limit, preferences.monthly_limit, preferences.total_limit

    def _on_minute(self) -> None:
        if self._now().astimezone().date() != self._counted_on:
            self.refresh()


def compact(n: int) -> str:
    """Write an amount of credits in few letters: `12.48 M`, `600 k`, `0`."""
    if n >= 1_000_000:
        return tr("{amount} M").format(amount=decimal(n / 1_000_000, 2))
    return tr("{amount} k").format(amount=round(n / 1000)) if n >= 1000 else credits(n)


STANDINGS = translatable({Standing.SPENT: "spent", Standing.HELD: "held, sent", Standing.UNCERTAIN: "maybe charged"})
NOT_SENT = translatable("held, not sent yet")
_LEFT = translatable(
    {
        Period.DAY: "{amount} of your {limit} for today left after this",
        Period.MONTH: "{amount} of your {limit} budget left after this",
        Period.TOTAL: "{amount} of your {limit} in all left after this",
    }
)
_OVER = translatable(
    {
        Period.DAY: "{amount} over your {limit} for today",
        Period.MONTH: "{amount} over your {limit} budget for this month",
        Period.TOTAL: "{amount} over your {limit} in all",
    }
)
