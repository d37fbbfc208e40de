"""The parts of the window, put together from the services behind them."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QImage

from pikadesk.adapters.addresses import HISTORY_PAGE
from pikadesk.adapters.animatic_film import write_dissolve
from pikadesk.adapters.copies import copy_film
from pikadesk.adapters.disk import storage_errors
from pikadesk.adapters.files import (
    copy_file,
    film_recipe_reader,
    frame_keeper,
    picture_namer,
    poster_cache,
    read_recipe_file,
    write_recipe_file,
    write_text_file,
)
from pikadesk.adapters.film_writer import FilmTools
from pikadesk.adapters.filmstrip import AvFilmstrip
from pikadesk.adapters.frame_converter import AvFrameConverter
from pikadesk.adapters.frame_reader import AvFrameReader
from pikadesk.backend import Backend, Options
from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.errors import StorageError
from pikadesk.services.exporting import Exporter
from pikadesk.services.frame_ports import FrameReader
from pikadesk.services.importing import Importing
from pikadesk.services.lineage import Lineage
from pikadesk.services.player_ports import PlayerSources
from pikadesk.services.purchasing import Purchasing
from pikadesk.services.whereabouts import Whereabouts
from pikadesk.ui.bin import SystemBin
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
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.presenters.library_imports import LibraryImports
from pikadesk.ui.presenters.lineage import frame_noter
from pikadesk.ui.presenters.ordering import OrderingPresenter
from pikadesk.ui.presenters.presets import FormPresets
from pikadesk.ui.presenters.prompts import FormPrompts, PromptMemory
from pikadesk.ui.presenters.settings import SettingsPresenter
from pikadesk.ui.presenters.spending import SpendingPresenter
from pikadesk.ui.presenters.window import WindowPresenter
from pikadesk.ui.widgets.composer import ComposerPage
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.main_window import WindowParts
from pikadesk.ui.widgets.stage import Stage

Spawn = Callable[[Coroutine[Any, Any, None]], None]


def put_together(
    backend: Backend, options: Options, *, spawn: Spawn, quit: Callable[[], None], restart: Callable[[bool], None]
) -> WindowParts:
    """Make the presenters and what the window shows of them.

    Args:
        backend: The services.
        options: What the command line asked for.
        spawn: Runs a coroutine on the event loop.
        quit: Ends the program.
        restart: Starts the program anew, with the sandbox (True) or the account (False).
    """
    sandbox = options.sandbox
    settings = SettingsPresenter(
        backend.preferences,
        backend.keys,
        check_key=_key_check(backend, options),
        check_folder=backend.videos.check_writable,
        default_folder=backend.folders.videos,
        spawn=spawn,
        sandbox=sandbox,
        host=urlsplit(backend.api_url).hostname or "",
        environment_key=bool(os.environ.get("PIKADESK_API_KEY")),
        saved=backend.runner.preferences_changed,
    )
    ordering = OrderingPresenter(_purchasing(backend, settings), demand_key=settings.demand_key)
    spending = SpendingPresenter(backend.runner, settings, spawn=spawn, now=backend.clock.now, write=write_text_file)
    library = LibraryPresenter(
        backend.database,
        backend.runner,
        poster=poster_cache(backend.videos, backend.folders.cache / "posters"),
        copy=copy_file,
        spawn=spawn,
        now=backend.clock.now,
        bin=SystemBin(),
        strip=AvFilmstrip(backend.folders.cache / "strips").strip,
    )
    jobs = JobsPresenter(
        backend.runner,
        spawn,
        backend.clock.now,
        lambda: settings.preferences.parallel_jobs,
        backend.images,
        library,
        buy=ordering.order_again,
        remember_paused=settings.set_queue_paused,
        history_page=HISTORY_PAGE,
        sandbox=sandbox,
    )
    memory = PromptMemory(backend.database, spawn=spawn)
    lineage = Lineage(backend.database, lambda: backend.runner.jobs)
    keep_frame = frame_keeper(backend.videos, backend.folders.data / "frames")
    films = FilmFrames(keep_frame, library.title_of, frame_noter(library, lineage))
    forms = {
        task: FormPresenter(
            task,
            images=backend.images,
            drafts=backend.database,
            enqueue=memory.remembering(ordering.order),
            spawn=spawn,
            fetcher=backend.web_pictures,
            films=films,
        )
        for task in CATALOGUE
    }
    taking = Importing(backend.database, backend.videos)
    imports = LibraryImports(library, taking.import_files, spawn=spawn)
    watch = FolderWatch(
        library,
        Whereabouts(backend.database, backend.videos).look,
        output=lambda: settings.output_folder,
        spawn=spawn,
    )
    window = WindowPresenter(
        forms,
        settings,
        backend.runner,
        images=backend.images,
        open_recipe=read_recipe_file,
        open_film=film_recipe_reader(backend.videos),
        import_files=imports.take,
        quit=quit,
        spawn=spawn,
    )
    animatic = AnimaticPresenter(forms[Task.FRAMES], write=write_dissolve, spawn=spawn)
    thumbnails = Thumbnails()
    pages = {
        task: ComposerPage(
            form,
            thumbnails=thumbnails,
            keep_pasted=partial(_keep_pasted, backend.folders.data / "pasted"),
            prompts=FormPrompts(form, memory),
            presets=FormPresets(form, backend.database, spawn=spawn),
            files=FormFiles(form, write_recipe=write_recipe_file, base_url=backend.api_url, spawn=spawn),
            orders=FormOrders(form, spending),
            sandbox=sandbox,
        )
        for task, form in forms.items()
    }
    for page in pages.values():
        page.recipe_chosen.connect(lambda file: window.open_files([file]))
    memory.load()
    frames = ClipFrames(library, window, films, spawn)
    reader = AvFrameReader()
    return WindowParts(
        window,
        jobs,
        library,
        settings,
        pages,
        _stage(backend, settings),
        animatic,
        thumbnails,
        restart,
        frames,
        ordering,
        spending,
        FinalOrders(library, spending, order=ordering.order, spawn=spawn, say=window.say),
        InspectorPresenter(
            library,
            lineage,
            backend.runner,
            backend.images,
            window.recall,
            take_out=picture_namer(backend.images, backend.folders.data / "named"),
            spawn=spawn,
            sandbox=sandbox,
        ),
        imports,
        watch,
        exports=_exports(library, settings, reader, spawn),
        compare=ComparePresenter(reader, library.fetch, say=window.say, spawn=spawn),
        chain=ChainPresenter(
            reader,
            ChainOrder(settings.remembered, settings.remember),
            entries=library.fetch,
            sources=backend.database.frame_sources,
            taking=frames,
            runner=backend.runner,
            spawn=spawn,
        ),
    )


def _exports(
    library: LibraryPresenter, settings: SettingsPresenter, reader: FrameReader, spawn: Spawn
) -> ExportsPresenter:
    films = FilmTools()
    return ExportsPresenter(
        library,
        settings,
        films=films,
        index=reader.index,
        exporter=Exporter(films, copy_film),
        default_folder=Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation)),
        spawn=spawn,
    )


def _stage(backend: Backend, settings: SettingsPresenter) -> Stage:
    """Return the stage, its player as it was left."""
    sources = PlayerSources(AvFrameReader(), AvFilmstrip(backend.folders.cache / "strips"), AvFrameConverter())
    stage = Stage(sources)
    stage.player.remember_with(settings)
    return stage


def _purchasing(backend: Backend, settings: SettingsPresenter) -> Purchasing:
    """Return what orders within the limits as the window shows them, even where they cannot be written down."""
    return Purchasing(
        backend.runner,
        backend.database,
        backend.images,
        backend.database,
        lambda: settings.preferences,
        backend.clock,
    )


def _key_check(backend: Backend, options: Options) -> Callable[[str], None]:
    """Return what asks the service about a key that is not kept yet."""

    def check_key(key: str) -> None:
        if options.sandbox:
            backend.api.check_key()
            return
        from pikadesk.adapters.rest_api import RestApi  # noqa: PLC0415  # costly, and not needed before the first call

        RestApi(backend.api_url, lambda: key).check_key()

    return check_key


def _keep_pasted(folder: Path, image: QImage) -> Path:
    """Give a picture from the clipboard a file: a draft outlives the clipboard."""
    file = folder / f"pasted-{uuid.uuid4().hex[:8]}.png"
    with storage_errors(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
    # The suffix names the format: one release of Qt's binding wants its name as bytes, another as text.
    if not image.save(str(file)):
        file.unlink(missing_ok=True)
        raise StorageError(path=str(file))
    return file
