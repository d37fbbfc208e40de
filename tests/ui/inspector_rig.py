"""The inspector over the library of a rig."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pikadesk.domain.clip import Clip
from pikadesk.domain.draft import Draft, StoredImage
from pikadesk.domain.job import Origin
from pikadesk.domain.library import Marks
from pikadesk.ui.widgets.controls import IconButton, Label
from pikadesk.ui.widgets.inspector import WIDTH, Inspector
from pikadesk.ui.widgets.inspector_parts import LinkedRow, ReadText
from tests.fakes import until
from tests.ui.accessible import laid_out
from tests.ui.window_rig import Rig, frames_draft

PROMPT = "Aerial flight along a snow ridge, steady speed"
RECORD = "73ae328e-0b1c-4d5e-8f90-9b98909471aa"


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def ridge(pictures: list[StoredImage], *lengths: int) -> Draft:
    """The settings of the clip in the design."""
    draft = frames_draft(pictures, *lengths).with_value("prompt", PROMPT).with_value("seed", "90417")
    return draft.with_value("negative_prompt", "people, lens flare, text")


async def add(rig: Rig, draft: Draft, origin: Origin | None = None, **changes: object) -> Clip:
    """Add a clip and the job that made it, which took 156 s."""
    clip = await rig.add_clip(draft)
    clip = replace(clip, **changes)  # type: ignore[arg-type]
    await rig.world.library.add(clip)
    rig.library.entries.forget([clip.id])
    now = rig.world.clock.now()
    job = replace(rig.saved(clip), sent_at=now, made_at=now + timedelta(seconds=156), origin=origin)
    await rig.load(job)
    await rig.library.load()
    return clip


async def plain(rig: Rig, name: str = "holiday.mp4") -> Clip:
    """Add a clip that was imported, and whose file does not say how it was made."""
    clip = await rig.add_clip()
    path = clip.path.rename(clip.path.with_name(name))
    clip = replace(clip, request=None, path=path)
    await rig.world.library.add(clip)
    rig.library.entries.forget([clip.id])
    await rig.library.load()
    return clip


async def shown(rig: Rig, *clips: Clip, height: int = 900) -> Inspector:
    """Show the inspector with clips that are selected."""
    inspector = Inspector(rig.inspector, rig.thumbnails)
    await select(rig, *clips)
    rig.keep(inspector, WIDTH, height)
    await until(lambda: inspector.isActiveWindow() and inspector.height() == height)
    await rig.settle()
    await laid_out()
    return inspector


async def select(rig: Rig, *clips: Clip) -> None:
    rig.library.select(clips[0].id, [clip.id for clip in clips])
    await rig.settle()
    await laid_out()


async def marks(rig: Rig, clip: Clip) -> Marks:
    """What is kept of a clip."""
    await rig.settle()
    (entry,) = await rig.world.library.entries([clip.id])
    return entry.marks


def labels(widget: QWidget) -> list[str]:
    """The words that can be seen."""
    return [label.text() for label in widget.findChildren(Label) if label.isVisible()]


def rows(inspector: Inspector) -> dict[str, str]:
    """The values by their names."""
    page = inspector.single if inspector.single.isVisible() else inspector.several
    words = labels(page.rows)
    return dict(zip(words[::2], words[1::2], strict=True))


def texts(inspector: Inspector) -> dict[str, str]:
    """What was written, by its name."""
    found = inspector.single.prompts.findChildren(ReadText)
    return {text.accessibleName(): text.toPlainText() for text in found if text.isVisible()}


def linked(inspector: Inspector) -> list[str]:
    found = inspector.single.linked.findChildren(LinkedRow)
    return [row.accessibleName() for row in found if row.isVisible()]


def button(widget: QWidget, name: str) -> IconButton:
    found = widget.findChildren(IconButton)
    return next(each for each in found if each.accessibleName() == name and each.isVisible())
