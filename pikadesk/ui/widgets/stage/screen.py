"""The screen: shows the frames of a video, or any picture, whole or enlarged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.stage.player_zoom import Zoom

if TYPE_CHECKING:
    from pikadesk.ui.widgets.stage.player_picture import PlayedFrame

_NOTCH = 1.25
# A pixel of the picture that is larger than this is shown as a square.
_SQUARES_FROM = 2.0


class VideoScreen(QWidget):
    """Shows one picture at a time on the well: whole, or zoomed in on.

    A picture that is larger than the screen is moved by dragging; otherwise dragging takes it out of the window, and
    with Ctrl the video's file.

    Signals:
        clicked(): It was clicked.
        double_clicked(): It was clicked twice.
        dragged(): The picture is being dragged away; `held` until it is let go.
        file_dragged(): The same for the file.
        moved(): The pointer moved over it.
        zoomed(): It is shown in another size.
    """

    clicked = Signal()
    double_clicked = Signal()
    dragged = Signal()
    file_dragged = Signal()
    moved = Signal()
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._played: PlayedFrame | None = None
        # What is painted of it, in the size in which that is done.
        self._fitted = QImage()
        self._zoom = Zoom()
        self._pressed: QPoint | None = None
        self._panned_from: QPointF | None = None
        self._held = self._pointer_hidden = False
        self.setAccessibleName(tr("Video"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # A click on the picture takes the keyboard out of the text fields, so that Space plays.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(True)

    def show_played(self, frame: PlayedFrame) -> None:
        """Show a frame of a video that plays, at once: one that waits for the next painting may never be seen."""
        self._played, self._image, self._fitted = frame, QImage(), QImage()
        self._measure()
        self.repaint()

    def show_image(self, image: QImage) -> None:
        """Show a picture; a null one empties the screen."""
        self._played, self._image, self._fitted = None, image, QImage()
        self._measure()
        self.update()

    def clear(self) -> None:
        """Empty the screen, and show whole what comes next."""
        self._zoom.fit()
        self.show_image(QImage())

    def image(self) -> QImage:
        """What is shown, in its own size; a null image where nothing is."""
        if self._image.isNull() and self._played is not None:
            # Not before it is wanted: a film plays in the size in which it is seen.
            self._image = self._played.picture()
        return self._image

    def picture_size(self) -> QSize:
        """How large the picture is, in its own pixels; empty where nothing is shown."""
        return self._played.size if self._played is not None else self._image.size()

    def picture_area(self) -> QRectF:
        """Where the picture lies in the widget, in device-independent pixels; it may reach beyond."""
        if self.picture_size().isEmpty():
            return QRectF()
        self._measure()
        area, ratio = self._zoom.area(), self.devicePixelRatioF()
        return QRectF(area.topLeft() / ratio, area.size() / ratio)

    @property
    def fits(self) -> bool:
        """Whether the picture is shown whole."""
        return self._zoom.fits

    @property
    def scale(self) -> float:
        """How many pixels of the screen a pixel of the picture has each way."""
        return self._zoom.scale

    @property
    def held(self) -> bool:
        """Whether the mouse still holds what it began to drag."""
        return self._held

    def toggle_zoom(self) -> None:
        """Show it pixel by pixel, or whole again."""
        self._measure()
        self._zoom.toggle()
        self._show_zoom()

    def hide_pointer(self, hidden: bool) -> None:
        """Hide the pointer while it is over the picture, or show it."""
        self._pointer_hidden = hidden
        self._show_cursor()

    def sizeHint(self) -> QSize:
        """A small video."""
        return QSize(640, 360)

    def minimumSizeHint(self) -> QSize:
        """As small as one can see anything."""
        return QSize(160, 90)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps the beginning of a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, from a few pixels on."""
        self.moved.emit()
        if self._panned_from is not None:
            self._pan_to(event.position())
            return
        if self._pressed is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._begin_drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say that it was clicked, unless it was dragged."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        was_pressed = self._pressed is not None
        self._pressed, self._panned_from, self._held = None, None, False
        self._show_cursor()
        if was_pressed:
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Say that it was clicked twice."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.double_clicked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom, with Ctrl."""
        notches = event.angleDelta().y() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and notches:
            self._zoom_by(_NOTCH**notches, event.position())
            event.accept()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Zoom by pinching too."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom_by(1 + event.value(), event.position())
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture into the new room."""
        super().resizeEvent(event)
        self._measure()
        self._show_cursor()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture."""
        painter = QPainter(self)
        area = self.picture_area()
        if not area.contains(QRectF(self.rect())):
            painter.fillRect(self.rect(), theme.colour("well"))
        if not area.isEmpty():
            self._paint_picture(painter, area)
        if not self.fits:
            self._paint_scale(painter)

    def _paint_picture(self, painter: QPainter, area: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        picture = self._in_size((area.size() * ratio).toSize())
        part = area.intersected(QRectF(self.rect()))
        across, down = picture.width() / area.width(), picture.height() / area.height()
        source = QRectF(
            *((part.x() - area.x()) * across, (part.y() - area.y()) * down),
            *(part.width() * across, part.height() * down),
        )
        shown = max(self.scale, 1.0) if picture.width() == self.picture_size().width() else 1.0
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shown < _SQUARES_FROM)
        painter.drawImage(part, picture, source)

    def _in_size(self, size: QSize) -> QImage:
        """Return the picture as large as it is painted, scaled once; one that is enlarged, as it is."""
        whole = self.picture_size()
        if size.width() >= whole.width() or size.height() >= whole.height():
            return self.image()
        if self._fitted.size() != size:
            if self._played is not None:
                self._fitted = self._played.picture(size)
            else:
                smooth = Qt.TransformationMode.SmoothTransformation
                self._fitted = self._image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        return self._fitted

    def _paint_scale(self, painter: QPainter) -> None:
        """Say how large it is, since the picture itself does not tell."""
        painter = antialiased(painter)
        words = tr("{share} %").format(share=round(self.scale * 100))
        painter.setFont(theme.font(Role.BADGE))
        width = painter.fontMetrics().horizontalAdvance(words) + 12
        place = QRect(self.width() - width - theme.SPACE_3, theme.SPACE_3, width, 20)
        box(painter, QRectF(place), theme.RADIUS_BADGE, fill="badge")
        painter.setPen(theme.colour("on-badge"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _begin_drag(self, event: QMouseEvent) -> None:
        with_file = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        begun, self._pressed = self._pressed, None
        if self._zoom.can_pan and not with_file and begun is not None:
            self._panned_from = QPointF(begun)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pan_to(event.position())
            return
        self._held = True
        (self.file_dragged if with_file else self.dragged).emit()

    def _pan_to(self, at: QPointF) -> None:
        if self._panned_from is not None:
            self._zoom.pan((at - self._panned_from) * self.devicePixelRatioF())
            self._panned_from = at
            self.update()

    def _measure(self) -> None:
        self._zoom.set_sizes(self.picture_size(), QSizeF(self.size()) * self.devicePixelRatioF())

    def _zoom_by(self, factor: float, at: QPointF) -> None:
        if self.picture_size().isEmpty():
            return
        self._measure()
        self._zoom.by(factor, at * self.devicePixelRatioF())
        self._show_zoom()

    def _show_zoom(self) -> None:
        self._show_cursor()
        self.update()
        self.zoomed.emit()

    def _show_cursor(self) -> None:
        if self._pointer_hidden:
            self.setCursor(Qt.CursorShape.BlankCursor)
        elif self._zoom.can_pan:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()
