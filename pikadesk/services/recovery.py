"""Brings back, from the videos in a folder, what damaged records do not tell any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pikadesk.domain.clip import Clip, file_name
from pikadesk.domain.errors import VideoDamaged
from pikadesk.domain.job import Job, Saved, Uncertain
from pikadesk.services.film_origin import changed_at, clip_and_job, recipe_id, said_in
from pikadesk.services.ports import JobStore, Library, VideoTools
from pikadesk.services.threads import in_thread


async def bring_back(store: JobStore, library: Library, videos: VideoTools, folder: Path) -> None:
    """Add the clips to the library whose videos are in a folder, and the jobs that made them where they are missing.

    A job of which only its charge was doubted is known to have been charged when its video is there.

    Raises:
        StorageError: The records cannot be read or written.
    """
    jobs = {job.id: job for job in await store.jobs()}
    places = await library.places()
    known = set(places) | set(map(str, places.values()))
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
    """Return the clip that a file is, and the job that made it; None where it is no video that a job made."""
    try:
        said = said_in(file, videos)
        if said.provenance is not None and said.provenance.part:
            # Its job is another file's, and a job of its own would count what was charged once for the whole.
            return None
        if said.request is not None and said.generated is not None:
            return clip_and_job(file, said.request, said.generated)
        # It was saved by an earlier version, or without its recipe: then its name tells whose it is.
        job = next((job for job in jobs.values() if file_name(job) == file.name), None)
        request = said.request if job is None else job.request
        if request is None:
            return None
        facts, saved_at = videos.probe(file), changed_at(file)
    except (VideoDamaged, OSError):
        return None
    if job is None:
        job = Job(recipe_id(file, said.text), request, 0, saved_at, saved_at)
        job = replace(job, estimated_credits=job.estimate.credits)
    clip = Clip(job.id, file, request, facts, saved_at)
    return clip, replace(job, state=Saved(job.id), changed_at=saved_at, trouble=None)
