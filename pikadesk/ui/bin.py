"""The system's bin, as Qt knows it."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QFile

from pikadesk.domain.errors import StorageError


class SystemBin:
    """The bin in which the user's file manager shows what was thrown away."""

    def put(self, file: Path) -> Path | None:
        """Move a file to the bin, and return where it is now; None where there is no bin for it, and it stays."""
        thrown = QFile(str(file))
        # Qt names the file anew where it knows the new place; on every system that there is a build for, it does.
        return Path(thrown.fileName()) if thrown.moveToTrash() else None

    def take_out(self, file: Path, to: Path) -> Path:
        """Move a file out of the bin, never over another one; raises `StorageError`."""
        target = _free(to)
        try:
            to.parent.mkdir(parents=True, exist_ok=True)
            if not file.is_file():
                raise FileNotFoundError(file)
            shutil.move(file, target)
        except OSError as error:
            raise StorageError(path=str(file)) from error
        # The bin's own note of where the file was (freedesktop.org's trash specification): nothing belongs to it now.
        if file.parent.name == "files":
            (file.parent.parent / "info" / f"{file.name}.trashinfo").unlink(missing_ok=True)
        return target


def _free(file: Path) -> Path:
    names = (file, *(file.with_stem(f"{file.stem} ({number})") for number in range(2, 1000)))
    return next(name for name in names if not name.exists())
