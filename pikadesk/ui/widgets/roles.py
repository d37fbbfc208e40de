"""What widgets of our own are for a screen reader, where Qt only knows that they are widgets."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLES: dict[str, QAccessible.Role] = {}


def give_role(kind: type[QWidget], role: QAccessible.Role) -> None:
    """Say what the widgets of a class are; not for classes that Qt knows better, such as buttons with their states."""
    if not _ROLES:
        QAccessible.installFactory(_interface)
    _ROLES[kind.__name__] = role


def _interface(name: str, thing: QObject) -> QAccessibleInterface | None:
    role = _ROLES.get(name)
    return QAccessibleWidget(thing, role) if role is not None and isinstance(thing, QWidget) else None
