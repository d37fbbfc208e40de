"""What two clips were made with, line by line: what differs, and what is the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from pikadesk.domain.clip import Clip
from pikadesk.domain.draft import Draft, ImageRef, LocalImage, StoredImage, UploadedImage
from pikadesk.domain.errors import Fault, VideoDamaged
from pikadesk.domain.fields import Choice, Field, Image, Images, Seed, Text, Transitions
from pikadesk.domain.pricing import estimate
from pikadesk.ui.presenters.form_words import field_label, option_label
from pikadesk.ui.text import credits, pixels, seconds, tenths, tr, tr_fault, tr_model
from pikadesk.words import TASKS

NONE = "–"
"""What stands where a clip has nothing of a kind."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in which clips may differ.

    Attributes:
        name: What it is.
        first: What it is of the first clip.
        second: What it is of the second.
    """

    name: str
    first: str
    second: str

    @property
    def same(self) -> bool:
        """Whether there is no difference."""
        return self.first == self.second


def film_trouble(fault: Fault) -> str:
    """Return what is wrong with a film of the library: the usual words are about what was downloaded."""
    if fault.code == VideoDamaged.code:
        name = Path(str(fault.get("path") or "")).name
        return tr("{name} is damaged, or not a video that can be read.").format(name=name)
    return tr_fault(fault)


def lines(first: Clip, second: Clip) -> tuple[Line, ...]:
    """Return everything that is to be said of two clips, in the order of the first one's form."""
    ones, others = dict(_said(first)), dict(_said(second))
    names = list(ones)
    for place, name in enumerate(others):
        if name not in ones:
            # Beside what it stands beside in the other form.
            before = [names.index(each) for each in list(others)[:place] if each in names]
            names.insert(max(before, default=-1) + 1, name)
    return tuple(Line(name, ones.get(name, NONE), others.get(name, NONE)) for name in names)


def _said(clip: Clip) -> Iterator[tuple[str, str]]:
    draft = clip.request.draft if clip.request is not None else None
    yield tr("Task"), tr(TASKS[draft.task]) if draft is not None else tr("Imported")
    if draft is not None:
        for field in draft.spec.fields:
            yield field_label(draft.spec, field.name), _value(draft, field) or NONE
    facts = clip.facts
    yield tr("Picture size"), pixels(facts.width, facts.height)
    yield tr("Length"), tenths(facts.seconds)
    yield tr("Sound"), tr("Yes") if facts.has_sound else tr("No")
    if draft is not None:
        yield tr("Price"), tr("{amount} credits").format(amount=credits(estimate(draft).credits))
    if clip.credits is not None:
        yield tr("Charged"), tr("{amount} credits").format(amount=credits(clip.credits))


def _value(draft: Draft, field: Field) -> str:
    match field:
        case Text():
            return draft.text(field.name).strip()
        case Seed():
            return draft.text(field.name).strip() or tr("Random")
        case Choice():
            value = draft.get(field.name)
            if field.name == "model":
                return tr_model(str(value))
            return option_label(field.name, value) if isinstance(value, str | int) else ""
        case Image() | Images():
            return ", ".join(map(_picture, draft.images(field.name)))
        case Transitions():
            parts = ((seconds(each.duration), each.prompt.strip()) for each in draft.transitions(field.name))
            return "\n".join(" ".join(filter(None, part)) for part in parts)
        case _:
            assert_never(field)


def _picture(ref: ImageRef) -> str:
    match ref:
        case LocalImage(path):
            return path.name
        case StoredImage(digest, name):
            # Two pictures may have one name; one that is not kept has nothing else.
            return f"{name} ({digest[:4]})" if digest else name
        case UploadedImage(path):
            return Path(path).name
        case _:
            assert_never(ref)
