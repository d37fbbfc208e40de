"""Buttons that show a state: tabs, chips and the switch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.buttons import PressButton
from pikadesk.ui.widgets.controls.motion import Beat, Glide, paint_turning
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.focus import PRESS_KEYS, claim_keys, ring_on_keyboard_focus


class TabButton(PressButton):
    """One of the tabs of the header or of the bottom panel; the tabs of one parent exclude each other.

    Args:
        text: Its name.
        icon: An icon before it, or "".
        compact: 28 high, for the bottom panel.
        parent: The widget that holds all of them.
    """

    def __init__(self, text: str, *, icon: str = "", compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self._icon = icon
        self._compact = compact
        self._count = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFont(theme.font(Role.LABEL))
        self._filled = Glide(self)
        self._filled.moved.connect(self._fill)
        self.toggled.connect(lambda on: self._filled.send(float(on)))
        self.toggled.connect(self._take_tab_stop)

    def _take_tab_stop(self, on: bool) -> None:
        """Let Tab come to the tab that is chosen; Qt sees to it only once one of them has the focus."""
        holder = self.parentWidget()
        if on and holder is not None:
            for tab in holder.findChildren(TabButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
                tab.setFocusPolicy(Qt.FocusPolicy.TabFocus if tab is self else Qt.FocusPolicy.NoFocus)

    def _fill(self, _part: float) -> None:
        self.update()

    def set_count(self, count: int | None) -> None:
        """Show a number after the name, or none."""
        self._count = "" if count is None else str(count)
        self.setAccessibleName(f"{self.text()} {self._count}" if self._count else "")
        self.updateGeometry()
        self.update()

    def _count_width(self) -> int:
        return QFontMetrics(theme.font(Role.BADGE)).horizontalAdvance(self._count) + 6 if self._count else 0

    def sizeHint(self) -> QSize:
        """Icon, name and number with their padding."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + self._count_width()
        width += 24 if self._icon else 0
        if self._compact:
            return QSize(width + 20, theme.HEIGHT_COMPACT)
        return QSize(width + 22, theme.HEIGHT_CONTROL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tab."""
        painter = antialiased(QPainter(self))
        on, hover = self.isChecked(), self.underMouse() or self.isDown()
        words = "text-1" if on or hover else "text-2"
        if hover and not on:
            box(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, fill="raised")
        painter.setOpacity(self._filled.value)
        box(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, fill="hover", border="line-2")
        painter.setOpacity(1)
        left = 10
        if self._icon:
            where = QRectF(left, 0, 16, self.height())
            paint_icon(painter, where, self._icon, "accent-text" if on else words, 16)
            left += 24
        painter.setPen(theme.colour(words))
        painter.drawText(QRect(left, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._count:
            left += self.fontMetrics().horizontalAdvance(self.text()) + 6
            painter.setFont(theme.font(Role.BADGE))
            painter.setPen(theme.colour("text-2" if on else "text-3"))
            painter.drawText(QRect(left, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self._count)


@dataclass(frozen=True, slots=True)
class ChipPart:
    """One part of a chip: an icon in a tone, a strong text and a plain one after it."""

    icon: str
    strong: str
    plain: str = ""
    tone: str = "text-2"


class Chip(PressButton):
    """A short standing message in the header that can be pressed; an icon named `spinner` turns.

    Args:
        name: What pressing it does.
        parent: The widget that holds it.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name = name
        self._parts: tuple[ChipPart, ...] = ()
        self._beat = Beat(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Sequence[ChipPart], full: str = "") -> None:
        """Change what it says.

        Args:
            parts: From left to right.
            full: The whole message where the parts are shortened; it is read out and shown as the tool tip.
        """
        self._parts = tuple(parts)
        said = full or ", ".join(f"{part.strong} {part.plain}".strip() for part in parts)
        self.setAccessibleName(said)
        self.setAccessibleDescription(self._name)
        self.setToolTip(full or self._name)
        self._beat.set_running(any(part.icon == "spinner" for part in parts))
        self.updateGeometry()
        self.update()

    @staticmethod
    def _fonts() -> tuple[QFont, QFont]:
        return theme.font(Role.LABEL_FIGURES), theme.font(Role.BODY)

    def _width(self, part: ChipPart) -> int:
        strong, plain = self._fonts()
        width = 24 + QFontMetrics(strong).horizontalAdvance(part.strong)
        return width + (QFontMetrics(plain).horizontalAdvance(f" {part.plain}") if part.plain else 0) + 1

    def sizeHint(self) -> QSize:
        """All parts side by side."""
        width = 22 + sum(self._width(part) for part in self._parts) + 25 * max(0, len(self._parts) - 1)
        return QSize(width, theme.HEIGHT_CONTROL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = antialiased(QPainter(self))
        box(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, fill=self.state_fill(""), border="line-1")
        strong, plain = self._fonts()
        left = 10
        for index, part in enumerate(self._parts):
            if index:
                painter.fillRect(QRect(left + 12, 6, 1, self.height() - 12), theme.colour("line-2"))
                left += 25
            where = QRectF(left, 0, 16, self.height())
            if part.icon == "spinner":
                paint_turning(painter, where, part.tone, 16, self._beat)
            else:
                paint_icon(painter, where, part.icon, part.tone, 16)
            painter.setFont(strong)
            painter.setPen(theme.colour("text-1"))
            words = QRect(left + 24, 0, self.width(), self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, part.strong)
            words.translate(QFontMetrics(strong).horizontalAdvance(part.strong), 0)
            painter.setFont(plain)
            painter.setPen(theme.colour("text-2"))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, f" {part.plain}" if part.plain else "")
            left += self._width(part)


class Switch(QCheckBox):
    """Something that is on or off.

    Args:
        text: What being on means, to the right of it, or "" where a label names it.
        parent: The widget that holds it.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        claim_keys(self, PRESS_KEYS)
        ring_on_keyboard_focus(self, 10)

    def sizeHint(self) -> QSize:
        """The switch and its words."""
        words = self.fontMetrics().horizontalAdvance(self.text()) + 9 if self.text() else 0
        return QSize(36 + words, theme.HEIGHT_COMPACT if self.text() else 20)

    def minimumSizeHint(self) -> QSize:
        """As large as it wants to be."""
        return self.sizeHint()

    def hitButton(self, point: QPoint) -> bool:
        """All of it answers."""
        return self.rect().contains(point)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the switch."""
        painter = antialiased(QPainter(self))
        on, enabled = self.isChecked(), self.isEnabled()
        track = QRectF(0, (self.height() - 20) / 2, 36, 20)
        if on:
            fill = "accent-hover" if self.underMouse() and enabled else "accent" if enabled else "line-2"
            box(painter, track, 10, fill=fill, border=fill)
        else:
            fill = "hover" if self.underMouse() and enabled else "raised"
            box(painter, track, 10, fill=fill, border="line-3" if enabled else "line-2")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("on-accent" if on else "line-3" if enabled else "line-2"))
        painter.drawEllipse(QPointF(track.left() + (26 if on else 10), track.center().y()), 6, 6)
        if self.text():
            painter.setPen(theme.colour("text-2" if enabled else "text-3"))
            painter.drawText(self.rect().adjusted(44, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
