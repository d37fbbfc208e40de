"""What a search through earlier prompts finds."""

from __future__ import annotations

import pytest

from pikadesk.domain.memory import matches


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("A red boat", "", True),
        ("", "", True),
        ("", "a", False),
        ("A red boat", "  BOAT\tred ", True),
        ("A red boat", "boats", False),
        ("A red boat", "red sea", False),
        ("MÖWE am Meer", "möwe", True),
        ("STRASSE", "straße", True),
        ("100 %", "%", True),
        ("100", "%", False),
    ],
)
def test_every_word_of_the_query_has_to_be_there(text: str, query: str, found: bool) -> None:
    assert matches(text, query) is found
