"""The list of the groups of settings, at the left of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.widgets.controls import TabButton
from pikadesk.ui.widgets.focus import ARROW_KEYS, claim_keys
from pikadesk.ui.widgets.layouts import Surface, column
from pikadesk.ui.widgets.settings_group import SettingsGroup

_WIDTH = 208


class SettingsNavigation(Surface):
    """Leads to a group: what is pressed is scrolled to, and the keyboard goes to its first setting.

    The arrows go from entry to entry.

    Args:
        groups: In their order.
        area: What they are scrolled in.
    """

    def __init__(self, groups: Sequence[SettingsGroup], area: QScrollArea) -> None:
        super().__init__("", right="line-1")
        self.setFixedWidth(_WIDTH)
        self._area, self._groups = area, tuple(groups)
        inside = QWidget()
        self.tabs = [self._tab(group, inside) for group in groups]
        inside.setLayout(column(*self.tabs, gap=theme.SPACE_1))
        whole = column(inside, None, margins=(theme.SPACE_4, theme.SPACE_5, theme.SPACE_4, theme.SPACE_5))
        self.setLayout(whole)
        area.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.begin()

    def begin(self) -> None:
        """Go to the beginning."""
        self._area.verticalScrollBar().setValue(0)
        self.tabs[0].setChecked(True)

    def _tab(self, group: SettingsGroup, inside: QWidget) -> TabButton:
        tab = TabButton(group.heading, icon=group.icon, parent=inside)
        tab.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        claim_keys(tab, ARROW_KEYS)
        tab.clicked.connect(lambda: self._go_to(tab, group))
        return tab

    def _go_to(self, tab: TabButton, group: SettingsGroup) -> None:
        page = self._area.widget()
        if page is not None:
            self._area.verticalScrollBar().setValue(group.mapTo(page, QPoint(0, 0)).y() - theme.SPACE_4)
        tab.setChecked(True)
        first = _first_setting(group)
        # An arrow that goes on to another entry comes from one that has the focus, and keeps it here.
        passing = any(other.hasFocus() for other in self.tabs if other is not tab)
        if first is not None and not passing:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _scrolled(self) -> None:
        """Mark the group that is at the top."""
        page, bar = self._area.widget(), self._area.verticalScrollBar()
        if page is None:
            return
        tops = [group.mapTo(page, QPoint(0, 0)).y() for group in self._groups]
        at = bar.value() + theme.SPACE_5
        passed = [index for index, top in enumerate(tops) if top <= at]
        nearest = max(passed, key=lambda index: tops[index], default=0)
        self.tabs[nearest].setChecked(True)


def _first_setting(group: SettingsGroup) -> QWidget | None:
    found = (each for each in group.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return next((each for each in found if each.isVisible() and each.isEnabled()), None)
