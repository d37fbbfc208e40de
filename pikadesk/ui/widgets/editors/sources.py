"""Where pictures come from by hand: the file dialog and the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from pikadesk.domain.fields import Images
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_words import Origin
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.editors.mime import image_in, local_files

KeepPasted = Callable[[QImage], Path]

_FORMATS = "*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.gif"


class PictureSources(QObject):
    """Brings pictures into a form.

    Args:
        form: Which one.
        keep_pasted: Writes a picture from the clipboard to a file; called beside the window's thread.
        window: What a dialog belongs to.
    """

    def __init__(self, form: FormPresenter, keep_pasted: KeepPasted, window: QWidget) -> None:
        super().__init__(window)
        self._form = form
        self._keep_pasted = keep_pasted
        self._window = window
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)

    def choose(self) -> None:
        """Ask for files and add them."""
        field = self._form.image_field
        several = isinstance(field, Images) and field.most > 1
        dialog = QFileDialog(self._window, tr("Choose pictures") if several else tr("Choose a picture"), self._folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mode = QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile
        dialog.setFileMode(mode)
        dialog.setNameFilters([tr("Pictures ({formats})").format(formats=_FORMATS), tr("All files (*)")])
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def paste(self) -> None:
        """Add what is in the clipboard, or say that it holds no picture."""
        mime = QGuiApplication.clipboard().mimeData()
        files, image = local_files(mime), image_in(mime)
        if files:
            self._form.add_images(files, origin=Origin.PASTED)
        elif image is not None:
            self._form.paste(partial(self._keep_pasted, image))
        else:
            self._form.tell_nothing_to_paste()

    def _chosen(self, names: list[str]) -> None:
        files = [Path(name) for name in names]
        self._folder = str(files[0].parent)
        self._form.add_images(files, origin=Origin.CHOSEN)
