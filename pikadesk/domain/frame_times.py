"""When the frames of films are shown, of several on one clock: beside each other, or one after the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

# Less than the time between two frames of any film, and more than what sums of fractions of a second lose.
_TINY = 1e-6
# Frames of two films that begin so close together, in seconds, are one step: nobody sees a millisecond.
_SAME_MOMENT = 0.001


@dataclass(frozen=True, slots=True)
class FilmTimes:
    """When the frames of a film are shown, in seconds from its first one.

    Attributes:
        starts: When each begins, in order; the first is 0. Never empty.
        end: When the last one ends.
    """

    starts: tuple[float, ...]
    end: float

    @property
    def last(self) -> int:
        """The index of the last frame."""
        return len(self.starts) - 1

    def index_at(self, seconds: float) -> int:
        """Return the index of the frame that is shown at a time; before the film the first, after it the last."""
        return max(0, bisect_right(self.starts, seconds + _TINY) - 1)


def times_of(starts: Sequence[float], end: float) -> FilmTimes:
    """Return the times of a film, counted from its first frame, whatever the file counts from.

    Args:
        starts: When each frame begins, in order, as the file counts; never empty.
        end: When the last one ends, by the same count.
    """
    first = starts[0]
    return FilmTimes(tuple(start - first for start in starts), max(end, starts[-1]) - first)


def steps_together(films: Iterable[FilmTimes]) -> tuple[float, ...]:
    """Return the times at which any of several films that began together shows another frame, in order, from 0.

    Films of different frame rates are in step by time: each press of a key goes to the next such time.
    """
    moments = sorted(start for film in films for start in film.starts)
    first, *others = moments
    steps = [first]
    for moment in others:
        if moment - steps[-1] > _SAME_MOMENT:
            steps.append(moment)
    return tuple(steps)


@dataclass(frozen=True, slots=True)
class Place:
    """A frame in a chain: the index of its film in the chain, and its own in the film."""

    film: int
    frame: int


@dataclass(frozen=True, slots=True)
class ChainTimes:
    """Films one after the other without a gap: each begins where the one before ends.

    Attributes:
        films: In order.
    """

    films: tuple[FilmTimes, ...]

    @property
    def offsets(self) -> tuple[float, ...]:
        """When each film begins, in seconds from the start of the first."""
        return tuple(accumulate((film.end for film in self.films[:-1]), initial=0.0)) if self.films else ()

    @property
    def duration(self) -> float:
        """How long all of them are, in seconds."""
        return sum(film.end for film in self.films)

    @property
    def steps(self) -> tuple[float, ...]:
        """When each frame of each film begins, in order."""
        placed = zip(self.offsets, self.films, strict=True)
        return tuple(offset + start for offset, film in placed for start in film.starts)

    def at(self, seconds: float) -> Place:
        """Return which frame is shown at a time; before the chain the first, after it the last.

        Raises:
            IndexError: There are no films.
        """
        offsets = self.offsets
        film = max(0, bisect_right(offsets, seconds + _TINY) - 1)
        return Place(film, self.films[film].index_at(seconds - offsets[film]))


def step_index(steps: Sequence[float], seconds: float) -> int:
    """Return the index of the step that began last at a time; before the first one, that one's."""
    return max(0, bisect_right(steps, seconds + _TINY) - 1)


def step_from(steps: Sequence[float], seconds: float, count: int) -> float:
    """Return the time so many steps after a time, or before it where `count` is negative, within the steps.

    Args:
        steps: In order; never empty.
        seconds: Any time; what is shown then is what began last.
        count: How many.
    """
    return steps[min(max(0, step_index(steps, seconds) + count), len(steps) - 1)]


def neighbour_step(offsets: Sequence[float], seconds: float, direction: int) -> float | None:
    """Return the next (1) or the last (-1) of some times beside one; None where there is none."""
    if direction > 0:
        return next((offset for offset in offsets if offset > seconds + _TINY), None)
    return next((offset for offset in reversed(offsets) if offset < seconds - _TINY), None)
