"""The stage: a title row over the player."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pikadesk.services.player_ports import PlayerSources
from pikadesk.ui import theme
from pikadesk.ui.actions import tip
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, ElidedLabel, IconButton
from pikadesk.ui.widgets.layouts import Surface, column, row
from pikadesk.ui.widgets.stage.full_screen import FullScreen
from pikadesk.ui.widgets.stage.player import Player
from pikadesk.ui.widgets.stage.transport import NARROW

_TITLE_KEPT = 160
_GAP = 10


class Stage(Surface):
    """Where a video plays, with what it is called.

    Args:
        sources: What its player reads films with.
        parent: The widget that holds it.

    Attributes:
        player: Plays the video.
        back: Goes back to a preview, hidden where there is none.
        star, use_settings, use_last, more: What can be done with the video; hidden while none is open.

    Signals:
        save_requested(): The user wants to save the video elsewhere.
        show_in_folder_requested(): The user wants to see its file.
        snapshot_requested(): The user wants to save the frame that is shown (`player.take()`).
        full_screen_changed(bool): It fills the screen, or does so no longer.
    """

    save_requested = Signal()
    show_in_folder_requested = Signal()
    snapshot_requested = Signal()
    full_screen_changed = Signal(bool)

    def __init__(self, sources: PlayerSources, parent: QWidget | None = None) -> None:
        super().__init__("stage", parent=parent)
        self.player = Player(sources)
        self.back = Button(tr("Show the preview"), kind="quiet", icon="eye", compact=True)
        self.back.hide()
        self.star = IconButton("star", tr("Star"), compact=True)
        self.use_settings = Button(tr("Use settings again"), kind="quiet", icon="undo", compact=True)
        self.use_last = Button(tr("Use last frame"), kind="quiet", icon="last-frame", compact=True)
        self.use_last.setToolTip(tip("frame.use_last"))
        self.more = IconButton("more", tr("More for this video"), compact=True)
        self._title = ElidedLabel("", Role.HEADING)
        self._facts = ElidedLabel("", Role.SMALL_FIGURES, "text-2")
        self._note = ElidedLabel("", Role.SMALL_FIGURES, "text-2")
        self._tags, self._actions = QHBoxLayout(), QHBoxLayout()
        self._tags.setSpacing(theme.SPACE_2)
        self._actions.setSpacing(theme.SPACE_1)
        self._head = QWidget()
        self._lay_out_head()
        self._column = column(self._head, self.player, gap=0)
        self._column.setStretchFactor(self.player, 1)
        self.setLayout(self._column)
        self._full_screen = FullScreen(self.player, self._column)
        self._full_screen.changed.connect(self._show_full_screen)
        transport = self.player.transport
        transport.save.clicked.connect(self.save_requested)
        transport.folder.clicked.connect(self.show_in_folder_requested)
        transport.snapshot.clicked.connect(self.snapshot_requested)
        self.player.full_screen_asked.connect(self.toggle_full_screen)
        self.player.failed.connect(lambda _: self._make_room())
        self.clear()

    def show_title(self, title: str, facts: str = "", tags: Iterable[QWidget] = (), note: str = "") -> None:
        """Change the title row.

        Args:
            title: What the video is called.
            facts: What it was made with, in small type after it.
            tags: What state it is in; the row owns them.
            note: Something about the present moment, at the right.
        """
        self._title.setText(title)
        self._title.set_tone("text-1")
        # The facts give way before the title does.
        self._title.setMinimumWidth(min(self._title.sizeHint().width(), _TITLE_KEPT))
        self._facts.setText(facts)
        self._note.setText(note)
        self._refill(self._tags, tags)
        self._make_room()

    def set_actions(self, actions: Iterable[QWidget]) -> None:
        """Put buttons at the right end of the title row, which owns them, instead of those there."""
        self._refill(self._actions, actions)

    def show_video(self, file: Path, *, play: bool = True) -> None:
        """Load a video; `player.loaded` or `player.failed` says how it went.

        Args:
            file: The video.
            play: Whether it plays as soon as it can.
        """
        self.player.load(file, play=play)
        self._make_room()

    def clear(self, text: str = "") -> None:
        """Close what is open.

        Args:
            text: A sentence under "Your video plays here"; "" for the usual one.
        """
        self.player.unload()
        usual = tr("On Frames, a free preview of the storyboard appears here as soon as there are two keyframes.")
        self.player.show_empty(tr("Your video plays here"), text or usual)
        self.show_title(tr("Nothing open"))
        self._title.set_tone("text-2")
        self.set_actions(())
        self._make_room()

    @property
    def is_full_screen(self) -> bool:
        """Whether the player fills the screen."""
        return self._full_screen.on

    def toggle_full_screen(self) -> None:
        """Let the player fill the screen, or go back into the window."""
        self._full_screen.toggle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        wide = self.width() >= NARROW
        self._facts.setVisible(wide and bool(self._facts.text()))
        self._note.setVisible(wide and bool(self._note.text()))
        is_open = self.player.file is not None
        room = self._room_for_buttons() if is_open else 0
        for button in (self.use_last, self.use_settings):
            room -= button.sizeHint().width() + theme.SPACE_1
            button.setVisible(room >= 0)
        self.star.setVisible(is_open)
        self.more.setVisible(is_open)

    def _room_for_buttons(self) -> int:
        """Return how much is left in the title row, in pixels, beside what stays there at its least; no tag is cut."""
        items = (self._tags.itemAt(index) for index in range(self._tags.count()))
        widgets = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        for tag in widgets:
            tag.setMinimumWidth(tag.sizeHint().width())
        widgets += [self.star, self.more]
        widgets += [] if self.back.isHidden() else [self.back]
        taken = sum(widget.sizeHint().width() + _GAP for widget in widgets)
        return self.width() - theme.SPACE_4 - theme.SPACE_3 - 3 * _GAP - self._title.minimumWidth() - taken

    def _show_full_screen(self, full: bool) -> None:
        self.player.show_full_screen(full)
        self.player.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.full_screen_changed.emit(full)

    def _lay_out_head(self) -> None:
        self._head.setFixedHeight(theme.HEIGHT_STAGE_TITLE)
        line = row(gap=_GAP, margins=(theme.SPACE_4, 0, theme.SPACE_3, 0))
        line.addWidget(self._title)
        line.addWidget(self._facts)
        line.addLayout(self._tags)
        line.addStretch(1)
        line.addWidget(self._note)
        line.addWidget(self.back)
        line.addLayout(self._actions)
        line.addLayout(row(self.star, self.use_settings, self.use_last, self.more, gap=theme.SPACE_1))
        self._head.setLayout(line)

    @staticmethod
    def _refill(layout: QHBoxLayout, widgets: Iterable[QWidget]) -> None:
        while layout.count():
            item = layout.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for widget in widgets:
            layout.addWidget(widget)
