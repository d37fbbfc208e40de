"""Ctrl+C and the system's wish that the program ends."""

from __future__ import annotations

import contextlib
import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts(QObject):
    """Asks for the end at the first of these signals; the second one ends the program at once, wherever it is.

    Python runs a signal's function only when it runs at all, and Qt's loop sleeps in C: the byte that Python writes to
    a socket at each signal wakes it.

    Args:
        end: Called at the first signal, on the thread of the window.
    """

    def __init__(self, end: Callable[[], None]) -> None:
        super().__init__()
        self._end = end
        self._reading, self._writing = socket.socketpair()
        for end_of_pair in (self._reading, self._writing):
            end_of_pair.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._before_fd = signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, self._asked) for number in _SIGNALS}

    def stop(self) -> None:
        """Leave the signals to whoever had them before."""
        for number, before in self._before.items():
            signal.signal(number, before)
        signal.set_wakeup_fd(self._before_fd)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()

    def _asked(self, _number: int, _frame: FrameType | None) -> None:
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        self._end()

    def _woken(self) -> None:
        # Python calls `_asked` before the first line of this.
        with contextlib.suppress(BlockingIOError):
            self._reading.recv(64)
