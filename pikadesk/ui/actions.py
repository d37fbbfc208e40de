"""Every action that has a key: the one place from which menus, shortcuts, tooltips and the help sheet are fed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.ui.text import tr
from pikadesk.words import TASKS


class Area(StrEnum):
    """Where an action's keys work, in the order of the help sheet.

    Those of WINDOW work everywhere. Those of PLAYER work wherever the focus has no use for the key itself: a text field
    keeps letters, a list its arrows. The others belong to what has the focus.
    """

    WINDOW = "window"
    COMPOSER = "composer"
    PICTURES = "pictures"
    PLAYER = "player"
    LISTS = "lists"


AREAS: Mapping[Area, str] = {
    Area.WINDOW: "Everywhere",
    Area.COMPOSER: "Form",
    Area.PICTURES: "Pictures and keyframes",
    Area.PLAYER: "Player, outside text fields",
    Area.LISTS: "Library and queue",
}


@dataclass(frozen=True, slots=True)
class Action:
    """Something the user can do with the keyboard.

    Attributes:
        id: Its name in the program.
        words: Its name in the window, to be translated with `tr`.
        keys: The key sequences as Qt writes them; the first is the one that tooltips and menus show.
    """

    id: str
    words: str
    keys: tuple[str, ...]
    area: Area


def task_action(task: Task) -> str:
    """Return the id of the action that shows a task."""
    return f"task.{task}"


ACTIONS: Mapping[str, Action] = {
    action.id: action
    for action in (
        *(
            Action(task_action(task), TASKS[task], (f"Ctrl+{number}",), Area.WINDOW)
            for number, task in enumerate(CATALOGUE, start=1)
        ),
        Action("settings", "Settings", ("Ctrl+,",), Area.WINDOW),
        Action("help", "All shortcuts", ("?", "F1"), Area.WINDOW),
        Action("quit", "Quit", ("Ctrl+Q",), Area.WINDOW),
        Action("generate", "Generate", ("Ctrl+Return", "Ctrl+Enter"), Area.COMPOSER),
        Action("undo", "Undo", ("Ctrl+Z",), Area.COMPOSER),
        Action("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), Area.COMPOSER),
        Action("paste", "Paste picture", ("Ctrl+V",), Area.COMPOSER),
        Action("recipe.open", "Open recipe", ("Ctrl+O",), Area.COMPOSER),
        Action("recipe.save", "Save recipe", ("Ctrl+S",), Area.COMPOSER),
        Action("prompt.earlier", "Earlier prompt", ("Alt+Up",), Area.COMPOSER),
        Action("prompt.later", "Later prompt", ("Alt+Down",), Area.COMPOSER),
        Action("picture.remove", "Remove", ("Delete",), Area.PICTURES),
        Action("picture.earlier", "Move earlier", ("Alt+Left",), Area.PICTURES),
        Action("picture.later", "Move later", ("Alt+Right",), Area.PICTURES),
        Action("picture.repeat", "Duplicate", ("Ctrl+D",), Area.PICTURES),
        Action("picture.open", "Open in viewer", ("Return", "Enter"), Area.PICTURES),
        Action("picture.menu", "What can be done with it", ("Shift+F10", "Menu"), Area.PICTURES),
        Action("play", "Play or pause", ("Space", "K"), Area.PLAYER),
        Action("backward", "Play backward, again for faster", ("J",), Area.PLAYER),
        Action("forward", "Play forward, again for faster", ("L",), Area.PLAYER),
        Action("frame.back", "One frame back", ("Left", ","), Area.PLAYER),
        Action("frame.on", "One frame on", ("Right", "."), Area.PLAYER),
        Action("start", "To the start", ("Home",), Area.PLAYER),
        Action("end", "To the end", ("End",), Area.PLAYER),
        Action("mute", "Mute", ("M",), Area.PLAYER),
        Action("full_screen", "Full screen, Esc leaves it", ("F",), Area.PLAYER),
        Action("frame.save", "Save this frame", ("C",), Area.PLAYER),
        Action("frame.copy", "Copy this frame", ("Shift+C",), Area.PLAYER),
        Action("list.next", "Next", ("Down",), Area.LISTS),
        Action("list.previous", "Previous", ("Up",), Area.LISTS),
        Action("list.open", "Open", ("Return", "Enter"), Area.LISTS),
        Action("list.remove", "Remove or dismiss", ("Delete",), Area.LISTS),
    )
}


def key_text(action_id: str) -> str:
    """Return an action's first key as this system writes it: `Ctrl+,`."""
    return key_texts(action_id)[0]


def key_texts(action_id: str) -> list[str]:
    """Return all keys of an action as this system writes them, each once: `Space` and `K`."""
    return list(dict.fromkeys(map(_native, ACTIONS[action_id].keys)))


def tip(action_id: str) -> str:
    """Return a tooltip with the key: `Settings (Ctrl+,)`."""
    return tr("{words} ({key})").format(words=tr(ACTIONS[action_id].words), key=key_text(action_id))


def bind(window: QWidget, slots: Mapping[str, Callable[[], object]]) -> Mapping[str, QAction]:
    """Give a window actions with their shortcuts.

    A focused control that has a use for a key keeps it, since Qt asks the control first: text fields do so by
    themselves, others with `focus.claim_keys`.

    Args:
        window: What the shortcuts work in.
        slots: What each action does, by id.

    Returns:
        The actions by id, for menus and for disabling.
    """
    made = {}
    for action_id, slot in slots.items():
        action = QAction(tr(ACTIONS[action_id].words), window)
        action.setObjectName(action_id)
        action.setShortcuts([QKeySequence(keys) for keys in ACTIONS[action_id].keys])
        # Without `checked`, which a slot with an argument of its own would take for it.
        action.triggered.connect(lambda _checked=False, slot=slot: slot())
        window.addAction(action)
        made[action_id] = action
    return made


def _native(keys: str) -> str:
    text = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    # Qt tells the two Enter keys apart by name; a keyboard has "Enter" on both.
    return text.replace(
        QCoreApplication.translate("QShortcut", "Return"), QCoreApplication.translate("QShortcut", "Enter")
    )
