"""How the window exports clips: the dialog, and the line that says how it goes while that is closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pikadesk.domain.exporting import ExportKind, Part
from pikadesk.ui.actions import key_text
from pikadesk.ui.presenters.exports import ExportsPresenter
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.text import tr, tr_count
from pikadesk.ui.widgets.editors.picture_menu import Deed
from pikadesk.ui.widgets.export_line import ExportLine
from pikadesk.ui.widgets.layouts import column
from pikadesk.ui.widgets.stage import Stage

if TYPE_CHECKING:
    from pikadesk.ui.widgets.export_dialog import ExportDialog


class ClipExports(QObject):
    """Exports clips.

    Args:
        window: The window over which the dialog opens.
        presenter: Exports them.
        library: Says which clips are selected, and which one is open.
        stage: Where that one plays, with its marks.

    Attributes:
        dialog: Asks how, None while it is closed.
        room: Holds the line that says how it goes, and takes no room while it says nothing.
        line: That line.
    """

    def __init__(self, window: QWidget, presenter: ExportsPresenter, library: LibraryPresenter, stage: Stage) -> None:
        super().__init__(window)
        self._window, self._presenter, self._library, self._stage = window, presenter, library, stage
        self.dialog: ExportDialog | None = None
        self.room = QWidget(window)
        self.line = ExportLine(presenter, self.room)
        self.room.setLayout(column(self.line, margins=(8, 8, 8, 8)))
        presenter.changed.connect(self._render)
        self._render()

    def deed(self, clip_id: str) -> Deed:
        """Return what a menu offers for a clip, or for all that are selected where it is one of them."""
        ids = self._with_it(clip_id)
        words = tr("Export…") if len(ids) == 1 else tr_count("Export %n clip…", "Export %n clips…", len(ids))
        return Deed(words, lambda: self.ask(ids), key_text("export"))

    def ask(self, ids: Sequence[str], kind: ExportKind | None = None) -> None:
        """Ask how clips are to be exported; of the one on the stage, the part that is marked there.

        Args:
            ids: The clips, in order.
            kind: As what to begin with; None for what it was last.
        """
        self._presenter.ask(tuple(ids), kind=kind, part=self._marked(ids))

    def ask_for_chosen(self, chosen: str | None) -> None:
        """Ask for the clip that the keyboard is on, with all that are selected with it, or else the one on the stage.

        Args:
            chosen: The clip in the library that the keyboard is on, if any.
        """
        opening = self._library.opening
        if chosen is not None:
            self.ask(self._with_it(chosen))
        elif opening is not None and self._stage.isVisible():
            self.ask((opening.clip.id,))

    def suggested_name(self, clip_id: str) -> str:
        """Return what a copy of a clip is called unless the user says otherwise; empty where there is no such clip."""
        return self._presenter.suggested_name(clip_id)

    def _with_it(self, clip_id: str) -> tuple[str, ...]:
        selection = self._library.selection
        return selection if clip_id in selection else (clip_id,)

    def _marked(self, ids: Sequence[str]) -> Part | None:
        """Return the part that is marked on the stage, None where another clip is there, or nothing is marked."""
        opening, marks = self._library.opening, self._stage.player.marks
        if opening is None or marks is None or tuple(ids) != (opening.clip.id,):
            return None
        start, end = marks
        return Part(start, end)

    def _render(self) -> None:
        form = self._presenter.form
        if form is not None and self.dialog is None:
            # Its many parts are not needed to show the window.
            from pikadesk.ui.widgets.export_dialog import ExportDialog  # noqa: PLC0415

            self.dialog = ExportDialog(self._presenter, form, self._window)
            self.dialog.finished.connect(self._presenter.leave)
            self.dialog.open()
        elif form is None and self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self.line.allow(form is None)
        self.room.setVisible(not self.line.isHidden())
