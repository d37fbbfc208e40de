"""Whether everybody can use what is shown: names and roles, the keyboard's order, the ring, and nothing cut off."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from pikadesk.ui.widgets.controls import ElidedLabel, IconButton, TabButton
from pikadesk.ui.widgets.focus import FocusRing
from pikadesk.ui.widgets.job_row import JobRowWidget
from pikadesk.ui.widgets.stage.timeline_parts import PlayheadMark

_NOBODY = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window}
_RING = 6
_WITH_WORDS = QAbstractButton | QLabel | QLineEdit | QSpinBox | QComboBox
# The first that fits; one of several is no check box, which can be unchecked by itself.
_ROLES: dict[type[QWidget], set[QAccessible.Role]] = {
    TabButton: {QAccessible.Role.RadioButton, QAccessible.Role.PageTab},
    IconButton: {QAccessible.Role.Button, QAccessible.Role.CheckBox},
    QRadioButton: {QAccessible.Role.RadioButton},
    QCheckBox: {QAccessible.Role.CheckBox},
    QAbstractButton: {QAccessible.Role.Button, QAccessible.Role.ButtonMenu},
    QSlider: {QAccessible.Role.Slider},
    QSpinBox: {QAccessible.Role.SpinBox},
    QComboBox: {QAccessible.Role.ComboBox},
    QLineEdit: {QAccessible.Role.EditableText},
    QTextEdit: {QAccessible.Role.EditableText},
    QAbstractItemView: {QAccessible.Role.List},
    QScrollArea: {QAccessible.Role.Document},
    JobRowWidget: {QAccessible.Role.ListItem},
}


def focusable(root: QWidget) -> list[QWidget]:
    """What the keyboard can come to, among what is shown; of the options of one choice only the first."""
    found = [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.window() is root.window()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]
    return [widget for widget in found if not _inside_another(widget, found)]


def told(widget: QWidget) -> str:
    """What a widget is, for a message."""
    return f"{type(widget).__name__} {widget.accessibleName()!r} {getattr(widget, 'text', str)()!r}"


def unnamed(root: QWidget) -> list[str]:
    """What has no name or no role for a screen reader."""
    wrong = []
    for widget in focusable(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip() or interface.role() in _NOBODY:
            wrong.append(f"{told(widget)}: {interface.role().name}")
    return wrong


def odd_roles(root: QWidget) -> list[str]:
    """What is another thing for a screen reader than for the eye."""
    wrong = []
    for widget in focusable(root):
        role = QAccessible.queryAccessibleInterface(widget).role()
        fitting = next((roles for kind, roles in _ROLES.items() if isinstance(widget, kind)), None)
        if fitting is None or role not in fitting:
            wrong.append(f"{told(widget)}: {role.name}")
    return wrong


def tabbed(root: QWidget, limit: int = 200) -> list[QWidget]:
    """Go once around with Tab; what the focus comes to, in order, from the first on the page."""
    inside = focusable(root)
    for widget in inside:
        widget.clearFocus()
    inside[0].setFocus(Qt.FocusReason.TabFocusReason)
    order = [inside[0]]
    for _ in range(limit):
        now = QApplication.focusWidget()
        assert now is not None
        QTest.keyClick(now, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in order:
            break
        if root.isAncestorOf(now):
            order.append(now)
    return order


def out_of_order(root: QWidget, order: list[QWidget]) -> list[str]:
    """Where the keyboard goes up, or to the left in the same line, instead of on."""
    wrong = []
    for before, after in pairwise(order):
        a, b = area(before, root), area(after, root)
        same_line = min(a.bottom(), b.bottom()) - max(a.top(), b.top()) > min(a.height(), b.height()) / 2
        if (same_line and b.left() < a.left()) or (not same_line and b.bottom() < a.top()):
            wrong.append(f"{told(before)} -> {told(after)}")
    return wrong


def without_ring(root: QWidget, order: list[QWidget]) -> list[str]:
    """What looks the same with the focus and without it."""
    wrong = []
    for widget in order:
        _into_view(widget)
        widget.clearFocus()
        around = area(widget, root).adjusted(-_RING, -_RING, _RING, _RING).intersected(root.rect())
        before = root.grab(around).toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(widget, QLineEdit):
            # A cursor alone is no ring.
            widget.deselect()
        if root.grab(around).toImage() == before:
            wrong.append(told(widget))
    return wrong


def cut_off(root: QWidget) -> list[str]:
    """What has less room than it needs, or lies outside of what holds it."""
    return [
        told(widget)
        for widget in _shown(root)
        if (isinstance(widget, _WITH_WORDS) and _too_small(widget)) or _outside(widget, root) or _sticks_out(widget)
    ]


def untold(root: QWidget) -> list[str]:
    """What is cut short with an ellipsis, and has no tool tip that says all of it."""
    return [
        told(widget)
        for widget in _shown(root)
        if isinstance(widget, ElidedLabel)
        and widget.width() < widget.fontMetrics().horizontalAdvance(widget.text())
        and widget.text() not in widget.toolTip()
    ]


async def laid_out() -> None:
    """Wait until layouts that were asked for are made; inside a coroutine Qt's own call would run others within it."""
    for _ in range(3):
        await asyncio.sleep(0)


