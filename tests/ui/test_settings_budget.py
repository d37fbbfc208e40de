"""The settings of the budget, and the way through the settings."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pikadesk.domain.doubts import Period
from pikadesk.domain.errors import CreditsShort
from pikadesk.domain.job import Charged, Failed, Saved
from pikadesk.services.preferences import Preferences
from pikadesk.ui.widgets.controls import TabButton
from pikadesk.ui.widgets.credit_spin import CreditSpin
from pikadesk.ui.widgets.settings_page import SettingsPage
from tests.fakes import until
from tests.ui.window_rig import Rig, running

Show = Callable[..., QWidget]


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with running(tmp_path) as made:
        yield made


async def page_of(rig: Rig, width: int = 1232, height: int = 800) -> SettingsPage:
    page = SettingsPage(rig.settings, rig.spending)
    rig.keep(page, width, height)
    await until(page.isActiveWindow)
    await rig.settle()
    return page


def write(spin: CreditSpin, text: str) -> None:
    spin.setFocus(Qt.FocusReason.TabFocusReason)
    spin.selectAll()
    QTest.keyClick(spin, Qt.Key.Key_Delete)
    QTest.keyClicks(spin, text)
    QTest.keyClick(spin, Qt.Key.Key_Return)


# The field for credits.


def made(shown: Show) -> tuple[CreditSpin, list[object]]:
    spin, told = CreditSpin("Monthly budget", "No limit", step=1_000_000), list[object]()
    shown(spin, 200, 40)
    spin.edited.connect(told.append)
    return spin, told


def test_an_amount_is_written_with_separators(shown: Show) -> None:
    spin, told = made(shown)
    write(spin, "20000000")
    assert spin.text() == "20,000,000" and told == [20_000_000]


def test_nothing_is_told_before_the_number_is_whole(shown: Show) -> None:
    spin, told = made(shown)
    spin.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(spin, "20000")
    assert told == []


def test_an_empty_field_is_no_limit_and_zero_is_the_strictest_one(shown: Show) -> None:
    spin, told = made(shown)
    assert spin.text() == "" and spin.lineEdit().placeholderText() == "No limit"
    write(spin, "0")
    assert (spin.text(), told) == ("0", [0])
    write(spin, "")
    assert (spin.text(), told) == ("", [0, None])


def test_steps_go_from_nothing_upwards_and_stop_at_zero(shown: Show) -> None:
    spin, told = made(shown)
    spin.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(spin, Qt.Key.Key_Up)
    QTest.keyClick(spin, Qt.Key.Key_Up)
    for _ in range(3):
        QTest.keyClick(spin, Qt.Key.Key_Down)
    assert told == [1_000_000, 2_000_000, 1_000_000, 0]


def test_letters_and_more_than_can_be_counted_are_not_taken(shown: Show) -> None:
    spin, told = made(shown)
    write(spin, "2x5.5")
    assert spin.text() == "255"
    write(spin, "99999999999")
    assert spin.value() == 2**31 - 1
    spin.set_amount(10**40)
    assert spin.value() == 2**31 - 1 and told == [255, 2**31 - 1]
    spin.set_amount(None)
    assert spin.text() == "" and told == [255, 2**31 - 1]


# The group.


@pytest.mark.parametrize("period", list(Period))
async def test_a_limit_is_kept_as_it_is_set(rig: Rig, period: Period) -> None:
    page = await page_of(rig)
    write(page.budget.limits[period], "5000000")
    assert rig.spending.limit(period) == 5_000_000
    fields = {Period.DAY: "daily_limit", Period.MONTH: "monthly_limit", Period.TOTAL: "total_limit"}
    expected = replace(Preferences(reduce_motion=True), **{fields[period]: 5_000_000})  # type: ignore[arg-type]
    await until(lambda: rig.preferences.current == expected, "the limit is not written down")
    write(page.budget.limits[period], "")
    assert rig.spending.limit(period) is None
    await rig.settings.flush()
    await rig.settle()


async def test_the_price_to_ask_from_is_kept(rig: Rig) -> None:
    page = await page_of(rig)
    write(page.confirm_above, "2500000")
    assert rig.settings.preferences.confirm_above == 2_500_000
    write(page.confirm_above, "")
    assert rig.settings.preferences.confirm_above is None


async def test_what_is_set_is_shown(tmp_path: Path) -> None:
    preferences = Preferences(daily_limit=1, monthly_limit=20_000_000, confirm_above=2_500_000, reduce_motion=True)
    async with running(tmp_path, preferences=preferences) as rig:
        page = await page_of(rig)
        assert {period: spin.text() for period, spin in page.budget.limits.items()} == {
            Period.DAY: "1",
            Period.MONTH: "20,000,000",
            Period.TOTAL: "",
        }
        assert page.confirm_above.text() == "2,500,000"
        assert rig.settings.preferences == preferences


async def test_the_month_stands_beside_its_limit(rig: Rig) -> None:
    page = await page_of(rig)
    budget = page.budget
    assert (budget.spent.text(), budget.left.text()) == ("0", "spent") and not budget.meter.isVisible()
    job = rig.job(Saved("a"))
    short = CreditsShort(status=406, message="", required=4800, available=46).fault
    await rig.load(replace(job, sent_at=job.created_at), rig.job(Failed(short, Charged.NO), ago=3600))
    rig.spending.refresh()
    rig.settings.set_limit(Period.MONTH, 1_000_000)
    assert (budget.spent.text(), budget.left.text()) == ("600,000", "spent, 400,000 left")
    assert budget.meter.isVisible() and budget.balance.text().startswith("Last known balance: 46 credits.")
    rig.settings.set_limit(Period.MONTH, 500_000)
    assert budget.left.text() == "spent, 100,000 too many"


# The navigation.


def marked(page: SettingsPage) -> list[str]:
    return [tab.text() for tab in page.navigation.tabs if tab.isChecked()]


def entry(page: SettingsPage, name: str) -> TabButton:
    return next(tab for tab in page.navigation.tabs if tab.text() == name)


async def test_the_navigation_names_the_groups(rig: Rig) -> None:
    page = await page_of(rig)
    assert [tab.text() for tab in page.navigation.tabs] == ["Account", "Saving", "Budget", "Jobs", "Appearance"]
    assert marked(page) == ["Account"]


async def test_an_entry_leads_to_its_group_and_to_its_first_setting(rig: Rig) -> None:
    page = await page_of(rig, 900, 400)
    QTest.mouseClick(entry(page, "Budget"), Qt.MouseButton.LeftButton)
    assert marked(page) == ["Budget"]
    monthly = page.budget.limits[Period.MONTH]
    assert monthly.hasFocus()
    assert 0 <= monthly.mapTo(page, monthly.rect().topLeft()).y() < 400


async def test_arrows_go_through_the_entries_and_keep_the_focus(rig: Rig) -> None:
    page = await page_of(rig, 900, 400)
    entry(page, "Account").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    assert marked(page) == ["Budget"] and entry(page, "Budget").hasFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert page.budget.limits[Period.MONTH].hasFocus()


async def test_scrolling_marks_the_group_at_the_top(rig: Rig) -> None:
    page = await page_of(rig, 900, 400)
    bar = page.navigation._area.verticalScrollBar()  # noqa: SLF001  (the user's own scroll bar)
    bar.setValue(bar.maximum())
    assert marked(page) != ["Account"]
    bar.setValue(0)
    assert marked(page) == ["Account"]
