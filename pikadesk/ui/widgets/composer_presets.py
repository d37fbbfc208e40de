"""Naming a preset, and the list in which presets are used, renamed and deleted."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from pikadesk.ui import theme
from pikadesk.ui.actions import pressed
from pikadesk.ui.presenters.presets import FormPresets
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, Label, LabelledField, LineEdit, LinkButton, Message
from pikadesk.ui.widgets.focus import ring_on_keyboard_focus
from pikadesk.ui.widgets.layouts import column, row

_WIDTH = 400
_NAME = Qt.ItemDataRole.UserRole


class SavePresetDialog(QDialog):
    """Asks what a preset shall be called.

    Args:
        presets: Keeps it.
        parent: The window over which it opens.
    """

    def __init__(self, presets: FormPresets, parent: QWidget) -> None:
        super().__init__(parent)
        self._presets = presets
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Save settings as preset"))
        self.setModal(True)
        self.setFixedWidth(_WIDTH)
        self.name = LineEdit(tr("Name"))
        self._field = LabelledField(tr("Name"), self.name)
        self.save = Button(tr("Save"), kind="primary")
        cancel = Button(tr("Cancel"), kind="quiet")
        words = tr("Everything but the pictures and what joins them.")
        whole = column(
            Label(tr("Save settings as preset"), Role.SECTION_TITLE),
            Label(words, Role.SMALL, "text-2", wrap=True),
            self._field,
            margins=(24, 24, 24, 24),
            gap=theme.SPACE_3,
        )
        whole.addLayout(row(None, cancel, self.save))
        self.setLayout(whole)
        self.save.setDefault(True)
        self.name.textChanged.connect(self._render)
        self.save.clicked.connect(self._save)
        cancel.clicked.connect(self.reject)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._render()

    def _render(self) -> None:
        name = self.name.text().strip()
        taken = name in self._presets.names
        self._field.set_warning(tr("There is one of this name: it is replaced.") if taken else None)
        self.save.setText(tr("Replace") if taken else tr("Save"))
        self.save.setEnabled(bool(name))

    def _save(self) -> None:
        self._presets.save(self.name.text())
        self.accept()


class _PresetList(QListWidget):
    """The names; Delete removes.

    Signals:
        removed(): The user wants the current one gone.
    """

    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "list.remove"):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class PresetsDialog(QDialog):
    """The presets of a task.

    Args:
        presets: Has them.
        parent: The window over which it opens.
    """

    def __init__(self, presets: FormPresets, parent: QWidget) -> None:
        super().__init__(parent)
        self._presets = presets
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Presets"))
        self.setModal(True)
        self.resize(_WIDTH, 360)
        self.list = _PresetList()
        self.list.setAccessibleName(tr("Presets"))
        ring_on_keyboard_focus(self.list)
        self.empty = Label(tr("There are no presets for this task."), Role.SMALL, "text-2")
        self.use = Button(tr("Use"), kind="primary")
        self.rename = Button(tr("Rename"))
        self.delete = Button(tr("Delete"), kind="danger")
        self.deleted = Label("", Role.SMALL, "text-2")
        self.undo = LinkButton(tr("Undo"))
        self.message = Message()
        close = Button(tr("Close"), kind="quiet")
        whole = column(
            Label(tr("Presets"), Role.SECTION_TITLE),
            self.empty,
            self.list,
            self.message,
            margins=(24, 24, 24, 24),
            gap=theme.SPACE_3,
        )
        whole.addLayout(row(self.deleted, self.undo, None))
        whole.addLayout(row(self.delete, self.rename, None, close, self.use))
        self.setLayout(whole)
        self.use.setDefault(True)
        self.list.removed.connect(self._delete)
        # F2 begins to rename; a double click uses.
        self.list.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)
        self.use.clicked.connect(self._use)
        self.rename.clicked.connect(self._rename)
        self.delete.clicked.connect(self._delete)
        self.undo.clicked.connect(presets.restore)
        close.clicked.connect(self.reject)
        self.list.itemDoubleClicked.connect(self._use)
        self.list.itemChanged.connect(self._renamed)
        presets.changed.connect(self._render)
        self._render()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _render(self) -> None:
        presets, chosen = self._presets, max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for name in presets.names:
            item = QListWidgetItem(name)
            item.setData(_NAME, name)
            item.setSizeHint(QSize(0, theme.HEIGHT_CONTROL))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
        self.list.setCurrentRow(min(chosen, self.list.count() - 1))
        self.list.blockSignals(False)
        some = bool(presets.names)
        self.empty.setVisible(not some)
        self.list.setVisible(some)
        for button in (self.use, self.rename, self.delete):
            button.setEnabled(some)
        gone = bool(presets.deleted) and presets.deleted not in presets.names
        self.deleted.setText(tr("{name} was deleted.").format(name=presets.deleted) if gone else "")
        self.deleted.setVisible(gone)
        self.undo.setVisible(gone)
        self.message.show_text(presets.message)

    def _use(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._presets.apply(str(item.data(_NAME)))
            self.accept()

    def _rename(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.editItem(item)

    def _renamed(self, item: QListWidgetItem) -> None:
        self._presets.rename(str(item.data(_NAME)), item.text())

    def _delete(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._presets.delete(str(item.data(_NAME)))
