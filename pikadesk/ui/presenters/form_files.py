"""A form on its way out: as a recipe file, and as code that sends the same request."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from pikadesk.domain.draft import Draft
from pikadesk.domain.errors import PikadeskError
from pikadesk.domain.export import Export, export
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.text import tr, tr_fault
from pikadesk.words import EXPORT_NAMES, UPLOAD_FIRST


class FormFiles:
    """Writes a form down.

    Args:
        form: The form.
        write_recipe: Writes a recipe file; may block. Raises `PikadeskError`.
        base_url: The API's address.
        spawn: Starts a coroutine on the running loop.
    """

    def __init__(
        self,
        form: FormPresenter,
        *,
        write_recipe: Callable[[Draft, Path], None],
        base_url: str,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self._form, self._write, self._base_url, self._spawn = form, write_recipe, base_url, spawn

    @property
    def can_export(self) -> bool:
        """Whether the form is a whole request."""
        return not self._form.reading.problems

    def save_recipe(self, file: Path) -> None:
        """Write the form to a file, and say what became of it."""
        self._spawn(self._save(self._form.draft, file))

    def request(self, form: str) -> Export:
        """Return the request as text, and say what is still to be done before it can be sent.

        Args:
            form: A key of `pikadesk.domain.export.EXPORTS`.
        """
        made = export(self._form.draft, form, self._base_url)
        uploads = [tr(UPLOAD_FIRST).format(name=name, placeholder=path) for name, path in made.to_upload]
        copied = tr("Copied as {form}, with YOUR_API_KEY in place of the key.").format(form=tr(EXPORT_NAMES[form]))
        self._form.tell(" ".join([copied, *uploads]), good=True)
        return made

    async def _save(self, draft: Draft, file: Path) -> None:
        try:
            await in_thread(self._write, draft, file)
        except PikadeskError as error:
            self._form.tell(tr_fault(error.fault))
        else:
            self._form.tell(tr("Saved as {name}.").format(name=file.name), good=True)
