"""What films hold, packet by packet, and their frames: the ones that are meant, each once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate, count, pairwise, repeat
from math import lcm
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pikadesk.adapters.film_output import Course
from pikadesk.domain.errors import VideoDamaged

if TYPE_CHECKING:
    from av import Packet, VideoFrame
    from av.container import InputContainer

# Players tell times in whole microseconds or milliseconds, and so a little before the frame that they mean.
_TOLERANCE = 0.0005
# What an MP4 can count a second in, with room for a day in the 32 bits that old players read.
_MOST_TICKS = 10**8
_USUAL_TICKS = 90_000
# What a lone frame lasts that does not say it.
_USUAL_RATE = 24


class Shot(NamedTuple):
    """A packet of pictures, in ticks.

    Attributes:
        at: When its frame begins.
        lasts: For how long; 0 where it does not say.
        key: Whether it needs none before it.
        hidden: Whether its frame is there for others only, and not to be shown.
    """

    at: int
    lasts: int
    key: bool
    hidden: bool


class Exit(NamedTuple):
    """Where a film can be cut off.

    Attributes:
        place: The place in `shots` of the first packet that is off.
        at: When the first frame begins that is off, in ticks; the film's end where none is.
    """

    place: int
    at: int


class Sample(NamedTuple):
    """A packet of sound, in ticks: when it begins, and how long it lasts."""

    at: int
    lasts: int


@dataclass(frozen=True)
class Reel:
    """What is known of a film without decoding it.

    Attributes:
        path: The film.
        base: The length of a tick of its pictures, in seconds.
        shots: Its packets of pictures, in the order in which they are decoded.
        sound_base: The length of a tick of its sound, None where it has none.
        samples: Its packets of sound.
        course: That of the work it is read for, which can be given up while frames are passed over.
    """

    path: Path
    base: Fraction
    shots: Sequence[Shot]
    sound_base: Fraction | None
    samples: Sequence[Sample]
    course: Course

    @cached_property
    def begins(self) -> Sequence[int]:
        """When each frame begins, in the order in which they are shown."""
        return sorted(shot.at for shot in self.shots if not shot.hidden)

    @cached_property
    def end(self) -> int:
        """When the last frame ends."""
        last = max((shot for shot in self.shots if not shot.hidden), key=lambda shot: shot.at)
        return last.at + (last.lasts or self.usual)

    @cached_property
    def usual(self) -> int:
        """How long most frames last."""
        steps = sorted(later - earlier for earlier, later in pairwise(self.begins))
        return (steps[len(steps) // 2] if steps else 0) or max(1, round(1 / _USUAL_RATE / self.base))

    @cached_property
    def rate(self) -> Fraction:
        """Frames a second, on average."""
        ticks = self.begins[-1] - self.begins[0] if len(self.begins) > 1 else self.usual
        return Fraction(max(1, len(self.begins) - 1)) / (ticks * self.base)

    @cached_property
    def decoded(self) -> Sequence[int]:
        """When each packet of pictures is to be decoded, in the order of `shots`: in step, and none too late.

        Not every kind of file says it, and those that do say it of the whole film.
        """
        shown = sorted(shot.at for shot in self.shots)
        # How many packets lie before one that is shown before them all.
        ahead = max(place - bisect_left(shown, shot.at) for place, shot in enumerate(self.shots))
        lead = [shown[0] - number * self.usual for number in range(ahead, 0, -1)]
        return [*lead, *shown][: len(shown)]

    @cached_property
    def doors(self) -> Sequence[int]:
        """The key frames, by their place in `shots`, from which on all can be shown that is decoded after them."""
        from_here_on = list(accumulate((shot.at for shot in reversed(self.shots)), min))[::-1]
        return [place for place, shot in enumerate(self.shots) if shot.key and from_here_on[place] == shot.at]

    @cached_property
    def exits(self) -> Sequence[Exit]:
        """Where a film can be cut off so that all that is shown before the cut is in, and nothing else."""
        so_far = accumulate((shot.at for shot in self.shots), max)
        from_here_on = list(accumulate((shot.at for shot in reversed(self.shots)), min))[::-1]
        return [
            Exit(place, earliest)
            for place, latest, earliest in zip(count(1), so_far, [*from_here_on[1:], self.end], strict=False)
            if latest < earliest
        ]

    def seconds(self, ticks: int) -> float:
        """Return a time in seconds, as the film counts them."""
        return float(ticks * self.base)

    def first_of(self, start: float) -> int:
        """Return the frame, by its place in `begins`, that is shown at a time; before the first one that one."""
        return max(0, bisect_right(self.begins, self._ticks(start, _TOLERANCE)) - 1)

    def last_of(self, first: int, end: float) -> int:
        """Return the place after that of the last frame that begins before a time; the frame `first` is always in."""
        return max(first + 1, bisect_left(self.begins, self._ticks(end, -_TOLERANCE)))

    def begins_or_end(self, place: int) -> int:
        """Return when a frame begins, and after the last one when that ends."""
        return self.begins[place] if place < len(self.begins) else self.end

    def lasts(self, at: int) -> int:
        """Return for how long the frame is shown that begins at a time."""
        return self.begins_or_end(bisect_right(self.begins, at)) - at

    def door_before(self, ticks: int) -> int:
        """Return the place in `shots` of the last door that begins by a time, or of the first packet."""
        number = bisect_right(self.doors, ticks, key=lambda place: self.shots[place].at)
        return self.doors[number - 1] if number else 0

    def _ticks(self, seconds: float, tolerance: float) -> float:
        return (seconds + tolerance) / float(self.base)


def common_base(reels: Sequence[Reel]) -> Fraction:
    """Return the length of a tick, in seconds, in which the times of the pictures of all films can be told exactly."""
    ticks = lcm(*(reel.base.denominator for reel in reels))
    return Fraction(1, ticks if ticks <= _MOST_TICKS else _USUAL_TICKS)


@contextmanager
def reading(film: Path) -> Iterator[None]:
    """Turn what goes wrong while a film is read into `VideoDamaged`."""
    import av.error  # noqa: PLC0415  # costly, and seldom needed

    try:
        yield
    # IndexError: no such stream; OSError includes FFmpeg's errors that are the system's.
    except (av.error.FFmpegError, IndexError, OSError) as error:
        raise VideoDamaged(path=str(film)) from error


@contextmanager
def opened(film: Path) -> Iterator[InputContainer]:
    """Open a film to read it. What goes wrong in the block is not looked at: see `reading`."""
    import av  # noqa: PLC0415  # costly, and seldom needed

    with reading(film):
        container = av.open(str(film), metadata_errors="replace")
    try:
        yield container
    finally:
        container.close()


def packets(film: Path, kind: str) -> Iterator[Packet]:  # type: ignore[type-arg]  # of any stream
    """Yield the packets of the first stream of a kind, `video` or `audio`, as they lie in the file."""
    with opened(film) as container:
        yield from _demuxed(film, container, kind)


def index(film: Path, course: Course) -> Reel:
    """Read what a film holds, without decoding anything.

    Raises:
        VideoDamaged: The film is no video, or was cut short.
        Stopped: The work is given up.
    """
    shots, samples = list[Shot](), list[Sample]()
    with opened(film) as container:
        with reading(film):
            base = container.streams.video[0].time_base
            sound_base = container.streams.audio[0].time_base if container.streams.audio else None
            size = max(1, film.stat().st_size)
        for packet in _demuxed(film, container, "video", "audio"):
            course.at((packet.pos or 0) / size)
            at, lasts = packet.pts or 0, packet.duration or 0
            if packet.stream.type == "video":
                shots.append(Shot(at, lasts, packet.is_keyframe, packet.is_discard))
            else:
                samples.append(Sample(at, lasts))
    if base is None or all(shot.hidden for shot in shots):
        raise VideoDamaged(path=str(film))
    return Reel(film, base, shots, sound_base if samples else None, samples, course)


def frames(reel: Reel, first: int, last: int) -> Iterator[VideoFrame]:
    """Yield the frames between two places in `begins`, the first one included, as they are decoded.

    Raises:
        VideoDamaged: Not all of them are to be had.
    """
    begins, following = reel.begins[first], first
    end = reel.begins[last - 1]
    for frame in _decoded(reel, begins):
        reel.course.check()
        if frame.pts is None or frame.pts < begins:
            continue
        if frame.pts > end:
            break
        following += 1
        yield frame
        if following == last:
            break
    if following < last:
        raise VideoDamaged(path=str(reel.path))


def frames_at(reel: Reel, places: Sequence[int]) -> Iterator[VideoFrame]:
    """Yield frames by their places in `begins`, which rise; a place that is there twice gives its frame twice."""
    for first, last in _runs(reel, places):
        wanted = Counter(places[first:last])
        for place, frame in enumerate(frames(reel, places[first], places[last - 1] + 1), places[first]):
            yield from repeat(frame, wanted[place])


def _runs(reel: Reel, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Split places where it is quicker to go to another door than to decode on; yields each run's begin and end."""
    doors = [bisect_right(reel.doors, reel.door_before(reel.begins[place])) for place in places]
    cuts = [number for number, (door, later) in enumerate(pairwise(doors), 1) if later > door + 1]
    yield from pairwise([0, *cuts, len(places)])