def area(widget: QWidget, root: QWidget) -> QRect:
    """Where a widget is in another one; of the playhead its handle, since its line lies over what comes after it."""
    size = QSize(widget.width(), PlayheadMark.WIDTH) if isinstance(widget, PlayheadMark) else widget.size()
    return QRect(widget.mapTo(root, QPoint(0, 0)), size)


def _shown(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        in_a_dialog = widget.window() is not root.window()
        # A ring lies over what is beside its control.
        if widget.isVisible() and not in_a_dialog and not isinstance(widget, FocusRing):
            yield widget


def _too_small(widget: QWidget) -> bool:
    if isinstance(widget, ElidedLabel):
        return False
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return widget.height() < widget.heightForWidth(widget.width())
        return widget.width() < widget.fontMetrics().horizontalAdvance(widget.text().rstrip())
    if isinstance(widget, QSpinBox):
        return widget.lineEdit().width() < widget.fontMetrics().horizontalAdvance(widget.text())
    least = widget.minimumSizeHint()
    return widget.width() < least.width() or widget.height() < least.height()


def _outside(widget: QWidget, root: QWidget) -> bool:
    """Whether a part of it lies beside its page; what is above or below, or along a strip, can be scrolled to."""
    spot = area(widget, root)
    scrolls = [each for each in _holders(widget) if isinstance(each, QScrollArea)]
    along = any(each.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff for each in scrolls)
    if not along and (spot.left() < 0 or spot.right() >= root.width()):
        return True
    return not scrolls and (spot.top() < 0 or spot.bottom() >= root.height())


def _sticks_out(widget: QWidget) -> bool:
    """Whether its holder does not hold all of it; a viewport shows a part of its page."""
    holder = widget.parentWidget()
    if holder is None or isinstance(holder.parentWidget(), QAbstractScrollArea):
        return False
    return not holder.rect().contains(widget.geometry())


def _holders(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def _inside_another(widget: QWidget, found: list[QWidget]) -> bool:
    """Whether it is a part of something that takes the focus for it."""
    if isinstance(widget, QAbstractButton) and widget.autoExclusive():
        siblings = [
            each
            for each in found
            if isinstance(each, QAbstractButton) and each.autoExclusive() and each.parent() is widget.parent()
        ]
        chosen = [each for each in siblings if each.isChecked()]
        return widget is not (chosen or siblings)[0]
    return any(
        each is not widget and isinstance(each, QAbstractScrollArea) and each.isAncestorOf(widget) for each in found
    )


def _into_view(widget: QWidget) -> None:
    for holder in _holders(widget):
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(widget)
