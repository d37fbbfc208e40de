"""Small pictures of the user's files, decoded beside the window's thread: a large one takes half a second."""

from __future__ import annotations

import atexit
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakSet

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPainter, QPainterPath, QPixmap, QTransform

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.form_pictures import Picture

# A picture of 100 megapixels, the most that can be used, takes 400 MB while a PNG of it is read.
_MOST_MEGABYTES = 512
_MOST_KEPT = 96
_MOST_WAITING = 64
_LONGEST = 4096
_COLLECT_MS = 16
# By EXIF's numbers; x' = a x + c y and y' = b x + d y for QTransform(a, b, c, d).
_TURNS = {
    2: QTransform(-1, 0, 0, 1, 0, 0),
    3: QTransform(-1, 0, 0, -1, 0, 0),
    4: QTransform(1, 0, 0, -1, 0, 0),
    5: QTransform(0, 1, 1, 0, 0, 0),
    6: QTransform(0, 1, -1, 0, 0, 0),
    7: QTransform(0, -1, -1, 0, 0, 0),
    8: QTransform(0, -1, 1, 0, 0, 0),
}
_SIDEWAYS = range(5, 9)
_MOST_SECONDS_TO_FINISH = 3


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file as it was when somebody looked, its EXIF orientation, and the area in device pixels to be covered."""

    file: Path
    version: int
    orientation: int
    width: int
    height: int


class _Decoder:
    """Decodes on a thread of its own while there is something to decode.

    The thread holds no QObject: one whose last reference ended there would be destroyed under the window's feet.
    """

    def __init__(self) -> None:
        self._lock, self._decoding = threading.Lock(), threading.Lock()
        self._waiting: dict[_Wanted, None] = {}
        self._done: list[tuple[_Wanted, QImage]] = []
        self._working = False
        _decoders.add(self)

    def ask(self, wanted: _Wanted) -> None:
        """Decode this as soon as may be; asking again is asking once."""
        with self._lock:
            # Asking again is as good as asking now.
            self._waiting.pop(wanted, None)
            self._waiting[wanted] = None
            while len(self._waiting) > _MOST_WAITING:
                # Scrolled past; who still shows it asks again when it is painted.
                del self._waiting[next(iter(self._waiting))]
            if self._working:
                return
            self._working = True
        threading.Thread(target=self._work, name="thumbnails", daemon=True).start()

    def take(self) -> tuple[list[tuple[_Wanted, QImage]], bool]:
        """Return what was decoded since the last time, and whether more will come."""
        with self._lock:
            done, self._done = self._done, []
            return done, self._working

    def finish(self) -> None:
        """Let what is being decoded come to its end, and decode nothing any more."""
        self._decoding.acquire(timeout=_MOST_SECONDS_TO_FINISH)

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._working = False
                    return
                # The one asked for last is the one on the screen.
                wanted = next(reversed(self._waiting))
            with self._decoding:
                image = _decode(wanted)
                with self._lock:
                    self._waiting.pop(wanted, None)
                    self._done.append((wanted, image))
                del image


_decoders: WeakSet[_Decoder] = WeakSet()


@atexit.register
def _finish() -> None:
    # The interpreter ends threads where they are; one that is inside of Qt takes the program down with an abort.
    for decoder in tuple(_decoders):
        decoder.finish()


class Thumbnails(QObject):
    """Thumbnails by file and size; there is one for all the small ones of the window.

    Args:
        most_kept: How many are remembered; those that were not asked for the longest go.

    Signals:
        ready(): More are there; whoever shows thumbnails paints again.
    """

    ready = Signal()

    def __init__(self, most_kept: int = _MOST_KEPT) -> None:
        super().__init__()
        self._most_kept = most_kept
        self._kept: OrderedDict[_Wanted, QPixmap] = OrderedDict()
        self._decoder = _Decoder()
        self._collecting = QTimer(self)
        self._collecting.setInterval(_COLLECT_MS)
        self._collecting.timeout.connect(self._collect)
        QImageReader.setAllocationLimit(_MOST_MEGABYTES)

    def get(self, picture: Picture, size: QSize) -> QPixmap | None:
        """Return the thumbnail that covers `size`, in device pixels, or None while it is still being made.

        A picture that cannot be decoded has a null pixmap.
        """
        if picture.file is None or picture.facts is None or size.isEmpty():
            return None
        wanted = _Wanted(picture.file, picture.version, picture.facts.orientation, size.width(), size.height())
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
            return self._kept[wanted]
        self._decoder.ask(wanted)
        if not self._collecting.isActive():
            self._collecting.start()
        return None

    def _collect(self) -> None:
        done, more = self._decoder.take()
        if not more:
            self._collecting.stop()
        for wanted, image in done:
            self._kept[wanted] = QPixmap.fromImage(image)
        while len(self._kept) > self._most_kept:
            self._kept.popitem(last=False)
        if done:
            self.ready.emit()


def _decode(wanted: _Wanted) -> QImage:
    reader = QImageReader(str(wanted.file))
    # Qt does not know of a turn in every format in which a picture that is sent may have one.
    known = wanted.orientation > 0
    reader.setAutoTransform(not known)
    stored, turn = reader.size(), reader.transformation()
    if stored.isValid():
        target = QSize(wanted.width, wanted.height)
        if wanted.orientation in _SIDEWAYS or (
            not known and turn & QImageIOHandler.Transformation.TransformationRotate90
        ):
            target.transpose()
        covering = stored.scaled(target, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        if covering.width() < stored.width() and max(covering.width(), covering.height()) <= _LONGEST:
            reader.setScaledSize(covering)
    image = reader.read()
    return image.transformed(_TURNS[wanted.orientation]) if wanted.orientation in _TURNS else image


class PicturePainter:
    """Paints a picture into an area, cut to cover it, with round corners; or a sign where there is none to show."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        self._thumbnails = thumbnails

    def paint(
        self, painter: QPainter, area: QRectF, picture: Picture, radius: float, *, over_caption: bool = False
    ) -> None:
        """Paint.

        Args:
            painter: An antialiasing painter.
            area: Where, in device-independent pixels.
            picture: What to show.
            radius: Of the corners.
            over_caption: Whether a caption follows below, so that only the upper corners are round.
        """
        outline = QPainterPath()
        outline.addRoundedRect(area.adjusted(0, 0, 0, radius if over_caption else 0), radius, radius)
        if over_caption:
            upper = QPainterPath()
            upper.addRect(area)
            outline = outline.intersected(upper)
        if picture.fault is not None:
            painter.fillPath(outline, theme.colour("err-tint"))
            paint_icon(painter, area, "error", "err", 16)
            return
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        thumbnail = self._thumbnails.get(picture, (area.size() * ratio).toSize())
        if thumbnail is None or thumbnail.isNull():
            painter.fillPath(outline, theme.colour("well"))
            paint_icon(painter, area, "image", "line-3", 16)
            return
        painter.save()
        painter.setClipPath(outline)
        painter.drawPixmap(area, thumbnail, _cover(thumbnail.size(), area.size()))
        painter.restore()


def _cover(picture: QSize, area: QSizeF) -> QRectF:
    """The middle part of a picture that has the shape of an area."""
    part = area.scaled(QSizeF(picture), Qt.AspectRatioMode.KeepAspectRatio)
    corner = QPointF((picture.width() - part.width()) / 2, (picture.height() - part.height()) / 2)
    return QRectF(corner, part)
