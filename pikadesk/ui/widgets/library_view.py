"""The library: its tools, and a grid of clips, each with its poster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.presenters.library_imports import LibraryImports
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.controls import Button, EmptyState
from pikadesk.ui.widgets.editors.drag import carry_out, ghost_of
from pikadesk.ui.widgets.editors.picture_menu import Deed, make_menu, open_below
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.layouts import column
from pikadesk.ui.widgets.library_deeds import LibraryDeeds
from pikadesk.ui.widgets.library_grid import CardGrid
from pikadesk.ui.widgets.library_hover import Skimmer
from pikadesk.ui.widgets.library_model import CardModel
from pikadesk.ui.widgets.library_preview import LargePreview
from pikadesk.ui.widgets.library_tools import ChipRow, LibraryBar, LibraryTools
from pikadesk.ui.widgets.library_view_card import CardDelegate, Look, poster_area, star_area

# Read ahead of what is in sight, for who scrolls on.
_AHEAD = 48
_MINUTE_MS = 60_000
_Flag = QItemSelectionModel.SelectionFlag


class LibraryView(QWidget):
    """The clips of the library, or what to say when there are none.

    Args:
        presenter: What it shows.
        thumbnails: Makes posters small.
        folder: Returns where videos are saved, in a few words.
        imports: Takes in videos; None where none can be taken in.
        parent: The widget that holds it.

    Attributes:
        tools: What stands beside the tabs while there is little room.
        bar: What stands over the clips while there is more.

    Signals:
        menu_asked(str, QPoint): The user wants to know what can be done with the clip of that id; where on the screen.
    """

    menu_asked = Signal(str, QPoint)

    def __init__(
        self,
        presenter: LibraryPresenter,
        thumbnails: Thumbnails,
        folder: Callable[[], str],
        imports: LibraryImports | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._folder = presenter, folder
        self._expanded = self._following = False
        self._hovered, self._on_star = -1, False
        self._preview: LargePreview | None = None
        self.grid = CardGrid(self._leave, self)
        self._model = CardModel(presenter, self.grid)
        self.grid.setModel(self._model)
        self._delegate = CardDelegate(presenter.posters.get, thumbnails, self._look, self.grid)
        self.grid.setItemDelegate(self._delegate)
        self._skimmer = Skimmer(presenter.skim, self)
        self._deeds = LibraryDeeds(self, presenter, lambda: self.selected, imports, self._rename)
        self.tools, self.bar, self._chips = LibraryTools(presenter), LibraryBar(presenter), ChipRow(presenter.search)
        take_in = Button(tr("Import videos…"), icon="film", compact=True)
        take_in.setVisible(imports is not None)
        take_in.clicked.connect(self._deeds.import_files)
        self.empty = EmptyState("folder", tr("No videos yet"), buttons=[take_in] if imports is not None else [])
        everything = Button(tr("Clear filters"), compact=True)
        everything.clicked.connect(presenter.search.clear_filters)
        words = tr("Nothing in the library is like this.")
        self.no_match = EmptyState("search", tr("No videos match"), words, [everything])
        self._pages = QStackedWidget()
        for page in (self.empty, self.no_match, self.grid):
            self._pages.addWidget(page)
        whole = column(self.bar, self._chips, self._pages, gap=0)
        whole.setStretchFactor(self._pages, 1)
        self.setLayout(whole)
        self._minutes = QTimer(self, interval=_MINUTE_MS)
        self._minutes.timeout.connect(self.grid.viewport().update)
        self._minutes.start()
        self._connect()
        self.set_expanded(False)
        self._render()

    @property
    def chosen(self) -> str | None:
        """The id of the clip that the keyboard is on, None where it is elsewhere."""
        return self._presenter.selected if self.grid.hasFocus() else None

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids of all that are selected, in the order of the list."""
        selection = self.grid.selectionModel().selection()
        ranges = (selection.at(number) for number in range(selection.count()))
        return self._model.chosen([(each.top(), each.bottom()) for each in ranges])

    @property
    def preview(self) -> LargePreview | None:
        """The large preview, None while there is none."""
        return self._preview if self._preview is not None and self._preview.clip_id is not None else None

    def set_expanded(self, expanded: bool) -> None:
        """Say whether there is room for all tools over the clips; else they are beside the tabs."""
        self._expanded = expanded
        self.bar.setVisible(expanded)
        self._chips.set_allowed(expanded)
        self.grid.set_roomy(expanded)

    def begin_search(self) -> None:
        """Let the user write what is looked for."""
        if self._expanded:
            self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.bar.field.selectAll()
        else:
            self.tools.begin()

    def deeds(self, clip_id: str) -> list[list[Deed]]:
        """Return what the library can do with the clips that a clip's menu is about."""
        return self._deeds.groups(clip_id)

    def _connect(self) -> None:
        presenter, grid = self._presenter, self.grid
        grid.opened.connect(lambda index: self._open(index, play=False))
        grid.activated.connect(lambda index: self._open(index, play=True))
        grid.dragged.connect(self._carry_out)
        grid.menu_asked.connect(self._ask_for_menu)
        grid.asked.connect(self._act)
        grid.starred.connect(self._star)
        grid.pointed.connect(self._point)
        grid.shown.connect(self._want)
        grid.selectionModel().currentChanged.connect(self._moved)
        grid.selectionModel().selectionChanged.connect(self._moved)
        for left in (self.bar.left, self.tools.left):
            left.connect(lambda: grid.setFocus(Qt.FocusReason.TabFocusReason))
        self.bar.more_asked.connect(
            lambda: open_below(make_menu(self.bar.more, self._deeds.library_groups()), self.bar.more)
        )
        presenter.changed.connect(self._render)
        for changed in (presenter.entries.changed, presenter.posters.changed, self._skimmer.moved):
            changed.connect(grid.viewport().update)

    def _render(self) -> None:
        presenter = self._presenter
        self._following = True
        fresh = self._model.show_ids(presenter.ids)
        page = self.grid if presenter.ids else self.no_match if presenter.count else self.empty
        self._pages.setCurrentWidget(page)
        sentence = tr("Every video you make is kept here with its settings, and saved to {folder}.")
        self.empty.show_words(tr("No videos yet"), sentence.format(folder=self._folder()))
        row = self._model.row(presenter.selected)
        if fresh or row != self.grid.currentIndex().row() or self.selected != presenter.selection:
            self._select(row)
        self._following = False
        if fresh:
            self._moved()

    def _select(self, row: int) -> None:
        """Select in the grid what is selected."""
        chosen, model = QItemSelection(), self._model
        for first, last in _runs(sorted(model.row(each) for each in self._presenter.selection)):
            chosen.select(model.index(first, 0), model.index(last, 0))
        selection = self.grid.selectionModel()
        if row >= 0:
            selection.setCurrentIndex(model.index(row, 0), _Flag.NoUpdate)
        selection.select(chosen, _Flag.ClearAndSelect)

    def _moved(self, *_: object) -> None:
        """The user has gone to another card, or selects others."""
        current = self._model.id_at(self.grid.currentIndex())
        if not self._following:
            self._presenter.select(current or self._presenter.selected, self.selected)
            self._show_preview()

    def _want(self) -> None:
        """Have read what is in sight and what comes next; what is at the top is first."""
        rows, ids = self.grid.visible_rows, self._model.ids
        ahead = ids[rows.stop : rows.stop + _AHEAD]
        self._presenter.entries.want(reversed(ids[rows.start : rows.stop] + ahead))
        for clip_id in reversed(ids[rows.start : rows.stop]):
            self._presenter.posters.get(clip_id)

    def _look(self, row: int) -> Look:
        clip_id, grid = self._model.ids[row], self.grid
        skimmed = self._skimmer.picture() if clip_id == self._skimmer.clip_id else None
        return Look(
            hovered=row == self._hovered,
            on_star=row == self._hovered and self._on_star,
            one_of_many=len(self._presenter.selection) > 1,
            focused=grid.hasFocus() and grid.by_keyboard and row == grid.currentIndex().row(),
            renamed=row == grid.renamed_row,
            skimmed=skimmed,
            part=self._skimmer.part,
        )

    def _point(self, index: QModelIndex, at: QPoint) -> None:
        cell = self.grid.visualRect(index)
        self._hovered, self._on_star = index.row(), index.isValid() and star_area(cell).contains(at)
        poster = poster_area(cell)
        entry = self._presenter.entries.get(self._model.id_at(index) or "")
        if entry is not None and poster.contains(at) and not self._presenter.is_missing(entry.clip.id):
            self._skimmer.hover(entry.clip, (at.x() - poster.left()) / poster.width())
        elif self._skimmer.clip_id is not None:
            self._skimmer.leave()
        self.grid.viewport().update()

    def _open(self, index: QModelIndex, *, play: bool) -> None:
        clip_id = self._model.id_at(index)
        if clip_id is not None:
            self._presenter.open(clip_id, play=play)

    def _star(self, index: QModelIndex) -> None:
        clip_id = self._model.id_at(index)
        if clip_id is not None:
            self._presenter.marks.toggle_star([clip_id])

    def _act(self, action_id: str) -> None:
        if action_id == "library.preview":
            self._toggle_preview()
        else:
            self._deeds.act(action_id)

    def _rename(self, clip_id: str) -> None:
        index = self._model.index(self._model.row(clip_id), 0)
        if self._model.card(index) is not None:
            self.grid.scrollTo(index)
            self.grid.edit(index)

    def _leave(self) -> bool:
        """End what Esc ends: the preview, or else the selection; say whether there was anything."""
        selection = self.grid.selectionModel()
        if self.preview is not None:
            self.preview.put_away()
        elif selection.hasSelection():
            selection.clearSelection()
        else:
            return False
        return True

    def _toggle_preview(self) -> None:
        if self.preview is not None:
            self.preview.put_away()
            return
        if self._preview is None:
            self._preview = LargePreview(self.window())
        self._show_preview(begin=True)

    def _show_preview(self, *, begin: bool = False) -> None:
        """Let the preview follow the keyboard."""
        shown = self._preview if begin else self.preview
        card = self._model.card(self.grid.currentIndex())
        entry = self._presenter.entries.get(card.id) if card is not None else None
        if shown is not None and card is not None and entry is not None:
            shown.show_clip(entry.clip, card, self._presenter.posters.peek(card.id))

    def _carry_out(self, index: QModelIndex) -> None:
        """Let cards be dragged: into a form they are pictures, for other programs the videos' files."""
        card = self._model.card(index)
        if card is None or card.missing:
            return
        self._skimmer.leave()
        chosen = [card.id, *(each for each in self.selected if each != card.id)]
        entries = [self._presenter.entries.get(each) for each in chosen]
        files = [e.clip.path for e in entries if e is not None and not self._presenter.is_missing(e.clip.id)]
        poster = self._delegate.poster(card, self.grid.visualRect(index))
        title = (
            card.title
            if len(files) == 1
            else tr("{title} and {count} more").format(title=card.title, count=len(files) - 1)
        )
        carry_out(self.grid, files[0], ghost_of(poster, title, self.devicePixelRatioF()), card.id, files[1:])

    def _ask_for_menu(self, index: QModelIndex, at: QPoint) -> None:
        clip_id = self._model.id_at(index)
        if clip_id is not None:
            self.menu_asked.emit(clip_id, at)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of rows that follow each other; those that are nowhere, below 0, are left out."""
    first = last = -1
    for row in rows:
        if row < 0:
            continue
        if first >= 0 and row > last + 1:
            yield first, last
            first = row
        first, last = first if first >= 0 else row, row
    if first >= 0:
        yield first, last
