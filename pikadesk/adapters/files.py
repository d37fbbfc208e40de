"""Reading and writing recipes, copying videos, and making posters and frames that are kept."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import uuid
from collections.abc import Callable
from pathlib import Path

from pikadesk.adapters.disk import storage_errors, write_once, write_whole
from pikadesk.domain.clip import Clip
from pikadesk.domain.draft import Draft, Problem, StoredImage
from pikadesk.domain.errors import DraftInvalid, ImageRejected, VideoDamaged
from pikadesk.domain.provenance import read_film_recipe
from pikadesk.domain.request import RECIPE_MARK, read_recipe, to_recipe
from pikadesk.services.ports import ImageStore, VideoTools

_MOST_BYTES = 5_000_000
# What some system has other uses for in a file's name, and more than any system takes with its suffix.
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_MOST_NAME_BYTES = 200


def read_recipe_file(file: Path) -> Draft:
    """Read a recipe; paths in it are relative to its folder.

    Raises:
        DraftInvalid: The file is no recipe. What is wrong inside a recipe stays in the draft, for `check` to find.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise DraftInvalid((Problem(str(file), "file_too_large", (("limit", _MOST_BYTES // 1_000_000),)),))
        # An editor may have put a mark at the beginning that is no part of the JSON.
        value = json.loads(content.decode("utf-8-sig"))
    except OSError as error:
        raise _unreadable(file, error.strerror or type(error).__name__) from error
    except json.JSONDecodeError as error:
        values = (("line", error.lineno), ("reason", error.msg))
        raise DraftInvalid((Problem(str(file), "not_json", values),)) from error
    except UnicodeDecodeError as error:
        values = (("line", content.count(b"\n", 0, error.start) + 1), ("reason", "not text in UTF-8"))
        raise DraftInvalid((Problem(str(file), "not_json", values),)) from error
    except (RecursionError, ValueError) as error:
        raise _unreadable(file, _why(error)) from error
    return read_recipe(value, file.parent.absolute())


def film_recipe_reader(videos: VideoTools) -> Callable[[Path], Draft | None]:
    """Return a function that reads the settings which a video carries, None where it carries none.

    What it reads names no place of this computer (see `portable`). It may block, and raises `VideoDamaged` where the
    file is no video, and `DraftInvalid` where what the video carries is meant for a recipe and is none.
    """

    def read(file: Path) -> Draft | None:
        text = videos.read_recipe(file)
        if text is None:
            return None
        if len(text) > _MOST_BYTES:
            raise _unreadable(file, f"what it says of itself takes more than {_MOST_BYTES // 1_000_000} MB")
        try:
            return read_film_recipe(json.loads(text))
        except json.JSONDecodeError as error:
            if RECIPE_MARK not in text:
                return None
            values = (("line", error.lineno), ("reason", error.msg))
            raise DraftInvalid((Problem(str(file), "not_json", values),)) from error
        except (RecursionError, ValueError) as error:
            raise _unreadable(file, _why(error)) from error

    return read


def write_recipe_file(draft: Draft, file: Path) -> None:
    """Write a draft as a recipe, whole or not at all, over whatever is there; raises `StorageError`.

    Pictures below the recipe's folder are named from there, so that both can be moved together. What could never be
    sent, such as a seed that is no number, is left out.
    """
    file = file.absolute()
    text = json.dumps(to_recipe(draft, file.parent), indent=2, ensure_ascii=False)
    with storage_errors(file.parent):
        # The name of a file from a disk with another encoding may be no text: an escape stands for it in the JSON.
        write_whole(file, f"{text}\n".encode("utf-8", "backslashreplace"))


def write_text_file(file: Path, text: str) -> None:
    """Write a text in UTF-8, whole or not at all, over whatever is there; raises `StorageError`."""
    with storage_errors(file.parent):
        write_whole(file, text.encode())


def copy_file(source: Path, target: Path) -> None:
    """Copy a file, whole or not at all, over whatever is at the target; raises `StorageError`."""
    part = target.with_name(f".{target.name}.part")
    with storage_errors(target.parent):
        try:
            shutil.copyfile(source, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def poster_cache(videos: VideoTools, folder: Path) -> Callable[[Clip], Path]:
    """Return a function that makes a clip's poster in `folder`, once, and returns where it is."""

    def poster(clip: Clip) -> Path:
        file = folder / f"{clip.id}.jpg"
        if not file.exists():
            videos.poster(clip.path, file)
        return file

    return poster


def frame_keeper(videos: VideoTools, folder: Path) -> Callable[[Path, float, str], Path]:
    """Return a function that makes a picture of a frame, in `folder` and there in one named by what it holds.

    The same frame under the same name is the same file. Its arguments are the video, the time of the frame as
    `VideoTools.frame` takes it, and what the picture is called but for its suffix. It returns where it is, and raises
    `ImageRejected` where the video gives no such frame and `StorageError` where the picture cannot be written.
    """

    def keep(film: Path, seconds: float, name: str) -> Path:
        if not film.exists():
            raise ImageRejected(film.name, "missing")
        part = folder / f".{uuid.uuid4().hex}.part"
        try:
            videos.frame(film, seconds, part)
        except VideoDamaged as error:
            raise ImageRejected(film.name, "not_a_film") from error
        with storage_errors(folder):
            try:
                digest = hashlib.sha256(part.read_bytes()).hexdigest()
                target = folder / digest[:16] / f"{_file_name(name)}.png"
                target.parent.mkdir(exist_ok=True)
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)
        return target

    return keep


def picture_namer(images: ImageStore, folder: Path) -> Callable[[StoredImage], Path]:
    """Return a function that gives a kept picture a file of the name it came with, in `folder`, and says where.

    The same picture is the same file. It may block, and raises `ImageRejected` where the picture is not kept any more
    and `StorageError` where the file cannot be written.
    """

    def name(image: StoredImage) -> Path:
        source = images.path(image)
        target = folder / image.digest[:16] / _file_name(image.name)
        with storage_errors(folder):
            write_once(target, source.read_bytes())
        return target

    return name


def _unreadable(file: Path, reason: str) -> DraftInvalid:
    return DraftInvalid((Problem(str(file), "file_unreadable", (("reason", reason),)),))


def _why(error: RecursionError | ValueError) -> str:
    return "it is nested too deeply" if isinstance(error, RecursionError) else "a number in it is too long"


def _file_name(name: str) -> str:
    """Return a name that every system takes, as near to the one wanted as may be; the end says most about a frame."""
    text = name.encode("utf-8", "replace").decode()
    plain = " ".join(_NOT_IN_NAMES.sub(" ", text).split()).strip(". ")
    return plain.encode()[-_MOST_NAME_BYTES:].decode("utf-8", "ignore").strip(". ") or "frame"
