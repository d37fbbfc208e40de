"""The ring around what the keyboard is on, and the keys that a focused control keeps for itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from pikadesk.ui import theme

# A gap of 2 px, then a line of 2 px.
_REACH = 4
KEYBOARD_REASONS = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)
"""Why a control has the focus where the keyboard brought it there."""

PASSING_REASONS = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
"""Why the focus comes and goes where another window or a menu has it for a while."""

_FOLLOWED = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}
)


class FocusRing(QWidget):
    """Paints the ring over the neighbours of one control, so that layouts need no room for it."""

    def __init__(self, target: QWidget, radius: float, within: QMargins) -> None:
        super().__init__(_surface_around(target))
        self._target = target
        self._radius = radius
        self._within = within
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        surface = self.parentWidget()
        # Not the control itself: adding a filter while it is being filtered would run the others twice.
        holder = target.parentWidget()
        while holder is not None and holder is not surface:
            holder.installEventFilter(self)
            self._watched.append(holder)
            holder = holder.parentWidget()
        self.follow()
        self.show()
        self.raise_()

    def close_ring(self) -> None:
        """Take the ring away."""
        # What holds the control may be on its way out itself, and the window with the ring in it too.
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched.clear()
        if isValid(self):
            self.hide()
            self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay around the control when what holds it moves."""
        if event.type() in _FOLLOWED:
            self.follow()
        return super().eventFilter(watched, event)

    def follow(self) -> None:
        """Go where the control is now."""
        surface = self.parentWidget()
        if surface is None:
            return
        corner = self._target.mapTo(surface, QPoint(0, 0))
        shown = QRect(corner, self._target.size()).marginsRemoved(self._within)
        self.setGeometry(shown.adjusted(-_REACH, -_REACH, _REACH, _REACH))
        self.setVisible(self._target.isVisibleTo(surface))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 2))
        around = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(around, self._radius + 3, self._radius + 3)


class _Watch(QObject):
    """Shows the ring while one control has the focus and the keyboard brought it there."""

    def __init__(self, target: QWidget, radius: float, within: QMargins) -> None:
        super().__init__(target)
        self._target = target
        self._radius = radius
        self._within = within
        self._ring: FocusRing | None = None
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the ring up and take it away."""
        # Another window or a menu takes the focus for a while, and gives it back as it was.
        changes = event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut)
        if changes and isinstance(event, QFocusEvent) and event.reason() not in PASSING_REASONS:
            self._drop()
            if event.gotFocus() and event.reason() in KEYBOARD_REASONS:
                self._ring = FocusRing(self._target, self._radius, self._within)
        elif self._ring is not None and event.type() in _FOLLOWED:
            self._ring.follow()
        return super().eventFilter(watched, event)

    def _drop(self) -> None:
        if self._ring is not None:
            self._ring.close_ring()
            self._ring = None


class _Claim(QObject):
    """Keeps the window's single-key shortcuts away from a control that has a use for the key."""

    def __init__(self, target: QWidget, keys: frozenset[Qt.Key]) -> None:
        super().__init__(target)
        self._keys = keys
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key while the control has the focus."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in self._keys
            and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)


PRESS_KEYS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Select})
ARROW_KEYS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
SLIDE_KEYS = ARROW_KEYS | {Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


def ring_on_keyboard_focus(
    target: QWidget, radius: float = theme.RADIUS_CONTROL, within: QMargins | None = None
) -> None:
    """Show the focus ring around a control whenever the keyboard brings the focus to it.

    Args:
        target: The control.
        radius: The radius of its own corners, in pixels.
        within: How far it answers to the mouse beyond what is seen of it, in pixels.
    """
    _Watch(target, radius, within or QMargins())


def claim_keys(target: QWidget, keys: frozenset[Qt.Key]) -> None:
    """Let a focused control have these keys, pressed alone, even where the window has a shortcut on them."""
    _Claim(target, keys)


def tab_in_order(parts: Sequence[QWidget]) -> None:
    """Let Tab go through these one after the other; what is made late would otherwise come last in the window.

    Never look for places in the order by `nextInFocusChain`: PySide takes each widget for a child of the one that was
    asked, and with the end of a wrapper in between, those of all that follow are dead, though their widgets are not.
    """
    for before, after in pairwise(parts):
        QWidget.setTabOrder(before, after)


def take_keyboard(page: QWidget, screen: QWidget) -> None:
    """After a click among the buttons of a page the keys are for its screen, not for the field written in before."""
    focused = QApplication.focusWidget()
    if focused is None or not page.isAncestorOf(focused):
        screen.setFocus(Qt.FocusReason.MouseFocusReason)


def _surface_around(target: QWidget) -> QWidget:
    """What the ring is painted on: the page of the scroll area around the control, or else its window."""
    surface = target
    while not surface.isWindow():
        above = surface.parentWidget()
        if above is None:
            break
        scroller = above.parentWidget()
        if isinstance(scroller, QAbstractScrollArea) and scroller.viewport() is above:
            break
        surface = above
    return surface
