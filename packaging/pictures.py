"""Takes pictures of every screen, in both themes and in a small window, with the sandbox behind it.

pictures.py FOLDER
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from qasync import QEventLoop

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pictures_account import take_account

from pikadesk.backend import Options
from pikadesk.domain.catalogue import Task
from pikadesk.domain.exporting import ExportKind
from pikadesk.services.preferences import Theme
from pikadesk.ui.presenters.compare import CompareMode
from pikadesk.ui.presenters.settings import SettingsPresenter
from pikadesk.ui.widgets.composer_presets import SavePresetDialog
from pikadesk.ui.widgets.controls.motion import Glide
from pikadesk.ui.widgets.editors.storyboard import StoryboardEditor
from tests.e2e.visitor import SAMPLES, Visitor, visiting
from tests.ui.state_sheet import sheet
from tests.ui.window_rig import Rig

_USUAL, _SMALL = (1440, 900), (1024, 700)


class Photographer:
    """Takes each picture in both themes.

    Args:
        settings: Change the theme.
        window: What is taken, with all that is open over it.
        folder: Where the pictures go.
    """

    def __init__(self, settings: SettingsPresenter, window: QWidget, folder: Path) -> None:
        self._settings, self._window, self._folder = settings, window, folder

    async def take(self, name: str) -> None:
        """Take `name-dark.png` and `name-light.png`."""
        for theme in (Theme.DARK, Theme.LIGHT):
            self._settings.set_theme(theme)
            await asyncio.sleep(0.3)
            file = self._folder / f"{name}-{theme}.png"
            assert whole(self._window).save(str(file)), file


def whole(window: QWidget) -> QPixmap:
    """The window as one sees it, with the menus, lists and dialogs over it."""
    picture = window.grab()
    painter = QPainter(picture)
    for other in QApplication.topLevelWidgets():
        if other.isVisible() and other is not window:
            painter.drawPixmap(window.mapFromGlobal(other.mapToGlobal(QPoint())), other.grab())
    painter.end()
    return picture


async def empty_forms(visitor: Visitor, photographer: Photographer) -> None:
    """Every form as a new user meets it."""
    for task in Task:
        await visitor.show(task)
        await photographer.take(f"empty-{task}")


async def filled_forms(visitor: Visitor, photographer: Photographer) -> None:
    """Every form with something in it, one of them with mistakes."""
    await visitor.show(Task.TEXT)
    await visitor.write("Prompt", "Gentle waves roll onto a quiet beach at sunset, wide shot, warm light on wet sand")
    fill_in(visitor, negative_prompt="blurry, low quality, people", duration=10)
    await photographer.take("text")
    await visitor.show(Task.IMAGE)
    await visitor.drop(["balloon"])
    await visitor.write("Prompt", "The balloons rise slowly, mist drifts between the hills")
    fill_in(visitor, negative_prompt="people, text")
    await photographer.take("image")
    await visitor.press("Remove", visitor.page)
    await visitor.write("Seed", "48 2l3")
    fill_in(visitor, prompt="")
    visitor.pikadesk.parts.window.form.generate()
    await visitor.drop(["balloon", "boat", "duck"])
    await photographer.take("image-to-fix")
    await visitor.show(Task.SCENES)
    await visitor.drop(["lighthouse", "boat", "city", "aurora"])
    await visitor.write("Prompt", "A paper boat drifts past the lighthouse at dusk as its beam sweeps over the water")
    fill_in(visitor, negative_prompt="text, watermark, extra boats", resolution="1080p", duration=10)
    await keep_seed(visitor, "20931")
    await photographer.take("scenes")
    await visitor.show(Task.EFFECTS)
    await visitor.drop(["duck"])
    await visitor.press("Inflate", visitor.page)
    await visitor.write("Prompt", "Slow and bouncy, soft studio light")
    await photographer.take("effects")
    await visitor.show(Task.FRAMES)
    await visitor.drop(["ridge-noon", "ridge-dusk", "ridge-night"])
    await visitor.write("Prompt of transition 1", "The sun sinks, shadows grow")
    await visitor.write("Prompt of transition 2", "Night falls, stars appear one by one")
    await visitor.write("Prompt", "Time-lapse over a mountain valley, camera locked off, soft film grain")
    fill_in(visitor, negative_prompt="flicker, people, text")
    visitor.pikadesk.parts.window.form.set_duration(1, 8)
    await keep_seed(visitor, "48213")
    storyboard(visitor).select_transition(1)
    await photographer.take("frames")


def fill_in(visitor: Visitor, **values: str | int) -> None:
    """Give fields of the form that is shown their values, by name."""
    for name, value in values.items():
        visitor.pikadesk.parts.window.form.edit(name, value)


async def keep_seed(visitor: Visitor, seed: str) -> None:
    """Write a seed, and lock it."""
    await visitor.write("Seed", seed)
    await visitor.press("Keep seed", visitor.page)


def storyboard(visitor: Visitor) -> StoryboardEditor:
    """The editor of the keyframes, on Frames."""
    editor = visitor.page.pictures
    assert isinstance(editor, StoryboardEditor)
    return editor


async def dragged_over(visitor: Visitor, photographer: Photographer) -> None:
    """A picture from a file manager over the storyboard, between two keyframes and over one."""
    await visitor.show(Task.FRAMES)
    editor, page = storyboard(visitor), visitor.page
    card = editor.cards[1]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(SAMPLES / "ridge-dawn.jpg"))])
    how = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for name, below in (("frames-drag", 40), ("frames-drag-onto", -card.height() // 2)):
        at = card.mapTo(page, QPoint(card.width() // 2, card.height() + below))
        QApplication.sendEvent(page, QDragEnterEvent(at, *how))
        QApplication.sendEvent(page, QDragMoveEvent(at, *how))
        await visitor.until(lambda: not any(glide.moving for glide in page.findChildren(Glide)), "the gap")
        await photographer.take(name)
        QApplication.sendEvent(page, QDragLeaveEvent())


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


async def lists_and_menus(visitor: Visitor, photographer: Photographer) -> None:
    """What opens over the window: earlier prompts, the menu of a form with its presets, all shortcuts."""
    await visitor.show(Task.TEXT)
    await visitor.press("Earlier prompts", visitor.page)
    await photographer.take("prompts")
    close_what_is_open(visitor)
    for name in ("Waves, ten seconds", "Quick draft"):
        await visitor.press("More for this form", visitor.page)
        opened_menu(visitor).actions()[0].trigger()
        close_what_is_open(visitor, QMenu)
        dialog = visitor.find(SavePresetDialog, "", visitor.window)
        dialog.name.setText(name)
        dialog.save.click()
        await asyncio.sleep(0.3)
    await visitor.press("More for this form", visitor.page)
    menu = opened_menu(visitor)
    choices = next(action for action in menu.actions() if action.menu() is not None)
    menu.setActiveAction(choices)
    QTest.keyClick(menu, Qt.Key.Key_Right)
    await photographer.take("presets")
    close_what_is_open(visitor)
    await visitor.press("All shortcuts", visitor.window.header)
    await photographer.take("shortcuts")
    close_what_is_open(visitor)


async def exports(visitor: Visitor, photographer: Photographer) -> None:
    """The dialog in which clips are exported, for one clip and for all of them."""
    presenter, window = visitor.pikadesk.parts.exports, visitor.pikadesk.window
    ids = visitor.pikadesk.parts.library.ids
    for chosen, kinds in ((ids[:1], (ExportKind.TRIM, ExportKind.GIF)), (ids, (ExportKind.COPY, ExportKind.JOINED))):
        presenter.ask(chosen)
        await visitor.until(lambda: window.exports.dialog is not None and window.exports.dialog.isVisible(), "a dialog")
        for kind in kinds:
            window.exports.dialog.kinds[kind].click()
            await visitor.until(lambda: not presenter.form.note.busy, "what it will be", 60)
            await photographer.take(f"export-{kind}")
        window.exports.dialog.close()
        await visitor.until(lambda: presenter.form is None, "its end")


async def shots(visitor: Visitor, photographer: Photographer) -> None:
    """Two clips compared, and the shot chain with a joint looked at."""
    parts = visitor.pikadesk.parts
    first, second, *_ = parts.library.ids
    parts.compare.compare(first, second)
    await visitor.until(lambda: parts.compare.frames.frames, "both clips")
    parts.compare.playhead.seek(1)
    for mode in (CompareMode.SIDE, CompareMode.WIPE):
        parts.compare.set_mode(mode)
        await photographer.take(f"compare-{mode}")
    parts.chain.show()
    parts.chain.add([second, first])
    await visitor.until(lambda: parts.chain.joint_after(parts.chain.shots[0].key), "the joint")
    await photographer.take("chain")
    parts.chain.look_at_joint(parts.chain.shots[0].key)
    await visitor.until(lambda: parts.chain.seams.frames, "its frames")
    await photographer.take("chain-joint")
    parts.chain.close()


def opened_menu(visitor: Visitor) -> QMenu:
    """The menu that is open over the form."""
    return next(menu for menu in visitor.page.findChildren(QMenu) if menu.isVisible())


def close_what_is_open(visitor: Visitor, kind: type[QWidget] = QWidget) -> None:
    """Close every menu, list and dialog over the window, or those of a kind."""
    for other in QApplication.topLevelWidgets():
        if other.isVisible() and other is not visitor.window and isinstance(other, kind):
            other.close()


async def everything(application: QApplication, folder: Path) -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory(prefix="pikadesk-pictures-") as home:
        async with visiting(application, Options(sandbox=True, data_dir=Path(home))) as visitor:
            photographer = Photographer(visitor.pikadesk.parts.settings, visitor.window, folder)
            visitor.window.resize(*_USUAL)
            await empty_forms(visitor, photographer)
            await filled_forms(visitor, photographer)
            await dragged_over(visitor, photographer)
            await jobs(visitor, photographer)
            await lists_and_menus(visitor, photographer)
            await exports(visitor, photographer)
            await shots(visitor, photographer)
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
            await Photographer(visitor.pikadesk.parts.settings, visitor.window, folder).take("welcome")
        in_use = Path(home) / "in use"
        in_use.mkdir()

        async def take(rig: Rig, window: QWidget, name: str) -> None:
            await Photographer(rig.settings, window, folder).take(name)

        await take_account(in_use, _USUAL, take)


def main() -> None:
    """Take the pictures into the folder that the command line names."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([sys.argv[0]])
    for scheme in ("dark", "light"):
        sheet(application, scheme, folder)
    with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
        runner.run(everything(application, folder))


if __name__ == "__main__":
    main()
