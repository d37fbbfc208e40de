"""The row of buttons under the picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, IconButton, Label, Separator
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.layouts import Surface, row

RATES = (0.25, 0.5, 1.0, 1.5, 2.0, 4.0)
_NARROW = 760


def timecode(seconds: float) -> str:
    """A position in a video as `m:ss.t`, in tenths of a second."""
    tenths = max(0, int(seconds * 10 + 1e-6))
    return f"{tenths // 600}:{tenths // 10 % 60:02}.{tenths % 10}"


def rate_text(rate: float) -> str:
    """A speed as `1×`, `0.25×`."""
    return f"{rate:g}\N{MULTIPLICATION SIGN}"


class _PlayButton(IconButton):
    """The larger one in the middle."""

    def sizeHint(self) -> QSize:
        return QSize(40, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = antialiased(QPainter(self))
        box(painter, QRectF(self.rect()), theme.RADIUS_CARD, fill=self.state_fill("raised"), border="line-2")
        paint_icon(painter, QRectF(self.rect()), self.icon_name, "text-1" if self.isEnabled() else "text-3", 20)


class Transport(Surface):
    """Time, playing, and what can be done with the video.

    In a narrow place loop, speed, snapshot and Show in folder are in the menu of the last button.

    Attributes:
        start, back, play, forward, end: The buttons in the middle, from left to right.
        mute, loop, speed, snapshot, full_screen, save, folder, more: The buttons at the right.

    Signals:
        rate_chosen(float): The user wants this speed.
    """

    rate_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", top="line-1", parent=parent)
        self.setFixedHeight(theme.HEIGHT_TRANSPORT)
        self._position, self._duration, self._rate = 0.0, 0.0, 1.0
        self._narrow = False
        self._time = Label("", Role.TIMECODE)
        self._total = Label("", Role.SMALL_FIGURES, "text-2")
        self.start = IconButton("start", self.tr("To the start"), keys="Home")
        self.back = IconButton("frame-back", self.tr("One frame back"), keys=",")
        self.play = _PlayButton("play", self.tr("Play"), keys="Space")
        self.forward = IconButton("frame-forward", self.tr("One frame on"), keys=".")
        self.end = IconButton("end", self.tr("To the end"), keys="End")
        self.mute = IconButton("volume", self.tr("Mute"), keys="M")
        self.loop = IconButton("loop", self.tr("Loop"), checkable=True)
        self.speed = Button(rate_text(1), kind="quiet")
        self.snapshot = IconButton("camera", self.tr("Save this frame"), keys="C")
        self.full_screen = IconButton("fullscreen", self.tr("Full screen"), keys="F")
        self.save = IconButton("download", self.tr("Save as…"))
        self.folder = IconButton("folder", self.tr("Show in folder"))
        self.more = IconButton("more", self.tr("More"))
        self._after_speed, self._after_full_screen = Separator(upright=True, token="line-2"), Separator(
            upright=True, token="line-2"
        )
        self._rates = QActionGroup(self)
        self._speed_menu = self._make_speed_menu()
        self._more_menu = self._make_more_menu()
        self._lay_out()
        self.speed.clicked.connect(lambda: self._open(self._speed_menu, self.speed))
        self.more.clicked.connect(lambda: self._open(self._more_menu, self.more))
        self._tell_time()
        self.show_rate(1.0)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        for side in (left, right):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        left.setLayout(row(self._time, self._total, None, gap=theme.SPACE_1))
        ends = row(None, self.mute, self.loop, self.speed, gap=2)
        for part in (4, self._after_speed, 4, self.snapshot, self.full_screen):
            ends.addSpacing(part) if isinstance(part, int) else ends.addWidget(part)
        for part in (4, self._after_full_screen, 4, self.save, self.folder, self.more):
            ends.addSpacing(part) if isinstance(part, int) else ends.addWidget(part)
        right.setLayout(ends)
        middle = row(self.start, self.back, 4, self.play, 4, self.forward, self.end, gap=2)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(theme.SPACE_4, 0, theme.SPACE_3, 0)
        whole.setSpacing(0)
        whole.addWidget(left, 1)
        whole.addLayout(middle)
        whole.addWidget(right, 1)
        self._fold(False)
