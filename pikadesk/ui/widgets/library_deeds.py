"""What can be done with clips of the library, by menu and by key."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from pikadesk.domain.library import Entry
from pikadesk.domain.request import to_recipe
from pikadesk.ui.actions import key_text
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.presenters.library_imports import LibraryImports
from pikadesk.ui.presenters.library_words import clip_title
from pikadesk.ui.text import tr, tr_count
from pikadesk.ui.widgets.editors.picture_menu import Deed
from pikadesk.ui.widgets.library_dialogs import NameDialog, NoteDialog, TagsDialog, ask_before_bin

_MOST_NAMED = 12


class LibraryDeeds:
    """Acts on the clips that are selected, or on the one that a menu was asked for.

    Args:
        view: What dialogs open over.
        library: Has the clips.
        selected: Returns which are selected.
        imports: Takes in videos; None where none can be taken in.
        rename: Lets a clip's name be written in its place.
    """

    def __init__(
        self,
        view: QWidget,
        library: LibraryPresenter,
        selected: Callable[[], tuple[str, ...]],
        imports: LibraryImports | None,
        rename: Callable[[str], None],
    ) -> None:
        self._view, self._library, self._selected = view, library, selected
        self._imports, self._rename = imports, rename

    def groups(self, clip_id: str) -> list[list[Deed]]:
        """Return what can be done with the clips that a clip's menu is about."""
        ids = self._about(clip_id)
        entries = self._known(ids)
        return [self._marking(ids, entries), self._copying(entries), [self._opening(entries), *self._ending(ids)]]

    def library_groups(self) -> list[list[Deed]]:
        """Return what can be done with the library as a whole."""
        marks = self._library.marks
        taking = []
        if self._imports is not None:
            free = not self._imports.under_way
            taking = [
                Deed(tr("Import videos…"), self.import_files, enabled=free),
                Deed(tr("Import a folder of videos…"), self.import_folder, enabled=free),
            ]
        names = marks.collections[:_MOST_NAMED]
        renaming = Deed(
            tr("Rename collection"),
            enabled=bool(names),
            choices=tuple(Deed(f"{name}…", partial(self._rename_collection, name)) for name in names),
        )
        return [each for each in (taking, [renaming], self._history()) if each]

    def act(self, action_id: str) -> None:
        """Do what a key stands for with the clips that are selected."""
        library, ids = self._library, self._selected()
        deeds: dict[str, Callable[[], None]] = {
            "library.star": lambda: library.marks.toggle_star(ids),
            "library.rename": lambda: self._rename(library.selected if library.selected in ids else ids[0]),
            "library.tags": lambda: self._ask_tags(ids),
            "library.note": lambda: self._ask_note(ids),
            "library.collect": lambda: self._ask_collection(ids),
            "library.bin": lambda: self._ask_bin(ids),
        }
        if action_id == "undo":
            library.marks.undo()
        elif action_id == "redo":
            library.marks.redo()
        elif ids and action_id in deeds:
            deeds[action_id]()

    def import_files(self) -> None:
        """Ask which videos are to be taken in."""
        self._ask_files(QFileDialog.FileMode.ExistingFiles, tr("Import videos…"))

    def import_folder(self) -> None:
        """Ask of which folder all videos are to be taken in."""
        self._ask_files(QFileDialog.FileMode.Directory, tr("Import a folder of videos…"))

    def _about(self, clip_id: str) -> tuple[str, ...]:
        selection = self._selected()
        return selection if clip_id in selection else (clip_id,)

    def _known(self, ids: Iterable[str]) -> list[Entry]:
        return [entry for each in ids if (entry := self._library.entries.get(each)) is not None]

    def _marking(self, ids: Sequence[str], entries: Sequence[Entry]) -> list[Deed]:
        marks = self._library.marks
        starred = bool(entries) and all(entry.marks.star for entry in entries)
        present = _all(entry.marks.collections for entry in entries)
        known = [name for name in marks.collections if name not in present][:_MOST_NAMED]
        deeds = [
            Deed(
                tr("Take the star away") if starred else tr("Star"),
                lambda: marks.toggle_star(ids),
                key_text("library.star"),
            ),
            Deed(tr("Rename"), lambda: self._rename(ids[0]), key_text("library.rename"), enabled=len(ids) == 1),
            Deed(tr("Tags…"), lambda: self._ask_tags(ids), key_text("library.tags")),
            Deed(tr("Note…"), lambda: self._ask_note(ids), key_text("library.note")),
            Deed(
                tr("Add to collection"),
                choices=(
                    *(Deed(name, partial(marks.collect, ids, name)) for name in known),
                    Deed(tr("New collection…"), lambda: self._ask_collection(ids), key_text("library.collect")),
                ),
            ),
        ]
        if present:
            removals = (Deed(name, partial(marks.take_out, ids, name)) for name in present)
            deeds.append(Deed(tr("Remove from collection"), choices=tuple(removals)))
        return deeds

    def _copying(self, entries: Sequence[Entry]) -> list[Deed]:
        requests = [entry.clip.request for entry in entries if entry.clip.request is not None]
        drafts = [request.draft for request in requests]
        prompts = [draft.text("prompt") for draft in drafts if draft.text("prompt").strip()]
        seeds = [draft.text("seed") for draft in drafts if draft.spec.has("seed") and draft.text("seed").strip()]
        recipes = [json.dumps(to_recipe(draft), indent=2, ensure_ascii=False) for draft in drafts]
        return [
            Deed(words, partial(_copy, texts), enabled=bool(texts))
            for words, texts in (
                (tr("Copy prompt"), prompts),
                (tr("Copy recipe"), recipes),
                (tr("Copy seed"), seeds),
            )
        ]

    def _opening(self, entries: Sequence[Entry]) -> Deed:
        files = [entry.clip.path for entry in entries if not self._library.is_missing(entry.clip.id)]
        return Deed(tr("Open in the system's player"), partial(self._open, files), enabled=len(files) == 1)

    def _ending(self, ids: Sequence[str]) -> list[Deed]:
        gone = all(self._library.is_missing(each) for each in ids)
        if gone:
            return [Deed(tr("Remove from the library"), lambda: self._library.bin.remove(ids), key_text("library.bin"))]
        return [Deed(tr("Move to the bin…"), lambda: self._ask_bin(ids), key_text("library.bin"))]

    def _history(self) -> list[Deed]:
        marks = self._library.marks
        undoes, redoes = marks.history.undoes, marks.history.redoes
        return [
            Deed(
                tr("Undo: {what}").format(what=undoes) if undoes else tr("Undo"),
                marks.undo,
                key_text("undo"),
                enabled=bool(undoes),
            ),
            Deed(
                tr("Redo: {what}").format(what=redoes) if redoes else tr("Redo"),
                marks.redo,
                key_text("redo"),
                enabled=bool(redoes),
            ),
        ]

    def _ask_bin(self, ids: Sequence[str]) -> None:
        if all(self._library.is_missing(each) for each in ids):
            # There is no file to be moved, and undo brings it back.
            self._library.bin.remove(ids)
            return
        first = self._library.entries.get(ids[0])
        names = [clip_title(first.clip, first.marks) if first is not None else "", *[""] * (len(ids) - 1)]
        ask_before_bin(self._view.window(), names, lambda: self._library.bin.throw(ids))

    def _ask_tags(self, ids: Sequence[str]) -> None:
        marks, present = self._library.marks, _all(entry.marks.tags for entry in self._known(ids))

        def save(added: list[str], removed: list[str]) -> None:
            marks.change_tags(ids, added, removed)

        dialog = TagsDialog(self._view.window(), count=len(ids), present=present, known=marks.tags, save=save)
        dialog.open()

    def _ask_note(self, ids: Sequence[str]) -> None:
        notes = {entry.marks.note for entry in self._known(ids)}
        note = next(iter(notes)) if len(notes) == 1 else ""
        save = partial(self._library.marks.set_note, ids)
        NoteDialog(self._view.window(), count=len(ids), note=note, save=save).open()

    def _ask_collection(self, ids: Sequence[str]) -> None:
        marks = self._library.marks
        NameDialog(
            self._view.window(),
            heading=tr("Add to collection"),
            words=tr_count("The video goes into it.", "%n videos go into it.", len(ids)),
            known=marks.collections,
            done=tr("Add"),
            save=partial(marks.collect, ids),
        ).open()

    def _rename_collection(self, name: str) -> None:
        marks = self._library.marks
        NameDialog(
            self._view.window(),
            heading=tr("Rename collection"),
            words=tr("Where there is a collection of that name already, the two become one."),
            name=name,
            done=tr("Rename"),
            save=partial(marks.rename_collection, name),
        ).open()

    def _ask_files(self, mode: QFileDialog.FileMode, title: str) -> None:
        if self._imports is None or self._imports.under_way:
            return
        dialog = QFileDialog(self._view.window(), title, "", tr("Videos (*.mp4)"))
        dialog.setFileMode(mode)
        dialog.filesSelected.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, files: Sequence[str]) -> None:
        if self._imports is not None:
            self._imports.take([Path(file) for file in files])

    def _open(self, files: Sequence[Path]) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(files[0]))):
            self._library.say(tr("No program on this computer opens {name}.").format(name=files[0].name))


def _copy(texts: Sequence[str]) -> None:
    QGuiApplication.clipboard().setText("\n\n".join(dict.fromkeys(texts)))


def _all(groups: Iterable[Sequence[str]]) -> list[str]:
    """Return all words of some groups once, in the order of the alphabet."""
    return sorted({word for group in groups for word in group}, key=str.casefold)
