"""Where pictures come from by hand: the file dialog and the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from pikadesk.domain.fields import Images
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_arrivals import Place
from pikadesk.ui.presenters.form_words import Origin
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.editors.mime import Carried, image_in, local_files

KeepPasted = Callable[[QImage], Path]

_FORMATS = "*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.gif *.mp4 *.mov *.webm *.mkv"


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
        self._ask(self._chosen, several=isinstance(field, Images) and field.most > 1)

    def choose_instead(self, index: int) -> None:
        """Ask for a file and show it in place of the picture with that index."""
        self._ask(lambda names: self._form.replace_image(index, self._noted(names)[0]), several=False)

    def _ask(self, take: Callable[[list[str]], None], *, several: bool) -> None:
        dialog = QFileDialog(self._window, tr("Choose pictures") if several else tr("Choose a picture"), self._folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mode = QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile
        dialog.setFileMode(mode)
        dialog.setNameFilters(
            [tr("Pictures, and videos for their last frame ({formats})").format(formats=_FORMATS), tr("All files (*)")]
        )
        dialog.filesSelected.connect(take)
        dialog.open()

    def take(self, what: Carried, mime: QMimeData, place: Place) -> None:
        """Take what was dropped: files, or else the picture itself, or else its address."""
        image = None if what.files else image_in(mime)
        if what.files and place.replaces and place.index is not None:
            self._form.replace_image(place.index, what.files[0])
        elif what.files:
            self._form.add_images(what.files, place.index)
        elif image is not None:
            self._form.paste(partial(self._keep_pasted, image), place, Origin.DROPPED)
        elif what.address:
            self._form.fetch(what.address, place)
        else:
            self._form.tell(tr("What was dropped holds no picture."))

    def paste(self) -> None:
        """Add what is in the clipboard, or say that it holds no picture."""
        mime = QGuiApplication.clipboard().mimeData()
        files, image = local_files(mime), image_in(mime)
        if files:
            self._form.add_images(files, origin=Origin.PASTED)
        elif image is not None:
            self._form.paste(partial(self._keep_pasted, image))
        else:
            self._form.tell(tr("The clipboard holds no picture."))

    def _chosen(self, names: list[str]) -> None:
        self._form.add_images(self._noted(names), origin=Origin.CHOSEN)

    def _noted(self, names: list[str]) -> list[Path]:
        files = [Path(name) for name in names]
        self._folder = str(files[0].parent)
        return files
