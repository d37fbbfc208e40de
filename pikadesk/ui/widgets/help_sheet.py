"""The help sheet: every action that has a key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from pikadesk.ui import theme
from pikadesk.ui.actions import ACTIONS, AREAS, Area, key_texts
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, Label
from pikadesk.ui.widgets.focus import ring_on_keyboard_focus
from pikadesk.ui.widgets.layouts import Surface, column, row
from pikadesk.ui.widgets.roles import give_role

_COLUMNS = (
    (Area.WINDOW, Area.COMPOSER, Area.PICTURES, Area.TIMELINE, Area.LISTS, Area.LIBRARY),
    (Area.PLAYER, Area.SCREEN, Area.SHOTS),
)


class _Sheet(QScrollArea):
    """Scrolls with the keyboard too, for which it takes the focus."""


give_role(_Sheet, QAccessible.Role.Document)


class HelpSheet(QDialog):
    """All shortcuts, by where they work.

    Args:
        parent: The window over which it opens.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("All shortcuts"))
        self.setModal(True)
        self.resize(720, 620)
        page = QWidget()
        page.setObjectName("page")
        columns = row(gap=theme.SPACE_6, margins=(theme.SPACE_5, 0, theme.SPACE_5, theme.SPACE_4))
        for areas in _COLUMNS:
            side = QVBoxLayout()
            side.setSpacing(theme.SPACE_5)
            for area in areas:
                side.addLayout(self._area(area))
            side.addStretch(1)
            columns.addLayout(side, 1)
        page.setLayout(columns)
        scroll = _Sheet()
        scroll.setAccessibleName(tr("All shortcuts"))
        ring_on_keyboard_focus(scroll)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        # Longer words, as some languages have them, make it wider, and push no key out of sight.
        scroll.setMinimumWidth(page.minimumSizeHint().width() + scroll.verticalScrollBar().sizeHint().width())
        self.close_button = Button(tr("Close"), key_hint=QKeySequence("Esc").toString())
        self.close_button.clicked.connect(self.accept)
        head, foot = QWidget(), QWidget()
        head.setLayout(row(Label(tr("All shortcuts"), Role.SECTION_TITLE), margins=(24, 24, 24, 16)))
        foot.setLayout(row(None, self.close_button, margins=(24, 12, 24, 16)))
        self.setLayout(column(head, scroll, foot, gap=0))

    @staticmethod
    def _area(area: Area) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_4)
        grid.setVerticalSpacing(theme.SPACE_1)
        grid.addWidget(Label(tr(AREAS[area]), Role.SMALL_HEADING, "text-2"), 0, 0, 1, 2)
        for line, action in enumerate((each for each in ACTIONS.values() if each.area is area), start=1):
            grid.addWidget(Label(tr(action.words)), line, 0)
            keys = QWidget()
            keys.setLayout(row(None, *map(_badge, key_texts(action.id)), gap=theme.SPACE_1))
            grid.addWidget(keys, line, 1)
        grid.setColumnStretch(0, 1)
        return grid


def _badge(key: str) -> QWidget:
    made = Surface("raised", border="line-2", radius=theme.RADIUS_BADGE)
    made.setLayout(row(Label(key, Role.SMALL, "text-2"), margins=(8, 2, 8, 2)))
    return made
