"""A frame of a film that plays, as a picture of the size in which it is seen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QTransform
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from pikadesk.services.player_ports import ColourSpace, FrameConverter, Pixels, RawFrame

_Layout = QVideoFrameFormat.PixelFormat
_Space = QVideoFrameFormat.ColorSpace
# By FFmpeg's names.
_LAYOUTS = {
    _Layout.Format_YUV420P: "yuv420p",
    _Layout.Format_YUV422P: "yuv422p",
    _Layout.Format_NV12: "nv12",
    _Layout.Format_NV21: "nv21",
    _Layout.Format_YUYV: "yuyv422",
    _Layout.Format_UYVY: "uyvy422",
    _Layout.Format_P010: "p010le",
    _Layout.Format_Y8: "gray",
}
_SPACES = {
    _Space.ColorSpace_BT601: ColourSpace.BT601,
    _Space.ColorSpace_BT709: ColourSpace.BT709,
    _Space.ColorSpace_Undefined: None,
}


class PlayedFrame:
    """A frame as the player of Qt delivers it.

    Args:
        frame: The frame.
        converter: Makes pictures of it.
    """

    def __init__(self, frame: QVideoFrame, converter: FrameConverter) -> None:
        self._frame, self._converter = frame, converter
        form = frame.surfaceFormat()
        # The file's, and what was done since.
        self._degrees = (form.rotation().value + frame.rotation().value) % 360
        self._mirrored = form.isMirrored() is not frame.mirrored()
        self.size = self._turned(frame.size())

    def picture(self, most: QSize | None = None) -> QImage:
        """Return it as a picture, as large as `most` where that is smaller both ways, or else as large as it is."""
        size = self.size
        if most is not None and most.width() <= size.width() and most.height() <= size.height():
            size = most
        pixels = self._converted(size)
        if pixels is not None:
            made = QImage(pixels.content, pixels.width, pixels.height, pixels.line, QImage.Format.Format_RGB32)
            # The copy owns its memory; the bytes end here.
            return self._upright(made.copy())
        made = self._frame.toImage()
        if size == made.size():
            return made
        return made.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)

    def _converted(self, size: QSize) -> Pixels | None:
        frame, form = self._frame, self._frame.surfaceFormat()
        layout, known = _LAYOUTS.get(frame.pixelFormat()), form.colorSpace() in _SPACES
        # What else a film may say of its colours is left to Qt.
        if layout is None or not known or not frame.map(QVideoFrame.MapMode.ReadOnly):
            return None
        try:
            planes = [(memoryview(frame.bits(at)), frame.bytesPerLine(at)) for at in range(frame.planeCount())]
            full = form.colorRange() is QVideoFrameFormat.ColorRange.ColorRange_Full
            raw = RawFrame(layout, frame.width(), frame.height(), planes, _SPACES[form.colorSpace()], full)
            lying = self._turned(size)
            return self._converter.convert(raw, lying.width(), lying.height())
        finally:
            frame.unmap()

    def _turned(self, size: QSize) -> QSize:
        return size.transposed() if self._degrees % 180 else size

    def _upright(self, picture: QImage) -> QImage:
        if not self._degrees and not self._mirrored:
            return picture
        return picture.transformed(QTransform().rotate(self._degrees).scale(-1 if self._mirrored else 1, 1))
