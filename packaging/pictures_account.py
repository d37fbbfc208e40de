"""The screens of an account in use: a month of work, with jobs in every state. Pictures of them need no service."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from pikadesk.domain.catalogue import Task
from pikadesk.domain.clip import Clip
from pikadesk.domain.doubts import Period
from pikadesk.domain.draft import Draft, StoredImage, Transition, blank
from pikadesk.domain.errors import CreditsShort, OutcomeUnknown, Refused, TransferBroken
from pikadesk.domain.job import Charged, Downloading, Failed, Saved, Uncertain
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import parse
from pikadesk.services.purchasing import Order
from pikadesk.ui.presenters.form_orders import FormOrders
from pikadesk.ui.presenters.window import PanelPage
from pikadesk.ui.widgets.batch_dialog import ask_for_variations
from pikadesk.ui.widgets.main_window import MainWindow
from tests.e2e.visitor import SAMPLES
from tests.fakes import until
from tests.ui.window_rig import Rig

Take = Callable[[Rig, QWidget, str], Awaitable[None]]
"""Takes pictures of a window under a name."""

_DAY = 86_400.0
_LINK = "https://videos.example/one.mp4"
_POSTERS = {
    "Gentle waves at sunset": "ocean",
    "City at dusk, slow pan": "city",
    "Balloons over the valley": "balloon",
    "A vase turns in soft light": "vase",
    "Lighthouse sweep": "lighthouse",
    "Paper boat drifts": "boat",
    "Polar lights over the lake": "aurora",
    "Clouds over the ridge": "ridge-dawn",
}
_PROMPTS = tuple(_POSTERS)


class _Account(Rig):
    """A rig whose clips have posters that look like something."""

    def poster(self, clip: Clip) -> Path:
        """Return the poster of a clip: the sample that it tells of, or else its first picture."""
        assert clip.request is not None
        name = _POSTERS.get(clip.request.draft.text("prompt"))
        return SAMPLES / f"{name}.jpg" if name else self.world.images.path(_first_picture(clip.request.draft))


def _first_picture(draft: Draft) -> StoredImage:
    pictures = (ref for field in draft.spec.fields for ref in draft.images(field.name))
    return next(ref for ref in pictures if isinstance(ref, StoredImage))


def _picture(rig: Rig, name: str) -> StoredImage:
    return rig.world.images.keep(SAMPLES / f"{name}.jpg")


def _text(prompt: str, resolution: str = "720p", seconds: int = 5) -> Draft:
    draft = blank(Task.TEXT).with_value("prompt", prompt).with_value("duration", seconds)
    return draft.with_value("resolution", resolution)


def _frames(rig: Rig, *names: str) -> Draft:
    keyframes = tuple(_picture(rig, name) for name in names)
    transitions = (
        Transition(5, "The sun sinks, shadows grow"),
        *[Transition(4, "Stars appear one by one")] * (len(names) - 2),
    )
    return blank(Task.FRAMES).with_value("images", keyframes).with_value("transitions", transitions)


def _effect(rig: Rig, name: str, effect: str) -> Draft:
    return blank(Task.EFFECTS).with_value("image", _picture(rig, name)).with_value("effect", effect)


async def _fill_library(rig: Rig) -> None:
    drafts = [
        _frames(rig, "ridge-noon", "ridge-dusk", "ridge-night"),
        *map(_text, _PROMPTS[:2]),
        _effect(rig, "duck", "Inflate"),
        *(_text(prompt, seconds=10 if number % 2 else 5) for number, prompt in enumerate(_PROMPTS[2:])),
    ]
    for number, draft in enumerate(drafts):
        clip = await rig.add_clip(draft, seconds=estimate(draft).seconds, ago=60 + number * number * 4000)
        await rig.world.store.put(rig.job(Saved(clip.id), draft, ago=number * _DAY, sent_at=clip.created_at))
    await rig.library.load()
    rig.library.marks.toggle_star([rig.library.ids[row] for row in (0, 1, 3)])
    rig.library.marks.add_tags(rig.library.ids[:2], ["trailer"])
    await rig.library.marks.flush()


async def _fill_queue(rig: Rig) -> None:
    """Let jobs stand where they are, in every state that there is."""
    runner, world = rig.world.runner, rig.world
    world.steps.hold("poll", "upload")
    broken, lost = TransferBroken(reason="connection_lost").fault, OutcomeUnknown(reason="no_answer").fault
    refused = Refused(status=400, message="The prompt was refused by the service's filter.").fault
    short = CreditsShort(status=402, message="", required=600_000, available=46_000).fault
    link = Downloading("record-2", _LINK, 600_000, world.clock.now() + timedelta(minutes=38))
    await rig.load(
        rig.job(Uncertain(lost), _text(_PROMPTS[1], "1080p"), ago=420, sent_at=world.clock.now()),
        rig.job(link, _text(_PROMPTS[3]), ago=900, trouble=broken, received=2_400_000),
        rig.job(Failed(refused, Charged.NO), _effect(rig, "vase", "Crumble"), ago=1200),
        rig.job(Failed(short, Charged.NO), _text(_PROMPTS[4]), ago=1500),
    )
    await runner.enqueue(parse(_text(_PROMPTS[0])))
    await world.steps.reached("poll")
    await runner.enqueue(parse(_effect(rig, "duck", "Melt")))
    await world.steps.reached("upload")
    for draft in (_frames(rig, "ridge-dawn", "ridge-noon"), _text(_PROMPTS[7])):
        await runner.enqueue(parse(draft))


async def take_account(folder: Path, size: tuple[int, int], take: Take) -> None:
    """Show every screen of an account in use, each to be taken under its name."""
    rig = _Account(folder)
    try:
        await rig.settings.read_key()
        rig.settings.set_limit(Period.MONTH, 20_000_000)
        await _fill_library(rig)
        await _fill_queue(rig)
        window = await rig.show(*size)
        await _work(rig, window, take)
        await _money(rig, window, take)
    finally:
        await rig.close()


async def _work(rig: Rig, window: MainWindow, take: Take) -> None:
    rig.presenter.choose_task(Task.TEXT)
    rig.presenter.form.load(_text("Low fog slides between the pines, light rays move slowly"))
    rig.presenter.show_panel(PanelPage.QUEUE)
    await take(rig, window, "account-queue")
    rig.presenter.expand(True)
    await take(rig, window, "account-queue-large")
    rig.presenter.show_panel(PanelPage.LIBRARY)
    rig.library.select(next(iter(rig.library.ids)))
    await asyncio.sleep(0.5)
    await take(rig, window, "account-library")
    rig.presenter.expand(False)


async def _money(rig: Rig, window: MainWindow, take: Take) -> None:
    rig.presenter.open_ledger()
    await asyncio.sleep(0.2)
    await take(rig, window, "account-ledger")
    rig.presenter.open_ledger(False)
    ask_for_variations(FormOrders(rig.presenter.form, rig.spending), sandbox=False, over=window)
    await take(rig, window, "account-variations")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()
    rig.settings.set_limit(Period.MONTH, 1_000_000)
    wanted = asyncio.ensure_future(rig.ordering.order([Order(parse(rig.presenter.form.draft))]))
    await until(lambda: rig.ordering.question is not None)
    await take(rig, window, "account-over-the-limit")
    rig.ordering.decline()
    await asyncio.gather(wanted, return_exceptions=True)
