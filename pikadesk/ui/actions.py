"""Every action that has a key: the one place from which menus, shortcuts, tooltips and the help sheet are fed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.ui.text import tr
from pikadesk.words import TASKS, translatable


class Area(StrEnum):
    """Where an action's keys work, in the order of the help sheet.

    Those of WINDOW work everywhere. Those of PLAYER work wherever the focus has no use for the key itself: a text field
    keeps letters, a list its arrows; those of SCREEN only while the player has it. The others belong to what has the
    focus.
    """

    WINDOW = "window"
    COMPOSER = "composer"
    PICTURES = "pictures"
    TIMELINE = "timeline"
    PLAYER = "player"
    SCREEN = "screen"
    SHOTS = "shots"
    LISTS = "lists"
    LIBRARY = "library"


AREAS: Mapping[Area, str] = translatable(
    {
        Area.WINDOW: "Everywhere",
        Area.COMPOSER: "Form",
        Area.PICTURES: "Pictures and keyframes",
        Area.TIMELINE: "Timeline of the storyboard",
        Area.PLAYER: "Player, outside text fields",
        Area.SCREEN: "Player, once it was clicked",
        Area.SHOTS: "Compared clips and shot chain",
        Area.LISTS: "Library and queue",
        Area.LIBRARY: "Videos in the library",
    }
)


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
        Action("settings", translatable("Settings"), ("Ctrl+,",), Area.WINDOW),
        Action("ledger", translatable("Ledger"), ("Ctrl+L",), Area.WINDOW),
        Action("export", translatable("Export clips"), ("Ctrl+E",), Area.WINDOW),
        Action("help", translatable("All shortcuts"), ("?", "F1"), Area.WINDOW),
        Action("quit", translatable("Quit"), ("Ctrl+Q",), Area.WINDOW),
        Action("leave", translatable("Leave a drag, full screen, the settings or the ledger"), ("Esc",), Area.WINDOW),
        Action("generate", translatable("Generate"), ("Ctrl+Return", "Ctrl+Enter"), Area.COMPOSER),
        Action(
            "generate.front",
            translatable("Generate at the front of the queue"),
            ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
            Area.COMPOSER,
        ),
        Action(
            "generate.several",
            translatable("Generate variations"),
            ("Ctrl+Alt+Return", "Ctrl+Alt+Enter"),
            Area.COMPOSER,
        ),
        Action("undo", translatable("Undo"), ("Ctrl+Z",), Area.COMPOSER),
        Action("redo", translatable("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), Area.COMPOSER),
        Action("paste", translatable("Paste picture"), ("Ctrl+V",), Area.COMPOSER),
        Action("recipe.open", translatable("Open recipe"), ("Ctrl+O",), Area.COMPOSER),
        Action("recipe.save", translatable("Save recipe"), ("Ctrl+S",), Area.COMPOSER),
        Action("prompt.earlier", translatable("Earlier prompt"), ("Alt+Up",), Area.COMPOSER),
        Action("prompt.later", translatable("Later prompt"), ("Alt+Down",), Area.COMPOSER),
        Action("picture.remove", translatable("Remove"), ("Delete", "Backspace"), Area.PICTURES),
        Action("picture.earlier", translatable("Move earlier"), ("Alt+Left", "Alt+Up"), Area.PICTURES),
        Action("picture.later", translatable("Move later"), ("Alt+Right", "Alt+Down"), Area.PICTURES),
        Action("picture.repeat", translatable("Duplicate"), ("Ctrl+D",), Area.PICTURES),
        Action("picture.open", translatable("Open in viewer"), ("Return", "Enter"), Area.PICTURES),
        Action("picture.menu", translatable("What can be done with it"), ("Shift+F10", "Menu"), Area.PICTURES),
        Action("boundary.earlier", translatable("Boundary 1 s earlier"), ("Left", "Down"), Area.TIMELINE),
        Action("boundary.later", translatable("Boundary 1 s later"), ("Right", "Up"), Area.TIMELINE),
        Action(
            "boundary.earlier.all",
            translatable("Boundary and what follows 1 s earlier"),
            ("Shift+Left", "Shift+Down"),
            Area.TIMELINE,
        ),
        Action(
            "boundary.later.all",
            translatable("Boundary and what follows 1 s later"),
            ("Shift+Right", "Shift+Up"),
            Area.TIMELINE,
        ),
        Action("transition.edit", translatable("Edit transition"), ("Return", "Enter"), Area.TIMELINE),
        Action("play", translatable("Play or pause"), ("Space", "K"), Area.PLAYER),
        Action("backward", translatable("Play backward, again for faster"), ("J",), Area.PLAYER),
        Action("forward", translatable("Play forward, again for faster"), ("L",), Area.PLAYER),
        Action("frame.back", translatable("One frame back"), ("Left", ","), Area.PLAYER),
        Action("frame.on", translatable("One frame on"), ("Right", "."), Area.PLAYER),
        Action("second.back", translatable("One second back"), ("Shift+Left",), Area.PLAYER),
        Action("second.on", translatable("One second on"), ("Shift+Right",), Area.PLAYER),
        Action("start", translatable("To the start"), ("Home",), Area.PLAYER),
        Action("end", translatable("To the end"), ("End",), Area.PLAYER),
        Action("mute", translatable("Mute"), ("M",), Area.PLAYER),
        Action("loop", translatable("Loop"), ("P",), Area.PLAYER),
        Action("speed.slower", translatable("Slower"), ("Shift+J",), Area.PLAYER),
        Action("speed.usual", translatable("Usual speed"), ("Shift+K",), Area.PLAYER),
        Action("speed.faster", translatable("Faster"), ("Shift+L",), Area.PLAYER),
        Action("mark.in", translatable("Mark In at this frame"), ("I",), Area.PLAYER),
        Action("mark.out", translatable("Mark Out at this frame"), ("O",), Area.PLAYER),
        Action("mark.in.remove", translatable("Remove In"), ("Alt+I",), Area.PLAYER),
        Action("mark.out.remove", translatable("Remove Out"), ("Alt+O",), Area.PLAYER),
        Action("mark.remove", translatable("Remove In and Out"), ("Shift+I",), Area.PLAYER),
        Action("zoom", translatable("Pixel by pixel, or the whole picture"), ("Z",), Area.PLAYER),
        Action("full_screen", translatable("Full screen"), ("F",), Area.PLAYER),
        Action("frame.save", translatable("Save this frame"), ("C",), Area.PLAYER),
        Action("frame.copy", translatable("Copy this frame"), ("Shift+C",), Area.PLAYER),
        Action("frame.use", translatable("Use this frame"), ("U",), Area.PLAYER),
        Action("frame.use_last", translatable("Use last frame"), ("Shift+U",), Area.PLAYER),
        Action("frame.use_first", translatable("Use first frame"), ("Alt+U",), Area.PLAYER),
        Action("recall.all", translatable("Use settings again"), ("R",), Area.PLAYER),
        Action("recall.prompt", translatable("Use its prompt alone"), ("Shift+R",), Area.PLAYER),
        Action("recall.seed", translatable("Use its seed alone"), ("Alt+R",), Area.PLAYER),
        Action("compare.start", translatable("Compare the two clips that are selected"), ("Shift+X",), Area.PLAYER),
        Action("compare.flip", translatable("Compare: see the other clip in its place"), ("X",), Area.PLAYER),
        Action("compare.wipe", translatable("Compare: wipe"), ("Alt+X",), Area.PLAYER),
        Action("compare.side", translatable("Compare: side by side"), ("Ctrl+Shift+X",), Area.PLAYER),
        Action("chain.show", translatable("Shot chain"), ("H",), Area.PLAYER),
        Action("chain.add", translatable("Add to the shot chain"), ("Shift+H",), Area.PLAYER),
        Action("chain.continue", translatable("Continue the chain from its last frame"), ("Alt+H",), Area.PLAYER),
        Action("chain.next", translatable("To the next clip of the chain"), ("Ctrl+Right",), Area.PLAYER),
        Action("chain.previous", translatable("To the last beginning of a clip"), ("Ctrl+Left",), Area.PLAYER),
        Action("divider.left", translatable("Divider to the left"), ("Left", "Down"), Area.SHOTS),
        Action("divider.right", translatable("Divider to the right"), ("Right", "Up"), Area.SHOTS),
        Action("divider.left.far", translatable("Divider far to the left"), ("Shift+Left", "Shift+Down"), Area.SHOTS),
        Action("divider.right.far", translatable("Divider far to the right"), ("Shift+Right", "Shift+Up"), Area.SHOTS),
        Action("shot.earlier", translatable("Clip of the chain earlier"), ("Alt+Left",), Area.SHOTS),
        Action("shot.later", translatable("Clip of the chain later"), ("Alt+Right",), Area.SHOTS),
        Action("shot.open", translatable("To its beginning"), ("Return", "Enter"), Area.SHOTS),
        Action("shot.remove", translatable("Take it out of the chain"), ("Delete", "Backspace"), Area.SHOTS),
        Action("shot.menu", translatable("What can be done with it"), ("Shift+F10", "Menu"), Area.SHOTS),
        Action("volume.up", translatable("Louder"), ("Up",), Area.SCREEN),
        Action("volume.down", translatable("Quieter"), ("Down",), Area.SCREEN),
        Action("list.next", translatable("Next"), ("Down",), Area.LISTS),
        Action("list.previous", translatable("Previous"), ("Up",), Area.LISTS),
        Action("list.page.next", translatable("A page on"), ("PgDown",), Area.LISTS),
        Action("list.page.previous", translatable("A page back"), ("PgUp",), Area.LISTS),
        Action("list.open", translatable("Open"), ("Return", "Enter"), Area.LISTS),
        Action("list.menu", translatable("What can be done with it"), ("Shift+F10", "Menu"), Area.LISTS),
        Action("list.details", translatable("Show all about it"), ("Alt+Return", "Alt+Enter"), Area.LISTS),
        Action("list.remove", translatable("Remove or dismiss"), ("Delete",), Area.LISTS),
        Action("list.rename", translatable("Rename preset"), ("F2",), Area.LISTS),
        Action("library.search", translatable("Search the library"), ("Ctrl+F",), Area.WINDOW),
        Action("library.left", translatable("The video before it"), ("Left",), Area.LIBRARY),
        Action("library.right", translatable("The video after it"), ("Right",), Area.LIBRARY),
        Action("library.first", translatable("The first video"), ("Home",), Area.LIBRARY),
        Action("library.last", translatable("The last video"), ("End",), Area.LIBRARY),
        Action("library.all", translatable("Select all"), ("Ctrl+A",), Area.LIBRARY),
        Action("library.preview", translatable("Large preview"), ("Space",), Area.LIBRARY),
        Action("library.star", translatable("Star, or take the star away"), ("S",), Area.LIBRARY),
        Action("library.rename", translatable("Rename video"), ("F2",), Area.LIBRARY),
        Action("library.tags", translatable("Tags"), ("T",), Area.LIBRARY),
        Action("library.note", translatable("Note"), ("N",), Area.LIBRARY),
        Action("library.collect", translatable("Add to collection"), ("A",), Area.LIBRARY),
        Action("library.bin", translatable("Move to the bin"), ("Delete",), Area.LIBRARY),
        Action("queue.up", translatable("Move up in the queue"), ("Alt+Up",), Area.LISTS),
        Action("queue.down", translatable("Move down in the queue"), ("Alt+Down",), Area.LISTS),
        Action("queue.front", translatable("To the front of the queue"), ("Alt+Home",), Area.LISTS),
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


def pressed(event: QKeyEvent, *action_ids: str) -> str | None:
    """Return which of some actions a key event asks for, None where it asks for none of them.

    This is how a control that takes keys itself reads them, so that it takes none that the help sheet does not name.
    """
    pad = Qt.KeyboardModifier.KeypadModifier
    combination = QKeyCombination(event.modifiers() & ~pad, Qt.Key(event.key()))
    sequence = QKeySequence(combination)
    return next((each for each in action_ids if sequence in map(QKeySequence, ACTIONS[each].keys)), None)


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
