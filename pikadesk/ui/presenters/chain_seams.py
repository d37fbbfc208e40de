"""The joints of the shot chain: how much of a jump each of them is."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.errors import PikadeskError
from pikadesk.domain.seam import CUT_FROM, SEAMLESS_BELOW, Seam, seam_of
from pikadesk.services.frame_ports import FrameReader, SeamFrames
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.compare_words import film_trouble
from pikadesk.ui.text import decimal, tr
from pikadesk.words import translatable

Spawn = Callable[[Coroutine[Any, Any, None]], None]
Films = tuple[Path, Path]
"""The film before a joint, and the one after it."""

SEAMS = translatable({Seam.SEAMLESS: "Seamless", Seam.JUMP: "Slight jump", Seam.CUT: "Cut"})


@dataclass(frozen=True, slots=True)
class Joint:
    """How two clips go on into each other.

    Attributes:
        percent: How much the two frames differ in the mean.
        seam: What one sees of that; None where they could not be compared.
        trouble: Why not, in words.
    """

    percent: float
    seam: Seam | None
    trouble: str = ""

    @property
    def words(self) -> str:
        """What one sees, in a word or two."""
        return tr(SEAMS[self.seam]) if self.seam is not None else tr("Not compared")

    @property
    def figure(self) -> str:
        """The difference: `1.4 %`; empty where there is none."""
        return tr("{share} %").format(share=decimal(self.percent)) if self.seam is not None else ""


def limits_text() -> str:
    """Say what the words for a joint mean."""
    template = tr(
        "Mean difference of all pixels. Seamless: below {seamless} %. Slight jump: below {cut} %. Cut: from there on."
    )
    return template.format(seamless=decimal(SEAMLESS_BELOW, 0), cut=decimal(CUT_FROM, 0))


class ChainSeams(QObject):
    """Compares the frames at joints, one joint after the other, beside the window.

    Args:
        reader: Compares them.
        spawn: Starts a coroutine on the running loop.
        parent: What owns it.

    Signals:
        changed(): More is known, or another joint is looked at.
    """

    changed = Signal()

    def __init__(self, reader: FrameReader, *, spawn: Spawn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._spawn = reader, spawn
        self._known: dict[Films, Joint] = {}
        self._wanted: list[Films] = []
        self._looked_at: Films | None = None
        self._frames: SeamFrames | None = None
        self._working = False

    @property
    def looked_at(self) -> Films | None:
        """The joint that is looked at closely."""
        return self._looked_at

    @property
    def frames(self) -> SeamFrames | None:
        """Its frames, None until they are there."""
        return self._frames

    def joint(self, films: Films) -> Joint | None:
        """Return what is known of a joint, None until it is."""
        return self._known.get(films)

    def want(self, joints: Iterable[Films]) -> None:
        """Compare these, those that are not known yet, in their order; what was wanted before is not any more."""
        wanted = list(dict.fromkeys(joints))
        # What a film was before it was changed or left the chain is of no use.
        self._known = {films: joint for films, joint in self._known.items() if films in wanted}
        self._wanted = [films for films in wanted if films not in self._known]
        self._work_on()

    def look_at(self, films: Films | None) -> None:
        """Look at a joint closely, or at none."""
        if films != self._looked_at:
            self._looked_at, self._frames = films, None
            self._work_on()
            self.changed.emit()

    def _work_on(self) -> None:
        if not self._working and self._next() is not None:
            self._working = True
            self._spawn(self._work())

    def _next(self) -> Films | None:
        looked_at = self._looked_at
        if looked_at is not None and self._frames is None and not self._failed(looked_at):
            return looked_at
        return self._wanted[0] if self._wanted else None

    def _failed(self, films: Films) -> bool:
        joint = self._known.get(films)
        return joint is not None and joint.seam is None

    async def _work(self) -> None:
        try:
            while (films := self._next()) is not None:
                frames: SeamFrames | None = None
                try:
                    frames = await in_thread(self._reader.seam, *films)
                    joint = Joint(frames.percent, seam_of(frames.percent))
                except PikadeskError as error:
                    joint = Joint(0.0, None, film_trouble(error.fault))
                self._known[films] = joint
                self._wanted = [each for each in self._wanted if each != films]
                if films == self._looked_at:
                    # Of the others the figures are enough: three pictures of each would fill the memory.
                    self._frames = frames
                self.changed.emit()
        finally:
            self._working = False


def pairs(films: Sequence[Path | None]) -> list[Films]:
    """Return the joints of films that follow one another; one that cannot be read, None, has none."""
    return [(before, after) for before, after in pairwise(films) if before is not None and after is not None]
