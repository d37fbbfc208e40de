"""The ledger on screen."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from pikadesk.domain.doubts import Period
from pikadesk.domain.draft import Draft
from pikadesk.domain.errors import Fault
from pikadesk.domain.job import Charged, Failed, Job, Queued, Saved, State, Uncertain
from pikadesk.domain.ledger import Standing
from pikadesk.ui.presenters.spending import DAYS_SHOWN
from pikadesk.ui.presenters.window import PanelPage
from pikadesk.ui.widgets.main_window import MainWindow
from tests.fakes import until
from tests.ui.window_rig import Rig, running, text_draft

PRICE = 600_000
DAY = 86_400.0


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path) as made:
        made.world.runner.pause()
        yield made


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())


def sent(rig: Rig, state: State, draft: Draft | None = None, *, ago: float = 0) -> Job:
    job = rig.job(state, draft, ago=ago)
    return replace(job, sent_at=job.created_at)


async def opened(rig: Rig, *jobs: Job) -> MainWindow:
    window = await rig.show()
    await rig.load(*jobs)
    rig.spending.refresh()
    rig.presenter.open_ledger()
    await until(window.ledger.isVisible, "the ledger is not shown")
    return window


def titles(window: MainWindow) -> list[object]:
    model = window.ledger.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


async def test_the_chip_opens_it_and_escape_leads_back(rig: Rig) -> None:
    window = await rig.show()
    await rig.load(sent(rig, Saved("a")), sent(rig, Uncertain(Fault("outcome_unknown"))))
    rig.spending.refresh()
    chip = window.header.spending_chip
    assert chip.accessibleName().splitlines() == [
        "1,200,000 spent or held this month",
        "600,000 spent",
        "600,000 maybe charged",
    ]
    assert chip.toolTip() == chip.accessibleName()
    click(chip)
    assert window.ledger.isVisible() and not any(tab.isChecked() for tab in window.header.tabs.values())
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.body.isVisible() and not rig.presenter.ledger_open


async def test_it_is_opened_by_key_and_by_the_settings_and_left_for_a_task(rig: Rig) -> None:
    window = await rig.show()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.ledger.isVisible()
    rig.presenter.open_settings()
    assert window.settings.isVisible() and not rig.presenter.ledger_open
    click(window.settings.budget.ledger_button)
    assert window.ledger.isVisible() and not rig.presenter.settings_open
    click(next(iter(window.header.tabs.values())))
    assert window.body.isVisible() and not rig.presenter.ledger_open


async def test_nothing_spent_says_so(rig: Rig) -> None:
    window = await opened(rig)
    assert window.ledger.empty.isVisible() and not window.ledger.list.isVisible()
    assert not window.ledger.export_button.isEnabled()


async def test_each_period_has_its_totals_and_its_limit(rig: Rig) -> None:
    rig.settings.set_limit(Period.DAY, 1_000_000)
    window = await opened(
        rig, sent(rig, Saved("a"), ago=60 * DAY), sent(rig, Saved("b")), sent(rig, Uncertain(Fault("outcome_unknown")))
    )
    today, in_all = window.ledger.periods[Period.DAY], window.ledger.periods[Period.TOTAL]
    assert (today.amount.text(), today.sure.text()) == ("1,200,000", "600,000 spent · 600,000 maybe charged")
    assert today.left.text() == "200,000 over 1,000,000" and today.meter.isVisible()
    assert in_all.amount.text() == "1,800,000" and not in_all.meter.isVisible()
    rig.settings.set_limit(Period.DAY, 2_000_000)
    assert today.left.text() == "800,000 of 2,000,000 left"


async def test_the_chart_tells_each_day_by_pointer_and_by_keys(rig: Rig) -> None:
    window = await opened(rig, sent(rig, Saved("a"), ago=2 * DAY), sent(rig, Uncertain(Fault("outcome_unknown"))))
    chart, said = window.ledger.chart, window.ledger.day
    assert said.text().endswith(": 600,000 maybe charged")
    QTest.mouseMove(chart, chart.bar_area(DAYS_SHOWN - 3).center().toPoint())
    await until(lambda: said.text().endswith(": 600,000 spent"), "the pointer tells nothing")
    assert chart.accessibleDescription() == said.text() == chart.toolTip()
    QTest.mouseMove(window.ledger.close_button)
    await until(lambda: said.text().endswith("maybe charged"), "the pointer is gone")
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert said.text().endswith(": nothing spent")
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert said.text().endswith(": 600,000 spent")
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.day == 0
    click(chart, chart.bar_area(DAYS_SHOWN - 3).center().toPoint())
    assert said.text().endswith(": 600,000 spent")


async def test_each_standing_is_painted_in_another_colour(rig: Rig) -> None:
    window = await opened(rig, sent(rig, Saved("a"), ago=2 * DAY), rig.job(Queued(), ago=DAY))
    chart = window.ledger.chart
    image = chart.grab().toImage()
    seen = {image.pixelColor(chart.bar_area(DAYS_SHOWN - back).center().toPoint()).name() for back in (1, 2, 3)}
    assert len(seen) == 3


async def test_the_lines_can_be_kept_to_one_standing(rig: Rig) -> None:
    window = await opened(
        rig,
        sent(rig, Saved("a"), text_draft("spent"), ago=20),
        sent(rig, Uncertain(Fault("outcome_unknown")), text_draft("uncertain"), ago=10),
    )
    assert titles(window) == ["uncertain", "spent"] and window.ledger.count.text() == "2 lines"
    click(window.ledger.filter.button(Standing.UNCERTAIN))
    assert titles(window) == ["uncertain"] and window.ledger.count.text() == "1 line"
    click(window.ledger.filter.button(Standing.HELD))
    assert titles(window) == []
    click(window.ledger.filter.button("all"))
    assert titles(window) == ["uncertain", "spent"]


async def test_a_line_is_read_out_whole(rig: Rig) -> None:
    window = await opened(rig, sent(rig, Saved("a", credits=500_000), text_draft("waves")))
    index = window.ledger.list.model().index(0, 0)
    said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("waves, Text, ") and said.endswith(", 500,000 credits, charged")
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "waves\nAs the service said"


async def test_enter_shows_the_clip_of_a_line(rig: Rig) -> None:
    clip = await rig.add_clip(text_draft("waves"))
    window = await opened(rig, replace(rig.saved(clip), sent_at=clip.created_at))
    lines = window.ledger.list
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    lines.setCurrentIndex(lines.model().index(0, 0))
    QTest.keyClick(lines, Qt.Key.Key_Return)
    await rig.settle()
    assert rig.library.opening is not None and rig.library.opening.clip.id == clip.id
    assert window.body.isVisible()


async def test_a_double_click_shows_the_job_in_the_queue_a_hidden_one_too(rig: Rig) -> None:
    job = replace(sent(rig, Uncertain(Fault("outcome_unknown")), text_draft("waves")), hidden=True)
    window = await opened(rig, job)
    lines = window.ledger.list
    at = lines.visualRect(lines.model().index(0, 0)).center()
    click(lines.viewport(), at)
    QTest.mouseDClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=at)
    await rig.settle()
    assert rig.presenter.panel_page is PanelPage.QUEUE and window.body.isVisible()
    assert window.queue.rows[job.id].hasFocus()


async def test_a_job_that_left_the_queue_says_so(rig: Rig) -> None:
    job = sent(rig, Failed(Fault("outcome_unknown"), Charged.YES), ago=3 * DAY)
    window = await opened(rig, job)
    window.ledger.list.opened.emit(rig.spending.lines[0])
    assert window.notice.text() == "This job is not in the queue any more."


async def test_what_is_chosen_stays_when_a_line_is_added(rig: Rig) -> None:
    window = await opened(
        rig, sent(rig, Saved("a"), text_draft("older"), ago=20), sent(rig, Saved("b"), text_draft("newer"), ago=10)
    )
    lines = window.ledger.list
    lines.setCurrentIndex(lines.model().index(1, 0))
    await rig.load(sent(rig, Saved("c"), text_draft("newest")))
    rig.spending.refresh()
    assert titles(window) == ["newest", "newer", "older"]
    assert lines.currentIndex().data() == "older"


async def test_ten_thousand_lines_are_there_and_only_those_in_sight_are_worked_out(rig: Rig) -> None:
    window = await opened(rig, *(sent(rig, Saved("a"), ago=40 * DAY + number) for number in range(10_000)))
    lines = window.ledger.list
    assert lines.model().rowCount() == 10_000 and window.ledger.count.text() == "10000 lines"
    lines.scrollToBottom()
    assert lines.indexAt(lines.viewport().rect().center()).row() > 9_900


async def test_the_ledger_is_saved_where_the_user_says(rig: Rig, tmp_path: Path) -> None:
    window = await opened(rig, sent(rig, Saved("a"), text_draft("waves")))
    click(window.ledger.export_button)
    await until(lambda: window.findChild(QFileDialog) is not None, "no question where")
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    file = tmp_path / "spent.csv"
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(file))  # type: ignore[union-attr]
    dialog.accept()
    await rig.settle()
    assert [row["title"] for row in csv.DictReader(io.StringIO(file.read_text("utf-8")))] == ["waves"]
    assert window.ledger.notice.text() == f"Saved as {file}."


async def test_the_sandbox_keeps_its_own_and_says_that_nothing_is_charged(tmp_path: Path) -> None:
    async with running(tmp_path, sandbox=True) as rig:
        window = await rig.show()
        assert not window.header.spending_chip.isVisible() and window.header.sandbox_chip.isVisible()
        rig.presenter.open_ledger()
        texts = [child.text() for child in window.ledger.findChildren(QWidget) if hasattr(child, "text")]
        assert "Sandbox: shown for practice, nothing is charged." in texts
