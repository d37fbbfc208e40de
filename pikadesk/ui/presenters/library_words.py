"""What the library and the stage say of a clip."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QLocale

from pikadesk.domain.clip import Clip
from pikadesk.domain.library import Marks
from pikadesk.domain.pricing import estimate
from pikadesk.ui.text import seconds, tr, tr_effect, tr_model, tr_title

_WEEK = timedelta(days=6)
_UNMARKED = Marks()


def clip_title(clip: Clip, marks: Marks = _UNMARKED) -> str:
    """Return what a clip is called: by the user, by what it was made from, or by its file."""
    if marks.title:
        return marks.title
    return tr_title(clip.request.draft) if clip.request is not None else clip.path.stem


def facts(clip: Clip) -> str:
    """Return what a clip was made with, `Pika 2.2 · 10 s · 720p · 16:9 · seed 48213`, or else its length and size."""
    if clip.request is None:
        return f"{seconds(round(clip.facts.seconds))} · {clip.facts.width} × {clip.facts.height}"
    draft = clip.request.draft
    parts = [tr_model(str(draft.get("model")))]
    if draft.spec.has("effect"):
        parts.append(tr_effect(str(draft.get("effect"))))
    else:
        parts.append(seconds(round(clip.facts.seconds)))
    parts += [str(draft.get(name)) for name in ("resolution", "aspect_ratio") if draft.spec.has(name)]
    if draft.text("seed").strip():
        parts.append(tr("seed {seed}").format(seed=draft.text("seed").strip()))
    return " · ".join(parts)


def charged(clip: Clip) -> int | None:
    """Return what a clip cost, in credits: what the service said, or else the published price; None if not known."""
    if clip.request is None:
        return clip.credits
    return estimate(clip.request.draft).credits if clip.credits is None else clip.credits


def age(then: datetime, now: datetime) -> str:
    """Return how long ago something was: `Just now`, `2 min ago`, `1 h ago`, `Yesterday`, `Sat`, `12 Mar 2026`.

    Args:
        then: When it was, with a time zone.
        now: Now, with a time zone.
    """
    then, now = then.astimezone(), now.astimezone()
    passed = now - then
    days = (now.date() - then.date()).days
    if passed < timedelta(minutes=1):
        return tr("Just now")
    if passed < timedelta(hours=1):
        return tr("{minutes} min ago").format(minutes=passed // timedelta(minutes=1))
    if days == 0:
        return tr("{hours} h ago").format(hours=passed // timedelta(hours=1))
    if days == 1:
        return tr("Yesterday")
    locale = QLocale()
    if now.date() - then.date() <= _WEEK:
        return locale.dayName(then.isoweekday(), QLocale.FormatType.ShortFormat)
    return locale.toString(QDate(then.year, then.month, then.day), tr("d MMM yyyy"))
