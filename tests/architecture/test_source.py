"""The source keeps its rules, and each rule can be broken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from tests.architecture.rules import ROOT, RULES, Rule
from tests.architecture.rules_words import WORD_RULES

ALL_RULES = (*RULES, *WORD_RULES)

LONGEST_FILE = 400
# Path and reason. None so far.
LONGER_WITH_A_REASON: dict[str, str] = {}


def _python_files() -> Iterator[tuple[str, str]]:
    for folder in ("pikadesk", "tests", "packaging"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            yield file.relative_to(ROOT).as_posix(), file.read_text("utf-8")


@pytest.mark.parametrize("rule", ALL_RULES, ids=str)
def test_the_source_keeps_the_rule(rule: Rule) -> None:
    assert any(rule.applies_to(PurePosixPath(path)) for path, _ in _python_files()), "the rule looks at nothing"
    assert [breach for path, source in _python_files() for breach in rule.breaches(path, source)] == []


@pytest.mark.parametrize(
    ("rule", "path", "source"),
    [pytest.param(rule, *example, id=rule.name) for rule in ALL_RULES for example in rule.broken_by],
)
def test_the_rule_can_be_broken(rule: Rule, path: str, source: str) -> None:
    assert rule.breaches(path, source) != []


@pytest.mark.parametrize(
    ("rule", "path", "source"),
    [pytest.param(rule, *example, id=rule.name) for rule in ALL_RULES for example in rule.kept_by],
)
def test_the_rule_asks_no_more_than_it_says(rule: Rule, path: str, source: str) -> None:
    assert rule.breaches(path, source) == []


def _too_long(files: Iterator[tuple[str, str]]) -> list[str]:
    counts = ((path, len(source.splitlines())) for path, source in files if path.startswith("pikadesk/"))
    return [f"{path}: {count} lines" for path, count in counts if count > LONGEST_FILE]


def test_no_file_is_too_long() -> None:
    assert [line for line in _too_long(_python_files()) if line.split(":")[0] not in LONGER_WITH_A_REASON] == []


def test_a_file_can_be_too_long() -> None:
    lines = {"pikadesk/a.py": LONGEST_FILE, "pikadesk/b.py": LONGEST_FILE + 1}
    assert _too_long((path, "x = 1\n" * count) for path, count in lines.items()) == ["pikadesk/b.py: 401 lines"]


def test_reasons_are_given_only_for_files_that_are_too_long() -> None:
    assert {line.split(":")[0] for line in _too_long(_python_files())} >= LONGER_WITH_A_REASON.keys()
