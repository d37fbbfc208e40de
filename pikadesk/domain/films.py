"""What is made of saved videos: parts of them, several in one, animations, and lists for editors.

Times are seconds as a film counts them: what a player shows, and what `VideoTools.frame` takes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pikadesk.domain.provenance import read_provenance
from pikadesk.domain.request import BESIDE_RECIPE


class AnimationKind(StrEnum):
    """The file formats of a silent moving picture."""

    GIF = "gif"
    WEBP = "webp"


@dataclass(frozen=True, slots=True)
class AnimationForm:
    """How an animation is made of a film.

    Attributes:
        kind: In which format.
        width: In pixels; the height follows. An animation is never wider than its film.
        fps: Frames a second. What a GIF cannot keep exactly, since it counts in hundredths, it keeps on average.
        start: From the frame that is shown then.
        end: Up to the frame that begins then, which is not in it any more; infinity for all.
        quality: 0 to 100, for WebP alone.
        loop: Whether it begins again at its end.
    """

    kind: AnimationKind
    width: int
    fps: float
    start: float = 0.0
    end: float = math.inf
    quality: int = 80
    loop: bool = True


@dataclass(frozen=True, slots=True)
class Size:
    """How large an animation will be.

    Attributes:
        bytes: About so many.
        seconds: How long it lasts.
        frames: How many there are.
    """

    bytes: int
    seconds: float
    frames: int


@dataclass(frozen=True, slots=True)
class Trimmed:
    """What became of a part of a film.

    Attributes:
        start: When its first frame begins in the film that it is of.
        end: When its last frame ends there.
        reencoded: Whether its pictures were encoded anew; otherwise they are the film's own, bit for bit.
    """

    start: float
    end: float
    reencoded: bool


class Difference(StrEnum):
    """Why films cannot be put together as they are. In the last two cases only their sound is encoded anew."""

    SIZE = "size"
    CODEC = "codec"
    RATE = "rate"
    COLOURS = "colours"
    # The same in everything that a person would see, and yet encoded in two ways.
    SETTINGS = "settings"
    SOUND = "sound"
    SOUND_LENGTH = "sound_length"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The first thing in which films differ.

    Attributes:
        difference: What it is.
        film: Which one differs from the first film, counted from 0; for `SOUND_LENGTH`, which one's sound ends early.
        first: What the first film has: `1280 × 720`, `h264`, `24`; empty where it has no sound or words say no more.
        other: What the other one has.
    """

    difference: Difference
    film: int
    first: str = ""
    other: str = ""

    @property
    def sound_only(self) -> bool:
        """Whether the pictures can be copied as they are."""
        return self.difference in (Difference.SOUND, Difference.SOUND_LENGTH)


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of several films.

    Attributes:
        seconds: How long the pictures of the film last.
        reencoded: Why something was encoded anew, None where all of it was copied.
    """

    seconds: float
    reencoded: Disagreement | None


class EditListKind(StrEnum):
    """The forms of an edit list, by the suffix of their files."""

    OTIO = "otio"
    # CMX 3600, which every editor reads: names of 8 letters, one track.
    EDL = "edl"
    # Final Cut Pro 7's XML, which Premiere Pro and DaVinci Resolve read.
    XML = "xml"


@dataclass(frozen=True, slots=True)
class EditClip:
    """A clip in an edit list.

    Attributes:
        path: The film.
        name: What the editor is to call it.
        start: From the frame that is shown then.
        end: Up to the frame that begins then, which is not in it any more; infinity for all.
        rate: Frames a second, None for the film's own.
    """

    path: Path
    name: str
    start: float = 0.0
    end: float = math.inf
    rate: float | None = None


def recipe_of_part(said: object, start: float, end: float) -> object:
    """Return what a part of a film says of where it came from, given what the film says of itself, as JSON.

    A part keeps the recipe, so that it is known what it came from. It is not what the job made, so it does not say
    what that says of its video; it says of which job's video, or of which part of it, it is which part. What is no
    recipe of ours is kept as it is. Several films in one have no recipe at all.

    Args:
        said: What the film says.
        start: When the part begins in the film.
        end: When it ends there.
    """
    if not isinstance(said, Mapping) or (provenance := read_provenance(said)) is None:
        return said
    part: dict[str, object] = {"start": round(start, 6), "end": round(end, 6)}
    beside = said.get(BESIDE_RECIPE)
    if provenance.generated is not None:
        part["of_job"] = provenance.generated.job_id
    elif isinstance(beside, Mapping) and "part" in beside:
        part["of_part"] = beside["part"]
    return {**said, BESIDE_RECIPE: {"part": part}}
