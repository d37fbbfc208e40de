from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QBoxLayout, QDialogButtonBox, QFileDialog, QLineEdit

from pikadesk.domain.doubts import Period
from pikadesk.domain.errors import DiskFull, Fault, FolderUnwritable
from pikadesk.services.preferences import Delivery, Preferences, Theme
from pikadesk.ui.theme import theme
from pikadesk.ui.widgets.settings_page import SettingsPage, shown_folder
from tests.fakes import FakePreferenceStore, until
from tests.ui.window_rig import Rig, running


async def page_of(rig: Rig, width: int = 1200, height: int = 800) -> SettingsPage:
    page = SettingsPage(rig.settings, rig.spending)
    rig.keep(page, width, height)
    await until(page.isActiveWindow)
    await rig.settle()
    return page


def click(widget: object) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


async def test_changes_are_kept_as_they_are_made(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        page = await page_of(rig)
        click(page.delivery.button(Delivery.SYNCHRONOUS))
        click(page.theme.button(Theme.LIGHT))
        page.parallel.setFocus()
        QTest.keyClick(page.parallel, Qt.Key.Key_Up)
        expected = Preferences(delivery=Delivery.SYNCHRONOUS, theme=Theme.LIGHT, parallel_jobs=3, reduce_motion=True)
        assert rig.settings.preferences == expected
        await until(lambda: rig.preferences.current == expected)


async def test_what_keeps_credits_from_being_spent_is_written_down_at_once(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        rig.settings.set_queue_paused(True)
        rig.settings.set_limit(Period.DAY, 600_000)
        # What was begun is ended; the timer of other settings is not waited for.
        await rig.settle()
        assert rig.preferences.current.queue_paused
        assert rig.preferences.current.daily_limit == 600_000


@pytest.mark.parametrize("sandbox", [False, True])
async def test_the_sandbox_pauses_no_queue_but_its_own(tmp_path: Path, sandbox: bool) -> None:
    both = Preferences(queue_paused=True, sandbox_queue_paused=True)
    async with running(tmp_path, sandbox=sandbox, preferences=both) as rig:
        rig.jobs.set_paused(False)
        await rig.settle()
        assert rig.preferences.current == Preferences(queue_paused=sandbox, sandbox_queue_paused=not sandbox)


async def test_the_page_shows_what_is_set(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "elsewhere", Delivery.SYNCHRONOUS, 4, Theme.DARK)
    async with running(tmp_path, preferences=preferences) as rig:
        page = await page_of(rig)
        assert page.folder.text() == str(tmp_path / "elsewhere")
        assert (page.delivery.value(), page.parallel.value(), page.theme.value()) == (
            Delivery.SYNCHRONOUS,
            4,
            Theme.DARK,
        )
        assert "outcome is unknown" in page.delivery_words.text()
        click(page.delivery.button(Delivery.RECOVERABLE))
        assert "A broken connection loses nothing" in page.delivery_words.text()


async def test_jobs_at_a_time_stay_between_one_and_four(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        page = await page_of(rig)
        assert (page.parallel.minimum(), page.parallel.maximum()) == (1, 4)
        rig.settings.set_parallel_jobs(9)
        assert rig.settings.preferences.parallel_jobs == page.parallel.value() == 4
        rig.settings.set_parallel_jobs(0)
        assert rig.settings.preferences.parallel_jobs == page.parallel.value() == 1


async def test_the_theme_is_switched_at_once(tmp_path: Path) -> None:
    async with running(tmp_path, preferences=Preferences(theme=Theme.DARK)) as rig:
        window = await rig.show()
        rig.presenter.open_settings()
        assert window.settings.isVisible()
        before = window.grab().toImage().pixelColor(700, 700).name()
        click(window.settings.theme.button(Theme.LIGHT))
        assert theme().tokens.name == "light"
        assert (before, window.grab().toImage().pixelColor(700, 700).name()) == ("#17181a", "#f1f2f3")
        click(window.settings.theme.button(Theme.DARK))
        assert theme().tokens.name == "dark"


async def test_a_folder_that_can_be_written_is_used(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        page = await page_of(rig)
        click(page.choose_button)
        await until(lambda: page.findChild(QFileDialog) is not None)
        dialog = page.findChild(QFileDialog)
        assert dialog is not None
        (tmp_path / "new").mkdir()
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        buttons = dialog.findChild(QDialogButtonBox)
        assert name is not None and buttons is not None
        name.setText(str(tmp_path / "new"))
        click(buttons.button(QDialogButtonBox.StandardButton.Open))
        await until(lambda: rig.settings.output_folder == tmp_path / "new")
        assert page.folder.text() == str(tmp_path / "new")
        rig.settings.choose_folder(tmp_path / "videos")
        await rig.settle()
        assert rig.settings.preferences.output_folder is None


async def test_a_folder_that_cannot_be_written_is_not_used_and_says_why(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        page = await page_of(rig)
        rig.world.videos.on_check_writable(FolderUnwritable(path="/nowhere/videos"))
        rig.settings.choose_folder(Path("/nowhere/videos"))
        await rig.settle()
        assert rig.settings.output_folder == tmp_path / "videos"
        assert page.folder_trouble.isVisible()
        assert (
            page.folder_trouble.text() == "/nowhere/videos cannot be written. Choose another folder; nothing is lost."
        )


async def test_opening_the_page_looks_at_the_folder(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        rig.world.videos.on_check_writable(FolderUnwritable(path="/gone"))
        page = await page_of(rig)
        assert "/gone cannot be written" in page.folder_trouble.text()


async def test_settings_that_cannot_be_written_down_say_so_and_stay(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        page = await page_of(rig)
        rig.preferences.error = DiskFull(path="settings.json")
        click(page.theme.button(Theme.LIGHT))
        await until(page.trouble.isVisible)
        assert page.trouble.text() == "The disk is full. Make room, then try again; nothing is lost."
        assert rig.settings.preferences.theme is Theme.LIGHT
        rig.preferences.error = None
        click(page.theme.button(Theme.DARK))
        await until(lambda: not page.trouble.isVisible())
        assert rig.preferences.current.theme is Theme.DARK


class SlowStore(FakePreferenceStore):
    """Writes as slowly as it is let, and counts who writes at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.writing = self.most_writing = 0

    def save(self, preferences: Preferences, since: Preferences) -> None:
        self.writing += 1
        self.most_writing = max(self.most_writing, self.writing)
        self.gate.wait(10)
        self.writing -= 1
        super().save(preferences, since)


async def test_the_last_change_is_the_one_that_is_written_last(tmp_path: Path) -> None:
    store = SlowStore()
    async with running(tmp_path, store=store) as rig:
        rig.settings.set_parallel_jobs(3)
        rig.spawn(rig.settings.flush())
        await until(lambda: store.writing)
        rig.settings.set_parallel_jobs(4)
        rig.spawn(rig.settings.flush())
        store.gate.set()
        await rig.settle()
        assert store.current.parallel_jobs == 4
        assert store.most_writing == 1


async def test_the_window_is_remembered_quietly(tmp_path: Path) -> None:
    async with running(tmp_path, preferences=Preferences(window=(("b", "2"),))) as rig:
        told: list[bool] = []
        rig.settings.changed.connect(lambda: told.append(True))
        rig.settings.remember("a", "1")
        await rig.settings.flush()
        assert rig.preferences.current.window == (("a", "1"), ("b", "2"))
        assert rig.settings.remembered("b") == "2" and rig.settings.remembered("c") is None
        assert told == []


async def test_the_key_is_shown_as_dots_and_its_end_alone(tmp_path: Path) -> None:
    async with running(tmp_path, key="0123456789abcdef3f9c") as rig:
        page = await page_of(rig)
        assert page.key.text() == "•" * 16 + "  3f9c"
        assert page.key_place.text() == "In the system keychain"
        rig.settings.forget_key()
        await rig.settle()
        assert page.key.text() == "" and page.key_place.text() == "None yet"
        assert page.replace_button.text() == "Add…" and not page.remove_button.isVisible()


async def test_a_short_key_shows_nothing_of_itself(tmp_path: Path) -> None:
    async with running(tmp_path, key="short") as rig:
        assert rig.settings.key_mask == "•" * 16


async def test_replace_asks_for_the_key(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        page = await page_of(rig)
        click(page.replace_button)
        assert rig.settings.asking_for_key


async def test_a_keychain_that_does_not_open_says_so(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        page = await page_of(rig)
        rig.keys.locked = True
        click(page.remove_button)
        await rig.settle()
        assert page.key_trouble.text() == "The system's keychain cannot be used now."


@pytest.mark.parametrize("sandbox", [True, False])
async def test_account_and_sandbox_are_a_restart_apart(tmp_path: Path, sandbox: bool) -> None:
    async with running(tmp_path, sandbox=sandbox) as rig:
        window = await rig.show()
        rig.presenter.open_settings()
        page = window.settings
        assert page.restart_button.text() == ("Use your account" if sandbox else "Open the sandbox")
        assert page.replace_button.isVisible() is not sandbox
        click(page.restart_button)
        assert rig.restarts == [not sandbox]


@pytest.mark.parametrize("way", ["escape", "button", "tab"])
async def test_the_page_is_left_by_escape_button_and_tab(tmp_path: Path, way: str) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        assert window.settings.isVisible() and not window.body.forms.isVisible()
        assert not any(tab.isChecked() for tab in window.header.tabs.values())
        if way == "escape":
            QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
        elif way == "button":
            click(window.settings.close_button)
        else:
            QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        assert window.body.forms.isVisible() and not window.settings.isVisible()


async def test_groups_stand_side_by_side_where_there_is_room(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        page = await page_of(rig, 1100)
        assert page.columns.direction() is QBoxLayout.Direction.LeftToRight
        page.resize(1099, 800)
        await until(lambda: page.columns.direction() is QBoxLayout.Direction.TopToBottom)


def test_a_folder_is_shown_as_people_write_it(home: Path) -> None:
    assert shown_folder(home / "Videos" / "Pikadesk") == "~/Videos/Pikadesk"
    assert shown_folder(Path("/srv/videos")) == "/srv/videos"


async def test_what_another_window_set_counts_at_once_and_is_not_taken_back(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        page = await page_of(rig)
        rig.settings.set_theme(Theme.LIGHT)
        # The other window saves, before this one has written its change down.
        start = rig.preferences.current
        rig.preferences.save(replace(start, confirm_above=7, theme=Theme.SYSTEM), start)
        assert rig.settings.preferences == replace(start, confirm_above=7, theme=Theme.LIGHT)
        await until(lambda: page.confirm_above.value() == 7)
        await rig.settings.flush()
        assert rig.preferences.current == replace(start, confirm_above=7, theme=Theme.LIGHT)


async def test_a_window_that_nobody_touches_shows_what_was_set_elsewhere(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        page = await page_of(rig)
        rig.preferences.current = replace(rig.preferences.current, confirm_above=7)
        await until(lambda: page.confirm_above.value() == 7)


async def test_what_is_set_back_while_it_is_written_is_set_back(tmp_path: Path) -> None:
    store = SlowStore()
    async with running(tmp_path, store=store) as rig:
        before = rig.settings.preferences.parallel_jobs
        rig.settings.set_parallel_jobs(4)
        rig.spawn(rig.settings.flush())
        await until(lambda: store.writing)
        rig.settings.set_parallel_jobs(before)
        store.gate.set()
        await rig.settle()
        await rig.settings.flush()
        assert store.current.parallel_jobs == rig.settings.preferences.parallel_jobs == before


async def test_settings_that_could_not_be_read_say_so_until_they_are_set_anew(tmp_path: Path) -> None:
    store = FakePreferenceStore()
    store.trouble = Fault("settings_unreadable", (("path", "/a/settings.json"),))
    async with running(tmp_path, store=store) as rig:
        page = await page_of(rig)
        assert page.trouble.isVisible() and "/a/settings.json" in page.trouble.text()