def _decoded(reel: Reel, until: int) -> Iterator[VideoFrame]:
    """Decode from the door before a time on; from the start where the file's index does not lead to it."""
    door = reel.shots[reel.door_before(until)].at
    needed = max(door, reel.begins[0])
    for at in (door, None):
        with reading(reel.path), opened(reel.path) as container:
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            if at is not None and at > reel.shots[0].at:
                container.seek(at, stream=stream)
            decoded = container.decode(stream)
            frame = next(decoded, None)
            if at is None or frame is None or frame.pts is None or frame.pts <= needed:
                if frame is not None:
                    yield frame
                yield from decoded
                return


def _demuxed(film: Path, container: InputContainer, *kinds: str) -> Iterator[Packet]:  # type: ignore[type-arg]
    firsts = ([stream for stream in container.streams if stream.type == kind][:1] for kind in kinds)
    streams = [stream for found in firsts for stream in found]
    with reading(film):
        for packet in container.demux(streams):
            # The last packet of each stream is an empty one that ends it.
            if not packet.size:
                continue
            if packet.is_corrupt or packet.pts is None:
                raise VideoDamaged(path=str(film))
            yield packet
        # Of packets that are not in the file any more, nothing else tells.
        size = film.stat().st_size
        if any(entry.pos + entry.size > size for stream in streams for entry in stream.index_entries):
            raise VideoDamaged(path=str(film))
