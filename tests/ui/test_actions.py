from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

import pikadesk.ui
from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.ui.actions import ACTIONS, AREAS, Area, bind, key_text, key_texts, pressed, task_action, tip
from pikadesk.ui.widgets.composer import ComposerPage
from pikadesk.ui.widgets.controls import Label
from pikadesk.ui.widgets.help_sheet import HelpSheet
from pikadesk.ui.widgets.stage import Player
from tests.fakes import until
from tests.ui.window_rig import running

_UI = Path(pikadesk.ui.__file__).parent
_KEYS = ("actions.py", "focus.py")
"""The registry; and what keeps keys for Qt's own controls."""
_OF_QT = {"picture.menu", "list.rename"}
"""Known to Qt's own lists and menus."""
_OF_TEXT_FIELDS = {"InsertParagraphSeparator"}


def test_the_keys_are_those_of_the_design() -> None:
    keys = {action.id: action.keys for action in ACTIONS.values()}
    assert [keys[task_action(task)] for task in CATALOGUE] == [(f"Ctrl+{number}",) for number in range(1, 6)]
    expected = {
        "generate": "Ctrl+Return",
        "settings": "Ctrl+,",
        "help": "?",
        "play": "Space K",
        "backward": "J",
        "forward": "L",
        "frame.back": "Left ,",
        "frame.on": "Right .",
        "second.back": "Shift+Left",
        "second.on": "Shift+Right",
        "mark.in": "I",
        "mark.out": "O",
        "zoom": "Z",
        "volume.up": "Up",
        "volume.down": "Down",
        "start": "Home",
        "end": "End",
        "mute": "M",
        "full_screen": "F",
        "frame.save": "C",
        "frame.copy": "Shift+C",
        "paste": "Ctrl+V",
        "undo": "Ctrl+Z",
        "redo": "Ctrl+Shift+Z",
        "picture.remove": "Delete",
        "picture.earlier": "Alt+Left",
        "picture.later": "Alt+Right",
        "compare.start": "Shift+X",
        "compare.flip": "X",
        "chain.show": "H",
        "chain.add": "Shift+H",
        "chain.continue": "Alt+H",
        "boundary.earlier": "Left",
        "boundary.later": "Right",
        "boundary.earlier.all": "Shift+Left",
        "boundary.later.all": "Shift+Right",
    }
    for action_id, wanted in expected.items():
        assert set(wanted.split()) <= set(keys[action_id]), action_id


def test_no_key_means_two_things_where_both_work() -> None:
    together = [{Area.WINDOW, Area.PLAYER, area} for area in (Area.COMPOSER, Area.PICTURES, Area.SCREEN, Area.LISTS)]
    # What has the focus on the timeline keeps the arrows from the player.
    together.append({Area.WINDOW, Area.TIMELINE})
    together.append({Area.WINDOW, Area.SHOTS})
    for areas in together:
        keys = Counter(
            QKeySequence(key).toString() for action in ACTIONS.values() if action.area in areas for key in action.keys
        )
        assert [key for key, count in keys.items() if count > 1] == []


