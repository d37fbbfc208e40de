"""What cuts films and makes other files of them, as a protocol; an adapter provides it, tests provide a fake.

Every method may block for long and is called on a thread of its own. What takes a `threading.Event` raises `Stopped`
soon after it is set. What writes a file writes it whole or not at all, replaces what is there at the end, and never
writes over a film that it reads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import Protocol

from pikadesk.domain.films import AnimationForm, Disagreement, EditClip, EditListKind, Joined, Size, Trimmed

Progress = Callable[[float], None]
"""Called on the working thread with what is done, 0 to 1: several times a second, and with 1 at the end."""


class FilmWriter(Protocol):
    """Cuts films and makes other files of them.

    Besides what its methods name, each of them raises:

        VideoDamaged: A film is no video, or was cut short.
        DiskFull, FolderUnwritable, StorageError: A file cannot be written; `path` says where.
        OwnSource: The file is the film itself.
        Stopped: `stop` was set; nothing is left of what was written.
    """

    def key_frames(self, film: Path) -> list[float]:
        """Return when the frames begin, in order, from which on a film can be copied without encoding it anew."""
        ...

    def cut(self, film: Path, start: float, end: float, *, exact: bool) -> Trimmed:
        """Say which part `trim` would write of a film; writes nothing."""
        ...

    def trim(
        self, film: Path, start: float, end: float, to: Path, *, exact: bool, progress: Progress, stop: Event
    ) -> Trimmed:
        """Write the part of a film from the frame that is shown at `start` up to the one that begins at `end`.

        Args:
            film: The film.
            start: Any time before the first frame means that one.
            end: The frame that begins then is not in the part any more; infinity for all that follow.
            to: An MP4.
            exact: Whether just these frames are wanted. Then the pictures are encoded anew, without a loss that can be
                seen, unless they can be copied; otherwise they are copied from the key frame at or before `start` on,
                up to the first frame from `end` on after which a film can be cut.
            progress: Told how far it is.
            stop: Gives it up.

        Returns:
            Which part it is. The sound is that of the part; where `end` is the film's, all that follows.
        """
        ...

    def join(self, films: Sequence[Path], to: Path, *, progress: Progress, stop: Event) -> Joined:
        """Write films one after the other into one MP4: every frame once, for as long as it is shown in its film.

        Where they agree, everything is copied. Where only the sound does not, the pictures are copied. Otherwise the
        film is as large as the first one, and what has another shape stands between black bars.

        Args:
            films: At least one.
            to: An MP4.
            progress: Told how far it is.
            stop: Gives it up.
        """
        ...

    def agree(self, films: Sequence[Path]) -> Disagreement | None:
        """Say what `join` would have to encode anew for, None where it would copy all of it; writes nothing."""
        ...

    def estimate(self, film: Path, form: AnimationForm) -> Size:
        """Say how large an animation will be, by encoding some of its frames."""
        ...

    def animation(self, film: Path, form: AnimationForm, to: Path, *, progress: Progress, stop: Event) -> None:
        """Write a GIF or an animated WebP."""
        ...

    def frames(
        self, film: Path, folder: Path, pattern: str, start: float, end: float, *, progress: Progress, stop: Event
    ) -> list[Path]:
        """Write every frame from the one that is shown at `start` up to the one that begins at `end` as a PNG.

        Args:
            film: The film.
            folder: Is made; where it is there already, it must be empty.
            pattern: The names, in which `#` characters in a row stand for the number of the frame, from 1, with at
                least that many digits: `waves-####.png`.
            start: Any time before the first frame means that one.
            end: The frame that begins then is not in any more; infinity for all.
            progress: Told how far it is.
            stop: Gives it up.

        Returns:
            The pictures, in order.

        Raises:
            FolderUnwritable: There is something in the folder.
        """
        ...

    def sheet(
        self, film: Path, to: Path, *, columns: int, rows: int, width: int, progress: Progress, stop: Event
    ) -> None:
        """Write frames from the first to the last one, as far apart as each other, into one picture with their times.

        Args:
            film: The film.
            to: A PNG, or a JPEG where it is called `.jpg` or `.jpeg`.
            columns: How many frames stand side by side.
            rows: How many stand below each other; fewer where the film has not so many frames.
            width: Of the picture, in pixels.
            progress: Told how far it is.
            stop: Gives it up.
        """
        ...

    def edit_list(self, clips: Sequence[EditClip], to: Path, kind: EditListKind) -> None:
        """Write clips one after the other as a list for editors, which names the films by where they are."""
        ...
