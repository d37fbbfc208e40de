"""A clip of the library, large over the window, playing silently; the keyboard stays in the list."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QImageReader, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pikadesk.domain.clip import Clip
from pikadesk.ui import theme
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.presenters.library_cards import Card
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.painting import antialiased, box

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

_SHARE = 0.82
_WORDS = 60


class LargePreview(QWidget):
    """Lies over the whole window.

    Args:
        window: Which one.

    Signals:
        closed(): It was put away.
    """

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._card: Card | None = None
        self._image = QImage()
        self._ratio = 16 / 9
        self._player: QMediaPlayer | None = None
        self._sink: QVideoSink | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        self.hide()

    @property
    def clip_id(self) -> str | None:
        """The clip that is shown."""
        return self._card.id if self._card is not None else None

    @property
    def image(self) -> QImage:
        """The frame that is shown now: the poster until the clip plays."""
        return self._image

    def show_clip(self, clip: Clip, card: Card, poster: Picture | None) -> None:
        """Show a clip, and play it."""
        if card.id == self.clip_id:
            return
        self._card, self._ratio = card, clip.facts.width / max(1, clip.facts.height)
        file = poster.file if poster is not None else None
        self._image = QImageReader(str(file)).read() if file is not None else QImage()
        self.setAccessibleName(tr("Large preview of {title}").format(title=card.title))
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.update()
        self._play(clip)

    def put_away(self) -> None:
        """Show the window again."""
        if self._card is not None:
            self._card = None
            if self._player is not None:
                self._player.stop()
                self._player.setSource(QUrl())
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along with the window."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Anywhere is as good as any to put it away."""
        event.accept()
        self.put_away()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the clip whole, and what it is called."""
        if self._card is None:
            return
        painter = antialiased(QPainter(self))
        painter.fillRect(self.rect(), theme.colour("scrim"))
        room = QSizeF(self.width() * _SHARE, self.height() * _SHARE - _WORDS)
        size = QSizeF(self._ratio * 1000, 1000).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        middle = QPointF(self.width() / 2, (self.height() - _WORDS) / 2)
        picture = QRectF(middle - QPointF(size.width() / 2, size.height() / 2), size)
        around = picture.adjusted(-8, -8, 8, _WORDS)
        box(painter, around, theme.RADIUS_DIALOG, fill="panel", border="line-2")
        painter.fillRect(picture, theme.colour("well"))
        if not self._image.isNull():
            painter.drawImage(picture, self._image)
        words = QRect(round(picture.left()) + 4, round(picture.bottom()) + 6, round(picture.width()) - 8, 24)
        for text, role, tone in (
            (self._card.title, Role.APP_NAME, "text-1"),
            (f"{self._card.line} · {self._card.length}", Role.SMALL, "text-3"),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(tone))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
            words.translate(0, 22)

    def _play(self, clip: Clip) -> None:
        if self._player is None:
            # Costly, and not needed before the first preview.
            media = import_module("pikadesk.ui.widgets.media")
            self._player, self._sink = media.media_player(self), media.video_sink(self)
            self._player.setVideoSink(self._sink)
            self._sink.videoFrameChanged.connect(self._show_frame)
        self._player.setSource(QUrl.fromLocalFile(str(clip.path)))
        self._player.play()

    def _show_frame(self, frame: QVideoFrame) -> None:
        # After the last one comes one that is none.
        if self._card is not None and frame.isValid():
            self._image = frame.toImage()
            self.update()
