"""Real videos are taken into a real library, and found again when they were moved."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import av
import pytest

from pikadesk.adapters.database import Database
from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip
from pikadesk.domain.job import Saved
from pikadesk.domain.library import Entry, Query
from pikadesk.domain.provenance import write_provenance
from pikadesk.services.importing import Imported, Importing, Reason
from pikadesk.services.whereabouts import Changes, Whereabouts
from tests.adapters.films import film, numbered_film
from tests.fakes.contracts import a_job

VIDEOS = AvVideoTools()


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(tmp_path / "data" / "pikadesk.db", tmp_path / "data" / "locks")
    try:
        yield database
    finally:
        database.close()


async def take(library: Database, *paths: Path) -> Imported:
    importing = Importing(library, VIDEOS)
    return await importing.import_files(paths, progress=lambda _: None, stop=Event())


def saved(number: int, file: Path, task: Task = Task.TEXT, *, frames: int = 36) -> Clip:
    """Write a video as it is saved when a job was done, and return its clip."""
    source = film(file.with_name("source.mp4"), frames=frames)
    job = a_job(number, Saved(a_job(number).id, 600_000), task)
    clip = Clip(job.id, file, job.request, VIDEOS.probe(source), job.created_at, "record-1", 600_000)
    VIDEOS.save(source, json.dumps(write_provenance(job, clip)), file)
    source.unlink()
    return clip


async def clips(library: Database) -> list[Clip]:
    return [entry.clip for entry in await library.entries(await library.search(Query()))]


async def test_a_folder_of_videos_is_the_library_that_they_were_of(library: Database, tmp_path: Path) -> None:
    made = [saved(number, tmp_path / f"{number}.mp4", task) for number, task in enumerate(Task, start=1)]
    result = await take(library, tmp_path)
    assert result == Imported(added=tuple(clip.id for clip in made))
    assert await clips(library) == list(reversed(made))
    again = await take(library, tmp_path)
    assert (again.added, len(again.known)) == ((), len(made))
    assert await library.jobs() == []


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("portrait.mp4", {"size": (64, 128)}),
        ("odd.mkv", {"size": (98, 66)}),
        ("one frame.mp4", {"frames": 1}),
        ("variable.mp4", {"times": (0.0, 0.1, 0.5, 0.55, 2.0), "frames": 5}),
        ("sound.mov", {"sound": 1.0}),
        ("longer sound.mp4", {"sound": 2.0, "frames": 12}),
        ("Möwe 🦆.m4v", {}),
    ],
)
async def test_any_film_is_a_plain_clip(
    library: Database, tmp_path: Path, name: str, options: dict[str, object]
) -> None:
    file = numbered_film(tmp_path / name, **options)  # type: ignore[arg-type]  # of each its own
    result = await take(library, file)
    (clip,) = await clips(library)
    at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    assert clip == Clip(result.added[0], file, None, VIDEOS.probe(file), at)
    size = options.get("size", (128, 64))
    assert (clip.facts.width, clip.facts.height, clip.facts.frames) == (*size, options.get("frames", 60))  # type: ignore[misc]
    assert clip.facts.has_sound == ("sound" in options)
    assert await library.search(Query(text=file.stem)) == (clip.id,)


def _webm(file: Path) -> Path:
    with av.open(str(file), "w") as out:
        stream = out.add_stream("libvpx", rate=24)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for index in range(10):
            frame = av.VideoFrame(64, 48, "yuv420p")
            for plane in frame.planes:
                plane.update(bytes([index * 20]) * plane.buffer_size)
            frame.pts = index
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return file


async def test_another_container_with_another_codec_too(library: Database, tmp_path: Path) -> None:
    await take(library, _webm(tmp_path / "film.webm"))
    (clip,) = await clips(library)
    assert (clip.facts.width, clip.facts.height, clip.facts.frames) == (64, 48, 10)


async def test_what_is_damaged_is_named_and_the_rest_is_there(library: Database, tmp_path: Path) -> None:
    good = saved(1, tmp_path / "5 good.mp4")
    content = film(tmp_path / "whole.mp4", frames=200).read_bytes()
    (tmp_path / "whole.mp4").unlink()
    last = film(tmp_path / "last.mp4", frames=200, moov_first=False).read_bytes()
    (tmp_path / "last.mp4").unlink()
    broken = {
        "0 empty.mp4": (b"", Reason.NO_VIDEO),
        "1 text.mp4": (b"<html>no</html>" * 100, Reason.NO_VIDEO),
        "2 cut before its index.mp4": (last[: len(last) // 2], Reason.NO_VIDEO),
        "3 truncated.mp4": (content[: len(content) // 2], Reason.DAMAGED),
        "4 sound alone.mp4": (film(tmp_path / "sound.mp4", frames=0, sound=1.0).read_bytes(), Reason.NO_VIDEO),
    }
    (tmp_path / "sound.mp4").unlink()
    for name, (part, _) in broken.items():
        (tmp_path / name).write_bytes(part)
    result = await take(library, tmp_path)
    assert result.not_videos == tuple((tmp_path / name, reason) for name, (_, reason) in broken.items())
    assert await library.entries(result.added) == [Entry(good)]


async def test_a_truncated_video_with_a_recipe_is_not_taken_for_whole(library: Database, tmp_path: Path) -> None:
    clip = saved(1, tmp_path / "film.mp4", frames=200)
    content = clip.path.read_bytes()
    clip.path.write_bytes(content[: len(content) * 2 // 3])
    assert (await take(library, clip.path)).not_videos == ((clip.path, Reason.DAMAGED),)
    assert (await clips(library), await library.jobs()) == ([], [])


async def test_files_that_were_moved_are_found_again(library: Database, tmp_path: Path) -> None:
    folder = tmp_path / "videos"
    made = [saved(number, folder / f"{number}.mp4") for number in (1, 2, 3)]
    for clip in made:
        await library.add(clip)
    await take(library, numbered_film(folder / "plain.mp4"))
    plain = (await library.entries(await library.search(Query(text="plain"))))[0].clip
    whereabouts = Whereabouts(library, VIDEOS)
    assert await whereabouts.look([folder]) == Changes({}, frozenset(), frozenset())
    renamed, moved = folder / "Möwe 🦆.mp4", folder / "Reel" / "2.mp4"
    moved.parent.mkdir()
    made[0].path.rename(renamed)
    made[1].path.rename(moved)
    made[2].path.unlink()
    there = plain.path.rename(folder / "Reel" / "other.mp4")
    changes = await whereabouts.look([folder])
    assert dict(changes.relocated) == {
        made[0].id: (made[0].path, renamed),
        made[1].id: (made[1].path, moved),
        plain.id: (plain.path, there),
    }
    assert changes.missing == changes.gone == {made[2].id}
    assert await library.places() == {
        made[0].id: renamed,
        made[1].id: moved,
        made[2].id: made[2].path,
        plain.id: there,
    }
    # A part of it, cut by a program that keeps what the file says, does not take its place.
    part = film(tmp_path / "part.mp4", frames=12)
    said = VIDEOS.read_recipe(renamed)
    assert said is not None
    VIDEOS.save(part, said, folder / "part.mp4")
    renamed.unlink()
    changes = await Whereabouts(library, VIDEOS).look([folder])
    assert (dict(changes.relocated), changes.missing) == ({}, {made[0].id, made[2].id})


async def test_stopping_leaves_what_was_taken(library: Database, tmp_path: Path) -> None:
    made = [saved(number, tmp_path / f"{number}.mp4") for number in (1, 2, 3)]
    stop = Event()

    def stop_after_one(part: float) -> None:
        if part > 0:
            stop.set()

    result = await Importing(library, VIDEOS).import_files([tmp_path], progress=stop_after_one, stop=stop)
    assert result == Imported(added=(made[0].id,), stopped=True)
    assert await clips(library) == [made[0]]


def test_a_file_s_time_and_id_are_its_own(tmp_path: Path) -> None:
    """Two runs on two computers make the same clip of the same file."""

    async def one(folder: Path) -> list[Clip]:
        database = Database(folder / "pikadesk.db", folder / "locks")
        try:
            await take(database, file)
            return await clips(database)
        finally:
            database.close()

    file = numbered_film(tmp_path / "film.mp4")
    assert asyncio.run(one(tmp_path / "a")) == asyncio.run(one(tmp_path / "b"))
