"""One window for each data folder: a second start hands its files to the first one and ends."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 20.0
"""Seconds that a first window may take to start, to end or to answer; after that there are two, which does no harm."""

_TRY_EVERY_MS = 100
_ANSWER_MS = 5000
_MOST_BYTES = 1_000_000
_LONGEST_PATH = 88
"""Of 108 bytes that a socket's path may have; Qt needs some for the place in which it gives it its permissions."""
_READY, _TAKEN = b"ready\n", b"taken\n"


class Lock(Protocol):
    """What only one process has at a time; the system takes it back when the process ends, however that ends."""

    def acquire(self) -> bool:
        """Take it; False where another process has it."""
        ...


class Instance(QObject):
    """This window among others of the same data folder.

    Signals:
        files_brought(list): Somebody started the program again, with these files; the window is wanted.

    Args:
        folder: The data folder.
        lock: Says who is first.
    """

    files_brought = Signal(list)

    def __init__(self, folder: Path, lock: Lock) -> None:
        super().__init__()
        self._name, self._lock = socket_of(folder), lock
        self._server: QLocalServer | None = None

    def hand_over(self, files: Iterable[Path], *, patience: float = _PATIENCE) -> bool:
        """Give files to the window that is there already; blocks.

        Args:
            files: Absolute.
            patience: Seconds to try for.

        Returns:
            Whether there is one and it took them. Otherwise this is the first, or the first does not answer.
        """
        message = json.dumps([str(file) for file in files]).encode() + b"\n"
        ends = time.monotonic() + patience
        while not self._lock.acquire():
            if _sent(self._name, message, ends):
                return True
            if time.monotonic() >= ends:
                return False
            # It starts or ends just now.
            time.sleep(_TRY_EVERY_MS / 1000)
        self._listen()
        return False

    def close(self) -> None:
        """Take no more files: the window ends, and a start from now on is a new first one."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _listen(self) -> None:
        # One that was killed leaves its socket behind. Whoever has the lock knows that nobody listens there.
        QLocalServer.removeServer(self._name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._greet)
        if server.listen(self._name):
            self._server = server

    def _greet(self) -> None:
        while self._server is not None and (caller := self._server.nextPendingConnection()) is not None:
            caller.readyRead.connect(self._listener(caller))
            caller.disconnected.connect(caller.deleteLater)
            caller.write(_READY)
            caller.flush()

    def _listener(self, caller: QLocalSocket) -> Callable[[], None]:
        heard = bytearray()

        def listen() -> None:
            heard.extend(caller.readAll().data())
            if not heard.endswith(b"\n") and len(heard) <= _MOST_BYTES:
                return
            files = _files(bytes(heard)) if len(heard) <= _MOST_BYTES else None
            heard.clear()
            if files is not None:
                caller.write(_TAKEN)
                caller.flush()
                self.files_brought.emit(files)
            caller.disconnectFromServer()

        return listen


def socket_of(folder: Path) -> str:
    """Where the socket is: in the data folder, which is the user's alone, unless its path is too long for a socket."""
    folder = folder.resolve()
    inside = str(folder / "window")
    if os.name == "posix" and len(os.fsencode(inside)) <= _LONGEST_PATH:
        return inside
    return f"pikadesk-{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}"


def _sent(name: str, message: bytes, ends: float) -> bool:
    """Give a message to whoever listens there, once; False where nobody takes it before that monotonic time."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_ANSWER_MS):
        return False
    # Nothing is sent to one that is too busy to greet: it would take it later, when somebody else has it already.
    answered = _heard(socket, _READY, ends) and socket.write(message) > 0
    answered = answered and _heard(socket, _TAKEN, time.monotonic() + _ANSWER_MS / 1000)
    socket.abort()
    return answered


def _heard(socket: QLocalSocket, line: bytes, ends: float) -> bool:
    while not socket.canReadLine() and time.monotonic() < ends and socket.state() is _CONNECTED:
        socket.waitForReadyRead(_TRY_EVERY_MS)
    return socket.readLine().data() == line


def _files(heard: bytes) -> list[Path] | None:
    """Read a message; None where it is none of ours."""
    try:
        names = json.loads(heard)
    except (ValueError, RecursionError):
        return None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    return [Path(name) for name in names]


_CONNECTED = QLocalSocket.LocalSocketState.ConnectedState
