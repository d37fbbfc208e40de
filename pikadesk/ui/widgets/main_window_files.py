"""What the window does with the file of a clip: save a copy, export it, show it in its folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSaveFile, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.editors.picture_menu import Deed
from pikadesk.ui.widgets.main_window_exports import ClipExports


class ClipFiles:
    """Saves copies of clips and shows them in their folders.

    Args:
        window: The window over which questions are asked.
        library: Has the clips, and copies them.
        exports: Exports them, and says what copies are called.
    """

    def __init__(self, window: QWidget, library: LibraryPresenter, exports: ClipExports) -> None:
        self._window, self._library, self._exports = window, library, exports
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation))

    def deeds(self, clip_id: str) -> list[Deed]:
        """What can be done with the file of a clip."""
        return [
            Deed(tr("Save as…"), lambda: self.save_as(clip_id)),
            self._exports.deed(clip_id),
            Deed(tr("Show in folder"), lambda: self.show_in_folder(clip_id)),
        ]

    def export(self, clip_id: str) -> None:
        """Ask how to export a clip, or all that are selected where it is one of them."""
        self._exports.deed(clip_id).act()

    def save_as(self, clip_id: str) -> None:
        """Ask where to save a copy, and save it there."""
        clip = self._library.clip(clip_id)
        if clip is None:
            return
        self.ask_where(
            tr("Save as…"),
            tr("Videos (*.mp4)"),
            self._exports.suggested_name(clip_id) or clip.path.name,
            lambda file: self._library.save_copy(clip_id, file),
        )

    def save_frame(self, clip_id: str, frame: QImage) -> None:
        """Ask where to save a frame of a clip, and save it there."""
        clip = self._library.clip(clip_id)
        if clip is not None and not frame.isNull():
            name = f"{clip.path.stem}_frame.png"
            self.ask_where(
                tr("Save this frame"),
                tr("Pictures (*.png)"),
                name,
                lambda file: self._library.save_frame(partial(_write, frame), file),
            )

    def show_in_folder(self, clip_id: str) -> None:
        """Open the folder that a clip's file is in."""
        clip = self._library.clip(clip_id)
        if clip is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(clip.path.parent))):
            self._library.say(
                tr("The video is in {folder}, which could not be opened.").format(folder=clip.path.parent)
            )

    def ask_where(self, title: str, filter_: str, name: str, save: Callable[[Path], None]) -> None:
        """Ask where to save something, and whether to replace what is there.

        Args:
            title: Of the dialog.
            filter_: Which files it shows, as Qt writes it.
            name: The file's name to begin with.
            save: Called with the file; not called where the user thinks better of it.
        """
        dialog = QFileDialog(self._window, title, str(self._folder), filter_)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        # Qt's own question about a file that is there would nest an event loop.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self._save(title, Path(file), save))
        dialog.open()

    def _save(self, title: str, target: Path, save: Callable[[Path], None]) -> None:
        self._folder = target.parent
        if not target.exists():
            save(target)
            return
        question = QMessageBox(self._window)
        question.setIcon(QMessageBox.Icon.Warning)
        question.setWindowTitle(title)
        question.setText(tr("{name} is there already.").format(name=target.name))
        question.setInformativeText(tr("Replacing it cannot be undone."))
        replace = question.addButton(tr("Replace"), QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(question.addButton(tr("Keep it"), QMessageBox.ButtonRole.RejectRole))
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        replace.clicked.connect(lambda: save(target))
        question.open()


def _write(picture: QImage, to: Path) -> bool:
    """Write a picture whole or not at all, in the form that its suffix says."""
    file = QSaveFile(str(to))
    writer = QImageWriter(file, to.suffix.removeprefix(".").encode())
    return file.open(QSaveFile.OpenModeFlag.WriteOnly) and writer.write(picture) and file.commit()
