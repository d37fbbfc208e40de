"""What lies on the timeline: keyframes, bars, boundaries, the playhead, and what is said while a boundary is moved."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSlider, QWidget

from pikadesk.domain.draft import Transition
from pikadesk.ui import theme
from pikadesk.ui.actions import key_text, pressed
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.text import credits, seconds, tenths, tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.buttons import PressButton
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter
from pikadesk.ui.widgets.focus import ARROW_KEYS, PRESS_KEYS, claim_keys, ring_on_keyboard_focus
from pikadesk.ui.widgets.stage.scrubber import Scrubber
from pikadesk.ui.widgets.stage.timeline_layout import LINE_BOTTOM, LINE_TOP
from pikadesk.ui.widgets.stage.timeline_pull import Pull

CELL = QSize(71, 40)
"""The size in which pictures are painted on the timeline; narrower places show the middle of it."""

_PROMPT_FROM, _PRICE_FROM, _GRIP_FROM = 96, 240, 36
_KEY_STEPS = {
    "boundary.earlier": (-1, False),
    "boundary.later": (1, False),
    "boundary.earlier.all": (-1, True),
    "boundary.later.all": (1, True),
}


class KeyframeMark(PressButton):
    """A keyframe's thumbnail with its number; pressing it goes there.

    Attributes:
        pull: Tells when it is pulled or clicked.

    Args:
        pictures: Paints pictures.
        parent: The timeline.
    """

    def __init__(self, pictures: PicturePainter, parent: QWidget) -> None:
        super().__init__("", theme.RADIUS_BADGE, parent)
        self._pictures = pictures
        self._picture: Picture | None = None
        self._number, self._new = 1, False
        self.pull = Pull(self)

    def show_keyframe(self, picture: Picture, number: int, time: int, *, new: bool, movable: bool) -> None:
        """Show a keyframe.

        Args:
            picture: What it shows.
            number: Which one, from 1 on.
            time: When it is shown, in seconds.
            new: Whether it would only come with a drop.
            movable: Whether it can be pulled.
        """
        self._picture, self._number, self._new = picture, number, new
        name = tr("Keyframe {number} at {time}").format(number=number, time=seconds(time))
        self.setAccessibleName(name)
        self.setToolTip(f"{name}: {picture.name}")
        self.setCursor(Qt.CursorShape.SizeHorCursor if movable else Qt.CursorShape.ArrowCursor)
        self.update()

    def sizeHint(self) -> QSize:
        """The timeline gives it its size."""
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        if self._picture is None:
            return
        painter = antialiased(QPainter(self))
        area = QRectF(self.rect())
        cell = QRectF(QPointF(0, 0), CELL)
        cell.moveCenter(area.center())
        painter.fillRect(area.adjusted(1, 1, -1, -1), theme.colour("well"))
        self._pictures.paint(painter, cell, self._picture, 0)
        if self._new:
            # What would be between the dashes is the picture, which has no colour of its own.
            box(painter, area.adjusted(1, 1, -1, -1), theme.RADIUS_BADGE, border="well", width=2)
            box(painter, area.adjusted(1, 1, -1, -1), theme.RADIUS_BADGE, border="focus", width=2, dashed=True)
        else:
            box(painter, area, theme.RADIUS_BADGE + 1, border="line-3")
            box(painter, area.adjusted(1, 1, -1, -1), theme.RADIUS_BADGE, border="on-badge", width=2)
        badge = QRectF(6, 6, 16, 16)
        box(painter, badge, 8, fill="badge")
        painter.setFont(theme.font(Role.BADGE))
        painter.setPen(theme.colour("on-badge"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self._number))


class Segment(QAbstractButton):
    """A transition's bar.

    Signals:
        edit_asked(): The user wants to edit it, not only choose it.
    """

    edit_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._transition = Transition(1)
        self._price: int | None = None
        self._selected = self._too_long = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        claim_keys(self, PRESS_KEYS)
        ring_on_keyboard_focus(self, theme.RADIUS_BADGE)

    def show_transition(
        self, number: int, transition: Transition, price: int | None, *, selected: bool, too_long: bool
    ) -> None:
        """Show a transition.

        Args:
            number: Which one, from 1 on.
            transition: Its length and prompt.
            price: What its seconds cost, in credits.
            selected: Whether it is chosen.
            too_long: Whether it ends after the longest storyboard does.
        """
        self._transition, self._price = transition, price
        self._selected, self._too_long = selected, too_long
        self.setAccessibleName(
            tr("Transition {number}, {length}").format(number=number, length=seconds(transition.duration))
        )
        cost = tr("{amount} credits").format(amount=credits(price)) if price is not None else ""
        # A button that can be checked is a check box for screen readers, of which several can be checked.
        chosen = tr("Chosen") if selected else ""
        self.setAccessibleDescription(". ".join(part for part in (chosen, transition.prompt, cost) if part))
        self.setToolTip(transition.prompt)
        self.update()

    @property
    def selected(self) -> bool:
        """Whether it is the transition that is chosen."""
        return self._selected

    def sizeHint(self) -> QSize:
        """The timeline gives it its size."""
        return self.size()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask to edit it."""
        super().mouseDoubleClickEvent(event)
        self.edit_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask to edit it with Enter."""
        if pressed(event, "transition.edit"):
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar, with what fits of length, prompt and price."""
        painter = antialiased(QPainter(self))
        bar = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        hover = self.underMouse() or self.isDown()
        fill, border = ("tint", "tint-line") if self._selected else ("hover" if hover else "raised", "line-2")
        if self._too_long:
            fill, border = "err-tint", "err-line"
        box(painter, bar, theme.RADIUS_BADGE, fill=fill, border=border)
        length = seconds(self._transition.duration)
        painter.setFont(theme.font(Role.SMALL_HEADING))
        painter.setPen(theme.colour("text-1"))
        wide = painter.fontMetrics().horizontalAdvance(length)
        if bar.width() < wide + 24:
            painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, length)
            return
        words = bar.adjusted(11, 0, -14, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, length)
        words.setLeft(words.left() + wide + 8)
        if bar.width() >= _PRICE_FROM and self._price is not None:
            painter.setFont(theme.font(Role.SMALL_FIGURES))
            painter.setPen(theme.colour("text-3"))
            price = credits(self._price)
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(words, right, price)
            words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(price) - 8)
        if bar.width() >= _PROMPT_FROM:
            painter.setFont(theme.font(Role.SMALL))
            painter.setPen(theme.colour("text-2"))
            mode = Qt.TextElideMode.ElideRight
            shown = painter.fontMetrics().elidedText(self._transition.prompt, mode, round(words.width()))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)


