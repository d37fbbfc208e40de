"""From the start of the process to the first painted frame, beside a bare window's.

    python -m tests.bench.startup [RUNS]

Needs a display; prints the median of each in seconds, and their ratio.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time

_FIRST_PAINT = """
import os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print("painted", flush=True)
            os._exit(0)
        return False

application = QApplication(sys.argv)
watch = FirstPaint()
"""
_BARE = """
window = QMainWindow()
window.installEventFilter(watch)
window.show()
application.exec()
"""
_PIKADESK = """
import asyncio
from pathlib import Path
from qasync import QEventLoop
from pikadesk.app import Pikadesk
from pikadesk.backend import Options, build

async def start():
    options = Options(data_dir=Path(sys.argv[1]))
    window = Pikadesk(application, build(options), options).window
    window.installEventFilter(watch)
    window.show()
    await asyncio.Event().wait()

asyncio.Runner(loop_factory=lambda: QEventLoop(application)).run(start())
"""


def first_paint(program: str) -> float:
    """Return the seconds until the program's window paints for the first time."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-c", program, folder], stdout=subprocess.PIPE, text=True)
        with process:
            assert process.stdout is not None
            line = process.stdout.readline()
            took = time.perf_counter() - begun
        assert line == "painted\n", "the window never painted"
    return took


def main() -> None:
    """Measure both in turn, so that a slow moment of the machine meets both."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    bare, pikadesk = [], []
    for _ in range(runs):
        bare.append(first_paint(_FIRST_PAINT + _BARE))
        pikadesk.append(first_paint(_FIRST_PAINT + _PIKADESK))
    a, b = statistics.median(bare), statistics.median(pikadesk)
    sys.stdout.write(f"bare window {a:.2f} s, Pikadesk {b:.2f} s: {b / a:.1f} times\n")


if __name__ == "__main__":
    main()
