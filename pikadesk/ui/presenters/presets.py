"""Settings of a form that the user gave a name."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.draft import Draft, blank
from pikadesk.domain.errors import PikadeskError
from pikadesk.domain.fields import Image, Images, Transitions
from pikadesk.domain.memory import Preset
from pikadesk.services.ports import PresetStore
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.text import tr, tr_fault


class FormPresets(QObject):
    """The presets of one form's task.

    A preset holds what is set and written, and no pictures nor what joins them: those stay in the form when a preset is
    used.

    Args:
        form: The form.
        store: Keeps the presets.
        spawn: Starts a coroutine on the running loop.
        parent: What owns it.
    """

    changed = Signal()

    def __init__(
        self,
        form: FormPresenter,
        store: PresetStore,
        *,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._form, self._store, self._spawn = form, store, spawn
        self._presets: tuple[Preset, ...] = ()
        self._deleted: Preset | None = None
        self._message = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What the presets are called, in order."""
        return tuple(preset.name for preset in self._presets)

    @property
    def deleted(self) -> str:
        """The name of the preset that was deleted last and can be brought back; empty where there is none."""
        return self._deleted.name if self._deleted else ""

    @property
    def message(self) -> str:
        """Why the last change did not work; empty where it did."""
        return self._message

    def load(self) -> None:
        """Read what is kept."""
        self._spawn(self._do(self._nothing()))

    def save(self, name: str) -> None:
        """Keep the form's settings, in place of a preset of the same name."""
        draft = _with_pictures_of(blank(self._form.task), self._form.draft)
        self._spawn(self._do(self._store.put_preset(Preset(name.strip(), draft))))

    def apply(self, name: str) -> None:
        """Put a preset into the form; one step of undo."""
        for preset in self._presets:
            if preset.name == name:
                self._form.load(_with_pictures_of(self._form.draft, preset.draft))

    def rename(self, old: str, new: str) -> None:
        """Give a preset another name."""
        if new.strip() and new.strip() != old:
            self._spawn(self._do(self._rename(old, new.strip())))
        else:
            self.changed.emit()

    def delete(self, name: str) -> None:
        """Forget a preset; `restore` brings it back."""
        self._deleted = next((preset for preset in self._presets if preset.name == name), None)
        self._spawn(self._do(self._store.delete_preset(self._form.task, name)))

    def restore(self) -> None:
        """Bring the preset back that was deleted last."""
        if self._deleted is not None:
            preset, self._deleted = self._deleted, None
            self._spawn(self._do(self._store.put_preset(preset)))

    async def _do(self, change: Coroutine[Any, Any, None]) -> None:
        self._message = ""
        try:
            await change
            self._presets = tuple(await self._store.presets(self._form.task))
        except PikadeskError as error:
            self._message = tr_fault(error.fault)
        self.changed.emit()

    async def _nothing(self) -> None:
        pass

    async def _rename(self, old: str, new: str) -> None:
        if not await self._store.rename_preset(self._form.task, old, new):
            self._message = tr("There is a preset of the name {name} already.").format(name=new)


def _with_pictures_of(pictures: Draft, others: Draft) -> Draft:
    """Return a draft with the pictures, and what joins them, of one, and everything else of another."""
    for field in pictures.spec.fields:
        if isinstance(field, Image | Images | Transitions):
            others = others.with_value(field.name, pictures.get(field.name))
    return others
