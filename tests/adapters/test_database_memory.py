"""Prompts and presets in a real SQLite file, and files from before there were any."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from pikadesk.adapters.database import Database
from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import LocalImage, blank
from pikadesk.domain.errors import DiskFull, Fault, FolderUnwritable, RecordsUnreadable
from pikadesk.domain.memory import MOST_PROMPTS, PastPrompt, Preset
from tests.adapters.databases import Open, opened, query
from tests.adapters.limits import on_a_full_disk
from tests.fakes.contracts import DRAFTS
from tests.fakes.contracts_memory import PresetStoreContract, PromptHistoryContract

WAVES = PastPrompt("waves", Task.TEXT)
MORNING = Preset("Morning", DRAFTS[Task.FRAMES])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "pikadesk.db"


class TestPrompts(PromptHistoryContract):
    @pytest.fixture
    def history(self, open_database: Open) -> Database:
        return open_database()


class TestPresets(PresetStoreContract):
    @pytest.fixture
    def store(self, open_database: Open) -> Database:
        return open_database()


def content(file: Path) -> bytes:
    return file.read_bytes()


async def test_all_is_there_after_a_restart(file: Path) -> None:
    async with opened(file) as database:
        await database.add_prompt("waves", Task.TEXT)
        await database.put_preset(MORNING)
    async with opened(file) as database:
        assert await database.search_prompts() == [WAVES]
        assert await database.presets(Task.FRAMES) == [MORNING]


async def test_two_programs_see_what_the_other_writes(open_database: Open) -> None:
    one, other = open_database(), open_database()
    for number in range(6):
        await asyncio.gather(one.add_prompt(f"one {number}", Task.TEXT), other.add_prompt("the same", Task.TEXT))
    assert await one.search_prompts() == await other.search_prompts()
    assert len(await one.search_prompts()) == 7
    await one.put_preset(MORNING)
    assert not await other.rename_preset(Task.TEXT, "Morning", "Evening")
    assert await other.rename_preset(Task.FRAMES, "Morning", "Evening")
    assert await one.presets(Task.FRAMES) == [Preset("Evening", MORNING.draft)]


async def test_no_more_prompts_are_in_the_file_than_are_remembered(file: Path) -> None:
    async with opened(file) as database:
        await asyncio.gather(*(database.add_prompt(str(number), Task.TEXT) for number in range(MOST_PROMPTS + 20)))
    assert query(file, "SELECT count(*) FROM prompts") == [(500,)]


async def test_pictures_of_a_preset_are_where_they_were(file: Path) -> None:
    picture = LocalImage(Path("/pictures/Möwe 🦆.jpg"), keep_location=True)
    async with opened(file) as database:
        await database.put_preset(Preset("a", blank(Task.IMAGE).with_value("image", picture)))
        (preset,) = await database.presets(Task.IMAGE)
    # That its place is to be uploaded is a choice for now, and none to keep.
    assert preset.draft.images("image") == (LocalImage(picture.path),)


ASKING = [
    lambda database: database.add_prompt("waves", Task.TEXT),
    lambda database: database.search_prompts(),
    lambda database: database.put_preset(MORNING),
    lambda database: database.presets(Task.FRAMES),
    lambda database: database.rename_preset(Task.FRAMES, "Morning", "Evening"),
    lambda database: database.delete_preset(Task.FRAMES, "Morning"),
]


@pytest.mark.parametrize("ask", ASKING)
async def test_records_of_a_newer_pikadesk_are_left_alone(file: Path, ask: Callable[[Database], object]) -> None:
    async with opened(file) as database:
        await database.put_preset(MORNING)
    query(file, "PRAGMA user_version = 99")
    before = content(file)
    async with opened(file) as database:
        with pytest.raises(RecordsUnreadable) as caught:
            await ask(database)  # type: ignore[misc]
    assert caught.value.fault == Fault("records_unreadable", (("path", str(file)), ("version", 99)))
    assert content(file) == before


@pytest.mark.parametrize("ask", ASKING)
async def test_a_folder_that_cannot_be_made_is_told(file: Path, ask: Callable[[Database], object]) -> None:
    file.parent.touch()
    async with opened(file) as database:
        with pytest.raises(FolderUnwritable):
            await ask(database)  # type: ignore[misc]


async def test_what_cannot_be_read_any_more_is_left_out(file: Path) -> None:
    """It was a convenience, and is not worth an error."""
    async with opened(file) as database:
        for text in ("waves", "mist", "stars"):
            await database.add_prompt(text, Task.TEXT)
        for name in ("a", "b", "c", "d"):
            await database.put_preset(Preset(name, DRAFTS[Task.TEXT]))
        query(
            file,
            "UPDATE prompts SET task = 'sculpture' WHERE text LIKE '%mist%'",
            "UPDATE prompts SET text = '7' WHERE text LIKE '%stars%'",
            "UPDATE presets SET doc = '{' WHERE name LIKE '%b%'",
            "UPDATE presets SET doc = '{}' WHERE name LIKE '%c%'",
            "UPDATE presets SET name = 'no JSON' WHERE name LIKE '%d%'",
        )
        assert await database.search_prompts() == [WAVES]
        assert await database.presets(Task.TEXT) == [Preset("a", DRAFTS[Task.TEXT])]
        # And it is in nobody's way.
        await database.add_prompt("mist", Task.TEXT)
        await database.put_preset(Preset("b", DRAFTS[Task.TEXT]))
        assert [prompt.text for prompt in await database.search_prompts()] == ["mist", "waves"]
        assert [preset.name for preset in await database.presets(Task.TEXT)] == ["a", "b"]


def test_a_disk_that_fills_up_is_told_and_nothing_is_lost(file: Path, open_database: Open) -> None:
    async def write() -> None:
        await open_database().add_prompt("waves", Task.TEXT)

    async def write_more() -> None:
        async with opened(file) as database:
            with pytest.raises(DiskFull):
                await database.add_prompt("mist", Task.TEXT)
            with pytest.raises(DiskFull):
                await database.put_preset(MORNING)
            # It is still of use.
            assert await database.search_prompts() == [WAVES]
            assert await database.presets(Task.FRAMES) == []

    # It stays open, so that the files that SQLite keeps beside its own are there already.
    asyncio.run(write())
    on_a_full_disk(lambda: asyncio.run(write_more()))
