"""Editor of the seed: a number, a new one from the dice, and the lock that keeps it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikadesk.domain.fields import Seed
from pikadesk.ui import theme
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import IconButton, Label, LabelledField, LineEdit
from pikadesk.ui.widgets.editors.base import Editor, LeaveToForm
from pikadesk.ui.widgets.layouts import row

_WITH_WORD = 300


class _SeedLine(QWidget):
    """Field, dice, lock and the word for what the lock does."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = LineEdit(tr("Seed"), placeholder=tr("Random"))
        self.edit.setFont(theme.font(Role.BODY_FIGURES))
        self.edit.setMinimumWidth(88)
        self.edit.setMaximumWidth(132)
        self.dice = IconButton("dice", tr("New seed"), boxed=True)
        self.lock = IconButton("unlock", tr("Keep seed"), boxed=True, checkable=True)
        self.word = Label("", Role.SMALL, "text-3")
        line = row(self.edit, self.dice, self.lock, self.word)
        line.addStretch(1)
        self.setLayout(line)
        self.setFocusProxy(self.edit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the word out where it would be cut; the lock says the same."""
        super().resizeEvent(event)
        self.word.setVisible(self.width() >= _WITH_WORD)

    def set_problem_shown(self, shown: bool) -> None:
        """Show or hide the border that says that the seed is wrong."""
        self.edit.set_problem_shown(shown)


class SeedEditor(Editor):
    """The seed. Empty means a new one each time; the lock keeps it for the generations that follow."""

    beside = True

    def __init__(self, form: FormPresenter, field: Seed, parent: QWidget | None = None) -> None:
        super().__init__(form, field.name, parent)
        self.line = _SeedLine()
        self._frame = LabelledField(tr("Seed"), self.line, beside=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._frame)
        LeaveToForm(self.line.edit)
        self.line.edit.textEdited.connect(lambda text: self.edited.emit(self.name, text))
        self.line.dice.clicked.connect(form.roll_seed)
        self.line.lock.clicked.connect(form.keep_seed)

    def show_form(self) -> None:
        """Show the seed and whether it stays."""
        text, kept = self.form.draft.text(self.name), self.form.seed_kept
        problem = self.form.reading.problem(self.name)
        if text != self.line.edit.text():
            self.line.edit.setText(text)
        self.line.lock.setChecked(kept)
        self.line.lock.set_icon_name("lock" if kept else "unlock")
        word = "" if problem else tr("Kept") if kept else tr("New each time")
        self.line.word.setText(word)
        self.line.lock.setAccessibleDescription(word)
        self._frame.set_problem(problem or None)

    def point_to(self, target: str) -> None:
        """Put the cursor into the seed."""
        del target
        self.line.edit.setFocus()
        self.line.edit.selectAll()
