"""Brings back, from the videos in a folder, what damaged records do not tell any more."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pikadesk.domain.clip import Clip, file_name
from pikadesk.domain.errors import VideoDamaged
from pikadesk.domain.job import Job, Saved, Uncertain
from pikadesk.domain.provenance import Generated, Provenance, read_provenance
from pikadesk.domain.request import GenerationRequest
from pikadesk.services.ports import JobStore, Library, VideoTools
from pikadesk.services.threads import in_thread


async def bring_back(store: JobStore, library: Library, videos: VideoTools, folder: Path) -> None:
    """Add the clips to the library whose videos are in a folder, and the jobs that made them where they are missing.

    A job of which only its charge was doubted is known to have been charged when its video is there.

    Raises:
        StorageError: The records cannot be read or written.
    """
    jobs = {job.id: job for job in await store.jobs()}
    clips = await library.clips()
    known = {clip.id for clip in clips} | {str(clip.path) for clip in clips}
    for file in await in_thread(_videos_in, folder):
        found = await in_thread(_found, file, jobs, videos)
        if found is None:
            continue
        clip, job = found
        if clip.id not in known and str(clip.path) not in known:
            await library.add(clip)
        before = jobs.get(job.id)
        if before is None:
            await store.put(job)
        elif isinstance(before.state, Uncertain):
            await store.put(replace(before, state=job.state, changed_at=job.changed_at, trouble=None))


def _videos_in(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if file.suffix.lower() == ".mp4" and file.is_file())
    except OSError:
        return []


def _found(file: Path, jobs: Mapping[str, Job], videos: VideoTools) -> tuple[Clip, Job] | None:
    """Return the clip that a file is, and the job that made it; None where it is no video of this program."""
    try:
        text = videos.read_recipe(file)
        said = _read(text)
        if said is not None and said.generated is not None:
            return _as_said(file, said.request, said.generated)
        # It was saved by an earlier version, or without its recipe: then its name tells whose it is.
        job = next((job for job in jobs.values() if file_name(job) == file.name), None)
        request = job.request if job is not None else said.request if said is not None else None
        if request is None:
            return None
        facts = videos.probe(file)
        saved_at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except (VideoDamaged, OSError):
        return None
    if job is None:
        job_id = hashlib.sha256(f"{file.name}\n{text}".encode("utf-8", "backslashreplace")).hexdigest()[:32]
        job = Job(job_id, request, 0, saved_at, saved_at)
        job = replace(job, estimated_credits=job.estimate.credits)
    clip = Clip(job.id, file, request, facts, saved_at)
    return clip, replace(job, state=Saved(job.id), changed_at=saved_at, trouble=None)


def _as_said(file: Path, request: GenerationRequest, made: Generated) -> tuple[Clip, Job]:
    clip = Clip(made.job_id, file, request, made.facts, made.saved_at, made.remote_id, made.credits)
    state = Saved(made.job_id, made.credits)
    return clip, Job(made.job_id, request, made.estimated_credits, made.created_at, made.saved_at, state)


def _read(text: str | None) -> Provenance | None:
    try:
        return None if text is None else read_provenance(json.loads(text))
    except (ValueError, RecursionError):
        return None
