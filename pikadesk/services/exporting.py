"""Exports: clips as other files, one after the other, never over a file that the user did not agree to lose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import assert_never

from pikadesk.domain.clip import Clip
from pikadesk.domain.errors import Fault, PikadeskError, Stopped, VideoDamaged
from pikadesk.domain.exporting import ExportKind, ExportOptions, Part, animation_form
from pikadesk.domain.films import EditClip, Joined, Trimmed
from pikadesk.domain.naming import clashes, distinct
from pikadesk.services.film_ports import FilmWriter, Progress

CopyFilm = Callable[[Path, Path, Progress, Event], None]
"""Copies a file, whole or not at all, over whatever is there; raises `StorageError`, and `Stopped` once it is set."""

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Source:
    """A clip that is exported, and what it is called."""

    clip: Clip
    title: str


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is to be exported.

    Attributes:
        kind: As what.
        sources: At least one.
        folder: Where to.
        names: What the files are called, with their suffixes: one for each source, or a single one where the kind is of
            all of them. No two are the same.
        options: How.
        part: Which part of a single clip; all of several.
        replace: Whether files that are there may be replaced; otherwise the new ones get a number.
    """

    kind: ExportKind
    sources: tuple[Source, ...]
    folder: Path
    names: tuple[str, ...]
    options: ExportOptions = field(default_factory=ExportOptions)
    part: Part = field(default_factory=Part)
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Existing:
    """What is there already where something is to be exported.

    Attributes:
        names: The files or folders.
        replaceable: Whether all of them may be replaced: neither a clip of this export nor a folder may be.
    """

    names: tuple[str, ...] = ()
    replaceable: bool = True


@dataclass(frozen=True, slots=True)
class Failure:
    """A clip that was not exported, and why."""

    source: Source
    fault: Fault


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an export.

    Attributes:
        order: What was wanted.
        files: What is there now, all of it whole: files, or folders of pictures.
        failures: What went wrong, in order.
        stopped: Whether it was given up.
        result: What a part or a joined film became.
    """

    order: ExportOrder
    files: tuple[Path, ...] = ()
    failures: tuple[Failure, ...] = ()
    stopped: bool = False
    result: Trimmed | Joined | None = None


class Exporter:
    """Writes what is ordered. Its methods may block.

    Args:
        films: Makes files of films.
        copy: Copies them.
    """

    def __init__(self, films: FilmWriter, copy: CopyFilm) -> None:
        self._films, self._copy = films, copy

    def existing(self, order: ExportOrder) -> Existing:
        """Look what is there already under the names of an order."""
        found = clashes(order.names, _names_in(order.folder))
        folders = order.kind is ExportKind.FRAMES
        return Existing(found, not folders and not clashes(found, _own_names(order)))

    def write(self, order: ExportOrder, progress: Progress, stop: Event) -> Outcome:
        """Write what is ordered; a clip that cannot be read is passed over, and any other fault ends it.

        Args:
            order: What is wanted.
            progress: Told on the calling thread what is done, 0 to 1.
            stop: Gives it up when set: what is whole by then stays.
        """
        groups = [order.sources] if order.kind.of_all else [(source,) for source in order.sources]
        outcome = Outcome(order)
        for index, (sources, name) in enumerate(zip(groups, order.names, strict=True)):
            to = order.folder / _free_name(name, order, outcome.files)
            outcome = self._add(outcome, sources, to, _share(progress, index, len(groups)), stop)
            if outcome.stopped or (outcome.failures and outcome.failures[-1].fault.code != VideoDamaged.code):
                break
        return outcome

    def _add(self, outcome: Outcome, sources: tuple[Source, ...], to: Path, progress: Progress, stop: Event) -> Outcome:
        try:
            result = self._one(outcome.order, sources, to, progress, stop)
        except Stopped:
            return replace(outcome, stopped=True)
        except PikadeskError as error:
            failure = Failure(_meant(sources, error.fault), error.fault)
            return replace(outcome, failures=(*outcome.failures, failure))
        return replace(outcome, files=(*outcome.files, to), result=result)

    def _one(
        self, order: ExportOrder, sources: tuple[Source, ...], to: Path, progress: Progress, stop: Event
    ) -> Trimmed | Joined | None:
        film, facts = sources[0].clip.path, sources[0].clip.facts
        films, kind, options, part = self._films, order.kind, order.options, order.part
        match kind:
            case ExportKind.COPY:
                self._copy(film, to, progress, stop)
            case ExportKind.TRIM:
                return films.trim(film, part.start, part.end, to, exact=options.exact, progress=progress, stop=stop)
            case ExportKind.GIF | ExportKind.WEBP:
                films.animation(film, animation_form(kind, options, facts, part), to, progress=progress, stop=stop)
            case ExportKind.FRAMES:
                # A `#` of the name would be taken for a digit of the number.
                digits = "#" * max(_DIGITS, len(str(facts.frames)))
                pattern = f"{to.name.replace('#', '_')}-{digits}.png"
                films.frames(film, to, pattern, part.start, part.end, progress=progress, stop=stop)
            case ExportKind.SHEET:
                columns, rows, width = options.columns, options.rows, options.sheet_width
                films.sheet(film, to, columns=columns, rows=rows, width=width, progress=progress, stop=stop)
            case ExportKind.JOINED:
                return films.join([source.clip.path for source in sources], to, progress=progress, stop=stop)
            case ExportKind.EDIT_LIST:
                clips = [EditClip(source.clip.path, source.title, part.start, part.end) for source in sources]
                films.edit_list(clips, to, options.list_kind)
            case _:
                assert_never(kind)
        return None


def _meant(sources: Sequence[Source], fault: Fault) -> Source:
    """Return the clip that a fault is about; the first one where it is about none."""
    return next((each for each in sources if str(each.clip.path) == fault.get("path")), sources[0])


def _share(progress: Progress, index: int, count: int) -> Progress:
    return lambda done: progress((index + done) / count)


def _names_in(folder: Path) -> Iterable[str]:
    try:
        return [each.name for each in folder.iterdir()]
    except OSError:
        # Whatever is wrong with the folder, writing to it tells.
        return ()


def _free_name(name: str, order: ExportOrder, written: Sequence[Path]) -> str:
    """Return what a file is called now: the order may have waited, and somebody else may have taken its name."""
    mine = [*_own_names(order), *(file.name for file in written)]
    return distinct([name], mine if order.replace else [*mine, *_names_in(order.folder)])[0]


def _own_names(order: ExportOrder) -> list[str]:
    """Return the names in the folder that are clips of the order themselves."""
    folder = order.folder.absolute()
    return [source.clip.path.name for source in order.sources if source.clip.path.absolute().parent == folder]
