"""A film writer without films: files that say what they were to become."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from pikadesk.domain.errors import FolderUnwritable, OwnSource, VideoDamaged
from pikadesk.domain.films import (
    AnimationForm,
    Difference,
    Disagreement,
    EditClip,
    EditListKind,
    Joined,
    Size,
    Trimmed,
)
from pikadesk.services.film_ports import Progress
from tests.fakes.files import SMALL_FACTS, SMALL_VIDEO
from tests.fakes.script import Script
from tests.fakes.steps import Steps

OTHER_SIZE = b"[of another size]"
"""What a file holds that does not agree with others for `FakeFilmWriter`."""


class FakeFilmWriter:
    """`FilmWriter` for which every file that begins like `SMALL_VIDEO` is a film of 5 s and 24 frames a second.

    It has a key frame at each second. The scripts can be told to fail, or to answer otherwise. `wrote` holds the name
    of each method that wrote something, and where to. Steps, by the methods' names: `trim`, `join`, `estimate`,
    `animation`, `frames`, `sheet`, `edit list`; each is gone through in the middle of the work.
    """

    def __init__(self, steps: Steps | None = None) -> None:
        self.steps = steps or Steps()
        self.on_write: Script[None] = Script()
        self.on_agree: Script[Disagreement | None] = Script()
        self.on_estimate: Script[Size] = Script()
        self.wrote: list[tuple[str, Path]] = []
        self.rate, self.seconds = SMALL_FACTS.frames / SMALL_FACTS.seconds, SMALL_FACTS.seconds

    def key_frames(self, film: Path) -> list[float]:
        """Name the seconds."""
        _look(film)
        return [float(second) for second in range(math.ceil(self.seconds))]

    def cut(self, film: Path, start: float, end: float, *, exact: bool) -> Trimmed:
        """Begin and end at whole seconds, unless just these frames are wanted."""
        _look(film)
        first, last = self._frames(start, end)
        begin, finish = first / self.rate, last / self.rate
        copied = begin.is_integer() and (finish.is_integer() or finish == self.seconds)
        if not exact:
            begin, finish = float(math.floor(begin)), min(self.seconds, float(math.ceil(finish)))
        return Trimmed(begin, finish, exact and not copied)

    def trim(
        self, film: Path, start: float, end: float, to: Path, *, exact: bool, progress: Progress, stop: Event
    ) -> Trimmed:
        """Write what was asked for."""
        _look(film)
        part = self.cut(film, start, end, exact=exact)
        self._write("trim", [film], to, f"{film.name} {part.start} {part.end}", progress, stop)
        return part

    def join(self, films: Sequence[Path], to: Path, *, progress: Progress, stop: Event) -> Joined:
        """Write which films they are."""
        why = self.agree(films)
        self._write("join", films, to, " ".join(film.name for film in films), progress, stop)
        return Joined(self.seconds * len(films), why)

    def agree(self, films: Sequence[Path]) -> Disagreement | None:
        """Look for what says that it does not agree."""
        contents = [_look(film) for film in films]
        if found := self.on_agree.take():
            return found[0]
        unlike = next((place for place, content in enumerate(contents) if OTHER_SIZE in content), None)
        return None if unlike is None else Disagreement(Difference.SIZE, unlike, "1280 × 720", "720 × 1280")

    def estimate(self, film: Path, form: AnimationForm) -> Size:
        """Say 100 bytes for each frame and pixel of width."""
        _look(film)
        self.steps.go("estimate")
        if found := self.on_estimate.take():
            return found[0]
        first, last = self._frames(form.start, form.end)
        seconds = (last - first) / self.rate
        count = max(1, math.floor(seconds * form.fps + 0.5))
        return Size(100 * count * form.width, count / form.fps, count)

    def animation(self, film: Path, form: AnimationForm, to: Path, *, progress: Progress, stop: Event) -> None:
        """Write its form."""
        self._write("animation", [film], to, str(form), progress, stop)

    def frames(
        self, film: Path, folder: Path, pattern: str, start: float, end: float, *, progress: Progress, stop: Event
    ) -> list[Path]:
        """Write a file for each frame."""
        _look(film)
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderUnwritable(path=str(folder))
        self._go("frames", progress, stop)
        first, last = self._frames(start, end)
        numbers = range(1, last - first + 1)
        files = [folder / re.sub("#+", lambda run, n=n: f"{n:0{len(run[0])}}", pattern) for n in numbers]
        try:
            folder.mkdir(exist_ok=True)
            for file in files:
                file.write_bytes(b"a frame")
        except OSError as error:
            raise FolderUnwritable(path=str(folder)) from error
        self._done("frames", folder, progress)
        return files

    def sheet(
        self, film: Path, to: Path, *, columns: int, rows: int, width: int, progress: Progress, stop: Event
    ) -> None:
        """Write its form."""
        self._write("sheet", [film], to, f"{columns} × {rows}, {width}", progress, stop)

    def edit_list(self, clips: Sequence[EditClip], to: Path, kind: EditListKind) -> None:
        """Write the clips."""
        words = json.dumps([[clip.name, clip.path.as_uri(), clip.start] for clip in clips], ensure_ascii=False)
        self._write("edit list", [clip.path for clip in clips], to, f"{kind} {words}", lambda _: None, Event())

    def _frames(self, start: float, end: float) -> tuple[int, int]:
        count = round(self.seconds * self.rate)
        first = min(count - 1, max(0, math.floor(start * self.rate + 1e-6)))
        return first, min(count, max(first + 1, math.ceil(min(end, self.seconds) * self.rate - 1e-6)))

    def _write(self, name: str, films: Sequence[Path], to: Path, words: str, progress: Progress, stop: Event) -> None:
        if to.exists() and any(to.samefile(film) for film in films if film.exists()):
            raise OwnSource(path=str(to))
        for film in films:
            _look(film)
        self._go(name, progress, stop)
        try:
            to.write_bytes(SMALL_VIDEO + words.encode())
        except OSError as error:
            raise FolderUnwritable(path=str(to.parent)) from error
        self._done(name, to, progress)

    def _go(self, name: str, progress: Progress, stop: Event) -> None:
        progress(0.0)
        progress(0.5)
        self.steps.go(name, stop)
        self.on_write.take()

    def _done(self, name: str, to: Path, progress: Progress) -> None:
        self.wrote.append((name, to))
        progress(1.0)


def _look(film: Path) -> bytes:
    try:
        content = film.read_bytes()
    except OSError as error:
        raise VideoDamaged(path=str(film)) from error
    if not content.startswith(SMALL_VIDEO):
        raise VideoDamaged(path=str(film))
    return content
