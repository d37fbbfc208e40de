"""Which clip a video file is, by what it says of itself."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pikadesk.domain.clip import Clip, VideoFacts
from pikadesk.domain.job import Job, Saved
from pikadesk.domain.provenance import Generated, Provenance, read_provenance
from pikadesk.domain.request import GenerationRequest
from pikadesk.services.ports import VideoTools

_SAME_LENGTH = 0.05
"""Seconds by which a length may be read differently from the same frames."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a video says of itself.

    Attributes:
        text: What stands where its recipe would, None where nothing does.
        provenance: Where it came from, None where the text is of another program.
    """

    text: str | None
    provenance: Provenance | None

    @property
    def request(self) -> GenerationRequest | None:
        """What it was made from."""
        return None if self.provenance is None else self.provenance.request

    @property
    def generated(self) -> Generated | None:
        """The job that made it; versions before this was written down told the request alone."""
        return None if self.provenance is None else self.provenance.generated


def said_in(file: Path, videos: VideoTools) -> Said:
    """Read what a video says of itself; raises `VideoDamaged` where it is no video. Blocks."""
    text = videos.read_recipe(file)
    return Said(text, _read(text))


def clip_id(file: Path, said: Said) -> str:
    """Return the id of the clip that a file is. Blocks.

    It is the job's, or else made of what says most: of the recipe and the file's name, or of the file's content.

    Raises:
        OSError: The file cannot be read.
    """
    if said.generated is not None:
        return said.generated.job_id
    return content_id(file) if said.request is None else recipe_id(file, said.text)


def recipe_id(file: Path, text: str | None) -> str:
    """Return the id of the clip that a file with a recipe alone, or with its job's name alone, is."""
    return hashlib.sha256(f"{file.name}\n{text}".encode("utf-8", "backslashreplace")).hexdigest()[:32]


def content_id(file: Path) -> str:
    """Return the id of the clip that a file without a recipe is; raises `OSError`. Blocks."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()[:32]


def clip_and_job(file: Path, request: GenerationRequest, made: Generated) -> tuple[Clip, Job]:
    """Return the clip that a file was saved as, and the job that made it."""
    clip = Clip(made.job_id, file, request, made.facts, made.saved_at, made.remote_id, made.credits)
    state = Saved(made.job_id, made.credits)
    return clip, Job(made.job_id, request, made.estimated_credits, made.created_at, made.saved_at, state)


def changed_at(file: Path) -> datetime:
    """Return when a file was changed last; raises `OSError`. Blocks."""
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def same_film(found: VideoFacts, known: VideoFacts) -> bool:
    """Say whether a file can be the film that a clip is, and not a part that was cut out of it."""
    same = (found.width, found.height, found.frames) == (known.width, known.height, known.frames)
    return same and abs(found.seconds - known.seconds) <= _SAME_LENGTH


def _read(text: str | None) -> Provenance | None:
    try:
        return None if text is None else read_provenance(json.loads(text))
    except (ValueError, RecursionError):
        return None
