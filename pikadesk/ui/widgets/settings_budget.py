"""The settings of the budget: how many credits may be spent, and how many are."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QWidget

from pikadesk.domain.doubts import Period
from pikadesk.ui import theme
from pikadesk.ui.presenters.settings import SettingsPresenter
from pikadesk.ui.presenters.spending import SpendingPresenter
from pikadesk.ui.text import credits, tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, Label, Meter
from pikadesk.ui.widgets.credit_spin import CreditSpin
from pikadesk.ui.widgets.layouts import column, row
from pikadesk.ui.widgets.settings_group import SettingsGroup
from pikadesk.words import translatable

_NAMES = translatable(
    {
        Period.MONTH: ("Monthly budget", "Resets on the 1st"),
        Period.DAY: ("Daily budget", "Resets at midnight"),
        Period.TOTAL: ("Budget in all", "Never resets"),
    }
)
_STEPS = {Period.DAY: 500_000, Period.MONTH: 1_000_000, Period.TOTAL: 5_000_000}


class BudgetGroup(SettingsGroup):
    """The limits, and how this month stands to its own.

    Signals:
        ledger_asked(): The user wants to see what was spent.

    Args:
        settings: Keeps the limits.
        spending: Counts the credits.
    """

    ledger_asked = Signal()

    def __init__(self, settings: SettingsPresenter, spending: SpendingPresenter) -> None:
        super().__init__(tr("Budget"), "wallet")
        self._settings, self._spending = settings, spending
        self.limits = {
            period: CreditSpin(tr(_NAMES[period][0]), tr("No limit"), step=_STEPS[period]) for period in Period
        }
        for period, spin in self.limits.items():
            spin.edited.connect(lambda amount, period=period: settings.set_limit(period, amount))
        self.spent, self.left = Label("", Role.HEADING), Label("", Role.BODY_FIGURES)
        self.month = Label("", Role.SMALL, "text-2")
        self.meter = Meter(tr("Monthly budget"))
        self.balance = Label("", Role.SMALL, "text-3", wrap=True)
        self.ledger_button = Button(tr("Show the ledger"))
        self.ledger_button.clicked.connect(self.ledger_asked)
        self._add_limit(Period.MONTH)
        self.add_whole(self._standing())
        self._add_limit(Period.DAY)
        self._add_limit(Period.TOTAL)
        words = Label(tr("Every video and what it cost"), Role.SMALL, "text-3", wrap=True)
        self.add(tr("Ledger"), "", self.ledger_button, words)
        settings.changed.connect(self._render)
        spending.changed.connect(self._render)
        self._render()

    def _limit(self, period: Period) -> CreditSpin:
        spin = CreditSpin(tr(_NAMES[period][0]), tr("No limit"), step=_STEPS[period])
        spin.edited.connect(lambda amount: self._settings.set_limit(period, amount))
        return spin

    def _add_limit(self, period: Period) -> None:
        name, small = _NAMES[period]
        self.add(tr(name), tr(small), self.limits[period], Label(tr("credits"), tone="text-2"))

    def _standing(self) -> QWidget:
        whole = QWidget()
        inside = column(gap=theme.SPACE_1)
        inside.addLayout(row(self.spent, self.left, None, self.month, gap=theme.SPACE_1))
        inside.addSpacing(theme.SPACE_1)
        inside.addWidget(self.meter)
        sandbox = self._settings.sandbox
        counted = tr("Counted on this computer from the published prices. Your account page has the real balance.")
        practice = tr("Sandbox: shown for practice, nothing is charged.")
        inside.addWidget(Label(practice if sandbox else counted, Role.SMALL, "text-3", wrap=True))
        beyond = tr("Beyond a limit, Generate asks first. Jobs that wait or may be charged count too.")
        inside.addWidget(Label(beyond, Role.SMALL, "text-3", wrap=True))
        inside.addWidget(self.balance)
        whole.setLayout(inside)
        return whole

    def _render(self) -> None:
        spending, month = self._spending, self._spending.month.counted
        preferences = self._settings.preferences
        for period, amount in (
            (Period.DAY, preferences.daily_limit),
            (Period.MONTH, preferences.monthly_limit),
            (Period.TOTAL, preferences.total_limit),
        ):
            self.limits[period].set_amount(amount)
        limit = preferences.monthly_limit
        self.spent.setText(credits(month))
        self.meter.setVisible(limit is not None)
        if limit is None:
            self.left.setText(tr("spent"))
        else:
            template = tr("spent, {amount} left") if month <= limit else tr("spent, {amount} too many")
            self.left.setText(template.format(amount=credits(abs(limit - month))))
            self.meter.set_parts(month, 0, limit)
        self.month.setText(QLocale().standaloneMonthName(QDate.currentDate().month()))
        self.balance.setText(spending.balance_words)
        self.balance.setVisible(bool(spending.balance_words))
