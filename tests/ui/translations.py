"""The words in the code, as `packaging/translations.py` finds them, and a language in which they can be told apart."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

from PySide6.QtCore import QObject, QTranslator

from pikadesk.ui.text import CONTEXT

_ROOT = Path(__file__).parents[2]
_PARTS = re.compile(r"(\{\w*\}|%n|<[^>]*>)")
_OTHER_LETTERS = str.maketrans(
    {chr(ord(first) + n): chr(0x1D5A0 + shift + n) for first, shift in (("A", 0), ("a", 26)) for n in range(26)}
)


def load_tool() -> ModuleType:
    """Return `packaging/translations.py`; its folder is no package, and its name is that of somebody else's."""
    name = "pikadesk_translations"
    spec = importlib.util.spec_from_file_location(name, _ROOT / "packaging/translations.py")
    assert spec is not None and spec.loader is not None
    sys.modules[name] = tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


class OtherLetters(QTranslator):
    """A language whose every letter is another one than A to Z; it knows the words that the extraction found alone."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known = load_tool().all_words()
        self.asked: set[str] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str | None:
        if context != CONTEXT:
            # Qt's own words have translations of their own.
            return None
        self.asked.add(source)
        return in_other_letters(source) if source in self._known else None


def in_other_letters(source: str) -> str:
    """Write words in letters of their own, with placeholders as they are."""
    return "".join(
        part if index % 2 else part.translate(_OTHER_LETTERS) for index, part in enumerate(_PARTS.split(source))
    )
