"""Giving a waiting job another place in the queue by dragging its row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pikadesk.ui import theme
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import ElidedLabel
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.editors.drag import scroll_near_edges
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter
from pikadesk.ui.widgets.job_row import JobRowWidget
from pikadesk.ui.widgets.job_row_parts import JobThumbnail
from pikadesk.ui.widgets.layouts import column

_PICTURE = QSize(128, 72)


class _Ghost(QWidget):
    """The job under the pointer: its picture and its title."""

    def __init__(self, dragged: JobRowWidget, painter: PicturePainter) -> None:
        super().__init__(dragged.window())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        thumbnail = JobThumbnail(painter, _PICTURE)
        thumbnail.show_picture(dragged.thumbnail.picture, dragged.thumbnail.icon_name)
        title = ElidedLabel(dragged.shown.title, Role.SMALL_LABEL)
        self.setLayout(column(thumbnail, title, gap=theme.SPACE_1, margins=(5, 5, 5, 5)))
        self.setFixedSize(_PICTURE.width() + 10, _PICTURE.height() + 30)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = antialiased(QPainter(self))
        box(painter, QRectF(self.rect()), theme.RADIUS_CARD, fill="raised", border="focus", width=2)


class InsertionLine(QWidget):
    """Where the job would be put that is dragged."""

    HEIGHT = 8

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, y: int) -> None:
        """Lie along the upper edge of what begins there."""
        width = self._page.width() - 2 * theme.SPACE_3
        self.setGeometry(theme.SPACE_3, y - self.HEIGHT // 2, width, self.HEIGHT)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a line with a round end."""
        painter = antialiased(QPainter(self))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("focus"))
        middle = self.HEIGHT / 2
        painter.drawEllipse(QRectF(0, 0, self.HEIGHT, self.HEIGHT))
        painter.drawRect(QRectF(self.HEIGHT - 1, middle - 1, self.width() - self.HEIGHT + 1, 2))


class QueueDrag:
    """One row that is dragged, as long as it is.

    Args:
        page: What the rows lie on.
        painter: Paints their pictures.
        rows: Returns the rows that can be moved, in order.
        move: Gives the job of that id the place before the one that has that place now.
    """

    def __init__(
        self,
        page: QWidget,
        painter: PicturePainter,
        rows: Callable[[], Sequence[JobRowWidget]],
        move: Callable[[str, int], None],
    ) -> None:
        self._page, self._painter, self._rows, self._move = page, painter, rows, move
        self.line = InsertionLine(page)
        self._ghost: _Ghost | None = None
        self._dragged: JobRowWidget | None = None

    def drag(self, dragged: JobRowWidget, pointer: QPoint) -> None:
        """Show where a row would go that is dragged to a place on the screen."""
        if self._ghost is None:
            self._ghost, self._dragged = _Ghost(dragged, self._painter), dragged
            dragged.set_lifted(True)
        self._ghost.move(dragged.window().mapFromGlobal(pointer) + QPoint(8, 8))
        scroll_near_edges(self._page, pointer)
        place, rows = self._place(dragged, pointer), self._rows()
        if place is None:
            self.line.hide()
        elif place < len(rows):
            self.line.show_at(rows[place].y())
        else:
            self.line.show_at(rows[-1].geometry().bottom() + 1)

    def drop(self, dragged: JobRowWidget, pointer: QPoint) -> None:
        """Put a row where the pointer is."""
        place = self._place(dragged, pointer)
        self.end()
        if place is not None:
            self._move(dragged.shown.id, place)

    def end(self) -> None:
        """Drag nothing any more."""
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
        if self._dragged is not None:
            self._dragged.set_lifted(False)
        self._ghost = self._dragged = None
        self.line.hide()

    def _place(self, dragged: JobRowWidget, pointer: QPoint) -> int | None:
        """The place that the row would get; None where it would stay where it is."""
        rows, y = self._rows(), self._page.mapFromGlobal(pointer).y()
        if dragged not in rows:
            return None
        place = sum(y > row.geometry().center().y() for row in rows)
        own = rows.index(dragged)
        return None if place in (own, own + 1) else place
