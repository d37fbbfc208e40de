"""The window, put together, shown, and ended."""

from __future__ import annotations

import argparse
import asyncio
import logging
import logging.handlers
import os
import sys
import uuid
from collections.abc import Coroutine
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from PySide6.QtCore import QLocale, QProcess
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from pikadesk import __version__
from pikadesk.adapters.addresses import HISTORY_PAGE
from pikadesk.adapters.animatic_film import write_dissolve
from pikadesk.adapters.disk import make_private, storage_errors
from pikadesk.adapters.files import (
    copy_file,
    frame_keeper,
    poster_cache,
    read_recipe_file,
    write_recipe_file,
    write_text_file,
)
from pikadesk.adapters.process_lock import ProcessLock
from pikadesk.adapters.settings import folders
from pikadesk.backend import Backend, Options, UnsafeAddress, api_address, build
from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.errors import UNEXPECTED, Fault, PikadeskError, StorageError
from pikadesk.services.purchasing import Purchasing
from pikadesk.ui.garbage import GarbageCollector
from pikadesk.ui.instance import Instance
from pikadesk.ui.interrupts import Interrupts
from pikadesk.ui.languages import best_language, speak
from pikadesk.ui.presenters.animatic import AnimaticPresenter
from pikadesk.ui.presenters.clip_frames import ClipFrames
from pikadesk.ui.presenters.film_frames import FilmFrames
from pikadesk.ui.presenters.finals import FinalOrders
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.form_files import FormFiles
from pikadesk.ui.presenters.form_orders import FormOrders
from pikadesk.ui.presenters.jobs import JobsPresenter
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.presenters.ordering import OrderingPresenter
from pikadesk.ui.presenters.presets import FormPresets
from pikadesk.ui.presenters.prompts import FormPrompts, PromptMemory
from pikadesk.ui.presenters.settings import SettingsPresenter
from pikadesk.ui.presenters.spending import SpendingPresenter
from pikadesk.ui.presenters.window import WindowPresenter
from pikadesk.ui.text import tr_fault
from pikadesk.ui.theme import Role, apply_theme, font
from pikadesk.ui.widgets.composer import ComposerPage
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.main_window import MainWindow, WindowParts
from pikadesk.ui.widgets.stage import Stage

log = logging.getLogger(__name__)

_LOG_BYTES = 1_000_000


def main(argv: list[str]) -> int:
    """Open the window and return the exit code when it is closed."""
    arguments = _parser().parse_args(argv)
    options = Options(arguments.sandbox, arguments.data_dir, arguments.api_url)
    if not (QApplication.instance() or _has_display()):
        sys.stderr.write("There is no display for the window. `pikadesk --help` names the verbs that need none.\n")
        return 2
    application = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(application, QApplication)
    data = folders(os.environ, sandbox=options.sandbox, data_dir=options.data_dir).data
    instance = Instance(data, ProcessLock(data / "locks" / "window.lock"))
    files = [file.absolute() for file in arguments.files]
    try:
        api_address(options)
        if instance.hand_over(files):
            return 0
        backend = build(options)
    except UnsafeAddress as error:
        sys.stderr.write(f"--api-url: {error}\n")
        return 2
    _log_to(backend.folders.logs / "pikadesk.log")
    with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
        runner.run(_run(application, backend, options, files, instance))
    return 0


async def _run(
    application: QApplication, backend: Backend, options: Options, files: list[Path], instance: Instance
) -> None:
    pikadesk = Pikadesk(application, backend, options)
    interrupts = Interrupts(pikadesk.parts.window.quit_soon)
    instance.files_brought.connect(pikadesk.take_files)
    pikadesk.window.show()
    await pikadesk.start(files)
    await pikadesk.ended.wait()
    instance.close()
    await pikadesk.close()
    interrupts.stop()


