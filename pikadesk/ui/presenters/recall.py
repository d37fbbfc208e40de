"""Settings of a clip in a form again: all of them, the prompt alone, or the seed alone."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pikadesk.domain.clip import Clip
from pikadesk.domain.draft import Draft, StoredImage
from pikadesk.domain.errors import ImageRejected
from pikadesk.domain.final import fixed_seed
from pikadesk.domain.provenance import portable
from pikadesk.services.ports import ImageStore
from pikadesk.services.threads import in_thread
from pikadesk.ui.text import listing, tr, tr_count

if TYPE_CHECKING:
    from pikadesk.ui.presenters.window import WindowPresenter

_PROMPTS = ("prompt", "negative_prompt")


class Part(StrEnum):
    """What of a clip's settings is used."""

    ALL = "all"
    PROMPT = "prompt"
    SEED = "seed"


class Recall:
    """Fills forms with what clips were made from; undo in the form brings back what was there.

    Args:
        window: Has the forms, and shows the one that is filled.
        images: Has the pictures.
        spawn: Runs a coroutine on the event loop.
    """

    def __init__(
        self, window: WindowPresenter, images: ImageStore, spawn: Callable[[Coroutine[Any, Any, None]], None]
    ) -> None:
        self._window, self._images, self._spawn = window, images, spawn

    def reason(self, clip: Clip, part: Part = Part.ALL) -> str:
        """Return why a part of a clip's settings cannot be used; empty where it can."""
        if clip.request is None:
            return tr("It was imported, and its file does not say how it was made.")
        draft = clip.request.draft
        if part is Part.PROMPT and not draft.text("prompt").strip():
            if draft.spec.has("transitions") and any(each.prompt.strip() for each in draft.transitions()):
                return tr("Only its transitions have prompts: use all of its settings instead.")
            return tr("It was made without a prompt.")
        if part is Part.SEED and fixed_seed(draft) is None:
            return tr("The service chose its seed, and does not say which.")
        return ""

    def use(self, clip: Clip, part: Part = Part.ALL) -> None:
        """Use a part of a clip's settings, where that can be done.

        All of them go into the form of the clip's task; a prompt (with its negative prompt) or a seed goes into the
        form that is shown.
        """
        if clip.request is None or self.reason(clip, part):
            return
        draft = clip.request.draft
        if part is Part.ALL:
            self._spawn(self.fill(draft))
        elif part is Part.PROMPT:
            self._put({name: draft.text(name) for name in _PROMPTS})
        else:
            self._put({"seed": str(fixed_seed(draft))})

    async def fill(self, draft: Draft) -> None:
        """Put settings into the form of their task; pictures that are not kept any more are named there."""
        draft = portable(draft)
        gone = await in_thread(_gone, self._images, draft)
        self._window.edit(draft)
        if gone:
            words = tr_count(
                "{names} is not kept any more: choose another picture in its place. The rest is filled in.",
                "{names} are not kept any more: choose others in their places. The rest is filled in.",
                len(gone),
            )
            self._window.forms[draft.task].tell(words.format(names=listing(gone)))

    def _put(self, values: dict[str, str]) -> None:
        """Fill some fields of the form that is shown; one step of undo."""
        window, form = self._window, self._window.form
        draft, kept = form.draft, form.seed_kept
        for name, value in values.items():
            draft = draft.with_value(name, value) if draft.spec.has(name) else draft
        window.edit(draft)
        form.keep_seed(kept or "seed" in values)


def _gone(images: ImageStore, draft: Draft) -> list[str]:
    """Return the names of the pictures that are not kept any more, each once."""
    gone: dict[str, None] = {}
    for ref in (ref for field in draft.spec.fields for ref in draft.images(field.name)):
        try:
            if isinstance(ref, StoredImage):
                images.path(ref)
        except ImageRejected as rejected:
            gone[str(rejected.fault.get("name"))] = None
    return list(gone)
