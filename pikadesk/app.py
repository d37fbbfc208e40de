"""The window, put together, shown, and ended."""

from __future__ import annotations

import argparse
import asyncio
import logging
import logging.handlers
import os
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QProcess
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from pikadesk import __version__
from pikadesk.adapters.disk import make_private
from pikadesk.adapters.process_lock import ProcessLock
from pikadesk.adapters.settings import folders
from pikadesk.assembly import put_together
from pikadesk.backend import Backend, Options, UnsafeAddress, api_address, build
from pikadesk.domain.errors import UNEXPECTED, Fault, PikadeskError, StorageError
from pikadesk.services.preferences import queue_paused
from pikadesk.ui.garbage import GarbageCollector
from pikadesk.ui.instance import Instance
from pikadesk.ui.interrupts import Interrupts
from pikadesk.ui.languages import best_language, speak
from pikadesk.ui.text import tr_fault
from pikadesk.ui.theme import Role, apply_theme, font
from pikadesk.ui.widgets.main_window import MainWindow

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
        self._loop = asyncio.get_running_loop()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False
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
        self.parts = put_together(backend, options, spawn=self.spawn, quit=self.ended.set, restart=self._restart)
        self.window = MainWindow(self.parts)
        # Last: a style sheet that is there already is worked through again for every widget that finds its parent.
        apply_theme(application, backend.preferences.load().theme.value)
        self.parts.window.changed.connect(self._forget_restart)

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine beside everything else; a bug in it is logged and told, and ends nothing else.

        After `close` there is nothing left to work on.
        """
        if self._closed:
            work.close()
            return
        task = self._loop.create_task(work)
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
            self.parts.watch.begin()
            if queue_paused(backend.preferences.load(), sandbox=self._options.sandbox):
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
        self.parts.watch.close()
        self.parts.compare.close()
        self.parts.chain.close()
        await self.parts.library.marks.flush()
        await self.parts.animatic.close()
        await self.parts.exports.close()
        await self.parts.settings.flush()
        self._closed = True
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._backend.close()
        self.parts.stage.player.unload()
        self.window.deleteLater()
        self._garbage.stop()
        if self._next is not None:
            QProcess.startDetached(sys.executable, self._next)

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
    parser.add_argument("files", nargs="*", type=Path, metavar="FILES", help="pictures, videos, or a recipe")
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
