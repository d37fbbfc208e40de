"""Sentences and numbers as the window shows them: in the user's language, with its separators and a true minus sign."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from pikadesk.domain.clip import title
from pikadesk.domain.doubts import Doubt
from pikadesk.domain.draft import Draft, Problem
from pikadesk.domain.errors import Fault
from pikadesk.domain.hints import Hint
from pikadesk.domain.preflight import Note
from pikadesk.words import (
    EFFECTS,
    MODELS,
    Language,
    doubt_text,
    fault_text,
    hint_text,
    note_text,
    problem_text,
    sent_fault_text,
)

CONTEXT = "pikadesk"
MINUS = "\N{MINUS SIGN}"
TIMES = "\N{MULTIPLICATION SIGN}"


def tr(source: str) -> str:
    """Translate words or a template: written in the call, or marked with `pikadesk.words.translatable`."""
    return QCoreApplication.translate(CONTEXT, source)


def tr_count(one: str, several: str, count: int) -> str:
    """Translate words in the form that a count asks for, `%n` in them being the count.

    Args:
        one: The English for a count of one.
        several: The English for every other count; translations go by this one.
        count: How many there are.
    """
    words = QCoreApplication.translate(CONTEXT, several, None, count)
    # A translation has a form for each kind of count; English is what is not translated, and Qt knows one form of it.
    english = words == several.replace("%n", str(count))
    return one.replace("%n", str(count)) if english and count == 1 else words


def tr_problem(problem: Problem) -> str:
    """Return the sentence for a problem in the user's language."""
    return problem_text(problem, _language())


def tr_fault(fault: Fault) -> str:
    """Return the sentence for a fault in the user's language."""
    return fault_text(fault, _language())


def tr_sent_fault(fault: Fault) -> str:
    """Return the sentence for what went wrong after the request was paid for, in the user's language."""
    return sent_fault_text(fault, _language())


def tr_doubt(doubt: Doubt) -> str:
    """Return the sentence for why an order is asked about first, in the user's language."""
    return doubt_text(doubt, _language())


def tr_note(note: Note) -> str:
    """Return the sentence for a note on a picture in the user's language."""
    return note_text(note, _language())


def tr_hint(hint: Hint) -> str:
    """Return the sentence for a hint in the user's language."""
    return hint_text(hint, _language())


def tr_effect(effect: str) -> str:
    """Return what an effect is called in the user's language."""
    return tr(EFFECTS[effect])


def tr_model(model: str) -> str:
    """Return what a model is called outside the choice of models: `Pika 2.2`, `Pikaframes`."""
    name = MODELS[model]
    return tr(name) if name.startswith("Pika") else tr("Pika {model}").format(model=tr(name))


def tr_title(draft: Draft) -> str:
    """Return a short name for what a draft makes, the effect in the user's language."""
    return title(draft, tr_effect)


def number(n: int) -> str:
    """Write a whole number with separators and a true minus sign: `1,560,000`."""
    return f"{MINUS if n < 0 else ''}{QLocale().toString(abs(n))}"


def decimal(value: float, places: int = 1) -> str:
    """Write a number with so many decimals: `2.1`."""
    return QLocale().toString(float(value), "f", places)


def credits(n: int) -> str:
    """Write an amount of credits: `1,560,000`."""
    return number(n)


def difference(n: int) -> str:
    """Write what a choice would change a price by, in credits: `+780,000`, `−600,000` or `same price`."""
    if n == 0:
        return tr("same price")
    return f"{'+' if n > 0 else ''}{number(n)}"


def seconds(n: int) -> str:
    """Write a length of whole seconds: `5 s`."""
    return tr("{seconds} s").format(seconds=n)


def tenths(length: float) -> str:
    """Write a length in seconds with its tenths: `7.4 s`."""
    return tr("{seconds} s").format(seconds=decimal(length))


def percent(n: int) -> str:
    """Write a share of a hundred: `48 %`."""
    return tr("{share} %").format(share=n)


def megabytes(size: int) -> str:
    """Write a file's size in bytes as `2.1 MB`, or as `84 KB` below a tenth of that."""
    if size >= 100_000:
        return tr("{size} MB").format(size=decimal(size / 1_000_000))
    return tr("{size} KB").format(size=max(1, round(size / 1000)))


def pixels(width: int, height: int) -> str:
    """Write a picture's size: `1920 × 1080`."""
    return f"{width} {TIMES} {height}"


def listing(items: list[str]) -> str:
    """Join words as a sentence does: `a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return tr("{first} and {last}").format(first=", ".join(items[:-1]), last=items[-1])


def _language() -> Language:
    return Language(tr, number)
