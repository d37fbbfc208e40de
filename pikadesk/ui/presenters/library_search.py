"""What is asked of the library: words, filters and an order, each filter with the words that say it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import assert_never

from PySide6.QtCore import QObject, QTimer, Signal

from pikadesk.domain.catalogue import Task
from pikadesk.domain.library import Query, Sort
from pikadesk.ui.text import listing, tr
from pikadesk.words import TASKS, translatable

_TYPED_MILLISECONDS = 150


class Period(StrEnum):
    """Since when clips were saved."""

    ANY = "any"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


PERIODS = translatable(
    {
        Period.ANY: "Any date",
        Period.TODAY: "Today",
        Period.WEEK: "Last 7 days",
        Period.MONTH: "Last 30 days",
        Period.YEAR: "Last 365 days",
    }
)


class Length(StrEnum):
    """How long clips are."""

    ANY = "any"
    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


LENGTHS = translatable(
    {
        Length.ANY: "Any length",
        Length.SHORT: "Up to 5 s",
        Length.MEDIUM: "6 to 10 s",
        Length.LONG: "Over 10 s",
    }
)
# Whole seconds are what is shown, and a clip of 5 s has some milliseconds more.
_LIMITS: dict[Length, tuple[float | None, float | None]] = {
    Length.ANY: (None, None),
    Length.SHORT: (None, 5.5),
    Length.MEDIUM: (5.5, 10.5),
    Length.LONG: (10.5, None),
}

SORTS = translatable(
    {
        Sort.NEWEST: "Newest",
        Sort.OLDEST: "Oldest",
        Sort.TITLE: "Title",
        Sort.LONGEST: "Longest",
        Sort.SHORTEST: "Shortest",
        Sort.DEAREST: "Most credits",
    }
)


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that is chosen.

    Attributes:
        name: Which one.
        words: What it lets through.
        clear: Lets everything through again.
    """

    name: str
    words: str
    clear: Callable[[], None]


class LibrarySearch(QObject):
    """The question. `changed` is emitted whenever it is another one, `asked` when it is to be answered.

    Args:
        ask: Answers it anew.
        now: Returns the time with its zone.
    """

    changed = Signal()

    def __init__(self, ask: Callable[[], None], *, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask, self._now = ask, now
        self._asked = Query()
        self._period, self._length = Period.ANY, Length.ANY
        # Not for every letter.
        self._typing = QTimer(self, singleShot=True, interval=_TYPED_MILLISECONDS)
        self._typing.timeout.connect(ask)

    @property
    def query(self) -> Query:
        """What is asked, as of now: `today` is another one tomorrow."""
        shortest, longest = _LIMITS[self._length]
        return replace(self._asked, shortest=shortest, longest=longest, since=self._since())

    @property
    def asked(self) -> Query:
        """What is asked, but for times and lengths."""
        return self._asked

    @property
    def period(self) -> Period:
        """Since when they were saved."""
        return self._period

    @property
    def length(self) -> Length:
        """How long they are."""
        return self._length

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked that not every clip answers."""
        return bool(self._asked.text.strip()) or self._asked.starred or bool(self.filters)

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters that are chosen, but for favourites, which have a button of their own."""
        asked = self._asked

        def without(**nothing: object) -> Callable[[], None]:
            return partial(self.ask_for, replace(asked, **nothing))  # type: ignore[arg-type]  # as Query names them

        found = []
        if asked.tasks:
            names = [tr(TASKS[task]) for task in Task if task in asked.tasks]
            found.append(Filter("tasks", listing(names), without(tasks=frozenset())))
        if self._period is not Period.ANY:
            found.append(Filter("period", tr(PERIODS[self._period]), partial(self.choose_period, Period.ANY)))
        if asked.resolutions:
            words = listing(sorted(asked.resolutions, key=lambda each: (len(each), each)))
            found.append(Filter("resolutions", words, without(resolutions=frozenset())))
        if asked.ratios:
            found.append(Filter("ratios", listing(sorted(asked.ratios)), without(ratios=frozenset())))
        if self._length is not Length.ANY:
            found.append(Filter("length", tr(LENGTHS[self._length]), partial(self.choose_length, Length.ANY)))
        if asked.tag:
            found.append(Filter("tag", tr("Tag: {tag}").format(tag=asked.tag), without(tag="")))
        if asked.collection:
            words = tr("Collection: {name}").format(name=asked.collection)
            found.append(Filter("collection", words, without(collection="")))
        if asked.folder is not None:
            words = tr("Folder: {name}").format(name=asked.folder.name)
            found.append(Filter("folder", words, without(folder=None)))
        return tuple(found)

    def type(self, text: str) -> None:
        """Look for words, as soon as nothing is typed for a moment."""
        if text != self._asked.text:
            self._asked = replace(self._asked, text=text)
            self._typing.start()
            self.changed.emit()

    def ask_for(self, asked: Query) -> None:
        """Ask for something else: what is `asked` now with something changed."""
        self._asked = asked
        self._again()

    def choose_period(self, period: Period) -> None:
        """Ask for clips of a time."""
        self._period = period
        self._again()

    def choose_length(self, length: Length) -> None:
        """Ask for clips of a length."""
        self._length = length
        self._again()

    def clear_filters(self) -> None:
        """Ask for every clip, in the same order."""
        self._asked = Query(sort=self._asked.sort)
        self._period, self._length = Period.ANY, Length.ANY
        self._again()

    def _again(self) -> None:
        self._typing.stop()
        self.changed.emit()
        self._ask()

    def _since(self) -> datetime | None:
        now = self._now().astimezone()
        today = now.replace(hour=0, minute=0, second=0, microsecond=0)
        match self._period:
            case Period.ANY:
                return None
            case Period.TODAY:
                return today
            case Period.WEEK:
                return today - timedelta(days=6)
            case Period.MONTH:
                return today - timedelta(days=29)
            case Period.YEAR:
                return today - timedelta(days=364)
            case _:
                assert_never(self._period)
