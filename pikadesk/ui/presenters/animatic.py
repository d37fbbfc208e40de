"""The preview of a storyboard: what the stage shows before anything is generated, and how it is retimed there."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import LocalImage
from pikadesk.domain.errors import PikadeskError, Stopped
from pikadesk.domain.storyboard import (
    Storyboard,
    distribute_evenly,
    fit_to,
    insert,
    move_boundary,
    shift_from,
    storyboard,
)
from pikadesk.services.ports import ImageFacts
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.animatic_playhead import Playhead
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.text import tr_fault

Spawn = Callable[[Coroutine[Any, Any, None]], None]
FilmProgress = Callable[[int, int], None]
"""Called with the frames written so far and the frames in all."""
WriteDissolve = Callable[[Sequence[Path], Sequence[int], Path, FilmProgress, Event], None]
"""Writes a cross-dissolve: pictures, the whole seconds from each to the next, where to, progress, what stops it."""

_MOST_SECONDS_TO_STOP = 5


@dataclass(frozen=True, slots=True)
class Exporting:
    """The preview is being written to a file; so many percent of it are."""

    file: Path
    percent: int = 0


@dataclass(frozen=True, slots=True)
class Exported:
    """The preview was written to a file."""

    file: Path


@dataclass(frozen=True, slots=True)
class NotExported:
    """The preview could not be written; `text` says why."""

    text: str


Export = Exporting | Exported | NotExported


@dataclass(frozen=True, slots=True)
class Landing:
    """What the storyboard would be after a drop: its pictures, and the indexes of those that are new."""

    board: Storyboard
    pictures: tuple[Picture, ...]
    new: range


class AnimaticPresenter(QObject):
    """The preview of the storyboard that a form holds.

    Attributes:
        form: The form.
        playhead: Where the preview is; it tells its own changes, sixty times a second while it plays.

    Args:
        form: Holds the storyboard.
        write: Writes the preview to a file; blocks, and raises a `PikadeskError`.
        spawn: Starts a coroutine on the running loop.
        parent: What owns it.
    """

    changed = Signal()
    _written = Signal(int, int)

    def __init__(
        self, form: FormPresenter, *, write: WriteDissolve, spawn: Spawn, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.form = form
        self.playhead = Playhead(parent=self)
        self._write, self._spawn = write, spawn
        self._task: Task | None = None
        self._covered = False
        self._selected: int | None = None
        self._board = storyboard(form.draft)
        self._steps = itertools.count(1)
        self._step = ""
        self._before = self._retimed = form.draft
        self._landing: Landing | None = None
        self._export: Export | None = None
        self._stop, self._written_out = Event(), asyncio.Event()
        self._written_out.set()
        self._written.connect(self._show_progress)
        form.changed.connect(self._form_changed)
        self._form_changed()

    @property
    def board(self) -> Storyboard:
        """The storyboard as the form holds it."""
        return self._board

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The keyframes' pictures."""
        return self.form.pictures

    @property
    def cut(self) -> frozenset[int]:
        """The indexes of the keyframes that do not have the shape of the video, which is that of the first one."""
        return frozenset(note.index for note in self.form.notes if note.code == "other_ratio")

    @property
    def prices(self) -> tuple[int, ...]:
        """What the seconds of each transition cost, in credits."""
        return self.form.reading.transition_credits

    @property
    def available(self) -> bool:
        """Whether the task that is shown has a storyboard that can be previewed."""
        return self._task is self.form.task and len(self._board.images) > 1

    @property
    def shown(self) -> bool:
        """Whether the stage shows the preview, and not the player.

        It does from when the storyboard is edited, or its task is chosen, until a clip is opened.
        """
        return self.available and not self._covered

    @property
    def selected(self) -> int | None:
        """The index of the transition that is chosen for editing."""
        return self._selected

    @property
    def landing(self) -> Landing | None:
        """What the storyboard would be after the drop that is under way."""
        return self._landing

    @property
    def can_export(self) -> bool:
        """Whether every picture is at hand and nothing is being exported."""
        usable = all(picture.file is not None and picture.fault is None for picture in self.pictures)
        return self.available and usable and not isinstance(self._export, Exporting)

    @property
    def export_state(self) -> Export | None:
        """What became of the last export, until it is dismissed."""
        return self._export

    def show_task(self, task: Task) -> None:
        """Say which task the window shows; coming to the storyboard's shows the preview again."""
        if task is not self._task:
            self._task, self._covered = task, False
            self._tell()

    def clip_opened(self) -> None:
        """Say that a clip was opened on the stage."""
        self._covered = True
        self._tell()

    def show(self) -> None:
        """Show the preview in place of a clip."""
        self._covered = False
        self._tell()

    def select(self, transition: int | None) -> None:
        """Choose a transition for editing, by its index, or none."""
        if transition != self._selected:
            self._selected = transition
            self.changed.emit()

    def begin_retiming(self) -> None:
        """Begin to move a boundary: everything until the next beginning is one step of undo."""
        self._before = self._retimed = self.form.draft
        self._step = f"retiming {next(self._steps)}"

    def retime(self, boundary: int, to_second: int, *, following: bool) -> None:
        """Move a boundary from where it was at the beginning; see `pikadesk.domain.storyboard`.

        Args:
            boundary: Its index.
            to_second: Where to, in whole seconds from the start.
            following: Whether everything after it moves along.
        """
        if self.form.draft != self._retimed:
            # A picture came meanwhile, or the prompt was written on: what it is moved in is another storyboard.
            self.begin_retiming()
        if boundary >= len(self._before.transitions()):
            return
        if following:
            by = to_second - storyboard(self._before).times[boundary + 1]
            self._retimed = shift_from(self._before, boundary, by)
        else:
            self._retimed = move_boundary(self._before, boundary, to_second)
        self.form.retime(self._retimed, self._step)

    def end_retiming(self) -> None:
        """The boundary is let go of."""
        self.form.end_step(self._step)

    def cancel_retiming(self) -> None:
        """Put the boundary back to where it was at the beginning."""
        if self.form.draft == self._retimed != self._before:
            self._retimed = self._before
            self.form.retime(self._before, self._step)
            self.form.end_step(self._step)

    def distribute(self) -> None:
        """Give all transitions the same length."""
        self.form.arrange(distribute_evenly(self.form.draft))

    def fit(self, seconds: int) -> None:
        """Let the whole last so many seconds."""
        self.form.arrange(fit_to(self.form.draft, seconds))

    def show_landing(self, at: int, files: Sequence[Path | None]) -> None:
        """Show what the storyboard would be if pictures were dropped before the keyframe with index `at`.

        Args:
            at: The index.
            files: The pictures; None for one that has no file, such as a picture on the web.
        """
        refs = [LocalImage(file or Path()) for file in files]
        after, kept = insert(self.form.draft, at, refs)
        if not kept:
            self.hide_landing()
            return
        at = min(at, len(self._board.images))
        # Nobody looked at them yet; that there is something to see is all that a thumbnail needs.
        unknown = ImageFacts(0, 0, 0, "", orientation=0)
        brought = zip(refs[:kept], files, strict=False)
        new = tuple(Picture(ref, ref.path.name, file, unknown) for ref, file in brought)
        pictures = (*self.pictures[:at], *new, *self.pictures[at:])
        self._landing = Landing(storyboard(after), pictures, range(at, at + kept))
        self.changed.emit()

    def hide_landing(self) -> None:
        """Show the storyboard as it is again."""
        if self._landing is not None:
            self._landing = None
            self.changed.emit()

    def export(self, file: Path) -> None:
        """Write the preview to a file, over whatever is there; `export_state` tells how it goes."""
        if not self.can_export:
            return
        pictures = [picture.file for picture in self.pictures if picture.file is not None]
        seconds = [transition.duration for transition in self._board.transitions]
        self._stop = Event()
        self._written_out.clear()
        self._export = Exporting(file)
        self._spawn(self._write_film(pictures, seconds, file, self._stop))
        self.changed.emit()

    def cancel_export(self) -> None:
        """Stop writing; nothing is left of the file."""
        self._stop.set()

    async def close(self) -> None:
        """Write no film any more: one that is being written is given up, and nothing is left of it."""
        self.cancel_export()
        # A disk that hangs must not keep the program from ending.
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._written_out.wait(), _MOST_SECONDS_TO_STOP)

    def dismiss_export(self) -> None:
        """What became of the export was read."""
        if not isinstance(self._export, Exporting):
            self._export = None
            self.changed.emit()

    async def _write_film(self, pictures: Sequence[Path], seconds: Sequence[int], file: Path, stop: Event) -> None:
        try:
            await in_thread(self._write, pictures, seconds, file, self._written.emit, stop)
            self._export = Exported(file)
        except Stopped:
            self._export = None
        except PikadeskError as error:
            self._export = NotExported(tr_fault(error.fault))
        finally:
            # Where the program ends, the thread must not go on writing.
            stop.set()
            self._written_out.set()
            if isinstance(self._export, Exporting):
                self._export = None
            self.changed.emit()

    def _show_progress(self, done: int, frames: int) -> None:
        percent = 100 * done // frames
        if isinstance(self._export, Exporting) and percent != self._export.percent:
            self._export = Exporting(self._export.file, percent)
            self.changed.emit()

    def _form_changed(self) -> None:
        board = storyboard(self.form.draft)
        if board != self._board:
            self._board, self._covered, self._landing = board, False, None
        if self._selected is not None and self._selected >= len(board.transitions):
            self._selected = None
        if self.playhead.duration != board.seconds:
            self.playhead.set_duration(board.seconds)
        self._tell()

    def _tell(self) -> None:
        if not self.shown and self.playhead.playing:
            self.playhead.pause()
        self.changed.emit()
