"""What the inspector says of a clip, in rows of a name and a value."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QDate, QLocale, QTime

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip
from pikadesk.domain.draft import Draft
from pikadesk.domain.fields import Choice, Image, Images, Seed, Text, Transitions
from pikadesk.domain.job import Job
from pikadesk.domain.library import Entry
from pikadesk.domain.pictures import has_storyboard, image_field
from pikadesk.domain.pricing import estimate
from pikadesk.services.lineage import Kin, Relative
from pikadesk.ui.presenters.form_words import field_label, option_label
from pikadesk.ui.presenters.library_words import charged
from pikadesk.ui.presenters.recall import Part
from pikadesk.ui.text import credits, decimal, megabytes, number, pixels, seconds, tenths, tr, tr_count, tr_model
from pikadesk.words import TASKS, translatable

_LONGEST_RECORD = 20

_KINS = translatable(
    {
        Kin.DRAFT: "The draft of this final",
        Kin.FINAL: "The final of this draft",
        Kin.VARIATION: "The same with another seed",
        Kin.SAME: "Made of the same settings",
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """A name and its value.

    Attributes:
        copied: What a button copies; empty where there is no button.
        part: Which part of the settings another button uses; None where there is none.
    """

    name: str
    value: str
    copied: str = ""
    part: Part | None = None


def prompt_rows(draft: Draft) -> tuple[Row, ...]:
    """Return everything that was written: prompt, prompts of transitions, negative prompt."""
    found = []
    for field in draft.spec.fields:
        if isinstance(field, Text) and draft.text(field.name).strip():
            text = draft.text(field.name).strip()
            part = Part.PROMPT if field.name == "prompt" else None
            found.append(Row(field_label(draft.spec, field.name), text, text, part))
        elif isinstance(field, Transitions):
            name = tr("Transition {number}, {length}")
            found += [
                Row(name.format(number=place, length=seconds(each.duration)), each.prompt.strip(), each.prompt.strip())
                for place, each in enumerate(draft.transitions(field.name), start=1)
                if each.prompt.strip()
            ]
    return tuple(found)


def setting_rows(draft: Draft) -> Iterator[Row]:
    """Give what a clip was made with, but for what was written and shown."""
    yield Row(tr("Task"), _task(draft))
    for field in draft.spec.fields:
        name = field_label(draft.spec, field.name)
        match field:
            case Transitions():
                lengths = [seconds(each.duration) for each in draft.transitions(field.name)]
                yield Row(name, ", ".join(lengths))
            case Choice(name="model"):
                yield Row(name, tr_model(str(draft.get("model"))))
            case Choice(options=options):
                value = draft.get(field.name)
                yield from (Row(name, option_label(field.name, each)) for each in options if each == value)
            case Seed():
                seed = draft.text(field.name).strip()
                yield Row(name, seed or tr("Random"), seed, Part.SEED if seed else None)
            case Text() | Image() | Images():
                continue
            case _:
                assert_never(field)


def fact_rows(clip: Clip) -> Iterator[Row]:
    """Give what the file of a clip says."""
    facts = clip.facts
    yield Row(tr("Length"), tenths(facts.seconds))
    yield Row(tr("Size"), pixels(facts.width, facts.height))
    yield Row(tr("Frames"), number(facts.frames))
    if facts.seconds > 0:
        yield Row(tr("Frame rate"), tr("{rate} a second").format(rate=_rate(clip)))
    yield Row(tr("Sound"), tr("Yes") if facts.has_sound else tr("None"))


def job_rows(clip: Clip, job: Job | None, *, sandbox: bool) -> Iterator[Row]:
    """Give what a clip cost, when it came about and how long that took.

    Args:
        clip: The clip.
        job: The job that made it, None where nothing is known of one.
        sandbox: Whether nothing was charged.
    """
    yield from _price_rows(clip, job, sandbox=sandbox)
    created = clip.created_at if job is None else job.created_at
    yield Row(tr("Created") if clip.request is not None else tr("Changed"), moment(created))
    if job is not None and job.sent_at is not None and job.made_at is not None and job.made_at >= job.sent_at:
        yield Row(tr("Took"), duration((job.made_at - job.sent_at).total_seconds()))
    if clip.remote_id is not None:
        yield Row(tr("Record"), shortened(clip.remote_id), clip.remote_id)


def file_lines(clip: Clip, size: int | None, *, missing: bool) -> tuple[str, ...]:
    """Return what to say of a clip's file: its name and size, what it holds, and its folder.

    Args:
        clip: The clip.
        size: In bytes, None where nobody looked yet.
        missing: Whether it is not there.
    """
    name = clip.path.name if size is None or missing else f"{clip.path.name} · {megabytes(size)}"
    if clip.request is None:
        return name, str(clip.path.parent)
    parts = [pixels(clip.facts.width, clip.facts.height)]
    if clip.facts.seconds > 0:
        parts.append(tr("{rate} frames a second").format(rate=_rate(clip)))
    parts.append(tr("with sound") if clip.facts.has_sound else tr("no sound"))
    return name, " · ".join(parts), str(clip.path.parent)


def picture_words(draft: Draft, place: int) -> str:
    """Return what the picture with an index is called in a request: `Keyframe 2`."""
    if has_storyboard(draft.spec):
        return tr("Keyframe {number}").format(number=place + 1)
    several = isinstance(image_field(draft.spec), Images)
    return tr("Picture {number}").format(number=place + 1) if several else tr("Picture")


def kin_words(relative: Relative, draft: Draft | None) -> str:
    """Return what another clip is to the one that is shown.

    Args:
        relative: The other clip.
        draft: The settings with the picture that one clip has of the other; None where there is no such picture.
    """
    if draft is None or relative.kin not in (Kin.BEFORE, Kin.AFTER):
        return tr(_KINS[relative.kin])
    begun = relative.place == 0 and draft.task in (Task.IMAGE, Task.FRAMES)
    if relative.kin is Kin.BEFORE:
        template = tr("Begun with its {frame}") if begun else tr("{picture}: its {frame}")
    else:
        template = tr("Begun with the {frame} of this") if begun else tr("{picture}: the {frame} of this")
    return template.format(frame=_frame(relative.seconds), picture=picture_words(draft, relative.place))


@dataclass(frozen=True, slots=True)
class Sums:
    """Several clips together.

    Attributes:
        seconds: How long they are.
        credits: What those cost whose price is known.
        priced: How many those are.
        count: How many there are.
        starred: Whether all of them are favourites.
        tags: Those that all of them have.
    """

    seconds: float
    credits: int
    priced: int
    count: int
    starred: bool
    tags: frozenset[str]


def add_up(entries: Sequence[Entry]) -> Sums:
    """Add clips up; there may be thousands of them."""
    prices = [price for entry in entries if (price := charged(entry.clip)) is not None]
    tags = [frozenset(entry.marks.tags) for entry in entries]
    return Sums(
        sum(entry.clip.facts.seconds for entry in entries),
        sum(prices),
        len(prices),
        len(entries),
        bool(entries) and all(entry.marks.star for entry in entries),
        frozenset.intersection(*tags) if tags else frozenset(),
    )


def sum_rows(sums: Sums) -> tuple[Row, ...]:
    """Return how long several clips are together, and what they cost."""
    length = round(sums.seconds)
    rows = [Row(tr("Length"), duration(length) if length >= 60 else seconds(length))]
    if sums.priced:
        rows.append(Row(tr("Credits"), tr("{amount} credits").format(amount=credits(sums.credits))))
    if sums.priced < sums.count:
        rest = sums.count - sums.priced
        rows.append(Row(tr("Not known"), tr_count("the cost of 1 video", "the cost of %n videos", rest)))
    return tuple(rows)


def moment(at: datetime) -> str:
    """Write a time as people do: `Sat 15 Nov 2025, 18:04`."""
    local = at.astimezone()
    locale = QLocale()
    date = locale.toString(QDate(local.year, local.month, local.day), tr("ddd d MMM yyyy"))
    time = locale.toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    return tr("{date}, {time}").format(date=date, time=time)


def duration(length: float) -> str:
    """Write a length in seconds as a clock does: `2:36`, `1:02:36`."""
    minutes, rest = divmod(round(length), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def shortened(record: str) -> str:
    """Cut the middle out of a long id."""
    return record if len(record) <= _LONGEST_RECORD else f"{record[:8]}…{record[-11:]}"


def _price_rows(clip: Clip, job: Job | None, *, sandbox: bool) -> Iterator[Row]:
    amount, price = tr("{amount} credits"), charged(clip)
    if sandbox and price is not None:
        yield Row(tr("Price"), tr("{amount} credits, for practice").format(amount=credits(price)))
        return
    if clip.credits is not None:
        yield Row(tr("Charged"), amount.format(amount=credits(clip.credits)))
    if clip.request is not None:
        planned = estimate(clip.request.draft).credits if job is None else job.estimated_credits
        if clip.credits is None:
            yield Row(tr("Charged"), tr("{amount}, the published price").format(amount=credits(planned)))
        elif planned != clip.credits:
            yield Row(tr("Estimated"), amount.format(amount=credits(planned)))


def _frame(at: float) -> str:
    if at <= 0:
        return tr("first frame")
    return tr("last frame") if math.isinf(at) else tr("frame at {position}").format(position=tenths(at))


def _task(draft: Draft) -> str:
    field = image_field(draft.spec)
    name = tr(TASKS[draft.task])
    if not isinstance(field, Images):
        return name
    count = len(draft.images(field.name))
    if has_storyboard(draft.spec):
        return tr_count("{task}, 1 keyframe", "{task}, %n keyframes", count).format(task=name)
    return tr_count("{task}, 1 picture", "{task}, %n pictures", count).format(task=name)


def _rate(clip: Clip) -> str:
    rate = clip.facts.frames / clip.facts.seconds
    return number(round(rate)) if abs(rate - round(rate)) < 0.05 else decimal(rate, 2)
