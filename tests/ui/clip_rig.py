"""A window with clips in its library, whose frames tell their numbers."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip
from pikadesk.ui.widgets.main_window import MainWindow
from tests.adapters.films import number_in
from tests.fakes import until
from tests.ui.window_rig import Rig, text_draft


def content(film: Path) -> bytes:
    return film.read_bytes()


async def with_clip(
    rig: Rig, film: Path, title: str = "Gentle waves", *, opened: bool = True
) -> tuple[MainWindow, Clip]:
    """Show the window with one clip in the library, and on the stage."""
    clip = await rig.add_clip(text_draft(title), video=content(film))
    window = await rig.show()
    if opened:
        rig.library.open(clip.id)
        await until(lambda: not rig.stage.player.image().isNull())
        await rig.settle()
    return window, clip


def names(rig: Rig, task: Task) -> list[str]:
    return [picture.name for picture in rig.forms[task].pictures]


def number(rig: Rig, task: Task, index: int = -1) -> int:
    file = rig.forms[task].pictures[index].file
    assert file is not None
    return number_in(file)


def shown_number(rig: Rig) -> int:
    """The number that the screen shows."""
    image = rig.stage.player.image()
    grey = [image.pixelColor((2 * bar + 1) * image.width() // 16, image.height() // 2).lightness() for bar in range(8)]
    bars = Image.new("L", (8, 1))
    bars.putdata(grey)
    return number_in(bars)
