"""A box of settings with a heading."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Label
from pikadesk.ui.widgets.layouts import Surface, column, row

_KEY_WIDTH = 148


class SettingsGroup(Surface):
    """A box of settings with a heading.

    Args:
        heading: What the settings are about.
        icon: The icon that stands for it in the navigation.

    Attributes:
        heading: What the settings are about.
        icon: The icon that stands for it in the navigation.
    """

    def __init__(self, heading: str, icon: str) -> None:
        super().__init__("panel", border="line-1", radius=theme.RADIUS_CARD)
        self.heading, self.icon = heading, icon
        # Not as the label's own margins: Qt drops those where the style changes while the label has no room.
        head = (theme.SPACE_4, theme.SPACE_3, theme.SPACE_4, theme.SPACE_2)
        self._column = column(gap=0)
        self._column.addLayout(column(Label(heading, Role.HEADING), margins=head))
        self.setLayout(self._column)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def add(self, name: str, small: str, *content: QWidget, below: QWidget | None = None) -> Label:
        """Add a setting, and return the label of the small words under its name."""
        key = QWidget()
        key.setFixedWidth(_KEY_WIDTH)
        hint = Label(small, Role.SMALL, "text-3", wrap=True)
        hint.setVisible(bool(small))
        key.setLayout(column(Label(name), hint, gap=0))
        setting = QWidget()
        inside = column(gap=0)
        line = row(*content)
        for index, item in enumerate(content):
            line.setStretch(index, isinstance(item, Label))
        inside.addLayout(line)
        if below is not None:
            inside.addWidget(below)
        setting.setLayout(inside)
        whole = Surface("", top="line-1")
        laid = row(
            key, setting, gap=theme.SPACE_4, margins=(theme.SPACE_4, theme.SPACE_2, theme.SPACE_4, theme.SPACE_2)
        )
        laid.setStretch(1, 1)
        if below is not None:
            laid.setAlignment(key, Qt.AlignmentFlag.AlignTop)
        whole.setLayout(laid)
        whole.setMinimumHeight(48)
        self._column.addWidget(whole)
        return hint

    def add_whole(self, content: QWidget) -> None:
        """Add something that has a whole line, and no name beside it."""
        whole = Surface("", top="line-1")
        whole.setLayout(column(content, margins=(theme.SPACE_4, theme.SPACE_3, theme.SPACE_4, theme.SPACE_3)))
        self._column.addWidget(whole)
