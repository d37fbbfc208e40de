"""Parts of films: their packets as they are where that can be, their frames encoded anew where it must."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pikadesk.adapters.film_copying import COPIED_PICTURES, COPIED_SOUND, Piece, add_copy, copy
from pikadesk.adapters.film_encoding import Encoder
from pikadesk.adapters.film_heads import Head, head_of
from pikadesk.adapters.film_output import Course, check_target, in_step, silent, written
from pikadesk.adapters.film_reading import Reel, common_base, index
from pikadesk.adapters.film_sound import lay_sound, tape_like
from pikadesk.adapters.video_tools import RECIPE_TAG
from pikadesk.domain.films import Trimmed, recipe_of_part

if TYPE_CHECKING:
    from av.container import OutputContainer

# Of the whole work, what looking through the film takes.
_LOOKING = 0.1


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a film.

    Attributes:
        reel: The film.
        copied: Whether its packets are copied; its frames are encoded anew otherwise.
        first: The place of its first packet in `shots`, or of its first frame in `begins`.
        last: The place after that of the last one.
        start: When its first frame begins, in ticks.
        end: When its last frame ends, in ticks.
    """

    reel: Reel
    copied: bool
    first: int
    last: int
    start: int
    end: int

    @property
    def begin(self) -> Fraction:
        """When it begins in the film, in seconds."""
        return self.start * self.reel.base

    @property
    def seconds(self) -> Fraction:
        """How long it lasts."""
        return (self.end - self.start) * self.reel.base

    @property
    def to_the_end(self) -> bool:
        """Whether nothing of the film follows on it."""
        return self.end == self.reel.end


def key_frames(film: Path) -> list[float]:
    """Return when the frames begin from which on a film can be copied."""
    reel = index(film, silent())
    return [reel.seconds(at) for at in sorted({max(reel.shots[door].at, reel.begins[0]) for door in reel.doors})]


def trim(film: Path, start: float, end: float, to: Path, *, exact: bool, course: Course) -> Trimmed:
    """Write a part of a film; see `FilmWriter.trim`."""
    import av  # noqa: PLC0415  # costly, and seldom needed

    check_target(to, [film])
    reel, head = index(film, course.part(0, _LOOKING)), head_of(film)
    part = _part(reel, head, start, end, exact=exact)
    trimmed = _told(part)
    with written(to) as file, av.open(str(file), "w", format="mp4", options={"movflags": "+faststart"}) as out:
        out.metadata.update(head.metadata)
        if RECIPE_TAG in head.metadata:
            out.metadata[RECIPE_TAG] = _recipe(head.metadata[RECIPE_TAG], trimmed)
        tracks = [_pictures(out, part, head)]
        if head.sound is not None and (sound := _samples(part)):
            tracks.append(_sound(out, part, head, sound))
        in_step(tracks, float(part.seconds), course.part(_LOOKING, 1))
    course.end()
    return trimmed


def cut(film: Path, start: float, end: float, *, exact: bool) -> Trimmed:
    """Say which part `trim` would write; see `FilmWriter.cut`."""
    return _told(_part(index(film, silent()), head_of(film), start, end, exact=exact))


def _part(reel: Reel, head: Head, start: float, end: float, *, exact: bool) -> _Part:
    part, wanted = _copied_part(reel, start, end), _exact_part(reel, start, end)
    misses = (part.start, part.end) != (wanted.start, wanted.end)
    return wanted if head.codec not in COPIED_PICTURES or (exact and misses) else part


def _told(part: _Part) -> Trimmed:
    return Trimmed(part.reel.seconds(part.start), part.reel.seconds(part.end), not part.copied)


def _exact_part(reel: Reel, start: float, end: float) -> _Part:
    first = reel.first_of(start)
    last = reel.last_of(first, end)
    return _Part(reel, False, first, last, reel.begins[first], reel.begins_or_end(last))


def _copied_part(reel: Reel, start: float, end: float) -> _Part:
    wanted = _exact_part(reel, start, end)
    door = reel.door_before(wanted.start)
    way_out = next(way for way in reel.exits if way.place > door and way.at >= wanted.end)
    return _Part(reel, True, door, way_out.place, max(reel.shots[door].at, reel.begins[0]), way_out.at)


def _pictures(out: OutputContainer, part: _Part, head: Head) -> Iterator[float]:
    if part.copied:
        base = common_base([part.reel])
        stream = add_copy(out, part.reel.path, "video", base)
        return copy(out, stream, [Piece(part.reel, part.first, part.last, -part.begin)], base)
    encoder = Encoder(out, head.canvas, [part.reel])
    return chain(encoder.write(part.reel, part.first, part.last, -part.begin), encoder.finish())


def _samples(part: _Part) -> range:
    """Return the places of the packets of sound that are heard in a part."""
    base = part.reel.sound_base or Fraction(1)
    begin, end = part.begin / base, math.inf if part.to_the_end else part.end * part.reel.base / base
    heard = [
        place for place, sample in enumerate(part.reel.samples) if begin < sample.at + sample.lasts and sample.at < end
    ]
    return range(heard[0], heard[-1] + 1) if heard else range(0)


def _sound(out: OutputContainer, part: _Part, head: Head, heard: range) -> Iterator[float]:
    reel = part.reel
    if head.sound is not None and head.sound.codec in COPIED_SOUND and reel.sound_base is not None:
        stream = add_copy(out, reel.path, "audio", reel.sound_base)
        # What is decoded without the packet before it begins with a click.
        piece = Piece(reel, max(0, heard.start - 1), heard.stop, -part.begin)
        return copy(out, stream, [piece], reel.sound_base)
    tape = tape_like(out, [head])
    end = part.seconds
    if part.to_the_end and reel.sound_base is not None:
        last = reel.samples[-1]
        end = max(end, (last.at + last.lasts) * reel.sound_base - part.begin)
    return chain(lay_sound(tape, reel, part.begin, 0, round(end * tape.rate)), tape.finish())


def _recipe(text: str, part: Trimmed) -> str:
    try:
        said = json.loads(text)
        kept = recipe_of_part(said, part.start, part.end)
        return text if kept is said else json.dumps(kept, ensure_ascii=False)
    except (ValueError, RecursionError):
        return text
