"""Doubts about an order, in words."""

from __future__ import annotations

import pytest

from pikadesk.domain.doubts import AlreadyBought, Doubt, MaybeTwice, OverLimit, Period, Pricey
from pikadesk.domain.ledger import Standing
from pikadesk.terminal import accepting, tell_doubts
from pikadesk.words import PERIODS, STANDINGS, Language, doubt_text

OVER = OverLimit(Period.DAY, 3_000_000, 2_400_000, 1_350_000)

SENTENCES: list[tuple[Doubt, str]] = [
    (OVER, "Over your limit of 3,000,000 a day: 2,400,000 are counted, this is 1,350,000, 750,000 too many."),
    (
        OverLimit(Period.MONTH, 100, 90, 20),
        "Over your limit of 100 a month: 90 are counted, this is 20, 10 too many.",
    ),
    (OverLimit(Period.TOTAL, 0, 0, 20), "Over your limit of 0 in all: 0 are counted, this is 20, 20 too many."),
    (Pricey(2_700_000, 1_000_000), "This costs 2,700,000 credits; you want to be asked above 1,000,000."),
    (AlreadyBought("j1", "c1"), "The same was generated before, and the video is here."),
    (AlreadyBought("j1", None), "The same was ordered before, and is under way."),
    (
        MaybeTwice("j1"),
        "The same request was sent before, and it is not known whether it was charged. This may charge you twice.",
    ),
]


@pytest.mark.parametrize(("doubt", "text"), SENTENCES)
def test_a_doubt_is_told(doubt: Doubt, text: str) -> None:
    assert doubt_text(doubt) == text


def test_a_doubt_is_told_in_another_language() -> None:
    assert "750.000" in doubt_text(OVER, Language(str, lambda number: f"{number:,}".replace(",", ".")))
    assert doubt_text(OVER, Language(lambda _: "{over} zu viel", str)) == "750000 zu viel"


def test_every_period_and_standing_has_a_word() -> None:
    assert PERIODS.keys() == set(Period)
    assert STANDINGS.keys() == set(Standing)


def test_the_terminal_says_which_options_accept_what_is_doubtful(capsys: pytest.CaptureFixture[str]) -> None:
    assert [accepting(doubt) for doubt, _ in SENTENCES] == ["--over-budget"] * 4 + ["--again"] * 3
    tell_doubts([doubt for doubt, _ in SENTENCES], {"c1": "/videos/waves.mp4"})
    lines = capsys.readouterr().err.splitlines()
    assert lines[:4] == [text for _, text in SENTENCES[:4]]
    assert lines[4] == "The same was generated before, and the video is here. /videos/waves.mp4"
    assert lines[5:7] == [text for _, text in SENTENCES[5:]]
    assert lines[7:] == ["With --over-budget --again it is ordered, and paid for, all the same."]
    tell_doubts([AlreadyBought("j", "not listed")], {})
    assert capsys.readouterr().err.splitlines() == [
        "The same was generated before, and the video is here.",
        "With --again it is ordered, and paid for, all the same.",
    ]
