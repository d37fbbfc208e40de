"""Videos are taken into the library as what they say that they are."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from pikadesk.domain.clip import Clip
from pikadesk.domain.errors import StorageError, VideoDamaged
from pikadesk.domain.library import Marks, Query
from pikadesk.domain.request import to_recipe
from pikadesk.services.importing import Imported, Importing, Reason
from pikadesk.services.video_files import SUFFIXES, videos_in
from tests.fakes import SMALL_FACTS, SMALL_VIDEO, FakeLibrary, FakeVideoTools, World


class Desk:
    """Another installation, into which videos are taken."""

    def __init__(self) -> None:
        self.library, self.videos = FakeLibrary(), FakeVideoTools()
        self.parts: list[float] = []
        self.stop = Event()

    async def take(self, *paths: Path) -> Imported:
        importing = Importing(self.library, self.videos)
        return await importing.import_files(paths, progress=self.parts.append, stop=self.stop)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def video(file: Path, said: str | None = None, *, more: bytes = b"") -> Path:
    """Write a video, with something in the place of its recipe or without."""
    file.parent.mkdir(parents=True, exist_ok=True)
    source = file.with_name(".source")
    source.write_bytes(SMALL_VIDEO + more)
    if said is None:
        source.replace(file)
    else:
        FakeVideoTools().save(source, said, file)
        source.unlink()
    return file


def box(content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + b"skip" + content


async def test_a_video_with_a_recipe_is_the_clip_that_it_was(world: World, desk: Desk) -> None:
    jobs = [await world.generate(what) for what in (world.text("waves"), world.scenes("duck.jpg"))]
    kept = [world.library.kept[job.id] for job in jobs]
    result = await desk.take(*(clip.path for clip in kept))
    assert result == Imported(added=tuple(clip.id for clip in kept))
    assert desk.library.kept == world.library.kept
    assert desk.parts == [0.0, 0.5, 1.0]


async def test_a_folder_makes_the_library_anew(world: World, desk: Desk) -> None:
    for prompt in ("waves", "mist", "stars"):
        await world.generate(world.text(prompt))
    for times in range(2):
        result = await desk.take(world.output_folder)
        assert len(result.added) == (0 if times else 3)
        assert len(result.known) == (3 if times else 0)
    # A copy is no other clip.
    (world.output_folder / "backup").mkdir()
    for clip in world.library.kept.values():
        shutil.copy(clip.path, world.output_folder / "backup" / f"copy {clip.path.name}")
    result = await desk.take(world.output_folder)
    assert (len(result.added), len(result.known)) == (0, 6)
    assert desk.library.kept == world.library.kept


async def test_a_video_without_a_recipe_is_a_plain_clip(desk: Desk, tmp_path: Path) -> None:
    files = [
        video(tmp_path / "holiday.mp4"),
        video(tmp_path / "birthday", "made with love", more=box(b"1")),
        video(tmp_path / "garbage.MOV", "[" * 100_000, more=box(b"2")),
    ]
    for number, file in enumerate(files):
        os.utime(file, (1_700_000_000 + number, 1_700_000_000 + number))
    result = await desk.take(*files)
    assert len(result.added) == 3
    for number, clip in enumerate(reversed(await desk.library.clips())):
        at = datetime.fromtimestamp(1_700_000_000 + number, UTC)
        assert clip == Clip(result.added[number], files[number], None, SMALL_FACTS, at)
        assert len(clip.id) == 32
    # The same film is the same clip, whatever it is called.
    copy = tmp_path / "copy of holiday.mp4"
    shutil.copy(files[0], copy)
    assert await desk.take(copy) == Imported(known=(copy,))


async def test_a_recipe_alone_is_what_it_was_made_from(world: World, desk: Desk, tmp_path: Path) -> None:
    """Versions before the job was written down beside it; what that cost is not known, and counted nowhere."""
    request = world.text("waves")
    file = video(tmp_path / "old.mp4", json.dumps(to_recipe(request.draft)))
    result = await desk.take(file)
    (clip,) = desk.library.kept.values()
    assert (result.added, clip.request, clip.credits, clip.facts) == ((clip.id,), request, None, SMALL_FACTS)
    assert await desk.take(file) == Imported(known=(file,))


async def test_what_is_no_video_is_named_with_the_reason_and_the_others_go_on(
    world: World, desk: Desk, tmp_path: Path
) -> None:
    job = await world.generate(world.text())
    good = world.library.kept[job.id].path
    note = tmp_path / "note.txt"
    note.write_text("no video")
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(SMALL_VIDEO[:-3])
    gone = tmp_path / "gone.mp4"
    broken = video(tmp_path / "broken.mp4")
    desk.videos.on_probe(VideoDamaged(path="broken.mp4"))
    odd = Path("/nothing\0here.mp4")
    result = await desk.take(broken, note, cut, gone, odd, good)
    assert result == Imported(
        added=(job.id,),
        not_videos=(
            (broken, Reason.DAMAGED),
            (note, Reason.NO_VIDEO),
            (cut, Reason.NO_VIDEO),
            (gone, Reason.UNREADABLE),
            (odd, Reason.UNREADABLE),
        ),
    )
    assert desk.library.kept == world.library.kept


async def test_a_clip_whose_file_is_gone_gets_the_one_that_is_there(world: World, desk: Desk, tmp_path: Path) -> None:
    job = await world.generate(world.text())
    clip = world.library.kept[job.id]
    await desk.take(clip.path)
    await desk.library.mark({clip.id: Marks(star=True)})
    moved = clip.path.rename(tmp_path / "moved.mp4")
    assert await desk.take(moved) == Imported(relocated=(clip.id,))
    (entry,) = await desk.library.entries([clip.id])
    assert (entry.clip, entry.marks) == (replace(clip, path=moved), Marks(star=True))
    # From now on it is known there.
    assert await desk.take(moved) == Imported(known=(moved,))


async def test_a_part_of_a_clip_does_not_take_its_place(world: World, desk: Desk, tmp_path: Path) -> None:
    job = await world.generate(world.text())
    clip = world.library.kept[job.id]
    await desk.take(clip.path)
    part = clip.path.rename(tmp_path / "trimmed.mp4")
    desk.videos.on_probe(replace(SMALL_FACTS, frames=60, seconds=2.5))
    assert await desk.take(part) == Imported(known=(part,))
    assert desk.library.kept == {clip.id: clip}


async def test_a_file_says_how_long_it_was_and_is_what_it_shows(world: World, desk: Desk) -> None:
    job = await world.generate(world.text())
    shorter = replace(SMALL_FACTS, frames=60, seconds=2.5)
    desk.videos.on_probe(shorter)
    await desk.take(world.output_folder)
    assert desk.library.kept == {job.id: replace(world.library.kept[job.id], facts=shorter)}


async def test_folders_are_walked_and_each_file_is_taken_once(desk: Desk, tmp_path: Path) -> None:
    names = ["a.mp4", "Reel/b.MOV", "Reel/deep/er/c.webm", "d.mkv"]
    files = [video(tmp_path / name, more=box(name.encode())) for name in names]
    for other in ("notes.txt", ".hidden.mp4", ".trash/e.mp4", ".f.mp4.part"):
        video(tmp_path / other)
    (tmp_path / "Reel" / "round").symlink_to(tmp_path, target_is_directory=True)
    result = await desk.take(tmp_path, files[1], tmp_path / "Reel")
    assert sorted(clip.path for clip in desk.library.kept.values()) == sorted(files)
    assert len(result.added) == 4
    assert result.not_videos == ()
    assert desk.parts == [0.0, 0.25, 0.5, 0.75, 1.0]
    assert await desk.take(tmp_path / "not there") == Imported(
        not_videos=((tmp_path / "not there", Reason.UNREADABLE),)
    )
    assert await desk.take() == Imported()


def test_only_so_many_folders_deep(tmp_path: Path) -> None:
    for name in ("0.mp4", "1/1.mp4", "1/2/2.mp4"):
        video(tmp_path / name)
    for depth in range(3):
        assert [file.stem for file in videos_in(tmp_path, depth)] == [str(level) for level in range(depth + 1)]
    assert videos_in(tmp_path / "0.mp4") == videos_in(tmp_path / "gone") == []
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in SUFFIXES)


async def test_it_can_be_stopped_at_any_time_and_what_was_taken_stays(world: World, desk: Desk) -> None:
    jobs = [await world.generate(world.text(prompt)) for prompt in ("waves", "mist", "stars")]
    files = [world.library.kept[job.id].path for job in jobs]

    def stop_at(part: float) -> None:
        if part > 0.3:
            desk.stop.set()

    importing = Importing(desk.library, desk.videos)
    result = await importing.import_files(files, progress=stop_at, stop=desk.stop)
    assert result == Imported(added=(jobs[0].id,), stopped=True)
    assert await desk.library.search(Query()) == (jobs[0].id,)


async def test_a_long_film_keeps_nobody_from_stopping(desk: Desk, tmp_path: Path) -> None:
    desk.videos.steps.hold("probe")
    taking = asyncio.ensure_future(desk.take(video(tmp_path / "film.mp4")))
    await desk.videos.steps.reached("probe")
    desk.stop.set()
    assert await taking == Imported(stopped=True)
    assert desk.library.kept == {}
    desk.videos.steps.free()


async def test_a_disk_that_takes_nothing_is_told(desk: Desk, tmp_path: Path) -> None:
    file = video(tmp_path / "film.mp4")
    error = StorageError(path="pikadesk.db")
    desk.library.on_add(error)
    with pytest.raises(StorageError):
        await desk.take(file)
