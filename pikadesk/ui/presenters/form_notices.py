"""What became of the files that the user brought to a form, as sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pikadesk.domain.catalogue import Task
from pikadesk.domain.errors import Fault
from pikadesk.ui.presenters import form_words
from pikadesk.ui.presenters.form_words import Origin
from pikadesk.ui.text import tr_count, tr_fault

_MOST_REFUSALS_TOLD = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """Another task that takes the files which did not fit here; `text` is the link's words."""

    text: str
    task: Task
    files: tuple[Path, ...]


class NoticeKind(StrEnum):
    """Whether it is an error, something to know, or said because all is well."""

    WRONG = "err"
    ODD = "warn"
    GOOD = "info"


@dataclass(frozen=True, slots=True)
class Notice:
    """What became of files that the user brought: a sentence at the place where they were dropped."""

    text: str
    kind: NoticeKind = NoticeKind.WRONG
    offer: Offer | None = None


def refusals(faults: Sequence[Fault]) -> tuple[Notice, ...]:
    """Say why files cannot be used; of many, only the first ones and how many more there are."""
    notices = [Notice(tr_fault(fault)) for fault in faults]
    if len(notices) > _MOST_REFUSALS_TOLD:
        rest = len(notices) - _MOST_REFUSALS_TOLD + 1
        told = tr_count("One more file cannot be used.", "%n more files cannot be used.", rest)
        notices[_MOST_REFUSALS_TOLD - 1 :] = [Notice(told)]
    return tuple(notices)


def left_out(task: Task, files: tuple[Path, ...], kept: int, most: int, origin: Origin) -> Notice:
    """Say that not all files had room, and offer them to a task that takes all of them where there is one.

    Args:
        task: Where they were brought.
        files: All of them.
        kept: How many of them had room.
        most: How many pictures the task takes.
        origin: How they came.
    """
    taker = form_words.task_for(len(files)) if len(files) > most else None
    offer = Offer(form_words.use_in(len(files), taker), taker, files) if taker else None
    return Notice(form_words.left_out(task, len(files), kept, most, origin), NoticeKind.ODD, offer=offer)
