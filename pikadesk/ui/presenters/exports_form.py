"""How clips are to be exported: what is chosen, what that makes, and what is there already."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from pikadesk.domain.errors import PikadeskError, Stopped
from pikadesk.domain.exporting import (
    ExportKind,
    ExportOptions,
    Part,
    Timeline,
    even_timeline,
    kinds_for,
    options_text,
    read_options,
    suffix_of,
)
from pikadesk.domain.naming import distinct, expand, problems, values_of
from pikadesk.services.exporting import Existing, ExportOrder, Source
from pikadesk.services.film_ports import FilmWriter
from pikadesk.services.frame_ports import FilmIndex
from pikadesk.services.threads import in_thread
from pikadesk.ui.presenters.exports_naming import NamePreview, preview
from pikadesk.ui.presenters.exports_notes import ExportNotes, Note, Wanted
from pikadesk.ui.presenters.exports_words import several_title
from pikadesk.ui.presenters.library_words import facts
from pikadesk.ui.presenters.settings import SettingsPresenter
from pikadesk.ui.text import tr, tr_count

_LOOK_AFTER_MS = 250
_KIND, _FOLDER = "export.kind", "export.folder"


@dataclass(frozen=True, slots=True)
class ReplaceQuestion:
    """What is to be exported, and what is there already in its place."""

    order: ExportOrder
    existing: Existing


class ExportForm(QObject):
    """What the user chooses before an export. What is chosen is remembered when it is used.

    Args:
        sources: The clips, in order; at least one.
        settings: Has the template of names, and remembers.
        films: Says what an export will be.
        index: Looks when the frames of a film are shown; may block. Raises `VideoDamaged`.
        existing: Says what is there already; may block.
        begin: Exports what is ordered.
        default_folder: Where exports go to begin with.
        spawn: Runs a coroutine on the event loop.
        kind: As what to begin with; None for what it was last.
        part: Which part of a single clip to begin with.
        parent: What owns it.

    Attributes:
        sources: The clips.
        kinds: What they can be exported as.
    """

    changed = Signal()

    def __init__(
        self,
        sources: Sequence[Source],
        *,
        settings: SettingsPresenter,
        films: FilmWriter,
        index: Callable[[Path], FilmIndex],
        existing: Callable[[ExportOrder], Existing],
        begin: Callable[[ExportOrder], None],
        default_folder: Path,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
        kind: ExportKind | None = None,
        part: Part = Part(),  # noqa: B008  # a value
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.sources = tuple(sources)
        self.kinds = kinds_for(len(self.sources))
        self._settings, self._existing, self._begin, self._spawn = settings, existing, begin, spawn
        self._timeline = even_timeline(self.sources[0].clip.facts)
        self._notes = ExportNotes(films, self.sources, lambda: self._timeline)
        self._options = {each: read_options(settings.remembered(f"export.{each}")) for each in ExportKind}
        self._kind = self._first_kind(kind, part)
        self._part = part
        self._template = settings.preferences.file_name
        self._folder = Path(settings.remembered(_FOLDER) or default_folder)
        self._question: ReplaceQuestion | None = None
        self._note = Note()
        self._asking = self._looking = self._closed = False
        self._soon = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._soon.timeout.connect(self._look_now)
        self._look()
        if len(self.sources) == 1:
            spawn(self._measure(index))

    @property
    def heading(self) -> str:
        """What is exported."""
        if len(self.sources) == 1:
            return tr("Export “{title}”").format(title=self.sources[0].title)
        return tr_count("Export %n clip", "Export %n clips", len(self.sources))

    @property
    def clips(self) -> str:
        """What the clip was made with, or what several are called, in their order."""
        if len(self.sources) == 1:
            return facts(self.sources[0].clip)
        return " · ".join(source.title for source in self.sources)

    @property
    def kind(self) -> ExportKind:
        """As what."""
        return self._kind

    @property
    def options(self) -> ExportOptions:
        """How, for the kind that is chosen."""
        return self._options[self._kind]

    @property
    def timeline(self) -> Timeline:
        """When the frames of a single clip are shown."""
        return self._timeline

    @property
    def takes_part(self) -> bool:
        """Whether a part of the clip can be chosen."""
        whole = self._kind in (ExportKind.COPY, ExportKind.SHEET, ExportKind.JOINED)
        return len(self.sources) == 1 and not whole

    @property
    def part(self) -> Part:
        """Which part of a single clip."""
        return self._part

    @property
    def frames(self) -> range:
        """The numbers of the frames of the part."""
        return self._timeline.frames(self._part)

    @property
    def template(self) -> str:
        """The template of the names."""
        return self._template

    @property
    def folder(self) -> Path:
        """Where to."""
        return self._folder

    @property
    def note(self) -> Note:
        """What the export will be, as far as is known by now."""
        return self._note

    @property
    def question(self) -> ReplaceQuestion | None:
        """What has to be answered first, because something is there already."""
        return self._question

    @property
    def can_export(self) -> bool:
        """Whether everything is as it must be; a trimmed copy of all of a clip would be none."""
        trims_nothing = self._kind is ExportKind.TRIM and self._part.whole
        return not problems(self._template) and not self._asking and not trims_nothing

    def preview(self, template: str) -> NamePreview:
        """Return what a template makes, of the first clip where there are several."""
        values = self._values()
        made = preview(template, values[0], suffix_of(self._kind, self.options))
        if len(values) == 1 or not made.name:
            return made
        return replace(made, name=tr("First of {count}: {name}").format(count=len(values), name=made.name))

    def choose_kind(self, kind: ExportKind) -> None:
        """Export as something else."""
        if kind in self.kinds and kind is not self._kind:
            self._kind = kind
            self._changed()

    def choose(self, **values: object) -> None:
        """Change options of the kind that is chosen, by name."""
        options = replace(self.options, **values)  # type: ignore[arg-type]  # names and values are the widgets' own
        if options != self.options:
            self._options[self._kind] = options
            self._changed()

    def choose_frames(self, first: int, last: int) -> None:
        """Choose a part, from one frame to another, both of them in it."""
        if range(first, last + 1) != self.frames:
            self._part = self._timeline.part(first, last)
            self._changed()

    def choose_all(self) -> None:
        """Choose all of the clip."""
        if not self._part.whole:
            self._part = Part()
            self._changed()

    def write_template(self, template: str) -> None:
        """Call the files by another template, this time."""
        if template != self._template:
            self._template = template
            self.changed.emit()

    def choose_folder(self, folder: Path) -> None:
        """Export to another folder."""
        self._folder = folder
        self.changed.emit()

    def export(self) -> None:
        """Export it, after a question where something is there already."""
        if self.can_export:
            self._asking = True
            self._remember()
            self.changed.emit()
            self._spawn(self._export(self._order()))

    def answer(self, *, replace_them: bool) -> None:
        """Answer the question: replace what is there, or keep both."""
        question, self._question = self._question, None
        if question is not None:
            self._begin(replace(question.order, replace=replace_them))
            self.changed.emit()

    def decline(self) -> None:
        """Answer the question: export nothing."""
        self._question = None
        self.changed.emit()

    def close(self) -> None:
        """Find out nothing more: nobody looks at it any longer."""
        self._closed = True
        self._soon.stop()
        self._notes.stop()

    def _first_kind(self, kind: ExportKind | None, part: Part) -> ExportKind:
        remembered = self._settings.remembered(_KIND)
        wanted = kind or (ExportKind.TRIM if not part.whole else remembered)
        return next((each for each in self.kinds if each == wanted), self.kinds[0])

    def _values(self) -> list[dict[str, str]]:
        if self._kind.of_all:
            # One clip's seed would not make the others again.
            seed = {} if len(self.sources) == 1 else {"seed": ""}
            return [values_of(self.sources[0].clip, several_title(self.sources)) | seed]
        of = len(self.sources)
        return [values_of(each.clip, each.title, number=n, of=of) for n, each in enumerate(self.sources, 1)]

    def _order(self) -> ExportOrder:
        suffix = suffix_of(self._kind, self.options)
        names = distinct(f"{expand(self._template, values)}{suffix}" for values in self._values())
        part = self._part if self.takes_part else Part()
        return ExportOrder(self._kind, self.sources, self._folder, names, self.options, part)

    async def _export(self, order: ExportOrder) -> None:
        try:
            existing = await in_thread(self._existing, order)
        finally:
            self._asking = False
        if existing.names:
            self._question = ReplaceQuestion(order, existing)
        else:
            self._begin(order)
        self._tell()

    def _remember(self) -> None:
        self._settings.remember(_KIND, str(self._kind))
        self._settings.remember(_FOLDER, str(self._folder))
        self._settings.remember(f"export.{self._kind}", options_text(self.options))

    def _changed(self) -> None:
        self._look()
        self.changed.emit()

    def _wanted(self) -> Wanted:
        return Wanted(self._kind, self.options, self._part if self.takes_part else Part())

    async def _measure(self, index: Callable[[Path], FilmIndex]) -> None:
        """Find out when the frames are shown; until then, and where nobody knows, they are as long as each other."""
        try:
            found = await in_thread(index, self.sources[0].clip.path)
        except PikadeskError:
            # Whatever is wrong with the film, what is made of it says so.
            return
        whole = self._part.whole
        self._timeline = Timeline(found.first, found.times)
        if not whole:
            # Marks that are at the ends are no marks.
            frames = self.frames
            self._part = self._timeline.part(frames.start, frames.stop - 1)
        if not self._closed:
            self._changed()

    def _look(self) -> None:
        """Say what is known at once; where it has to be found out, do so when nothing changes for a moment."""
        if self._closed:
            return
        known = self._notes.known(self._wanted())
        self._note = known if known is not None else Note(tr("Working it out…"), busy=True)
        if known is None:
            self._soon.start()
        else:
            self._soon.stop()

    def _look_now(self) -> None:
        if not self._looking:
            self._looking = True
            self._spawn(self._find_out())

    async def _find_out(self) -> None:
        """One at a time: each takes a core, and what was asked last is what counts."""
        trouble = None
        wanted = self._wanted()
        try:
            await in_thread(self._notes.find_out, wanted)
        except Stopped:
            return
        except PikadeskError as error:
            trouble = self._notes.trouble(error.fault)
        finally:
            self._looking = False
        if trouble is not None and wanted == self._wanted():
            self._note = trouble
        else:
            self._look()
        self._tell()

    def _tell(self) -> None:
        if not self._closed:
            self.changed.emit()
