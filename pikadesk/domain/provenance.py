"""What a saved video says of where it came from: its recipe, and beside that what no recipe holds.

It goes wherever the file goes: it names no folder of this computer, and pictures in the image store by their content.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from pikadesk.domain.clip import Clip, VideoFacts
from pikadesk.domain.errors import DraftInvalid
from pikadesk.domain.job import Job
from pikadesk.domain.request import BESIDE_RECIPE, GenerationRequest, parse, read_recipe, to_recipe

_JOB_ID = re.compile(r"[0-9a-f]{32}")
# Pictures are in the image store or with the service: no path is relative to anything.
_NOWHERE = Path("/")


@dataclass(frozen=True, slots=True)
class Generated:
    """The job that made a video.

    Attributes:
        job_id: Its id.
        estimated_credits: The price when it was enqueued.
        credits: What the answer said was charged, None where it said nothing.
        remote_id: The service's id, None where it gave none.
        created_at: When the job was enqueued.
        saved_at: When the video was saved.
        facts: What the file is.
    """

    job_id: str
    estimated_credits: int
    credits: int | None
    remote_id: str | None
    created_at: datetime
    saved_at: datetime
    facts: VideoFacts


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a video came from.

    Attributes:
        request: What it was made from.
        generated: What else is known of it, None where the file was written by a version that said no more.
    """

    request: GenerationRequest
    generated: Generated | None


def write_provenance(job: Job, clip: Clip) -> dict[str, object]:
    """Return what a job's video is to say of itself, as JSON; it is a recipe too."""
    generated = Generated(
        job.id, job.estimated_credits, clip.credits, clip.remote_id, job.created_at, clip.created_at, clip.facts
    )
    said = asdict(generated) | {
        "created_at": job.created_at.isoformat(),
        "saved_at": clip.created_at.isoformat(),
    }
    return to_recipe(job.request.draft) | {BESIDE_RECIPE: said}


def read_provenance(value: object) -> Provenance | None:
    """Read what a video says of itself; None where that is no recipe, such as another program's comment."""
    try:
        request = parse(read_recipe(value, _NOWHERE))
    except DraftInvalid:
        return None
    said = value.get(BESIDE_RECIPE) if isinstance(value, dict) else None
    return Provenance(request, _read_generated(said) if isinstance(said, dict) else None)


def _read_generated(said: Mapping[str, object]) -> Generated | None:
    try:
        return Generated(
            _matching(said["job_id"]),
            _amount(said["estimated_credits"]),
            None if said["credits"] is None else _amount(said["credits"]),
            None if said["remote_id"] is None else _text(said["remote_id"]),
            _time(said["created_at"]),
            _time(said["saved_at"]),
            _facts(said["facts"]),
        )
    except (KeyError, ValueError):
        return None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


def _matching(value: object) -> str:
    if not _JOB_ID.fullmatch(_text(value)):
        raise ValueError
    return _text(value)


def _amount(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError
    return value


def _time(value: object) -> datetime:
    time = datetime.fromisoformat(_text(value))
    if time.utcoffset() is None:
        raise ValueError
    return time


def _facts(value: object) -> VideoFacts:
    if not isinstance(value, dict):
        raise ValueError
    seconds, has_sound = value["seconds"], value["has_sound"]
    if type(seconds) not in (int, float) or type(has_sound) is not bool:
        raise ValueError
    return VideoFacts(
        _amount(value["width"]), _amount(value["height"]), _amount(value["frames"]), float(seconds), has_sound
    )
