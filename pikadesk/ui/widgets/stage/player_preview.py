"""The small picture over the rail: what is there where the pointer is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from pikadesk.services.player_ports import Filmstrip
from pikadesk.ui import theme
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.stage.player_beside import Beside

# One for about every sixth of a second of the shorter videos.
_COUNT = 60
_SIDE = 160
_LINE = 20


class RailPreview(QWidget):
    """Shows the picture nearest to a moment, with its time.

    Args:
        strips: Makes the pictures.
        place: What it lies in, over everything else there.
    """

    def __init__(self, strips: Filmstrip, place: QWidget) -> None:
        super().__init__(place)
        self._strips = strips
        self._making = Beside(self)
        self._making.done.connect(self._take)
        self._film: Path | None = None
        self._strip: Sequence[tuple[float, bytes]] = ()
        self._shown, self._picture, self._words = -1, QImage(), ""
        self._asked = 0.0, "", QPoint()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def ready(self) -> bool:
        """Whether there are pictures to show."""
        return bool(self._strip)

    @property
    def words(self) -> str:
        """The time that it shows."""
        return self._words

    def picture(self) -> QImage:
        """The picture that it shows; a null one where there is none yet."""
        return self._picture

    def open(self, film: Path) -> None:
        """Show pictures of a film; they are made when the first one is wanted, unless they were before."""
        self.close_film()
        self._film = film

    def prepare(self) -> None:
        """Have the pictures made."""
        film, self._film = self._film, None
        if film is not None:
            strips, side = self._strips, round(_SIDE * self.devicePixelRatioF())
            self._making.run(lambda stop: strips.strip(film, _COUNT, side, stop))

    def close_film(self) -> None:
        """Forget the film."""
        self._making.drop()
        self._film = None
        self._strip, self._shown, self._picture = (), -1, QImage()
        self.hide()

    def show_at(self, seconds: float, words: str, over: QPoint) -> None:
        """Show what there is at a moment.

        Args:
            seconds: The moment, counted from the first frame.
            words: What stands under the picture.
            over: The place it points to, in what it lies in.
        """
        self._asked = seconds, words, over
        self.prepare()
        self._choose(seconds)
        self._words = words
        size = self._picture_size() + QSize(2, _LINE + 2)
        place = self.parentWidget()
        widest = place.width() if place is not None else over.x() * 2
        left = min(max(theme.SPACE_1, over.x() - size.width() // 2), widest - size.width() - theme.SPACE_1)
        self.setGeometry(QRect(QPoint(left, over.y() - size.height()), size))
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture and its time."""
        painter = antialiased(QPainter(self))
        box(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, fill="badge", border="line-2")
        size = self._picture_size()
        if not self._picture.isNull():
            outline = QPainterPath()
            outline.addRoundedRect(
                QRectF(1, 1, size.width(), size.height()), theme.RADIUS_CONTROL, theme.RADIUS_CONTROL
            )
            painter.setClipPath(outline)
            painter.drawImage(QRect(QPoint(1, 1), size), self._picture)
            painter.setClipping(False)
        painter.setFont(theme.font(Role.SMALL_FIGURES))
        painter.setPen(theme.colour("on-badge"))
        line = QRect(0, self.height() - _LINE, self.width(), _LINE)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self._words)

    def _take(self, strip: Sequence[tuple[float, bytes]] | None) -> None:
        self._strip, self._shown = strip or (), -1
        if self.isVisible():
            self.show_at(*self._asked)

    def _choose(self, seconds: float) -> None:
        if not self._strip:
            return
        at = max(0, bisect_right([each for each, _ in self._strip], seconds + 0.001) - 1)
        if at != self._shown:
            self._shown, self._picture = at, QImage.fromData(self._strip[at][1])

    def _picture_size(self) -> QSize:
        if self._picture.isNull():
            return QSize(88, 0)
        return (
            self._picture.size()
            .scaled(QSize(_SIDE, _SIDE), Qt.AspectRatioMode.KeepAspectRatio)
            .expandedTo(QSize(64, 1))
        )
