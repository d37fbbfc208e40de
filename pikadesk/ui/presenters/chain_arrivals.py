"""Clips that arrive in the library and go on from the end of the shot chain."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.clip import Clip
from pikadesk.domain.draft import StoredImage
from pikadesk.domain.errors import PikadeskError
from pikadesk.domain.job import Saved
from pikadesk.domain.library import FrameSource
from pikadesk.services.runner import JobRunner
from pikadesk.ui.presenters.chain_shots import ChainShots, Entries, Spawn
from pikadesk.ui.presenters.film_frames import LAST
from pikadesk.ui.presenters.library_words import clip_title

Sources = Callable[[Iterable[str]], Awaitable[dict[str, FrameSource]]]
"""Returns of which clips pictures were taken, by their digests; raises `StorageError`."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A clip that goes on from the end of the chain.

    Attributes:
        clip_id: The clip.
        title: What it is called.
        last: The clip that it goes on from.
    """

    clip_id: str
    title: str
    last: str


class ChainArrivals(QObject):
    """Tells clips that were just made from the last frame of the chain's last clip.

    Args:
        shots: The chain.
        runner: Tells when a job was saved.
        entries: Has the clips.
        sources: Knows of which clips pictures were taken.
        spawn: Starts a coroutine on the running loop.
        parent: What owns it.

    Signals:
        arrived(Arrival): There is one.
    """

    arrived = Signal(object)

    def __init__(
        self,
        shots: ChainShots,
        runner: JobRunner,
        *,
        entries: Entries,
        sources: Sources,
        spawn: Spawn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shots, self._runner = shots, runner
        self._entries, self._sources, self._spawn = entries, sources, spawn
        self._under_way = {job.id for job in runner.jobs.values() if job.open}
        runner.subscribe(self._on_job)

    def _on_job(self, job_id: str) -> None:
        job = self._runner.jobs[job_id]
        if job.open:
            self._under_way.add(job_id)
        elif isinstance(job.state, Saved) and job_id in self._under_way:
            self._under_way.remove(job_id)
            self._spawn(self._look(job.state.clip_id))

    async def _look(self, clip_id: str) -> None:
        if not self._shots.all:
            return
        try:
            found = await self._entries([clip_id])
            sources = await self._sources(_digests(found[0].clip)) if found else {}
        except PikadeskError:
            # The library says so itself; the chain stays as it is.
            return
        if found and any(map(self._ends_the_chain, sources.values())):
            title = clip_title(found[0].clip, found[0].marks)
            self.arrived.emit(Arrival(clip_id, title, self._shots.all[-1].clip_id))

    def _ends_the_chain(self, source: FrameSource) -> bool:
        """Say whether a picture is the last frame of the chain's last clip, however it was taken."""
        last = self._shots.all[-1] if self._shots.all else None
        if last is None or source.clip_id != last.clip_id:
            return False
        return source.seconds >= (last.index.file_seconds(last.index.times.last) if last.index is not None else LAST)


def _digests(clip: Clip) -> list[str]:
    images = clip.request.images if clip.request is not None else ()
    return [ref.digest for ref in images if isinstance(ref, StoredImage)]
