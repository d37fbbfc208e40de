"""What is shown and not changed: tags, meters and progress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.text import number
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.motion import SWEEP_MS, Beat, paint_turning
from pikadesk.ui.widgets.controls.painting import antialiased, box

TagKind = Literal["plain", "ok", "warn", "err", "info"]
_TAG_COLOURS: dict[TagKind, tuple[str, str, str]] = {
    "plain": ("", "line-2", "text-2"),
    "ok": ("ok-tint", "ok-tint", "ok"),
    "warn": ("warn-tint", "warn-line", "warn"),
    "err": ("err-tint", "err-line", "err"),
    "info": ("tint", "tint", "accent-text"),
}


class Spinner(QWidget):
    """Turns while something runs.

    Args:
        name: What runs, for screen readers.
        size: Width and height in pixels.
        tone: The token of its colour.
        parent: The widget that holds it.
    """

    def __init__(self, name: str, *, size: int = 16, tone: str = "accent-text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setAccessibleName(name)
        self.setFixedSize(size, size)
        self._beat = Beat(self)
        self._beat.set_running(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it as far as it has turned."""
        paint_turning(antialiased(QPainter(self)), QRectF(self.rect()), self._tone, self.width(), self._beat)


class Tag(QWidget):
    """A state in an icon and a few words.

    Args:
        text: The words.
        kind: Which colours.
        icon: The icon before the words, or "".
        busy: A turning spinner instead of the icon.
        parent: The widget that holds it.
    """

    def __init__(
        self,
        text: str = "",
        kind: TagKind = "plain",
        *,
        icon: str = "",
        busy: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFont(theme.font(Role.SMALL_FIGURES))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._beat = Beat(self)
        self.show_state(text, kind, icon=icon, busy=busy)

    def show_state(self, text: str, kind: TagKind = "plain", *, icon: str = "", busy: bool = False) -> None:
        """Change what it says."""
        self._text, self._kind, self._icon, self._busy = text, kind, icon, busy
        self.setAccessibleName(text)
        self.setToolTip(text)
        self._beat.set_running(busy)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words."""
        return self._text

    def sizeHint(self) -> QSize:
        """Icon and words."""
        words = QFontMetrics(self.font()).horizontalAdvance(self._text)
        return QSize(words + 18 + (21 if self._icon or self._busy else 0), 22)

    def minimumSizeHint(self) -> QSize:
        """The icon and the beginning of the words."""
        return QSize(min(72, self.sizeHint().width()), 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tag."""
        painter = antialiased(QPainter(self))
        fill, border, words = _TAG_COLOURS[self._kind]
        box(painter, QRectF(self.rect()), theme.RADIUS_BADGE, fill=fill, border=border)
        left = 9
        if self._busy:
            paint_turning(painter, QRectF(left, 0, 16, self.height()), words, 16, self._beat)
        elif self._icon:
            paint_icon(painter, QRectF(left, 0, 16, self.height()), self._icon, words, 16)
        left += 21 if self._icon or self._busy else 0
        painter.setPen(theme.colour(words))
        area = QRect(left, 0, self.width() - left - 8, self.height())
        shown = QFontMetrics(self.font()).elidedText(self._text, Qt.TextElideMode.ElideRight, area.width() + 1)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)


