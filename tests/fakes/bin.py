"""A bin that is a folder, and pictures along a film that are made of nothing."""

from __future__ import annotations

import io
from pathlib import Path
from threading import Event

from PIL import Image

from pikadesk.domain.errors import Stopped, StorageError, VideoDamaged


class FakeBin:
    """`Bin` in a folder. For files in the folders `none_for` the system has no bin."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.none_for: set[Path] = set()

    def put(self, file: Path) -> Path | None:
        """Move a file here."""
        if file.parent in self.none_for or not file.is_file():
            return None
        self.folder.mkdir(exist_ok=True)
        return file.rename(self.folder / file.name)

    def take_out(self, file: Path, to: Path) -> Path:
        """Move a file away from here."""
        if not file.is_file():
            raise StorageError(path=str(file))
        to.parent.mkdir(parents=True, exist_ok=True)
        numbered = (to.with_stem(f"{to.stem} ({number})") for number in range(2, 99))
        return file.rename(next(each for each in (to, *numbered) if not each.exists()))


class FakeStrips:
    """Makes strips whose pictures get brighter from left to right; `made` has the films, `stops` what gives one up."""

    def __init__(self) -> None:
        self.made: list[Path] = []
        self.stops: list[Event] = []

    def make(self, film: Path, count: int, width: int, stop: Event) -> list[tuple[float, bytes]]:
        """Make the strip of a film."""
        self.made.append(film)
        self.stops.append(stop)
        if not film.is_file():
            raise VideoDamaged(path=str(film))
        if stop.is_set():
            raise Stopped
        return [(float(number), _grey(round(255 * number / (count - 1)), width)) for number in range(count)]


def _grey(level: int, width: int) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (width, width * 9 // 16), (level, level, level)).save(content, "JPEG")
    return content.getvalue()
