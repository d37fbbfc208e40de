"""Pictures made of clips, one at a time beside the event loop: posters, and sheets to skim through."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from pikadesk.domain.clip import Clip
from pikadesk.domain.draft import LocalImage
from pikadesk.domain.errors import PikadeskError
from pikadesk.services.ports import ImageFacts
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.form_pictures import Picture

Spawn = Callable[[Coroutine[Any, Any, None]], None]

_MOST_WAITING = 48
_TELL_MILLISECONDS = 30


class ClipPictures(QObject):
    """A picture for each clip that was asked for. Those asked for last, which are on the screen, are made first.

    Args:
        make: Makes a clip's picture, once, and returns where it is; may block. Raises `PikadeskError`.
        clip: Returns a clip by its id, None where there is none now.
        spawn: Runs a coroutine on the event loop.
    """

    changed = Signal()

    def __init__(
        self,
        make: Callable[[Clip], Path],
        *,
        clip: Callable[[str], Clip | None],
        spawn: Spawn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make, self._clip, self._spawn = make, clip, spawn
        self._made: dict[str, Picture | None] = {}
        self._wanted: dict[str, None] = {}
        self._making = ""
        # Many may come at once from the disk.
        self._telling = QTimer(self, singleShot=True, interval=_TELL_MILLISECONDS)
        self._telling.timeout.connect(self.changed)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The clips whose pictures are still to be made, the next one last."""
        return tuple(self._wanted)

    def peek(self, clip_id: str) -> Picture | None:
        """Return a clip's picture where there is one now."""
        return self._made.get(clip_id)

    def get(self, clip_id: str) -> Picture | None:
        """Return a clip's picture, and have it made where there is none yet.

        What was asked for and scrolled past is not made any more, until it is asked for again.
        """
        if clip_id in self._made or clip_id == self._making or self._clip(clip_id) is None:
            return self._made.get(clip_id)
        self._wanted.pop(clip_id, None)
        self._wanted[clip_id] = None
        while len(self._wanted) > _MOST_WAITING:
            del self._wanted[next(iter(self._wanted))]
        if not self._making:
            self._making = clip_id
            self._spawn(self._make_all())
        return None

    def forget_failure(self, clip_id: str) -> None:
        """Try a picture that could not be made once more when it is asked for: the file is another one by now."""
        if self._made.get(clip_id, self) is None:
            del self._made[clip_id]

    async def _make_all(self) -> None:
        """One at a time: each takes a core for a moment."""
        try:
            while self._wanted:
                self._making, _ = self._wanted.popitem()
                clip = self._clip(self._making)
                if clip is not None:
                    self._made[self._making] = await self._picture(clip)
                    self._telling.start()
        finally:
            self._making = ""

    async def _picture(self, clip: Clip) -> Picture | None:
        try:
            file = await in_thread(self._make, clip)
        except PikadeskError:
            # A clip without a picture can still be opened, and says there what is wrong with it.
            return None
        return Picture(LocalImage(file), file.name, file, ImageFacts(0, 0, 0, "JPEG", orientation=0))
