"""What the library knows of a clip beside what made it, and what can be asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip


@dataclass(frozen=True, slots=True)
class Marks:
    """What the user says of a clip.

    Attributes:
        star: Whether it is a favourite.
        title: What it is called; empty where its prompt says it.
        tags: Each once, in the order of the alphabet.
        note: Any text.
        collections: The names of the collections it is in, each once, in the order of the alphabet.
    """

    star: bool = False
    title: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    collections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A clip in the library.

    Attributes:
        clip: The clip.
        marks: What the user says of it.
    """

    clip: Clip
    marks: Marks = Marks()


@dataclass(frozen=True, slots=True)
class FrameSource:
    """Where a picture came from that was taken of a clip.

    Attributes:
        clip_id: The clip.
        seconds: The time of the frame as the file counts it; infinity for the last one.
    """

    clip_id: str
    seconds: float


class Sort(StrEnum):
    """In which order clips are listed; where it says nothing, the newest comes first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    LONGEST = "longest"
    SHORTEST = "shortest"
    DEAREST = "dearest"


@dataclass(frozen=True, slots=True)
class Query:
    """Which clips are wanted. What is empty or None asks for nothing; everything else must hold at once.

    Attributes:
        text: Words that stand, as beginnings of words, in title, prompts, task, effect, file name, tags or note.
        tasks: One of them made it. Clips without a request are wanted only where this is empty.
        resolutions: One of them, as the catalogue spells them, or of the picture itself where the request says none.
        ratios: One of them, as the catalogue spells them, or of the picture itself where the request says none.
        shortest: Seconds at least.
        longest: Seconds at most.
        since: Saved then or later.
        until: Saved before.
        starred: Only favourites.
        tag: Has it.
        collection: Is in it.
        folder: The folder its file is in.
        sort: In which order.
    """

    text: str = ""
    tasks: frozenset[Task] = frozenset()
    resolutions: frozenset[str] = frozenset()
    ratios: frozenset[str] = frozenset()
    shortest: float | None = None
    longest: float | None = None
    since: datetime | None = None
    until: datetime | None = None
    starred: bool = False
    tag: str = ""
    collection: str = ""
    folder: Path | None = None
    sort: Sort = Sort.NEWEST
