"""What clips can be exported as, and how; `pikadesk.domain.export` is about requests as code."""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from enum import StrEnum

from pikadesk.domain.clip import VideoFacts
from pikadesk.domain.films import AnimationForm, AnimationKind, EditListKind
from pikadesk.domain.frame_times import FilmTimes


class ExportKind(StrEnum):
    """What clips are exported as, in the order in which it is offered."""

    COPY = "copy"
    TRIM = "trim"
    GIF = "gif"
    WEBP = "webp"
    FRAMES = "frames"
    SHEET = "sheet"
    JOINED = "joined"
    EDIT_LIST = "edit_list"

    @property
    def of_all(self) -> bool:
        """Whether one thing is made of all clips together, and not one of each."""
        return self in (ExportKind.JOINED, ExportKind.EDIT_LIST)

    @property
    def animated(self) -> bool:
        """Whether it is a silent moving picture."""
        return self in (ExportKind.GIF, ExportKind.WEBP)


def kinds_for(count: int) -> tuple[ExportKind, ...]:
    """Return what so many clips can be exported as: a part is of one clip, and one clip has nothing to be joined to."""
    unfit = ExportKind.JOINED if count == 1 else ExportKind.TRIM
    return tuple(kind for kind in ExportKind if kind is not unfit)


OWN_WIDTH = 0
"""The width of an animation that is as wide as its film."""

WIDTHS = (320, 480, 640, 960, OWN_WIDTH)
RATES = (8, 12, 15, 24)
QUALITIES = (50, 80, 95)
COLUMNS = (2, 3, 4, 5, 6)
ROWS = (2, 3, 4, 5, 6)
SHEET_WIDTHS = (1280, 1920, 2560)

_CHOICES: Mapping[str, Sequence[object]] = {
    "exact": (False, True),
    "width": WIDTHS,
    "rate": RATES,
    "quality": QUALITIES,
    "loop": (False, True),
    "columns": COLUMNS,
    "rows": ROWS,
    "sheet_width": SHEET_WIDTHS,
    "list_kind": tuple(EditListKind),
}


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How clips are exported; each kind has a use for some of it.

    Attributes:
        exact: Whether a part has exactly the frames that were asked for, though they are encoded anew.
        width: Of an animation, in pixels; `OWN_WIDTH` for its film's.
        rate: Frames of an animation in a second.
        quality: Of a WebP, 0 to 100.
        loop: Whether an animation begins again at its end.
        columns: Of a contact sheet.
        rows: Of a contact sheet.
        sheet_width: Of a contact sheet, in pixels.
        list_kind: The form of an edit list.
    """

    exact: bool = False
    width: int = 480
    rate: int = 12
    quality: int = 80
    loop: bool = True
    columns: int = 4
    rows: int = 4
    sheet_width: int = 1920
    list_kind: EditListKind = EditListKind.OTIO


def options_text(options: ExportOptions) -> str:
    """Return options as a text that `read_options` reads."""
    return json.dumps(asdict(options))


def read_options(text: str | None) -> ExportOptions:
    """Read options; what cannot be read, or is not offered any more, is as usual."""
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        return ExportOptions()
    usual = asdict(ExportOptions())
    fitting = {
        field.name: found[field.name]
        for field in fields(ExportOptions)
        if type(found.get(field.name)) is type(usual[field.name]) or isinstance(found.get(field.name), str)
    }
    kept = {name: value for name, value in fitting.items() if value in _CHOICES[name]}
    if "list_kind" in kept:
        kept["list_kind"] = EditListKind(kept["list_kind"])
    return ExportOptions(**kept)


def suffix_of(kind: ExportKind, options: ExportOptions) -> str:
    """Return the suffix of what is written, with its dot; empty for the folder of a sequence."""
    suffixes = {
        ExportKind.COPY: ".mp4",
        ExportKind.TRIM: ".mp4",
        ExportKind.GIF: ".gif",
        ExportKind.WEBP: ".webp",
        ExportKind.FRAMES: "",
        ExportKind.SHEET: ".png",
        ExportKind.JOINED: ".mp4",
        ExportKind.EDIT_LIST: f".{options.list_kind}",
    }
    return suffixes[kind]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a clip.

    Attributes:
        start: From the frame that is shown then, in seconds as the file counts them; no video begins before 0.
        end: Up to the frame that begins then, which is not in it any more; infinity for all that follow.
    """

    start: float = 0.0
    end: float = math.inf

    @property
    def whole(self) -> bool:
        """Whether it is all of the clip."""
        return self == Part()


@dataclass(frozen=True, slots=True)
class Timeline:
    """When the frames of a clip are shown.

    Attributes:
        first: When the first one begins, in seconds as the file counts them; not always 0.
        times: When all of them do, counted from that.
    """

    first: float
    times: FilmTimes

    def frames(self, part: Part) -> range:
        """Return the numbers of the frames of a part, counted from 0; there is one at least."""
        times = self.times
        first = times.index_at(part.start - self.first)
        return range(first, max(first + 1, bisect_left(times.starts, part.end - self.first - _SLACK)))

    def part(self, first: int, last: int) -> Part:
        """Return the part from one frame to another, both of them in it.

        Its times lie between the beginnings of frames, so that no rounding takes in one more or leaves one out.
        """
        first = min(max(0, first), self.times.last)
        last = min(max(first, last), self.times.last)
        start = 0.0 if first == 0 else self.first + self._within(first, 0.25)
        return Part(start, math.inf if last == self.times.last else self.first + self._within(last, 0.75))

    def begins(self, frame: int) -> float:
        """Return when a frame begins, in seconds from the first one; after the last one, when that ends."""
        return self.times.starts[frame] if frame <= self.times.last else self.times.end

    def seconds(self, frames: range) -> float:
        """Return how long frames are shown, in seconds."""
        return self.begins(frames.stop) - self.begins(frames.start)

    def frame_near(self, seconds: float) -> int:
        """Return the frame that begins nearest to a time, counted from the first one."""
        before = self.times.index_at(seconds)
        after = min(before + 1, self.times.last)
        return min(before, after, key=lambda frame: abs(self.times.starts[frame] - seconds))

    def _within(self, frame: int, share: float) -> float:
        return self.begins(frame) + share * (self.begins(frame + 1) - self.begins(frame))


def even_timeline(facts: VideoFacts) -> Timeline:
    """Return when the frames of a clip are shown as far as its length tells: as long as each other, from 0 on."""
    count = max(1, facts.frames)
    end = facts.seconds if facts.seconds > _SHORTEST else count / _USUAL_RATE
    return Timeline(0.0, FilmTimes(tuple(frame * end / count for frame in range(count)), end))


def animation_form(kind: ExportKind, options: ExportOptions, facts: VideoFacts, part: Part) -> AnimationForm:
    """Return how an animation is made of a clip."""
    return AnimationForm(
        AnimationKind.GIF if kind is ExportKind.GIF else AnimationKind.WEBP,
        options.width if options.width != OWN_WIDTH else facts.width,
        float(options.rate),
        part.start,
        part.end,
        options.quality,
        options.loop,
    )


# Far less than a frame lasts, and more than what sums of fractions of a second lose.
_SLACK = 1e-6
_SHORTEST = 1e-3
_USUAL_RATE = 24.0
