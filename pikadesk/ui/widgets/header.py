"""The header: what the program is called, the tasks, what runs, settings and shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.ui import theme
from pikadesk.ui.actions import key_text, task_action, tip
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.jobs_groups import Activity
from pikadesk.ui.presenters.spending import Spending
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Chip, ChipPart, IconButton, Label, TabButton
from pikadesk.ui.widgets.focus import ARROW_KEYS, claim_keys
from pikadesk.ui.widgets.layouts import Surface, row
from pikadesk.words import TASKS

_BRAND_WIDTH = 132


class AppMark(QWidget):
    """The drawing that stands for the program.

    Args:
        size: Width and height in pixels.
        parent: The widget that holds it.
    """

    def __init__(self, size: int = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(size, size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drawing."""
        paint_icon(QPainter(self), QRectF(self.rect()), "app-mark", "text-1", self.width())


class Header(Surface):
    """The top of the window.

    Signals:
        task_chosen(Task): The user wants the form of that task.
        queue_asked: The user wants to see what runs.
        ledger_asked: The user wants to see what was spent.
        settings_asked: The user wants the settings.
        help_asked: The user wants the shortcuts.

    Args:
        sandbox: Whether the sandbox is used, which it then says.
        parent: The widget that holds it.
    """

    task_chosen = Signal(object)
    queue_asked = Signal()
    ledger_asked = Signal()
    settings_asked = Signal()
    help_asked = Signal()

    def __init__(self, *, sandbox: bool, parent: QWidget | None = None) -> None:
        super().__init__("window", bottom="line-1", parent=parent)
        self.setFixedHeight(theme.HEIGHT_HEADER)
        self._compact = False
        self._activity: Activity | None = None
        self._spending: Spending | None = None
        self.name = Label(tr("Pikadesk"), Role.APP_NAME)
        brand = QWidget()
        brand.setLayout(row(AppMark(), self.name, None))
        brand.setFixedWidth(_BRAND_WIDTH)
        self._brand = brand
        self._tab_row = QWidget()
        self.tabs = {task: self._tab(task) for task in CATALOGUE}
        self._tab_row.setLayout(row(*self.tabs.values(), gap=theme.SPACE_1))
        self.activity_chip = Chip(tr("Show the queue"))
        self.activity_chip.clicked.connect(self.queue_asked)
        self.sandbox_chip = Chip(tr("Settings"))
        self.sandbox_chip.clicked.connect(self.settings_asked)
        self.sandbox_chip.setVisible(sandbox)
        self.spending_chip = Chip(tr("Show the ledger"))
        self.spending_chip.clicked.connect(self.ledger_asked)
        self.spending_chip.setVisible(not sandbox)
        self.settings_button = IconButton("settings", tr("Settings"), keys=key_text("settings"))
        self.settings_button.clicked.connect(self.settings_asked)
        self.help_button = IconButton("help", tr("All shortcuts"), keys=key_text("help"))
        self.help_button.clicked.connect(self.help_asked)
        buttons = QWidget()
        buttons.setLayout(row(self.settings_button, self.help_button, gap=0))
        self.setLayout(
            row(
                brand,
                self._tab_row,
                None,
                self.activity_chip,
                self.sandbox_chip,
                self.spending_chip,
                buttons,
                margins=(theme.SPACE_4, 1, theme.SPACE_3, 0),
            )
        )
        self._show_chips()

    def show_task(self, task: Task | None) -> None:
        """Mark the task whose form is shown; None where something else than a form is."""
        for each, tab in self.tabs.items():
            # One of several can be unchecked only while it is none of them.
            tab.setAutoExclusive(False)
            tab.setChecked(each is task)
        for tab in self.tabs.values():
            tab.setAutoExclusive(True)

    def show_activity(self, activity: Activity) -> None:
        """Say what runs."""
        if activity != self._activity:
            self._activity = activity
            self._show_chips()

    def show_spending(self, spending: Spending) -> None:
        """Say what was spent this month."""
        if spending != self._spending:
            self._spending = spending
            self._show_chips()

    def set_compact(self, compact: bool) -> None:
        """Leave the name out and shorten the chips, in a narrow window."""
        if compact != self._compact:
            self._compact = compact
            self.name.setVisible(not compact)
            self._brand.setFixedWidth(AppMark().width() + theme.SPACE_2 if compact else _BRAND_WIDTH)
            self._show_chips()

    def _tab(self, task: Task) -> TabButton:
        tab = TabButton(tr(TASKS[task]), icon=str(task), parent=self._tab_row)
        tab.setToolTip(tip(task_action(task)))
        claim_keys(tab, ARROW_KEYS)
        tab.clicked.connect(lambda: self.task_chosen.emit(task))
        return tab

    def _show_chips(self) -> None:
        short, plain = self._compact, tr("nothing is charged")
        sandbox = ChipPart("flask", tr("Sandbox"), "" if short else plain)
        self.sandbox_chip.set_parts([sandbox], tr("Sandbox, nothing is charged"))
        spending = self._spending
        if spending is not None:
            part = ChipPart("wallet", spending.short) if short else ChipPart("wallet", spending.amount, spending.words)
            self.spending_chip.set_parts([part], spending.full)
        activity, parts, full = self._activity, [], []
        if activity is not None and activity.running:
            icon = "upload" if activity.uploading else "spinner"
            words = str(activity.running) if short else activity.words
            parts.append(ChipPart(icon, words, tone="accent-text"))
            full.append(activity.words)
        if activity is not None and activity.attention:
            words = str(activity.attention) if short else activity.attention_words
            parts.append(ChipPart("warning", words, tone="warn"))
            full.append(activity.attention_words)
        self.activity_chip.set_parts(parts, ", ".join(full))
        self.activity_chip.setVisible(bool(parts))
