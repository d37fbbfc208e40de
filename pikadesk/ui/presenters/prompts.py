"""Prompts of earlier requests: remembered, looked through, and taken again."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.errors import PikadeskError
from pikadesk.domain.memory import PastPrompt
from pikadesk.services.ports import PromptHistory
from pikadesk.services.purchasing import Order
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.ordering import Enqueue

_PROMPT = "prompt"


class PromptMemory(QObject):
    """The prompts of earlier requests, of all tasks; there is one for the whole window.

    Args:
        history: Keeps them.
        spawn: Starts a coroutine on the running loop.
        parent: What owns it.
    """

    changed = Signal()

    def __init__(
        self,
        history: PromptHistory,
        *,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history, self._spawn = history, spawn
        self._query = ""
        self._recent: tuple[PastPrompt, ...] = ()
        self._found: tuple[PastPrompt, ...] = ()

    @property
    def recent(self) -> tuple[PastPrompt, ...]:
        """The last prompts, newest first."""
        return self._recent

    @property
    def found(self) -> tuple[PastPrompt, ...]:
        """What the last search found, newest first."""
        return self._found

    @property
    def query(self) -> str:
        """What `found` was searched for."""
        return self._query

    def load(self) -> None:
        """Read what earlier runs left."""
        self._spawn(self._read())

    def search(self, query: str) -> None:
        """Look for prompts that have every word of a query."""
        self._query = query
        self._spawn(self._search(query))

    def remembering(self, enqueue: Enqueue) -> Enqueue:
        """Return a function that orders videos, and remembers their prompt once that worked."""

        async def enqueue_and_remember(orders: Sequence[Order]) -> object:
            result = await enqueue(orders)
            # What one press orders has one prompt. That it is forgotten is no reason to say that the order failed.
            draft = orders[0].request.draft
            with suppress(PikadeskError):
                await self._history.add_prompt(draft.text(_PROMPT), draft.task)
                await self._read()
            return result

        return enqueue_and_remember

    async def _read(self) -> None:
        with suppress(PikadeskError):
            self._recent = tuple(await self._history.search_prompts())
            self.changed.emit()

    async def _search(self, query: str) -> None:
        with suppress(PikadeskError):
            found = await self._history.search_prompts(query)
            # What was typed since has its own search under way.
            if query == self._query:
                self._found = tuple(found)
                self.changed.emit()


class FormPrompts:
    """Earlier prompts for one form: step by step, or one that was chosen.

    Args:
        form: The form.
        memory: Has the prompts.

    Attributes:
        memory: The same.
    """

    def __init__(self, form: FormPresenter, memory: PromptMemory) -> None:
        self.memory = memory
        self._form = form
        self._own = ""
        self._at = -1
        self._shown: str | None = None

    def take(self, text: str) -> None:
        """Put an earlier prompt into the form."""
        self._form.edit(_PROMPT, text)

    def step(self, by: int) -> None:
        """Show an earlier prompt (1) or a later one (-1); the last of all is what the user wrote before."""
        now = self._form.draft.text(_PROMPT)
        if now != self._shown:
            self._own, self._at = now, -1
        texts = [past.text for past in self.memory.recent if past.text != self._own]
        at = self._at + by
        if -1 <= at < len(texts):
            self._at = at
            self._shown = self._own if at < 0 else texts[at]
            self._form.edit(_PROMPT, self._shown)
