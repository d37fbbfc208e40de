"""The screens of clips beside each other and one after the other."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from pikadesk.domain.clip import Clip
from pikadesk.ui.presenters.compare import CompareMode
from pikadesk.ui.widgets.main_window import MainWindow
from pikadesk.ui.widgets.stage.chain_stage import ChainStage
from pikadesk.ui.widgets.stage.compare_stage import CompareStage
from tests.adapters.films import numbered_film
from tests.fakes import until
from tests.ui.window_rig import Rig, text_draft


async def shots(rig: Rig, window: MainWindow, prompt: str) -> AsyncIterator[str]:
    """Each screen in turn; the clips are called by the prompt."""
    draft, final, upright = [
        await _clip(rig, rig.folder / f"{number}.mp4", prompt, number, size)
        for number, size in enumerate(((128, 72), (256, 144), (72, 128)))
    ]
    async for name in _compared(rig, window, draft, final):
        yield name
    rig.chain.show()
    await rig.settle()
    yield "chain, empty"
    rig.chain.add([draft.id, final.id, upright.id])
    await rig.settle()
    await until(lambda: not rig.chain.frames.reading)
    stage = window.stages.currentWidget()
    assert isinstance(stage, ChainStage)
    yield "chain"
    rig.chain.look_at_joint(rig.chain.shots[0].key)
    await rig.settle()
    yield "chain, a joint"
    for opener, words in ((stage.more, "more"), (stage.strip.cards[1], "card")):
        opener.setFocus()
        QTest.keyClick(opener, Qt.Key.Key_Space if words == "more" else Qt.Key.Key_Menu)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        yield f"chain, menu of {words}"
        menu.close()
    QTest.mouseClick(stage.more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    [action for action in menu.actions() if not action.isSeparator()][3].trigger()
    menu.close()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    yield "chain, as a collection"
    dialog.close()
    final.path.unlink()
    rig.chain.close()
    rig.chain.show()
    await rig.settle()
    yield "chain, a file is gone"
    rig.chain.clear()
    rig.chain.close()


async def _compared(rig: Rig, window: MainWindow, first: Clip, second: Clip) -> AsyncIterator[str]:
    rig.compare.compare(first.id, second.id)
    await rig.settle()
    await until(lambda: bool(rig.compare.frames.frames))
    stage = window.stages.currentWidget()
    assert isinstance(stage, CompareStage)
    for mode in CompareMode:
        rig.compare.set_mode(mode)
        yield f"compare, {mode}"
    stage.list.fold.click()
    yield "compare, with what is the same"
    stage.list.fold.click()
    rig.compare.close()


async def _clip(rig: Rig, file: Path, prompt: str, number: int, size: tuple[int, int]) -> Clip:
    film = numbered_film(file, size=size, frames=6 + number)
    return await rig.add_clip(text_draft(prompt, seed=str(number)), video=film.read_bytes())
