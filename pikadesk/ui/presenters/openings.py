"""Files that were brought to the window: recipes, videos that carry their settings, other videos, folders, pictures."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft
from pikadesk.domain.errors import DraftInvalid, PikadeskError, VideoDamaged
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.film_frames import is_film
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_words import Origin
from pikadesk.ui.text import tr, tr_count, tr_fault, tr_problem

if TYPE_CHECKING:
    from pikadesk.ui.presenters.window import WindowPresenter

Spawn = Callable[[Coroutine[Any, Any, None]], None]

RECIPE = ".json"
_MOST_PROBLEMS_TOLD = 4
_TOLD_OF_FILMS = ("other_version", "file_unreadable")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be done about what the window says.

    Attributes:
        words: What it is called.
        act: Does it.
    """

    words: str
    act: Callable[[], object]


class Openings:
    """Opens files.

    Args:
        window: Has the forms, and shows what became of the files.
        open_recipe: Reads a recipe file; may block. Raises `PikadeskError`.
        open_film: Reads the settings that a video carries, None where it carries none; may block. Raises
            `PikadeskError`.
        fill: Puts settings into the form of their task, and shows it.
        import_files: Takes videos, and those in folders, into the library.
        spawn: Runs a coroutine on the event loop.
    """

    def __init__(
        self,
        window: WindowPresenter,
        *,
        open_recipe: Callable[[Path], Draft],
        open_film: Callable[[Path], Draft | None],
        fill: Callable[[Draft], Awaitable[None]],
        import_files: Callable[[Sequence[Path]], None],
        spawn: Spawn,
    ) -> None:
        self._window, self._open_recipe, self._open_film = window, open_recipe, open_film
        self._fill, self._import, self._spawn = fill, import_files, spawn

    def open(self, files: Sequence[Path]) -> None:
        """Open files, each by what it is; a form says itself why a file is no picture, beside the field for one."""
        for recipe in [file for file in files if file.suffix.lower() == RECIPE]:
            self._spawn(self._load_recipe(recipe))
        rest = tuple(file for file in files if file.suffix.lower() != RECIPE)
        if rest:
            self._spawn(self._sort(rest, self._window.form))

    async def _sort(self, files: tuple[Path, ...], form: FormPresenter) -> None:
        """Tell folders from videos from pictures, which go to `form`; only the disk knows which are folders."""
        folders = await in_thread(lambda: [file for file in files if file.is_dir()])
        films = [file for file in files if is_film(file) and file not in folders]
        pictures = [file for file in files if file not in folders and file not in films]
        if pictures:
            form.add_images(pictures)
        if len(films) == 1 and not folders:
            await self._load_film(films[0])
        elif films or folders:
            self._offer_import(folders, films)

    def _offer_import(self, folders: list[Path], films: list[Path]) -> None:
        choices = [Choice(tr("Import"), partial(self._import, [*folders, *films]))]
        if not folders:
            choices.append(Choice(tr("Use their last frames"), partial(self._use_frames, films)))
        if len(folders) == 1 and not films:
            name = folders[0].name or str(folders[0])
            words = tr("Import the videos in {name} into the library? Their files stay where they are.")
            self._window.say(words.format(name=name), *choices, good=True)
            return
        words = tr_count(
            "Import it into the library? Its file stays where it is.",
            "Import these %n into the library? Their files stay where they are.",
            len(folders) + len(films),
        )
        self._window.say(words, *choices, good=True)

    async def _load_film(self, film: Path) -> None:
        imported = Choice(tr("Import it into the library"), partial(self._import, [film]))
        framed = Choice(tr("Use its last frame"), partial(self._use_frames, [film]))
        try:
            draft = await in_thread(self._open_film, film)
        except VideoDamaged:
            words = tr("{name} is damaged, or not a video that can be read.")
            self._window.say(words.format(name=film.name))
        except DraftInvalid as invalid:
            words = tr("{name} carries settings that cannot be read.").format(name=film.name)
            self._window.say(f"{words} {_why(invalid)}", imported, framed)
        except PikadeskError as error:
            self._window.say(f"{film.name}: {tr_fault(error.fault)}")
        else:
            if draft is None:
                words = tr("{name} does not say how it was made.").format(name=film.name)
                self._window.say(words, imported, framed, good=True)
            else:
                await self._restore(film, draft, imported)

    async def _restore(self, film: Path, draft: Draft, imported: Choice) -> None:
        before = self._window.task
        await self._fill(draft)
        filled = self._window.form

        def frame_instead() -> None:
            # Whatever the user has changed meanwhile stays.
            if filled.draft == draft and filled.can_undo:
                filled.undo()
            self._window.choose_task(before)
            self._use_frames([film])

        words = tr("The settings that made {name} are in the form; undo brings back what was there.")
        instead = Choice(tr("Use its last frame instead"), frame_instead)
        self._window.say(words.format(name=film.name), instead, imported, good=True)

    def _use_frames(self, films: Sequence[Path]) -> None:
        if self._window.form.image_field is None:
            self._window.choose_task(Task.IMAGE)
        self._window.form.add_images(films, origin=Origin.CHOSEN)

    async def _load_recipe(self, file: Path) -> None:
        try:
            draft = await in_thread(self._open_recipe, file)
        except DraftInvalid as invalid:
            self._window.say(_with_problems(tr("{name} was not opened.").format(name=file.name), invalid))
        except PikadeskError as error:
            self._window.say(f"{file.name}: {tr_fault(error.fault)}")
        else:
            self._window.edit(draft)


def _with_problems(words: str, invalid: DraftInvalid) -> str:
    """Return words with the first problems below them, each with the place where it is."""
    problems = [f"{problem.field}: {tr_problem(problem)}" for problem in invalid.problems]
    if len(problems) > _MOST_PROBLEMS_TOLD:
        rest = len(problems) - _MOST_PROBLEMS_TOLD
        problems[_MOST_PROBLEMS_TOLD:] = [tr_count("One more problem.", "%n more problems.", rest)]
    return "\n".join([words, *problems])


def _why(invalid: DraftInvalid) -> str:
    """Say what is wrong with what a video carries; the places of mistakes help nobody, since nobody can mend them."""
    told = next((problem for problem in invalid.problems if problem.code in _TOLD_OF_FILMS), None)
    return tr_problem(told) if told is not None else tr("They are not such as Pikadesk writes.")
