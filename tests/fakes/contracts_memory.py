"""What every prompt history and preset store must do; see `tests.fakes.contracts`."""

from __future__ import annotations

import asyncio

import pytest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import blank
from pikadesk.domain.memory import MOST_PROMPTS, PastPrompt, Preset
from pikadesk.services.ports import PresetStore, PromptHistory
from tests.fakes.contracts import DRAFTS, PROMPT

ODD = [PROMPT, "half \ud83d a character", "nothing \0 here", "'; DROP TABLE prompts; --", "%_\\", '"quoted"', "日本"]


class PromptHistoryContract:
    @pytest.fixture
    def history(self) -> PromptHistory:
        raise NotImplementedError

    async def texts(self, history: PromptHistory, query: str = "", limit: int = 1000) -> list[str]:
        return [prompt.text for prompt in await history.search_prompts(query, limit)]

    async def test_a_new_history_is_empty(self, history: PromptHistory) -> None:
        assert await history.search_prompts() == []
        assert await history.search_prompts("waves") == []

    async def test_the_newest_comes_first_with_the_task_that_it_was_for(self, history: PromptHistory) -> None:
        for number, task in enumerate(Task):
            await history.add_prompt(f"prompt {number}", task)
        assert await history.search_prompts() == [
            PastPrompt(f"prompt {number}", task) for number, task in reversed(list(enumerate(Task)))
        ]

    async def test_a_prompt_that_comes_again_moves_up(self, history: PromptHistory) -> None:
        for text in ("waves", "mist", "Waves", "stars"):
            await history.add_prompt(text, Task.TEXT)
        await history.add_prompt("waves", Task.IMAGE)
        assert await history.search_prompts() == [
            PastPrompt("waves", Task.IMAGE),
            PastPrompt("stars", Task.TEXT),
            PastPrompt("Waves", Task.TEXT),
            PastPrompt("mist", Task.TEXT),
        ]
        # Once more at the top, where it is already.
        await history.add_prompt("waves", Task.IMAGE)
        await history.add_prompt("dunes", Task.TEXT)
        assert (await self.texts(history))[:3] == ["dunes", "waves", "stars"]

    async def test_space_around_it_makes_no_other_prompt_and_blank_text_is_none(self, history: PromptHistory) -> None:
        for text in ("waves", "  waves\n", "", " \n\t ", "two  words"):
            await history.add_prompt(text, Task.TEXT)
        assert await self.texts(history) == ["two  words", "waves"]

    async def test_a_search_finds_each_word_wherever_it_stands(self, history: PromptHistory) -> None:
        for text in ("A red boat on the sea", "the SEA at night", "Das Meer über Nacht", "STRASSE im Regen"):
            await history.add_prompt(text, Task.TEXT)
        assert await self.texts(history, "sea") == ["the SEA at night", "A red boat on the sea"]
        assert await self.texts(history, " sea  the ") == ["the SEA at night", "A red boat on the sea"]
        assert await self.texts(history, "BOAT red") == ["A red boat on the sea"]
        assert await self.texts(history, "ÜBER") == ["Das Meer über Nacht"]
        assert await self.texts(history, "straße") == ["STRASSE im Regen"]
        assert await self.texts(history, "boat night") == []
        assert len(await self.texts(history, "  ")) == 4

    @pytest.mark.parametrize("query", ["%", "_", "*", "?", "'", '"', "\\", "(", "\ud83d", "\0"])
    async def test_no_character_means_anything_but_itself(self, history: PromptHistory, query: str) -> None:
        await history.add_prompt("plain words", Task.TEXT)
        assert await self.texts(history, query) == []
        await history.add_prompt(f"a {query} b", Task.TEXT)
        assert await self.texts(history, query) == [f"a {query} b"]

    @pytest.mark.parametrize("text", ODD)
    async def test_any_text_is_remembered_as_it_is(self, history: PromptHistory, text: str) -> None:
        for _ in range(2):
            await history.add_prompt(text, Task.TEXT)
        assert await history.search_prompts() == [PastPrompt(text, Task.TEXT)]

    async def test_no_more_are_returned_than_asked_for(self, history: PromptHistory) -> None:
        for number in range(60):
            await history.add_prompt(f"{'odd' if number % 2 else 'even'} {number}", Task.TEXT)
        assert await self.texts(history, limit=3) == ["odd 59", "even 58", "odd 57"]
        assert await self.texts(history, "even", limit=2) == ["even 58", "even 56"]
        assert await self.texts(history, limit=0) == []
        assert len(await history.search_prompts()) == 50

    async def test_the_oldest_are_forgotten(self, history: PromptHistory) -> None:
        for number in range(MOST_PROMPTS):
            await history.add_prompt(f"prompt {number}", Task.TEXT)
        # It is not the oldest any more.
        await history.add_prompt("prompt 0", Task.TEXT)
        assert len(await self.texts(history)) == MOST_PROMPTS
        await history.add_prompt("one more", Task.TEXT)
        await history.add_prompt("and one", Task.TEXT)
        texts = await self.texts(history)
        assert len(texts) == MOST_PROMPTS == 500
        assert texts[:3] == ["and one", "one more", "prompt 0"]
        assert texts[-1] == "prompt 3"

    async def test_prompts_can_be_added_at_the_same_time(self, history: PromptHistory) -> None:
        await asyncio.gather(*(history.add_prompt(f"prompt {number}", Task.TEXT) for number in range(20)))
        assert sorted(await self.texts(history)) == sorted(f"prompt {number}" for number in range(20))


