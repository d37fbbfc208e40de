"""Where the inspector is: beside the library where there is room, otherwise over it; and what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent

from pikadesk.domain.clip import Clip
from pikadesk.ui.actions import pressed
from pikadesk.ui.presenters.film_frames import LAST
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.presenters.library_words import clip_title
from pikadesk.ui.presenters.recall import Part
from pikadesk.ui.presenters.window import PanelPage, WindowPresenter
from pikadesk.ui.widgets.editors.picture_menu import make_menu
from pikadesk.ui.widgets.inspector import Inspector
from pikadesk.ui.widgets.library_dialogs import ask_before_bin
from pikadesk.ui.widgets.library_view import LibraryView
from pikadesk.ui.widgets.main_window_files import ClipFiles
from pikadesk.ui.widgets.main_window_frames import ClipMenus
from pikadesk.ui.widgets.main_window_stage import ClipStage
from pikadesk.ui.widgets.panel import BottomPanel

BESIDE = 860
"""From which width of the panel on, in pixels, the inspector stands beside the library."""


class ClipInspector(QObject):
    """Shows the inspector while a clip is selected in the large library, and does what it asks for.

    Args:
        inspector: The inspector.
        panel: Has the library.
        view: Shows the clips.
        library: Says which are selected.
        window: Says what is shown.
        stage: Plays clips.
        menus: Has what can be done with clips.
        files: Saves and shows their files.
    """

    def __init__(
        self,
        inspector: Inspector,
        panel: BottomPanel,
        view: LibraryView,
        library: LibraryPresenter,
        window: WindowPresenter,
        *,
        stage: ClipStage,
        menus: ClipMenus,
        files: ClipFiles,
    ) -> None:
        super().__init__(panel)
        self._inspector, self._panel, self._view = inspector, panel, view
        self._library, self._window, self._stage, self._menus = library, window, stage, menus
        # Where it covers the library, it is there when it is asked for.
        self._asked = False
        panel.set_aside(inspector)
        panel.installEventFilter(self)
        view.grid.installEventFilter(self)
        inspector.closed.connect(self._close)
        inspector.play_asked.connect(stage.show_clip)
        inspector.clip_asked.connect(self._show_other)
        inspector.last_frame_asked.connect(lambda clip_id: menus.use_frame(clip_id, LAST))
        inspector.frames_asked.connect(self._open_frames)
        inspector.menu_asked.connect(view.menu_asked)
        inspector.save_asked.connect(files.save_as)
        inspector.folder_asked.connect(files.show_in_folder)
        inspector.export_asked.connect(files.export)
        inspector.bin_asked.connect(self._ask_before_bin)
        menus.details_asked.connect(self._open_about)
        library.changed.connect(self._arrange)
        window.changed.connect(self._arrange)
        self._arrange()

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the actions with settings do, by id."""
        return {
            "recall.all": lambda: self._use(Part.ALL),
            "recall.prompt": lambda: self._use(Part.PROMPT),
            "recall.seed": lambda: self._use(Part.SEED),
        }

    def open(self) -> None:
        """Show all about what is selected, and go there with the keyboard."""
        self._asked = True
        self._window.show_panel(PanelPage.LIBRARY)
        self._window.expand(True)
        self._arrange()
        self._inspector.take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the panel's width; open where a card is asked about."""
        if watched is self._panel:
            if event.type() is QEvent.Type.Resize:
                self._arrange()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and pressed(event, "list.details"):
            self.open()
            return True
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        window, wide = self._window, self._panel.width() >= BESIDE
        there = window.expanded and window.panel_page is PanelPage.LIBRARY and bool(self._library.selection)
        self._asked = self._asked and there
        shown = there and (wide or self._asked)
        self._inspector.set_page(not wide)
        self._panel.show_aside(shown=shown, alone=shown and not wide)

    def _close(self) -> None:
        self._asked = False
        self._arrange()
        self._view.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_about(self, clip_id: str) -> None:
        if clip_id not in self._library.selection:
            self._library.select(clip_id)
        self.open()

    def _show_other(self, clip_id: str) -> None:
        """Show another clip in the place of this one."""
        self._library.select(clip_id)

    def _ask_before_bin(self) -> None:
        library, ids = self._library, self._library.selection
        if all(library.is_missing(each) for each in ids):
            # There is no file to be moved, and undo brings it back.
            library.bin.remove(ids)
            return
        entries = [entry for entry in map(library.entry, ids) if entry is not None]
        names = [clip_title(entry.clip, entry.marks) for entry in entries]
        ask_before_bin(self._panel.window(), names, lambda: library.bin.throw(ids))

    def _open_frames(self, clip_id: str, at: QPoint) -> None:
        make_menu(self._inspector, self._menus.frame_deeds(clip_id)).popup(at)

    def _target(self) -> Clip | None:
        """The clip that the keyboard is on, or else the one on the stage where that can be seen."""
        chosen = self._library.selected
        if chosen is not None and (self._view.chosen is not None or self._inspector.isVisible()):
            return self._library.clip(chosen)
        return self._stage.shown_clip

    def _use(self, part: Part) -> None:
        clip = self._target()
        if clip is not None:
            self._window.recall.use(clip, part)
