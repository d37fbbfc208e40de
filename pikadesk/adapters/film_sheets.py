"""Frames of films as pictures: all of them in a folder, or some of them on one sheet with their times."""

from __future__ import annotations

import io
import re
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from pikadesk.adapters.disk import storage_errors
from pikadesk.adapters.film_animation import resized
from pikadesk.adapters.film_encoding import upright_size
from pikadesk.adapters.film_output import Course, check_target, written
from pikadesk.adapters.film_reading import Reel, frames, frames_at, index
from pikadesk.domain.errors import FolderUnwritable

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

_LOOKING = 0.05
# Half as long as Pillow's own choice takes, and a few percent larger.
_PNG_EFFORT = 3
_NUMBER = re.compile("#+")
# The well of the stage, and its quieter text.
_GROUND, _INK = (11, 12, 13), (176, 180, 184)
# Of the width of a picture on a sheet: the space around it, and the height of the letters.
_GAP, _LETTER = 0.04, 0.07
_LEAST_LETTER = 9


def write_frames(film: Path, folder: Path, pattern: str, start: float, end: float, *, course: Course) -> list[Path]:
    """Write frames as pictures into a folder; see `FilmWriter.frames`."""
    with storage_errors(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderUnwritable(path=str(folder))
    reel = index(film, course.part(0, _LOOKING))
    first = reel.first_of(start)
    last = reel.last_of(first, end)
    names = [_numbered(pattern, number) for number in range(1, last - first + 1)]
    writing = course.part(_LOOKING, 1)
    with _filled(folder) as part:
        for number, frame in enumerate(frames(reel, first, last)):
            writing.at(number / len(names))
            picture = resized(frame, upright_size(frame))
            picture.save(part / names[number], "PNG", compress_level=_PNG_EFFORT)
        writing.at(1)
    course.end()
    return [folder / name for name in names]


def write_sheet(film: Path, to: Path, columns: int, rows: int, width: int, *, course: Course) -> None:
    """Write a contact sheet; see `FilmWriter.sheet`."""
    check_target(to, [film])
    reel = index(film, course.part(0, _LOOKING))
    places = _spread(len(reel.begins), columns * rows)
    writing, sheet = course.part(_LOOKING, 1), None
    for number, frame in enumerate(frames_at(reel, places)):
        writing.at(number / len(places))
        if sheet is None:
            sheet = _Sheet(upright_size(frame), min(columns, len(places)), -(-len(places) // columns), width)
        sheet.lay(number, resized(frame, sheet.cell), _time(reel, places[number]))
    if sheet is not None:
        content = io.BytesIO()
        form = "JPEG" if to.suffix.lower() in (".jpg", ".jpeg") else "PNG"
        sheet.picture.save(content, form, quality=90, optimize=False)
        writing.at(1)
        with written(to) as file:
            file.write_bytes(content.getvalue())
    course.end()


class _Sheet:
    """A picture with room for others in rows.

    Args:
        size: How wide and how high the frames are.
        columns: How many pictures stand side by side.
        rows: How many stand below each other.
        width: How wide all of it is, in pixels.
    """

    def __init__(self, size: tuple[int, int], columns: int, rows: int, width: int) -> None:
        from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415  # costly, and not needed to show the window

        self._columns = columns
        self._gap = max(2, round(width / columns * _GAP))
        wide = max(1, (width - self._gap * (columns + 1)) // columns)
        self.cell = wide, max(1, round(size[1] * wide / size[0]))
        letter = max(_LEAST_LETTER, round(wide * _LETTER))
        self._line = round(letter * 1.6)
        self._font: ImageFont.FreeTypeFont | ImageFont.ImageFont = ImageFont.load_default(letter)
        height = self._gap + rows * (self.cell[1] + self._line + self._gap)
        self.picture: Image.Image = Image.new("RGB", (width, height), _GROUND)
        self._pen: ImageDraw.ImageDraw = ImageDraw.Draw(self.picture)

    def lay(self, number: int, picture: Image.Image, time: str) -> None:
        """Lay a picture on its place, counted from 0, with its time below it."""
        row, column = divmod(number, self._columns)
        left = self._gap + column * (self.cell[0] + self._gap)
        top = self._gap + row * (self.cell[1] + self._line + self._gap)
        self.picture.paste(picture, (left, top))
        self._pen.text((left, top + self.cell[1] + self._line // 2), time, _INK, self._font, anchor="lm")


def _time(reel: Reel, place: int) -> str:
    """Return when a frame begins, counted from the first one, such as `0:03.25`."""
    hundredths = round(100 * reel.seconds(reel.begins[place] - reel.begins[0]))
    minutes, rest = divmod(hundredths, 6000)
    return f"{minutes}:{rest // 100:02}.{rest % 100:02}"


def _spread(count: int, wanted: int) -> Sequence[int]:
    """Return places from the first to the last one, as far apart as each other, and none twice."""
    if wanted == 1 or count == 1:
        return [0]
    picked = min(wanted, count)
    return [round(number * (count - 1) / (picked - 1)) for number in range(picked)]


def _numbered(pattern: str, number: int) -> str:
    return _NUMBER.sub(lambda found: f"{number:0{len(found[0])}}", pattern)


@contextmanager
def _filled(folder: Path) -> Iterator[Path]:
    """Give the block a folder to fill, which becomes `folder`, or is gone where the block does not come to its end."""
    part = folder.with_name(f".{uuid.uuid4().hex}.part")
    with storage_errors(folder):
        try:
            part.mkdir()
            yield part
            if folder.exists():
                folder.rmdir()
            part.rename(folder)
        finally:
            rmtree(part, ignore_errors=True)
