from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.ui.presenters.jobs import Activity
from pikadesk.ui.presenters.spending import Spending
from pikadesk.ui.widgets.header import Header

Show = Callable[..., QWidget]

IDLE = Activity(0, "0 running", uploading=False, attention=0, attention_words="0 need attention")
BUSY = Activity(3, "3 running", uploading=False, attention=1, attention_words="1 needs attention")


def test_there_is_a_tab_for_every_task_in_the_order_of_the_catalogue(shown: Show) -> None:
    header = Header(sandbox=False)
    shown(header, 1440, 56)
    tabs = sorted(header.tabs.values(), key=lambda tab: tab.x())
    assert [tab.text() for tab in tabs] == ["Text", "Image", "Scenes", "Frames", "Effects"]
    assert list(header.tabs) == list(CATALOGUE)
    assert [tab.toolTip() for tab in tabs][:2] == ["Text (Ctrl+1)", "Image (Ctrl+2)"]


def test_a_press_on_a_tab_asks_for_its_task(shown: Show) -> None:
    header = Header(sandbox=False)
    shown(header, 1440, 56)
    chosen: list[Task] = []
    header.task_chosen.connect(chosen.append)
    QTest.mouseClick(header.tabs[Task.FRAMES], Qt.MouseButton.LeftButton)
    assert chosen == [Task.FRAMES]


def test_one_tab_is_marked_or_none(shown: Show) -> None:
    header = Header(sandbox=False)
    shown(header, 1440, 56)
    for task in (Task.TEXT, Task.EFFECTS, None, Task.TEXT, None):
        header.show_task(task)
        assert [each for each, tab in header.tabs.items() if tab.isChecked()] == ([task] if task else [])


def test_the_chip_says_what_runs_and_opens_the_queue(shown: Show) -> None:
    header = Header(sandbox=False)
    shown(header, 1440, 56)
    header.show_activity(IDLE)
    assert not header.activity_chip.isVisible()
    header.show_activity(BUSY)
    assert header.activity_chip.isVisible()
    assert header.activity_chip.accessibleName() == "3 running, 1 needs attention"
    asked: list[bool] = []
    header.queue_asked.connect(lambda: asked.append(True))
    QTest.mouseClick(header.activity_chip, Qt.MouseButton.LeftButton)
    assert asked == [True]
    header.show_activity(IDLE)
    assert not header.activity_chip.isVisible()


def test_the_sandbox_is_named_all_the_time(shown: Show) -> None:
    header = Header(sandbox=True)
    shown(header, 1440, 56)
    assert header.sandbox_chip.isVisible()
    assert header.sandbox_chip.accessibleName() == "Sandbox, nothing is charged"
    account = Header(sandbox=False)
    shown(account, 1440, 56)
    assert not account.sandbox_chip.isVisible()


@pytest.mark.parametrize("sandbox", [True, False])
def test_a_narrow_header_is_shorter_and_says_as_much(shown: Show, sandbox: bool) -> None:
    header = Header(sandbox=sandbox)
    shown(header, 1440, 56)
    header.show_activity(BUSY)
    wide = header.minimumSizeHint().width()
    chips = header.activity_chip.sizeHint().width()
    header.set_compact(True)
    assert not header.name.isVisible()
    assert header.activity_chip.sizeHint().width() < chips
    assert header.minimumSizeHint().width() < min(wide, 960)
    assert header.activity_chip.toolTip() == header.activity_chip.accessibleName() == "3 running, 1 needs attention"
    header.set_compact(False)
    assert header.name.isVisible() and header.minimumSizeHint().width() == wide


def test_every_control_has_a_name_and_is_reached_by_tab(shown: Show) -> None:
    header = Header(sandbox=True)
    shown(header, 1440, 56)
    header.show_activity(BUSY)
    header.show_task(Task.SCENES)
    expected = [header.tabs[Task.SCENES], header.activity_chip, header.sandbox_chip]
    expected += [header.settings_button, header.help_button]
    expected[0].setFocus(Qt.FocusReason.TabFocusReason)
    reached = [header.focusWidget()]
    for _ in expected[1:]:
        QTest.keyClick(header.focusWidget(), Qt.Key.Key_Tab)
        reached.append(header.focusWidget())
    assert reached == expected
    assert all(control.accessibleName() or control.text() for control in [*expected, *header.tabs.values()])


def test_arrows_go_from_tab_to_tab(shown: Show) -> None:
    header = Header(sandbox=False)
    shown(header, 1440, 56)
    chosen: list[Task] = []
    header.task_chosen.connect(chosen.append)
    header.show_task(Task.IMAGE)
    header.tabs[Task.IMAGE].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(header.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(header.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(header.focusWidget(), Qt.Key.Key_Left)
    assert chosen == [Task.SCENES, Task.FRAMES, Task.SCENES]


SPENT = Spending("12,480,000", "spent this month", "12.48 M", "12,480,000 spent this month\n12,480,000 spent")


def test_the_chip_of_the_month_is_short_where_there_is_little_room_and_opens_the_ledger(shown: Show) -> None:
    header = Header(sandbox=False)
    shown(header, 1440, 56)
    header.show_spending(SPENT)
    wide = header.spending_chip.sizeHint().width()
    header.set_compact(True)
    assert header.spending_chip.sizeHint().width() < wide
    assert header.spending_chip.toolTip() == header.spending_chip.accessibleName() == SPENT.full
    asked: list[bool] = []
    header.ledger_asked.connect(lambda: asked.append(True))
    QTest.mouseClick(header.spending_chip, Qt.MouseButton.LeftButton)
    assert asked == [True]
