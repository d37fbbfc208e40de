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
        count_after: How many keyframes there would be.
        halves: The lengths in seconds just before and after the new keyframes where it splits a transition.
        possible: False where there is no room.
    """

    title: str
    detail: str
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
        return Insertion(tr("No room for more"), detail, most, possible=False)
    new = storyboard(after)
    at = min(at, len(old.images))
    template = tr("Drop to insert as {keyframes}") if at < len(old.images) else tr("Drop to add as {keyframes}")
    sentences = [tr("Keeps the first {kept}.").format(kept=kept)] if kept < count else []
    halves = None
    if 0 < at < len(old.images):
        lengths = [transition.duration for transition in new.transitions[at - 1 : at + kept]]
        halves = lengths[0], lengths[-1]
        sentences.append(_split_sentence(old.transitions[at - 1].duration, lengths))
    sentences.append(_price_sentence(before, estimate(after)))
    return Insertion(
        template.format(keyframes=_keyframes(at + 1, kept)), " ".join(sentences).strip(), len(new.images), halves
    )


def rearrangement(target: int) -> Insertion:
    """Return what moving a keyframe to index `target` does."""
    title = tr("Move here as {keyframes}").format(keyframes=_keyframes(target + 1, 1))
    return Insertion(title, tr("Lengths and price stay the same."), 0)


def _keyframes(first: int, count: int) -> str:
    numbers = [str(number) for number in range(first, first + count)]
    return tr_count("keyframe {numbers}", "keyframes {numbers}", count).format(numbers=listing(numbers))


def _split_sentence(whole: int, parts: list[int]) -> str:
    return tr("Splits the {whole} transition into {parts}.").format(
        whole=seconds(whole), parts=" + ".join(map(seconds, parts))
    )


def _price_sentence(before: Estimate, after: Estimate) -> str:
    if not (before.complete and after.complete):
        return ""
    if before.credits == after.credits:
        return tr("Price stays the same.")
    return tr("Price changes by {difference}.").format(difference=difference(after.credits - before.credits))
