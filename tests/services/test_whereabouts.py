"""What becomes of the clips' files is noticed, and what was moved is found again."""

from __future__ import annotations

import asyncio
import os
import shutil
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from pikadesk.domain.clip import Clip
from pikadesk.domain.errors import StorageError, VideoDamaged
from pikadesk.domain.library import Marks
from pikadesk.services.importing import Importing
from pikadesk.services.whereabouts import DEPTH, Changes, Whereabouts
from tests.fakes import SMALL_FACTS, SMALL_VIDEO, World

NOTHING = Changes({}, frozenset(), frozenset())


class Watched:
    """A world with clips, and who looks after their files."""

    def __init__(self, world: World) -> None:
        self.world, self.library, self.videos = world, world.library, world.videos
        self.whereabouts = Whereabouts(world.library, world.videos)

    async def look(self, *folders: Path) -> Changes:
        return await self.whereabouts.look(folders or [self.world.output_folder])

    def again(self) -> None:
        """Begin anew, as the next run of the program does."""
        self.whereabouts = Whereabouts(self.library, self.videos)

    def read(self) -> list[str]:
        """Return the names of the files that were read, and forget them."""
        read, self.videos.read = [file.name for file in self.videos.read], []
        return read

    async def clip(self, prompt: str = "waves") -> Clip:
        job = await self.world.generate(self.world.text(prompt))
        return self.library.kept[job.id]

    async def plain(self, name: str = "holiday.mp4") -> Clip:
        file = self.world.output_folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(SMALL_VIDEO)
        importing = Importing(self.library, self.videos)
        result = await importing.import_files([file], progress=lambda _: None, stop=Event())
        return self.library.kept[result.added[0]]

    def path(self, clip: Clip) -> Path:
        return self.library.kept[clip.id].path


@pytest.fixture
def watched(world: World) -> Watched:
    return Watched(world)


def only(*clips: Clip) -> frozenset[str]:
    return frozenset(clip.id for clip in clips)


async def test_where_everything_is_in_its_place_nothing_is_read(watched: Watched) -> None:
    assert await watched.look() == NOTHING
    await watched.clip()
    for _ in range(2):
        assert await watched.look() == NOTHING


async def test_a_file_that_was_renamed_is_found(watched: Watched) -> None:
    clip, other = await watched.clip(), await watched.clip("mist")
    await watched.library.mark({clip.id: Marks(star=True)})
    await watched.look()
    after = clip.path.rename(clip.path.with_name("Möwe 🦆.MP4"))
    assert await watched.look() == Changes({clip.id: (clip.path, after)}, frozenset(), frozenset())
    (entry,) = await watched.library.entries([clip.id])
    assert (entry.clip, entry.marks) == (replace(clip, path=after), Marks(star=True))
    assert watched.path(other) == other.path
    assert await watched.look() == NOTHING


@pytest.mark.parametrize("again", [False, True], ids=["while it runs", "before it started"])
async def test_files_that_were_moved_are_found(watched: Watched, again: bool) -> None:
    clips = [await watched.clip(prompt) for prompt in ("waves", "mist", "stars")]
    if not again:
        await watched.look()
    deep = watched.world.output_folder.joinpath(*"abc"[:DEPTH])
    deep.mkdir(parents=True)
    moved = {clip.id: (clip.path, Path(shutil.move(clip.path, deep / clip.path.name))) for clip in clips}
    assert await watched.look() == Changes(moved, frozenset(), frozenset())
    assert [watched.path(clip) for clip in clips] == [after for _, after in moved.values()]


async def test_a_folder_that_was_renamed_and_one_that_was_chosen(watched: Watched, tmp_path: Path) -> None:
    clips = [await watched.clip(prompt) for prompt in ("waves", "mist")]
    await watched.look()
    elsewhere = watched.world.output_folder.rename(tmp_path / "Filme")
    assert await watched.look() == Changes({}, only(*clips), frozenset(), only(*clips))
    found = await watched.look(elsewhere)
    assert found.relocated.keys() == only(*clips)
    assert found.missing == found.gone == found.back == frozenset()


async def test_a_file_that_was_deleted_is_missing_until_it_is_back(watched: Watched) -> None:
    clip, other = await watched.clip(), await watched.clip("mist")
    await watched.look()
    content = clip.path.read_bytes()
    clip.path.unlink()
    assert await watched.look() == Changes({}, only(clip), frozenset(), only(clip))
    # It is told once that it is gone, and always that it is missing.
    assert await watched.look() == Changes({}, only(clip), frozenset())
    clip.path.write_bytes(content)
    assert await watched.look() == Changes({}, frozenset(), only(clip))
    other.path.unlink()
    await watched.look()
    await watched.library.remove([other.id])
    assert await watched.look() == NOTHING


async def test_what_is_missing_at_the_first_look_is_no_news(watched: Watched) -> None:
    clip = await watched.clip()
    clip.path.unlink()
    assert await watched.look() == Changes({}, only(clip), frozenset())


async def test_a_folder_that_is_gone_takes_its_clips_with_it_and_brings_them_back(
    watched: Watched, tmp_path: Path
) -> None:
    """A disk that was unplugged."""
    clip = await watched.clip()
    await watched.look()
    away = watched.world.output_folder.rename(tmp_path / "unplugged")
    assert (await watched.look()).gone == only(clip)
    away.rename(watched.world.output_folder)
    assert await watched.look() == Changes({}, frozenset(), only(clip))


