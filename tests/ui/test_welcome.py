from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.fakes import until
from tests.ui.window_rig import running

KEY = "new-0123456789abcdef"


async def test_a_newcomer_is_welcomed_until_there_is_a_key(tmp_path: Path) -> None:
    async with running(tmp_path, key=None) as rig:
        window = await rig.show()
        assert window.welcome.isVisible() and not window.header.isVisible()
        QTest.keyClicks(window.welcome.entry.edit, KEY)
        QTest.keyClick(window.welcome.entry.edit, Qt.Key.Key_Return)
        await rig.settle()
        assert rig.keys.key == KEY
        assert not window.welcome.isVisible() and window.header.isVisible()


async def test_the_sandbox_is_one_press_away(tmp_path: Path) -> None:
    async with running(tmp_path, key=None) as rig:
        window = await rig.show()
        QTest.mouseClick(window.welcome.sandbox_button, Qt.MouseButton.LeftButton)
        assert rig.restarts == [True]


async def test_the_sandbox_needs_no_welcome(tmp_path: Path) -> None:
    async with running(tmp_path, key=None, sandbox=True) as rig:
        window = await rig.show()
        assert not window.welcome.isVisible()
        assert rig.settings.has_key


async def test_the_picture_gives_way_in_a_narrow_window(tmp_path: Path) -> None:
    async with running(tmp_path, key=None) as rig:
        window = await rig.show(1440, 900)
        assert window.welcome.picture.isVisible()
        colours = {window.grab().toImage().pixelColor(240, y).name() for y in range(0, 900, 30)}
        assert len(colours) > 8
        window.resize(1024, 700)
        await until(lambda: not window.welcome.picture.isVisible())
        entry = window.welcome.entry
        await until(lambda: entry.mapTo(window, entry.rect().bottomRight()).x() < 1024)


async def test_everything_on_the_page_is_reached_by_tab(tmp_path: Path) -> None:
    async with running(tmp_path, key=None) as rig:
        window = await rig.show()
        welcome = window.welcome
        QTest.keyClicks(welcome.entry.edit, KEY)
        welcome.entry.edit.setFocus(Qt.FocusReason.TabFocusReason)
        reached = []
        for _ in range(4):
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
            reached.append(window.focusWidget())
        assert reached == [
            welcome.entry.edit.eye,
            welcome.entry.paste_button,
            welcome.entry.save_button,
            welcome.sandbox_button,
        ]
