"""Pictures and videos as files in a folder of the test."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from pikadesk.domain.clip import VideoFacts
from pikadesk.domain.draft import StoredImage
from pikadesk.domain.errors import FolderUnwritable, ImageRejected, VideoDamaged
from pikadesk.domain.preflight import ImageFacts, centred_crop
from tests.fakes.script import Script
from tests.fakes.steps import Steps

MOST_BYTES = 50 * 2**20


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


SMALL_VIDEO = _box(b"ftyp", b"isom\0\0\0\0isom") + _box(b"mdat", bytes(range(256)) * 8)
"""What `FakeVideoTools` takes for a video: it has the frame of an MP4, and no pictures in it."""

SMALL_FACTS = VideoFacts(1280, 720, 120, 5.0, has_sound=False)


PLACE = b"[taken at 46.5475, 7.9764]"
"""What a file holds that says for `FakeImageStore` where it was taken."""

GLASS = b"[with a hole]"
"""What a file holds that can be seen through for `FakeImageStore`."""

_SIZE = re.compile(rb"\[(\d+) x (\d+) pixels\]")


class FakeImageStore:
    """`ImageStore` in a folder, which takes every file that is there and is not empty for a picture.

    It is a JPEG of 1280 × 720 pixels, or of the part that `crop` cut out, was taken at a place where it holds `PLACE`,
    and can be seen through where it holds `GLASS`. `on_inspect`, `on_keep` and `on_crop` can be told to refuse. `kept`
    names the files that were copied, `located` those of them that were to keep what they say of their place. Steps:
    `keep`.
    """

    def __init__(self, folder: Path, steps: Steps | None = None) -> None:
        self._folder, self.steps = folder, steps or Steps()
        self.on_inspect: Script[ImageFacts] = Script()
        self.on_keep: Script[None] = Script()
        self.on_crop: Script[None] = Script()
        self.kept: list[Path] = []
        self.located: list[Path] = []

    def inspect(self, file: Path) -> ImageFacts:
        """Look at a file."""
        found = self.on_inspect.take()
        content = _picture_in(file)
        digest = hashlib.sha256(content).hexdigest()
        facts = ImageFacts(
            *_size(content),
            len(content),
            "JPEG",
            has_location=PLACE in content,
            has_transparency=GLASS in content,
            digest=digest,
        )
        return found[0] if found else facts

    def keep(self, file: Path, *, keep_location: bool = False) -> StoredImage:
        """Copy a file."""
        self.steps.go("keep")
        self.on_keep.take()
        content = _picture_in(file)
        if not keep_location:
            content = content.replace(PLACE, b"")
        image = StoredImage(hashlib.sha256(content).hexdigest(), file.name)
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / image.digest).write_bytes(content)
        self.kept.append(file)
        if keep_location:
            self.located.append(file)
        return image

    def path(self, image: StoredImage) -> Path:
        """Return where the copy is."""
        copy = self._folder / image.digest
        if not copy.is_file():
            raise ImageRejected(image.name, "missing")
        return copy

    def crop(self, file: Path, name: str, width: int, height: int) -> Path:
        """Write a file that says how large the part is."""
        self.on_crop.take()
        content = _picture_in(file)
        left, top, right, bottom = centred_crop(*_size(content), width, height)
        content = b"[%d x %d pixels]" % (right - left, bottom - top) + _SIZE.sub(b"", content)
        return self._beside("cropped", content, name)

    def flatten(self, file: Path, name: str) -> Path:
        """Write a file that does not say any more that it can be seen through."""
        return self._beside("on white", _picture_in(file).replace(GLASS, b""), name)

    def _beside(self, folder: str, content: bytes, name: str) -> Path:
        part = self._folder / folder / hashlib.sha256(content).hexdigest() / Path(name).with_suffix(".jpg").name
        part.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        return part


class FakeVideoTools:
    """`VideoTools` that read an MP4's outermost boxes: they know a whole file from a cut one, and no more.

    The scripts can be told to fail. `frames` holds of which file, and of which time, a frame was taken, in order, and
    `read` the files whose recipes were read.
    Steps: `check writable`, `probe`, `save`, `save done`, `frame`.

    Args:
        facts: What every video is.
        steps: Where calls can be held.
    """

    def __init__(self, facts: VideoFacts = SMALL_FACTS, steps: Steps | None = None) -> None:
        self.facts, self.steps = facts, steps or Steps()
        self.on_check_writable: Script[None] = Script()
        self.on_probe: Script[VideoFacts] = Script()
        self.on_save: Script[None] = Script()
        self.on_poster: Script[None] = Script()
        self.on_frame: Script[None] = Script()
        self.saved: list[Path] = []
        self.frames: list[tuple[Path, float]] = []
        self.read: list[Path] = []

    def probe(self, file: Path) -> VideoFacts:
        """Say what a video is."""
        self.steps.go("probe")
        found = self.on_probe.take()
        _boxes_of(file)
        return found[0] if found else self.facts

    def save(self, source: Path, recipe: str, target: Path) -> None:
        """Write the video with a box more, which holds the recipe."""
        self.steps.go("save")
        self.on_save.take()
        part = target.with_name(f".{target.name}.part")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(source.read_bytes() + _box(b"free", recipe.encode()))
            part.replace(target)
        except OSError as error:
            raise FolderUnwritable(path=str(target.parent)) from error
        self.saved.append(target)
        self.steps.go("save done")

    def read_recipe(self, file: Path) -> str | None:
        """Return what the last box says that can say anything."""
        self.read.append(file)
        return next((content.decode() for kind, content in reversed(_boxes_of(file)) if kind == b"free"), None)

    def check_writable(self, folder: Path) -> None:
        """Look whether a folder can be written."""
        self.steps.go("check writable")
        self.on_check_writable.take()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            # Each call has its own: several look at once.
            probe = folder / f".probe {threading.get_ident()}"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise FolderUnwritable(path=str(folder)) from error

    def poster(self, file: Path, to: Path) -> None:
        """Write a small grey JPEG."""
        self.on_poster.take()
        _boxes_of(file)
        _write_picture(to, "JPEG", 128)

    def frame(self, file: Path, seconds: float, to: Path) -> None:
        """Write a small grey PNG, the brighter the later the frame."""
        self.steps.go("frame")
        self.on_frame.take()
        _boxes_of(file)
        self.frames.append((file, seconds))
        _write_picture(to, "PNG", round(255 * min(max(seconds, 0), self.facts.seconds) / self.facts.seconds))


def _write_picture(to: Path, form: str, grey: int) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (16, 9), (grey, grey, grey)).save(picture, form)
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(picture.getvalue())
    except OSError as error:
        raise FolderUnwritable(path=str(to.parent)) from error


def recipe_in(file: Path) -> str:
    """Return the recipe that `FakeVideoTools.save` wrote into a video."""
    return next(content.decode() for kind, content in reversed(_boxes_of(file)) if kind == b"free")


def _size(content: bytes) -> tuple[int, int]:
    found = _SIZE.match(content)
    return (int(found[1]), int(found[2])) if found else (1280, 720)


def _picture_in(file: Path) -> bytes:
    if not file.exists():
        raise ImageRejected(file.name, "missing")
    if file.is_dir():
        raise ImageRejected(file.name, "folder")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ImageRejected(file.name, "unreadable") from error
    if not content:
        raise ImageRejected(file.name, "empty")
    if len(content) > MOST_BYTES:
        raise ImageRejected(file.name, "too_many_bytes", MOST_BYTES // 2**20)
    return content


def _boxes_of(file: Path) -> list[tuple[bytes, bytes]]:
    try:
        boxes = list(_boxes(file.read_bytes()))
    except (OSError, ValueError, struct.error) as error:
        raise VideoDamaged(path=str(file)) from error
    if not boxes or boxes[0][0] != b"ftyp":
        raise VideoDamaged(path=str(file))
    return boxes


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    while content:
        size, kind = struct.unpack_from(">I4s", content)
        if not 8 <= size <= len(content):
            raise ValueError
        yield kind, content[8:size]
        content = content[size:]