async def test_of_several_copies_the_likeliest_is_taken(watched: Watched, tmp_path: Path) -> None:
    clip = await watched.clip()
    folder = watched.world.output_folder
    for name in ("a copy.mp4", f"backup/{clip.path.name}", "backup/z.mp4"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy2(clip.path, folder / name)
    clip.path.unlink()
    assert (await watched.look()).relocated == {clip.id: (clip.path, folder / "backup" / clip.path.name)}
    (folder / "backup" / clip.path.name).unlink()
    again = await watched.look()
    assert again.relocated[clip.id][1] == folder / "backup" / "z.mp4"


async def test_the_file_of_one_clip_is_no_other_s(watched: Watched) -> None:
    """A copy may be in the library by itself."""
    clip, other = await watched.clip(), await watched.clip("mist")
    clip.path.unlink()
    shutil.copy2(other.path, clip.path.with_name("copy.mp4"))
    assert await watched.look() == Changes({}, only(clip), frozenset())
    assert watched.path(other) == other.path


async def test_a_part_that_was_cut_out_of_a_clip_does_not_take_its_place(watched: Watched) -> None:
    clip = await watched.clip()
    part = clip.path.rename(clip.path.with_name("trimmed.mp4"))
    part.write_bytes(part.read_bytes() + bytes.fromhex("0000000873 6b6970"))
    later = clip.created_at.timestamp() + 7200
    os.utime(part, (later, later))
    watched.videos.on_probe(replace(SMALL_FACTS, frames=60, seconds=2.5), SMALL_FACTS)
    assert await watched.look() == Changes({}, only(clip), frozenset())
    # And the whole of it does, whatever it is called and whenever it was copied.
    assert (await watched.look()).relocated == {clip.id: (clip.path, part)}


async def test_a_file_that_does_not_play_is_looked_at_again(watched: Watched) -> None:
    clip = await watched.clip()
    await watched.look()
    copy = clip.path.with_name("copying.mp4")
    content = clip.path.read_bytes()
    clip.path.unlink()
    for half in (b"", content[:100]):
        copy.write_bytes(half)
        assert (await watched.look()).missing == only(clip)
    copy.write_bytes(content)
    later = clip.created_at.timestamp() + 7200
    os.utime(copy, (later, later))
    watched.videos.on_probe(VideoDamaged(path="copying.mp4"))
    assert (await watched.look()).missing == only(clip)
    assert (await watched.look()).relocated == {clip.id: (clip.path, copy)}


async def test_a_plain_clip_is_found_by_what_is_in_it(watched: Watched) -> None:
    clip = await watched.plain()
    generated = await watched.clip()
    other = watched.world.output_folder / "other.mp4"
    other.write_bytes(SMALL_VIDEO + bytes.fromhex("0000000873 6b6970"))
    at = clip.created_at.timestamp()
    os.utime(other, (at, at))
    moved = clip.path.rename(clip.path.with_name("renamed.mp4"))
    generated.path.unlink()
    assert await watched.look() == Changes({clip.id: (clip.path, moved)}, only(generated), frozenset())
    # One of another time is not read for that.
    moved.unlink()
    os.utime(other, (at + 60, at + 60))
    assert (await watched.look()).missing == only(clip, generated)


async def test_what_was_read_once_is_not_read_again(watched: Watched) -> None:
    clip, _ = await watched.clip(), await watched.clip("mist")
    strangers = [watched.world.output_folder / f"{number}.mp4" for number in range(3)]
    for file in strangers:
        file.write_bytes(SMALL_VIDEO)
    clip.path.unlink()
    watched.read()
    await watched.look()
    assert sorted(watched.read()) == ["0.mp4", "1.mp4", "2.mp4"]
    watched.library.read.clear()
    await watched.look()
    assert (watched.read(), watched.library.read) == ([], [])
    strangers[1].write_bytes(SMALL_VIDEO + bytes.fromhex("0000000873 6b6970"))
    await watched.look()
    assert watched.read() == ["1.mp4"]


async def test_a_moved_clip_is_not_decoded_to_be_known(watched: Watched) -> None:
    """Where a folder with thousands was moved, that would take hours."""
    clips = [await watched.clip(prompt) for prompt in ("waves", "mist")]
    folder = watched.world.output_folder
    for clip in clips:
        # Saving took a while.
        at = clip.created_at.timestamp() + 60
        os.utime(clip.path, (at, at))
    await watched.look()
    watched.videos.on_probe.always(VideoDamaged(path="it was decoded"))
    for number, clip in enumerate(clips):
        clip.path.rename(folder / f"{number}.mp4")
    assert (await watched.look()).relocated.keys() == only(*clips)
    # Nor where it was moved while nobody looked.
    watched.again()
    for number, _ in enumerate(clips):
        (folder / str(number)).mkdir()
        (folder / f"{number}.mp4").rename(folder / str(number) / f"{number}.mp4")
    assert (await watched.look()).relocated.keys() == only(*clips)


async def test_clips_that_cannot_be_seen_are_missing(watched: Watched) -> None:
    clip = await watched.clip()
    await watched.library.relocate({clip.id: Path("/nothing\0here.mp4")})
    assert (await watched.look()).relocated == {clip.id: (Path("/nothing\0here.mp4"), clip.path)}


async def test_two_looks_at_a_time_take_turns(watched: Watched) -> None:
    clip = await watched.clip()
    await watched.look()
    after = clip.path.rename(clip.path.with_name("renamed.mp4"))
    found = await asyncio.gather(watched.look(), watched.look())
    assert [dict(each.relocated) for each in found] == [{clip.id: (clip.path, after)}, {}]


async def test_a_library_that_cannot_be_asked_is_told(watched: Watched) -> None:
    watched.library.error = StorageError(path="pikadesk.db")
    with pytest.raises(StorageError):
        await watched.look()
