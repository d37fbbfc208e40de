"""The ledger: what was spent, by day, by task and line by line, as it is counted on this computer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedLayout, QWidget

from pikadesk.domain.doubts import Period
from pikadesk.domain.job import Saved
from pikadesk.domain.ledger import Entry, Standing
from pikadesk.ui import theme
from pikadesk.ui.presenters.spending import SUMS, SpendingPresenter, by_standing
from pikadesk.ui.text import credits, tr, tr_count
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import (
    Button,
    EmptyState,
    Label,
    Message,
    Meter,
    Option,
    SegmentedChoice,
)
from pikadesk.ui.widgets.layouts import Surface, column, row
from pikadesk.ui.widgets.ledger_chart import ChartLegend, DaysChart
from pikadesk.ui.widgets.ledger_list import LedgerList
from pikadesk.words import PERIODS, TASKS

_ALL = "all"


class _Card(Surface):
    """A box with a heading; `inset` is how far what is under that stands from the sides, in pixels."""

    def __init__(self, heading: str, *beside: QWidget, inset: int = theme.SPACE_4) -> None:
        super().__init__("panel", border="line-1", radius=theme.RADIUS_CARD)
        self.inside = column(gap=theme.SPACE_2, margins=(inset, theme.SPACE_3, inset, theme.SPACE_3))
        within = theme.SPACE_4 - inset
        self.inside.addLayout(row(Label(heading, Role.HEADING), None, *beside, margins=(within, 0, within, 0)))
        self.setLayout(self.inside)


class _PeriodCard(_Card):
    """The credits of one period."""

    def __init__(self, period: Period) -> None:
        super().__init__(tr(PERIODS[period]))
        self._period = period
        self.amount = Label("", Role.ESTIMATE)
        self.sure = Label("", Role.SMALL_FIGURES, "text-2", wrap=True)
        self.meter = Meter(tr(PERIODS[period]))
        self.left = Label("", Role.SMALL_FIGURES, "text-2")
        for part in (self.amount, self.sure, self.meter, self.left):
            self.inside.addWidget(part)
        self.inside.addStretch(1)

    def show_spending(self, spending: SpendingPresenter) -> None:
        totals, limit = spending.totals(self._period), spending.limit(self._period)
        self.amount.setText(credits(totals.counted))
        told = [(standing, amount) for standing, amount in by_standing(totals) if amount or standing is Standing.SPENT]
        self.sure.setText(" · ".join(f"{credits(amount)} {tr(SUMS[standing])}" for standing, amount in told))
        self.meter.setVisible(limit is not None)
        self.left.setVisible(limit is not None)
        if limit is not None:
            left = limit - totals.counted
            template = tr("{amount} of {limit} left") if left >= 0 else tr("{amount} over {limit}")
            self.meter.set_parts(totals.counted, 0, limit)
            self.left.setText(template.format(amount=credits(abs(left)), limit=credits(limit)))
            self.left.set_tone("text-2" if left >= 0 else "err")


class LedgerPage(QWidget):
    """The ledger, in place of the work.

    Signals:
        closed(): The user wants to go back to the work.
        clip_wanted(str): The user wants to see the clip of that id.
        job_wanted(str): The user wants to see the job of that id in the queue.
        export_asked(): The user wants a copy of it as a file.

    Args:
        presenter: Has the credits.
        sandbox: Whether no real credits are at stake.
        parent: The widget that holds it.
    """

    closed = Signal()
    clip_wanted = Signal(str)
    job_wanted = Signal(str)
    export_asked = Signal()

    def __init__(self, presenter: SpendingPresenter, *, sandbox: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        counted = tr("Counted on this computer from the published prices. Your account page has the real balance.")
        words = tr("Sandbox: shown for practice, nothing is charged.") if sandbox else counted
        self.export_button = Button(tr("Export CSV…"), icon="download")
        self.export_button.clicked.connect(self.export_asked)
        self.close_button = Button(tr("Close"), kind="quiet", icon="close", key_hint=tr("Esc"))
        self.close_button.clicked.connect(self.closed)
        head = row(
            Label(tr("Ledger"), Role.SECTION_TITLE),
            Label(words, Role.SMALL, "text-3"),
            None,
            self.export_button,
            self.close_button,
        )
        self.notice = Message()
        self.balance = Label("", Role.SMALL, "text-2", wrap=True)
        self.periods = {period: _PeriodCard(period) for period in Period}
        self.empty = EmptyState(
            "wallet", tr("Nothing spent yet"), tr("What your videos cost is written down here, from the first one on.")
        )
        self._stack = QStackedLayout()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._lines())
        ground = Surface("window")
        inside = column(gap=theme.SPACE_4, margins=(40, theme.SPACE_4, 40, theme.SPACE_5))
        inside.addLayout(head)
        inside.addWidget(self.notice)
        inside.addWidget(self.balance)
        periods = row(*self.periods.values(), gap=theme.SPACE_4)
        for index in range(len(Period)):
            periods.setStretch(index, 1)
        inside.addLayout(periods)
        inside.addLayout(self._stack, 1)
        ground.setLayout(inside)
        self.setLayout(column(ground))
        presenter.changed.connect(self._render)
        self._render()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the keyboard finds the way back."""
        super().showEvent(event)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lines(self) -> QWidget:
        self.chart, self.day = DaysChart(), Label("", Role.SMALL_FIGURES, "text-2")
        self.chart.day_shown.connect(self._tell_day)
        days = _Card(tr("Last 30 days"), ChartLegend())
        days.inside.addWidget(self.chart, 1)
        days.inside.addWidget(self.day)
        tasks = _Card(tr("This month by task"))
        self._tasks = QGridLayout()
        self._tasks.setColumnStretch(0, 1)
        self._tasks.setVerticalSpacing(theme.SPACE_1)
        tasks.inside.addLayout(self._tasks)
        tasks.inside.addStretch(1)
        tasks.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        tasks.setFixedWidth(280)
        upper = row(days, tasks, gap=theme.SPACE_4)
        upper.setStretch(0, 1)
        options = [Option(_ALL, tr("All")), *(Option(each, _capital(tr(SUMS[each]))) for each in Standing)]
        self.filter = SegmentedChoice(tr("Which lines"), options)
        self.filter.set_value(_ALL)
        self.filter.chosen.connect(lambda value: self._presenter.want(value if isinstance(value, Standing) else None))
        self.count = Label("", Role.SMALL, "text-3")
        self.list = LedgerList(self._presenter)
        self.list.opened.connect(self._open)
        lines = _Card(tr("Every video"), self.count, self.filter, inset=theme.SPACE_1)
        lines.inside.addWidget(self.list, 1)
        whole = QWidget()
        inside = column(gap=theme.SPACE_4)
        inside.addLayout(upper)
        inside.addWidget(lines, 1)
        whole.setLayout(inside)
        return whole

    def _render(self) -> None:
        presenter = self._presenter
        some = bool(presenter.entries)
        self._stack.setCurrentIndex(int(some))
        self.export_button.setEnabled(some)
        self.notice.show_text(presenter.notice, "plain" if presenter.went_well else "err")
        self.balance.setText(presenter.balance_words)
        self.balance.setVisible(bool(presenter.balance_words))
        for card in self.periods.values():
            card.show_spending(presenter)
        self.chart.show_bars(presenter.days)
        self._tell_day(self.chart.day)
        self._show_tasks()
        self.filter.set_value(presenter.wanted or _ALL)
        self.list.refresh()
        self.count.setText(tr_count("1 line", "%n lines", len(presenter.lines)))

    def _show_tasks(self) -> None:
        while (item := self._tasks.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line, (task, totals) in enumerate(self._presenter.tasks.items()):
            amount = Label(credits(totals.counted), Role.LABEL_FIGURES)
            self._tasks.addWidget(Label(tr(TASKS[task])), line, 0)
            self._tasks.addWidget(amount, line, 1, Qt.AlignmentFlag.AlignRight)
        if not self._presenter.tasks:
            self._tasks.addWidget(Label(tr("Nothing this month"), Role.SMALL, "text-3"), 0, 0)

    def _tell_day(self, index: int) -> None:
        days = self._presenter.days
        words = self._presenter.day_words(days[min(index, len(days) - 1)])
        self.day.setText(words)
        self.chart.setAccessibleDescription(words)
        self.chart.setToolTip(words)

    def _open(self, entry: Entry) -> None:
        saved = isinstance(entry.job.state, Saved)
        (self.clip_wanted if saved else self.job_wanted).emit(entry.job_id)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
