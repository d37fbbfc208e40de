"""How large a picture is shown, and which part of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt

_MOST = 8.0
_MIDDLE = QPointF(0.5, 0.5)


class Zoom:
    """Whole, or a pixel of the picture as so many of the screen.

    Sizes are in pixels of the screen, which are smaller than the device-independent ones of the window on a dense one.
    """

    def __init__(self) -> None:
        self._scale: float | None = None
        self._middle = QPointF(_MIDDLE)
        self._picture, self._room = QSizeF(), QSizeF()

    @property
    def fits(self) -> bool:
        """Whether the picture is whole."""
        return self._scale is None

    @property
    def scale(self) -> float:
        """How many pixels of the screen a pixel of the picture has each way."""
        return self._fitting() if self._scale is None else self._scale

    @property
    def can_pan(self) -> bool:
        """Whether a part of the picture is out of sight."""
        area = self.area()
        return area.width() > self._room.width() + 0.5 or area.height() > self._room.height() + 0.5

    def set_sizes(self, picture: QSize, room: QSizeF) -> None:
        """Change how large the picture is, and the place it is shown at."""
        self._picture, self._room = QSizeF(picture), room
        self._keep_in_sight()

    def fit(self) -> None:
        """Show it whole."""
        self._scale, self._middle = None, QPointF(_MIDDLE)

    def toggle(self) -> None:
        """Show pixel by pixel what is shown whole, and whole what is not."""
        if self.fits:
            self._scale = 1.0
            self._keep_in_sight()
        else:
            self.fit()

    def by(self, factor: float, at: QPointF) -> None:
        """Zoom by a factor around a place of the screen, which stays where it is; as small as whole is whole again."""
        whole = self._fitting()
        if not whole:
            return
        wanted = min(max(self.scale * factor, min(whole, 1.0)), max(_MOST, whole))
        # Two steps of the wheel on and back again may miss what they began with by a little.
        if wanted <= whole * 1.01 and factor < 1:
            self.fit()
            return
        area = self.area()
        under = QPointF((at.x() - area.x()) / area.width(), (at.y() - area.y()) / area.height())
        self._scale = wanted
        size = self._picture * wanted
        left, top = at.x() - under.x() * size.width(), at.y() - under.y() * size.height()
        self._look_at(left, top, size)

    def pan(self, by: QPointF) -> None:
        """Move the picture, as far as there is more of it."""
        area = self.area().translated(by)
        self._look_at(area.x(), area.y(), area.size())

    def area(self) -> QRectF:
        """Where the whole picture lies, and how large it is; it may reach out of sight."""
        size = self._picture * self.scale
        if self._scale is None:
            size = self._picture.scaled(self._room, Qt.AspectRatioMode.KeepAspectRatio)
        room, middle = self._room, self._middle
        left = _placed(room.width(), size.width(), middle.x())
        return QRectF(left, _placed(room.height(), size.height(), middle.y()), size.width(), size.height())

    def _fitting(self) -> float:
        if self._picture.isEmpty() or self._room.isEmpty():
            return 0.0
        return min(self._room.width() / self._picture.width(), self._room.height() / self._picture.height())

    def _look_at(self, left: float, top: float, size: QSizeF) -> None:
        room = self._room
        self._middle = QPointF((room.width() / 2 - left) / size.width(), (room.height() / 2 - top) / size.height())
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Let no edge of the picture come further in than it must."""
        if self._scale is None or self._picture.isEmpty():
            return
        size, room, middle = self._picture * self._scale, self._room, self._middle
        self._middle = QPointF(
            _kept(middle.x(), room.width() / size.width()), _kept(middle.y(), room.height() / size.height())
        )


def _placed(room: float, size: float, middle: float) -> float:
    """Return where a side begins; what is smaller than its room lies in the middle of it."""
    return (room - size) / 2 if size <= room else room / 2 - middle * size


def _kept(middle: float, share: float) -> float:
    half = min(0.5, share / 2)
    return min(max(middle, half), 1 - half)
