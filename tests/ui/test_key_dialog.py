from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from pikadesk.domain.catalogue import Task
from pikadesk.domain.errors import ApiError, KeyRefused, NotReached, Refused, TransferBroken
from pikadesk.ui.presenters.key_words import KeyPlace
from pikadesk.ui.widgets.key_dialog import KeyDialog
from tests.fakes import until
from tests.ui.window_rig import Rig, running

OLD, NEW = "old-0123456789abcdef", "new-0123456789abcdef"


async def dialog_of(rig: Rig) -> KeyDialog:
    dialog = KeyDialog(rig.settings)
    rig.keep(dialog, 520, 300)
    await until(dialog.isActiveWindow)
    return dialog


def click(widget: object) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


async def save(rig: Rig, dialog: KeyDialog, key: str) -> None:
    QTest.keyClicks(dialog.entry.edit, key)
    click(dialog.entry.save_button)
    await rig.settle()


@pytest.mark.parametrize(
    ("keychain", "words"),
    [(True, "In the system keychain"), (False, "For this session only: no keychain here")],
)
async def test_a_key_is_kept_tested_and_its_place_told(tmp_path: Path, keychain: bool, words: str) -> None:
    async with running(tmp_path, key=None, keychain=keychain) as rig:
        dialog = await dialog_of(rig)
        assert dialog.place.text() == "There is no key yet."
        await save(rig, dialog, f"  {NEW} ")
        assert rig.keys.key == NEW
        assert rig.checked == [NEW] and rig.world.steps.passed == ["check key"]
        assert dialog.entry.message.text() == f"The service takes this key. Kept: {words}."
        assert dialog.place.text().endswith(f"cdef: {words}")
        assert rig.settings.has_key


async def test_a_refused_key_is_told_and_the_one_before_stays(tmp_path: Path) -> None:
    async with running(tmp_path, key=OLD) as rig:
        dialog = await dialog_of(rig)
        rig.world.api.on_check_key(KeyRefused(status=401, message="API Key is not active"))
        await save(rig, dialog, NEW)
        assert dialog.entry.message.text() == "The service does not take this key. It was not kept."
        assert rig.checked == [NEW] and rig.keys.key == OLD and rig.keys.saved == []
        assert rig.settings.key_place is KeyPlace.KEYCHAIN
        assert dialog.entry.edit.text() == NEW and dialog.entry.edit.property("problem") is True
        assert dialog.isVisible()


async def test_the_key_before_is_the_one_that_is_used_until_the_new_one_is_tested(tmp_path: Path) -> None:
    async with running(tmp_path, key=OLD) as rig:
        dialog = await dialog_of(rig)
        rig.world.steps.hold("check key")
        QTest.keyClicks(dialog.entry.edit, NEW)
        click(dialog.entry.save_button)
        await rig.world.steps.reached("check key")
        assert rig.keys.key == OLD
        rig.world.steps.free()
        await rig.settle()
        assert rig.keys.saved == [NEW]


async def test_a_refused_key_takes_no_key_of_the_environment_into_the_keychain(tmp_path: Path) -> None:
    async with running(tmp_path, key=OLD, environment_key=True) as rig:
        dialog = await dialog_of(rig)
        rig.world.api.on_check_key(KeyRefused(status=401, message="no"))
        await save(rig, dialog, NEW)
        assert rig.keys.saved == []
        assert rig.settings.key_place is KeyPlace.ENVIRONMENT


async def test_before_a_key_is_saved_nothing_is_promised_that_may_not_be(tmp_path: Path) -> None:
    async with running(tmp_path, key=None, keychain=False) as rig:
        dialog = await dialog_of(rig)
        assert "in the system keychain where there is one, otherwise for this session only" in dialog.sentence.text()
        assert "your system keychain" not in dialog.sentence.text()


async def test_a_refused_first_key_leaves_none(tmp_path: Path) -> None:
    async with running(tmp_path, key=None) as rig:
        dialog = await dialog_of(rig)
        rig.world.api.on_check_key(KeyRefused(status=401, message="no"))
        await save(rig, dialog, NEW)
        assert rig.keys.key is None and rig.settings.key_missing


@pytest.mark.parametrize(
    "error", [NotReached(host="api.example"), Refused(status=403, message="no"), TransferBroken(reason="cut")]
)
async def test_a_key_that_could_not_be_checked_is_kept(tmp_path: Path, error: ApiError) -> None:
    async with running(tmp_path, key=None) as rig:
        dialog = await dialog_of(rig)
        rig.world.api.on_check_key(error)
        await save(rig, dialog, NEW)
        assert rig.keys.key == NEW
        assert "could not be checked now" in dialog.entry.message.text()
        assert "does not take" not in dialog.entry.message.text()
        assert rig.settings.has_key


