"""The keyframes as the preview shows them: each fills the same frame, as large as it is on the screen.

The video has the shape of its first keyframe, and no bars. What the service makes of a picture of another shape is
documented nowhere; here it is cut about its centre, which is also what the remedy at its card does for good.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails

_USUAL = QSize(16, 9)
# Off by less, a picture is cut rather than scaled a second time.
_ROUNDING = 2
# All of a storyboard's.
_MOST_KEPT = 5


class AnimaticFrames(QObject):
    """Pictures in frames of one size, in device pixels, so that showing one is copying it.

    Args:
        parent: What owns it.

    Signals:
        ready(): One more can be shown.
    """

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Not the window's: as large as the screen, they would soon fill the memory if as many were kept.
        self._decoder = Thumbnails(most_kept=_MOST_KEPT)
        self._pictures: tuple[Picture, ...] = ()
        self._size = QSize()
        self._made: dict[Picture, QPixmap] = {}
        self._decoder.ready.connect(self.ready)

    def set_pictures(self, pictures: Sequence[Picture]) -> None:
        """Change which pictures there are; the first one gives the frame its shape."""
        self._pictures = tuple(pictures)
        self._made = {picture: made for picture, made in self._made.items() if picture in self._pictures}

    def frame_size(self, room: QSize) -> QSize:
        """Return how large the frame is where there is so much room."""
        facts = self._pictures[0].facts if self._pictures else None
        shape = QSize(facts.width, facts.height) if facts is not None else _USUAL
        return shape.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def set_size(self, size: QSize) -> None:
        """Change the size of the frame, in device pixels."""
        self._size = size

    def prepare(self) -> bool:
        """Have every picture made in this size; whether all of them are."""
        # The one asked for last is decoded first.
        made = [self.get(index) for index in reversed(range(len(self._pictures)))]
        return all(each is not None and each.size() == self._size for each in made)

    def get(self, index: int) -> QPixmap | None:
        """Return a picture in its frame; in another size, or None, while it is still being decoded."""
        picture = self._pictures[index]
        made = self._made.get(picture)
        if self._size.isEmpty() or (made is not None and made.size() == self._size):
            return made
        framed = self._frame(picture)
        if framed is not None:
            self._made[picture] = framed
        return framed or made

    def _frame(self, picture: Picture) -> QPixmap | None:
        known = picture.file is not None and picture.facts is not None
        decoded = self._decoder.get(picture, self._size) if known else None
        if decoded is None and known:
            return None
        framed = QPixmap(self._size)
        framed.fill(theme.colour("well"))
        painter = QPainter(framed)
        if decoded is None or decoded.isNull():
            paint_icon(painter, QRectF(framed.rect()), "image", "line-3", min(96, self._size.height() / 3))
        elif _covers(decoded.size(), self._size):
            painter.drawPixmap(framed.rect(), decoded, _middle(decoded.rect(), self._size))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            part = self._size.scaled(decoded.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawPixmap(framed.rect(), decoded, _middle(decoded.rect(), part))
        painter.end()
        return framed


def _covers(size: QSize, frame: QSize) -> bool:
    """Whether a picture is as large as the frame one way, and not smaller the other."""
    over = [a - b for a, b in zip(size.toTuple(), frame.toTuple(), strict=True)]
    return min(over) in range(_ROUNDING + 1)


def _middle(whole: QRect, size: QSize) -> QRect:
    part = QRect(whole.topLeft(), size)
    part.moveCenter(whole.center())
    return part
