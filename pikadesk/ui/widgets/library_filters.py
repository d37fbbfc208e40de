"""The menus in which filters and the order of the library are chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from pikadesk.domain.catalogue import CATALOGUE
from pikadesk.domain.fields import Choice
from pikadesk.domain.library import Query
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.presenters.library_search import LENGTHS, PERIODS, SORTS, LibrarySearch
from pikadesk.ui.text import tr
from pikadesk.words import TASKS

T = TypeVar("T")
_MOST_NAMED = 60


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing that can be chosen.

    Attributes:
        words: What it is.
        chosen: Says whether it is chosen now.
        choose: Chooses it or, where it is one of several that can be chosen together, takes it back.
    """

    words: str
    chosen: Callable[[], bool]
    choose: Callable[[], None]


class PickMenu(QMenu):
    """A menu with marks before what is chosen; where several can be chosen together, a click leaves it open.

    Args:
        search: Tells when something else is chosen.
        owner: The widget that it belongs to.
        several: Whether several can be chosen together.
        title: Its name in a menu around it.
    """

    def __init__(self, search: LibrarySearch, owner: QWidget, *, several: bool = False, title: str = "") -> None:
        super().__init__(title.replace("&", "&&"), owner)
        self._several = several
        self._marks: list[tuple[QAction, Pick]] = []
        self._group = QActionGroup(self)
        policy = QActionGroup.ExclusionPolicy
        self._group.setExclusionPolicy(policy.None_ if several else policy.ExclusiveOptional)
        search.changed.connect(self._render)

    def fill(self, picks: Iterable[Pick]) -> None:
        """Offer these."""
        for pick in picks:
            action = QAction(pick.words.replace("&", "&&"), self)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, pick=pick: pick.choose())
            self._group.addAction(action)
            self.addAction(action)
            self._marks.append((action, pick))
        self._render()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stay open for the next of several."""
        action = self.actionAt(event.position().toPoint())
        if self._several and action is not None and event.button() is Qt.MouseButton.LeftButton:
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def _render(self) -> None:
        for action, pick in self._marks:
            action.setChecked(pick.chosen())


def types_menu(search: LibrarySearch, owner: QWidget) -> QMenu:
    """Return the menu of what made the clips."""
    menu = PickMenu(search, owner, several=True)
    names = {task: tr(TASKS[task]) for task in CATALOGUE}
    menu.fill(_several(search, tr("All types"), names, lambda q: q.tasks, lambda q, found: replace(q, tasks=found)))
    return menu


def dates_menu(search: LibrarySearch, owner: QWidget) -> QMenu:
    """Return the menu of times."""
    menu = PickMenu(search, owner)
    menu.fill(_one(_translated(PERIODS), lambda: search.period, search.choose_period))
    return menu


def sorts_menu(search: LibrarySearch, owner: QWidget) -> QMenu:
    """Return the menu of orders."""
    menu = PickMenu(search, owner)
    menu.fill(
        _one(
            _translated(SORTS), lambda: search.asked.sort, lambda sort: search.ask_for(replace(search.asked, sort=sort))
        )
    )
    return menu


def more_menu(library: LibraryPresenter, owner: QWidget) -> QMenu:
    """Return the menu of all other filters."""
    search, marks, menu = library.search, library.marks, QMenu(owner)

    def inner(title: str, picks: Sequence[Pick], *, several: bool = False) -> None:
        made = PickMenu(search, menu, several=several, title=title)
        made.fill(picks[:_MOST_NAMED])
        # One is for any of them.
        made.setEnabled(len(picks) > 1)
        menu.addMenu(made)

    def ask(**changed: object) -> None:
        search.ask_for(replace(search.asked, **changed))  # type: ignore[arg-type]  # as Query names them

    any_words = tr("Any")
    sizes, ratios = ({each: each for each in _options(name)} for name in ("resolution", "aspect_ratio"))
    several = _several(
        search, any_words, sizes, lambda q: q.resolutions, lambda q, found: replace(q, resolutions=found)
    )
    inner(tr("Resolution"), several, several=True)
    several = _several(search, any_words, ratios, lambda q: q.ratios, lambda q, found: replace(q, ratios=found))
    inner(tr("Aspect ratio"), several, several=True)
    inner(tr("Length"), _one(_translated(LENGTHS), lambda: search.length, search.choose_length))
    tags = {"": any_words, **{each: each for each in marks.tags}}
    inner(tr("Tag"), _one(tags, lambda: search.asked.tag, lambda tag: ask(tag=tag)))
    collections = {"": any_words, **{each: each for each in marks.collections}}
    inner(tr("Collection"), _one(collections, lambda: search.asked.collection, lambda name: ask(collection=name)))
    folders: dict[Path | None, str] = {None: any_words, **{each: str(each) for each in marks.folders}}
    inner(tr("Folder"), _one(folders, lambda: search.asked.folder, lambda folder: ask(folder=folder)))
    return menu


def _several(
    search: LibrarySearch,
    everything: str,
    words: Mapping[T, str],
    get: Callable[[Query], frozenset[T]],
    put: Callable[[Query, frozenset[T]], Query],
) -> list[Pick]:
    """Return what can be chosen together, after what takes all of it back."""

    def pick(value: T) -> Pick:
        return Pick(
            words[value],
            lambda: value in get(search.asked),
            lambda: search.ask_for(put(search.asked, get(search.asked) ^ {value})),
        )

    clear = Pick(everything, lambda: not get(search.asked), lambda: search.ask_for(put(search.asked, frozenset())))
    return [clear, *map(pick, words)]


def _one(words: Mapping[T, str], get: Callable[[], T], choose: Callable[[T], None]) -> list[Pick]:
    def pick(value: T) -> Pick:
        return Pick(words[value], lambda: get() == value, lambda: choose(value))

    return [*map(pick, words)]


def _options(field: str) -> list[str]:
    """Return what the tasks have to choose from in a field, each once."""
    found = [spec.field(field) for spec in CATALOGUE.values() if spec.has(field)]
    return list(dict.fromkeys(str(option) for each in found if isinstance(each, Choice) for option in each.options))


def _translated(words: Mapping[T, str]) -> dict[T, str]:
    return {value: tr(each) for value, each in words.items()}
