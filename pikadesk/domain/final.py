"""Requests that come out of one request: the same shot at the final resolution, with other seeds, of other pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pikadesk.domain.draft import Draft, ImageRef, read_seed
from pikadesk.domain.fields import Image, Seed
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import GenerationRequest

_DRAFT, _FINAL = "720p", "1080p"

MOST_VARIATIONS = 8
"""The most variations of one press: each is a price of its own."""


@dataclass(frozen=True, slots=True)
class Final:
    """A draft's request at the final resolution.

    Attributes:
        request: What would be sent.
        credits: What it costs; nothing of the draft's price is set off.
        difference: How much more that is than the draft's price.
        same_seed: Whether the draft had a fixed seed. Without one the service makes another video of the same words.
    """

    request: GenerationRequest
    credits: int
    difference: int
    same_seed: bool


def at_final(request: GenerationRequest) -> Final | None:
    """Return a 720p request at 1080p; None where it has another resolution or its task has none."""
    draft = request.draft
    if not draft.spec.has("resolution") or draft.get("resolution") != _DRAFT:
        return None
    final = GenerationRequest(draft.with_value("resolution", _FINAL))
    credits = estimate(final.draft).credits
    return Final(final, credits, credits - estimate(draft).credits, fixed_seed(draft) is not None)


def as_draft(request: GenerationRequest) -> GenerationRequest | None:
    """Return a request at the final resolution as its draft was; None where it is none at that resolution."""
    draft = request.draft
    if not draft.spec.has("resolution") or draft.get("resolution") != _FINAL:
        return None
    return GenerationRequest(draft.with_value("resolution", _DRAFT))


def fixed_seed(draft: Draft) -> int | None:
    """Return the seed that a draft asks for; None where the service chooses one."""
    return next((read_seed(draft.text(field.name)) for field in draft.spec.fields if isinstance(field, Seed)), None)


def variations(request: GenerationRequest, count: int, first: int) -> tuple[GenerationRequest, ...]:
    """Return the same request with seeds that follow one another, so that each variation can be made again.

    Args:
        request: What to vary. Where its seed is fixed, it is itself the first of its variations.
        count: How many; at least 1, at most `MOST_VARIATIONS` are meant to be bought at a time.
        first: The first seed where the request has none, within the seed field's range.
    """
    draft = request.draft
    field = next(field for field in draft.spec.fields if isinstance(field, Seed))
    seed = fixed_seed(draft)
    start = first if seed is None else seed
    span = field.highest - field.lowest + 1
    seeds = ((start - field.lowest + step) % span + field.lowest for step in range(count))
    return tuple(GenerationRequest(draft.with_value(field.name, str(each))) for each in seeds)


def per_picture(draft: Draft, pictures: Iterable[ImageRef]) -> tuple[Draft, ...]:
    """Return one draft for each different picture, for a task that takes a single one; none for the other tasks.

    The drafts are as right or wrong as the one that they come from.
    """
    field = next((field for field in draft.spec.fields if isinstance(field, Image)), None)
    if field is None:
        return ()
    return tuple(draft.with_value(field.name, picture) for picture in dict.fromkeys(pictures))
