"""`pikadesk sandbox`: the two servers, the studio behind them, and the command line."""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from pikadesk.sandbox.account import Account, Record
from pikadesk.sandbox.api import Api, Tally
from pikadesk.sandbox.bodies import read_draft
from pikadesk.sandbox.faults import SENTENCES, FaultPlan
from pikadesk.sandbox.files import Files
from pikadesk.sandbox.studio import Make, Studio

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

_HOST = "127.0.0.1"
_STALE_SECONDS = 3600


class _Exchange(WSGIRequestHandler):
    """Says nothing about requests; errors are still logged."""

    def log_request(self, *_: Any) -> None:
        """Stay silent."""

    def connection_dropped(self, error: BaseException, environ: WSGIEnvironment | None = None) -> None:
        """Do nothing: clients go away, and some faults make them."""


def main(argv: Sequence[str]) -> int:
    """Run the sandbox until a signal ends it.

    Prints one line of JSON on standard output when it is ready: `{"url", "key"}`.

    Args:
        argv: The arguments after `pikadesk sandbox`.

    Returns:
        The exit code: 0 after a signal or the parent's end, 2 for a folder or port that cannot be used.
    """
    arguments = _read(argv)
    # A plain queue: unlike an event's, its lock is safe to use from within a signal.
    ends: SimpleQueue[None] = SimpleQueue()
    signal.signal(signal.SIGTERM, lambda *_: ends.put(None))
    # Ctrl+C in a terminal reaches the whole group: the program that started this one decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN if arguments.with_parent else lambda *_: ends.put(None))
    try:
        with _folder(arguments.dir) as folder, _running(arguments, folder) as url:
            sys.stdout.write(json.dumps({"url": url, "key": arguments.key}) + "\n")
            sys.stdout.flush()
            if arguments.with_parent:
                Thread(target=_await_parent, args=(ends,), daemon=True).start()
            ends.get()
    except (OSError, sqlite3.Error) as error:
        sys.stderr.write(f"pikadesk sandbox: {error}\n")
        return 2
    return 0


@contextmanager
def _running(arguments: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Serve until the block ends; gives the interface's address."""
    stop, tally, faults = Event(), Tally(), arguments.faults
    with ExitStack() as ending:
        account = Account(folder / "account.db", arguments.credits)
        ending.callback(account.close)
        studio = Studio(account, folder / "videos", arguments.seconds, partial(_load_film, folder / "assets"), stop)
        files = ending.enter_context(_listen(Files(account, folder / "videos", faults, tally, stop), 0))
        origin = f"http://{_HOST}:{files.port}"
        interface = Api(account, studio, arguments.key, faults, folder / "assets", origin, tally, stop)
        api = ending.enter_context(_listen(interface, arguments.port))
        for server in (files, api):
            Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
            ending.callback(server.shutdown)
        studio.open()
        ending.callback(studio.close)
        ending.callback(stop.set)
        yield f"http://{_HOST}:{api.port}"


def _load_film(assets: Path) -> Make:
    # The libraries behind it take a third of a second to load, which a start must not.
    from pikadesk.sandbox.render import render  # noqa: PLC0415

    def make(record: Record, out: Path, stop: Event) -> None:
        render(read_draft(record.body), record.seed, assets, out, stop)

    return make


def _listen(application: WSGIApplication, port: int) -> BaseWSGIServer:
    # Bound here, as werkzeug answers a port that is taken with messages and an exit of its own.
    with socket.create_server((_HOST, port)) as bound:
        fd = bound.fileno()
        return make_server(_HOST, port, application, threaded=True, request_handler=_Exchange, fd=fd)


@contextmanager
def _folder(chosen: Path | None) -> Iterator[Path]:
    """Give the folder of the sandbox's state; one of its own is removed at the end."""
    if chosen is None:
        with tempfile.TemporaryDirectory(prefix="pikadesk-sandbox-", ignore_cleanup_errors=True) as own:
            yield _prepared(Path(own))
    else:
        yield _prepared(chosen)


def _prepared(folder: Path) -> Path:
    for name in ("assets", "videos"):
        (folder / name).mkdir(parents=True, exist_ok=True)
        for part in (folder / name).glob("*.part"):
            # Left by a sandbox that was killed; a younger one may belong to one that runs now.
            if part.stat().st_mtime < time.time() - _STALE_SECONDS:
                part.unlink(missing_ok=True)
    return folder


def _await_parent(ends: SimpleQueue[None]) -> None:
    # Not through sys.stdin: a thread that holds its lock keeps the interpreter from ending.
    while os.read(0, 4096):
        pass
    ends.put(None)


def _read(argv: Sequence[str]) -> argparse.Namespace:
    parser = _parser()
    arguments = parser.parse_args(argv)
    try:
        arguments.faults = FaultPlan(arguments.fault)
    except ValueError as error:
        parser.error(str(error))
    return arguments


def _parser() -> argparse.ArgumentParser:
    width = max(map(len, SENTENCES)) + 2
    listed = "\n".join(f"  {fault:{width}}{sentence}" for fault, sentence in SENTENCES.items())
    parser = argparse.ArgumentParser(
        prog="pikadesk sandbox",
        description="A stand-in for the provider's service on this computer. Nothing leaves it and nothing is charged.",
        epilog=f"faults, as NAME or NAME:COUNT for the first COUNT occasions:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    key = os.environ.get("PIKADESK_SANDBOX_KEY") or "sandbox-key"
    parser.add_argument("--port", type=_port, default=0, help="0, the default, takes any that is free")
    parser.add_argument("--seconds", type=_seconds, default=3.0, help="how long a generation takes (default 3)")
    parser.add_argument("--credits", type=_credits, default=50_000_000, help="what a new account begins with")
    parser.add_argument("--key", default=key, help="the key that is accepted (default $PIKADESK_SANDBOX_KEY)")
    parser.add_argument("--dir", type=Path, help="keeps the account and its videos; without it they end with the run")
    parser.add_argument("--fault", action="append", default=[], metavar="NAME", help="misbehave; see below")
    parser.add_argument("--with-parent", action="store_true", help="end when standard input does")
    return parser


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise ValueError(text)
    return number


def _seconds(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 86400:
        raise ValueError(text)
    return number


def _credits(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number
