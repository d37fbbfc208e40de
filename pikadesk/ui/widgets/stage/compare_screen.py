"""The screen on which two clips are compared: side by side, divided by a line, or one at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from pikadesk.services.frame_ports import DecodedFrame
from pikadesk.ui import theme
from pikadesk.ui.presenters.compare import CompareMode
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.stage.clicked_screen import ClickedScreen
from pikadesk.ui.widgets.stage.compare_divider import Divider

LETTERS = ("A", "B")
_GAP = theme.SPACE_2
_BADGE_HEIGHT, _BADGE_AWAY = 24, 10


def image_of(frame: DecodedFrame | None) -> QImage:
    """Return a frame as a picture of Qt's, a null one for none. It uses the frame's own memory: keep the frame."""
    if frame is None:
        return QImage()
    return QImage(frame.rgb, frame.width, frame.height, frame.width * 3, QImage.Format.Format_RGB888)


def fitted(size: QSize, room: QRectF) -> QRectF:
    """Return where a picture lies in a room, whole and in the middle; an empty one for an empty size."""
    if size.isEmpty():
        return QRectF()
    inside = QSizeF(size).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF(
        room.center().x() - inside.width() / 2, room.center().y() - inside.height() / 2, inside.width(), inside.height()
    )


def paint_badge(painter: QPainter, area: QRectF, letter: str, words: str, *, right: bool = False) -> None:
    """Paint a letter and a few words into an upper corner of a picture."""
    painter.setFont(theme.font(Role.SMALL_LABEL))
    metrics = painter.fontMetrics()
    room = area.width() - 2 * _BADGE_AWAY - 40
    if room < 0:
        return
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(room))
    first = metrics.horizontalAdvance(letter) + 8
    width = first + metrics.horizontalAdvance(shown) + 14
    left = area.right() - _BADGE_AWAY - width if right else area.left() + _BADGE_AWAY
    badge = QRectF(left, area.top() + _BADGE_AWAY, width, _BADGE_HEIGHT)
    box(painter, badge, theme.RADIUS_BADGE, fill="badge")
    painter.setPen(theme.colour("on-badge"))
    upright = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(badge.adjusted(first + 6, 0, 0, 0), upright, shown)
    painter.setFont(theme.font(Role.SMALL_HEADING))
    painter.drawText(badge.adjusted(8, 0, 0, 0), upright, letter)


class CompareScreen(ClickedScreen):
    """Shows two frames.

    Args:
        parent: The widget that holds it.

    Attributes:
        line: Divides them in a wipe; hidden otherwise.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Two clips compared"), parent)
        self._frames: Sequence[DecodedFrame | None] = ()
        self._titles: Sequence[str] = ("", "")
        self._mode, self._divider, self._flipped = CompareMode.SIDE, 0.5, False
        self.line = Divider(self)
        self.line.hide()

    def show_frames(self, frames: Sequence[DecodedFrame | None]) -> None:
        """Show other frames; None is a dark place."""
        sizes = self._sizes()
        self._frames = frames
        if self._sizes() != sizes:
            self._lay_out()
        self.update()

    def show_titles(self, first: str, second: str) -> None:
        """Say what the clips are called."""
        self._titles = (first, second)
        self._describe()
        self.update()

    def show_mode(self, mode: CompareMode, divider: float, *, flipped: bool) -> None:
        """Change how they are seen; see `ComparePresenter`."""
        self._mode, self._divider, self._flipped = mode, divider, flipped
        self.line.setVisible(mode is CompareMode.WIPE)
        self._describe()
        self._lay_out()
        self.update()

    def image(self, place: int) -> QImage:
        """Return the frame of the first (0) or the second (1) clip, a null picture where there is none."""
        return image_of(self._frames[place]) if place < len(self._frames) else QImage()

    def area(self, place: int) -> QRectF:
        """Return where the frame of a clip lies, in device-independent pixels; of both that are not seen too."""
        return fitted(self.image(place).size(), self._room(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the line where it belongs."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is seen."""
        painter = antialiased(QPainter(self))
        painter.fillRect(self.rect(), theme.colour("well"))
        match self._mode:
            case CompareMode.SIDE:
                for place in (0, 1):
                    self._paint(painter, place)
                    self._paint_badge(painter, place, self._room(place), right=False)
            case CompareMode.WIPE:
                self._paint_wipe(painter)
            case CompareMode.FLIP:
                seen = int(self._flipped)
                self._paint(painter, seen)
                self._paint_badge(painter, seen, self._both(), right=False)

    def _paint(self, painter: QPainter, place: int) -> None:
        image = self.image(place)
        if not image.isNull():
            painter.drawImage(self.area(place), image)

    def _paint_wipe(self, painter: QPainter) -> None:
        both = self._both()
        middle = both.left() + self._divider * both.width()
        for place, left, right in ((0, 0.0, middle), (1, middle, float(self.width()))):
            painter.save()
            painter.setClipRect(QRectF(left, 0, right - left, self.height()))
            self._paint(painter, place)
            painter.restore()
        half = both.width() / 2
        self._paint_badge(painter, 0, QRectF(both.left(), both.top(), half, both.height()), right=False)
        self._paint_badge(painter, 1, QRectF(both.center().x(), both.top(), half, both.height()), right=True)

    def _paint_badge(self, painter: QPainter, place: int, room: QRectF, *, right: bool) -> None:
        seen = self.area(place).intersected(room) if self._mode is CompareMode.SIDE else room
        paint_badge(painter, seen or room, LETTERS[place], self._titles[place], right=right)

    def _room(self, place: int) -> QRectF:
        """The place that a clip may fill."""
        whole = QRectF(self.rect())
        if self._mode is not CompareMode.SIDE:
            return whole
        half = (whole.width() - _GAP) / 2
        return QRectF(place * (half + _GAP), 0, half, whole.height())

    def _both(self) -> QRectF:
        """What either of them fills."""
        area = self.area(0).united(self.area(1))
        return area if not area.isEmpty() else QRectF(self.rect())

    def _sizes(self) -> list[QSize]:
        return [self.image(place).size() for place in (0, 1)]

    def _lay_out(self) -> None:
        self.line.place(self._both(), self._divider)

    def _describe(self) -> None:
        both = tr("A: {first}. B: {second}.").format(first=self._titles[0], second=self._titles[1])
        seen = tr("{letter} is seen.").format(letter=LETTERS[self._flipped])
        self.setAccessibleDescription(f"{both} {seen}" if self._mode is CompareMode.FLIP else both)
