"""What the inspector is made of: a poster that plays, text to read and copy, pictures, other clips, names to edit."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QTextEdit, QWidget

from pikadesk.ui import theme
from pikadesk.ui.actions import pressed
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.presenters.inspector import Linked, Source
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import IconButton, LineEdit, PressButton
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter, Thumbnails

_PLAY = 40
_HIGHEST = 216
_THUMB = QSize(64, 36)


def paint_whole(painter: QPainter, area: QRect, picture: Picture | None, thumbnails: Thumbnails, radius: int) -> bool:
    """Paint a poster on the well, whole, however narrow it is; say whether there was one to paint."""
    box(painter, QRectF(area), radius, fill="well")
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    drawn = thumbnails.get(picture, area.size() * ratio) if picture is not None else None
    if drawn is None or drawn.isNull():
        return False
    painter.save()
    corners = QPainterPath()
    corners.addRoundedRect(QRectF(area), radius, radius)
    painter.setClipPath(corners)
    size = QSizeF(drawn.size()).scaled(QSizeF(area.size()), Qt.AspectRatioMode.KeepAspectRatio)
    middle = QRectF(area).center() - QPointF(size.width() / 2, size.height() / 2)
    painter.drawPixmap(QRectF(middle, size), drawn, QRectF(drawn.rect()))
    painter.restore()
    return True


class Poster(PressButton):
    """A clip's poster with its length; pressed, the clip plays.

    Args:
        thumbnails: Makes posters small.
    """

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__(radius=theme.RADIUS_CONTROL)
        self._thumbnails = thumbnails
        self._picture: Picture | None = None
        self._length, self._icon = "", "film"
        self.setAccessibleName(tr("Play"))
        self.setToolTip(tr("Play"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        thumbnails.ready.connect(self.update)

    def show_clip(self, picture: Picture | None, length: str, icon: str, *, missing: bool) -> None:
        """Show a clip's poster.

        Args:
            picture: The poster, None until there is one.
            length: How long the clip is.
            icon: What stands for it without a poster.
            missing: Whether there is nothing to play.
        """
        self._picture, self._length, self._icon = picture, length, icon
        self.setEnabled(not missing)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the inspector, in the shape of most clips."""
        return QSize(288, 162)

    def minimumSizeHint(self) -> QSize:
        """Large enough to be pressed."""
        return QSize(160, 90)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shape, as far as that leaves room for the rest."""
        super().resizeEvent(event)
        self.setFixedHeight(min(round(self.width() * 9 / 16), _HIGHEST))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the poster, the sign for playing, and the length."""
        painter = antialiased(QPainter(self))
        there = self.isEnabled()
        shown = paint_whole(
            painter, self.rect(), self._picture if there else None, self._thumbnails, theme.RADIUS_CONTROL
        )
        if not shown:
            paint_icon(painter, QRectF(self.rect()), self._icon if there else "unknown", "line-3", 32)
        middle = QRectF(self.rect()).center()
        if there:
            circle = QRectF(middle.x() - _PLAY / 2, middle.y() - _PLAY / 2, _PLAY, _PLAY)
            box(painter, circle, _PLAY / 2, fill="hover" if self.underMouse() else "badge")
            paint_icon(painter, circle, "play", "text-1" if self.underMouse() else "on-badge", 20)
        font = theme.font(Role.BADGE)
        width = QFontMetrics(font).horizontalAdvance(self._length) + 10
        badge = QRectF(self.width() - 6 - width, self.height() - 6 - 18, width, 18)
        box(painter, badge, theme.RADIUS_BADGE, fill="badge")
        painter.setFont(font)
        painter.setPen(theme.colour("on-badge"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._length)


class ReadText(QTextEdit):
    """Text that can be selected and copied, as high as it is.

    Args:
        name: What it is called by screen readers.
    """

    _LINE = 16
    _AROUND = 4

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("flat", True)
        self.setReadOnly(True)
        by = Qt.TextInteractionFlag
        self.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(Role.SMALL))
        self.document().setDocumentMargin(0)

    def show_text(self, text: str) -> None:
        """Show a text."""
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(self._LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(spaced)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines are at this width."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """There is nothing to scroll in it: let the page scroll."""
        event.ignore()

    def _fit(self) -> None:
        height = math.ceil(self.document().size().height()) + self._AROUND
        if height != self.height():
            self.setFixedHeight(height)


class NameEdit(LineEdit):
    """A line that is read more often than it is written: it looks like text until it is edited. Esc takes it back.

    Args:
        name: What it is called by screen readers.
        placeholder: What stands there while it is empty.
        role: Its font.

    Signals:
        renamed(str, str): What it was about, and what is written now.
    """

    renamed = Signal(str, str)

    def __init__(self, name: str, placeholder: str = "", role: Role = Role.SMALL) -> None:
        super().__init__(name, placeholder=placeholder, compact=True)
        self.setProperty("flat", True)
        self.setFont(theme.font(role))
        self._about = self._before = ""
        self.editingFinished.connect(self._tell)

    def show_text(self, about: str, text: str) -> None:
        """Show a text, unless the one before is just being written.

        Args:
            about: What it is about, such as a clip.
            text: The text.
        """
        if about == self._about and (text == self._before or self.hasFocus()):
            return
        self._about, self._before = about, text
        self.setText(text)
        self.setToolTip(text)
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back what was written."""
        if pressed(event, "leave") and self.text() != self._before:
            self.setText(self._before)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the beginning of a long one again."""
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def _tell(self) -> None:
        if self.text() != self._before:
            self._before = self.text()
            self.renamed.emit(self._about, self.text())


class CopyButton(IconButton):
    """Copies a text.

    Args:
        name: What it does, such as "Copy the seed".
        text: The text.
        parent: The widget that holds it.
    """

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__("copy", name, compact=True, parent=parent)
        self._text = text
        self.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))


class SourceTile(PressButton):
    """A picture that a clip was made from: pressed, it opens; it can be dragged away.

    Args:
        source: Which one.
        pictures: Paints thumbnails.

    Signals:
        dragged(): It is being dragged away.

    Attributes:
        source: Which one.
    """

    dragged = Signal()
    SIZE = QSize(90, 51)

    def __init__(self, source: Source, pictures: PicturePainter) -> None:
        super().__init__(radius=theme.RADIUS_BADGE)
        self.source, self._pictures = source, pictures
        self._pressed: QPoint | None = None
        self.setFixedSize(self.SIZE)
        self.setAccessibleName(source.line)
        self.setToolTip(source.line)
        self.setEnabled(source.picture.file is not None and source.picture.fault is None)

    @property
    def held(self) -> bool:
        """Whether a button of the mouse holds it."""
        return self._pressed is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps the beginning of a drag."""
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, from a few pixels on; then it is not pressed any more."""
        if self._pressed is None or not self.isDown():
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self.setDown(False)
            self.dragged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._pressed = None
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture."""
        painter = antialiased(QPainter(self))
        self._pictures.paint(painter, QRectF(self.rect()), self.source.picture, theme.RADIUS_BADGE)
        if self.underMouse() and self.isEnabled():
            box(painter, QRectF(self.rect()), theme.RADIUS_BADGE, border="line-3")


class LinkedRow(PressButton):
    """Another clip that has to do with the one that is shown: pressed, it is shown instead.

    Args:
        linked: Which one.
        thumbnails: Makes posters small.
    """

    def __init__(self, linked: Linked, thumbnails: Thumbnails) -> None:
        super().__init__(radius=theme.RADIUS_CONTROL)
        self._linked, self._thumbnails = linked, thumbnails
        words = tr("{kin}: {title}").format(kin=linked.kin, title=linked.title)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setEnabled(bool(linked.clip_id))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the poster and two lines."""
        return QSize(200, 44)

    def minimumSizeHint(self) -> QSize:
        """Room for the poster and a word."""
        return QSize(120, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the poster and the words."""
        painter = antialiased(QPainter(self))
        box(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, fill=self.state_fill(""))
        area = QRect(QPoint(4, 4), _THUMB)
        if not paint_whole(painter, area, self._linked.poster, self._thumbnails, theme.RADIUS_BADGE):
            paint_icon(painter, QRectF(area), "film" if self._linked.clip_id else "unknown", "line-3", 16)
        left = area.right() + 1 + theme.SPACE_2
        width = self.width() - left - theme.SPACE_1
        tone = "text-1" if self.isEnabled() else "text-3"
        for text, role, token, top in (
            (self._linked.kin, Role.SMALL, "text-3", 5),
            (self._linked.title, Role.SMALL_LABEL, tone, 22),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(token))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(left, top, width, 16), Qt.AlignmentFlag.AlignVCenter, shown)


def show_star(button: IconButton, starred: bool) -> None:
    """Show on a button whether a clip is a favourite."""
    button.set_icon_name("star-filled" if starred else "star")
    button.set_name(tr("Take the star away") if starred else tr("Star"))
