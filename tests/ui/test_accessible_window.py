"""Everybody can use the whole window, with all that opens in it and over it, also where there is little room."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
from PIL import Image as Pillow
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.errors import NotReached
from pikadesk.domain.fields import Image
from pikadesk.domain.job import Generating, Uncertain
from pikadesk.domain.memory import Preset
from pikadesk.domain.request import parse
from pikadesk.ui.presenters.compare import CompareMode
from pikadesk.ui.presenters.window import PanelPage
from pikadesk.ui.widgets.editors.card_list import CardListEditor
from pikadesk.ui.widgets.editors.prompt import PromptEditor
from pikadesk.ui.widgets.editors.prompt_list import PromptList
from pikadesk.ui.widgets.help_sheet import HelpSheet
from pikadesk.ui.widgets.main_window import MainWindow
from tests.fakes import until
from tests.ui import accessible
from tests.ui.window_rig import Rig, running, text_draft

SIZES = {"usual": (1440, 900), "small": (1024, 700)}


class Scene:
    """What there is to see, and the regions through which the keyboard goes, in this order.

    Args:
        rig: The program.
        window: Its window.
    """

    def __init__(self, rig: Rig, window: MainWindow) -> None:
        self.rig, self.window = rig, window
        body = window.body
        self.regions: list[QWidget] = [window.header, body.forms, window.stages, window.panel]

    def pictures(self) -> list[Path]:
        """Three pictures, the first of which is small and of another shape."""
        files = []
        for number, colour in enumerate(("tomato", "seagreen", "gold")):
            files.append(self.rig.folder / f"{colour}.png")
            Pillow.new("RGB", (640, 360) if number else (120, 200), colour).save(files[-1])
        return files


async def _empty(scene: Scene, task: Task) -> None:
    scene.rig.presenter.choose_task(task)


async def _filled(scene: Scene, task: Task) -> None:
    """With pictures and notes on them, problems, and earlier prompts."""
    rig = scene.rig
    rig.presenter.choose_task(task)
    form = rig.forms[task]
    for prompt in ("waves at dawn", "city at night"):
        await rig.history.add_prompt(prompt, Task.TEXT)
    rig.memory.load()
    if form.image_field is not None:
        form.add_images(scene.pictures()[: 1 if isinstance(form.image_field, Image) else 3])
    await rig.settle()
    form.edit("seed", "48 213")
    form.generate()


async def _queue(scene: Scene) -> None:
    """With jobs of every kind of row, in all of the room that the panel can have."""
    scene.rig.presenter.show_panel(PanelPage.QUEUE)
    scene.rig.presenter.expand(True)
    # The panel covers the stage.
    scene.regions.remove(scene.window.stages)


async def _library(scene: Scene) -> None:
    scene.rig.presenter.expand(True)
    scene.regions.remove(scene.window.stages)


async def _player(scene: Scene) -> None:
    scene.window.stage.show_clip(scene.rig.library.cards[0].id)
    player = scene.rig.stage.player
    await until(lambda: player.duration > 0 and not player.image().isNull())
    player.pause()


async def _compare(scene: Scene, mode: CompareMode) -> None:
    one, other, *_ = [card.id for card in scene.rig.library.cards]
    scene.rig.compare.set_mode(mode)
    scene.rig.compare.compare(one, other)
    await scene.rig.settle()
    await until(lambda: bool(scene.rig.compare.frames.frames))


async def _chain(scene: Scene, joint: bool) -> None:
    scene.rig.chain.add([card.id for card in scene.rig.library.cards[:2]])
    scene.rig.chain.show()
    await scene.rig.settle()
    await until(lambda: bool(scene.rig.chain.frames.frames))
    if joint:
        scene.rig.chain.look_at_joint(scene.rig.chain.shots[0].key)


async def _settings(scene: Scene) -> None:
    scene.rig.presenter.open_settings()
    page = scene.window.settings
    items = map(page.columns.itemAt, range(page.columns.count()))
    columns = [item.widget() for item in items if item is not None]
    scene.regions = [scene.window.header, page.navigation, page.close_button, *filter(None, columns)]


async def _ledger(scene: Scene) -> None:
    scene.rig.presenter.open_ledger()
    scene.regions = [scene.window.header, scene.window.ledger]


async def _key(scene: Scene) -> None:
    scene.rig.settings.ask_for_key()
    await _dialog(scene, lambda: scene.window.dialogs.key)


async def _quitting(scene: Scene) -> None:
    world = scene.rig.world
    world.steps.hold("submit")
    await world.runner.enqueue(parse(text_draft("A request on its way")))
    await world.steps.reached("submit")
    scene.rig.presenter.ask_to_quit()
    await _dialog(scene, lambda: scene.window.dialogs.quit)


async def _help(scene: Scene) -> None:
    scene.window.dialogs.show_help()
    await _dialog(scene, lambda: scene.window.findChild(HelpSheet))


async def _save_preset(scene: Scene) -> None:
    _deed(scene, "Save settings as preset…")
    await _dialog(scene, lambda: scene.window.findChild(QDialog))


async def _presets(scene: Scene) -> None:
    _deed(scene, "Presets…")
    await _dialog(scene, lambda: scene.window.findChild(QDialog))


async def _prompts(scene: Scene) -> None:
    await _filled(scene, Task.TEXT)
    await scene.rig.settle()
    editor = next(each for each in scene.window.findChildren(PromptEditor) if each.isVisible())
    editor.clock.click()
    await _dialog(scene, lambda: editor.findChild(PromptList))


def _deed(scene: Scene, words: str) -> None:
    """Do what a line of the form's menu does."""
    menu = scene.window.body.forms.currentWidget().menu  # type: ignore[attr-defined]
    next(deed for group in menu.deeds() for deed in group if deed.words == words).act()


