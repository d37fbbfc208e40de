"""The screen of the shot chain: the clip that is seen now, or closely how two of them go on into each other."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pikadesk.services.frame_ports import DecodedFrame, SeamFrames
from pikadesk.ui import theme
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import ElidedLabel, Label, Spinner, Tag
from pikadesk.ui.widgets.controls.painting import antialiased
from pikadesk.ui.widgets.controls.status import TagKind
from pikadesk.ui.widgets.layouts import Surface, column, row
from pikadesk.ui.widgets.stage.clicked_screen import ClickedScreen
from pikadesk.ui.widgets.stage.compare_screen import fitted, image_of, paint_badge


class FrameScreen(ClickedScreen):
    """Shows one frame, whole, on the well.

    Args:
        name: What it is called by screen readers.
        parent: The widget that holds it.

    Signals:
        menu_asked(QPoint): The user asks what can be done with it; where on the screen.
    """

    menu_asked = Signal(QPoint)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._frame: DecodedFrame | None = None
        self._badge = ("", "")

    @property
    def frame(self) -> DecodedFrame | None:
        """What is shown."""
        return self._frame

    def show_frame(self, frame: DecodedFrame | None) -> None:
        """Show a frame; None empties the screen."""
        if frame is not self._frame:
            self._frame = frame
            self.update()

    def show_badge(self, number: str, words: str) -> None:
        """Say in a corner what is shown: a number or a letter, and what it is called; empty for nothing."""
        if (number, words) != self._badge:
            self._badge = (number, words)
            self.setAccessibleDescription(words)
            self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu."""
        self.menu_asked.emit(event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, and what it is."""
        painter = antialiased(QPainter(self))
        painter.fillRect(self.rect(), theme.colour("well"))
        image = image_of(self._frame)
        if image.isNull():
            return
        area = fitted(image.size(), QRectF(self.rect()))
        painter.drawImage(area, image)
        if any(self._badge):
            paint_badge(painter, area, *self._badge)


class _Shown(QWidget):
    """A frame under its name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.picture = FrameScreen(name)
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        laid = column(ElidedLabel(name, Role.SMALL, "text-2"), gap=theme.SPACE_1)
        laid.addWidget(self.picture, 1)
        self.setLayout(laid)


class SeamView(Surface):
    """The two frames of a joint and their difference, side by side, and how much it is.

    Args:
        parent: The widget that holds it.

    Attributes:
        last, first, difference: The three pictures.
        verdict: What one sees, and how much it is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("stage", parent=parent)
        before, after, between = (
            _Shown(tr("Last frame")),
            _Shown(tr("First frame")),
            _Shown(tr("Difference, made brighter")),
        )
        self.last, self.first, self.difference = before.picture, after.picture, between.picture
        self.heading = ElidedLabel("", Role.HEADING)
        self.verdict = Tag("")
        self._limits = Label("", Role.SMALL, "text-3", wrap=True)
        self._limits.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._busy = Spinner(tr("Comparing"))
        head = row(self._busy, self.heading, self.verdict, gap=10)
        head.addStretch(1)
        pictures = row(gap=theme.SPACE_3)
        for each in (before, after, between):
            pictures.addWidget(each, 1)
        laid = column(gap=theme.SPACE_3, margins=(theme.SPACE_4, theme.SPACE_3, theme.SPACE_4, theme.SPACE_3))
        laid.addLayout(head)
        laid.addLayout(pictures, 1)
        laid.addWidget(self._limits)
        self.setLayout(laid)

    def show_seam(
        self, heading: str, frames: SeamFrames | None, verdict: tuple[str, TagKind, str], limits: str
    ) -> None:
        """Show a joint.

        Args:
            heading: Which one.
            frames: Its frames, None until they are there.
            verdict: What one sees in words, the kind of its tag, and its icon; no words until it is known.
            limits: What the words mean, or why nothing can be compared.
        """
        self.heading.setText(heading)
        self._limits.setText(limits)
        words, kind, icon = verdict
        self.verdict.show_state(words, kind, icon=icon)
        self.verdict.setVisible(bool(words))
        self._busy.setVisible(frames is None and not words)
        self.last.show_frame(frames.last if frames is not None else None)
        self.first.show_frame(frames.first if frames is not None else None)
        self.difference.show_frame(frames.difference if frames is not None else None)
