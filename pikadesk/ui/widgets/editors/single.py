"""Editor of the only picture of a task."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikadesk.domain.fields import Image
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.controls import Button
from pikadesk.ui.widgets.editors.cards import FlatCard, LargeCard, PictureCard
from pikadesk.ui.widgets.editors.picture_editor import Empty, PictureEditor
from pikadesk.ui.widgets.editors.sources import PictureSources
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails


class SingleEditor(PictureEditor):
    """The only picture of a task.

    Args:
        form: The form that it belongs to.
        field: The field.
        sources: The file dialog and the clipboard.
        thumbnails: Makes small pictures.
        flat: Whether other things on the page need the room.
    """

    def __init__(
        self, form: FormPresenter, field: Image, sources: PictureSources, thumbnails: Thumbnails, *, flat: bool = False
    ) -> None:
        in_head = None if flat else Button(tr("Replace"), kind="quiet", compact=True)
        words = tr("Drop a picture here"), tr("The video begins with it and takes its shape.")
        super().__init__(
            form,
            field.name,
            sources,
            thumbnails,
            title=tr("Picture"),
            empty=Empty(*words, "image", 172 if flat else 214),
            trailing=in_head,
        )
        self.card: PictureCard
        if in_head is None:
            self.card = flat_card = FlatCard(self.painter)
            self.replace = flat_card.replace
        else:
            self.card = LargeCard(self.painter)
            self.replace = in_head
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self.replace.clicked.connect(sources.choose)
        self.card.removed.connect(self._remove)

    def landing_index(self, at: QPoint) -> int:
        """There is but one place."""
        del at
        return 0

    def hide_landing(self) -> None:
        """Show that nothing is dragged here any more."""
        super().hide_landing()
        self.card.set_landing(False)

    def _remove(self) -> None:
        self.form.remove_image(0)
        self.choose.setFocus()

    def _summary(self) -> str:
        return tr("{count} of 1").format(count=len(self.form.pictures))

    def _show_pictures(self) -> None:
        self.replace.setVisible(bool(self.form.pictures))
        for picture in self.form.pictures:
            self.card.show_picture(picture, tr("Picture"), tr("Remove picture"))

    def _show_landing(self, files: Sequence[Path], at: QPoint | None, refused: str) -> None:
        del files, at
        self.card.set_landing(not refused)
        self.summary.setText(refused or tr("Drop to replace the picture"))

    def _add_place(self) -> QWidget:
        return self.replace
