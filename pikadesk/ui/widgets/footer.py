"""What stays in sight below every form: the price, how it comes about, and Generate."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pikadesk.ui import theme
from pikadesk.ui.actions import tip
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_orders import FormOrders
from pikadesk.ui.text import credits, tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.composer_line import LinkedLine
from pikadesk.ui.widgets.controls import Button, ElidedLabel, IconButton, Label, Message
from pikadesk.ui.widgets.layouts import Surface, column, row
from pikadesk.ui.widgets.spent_meter import SpentMeter

_NARROW = 400
_PATIENCE_MS = 300


class EstimateFooter(Surface):
    """The price of a form, and Generate.

    Args:
        form: Whose price it is.
        orders: What else can be ordered of the form, and the limits; None where neither is said.
        sandbox: Whether nothing is charged.
        parent: The widget that holds it.

    Signals:
        generate_pressed(): The user wants it made.
        more_asked(): The user wants to know how else it can be made.
        field_wanted(str): The user follows the name of a field.
    """

    generate_pressed = Signal()
    more_asked = Signal()
    field_wanted = Signal(str)

    def __init__(
        self,
        form: FormPresenter,
        orders: FormOrders | None = None,
        *,
        sandbox: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("panel", top="line-2", parent=parent)
        self._form, self._orders = form, orders
        self.amount = Label("", Role.ESTIMATE)
        self._unit = Label(tr("credits"), Role.BODY, "text-2")
        self.arithmetic = ElidedLabel("", Role.BODY_FIGURES, "text-2")
        self.hint = Label("", Role.SMALL_FIGURES, "text-2", wrap=True)
        self.generate = Button(tr("Generate"), kind="primary", tall=True)
        self.generate.setToolTip(tip("generate"))
        self.more = IconButton("chevron-down", tr("More ways to generate"), compact=True)
        self.more.setVisible(orders is not None)
        self.blocked = LinkedLine(after=self.more)
        self.trouble = Message()
        self.meter = SpentMeter(sandbox=sandbox)
        self.sandbox = self.meter.practice
        self.amount.setFixedHeight(theme.SPACE_6)
        amount = row(self.amount, self._unit, None, gap=theme.SPACE_2)
        amount.setAlignment(self._unit, Qt.AlignmentFlag.AlignBottom)
        self._unit.setContentsMargins(0, 0, 0, 2)
        self._price = column(gap=7)
        self._price.addLayout(amount)
        self._price.addWidget(self.arithmetic)
        # An even height, so that the button lies in its middle.
        self._price.setContentsMargins(0, 0, 0, 1)
        top = row(gap=theme.SPACE_2)
        top.addLayout(self._price, 1)
        # Not as high as the buttons: the unit stands on the line of the digits.
        top.setAlignment(self._price, Qt.AlignmentFlag.AlignVCenter)
        top.addLayout(row(self.generate, self.more, gap=theme.SPACE_1))
        self._whole = column(gap=9, margins=(theme.SPACE_4, theme.SPACE_3, theme.SPACE_4, theme.SPACE_4))
        self._whole.addLayout(top)
        for line in (self.hint, self.blocked, self.trouble, self.meter):
            self._whole.addWidget(line)
        self.setLayout(self._whole)
        # Most pictures are looked at in a moment; saying so each time would only make the footer jump.
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._show_readiness)
        self.generate.clicked.connect(self.generate_pressed)
        self.more.clicked.connect(self.more_asked)
        if orders is not None:
            orders.changed.connect(self._show_budget)
        self.blocked.followed.connect(self.field_wanted)

    def show_form(self) -> None:
        """Show the price, and what keeps the form from being sent."""
        form, reading = self._form, self._form.reading
        complete = reading.estimate.complete
        self.amount.setText(credits(reading.estimate.credits if complete else 0))
        self.amount.setToolTip(tr("{amount} credits").format(amount=self.amount.text()))
        self.amount.set_tone("text-1" if complete else "text-3")
        self._unit.set_tone("text-2" if complete else "text-3")
        self.hint.setText(reading.hint)
        self.hint.setVisible(bool(reading.hint))
        self.trouble.show_text(form.trouble)
        self._show_budget()
        if not form.looking:
            self._patience.stop()
            self._show_readiness()
        elif not self._patience.isActive():
            self._patience.start()

    def _show_budget(self) -> None:
        """How the price stands to the limits; where a question will follow, Generate says so."""
        orders = self._orders
        self.meter.show_meter(orders.meter if orders is not None else None)
        asks = orders is not None and orders.asks
        self.generate.setText(tr("Generate…") if asks else tr("Generate"))
        self._fit()

    def _show_readiness(self) -> None:
        form = self._form
        self.generate.setEnabled(form.can_generate)
        self.blocked.show_line(form.blocked_line, "err" if form.reading.shown and not form.looking else "plain")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the key out of the button where there is little room, and let the sum take a line of its own.

        Where not even the unit fits beside the amount, the line under it begins with it.
        """
        self.generate.set_key_hint("" if self.width() < _NARROW else tr("Ctrl ↵"))
        buttons = [self.generate, *([self.more] if self._orders is not None else [])]
        taken = sum(each.sizeHint().width() for each in buttons) + theme.SPACE_2 + theme.SPACE_1
        room = self.width() - 2 * theme.SPACE_4 - taken
        with_unit = self.amount.sizeHint().width() + theme.SPACE_2 + self._unit.sizeHint().width() <= room
        self._unit.setVisible(with_unit)
        worked_out = self._form.reading.arithmetic
        if worked_out and not with_unit:
            worked_out = tr("credits · {worked_out}").format(worked_out=worked_out)
        self.arithmetic.setText(worked_out)
        beside = self.arithmetic.fontMetrics().horizontalAdvance(self.arithmetic.text()) <= room
        if beside == (self._whole.indexOf(self.arithmetic) >= 0):
            (self._whole if beside else self._price).removeWidget(self.arithmetic)
            if beside:
                self._price.addWidget(self.arithmetic)
            else:
                self._whole.insertWidget(1, self.arithmetic)