async def test_nothing_else_is_done_while_the_service_is_asked(tmp_path: Path) -> None:
    async with running(tmp_path, key=None) as rig:
        dialog = await dialog_of(rig)
        rig.world.steps.hold("check key")
        QTest.keyClicks(dialog.entry.edit, NEW)
        QTest.keyClick(dialog.entry.edit, Qt.Key.Key_Return)
        await rig.world.steps.reached("check key")
        assert not dialog.entry.save_button.isEnabled() and dialog.entry.edit.isReadOnly()
        assert dialog.entry.message.text() == "Asking the service, free of charge…"
        QTest.keyClick(dialog.entry.edit, Qt.Key.Key_Return)
        rig.world.steps.free()
        await rig.settle()
        assert rig.world.steps.passed == ["check key"]


async def test_the_key_is_dots_until_the_eye_is_pressed_and_gone_when_the_dialog_closes(tmp_path: Path) -> None:
    async with running(tmp_path, key=None) as rig:
        window = await rig.show()
        rig.settings.ask_for_key()
        dialog = window.dialogs.key
        assert dialog is not None
        await until(dialog.isActiveWindow)
        edit = dialog.entry.edit
        assert edit.hasFocus() and edit.echoMode() is QLineEdit.EchoMode.Password
        QTest.keyClicks(edit, NEW)
        assert edit.displayText() != NEW
        click(edit.eye)
        assert edit.displayText() == NEW
        assert edit.eye.accessibleName() == "Hide the key"
        QTest.keyClick(edit, Qt.Key.Key_Escape)
        await until(lambda: window.dialogs.key is None)
        assert edit.text() == "" and edit.echoMode() is QLineEdit.EchoMode.Password
        assert not rig.settings.asking_for_key


async def test_paste_takes_the_key_from_the_clipboard_and_puts_nothing_there(tmp_path: Path) -> None:
    async with running(tmp_path, key=None) as rig:
        dialog = await dialog_of(rig)
        QGuiApplication.clipboard().setText(f"\n{NEW} ")
        click(dialog.entry.paste_button)
        assert dialog.entry.edit.text() == NEW
        QGuiApplication.clipboard().setText("something else")
        click(dialog.entry.save_button)
        await rig.settle()
        assert rig.keys.key == NEW
        assert QGuiApplication.clipboard().text() == "something else"


async def test_the_key_can_be_removed(tmp_path: Path) -> None:
    async with running(tmp_path, key=OLD) as rig:
        dialog = await dialog_of(rig)
        click(dialog.remove_button)
        await rig.settle()
        assert rig.keys.key is None and rig.settings.key_missing
        assert not dialog.remove_button.isVisible()


async def test_a_locked_keychain_is_told(tmp_path: Path) -> None:
    async with running(tmp_path, key=OLD) as rig:
        dialog = await dialog_of(rig)
        rig.keys.locked = True
        click(dialog.remove_button)
        await rig.settle()
        assert dialog.entry.message.text() == "The system's keychain cannot be used now."


async def test_the_settings_never_hold_the_key(tmp_path: Path) -> None:
    async with running(tmp_path, key=None) as rig:
        dialog = await dialog_of(rig)
        await save(rig, dialog, NEW)
        rig.settings.set_parallel_jobs(3)
        await rig.settings.flush()
        assert NEW not in repr(rig.preferences.current)


async def test_generate_without_a_key_asks_for_it_and_keeps_the_draft(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        rig.settings.forget_key()
        await rig.settle()
        form = rig.forms[Task.TEXT]
        form.edit("prompt", "Gentle waves")
        form.generate()
        await rig.settle()
        assert window.dialogs.key is not None and window.dialogs.key.isVisible()
        assert form.draft.text("prompt") == "Gentle waves"
        assert "There is no API key yet" in form.trouble
        assert rig.world.runner.jobs == {}
        await save(rig, window.dialogs.key, NEW)
        click(window.dialogs.key.close_button)
        form.generate()
        await rig.settle()
        assert len(rig.world.runner.jobs) == 1


async def test_a_generate_before_the_keychain_was_read_waits_for_it(tmp_path: Path) -> None:
    rig = Rig(tmp_path, key=OLD)
    assert rig.settings.key_place is KeyPlace.UNREAD and not rig.settings.key_missing
    form = rig.forms[Task.TEXT]
    form.edit("prompt", "Gentle waves")
    form.generate()
    await rig.settle()
    assert not rig.settings.asking_for_key
    assert len(rig.world.runner.jobs) == 1
    await rig.close()


async def test_a_key_from_the_environment_is_told_as_such(tmp_path: Path) -> None:
    async with running(tmp_path, environment_key=True) as rig:
        assert rig.settings.key_place_words == "For this session only: from PIKADESK_API_KEY"
