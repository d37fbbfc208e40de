"""What the window says of the user's credits."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.doubts import Period
from pikadesk.domain.draft import Draft
from pikadesk.domain.errors import CreditsShort, Fault
from pikadesk.domain.job import Charged, Downloading, Failed, Generating, Job, Queued, Saved, State, Uncertain
from pikadesk.domain.ledger import Standing, Totals
from pikadesk.ui.presenters.spending import DAYS_SHOWN, compact
from tests.fakes import until
from tests.ui.window_rig import Rig, frames_draft, running, text_draft

PRICE = 600_000
DAY = 86_400.0


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path) as made:
        yield made


async def load(rig: Rig, *jobs: Job) -> None:
    await rig.load(*jobs)
    rig.spending.refresh()


def sent(rig: Rig, state: State, draft: Draft | None = None, *, ago: float = 0) -> Job:
    job = rig.job(state, draft, ago=ago)
    return replace(job, sent_at=job.created_at)


async def one_of_each(rig: Rig) -> None:
    await load(
        rig,
        sent(rig, Saved("clip", credits=500_000), ago=60),
        sent(rig, Downloading("1", "https://videos.example/1")),
        sent(rig, Uncertain(Fault("outcome_unknown"))),
        sent(rig, Failed(Fault("not_reached"), Charged.NO)),
        rig.job(Queued()),
    )


async def test_the_chip_has_this_month_and_how_sure_it_is(rig: Rig) -> None:
    assert (rig.spending.chip.amount, rig.spending.chip.words) == ("0", "spent this month")
    assert rig.spending.chip.full == "0 spent this month"
    await one_of_each(rig)
    chip = rig.spending.chip
    # The same that the limits count.
    assert (chip.amount, chip.short) == ("2,300,000", "2.30 M")
    assert chip.full.splitlines() == [
        "2,300,000 spent or held this month",
        "1,100,000 spent",
        "600,000 held",
        "600,000 maybe charged",
    ]


@pytest.mark.parametrize(
    ("credits", "written"),
    [(0, "0"), (999, "999"), (1000, "1 k"), (600_000, "600 k"), (12_480_000, "12.48 M")],
)
def test_credits_in_few_letters(credits: int, written: str) -> None:
    assert compact(credits) == written


async def test_without_a_limit_there_is_no_meter(rig: Rig) -> None:
    assert rig.spending.meter(PRICE) is None
    assert not rig.spending.asks(PRICE)


async def test_the_meter_is_of_the_limit_of_which_least_is_left(rig: Rig) -> None:
    await one_of_each(rig)
    rig.settings.set_limit(Period.TOTAL, 100_000_000)
    rig.settings.set_limit(Period.MONTH, 20_000_000)
    meter = rig.spending.meter(1_560_000)
    assert meter is not None and (meter.used, meter.price, meter.whole) == (2_300_000, 1_560_000, 20_000_000)
    assert meter.words == "16,140,000 of your 20,000,000 budget left after this" and not meter.over
    rig.settings.set_limit(Period.DAY, 2_500_000)
    assert rig.spending.asks(PRICE)
    meter = rig.spending.meter(PRICE)
    assert meter is not None and meter.over
    assert meter.words == "400,000 over your limit of 2,500,000 a day"


@pytest.mark.parametrize(
    ("period", "left", "over"),
    [
        (
            Period.DAY,
            "400,000 of your 1,000,000 for today left after this",
            "200,000 over your limit of 1,000,000 a day",
        ),
        (
            Period.MONTH,
            "400,000 of your 1,000,000 budget left after this",
            "200,000 over your limit of 1,000,000 a month",
        ),
        (
            Period.TOTAL,
            "400,000 of your 1,000,000 in all left after this",
            "200,000 over your limit of 1,000,000 in all",
        ),
    ],
)
async def test_every_limit_has_its_words(rig: Rig, period: Period, left: str, over: str) -> None:
    rig.settings.set_limit(period, 1_000_000)
    fits, too_much = rig.spending.meter(PRICE), rig.spending.meter(2 * PRICE)
    assert fits is not None and fits.words == left
    assert too_much is not None and too_much.words == over


async def test_a_price_above_the_one_to_ask_from_asks(rig: Rig) -> None:
    rig.settings.set_confirm_above(PRICE)
    assert not rig.spending.asks(PRICE)
    assert rig.spending.asks(PRICE + 1)


async def test_in_the_sandbox_only_what_is_too_much_has_a_meter(tmp_path: Path) -> None:
    async with running(tmp_path, sandbox=True) as rig:
        rig.settings.set_limit(Period.MONTH, 1_000_000)
        assert rig.spending.meter(PRICE) is None
        over = rig.spending.meter(2 * PRICE)
        assert over is not None and over.over


async def test_the_last_thirty_days_have_a_bar_each(rig: Rig) -> None:
    old = sent(rig, Saved("old"), ago=DAYS_SHOWN * DAY + 1)
    await load(rig, old, sent(rig, Saved("a"), ago=3 * DAY), sent(rig, Uncertain(Fault("outcome_unknown"))))
    days = rig.spending.days
    today = rig.world.clock.now().astimezone().date()
    assert [bar.day for bar in days] == [today - timedelta(days=back) for back in range(DAYS_SHOWN - 1, -1, -1)]
    assert {index: bar.totals for index, bar in enumerate(days) if bar.totals != Totals()} == {
        DAYS_SHOWN - 4: Totals(spent=PRICE),
        DAYS_SHOWN - 1: Totals(uncertain=PRICE),
    }
    assert rig.spending.day_words(days[-1]).endswith(": 600,000 maybe charged")
    assert rig.spending.day_words(days[0]).endswith(": nothing spent")


async def test_tasks_are_added_up_for_this_month(rig: Rig) -> None:
    frames = frames_draft([rig.stored("a.png"), rig.stored("b.png", colour="red")], 5)
    await load(
        rig,
        sent(rig, Saved("a"), frames),
        sent(rig, Saved("b")),
        sent(rig, Saved("c"), ago=40 * DAY),
        rig.job(Queued(), ago=40 * DAY),
    )
    assert {task: totals.counted for task, totals in rig.spending.tasks.items()} == {
        Task.TEXT: 2 * PRICE,
        Task.FRAMES: PRICE,
    }


async def test_lines_are_newest_first_and_say_how_sure_they_are(rig: Rig) -> None:
    await load(
        rig,
        sent(rig, Saved("a", credits=500_000), text_draft("oldest"), ago=40),
        sent(rig, Generating("1"), text_draft("generates"), ago=30),
        rig.job(Queued(), text_draft("waits"), ago=20),
        sent(rig, Uncertain(Fault("outcome_unknown")), text_draft("newest"), ago=10),
    )
    lines = [rig.spending.line(entry) for entry in rig.spending.lines]
    assert [(line.title, line.amount, line.standing) for line in lines] == [
        ("newest", "600,000", "maybe charged"),
        ("waits", "600,000", "not sent yet"),
        ("generates", "600,000", "sent"),
        ("oldest", "500,000", "charged"),
    ]
    assert (lines[-1].source, lines[0].source) == ("As the service said", "By the published price")
    assert lines[0].task == "Text" and lines[0].when
    rig.spending.want(Standing.HELD)
    assert [entry.title for entry in rig.spending.lines] == ["waits", "generates"]
    rig.spending.want(None)
    assert len(rig.spending.lines) == 4


async def test_the_last_balance_is_told_with_its_age(rig: Rig) -> None:
    assert rig.spending.balance_words == ""
    short = CreditsShort(status=406, message="", required=4800, available=4600).fault
    await load(rig, rig.job(Failed(short, Charged.NO), ago=7200))
    assert rig.spending.balance_words == (
        "Last known balance: 4,600 credits. The service told it when a video needed more (2 h ago)."
    )


async def test_a_job_is_counted_once_its_charge_changes(rig: Rig) -> None:
    told: list[int] = []
    rig.spending.changed.connect(lambda: told.append(rig.spending.month.counted))
    job = await rig.world.runner.enqueue(rig.job(Queued()).request)
    await until(lambda: told == [PRICE], "the job is not counted")
    await rig.world.runner.settled(job.id)
    await until(lambda: rig.spending.month.spent > 0, "the charge is not counted")


async def test_a_transfer_that_goes_on_counts_nothing_anew(rig: Rig) -> None:
    job = sent(rig, Downloading("1", "https://videos.example/1"))
    await load(rig, job)
    told: list[bool] = []
    rig.spending.changed.connect(lambda: told.append(True))
    for _ in range(3):
        await rig.world.runner.hide(job.id, False)
    rig.world.runner.preferences_changed()
    assert told == []


async def test_a_new_limit_counts_at_once_and_other_settings_do_not(rig: Rig) -> None:
    told: list[bool] = []
    rig.spending.changed.connect(lambda: told.append(True))
    rig.settings.set_parallel_jobs(3)
    assert told == []
    rig.settings.set_limit(Period.DAY, 5)
    assert told == [True] and rig.spending.limit(Period.DAY) == 5


async def test_the_ledger_is_written_as_csv_oldest_first(rig: Rig, tmp_path: Path) -> None:
    await load(
        rig,
        sent(rig, Saved("a"), text_draft('waves, "blue"'), ago=60),
        rig.job(Queued(), text_draft("waits")),
    )
    file = tmp_path / "ledger.csv"
    rig.spending.export(file)
    await rig.settle()
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    assert [(row["title"], row["credits"], row["standing"], row["sent"]) for row in rows] == [
        ('waves, "blue"', "600000", "spent", "yes"),
        ("waits", "600000", "held", "no"),
    ]
    assert rig.spending.went_well and rig.spending.notice == f"Saved as {file}."


async def test_a_folder_that_cannot_be_written_says_so(rig: Rig, tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("")
    await one_of_each(rig)
    rig.spending.export(tmp_path / "a-file" / "ledger.csv")
    await rig.settle()
    assert not rig.spending.went_well and "a-file" in rig.spending.notice
