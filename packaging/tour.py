"""The tour: drives the real window, with the sandbox behind it, from two empty forms to two playing videos.

    tour.py FOLDER

Leaves the MP4s and pictures of the window in FOLDER. Ends with an error where anything did not work.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pikadesk.backend import Options
from pikadesk.domain.catalogue import Task
from pikadesk.services.preferences import Theme
from tests.e2e.visitor import Visitor, visiting


async def tour(application: QApplication, folder: Path) -> None:
    """Make both videos and take the pictures."""
    with tempfile.TemporaryDirectory(prefix="pikadesk-tour-") as home:
        async with visiting(application, Options(sandbox=True, data_dir=Path(home))) as visitor:
            visitor.window.resize(1440, 900)
            await frames(visitor, folder)
            await text(visitor, folder)


async def frames(visitor: Visitor, folder: Path) -> None:
    """Three pictures become keyframes, and two transitions a video."""
    await visitor.show(Task.FRAMES)
    visitor.picture(folder / "1-frames-empty.png")
    await visitor.drop(["ridge-noon", "ridge-dusk", "ridge-night"])
    await visitor.write("Prompt of transition 1", "The sun sinks, shadows grow")
    await visitor.write("Prompt of transition 2", "Night falls, stars appear one by one")
    await visitor.write("Prompt", "Time-lapse over a mountain valley, camera locked off, soft film grain")
    visitor.picture(folder / "2-frames-filled.png")
    job = await visitor.generate()
    await visitor.press("Queue")
    await visitor.until(lambda: visitor.pikadesk.parts.jobs.activity.running, "the job to run")
    visitor.picture(folder / "3-frames-running.png")
    file = await visitor.watch(job)
    await visitor.press("Library")
    await visitor.until(lambda: visitor.player.position > 3, "the second transition")
    visitor.picture(folder / "4-frames-playing.png")
    shutil.copy(file, folder)


async def text(visitor: Visitor, folder: Path) -> None:
    """A prompt becomes a video."""
    # A video that arrives while another one plays waits in the library.
    await visitor.click(visitor.player.transport.play)
    await visitor.show(Task.TEXT)
    await visitor.write("Prompt", "Gentle waves roll onto a quiet beach at sunset, wide shot, warm light on wet sand")
    job = await visitor.generate()
    file = await visitor.watch(job)
    await visitor.until(lambda: visitor.player.position > 2, "the middle of the video")
    visitor.picture(folder / "5-text-playing.png")
    visitor.pikadesk.parts.settings.set_theme(Theme.LIGHT)
    await asyncio.sleep(0.1)
    visitor.picture(folder / "6-text-playing-light.png")
    shutil.copy(file, folder)


def main() -> None:
    """Take the tour."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([sys.argv[0]])
    with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
        runner.run(tour(application, folder))
    for file in sorted(folder.iterdir()):
        sys.stdout.write(f"{file}\n")


if __name__ == "__main__":
    main()
