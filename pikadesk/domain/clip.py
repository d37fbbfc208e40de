"""A saved video and the request that made it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import assert_never

from pikadesk.domain.draft import Draft, LocalImage, StoredImage, UploadedImage
from pikadesk.domain.job import Job
from pikadesk.domain.request import GenerationRequest


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """What a video file is: pixels as they are shown, frames, and length in seconds."""

    width: int
    height: int
    frames: int
    seconds: float
    has_sound: bool


@dataclass(frozen=True, slots=True)
class Clip:
    """A saved video.

    Attributes:
        id: The id of the job that made it, or another of that form where it was imported.
        path: Where the file was saved.
        request: What it was made from, None where the file was imported and does not say.
        facts: What the file is.
        created_at: When it was saved, or changed last before it was imported.
        remote_id: The service's id, None where the answer had none.
        credits: What the answer says was charged, None where it said nothing.
    """

    id: str
    path: Path
    request: GenerationRequest | None
    facts: VideoFacts
    created_at: datetime
    remote_id: str | None = None
    credits: int | None = None


def title(draft: Draft, say_effect: Callable[[str], str] = str) -> str:
    """Return a short name for what a draft makes: the effect and its picture, or the first words of the prompt.

    Args:
        draft: What is made.
        say_effect: Returns what an effect is called.
    """
    names = [_image_name(ref) for field in draft.spec.fields for ref in draft.images(field.name)]
    effect = draft.get("effect") if draft.spec.has("effect") else None
    if isinstance(effect, str) and names:
        stem = Path(names[0]).stem
        return f"{stem[:1].upper()}{stem[1:]}, {say_effect(effect).lower()}"
    prompts = [draft.text("prompt")]
    if draft.spec.has("transitions"):
        prompts += [transition.prompt for transition in draft.transitions()]
    for prompt in prompts:
        words = " ".join(prompt.split())
        if words:
            return words if len(words) <= 60 else words[:59].rsplit(" ", 1)[0] + "…"
    return ", ".join(Path(name).stem for name in names) or str(draft.task)


def file_name(job: Job) -> str:
    """Return the file name of a job's video, such as `2026-11-20_gentle-waves_1f0c2a9b.mp4`.

    The same job always gets the same name, so that a save that was interrupted is found again and not made twice.
    """
    plain = unicodedata.normalize("NFKD", title(job.request.draft)).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-")
    return f"{job.created_at:%Y-%m-%d}_{words or job.request.draft.task}_{job.id[:8]}.mp4"


def _image_name(ref: LocalImage | StoredImage | UploadedImage) -> str:
    match ref:
        case LocalImage(path):
            return path.name
        case StoredImage(_, name):
            return name
        case UploadedImage(path):
            return Path(path).name
        case _:
            assert_never(ref)
