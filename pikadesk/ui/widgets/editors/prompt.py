"""Editors of text: the prompt, and the negative prompt folded to a line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikadesk.domain.catalogue import Task
from pikadesk.domain.fields import Text
from pikadesk.ui.actions import key_text
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.prompts import FormPrompts
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.controls import CollapsibleLine, IconButton, LabelledField, PromptEdit
from pikadesk.ui.widgets.editors.base import Editor, LeaveToForm
from pikadesk.ui.widgets.editors.picture_menu import Deed, make_menu, open_below
from pikadesk.ui.widgets.editors.prompt_list import PromptList
from pikadesk.ui.widgets.layouts import row
from pikadesk.words import translatable

_PLACEHOLDERS = translatable(
    {
        Task.TEXT: "Describe the video, for example: gentle waves at sunset, wide shot, slow forward drift",
        Task.IMAGE: "Describe the motion, for example: balloons rise slowly, mist drifts",
        Task.SCENES: "Describe the scene that brings the pictures together",
        Task.FRAMES: "Describe the whole video, or leave it empty",
        Task.EFFECTS: "Describe the mood or the light, or leave it empty",
    }
)
_LEAST_LINES, _SCENE_LINES, _MOST_LINES = 2, 3, 4


class _RoomyPromptEdit(PromptEdit):
    """The prompt of a task without pictures: ten lines and a little air, 224 px, where there is room."""

    _AROUND = 24


class PromptEditor(Editor):
    """The prompt.

    Args:
        form: The form that it belongs to.
        field: The field.
        prompts: Earlier prompts; None where they are not remembered.
        roomy: Whether it may take the room that is left on the page, as on Text.
        parent: The widget that holds it.
    """

    def __init__(
        self,
        form: FormPresenter,
        field: Text,
        prompts: FormPrompts | None = None,
        *,
        roomy: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(form, field.name, parent)
        self.roomy = roomy
        self._prompts = prompts
        kind = _RoomyPromptEdit if roomy else PromptEdit
        least = _SCENE_LINES if form.task is Task.SCENES else _LEAST_LINES
        self.edit = kind(tr("Prompt"), placeholder=tr(_PLACEHOLDERS[form.task]), least_lines=least)
        self._required = field.required
        self.clock = IconButton("clock", tr("Earlier prompts"), keys=key_text("prompt.earlier"), compact=True)
        self.clock.setVisible(prompts is not None)
        self.more = IconButton("more", tr("More for this form"), compact=True)
        self.more.hide()
        at_end = QWidget()
        at_end.setLayout(row(self.clock, self.more, gap=0))
        self._frame = LabelledField(tr("Prompt"), self.edit, trailing=at_end)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._frame)
        LeaveToForm(self.edit)
        self.clock.clicked.connect(self._open_list)
        self.edit.textChanged.connect(lambda: self.edited.emit(self.name, self.edit.toPlainText()))

    def offer_menu(self, deeds: Callable[[], list[list[Deed]]]) -> None:
        """Offer a menu for the whole form at the end of the heading."""
        self.more.show()
        self.more.clicked.connect(lambda: open_below(make_menu(self, deeds()), self.more))

    def give_room(self, height: int) -> None:
        """Let it be so high, in pixels, between four and ten lines; only where it is roomy."""
        lines = max(_MOST_LINES, min(10, (height - 24) // PromptEdit.LINE_HEIGHT))
        self.edit.set_lines(lines, lines)

    def show_form(self) -> None:
        """Show the prompt and what is wrong with it."""
        self.edit.show_text(self.form.draft.text(self.name))
        self._frame.set_problem(self.form.reading.problem(self.name) or None)
        self._frame.set_hint(self._hint())

    def point_to(self, target: str) -> None:
        """Put the cursor into the prompt."""
        del target
        self.edit.setFocus()

    def _open_list(self) -> None:
        if self._prompts is not None:
            earlier = PromptList(self._prompts.memory, self)
            earlier.taken.connect(self._prompts.take)
            earlier.open_below(self.clock)

    def _hint(self) -> str:
        if self._required:
            return ""
        in_parts = self.form.spec.has("transitions") and len(self.form.pictures) > 1
        return tr("for the whole video, optional") if in_parts else tr("optional")


class NegativePromptEditor(Editor):
    """The negative prompt: one line that shows it, opened to write in."""

    def __init__(self, form: FormPresenter, field: Text, parent: QWidget | None = None) -> None:
        super().__init__(form, field.name, parent)
        self._line = CollapsibleLine(tr("Negative prompt"), placeholder=tr("What should not be in the video"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._line)
        LeaveToForm(self._line.edit)
        self._line.text_edited.connect(lambda text: self.edited.emit(self.name, text))

    def show_form(self) -> None:
        """Show the negative prompt."""
        self._line.set_text(self.form.draft.text(self.name))

    def point_to(self, target: str) -> None:
        """Open it and put the cursor in."""
        del target
        self._line.set_open(True)
        self._line.edit.setFocus()
