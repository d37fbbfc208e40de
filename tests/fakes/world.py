"""All fakes together, and a runner on them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft, LocalImage, blank
from pikadesk.domain.job import Job
from pikadesk.domain.request import GenerationRequest, parse
from pikadesk.services.generation import Tools
from pikadesk.services.preferences import Delivery, Preferences
from pikadesk.services.purchasing import Purchasing
from pikadesk.services.runner import JobRunner
from tests.fakes.api import FakeApi
from tests.fakes.clock import FakeClock
from tests.fakes.files import FakeImageStore, FakeVideoTools
from tests.fakes.library import FakeLibrary
from tests.fakes.records import FakeJobStore
from tests.fakes.steps import Steps


class World:
    """One program on fakes: what it works with, and its runner.

    `power_cut` ends the program at once, as it stands, and returns the next one in the same world: the service, the
    disk and the time are as they were left.

    Attributes:
        delivery, parallel_jobs, output_folder: What the settings say now.
        preferences: What they say of the budget.
    """

    def __init__(
        self,
        folder: Path,
        *,
        api: FakeApi | None = None,
        clock: FakeClock | None = None,
        delivery: Delivery = Delivery.RECOVERABLE,
        parallel_jobs: int = 2,
        patience: int | None = None,
        store: FakeJobStore | None = None,
        library: FakeLibrary | None = None,
    ) -> None:
        self.folder, self.steps = folder, Steps()
        self.delivery, self.parallel_jobs, self.patience = delivery, parallel_jobs, patience
        self.output_folder = folder / "videos"
        self.clock = clock or FakeClock()
        self.api = (api or FakeApi()).for_program(self.steps)
        self.store = store or FakeJobStore()
        self.library = library or FakeLibrary()
        self.store.steps = self.library.steps = self.steps
        self.images = FakeImageStore(folder / "images", self.steps)
        self.videos = FakeVideoTools(steps=self.steps)
        self.tools = Tools(
            api=self.api,
            images=self.images,
            videos=self.videos,
            library=self.library,
            clock=self.clock,
            downloads=folder / "downloads",
            output_folder=lambda: self.output_folder,
            delivery=lambda: self.delivery,
            patience=patience,
        )
        self.runner = JobRunner(self.tools, self.store, lambda: self.parallel_jobs)
        self.preferences = Preferences()
        self.purchasing = Purchasing(
            self.runner, self.store, self.images, self.library, lambda: self.preferences, self.clock
        )

    async def power_cut(self) -> World:
        """End this program without a goodbye and return the next one; its runner has loaded nothing yet."""
        self.steps.cut_power()
        # Tidies up its tasks; nothing that it does has an effect any more.
        await self.runner.close()
        return self._another(self.clock.after_power_cut(), self.store.after_power_cut())

    def beside(self) -> World:
        """Return another program in the same world, at the same time."""
        return self._another(self.clock, self.store.other_program())

    def _another(self, clock: FakeClock, store: FakeJobStore) -> World:
        another = World(
            self.folder,
            api=self.api,
            clock=clock,
            delivery=self.delivery,
            parallel_jobs=self.parallel_jobs,
            patience=self.patience,
            store=store,
            library=self.library.other_program(),
        )
        another.preferences = self.preferences
        return another

    def picture(self, name: str = "duck.jpg", content: bytes = b"") -> Path:
        """Make a file that passes for a picture; another name means another picture."""
        file = self.folder / "pictures" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content or name.encode())
        return file

    def text(self, prompt: str = "waves") -> GenerationRequest:
        """Return a request that needs no picture."""
        return parse(blank(Task.TEXT).with_value("prompt", prompt))

    def scenes(self, *names: str, prompt: str = "they meet") -> GenerationRequest:
        """Return a request with pictures of these names."""
        images = tuple(LocalImage(self.picture(name)) for name in names)
        return parse(blank(Task.SCENES).with_value("prompt", prompt).with_value("images", images))

    async def generate(self, what: Draft | GenerationRequest) -> Job:
        """Enqueue and wait until the program has no more to do for the job."""
        request = what if isinstance(what, GenerationRequest) else parse(what)
        job = await self.runner.enqueue(request)
        return await self.runner.settled(job.id)

    def changes(self) -> tuple[list[str], Callable[[], None]]:
        """Return a list that grows by each state's name of which listeners are told, and what ends that."""
        told: list[str] = []
        return told, self.runner.subscribe(lambda job_id: told.append(type(self.runner.jobs[job_id].state).__name__))
