"""What is asked about clips of the library: whether they go to the bin, their tags, a note, a collection's name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QDialog, QMessageBox, QPlainTextEdit, QWidget

from pikadesk.ui import theme
from pikadesk.ui.presenters.library_search import Filter
from pikadesk.ui.text import tr, tr_count
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, Label, LabelledField, LineEdit
from pikadesk.ui.widgets.layouts import FlowLayout, column, row
from pikadesk.ui.widgets.library_tools import FilterChip

_WIDTH = 400
_NOTE_HEIGHT = 120


def ask_before_bin(window: QWidget, names: Sequence[str], throw: Callable[[], None]) -> None:
    """Ask whether clips are to be moved to the bin.

    Args:
        window: The window over which it is asked.
        names: What the clips are called.
        throw: Called where they are.
    """
    question = QMessageBox(window)
    question.setIcon(QMessageBox.Icon.Question)
    question.setWindowTitle(tr("Move to the bin"))
    if len(names) == 1:
        question.setText(tr("Move “{name}” to the bin?").format(name=names[0]))
    else:
        question.setText(tr_count("Move 1 video to the bin?", "Move %n videos to the bin?", len(names)))
    question.setInformativeText(
        tr_count(
            "Its file goes to the bin of this computer. Undo brings it back, with its star, tags and note.",
            "Their files go to the bin of this computer. Undo brings them back, with their stars, tags and notes.",
            len(names),
        )
    )
    move = question.addButton(tr("Move to the bin"), QMessageBox.ButtonRole.DestructiveRole)
    question.addButton(tr("Keep"), QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(move)
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    move.clicked.connect(throw)
    question.open()


class _Asking(QDialog):
    """A dialog with a heading, what is asked, and two buttons."""

    def __init__(self, window: QWidget, heading: str, words: str, editor: QWidget, done: str) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.setModal(True)
        self.setFixedWidth(_WIDTH)
        self.save = Button(done, kind="primary")
        cancel = Button(tr("Cancel"), kind="quiet")
        self._whole = column(
            Label(heading, Role.SECTION_TITLE),
            Label(words, Role.SMALL, "text-2", wrap=True),
            editor,
            margins=(24, 24, 24, 24),
            gap=theme.SPACE_3,
        )
        self._whole.addLayout(row(None, cancel, self.save))
        self.setLayout(self._whole)
        self.save.setDefault(True)
        cancel.clicked.connect(self.reject)


def _about(count: int) -> str:
    return tr_count("For the selected video.", "For %n selected videos.", count)


class TagsDialog(_Asking):
    """Adds tags to clips, and takes away those that they have.

    Args:
        window: The window over which it opens.
        count: How many clips it is about.
        present: The tags that any of them has.
        known: Every tag in use, to complete what is written.
        save: Takes the tags to add and those to take away.
    """

    def __init__(
        self,
        window: QWidget,
        *,
        count: int,
        present: Sequence[str],
        known: Sequence[str],
        save: Callable[[list[str], list[str]], None],
    ) -> None:
        self.field = LineEdit(tr("Tags"), placeholder=tr("Several with commas between"))
        self._save, self._removed = save, list[str]()
        page = QWidget()
        page.setLayout(column(LabelledField(tr("Add tags"), self.field), gap=theme.SPACE_2))
        super().__init__(window, tr("Tags"), _about(count), page, tr("Save"))
        completer = QCompleter(list(known), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        # What stands before the last comma is written already.
        completer.setFilterMode(Qt.MatchFlag.MatchStartsWith)
        completer.setWidget(self.field)
        completer.activated.connect(self._complete)
        self._completer = completer
        self.field.textEdited.connect(self._offer)
        self.chips: dict[str, FilterChip] = {}
        if present:
            self._show_present(page, present)
        self.save.clicked.connect(self._done)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_present(self, page: QWidget, present: Sequence[str]) -> None:
        chips = QWidget()
        flow = FlowLayout(chips)
        for tag in present:
            self.chips[tag] = FilterChip(Filter("tag", tag, lambda tag=tag: self._remove(tag)))  # type: ignore[misc]  # mypy infers no lambda's default
            self.chips[tag].setAccessibleName(tr("{tag}: take the tag away").format(tag=tag))
            self.chips[tag].setToolTip(self.chips[tag].accessibleName())
            flow.addWidget(self.chips[tag])
        layout = page.layout()
        if layout is not None:
            layout.addWidget(chips)

    def _remove(self, tag: str) -> None:
        self._removed.append(tag)
        self.chips[tag].hide()

    def _offer(self, text: str) -> None:
        part = text.rpartition(",")[2].strip()
        self._completer.setCompletionPrefix(part)
        popup = self._completer.popup()
        if part and self._completer.completionCount():
            self._completer.complete()
        elif popup is not None:
            popup.hide()

    def _complete(self, tag: str) -> None:
        before = self.field.text().rpartition(",")[0]
        self.field.setText(f"{before}, {tag}" if before.strip() else tag)

    def _done(self) -> None:
        self._save(self.field.text().split(","), self._removed)
        self.accept()


class NoteDialog(_Asking):
    """Writes something about clips.

    Args:
        window: The window over which it opens.
        count: How many clips it is about.
        note: What is written there; empty where they have several notes.
        save: Takes the note.
    """

    def __init__(self, window: QWidget, *, count: int, note: str, save: Callable[[str], None]) -> None:
        self.field = QPlainTextEdit(note)
        self.field.setAccessibleName(tr("Note"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(_NOTE_HEIGHT)
        super().__init__(window, tr("Note"), _about(count), self.field, tr("Save"))
        self.save.clicked.connect(lambda: save(self.field.toPlainText()))
        self.save.clicked.connect(self.accept)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()


class NameDialog(_Asking):
    """Asks what a collection is called.

    Args:
        window: The window over which it opens.
        heading: What is done.
        words: What it is about.
        name: What it is called now.
        known: The names that there are, to complete what is written.
        done: The words of the button.
        save: Takes the name.
    """

    def __init__(
        self,
        window: QWidget,
        *,
        heading: str,
        words: str,
        name: str = "",
        known: Sequence[str] = (),
        done: str,
        save: Callable[[str], None],
    ) -> None:
        self.field = LineEdit(tr("Name"))
        self.field.setText(name)
        super().__init__(window, heading, words, LabelledField(tr("Name"), self.field), done)
        completer = QCompleter(list(known), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        self.field.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        self.save.setEnabled(bool(name))
        self.save.clicked.connect(lambda: save(self.field.text()))
        self.save.clicked.connect(self.accept)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()
