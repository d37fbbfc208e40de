"""Everything that is made of films, over FFmpeg's libraries and OpenTimelineIO."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event

from pikadesk.adapters.edit_list import write_edit_list
from pikadesk.adapters.film_animation import estimate, write_animation
from pikadesk.adapters.film_cutting import cut, key_frames, trim
from pikadesk.adapters.film_joining import agree, join
from pikadesk.adapters.film_output import Course
from pikadesk.adapters.film_sheets import write_frames, write_sheet
from pikadesk.domain.films import AnimationForm, Disagreement, EditClip, EditListKind, Joined, Size, Trimmed
from pikadesk.services.film_ports import Progress


class FilmTools:
    """`FilmWriter` for real."""

    def key_frames(self, film: Path) -> list[float]:
        """Look through the packets."""
        return key_frames(film)

    def cut(self, film: Path, start: float, end: float, *, exact: bool) -> Trimmed:
        """Look through the packets."""
        return cut(film, start, end, exact=exact)

    def trim(
        self, film: Path, start: float, end: float, to: Path, *, exact: bool, progress: Progress, stop: Event
    ) -> Trimmed:
        """Copy the packets where that gives what is wanted."""
        return trim(film, start, end, to, exact=exact, course=Course(progress, stop))

    def join(self, films: Sequence[Path], to: Path, *, progress: Progress, stop: Event) -> Joined:
        """Copy the packets where the films agree."""
        return join(films, to, course=Course(progress, stop))

    def agree(self, films: Sequence[Path]) -> Disagreement | None:
        """Look through the packets."""
        return agree(films)

    def estimate(self, film: Path, form: AnimationForm) -> Size:
        """Encode a few frames in memory."""
        return estimate(film, form)

    def animation(self, film: Path, form: AnimationForm, to: Path, *, progress: Progress, stop: Event) -> None:
        """Go through the film twice for a GIF: once for its colours."""
        write_animation(film, form, to, course=Course(progress, stop))

    def frames(
        self, film: Path, folder: Path, pattern: str, start: float, end: float, *, progress: Progress, stop: Event
    ) -> list[Path]:
        """Fill a folder beside the one that is asked for, then put it in its place."""
        return write_frames(film, folder, pattern, start, end, course=Course(progress, stop))

    def sheet(
        self, film: Path, to: Path, *, columns: int, rows: int, width: int, progress: Progress, stop: Event
    ) -> None:
        """Decode no more than the frames that are wanted need."""
        write_sheet(film, to, columns, rows, width, course=Course(progress, stop))

    def edit_list(self, clips: Sequence[EditClip], to: Path, kind: EditListKind) -> None:
        """Write what OpenTimelineIO makes of it."""
        write_edit_list(clips, to, kind)
