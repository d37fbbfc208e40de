"""How a price stands to the user's limits: a bar, and what is left in words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pikadesk.ui import theme
from pikadesk.ui.presenters import spending
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Label, Meter
from pikadesk.ui.widgets.layouts import column


class SpentMeter(QWidget):
    """The bar and the line under it; in the sandbox, that nothing is charged.

    Args:
        sandbox: Whether nothing is charged.
        parent: The widget that holds it.
    """

    def __init__(self, *, sandbox: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = Meter(tr("Budget"))
        self.left = Label("", Role.SMALL_FIGURES, "text-2", wrap=True)
        self.practice = Label(tr("Sandbox: shown for practice, nothing is charged."), Role.SMALL, "text-2", wrap=True)
        self.practice.setVisible(sandbox)
        # Where there is no bar, it keeps the bar's room.
        self.practice.setContentsMargins(0, theme.SPACE_2, 0, 0)
        self.setLayout(column(self.bar, self.left, self.practice, gap=theme.SPACE_1, margins=(0, theme.SPACE_1, 0, 0)))
        self._sandbox = sandbox
        self.show_meter(None)

    def show_meter(self, meter: spending.Meter | None) -> None:
        """Show how a price stands to the limits; None where there is nothing to say."""
        self.bar.setVisible(meter is not None)
        self.left.setVisible(meter is not None)
        if meter is not None:
            self.bar.set_parts(meter.used, meter.price, meter.whole)
            self.left.setText(meter.words)
            self.left.set_tone("err" if meter.over else "text-2")
        self.setVisible(meter is not None or self._sandbox)
