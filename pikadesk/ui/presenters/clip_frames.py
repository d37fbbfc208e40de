"""Single frames of the library's clips as pictures, in a form or on their way to another program."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from pikadesk.domain.catalogue import Task
from pikadesk.domain.errors import PikadeskError
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.film_frames import FilmFrames
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.presenters.window import WindowPresenter
from pikadesk.ui.text import tr_fault


class ClipFrames:
    """Uses frames of clips.

    Args:
        library: Has the clips, and says what went wrong with one.
        window: Has the forms, and shows the one that takes the frame.
        films: Takes the frames.
        spawn: Runs a coroutine on the event loop.
    """

    def __init__(
        self,
        library: LibraryPresenter,
        window: WindowPresenter,
        films: FilmFrames,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self._library, self._window, self._films, self._spawn = library, window, films, spawn

    @property
    def takers(self) -> tuple[Task, ...]:
        """The tasks that take pictures."""
        return tuple(task for task, form in self._window.forms.items() if form.image_field is not None)

    def use(self, clip_id: str, seconds: float, task: Task | None = None) -> None:
        """Put a frame of a clip into a form; what is wrong with the clip is said there.

        Args:
            clip_id: Which clip.
            seconds: When the frame is shown; `FIRST` and `LAST` are the ends.
            task: Whose form; None for the one that is shown or, where that takes no pictures, Image's.
        """
        clip = self._library.clip(clip_id)
        if clip is not None:
            self._window.use_picture(self._films.taking(clip.path, seconds), task)

    def write(self, clip_id: str, seconds: float, then: Callable[[Path], None]) -> None:
        """Write a frame of a clip, and pass the file on; where it cannot be written, the library says why."""
        clip = self._library.clip(clip_id)
        if clip is not None:
            self._spawn(self._write(self._films.taking(clip.path, seconds), then))

    async def _write(self, take: Callable[[], Path], then: Callable[[Path], None]) -> None:
        try:
            file = await in_thread(take)
        except PikadeskError as error:
            self._library.say(tr_fault(error.fault))
        else:
            await self._films.noted(file)
            then(file)
