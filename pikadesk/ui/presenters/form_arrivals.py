"""Pictures on their way into a form: looked at, kept, or fetched first, beside the event loop."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import urlsplit

from pikadesk.domain.draft import ImageRef, LocalImage
from pikadesk.domain.errors import Fault, PikadeskError, Stopped
from pikadesk.services.ports import PictureFetcher
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.film_frames import LAST, FilmFrames, is_film
from pikadesk.ui.presenters.form_notices import Notice, NoticeKind, refusals
from pikadesk.ui.presenters.form_pictures import Pictures
from pikadesk.ui.presenters.form_words import Origin
from pikadesk.ui.text import tr_fault


@dataclass(frozen=True, slots=True)
class Place:
    """Where pictures go: before the one with that index, at the end where it is None, or instead of that one."""

    index: int | None = None
    replaces: bool = False


END = Place()
Take = Callable[[Sequence[LocalImage], Place, Origin], tuple[Notice, ...]]


class Arrivals:
    """What is on its way into a form, and what became of it.

    Args:
        pictures: Looks at files.
        take: Puts pictures that can be used into the form, and says what did not fit.
        changed: Called after every change here.
        spawn: Starts a coroutine on the running loop.
        fetcher: Fetches pictures from the web; None where that is not offered.
        films: Takes frames of videos; None where that is not offered.

    Attributes:
        looking: How many pictures are being looked at, those that have to be fetched first among them.
        hosts: From where pictures are being fetched.
        notices: What became of what was brought last.
    """

    def __init__(
        self,
        pictures: Pictures,
        take: Take,
        changed: Callable[[], None],
        spawn: Callable[[Coroutine[Any, Any, None]], None],
        fetcher: PictureFetcher | None,
        films: FilmFrames | None,
    ) -> None:
        self._pictures, self._take, self._changed, self._spawn = pictures, take, changed, spawn
        self._fetcher, self._films = fetcher, films
        self._stops: list[Event] = []
        self.looking = 0
        self.hosts: tuple[str, ...] = ()
        self.notices: tuple[Notice, ...] = ()

    @property
    def can_fetch(self) -> bool:
        """Whether pictures can be fetched from the web."""
        return self._fetcher is not None

    def tell(self, notices: tuple[Notice, ...]) -> None:
        """Say something in place of what was said last."""
        self.notices = notices
        self._changed()

    def bring(self, files: tuple[Path, ...], place: Place, origin: Origin, note: str = "") -> None:
        """Look at files and take those that can be used, of videos their last frames.

        Args:
            files: In their order.
            place: Where they go.
            origin: How they came.
            note: What to say where all went well.
        """
        self._begin(len(files))
        self._spawn(self._bring(files, place, origin, note))

    def keep(self, keep: Callable[[], Path], place: Place, origin: Origin, note: str = "") -> None:
        """Take a picture that has no file yet; `keep` writes one and may block."""
        self._begin(1)
        self._spawn(self._keep(keep, place, origin, note))

    def fetch(self, address: str, place: Place) -> None:
        """Take a picture from the web."""
        fetcher = self._fetcher
        if fetcher is None:
            return
        stop, host = Event(), urlsplit(address).hostname or address
        self._stops.append(stop)
        self.hosts = (*self.hosts, host)
        self._begin(1)
        self._spawn(self._fetch(lambda: fetcher.fetch(address, stop), host, stop, place))

    def mend(self, remedy: Callable[[], ImageRef | None], put: Callable[[ImageRef | None], None]) -> None:
        """Put another picture in the place of one; `remedy` makes it and may block, None takes the picture away."""
        self._begin(1)
        self._spawn(self._mend(remedy, put))

    def stop(self) -> None:
        """Fetch nothing any more."""
        for stop in self._stops:
            stop.set()

    def _begin(self, count: int) -> None:
        self.looking += count
        self.tell(())

    async def _bring(self, files: tuple[Path, ...], place: Place, origin: Origin, note: str) -> None:
        try:
            stills, frameless = await self._stills(files)
            intake = await self._pictures.accept(stills)
        finally:
            self.looking -= len(files)
        refused = refusals([*frameless, *intake.refused])
        told = (*refused, *self._take(intake.accepted, place, origin))
        self.tell(told or ((Notice(note, NoticeKind.GOOD),) if note else ()))

    async def _stills(self, files: tuple[Path, ...]) -> tuple[list[Path], list[Fault]]:
        """Put a picture of its last frame in the place of each video; say why some give none."""
        stills, frameless = [], []
        for file in files:
            try:
                stills.append(await self._last_frame(self._films, file) if self._films and is_film(file) else file)
            except PikadeskError as error:
                frameless.append(error.fault)
        return stills, frameless

    @staticmethod
    async def _last_frame(films: FilmFrames, file: Path) -> Path:
        picture = await in_thread(films.taking(file, LAST))
        await films.noted(picture)
        return picture

    async def _keep(self, keep: Callable[[], Path], place: Place, origin: Origin, note: str = "") -> None:
        try:
            picture = await in_thread(keep)
            if self._films is not None:
                await self._films.noted(picture)
            self.bring((picture,), place, origin, note)
        except Stopped:
            self.notices = ()
        except PikadeskError as error:
            self.notices = (Notice(tr_fault(error.fault)),)
        finally:
            self.looking -= 1
            self._changed()

    async def _mend(self, remedy: Callable[[], ImageRef | None], put: Callable[[ImageRef | None], None]) -> None:
        try:
            put(await in_thread(remedy))
        except PikadeskError as error:
            self.notices = (Notice(tr_fault(error.fault)),)
        finally:
            self.looking -= 1
            self._changed()

    async def _fetch(self, fetch: Callable[[], Path], host: str, stop: Event, place: Place) -> None:
        try:
            await self._keep(fetch, place, Origin.DROPPED)
        finally:
            self._stops.remove(stop)
            hosts = list(self.hosts)
            hosts.remove(host)
            self.hosts = tuple(hosts)
            self._changed()
