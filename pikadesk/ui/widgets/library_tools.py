"""What stands over the clips of the library: the search, the filters and the order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from pikadesk.ui import theme
from pikadesk.ui.actions import pressed, tip
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.presenters.library_search import PERIODS, SORTS, Filter, LibrarySearch
from pikadesk.ui.text import tr, tr_count
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, IconButton, LineEdit, LinkButton, PressButton
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.layouts import FlowLayout, row
from pikadesk.ui.widgets.library_filters import dates_menu, more_menu, sorts_menu, types_menu
from pikadesk.words import TASKS

_SEARCH_WIDTH, _NARROW_SEARCH, _COMPACT_SEARCH = 220, 140, 180
_CROSS = 12
_LONGEST_CHIP = 240


class SearchField(LineEdit):
    """The words that are looked for, as they are typed.

    Args:
        search: Takes them.
        compact: 28 high instead of 32.

    Signals:
        left(): The user wants to go on to the clips.
        closed(): Esc was pressed where nothing is written.
    """

    left = Signal()
    closed = Signal()

    def __init__(self, search: LibrarySearch, *, compact: bool = False) -> None:
        super().__init__(tr("Search"), placeholder=tr("Search clips"), compact=compact)
        self._search = search
        self.setTextMargins(24, 0, 0, 0)
        self.setToolTip(tip("library.search"))
        self.textEdited.connect(search.type)
        search.changed.connect(self._render)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field, then leaves it; Down and Enter go on to the clips."""
        if pressed(event, "leave"):
            if self.text():
                self.clear()
                self._search.type("")
            else:
                self.closed.emit()
        elif pressed(event, "list.next", "list.open"):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field with its sign."""
        super().paintEvent(event)
        paint_icon(antialiased(QPainter(self)), QRectF(10, 0, 16, self.height()), "search", "text-3", 16)

    def _render(self) -> None:
        if self.text() != self._search.asked.text:
            self.setText(self._search.asked.text)


class FilterButton(Button):
    """A button that looks chosen while it lets only some clips through.

    Args:
        text: What it says while it lets all through.
        icon: The icon's name, or "".
        kind: Whether it has a border while it lets all through.
    """

    def __init__(self, text: str, *, icon: str = "", quiet: bool = False) -> None:
        super().__init__(text, kind="quiet" if quiet else "normal", icon=icon, compact=True)
        self.chosen = False

    def show_choice(self, text: str, *, chosen: bool) -> None:
        """Say what is chosen."""
        self.chosen = chosen
        self.setText(text)
        self.updateGeometry()
        self.update()

    def _colours(self) -> tuple[str, str, str]:
        return ("tint", "tint-line", "text-1") if self.chosen else super()._colours()


class FilterChip(PressButton):
    """A filter that is chosen; pressing it lets everything through again."""

    def __init__(self, chosen: Filter) -> None:
        super().__init__(chosen.words)
        self.setFont(theme.font(Role.SMALL_LABEL))
        self.setAccessibleName(tr("{filter}: take the filter away").format(filter=chosen.words))
        self.setToolTip(self.accessibleName())
        # Without `checked`, which a function with an argument of its own would take for it.
        self.clicked.connect(lambda _checked=False: chosen.clear())

    def sizeHint(self) -> QSize:
        """Its words and the cross."""
        words = min(self.fontMetrics().horizontalAdvance(self.text()) + 1, _LONGEST_CHIP)
        return QSize(words + _CROSS + 26, theme.HEIGHT_COMPACT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = antialiased(QPainter(self))
        box(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, fill=self.state_fill("tint"), border="tint-line")
        painter.setFont(self.font())
        painter.setPen(theme.colour("text-1"))
        words = QRect(10, 0, self.width() - _CROSS - 26, self.height())
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        cross = QRectF(self.width() - _CROSS - 9, 0, _CROSS, self.height())
        paint_icon(painter, cross, "close", "text-2", _CROSS)


class ChipRow(QWidget):
    """The filters that are chosen, and a link that takes all of them away; hidden while there are none."""

    def __init__(self, search: LibrarySearch) -> None:
        super().__init__()
        self._search = search
        self.chips: list[FilterChip] = []
        self.clear_all = LinkButton(tr("Clear all filters"))
        self.clear_all.setFixedHeight(theme.HEIGHT_COMPACT)
        self.clear_all.clicked.connect(search.clear_filters)
        self._flow = FlowLayout(self, gap=theme.SPACE_2)
        self._flow.setContentsMargins(theme.SPACE_4, 0, theme.SPACE_4, theme.SPACE_3)
        self._flow.addWidget(self.clear_all)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._allowed = False
        search.changed.connect(self._render)
        self._render()

    def set_allowed(self, allowed: bool) -> None:
        """Say whether there is room for it."""
        self._allowed = allowed
        self._render()

    def _render(self) -> None:
        filters = self._search.filters
        self.setVisible(bool(filters) and self._allowed)
        told = tuple((each.name, each.words) for each in filters)
        if told == self._shown:
            return
        self._shown = told
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.clear_all)
        self.chips = [FilterChip(each) for each in filters]
        for part in (*self.chips, self.clear_all):
            self._flow.addWidget(part)


class LibraryBar(QWidget):
    """The tools over the clips where there is room for all of them.

    Args:
        library: Has the search.

    Signals:
        left(): The user wants to go on to the clips.
        more_asked(): The user wants to know what else can be done.
    """

    left = Signal()
    more_asked = Signal()

    def __init__(self, library: LibraryPresenter) -> None:
        super().__init__()
        search = library.search
        self._search = search
        self.field = SearchField(search)
        self.field.setMaximumWidth(_SEARCH_WIDTH)
        self.field.setMinimumWidth(_NARROW_SEARCH)
        self.types = FilterButton(tr("All types"), icon="filter")
        self.starred = FilterButton(tr("Starred"), icon="star")
        self.dates = FilterButton(tr("Any date"))
        self.filters = IconButton("plus", tr("More filters"), boxed=True, compact=True)
        self.sort = FilterButton(tr("Newest"), icon="sort", quiet=True)
        self.more = IconButton("more", tr("More for the library"), compact=True)
        tools = row(
            self.field,
            self.types,
            self.starred,
            self.dates,
            self.filters,
            None,
            self.sort,
            self.more,
            margins=(theme.SPACE_4, 0, theme.SPACE_3, theme.SPACE_3),
        )
        # All room that there is, up to its own limit, before any is left empty.
        tools.setStretchFactor(self.field, 100)
        self.setLayout(tools)
        self.field.left.connect(self.left)
        self.field.closed.connect(self.left)
        opens(self.types, lambda: types_menu(search, self.types))
        opens(self.dates, lambda: dates_menu(search, self.dates))
        opens(self.filters, lambda: more_menu(library, self.filters))
        opens(self.sort, lambda: sorts_menu(search, self.sort))
        self.starred.clicked.connect(self._toggle_starred)
        self.more.clicked.connect(self.more_asked)
        search.changed.connect(self._render)
        self._render()

    def _toggle_starred(self) -> None:
        asked = self._search.asked
        self._search.ask_for(replace(asked, starred=not asked.starred))

    def _render(self) -> None:
        search = self._search
        self.types.show_choice(types_words(search), chosen=bool(search.asked.tasks))
        self.starred.show_choice(tr("Starred"), chosen=search.asked.starred)
        self.starred.set_icon_name("star-filled" if search.asked.starred else "star")
        self.dates.show_choice(tr(PERIODS[search.period]), chosen=search.query.since is not None)
        self.sort.show_choice(tr(SORTS[search.asked.sort]), chosen=False)
        self.sort.setAccessibleName(tr("Order: {order}").format(order=tr(SORTS[search.asked.sort])))


class LibraryTools(QWidget):
    """The tools beside the tabs where there is little room.

    Args:
        library: Has the search.

    Signals:
        left(): The user wants to go on to the clips.
    """

    left = Signal()

    def __init__(self, library: LibraryPresenter) -> None:
        super().__init__()
        search = library.search
        self._search = search
        self.field = SearchField(search, compact=True)
        self.field.setFixedWidth(_COMPACT_SEARCH)
        self.glass = IconButton("search", tip("library.search"), compact=True)
        self.clear = Button(tr("Clear filters"), icon="close", compact=True)
        self.types = FilterButton(tr("All types"), icon="filter", quiet=True)
        self.setLayout(row(self.field, self.glass, self.clear, self.types, gap=theme.SPACE_1))
        self.field.hide()
        self.glass.clicked.connect(self.begin)
        self.field.closed.connect(self._close)
        self.field.left.connect(self.left)
        self.clear.clicked.connect(search.clear_filters)
        opens(self.types, lambda: types_menu(search, self.types))
        search.changed.connect(self._render)
        self._render()

    def begin(self) -> None:
        """Let the user write what is looked for."""
        self.field.show()
        self.glass.hide()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _close(self) -> None:
        self.field.hide()
        self.glass.show()
        self.left.emit()

    def _render(self) -> None:
        search = self._search
        written = bool(search.asked.text)
        if written:
            self.field.show()
            self.glass.hide()
        self.clear.setVisible(search.narrowed)
        count = len(search.filters) + search.asked.starred + written
        self.clear.setText(tr_count("Clear filter", "Clear %n filters", count))
        self.types.show_choice(types_words(search), chosen=bool(search.asked.tasks))


def types_words(search: LibrarySearch) -> str:
    """Say in a word or two what made the clips that are wanted."""
    tasks = search.asked.tasks
    if len(tasks) == 1:
        return tr(TASKS[next(iter(tasks))])
    return tr_count("1 type", "%n types", len(tasks)) if tasks else tr("All types")


def opens(button: PressButton, make: Callable[[], QMenu]) -> None:
    """Let a button open a menu under it, made anew each time."""

    def open_menu() -> None:
        menu = make()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    button.clicked.connect(open_menu)
