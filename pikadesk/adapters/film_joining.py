"""Several films in one: their packets as they are where the films agree, encoded anew where they do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, chain
from pathlib import Path
from typing import TYPE_CHECKING

from pikadesk.adapters.film_copying import COPIED_PICTURES, Piece, add_copy, copy
from pikadesk.adapters.film_encoding import Encoder
from pikadesk.adapters.film_heads import Head, head_of
from pikadesk.adapters.film_output import Course, check_target, in_step, silent, written
from pikadesk.adapters.film_reading import Reel, common_base, index
from pikadesk.adapters.film_seams import sound_pieces
from pikadesk.adapters.film_sound import lay_sound, tape_like
from pikadesk.domain.films import Difference, Disagreement, Joined

if TYPE_CHECKING:
    from av.container import OutputContainer

# Of the whole work, what looking through the films takes.
_LOOKING = 0.1
# Rates that differ by less are the same one, measured in coarser ticks.
_SAME_RATE = 0.001


@dataclass(frozen=True, slots=True)
class _Row:
    """Films one after the other.

    Attributes:
        heads: What they say of themselves.
        reels: What they hold.
    """

    heads: Sequence[Head]
    reels: Sequence[Reel]

    @property
    def starts(self) -> Sequence[Fraction]:
        """When each one starts, in seconds, and when all of it ends."""
        lengths = ((reel.end - reel.begins[0]) * reel.base for reel in self.reels)
        return [*accumulate(lengths, initial=Fraction(0))]

    @property
    def shifts(self) -> Sequence[Fraction]:
        """How much later each one is shown than it says itself, in seconds."""
        return [start - reel.begins[0] * reel.base for start, reel in zip(self.starts, self.reels, strict=False)]


def agree(films: Sequence[Path]) -> Disagreement | None:
    """Say what films would have to be encoded anew for, as `FilmWriter.agree` does."""
    row = _look(films, silent())
    sound = sound_pieces(row.heads, row.reels, row.starts)
    return _pictures_differ(row) or (sound if isinstance(sound, Disagreement) else None)


def join(films: Sequence[Path], to: Path, *, course: Course) -> Joined:
    """Write films into one; see `FilmWriter.join`."""
    import av  # noqa: PLC0415  # costly, and seldom needed

    check_target(to, films)
    row = _look(films, course.part(0, _LOOKING))
    differ, sound = _pictures_differ(row), sound_pieces(row.heads, row.reels, row.starts)
    # Frames that are encoded anew are shown when they are meant to, to the tick; so is their sound then.
    why = differ or (sound if isinstance(sound, Disagreement) else None)
    seconds = float(row.starts[-1])
    with written(to) as file, av.open(str(file), "w", format="mp4", options={"movflags": "+faststart"}) as out:
        tracks = [_copied_pictures(out, row) if differ is None else _encoded_pictures(out, row)]
        if why is not None and any(reel.samples for reel in row.reels):
            tracks.append(_encoded_sound(out, row))
        elif isinstance(sound, list) and sound:
            tracks.append(_copied_sound(out, row, sound))
        in_step(tracks, seconds, course.part(_LOOKING, 1))
    course.end()
    return Joined(seconds, why)


def _look(films: Sequence[Path], course: Course) -> _Row:
    known, count = dict[Path, tuple[Head, Reel]](), len(films)
    for place, film in enumerate(films):
        if film not in known:
            reel = index(film, course.part(place / count, (place + 1) / count))
            known[film] = head_of(film), reel
    return _Row([known[film][0] for film in films], [known[film][1] for film in films])


def _pictures_differ(row: _Row) -> Disagreement | None:
    if row.heads[0].codec not in COPIED_PICTURES:
        return Disagreement(Difference.CODEC, 0, row.heads[0].codec, "h264")
    differences = (_difference(row, place) for place in range(len(row.heads)))
    return next((found for found in differences if found is not None), None)


def _difference(row: _Row, place: int) -> Disagreement | None:
    """Say in what the pictures of a film differ from those of the first one."""
    first, head, reel = row.heads[0], row.heads[place], row.reels[place]
    # What is not to be shown can be left out at the beginning of a file alone, and what leans on it not at all.
    whole = reel.doors[:1] == [0] and (place == 0 or not any(shot.hidden for shot in reel.shots))
    if whole and (head.codec, head.settings, head.colours) == (first.codec, first.settings, first.colours):
        return None
    if head.size != first.size:
        return Disagreement(Difference.SIZE, place, *(f"{wide} × {high}" for wide, high in (first.size, head.size)))
    if head.codec != first.codec:
        return Disagreement(Difference.CODEC, place, first.codec, head.codec)
    if abs(reel.rate / row.reels[0].rate - 1) > _SAME_RATE:
        return Disagreement(Difference.RATE, place, *(f"{float(each.rate):.4g}" for each in (row.reels[0], reel)))
    return Disagreement(Difference.COLOURS if head.colours != first.colours else Difference.SETTINGS, place)


def _copied_pictures(out: OutputContainer, row: _Row) -> Iterator[float]:
    base = common_base(row.reels)
    stream = add_copy(out, row.reels[0].path, "video", base)
    pieces = [Piece(reel, 0, len(reel.shots), shift) for reel, shift in zip(row.reels, row.shifts, strict=True)]
    return copy(out, stream, pieces, base)


def _encoded_pictures(out: OutputContainer, row: _Row) -> Iterator[float]:
    encoder = Encoder(out, row.heads[0].canvas, row.reels)
    placed = zip(row.reels, row.shifts, strict=True)
    shown = (encoder.write(reel, 0, len(reel.begins), shift) for reel, shift in placed)
    return chain(chain.from_iterable(shown), encoder.finish())


def _copied_sound(out: OutputContainer, row: _Row, pieces: Sequence[Piece]) -> Iterator[float]:
    sound = row.heads[0].sound
    base = Fraction(1, sound.rate if sound is not None else 1)
    return copy(out, add_copy(out, row.reels[0].path, "audio", base), pieces, base)


def _encoded_sound(out: OutputContainer, row: _Row) -> Iterator[float]:
    tape = tape_like(out, row.heads)
    cuts = [round(start * tape.rate) for start in row.starts]
    heard = (
        lay_sound(tape, reel, reel.begins[0] * reel.base, cuts[place], cuts[place + 1])
        for place, reel in enumerate(row.reels)
    )
    return chain(chain.from_iterable(heard), tape.finish())
