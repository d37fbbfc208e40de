"""What the window says of the user's credits: spent, held, left, by day and by task."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDate, QLocale, QObject, QTimer, Signal

from pikadesk.domain.catalogue import Task
from pikadesk.domain.doubts import Period
from pikadesk.domain.errors import StorageError
from pikadesk.domain.ledger import (
    Balance,
    Entry,
    Standing,
    Totals,
    by_day,
    by_task,
    csv_text,
    entries,
    entry,
    last_balance,
)
from pikadesk.services.budget import Budget
from pikadesk.services.runner import JobRunner
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.jobs_words import clock_time
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
class Spending:
    """What the header says of this month's credits.

    Attributes:
        amount: How many they are: `12,480,000`.
        words: What they are: `spent this month`.
        short: The amount for a narrow window: `12.48 M`.
        full: All of it, and how sure it is, a line for each kind.
    """

    amount: str
    words: str
    short: str
    full: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A day of the chart, in credits."""

    day: date
    totals: Totals


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the ledger in words; `source` says where its amount comes from."""

    entry: Entry
    when: str
    task: str
    title: str
    amount: str
    standing: str
    source: str


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
        self._wanted: Standing | None = None
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
    def chip(self) -> Spending:
        """What the header says of this month: all that counts against a limit, so that it agrees with what is left."""
        month = self.month
        surely = month.counted == month.spent
        amount, words = credits(month.counted), tr("spent this month") if surely else tr("spent or held this month")
        sure = "\n".join(
            tr("{amount} {standing}").format(amount=credits(amount), standing=tr(SUMS[standing]))
            for standing, amount in by_standing(month)
            if amount
        )
        whole = f"{amount} {words}"
        return Spending(amount, words, compact(month.counted), f"{whole}\n{sure}" if sure else whole)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every line of the ledger, newest first."""
        return self._entries

    @property
    def wanted(self) -> Standing | None:
        """Which lines `lines` has; None for all."""
        return self._wanted

    @property
    def lines(self) -> tuple[Entry, ...]:
        """The lines of the wanted standing, newest first."""
        if self._wanted is None:
            return self._entries
        return tuple(line for line in self._entries if line.standing is self._wanted)

    @property
    def days(self) -> tuple[Bar, ...]:
        """The last days, oldest first, those without spending too."""
        return self._days

    @property
    def tasks(self) -> Mapping[Task, Totals]:
        """This month's credits by task."""
        return self._tasks

    @property
    def balance_words(self) -> str:
        """What the account held when the service last told it, with its age; empty where it never did."""
        balance = self._balance
        if balance is None:
            return ""
        template = tr("Last known balance: {amount} credits. The service told it when a video needed more ({age}).")
        return template.format(amount=credits(balance.available), age=age(balance.at, self._now()))

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

    def asks(self, price: int) -> bool:
        """Say whether the user is asked before so many credits are spent, because of how many they are."""
        above = self._settings.preferences.confirm_above
        return self._budget.refusal(price) is not None or (above is not None and price > above)

    def meter(self, price: int = 0) -> Meter | None:
        """Return how a price, in credits, stands to the limit of which least is left.

        None where there is no limit. In the sandbox nothing is spent, so only a price that is too much has one there.
        """
        period = self._budget.tightest
        whole = self._budget.limit(period) if period else None
        if period is None or whole is None:
            return None
        used = self._budget.counted(period)
        left = whole - used - price
        template = tr(_LEFT[period]) if left >= 0 else tr(_OVER[period])
        words = template.format(amount=credits(abs(left)), limit=credits(whole))
        if left >= 0 and self._settings.sandbox:
            return None
        return Meter(used, price, whole, words, over=left < 0)

    def want(self, standing: Standing | None) -> None:
        """Choose which lines `lines` has; None for all."""
        self._wanted = standing
        self.changed.emit()

    def day_words(self, bar: Bar) -> str:
        """Return the numbers of a day: `21 Nov 2026: 1,200,000 spent, 600,000 held`."""
        told = [
            tr("{amount} {standing}").format(amount=credits(amount), standing=tr(SUMS[standing]))
            for standing, amount in by_standing(bar.totals)
            if amount
        ]
        return f"{_date(bar.day)}: {', '.join(told) or tr('nothing spent')}"

    def line(self, entry: Entry) -> Line:
        """Return a line of the ledger in words."""
        held = entry.standing is Standing.HELD and not entry.sent
        return Line(
            entry,
            _moment(entry.at),
            tr(TASKS[entry.task]),
            entry.title,
            credits(entry.credits),
            tr(NOT_SENT if held else STANDINGS[entry.standing]),
            tr("As the service said") if entry.told else tr("By the published price"),
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
        self._known = {line.job_id: line for line in self._entries}
        self._balance: Balance | None = last_balance(jobs)
        self._days = self._last_days()
        begin = self._counted_on.replace(day=1)
        # What was not sent yet counts, as in the totals: it will be charged now.
        self._tasks = by_task(line for line in self._entries if not line.sent or line.at.astimezone().date() >= begin)
        self.changed.emit()

    def _last_days(self) -> tuple[Bar, ...]:
        days, shown = by_day(self._entries), range(DAYS_SHOWN - 1, -1, -1)
        dates = (self._counted_on - timedelta(days=back) for back in shown)
        return tuple(Bar(day, days.get(day, Totals())) for day in dates)

    async def _export(self, to: Path) -> None:
        text = csv_text(reversed(self._entries))
        try:
            await in_thread(self._write, to, text)
        except StorageError as error:
            self._notice, self._went_well = tr_fault(error.fault), False
        else:
            self._notice, self._went_well = tr("Saved as {path}.").format(path=to), True
        self.changed.emit()

    def _on_job(self, job_id: str) -> None:
        # A transfer tells of every block, and changes no charge.
        if not self._settling.isActive() and entry(self._runner.jobs[job_id]) != self._known.get(job_id):
            self._settling.start()

    def _on_settings(self) -> None:
        if self._limits_now() != self._limits:
            self._limits = self._limits_now()
            self.refresh()

    def _limits_now(self) -> tuple[int | None, ...]:
        preferences = self._settings.preferences
        limits = preferences.daily_limit, preferences.monthly_limit, preferences.total_limit
        return *limits, preferences.confirm_above

    def _on_minute(self) -> None:
        if self._now().astimezone().date() != self._counted_on:
            self.refresh()


def compact(n: int) -> str:
    """Write an amount of credits in few letters: `12.48 M`, `600 k`, `0`."""
    if n >= 1_000_000:
        return tr("{amount} M").format(amount=decimal(n / 1_000_000, 2))
    return tr("{amount} k").format(amount=round(n / 1000)) if n >= 1000 else credits(n)


def by_standing(totals: Totals) -> tuple[tuple[Standing, int], ...]:
    """Return the credits of each standing, the surest first."""
    return (Standing.SPENT, totals.spent), (Standing.HELD, totals.held), (Standing.UNCERTAIN, totals.uncertain)


def _date(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), tr("d MMM yyyy"))


def _moment(then: datetime) -> str:
    return f"{_date(then.astimezone().date())}, {clock_time(then)}"


SUMS = translatable({Standing.SPENT: "spent", Standing.HELD: "held", Standing.UNCERTAIN: "maybe charged"})
"""What the credits of several jobs are called."""

STANDINGS = translatable({Standing.SPENT: "charged", Standing.HELD: "sent", Standing.UNCERTAIN: "maybe charged"})
"""What became of one job's credits."""

NOT_SENT = translatable("not sent yet")
_LEFT = translatable(
    {
        Period.DAY: "{amount} of your {limit} for today left after this",
        Period.MONTH: "{amount} of your {limit} budget left after this",
        Period.TOTAL: "{amount} of your {limit} in all left after this",
    }
)
_OVER = translatable(
    {
        Period.DAY: "{amount} over your limit of {limit} a day",
        Period.MONTH: "{amount} over your limit of {limit} a month",
        Period.TOTAL: "{amount} over your limit of {limit} in all",
    }
)
