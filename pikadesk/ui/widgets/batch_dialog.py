"""What is shown before several videos are ordered by one press: the price of all of them first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from pikadesk.domain.final import MOST_VARIATIONS
from pikadesk.ui import theme
from pikadesk.ui.presenters.form_orders import FEWEST, USUAL, Batch, FormOrders
from pikadesk.ui.text import credits, tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, Label, StepSpin
from pikadesk.ui.widgets.layouts import column, row
from pikadesk.ui.widgets.spent_meter import SpentMeter

_WIDTH = 440


class BatchDialog(QDialog):
    """Shows what several videos cost together. It is accepted where the user wants them.

    Args:
        make: Returns the videos for a count.
        count: How many at first.
        choosable: Whether the user may choose another count.
        sandbox: Whether nothing is charged.
        parent: The window over which it opens.

    Attributes:
        batch: What is ordered.
    """

    def __init__(
        self, make: Callable[[int], Batch], count: int, *, choosable: bool, sandbox: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._make = make
        self.batch = make(count)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.batch.heading)
        self.setModal(True)
        self.count = StepSpin(tr("How many videos"), lowest=FEWEST, highest=MOST_VARIATIONS, tall=True)
        self.count.setValue(count)
        self.names = Label("", Role.SMALL_FIGURES, "text-2", wrap=True)
        self.amount = Label("", Role.ESTIMATE)
        self.arithmetic = Label("", Role.BODY_FIGURES, "text-2")
        self.meter = SpentMeter(sandbox=sandbox)
        self.cancel_button = Button(tr("Cancel"))
        self.order_button = Button("", kind="primary")
        how_many = QWidget()
        how_many.setLayout(row(self.count, Label(tr("videos"), tone="text-2"), None))
        how_many.setVisible(choosable)
        whole = column(
            Label(self.batch.heading, Role.SECTION_TITLE, wrap=True),
            Label(self.batch.sentence, Role.SMALL, "text-2", wrap=True),
            how_many,
            self.names,
            margins=(24, 24, 24, 24),
            gap=theme.SPACE_3,
        )
        amount = row(self.amount, Label(tr("credits"), Role.BODY, "text-2"), None)
        price = column(gap=theme.SPACE_1)
        price.addLayout(amount)
        price.addWidget(self.arithmetic)
        whole.addLayout(price)
        whole.addWidget(self.meter)
        whole.addSpacing(theme.SPACE_2)
        whole.addLayout(row(None, self.cancel_button, self.order_button))
        self._whole = whole
        self.setLayout(whole)
        self.order_button.setAutoDefault(False)
        self.cancel_button.setDefault(True)
        self.cancel_button.clicked.connect(self.reject)
        self.order_button.clicked.connect(self.accept)
        self.count.valueChanged.connect(self._count)
        (self.count if choosable else self.cancel_button).setFocus(Qt.FocusReason.OtherFocusReason)
        self._render()

    def _count(self, count: int) -> None:
        self.batch = self._make(count)
        self._render()

    def _render(self) -> None:
        batch = self.batch
        self.names.setText(batch.names)
        self.amount.setText(credits(batch.total))
        self.arithmetic.setText(batch.arithmetic)
        self.order_button.setText(batch.accept)
        self.meter.show_meter(batch.meter)
        self.setFixedSize(_WIDTH, self._whole.totalHeightForWidth(_WIDTH))


def ask_for_variations(orders: FormOrders, *, sandbox: bool, over: QWidget) -> None:
    """Ask how many variations of a form are wanted, and order them; a form that cannot be sent says why."""
    first = orders.first_seed()
    if first is not None:
        seed = first
        dialog = BatchDialog(
            lambda count: orders.variations(count, seed), USUAL, choosable=True, sandbox=sandbox, parent=over
        )
        dialog.accepted.connect(lambda: orders.order(dialog.batch))
        dialog.open()


def ask_for(batch: Batch | None, order: Callable[[Batch], None], *, sandbox: bool, over: QWidget) -> None:
    """Ask whether these videos are wanted, and order them; None asks nothing."""
    if batch is not None:
        asked = batch
        dialog = BatchDialog(lambda _: asked, len(asked.orders), choosable=False, sandbox=sandbox, parent=over)
        dialog.accepted.connect(lambda: order(asked))
        dialog.open()
