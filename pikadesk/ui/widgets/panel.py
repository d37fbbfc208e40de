"""The panel under the stage: the library or the queue, with their tabs."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from pikadesk.ui import theme
from pikadesk.ui.presenters.window import PanelPage
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.controls import IconButton, TabButton
from pikadesk.ui.widgets.focus import ARROW_KEYS, claim_keys
from pikadesk.ui.widgets.layouts import Surface, column, row

_MIN_PAGE_HEIGHT = 64
_LARGEST = 16_777_215


class BottomPanel(Surface):
    """Tabs above a page.

    Signals:
        page_chosen(PanelPage): The user wants to see that page.
        expand_asked(bool): The user wants the panel to cover the stage, or not any more.
        expanded(bool): It covers the stage, or does so no longer.

    Args:
        library: The page of the library.
        queue: The page of the queue.
        tools: What stands at the right of the tabs while a page is shown; the library has its own where there is room.
        parent: The widget that holds it.
    """

    page_chosen = Signal(object)
    expand_asked = Signal(bool)
    expanded = Signal(bool)

    def __init__(
        self,
        library: QWidget,
        queue: QWidget,
        tools: Mapping[PanelPage, QWidget] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("window", parent=parent)
        self._expanded = self._rolled_up = False
        self._page = PanelPage.LIBRARY
        tabs = QWidget()
        tabs.setFixedHeight(theme.HEIGHT_PANEL_TABS)
        self.tabs = {
            PanelPage.LIBRARY: TabButton(tr("Library"), compact=True, parent=tabs),
            PanelPage.QUEUE: TabButton(tr("Queue"), compact=True, parent=tabs),
        }
        for page, tab in self.tabs.items():
            claim_keys(tab, ARROW_KEYS)
            tab.clicked.connect(lambda _checked=False, page=page: self._tab_clicked(page))
        self.expand_button = IconButton("expand", "", compact=True)
        self.expand_button.clicked.connect(lambda: self.expand_asked.emit(not self._expanded))
        self._tools = dict(tools or {})
        tabs.setLayout(
            row(
                *self.tabs.values(),
                None,
                *self._tools.values(),
                self.expand_button,
                gap=theme.SPACE_1,
                margins=(theme.SPACE_3, 0, theme.SPACE_3, 0),
            )
        )
        self._pages = {PanelPage.LIBRARY: library, PanelPage.QUEUE: queue}
        self._stack = QStackedWidget()
        for widget in self._pages.values():
            self._stack.addWidget(widget)
        self._front = QWidget()
        self._front.setLayout(column(tabs, self._stack, gap=0))
        self._whole = row(self._front, gap=0)
        self._aside: QWidget | None = None
        self.setLayout(self._whole)
        self._arrange()

    def set_aside(self, aside: QWidget) -> None:
        """Put something beside tabs and page, as high as both; it is not shown yet."""
        aside.hide()
        self._aside = aside
        self._whole.addWidget(aside)

    def show_aside(self, *, shown: bool, alone: bool) -> None:
        """Show what is beside tabs and page, or hide it.

        Args:
            shown: Whether it is shown.
            alone: Whether it covers tabs and page.
        """
        self._front.setVisible(not alone)
        if self._aside is not None:
            self._aside.setVisible(shown)

    def show_page(self, page: PanelPage) -> None:
        """Show the library or the queue."""
        self.tabs[page].setChecked(True)
        self._page = page
        self._stack.setCurrentWidget(self._pages[page])
        self._show_tools()

    def set_counts(self, clips: int, jobs: int) -> None:
        """Show how many clips and how many unfinished jobs there are."""
        self.tabs[PanelPage.LIBRARY].set_count(clips)
        self.tabs[PanelPage.QUEUE].set_count(jobs)

    def arrange(self, *, expanded: bool, rolled_up: bool) -> None:
        """Say how much of the window it has.

        Args:
            expanded: Whether it covers the stage.
            rolled_up: Whether it is only its tabs while it does not, in a low window.
        """
        if (expanded, rolled_up) != (self._expanded, self._rolled_up):
            self._expanded, self._rolled_up = expanded, rolled_up
            self._arrange()
            self.expanded.emit(expanded)

    def _arrange(self) -> None:
        only_tabs = self._rolled_up and not self._expanded
        self._show_tools()
        self._stack.setVisible(not only_tabs)
        self.setMinimumHeight(theme.HEIGHT_PANEL_TABS + (0 if only_tabs else _MIN_PAGE_HEIGHT))
        self.setMaximumHeight(theme.HEIGHT_PANEL_TABS if only_tabs else _LARGEST)
        self.expand_button.set_icon_name("collapse" if self._expanded else "expand")
        self.expand_button.set_name(tr("Show the player") if self._expanded else tr("More room, over the player"))

    def _show_tools(self) -> None:
        for page, tools in self._tools.items():
            tools.setVisible(page is self._page and not (page is PanelPage.LIBRARY and self._expanded))

    def _tab_clicked(self, page: PanelPage) -> None:
        self.page_chosen.emit(page)
        if self._rolled_up and not self._expanded:
            self.expand_asked.emit(True)
