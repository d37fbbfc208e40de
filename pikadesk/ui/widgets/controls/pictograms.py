"""Choosing one of several pictograms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.choices import Choice, Option, OptionButton
from pikadesk.ui.widgets.controls.motion import Beat
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.controls.sketches import SKETCH_MS, SKETCHES, paint_sketch
from pikadesk.ui.widgets.focus import KEYBOARD_REASONS, PASSING_REASONS

_COMES_OR_GOES = frozenset({QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.FocusIn, QEvent.Type.FocusOut})


class _Tile(OptionButton):
    def __init__(self, option: Option, parent: QWidget) -> None:
        super().__init__(option, theme.RADIUS_CARD, parent)
        self.setFont(theme.font(Role.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._beat = Beat(self)
        self._keyed = False

    def event(self, event: QEvent) -> bool:
        """Show the motion while the pointer or the keyboard is on it."""
        taken = super().event(event)
        if isinstance(event, QFocusEvent) and event.reason() not in PASSING_REASONS:
            self._keyed = event.gotFocus() and event.reason() in KEYBOARD_REASONS
        if event.type() in _COMES_OR_GOES and self.option.icon in SKETCHES:
            self._beat.set_running(self.underMouse() or self._keyed)
        return taken

    def sizeHint(self) -> QSize:
        return QSize(96, 68)

    def minimumSizeHint(self) -> QSize:
        return QSize(72, 68)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = antialiased(QPainter(self))
        on = self.isChecked()
        hover = self.isEnabled() and self.underMouse()
        fill, border, width = (
            ("tint", "focus", 2) if on else ("hover", "line-2", 1) if hover else ("raised", "line-1", 1)
        )
        words = "text-1" if on or hover else "text-2"
        box(painter, QRectF(self.rect()), theme.RADIUS_CARD, fill=fill, border=border, width=width)
        drawing = QRectF((self.width() - 32) / 2, 8, 32, 32)
        tone = "accent-text" if on else words
        if self._beat.moving:
            paint_sketch(painter, drawing, self.option.icon, theme.colour(tone), self._beat.part(SKETCH_MS))
        else:
            paint_icon(painter, drawing, self.option.icon, tone, 32)
        painter.setFont(theme.font(Role.SMALL_LABEL if on else Role.SMALL))
        painter.setPen(theme.colour(words))
        painter.drawText(QRect(2, 44, self.width() - 4, 16), Qt.AlignmentFlag.AlignCenter, self.text())
        if on:
            paint_icon(painter, QRectF(self.width() - 18, 4, 14, 14), "check", "accent-text", 14)


class PictogramChoice(Choice):
    """Tiles with a pictogram and a name, in rows.

    Args:
        name: What is chosen here, for screen readers.
        options: What there is to choose from; each has an `icon`.
        columns: How many stand side by side.
        parent: The widget that holds it.
    """

    def __init__(
        self, name: str, options: Sequence[Option], *, columns: int = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.SPACE_2)
        grid.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        for index, option in enumerate(options):
            tile = _Tile(option, self)
            self.add_option(tile)
            grid.addWidget(tile, index // columns, index % columns)
        for place in range(columns):
            grid.setColumnStretch(place, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the border that says that something is wrong."""
        if self._problem:
            painter = antialiased(QPainter(self))
            box(painter, QRectF(self.rect()), theme.RADIUS_CARD, border="err-line", width=2)