class Boundary(QSlider):
    """The end of a transition, which can be moved; its value is its time in whole seconds.

    Attributes:
        pull: Tells when the mouse moves it.

    Signals:
        stepped(int, bool): The keyboard moves it by so many seconds; and whether everything after it moves along.
    """

    stepped = Signal(int, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grip_x = 0
        self._gripped = True
        self.pull = Pull(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        claim_keys(self, ARROW_KEYS)
        # The words of the bars at both sides begin and end within the mouse's reach.
        ring_on_keyboard_focus(self, theme.RADIUS_BADGE, QMargins(6, 0, 8, 0))

    def show_boundary(self, index: int, lengths: tuple[int, ...], most: int) -> None:
        """Show a boundary.

        Args:
            index: Which one, from 0 on.
            lengths: Of all transitions, in seconds.
            most: The longest storyboard, in seconds.
        """
        time, last = sum(lengths[: index + 1]), index == len(lengths) - 1
        if last:
            self.setAccessibleName(tr("End of transition {number}").format(number=index + 1))
        else:
            name = tr("Boundary of transitions {first} and {second}")
            self.setAccessibleName(name.format(first=index + 1, second=index + 2))
        self.setAccessibleDescription(tr("at {time}").format(time=seconds(time)))
        self.setToolTip(self._words(last))
        before = self.blockSignals(True)
        self.setRange(time - lengths[index] + 1, max(time, most if last else time + lengths[index + 1] - 1))
        self.setValue(time)
        self.blockSignals(before)
        self.update()

    def set_grip(self, x: int, bar_width: int) -> None:
        """Say where the bar before it ends, from its own left edge, and how wide that bar is."""
        self._grip_x, self._gripped = x - 6, bar_width >= _GRIP_FROM
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move it by a second with the arrows; with Shift, everything after it too."""
        asked = pressed(event, *_KEY_STEPS)
        if asked is None:
            event.ignore()
        else:
            self.stepped.emit(*_KEY_STEPS[asked])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the grip at the end of the bar."""
        if not self._gripped:
            return
        painter = QPainter(self)
        active = self.underMouse() or self.pull.pulling
        tone = theme.colour("text-1" if active else "line-3")
        for x in (self._grip_x - 4, self._grip_x):
            painter.fillRect(x, 9, 1, 14, tone)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be taken."""
        super().enterEvent(event)
        self.update()

    @staticmethod
    def _words(last: bool) -> str:
        if last:
            words = tr("Drag or press {left} and {right} to change the length of the whole")
        else:
            words = tr("Drag or press {left} and {right} to trade seconds; with Shift, everything after it moves")
        return words.format(left=key_text("boundary.earlier"), right=key_text("boundary.later"))


class PlayheadMark(Scrubber):
    """Where the preview is: a line over the whole timeline with a handle in the ruler.

    The mouse goes through it: pressing anywhere in the ruler moves it there.
    """

    WIDTH, _HANDLE = 14, 12

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Position in the preview"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedHeight(LINE_BOTTOM - LINE_TOP)

    def set_position(self, seconds: float) -> None:
        """Change the position without telling anyone."""
        super().set_position(seconds)
        position, whole = position_text(seconds), position_text(self.maximum() / 1000)
        self.setAccessibleDescription(tr("{position} of {whole}").format(position=position, whole=whole))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint line and handle."""
        painter = antialiased(QPainter(self))
        tone = theme.colour("focus")
        middle, high = self.WIDTH / 2, self._HANDLE
        painter.fillRect(QRectF(middle - 1, 2, 2, self.height() - 2), tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone)
        shoulder = high * 0.55
        corners = ((0, 0), (self.WIDTH, 0), (self.WIDTH, shoulder), (middle, high), (0, shoulder))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))


