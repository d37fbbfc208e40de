"""Places that speak for themselves: empty states, notices and where files can be dropped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, assert_never

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.buttons import Button, IconButton, PressButton
from pikadesk.ui.widgets.controls.labels import Label
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.layouts import row


class _LargeIcon(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(32, 32)

    def set_icon_name(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(QPainter(self), QRectF(self.rect()), self._icon, "text-3", 32)


class EmptyState(QWidget):
    """What stands where there is nothing yet: an icon, a heading, a sentence and what to do.

    Args:
        icon: The icon's name.
        heading: What is missing.
        text: One or two sentences.
        buttons: What can be done about it.
        parent: The widget that holds it.
    """

    _WIDEST = 300

    def __init__(
        self,
        icon: str,
        heading: str,
        text: str = "",
        buttons: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = _LargeIcon(icon)
        self._heading = Label("", Role.HEADING)
        self._heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = Label("", Role.SMALL, "text-2", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._text.setMaximumWidth(self._WIDEST)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACE_4, theme.SPACE_4, theme.SPACE_4, theme.SPACE_4)
        layout.setSpacing(theme.SPACE_1)
        layout.addStretch(1)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(theme.SPACE_2)
        layout.addWidget(self._heading)
        layout.addLayout(row(None, self._text, None, gap=0))
        if buttons:
            layout.addSpacing(theme.SPACE_3)
            layout.addLayout(row(None, *buttons, None))
        layout.addStretch(1)
        self.show_words(heading, text)

    def show_words(self, heading: str, text: str = "", icon: str = "") -> None:
        """Change heading, text and, unless "", the icon."""
        self._heading.setText(heading)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        if text:
            # Qt would break a centred text at half its width and leave the rest empty.
            wide = self._text.fontMetrics().horizontalAdvance(text) + 2
            self._text.setMinimumWidth(min(self._WIDEST, wide))
        if icon:
            self._icon.set_icon_name(icon)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the words."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave the icon out where the words would be cut off for it."""
        needed = self._layout.totalHeightForWidth(self.width())
        if self._icon.isHidden():
            needed += self._icon.height() + self._layout.spacing()
        self._icon.setVisible(needed <= self.height())


NoticeKind = Literal["warn", "err", "info", "ok"]


