"""What follows from a draft: its problems, its price, and the sentences for both. Pure, made anew after every edit."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from pikadesk.domain.draft import Draft, Problem, check
from pikadesk.domain.fields import OptionValue
from pikadesk.domain.hints import cheaper
from pikadesk.domain.pricing import Estimate, estimate, transition_credits
from pikadesk.ui.presenters import form_words
from pikadesk.ui.text import tr_hint

# A form that is not filled in yet is not wrong: these wait until the user was there or tried to generate.
INCOMPLETE = frozenset({"text_required", "picture_required", "choice_required", "too_few_pictures"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft, read.

    Attributes:
        draft: What was read.
        problems: Everything that keeps it from being sent.
        shown: Those of them that are shown beside their fields.
        estimate: Its price, in credits.
        transition_credits: What the seconds of each transition cost, in credits.
        notes: The small words beside the options of each choice, such as `+780,000`.
    """

    draft: Draft
    problems: tuple[Problem, ...]
    shown: tuple[Problem, ...]
    estimate: Estimate
    transition_credits: tuple[int, ...]
    notes: Mapping[str, Mapping[OptionValue, str]]

    @property
    def arithmetic(self) -> str:
        """How the price comes about, in one line."""
        return form_words.arithmetic(self.draft, self.estimate)

    @property
    def hint(self) -> str:
        """Where the same shot costs less, or what else is good to know about its price; empty where nothing is."""
        hint = cheaper(self.draft)
        return tr_hint(hint) if hint else ""

    @property
    def minimum_line(self) -> str:
        """Says that a short video is billed as the minimum; empty where it is not."""
        return form_words.minimum_line(self.estimate)

    @property
    def blocked_line(self) -> tuple[form_words.Piece, ...]:
        """What keeps it from being sent; empty where nothing does."""
        if not self.problems:
            return ()
        line = form_words.fix_line if self.shown else form_words.missing_line
        return line(self.draft.spec, self.problems)

    def note(self, name: str, option: OptionValue) -> str:
        """Return the small words beside an option; empty where there are none."""
        return self.notes.get(name, {}).get(option, "")

    def problem(self, name: str) -> str:
        """Return the sentence beside a field or a part of one, such as `transitions[1].duration`; empty for none."""
        found = next((problem for problem in self.shown if problem.field == name), None)
        return form_words.problem_sentence(self.draft.task, found) if found else ""


def read(draft: Draft, priced: frozenset[str], touched: Set[str], *, tried: bool) -> Reading:
    """Read a draft.

    Args:
        draft: What to read.
        priced: The choices that can change its price.
        touched: The fields where the user was.
        tried: Whether the user pressed Generate with it.
    """
    problems, price = check(draft), estimate(draft)
    shown = tuple(each for each in problems if tried or each.field in touched or each.code not in INCOMPLETE)
    return Reading(
        draft, problems, shown, price, transition_credits(draft), form_words.option_notes(draft, price, priced)
    )