class Meter(QWidget):
    """How much of a budget is used, and how much more this would use.

    Args:
        name: What is measured, for screen readers.
        parent: The widget that holds it.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._used, self._more, self._whole = 0, 0, 0
        self.setAccessibleName(name)
        self.setFixedHeight(4)

    def set_parts(self, used: int, more: int, whole: int) -> None:
        """Change what is shown.

        Args:
            used: What is used already.
            more: What this would use; red where it goes over the whole.
            whole: The budget; 0 where there is none.
        """
        self._used, self._more, self._whole = used, more, whole
        self.setAccessibleDescription(f"{number(used)} + {number(more)} / {number(whole)}")
        self.update()

    @property
    def is_over(self) -> bool:
        """Whether used and more together exceed the whole."""
        return self._used + self._more > self._whole

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the meter."""
        painter = antialiased(QPainter(self))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line-2"))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        if self._whole <= 0:
            return
        scale = self.width() / self._whole
        used = min(self._used * scale, self.width())
        painter.setBrush(theme.colour("line-3"))
        painter.drawRoundedRect(QRectF(0, 0, used, self.height()), 2, 2)
        if not self._more:
            return
        # What goes over is shown at the end, where there is no room left for it; all is over where nothing was left.
        left = min(used + 1, self.width() * 0.92) if self._used < self._whole else 0
        right = min(max(left + 2, (self._used + self._more) * scale), self.width())
        painter.setBrush(theme.colour("err" if self.is_over else "accent-text"))
        painter.drawRect(QRectF(left, 0, right - left, self.height()))


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a job's way.

    Attributes:
        text: What it is called in its present state ("Uploading", "Uploaded").
        state: Whether it is still to come, going on or done.
        part: How much of it is done, from 0 to 1; None where nobody knows, and then the bar moves.
        figure: A number after the text, such as "62 %" or "0:48".
    """

    text: str
    state: Literal["wait", "now", "done"] = "wait"
    part: float | None = None
    figure: str = ""


class ProgressSteps(QWidget):
    """The parts of a job's way side by side, each with a bar over its words.

    Args:
        parent: The widget that holds it.
    """

    _GAP = 4
    _MOVING = 0.32
    _MOST_FOR_ONE = 0.7

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._beat = Beat(self)
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Change what is shown."""
        if tuple(steps) == self._steps:
            return
        self._steps = tuple(steps)
        going = [step for step in steps if step.state == "now"]
        self.setAccessibleName(", ".join(f"{step.text} {step.figure}".strip() for step in going or steps[-1:]))
        self._beat.set_running(any(step.part is None for step in going))
        self.update()

    def steps(self) -> tuple[Step, ...]:
        """What is shown."""
        return self._steps

    def sizeHint(self) -> QSize:
        """Room for the words of all parts."""
        words = QFontMetrics(theme.font(Role.SMALL_HEADING))
        widest = max((words.horizontalAdvance(f"{step.text} {step.figure}") for step in self._steps), default=60)
        return QSize((widest + 24) * max(1, len(self._steps)), 26)

    def minimumSizeHint(self) -> QSize:
        """Half of that: the words end in an ellipsis."""
        return QSize(120, 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts."""
        if not self._steps:
            return
        painter = antialiased(QPainter(self))
        left = 0.0
        for step, width in zip(self._steps, self._widths(), strict=True):
            self._paint_bar(painter, QRectF(left, 0, width, 4), step)
            self._paint_words(painter, QRectF(left, 10, width, 16), step)
            left += width + self._GAP

    def _widths(self) -> list[float]:
        """The same for every part or, where that is too little for the one that goes on, more for that one."""
        room = self.width() - self._GAP * (len(self._steps) - 1)
        share = room / len(self._steps)
        words = QFontMetrics(theme.font(Role.SMALL_HEADING))
        wanted = [
            words.horizontalAdvance(f"{step.text} {step.figure}") + self._GAP if step.state == "now" else 0
            for step in self._steps
        ]
        now = min(max(wanted), room * self._MOST_FOR_ONE)
        if now <= share or len(self._steps) == 1:
            return [share] * len(self._steps)
        rest = (room - now) / (len(self._steps) - 1)
        return [now if each == max(wanted) else rest for each in wanted]

    def _paint_bar(self, painter: QPainter, bar: QRectF, step: Step) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line-2"))
        painter.drawRoundedRect(bar, 2, 2)
        filled = QRectF(bar)
        if step.state == "done":
            painter.setBrush(theme.colour("ok"))
        elif step.state == "now":
            painter.setBrush(theme.colour("accent-text"))
            if step.part is None:
                start = self._beat.part(SWEEP_MS) * (1 + self._MOVING) - self._MOVING if self._beat.moving else 0.34
                filled.setLeft(bar.left() + max(0.0, start) * bar.width())
                filled.setRight(bar.left() + min(1.0, start + self._MOVING) * bar.width())
            else:
                filled.setWidth(bar.width() * min(1.0, max(0.0, step.part)))
        else:
            return
        painter.drawRoundedRect(filled, 2, 2)

    @staticmethod
    def _paint_words(painter: QPainter, area: QRectF, step: Step) -> None:
        tone = {"done": "ok", "now": "text-1", "wait": "text-3"}[step.state]
        left = area.left()
        if step.state == "done":
            paint_icon(painter, QRectF(left, area.top(), 14, 16), "check", tone, 14)
            left += 18
        painter.setPen(theme.colour(tone))
        small, bold = theme.font(Role.SMALL), theme.font(Role.SMALL_HEADING)
        bold.setFeature(bold.Tag("tnum"), 1)
        room = area.right() - left
        figure = QFontMetrics(bold).horizontalAdvance(step.figure) + 4 if step.figure else 0
        shown = QFontMetrics(small).elidedText(step.text, Qt.TextElideMode.ElideRight, round(room - figure))
        painter.setFont(small)
        painter.drawText(QRectF(left, area.top(), room, 16), Qt.AlignmentFlag.AlignVCenter, shown)
        if step.figure:
            painter.setFont(bold)
            left += QFontMetrics(small).horizontalAdvance(shown) + 4
            painter.drawText(QRectF(left, area.top(), figure, 16), Qt.AlignmentFlag.AlignVCenter, step.figure)
