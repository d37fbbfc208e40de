"""What the window shows as a whole: which task, which part of the panel, what it has to say, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft
from pikadesk.services.ports import ImageStore
from pikadesk.services.runner import JobRunner
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_notices import Offer
from pikadesk.ui.presenters.form_words import Origin
from pikadesk.ui.presenters.openings import Choice, Openings
from pikadesk.ui.presenters.recall import Recall
from pikadesk.ui.presenters.settings import SettingsPresenter
from pikadesk.ui.presenters.window_fates import Fate, at_work, fates, harmful
from pikadesk.ui.text import tr
from pikadesk.words import TASKS

Spawn = Callable[[Coroutine[Any, Any, None]], None]

_REMEMBERED_TASK = "task"


class PanelPage(StrEnum):
    """What the panel under the stage shows."""

    LIBRARY = "library"
    QUEUE = "queue"


class WindowPresenter(QObject):
    """The window.

    Args:
        forms: The form of each task.
        settings: Remembers which task was shown.
        runner: Has the jobs that ending the program touches.
        images: Has the pictures of earlier requests.
        open_recipe: Reads a recipe file; may block. Raises `PikadeskError`.
        open_film: Reads the settings that a video carries, None where it carries none; may block. Raises
            `PikadeskError`.
        import_files: Takes videos, and those in folders, into the library.
        quit: Ends the program.
        spawn: Runs a coroutine on the event loop.

    Attributes:
        recall: Fills the forms with what clips were made from.
    """

    changed = Signal()

    def __init__(
        self,
        forms: Mapping[Task, FormPresenter],
        settings: SettingsPresenter,
        runner: JobRunner,
        *,
        images: ImageStore,
        open_recipe: Callable[[Path], Draft],
        open_film: Callable[[Path], Draft | None],
        import_files: Callable[[Sequence[Path]], None],
        quit: Callable[[], None],
        spawn: Spawn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.forms = forms
        self._settings, self._runner = settings, runner
        self._quit = quit
        self.recall = Recall(self, images, spawn)
        self._openings = Openings(
            self,
            open_recipe=open_recipe,
            open_film=open_film,
            fill=self.recall.fill,
            import_files=import_files,
            spawn=spawn,
        )
        remembered = settings.remembered(_REMEMBERED_TASK)
        self._task = Task(remembered) if remembered in list(Task) else next(iter(forms))
        self._panel_page = PanelPage.LIBRARY
        self._expanded = self._settings_open = self._ledger_open = False
        self._message, self._good = "", False
        self._choices: tuple[Choice, ...] = ()
        self._quitting = self._waiting = self._paused_to_quit = self._in_tray = False
        runner.subscribe(self._on_job)

    @property
    def task(self) -> Task:
        """The task whose form is shown."""
        return self._task

    @property
    def form(self) -> FormPresenter:
        """The form that is shown."""
        return self.forms[self._task]

    @property
    def panel_page(self) -> PanelPage:
        """What the panel shows."""
        return self._panel_page

    @property
    def expanded(self) -> bool:
        """Whether the panel covers the stage."""
        return self._expanded

    @property
    def settings_open(self) -> bool:
        """Whether the settings are shown in place of the work."""
        return self._settings_open

    @property
    def ledger_open(self) -> bool:
        """Whether the ledger is shown in place of the work."""
        return self._ledger_open

    @property
    def message(self) -> str:
        """What the window has to say about files that were brought; empty where it has nothing to say."""
        return self._message

    @property
    def good(self) -> bool:
        """Whether the message is about something that is as it should be."""
        return self._good

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be done about what the message says."""
        return self._choices

    @property
    def quitting(self) -> bool:
        """Whether the user asked to quit and has not been answered."""
        return self._quitting

    @property
    def waiting_to_quit(self) -> bool:
        """Whether the program ends by itself once no request is on its way."""
        return self._waiting

    @property
    def fates(self) -> tuple[Fate, ...]:
        """What becomes of each job that is under way when the program ends, the harmful first."""
        return fates(self._runner, paused=self._runner.paused and not self._paused_to_quit)

    @property
    def harmful_to_quit(self) -> bool:
        """Whether ending the program now may lose something that is paid for."""
        return harmful(self._runner)

    @property
    def in_tray(self) -> bool:
        """Whether the window is put away, and the program goes on without it."""
        return self._in_tray

    def choose_task(self, task: Task) -> None:
        """Show another task's form."""
        self._task, self._settings_open, self._ledger_open = task, False, False
        self._settings.remember(_REMEMBERED_TASK, task)
        self.changed.emit()

    def show_panel(self, page: PanelPage) -> None:
        """Show the library or the queue."""
        self._panel_page, self._settings_open, self._ledger_open = page, False, False
        self.changed.emit()

    def expand(self, expanded: bool) -> None:
        """Let the panel cover the stage, or give the stage back."""
        self._expanded = expanded
        self.changed.emit()

    def show_stage(self) -> None:
        """Make sure that the stage can be seen."""
        self._expanded = self._settings_open = self._ledger_open = False
        self.changed.emit()

    def open_settings(self, opened: bool = True) -> None:
        """Show the settings, or go back to the work."""
        self._settings_open, self._ledger_open = opened, False
        self.changed.emit()

    def open_ledger(self, opened: bool = True) -> None:
        """Show what was spent, or go back to the work."""
        self._ledger_open, self._settings_open = opened, False
        self.changed.emit()

    def edit(self, draft: Draft) -> None:
        """Put settings into the form of their task and show it; undo brings back what was there."""
        self.forms[draft.task].load(draft)
        self.choose_task(draft.task)

    def take_offer(self, offer: Offer) -> None:
        """Show the task that takes the files which did not fit, and give it them."""
        self.choose_task(offer.task)
        self.form.add_images(offer.files)

    def use_picture(self, keep: Callable[[], Path], task: Task | None = None) -> None:
        """Put a picture that has no file yet into a form, and show that; `keep` writes one and may block.

        Args:
            keep: Writes it. Raises `PikadeskError`.
            task: Whose form; None for the one that is shown or, where that takes no pictures, Image's.
        """
        note, wanted = "", task or self._task
        if self.forms[wanted].image_field is None:
            words = tr("{task} takes no pictures, so it was taken to {other}.")
            note, wanted = words.format(task=tr(TASKS[wanted]), other=tr(TASKS[Task.IMAGE])), Task.IMAGE
        self.choose_task(wanted)
        self.form.paste(keep, origin=Origin.CHOSEN, note=note)

    def open_files(self, files: Iterable[Path]) -> None:
        """Take files from a drop or the command line: what carries settings fills its form, all others are offered.

        A recipe and a video with one fill the form of their task; pictures go to the form that is shown; other videos
        and folders can be imported.
        """
        self.say("")
        self._openings.open(tuple(files))

    def say(self, message: str, *choices: Choice, good: bool = False) -> None:
        """Show a message until it is dismissed.

        Args:
            message: The sentence; empty for none.
            choices: What can be done about it.
            good: Whether it is about something that is as it should be.
        """
        self._message, self._choices, self._good = message, choices, good
        self.changed.emit()

    def choose(self, choice: Choice) -> None:
        """Do what can be done about the message, which is over then."""
        self.say("")
        choice.act()

    def dismiss_message(self) -> None:
        """The message was read."""
        self.say("")

    def ask_to_quit(self) -> None:
        """End the program, or ask first where something would stop that goes on otherwise."""
        if at_work(self._runner):
            self._in_tray, self._quitting = False, True
            self.changed.emit()
        else:
            self._quit()

    def wait_to_quit(self) -> None:
        """End the program as soon as no request is on its way; no more jobs are begun meanwhile."""
        self._waiting = True
        if not self._runner.paused:
            self._paused_to_quit = True
            self._runner.pause()
        self.changed.emit()
        self._on_job("")

    def quit_soon(self) -> None:
        """End the program now or, where a request is on its way, as soon as it is answered; the system asks for it."""
        if harmful(self._runner):
            self._in_tray, self._quitting = False, True
            self.wait_to_quit()
        else:
            self._quit()

    def quit_anyway(self) -> None:
        """End the program now."""
        self._quit()

    def stay(self) -> None:
        """Do not end the program."""
        self._quitting = self._waiting = False
        if self._paused_to_quit:
            self._paused_to_quit = False
            self._runner.unpause()
        self.changed.emit()

    def keep_in_tray(self) -> None:
        """Go on without the window."""
        self._in_tray = True
        self.stay()

    def come_back(self) -> None:
        """Show the window again."""
        self._in_tray = False
        self.changed.emit()

    def _on_job(self, _job_id: str) -> None:
        if self._waiting and not harmful(self._runner):
            self._waiting = False
            self._quit()
        elif self._quitting:
            self.changed.emit()
