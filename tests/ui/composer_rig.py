"""A form on fakes: what the composer's tests share."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft, StoredImage
from pikadesk.domain.errors import ImageRejected, PikadeskError
from pikadesk.domain.request import GenerationRequest
from pikadesk.services.ports import ImageFacts
from pikadesk.ui.presenters.form import FormPresenter

MOST_BYTES, MOST_PIXELS = 300_000, 4_000_000


class LocalImageStore:
    """An image store that looks at real files, with limits small enough for a test."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.looked_at: list[Path] = []

    def inspect(self, file: Path) -> ImageFacts:
        self.looked_at.append(file)
        if not file.exists():
            raise ImageRejected(file.name, "missing")
        if file.is_dir():
            raise ImageRejected(file.name, "folder")
        size = file.stat().st_size
        if size == 0:
            raise ImageRejected(file.name, "empty")
        if size > MOST_BYTES:
            raise ImageRejected(file.name, "too_many_bytes", 50)
        try:
            with Pillow.open(file) as picture:
                width, height = picture.size
                kind = str(picture.format)
        except UnidentifiedImageError:
            raise ImageRejected(file.name, "not_an_image") from None
        if width * height > MOST_PIXELS:
            raise ImageRejected(file.name, "too_many_pixels", 100)
        return ImageFacts(width, height, size, kind)

    def keep(self, file: Path) -> StoredImage:
        self.inspect(file)
        return StoredImage("0" * 64, file.name)

    def path(self, image: StoredImage) -> Path:
        file = self._folder / image.name
        if not file.exists():
            raise ImageRejected(image.name, "missing")
        return file


class MemoryDraftStore:
    """Remembers drafts in memory; raises `error` where one is set."""

    def __init__(self) -> None:
        self.kept: dict[Task, Draft] = {}
        self.error: PikadeskError | None = None

    async def put_draft(self, draft: Draft) -> None:
        if self.error is not None:
            raise self.error
        self.kept[draft.task] = draft

    async def drafts(self) -> dict[Task, Draft]:
        return dict(self.kept)


class Queue:
    """Takes requests as the runner does; holds them back while `gate` is closed and raises `error` where one is set."""

    def __init__(self, images: LocalImageStore) -> None:
        self._images = images
        self.requests: list[GenerationRequest] = []
        self.calls = 0
        self.error: PikadeskError | None = None
        self.gate = asyncio.Event()
        self.gate.set()

    async def enqueue(self, request: GenerationRequest) -> None:
        self.calls += 1
        await self.gate.wait()
        if self.error is not None:
            raise self.error
        for ref in request.images:
            self._images.keep(ref.path)  # type: ignore[union-attr]  # tests here use files only
        self.requests.append(request)


class Rig:
    """One task's form and everything around it."""

    def __init__(self, task: Task, folder: Path) -> None:
        self.folder = folder
        self.images = LocalImageStore(folder)
        self.drafts = MemoryDraftStore()
        self.queue = Queue(self.images)
        self.time = 0.0
        self.rolls = iter(range(48213, 99999))
        self.tasks: set[asyncio.Task[None]] = set()
        self.form = FormPresenter(
            task,
            images=self.images,
            drafts=self.drafts,
            enqueue=self.queue.enqueue,
            spawn=self.spawn,
            now=lambda: self.time,
            roll=lambda _lowest, _highest: next(self.rolls),
        )

    def spawn(self, coroutine: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(coroutine)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def settle(self) -> None:
        """Wait until nothing is under way any more."""
        while self.tasks:
            await asyncio.gather(*self.tasks)

    def picture(self, name: str, size: tuple[int, int] = (64, 36), colour: str = "steelblue") -> Path:
        file = self.folder / name
        Pillow.new("RGB", size, colour).save(file)
        return file

    def pictures(self, count: int) -> list[Path]:
        return [self.picture(f"picture-{number}.png") for number in range(1, count + 1)]

    @property
    def names(self) -> list[str]:
        return [picture.name for picture in self.form.pictures]

    @property
    def lengths(self) -> list[int]:
        return [gap.duration for gap in self.form.draft.transitions()]


async def until(condition: Callable[[], object], seconds: float = 5) -> None:
    """Wait for something to become true while the window's loop runs."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        await asyncio.sleep(0.005)
