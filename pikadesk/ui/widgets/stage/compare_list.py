"""What differs between two clips, line by line, beside their pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.presenters.compare_words import Line
from pikadesk.ui.text import tr, tr_count
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Label, LinkButton, Separator
from pikadesk.ui.widgets.focus import SLIDE_KEYS, claim_keys, ring_on_keyboard_focus
from pikadesk.ui.widgets.layouts import Surface, column, row
from pikadesk.ui.widgets.roles import give_role
from pikadesk.ui.widgets.stage.compare_screen import LETTERS

WIDTH, HEIGHT = 288, 148
"""How wide it is beside the pictures, and how high under them."""

_MOST_COLUMNS = 3
_LARGEST = 16_777_215


class _Lines(QScrollArea):
    """Scrolls with the keyboard too, for which it takes the focus."""


give_role(_Lines, QAccessible.Role.Document)


class CompareList(Surface):
    """The differences, with what is the same folded under them.

    Args:
        parent: The widget that holds it.

    Attributes:
        fold: Shows and hides what is the same.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", left="line-1", top="line-1", parent=parent)
        self._columns = 1
        self._different: Sequence[Line] = ()
        self._same: Sequence[Line] = ()
        self._unfolded = False
        self._heading = Label("", Role.HEADING)
        self.fold = LinkButton("")
        self.fold.clicked.connect(self._toggle)
        self._rows = QGridLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setVerticalSpacing(theme.SPACE_3)
        self._rows.setHorizontalSpacing(theme.SPACE_5)
        page = QWidget()
        page.setObjectName("page")
        inside = column(self._heading, gap=theme.SPACE_3, margins=(theme.SPACE_4, 11, theme.SPACE_4, theme.SPACE_4))
        inside.addLayout(self._rows)
        inside.addLayout(row(self.fold, None))
        inside.addStretch(1)
        page.setLayout(inside)
        self.area = _Lines()
        self.area.setWidget(page)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(tr("Differences"))
        self.area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        claim_keys(self.area, SLIDE_KEYS)
        ring_on_keyboard_focus(self.area)
        self.setLayout(column(self.area, gap=0))
        self.lie_below(False)

    def lie_below(self, below: bool) -> None:
        """Be wide and low, under the pictures, or narrow and high beside them."""
        self.setMaximumSize(_LARGEST if below else WIDTH, HEIGHT if below else _LARGEST)
        self.setMinimumSize(0 if below else WIDTH, HEIGHT if below else 0)
        columns = _MOST_COLUMNS if below else 1
        if columns != self._columns:
            self._columns = columns
            self._render()

    def show_lines(self, different: Sequence[Line], same: Sequence[Line]) -> None:
        """Show other lines."""
        if (different, same) != (self._different, self._same):
            self._different, self._same = different, same
            self._render()

    def texts(self) -> list[tuple[str, ...]]:
        """Return the lines that are seen: name and values."""
        lines = [(line.name, line.first, line.second) for line in self._different]
        return [*lines, *((line.name, line.first) for line in self._same if self._unfolded)]

    def _toggle(self) -> None:
        self._unfolded = not self._unfolded
        self._render()

    def _render(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        count = len(self._different)
        self._heading.setText(tr_count("1 difference", "%n differences", count) if count else tr("Made the same way"))
        for column_ in range(_MOST_COLUMNS):
            self._rows.setColumnStretch(column_, int(column_ < self._columns))
        self._place([_Difference(line) for line in self._different])
        if self._unfolded and self._same:
            self._rows.addWidget(Separator(), self._rows.rowCount(), 0, 1, self._columns)
            self._place([_Same(line) for line in self._same])
        hidden = tr_count("Show 1 that is the same", "Show %n that are the same", len(self._same))
        self.fold.setText(tr("Hide what is the same") if self._unfolded else hidden)
        self.fold.setVisible(bool(self._same))
        self.fold.updateGeometry()

    def _place(self, widgets: Sequence[QWidget]) -> None:
        """Put widgets below what is there, from left to right."""
        first = self._rows.rowCount()
        for place, widget in enumerate(widgets):
            below, across = divmod(place, self._columns)
            self._rows.addWidget(widget, first + below, across, Qt.AlignmentFlag.AlignTop)


class _Difference(QWidget):
    """A name, and under it what it is of each clip."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        made = QGridLayout(self)
        made.setContentsMargins(0, 0, 0, 0)
        made.setHorizontalSpacing(theme.SPACE_2)
        made.setVerticalSpacing(2)
        made.addWidget(Label(line.name, Role.SMALL, "text-3"), 0, 0, 1, 2)
        for place, value in enumerate((line.first, line.second)):
            letter = Label(LETTERS[place], Role.SMALL_HEADING, "accent-text" if place else "text-2")
            made.addWidget(letter, place + 1, 0, Qt.AlignmentFlag.AlignTop)
            made.addWidget(Label(value, Role.SMALL_FIGURES, wrap=True), place + 1, 1)
        made.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


class _Same(QWidget):
    """A name, and what it is of both clips."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        name = Label(line.name, Role.SMALL, "text-3")
        name.setFixedWidth(96)
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        name.setWordWrap(True)
        value = Label(line.first, Role.SMALL_FIGURES, "text-2", wrap=True)
        value.setAlignment(Qt.AlignmentFlag.AlignTop)
        made = row(gap=theme.SPACE_2)
        made.addWidget(name)
        made.addWidget(value, 1)
        self.setLayout(made)
