"""All that is known of the clips that are selected, and what can be said of them."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from pikadesk.domain.clip import Clip
from pikadesk.domain.draft import Draft, StoredImage
from pikadesk.domain.errors import PikadeskError, StorageError
from pikadesk.domain.library import Entry, Marks
from pikadesk.services.lineage import Kin, Lineage, Relative
from pikadesk.services.ports import ImageStore
from pikadesk.services.runner import JobRunner
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters import inspector_words as words
from pikadesk.ui.presenters.form_pictures import Picture, Pictures
from pikadesk.ui.presenters.inspector_words import Row
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.presenters.library_words import clip_title
from pikadesk.ui.presenters.recall import Part, Recall
from pikadesk.ui.text import seconds, tr, tr_fault

Spawn = Callable[[Coroutine[Any, Any, None]], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A picture that a clip was made from.

    Attributes:
        name: What it is in the request, such as `Keyframe 2`.
        picture: What is known of it; with a fault where it is not kept any more.
    """

    name: str
    picture: Picture

    @property
    def line(self) -> str:
        """Its name and its file's name, and why it cannot be opened where that is so."""
        why = tr("not kept any more") if self.gone else "" if self.picture.file else tr("kept by the service only")
        return f"{self.name}, {self.picture.name}" + (f": {why}" if why else "")

    @property
    def gone(self) -> bool:
        """Whether it is not kept any more."""
        return self.picture.fault is not None


@dataclass(frozen=True, slots=True)
class Linked:
    """Another clip that has to do with the one that is shown.

    Attributes:
        kin: What it is to that one.
        clip_id: Which; empty where it is not in the library any more.
        title: What it is called.
        poster: A picture of it, None until there is one.
    """

    kin: str
    clip_id: str
    title: str
    poster: Picture | None


@dataclass(frozen=True, slots=True)
class Details:
    """All about one clip.

    Attributes:
        clip: The clip.
        marks: What the user says of it.
        title: What it is called.
        length: `13 s`.
        missing: Whether its file is not there.
        poster: A picture of it, None until there is one.
        prompts: What was written.
        rows: How it was made, what it cost, when.
        sources: The pictures it was made from.
        linked: The clips it has to do with.
        file: What to say of its file, a line each.
        reasons: Why a part of its settings cannot be used; empty where it can.
    """

    clip: Clip
    marks: Marks
    title: str
    length: str
    missing: bool
    poster: Picture | None
    prompts: tuple[Row, ...]
    rows: tuple[Row, ...]
    sources: tuple[Source, ...]
    linked: tuple[Linked, ...]
    file: tuple[str, ...]
    reasons: dict[Part, str]


@dataclass(frozen=True, slots=True)
class Several:
    """What there is to say of several clips.

    Attributes:
        ids: Which.
        rows: Their length and price together.
        starred: Whether all of them are favourites.
        tags: Those that all of them have.
    """

    ids: tuple[str, ...]
    rows: tuple[Row, ...]
    starred: bool
    tags: frozenset[str]


