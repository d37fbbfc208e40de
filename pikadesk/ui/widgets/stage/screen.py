"""The screen: shows the frames of a video, or any picture, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.text import tr

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame


class VideoScreen(QWidget):
    """Shows one picture at a time, always whole, on the well.

    Signals:
        clicked(): It was clicked.
        double_clicked(): It was clicked twice.
        dragged(): The picture is being dragged away; `held` until it is let go.
    """

    clicked = Signal()
    double_clicked = Signal()
    dragged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._frame: QVideoFrame | None = None
        self._frame_start = -1.0
        self._pressed: QPoint | None = None
        self._held = False
        self.setAccessibleName(tr("Video"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # A click on the picture takes the keyboard out of the text fields, so that Space plays.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_frame(self, frame: QVideoFrame) -> None:
        """Show a frame of a video. An invalid one, which ends every video, leaves the last picture where it is."""
        if not frame.isValid():
            return
        self._frame = frame
        self._frame_start = frame.startTime() / 1_000_000
        self.update()

    def show_image(self, image: QImage) -> None:
        """Show a picture; a null one empties the screen."""
        self._frame = None
        self._frame_start = -1.0
        self._image = image
        self.update()

    def clear(self) -> None:
        """Empty the screen."""
        self.show_image(QImage())

    def image(self) -> QImage:
        """What is shown, in its own size; a null image where nothing is."""
        if self._frame is not None:
            # Not before it is wanted: a frame that is never painted costs nothing.
            self._image = self._frame.toImage()
            self._frame = None
        return self._image

    def frame_start(self) -> float:
        """When the frame shown begins, in seconds; negative where it is no frame or does not say."""
        return self._frame_start

    def picture_area(self) -> QRectF:
        """Where the picture lies in the widget, in device-independent pixels."""
        size = QSizeF(self.image().size())
        if size.isEmpty():
            return QRectF()
        fitted = size.scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - fitted.width()) / 2, (self.height() - fitted.height()) / 2
        return QRectF(left, top, fitted.width(), fitted.height())

    def sizeHint(self) -> QSize:
        """A small video."""
        return QSize(640, 360)

    def minimumSizeHint(self) -> QSize:
        """As small as one can see anything."""
        return QSize(160, 90)

    @property
    def held(self) -> bool:
        """Whether the mouse still holds the picture that it began to drag."""
        return self._held

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps the beginning of a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, from a few pixels on."""
        if self._pressed is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed, self._held = None, True
            self.dragged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say that it was clicked, unless it was dragged."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        was_pressed = self._pressed is not None
        self._pressed, self._held = None, False
        if was_pressed:
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Say that it was clicked twice."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.double_clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("well"))
        image = self.image()
        if not image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.picture_area(), image)
