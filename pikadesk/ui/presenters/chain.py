"""The shot chain: clips in an order, played as one, each begun from the last frame of the one before."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.catalogue import Task
from pikadesk.domain.frame_times import ChainTimes, Place, neighbour_step
from pikadesk.services.frame_ports import FrameReader
from pikadesk.services.runner import JobRunner
from pikadesk.ui.presenters.chain_arrivals import Arrival, ChainArrivals, Sources
from pikadesk.ui.presenters.chain_order import ChainOrder
from pikadesk.ui.presenters.chain_seams import ChainSeams, Films, Joint, pairs
from pikadesk.ui.presenters.chain_shots import ChainShots, Entries, Shot, Spawn
from pikadesk.ui.presenters.clip_frames import ClipFrames
from pikadesk.ui.presenters.compare_frames import FramesInStep, Wanted
from pikadesk.ui.presenters.compare_playhead import FramePlayhead
from pikadesk.ui.presenters.film_frames import LAST

# Time enough to open a film and to decode its first frame before it is needed.
_AHEAD_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class News:
    """What arrived for the chain.

    Attributes:
        arrival: The clip.
        added: Whether it is in the chain already, because the user went on from there in the chain itself.
    """

    arrival: Arrival
    added: bool


@dataclass(frozen=True, slots=True)
class Sounding:
    """What of the chain is heard now.

    Attributes:
        film: The film.
        seconds: How far into it, sound included.
        rate: How fast it goes.
        following: The film that comes next, None where that has no sound.
    """

    film: Path
    seconds: float
    rate: float
    following: Path | None


class ChainPresenter(QObject):
    """The chain on one line of time. What cannot be played is passed over, and says so.

    Attributes:
        playhead: Where the chain is; it tells its own changes, sixty times a second while it plays.
        frames: What of it is seen; it tells its own changes too.
        seams: How the clips go on into each other; it tells its own changes too.

    Args:
        reader: Reads frames.
        order: Keeps which clips there are.
        entries: Has the clips.
        sources: Knows of which clips pictures were taken.
        taking: Takes their frames.
        runner: Tells when a job was saved.
        spawn: Starts a coroutine on the running loop.
        now: Seconds on a clock that only goes forward.
        parent: What owns it.
    """

    changed = Signal()

    def __init__(
        self,
        reader: FrameReader,
        order: ChainOrder,
        *,
        entries: Entries,
        sources: Sources,
        taking: ClipFrames,
        runner: JobRunner,
        spawn: Spawn,
        now: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._order, self._taking = order, taking
        self.playhead = FramePlayhead(now, self)
        self.frames = FramesInStep(reader, self)
        self.seams = ChainSeams(reader, spawn=spawn, parent=self)
        self._shots = ChainShots(order, reader, entries=entries, spawn=spawn, parent=self)
        self._arrivals = ChainArrivals(self._shots, runner, entries=entries, sources=sources, spawn=spawn, parent=self)
        self._playable: tuple[Shot, ...] = ()
        self._times = ChainTimes(())
        self._shown = False
        self._news: News | None = None
        self._shots.changed.connect(self._arrange)
        self._arrivals.arrived.connect(self._take_in)
        self.playhead.changed.connect(self._follow)

    @property
    def shown(self) -> bool:
        """Whether the stage shows the chain."""
        return self._shown

    @property
    def shots(self) -> tuple[Shot, ...]:
        """The clips, in order."""
        return self._shots.all

    @property
    def ids(self) -> tuple[str, ...]:
        """The clips that can be played, in order."""
        return tuple(shot.clip_id for shot in self._playable)

    @property
    def duration(self) -> float:
        """How long all of them are, in seconds."""
        return self._times.duration

    @property
    def beginnings(self) -> tuple[float, ...]:
        """When each one that can be played begins, in seconds."""
        return self._times.offsets

    @property
    def has_sound(self) -> bool:
        """Whether one of them has sound."""
        return any(shot.index is not None and shot.index.has_sound for shot in self._playable)

    @property
    def sounding(self) -> Sounding | None:
        """What is heard now; None while nothing is, as where the chain runs backward."""
        place, rate = self._place(), self.playhead.speed
        if not self._shown or place is None or rate <= 0:
            return None
        shot, following = self._playable[place.film], self._playable[place.film + 1 : place.film + 2]
        if shot.film is None or shot.index is None or not shot.index.has_sound:
            return None
        within = self.playhead.position - self._times.offsets[place.film]
        into = shot.index.first - shot.index.begins + within
        after = next((each.film for each in following if each.index is not None and each.index.has_sound), None)
        return Sounding(shot.film, into, rate, after)

    @property
    def news(self) -> News | None:
        """What arrived, until it is dismissed."""
        return self._news

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return self._order.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether a change that was taken back can be made again."""
        return self._order.can_redo

    @property
    def current(self) -> Shot | None:
        """The clip that is seen now."""
        place = self._place()
        return self._playable[place.film] if place is not None else None

    @property
    def current_frame(self) -> int:
        """The number of the frame of that clip that is seen now, from 0."""
        place = self._place()
        return place.frame if place is not None else 0

    @property
    def takers(self) -> tuple[Task, ...]:
        """The tasks that take pictures."""
        return self._taking.takers

    def show(self) -> None:
        """Show the chain on the stage."""
        if not self._shown:
            self._shown = True
            self._shots.reload(anew=True)

    def close(self) -> None:
        """Show it no longer, and let go of the films."""
        if self._shown:
            self._shown = False
            self.playhead.pause()
            self.frames.close()
            self.seams.look_at(None)
            self.seams.want(())
            self.changed.emit()

    def refresh(self) -> None:
        """Clips may be called otherwise by now, or be elsewhere, or gone."""
        if self._shown:
            self._shots.look_again()

    def add(self, ids: Sequence[str], at: int | None = None) -> None:
        """Put clips before the one with that index, in their order; None for the end."""
        self._order.insert(ids, len(self._order.slots) if at is None else at)
        self._shots.reload()

    def remove(self, key: int) -> None:
        """Take a clip out; the clip itself stays where it is."""
        self._order.remove(key)
        self._shots.reload()

    def move(self, key: int, to: int) -> None:
        """Let a clip have that index."""
        self._order.move(key, to)
        self._shots.reload()

    def clear(self) -> None:
        """Take all clips out."""
        self._order.clear()
        self._shots.reload()

    def undo(self) -> None:
        """Take the last change back."""
        self._order.undo()
        self._shots.reload()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._order.redo()
        self._shots.reload()

    def seek_shot(self, key: int) -> None:
        """Go to the beginning of a clip."""
        for shot, offset in zip(self._playable, self._times.offsets, strict=True):
            if shot.key == key:
                self.playhead.seek(offset)

    def to_beginning(self, direction: int) -> None:
        """Go to the next (1) or the last (-1) beginning of a clip."""
        offset = neighbour_step(self._times.offsets, self.playhead.position, direction)
        if offset is not None:
            self.playhead.seek(offset)

    def films_after(self, key: int) -> Films | None:
        """Return the films of the joint between a clip and the next, None at the end and where one is gone."""
        return next(iter(pairs([shot.film for shot in self._beside(key)])), None)

    def joint_after(self, key: int) -> Joint | None:
        """Return what is known of that joint, None until it is."""
        films, beside = self.films_after(key), self._beside(key)
        if films is not None:
            return self.seams.joint(films)
        trouble = next((shot.trouble for shot in beside if shot.trouble), "")
        return Joint(0.0, None, trouble) if trouble and len(beside) > 1 else None

    def look_at_joint(self, key: int | None) -> None:
        """Look closely at the joint between a clip and the next; None for none."""
        if key is not None:
            self.playhead.pause()
        self.seams.look_at(self.films_after(key) if key is not None else None)

    def continue_last(self, task: Task | None = None) -> None:
        """Take the last frame of the last clip as a picture, to make the next one from it.

        Args:
            task: Whose form; None for the one that is shown or, where that takes no pictures, Image's.
        """
        if self._playable:
            last = self._playable[-1].clip_id
            self._taking.use(last, LAST, task)
            self._order.note_continued(last)

    def use_shown(self, task: Task | None = None) -> None:
        """Take the frame that is seen as a picture."""
        shot = self.current
        if shot is not None and shot.index is not None:
            self._taking.use(shot.clip_id, shot.index.file_seconds(self.current_frame), task)

    def use_end(self, key: int, seconds: float, task: Task | None = None) -> None:
        """Take the first or the last frame of a clip as a picture; `seconds` is `FIRST` or `LAST`."""
        for shot in self.shots:
            if shot.key == key:
                self._taking.use(shot.clip_id, seconds, task)

    def take_news(self) -> None:
        """Add what arrived; what was added already is taken out again."""
        news, self._news = self._news, None
        if news is not None and news.added:
            self.undo()
        elif news is not None:
            self.add([news.arrival.clip_id])

    def dismiss_news(self) -> None:
        """It was read."""
        if self._news is not None:
            self._news = None
            self.changed.emit()

    def _take_in(self, arrival: Arrival) -> None:
        added = self._order.continued == arrival.last
        self._news = News(arrival, added)
        if added:
            # Of several that are made from the same frame, the first one goes on; the others are other takes.
            self._order.note_continued(None)
            self.add([arrival.clip_id])
        self.changed.emit()

    def _arrange(self) -> None:
        """Lay the clips out on one line of time; what is seen now is still seen then, where it is there."""
        position = self._position_after()
        self._playable = self._shots.playable
        self._times = ChainTimes(tuple(shot.index.times for shot in self._playable if shot.index is not None))
        self.playhead.set_line(self._times.steps, self._times.duration)
        at = position()
        if at is not None and at != self.playhead.position:
            self.playhead.seek(at)
        self.seams.want(pairs([shot.film for shot in self.shots]) if self._shown else ())
        if self.seams.looked_at is not None and self.seams.looked_at not in self._joints():
            self.seams.look_at(None)
        self._follow()
        self.changed.emit()

    def _beside(self, key: int) -> tuple[Shot, ...]:
        """Return a clip and the next, where there is one."""
        at = next((place for place, shot in enumerate(self.shots) if shot.key == key), len(self.shots))
        return self.shots[at : at + 2]

    def _joints(self) -> list[Films]:
        return pairs([shot.film for shot in self.shots])

    def _position_after(self) -> Callable[[], float | None]:
        """Return what says, when the chain is laid out anew, where the frame is that is seen now."""
        place, seen = self._place(), self.current
        within = self.playhead.position - self._times.offsets[place.film] if place is not None else 0.0
        at_end = 0 < self.playhead.duration <= self.playhead.position

        def position() -> float | None:
            for shot, offset in zip(self._playable, self._times.offsets, strict=True):
                if seen is not None and shot.key == seen.key and shot.index is not None:
                    if at_end and shot is self._playable[-1]:
                        return self._times.duration
                    return offset + min(within, shot.index.times.starts[-1])
            return None

        return position

    def _place(self) -> Place | None:
        return self._times.at(self.playhead.position) if self._playable else None

    def _follow(self) -> None:
        place = self._place()
        if not self._shown:
            return
        if place is not None:
            self.frames.want((_wanted(self._playable[place.film], place.frame),), self._soon(place))
        elif self.frames.shown:
            self.frames.close()

    def _soon(self, place: Place) -> tuple[Wanted, ...]:
        """What comes after the joint, where that is near: it must be there when it is wanted."""
        following = place.film + 1
        if following == len(self._playable):
            return (_wanted(self._playable[0], 0),) if self.playhead.looping and following > 1 else ()
        left = self._times.offsets[following] - self.playhead.position
        near = left < _AHEAD_SECONDS * max(1.0, self.playhead.rate)
        return (_wanted(self._playable[following], 0),) if near else ()


def _wanted(shot: Shot, frame: int) -> Wanted:
    film, index = shot.film, shot.index
    assert film is not None and index is not None  # only what can be played is shown
    return Wanted(shot.key, film, index, frame)
