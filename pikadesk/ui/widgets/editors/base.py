"""What every editor of a field has in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from pikadesk.ui.actions import pressed
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.widgets.editors.mime import holds_picture_only, shows_picture


class Editor(QWidget):
    """Edits one field of a form, or the few that belong together.

    It shows what the form holds whenever it is told to, and says what the user does; it keeps nothing itself.

    Args:
        form: The form that it belongs to.
        name: The field's name.
        parent: The widget that holds it.

    Signals:
        edited(str, object): The user gave the field of that name this value.
    """

    edited = Signal(str, object)

    beside = False
    """Whether it is one of the short rows with their label at the left."""

    def __init__(self, form: FormPresenter, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.name = name

    def names(self) -> frozenset[str]:
        """The fields that are edited here."""
        return frozenset({self.name})

    def show_form(self) -> None:
        """Show what the form holds, without telling anyone and without moving a cursor."""
        raise NotImplementedError

    def point_to(self, target: str) -> None:
        """Put the focus where `target`, a field's name or a part of one, can be mended."""
        raise NotImplementedError


class LeaveToForm(QObject):
    """Lets the form have what a text field would take for itself: undo, redo, and pictures pasted or dropped on it."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        field.installEventFilter(self)
        viewport = field.findChild(QWidget, "qt_scrollarea_viewport")
        if viewport is not None:
            viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass these on instead of handling them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_the_forms(event):
            event.ignore()
            return True
        if isinstance(event, QDropEvent) and shows_picture(event.mimeData()):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _is_the_forms(event: QKeyEvent) -> bool:
    if pressed(event, "paste"):
        return holds_picture_only(QGuiApplication.clipboard().mimeData())
    return pressed(event, "undo", "redo", "generate") is not None
