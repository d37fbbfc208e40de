"""Layouts, surfaces and splitters that Qt does not have."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QSplitter,
    QSplitterHandle,
    QVBoxLayout,
    QWidget,
)

from pikadesk.ui import theme


class FlowLayout(QLayout):
    """Rows that break where the width ends.

    Args:
        parent: The widget to lay out.
        gap: Room between items and between rows, in pixels.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = theme.SPACE_2) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at an index, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item at an index out, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None: it takes what its rows need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All items in one row."""
        margins = self.contentsMargins()
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:
        """The widest item."""
        margins = self.contentsMargins()
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(margins)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        x, y, row_height = inner.left(), inner.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            if x > inner.left() and x + hint.width() > inner.left() + inner.width():
                x, y, row_height = inner.left(), y + row_height + self.spacing(), 0
            width = min(hint.width(), inner.width())
            height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
            x += width + self.spacing()
            row_height = max(row_height, height)
        return y + row_height - rect.top() + self.contentsMargins().bottom()


class Surface(QWidget):
    """A flat area of one token's colour with hairlines on some of its sides and, if wanted, round corners.

    Args:
        fill: A token, or "" for none.
        left, top, right, bottom: The token of the hairline on that side, or "" for none.
        border: The token of a line all around, or "" for none.
        radius: Of the corners, in pixels; only with `border`.
        parent: The widget that holds it.
    """

    def __init__(
        self,
        fill: str = "panel",
        *,
        left: str = "",
        top: str = "",
        right: str = "",
        bottom: str = "",
        border: str = "",
        radius: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill = fill
        self._lines = {"left": left, "top": top, "right": right, "bottom": bottom}
        self._border = border
        self._radius = radius
        self.setContentsMargins(bool(left), bool(top), bool(right), bool(bottom))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the area and its lines."""
        painter = QPainter(self)
        area = self.rect()
        if self._border:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.colour(self._border))
            painter.setBrush(theme.colour(self._fill) if self._fill else QColor(0, 0, 0, 0))
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), self._radius, self._radius)
        elif self._fill:
            painter.fillRect(area, theme.colour(self._fill))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        width, height = area.width(), area.height()
        places = {
            "left": QRect(0, 0, 1, height),
            "top": QRect(0, 0, width, 1),
            "right": QRect(width - 1, 0, 1, height),
            "bottom": QRect(0, height - 1, width, 1),
        }
        for side, token in self._lines.items():
            if token:
                painter.fillRect(places[side], theme.colour(token))


class _GripHandle(QSplitterHandle):
    """A hairline with a short grip; it lies over its neighbours by 3 px on each side and answers there too."""

    _REACH = 3

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reach over the neighbours; Qt would mask all but the hairline here, and the grip with it."""
        beside = (self._REACH, 0, self._REACH, 0)
        above = (0, self._REACH, 0, self._REACH)
        self.setContentsMargins(*(beside if self.orientation() is Qt.Orientation.Horizontal else above))
        event.accept()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Go back to the default sizes."""
        splitter = self.splitter()
        if isinstance(splitter, GripSplitter):
            splitter.restore_default()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hairline and the grip."""
        painter = QPainter(self)
        line = theme.colour("line-2")
        middle = self.rect().center()
        upright = self.orientation() is Qt.Orientation.Horizontal
        hairline = QRect(middle.x(), 0, 1, self.height()) if upright else QRect(0, middle.y(), self.width(), 1)
        painter.fillRect(hairline, theme.colour("line-1") if upright else line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line-3") if self.underMouse() else line)
        size = QSize(3, 32) if upright else QSize(32, 3)
        grip = QRect(QPoint(middle.x() - size.width() // 2, middle.y() - size.height() // 2), size)
        painter.drawRoundedRect(QRectF(grip), 1.5, 1.5)


class GripSplitter(QSplitter):
    """A splitter with a grip; a double click on it restores the default sizes.

    Args:
        orientation: Horizontal puts the parts side by side.
        default_sizes: The sizes to begin with, in pixels; 0 means what is left.
        parent: The widget that holds it.
    """

    def __init__(
        self, orientation: Qt.Orientation, default_sizes: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(orientation, parent)
        self._default_sizes = list(default_sizes)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)

    def createHandle(self) -> QSplitterHandle:
        """A handle with a grip."""
        return _GripHandle(self.orientation(), self)

    def restore_default(self) -> None:
        """Give every part its default size."""
        whole = self.width() if self.orientation() is Qt.Orientation.Horizontal else self.height()
        fixed = sum(self._default_sizes) + self.handleWidth() * (self.count() - 1)
        self.setSizes([size or max(0, whole - fixed) for size in self._default_sizes])


def settle_around(widget: QWidget) -> None:
    """Let everything that holds a widget follow its new size at once, up to the area that it is scrolled in.

    Qt lets every layout follow an event after the one inside it; until then, the neighbours would be squeezed.
    """
    holder = widget.parentWidget()
    while holder is not None and not isinstance(holder, QAbstractScrollArea):
        layout = holder.layout()
        if layout is not None:
            layout.activate()
        holder = holder.parentWidget()
    if holder is not None:
        QApplication.sendEvent(holder, QEvent(QEvent.Type.LayoutRequest))


def row(
    *items: QWidget | int | None, gap: int = theme.SPACE_2, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """A row of widgets; a number is extra room in pixels, None is room that stretches."""
    made = QHBoxLayout()
    _fill(made, items, gap, margins)
    return made


def column(
    *items: QWidget | int | None, gap: int = theme.SPACE_2, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """A column of widgets; a number is extra room in pixels, None is room that stretches."""
    made = QVBoxLayout()
    _fill(made, items, gap, margins)
    return made


def _fill(
    layout: QBoxLayout, items: Sequence[QWidget | int | None], gap: int, margins: tuple[int, int, int, int]
) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        else:
            layout.addWidget(item)
