"""The screen of the preview: keyframes that dissolve into each other, with their transition's prompt as a caption."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from pikadesk.domain.storyboard import Storyboard
from pikadesk.ui import theme
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.stage.animatic_frames import AnimaticFrames
from pikadesk.ui.widgets.stage.clicked_screen import ClickedScreen

# While the window is being resized, pictures are scaled as they are painted, and decoded only when it rests.
_REST_MS = 150
_CAPTION_SHARE = 0.8
_HALF = 0.5
_CAPTION_LINES = 2


class AnimaticScreen(ClickedScreen):
    """Shows a storyboard at a time of it.

    Args:
        parent: The widget that holds it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Preview of the storyboard"), parent)
        self._frames = AnimaticFrames(self)
        self._board = Storyboard((), ())
        self._position = 0.0
        self._tag = ""
        self._cut: AbstractSet[int] = frozenset()
        self._ready = False
        self._resting = QTimer(self, singleShot=True, interval=_REST_MS)
        self._resting.timeout.connect(self._fit)
        self._frames.ready.connect(self._prepare)
        theme.theme().changed.connect(self.update)

    @property
    def ready(self) -> bool:
        """Whether every picture is there in the size in which it is shown."""
        return self._ready

    def show_board(self, board: Storyboard, pictures: Sequence[Picture], cut: AbstractSet[int] = frozenset()) -> None:
        """Change the storyboard.

        Args:
            board: Keyframes and transitions.
            pictures: The keyframes' pictures.
            cut: The indexes of those that have another shape than the first, of which not all is shown.
        """
        self._board, self._cut = board, cut
        self._frames.set_pictures(pictures)
        self._fit()

    def set_position(self, seconds: float) -> None:
        """Change the time that is shown."""
        if seconds != self._position:
            self._position = seconds
            self.update()

    def set_tag(self, text: str) -> None:
        """Say something in the corner of the picture; "" says nothing."""
        self._tag = text
        self.update()

    def caption(self) -> str:
        """The prompt of the transition that is shown."""
        gaps = self._board.transitions
        return gaps[self._board.transition_at(self._position)].prompt.strip() if gaps else ""

    def warning(self) -> str:
        """What to know about the keyframe that is shown; "" where there is nothing to know."""
        if not self._board.images:
            return ""
        blend = self._board.blend_at(self._position)
        index = blend.first if blend.share < _HALF else blend.second
        words = tr("Keyframe {number} is cut to the shape of keyframe 1; the service may do otherwise")
        return words.format(number=index + 1) if index in self._cut else ""

    def picture_area(self) -> QRectF:
        """Where the picture lies in the widget, in device-independent pixels."""
        ratio = self.devicePixelRatioF()
        size = self._frames.frame_size(self._room())
        left, top = ((room - side) // 2 for room, side in zip(self._room().toTuple(), size.toTuple(), strict=True))
        return QRectF(left / ratio, top / ratio, size.width() / ratio, size.height() / ratio)

    def showEvent(self, event: QShowEvent) -> None:
        """Decode what was not worth it while nobody saw it."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decode anew when it rests."""
        super().resizeEvent(event)
        self._ready = False
        self._resting.start()

    def changeEvent(self, event: QEvent) -> None:
        """Decode anew for a screen with other pixels."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is shown at this time."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("well"))
        if not self._board.images:
            return
        area = self.picture_area()
        blend = self._board.blend_at(self._position)
        self._paint_frame(painter, area, blend.first, 1.0)
        self._paint_frame(painter, area, blend.second, blend.share)
        self._paint_words(antialiased(painter), area)

    def _paint_frame(self, painter: QPainter, area: QRectF, index: int, share: float) -> None:
        frame = self._frames.get(index) if share else None
        if frame is None:
            return
        painter.setOpacity(share)
        ratio = self.devicePixelRatioF()
        if frame.size() == (area.size() * ratio).toSize():
            frame.setDevicePixelRatio(ratio)
            painter.drawPixmap(area.topLeft(), frame)
        else:
            painter.drawPixmap(area, frame, QRectF(frame.rect()))

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        painter.setOpacity(1.0)
        painter.setFont(theme.font(Role.LABEL))
        caption = self.caption()
        widest = round(area.width() * _CAPTION_SHARE)
        if caption and widest > 60:
            metrics = painter.fontMetrics()
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            # Lines break at words, so the last one is never quite full.
            longest = round(widest * (_CAPTION_LINES - 0.2))
            shown = metrics.elidedText(" ".join(caption.split()), Qt.TextElideMode.ElideRight, longest)
            words = metrics.boundingRect(QRect(0, 0, widest, 1000), flags, shown)
            words.moveCenter(QPoint(round(area.center().x()), 0))
            words.moveBottom(round(area.bottom()) - 20)
            self._paint_badge(painter, words, shown)
        top = round(area.top()) + 18
        for line in filter(None, (self._tag, self.warning())):
            room = round(area.width()) - 44
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room)
            words = painter.fontMetrics().boundingRect(QRect(0, 0, room, 1000), Qt.TextFlag.TextSingleLine, shown)
            words.moveTopLeft(QPoint(round(area.left()) + 22, top))
            self._paint_badge(painter, words, shown)
            top = words.bottom() + 20

    @staticmethod
    def _paint_badge(painter: QPainter, words: QRect, text: str) -> None:
        box(painter, QRectF(words).adjusted(-10, -6, 10, 6), theme.RADIUS_BADGE, fill="badge")
        painter.setPen(theme.colour("on-badge"))
        painter.drawText(words.adjusted(-1, 0, 1, 0), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def _room(self) -> QSize:
        return (self.size().toSizeF() * self.devicePixelRatioF()).toSize()

    def _fit(self) -> None:
        self._resting.stop()
        self._frames.set_size(self._frames.frame_size(self._room()))
        self._prepare()

    def _prepare(self) -> None:
        # Before they are wanted: a picture that is decoded only when the dissolve to it begins comes too late.
        self._ready = self.isVisible() and self._frames.prepare()
        self.update()
