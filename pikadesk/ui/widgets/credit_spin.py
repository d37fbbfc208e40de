"""An amount of credits that may be none at all."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from pikadesk.ui.text import number
from pikadesk.ui.widgets.controls import StepSpin

_NONE = -1
_MOST = 2**31 - 1
"""Qt's spin boxes go no further; it is some thousand videos."""

_STEP = 100_000
_WIDTH = 140
_DIGITS = "0123456789"


class CreditSpin(StepSpin):
    """Credits with separators; an empty field means that there is no such amount.

    Signals:
        edited(object): The user chose an amount, None for none.

    Args:
        name: What it is called by screen readers.
        empty: What it says while it is empty.
        step: What the small buttons and the arrow keys add.
        parent: The widget that holds it.
    """

    edited = Signal(object)

    def __init__(self, name: str, empty: str, *, step: int = _STEP, parent: QWidget | None = None) -> None:
        super().__init__(name, lowest=_NONE, highest=_MOST, tall=True, parent=parent)
        self.setSingleStep(step)
        self.setFixedWidth(_WIDTH)
        self.lineEdit().setPlaceholderText(empty)
        self.setAccessibleDescription(empty)
        self.setValue(_NONE)
        self.valueChanged.connect(lambda value: self.edited.emit(None if value == _NONE else value))

    def set_amount(self, amount: int | None) -> None:
        """Show an amount without telling anyone."""
        blocked = self.blockSignals(True)
        self.setValue(_NONE if amount is None else min(amount, _MOST))
        self.blockSignals(blocked)

    def stepBy(self, steps: int) -> None:
        """Stop at 0: no limit is never one step below the strictest one."""
        self.setValue(max(0, self.value()) + max(steps * self.singleStep(), -max(0, self.value())))

    def textFromValue(self, value: int) -> str:
        """Write an amount."""
        return "" if value == _NONE else number(value)

    def valueFromText(self, text: str) -> int:
        """Read an amount."""
        digits = _digits(text)
        return min(int(digits), _MOST) if digits else _NONE

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Take digits and what may stand between them, and nothing at all."""
        between = f"{QLocale().groupSeparator()} "
        fine = all(letter in between or letter in _DIGITS for letter in text)
        short = len(_digits(text)) <= len(str(_MOST))
        return QValidator.State.Acceptable if fine and short else QValidator.State.Invalid, text, position


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter in _DIGITS)
