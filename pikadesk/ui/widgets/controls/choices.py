"""Choosing one of several: segments, aspect ratios."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.focus import (
    ARROW_KEYS,
    PRESS_KEYS,
    claim_keys,
    ring_on_keyboard_focus,
)


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values to choose from.

    Attributes:
        value: What it stands for.
        text: Its name.
        note: A small text beside or under the name, such as a price difference.
        icon: The name of a pictogram, where the choice shows them.
    """

    value: Hashable
    text: str
    note: str = ""
    icon: str = ""


class OptionButton(QRadioButton):
    """An option: a radio button for the keyboard and for screen readers, whatever it looks like."""

    def __init__(self, option: Option, radius: float, parent: QWidget) -> None:
        super().__init__(option.text, parent)
        self.option = option
        self.note = option.note
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        claim_keys(self, ARROW_KEYS | PRESS_KEYS)
        ring_on_keyboard_focus(self, radius)

    def hitButton(self, point: QPoint) -> bool:
        """All of it answers."""
        return self.rect().contains(point)

    def set_note(self, note: str) -> None:
        """Change the small text."""
        if note != self.note:
            self.note = note
            self.setAccessibleDescription(note)
            self.updateGeometry()
            self.update()


class Choice(QWidget):
    """One of several options; the arrow keys move between them.

    Signals:
        chosen(object): The user chose this value.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[Hashable, OptionButton] = {}
        self._problem = False
        self._group.idClicked.connect(self._clicked)

    def value(self) -> Hashable:
        """What is chosen, or None."""
        button = self._group.checkedButton()
        return button.option.value if isinstance(button, OptionButton) else None

    def set_value(self, value: Hashable) -> None:
        """Choose a value without telling anyone; None, or one that is no option, chooses none."""
        button = self._buttons.get(value)
        checked = self._group.checkedButton()
        if button is not None:
            button.setChecked(True)
        elif checked is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)
        focus = button or next(iter(self._buttons.values()), None)
        if focus is not None:
            self.setFocusProxy(focus)
        self.update()

    def set_note(self, value: Hashable, note: str) -> None:
        """Change the small text of an option."""
        self._buttons[value].set_note(note)

    def note(self, value: Hashable) -> str:
        """The small text of an option."""
        return self._buttons[value].note

    def button(self, value: Hashable) -> QRadioButton:
        """The button of an option."""
        return self._buttons[value]

    def set_problem_shown(self, shown: bool) -> None:
        """Show or hide the border that says that the choice is wrong."""
        self._problem = shown
        self.update()

    def add_option(self, button: OptionButton) -> None:
        """Take one of the options in; for subclasses."""
        self._group.addButton(button, len(self._buttons))
        self._buttons[button.option.value] = button
        if len(self._buttons) == 1:
            self.setFocusProxy(button)

    def _clicked(self, _index: int) -> None:
        button = self._group.checkedButton()
        if button is not None:
            self.setFocusProxy(button)
            self.chosen.emit(self.value())


_NOTE_GAP = 6


def _height(two_lines: bool) -> int:
    return 48 if two_lines else theme.HEIGHT_CONTROL


class _Segment(OptionButton):
    def __init__(self, option: Option, two_lines: bool, edges: tuple[int, int], parent: QWidget) -> None:
        super().__init__(option, theme.RADIUS_BADGE, parent)
        self._two_lines = two_lines
        self._edges = edges
        self.setFont(theme.font(Role.BODY))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        words, note = self._widths()
        inside = max(words, note) if self._two_lines else words + (note + _NOTE_GAP if note else 0)
        return QSize(inside + 22, _height(self._two_lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._widths()[0] + 12, self.sizeHint().height())

    def set_two_lines(self, two_lines: bool) -> None:
        """Put the note under the name, or beside it."""
        if two_lines != self._two_lines:
            self._two_lines = two_lines
            self.updateGeometry()
            self.update()

    def fits_one_line(self, width: int) -> bool:
        """Say whether name and note stand side by side in so many pixels."""
        words, note = self._widths()
        return not note or words + _NOTE_GAP + note <= width - sum(self._edges) - 4

    def _widths(self) -> tuple[int, int]:
        words = QFontMetrics(theme.font(Role.LABEL)).horizontalAdvance(self.text())
        note = QFontMetrics(theme.font(Role.PRICE)).horizontalAdvance(self.note) if self.note else 0
        return words, note

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = antialiased(QPainter(self))
        on = self.isChecked()
        area = QRectF(self.rect()).adjusted(self._edges[0], 3, -self._edges[1], -3)
        if on:
            box(painter, area, theme.RADIUS_BADGE, fill="tint", border="tint-line")
        elif self.isEnabled() and (self.underMouse() or self.isDown()):
            box(painter, area, theme.RADIUS_BADGE, fill="pressed" if self.isDown() else "hover")
        words = "text-3" if not self.isEnabled() else "text-1" if on or self.underMouse() else "text-2"
        painter.setFont(theme.font(Role.LABEL if on else Role.BODY))
        painter.setPen(theme.colour(words))
        note_tone = "text-2" if on else "text-3"
        if self._two_lines:
            self._paint_two_lines(painter, area, note_tone)
        else:
            self._paint_one_line(painter, area, note_tone)

    def _paint_two_lines(self, painter: QPainter, area: QRectF, note_tone: str) -> None:
        if not self.note:
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text())
            return
        middle = area.center().y()
        upper = QRectF(area.left(), middle - 18, area.width(), 18)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.setFont(theme.font(Role.PRICE))
        painter.setPen(theme.colour(note_tone))
        painter.drawText(upper.translated(0, 18), Qt.AlignmentFlag.AlignCenter, self.note)

    def _paint_one_line(self, painter: QPainter, area: QRectF, note_tone: str) -> None:
        words = painter.fontMetrics().horizontalAdvance(self.text())
        note = self._widths()[1]
        if not note:
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text())
            return
        left = round(area.center().x() - (words + _NOTE_GAP + note) / 2)
        place = QRect(left, 0, words + _NOTE_GAP, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(theme.font(Role.PRICE))
        painter.setPen(theme.colour(note_tone))
        place = QRect(left + words + _NOTE_GAP, 0, note + 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.note)


class SegmentedChoice(Choice):
    """Options side by side in a frame, each with a small note such as "+780,000".

    Args:
        name: What is chosen here, for screen readers.
        options: What there is to choose from.
        two_lines: Notes under the names, 48 high, instead of beside them, 32 high. Where a note has no room beside its
            name, all are under theirs anyway: what an option costs must not depend on the window's width.
        parent: The widget that holds it.
    """

    def __init__(
        self, name: str, options: Sequence[Option], *, two_lines: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        last = len(options) - 1
        self._always_two = two_lines
        self._segments: list[_Segment] = []
        for index, option in enumerate(options):
            edges = (3 if index == 0 else 1, 3 if index == last else 1)
            segment = _Segment(option, two_lines, edges, self)
            self.add_option(segment)
            self._segments.append(segment)
            layout.addWidget(segment, 1)
        self.setFixedHeight(_height(two_lines))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_note(self, value: Hashable, note: str) -> None:
        """Change the small text of an option."""
        super().set_note(value, note)
        # Before it is laid out, its width says nothing.
        if self.isVisible():
            self._make_room()

    def sizeHint(self) -> QSize:
        """Room for the longest option in every place: they share the width evenly."""
        widest = max((segment.sizeHint().width() for segment in self._segments), default=0)
        return QSize(widest * len(self._segments), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have room for every note."""
        super().resizeEvent(event)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        """Have room for the notes that came meanwhile."""
        super().showEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        each = self.width() // max(1, len(self._segments))
        two_lines = self._always_two or not all(segment.fits_one_line(each) for segment in self._segments)
        for segment in self._segments:
            segment.set_two_lines(two_lines)
        self.setFixedHeight(_height(two_lines))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame."""
        painter = antialiased(QPainter(self))
        border, width = ("err-line", 2) if self._problem else ("line-2", 1)
        box(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, fill="raised", border=border, width=width)


class _Ratio(OptionButton):
    # Every outline covers about the same area, so that none looks like the larger picture.
    _AREA = 256.0
    _LONGEST = 20.0

    def __init__(self, option: Option, parent: QWidget) -> None:
        super().__init__(option, theme.RADIUS_CONTROL, parent)
        across, down = (float(number) for number in option.text.split(":"))
        width = (self._AREA * across / down) ** 0.5
        height = width * down / across
        shrink = min(1.0, self._LONGEST / max(width, height))
        self._shape = (width * shrink, height * shrink)
        self.setFont(theme.font(Role.BADGE))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(40, 48)

    def minimumSizeHint(self) -> QSize:
        return QSize(30, 48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = antialiased(QPainter(self))
        on = self.isChecked()
        hover = self.isEnabled() and self.underMouse()
        if on:
            box(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, fill="tint", border="tint-line")
        elif hover:
            box(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, fill="hover")
        width, height = self._shape
        # On whole pixels, so that the thin line is as sharp in every shape.
        outline = QRectF(round((self.width() - width) / 2), round(15 - height / 2), round(width), round(height))
        if on:
            box(painter, outline, 2, fill="accent-text")
        else:
            box(painter, outline, 2, border="text-2" if hover else "line-3")
        painter.setFont(self.font())
        painter.setPen(theme.colour("text-1" if on or hover else "text-2"))
        painter.drawText(QRect(0, 30, self.width(), 14), Qt.AlignmentFlag.AlignCenter, self.text())


class RatioChoice(Choice):
    """Aspect ratios drawn to shape, with their numbers.

    Args:
        name: What is chosen here, for screen readers.
        options: Their texts are numbers such as "16:9".
        parent: The widget that holds it.
    """

    def __init__(self, name: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE_1)
        for option in options:
            ratio = _Ratio(option, self)
            self.add_option(ratio)
            layout.addWidget(ratio, 1)
        self.setFixedHeight(48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the border that says that something is wrong."""
        if self._problem:
            painter = antialiased(QPainter(self))
            box(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, border="err-line", width=2)
