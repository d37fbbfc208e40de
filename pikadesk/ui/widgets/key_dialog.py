"""Asking for the API key: the field to paste it into, and the dialog around that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from pikadesk.ui import theme
from pikadesk.ui.presenters.key_words import KeyPlace, KeyVerdict
from pikadesk.ui.presenters.settings import SettingsPresenter
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, IconButton, Label, LineEdit, Message
from pikadesk.ui.widgets.controls.fields import MessageKind
from pikadesk.ui.widgets.layouts import column, row

_WIDTH = 520
_ICON_ROOM = 26
_KINDS: dict[KeyVerdict, MessageKind] = {
    KeyVerdict.UNASKED: "plain",
    KeyVerdict.ASKING: "plain",
    KeyVerdict.TAKEN: "plain",
    KeyVerdict.REFUSED: "err",
    KeyVerdict.UNREACHED: "warn",
}


class _SecretEdit(LineEdit):
    """A line whose text is dots until the eye is pressed."""

    def __init__(self) -> None:
        super().__init__(tr("API key"), placeholder=tr("API key"))
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._problem_room = 0
        self.eye = IconButton("eye", tr("Show the key"), compact=True, parent=self)
        self.eye.clicked.connect(lambda: self.show_plainly(self.echoMode() is QLineEdit.EchoMode.Password))

    def show_plainly(self, plain: bool) -> None:
        """Show the text itself, or dots."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if plain else QLineEdit.EchoMode.Password)
        self.eye.set_icon_name("eye-off" if plain else "eye")
        self.eye.set_name(tr("Hide the key") if plain else tr("Show the key"))

    def set_problem_shown(self, shown: bool) -> None:
        """Show or hide the border and the icon that say that the key is wrong, beside the eye."""
        super().set_problem_shown(shown)
        self._problem_room = _ICON_ROOM if shown else 0
        self._place_eye()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the right end."""
        super().resizeEvent(event)
        self._place_eye()

    def _place_eye(self) -> None:
        side = theme.HEIGHT_COMPACT
        self.eye.setGeometry(self.width() - side - 2 - self._problem_room, (self.height() - side) // 2, side, side)
        self.setTextMargins(0, 0, side + self._problem_room, 0)


class KeyEntry(QWidget):
    """A field for the key, and what came of saving it.

    Args:
        presenter: Keeps and tests the key.
        parent: The widget that holds it.
    """

    def __init__(self, presenter: SettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.edit = _SecretEdit()
        self.paste_button = Button(tr("Paste"), icon="paste")
        self.save_button = Button(tr("Save key"), kind="primary")
        self.save_button.setAutoDefault(False)
        self.message = Message()
        line = row(self.edit, self.paste_button, self.save_button)
        line.setStretch(0, 1)
        whole = column(gap=0)
        whole.addLayout(line)
        whole.addWidget(self.message)
        self.setLayout(whole)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._render)
        self.edit.returnPressed.connect(self._save)
        self.paste_button.clicked.connect(self._paste)
        self.save_button.clicked.connect(self._save)
        presenter.changed.connect(self._render)
        self._render()

    def clear(self) -> None:
        """Forget what was typed."""
        self.edit.clear()
        self.edit.show_plainly(False)

    def _paste(self) -> None:
        self.edit.setText(QGuiApplication.clipboard().text().strip())
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        self._presenter.save_key(self.edit.text())

    def _render(self) -> None:
        verdict = self._presenter.key_verdict
        asking = verdict is KeyVerdict.ASKING
        self.edit.setReadOnly(asking)
        self.save_button.setEnabled(bool(self.edit.text().strip()) and not asking)
        kept = verdict in (KeyVerdict.TAKEN, KeyVerdict.UNREACHED)
        if kept and self.edit.text():
            # It is kept where it belongs now; the field does not hold it any longer than needed.
            self.clear()
        trouble = self._presenter.key_trouble
        said = self._presenter.key_verdict_words
        if kept:
            said = f"{said} {tr('Kept:')} {self._presenter.key_place_words}."
        self.message.show_text(trouble or said, "err" if trouble else _KINDS[verdict])
        self.edit.set_problem_shown(verdict is KeyVerdict.REFUSED and bool(self.edit.text()))


class KeyDialog(QDialog):
    """Asks for the key, and says where it is kept.

    Args:
        presenter: Keeps and tests the key.
        parent: The window over which it opens.
    """

    def __init__(self, presenter: SettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setWindowTitle(tr("API key"))
        self.setModal(True)
        self.setFixedWidth(_WIDTH)
        self.heading = Label(tr("Use your account"), Role.SECTION_TITLE)
        self.sentence = Label(key_sentence(presenter), tone="text-2", wrap=True)
        self.entry = KeyEntry(presenter)
        self.place = Label("", Role.SMALL, "text-2", wrap=True)
        self.remove_button = Button(tr("Remove key"), kind="danger", compact=True)
        self.remove_button.clicked.connect(presenter.forget_key)
        self.close_button = Button(tr("Close"))
        self.close_button.clicked.connect(self.reject)
        kept = row(self.place, self.remove_button)
        kept.setStretch(0, 1)
        whole = column(self.heading, self.sentence, theme.SPACE_2, self.entry, theme.SPACE_2, margins=(24, 24, 24, 24))
        whole.addLayout(kept)
        whole.addSpacing(theme.SPACE_4)
        whole.addLayout(row(None, self.close_button))
        self.setLayout(whole)
        self.finished.connect(self._finished)
        presenter.changed.connect(self._render)
        self._render()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the field."""
        super().showEvent(event)
        self.entry.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finished(self) -> None:
        self.entry.clear()
        self._presenter.stop_asking_for_key()

    def _render(self) -> None:
        place = self._presenter.key_place
        words = self._presenter.key_place_words
        if self._presenter.key_mask:
            words = tr("Your key {mask}: {place}").format(mask=self._presenter.key_mask, place=words)
        self.place.setText(words if place is not KeyPlace.NONE else tr("There is no key yet."))
        self.remove_button.setVisible(self._presenter.has_key and place is not KeyPlace.UNREAD)
        self.adjustSize()


def key_sentence(presenter: SettingsPresenter) -> str:
    """Return what the user needs to know before pasting a key."""
    return tr(
        "Log in at 1min.ai, create a key on the API page of your account, and paste it here. It is kept in the system "
        "keychain where there is one, otherwise for this session only, and sent only to {host}. It is tested first, "
        "free of charge."
    ).format(host=presenter.host)
