"""What the library shows of a clip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pikadesk.domain.catalogue import Task
from pikadesk.domain.library import Entry
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.presenters.library_words import age, clip_title
from pikadesk.ui.text import listing, seconds, tr
from pikadesk.words import TASKS


@dataclass(frozen=True, slots=True)
class Card:
    """What the library shows of a clip.

    Attributes:
        task: What made it, None where it was imported.
        line: The task and how long ago it was saved, or that its file is gone.
        length: `13 s`.
        missing: Whether the file is not where it was saved.
        poster: A picture of the clip, None until there is one.
        starred: Whether it is a favourite.
        tags: What the user put it under.
        note: What the user wrote about it.
    """

    id: str
    task: Task | None
    title: str
    line: str
    length: str
    missing: bool
    poster: Picture | None
    starred: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""

    @property
    def spoken(self) -> str:
        """All of it, to be read out."""
        parts = [self.title, self.line, self.length]
        if self.starred:
            parts.append(tr("starred"))
        if self.tags:
            parts.append(tr("tags: {tags}").format(tags=listing(list(self.tags))))
        return ", ".join(parts)

    @property
    def explained(self) -> str:
        """What does not fit on a card."""
        parts = [self.title]
        if self.tags:
            parts.append(tr("Tags: {tags}").format(tags=", ".join(self.tags)))
        if self.note:
            parts.append(self.note)
        return "\n".join(parts)


def card_of(entry: Entry, now: datetime, *, final: bool, missing: bool, poster: Picture | None) -> Card:
    """Return a clip's card.

    Args:
        entry: The clip with its marks.
        now: The time.
        final: Whether it was made of a draft.
        missing: Whether its file is not there.
        poster: A picture of it.
    """
    clip, marks = entry.clip, entry.marks
    task = clip.request.draft.task if clip.request is not None else None
    kind = tr(TASKS[task]) if task is not None else tr("Imported")
    kind = tr("{task}, final").format(task=kind) if final else kind
    when = tr("file not found") if missing else age(clip.created_at, now)
    return Card(
        clip.id,
        task,
        clip_title(clip, marks),
        f"{kind} · {when}",
        seconds(round(clip.facts.seconds)),
        missing,
        poster,
        marks.star,
        marks.tags,
        marks.note,
    )
