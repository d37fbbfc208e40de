"""The middle of the window: forms at the left, the stage over the panel at the right, with splitters between."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from pikadesk.ui import theme
from pikadesk.ui.widgets.controls.motion import EXPAND_MS, Glide
from pikadesk.ui.widgets.layouts import GripSplitter, Surface, column
from pikadesk.ui.widgets.panel import BottomPanel

# With the hairline of the splitter beside them they are as large as in the design: 440, 368 and 228.
COMPOSER_WIDTH, NARROW_COMPOSER_WIDTH, PANEL_HEIGHT = 439, 367, 227
_NARROW_BELOW = 1200
_COMPOSER_LEAST, _COMPOSER_MOST = 360, 560


class WindowBody(QWidget):
    """Forms, stage and panel.

    Signals:
        moved(): The user moved a splitter; `columns_state` and `rows_state` say where to.

    Args:
        forms: The forms; one of them is shown.
        stage: Where clips play.
        panel: Library and queue.
        parent: The widget that holds it.
    """

    moved = Signal()

    def __init__(
        self, forms: Iterable[QWidget], stage: QWidget, panel: BottomPanel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stage, self._panel = stage, panel
        self._covered = self._rolled_up = self._columns_chosen = False
        self.columns = GripSplitter(Qt.Orientation.Horizontal, [COMPOSER_WIDTH, 0])
        self.setLayout(column(self.columns))
        ground = Surface("panel")
        self.columns.addWidget(ground)
        ground.setMinimumWidth(_COMPOSER_LEAST)
        ground.setMaximumWidth(_COMPOSER_MOST)
        self.forms = QStackedWidget()
        ground.setLayout(column(self.forms))
        # Tab goes through widgets in the order in which they come into the window: the forms come before the stage.
        for form in forms:
            self.forms.addWidget(form)
        self.rows = GripSplitter(Qt.Orientation.Vertical, [0, PANEL_HEIGHT])
        self.columns.addWidget(self.rows)
        self.columns.setStretchFactor(1, 1)
        self.rows.addWidget(stage)
        self.rows.addWidget(panel)
        self.rows.setStretchFactor(0, 1)
        self.columns.setSizes([COMPOSER_WIDTH, 10 * COMPOSER_WIDTH])
        self.rows.setSizes([10 * PANEL_HEIGHT, PANEL_HEIGHT])
        self._rows_state = self.rows.saveState()
        self._cover = Glide(self, EXPAND_MS)
        self._cover.moved.connect(self._slide)
        self._heights = 0, 0
        self.columns.splitterMoved.connect(self._columns_moved)
        self.rows.splitterMoved.connect(self.moved)

    def columns_state(self) -> str:
        """Return how wide the forms are, as text to remember."""
        return _text(self.columns.saveState())

    def rows_state(self) -> str:
        """Return how high the panel is while it neither covers the stage nor is rolled up, as text to remember."""
        self._note_rows()
        return _text(self._rows_state)

    def restore(self, columns: str | None, rows: str | None) -> None:
        """Put the splitters where they were; None or damaged text leaves them where they are."""
        if columns is not None:
            self._columns_chosen = self.columns.restoreState(_state(columns))
        if rows is not None and self.rows.restoreState(_state(rows)):
            self._rows_state = self.rows.saveState()

    def arrange(self, *, covered: bool, rolled_up: bool) -> None:
        """Say how much of the window the panel has.

        Args:
            covered: Whether it covers the stage.
            rolled_up: Whether, while it does not, it is only its tabs.
        """
        self._panel.arrange(expanded=covered, rolled_up=rolled_up)
        if (covered, rolled_up) == (self._covered, self._rolled_up):
            return
        self._note_rows()
        before, slides = self._panel.height(), covered != self._covered and self._cover.wanted
        self._covered, self._rolled_up = covered, rolled_up
        self.rows.handle(1).setEnabled(not rolled_up)
        if not slides:
            self._cover.jump(float(covered))
            self._settle()
            return
        # While the panel moves, the stage gives way below its least height.
        self._stage.setMinimumHeight(1)
        self._stage.show()
        self._share()
        self._heights = before, self.rows.height() if covered else self.rows.sizes()[1]
        self._cover.jump(float(not covered))
        self._slide(self._cover.value)
        self._cover.send(float(covered))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the forms less in a narrow window, unless the user has chosen."""
        super().resizeEvent(event)
        if not self._columns_chosen:
            wanted = NARROW_COMPOSER_WIDTH if self.width() < _NARROW_BELOW else COMPOSER_WIDTH
            self.columns.setSizes([wanted, max(0, self.width() - wanted)])

    def _settle(self) -> None:
        """Give stage and panel the room that is theirs in the end."""
        self._stage.setMinimumHeight(0)
        self._stage.setVisible(not self._covered)
        self._share()

    def _share(self) -> None:
        if not self._covered and self._rolled_up:
            self.rows.setSizes([self.rows.height(), theme.HEIGHT_PANEL_TABS])
        elif not self._covered:
            self.rows.restoreState(self._rows_state)

    def _slide(self, value: float) -> None:
        """Put the edge between stage and panel where it is on its way; `value` is 1 where the stage is covered."""
        if value == float(self._covered):
            self._settle()
            return
        before, after = self._heights
        part = value if self._covered else 1 - value
        height = round(before + (after - before) * part)
        self.rows.setSizes([self.rows.height() - height, height])

    def _columns_moved(self) -> None:
        self._columns_chosen = True
        self.moved.emit()

    def _note_rows(self) -> None:
        if not self._covered and not self._rolled_up and not self._cover.moving:
            self._rows_state = self.rows.saveState()


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")


def _state(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "replace"))