async def _dialog(scene: Scene, find: Callable[[], QWidget | None]) -> None:
    await until(lambda: (found := find()) is not None and found.isVisible(), "it does not open")
    opened = find()
    assert opened is not None
    opened.activateWindow()
    await until(opened.isActiveWindow)
    scene.regions = [opened]


SCENES: dict[str, Callable[[Scene], Awaitable[None]]] = {
    **{f"{task}, empty": partial(_empty, task=task) for task in CATALOGUE},
    **{f"{task}, filled": partial(_filled, task=task) for task in CATALOGUE},
    "queue": _queue,
    "library": _library,
    "player": _player,
    **{f"compare, {mode}": partial(_compare, mode=mode) for mode in CompareMode},
    "chain": partial(_chain, joint=False),
    "chain, a joint": partial(_chain, joint=True),
    "settings": _settings,
    "ledger": _ledger,
    "key": _key,
    "quitting": _quitting,
    "help": _help,
    "save preset": _save_preset,
    "presets": _presets,
    "earlier prompts": _prompts,
}


@pytest.fixture
def video(clip: Path) -> bytes:
    """A video that plays."""
    return clip.read_bytes()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", SCENES)
async def test_everybody_can_use_it(tmp_path: Path, video: bytes, scene: str, size: str) -> None:
    async with running(tmp_path) as rig:
        await rig.add_clip(video=video)
        saved = await rig.add_clip(video=video)
        for name in ("Seaside", "Mountains in the morning, seen from far above, with mist over the lake"):
            await rig.presets.put_preset(Preset(name, text_draft()))
        await rig.load(
            rig.waiting(),
            rig.saved(saved),
            rig.job(Generating("record-1"), ago=40),
            rig.job(Uncertain(NotReached(host="api.example").fault, "record-2"), ago=90),
        )
        made = Scene(rig, await rig.show(*SIZES[size]))
        await SCENES[scene](made)
        await rig.settle()
        await accessible.laid_out()
        _check(made.regions)


@pytest.mark.parametrize("size", SIZES)
async def test_everybody_is_welcome(tmp_path: Path, size: str) -> None:
    async with running(tmp_path, key=None) as rig:
        window = await rig.show(*SIZES[size])
        await accessible.laid_out()
        _check([window.welcome])


def _check(regions: list[QWidget]) -> None:
    root = regions[0].window()
    found = accessible.focusable(root)
    assert found
    order = accessible.tabbed(root)
    assert accessible.unnamed(root) == []
    assert accessible.odd_roles(root) == []
    assert accessible.cut_off(root) == []
    assert accessible.untold(root) == []
    assert [accessible.told(each) for each in found if each not in order] == []
    places = [next(i for i, region in enumerate(regions) if _in(each, region)) for each in order]
    assert places == sorted(places), [accessible.told(each) for each in order]
    for region in regions:
        assert accessible.out_of_order(root, [each for each in order if _in(each, region)]) == []
    assert accessible.without_ring(root, found) == []


def _in(widget: QWidget, region: QWidget) -> bool:
    return widget is region or region.isAncestorOf(widget)


async def test_the_menu_of_a_picture_fits_the_screen_and_each_of_its_lines_has_words(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        scene = Scene(rig, await rig.show(*SIZES["small"]))
        await _filled(scene, Task.FRAMES)
        await rig.settle()
        editor = next(each for each in scene.window.findChildren(CardListEditor) if each.isVisible())
        card = editor.cards[0]
        card.menu_asked.emit(card.mapToGlobal(QPoint(0, card.height())))
        menus = [each for each in scene.window.findChildren(QMenu) if each.isVisible()]
        assert len(menus) == 1
        assert all(action.text() or action.isSeparator() for action in menus[0].actions())
        assert QApplication.primaryScreen().geometry().contains(menus[0].geometry())
        menus[0].close()