class InspectorPresenter(QObject):
    """What the inspector shows. It looks at nothing while it is not `active`.

    Args:
        library: Has the clips, and which are selected.
        lineage: Knows how they come out of one another.
        runner: Has the jobs that made them.
        images: Has the pictures that they were made from.
        recall: Uses their settings.
        take_out: Gives a kept picture a file of its own name; may block. Raises `PikadeskError`.
        spawn: Runs a coroutine on the event loop.
        sandbox: Whether nothing was charged.

    Attributes:
        library, lineage, recall: As they were given.
    """

    changed = Signal()

    def __init__(
        self,
        library: LibraryPresenter,
        lineage: Lineage,
        runner: JobRunner,
        images: ImageStore,
        recall: Recall,
        *,
        take_out: Callable[[StoredImage], Path],
        spawn: Spawn,
        sandbox: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.library, self.recall = library, recall
        self.lineage, self._runner, self._pictures = lineage, runner, Pictures(images)
        self._take_out, self._spawn, self._sandbox = take_out, spawn, sandbox
        self._active = False
        self._looked_at: tuple[Clip | None, int] = (None, 0)
        self._size: int | None = None
        self._relatives: tuple[Relative, ...] = ()
        self._several = Several((), (), False, frozenset())
        self._adding = self._stale = False
        library.changed.connect(self._follow)
        library.entries.changed.connect(self._follow)
        library.marks.changed.connect(self._follow)

    @property
    def selection(self) -> tuple[str, ...]:
        """The ids of the clips that are selected."""
        return self.library.selection

    @property
    def details(self) -> Details | None:
        """All about the clip that is selected; None where it is not one, or was not read yet."""
        ids = self.selection
        entry = self.library.entry(ids[0]) if len(ids) == 1 else None
        return self._details(entry) if entry is not None else None

    @property
    def several(self) -> Several | None:
        """What there is to say of all that are selected, once they were added up; None where it is not several."""
        ids = self.selection
        if len(ids) < 2:
            return None
        return self._several if self._several.ids == ids else Several(ids, (), False, frozenset())

    def show(self, active: bool) -> None:
        """Say whether anybody looks."""
        if active != self._active:
            self._active = active
            self._follow()

    def use(self, part: Part = Part.ALL) -> None:
        """Use settings of the clip that is selected."""
        details = self.details
        if details is not None:
            self.recall.use(details.clip, part)

    def rename(self, clip_id: str, title: str) -> None:
        """Call a clip something; nothing, or what it is called by itself, takes that back."""
        entry = self.library.entry(clip_id)
        if entry is not None:
            own = clip_title(entry.clip)
            new = "" if title.strip() == own else title.strip()
            if new != entry.marks.title:
                self.library.marks.rename(clip_id, new)

    def set_note(self, clip_id: str, note: str) -> None:
        """Write something about a clip."""
        entry = self.library.entry(clip_id)
        if entry is not None and note.strip() != entry.marks.note:
            self.library.marks.set_note([clip_id], note)

    def set_tags(self, clip_id: str, text: str) -> None:
        """Put a clip under the tags in a text, with commas between them, and under no others."""
        entry = self.library.entry(clip_id)
        if entry is not None:
            old, new = _changes(entry.marks.tags, text)
            if old or new:
                self.library.marks.change_tags([clip_id], new, old)

    def set_collections(self, clip_id: str, text: str) -> None:
        """Put a clip into the collections in a text, with commas between them, and into no others."""
        entry, marks = self.library.entry(clip_id), self.library.marks
        if entry is not None:
            old, new = _changes(entry.marks.collections, text)
            for name in old:
                marks.take_out([clip_id], name)
            for name in new:
                marks.collect([clip_id], name)

    def add_to_all(self, *, tags: str = "", collection: str = "") -> None:
        """Put all clips that are selected under tags, with commas between them, or into a collection."""
        _, new = _changes((), tags)
        if new:
            self.library.marks.change_tags(self.selection, new)
        if collection.strip():
            self.library.marks.collect(self.selection, collection)

    def with_picture(self, source: Source, then: Callable[[Path], object]) -> None:
        """Pass on a file of a picture, by its own name; where it is gone, that is said."""
        if isinstance(source.picture.ref, StoredImage):
            self._spawn(self._with_picture(source.picture.ref, then))

    async def _with_picture(self, image: StoredImage, then: Callable[[Path], object]) -> None:
        try:
            file = await in_thread(self._take_out, image)
        except PikadeskError as error:
            self.library.say(tr_fault(error.fault))
        else:
            then(file)

    def _follow(self) -> None:
        if not self._active:
            return
        ids = self.selection
        entry = self.library.entry(ids[0]) if len(ids) == 1 else None
        if len(ids) > 1:
            self._add_up()
        # There may be other relatives where there are other clips.
        looked_at = (entry.clip if entry is not None else None, self.library.count)
        if looked_at != self._looked_at:
            if self._looked_at[0] is None or entry is None or self._looked_at[0].id != entry.clip.id:
                self._size, self._relatives = None, ()
            self._looked_at = looked_at
            if entry is not None:
                self._spawn(self._look(entry.clip))
        self.changed.emit()

    async def _look(self, clip: Clip) -> None:
        size = await in_thread(_size_of, clip.path)
        if clip.request is not None:
            await self._pictures.look(clip.request.images)
        try:
            relatives = await self.lineage.of(clip)
        except StorageError as error:
            self.library.say(tr_fault(error.fault))
            relatives = ()
        # Another one may be selected by now.
        if self._looked_at[0] == clip:
            self._size, self._relatives = size, relatives
            self.changed.emit()

    def _add_up(self) -> None:
        """Add up what is selected, and once more where something changed meanwhile; it may be very many."""
        self._stale = True
        if not self._adding:
            self._adding = True
            self._spawn(self._add_up_all())

    async def _add_up_all(self) -> None:
        try:
            while self._stale:
                self._stale, ids = False, self.selection
                sums = await in_thread(words.add_up, await self.library.fetch(ids))
                self._several = Several(ids, words.sum_rows(sums), sums.starred, sums.tags)
                self.changed.emit()
        except StorageError as error:
            self.library.say(tr_fault(error.fault))
        finally:
            self._adding = False

    def _details(self, entry: Entry) -> Details:
        clip = entry.clip
        draft = clip.request.draft if clip.request is not None else None
        made = words.setting_rows(draft) if draft is not None else words.fact_rows(clip)
        job = self._runner.jobs.get(clip.id)
        missing = self.library.is_missing(clip.id)
        return Details(
            clip,
            entry.marks,
            clip_title(clip, entry.marks),
            seconds(round(clip.facts.seconds)),
            missing,
            self.library.poster(clip.id),
            words.prompt_rows(draft) if draft is not None else (),
            (*made, *words.job_rows(clip, job, sandbox=self._sandbox)),
            self._sources(clip),
            tuple(self._link(relative, draft) for relative in self._relatives),
            words.file_lines(clip, self._size, missing=missing),
            {part: self.recall.reason(clip, part) for part in Part},
        )

    def _sources(self, clip: Clip) -> tuple[Source, ...]:
        if clip.request is None:
            return ()
        draft = clip.request.draft
        return tuple(
            Source(words.picture_words(draft, place), self._pictures.get(ref))
            for place, ref in enumerate(clip.request.images)
        )

    def _link(self, relative: Relative, draft: Draft | None) -> Linked:
        if relative.entry is None:
            kin = words.kin_words(relative, draft)
            return Linked(kin, "", tr("A video that is not in the library any more"), None)
        entry = self.library.entries.get(relative.clip_id) or relative.entry
        if relative.kin is Kin.AFTER:
            draft = entry.clip.request.draft if entry.clip.request is not None else None
        kin = words.kin_words(relative, draft)
        title = clip_title(entry.clip, entry.marks)
        return Linked(kin, relative.clip_id, title, self.library.poster(relative.clip_id))


def _changes(before: tuple[str, ...], text: str) -> tuple[list[str], list[str]]:
    """Return which words go and which come, by a text with commas between them."""
    wanted = [word for word in (" ".join(part.split()) for part in text.split(",")) if word]
    new = [word for word in dict.fromkeys(wanted) if word not in before]
    return [word for word in before if word not in wanted], new


def _size_of(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except OSError:
        return None
