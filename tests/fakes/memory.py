"""Prompts and presets in memory."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from pikadesk.domain.catalogue import Task
from pikadesk.domain.errors import StorageError
from pikadesk.domain.memory import MOST_PROMPTS, PastPrompt, Preset, matches, preset_order


class FakePromptHistory:
    """`PromptHistory` in memory; raises `error` where one is set. `kept` has the newest first."""

    def __init__(self) -> None:
        self.kept: list[PastPrompt] = []
        self.error: StorageError | None = None

    async def add_prompt(self, text: str, task: Task) -> None:
        """Remember a prompt."""
        await asyncio.sleep(0)
        if self.error is not None:
            raise self.error
        if text := text.strip():
            others = [prompt for prompt in self.kept if prompt.text != text]
            self.kept = [PastPrompt(text, task), *others][:MOST_PROMPTS]

    async def search_prompts(self, query: str = "", limit: int = 50) -> list[PastPrompt]:
        """Return what matches."""
        await asyncio.sleep(0)
        return [prompt for prompt in self.kept if matches(prompt.text, query)][:limit]


class FakePresetStore:
    """`PresetStore` in memory; what writes raises `error` where one is set."""

    def __init__(self) -> None:
        self.kept: dict[tuple[Task, str], Preset] = {}
        self.error: StorageError | None = None

    async def put_preset(self, preset: Preset) -> None:
        """Keep a preset."""
        await self._write()
        self.kept[preset.draft.task, preset.name] = preset

    async def presets(self, task: Task) -> list[Preset]:
        """Return the presets of a task."""
        await asyncio.sleep(0)
        return sorted((preset for key, preset in self.kept.items() if key[0] == task), key=preset_order)

    async def rename_preset(self, task: Task, old: str, new: str) -> bool:
        """Give a preset another name."""
        await self._write()
        taken = old != new and (task, new) in self.kept
        if taken or (task, old) not in self.kept:
            return False
        self.kept[task, new] = replace(self.kept.pop((task, old)), name=new)
        return True

    async def delete_preset(self, task: Task, name: str) -> None:
        """Forget a preset."""
        await self._write()
        self.kept.pop((task, name), None)

    async def _write(self) -> None:
        await asyncio.sleep(0)
        if self.error is not None:
            raise self.error
