"""What can be done with a picture, as a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from pikadesk.ui import theme
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.text import tr


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done.

    Attributes:
        words: Its name.
        act: Does it.
        keys: The keys that do the same, as this system writes them; empty where there are none.
        enabled: Whether it can be done now.
        choices: What there is to choose from, in a menu of its own; then `act` is of no use.
    """

    words: str
    act: Callable[[], object] = bool
    keys: str = ""
    enabled: bool = True
    choices: tuple[Deed, ...] = ()


def make_menu(owner: QWidget, groups: Sequence[Sequence[Deed]]) -> QMenu:
    """Return a menu of deeds with lines between the groups; it is gone when it is closed."""
    menu = QMenu(owner)
    menu.aboutToHide.connect(menu.deleteLater)
    for number, group in enumerate(groups):
        if number:
            menu.addSeparator()
        for deed in group:
            _add(menu, deed)
    return menu


def _add(menu: QMenu, deed: Deed) -> None:
    # An ampersand would be taken for the mark of a key.
    words = deed.words.replace("&", "&&")
    if deed.choices:
        inner = menu.addMenu(words)
        inner.setEnabled(deed.enabled)
        for choice in deed.choices:
            _add(inner, choice)
        return
    # The keys are only shown: a shortcut would be taken for a second one with the same keys.
    action = QAction(f"{words}\t{deed.keys}" if deed.keys else words, menu)
    action.setEnabled(deed.enabled)
    action.triggered.connect(lambda _checked=False: deed.act())
    menu.addAction(action)


def open_below(menu: QMenu, button: QWidget) -> None:
    """Open a menu under a button, with their right ends in line."""
    left = button.width() - menu.sizeHint().width()
    menu.popup(button.mapToGlobal(QPoint(left, button.height() + theme.SPACE_1)))


def open_in_viewer(form: FormPresenter, picture: Picture) -> None:
    """Show a picture in the program that the system has for it."""
    if picture.file is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(picture.file))):
        form.tell(tr("No program on this computer opens {name}.").format(name=picture.name))


def show_in_folder(form: FormPresenter, picture: Picture) -> None:
    """Open the folder that a picture is in."""
    if picture.file is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(picture.file.parent))):
        form.tell(
            tr("{name} is in {folder}, which could not be opened.").format(
                name=picture.name, folder=picture.file.parent
            )
        )
