"""The sound of films, sample by sample: of several films in a row, each exactly as long as its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from pikadesk.adapters.film_heads import Head
from pikadesk.adapters.film_reading import Reel, opened, reading

if TYPE_CHECKING:
    from av import AudioFrame, AudioStream
    from av.container import OutputContainer

# Where nobody hears a difference, for two channels.
_BIT_RATE = 192_000
_ENCODED = "fltp"
_SAMPLE_BYTES = 4
# What every player plays; other sound is converted to the first of them.
_RATES = (48_000, 44_100)
_FRAME = 1024
# Times in files are rounded; what is off by less than this, in seconds, is meant to follow on.
_ROUNDED = 0.002


class Tape:
    """A stream of AAC onto which sound is laid, one after the other, with silence where there is none.

    Args:
        out: Where the stream is added.
        rate: Samples a second.
        layout: `mono` or `stereo`.
    """

    def __init__(self, out: OutputContainer, rate: int, layout: str) -> None:
        self._out, self.rate, self.layout = out, rate, layout
        self._stream: AudioStream = out.add_stream("aac", rate=rate, layout=layout)
        self._stream.codec_context.bit_rate = _BIT_RATE
        self._channels = [bytearray() for _ in range(self._stream.codec_context.channels)]
        self._encoded = 0

    @property
    def end(self) -> int:
        """How many samples are laid."""
        return self._encoded + len(self._channels[0]) // _SAMPLE_BYTES

    def lay(self, frame: AudioFrame, skip: int, count: int) -> None:
        """Lay so many samples of a frame, after those that are skipped."""
        for channel, plane in zip(self._channels, frame.planes, strict=True):
            channel.extend(bytes(plane)[skip * _SAMPLE_BYTES : (skip + count) * _SAMPLE_BYTES])
        self._encode(_FRAME)

    def keep_silent(self, until: int) -> Iterator[None]:
        """Lay silence up to a sample, a little at a time; nothing where there is sound up to it already."""
        while self.end < until:
            count = min(until - self.end, self.rate)
            for channel in self._channels:
                channel.extend(bytes(count * _SAMPLE_BYTES))
            self._encode(_FRAME)
            yield

    def finish(self) -> Iterator[float]:
        """Write what is left, and yield up to which time the tape is laid, in seconds."""
        self._encode(1)
        self._out.mux(self._stream.encode(None))
        yield self.end / self.rate

    def _encode(self, least: int) -> None:
        from av import AudioFrame  # noqa: PLC0415  # costly, and seldom needed

        while len(self._channels[0]) >= least * _SAMPLE_BYTES:
            count = min(_FRAME, len(self._channels[0]) // _SAMPLE_BYTES)
            frame = AudioFrame(_ENCODED, self.layout, count)
            for channel, plane in zip(self._channels, frame.planes, strict=True):
                plane.update(bytes(channel[: count * _SAMPLE_BYTES]).ljust(plane.buffer_size, b"\0"))
                del channel[: count * _SAMPLE_BYTES]
            frame.sample_rate, frame.time_base = self.rate, Fraction(1, self.rate)
            frame.pts = self._encoded
            self._encoded += count
            self._out.mux(self._stream.encode(frame))


def tape_like(out: OutputContainer, heads: Sequence[Head]) -> Tape:
    """Return a tape for the sound of films that is like that of the first one that has any."""
    sound = next(head.sound for head in heads if head.sound is not None)
    return Tape(out, sound.rate if sound.rate in _RATES else _RATES[0], "mono" if sound.channels == 1 else "stereo")


def lay_sound(tape: Tape, reel: Reel, begin: Fraction, start: int, end: int) -> Iterator[float]:
    """Lay the sound of a film onto a tape, and silence where it has none.

    Args:
        tape: The tape, on which everything up to `start` is laid.
        reel: The film.
        begin: Which time of the film, in seconds, falls on `start`.
        start: A sample of the tape.
        end: The sample of the tape before which the film ends.

    Yields:
        Up to which time the tape is laid, in seconds.
    """
    for frame in _resampled(reel, tape) if reel.samples else ():
        at = start + round((Fraction(frame.pts or 0) * Fraction(frame.time_base or 0) - begin) * tape.rate)
        if abs(at - tape.end) > _ROUNDED * tape.rate:
            yield from (tape.end / tape.rate for _ in tape.keep_silent(min(at, end)))
        else:
            at = tape.end
        skip = max(0, tape.end - at)
        count = min(frame.samples - skip, end - tape.end)
        if count > 0:
            tape.lay(frame, skip, count)
        yield tape.end / tape.rate
        if tape.end >= end:
            break
    yield from (tape.end / tape.rate for _ in tape.keep_silent(end))


def _resampled(reel: Reel, tape: Tape) -> Iterator[AudioFrame]:
    from av import AudioResampler  # noqa: PLC0415  # costly, and seldom needed

    with reading(reel.path), opened(reel.path) as container:
        resampler = AudioResampler(_ENCODED, tape.layout, tape.rate)
        for frame in container.decode(container.streams.audio[0]):
            yield from resampler.resample(frame)
        yield from resampler.resample(None)
