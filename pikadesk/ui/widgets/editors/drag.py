"""Dragging a picture: in the composer it follows the pointer until it is let go; beyond, Qt's own drag takes over.

Qt's own drag runs a loop of its own inside the call, which the program's coroutines cannot be in; so in the composer a
drag is made of the mouse events that the dragged card gets anyway.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QDrag, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from pikadesk.ui import theme
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.editors.mime import file_mime
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter

_EDGE, _STEP = 32, 12
# From the pointer, so that what is under it can be read.
_AWAY = QPoint(20, 28)
_SIZE, _PICTURE = QSize(138, 102), QRectF(5, 5, 128, 72)


class DragGhost(QWidget):
    """The picture under the pointer while it is dragged: 128 by 72, with its name."""

    def __init__(self, window: QWidget, picture: Picture, pictures: PicturePainter) -> None:
        super().__init__(window)
        self._picture = picture
        self._pictures = pictures
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(_SIZE)
        self.show()
        self.raise_()

    def follow(self, pointer: QPoint, words: QRect | None = None) -> None:
        """Go where the pointer is.

        Args:
            pointer: A place on the screen.
            words: What the ghost must not cover, on the screen; None where there is nothing.
        """
        window = self.parentWidget()
        if window is None:
            return
        place = QRect(window.mapFromGlobal(pointer) + _AWAY, _SIZE)
        kept = QRect(window.mapFromGlobal(words.topLeft()), words.size()) if words is not None else QRect()
        if place.intersects(kept):
            place.moveTop(kept.bottom() + theme.SPACE_1)
            if place.bottom() > window.height():
                place.moveBottom(kept.top() - theme.SPACE_1)
        self.move(place.topLeft())

    @classmethod
    def picture_of(cls, picture: Picture, pictures: PicturePainter, window: QWidget) -> QPixmap:
        """Return what it looks like, for a drag that another program shows."""
        ghost = cls(window, picture, pictures)
        ghost.hide()
        ghost.deleteLater()
        return ghost.grab()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, its name and the frame."""
        painter = antialiased(QPainter(self))
        _paint_frame(painter, self._picture.name)
        self._pictures.paint(painter, _PICTURE, self._picture, theme.RADIUS_BADGE)


def ghost_of(shown: QPixmap, name: str, ratio: float) -> QPixmap:
    """Return the same look for a picture of a video, which is always shown whole.

    Args:
        shown: The picture; a null one where there is none.
        name: What stands under it.
        ratio: Device pixels for each pixel.
    """
    ghost = QPixmap(_SIZE * ratio)
    ghost.setDevicePixelRatio(ratio)
    ghost.fill(Qt.GlobalColor.transparent)
    painter = antialiased(QPainter(ghost))
    _paint_frame(painter, name)
    box(painter, _PICTURE, theme.RADIUS_BADGE, fill="well")
    size = QSizeF(shown.size()).scaled(_PICTURE.size(), Qt.AspectRatioMode.KeepAspectRatio)
    corner = _PICTURE.center() - QPointF(size.width() / 2, size.height() / 2)
    painter.drawPixmap(QRectF(corner, size), shown, QRectF(shown.rect()))
    painter.end()
    return ghost


def _paint_frame(painter: QPainter, name: str) -> None:
    box(painter, QRectF(0, 0, _SIZE.width(), _SIZE.height()), theme.RADIUS_CARD, fill="raised", border="focus", width=2)
    painter.setFont(theme.font(Role.SMALL_LABEL))
    painter.setPen(theme.colour("text-1"))
    words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 120)
    painter.drawText(QRectF(9, 79, 120, 18), Qt.AlignmentFlag.AlignVCenter, words)


def carry_out(source: QWidget, file: Path, shown: QPixmap, clip_id: str = "", others: Sequence[Path] = ()) -> None:
    """Let a file be dragged to other programs, as a copy; returns at once.

    Args:
        source: What is dragged; a drop that comes back tells it.
        file: Which file.
        shown: What follows the pointer.
        clip_id: Which clip of the library it is; empty for none.
        others: More files that come along.
    """
    drag = QDrag(source)
    drag.setMimeData(file_mime(file, clip_id, others))
    drag.setPixmap(shown)
    drag.setHotSpot(-_AWAY)
    # From the event loop itself, so that no coroutine is held up below: they go on in the loop that Qt runs inside.
    QTimer.singleShot(0, drag, lambda: drag.exec(Qt.DropAction.CopyAction))


def scroll_near_edges(inside: QWidget, pointer: QPoint) -> None:
    """Scroll what `inside` lies in while something is dragged along its upper or lower edge."""
    area: QWidget | None = inside
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is None:
        return
    y, bar = area.mapFromGlobal(pointer).y(), area.verticalScrollBar()
    if y < _EDGE:
        bar.setValue(bar.value() - _STEP)
    elif y > area.height() - _EDGE:
        bar.setValue(bar.value() + _STEP)
