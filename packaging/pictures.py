"""Takes pictures of every screen, in both themes and in a small window, with the sandbox behind it.

pictures.py FOLDER
"""

from __future__ import annotations

import asyncio
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

_USUAL, _SMALL = (1440, 900), (1024, 700)


class Photographer:
    """Takes each picture in both themes.

    Args:
        visitor: Somebody before the window.
        folder: Where the pictures go.
    """

    def __init__(self, visitor: Visitor, folder: Path) -> None:
        self._visitor, self._folder = visitor, folder

    async def take(self, name: str) -> None:
        """Take `name-dark.png` and `name-light.png`."""
        for theme in (Theme.DARK, Theme.LIGHT):
            self._visitor.pikadesk.parts.settings.set_theme(theme)
            await asyncio.sleep(0.3)
            self._visitor.picture(self._folder / f"{name}-{theme}.png")


async def empty_forms(visitor: Visitor, photographer: Photographer) -> None:
    """Every form as a new user meets it."""
    for task in Task:
        await visitor.show(task)
        await photographer.take(f"empty-{task}")


async def filled_forms(visitor: Visitor, photographer: Photographer) -> None:
    """Every form with something in it, one of them with mistakes."""
    await visitor.show(Task.TEXT)
    await visitor.write("Prompt", "Gentle waves roll onto a quiet beach at sunset, wide shot, warm light on wet sand")
    await photographer.take("text")
    await visitor.show(Task.IMAGE)
    await visitor.drop(["balloon", "boat", "duck"])
    await visitor.write("Seed", "48 2l3")
    await photographer.take("image-to-fix")
    await visitor.show(Task.SCENES)
    await visitor.drop(["lighthouse", "boat", "city", "aurora"])
    await visitor.write("Prompt", "A paper boat drifts past the lighthouse at dusk as its beam sweeps over the water")
    await photographer.take("scenes")
    await visitor.show(Task.EFFECTS)
    await visitor.drop(["duck"])
    await visitor.press("Inflate", visitor.page)
    await photographer.take("effects")
    await visitor.show(Task.FRAMES)
    await visitor.drop(["ridge-noon", "ridge-dusk", "ridge-night"])
    await visitor.write("Prompt of transition 1", "The sun sinks, shadows grow")
    await visitor.write("Prompt of transition 2", "Night falls, stars appear one by one")
    await visitor.write("Prompt", "Time-lapse over a mountain valley, camera locked off, soft film grain")
    await photographer.take("frames")


async def jobs(visitor: Visitor, photographer: Photographer) -> None:
    """Jobs that run, and what comes of them."""
    await visitor.show(Task.FRAMES)
    first = await visitor.generate()
    await visitor.show(Task.EFFECTS)
    second = await visitor.generate()
    await visitor.press("Queue")
    await photographer.take("queue-running")
    for job in (first, second):
        await visitor.until(lambda job=job: visitor.pikadesk.parts.library.clip(job), "the video", 120)
    await photographer.take("queue-finished")
    await visitor.press("Library")
    await photographer.take("playing")
    visitor.pikadesk.parts.window.expand(True)
    await photographer.take("library")
    visitor.pikadesk.parts.window.expand(False)


async def everything(application: QApplication, folder: Path) -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory(prefix="pikadesk-pictures-") as home:
        async with visiting(application, Options(sandbox=True, data_dir=Path(home))) as visitor:
            photographer = Photographer(visitor, folder)
            visitor.window.resize(*_USUAL)
            await empty_forms(visitor, photographer)
            await filled_forms(visitor, photographer)
            await jobs(visitor, photographer)
            visitor.pikadesk.parts.window.open_settings()
            await photographer.take("settings")
            visitor.pikadesk.parts.window.open_settings(False)
            visitor.window.resize(*_SMALL)
            for task in Task:
                await visitor.show(task)
                await photographer.take(f"small-{task}")
        async with visiting(application, Options(data_dir=Path(home) / "account")) as visitor:
            visitor.window.resize(*_USUAL)
            await visitor.until(lambda: visitor.pikadesk.parts.settings.key_missing, "the welcome")
            await Photographer(visitor, folder).take("welcome")


def main() -> None:
    """Take the pictures into the folder that the command line names."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([sys.argv[0]])
    with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
        runner.run(everything(application, folder))


if __name__ == "__main__":
    main()
