"""What the source must and must not say to people: every word passes through the translation, in one way."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.architecture.rules import Found, Rule, within

# Two words in a row, a word with a capital, one that is cut short; names of icons, colours and places are none of it.
_FOR_PEOPLE = re.compile(r"[A-Za-z]{2,}[,.:;]? \{?[A-Za-z]|^[A-Z][a-z]{2,}|[a-z]…")
_TRANSLATED = {"tr", "tr_count", "translatable", "translate"}
# Names of keys, of modules and of types, and parts of words that are looked for.
_NOT_SHOWN = {"QKeySequence", "import_module", "TypeVar", "startswith"}
_LOOKS = ("pikadesk/ui/theme.py", "pikadesk/ui/style_sheet.py")
# What a language is called by those who speak it.
_IN_EVERY_LANGUAGE = {"English"}


def _may_speak(path: PurePosixPath) -> bool:
    return within("pikadesk/ui", "pikadesk/words.py")(path) and not within(*_LOOKS)(path)


def _called(node: ast.AST) -> str:
    match node:
        case ast.Call(ast.Name(name)) | ast.Call(ast.Attribute(attr=name)):
            return name
        case _:
            return ""


def _no_concern(node: ast.AST) -> Iterator[ast.AST]:
    """Give the parts in which words are translated, or are for nobody who uses the program."""
    match node:
        case ast.Expr(ast.Constant()) | ast.Raise():
            yield node
        case ast.Assign([ast.Name("__all__")], value):
            yield value
        case ast.Call() if _called(node) in _TRANSLATED | _NOT_SHOWN:
            yield node
        case ast.Call(args=[_, _, keys, *_]) if _called(node) == "Action":
            yield keys


def _find_untranslated(_: PurePosixPath, source: str) -> Found:
    tree = ast.parse(source)
    done = {id(part) for node in ast.walk(tree) for top in _no_concern(node) for part in ast.walk(top)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(str(text)) if id(node) not in done and _FOR_PEOPLE.search(text):
                if text not in _IN_EVERY_LANGUAGE:
                    yield node.lineno, f"{text!r} is neither in a call of tr nor marked with translatable"


def _find_other_ways(_: PurePosixPath, source: str) -> Found:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(ast.Attribute(attr="tr")):
                yield node.lineno, "words in a context of their own; use pikadesk.ui.text.tr"


WORD_RULES = (
    Rule(
        "every word passes through the translation",
        _may_speak,
        _find_untranslated,
        broken_by=(
            ("pikadesk/ui/widgets/header.py", "Label('Saved')"),
            ("pikadesk/ui/widgets/header.py", "NAMES = {1: 'save as'}"),
            ("pikadesk/ui/widgets/header.py", "label.setText(f'saved as {name}')"),
            ("pikadesk/ui/widgets/header.py", "Button('open…')"),
            ("pikadesk/ui/actions.py", "Action('play', 'Play or pause', ('K',), Area.PLAYER)"),
            ("pikadesk/words.py", "FAULTS = {'a': 'The disk is full.'}"),
        ),
        kept_by=(
            ("pikadesk/ui/widgets/header.py", "'''Says it.'''\nLabel(tr('Saved'))\nraise ValueError('not here')"),
            ("pikadesk/ui/widgets/header.py", "tr('Saved' if x else 'Not saved')\nicon = 'chevron-down'"),
            ("pikadesk/ui/actions.py", "Action('play', translatable('Play or pause'), ('Space',), Area.PLAYER)"),
            ("pikadesk/words.py", "FAULTS = translatable({'a': 'The disk is full.'})"),
        ),
    ),
    Rule(
        "words have one context",
        within("pikadesk/ui"),
        _find_other_ways,
        broken_by=(("pikadesk/ui/widgets/header.py", "self.tr('Saved')"),),
        kept_by=(("pikadesk/ui/widgets/header.py", "tr('Saved')"),),
    ),
)
