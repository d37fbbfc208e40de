"""What can be done with a whole form: presets, recipes, and the request as code."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from pikadesk.domain.export import EXPORTS
from pikadesk.ui.actions import key_text
from pikadesk.ui.presenters.form_files import FormFiles
from pikadesk.ui.presenters.presets import FormPresets
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.composer_presets import PresetsDialog, SavePresetDialog
from pikadesk.ui.widgets.editors.picture_menu import Deed
from pikadesk.words import EXPORT_NAMES


class FormMenu:
    """The deeds of a form, and the dialogs that they open.

    Args:
        page: What the dialogs belong to.
        presets: The presets of the form's task; None where there are none.
        files: Writes the form down; None where that is not offered.
        open_recipe: Takes a recipe file.
    """

    def __init__(
        self,
        page: QWidget,
        presets: FormPresets | None,
        files: FormFiles | None,
        open_recipe: Callable[[Path], None],
    ) -> None:
        self._page, self._presets, self._files, self._open = page, presets, files, open_recipe
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        if presets is not None:
            presets.load()

    def deeds(self) -> list[list[Deed]]:
        """What can be done now, in groups."""
        return [*self._preset_deeds(), *self._file_deeds()]

    def open_recipe(self) -> None:
        """Ask for a recipe file or a video that carries one, and open it."""
        dialog = self._dialog(tr("Open recipe"), tr("Recipes, and videos that carry one (*.json *.mp4)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._open(self._noted(name)))
        dialog.open()

    def save_recipe(self) -> None:
        """Ask for a file name, and save the form as a recipe there."""
        if self._files is None:
            return
        dialog = self._dialog(tr("Save recipe"), tr("Recipes (*.json)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        # Qt's own question about a file that is there would nest an event loop.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile("recipe.json")
        dialog.fileSelected.connect(lambda name: self._save(self._noted(name)))
        dialog.open()

    def _preset_deeds(self) -> list[list[Deed]]:
        presets = self._presets
        if presets is None:
            return []
        save = Deed(tr("Save settings as preset…"), lambda: SavePresetDialog(presets, self._page.window()).open())
        if not presets.names:
            return [[save]]
        choices = tuple(Deed(name, partial(presets.apply, name)) for name in presets.names)
        edit = Deed(tr("Presets…"), lambda: PresetsDialog(presets, self._page.window()).open())
        return [[save, Deed(tr("Use preset"), choices=choices), edit]]

    def _file_deeds(self) -> list[list[Deed]]:
        files = self._files
        if files is None:
            return []
        forms = tuple(Deed(tr(EXPORT_NAMES[form]), partial(self._copy, files, form)) for form in EXPORTS)
        return [
            [
                Deed(tr("Open recipe…"), self.open_recipe, key_text("recipe.open")),
                Deed(tr("Save recipe…"), self.save_recipe, key_text("recipe.save")),
                Deed(tr("Copy request as"), enabled=files.can_export, choices=forms),
            ]
        ]

    @staticmethod
    def _copy(files: FormFiles, form: str) -> None:
        QGuiApplication.clipboard().setText(files.request(form).text)

    def _dialog(self, title: str, filter_: str) -> QFileDialog:
        dialog = QFileDialog(self._page.window(), title, str(self._folder), filter_)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _noted(self, name: str) -> Path:
        self._folder = Path(name).parent
        return Path(name)

    def _save(self, file: Path) -> None:
        files = self._files
        if files is None:
            return
        if not file.exists():
            files.save_recipe(file)
            return
        question = QMessageBox(self._page.window())
        question.setIcon(QMessageBox.Icon.Warning)
        question.setWindowTitle(tr("Save recipe"))
        question.setText(tr("{name} is there already.").format(name=file.name))
        question.setInformativeText(tr("Replacing it cannot be undone."))
        replace = question.addButton(tr("Replace"), QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(question.addButton(tr("Keep it"), QMessageBox.ButtonRole.RejectRole))
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        replace.clicked.connect(lambda: files.save_recipe(file))
        question.open()
