"""Where the same shot can be had for less, by the catalogue's prices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft, Transition, UploadedImage, blank
from pikadesk.domain.fields import Choice
from pikadesk.domain.pricing import Estimate, estimate

_SOME_PICTURE = UploadedImage("")


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to know about a price before it is paid.

    Attributes:
        code: Which sentence tells it.
        values: What the sentence needs; a `model` is one of the options of that field.
        saving: What it would save, in credits; 0 for something that is only good to know.
    """

    code: str
    values: tuple[tuple[str, str | int], ...]
    saving: int = 0


def cheaper(draft: Draft) -> Hint | None:
    """Return where the same shot costs less, or what else is good to know about its price; never raises.

    The same shot has the same pictures, length and resolution, and a model that is at least as new: that an older one
    costs less, the prices beside the options say. Where nothing costs less, a newer model at the same price or seconds
    that cost nothing are worth a word.

    Returns:
        The hint that saves most, or None where there is none or the price is not known yet.
    """
    now = estimate(draft)
    if not now.complete:
        return None
    hints = (*_newer_models(draft, now), *_frames(draft, now), *_free_seconds(draft, now))
    return max(hints, key=lambda hint: hint.saving, default=None)


def _newer_models(draft: Draft, now: Estimate) -> Iterator[Hint]:
    """Hint at models that are newer and cost no more; a task lists its models from the oldest to the newest."""
    field = draft.spec.field("model")
    assert isinstance(field, Choice)
    newer = field.options[field.options.index(str(draft.get("model"))) + 1 :]
    # The newest first: of two that save the same, it is the better one.
    for model in map(str, reversed(newer)):
        then = estimate(draft.with_value("model", model))
        saving = now.credits - then.credits
        if then.complete and saving > 0:
            yield Hint("newer_model", (("model", model), ("credits", then.credits), ("saving", saving)), saving)
        elif then.complete and saving == 0:
            yield Hint("newer_same_price", (("model", model),))


def _frames(draft: Draft, now: Estimate) -> Iterator[Hint]:
    """Hint at Pikaframes, which begins with the picture too and ends with another one."""
    if draft.task is not Task.IMAGE:
        return
    frames = blank(Task.FRAMES).with_value("resolution", draft.get("resolution"))
    frames = frames.with_value("images", (_SOME_PICTURE, _SOME_PICTURE))
    then = estimate(frames.with_value("transitions", (Transition(now.seconds),)))
    saving = now.credits - then.credits
    if then.complete and saving > 0:
        values = (
            ("seconds", then.seconds),
            ("resolution", str(draft.get("resolution"))),
            ("credits", then.credits),
            ("saving", saving),
        )
        yield Hint("frames_for_less", values, saving)


def _free_seconds(draft: Draft, now: Estimate) -> Iterator[Hint]:
    if now.charged_seconds is not None and now.at_minimum:
        values = (("least", now.charged_seconds), ("seconds", now.charged_seconds - now.seconds))
        yield Hint("seconds_free", values)
