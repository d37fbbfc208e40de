"""Packets of films in other files: the same bytes at other times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pikadesk.adapters.film_reading import Reel, opened, packets

if TYPE_CHECKING:
    from av import Packet
    from av.container import OutputContainer
    from av.stream import Stream

COPIED_PICTURES = ("h264", "hevc", "av1", "vp9", "mpeg4")
"""The codecs of pictures that stay as they are in an MP4."""

COPIED_SOUND = ("aac", "mp3", "ac3", "eac3", "alac")
"""The codecs of sound that do."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Packets of one stream of a film that follow on each other.

    Attributes:
        reel: The film.
        first: The place of the first packet.
        last: The place after that of the last one.
        shift: How much later they are in the new file, in seconds.
    """

    reel: Reel
    first: int
    last: int
    shift: Fraction


def add_copy(out: OutputContainer, film: Path, kind: str, base: Fraction) -> Stream:
    """Add a stream to a file that is like the first one of its kind in a film, and counts in such ticks."""
    with opened(film) as container:
        template = next(stream for stream in container.streams if stream.type == kind)
        stream = out.add_stream_from_template(template)
        stream.metadata.update(template.metadata)
    stream.time_base = base
    return stream


def copy(out: OutputContainer, stream: Stream, pieces: Sequence[Piece], base: Fraction) -> Iterator[float]:
    """Write the packets of pieces into a stream, one after the other.

    Args:
        out: Where the stream is.
        stream: The stream.
        pieces: The packets.
        base: The length of a tick of the stream, in seconds.

    Yields:
        Up to which time the stream is written, in seconds.
    """
    before: int | None = None
    for piece in pieces:
        for packet, shown, decoded, lasts in _timed(piece, stream.type):
            dts = round((decoded + piece.shift) / base)
            # What is decoded further ahead than in the piece before has to wait until that is through.
            dts = dts if before is None else max(dts, before + 1)
            before = dts
            out.mux(_moved(packet, stream, round((shown + piece.shift) / base), dts, round(lasts / base), base))
            yield float(dts * base)


def _timed(piece: Piece, kind: str) -> Iterator[tuple[Packet[Stream], Fraction, Fraction, Fraction]]:
    """Yield packets, when each is shown and decoded in its film, and for how long it is shown, in seconds."""
    reel = piece.reel
    for place, packet in enumerate(islice(packets(reel.path, kind), piece.first, piece.last), piece.first):
        if kind == "video":
            shot = reel.shots[place]
            yield packet, shot.at * reel.base, reel.decoded[place] * reel.base, reel.lasts(shot.at) * reel.base
        elif reel.sound_base is not None:
            sample = reel.samples[place]
            begin = sample.at * reel.sound_base
            yield packet, begin, begin, sample.lasts * reel.sound_base


def _moved(packet: Packet[Stream], stream: Stream, pts: int, dts: int, lasts: int, base: Fraction) -> Packet[Stream]:
    import av  # noqa: PLC0415  # costly, and seldom needed

    # A packet of its own: what the old one says of samples to be left out held for its old place.
    moved: Packet[Stream] = av.Packet(bytes(packet))
    moved.is_keyframe = packet.is_keyframe
    moved.pts, moved.dts, moved.duration, moved.time_base = pts, dts, lasts, base
    moved.stream = stream
    return moved
