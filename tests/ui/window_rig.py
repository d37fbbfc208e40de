"""The whole window on fakes: what the window's tests share."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Coroutine, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QWidget

from pikadesk.adapters.copies import copy_film
from pikadesk.adapters.files import (
    film_recipe_reader,
    frame_keeper,
    picture_namer,
    write_recipe_file,
    write_text_file,
)
from pikadesk.adapters.frame_reader import AvFrameReader
from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.clip import Clip, VideoFacts
from pikadesk.domain.draft import Draft, ImageRef, StoredImage, Transition, blank
from pikadesk.domain.errors import PikadeskError
from pikadesk.domain.job import Job, Queued, Saved, State
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import parse
from pikadesk.services.exporting import Exporter
from pikadesk.services.importing import Importing
from pikadesk.services.lineage import Lineage
from pikadesk.services.ports import Library, VideoTools
from pikadesk.services.preferences import Preferences
from pikadesk.services.purchasing import Purchasing
from pikadesk.services.whereabouts import Whereabouts
from pikadesk.ui.presenters.animatic import AnimaticPresenter
from pikadesk.ui.presenters.chain import ChainPresenter
from pikadesk.ui.presenters.chain_order import ChainOrder
from pikadesk.ui.presenters.clip_frames import ClipFrames
from pikadesk.ui.presenters.compare import ComparePresenter
from pikadesk.ui.presenters.exports import ExportsPresenter
from pikadesk.ui.presenters.film_frames import FilmFrames
from pikadesk.ui.presenters.finals import FinalOrders
from pikadesk.ui.presenters.folder_watch import FolderWatch
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_files import FormFiles
from pikadesk.ui.presenters.form_orders import FormOrders
from pikadesk.ui.presenters.inspector import InspectorPresenter
from pikadesk.ui.presenters.jobs import JobsPresenter
from pikadesk.ui.presenters.jobs_row import JobRow
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.presenters.library_bin import Bin
from pikadesk.ui.presenters.library_imports import LibraryImports
from pikadesk.ui.presenters.lineage import frame_noter
from pikadesk.ui.presenters.ordering import OrderingPresenter
from pikadesk.ui.presenters.presets import FormPresets
from pikadesk.ui.presenters.prompts import FormPrompts, PromptMemory
from pikadesk.ui.presenters.settings import SettingsPresenter
from pikadesk.ui.presenters.spending import SpendingPresenter
from pikadesk.ui.presenters.window import WindowPresenter
from pikadesk.ui.widgets.composer import ComposerPage
from pikadesk.ui.widgets.controls import PromptEdit
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter, Thumbnails
from pikadesk.ui.widgets.job_row import JobRowWidget
from pikadesk.ui.widgets.main_window import MainWindow, WindowParts
from pikadesk.ui.widgets.stage import Stage
from tests.fakes import (
    FakeBin,
    FakeDraftStore,
    FakeKeyStore,
    FakePictureFetcher,
    FakePreferenceStore,
    FakePresetStore,
    FakePromptHistory,
    FakeStrips,
    World,
    until,
)
from tests.fakes.film_writer import FakeFilmWriter
from tests.ui.player_rig import player_sources


def text_draft(prompt: str = "Gentle waves at sunset", **values: Any) -> Draft:
    draft = blank(Task.TEXT).with_value("prompt", prompt)
    for name, value in values.items():
        draft = draft.with_value(name, value)
    return draft


def frames_draft(images: Iterable[ImageRef], *lengths: int) -> Draft:
    draft = blank(Task.FRAMES).with_value("images", tuple(images))
    return draft.with_value("transitions", tuple(Transition(length) for length in lengths))


@asynccontextmanager
async def running(folder: Path, **options: Any) -> AsyncIterator[Rig]:
    """A rig that is closed in the end; its key has been read."""
    rig = Rig(folder, **options)
    await rig.settings.read_key()
    try:
        yield rig
    finally:
        await rig.close()


class Rig:
    """A program on fakes, with its presenters; `window()` makes its window.

    Attributes:
        restarts: What `restart` was asked for, in order.
        quits: How often the program was ended.
        checked: Which keys the service was asked about, in order.
        copy_error: What copying a clip raises, None where it works.
        settings_saved: How often the settings were written down.
        playing_time: The time by which clips play that are compared or in a chain, in seconds; None for the real one.
        imported: Which files were to be imported, in order.
        poster_size: Makes posters of this size and red; None leaves them small and grey.
    """

    def __init__(
        self,
        folder: Path,
        *,
        key: str | None = "0123456789abcdef3f9c",
        keychain: bool = True,
        sandbox: bool = False,
        preferences: Preferences | None = None,
        library: Library | None = None,
        store: FakePreferenceStore | None = None,
        environment_key: bool = False,
        videos: VideoTools | None = None,
        bin: Bin | None = None,
    ) -> None:
        self.folder = folder
        self.world = World(folder)
        self.preferences = store or FakePreferenceStore(preferences or Preferences(reduce_motion=True))
        self.keys = FakeKeyStore(key, keychain=keychain)
        self.drafts = FakeDraftStore()
        self.loop = asyncio.get_running_loop()
        self.tasks: set[asyncio.Task[None]] = set()
        self.errors: list[BaseException] = []
        self.restarts: list[bool] = []
        self.quits = 0
        self._numbers = itertools.count(1)
        self._windows: list[QWidget] = []
        self.copy_error: PikadeskError | None = None
        self.settings_saved = 0
        self.playing_time: float | None = None
        self.imported: list[Sequence[Path]] = []
        self.poster_size: tuple[int, int] | None = None
        self.checked: list[str] = []
        self.settings = SettingsPresenter(
            self.preferences,
            self.keys,
            check_key=self.check_key,
            check_folder=self.world.videos.check_writable,
            default_folder=folder / "videos",
            spawn=self.spawn,
            sandbox=sandbox,
            host="api.1min.ai",
            environment_key=environment_key,
            saved=self.note_saved,
        )
        runner, clock = self.world.runner, self.world.clock
        self.purchasing = Purchasing(
            runner,
            self.world.store,
            self.world.images,
            self.world.library,
            lambda: self.settings.preferences,
            clock,
        )
        self.ordering = OrderingPresenter(self.purchasing, demand_key=self.settings.demand_key)
        self.spending = SpendingPresenter(runner, self.settings, spawn=self.spawn, now=clock.now, write=write_text_file)
        self.bin, self.strips = FakeBin(folder / "bin"), FakeStrips()
        self.library = LibraryPresenter(
            library or self.world.library,
            runner,
            poster=self.poster,
            copy=self.copy,
            spawn=self.spawn,
            now=clock.now,
            bin=bin or self.bin,
            strip=self.strips.make,
        )
        self.jobs = JobsPresenter(
            runner,
            self.spawn,
            clock.now,
            lambda: self.settings.preferences.parallel_jobs,
            self.world.images,
            self.library,
            buy=self.ordering.order_again,
            remember_paused=self.settings.set_queue_paused,
            history_page="https://pages.example/history",
            sandbox=sandbox,
        )
        self.history, self.presets, self.web = FakePromptHistory(), FakePresetStore(), FakePictureFetcher(folder)
        self.memory = PromptMemory(self.history, spawn=self.spawn)
        keep_frame = frame_keeper(videos or self.world.videos, folder / "frames")
        self.lineage = Lineage(library or self.world.library, lambda: runner.jobs)
        self.film_frames = FilmFrames(keep_frame, self.library.title_of, frame_noter(self.library, self.lineage))
        self.forms = {
            task: FormPresenter(
                task,
                images=self.world.images,
                drafts=self.drafts,
                enqueue=self.memory.remembering(self.ordering.order),
                spawn=self.spawn,
                fetcher=self.web,
                films=self.film_frames,
            )
            for task in CATALOGUE
        }
        held = library or self.world.library
        taking = Importing(held, videos or self.world.videos)
        self.imports = LibraryImports(self.library, taking.import_files, spawn=self.spawn)
        self.watch = FolderWatch(
            self.library,
            Whereabouts(held, videos or self.world.videos).look,
            output=lambda: folder / "videos",
            spawn=self.spawn,
        )
        self.presenter = WindowPresenter(
            self.forms,
            self.settings,
            runner,
            images=self.world.images,
            open_recipe=self.open_recipe,
            open_film=film_recipe_reader(videos or self.world.videos),
            import_files=self.take_in,
            quit=self.quit,
            spawn=self.spawn,
        )
        self.finals = FinalOrders(
            self.library, self.spending, order=self.ordering.order, spawn=self.spawn, say=self.presenter.say
        )
        self.inspector = InspectorPresenter(
            self.library,
            self.lineage,
            runner,
            self.world.images,
            self.presenter.recall,
            take_out=picture_namer(self.world.images, folder / "named"),
            spawn=self.spawn,
            sandbox=sandbox,
        )
        self.clip_frames = ClipFrames(self.library, self.presenter, self.film_frames, self.spawn)
        self.compare = ComparePresenter(
            AvFrameReader(), self.library.fetch, say=self.presenter.say, spawn=self.spawn, now=self.ticking
        )
        self.chain = ChainPresenter(
            AvFrameReader(),
            ChainOrder(self.settings.remembered, self.settings.remember),
            entries=self.library.fetch,
            sources=(library or self.world.library).frame_sources,
            taking=self.clip_frames,
            runner=runner,
            spawn=self.spawn,
            now=self.ticking,
        )
        self.writer = FakeFilmWriter(self.world.steps)
        self.exports = ExportsPresenter(
            self.library,
            self.settings,
            films=self.writer,
            index=AvFrameReader().index,
            exporter=Exporter(self.writer, copy_film),
            default_folder=folder / "exports",
            spawn=self.spawn,
        )
        self.films: list[Path] = []
        self.animatic = AnimaticPresenter(self.forms[Task.FRAMES], write=self.write_film, spawn=self.spawn)
        self.thumbnails = Thumbnails()
        self.recipes: dict[str, Draft | PikadeskError] = {}

    def window(self, **options: Any) -> MainWindow:
        """Make the window; it is not shown yet."""
        pages = {
            task: ComposerPage(
                form,
                thumbnails=self.thumbnails,
                keep_pasted=lambda _: self.folder / "pasted.png",
                prompts=FormPrompts(form, self.memory),
                presets=FormPresets(form, self.presets, spawn=self.spawn),
                files=FormFiles(
                    form, write_recipe=write_recipe_file, base_url="https://api.example.com", spawn=self.spawn
                ),
                orders=FormOrders(form, self.spending, roll=lambda _lowest, _highest: 48213),
                sandbox=self.settings.sandbox,
            )
            for task, form in self.forms.items()
        }
        for page in pages.values():
            page.recipe_chosen.connect(lambda file: self.presenter.open_files([file]))
        self.memory.load()
        stage = self.stage = Stage(player_sources(self.folder))
        stage.player.remember_with(self.settings)
        parts = WindowParts(
            self.presenter,
            self.jobs,
            self.library,
            self.settings,
            pages,
            stage,
            self.animatic,
            self.thumbnails,
            self.restarts.append,
            self.clip_frames,
            self.ordering,
            self.spending,
            self.finals,
            self.inspector,
            self.imports,
            self.watch,
            compare=self.compare,
            chain=self.chain,
            exports=self.exports,
        )
        window = MainWindow(parts, **options)
        self._windows.append(window)
        return window

    def write_film(self, images: object, seconds: object, target: Path, progress: object, stop: object) -> None:
        """Take a film, as the adapter does that writes it."""
        self.films.append(target)

    def ticking(self) -> float:
        """The time by which clips play that are compared or in a chain: stopped where `playing_time` says so."""
        return time.monotonic() if self.playing_time is None else self.playing_time

    def spawn(self, coroutine: Coroutine[Any, Any, None]) -> None:
        # Qt's timers go on between a test and its end, when no loop runs.
        task = self.loop.create_task(coroutine)
        self.tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.errors.append(error)

    async def settle(self) -> None:
        """Wait until nothing that was spawned is under way, and nothing has gone wrong in it."""
        await self._quiet()
        assert self.errors == []

    async def _quiet(self) -> None:
        while self.tasks:
            await asyncio.gather(*self.tasks, return_exceptions=True)

    async def show(self, width: int = 1440, height: int = 900, **options: Any) -> MainWindow:
        """Make the window, show it, and wait until keys reach it."""
        window = self.window(**options)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        await until(
            lambda: window.isActiveWindow() and window.size() == QSize(width, height), "the window is not active"
        )
        return window

    @staticmethod
    def prompt(window: MainWindow) -> PromptEdit:
        """Return the field of the prompt that is shown."""
        return next(edit for edit in window.findChildren(PromptEdit) if edit.isVisible())

    def row(self, shown: JobRow) -> JobRowWidget:
        """Make and show a row of the job list."""
        widget = JobRowWidget(shown, PicturePainter(self.thumbnails))
        self.keep(widget, 900, 100)
        return widget

    def keep(self, widget: QWidget, width: int, height: int) -> None:
        """Show a widget until the rig is closed."""
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        self.own(widget)

    def own(self, *widgets: QWidget) -> None:
        """Do away with widgets when the rig is closed."""
        self._windows += widgets

    async def close(self) -> None:
        """End what is under way, and the window."""
        self.world.steps.free()
        await self.exports.close()
        self.world.clock.free()
        self.watch.close()
        self.compare.close()
        self.chain.close()
        # Whatever went wrong is told at the end: a window that is left over would spoil the tests that follow.
        await self._quiet()
        await self.world.runner.close()
        await self.settings.flush()
        for form in self.forms.values():
            await form.flush()
        for window in self._windows:
            window.hide()
            window.deleteLater()
        presenters = (
            self.watch,
            self.imports,
            self.inspector,
            self.jobs,
            self.library,
            self.spending,
            self.ordering,
            self.presenter,
            self.settings,
        )
        for presenter in (*presenters, *self.forms.values()):
            presenter.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        await self.settle()

    def note_saved(self) -> None:
        self.settings_saved += 1

    def take_in(self, files: Sequence[Path]) -> None:
        self.imported.append(files)
        self.imports.take(files)

    def quit(self) -> None:
        self.quits += 1

    def check_key(self, key: str) -> None:
        self.checked.append(key)
        self.world.api.check_key()

    def poster(self, clip: Clip) -> Path:
        file = self.folder / "posters" / f"{clip.id}.jpg"
        self.world.videos.poster(clip.path, file)
        if self.poster_size is not None:
            Image.new("RGB", self.poster_size, "#ff0000").save(file, "PNG")
        return file

    def copy(self, source: Path, target: Path) -> None:
        if self.copy_error is not None:
            raise self.copy_error
        target.write_bytes(source.read_bytes())

    def open_recipe(self, file: Path) -> Draft:
        found = self.recipes[file.name]
        if isinstance(found, PikadeskError):
            raise found
        return found

    def stored(self, name: str = "duck.png", size: tuple[int, int] = (64, 36), colour: str = "gold") -> StoredImage:
        """Put a real picture into the image store."""
        file = self.folder / name
        Image.new("RGB", size, colour).save(file)
        return self.world.images.keep(file)

    def job(self, state: State, draft: Draft | None = None, *, ago: float = 0, **fields: Any) -> Job:
        """Make a job in a state that it came into so many seconds ago."""
        request = parse(draft if draft is not None else text_draft())
        moment: datetime = self.world.clock.now() - timedelta(seconds=ago)
        number = next(self._numbers)
        job = Job(f"{number:032x}", request, estimate(request.draft).credits, moment, moment, state)
        return replace(job, **fields)

    async def load(self, *jobs: Job, resume: bool = False) -> None:
        """Let the runner find jobs as an earlier run left them."""
        for job in jobs:
            await self.world.store.put(job)
        await self.world.runner.load(resume=resume)
        self.jobs.refresh()
        await self.settle()

    async def add_clip(
        self, draft: Draft | None = None, *, seconds: float = 5, ago: float = 60, video: bytes | None = None
    ) -> Clip:
        """Put a clip with its file into the library."""
        number = next(self._numbers)
        file = self.folder / "videos" / f"clip-{number}.mp4"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(self.world.api.video if video is None else video)
        clip = Clip(
            f"{number:032x}",
            file,
            parse(draft if draft is not None else text_draft()),
            VideoFacts(1280, 720, round(seconds * 24), seconds, has_sound=False),
            self.world.clock.now() - timedelta(seconds=ago),
        )
        await self.world.library.add(clip)
        await self.library.load()
        return clip

    async def lose(self, clip_id: str) -> None:
        """Take a clip's file away, and have the library notice."""
        entries = self.library.entries
        (entry,) = await entries.fetch([clip_id])
        # A look that is under way may have seen the file.
        await self.settle()
        entry.clip.path.unlink()
        await entries.look([clip_id])

    def waiting(self, draft: Draft | None = None) -> Job:
        return self.job(Queued(), draft)

    def saved(self, clip: Clip, *, ago: float = 0) -> Job:
        job = self.job(Saved(clip.id), clip.request.draft, ago=ago)
        return replace(job, id=clip.id)
