"""Every word passes through the translation: in a language of other letters, no letter from A to Z is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from pikadesk.ui.actions import ACTIONS, key_texts
from pikadesk.ui.languages import languages, speak
from tests.ui import screens
from tests.ui.translations import OtherLetters, in_other_letters
from tests.ui.window_rig import running

_LETTERS = re.compile(r"[A-Za-z]{2,}")
# What looks like words of the program among the strings that a widget holds; names of icons and colours do not.
_WORDS = re.compile(r"[A-Z][a-z]|[a-z]{2,} [a-z]")
_ASKED = ("text", "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription", "windowTitle")
_PLACEHOLDERS = ("placeholderText", "suffix", "prefix", "specialValueText", "title", "format")
# What is no word of any language, by kind.
_NO_WORDS = (
    r"<[^>]*>",  # tags, in which links are written
    r"\S*波\S*|\S+\.mp4",  # what the user wrote, and files
    r"\b(?:720|1080)p\b",
    r"\{\w+\}",  # what can stand in a template for file names
    r"\b(?:JPEG|PNG)\b",
    r"\S*\bHTTP\b\S*",
    r"api\.1min\.ai",
)


@pytest.fixture
def other_letters(qapp: QApplication) -> Iterator[OtherLetters]:
    """The language, for a test; installed last, so that it is asked first."""
    language = OtherLetters(qapp)
    qapp.installTranslator(language)
    QLocale.setDefault(QLocale("ja"))
    yield language
    qapp.removeTranslator(language)
    speak(qapp, "en", QLocale.c())


def _keys() -> list[str]:
    keys = {key for action in ACTIONS for key in key_texts(action)} | {"Esc", "Shift"}
    return sorted(keys, key=len, reverse=True)


def _left(text: str, folder: Path, keys: list[str]) -> str:
    """Take away what is no word; what remains should have no letters."""
    if text in keys:
        return ""
    for key in keys:
        if len(key) > 1:
            text = text.replace(key, " ")
    for kind in (rf"{re.escape(str(folder))}\S*", *_NO_WORDS, *map(re.escape, languages().values())):
        text = re.sub(kind, " ", text)
    return text if _LETTERS.search(text) else ""


def _said(widget: QWidget) -> Iterator[str]:
    """Give everything that a widget shows or tells."""
    typed = (QLineEdit, QTextEdit, QPlainTextEdit, QSpinBox)
    for name in (*_ASKED, *_PLACEHOLDERS):
        ask = getattr(widget, name, None)
        if callable(ask) and not (name == "text" and isinstance(widget, typed)):
            yield str(ask())
    for action in widget.actions():
        yield from (action.text().partition("\t")[0].replace("&", ""), action.toolTip())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and isinstance(widget.model(), QAbstractItemModel):
        rows = range(widget.model().rowCount())
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        yield from (str(widget.model().index(row, 0).data(role) or "") for row in rows for role in roles)
    for held in vars(widget).values():
        if isinstance(held, str) and _WORDS.search(held):
            yield held


def _on_screen(window: QWidget) -> Iterator[QWidget]:
    """The window and what is open over it, with all that is in them, seen or not."""
    for top in QApplication.topLevelWidgets():
        if top is window or top.isVisible():
            yield top
            yield from top.findChildren(QWidget)


async def test_no_word_is_left_untranslated(tmp_path: Path, other_letters: OtherLetters) -> None:
    seen: set[str] = set()
    left: list[str] = []
    keys = _keys()
    async with running(tmp_path) as rig:
        window = await rig.show()
        async for screen in screens.everything(rig, window):
            for widget in _on_screen(window):
                for text in _said(widget):
                    if text not in seen and _left(text, tmp_path, keys):
                        left.append(f"{screen}: {type(widget).__name__} {text!r}")
                    seen.add(text)
    assert "\n".join(left) == ""
    assert len(other_letters.asked) > 300, "hardly anything was said"


def test_a_word_that_is_left_is_found(tmp_path: Path, other_letters: OtherLetters) -> None:
    assert _left(f"{in_other_letters('Saved as')} 波1.png, 720p, Ctrl+,", tmp_path, _keys()) == ""
    for text in ("Saved", f"{in_other_letters('Saved')} at 5", "Play (Ctrl+,)"):
        assert _left(text, tmp_path, _keys()), text
    menu = QMenu("Speed")
    menu.addAction("Faster")
    assert {"Speed", "Faster"} <= set(_said(menu))
    menu.deleteLater()