class PresetStoreContract:
    @pytest.fixture
    def store(self) -> PresetStore:
        raise NotImplementedError

    async def test_a_new_store_is_empty(self, store: PresetStore) -> None:
        for task in Task:
            assert await store.presets(task) == []

    async def test_each_task_has_presets_of_its_own(self, store: PresetStore) -> None:
        for draft in DRAFTS.values():
            await store.put_preset(Preset("Morning", draft))
        for task, draft in DRAFTS.items():
            assert await store.presets(task) == [Preset("Morning", draft)]

    async def test_they_are_in_the_order_of_their_names(self, store: PresetStore) -> None:
        for name in ("b", "Über", "A", "c", "B", "a"):
            await store.put_preset(Preset(name, DRAFTS[Task.TEXT]))
        assert [preset.name for preset in await store.presets(Task.TEXT)] == ["A", "a", "B", "b", "c", "Über"]

    async def test_the_same_name_is_kept_once(self, store: PresetStore) -> None:
        other = DRAFTS[Task.TEXT].with_value("prompt", "stars")
        await store.put_preset(Preset("a", DRAFTS[Task.TEXT]))
        await store.put_preset(Preset("a", other))
        assert await store.presets(Task.TEXT) == [Preset("a", other)]

    async def test_a_form_that_is_not_done_can_be_kept(self, store: PresetStore) -> None:
        for task in Task:
            await store.put_preset(Preset("empty", blank(task)))
            assert await store.presets(task) == [Preset("empty", blank(task))]

    @pytest.mark.parametrize("name", ODD)
    async def test_any_name_is_kept_as_it_is(self, store: PresetStore, name: str) -> None:
        await store.put_preset(Preset(name, DRAFTS[Task.TEXT]))
        assert await store.presets(Task.TEXT) == [Preset(name, DRAFTS[Task.TEXT])]
        assert await store.rename_preset(Task.TEXT, name, "plain")
        assert await store.rename_preset(Task.TEXT, "plain", name)
        await store.delete_preset(Task.TEXT, name)
        assert await store.presets(Task.TEXT) == []

    async def test_a_preset_gets_another_name(self, store: PresetStore) -> None:
        for task in (Task.TEXT, Task.FRAMES):
            await store.put_preset(Preset("old", DRAFTS[task]))
        assert await store.rename_preset(Task.TEXT, "old", "new")
        assert await store.presets(Task.TEXT) == [Preset("new", DRAFTS[Task.TEXT])]
        assert await store.presets(Task.FRAMES) == [Preset("old", DRAFTS[Task.FRAMES])]

    async def test_no_other_preset_is_lost_by_a_new_name(self, store: PresetStore) -> None:
        stars = DRAFTS[Task.TEXT].with_value("prompt", "stars")
        await store.put_preset(Preset("a", DRAFTS[Task.TEXT]))
        await store.put_preset(Preset("b", stars))
        assert not await store.rename_preset(Task.TEXT, "a", "b")
        assert not await store.rename_preset(Task.TEXT, "c", "d")
        assert not await store.rename_preset(Task.IMAGE, "a", "e")
        assert await store.presets(Task.TEXT) == [Preset("a", DRAFTS[Task.TEXT]), Preset("b", stars)]
        # Its own name is not taken by another one.
        assert await store.rename_preset(Task.TEXT, "a", "a")
        assert await store.rename_preset(Task.TEXT, "a", "A")
        assert [preset.name for preset in await store.presets(Task.TEXT)] == ["A", "b"]

    async def test_what_is_deleted_is_gone_and_nothing_else(self, store: PresetStore) -> None:
        for task in (Task.TEXT, Task.FRAMES):
            for name in ("a", "b"):
                await store.put_preset(Preset(name, DRAFTS[task]))
        await store.delete_preset(Task.TEXT, "a")
        await store.delete_preset(Task.TEXT, "a")
        await store.delete_preset(Task.IMAGE, "b")
        assert [preset.name for preset in await store.presets(Task.TEXT)] == ["b"]
        assert [preset.name for preset in await store.presets(Task.FRAMES)] == ["a", "b"]
