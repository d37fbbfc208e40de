"""What a saved video says of where it came from: its recipe, and beside that what no recipe holds.

It goes wherever the file goes: it names no folder of this computer, and pictures in the image store by their content.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import assert_never

from pikadesk.domain.clip import Clip, VideoFacts
from pikadesk.domain.draft import Draft, ImageRef, LocalImage, StoredImage, UploadedImage
from pikadesk.domain.errors import DraftInvalid
from pikadesk.domain.fields import Image, Images
from pikadesk.domain.job import Job
from pikadesk.domain.request import BESIDE_RECIPE, RECIPE_MARK, GenerationRequest, parse, read_recipe, to_recipe

_JOB_ID = re.compile(r"[0-9a-f]{32}")
# Pictures are in the image store or with the service: no path is relative to anything.
_NOWHERE = Path("/")
# Also those of a system that writes paths in another way.
_BETWEEN_FOLDERS = re.compile(r"[/\\]")
_NOT_KEPT = ""


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
        part: Whether it was cut out of what the job made, which is another file; see `films.recipe_of_part`.
    """

    request: GenerationRequest
    generated: Generated | None
    part: bool = False


def write_provenance(job: Job, clip: Clip) -> dict[str, object]:
    """Return what a job's video is to say of itself, as JSON; it is a recipe too."""
    generated = Generated(
        job.id, job.estimated_credits, clip.credits, clip.remote_id, job.created_at, clip.created_at, clip.facts
    )
    said = asdict(generated) | {
        "created_at": job.created_at.isoformat(),
        "saved_at": clip.created_at.isoformat(),
    }
    return to_recipe(portable(job.request.draft)) | {BESIDE_RECIPE: said}


def portable(draft: Draft) -> Draft:
    """Return a draft that names no place of any computer: of a path only the file's name stays, as of one not kept.

    What a file from elsewhere says must not lead to a picture that happens to be at the same place here.
    """
    for field in draft.spec.fields:
        refs = tuple(map(_placeless, draft.images(field.name)))
        if isinstance(field, Image) and refs:
            draft = draft.with_value(field.name, refs[0])
        elif isinstance(field, Images):
            draft = draft.with_value(field.name, refs)
    return draft


def read_film_recipe(value: object) -> Draft | None:
    """Read the settings out of what a video says of itself, names of pictures without their places.

    Returns:
        A draft, which may still have problems that `check` finds; None where the value is nothing like a recipe, such
        as another program's comment.

    Raises:
        DraftInvalid: It is meant for a recipe, and is none.
    """
    if not isinstance(value, dict) or RECIPE_MARK not in value:
        return None
    return portable(read_recipe(value, _NOWHERE))


def read_provenance(value: object) -> Provenance | None:
    """Read what a video says of itself; None where that is no recipe, such as another program's comment."""
    try:
        request = parse(portable(read_recipe(value, _NOWHERE)))
    except DraftInvalid:
        return None
    said = value.get(BESIDE_RECIPE) if isinstance(value, dict) else None
    if not isinstance(said, dict):
        return Provenance(request, None)
    return Provenance(request, _read_generated(said), part="part" in said)


def _placeless(ref: ImageRef) -> ImageRef:
    match ref:
        case LocalImage(path):
            return StoredImage(_NOT_KEPT, _BETWEEN_FOLDERS.split(str(path))[-1])
        case StoredImage(digest, name):
            return StoredImage(digest, _BETWEEN_FOLDERS.split(name)[-1])
        case UploadedImage():
            return ref
        case _:
            assert_never(ref)


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
