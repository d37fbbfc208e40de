"""The dialogs of the window; each opens and closes as its presenter says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pikadesk.ui.presenters.settings import SettingsPresenter
from pikadesk.ui.presenters.window import WindowPresenter
from pikadesk.ui.widgets.help_sheet import HelpSheet
from pikadesk.ui.widgets.key_dialog import KeyDialog
from pikadesk.ui.widgets.main_window_quit import QuitDialog


class WindowDialogs:
    """Asks for the key, asks before quitting, and shows the shortcuts.

    Args:
        window: The window over which dialogs open.
        settings: Says when to ask for the key.
        presenter: Says when to ask before quitting.
        tray: Says whether the program can go on without the window now.

    Attributes:
        key: The dialog that asks for the key, None while it is closed.
        quit: The dialog that asks before quitting, None while it is closed.
    """

    def __init__(
        self, window: QWidget, settings: SettingsPresenter, presenter: WindowPresenter, tray: Callable[[], bool]
    ) -> None:
        self._window, self._settings, self._presenter, self._tray = window, settings, presenter, tray
        self.key: KeyDialog | None = None
        self.quit: QuitDialog | None = None
        settings.changed.connect(self._render)
        presenter.changed.connect(self._render)

    def show_help(self) -> None:
        """Show every shortcut."""
        sheet = HelpSheet(self._window)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def _render(self) -> None:
        if self._settings.asking_for_key and self.key is None:
            self.key = KeyDialog(self._settings, self._window)
            self.key.open()
        elif not self._settings.asking_for_key and self.key is not None:
            self.key.deleteLater()
            self.key = None
        if self._presenter.quitting and self.quit is None:
            self.quit = QuitDialog(self._presenter, tray=self._tray(), parent=self._window)
            self.quit.open()
        elif not self._presenter.quitting and self.quit is not None:
            self.quit.deleteLater()
            self.quit = None
