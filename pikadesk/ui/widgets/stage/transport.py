"""The row of buttons under the picture."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.actions import key_text
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, IconButton, Label, Separator
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.layouts import Surface, row

RATES = (0.25, 0.5, 1.0, 1.5, 2.0, 4.0)
# Below this width, in pixels, the stage leaves things out.
NARROW = 760


def timecode(seconds: float) -> str:
    """A position in a video as `m:ss.t`, to the nearest tenth of a second."""
    tenths = max(0, round(seconds * 10))
    return f"{tenths // 600}:{tenths // 10 % 60:02}{QLocale().decimalPoint()}{tenths % 10}"


def rate_text(rate: float) -> str:
    """A speed as `1×` or `0.25×`."""
    return f"{rate:g}\N{MULTIPLICATION SIGN}".replace(".", QLocale().decimalPoint())


class _PlayButton(IconButton):
    """The larger one in the middle."""

    def sizeHint(self) -> QSize:
        return QSize(40, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = antialiased(QPainter(self))
        box(painter, QRectF(self.rect()), theme.RADIUS_CARD, fill=self.state_fill("raised"), border="line-2")
        paint_icon(painter, QRectF(self.rect()), self.icon_name, "text-1" if self.isEnabled() else "text-3", 20)


class _SpeedButton(Button):
    """Narrow, to stand among icons."""

    def _padding(self) -> int:
        return 9


class _SoundButton(IconButton):
    """Mutes; the wheel over it changes the volume."""

    turned = Signal(int)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if notches:
            self.turned.emit(1 if notches > 0 else -1)
        event.accept()


class _FolderButton(IconButton):
    """Shows the file in its folder; dragging it takes the file along."""

    dragged = Signal()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        far = event.position().toPoint() - self.rect().center()
        if self.isDown() or far.manhattanLength() < self.width() / 2 + QApplication.startDragDistance():
            return
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit()


class Transport(Surface):
    """Time, playing, and what can be done with the video.

    In a narrow place loop, speed, snapshot and Show in folder are in the menu of the last button.

    Attributes:
        start, back, play, forward, end: The buttons in the middle, from left to right.
        mute, loop, speed, snapshot, full_screen, save, folder, more: The buttons at the right.

    Signals:
        rate_chosen(float): The user wants this speed.
        file_dragged(): The file is being dragged away.
    """

    rate_chosen = Signal(float)
    file_dragged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", top="line-1", parent=parent)
        self.setFixedHeight(theme.HEIGHT_TRANSPORT)
        self._time = Label("", Role.TIMECODE)
        self._frame = Label("", Role.SMALL_FIGURES, "text-2")
        self._total = Label("", Role.SMALL_FIGURES, "text-2")
        self._shown_frame: int | None = None
        self.start = IconButton("start", tr("To the start"), keys=key_text("start"))
        self.back = IconButton("frame-back", tr("One frame back"), keys=key_text("frame.back"))
        self.play = _PlayButton("play", tr("Play"), keys=key_text("play"))
        self.forward = IconButton("frame-forward", tr("One frame on"), keys=key_text("frame.on"))
        self.end = IconButton("end", tr("To the end"), keys=key_text("end"))
        self.mute = _SoundButton("volume", tr("Mute"), keys=key_text("mute"))
        self.loop = IconButton("loop", tr("Loop"), keys=key_text("loop"), checkable=True)
        self.speed = _SpeedButton("", kind="quiet")
        self.snapshot = IconButton("camera", tr("Save this frame"), keys=key_text("frame.save"))
        drags = tr("{words}, or drag it out of the picture; with Ctrl, the file")
        self.snapshot.setToolTip(drags.format(words=self.snapshot.toolTip()))
        self.full_screen = IconButton("fullscreen", tr("Full screen"), keys=key_text("full_screen"))
        self.save = IconButton("download", tr("Save as…"))
        self.folder = _FolderButton("folder", tr("Show in folder"))
        self.folder.setToolTip(tr("Show in folder, or drag the file from here"))
        self.more = IconButton("more", tr("More"))
        self._separators = (Separator(upright=True, token="line-2"), Separator(upright=True, token="line-2"))
        self._speed_menu = self._make_speed_menu()
        self._lay_out()
        self.speed.clicked.connect(lambda: self._open(self._speed_menu, self.speed))
        self.more.clicked.connect(lambda: self._open(self._make_more_menu(), self.more))
        self.folder.dragged.connect(self.file_dragged)
        self.set_time("", "")
        self.set_frame(None)
        self.show_rate(1.0)
        self.set_loaded(False)

    @property
    def movers(self) -> tuple[IconButton, ...]:
        """The buttons in the middle, which move through what is shown."""
        return (self.start, self.back, self.play, self.forward, self.end)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """All buttons, as they are read."""
        right = (self.mute, self.loop, self.speed, self.snapshot, self.full_screen)
        return (*self.movers, *right, self.save, self.folder, self.more)

    def set_time(self, position: str, total: str) -> None:
        """Show where the video is, and how long it is."""
        self._time.setText(position or timecode(0))
        self._total.setText(f"/ {total or timecode(0)}")

    def set_frame(self, frame: int | None, last: int = 0) -> None:
        """Show which frame of a video it is, counted from 0; None for what has none."""
        self._shown_frame = frame
        self._say_frame()
        words = tr("Position {position}, frame {frame} of 0 to {last}")
        whole = "" if frame is None else words.format(position=self._time.text(), frame=frame, last=last)
        for label in (self._time, self._frame, self._total):
            label.setToolTip(whole)
            label.setAccessibleDescription(whole)

    def time_text(self) -> str:
        """What is shown of the time."""
        return " ".join(filter(None, (self._time.text(), self._total.text(), self._frame.text())))

    def set_loaded(self, loaded: bool) -> None:
        """Say whether there is a video to play."""
        for button in (self.start, self.back, self.play, self.forward, self.end, self.mute, self.loop, self.speed):
            button.setEnabled(loaded)
        self.full_screen.setEnabled(loaded)
        self.set_file_actions(loaded)

    def set_file_actions(self, available: bool) -> None:
        """Say whether what plays is a file that can be saved, shown in its folder and taken frames from."""
        for button in (self.snapshot, self.save, self.folder):
            button.setEnabled(available)

    def show_playing(self, playing: bool) -> None:
        """Show what the middle button would do."""
        self.play.set_icon_name("pause" if playing else "play")
        self.play.set_name(tr("Pause") if playing else tr("Play"))

    def show_sound(self, volume: float, *, muted: bool) -> None:
        """Show the volume, 0 to 1, and whether the sound is off."""
        self.mute.set_icon_name("muted" if muted or not volume else "volume")
        self.mute.set_name(tr("Sound on") if muted else tr("Mute"))
        self.mute.setAccessibleDescription(tr("Volume {percent} %").format(percent=round(volume * 100)))

    def show_looping(self, looping: bool) -> None:
        """Show whether it begins again at the end."""
        self.loop.setChecked(looping)

    def show_rate(self, rate: float) -> None:
        """Show the speed."""
        self.speed.setText(rate_text(rate))
        self.speed.setAccessibleName(tr("Speed {rate}").format(rate=rate_text(rate)))
        self.speed.setToolTip(tr("Speed"))
        self.speed.updateGeometry()
        for action in self._speed_menu.actions():
            action.setChecked(action.data() == rate)

    def show_full_screen(self, full: bool) -> None:
        """Show whether it fills the screen."""
        self.full_screen.set_icon_name("fullscreen-exit" if full else "fullscreen")
        self.full_screen.set_name(tr("Leave full screen") if full else tr("Full screen"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put into the menu what does not fit."""
        super().resizeEvent(event)
        self._fold(event.size().width() < NARROW)

    def _fold(self, narrow: bool) -> None:
        for part in (*self._foldable(), self._separators[0]):
            part.setVisible(not narrow)
        self.more.setVisible(narrow)
        self._say_frame()

    def _say_frame(self) -> None:
        """Say which frame it is, in few letters where there is little room."""
        frame = self._shown_frame
        words = "{number}" if self.width() < NARROW else tr("frame {number}")
        self._frame.setVisible(frame is not None)
        self._frame.setText("" if frame is None else f"\N{MIDDLE DOT} {words.format(number=frame)}")

    def _foldable(self) -> tuple[Button | IconButton, ...]:
        return self.loop, self.speed, self.snapshot, self.folder

    def _make_speed_menu(self) -> QMenu:
        menu = QMenu(tr("Speed"), self)
        group = QActionGroup(menu)
        for rate in RATES:
            action = QAction(rate_text(rate), group)
            action.setCheckable(True)
            action.setData(rate)
            menu.addAction(action)
        group.triggered.connect(lambda action: self.rate_chosen.emit(action.data()))
        return menu

    def _make_more_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for button in self._foldable():
            if button is self.speed:
                self._speed_menu.setEnabled(button.isEnabled())
                menu.addMenu(self._speed_menu)
                continue
            action = QAction(button.accessibleName(), menu)
            action.setCheckable(button.isCheckable())
            action.setChecked(button.isChecked())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
            menu.addAction(action)
        return menu

    @staticmethod
    def _open(menu: QMenu, button: QWidget) -> None:
        height = menu.sizeHint().height()
        menu.popup(button.mapToGlobal(QPoint(0, -height - theme.SPACE_1)))

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        for side in (left, right):
            # Equal shares of what is left keep the middle in the middle.
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        left.setLayout(row(self._time, self._total, self._frame, None, gap=theme.SPACE_1))
        sound, file = self._separators
        right.setLayout(
            row(
                *(None, self.mute, self.loop, self.speed, 4, sound, 4, self.snapshot, self.full_screen),
                *(4, file, 4, self.save, self.folder, self.more),
                gap=2,
            )
        )
        middle = row(self.start, self.back, 4, self.play, 4, self.forward, self.end, gap=0)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(theme.SPACE_4, 0, theme.SPACE_3, 0)
        whole.setSpacing(0)
        whole.addWidget(left, 1)
        whole.addLayout(middle)
        whole.addWidget(right, 1)
        self._fold(False)