class Pikadesk:
    """The window and all that is behind it. Made on a running event loop.

    Args:
        application: Qt's.
        backend: The services.
        options: What the command line asked for.

    Attributes:
        window: The main window.
        parts: What it is made of.
        ended: Set when the user has quit.
    """

    def __init__(self, application: QApplication, backend: Backend, options: Options) -> None:
        self._backend, self._options = backend, options
        self._tasks: set[asyncio.Task[None]] = set()
        self.ended = asyncio.Event()
        application.setApplicationName("Pikadesk")
        application.setApplicationVersion(__version__)
        application.setDesktopFileName("pikadesk")
        application.setQuitOnLastWindowClosed(False)
        # Before the first widget: how heavy letters are is settled when Qt opens its first font.
        application.setFont(font(Role.BODY))
        system = QLocale.system()
        speak(application, best_language(backend.preferences.load().language, system), system)
        self._next: list[str] | None = None
        self._garbage = GarbageCollector()
        self.parts = self._parts()
        self.window = MainWindow(self.parts)
        # Last: a style sheet that is there already is worked through again for every widget that finds its parent.
        apply_theme(application, backend.preferences.load().theme.value)
        self.parts.window.changed.connect(self._forget_restart)

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine beside everything else; a bug in it is logged and told, and ends nothing else."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    async def start(self, files: list[Path]) -> None:
        """Bring back what earlier runs left: drafts, clips, jobs; then open the files of the command line."""
        backend = self._backend
        self.spawn(self.parts.settings.read_key())
        told: list[Fault | None] = []
        try:
            told.append(await backend.recover())
            for task, draft in (await backend.database.drafts()).items():
                self.parts.window.forms[task].restore(draft)
            await self.parts.library.load()
            if backend.preferences.load().queue_paused:
                backend.runner.pause()
            await backend.runner.load(resume=True)
            backend.runner.watch()
        except StorageError as error:
            told.append(error.fault)
        told += [backend.left_out(), backend.preferences.trouble]
        if files:
            self.parts.window.open_files(files)
        if any(told):
            self.parts.window.say("\n".join(tr_fault(fault) for fault in told if fault))

    def take_files(self, files: list[Path]) -> None:
        """Show the window, and open what another start of the program brought."""
        self.parts.window.come_back()
        self.window.come_to_front()
        if files:
            self.parts.window.open_files(files)

    async def close(self) -> None:
        """Write down what is not yet written, and end the work so that the next run can go on with it."""
        self.window.hide()
        for form in self.parts.window.forms.values():
            form.stop_fetching()
            await form.flush()
        await self.parts.animatic.close()
        await self.parts.settings.flush()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._backend.close()
        self.parts.stage.player.unload()
        self.window.deleteLater()
        self._garbage.stop()
        if self._next is not None:
            QProcess.startDetached(sys.executable, self._next)

    def _parts(self) -> WindowParts:
        backend, sandbox = self._backend, self._options.sandbox
        settings = SettingsPresenter(
            backend.preferences,
            backend.keys,
            check_key=self._check_key,
            check_folder=backend.videos.check_writable,
            default_folder=backend.folders.videos,
            spawn=self.spawn,
            sandbox=sandbox,
            host=urlsplit(backend.api_url).hostname or "",
            environment_key=bool(os.environ.get("PIKADESK_API_KEY")),
            saved=backend.runner.preferences_changed,
        )
        ordering = OrderingPresenter(self._purchasing(settings), demand_key=settings.demand_key)
        spending = SpendingPresenter(
            backend.runner, settings, spawn=self.spawn, now=backend.clock.now, write=write_text_file
        )
        library = LibraryPresenter(
            backend.database,
            backend.runner,
            poster=poster_cache(backend.videos, backend.folders.cache / "posters"),
            copy=copy_file,
            spawn=self.spawn,
            now=backend.clock.now,
        )
        jobs = JobsPresenter(
            backend.runner,
            self.spawn,
            backend.clock.now,
            lambda: settings.preferences.parallel_jobs,
            backend.images,
            library,
            buy=ordering.order_again,
            remember_paused=settings.set_queue_paused,
            history_page=HISTORY_PAGE,
            sandbox=sandbox,
        )
        memory = PromptMemory(backend.database, spawn=self.spawn)
        films = FilmFrames(frame_keeper(backend.videos, backend.folders.data / "frames"), library.title_of)
        forms = {
            task: FormPresenter(
                task,
                images=backend.images,
                drafts=backend.database,
                enqueue=memory.remembering(ordering.order),
                spawn=self.spawn,
                fetcher=backend.web_pictures,
                films=films,
            )
            for task in CATALOGUE
        }
        window = WindowPresenter(
            forms,
            settings,
            backend.runner,
            open_recipe=read_recipe_file,
            quit=self.ended.set,
            spawn=self.spawn,
        )
        animatic = AnimaticPresenter(forms[Task.FRAMES], write=write_dissolve, spawn=self.spawn)
        thumbnails = Thumbnails()
        pages = {
            task: ComposerPage(
                form,
                thumbnails=thumbnails,
                keep_pasted=self._keep_pasted,
                prompts=FormPrompts(form, memory),
                presets=FormPresets(form, backend.database, spawn=self.spawn),
                files=FormFiles(form, write_recipe=write_recipe_file, base_url=backend.api_url, spawn=self.spawn),
                orders=FormOrders(form, spending),
                sandbox=sandbox,
            )
            for task, form in forms.items()
        }
        for page in pages.values():
            page.recipe_chosen.connect(lambda file: window.open_files([file]))
        memory.load()
        frames = ClipFrames(library, window, films, self.spawn)
        return WindowParts(
            window,
            jobs,
            library,
            settings,
            pages,
            Stage(),
            animatic,
            thumbnails,
            self._restart,
            frames,
            ordering,
            spending,
            FinalOrders(library, spending, order=ordering.order, spawn=self.spawn, say=window.say),
        )

    def _purchasing(self, settings: SettingsPresenter) -> Purchasing:
        """Return what orders within the limits as the window shows them, even where they cannot be written down."""
        backend = self._backend
        return Purchasing(
            backend.runner,
            backend.database,
            backend.images,
            backend.database,
            lambda: settings.preferences,
            backend.clock,
        )

    def _check_key(self, key: str) -> None:
        """Ask the service about a key that is not kept yet."""
        if self._options.sandbox:
            self._backend.api.check_key()
            return
        from pikadesk.adapters.rest_api import RestApi  # noqa: PLC0415  # costly, and not needed before the first call

        RestApi(self._backend.api_url, lambda: key).check_key()

    def _keep_pasted(self, image: QImage) -> Path:
        """Give a picture from the clipboard a file: a draft outlives the clipboard."""
        file = self._backend.folders.data / "pasted" / f"pasted-{uuid.uuid4().hex[:8]}.png"
        with storage_errors(file.parent):
            file.parent.mkdir(parents=True, exist_ok=True)
        # The suffix names the format: one release of Qt's binding wants its name as bytes, another as text.
        if not image.save(str(file)):
            file.unlink(missing_ok=True)
            raise StorageError(path=str(file))
        return file

    def _restart(self, sandbox: bool) -> None:
        """End this program, and start it anew on the sandbox or on the account when it has let everything go."""
        arguments = ["-m", "pikadesk", *(["--sandbox"] if sandbox else [])]
        if self._options.data_dir is not None:
            arguments += ["--data-dir", str(self._options.data_dir)]
        if self._options.api_url is not None:
            arguments += ["--api-url", self._options.api_url]
        self._next = arguments
        self.window.close()

    def _forget_restart(self) -> None:
        """The user was asked whether to quit, and stays."""
        window = self.parts.window
        if not (window.quitting or window.waiting_to_quit or self.ended.is_set()):
            self._next = None

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if task.cancelled() or task.exception() is None:
            return
        error = task.exception()
        log.error("in the background", exc_info=error)
        fault = error.fault if isinstance(error, PikadeskError) else UNEXPECTED
        self.parts.window.say(tr_fault(fault))


def _has_display() -> bool:
    """Qt ends the program with a core dump where it finds none."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, names))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pikadesk",
        description="Make videos with Pika's models. Without a verb, the window opens.",
        epilog="Verbs that need no window: render, estimate, request, jobs, sandbox (each with --help).",
    )
    parser.add_argument("--sandbox", action="store_true", help="use the sandbox: no key, and nothing is charged")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep settings, jobs and videos here")
    parser.add_argument("--api-url", metavar="URL", help="another address of the service")
    parser.add_argument("--version", action="version", version=f"Pikadesk {__version__}")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILES", help="pictures, or a recipe")
    return parser


def _log_to(file: Path) -> None:
    """Log to a file; without one where it cannot be written, since a log is no reason not to start."""
    try:
        make_private(file.parent)
        file.touch(mode=0o600)
        handler = logging.handlers.RotatingFileHandler(file, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    # Libraries say more than helps, urllib3 the links' signatures among it.
    root.setLevel(logging.WARNING)
    logging.getLogger("pikadesk").setLevel(logging.INFO)
