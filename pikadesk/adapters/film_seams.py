"""Where the sound of one film ends and that of the next begins when their packets are copied into one file.

Packets of sound are all equally long, and players play them one after the other whatever the file says. So the sound
of every film is put on the steps of one ladder: half a packet, 11 ms at most, from where it belongs, and no film takes
over what the one before was off by. The packet before a film's first one is taken too where there is one: what is
decoded after it is complete, so that nothing clicks.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from pikadesk.adapters.film_copying import COPIED_SOUND, Piece
from pikadesk.adapters.film_heads import Head, Sound
from pikadesk.adapters.film_reading import Reel
from pikadesk.domain.films import Difference, Disagreement

# What times that are told in milliseconds may be off by, in seconds.
_ROUNDED = Fraction(1, 500)
# So many packets that are missing at a film's end, nobody hears: the silence before the next film's sound fills them.
_MOST_MISSING = 2


@dataclass(frozen=True, slots=True)
class _Ladder:
    """A film's packets of sound in samples of the file that is written.

    Attributes:
        reel: The film.
        sound: What its sound is.
        start: When its pictures start there.
    """

    reel: Reel
    sound: Sound
    start: Fraction

    @property
    def base(self) -> Fraction:
        """The length of a tick of its sound in samples."""
        return (self.reel.sound_base or Fraction(1)) * self.sound.rate

    @property
    def origin(self) -> Fraction:
        """When its first packet begins, if it stays where it is in its film."""
        pictures = self.reel.begins[0] * self.reel.base * self.sound.rate
        return self.start + self.reel.samples[0].at * self.base - pictures

    @property
    def broken(self) -> bool:
        """Whether its packets do not follow on each other."""
        most = _ROUNDED * self.sound.rate
        steps = ((later.at - earlier.at) * self.base for earlier, later in pairwise(self.reel.samples))
        return any(abs(step - self.sound.frame) > most for step in steps)

    @property
    def early(self) -> bool:
        """Whether there is a packet before the pictures start."""
        return self.nearest(self.start - self.sound.frame) >= 0

    @property
    def entry(self) -> Fraction:
        """When the first packet that is wanted had best begin."""
        return self.start - self.sound.frame if self.early else self.start

    def nearest(self, at: Fraction) -> int:
        """Return the packet that begins nearest to a time; below 0 where that lies before all of them."""
        return math.floor((at - self.origin) / self.sound.frame + Fraction(1, 2))

    def piece(self, first: int, last: int, at: Fraction) -> Piece:
        """Return packets as a piece of which the first one begins at a time."""
        begin = self.reel.samples[min(first, len(self.reel.samples) - 1)].at * self.base
        return Piece(self.reel, first, last, (at - begin) / self.sound.rate)


def sound_pieces(
    heads: Sequence[Head], reels: Sequence[Reel], starts: Sequence[Fraction]
) -> list[Piece] | Disagreement:
    """Return which packets of sound follow on which, or why the sound of films cannot be copied.

    Args:
        heads: What the films say of themselves.
        reels: What they hold.
        starts: When each film starts, in seconds, and when all of it ends.
    """
    sounds = [head.sound if reel.samples else None for head, reel in zip(heads, reels, strict=True)]
    words = ["" if sound is None else sound.words for sound in sounds]
    for film, sound in enumerate(sounds):
        if sound != sounds[0]:
            return Disagreement(Difference.SOUND, film, words[0], words[film])
    if sounds[0] is None:
        return []
    sound = sounds[0]
    if sound.codec not in COPIED_SOUND or not sound.frame:
        return Disagreement(Difference.SOUND, 0, words[0], "aac")
    ladders = [_Ladder(reel, sound, start * sound.rate) for reel, start in zip(reels, starts, strict=False)]
    return _climb(ladders, starts[-1] * sound.rate)


def _climb(ladders: Sequence[_Ladder], end: Fraction) -> list[Piece] | Disagreement:
    pieces, frame = list[Piece](), ladders[0].sound.frame
    at = ladders[0].origin + max(0, ladders[0].nearest(ladders[0].entry)) * frame
    for film, ladder in enumerate(ladders):
        following = ladders[film + 1] if film + 1 < len(ladders) else None
        wanted = math.ceil(((end if following is None else following.entry - Fraction(frame, 2)) - at) / frame)
        first = ladder.nearest(at)
        count = max(0, min(wanted, len(ladder.reel.samples) - first))
        missing = 0 if following is None else wanted - count
        if first < 0 or ladder.broken or missing > (_MOST_MISSING if following is not None and following.early else 0):
            return Disagreement(Difference.SOUND_LENGTH, film)
        pieces.append(ladder.piece(first, first + count, at))
        if following is not None:
            pieces += (following.piece(0, 1, at + (count + number) * frame) for number in range(missing))
        at += (count + missing) * frame
    return pieces
