"""What lies on the strip of the shot chain: a clip, the joint between two, and where one would land."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from pikadesk.domain.seam import Seam
from pikadesk.ui import theme
from pikadesk.ui.actions import key_text, pressed
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.chain_seams import Joint, limits_text
from pikadesk.ui.presenters.chain_shots import Shot
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.text import tenths, tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import IconButton, PressButton
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.focus import ARROW_KEYS, claim_keys

_KEYS = ("shot.remove", "shot.open", "shot.menu")
_ORDER_KEYS = {"shot.earlier": -1, "shot.later": 1}
_HISTORY_KEYS = ("undo", "redo")
_LIFTED = 0.45
_CAPTION = 26
_SEAM_LOOKS = {Seam.SEAMLESS: ("check", "ok"), Seam.JUMP: ("joint", "warn"), Seam.CUT: ("joint", "err")}


class ShotCard(PressButton):
    """A clip of the chain: pressing it goes to its beginning, dragging or Alt with an arrow moves it.

    Args:
        thumbnails: Makes its poster small.
        parent: The strip.

    Signals:
        removed(): The user wants it out of the chain.
        stepped(int): The user wants it one place earlier (-1) or later (1).
        passed(int): The keyboard goes to the card before (-1) or after it (1).
        dragged(QPoint): It is being dragged; where the pointer is on the screen.
        dropped(QPoint): It was let go.
        drag_cancelled(): It is not dragged any more, and was not let go.
        menu_asked(QPoint): The user asks what can be done with it; where on the screen.
        history_asked(str): The user wants the last change back, or back again: `undo` or `redo`.
    """

    WIDTH, HEIGHT = 136, 102
    removed = Signal()
    stepped = Signal(int)
    passed = Signal(int)
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    drag_cancelled = Signal()
    menu_asked = Signal(QPoint)
    history_asked = Signal(str)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__("", theme.RADIUS_CARD, parent)
        self._thumbnails = thumbnails
        self._shot: Shot | None = None
        self._poster: Picture | None = None
        self._number = 0
        self._playing = self._lifted = self._dragging = False
        self._held: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self.WIDTH, self.HEIGHT)
        claim_keys(self, ARROW_KEYS)
        self.cross = IconButton("close", "", keys=key_text("shot.remove"), compact=True, parent=self)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.move(self.WIDTH - 29, self.HEIGHT - 28)
        self.cross.clicked.connect(self.removed)
        thumbnails.ready.connect(self.update)

    @property
    def shot(self) -> Shot | None:
        """What it shows."""
        return self._shot

    def show_shot(self, shot: Shot, number: int, poster: Picture | None, *, playing: bool) -> None:
        """Show a clip.

        Args:
            shot: Which one.
            number: Its place in the chain, from 1.
            poster: Its poster, None while there is none.
            playing: Whether it is what is seen now.
        """
        said = (shot, number, poster, playing)
        if said == (self._shot, self._number, self._poster, self._playing):
            return
        self._shot, self._number, self._poster, self._playing = said
        name = tr("Clip {number} of the chain: {title}").format(number=number, title=shot.title)
        self.setAccessibleName(", ".join(filter(None, (name, self._length(), shot.trouble))))
        self.setToolTip(shot.trouble or shot.title)
        self.cross.set_name(tr("Take clip {number} out of the chain").format(number=number))
        self.update()

    def set_lifted(self, lifted: bool) -> None:
        """Show whether it is what is being dragged."""
        self._lifted = lifted
        self.cross.setVisible(not lifted)
        self.update()

    def picture(self) -> tuple[Picture | None, str]:
        """Return its poster and its title, for what follows the pointer."""
        return self._poster, self._shot.title if self._shot is not None else ""

    def sizeHint(self) -> QSize:
        """Always the same."""
        return QSize(self.WIDTH, self.HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Take the keys that the window has other uses for; leave off dragging when another window takes over."""
        if event.type() is QEvent.Type.WindowDeactivate:
            self._leave_off()
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._asked_for(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove, move, open, or leave off dragging."""
        asked = self._asked_for(event)
        passing = pressed(event, "frame.back", "frame.on")
        if asked in _ORDER_KEYS:
            self.stepped.emit(_ORDER_KEYS[asked])
        elif asked in _HISTORY_KEYS:
            self.history_asked.emit(asked)
        elif asked == "shot.remove":
            self.removed.emit()
        elif asked == "shot.open":
            self.click()
        elif asked == "shot.menu":
            self.menu_asked.emit(self.mapToGlobal(QPoint(0, self.height())))
        elif self._dragging and pressed(event, "leave"):
            self._leave_off()
        elif passing is not None:
            self.passed.emit(1 if passing == "frame.on" else -1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu under the pointer; the key for menus asks by itself."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.menu_asked.emit(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps the beginning of a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, from a few pixels on."""
        if self._held is None:
            return
        far = (event.position().toPoint() - self._held).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._dragging = True
            self.setDown(False)
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go, or press it."""
        was_dragging, self._held, self._dragging = self._dragging, None, False
        if was_dragging:
            self.dropped.emit(event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint poster, number, length and title."""
        shot = self._shot
        if shot is None:
            return
        painter = antialiased(QPainter(self))
        painter.setOpacity(_LIFTED if self._lifted else 1.0)
        whole = QRectF(self.rect())
        fill, border = ("tint", "tint-line") if self._playing else (self.state_fill("raised"), "line-1")
        box(painter, whole, theme.RADIUS_CARD, fill=fill, border="err-line" if shot.trouble else border)
        self._paint_poster(painter, QRectF(1, 1, self.WIDTH - 2, self.HEIGHT - _CAPTION - 1))
        painter.setFont(theme.font(Role.SMALL_LABEL))
        painter.setPen(theme.colour("err" if shot.trouble else "text-1"))
        room = QRect(9, self.HEIGHT - _CAPTION, self.WIDTH - 9 - 30, _CAPTION - 1)
        words = painter.fontMetrics().elidedText(shot.trouble or shot.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_poster(self, painter: QPainter, area: QRectF) -> None:
        outline = QPainterPath()
        radius = theme.RADIUS_CARD - 1
        outline.addRoundedRect(area.adjusted(0, 0, 0, radius), radius, radius)
        upper = QPainterPath()
        upper.addRect(area)
        painter.save()
        painter.setClipPath(outline.intersected(upper))
        painter.fillRect(area, theme.colour("well"))
        wanted = (area.size() * self.devicePixelRatioF()).toSize()
        drawn = self._thumbnails.get(self._poster, wanted) if self._poster is not None else None
        if drawn is None or drawn.isNull():
            paint_icon(
                painter, area, "unknown" if self._shot is not None and self._shot.trouble else "film", "line-3", 24
            )
        else:
            size = QSizeF(drawn.size()).scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            corner = area.center() - QPointF(size.width() / 2, size.height() / 2)
            painter.drawPixmap(QRectF(corner, size), drawn, QRectF(drawn.rect()))
        painter.restore()
        _paint_sign(painter, area.left() + 5, area.top() + 5, str(self._number))
        if self._length():
            _paint_sign(painter, area.right() - 5, area.bottom() - 5, self._length(), corner=True)

    def _length(self) -> str:
        index = self._shot.index if self._shot is not None else None
        return tenths(index.times.end) if index is not None else ""

    def _asked_for(self, event: QKeyEvent) -> str | None:
        return pressed(event, *_KEYS, *_ORDER_KEYS, *_HISTORY_KEYS)

    def _leave_off(self) -> None:
        was_dragging, self._held, self._dragging = self._dragging, None, False
        if was_dragging:
            self.setDown(False)
            self.drag_cancelled.emit()


class JointButton(PressButton):
    """How two clips go on into each other, in a word and a figure; pressing it shows their frames.

    Args:
        parent: The strip.

    Attributes:
        looked_at: Whether its frames are shown.
    """

    WIDTH, HEIGHT = 60, 64

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", theme.RADIUS_CONTROL, parent)
        self._joint: Joint | None = None
        self.looked_at = False
        self.setFixedSize(self.WIDTH, self.HEIGHT)

    def show_joint(self, joint: Joint | None, before: int, *, looked_at: bool) -> None:
        """Show a joint.

        Args:
            joint: What is known of it, None while nothing is.
            before: The number of the clip before it, from 1.
            looked_at: Whether its frames are shown.
        """
        self._joint = joint
        words = tr("being compared") if joint is None else joint.words
        name = tr("Joint of clips {number} and {next}: {words}").format(number=before, next=before + 1, words=words)
        figure = joint.figure if joint is not None else ""
        self.setAccessibleName(f"{name}, {figure}" if figure else name)
        self.setToolTip((joint.trouble if joint is not None else "") or limits_text())
        self.looked_at = looked_at
        self.setAccessibleDescription(tr("Its frames are shown.") if looked_at else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Always the same."""
        return QSize(self.WIDTH, self.HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint an icon, the word and the figure."""
        painter = antialiased(QPainter(self))
        whole = QRectF(self.rect())
        if self.looked_at:
            box(painter, whole, theme.RADIUS_CONTROL, fill="tint", border="tint-line")
        else:
            box(painter, whole, theme.RADIUS_CONTROL, fill=self.state_fill(""))
        joint = self._joint
        icon, tone = ("clock", "text-3")
        if joint is not None:
            icon, tone = _SEAM_LOOKS[joint.seam] if joint.seam is not None else ("unknown", "text-3")
        paint_icon(painter, QRectF(0, 6, self.width(), 20), icon, tone, 16)
        painter.setPen(theme.colour(tone))
        painter.setFont(theme.font(Role.BADGE))
        words = "" if joint is None else joint.words
        room = QRectF(1, 27, self.width() - 2, 16)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
        painter.setPen(theme.colour("text-2"))
        painter.setFont(theme.font(Role.PRICE))
        figure = joint.figure if joint is not None else ""
        painter.drawText(QRectF(0, 43, self.width(), 16), Qt.AlignmentFlag.AlignCenter, figure)


class LandingLine(QWidget):
    """Where a clip would be put that is dragged."""

    WIDTH = 8

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(self.WIDTH, ShotCard.HEIGHT + 8)
        self.hide()

    def show_at(self, x: int, top: int) -> None:
        """Stand in the middle of a gap."""
        self.move(x - self.WIDTH // 2, top - 4)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a line with round ends."""
        painter = antialiased(QPainter(self))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("focus"))
        middle = self.WIDTH / 2
        painter.drawEllipse(QRectF(0, 0, self.WIDTH, self.WIDTH))
        painter.drawRect(QRectF(middle - 1, self.WIDTH - 1, 2, self.height() - self.WIDTH))


def _paint_sign(painter: QPainter, x: float, y: float, words: str, *, corner: bool = False) -> None:
    """Paint a few letters on their badge; (x, y) is its upper left corner, or its lower right one."""
    painter.setFont(theme.font(Role.BADGE))
    width = max(18.0, painter.fontMetrics().horizontalAdvance(words) + 10)
    area = QRectF(x - width, y - 18, width, 18) if corner else QRectF(x, y, width, 18)
    box(painter, area, theme.RADIUS_BADGE, fill="badge")
    painter.setPen(theme.colour("on-badge"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
