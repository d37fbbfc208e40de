"""Texts in the roles and colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.theme import Role

_WIDE = 1 << 24


def repolish(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Label(QLabel):
    """A text in a role and a colour.

    Args:
        text: What it says; plain text.
        role: Which font.
        tone: Which token: text-1, text-2, text-3, accent-text, ok, warn, err or on-badge.
        wrap: Whether it breaks into lines.
        parent: The widget that holds it.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: str = "text-1",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self._line_height = theme.LINE_HEIGHTS[self.font().pixelSize()]
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        else:
            self.setMinimumHeight(self._line_height)

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)

    def sizeHint(self) -> QSize:
        """What Qt says, but lines as high as the design has them."""
        hint = super().sizeHint()
        return QSize(hint.width(), self.heightForWidth(hint.width())) if self._breaks() else hint

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word, and as high as where nothing breaks, as Qt has it."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.heightForWidth(_WIDE)) if self._breaks() else hint

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        if not self._breaks():
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        around = margins.top() + margins.bottom()
        return self._lines(width - margins.left() - margins.right()).lineCount() * self._line_height + around

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text; Qt alone would set its lines closer than the design does."""
        if not self._breaks():
            super().paintEvent(event)
            return
        area = self.contentsRect()
        lines = self._lines(area.width())
        spare = area.height() - lines.lineCount() * self._line_height
        middle = self.alignment() & Qt.AlignmentFlag.AlignVCenter
        below = spare if self.alignment() & Qt.AlignmentFlag.AlignBottom else spare / 2 if middle else 0
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines.draw(painter, QPointF(area.left(), area.top() + max(0, below)))

    def _breaks(self) -> bool:
        return self.wordWrap() and self.textFormat() is Qt.TextFormat.PlainText and bool(self.text())

    def _lines(self, width: int) -> QTextLayout:
        """The text in lines of the design's height, broken at a width in pixels."""
        made = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setTextOption(option)
        made.beginLayout()
        while (line := made.createLine()).isValid():
            line.setLineWidth(max(1, width))
            top = (made.lineCount() - 1) * self._line_height + (self._line_height - line.height()) / 2
            line.setPosition(QPointF(0, top))
        made.endLayout()
        return made


class ElidedLabel(Label):
    """One line that ends in an ellipsis where there is no room; the tool tip then has all of it."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: str = "text-1",
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, tone, parent=parent)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Room for an ellipsis."""
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Change the text."""
        super().setText(text)
        self._explain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text where it is cut."""
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())
        painter.drawText(self.contentsRect(), self.alignment() | Qt.TextFlag.TextSingleLine, shown)

    def _explain(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(self.text() if cut else "")


class Separator(QFrame):
    """A hairline of one token's colour.

    Args:
        upright: Whether it stands between things in a row; then it is 20 px high.
        token: Its colour.
    """

    def __init__(self, *, upright: bool = False, token: str = "line-1", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token
        if upright:
            self.setFixedSize(1, 20)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), theme.colour(self._token))