def test_a_key_event_is_read_by_the_registry() -> None:
    def event(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
        return QKeyEvent(QEvent.Type.KeyPress, key, held)

    shift, pad = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
    steps = ("boundary.earlier", "boundary.earlier.all")
    assert pressed(event(Qt.Key.Key_Left), *steps) == "boundary.earlier"
    assert pressed(event(Qt.Key.Key_Down, shift | pad), *steps) == "boundary.earlier.all"
    assert pressed(event(Qt.Key.Key_Right), *steps) is None
    assert pressed(event(Qt.Key.Key_Enter, pad), "list.open") == "list.open"


def test_whoever_takes_a_key_asks_the_registry_for_it() -> None:
    """No key is written into a widget, so none works that the help sheet does not name, and each that it names does."""
    sources = {
        file: ast.parse(file.read_text(encoding="utf-8")) for file in _UI.rglob("*.py") if file.name not in _KEYS
    }
    nodes = [(file.name, node) for file, tree in sources.items() for node in ast.walk(tree)]
    written = [f"{name}:{node.lineno} {node.attr}" for name, node in nodes if _is_key(node)]
    assert written == []
    named = {node.value for _, node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert {action for action in ACTIONS if action not in named} == {task_action(task) for task in CATALOGUE} | _OF_QT


def _is_key(node: ast.AST) -> bool:
    if not isinstance(node, ast.Attribute):
        return False
    of_qt = isinstance(node.value, ast.Attribute) and node.value.attr == "StandardKey"
    return node.attr.startswith("Key_") or (of_qt and node.attr not in _OF_TEXT_FIELDS)


def test_every_key_is_one_that_qt_knows() -> None:
    for action in ACTIONS.values():
        for key in action.keys:
            assert QKeySequence(key).toString(), f"{action.id}: {key}"


def test_keys_are_written_as_they_stand_on_the_keyboard() -> None:
    assert key_text("settings") == "Ctrl+,"
    assert tip("settings") == "Settings (Ctrl+,)"
    assert key_texts("generate") == ["Ctrl+Enter"]
    assert key_texts("play") == ["Space", "K"]


async def test_the_help_sheet_has_every_action_with_its_keys(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        sheet = HelpSheet()
        rig.keep(sheet, 720, 620)
        await until(sheet.isActiveWindow)
        texts = [label.text() for label in sheet.findChildren(Label)]
        for action in ACTIONS.values():
            assert action.words in texts, action.id
            for key in key_texts(action.id):
                assert key in texts, action.id
        assert set(AREAS.values()) <= set(texts)


async def test_the_help_sheet_opens_with_a_question_mark_and_closes_with_escape(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        window.header.help_button.setFocus()
        QTest.keyClick(window.header.help_button, Qt.Key.Key_Question)
        await until(lambda: window.findChild(HelpSheet) is not None)
        sheet = window.findChild(HelpSheet)
        assert sheet is not None
        await until(sheet.isActiveWindow)
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
        await until(lambda: window.findChild(HelpSheet) is None)
        QTest.mouseClick(window.header.help_button, Qt.MouseButton.LeftButton)
        await until(lambda: window.findChild(HelpSheet) is not None)


async def test_all_that_the_registry_promises_is_bound_and_nothing_else(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        bound = {
            action.objectName(): {key.toString() for key in action.shortcuts()}
            for widget in (window, *window.findChildren(ComposerPage), *window.findChildren(Player))
            for action in widget.actions()
        }
        promised = {
            action.id: {QKeySequence(key).toString() for key in action.keys}
            for action in ACTIONS.values()
            if action.area in (Area.WINDOW, Area.PLAYER, Area.SCREEN, Area.COMPOSER)
        }
        # Only what is left at the moment knows the key: a drag, the full screen, the settings.
        del promised["leave"]
        assert bound == promised


async def test_a_form_that_cannot_be_seen_takes_no_keys(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        rig.presenter.form.edit("prompt", "waves")
        rig.presenter.open_settings()
        QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        await rig.settle()
        assert rig.world.runner.jobs == {} and rig.presenter.form.draft.text("prompt") == "waves"
        rig.presenter.open_settings(False)
        QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await rig.settle()
        assert len(rig.world.runner.jobs) == 1


def test_a_slot_with_an_argument_of_its_own_is_called_without(qapp: object) -> None:
    window = QWidget()
    got: list[bool] = []

    def slot(wanted: bool = True) -> None:
        got.append(wanted)

    bind(window, {"settings": slot})["settings"].trigger()
    assert got == [True]


async def test_tabs_are_reached_by_keyboard(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        for number, task in enumerate(CATALOGUE, start=1):
            QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
            assert rig.presenter.task is task
            assert window.header.tabs[task].isChecked()
            assert window.body.forms.currentWidget().form.task is task  # type: ignore[attr-defined]
        assert rig.presenter.form is rig.forms[Task.EFFECTS]
