"""What an export will be, said before it is written."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event

from pikadesk.domain.errors import Fault, Stopped
from pikadesk.domain.exporting import ExportKind, ExportOptions, Part, Timeline, animation_form
from pikadesk.domain.films import Disagreement, Size, Trimmed
from pikadesk.services.exporting import Source
from pikadesk.services.film_ports import FilmWriter
from pikadesk.ui.presenters.exports_words import (
    EDIT_LIST_SENTENCES,
    agreement_text,
    cut_text,
    export_fault,
    part_text,
    size_text,
)
from pikadesk.ui.text import pixels, tenths, tr, tr_count

_MOST_TRIED = 6


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of an export.

    Attributes:
        text: The sentence; empty where nothing needs saying.
        trouble: Whether it says why there can be none.
        busy: Whether it is being found out.
    """

    text: str = ""
    trouble: bool = False
    busy: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an export would be."""

    kind: ExportKind
    options: ExportOptions
    part: Part


@dataclass(frozen=True, slots=True)
class _Agreement:
    """Whether films agree was found out."""

    disagreement: Disagreement | None


class ExportNotes:
    """Says what exports of some clips will be.

    Args:
        films: Finds it out.
        sources: The clips.
        timeline: Returns when the frames of the first one are shown.
    """

    def __init__(self, films: FilmWriter, sources: Sequence[Source], timeline: Callable[[], Timeline]) -> None:
        self._films, self._sources, self._timeline = films, sources, timeline
        self._sizes: dict[Wanted, Size] = {}
        self._cuts: dict[Wanted, Trimmed] = {}
        self._agreement: _Agreement | None = None
        self._stop = Event()

    def known(self, wanted: Wanted) -> Note | None:
        """Return what can be said by now, None where it has to be found out."""
        match wanted.kind:
            case ExportKind.TRIM if wanted.part.whole:
                return Note(tr("Choose a part here, or mark it on the stage."))
            case ExportKind.TRIM:
                return self._cut(wanted)
            case ExportKind.JOINED:
                return self._joined()
            case ExportKind.GIF | ExportKind.WEBP:
                size = self._sizes.get(wanted)
                return Note(size_text(size)) if size is not None else None
            case _:
                return Note(self._plainly(wanted))

    def find_out(self, wanted: Wanted) -> None:
        """Find out what `known` does not know yet; may block.

        Raises:
            PikadeskError: A clip cannot be read.
            Stopped: Nobody wants to know any more.
        """
        films = [source.clip.path for source in self._sources]
        if wanted.kind is ExportKind.TRIM:
            part, exact = wanted.part, wanted.options.exact
            self._cuts[wanted] = self._films.cut(films[0], part.start, part.end, exact=exact)
        elif wanted.kind is ExportKind.JOINED:
            self._agreement = _Agreement(self._films.agree(films))
        else:
            self._sizes[wanted] = self._size(wanted)

    def trouble(self, fault: Fault) -> Note:
        """Return why it cannot be found out."""
        source = next((each for each in self._sources if str(each.clip.path) == fault.get("path")), self._sources[0])
        return Note(export_fault(fault, source.clip.path), trouble=True)

    def stop(self) -> None:
        """Nobody wants to know any more."""
        self._stop.set()

    def _cut(self, wanted: Wanted) -> Note | None:
        cut, timeline = self._cuts.get(wanted), self._timeline()
        return Note(cut_text(cut, timeline.frames(wanted.part), timeline)) if cut is not None else None

    def _joined(self) -> Note | None:
        if self._agreement is None:
            return None
        length = tenths(sum(source.clip.facts.seconds for source in self._sources))
        together = tr("{length} in all.").format(length=length)
        return Note(f"{together} {agreement_text(self._agreement.disagreement, self._sources)}")

    def _size(self, wanted: Wanted) -> Size:
        """Add up what the clips will be; of many, some are tried and speak for the others."""
        tried = self._sources[:: max(1, math.ceil(len(self._sources) / _MOST_TRIED))]
        sizes = []
        for source in tried:
            if self._stop.is_set():
                raise Stopped
            form = animation_form(wanted.kind, wanted.options, source.clip.facts, wanted.part)
            sizes.append(self._films.estimate(source.clip.path, form))
        seconds = sum(size.seconds for size in sizes)
        if len(tried) == len(self._sources) or not seconds:
            return Size(sum(size.bytes for size in sizes), seconds, sum(size.frames for size in sizes))
        whole = sum(source.clip.facts.seconds for source in self._sources)
        scale = whole / seconds
        return Size(
            round(scale * sum(size.bytes for size in sizes)), whole, round(scale * sum(size.frames for size in sizes))
        )

    def _plainly(self, wanted: Wanted) -> str:
        options = wanted.options
        match wanted.kind:
            case ExportKind.FRAMES if len(self._sources) == 1:
                timeline = self._timeline()
                return part_text(timeline.frames(wanted.part), timeline)
            case ExportKind.FRAMES:
                count = sum(source.clip.facts.frames for source in self._sources)
                return tr_count("%n picture in all.", "%n pictures in all.", count)
            case ExportKind.SHEET:
                frames = tr_count("%n frame", "%n frames", options.columns * options.rows)
                return tr("{frames} in {shape}").format(frames=frames, shape=pixels(options.columns, options.rows))
            case ExportKind.EDIT_LIST:
                return tr(EDIT_LIST_SENTENCES[options.list_kind])
            case _:
                return ""
