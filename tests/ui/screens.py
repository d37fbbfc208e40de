"""Every screen of the window, one after the other, with all that it can say: for tests that look at words."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.doubts import Period
from pikadesk.domain.draft import blank
from pikadesk.domain.errors import CreditsShort, Fault, KeyRefused, NotReached, Refused
from pikadesk.domain.job import (
    Cancelled,
    Charged,
    Downloading,
    Failed,
    Generating,
    Saved,
    Submitting,
    Uncertain,
    Uploading,
)
from pikadesk.domain.library import FrameSource, Marks
from pikadesk.domain.memory import Preset
from pikadesk.domain.request import parse, to_recipe
from pikadesk.services.purchasing import Order
from pikadesk.ui.presenters.form_orders import FormOrders
from pikadesk.ui.presenters.presets import FormPresets
from pikadesk.ui.presenters.window import PanelPage
from pikadesk.ui.widgets.batch_dialog import BatchDialog, ask_for_variations
from pikadesk.ui.widgets.composer_presets import PresetsDialog, SavePresetDialog
from pikadesk.ui.widgets.controls import IconButton
from pikadesk.ui.widgets.main_window import MainWindow
from pikadesk.ui.widgets.main_window_quit import QuitDialog
from tests.ui.accessible import laid_out
from tests.ui.screens_exports import exports
from tests.ui.screens_library import libraries
from tests.ui.screens_player import players
from tests.ui.screens_shots import shots
from tests.ui.window_rig import Rig, frames_draft, text_draft

# What the user wrote, in letters that no word of the program has.
PROMPT, PRESET, FILE = "波", "波の色", "波{number}.png"


def a_picture(rig: Rig, number: int, size: tuple[int, int] = (640, 360)) -> Path:
    """Make a picture as a user might have it."""
    return rig.folder / rig.stored(FILE.format(number=number), size, "gold" if number % 2 else "plum").name


async def forms(rig: Rig, window: MainWindow) -> AsyncIterator[str]:
    """Every form: empty, refused, filled, with more pictures than fit."""
    await rig.presets.put_preset(Preset(PRESET, blank(Task.TEXT)))
    await rig.history.add_prompt(PROMPT, Task.TEXT)
    rig.memory.load()
    for task in CATALOGUE:
        form = rig.forms[task]
        rig.presenter.choose_task(task)
        yield f"{task}, empty"
        form.edit("seed", "4.8")
        form.generate()
        yield f"{task}, with problems"
        form.add_images([a_picture(rig, number, (640, 360 + 40 * (number // 3))) for number in (1, 2, 3)])
        form.add_images([rig.folder, rig.folder / "波.png"])
        form.add_images([a_picture(rig, 1)] * 6)
        await rig.settle()
        form.edit("prompt", PROMPT)
        form.edit("negative_prompt", PROMPT)
        form.edit("seed", "48213")
        yield f"{task}, filled"
        async for name in _menus(window):
            yield f"{task}, {name}"
    presets = FormPresets(rig.forms[Task.TEXT], rig.presets, spawn=rig.spawn)
    presets.load()
    await rig.settle()
    for dialog in (SavePresetDialog(presets, window), PresetsDialog(presets, window)):
        dialog.open()
        yield type(dialog).__name__
        dialog.close()


async def jobs(rig: Rig, window: MainWindow) -> AsyncIterator[str]:
    """The queue with a job in every state, and with nothing."""
    rig.presenter.show_panel(PanelPage.QUEUE)
    rig.presenter.expand(True)
    yield "queue, empty"
    clip = await rig.add_clip(text_draft(PROMPT))
    soon = rig.world.clock.now() + timedelta(minutes=2)
    later = KeyRefused(status=401).fault
    picture = rig.stored(FILE.format(number=1))
    states = [
        Uploading({}, soon),
        Submitting({}),
        Generating("1"),
        Downloading("1", "https://例.example/1"),
        Saved(clip.id),
        Failed(NotReached().fault, Charged.NO),
        Failed(Refused(status=400, message=PROMPT).fault, Charged.NO),
        Failed(CreditsShort(status=402, message=PROMPT, required=4800, available=46).fault, Charged.NO),
        Failed(Fault("generation_failed", (("message", PROMPT),)), Charged.UNKNOWN),
        Uncertain(Fault("outcome_unknown")),
        Uncertain(Fault("interrupted"), "1"),
        Cancelled(),
    ]
    found = [rig.job(state, text_draft(PROMPT)) for state in states]
    found += [rig.job(Generating("1"), frames_draft([picture, picture], 5), trouble=later)]
    found += [
        rig.job(Downloading("1", "https://例.example/1"), text_draft(PROMPT), trouble=later),
        rig.waiting(text_draft(PROMPT)),
    ]
    await rig.load(*found)
    yield "queue, full"
    rig.presenter.expand(False)
    yield "queue, in the panel"
    dialog = QuitDialog(rig.presenter, tray=True, parent=window)
    dialog.open()
    yield "before quitting"
    dialog.close()
    dialog.deleteLater()


async def clips(rig: Rig, window: MainWindow) -> AsyncIterator[str]:
    """The library and the stage: with nothing, with clips, with one whose file is gone."""
    rig.presenter.show_panel(PanelPage.LIBRARY)
    yield "library"
    for hours in (1, 30, 100, 1000):
        await rig.add_clip(text_draft(PROMPT), ago=3600 * hours)
    effect = blank(Task.EFFECTS).with_value("image", rig.stored(FILE.format(number=1))).with_value("effect", "Inflate")
    gone = await rig.add_clip(effect)
    await rig.lose(gone.id)
    rig.presenter.expand(True)
    yield "library, large"
    rig.presenter.expand(False)
    there = await rig.add_clip(text_draft(PROMPT))
    for clip in (there, gone):
        rig.library.open(clip.id)
        await rig.settle()
        yield f"stage, {clip.path.is_file()}"
    async for name in _menus(window):
        yield f"stage, {name}"


async def inspected(rig: Rig, window: MainWindow) -> AsyncIterator[str]:
    """The inspector beside the library: one clip with all that there is, other kinds, several; and as a page."""
    rig.presenter.show_panel(PanelPage.LIBRARY)
    rig.presenter.expand(True)
    taken, gone = rig.stored(FILE.format(number=7)), rig.stored(FILE.format(number=8), colour="plum")
    before = await rig.add_clip(text_draft(PROMPT, seed="7"))
    await rig.world.library.note_frame(taken.digest, FrameSource(before.id, math.inf))
    settings = frames_draft([taken, gone, taken], 6, 9).with_value("prompt", PROMPT).with_value("seed", "90417")
    clip = replace(await rig.add_clip(settings), credits=1_500_000, remote_id="7" * 36)
    await rig.world.library.add(clip)
    await rig.world.library.mark({clip.id: Marks(True, PROMPT, (PROMPT,), PROMPT, (PROMPT,))})
    final = await rig.add_clip(text_draft(PROMPT, seed="7", resolution="1080p"))
    imported = replace(final, id="f" * 32, request=None, path=final.path.with_name("波.mp4"))
    imported.path.write_bytes(final.path.read_bytes())
    await rig.world.library.add(imported)
    missing = await rig.add_clip(text_draft(PROMPT))
    await rig.lose(missing.id)
    rig.world.images.path(gone).unlink()
    rig.library.entries.forget([clip.id])
    await rig.library.load()
    for name, chosen in (
        ("a clip", [clip]),
        ("a draft", [before]),
        ("an imported clip", [imported]),
        ("a missing file", [missing]),
        ("several", [clip, imported, final]),
    ):
        rig.library.select(chosen[0].id, [each.id for each in chosen])
        await rig.settle()
        yield f"inspector, {name}"
    size = window.size()
    rig.library.select(clip.id)
    window.resize(1024, 700)
    window.inspector.open()
    await rig.settle()
    yield "inspector, a page"
    window.resize(size)
    rig.presenter.expand(False)


async def brought(rig: Rig, window: MainWindow) -> AsyncIterator[str]:
    """What the window says of videos and folders that were brought to it."""
    said = json.dumps(to_recipe(text_draft(PROMPT)))
    for name, text in (("with settings", said), ("with none", None), ("with bad ones", '{"promptObject": 1}')):
        file = rig.folder / FILE.format(number=9).replace("png", "mp4")
        file.write_bytes(rig.world.api.video)
        if text is not None:
            rig.world.videos.save(file, text, file)
        rig.presenter.open_files([file])
        await rig.settle()
        yield f"a video {name}"
    folder = rig.folder / PROMPT
    folder.mkdir()
    rig.presenter.open_files([folder])
    await rig.settle()
    yield "a folder"
    file.write_bytes(b"")
    rig.presenter.open_files([file])
    await rig.settle()
    yield "a damaged video"
    window.notice.closed.emit()


async def around(rig: Rig, window: MainWindow) -> AsyncIterator[str]:
    """The ledger, the settings, the dialogs, and what the window says."""
    rig.presenter.open_ledger()
    await rig.settle()
    yield "ledger"
    rig.presenter.open_settings()
    yield "settings"
    rig.settings.set_language("de")
    await rig.settle()
    yield "settings, with a language that waits"
    rig.settings.set_limit(Period.MONTH, 1)
    yield "settings, over the limit"
    async for name in _money(rig, window):
        yield name
    rig.settings.ask_for_key()
    yield "key"
    rig.settings.stop_asking_for_key()
    window.dialogs.show_help()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, QDialog)
    yield "help"
    sheet.close()
    rig.presenter.open_files([rig.folder / "波.txt"])
    await rig.settle()
    yield "what the window says"
    rig.settings.forget_key()
    await rig.settle()
    yield "welcome"


async def _money(rig: Rig, window: MainWindow) -> AsyncIterator[str]:
    """What the footer says, and what is asked before an order."""
    rig.presenter.choose_task(Task.TEXT)
    rig.presenter.form.load(text_draft(PROMPT))
    yield "footer, over the limit"
    for _ in range(2):
        # Not by the form: who waits for all that is under way would wait for the answer.
        wanted = asyncio.ensure_future(rig.ordering.order([Order(parse(rig.presenter.form.draft))]))
        while rig.ordering.question is None:
            await laid_out()
        yield f"question, {rig.settings.preferences.confirm_above}"
        rig.ordering.decline()
        await asyncio.gather(wanted, return_exceptions=True)
        rig.settings.set_limit(Period.MONTH, None)
        rig.settings.set_confirm_above(1)
    orders = FormOrders(rig.presenter.form, rig.spending)
    ask_for_variations(orders, sandbox=False, over=window)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BatchDialog)
    yield "variations"
    dialog.close()


async def exported(rig: Rig, window: MainWindow) -> AsyncIterator[str]:
    """Exports of clips."""
    async for name in exports(rig, window, PROMPT):
        yield name


async def arranged(rig: Rig, window: MainWindow) -> AsyncIterator[str]:
    """Clips compared, and the shot chain."""
    async for name in shots(rig, window, PROMPT):
        yield name


async def played(rig: Rig, window: MainWindow) -> AsyncIterator[str]:
    """The player."""
    async for name in players(rig, window, PROMPT):
        yield name


async def listed(rig: Rig, window: MainWindow) -> AsyncIterator[str]:
    """The library."""
    async for name in libraries(rig, window, PROMPT):
        yield name


async def everything(rig: Rig, window: MainWindow) -> AsyncIterator[str]:
    """All screens, each laid out."""
    for group in (forms, jobs, clips, listed, inspected, brought, exported, arranged, played, around):
        async for name in group(rig, window):
            await laid_out()
            yield name


async def _menus(window: MainWindow) -> AsyncIterator[str]:
    """Open each menu that a button among what is shown opens."""
    for button in [each for each in window.findChildren(QPushButton) if _opens_a_menu(each)]:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QWidget):
            yield f"menu of {button.accessibleName()}"
            popup.close()
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()


def _opens_a_menu(button: QPushButton) -> bool:
    return isinstance(button, IconButton) and button.isVisible() and button.icon_name in ("more", "clock")
