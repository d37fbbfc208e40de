from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from pikadesk.ui.garbage import GarbageCollector


class Knot(QObject):
    """A cycle, which only a collector takes apart."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_cycles_end_on_the_windows_thread(qtbot: QtBot) -> None:
    collector = GarbageCollector()
    ended_on: list[int] = []
    weakref.finalize(Knot(), lambda: ended_on.append(threading.get_ident()))

    def allocate() -> None:
        kept = [[] for _ in range(50_000)]
        assert kept

    other = threading.Thread(target=allocate)
    other.start()
    other.join()
    assert ended_on == []
    kept = [[] for _ in range(2_000)]
    qtbot.waitUntil(lambda: bool(ended_on), timeout=20_000)
    assert ended_on == [threading.get_ident()]
    assert kept
    collector.stop()


def test_python_collects_again_afterwards() -> None:
    gc.enable()
    collector = GarbageCollector()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    gc.disable()
