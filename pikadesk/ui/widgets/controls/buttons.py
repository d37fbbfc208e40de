"""Buttons: with words, with an icon, as a link."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.focus import PRESS_KEYS, claim_keys, ring_on_keyboard_focus

Kind = Literal["primary", "normal", "quiet", "danger"]


class PressButton(QPushButton):
    """What every button here shares: focus by keyboard alone, its ring, Space and Enter press it."""

    def __init__(self, text: str = "", radius: float = theme.RADIUS_CONTROL, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        # A click must not take the focus out of the field in which the user is writing.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        ring_on_keyboard_focus(self, radius)
        claim_keys(self, PRESS_KEYS)

    def minimumSizeHint(self) -> QSize:
        """As large as it wants to be."""
        return self.sizeHint()

    def state_fill(self, default: str) -> str:
        """The token of its area now: `default`, hover or pressed."""
        if self.isDown():
            return "pressed"
        return "hover" if self.underMouse() and self.isEnabled() else default


class Button(PressButton):
    """A button with words.

    Args:
        text: What it does; an ellipsis at the end means that a question follows.
        kind: primary (one a view), normal, quiet (no border) or danger.
        icon: The name of an icon before the words, or "".
        compact: 28 high instead of 32.
        tall: 40 high, for the primary action.
        key_hint: Keys shown in a badge after the words, such as "Ctrl ↵", or "".
        parent: The widget that holds it.
    """

    def __init__(
        self,
        text: str,
        *,
        kind: Kind = "normal",
        icon: str = "",
        compact: bool = False,
        tall: bool = False,
        key_hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent=parent)
        self._kind: Kind = kind
        self._icon = icon
        self._compact = compact
        self._tall = tall
        self._key_hint = key_hint
        size, weight = (Role.SMALL_LABEL, Role.SMALL_LABEL) if compact else (Role.LABEL, Role.HEADING)
        self.setFont(theme.font(weight if kind == "primary" else size))

    def set_icon_name(self, icon: str) -> None:
        """Change the icon; "" for none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_key_hint(self, key_hint: str) -> None:
        """Change the keys in the badge; "" for none."""
        self._key_hint = key_hint
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon, words and badge with the padding of the design."""
        height = theme.HEIGHT_COMPACT if self._compact else theme.HEIGHT_CONTROL
        height = theme.HEIGHT_PRIMARY if self._tall else height
        return QSize(round(self._content_width()) + 2 * self._padding(), height)

    def _padding(self) -> int:
        return 17 if self._tall else 11 if self._compact else 13

    def _gap(self) -> int:
        return 6 if self._compact else 8

    def _badge_width(self) -> float:
        return QFontMetrics(theme.font(Role.BADGE)).horizontalAdvance(self._key_hint) + 12

    def _content_width(self) -> float:
        width: float = self.fontMetrics().horizontalAdvance(self.text())
        if self._icon:
            width += 16 + self._gap()
        if self._key_hint:
            width += self._badge_width() + self._gap() + 2
        return width

    def _colours(self) -> tuple[str, str, str]:
        """The tokens of area, border and words now."""
        if not self.isEnabled():
            return ("", "", "text-3") if self._kind == "quiet" else ("hover", "line-2", "text-3")
        if self._kind == "primary":
            fill = "accent-pressed" if self.isDown() else "accent-hover" if self.underMouse() else "accent"
            return fill, fill, "on-accent"
        if self._kind == "quiet":
            fill = self.state_fill("")
            return fill, "", "text-1" if fill else "text-2"
        return self.state_fill("raised"), "line-2", "err" if self._kind == "danger" else "text-1"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button."""
        painter = antialiased(QPainter(self))
        fill, border, words = self._colours()
        box(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, fill=fill, border=border)
        room = self.width() - 2 * min(self._padding(), 8)
        left = (self.width() - min(self._content_width(), room)) / 2
        if self._icon:
            paint_icon(painter, QRectF(left, 0, 16, self.height()), self._icon, words, 16)
            left += 16 + self._gap()
        right = self.width() - 8
        if self._key_hint:
            right -= round(self._badge_width() + self._gap() + 2)
        painter.setPen(theme.colour(words))
        area = QRect(round(left), 0, round(right - left), self.height())
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(self.font() if self.isEnabled() or self._kind != "primary" else theme.font(Role.LABEL))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if self._key_hint:
            after = left + self.fontMetrics().horizontalAdvance(shown) + self._gap() + 2
            self._paint_badge(painter, after, words)

    def _paint_badge(self, painter: QPainter, left: float, words: str) -> None:
        area = QRectF(round(left), (self.height() - 18) / 2, round(self._badge_width()), 18)
        primary = self._kind == "primary" and self.isEnabled()
        box(painter, area, theme.RADIUS_BADGE, border="accent-key" if primary else "line-2")
        painter.setFont(theme.font(Role.BADGE))
        painter.setPen(theme.colour(words if primary or not self.isEnabled() else "text-2"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._key_hint)


class IconButton(PressButton):
    """A button that is an icon; its name is what it is called by screen readers and in its tool tip.

    Args:
        icon: The icon's name.
        name: What it does.
        keys: The shortcut that does the same, shown in the tool tip, or "".
        compact: 28 by 28 instead of 32 by 32, with a 16 px icon.
        boxed: Whether it has a border of its own.
        checkable: Whether it stays down.
        parent: The widget that holds it.

    Attributes:
        icon_name: The icon's name; change it with `set_icon_name`.
    """

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        keys: str = "",
        compact: bool = False,
        boxed: bool = False,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.icon_name = icon
        self._keys = keys
        self._compact = compact
        self._boxed = boxed
        self._tone = ""
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Change what it is called."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({self._keys})" if self._keys else name)

    def set_icon_name(self, icon: str) -> None:
        """Change the icon."""
        if icon != self.icon_name:
            self.icon_name = icon
            self.update()

    def set_tone(self, tone: str) -> None:
        """Give the icon a token of its own, or "" for the usual one."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """28 or 32 px each way."""
        side = theme.HEIGHT_COMPACT if self._compact else theme.HEIGHT_CONTROL
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button."""
        painter = antialiased(QPainter(self))
        area = QRectF(self.rect())
        resting = "raised" if self._boxed else ""
        fill, border = self.state_fill(resting), "line-2" if self._boxed else ""
        colour = theme.colour(self._tone or ("text-1" if fill != resting else "text-2"))
        if self.isCheckable() and self.isChecked() and self.isEnabled():
            fill, border, colour = "tint", "tint-line", theme.colour("accent-text")
        if not self.isEnabled():
            colour = theme.colour("line-3")
            colour.setAlphaF(0.6)
            fill = "raised" if self._boxed else ""
        box(painter, area, theme.RADIUS_CONTROL, fill=fill, border=border)
        paint_icon(painter, area, self.icon_name, colour, 16 if self._compact else 20)


class LinkButton(PressButton):
    """Words that do something, in the colour of links.

    Args:
        text: What it does.
        tone: The token of its words.
        underlined: Whether it is underlined, as inside a sentence.
        parent: The widget that holds it.
    """

    def __init__(
        self, text: str, *, tone: str = "accent-text", underlined: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, theme.RADIUS_BADGE, parent)
        self._tone = tone
        self._underlined = underlined
        self.setFont(theme.font(Role.SMALL_LABEL))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As large as its words."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()), 16)

    def hitButton(self, point: QPoint) -> bool:
        """It answers a little outside its words too."""
        return self.rect().adjusted(-4, -6, 4, 6).contains(point)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        painter = QPainter(self)
        drawn = self.font()
        drawn.setUnderline(self._underlined or self.underMouse())
        painter.setFont(drawn)
        painter.setPen(theme.colour(self._tone if self.isEnabled() else "text-3"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())