class AddSlot(PressButton):
    """The place after the last keyframe, where the next one comes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Add keyframe"), theme.RADIUS_BADGE, parent)
        self.setFont(theme.font(Role.SMALL))
        self.setToolTip(self.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it; where it is narrow, without its words."""
        painter = antialiased(QPainter(self))
        paint_rest(painter, QRectF(self.rect()), "")
        tone = "text-1" if self.underMouse() or self.isDown() else "text-3"
        words = self.fontMetrics().horizontalAdvance(self.text())
        if self.width() < words + 34:
            paint_icon(painter, QRectF(self.rect()), "plus", tone, 16)
            return
        left = (self.width() - words - 22) / 2
        paint_icon(painter, QRectF(left, 0, 16, self.height()), "plus", tone, 16)
        painter.setPen(theme.colour(tone))
        painter.drawText(QRectF(left + 22, 0, words + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())


class Bubble(QWidget):
    """What moving a boundary does, over the boundary."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self.setFont(theme.font(Role.LABEL_FIGURES))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self._text

    def say(self, text: str, x: float) -> None:
        """Say something over a place of the timeline."""
        self._text = text
        self.setAccessibleName(text)
        wide = QFontMetrics(self.font()).horizontalAdvance(text) + 20
        parent = self.parentWidget()
        most = (parent.width() if parent is not None else wide) - wide - 4
        self.resize(wide, 24)
        self.move(QPoint(max(4, min(round(x - wide / 2), most)), 2))
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = antialiased(QPainter(self))
        box(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, fill="raised", border="focus")
        painter.setPen(theme.colour("text-1"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


def paint_rest(painter: QPainter, area: QRectF, words: str) -> None:
    """Paint a stretch of the timeline that is not used.

    Args:
        painter: An antialiasing painter.
        area: Where.
        words: What it says, left out where it does not fit.
    """
    box(painter, area, theme.RADIUS_BADGE, fill="hatch", border="line-2", dashed=True)
    painter.setFont(theme.font(Role.SMALL_FIGURES))
    if painter.fontMetrics().horizontalAdvance(words) + 8 <= area.width():
        painter.setPen(QPen(theme.colour("text-3")))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)


def position_text(position: float) -> str:
    """Write a time in a storyboard: `7.4 s`."""
    return tenths(int(position * 10 + 1e-6) / 10)
