"""Sentences and numbers as the window shows them: translated, with separators and a true minus sign."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from pikadesk.domain.draft import Problem
from pikadesk.domain.errors import Fault
from pikadesk.words import fault_text, problem_text

MINUS = "\N{MINUS SIGN}"
TIMES = "\N{MULTIPLICATION SIGN}"


def tr(source: str) -> str:
    """Translate a word or template of `pikadesk.words` or of the window."""
    return QCoreApplication.translate("pikadesk", source)


def tr_problem(problem: Problem) -> str:
    """Return the sentence for a problem in the user's language."""
    return problem_text(problem, tr)


def tr_fault(fault: Fault) -> str:
    """Return the sentence for a fault in the user's language."""
    return fault_text(fault, tr)


def credits(n: int) -> str:
    """Write an amount of credits: `1,560,000`."""
    return f"{n:,}"


def difference(n: int) -> str:
    """Write what a choice would change a price by, in credits: `+780,000`, `−600,000` or `same price`."""
    if n == 0:
        return tr("same price")
    return f"{'+' if n > 0 else MINUS}{abs(n):,}"


def seconds(n: int) -> str:
    """Write a length of whole seconds: `5 s`."""
    return tr("{seconds} s").format(seconds=n)


def megabytes(size: int) -> str:
    """Write a file's size in bytes as `2.1 MB`, or as `84 KB` below a tenth of that."""
    if size >= 100_000:
        return tr("{size} MB").format(size=f"{size / 1_000_000:,.1f}")
    return tr("{size} KB").format(size=f"{max(1, round(size / 1000))}")


def pixels(width: int, height: int) -> str:
    """Write a picture's size: `1920 × 1080`."""
    return f"{width} {TIMES} {height}"


def listing(items: list[str]) -> str:
    """Join words as a sentence does: `a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return tr("{first} and {last}").format(first=", ".join(items[:-1]), last=items[-1])
