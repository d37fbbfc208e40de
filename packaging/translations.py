"""Brings the translations up to date with the words in the code, and compiles them.

translations.py [LANGUAGE…]

Qt's own extraction sees only words that stand in a call, in the context of the class around it. Here they stand in
tables too, and in one context.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources/translations"
CONTEXT = "pikadesk"

_PLACEHOLDER = re.compile(r"\{\w*\}|%n")
_FORMS_OF_MOST_LANGUAGES = 2


class Unclear(Exception):
    """Words that cannot be taken out of the code, since they come about only when it runs."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words to translate.

    Attributes:
        text: The English; where they have forms, that for several.
        one: The English for one; empty where they have no forms.
        file: Where they stand first.
    """

    text: str
    one: str
    file: str


def words_of(source: str, file: str) -> Iterator[Words]:
    """Give the words in a Python file, in their order.

    Args:
        source: The file's text.
        file: Its name.

    Raises:
        Unclear: Some are made up of parts.
    """
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        place = f"{file}:{call.lineno}"
        if name == "tr":
            yield from (Words(text, "", file) for text in _said(call.args[0], place))
        elif name == "translatable":
            yield from (Words(text, "", file) for text in _marked(call.args[0], place))
        elif name == "tr_count":
            if not all(_is_text(each) for each in call.args[:2]):
                raise Unclear(f"{place}: the words of tr_count are not written in the call")
            one, several = (ast.literal_eval(each) for each in call.args[:2])
            yield Words(several, one, file)


def all_words(root: Path = ROOT) -> dict[str, Words]:
    """Return all words in the code, by their text.

    Raises:
        Unclear: Some are made up of parts, or stand there both with and without forms.
    """
    found: dict[str, Words] = {}
    for path in sorted((root / "pikadesk").rglob("*.py")):
        for words in words_of(path.read_text("utf-8"), path.relative_to(root).as_posix()):
            first = found.setdefault(words.text, words)
            if first.one != words.one:
                raise Unclear(f"{words.file}: {words.text!r} has other forms in {first.file}")
    found.pop("", None)
    return found


def read(file: Path) -> dict[str, tuple[str, ...]]:
    """Return the translations in a file by their source: one form, or as many as the language has."""
    if not file.exists():
        return {}
    made = {}
    for message in ET.parse(file).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = translation.findall("numerusform") or [translation]
        made[message.findtext("source", "")] = tuple(form.text or "" for form in forms)
    return made


def write(file: Path, words: Mapping[str, Words], translations: Mapping[str, Sequence[str]]) -> None:
    """Write a file of translations, in the order of the code; what is not translated is marked as unfinished."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language_of(file)}" sourcelanguage="en">',
        "<context>",
        f"    <name>{CONTEXT}</name>",
    ]
    for each in words.values():
        lines += _message(each, translations.get(each.text, ()))
    file.write_text("\n".join([*lines, "</context>", "</TS>", ""]), "utf-8")


def faults(words: Mapping[str, Words], translations: Mapping[str, Sequence[str]]) -> list[str]:
    """Return what is wrong with translations: missing or needless ones, and placeholders that differ."""
    found = [f"not translated: {text!r}" for text in words if not all(translations.get(text, ("",)))]
    found += [f"no longer in the code: {text!r}" for text in translations if text not in words]
    for text in words.keys() & translations.keys():
        forms = [form for form in translations[text] if form]
        for form in forms:
            needed, there = _placeholders(text), _placeholders(form)
            # The form for one may say it without the number.
            if words[text].one and form is not forms[-1]:
                needed, there = needed - {"%n"}, there - {"%n"}
            if needed != there:
                found.append(f"other placeholders: {text!r}, {form!r}")
    return found


def compile_file(file: Path) -> None:
    """Make what the window reads of a file of translations, beside it."""
    program = Path(sys.executable).parent / "pyside6-lrelease"
    # With `-nounfinished`, what is not translated yet stays English.
    target = file.with_suffix(".qm")
    subprocess.run([program, "-silent", "-nounfinished", str(file), "-qm", str(target)], check=True)


def language_of(file: Path) -> str:
    """Return the code of a file's language."""
    return file.stem.removeprefix(f"{CONTEXT}_")


def main(languages: Sequence[str]) -> int:
    """Bring every translation up to date, begin new ones, and say what is left to do."""
    words = all_words()
    FOLDER.mkdir(exist_ok=True)
    files = {*FOLDER.glob("*.ts"), *(FOLDER / f"{CONTEXT}_{language}.ts" for language in languages)}
    for file in sorted(files):
        translations = read(file)
        write(file, words, translations)
        compile_file(file)
        kept = {text: forms for text, forms in translations.items() if text in words}
        left = faults(words, kept)
        sys.stdout.write("\n".join([f"{file.relative_to(ROOT)}: {len(words)} words, {len(left)} to do", *left, ""]))
    return 0


def _said(node: ast.expr, place: str) -> Iterator[str]:
    """Give the words that a call of `tr` names itself; those of a name or a table are marked elsewhere."""
    if isinstance(node, ast.IfExp):
        yield from _said(node.body, place)
        yield from _said(node.orelse, place)
    elif _is_text(node):
        yield ast.literal_eval(node)
    elif isinstance(node, ast.JoinedStr | ast.BinOp):
        raise Unclear(f"{place}: words are put together before they are translated")


def _marked(node: ast.expr, place: str) -> Iterator[str]:
    match node:
        case ast.Dict(values=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from _marked(part, place)
        case ast.Constant(str(text)):
            yield text
        case _:
            raise Unclear(f"{place}: only words that are written out can be marked")


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _placeholders(text: str) -> frozenset[str]:
    return frozenset(_PLACEHOLDER.findall(text))


def _message(words: Words, forms: Sequence[str]) -> Iterable[str]:
    yield '    <message numerus="yes">' if words.one else "    <message>"
    yield f'        <location filename="../../{words.file}"/>'
    yield f"        <source>{_escaped(words.text)}</source>"
    if words.one:
        yield f"        <extracomment>{_escaped(words.one)}</extracomment>"
    forms = forms or ("",) * (_FORMS_OF_MOST_LANGUAGES if words.one else 1)
    begin = "<translation>" if all(forms) else '<translation type="unfinished">'
    if words.one:
        yield f"        {begin}"
        yield from (f"            <numerusform>{_escaped(form)}</numerusform>" for form in forms)
        yield "        </translation>"
    else:
        yield f"        {begin}{_escaped(forms[0])}</translation>"
    yield "    </message>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
