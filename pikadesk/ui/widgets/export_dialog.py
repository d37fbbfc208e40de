"""The dialog in which clips are exported: as what, how, under which name and where to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pikadesk.domain.exporting import ExportKind
from pikadesk.ui import theme
from pikadesk.ui.presenters.exports import ExportsPresenter
from pikadesk.ui.presenters.exports_form import ExportForm, ReplaceQuestion
from pikadesk.ui.presenters.exports_words import KIND_NAMES, KIND_SENTENCES, existing_text
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, ElidedLabel, Label, Message, Separator, TabButton
from pikadesk.ui.widgets.export_line import ExportLine
from pikadesk.ui.widgets.export_name import NameTemplateEdit
from pikadesk.ui.widgets.export_options import KEY_WIDTH, ExportOptionsView, option_row
from pikadesk.ui.widgets.focus import ARROW_KEYS, claim_keys
from pikadesk.ui.widgets.layouts import Surface, column, row
from pikadesk.ui.widgets.settings_page import shown_folder

_WIDTH, _HEIGHT = 800, 600
_KINDS_WIDTH = 192

_ICONS: Mapping[ExportKind, str] = {
    ExportKind.COPY: "copy",
    ExportKind.TRIM: "cut",
    ExportKind.GIF: "loop",
    ExportKind.WEBP: "film",
    ExportKind.FRAMES: "image",
    ExportKind.SHEET: "sheet",
    ExportKind.JOINED: "join",
    ExportKind.EDIT_LIST: "list",
}


class ExportDialog(QDialog):
    """Asks how clips are to be exported. It stays open: one clip may be wanted as several things.

    Args:
        exports: Exports them.
        form: What is chosen.
        parent: The window over which it opens.

    Attributes:
        kinds: The buttons that choose as what, by kind.
        options: How.
        note: What the export will be.
        name: The template of the names.
        folder: Where to.
        line: How the export goes.
        question: Asks what to do about what is there already, None while nothing is asked.
    """

    def __init__(self, exports: ExportsPresenter, form: ExportForm, parent: QWidget) -> None:
        super().__init__(parent)
        self._form = form
        self.question: QMessageBox | None = None
        self.setWindowTitle(tr("Export"))
        self.setModal(True)
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.sentence = Label("", Role.SMALL, "text-2", wrap=True)
        self.options = ExportOptionsView(form)
        self.note = Message()
        self.name = NameTemplateEdit(tr("File name"), form.preview, self)
        self.folder = ElidedLabel("", mode=Qt.TextElideMode.ElideMiddle)
        self.choose_button = Button(tr("Choose…"))
        self.line = ExportLine(exports)
        self.close_button = Button(tr("Close"))
        self.export_button = Button(tr("Export"), kind="primary")
        self.export_button.setDefault(True)
        self.export_button.setMinimumWidth(120)
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._kinds())
        whole.addLayout(self._right(), 1)
        self.setLayout(whole)
        self._connect()
        self._render()
        self.kinds[form.kind].setFocus(Qt.FocusReason.OtherFocusReason)

    def _kinds(self) -> QWidget:
        side = Surface("panel", right="line-1")
        side.setFixedWidth(_KINDS_WIDTH)
        inside = QWidget()
        self.kinds = {kind: self._tab(kind, inside) for kind in self._form.kinds}
        inside.setLayout(column(*self.kinds.values(), gap=theme.SPACE_1))
        side.setLayout(column(inside, None, margins=(theme.SPACE_3, theme.SPACE_4, theme.SPACE_3, theme.SPACE_4)))
        return side

    def _tab(self, kind: ExportKind, inside: QWidget) -> TabButton:
        tab = TabButton(tr(KIND_NAMES[kind]), icon=_ICONS[kind], parent=inside)
        tab.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tab.setAutoDefault(False)
        claim_keys(tab, ARROW_KEYS)
        tab.toggled.connect(lambda on: self._form.choose_kind(kind) if on else None)
        return tab

    def _right(self) -> QVBoxLayout:
        heading = ElidedLabel(self._form.heading, Role.SECTION_TITLE)
        clips = ElidedLabel(self._form.clips, Role.SMALL_FIGURES, "text-2")
        folder = QWidget()
        place = row(self.folder, self.choose_button)
        place.setStretch(0, 1)
        folder.setLayout(place)
        head, below, named = QWidget(), QWidget(), QWidget()
        head.setLayout(column(heading, clips, gap=0))
        below.setLayout(row(KEY_WIDTH + theme.SPACE_2, self.name.below, gap=0))
        named.setLayout(column(option_row(tr("File name"), self.name.line), below, gap=0))
        laid = column(
            head,
            theme.SPACE_1,
            self.sentence,
            self.options,
            self.note,
            None,
            Separator(),
            theme.SPACE_1,
            named,
            option_row(tr("Folder"), folder),
            self.line,
            margins=(theme.SPACE_5, theme.SPACE_4, theme.SPACE_5, theme.SPACE_4),
        )
        laid.addSpacing(theme.SPACE_1)
        laid.addLayout(row(None, self.close_button, self.export_button))
        return laid

    def _connect(self) -> None:
        form = self._form
        self.name.edited.connect(form.write_template)
        self.choose_button.clicked.connect(self._choose_folder)
        self.close_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(form.export)
        form.changed.connect(self._render)

    def _render(self) -> None:
        form = self._form
        self.kinds[form.kind].setChecked(True)
        self.sentence.setText(tr(KIND_SENTENCES[form.kind]))
        note = form.note
        self.note.show_text(note.text, "err" if note.trouble else "plain", icon="clock" if note.busy else "")
        self.name.show_template(form.template)
        self.folder.setText(shown_folder(form.folder))
        self.export_button.setEnabled(form.can_export)
        self._ask(form.question)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, tr("Folder"), str(self._form.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda folder: self._form.choose_folder(Path(folder)))
        dialog.open()

    def _ask(self, question: ReplaceQuestion | None) -> None:
        if question is None or self.question is not None:
            return
        existing = question.existing
        box = self.question = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Export"))
        box.setText(existing_text(existing, len(question.order.names)))
        replacing = None
        if existing.replaceable:
            box.setInformativeText(tr("Replacing cannot be undone. Keeping both gives the new one a number."))
            replacing = box.addButton(tr("Replace"), QMessageBox.ButtonRole.DestructiveRole)
        else:
            box.setInformativeText(tr("It cannot be replaced from here. Keeping both gives the new one a number."))
        keeping = box.addButton(tr("Keep both"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(keeping)
        box.setEscapeButton(box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda: self._answered(box.clickedButton(), replacing, keeping))
        box.open()

    def _answered(
        self, pressed: QAbstractButton | None, replacing: QAbstractButton | None, keeping: QAbstractButton
    ) -> None:
        self.question = None
        if pressed is not None and pressed in (replacing, keeping):
            self._form.answer(replace_them=pressed is replacing)
        else:
            self._form.decline()
