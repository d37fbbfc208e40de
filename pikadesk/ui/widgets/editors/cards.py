"""Cards for pictures: what every one of them answers to, and the three looks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy

from pikadesk.ui import theme
from pikadesk.ui.actions import key_text, pressed
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.text import megabytes, pixels, tr, tr_fault
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, IconButton
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter
from pikadesk.ui.widgets.focus import PRESS_KEYS, claim_keys, ring_on_keyboard_focus

_KEYS = ("picture.remove", "picture.repeat", "picture.open")
_ORDER_KEYS = {"picture.earlier": -1, "picture.later": 1}
_LIFTED = 0.45
_CAUTION, _REMARK = ("warn-tint", "warn-line", "warning", "warn"), ("raised", "line-2", "info", "text-2")


class PictureCard(QAbstractButton):
    """One picture: it is chosen by a click, moved by dragging or Alt with an arrow, removed by its cross or Delete.

    Ctrl+D shows it twice, a double click or Enter opens it, and the key or the button for menus opens its menu.

    Args:
        pictures: Paints thumbnails.
        ordered: Whether its place among others matters.

    Signals:
        chosen(): It was clicked, or got the focus.
        removed(): The user wants it gone.
        moved(int): The user wants it one place earlier (-1) or later (1).
        dragged(QPoint): It is being dragged; where the pointer is on the screen.
        dropped(QPoint): It was let go.
        drag_cancelled(): It is not dragged any more, and was not let go.
        repeated(): The user wants it a second time.
        opened(): The user wants to see it in another program.
        menu_asked(QPoint): The user asks what can be done with it; where on the screen.
    """

    chosen = Signal()
    removed = Signal()
    moved = Signal(int)
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    drag_cancelled = Signal()
    repeated = Signal()
    opened = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, pictures: PicturePainter, *, ordered: bool = True) -> None:
        super().__init__()
        self._pictures = pictures
        self._ordered = ordered
        self._pressed: QPoint | None = None
        self._dragging = False
        self._lifted = self._selected = False
        self._landing = self._noted = ""
        self._caution = False
        self._picture: Picture | None = None
        self._said: tuple[Picture, str, str] | None = None
        self.cross = IconButton("close", "", keys=key_text("picture.remove"), compact=True, parent=self)
        self.cross.clicked.connect(self.removed)
        self.clicked.connect(self.chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        ring_on_keyboard_focus(self, theme.RADIUS_CARD)
        claim_keys(self, PRESS_KEYS)

    @property
    def picture(self) -> Picture | None:
        """What it shows."""
        return self._picture

    def show_picture(self, picture: Picture, name: str, remove: str) -> None:
        """Show a picture.

        Args:
            picture: Which one.
            name: What the card is called, such as "Keyframe 2".
            remove: What its cross does.
        """
        said = (picture, name, remove)
        if said == self._said:
            return
        self._picture, self._said = picture, said
        self.cross.set_name(remove)
        parts = (name, picture.name, self.facts_text(short=False))
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(tr_fault(picture.fault) if picture.fault else picture.name)
        self.update()

    def facts_text(self, *, short: bool) -> str:
        """Size and bytes of the picture, or in two words what is wrong with it."""
        picture = self._picture
        if picture is None:
            return ""
        if picture.fault is not None:
            gone = picture.fault.get("reason") == "missing"
            return tr("Not there any more") if gone else tr("Cannot be used")
        if picture.facts is None:
            return ""
        size = pixels(picture.facts.width, picture.facts.height)
        return size if short else f"{size} · {megabytes(picture.facts.bytes)}"

    def set_notes(self, words: str, *, caution: bool) -> None:
        """Say what to know about the picture.

        Args:
            words: All of it, for those who do not see it beside the card.
            caution: Whether it is worth a second look.
        """
        if (words, caution) == (self._noted, self._caution):
            return
        self._noted, self._caution = words, caution
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self._noted)

    def set_lifted(self, lifted: bool) -> None:
        """Show whether it is what is being dragged."""
        self._lifted = lifted
        self.cross.setVisible(not lifted)
        self.update()

    def set_selected(self, selected: bool) -> None:
        """Show whether it is what is chosen."""
        if selected != self._selected:
            self._selected = selected
            self.update()

    def set_landing(self, words: str) -> None:
        """Show what a drop on it would do; empty while nothing would be dropped on it."""
        if words != self._landing:
            self._landing = words
            self.update()

    def landing(self) -> str:
        """What a drop on it would do."""
        return self._landing

    def event(self, event: QEvent) -> bool:
        """Take the keys that the window has other uses for; leave off dragging when another window takes over."""
        if event.type() is QEvent.Type.WindowDeactivate:
            self._leave_off()
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._asked_for(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove, repeat, open, move, or leave off dragging."""
        match self._asked_for(event):
            case None if self._dragging and pressed(event, "leave"):
                self._leave_off()
            case None:
                super().keyPressEvent(event)
            case "picture.remove":
                self.removed.emit()
            case "picture.repeat":
                self.repeated.emit()
            case "picture.open":
                self.opened.emit()
            case move:
                self.moved.emit(_ORDER_KEYS[move])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu: under the pointer, or under the card where the keyboard asks."""
        self.chosen.emit()
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self.menu_asked.emit(event.globalPos() if by_mouse else self.mapToGlobal(QPoint(0, self.height())))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the picture."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be what is chosen."""
        super().focusInEvent(event)
        self.chosen.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps the beginning of a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self.chosen.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, from a few pixels on."""
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._dragging = True
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        was_dragging = self._dragging
        self._let_go()
        if was_dragging:
            self.dropped.emit(event.globalPosition().toPoint())

    def hand_over(self) -> None:
        """Stop dragging, because something else goes on with it."""
        self._let_go()

    def _leave_off(self) -> None:
        was_dragging = self._dragging
        self._let_go()
        if was_dragging:
            self.drag_cancelled.emit()

    def _let_go(self) -> None:
        self._pressed, self._dragging = None, False

    def _asked_for(self, event: QKeyEvent) -> str | None:
        return pressed(event, *_KEYS, *(_ORDER_KEYS if self._ordered else ()))

    def _begin(self) -> QPainter:
        """A painter on which the card's own area is painted already."""
        painter = antialiased(QPainter(self))
        painter.setOpacity(_LIFTED if self._lifted else 1.0)
        fill, border, width = (
            ("tint", "tint-line", 1) if self._selected and not self._lifted else ("raised", "line-1", 1)
        )
        if self._picture is not None and self._picture.fault is not None:
            border = "err-line"
        if self._landing:
            fill, border, width = "tint", "focus", 2
        box(painter, QRectF(self.rect()), theme.RADIUS_CARD, fill=fill, border=border, width=width)
        return painter

    def _write(self, painter: QPainter, area: QRect, text: str, role: Role, tone: str, *, middle: bool = False) -> None:
        font = theme.font(role)
        mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        painter.setFont(font)
        painter.setPen(theme.colour(tone))
        shown = QFontMetrics(font).elidedText(text, mode, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    def _facts_tone(self) -> str:
        return "err" if self._picture is not None and self._picture.fault is not None else "text-3"


class Tile(PictureCard):
    """A picture over its name, with its number in the corner; one of several side by side."""

    HEIGHT = 102

    def __init__(self, pictures: PicturePainter) -> None:
        super().__init__(pictures)
        self._number = 0
        self.setFixedHeight(self.HEIGHT)

    def set_number(self, number: int) -> None:
        """Change the number in its corner."""
        if number != self._number:
            self._number = number
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross in its corner."""
        super().resizeEvent(event)
        self.cross.move(self.width() - 29, self.height() - 29)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture, name and number."""
        painter = self._begin()
        if self._picture is None:
            return
        area = QRectF(1, 1, self.width() - 2, 72)
        self._pictures.paint(painter, area, self._picture, theme.RADIUS_CARD - 1, over_caption=True)
        caption = QRect(9, 73, self.width() - 9 - 29, 28)
        wrong = self._picture.fault is not None
        words = self._landing or (self.facts_text(short=True) if wrong else self._picture.name)
        tone = "err" if wrong and not self._landing else "text-1"
        self._write(painter, caption, words, Role.SMALL, tone, middle=not self._landing)
        if self._noted:
            sign = QRectF(self.width() - 25, 5, 20, 20)
            fill, border, icon, tone = _CAUTION if self._caution else _REMARK
            box(painter, sign, theme.RADIUS_BADGE, fill=fill, border=border)
            paint_icon(painter, sign, icon, tone, 16)
        badge = QRectF(5, 5, 18, 18)
        box(painter, badge, 9, fill="badge")
        painter.setFont(theme.font(Role.NUMBER))
        painter.setPen(theme.colour("on-badge"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self._number))


class LargeCard(PictureCard):
    """The only picture of a task, as wide as there is room, with its name and facts under it."""

    _PICTURE = 184

    def __init__(self, pictures: PicturePainter) -> None:
        super().__init__(pictures, ordered=False)
        self.setFixedHeight(self._PICTURE + 30)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross in its corner."""
        super().resizeEvent(event)
        self.cross.move(self.width() - 31, self.height() - 29)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture and caption."""
        painter = self._begin()
        if self._picture is None:
            return
        area = QRectF(1, 1, self.width() - 2, self._PICTURE)
        self._pictures.paint(painter, area, self._picture, theme.RADIUS_CARD - 1, over_caption=True)
        facts = self.facts_text(short=self.width() < 360)
        wide = QFontMetrics(theme.font(Role.SMALL_FIGURES)).horizontalAdvance(facts) + 2
        right = self.width() - 31
        top = self._PICTURE + 1
        self._write(painter, QRect(right - wide, top, wide, 28), facts, Role.SMALL_FIGURES, self._facts_tone())
        name = QRect(9, top, right - wide - 9 - 8, 28)
        self._write(painter, name, self._landing or self._picture.name, Role.SMALL, "text-1", middle=True)


class FlatCard(PictureCard):
    """The only picture of a task where other things need the room: thumbnail, name and a button to replace it."""

    def __init__(self, pictures: PicturePainter) -> None:
        super().__init__(pictures, ordered=False)
        self.replace = Button(tr("Replace"), compact=True, parent=self)
        self.setFixedHeight(72)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, 72)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons at the right end."""
        super().resizeEvent(event)
        self.cross.move(self.width() - 33, 22)
        self.replace.resize(self.replace.sizeHint())
        self.replace.move(self.width() - 41 - self.replace.width(), 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint thumbnail, name and facts."""
        painter = self._begin()
        if self._picture is None:
            return
        self._pictures.paint(painter, QRectF(9, 9, 96, 54), self._picture, theme.RADIUS_BADGE)
        wide = self.replace.x() - 113 - 8
        name = self._landing or self._picture.name
        self._write(painter, QRect(113, 18, wide, 20), name, Role.LABEL, "text-1", middle=True)
        facts = self.facts_text(short=wide < 130)
        self._write(painter, QRect(113, 38, wide, 16), facts, Role.SMALL_FIGURES, self._facts_tone())
