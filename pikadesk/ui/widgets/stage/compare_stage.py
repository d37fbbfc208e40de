"""The stage while two clips are compared: their pictures in step, and what they were made with."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.actions import key_text, tip
from pikadesk.ui.presenters.compare import CompareMode, ComparePresenter
from pikadesk.ui.presenters.compare_words import film_trouble
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import ElidedLabel, IconButton, NoticeBar, Option, SegmentedChoice
from pikadesk.ui.widgets.focus import tab_in_order
from pikadesk.ui.widgets.layouts import Surface, column, row
from pikadesk.ui.widgets.stage.compare_controls import FrameControls
from pikadesk.ui.widgets.stage.compare_list import HEIGHT, WIDTH, CompareList
from pikadesk.ui.widgets.stage.compare_screen import CompareScreen
from pikadesk.ui.widgets.stage.full_screen import FullScreen
from pikadesk.ui.widgets.stage.scrubber import Scrubber
from pikadesk.ui.widgets.stage.transport import NARROW, Transport


class _Room(QWidget):
    """Where pictures and list lie.

    Signals:
        resized(): It is larger or smaller.
    """

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class CompareStage(Surface):
    """Two clips compared.

    Args:
        presenter: Which ones, and how.
        parent: The widget that holds it.

    Attributes:
        modes: Side by side, wipe or flip.
        swap_button, list_button, close_button: What else stands in the title row.
        view: Shows the frames.
        list: What differs.
        scrubber: The rail under them.
        transport: The buttons; sound and what needs one file are off.
        full_screen: Lets the pictures fill the screen.

    Signals:
        closed(): The user wants to go back.
    """

    closed = Signal()

    def __init__(self, presenter: ComparePresenter, parent: QWidget | None = None) -> None:
        super().__init__("stage", parent=parent)
        self._presenter = presenter
        self._listed: bool | None = None
        self._note = ElidedLabel("", Role.SMALL_FIGURES, "text-2")
        self.modes = SegmentedChoice(
            tr("How the clips are seen"),
            [
                Option(CompareMode.SIDE, tr("Side by side")),
                Option(CompareMode.WIPE, tr("Wipe")),
                Option(CompareMode.FLIP, tr("Flip")),
            ],
        )
        for mode in CompareMode:
            self.modes.button(mode).setToolTip(tip(f"compare.{mode}"))
        self.modes.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.swap_button = IconButton("swap", tr("Swap A and B"), compact=True)
        self.list_button = IconButton("info", tr("Differences"), compact=True, checkable=True)
        self.close_button = IconButton("close", tr("Stop comparing"), keys=key_text("leave"), compact=True)
        self.notice = NoticeBar("err")
        self.view = CompareScreen()
        self.list = CompareList()
        self.scrubber = Scrubber()
        self.scrubber.setAccessibleName(tr("Position in both clips"))
        self.transport = Transport()
        self._lay_out()
        self._controls = FrameControls(
            presenter.playhead, self.scrubber, self.transport, self.view, self.full_screen, self
        )
        self._connect()
        self._render()
        self._render_frames()

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the player's actions do here, by id."""
        presenter = self._presenter
        return {
            **self._controls.slots(),
            "compare.flip": presenter.flip,
            "compare.side": lambda: presenter.set_mode(CompareMode.SIDE),
            "compare.wipe": lambda: presenter.set_mode(CompareMode.WIPE),
        }

    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab come to how the clips are seen: Qt knows the chosen one once it was chosen where it can be seen."""
        super().showEvent(event)
        self.modes.set_value(None)
        self.modes.set_value(self._presenter.mode)

    def order_focus(self, before: QWidget) -> None:
        """Let Tab go through it as it is read, after another widget."""
        modes = [self.modes.button(mode) for mode in CompareMode]
        head = (*modes, self.swap_button, self.list_button, self.close_button, self.notice.button)
        middle = (self.view.line, self.list.area, self.list.fold)
        tab_in_order((before, *head, *middle, *self._controls.tab_order()))

    def _lay_out(self) -> None:
        head = QWidget()
        head.setFixedHeight(theme.HEIGHT_STAGE_TITLE)
        line = row(gap=10, margins=(theme.SPACE_4, 0, theme.SPACE_3, 0))
        line.addWidget(ElidedLabel(tr("Compare"), Role.HEADING))
        line.addWidget(self._note)
        line.addStretch(1)
        line.addWidget(self.modes)
        line.addLayout(row(self.swap_button, self.list_button, self.close_button, gap=theme.SPACE_1))
        head.setLayout(line)
        self._place = QWidget()
        self._place.setLayout(column(self.notice, margins=(theme.SPACE_2, 0, theme.SPACE_2, theme.SPACE_2)))
        part, self._room = QWidget(), _Room()
        self._beside = row(gap=0)
        self._beside.addWidget(self.view, 1)
        self._beside.addWidget(self.list)
        self._room.setLayout(self._beside)
        self._room.resized.connect(self._make_room)
        inside = column(gap=0)
        inside.addWidget(self._room, 1)
        inside.addWidget(self.scrubber)
        inside.addWidget(self.transport)
        part.setLayout(inside)
        laid = column(head, self._place, gap=0)
        laid.addWidget(part, 1)
        self.setLayout(laid)
        self.full_screen = FullScreen(part, laid)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.changed.connect(self._render)
        presenter.frames.changed.connect(self._render_frames)
        self.modes.chosen.connect(presenter.set_mode)
        self.swap_button.clicked.connect(presenter.swap)
        self.list_button.clicked.connect(self._show_list)
        self.close_button.clicked.connect(self.closed)
        self.notice.activated.connect(self.closed)
        self.view.line.moved.connect(presenter.set_divider)

    def _render(self) -> None:
        presenter, pair = self._presenter, self._presenter.pair
        self.modes.set_value(presenter.mode)
        self.view.show_mode(presenter.mode, presenter.divider, flipped=presenter.flipped)
        self.transport.set_loaded(pair is not None)
        self.transport.set_file_actions(False)
        self.transport.mute.setEnabled(False)
        self.list.show_lines(presenter.different, presenter.same)
        self._make_room()
        if pair is None:
            return
        self.view.show_titles(pair[0].title, pair[1].title)
        self.scrubber.set_duration(presenter.playhead.duration)
        self._controls.render()

    def _render_frames(self) -> None:
        frames = self._presenter.frames
        self.view.show_frames(frames.frames)
        numbers = self._presenter.frame_numbers
        words = tr("Frame {first} of A, {second} of B")
        self._note.setText(words.format(first=numbers[0], second=numbers[1]) if numbers else "")
        self._make_room()
        trouble = film_trouble(frames.trouble) if frames.trouble is not None else ""
        if trouble != self.notice.text():
            self.notice.set_action(tr("Close"))
            self.notice.show_text(trouble, kind="err")
        self._place.setVisible(bool(trouble))

    def _show_list(self, listed: bool) -> None:
        self._listed = listed
        self._make_room()

    def _make_room(self) -> None:
        """Leave room for the pictures, unless the user wants to see the list."""
        wide = self.width() >= NARROW
        listed = wide if self._listed is None else self._listed
        self._note.setVisible(wide)
        below = self._is_larger_above()
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if direction != self._beside.direction():
            self._beside.setDirection(direction)
        self.list.lie_below(below)
        self.list.setVisible(listed)
        self.list_button.setChecked(listed)

    def _is_larger_above(self) -> bool:
        """Say whether two pictures side by side are larger over the list than beside it."""
        size = self.view.image(0).size()
        if self._presenter.mode is not CompareMode.SIDE or size.isEmpty():
            return False
        whole = self._room.size()
        above = QSizeF(whole.width() / 2, whole.height() - HEIGHT)
        beside = QSizeF((whole.width() - WIDTH) / 2, whole.height())
        keep = Qt.AspectRatioMode.KeepAspectRatio
        return QSizeF(size).scaled(above, keep).width() > QSizeF(size).scaled(beside, keep).width()
