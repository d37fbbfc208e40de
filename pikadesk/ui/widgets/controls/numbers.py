"""Numbers: a slider, a spin box, both together, and a list that drops down."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QSlider, QSpinBox, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.painting import antialiased
from pikadesk.ui.widgets.focus import SLIDE_KEYS, claim_keys, ring_on_keyboard_focus
from pikadesk.ui.widgets.layouts import row


class Slider(QSlider):
    """A rail of 4 px with a round handle of 14 px; it answers over its whole height, and a click goes straight there.

    Args:
        name: What it is called by screen readers.
        filled: The token of the rail before the handle.
        edge: The token of the line around the handle: what the slider lies on.
        margin: Room at both ends of the rail, in pixels; at least half a handle keeps it whole at the ends.
        parent: The widget that holds it.
    """

    HANDLE = 14
    RAIL = 4

    def __init__(
        self,
        name: str,
        *,
        filled: str = "line-3",
        edge: str = "panel",
        margin: int = 7,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._filled = filled
        self._edge = edge
        self._margin = margin
        self.setAccessibleName(name)
        self.setFixedHeight(theme.HEIGHT_COMPACT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        claim_keys(self, SLIDE_KEYS)
        ring_on_keyboard_focus(self)

    def set_filled(self, token: str) -> None:
        """Change the colour of the rail before the handle."""
        self._filled = token
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(120, theme.HEIGHT_COMPACT)

    def minimumSizeHint(self) -> QSize:
        """Room to aim."""
        return QSize(56, theme.HEIGHT_COMPACT)

    def handle_x(self) -> float:
        """Where the middle of the handle is, in pixels from the left."""
        span = self.maximum() - self.minimum()
        part = (self.sliderPosition() - self.minimum()) / span if span else 0.0
        return self._margin + part * (self.width() - 2 * self._margin)

    def value_at(self, x: float) -> int:
        """The value that lies at a place, in pixels from the left."""
        room = max(1, self.width() - 2 * self._margin)
        part = min(1.0, max(0.0, (x - self._margin) / room))
        return self.minimum() + round(part * (self.maximum() - self.minimum()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the pointer is."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setSliderDown(True)
        self.setSliderPosition(self.value_at(event.position().x()))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self.isSliderDown():
            self.setSliderPosition(self.value_at(event.position().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around it: a value that costs money must not change by scrolling past."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint rail and handle."""
        painter = antialiased(QPainter(self))
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        left, right = self._margin, self.width() - self._margin
        rail = QRectF(left, middle - self.RAIL / 2, right - left, self.RAIL)
        painter.setBrush(theme.colour("line-2"))
        painter.drawRoundedRect(rail, 2, 2)
        if not self.isEnabled():
            return
        at = self.handle_x()
        painter.setBrush(theme.colour("accent-text" if self.isSliderDown() else self._filled))
        painter.drawRoundedRect(QRectF(left, rail.top(), at - left, self.RAIL), 2, 2)
        radius = self.HANDLE / 2
        painter.setBrush(theme.colour(self._edge))
        painter.drawEllipse(QPointF(at, middle), radius, radius)
        painter.setBrush(theme.colour("text-1"))
        inner = radius - (0.5 if self.underMouse() or self.isSliderDown() else 1)
        painter.drawEllipse(QPointF(at, middle), inner, inner)


class StepSpin(QSpinBox):
    """A whole number with a unit after it and two small buttons.

    Args:
        name: What it is called by screen readers.
        lowest: The lowest value.
        highest: The highest value.
        unit: What follows the number, such as " s", or "".
        tall: 32 high instead of 28.
        parent: The widget that holds it.
    """

    def __init__(
        self,
        name: str,
        *,
        lowest: int,
        highest: int,
        unit: str = "",
        tall: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(lowest, highest)
        self.setSuffix(unit)
        self.setProperty("tall", tall)
        self.setFont(theme.font(Role.BODY_FIGURES))
        self.setKeyboardTracking(False)
        # With the wheel policy it would take the focus, and a turn, in passing.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(76)
        self.lineEdit().setTextMargins(9, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only while it has the focus; else what is around it scrolls."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chevrons over Qt's buttons."""
        super().paintEvent(event)
        painter = antialiased(QPainter(self))
        column = QRectF(self.width() - 22, 1, 21, self.height() / 2 - 1)
        able = self.stepEnabled() if self.isEnabled() else QSpinBox.StepEnabledFlag.StepNone
        up = "text-2" if QSpinBox.StepEnabledFlag.StepUpEnabled in able else "line-2"
        down = "text-2" if QSpinBox.StepEnabledFlag.StepDownEnabled in able else "line-2"
        paint_icon(painter, column.translated(0, 0.5), "chevron-up", up, 12)
        paint_icon(painter, column.translated(0, self.height() / 2 - 0.5), "chevron-down", down, 12)


class DurationEdit(QWidget):
    """A length in whole seconds, by spin box and slider.

    Args:
        name: What it is called by screen readers.
        lowest: The shortest, in seconds.
        highest: The longest, in seconds.
        parent: The widget that holds it.

    Signals:
        edited(int): The user chose a length, in seconds.
    """

    edited = Signal(int)

    def __init__(self, name: str, *, lowest: int = 1, highest: int = 25, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.spin = StepSpin(name, lowest=lowest, highest=highest, unit=tr(" s"))
        self.slider = Slider(name)
        self.slider.setRange(lowest, highest)
        self.slider.setPageStep(5)
        # The rail begins where the gap of the design ends; half the handle reaches over it.
        line = row(self.spin, self.slider, gap=theme.SPACE_3 - Slider.HANDLE // 2)
        line.setStretchFactor(self.slider, 1)
        self.setLayout(line)
        self.setFocusProxy(self.spin)
        self.spin.valueChanged.connect(self._changed)
        self.slider.valueChanged.connect(self._changed)

    def value(self) -> int:
        """The length in seconds."""
        return self.spin.value()

    def set_value(self, seconds: int) -> None:
        """Change the length without telling anyone."""
        for part in (self.spin, self.slider):
            blocked = part.blockSignals(True)
            part.setValue(seconds)
            part.blockSignals(blocked)
        self.slider.update()

    def set_highest(self, seconds: int) -> None:
        """Change the longest that can be chosen."""
        for part in (self.spin, self.slider):
            blocked = part.blockSignals(True)
            part.setMaximum(seconds)
            part.blockSignals(blocked)

    def set_selected(self, selected: bool) -> None:
        """Show whether it belongs to what is selected."""
        self.slider.set_filled("accent-text" if selected else "line-3")

    def set_problem_shown(self, shown: bool) -> None:
        """Show or hide the border that says that the length is wrong."""
        self.spin.setProperty("problem", shown)
        self.spin.style().unpolish(self.spin)
        self.spin.style().polish(self.spin)

    def _changed(self, seconds: int) -> None:
        self.set_value(seconds)
        self.edited.emit(seconds)


class DropDown(QComboBox):
    """One of several values from a list that drops down.

    Args:
        name: What it is called by screen readers.
        parent: The widget that holds it.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only while it has the focus; else what is around it scrolls."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chevron over Qt's box."""
        super().paintEvent(event)
        place = QRectF(self.width() - 29, 0, 20, self.height())
        paint_icon(antialiased(QPainter(self)), place, "chevron-down", "text-2" if self.isEnabled() else "text-3", 16)