class NoticeBar(QWidget):
    """A notice across a place, with what can be done about it.

    Args:
        kind: Which colours.
        icon: The icon's name, or "" for the one of its kind.
        action: The words of its button, or "" for none.
        action_icon: The icon of its button, or "".
        closable: Whether it can be put away.
        parent: The widget that holds it.

    Signals:
        activated(): Its button was pressed.
        chosen(int): The choice with that index was pressed.
        closed(): It was put away, by the user or because its time was over.
    """

    activated = Signal()
    chosen = Signal(int)
    closed = Signal()

    def __init__(
        self,
        kind: NoticeKind = "warn",
        *,
        icon: str = "",
        action: str = "",
        action_icon: str = "",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: NoticeKind = kind
        self._icon = icon
        self._words = Label("", Role.BODY, wrap=True)
        self.button = Button(action, compact=True, icon=action_icon)
        self.button.setVisible(bool(action))
        self._close = IconButton("close", tr("Close"), compact=True)
        self._close.setVisible(closable)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._put_away)
        self._choices = row()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(35, 6, 7, 6)
        layout.setSpacing(theme.SPACE_2)
        layout.addWidget(self._words, 1)
        layout.addLayout(self._choices)
        layout.addWidget(self.button)
        layout.addWidget(self._close)
        self.setMinimumHeight(40)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.button.clicked.connect(self.activated)
        self._close.clicked.connect(self._put_away)
        self.hide()

    def show_text(self, text: str, *, kind: NoticeKind | None = None, seconds: float = 0) -> None:
        """Say something; "" says nothing any more.

        Args:
            text: The sentence.
            kind: Other colours than until now, or None.
            seconds: After how long it goes by itself; 0 means it stays.
        """
        if kind is not None:
            self._kind = kind
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self._timer.stop()
        if text and seconds:
            self._timer.start(round(seconds * 1000))
        self.update()

    def set_action(self, action: str, icon: str = "") -> None:
        """Change the words and the icon of its button; "" takes it away."""
        self.button.setText(action)
        self.button.set_icon_name(icon)
        self.button.setVisible(bool(action))

    def set_choices(self, words: Sequence[str]) -> None:
        """Offer other things to do, a button each, instead of those offered until now."""
        if [button.text() for button in self.choices()] == list(words):
            return
        for button in self.choices():
            self._choices.removeWidget(button)
            button.hide()
            button.deleteLater()
        for index, each in enumerate(words):
            button = Button(each, compact=True)
            button.clicked.connect(lambda _checked=False, index=index: self.chosen.emit(index))
            self._choices.addWidget(button)

    def choices(self) -> list[Button]:
        """The buttons of what is offered."""
        items = (self._choices.itemAt(index) for index in range(self._choices.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, Button)]

    def set_closable(self, closable: bool) -> None:
        """Say whether it can be put away."""
        self._close.setVisible(closable)

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar."""
        painter = antialiased(QPainter(self))
        fill, border = {
            "warn": ("warn-tint", "warn-line"),
            "err": ("err-tint", "err-line"),
            "info": ("tint", "tint-line"),
            "ok": ("ok-tint", "ok"),
        }[self._kind]
        icon = self._icon or {"warn": "warning", "err": "error", "info": "info", "ok": "check"}[self._kind]
        tone = "accent-text" if self._kind == "info" else self._kind
        box(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, fill=fill, border=border)
        paint_icon(painter, QRectF(11, 0, 16, self.height()), icon, tone, 16)


DropState = Literal["default", "over", "refused"]


def _paint_slot(painter: QPainter, area: QRectF, state: DropState, *, hover: bool) -> str:
    """Paint the frame of a place for files, and say the token of the words in it."""
    match state:
        case "default":
            box(painter, area, theme.RADIUS_CARD, fill="hover" if hover else "", border="line-3", dashed=True)
            return "text-1" if hover else "text-2"
        case "over":
            box(painter, area, theme.RADIUS_CARD, fill="tint", border="focus", width=2)
            return "text-1"
        case "refused":
            box(painter, area, theme.RADIUS_CARD, fill="err-tint", border="err-line", width=2)
            return "err"
        case _:
            assert_never(state)


class DropSlot(PressButton):
    """A dashed place for a file that is also a button.

    Args:
        text: What it is for, such as "Add keyframe (3 of 5)".
        icon: The icon's name.
        upright: The icon over the words instead of before them.
        height: In pixels.
        parent: The widget that holds it.
    """

    def __init__(
        self, text: str, *, icon: str = "plus", upright: bool = False, height: int = 40, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, theme.RADIUS_CARD, parent)
        self._rest = text
        self._icon = icon
        self._upright = upright
        self._state: DropState = "default"
        self.setFont(theme.font(Role.SMALL if upright else Role.BODY))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(height)

    def set_rest_text(self, text: str) -> None:
        """Change what it says while nothing is dragged over it."""
        self._rest = text
        self.set_state(self._state, "" if self._state == "default" else self.text())

    def state(self) -> DropState:
        """What it shows."""
        return self._state

    def set_state(self, state: DropState, text: str = "") -> None:
        """Change what it shows.

        Args:
            state: default, over (what a drop will do) or refused (why not).
            text: The words; "" for those at rest.
        """
        self._state = state
        self.setText(text or self._rest)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 56, self.height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(80, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the slot."""
        painter = antialiased(QPainter(self))
        hover = (self.underMouse() or self.isDown()) and self.isEnabled()
        tone = _paint_slot(painter, QRectF(self.rect()), self._state, hover=hover)
        icon = "error" if self._state == "refused" else self._icon
        painter.setPen(theme.colour(tone if self.isEnabled() else "text-3"))
        room = self.width() - 16 if self._upright else self.width() - 48
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        words = self.fontMetrics().horizontalAdvance(shown)
        if self._upright:
            middle = self.height() / 2
            paint_icon(painter, QRectF(0, middle - 20, self.width(), 20), icon, tone, 20)
            place = QRectF(0, middle + 4, self.width(), 16)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
            return
        left = (self.width() - words - 24) / 2
        paint_icon(painter, QRectF(left, 0, 16, self.height()), icon, tone, 16)
        place = QRectF(left + 24, 0, words + 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class DropFrame(QWidget):
    """A dashed frame around an empty state, for a large place for files; lay the content out in it.

    Args:
        parent: The widget that holds it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: DropState = "default"

    def state(self) -> DropState:
        """What it shows."""
        return self._state

    def set_state(self, state: DropState) -> None:
        """Change what it shows."""
        self._state = state
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame."""
        _paint_slot(antialiased(QPainter(self)), QRectF(self.rect()), self._state, hover=False)
