"""A field for the template of file names, which shows what it would make."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from pikadesk.domain.naming import PLACEHOLDERS
from pikadesk.ui import theme
from pikadesk.ui.presenters.exports_naming import PLACEHOLDER_WORDS, Preview
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import ElidedLabel, IconButton, LineEdit, Message
from pikadesk.ui.widgets.editors.picture_menu import Deed, make_menu, open_below
from pikadesk.ui.widgets.layouts import column, row


class NameTemplateEdit(QObject):
    """A template, what it makes, and a menu of what can stand in it: a line, and what is said below it.

    Args:
        name: What it is called by screen readers.
        preview: Says what a template makes.
        parent: What owns it.

    Signals:
        edited(str): The user wrote a template, which may have problems.

    Attributes:
        line: The field and the button that opens the menu.
        below: What the template makes, or what is wrong with it.
        edit: The field.
        insert: Opens the menu.
        made: The name that it makes.
        problem: What is wrong with it.
    """

    edited = Signal(str)

    def __init__(self, name: str, preview: Preview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self.edit = LineEdit(name)
        self.edit.setFont(theme.font(Role.BODY_FIGURES))
        self.insert = IconButton("plus", tr("Insert a placeholder"), boxed=True)
        self.insert.setAutoDefault(False)
        self.insert.clicked.connect(lambda: open_below(make_menu(self.insert, self.deeds()), self.insert))
        self.line = QWidget()
        laid = row(self.edit, self.insert)
        laid.setStretch(0, 1)
        self.line.setLayout(laid)
        self.line.setFocusProxy(self.edit)
        self.made = ElidedLabel("", Role.SMALL_FIGURES, "text-3", mode=Qt.TextElideMode.ElideMiddle)
        self.made.setContentsMargins(0, theme.SPACE_1, 0, 0)
        self.problem = Message()
        self.below = QWidget()
        self.below.setLayout(column(self.made, self.problem, gap=0))
        self.edit.textEdited.connect(self._edited)

    @property
    def template(self) -> str:
        """The template as it is written."""
        return self.edit.text()

    def show_template(self, template: str) -> None:
        """Show a template without telling anyone; not over one that is being written and has problems."""
        if template != self.edit.text() and not (self.edit.hasFocus() and self.problem.text()):
            self.edit.setText(template)
        self.show_made()

    def show_made(self) -> None:
        """Show what the template makes by now."""
        shown = self._preview(self.edit.text())
        self.made.setText(shown.name)
        self.made.setVisible(bool(shown.name))
        self.problem.show_text(shown.problem)
        self.edit.set_problem_shown(bool(shown.problem))
        self.edit.setAccessibleDescription(shown.problem or shown.name)

    def deeds(self) -> Sequence[Sequence[Deed]]:
        """What can stand in a template."""
        words = tr("{placeholder}  {meaning}")
        return [
            [
                Deed(
                    words.format(placeholder=f"{{{name}}}", meaning=tr(PLACEHOLDER_WORDS[name])),
                    partial(self._insert, f"{{{name}}}"),
                )
                for name in PLACEHOLDERS
            ]
        ]

    def _insert(self, placeholder: str) -> None:
        self.edit.insert(placeholder)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edited()

    def _edited(self) -> None:
        self.show_made()
        self.edited.emit(self.edit.text())
