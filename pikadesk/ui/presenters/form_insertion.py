"""What a drop into the storyboard would do, said before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pikadesk.domain.draft import Draft, LocalImage
from pikadesk.domain.pricing import Estimate, estimate
from pikadesk.domain.storyboard import insert, storyboard
from pikadesk.ui.text import difference, listing, seconds, tr, tr_count

_PLACEHOLDER = LocalImage(Path())


@dataclass(frozen=True, slots=True)
class Insertion:
    """What a drop into the storyboard would do.

    Attributes:
        title: The keyframe that it makes.
        detail: What becomes of lengths and price.
        brief: The same in few words, the price first.
        count_after: How many keyframes there would be.
        halves: The lengths in seconds just before and after the new keyframes where it splits a transition.
        possible: False where there is no room.
    """

    title: str
    detail: str
    brief: str
    count_after: int
    halves: tuple[int, int] | None = None
    possible: bool = True


def insertion(draft: Draft, at: int, count: int) -> Insertion:
    """Return what dropping `count` pictures before keyframe index `at` would do to a Pikaframes draft."""
    old, before = storyboard(draft), estimate(draft)
    after, kept = insert(draft, at, [_PLACEHOLDER] * count)
    if kept == 0:
        most = len(old.images)
        detail = tr_count("1 keyframe is the most.", "%n keyframes are the most.", most)
        return Insertion(tr("No room for more"), detail, detail, most, possible=False)
    new = storyboard(after)
    at = min(at, len(old.images))
    template = tr("Drop to insert as {keyframes}") if at < len(old.images) else tr("Drop to add as {keyframes}")
    sentences = [tr("Keeps the first {kept}.").format(kept=kept)] if kept < count else []
    change = _change(before, estimate(after))
    brief = [_brief_price(change), *sentences]
    halves = None
    if 0 < at < len(old.images):
        lengths = [transition.duration for transition in new.transitions[at - 1 : at + kept]]
        halves = lengths[0], lengths[-1]
        whole, parts = seconds(old.transitions[at - 1].duration), " + ".join(map(seconds, lengths))
        sentences.append(tr("Splits the {whole} transition into {parts}.").format(whole=whole, parts=parts))
        brief.append(tr("{whole} becomes {parts}.").format(whole=whole, parts=parts))
    sentences.append(_price_sentence(change))
    title = template.format(keyframes=_keyframes(at + 1, kept))
    return Insertion(title, " ".join(sentences).strip(), " ".join(brief).strip(), len(new.images), halves)


def rearrangement(target: int) -> Insertion:
    """Return what moving a keyframe to index `target` does."""
    title = tr("Move here as {keyframes}").format(keyframes=_keyframes(target + 1, 1))
    return Insertion(title, tr("Lengths and price stay the same."), tr("Price stays the same."), 0)


def _keyframes(first: int, count: int) -> str:
    numbers = [str(number) for number in range(first, first + count)]
    return tr_count("keyframe {numbers}", "keyframes {numbers}", count).format(numbers=listing(numbers))


def _change(before: Estimate, after: Estimate) -> int | None:
    """What the price changes by, in credits; None where it is not known yet."""
    return after.credits - before.credits if before.complete and after.complete else None


def _price_sentence(change: int | None) -> str:
    if not change:
        return "" if change is None else tr("Price stays the same.")
    return tr("Price changes by {difference}.").format(difference=difference(change))


def _brief_price(change: int | None) -> str:
    if not change:
        return "" if change is None else tr("Same price.")
    return tr("Price {difference}.").format(difference=difference(change))
