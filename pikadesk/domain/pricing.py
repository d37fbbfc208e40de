"""What a generation costs, in credits, by the provider's pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from pikadesk.domain.catalogue import FlatPrice, SecondPrice, TablePrice
from pikadesk.domain.draft import Draft, Transition
from pikadesk.domain.fields import Choice, Images, OptionValue, Transitions


@dataclass(frozen=True, slots=True)
class Estimate:
    """The price of a draft, and how it comes about.

    Attributes:
        credits: What the service will charge, in credits. The pages' prices are exact, so this is no approximation.
        seconds: Length of the video.
        charged_seconds: The seconds that are charged, where the price goes by the second; otherwise None.
        rate: Credits for each of those, otherwise None.
        complete: False while something that the price depends on is missing; `credits` is then the least it can be.
    """

    credits: int
    seconds: int
    charged_seconds: int | None = None
    rate: int | None = None
    complete: bool = True

    @property
    def at_minimum(self) -> bool:
        """Whether more seconds are charged than the video lasts."""
        return self.charged_seconds is not None and self.charged_seconds > self.seconds


def estimate(draft: Draft) -> Estimate:
    """Return the price of a draft; never raises, whatever the draft holds."""
    spec = draft.spec
    price = spec.prices.get(str(draft.get("model")), next(iter(spec.prices.values())))
    seconds = _seconds(draft)
    match price:
        case FlatPrice(credits):
            return Estimate(credits, seconds, complete=_priced_choices_made(draft))
        case TablePrice(rows):
            matching = [row for row in rows if row[:2] == (draft.get("duration"), draft.get("resolution"))]
            least = min(matching or rows, key=lambda row: row[2])
            return Estimate(least[2], least[0], complete=bool(matching) and _priced_choices_made(draft))
        case SecondPrice():
            return _by_the_second(draft, price, seconds)
        case _:
            assert_never(price)


def price_differences(draft: Draft) -> Mapping[str, Mapping[OptionValue, int]]:
    """Return what each other choice would change the price by, in credits.

    Returns:
        For each choice field's name, the difference for every option that is not chosen. A choice that never changes a
        price (an effect, an aspect ratio) has zeros only.
    """
    now = estimate(draft).credits
    return {
        field.name: {
            option: estimate(draft.with_value(field.name, option)).credits - now
            for option in field.options
            if option != draft.get(field.name)
        }
        for field in draft.spec.fields
        if isinstance(field, Choice)
    }


def transition_credits(draft: Draft) -> tuple[int, ...]:
    """Return what the seconds of each transition cost, before the minimum of the whole video; empty for other tasks."""
    rate = estimate(draft).rate
    return tuple(_valid_seconds(transition.duration) * rate for transition in _transitions(draft)) if rate else ()


def _by_the_second(draft: Draft, price: SecondPrice, seconds: int) -> Estimate:
    rates = dict(price.rates)
    resolution = draft.get("resolution")
    rate = rates[resolution] if isinstance(resolution, str) and resolution in rates else min(rates.values())
    charged = max(seconds, price.least_seconds)
    complete = resolution in rates and _priced_choices_made(draft) and _has_enough_images(draft)
    return Estimate(charged * rate, seconds, charged, rate, complete)


def _seconds(draft: Draft) -> int:
    if any(isinstance(field, Transitions) for field in draft.spec.fields):
        return sum(_valid_seconds(transition.duration) for transition in _transitions(draft))
    duration = draft.get("duration") if draft.spec.has("duration") else draft.spec.seconds
    return _valid_seconds(duration) or draft.spec.seconds


def _transitions(draft: Draft) -> tuple[Transition, ...]:
    return tuple(
        transition
        for field in draft.spec.fields
        if isinstance(field, Transitions)
        for transition in draft.transitions(field.name)
    )


def _valid_seconds(value: object) -> int:
    return max(0, value) if type(value) is int else 0


def _priced_choices_made(draft: Draft) -> bool:
    return draft.get("model") in draft.spec.prices


def _has_enough_images(draft: Draft) -> bool:
    return all(
        len(draft.images(field.name)) >= field.fewest for field in draft.spec.fields if isinstance(field, Images)
    )
