"""Editors of choices: segments with what each would cost, aspect ratios to shape, effects as pictograms."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikadesk.domain.fields import Choice, OptionValue
from pikadesk.ui import theme
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_words import field_label, option_explanation, option_label
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Choice as ChoiceControl
from pikadesk.ui.widgets.controls import (
    Label,
    LabelledField,
    Message,
    Option,
    PictogramChoice,
    RatioChoice,
    SegmentedChoice,
)
from pikadesk.ui.widgets.editors.base import Editor
from pikadesk.ui.widgets.layouts import row

_SEARCH_PAUSE_MS = 1000


class ChoiceEditor(Editor):
    """A choice in a row of its own, with the small words beside the options."""

    beside = True

    def __init__(self, form: FormPresenter, field: Choice, parent: QWidget | None = None) -> None:
        super().__init__(form, field.name, parent)
        self._field = field
        label = field_label(form.spec, field.name)
        self.control = self._make(label, [Option(value, option_label(field.name, value)) for value in field.options])
        for value in field.options:
            self.control.button(value).setToolTip(option_explanation(field.name, value))
        self._frame = LabelledField(label, self.control, beside=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._frame)
        self.control.chosen.connect(lambda value: self.edited.emit(self.name, value))

    def show_form(self) -> None:
        """Show what is chosen and what every other option would change."""
        self.control.set_value(_hashable(self.form, self.name))
        for option in self._field.options:
            self.control.set_note(option, self.form.reading.note(self.name, option))
        self._frame.set_problem(self.form.reading.problem(self.name) or None)

    def point_to(self, target: str) -> None:
        """Put the focus on what is chosen."""
        del target
        self.control.setFocus()

    def _make(self, label: str, options: list[Option]) -> ChoiceControl:
        if self.name == "aspect_ratio":
            return RatioChoice(label, options)
        # Three names with their prices do not fit side by side.
        return SegmentedChoice(label, options, two_lines=len(options) > 2)


class EffectEditor(Editor):
    """The effects as pictograms; typing the beginning of a name chooses it."""

    def __init__(self, form: FormPresenter, field: Choice, parent: QWidget | None = None) -> None:
        super().__init__(form, field.name, parent)
        label = field_label(form.spec, field.name)
        self._field = field
        self.control = PictogramChoice(label, [_pictogram(option) for option in field.options])
        self._message = Message()
        hint = tr("{count}, all the same price").format(count=len(field.options))
        head = row(Label(label, Role.HEADING), Label(hint, Role.SMALL, "text-2"), None)
        head.addStrut(theme.HEIGHT_CONTROL)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE_1)
        layout.addLayout(head)
        layout.addWidget(self.control)
        layout.addWidget(self._message)
        self._typed = ""
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self._forget)
        for option in field.options:
            self.control.button(option).installEventFilter(self)
        self.control.chosen.connect(lambda value: self.edited.emit(self.name, value))

    def show_form(self) -> None:
        """Show which effect is chosen."""
        self.control.set_value(_hashable(self.form, self.name))
        problem = self.form.reading.problem(self.name)
        self.control.set_problem_shown(bool(problem))
        self._message.show_text(problem)

    def point_to(self, target: str) -> None:
        """Put the focus on the chosen effect, or the first."""
        del target
        self.control.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Search for what is typed on an effect, and keep the letters away from the player's shortcuts meanwhile."""
        if isinstance(event, QKeyEvent) and _is_typed(event):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and self._search(event.text()):
                return True
        return super().eventFilter(watched, event)

    def _search(self, letter: str) -> bool:
        self._typed += letter.casefold()
        self._pause.start()
        for option in self._field.options:
            if option_label(self.name, option).casefold().startswith(self._typed):
                self.control.button(option).setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.control.button(option).click()
                return True
        self._forget()
        return False

    def _forget(self) -> None:
        self._typed = ""


def _is_typed(event: QKeyEvent) -> bool:
    """Say whether a key writes a letter of a name."""
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return plain and bool(event.text()) and (event.text().isalnum() or event.text() == "-")


def _pictogram(option: OptionValue) -> Option:
    return Option(option, option_label("effect", option), icon=f"effect-{str(option).casefold()}")


def _hashable(form: FormPresenter, name: str) -> OptionValue | None:
    value = form.draft.get(name)
    return value if isinstance(value, str | int) else None
