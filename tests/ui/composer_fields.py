"""The fields of a task's page, by name: what the page's tests share."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pikadesk.ui.widgets.editors.base import Editor
from pikadesk.ui.widgets.editors.choice import ChoiceEditor, EffectEditor
from pikadesk.ui.widgets.editors.prompt import PromptEditor
from pikadesk.ui.widgets.editors.seed import SeedEditor
from tests.ui.composer_rig import Composer


def editor(composer: Composer, name: str) -> Editor:
    return next(each for each in composer.page.editors if name in each.names())


def prompt(composer: Composer) -> QWidget:
    found = editor(composer, "prompt")
    assert isinstance(found, PromptEditor)
    return found.edit


def press(composer: Composer, name: str, option: str | int) -> None:
    found = editor(composer, name)
    assert isinstance(found, ChoiceEditor | EffectEditor)
    QTest.mouseClick(found.control.button(option), Qt.MouseButton.LeftButton)


def seed(composer: Composer) -> SeedEditor:
    found = editor(composer, "seed")
    assert isinstance(found, SeedEditor)
    return found


def copy(*files: Path, text: str = "") -> None:
    mime = QMimeData()
    if files:
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    if text:
        mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)
