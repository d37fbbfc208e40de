"""Exports: one at a time, the others wait; how far it is, and what became of it."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.errors import UNEXPECTED, StorageError
from pikadesk.domain.exporting import ExportKind, Part
from pikadesk.domain.library import Entry
from pikadesk.domain.naming import expand, values_of
from pikadesk.services.exporting import Exporter, ExportOrder, Outcome, Source
from pikadesk.services.film_ports import FilmWriter
from pikadesk.services.frame_ports import FilmIndex
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.exports_form import ExportForm
from pikadesk.ui.presenters.exports_words import outcome_text
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.presenters.library_words import clip_title
from pikadesk.ui.presenters.settings import SettingsPresenter
from pikadesk.ui.text import tr_fault

Spawn = Callable[[Coroutine[Any, Any, None]], None]

_MOST_SECONDS_TO_STOP = 5


@dataclass(frozen=True, slots=True)
class Exporting:
    """Something is being exported.

    Attributes:
        name: What the file, or the first of several, is called.
        count: How many files there will be.
        percent: How much of it is done.
        waiting: How many exports wait for this one.
        stopping: Whether it is being given up.
    """

    name: str
    count: int
    percent: int
    waiting: int
    stopping: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """Something was exported, if not all of it.

    Attributes:
        text: What was, and what was not.
        folder: Where it is.
        whole: Whether all of it was.
    """

    text: str
    folder: Path
    whole: bool


@dataclass(frozen=True, slots=True)
class NotExported:
    """Nothing was exported; `text` says why."""

    text: str


ExportState = Exporting | Exported | NotExported


class ExportsPresenter(QObject):
    """Exports clips.

    Args:
        library: Has the clips.
        settings: Has the template of names, and remembers how things were exported last.
        films: Makes files of films.
        index: Looks when the frames of a film are shown; may block. Raises `VideoDamaged`.
        exporter: Writes what is ordered.
        default_folder: Where exports go to begin with.
        spawn: Runs a coroutine on the event loop.
        parent: What owns it.
    """

    changed = Signal()
    _progressed = Signal(int, int)

    def __init__(
        self,
        library: LibraryPresenter,
        settings: SettingsPresenter,
        *,
        films: FilmWriter,
        index: Callable[[Path], FilmIndex],
        exporter: Exporter,
        default_folder: Path,
        spawn: Spawn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._settings = library, settings
        self._films, self._index, self._exporter = films, index, exporter
        self._default_folder, self._spawn = default_folder, spawn
        self._form: ExportForm | None = None
        self._state: ExportState | None = None
        self._waiting: deque[ExportOrder] = deque()
        self._done: list[Outcome] = []
        self._number = 0
        self._working = self._closing = False
        self._stop, self._at_rest = Event(), asyncio.Event()
        self._at_rest.set()
        self._progressed.connect(self._show_progress)

    @property
    def form(self) -> ExportForm | None:
        """What is to be exported, while the user is asked how; None where nobody is."""
        return self._form

    @property
    def state(self) -> ExportState | None:
        """How the export goes, or what became of the last one until it is dismissed."""
        return self._state

    def ask(self, ids: Sequence[str], *, kind: ExportKind | None = None, part: Part | None = None) -> None:
        """Ask the user how clips are to be exported.

        Args:
            ids: The clips, in order.
            kind: As what to begin with; None for what it was last.
            part: Which part of a single clip to begin with.
        """
        if ids and self._form is None:
            self._spawn(self._ask(ids, kind, part or Part()))

    def leave(self) -> None:
        """The user was asked; what was ordered goes on."""
        if self._form is not None:
            self._form.close()
            self._form.deleteLater()
            self._form = None
            self.changed.emit()

    def suggested_name(self, clip_id: str, suffix: str = ".mp4") -> str:
        """Return what a copy of a clip is called unless the user says otherwise; empty where there is no such clip."""
        entry = self._library.entries.get(clip_id)
        if entry is None:
            return ""
        values = values_of(entry.clip, clip_title(entry.clip, entry.marks))
        return f"{expand(self._settings.preferences.file_name, values)}{suffix}"

    def begin(self, order: ExportOrder) -> None:
        """Export what is ordered, after what was ordered before."""
        if self._closing:
            return
        self._waiting.append(order)
        if not self._working:
            self._working = True
            self._at_rest.clear()
            self._spawn(self._work())
        elif isinstance(self._state, Exporting):
            state = self._state
            self._show(Exporting(state.name, state.count, state.percent, len(self._waiting), state.stopping))

    def cancel(self) -> None:
        """Give up what is being exported: nothing is left of a file that is not whole. What waits comes next."""
        state = self._state
        if isinstance(state, Exporting):
            self._stop.set()
            self._show(Exporting(state.name, state.count, state.percent, state.waiting, stopping=True))

    def dismiss(self) -> None:
        """What became of the last export was read."""
        if self._state is not None and not isinstance(self._state, Exporting):
            self._show(None)

    async def close(self) -> None:
        """Export nothing any more: what is being written is given up, and nothing is left of it."""
        self._closing = True
        self.leave()
        self._waiting.clear()
        self._stop.set()
        # A disk that hangs must not keep the program from ending.
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._at_rest.wait(), _MOST_SECONDS_TO_STOP)

    async def _ask(self, ids: Sequence[str], kind: ExportKind | None, part: Part) -> None:
        try:
            entries = await self._library.fetch(ids)
        except StorageError as error:
            self._show(NotExported(tr_fault(error.fault)))
            return
        if not entries or self._form is not None:
            return
        self._form = ExportForm(
            [_source(entry) for entry in entries],
            settings=self._settings,
            films=self._films,
            index=self._index,
            existing=self._exporter.existing,
            begin=self.begin,
            default_folder=self._default_folder,
            spawn=self._spawn,
            kind=kind,
            part=part if len(entries) == 1 else Part(),
            parent=self,
        )
        self.changed.emit()

    async def _work(self) -> None:
        try:
            while self._waiting:
                order = self._waiting.popleft()
                self._number += 1
                self._stop = stop = Event()
                self._show(Exporting(order.names[0], len(order.names), 0, len(self._waiting)))
                try:
                    self._done.append(await in_thread(self._exporter.write, order, self._progress_of(), stop))
                finally:
                    # Where the program ends, the thread must not go on writing.
                    stop.set()
            self._show(_ended(self._done))
        finally:
            self._working = False
            self._waiting.clear()
            self._done.clear()
            if isinstance(self._state, Exporting):
                self._show(NotExported(tr_fault(UNEXPECTED)))
            self._at_rest.set()

    def _progress_of(self) -> Callable[[float], None]:
        number, told = self._number, -1

        def note(done: float) -> None:
            # On the thread that writes: the window need not hear of what nobody would see.
            nonlocal told
            percent = min(100, max(0, int(100 * done)))
            if percent != told:
                told = percent
                self._progressed.emit(number, percent)

        return note

    def _show_progress(self, number: int, percent: int) -> None:
        state = self._state
        if number == self._number and isinstance(state, Exporting):
            self._show(Exporting(state.name, state.count, percent, len(self._waiting), state.stopping))

    def _show(self, state: ExportState | None) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


def _ended(outcomes: Sequence[Outcome]) -> ExportState | None:
    """Return what became of all that was exported one after the other: none of it may be lost for the next."""
    text = " ".join(filter(None, map(outcome_text, outcomes)))
    written = [outcome for outcome in outcomes if outcome.files]
    if written:
        whole = all(len(outcome.files) == len(outcome.order.names) for outcome in outcomes if not outcome.stopped)
        return Exported(text, written[-1].order.folder, whole)
    return NotExported(text) if text else None


def _source(entry: Entry) -> Source:
    return Source(entry.clip, clip_title(entry.clip, entry.marks))
