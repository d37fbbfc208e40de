"""What the player's buttons, menus and actions do, and the keys that are its own while it has the focus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pikadesk.ui.actions import ACTIONS, bind, key_text
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.editors.picture_menu import Deed
from pikadesk.ui.widgets.focus import take_keyboard
from pikadesk.ui.widgets.stage.player_marks import Mark

if TYPE_CHECKING:
    from pikadesk.ui.widgets.stage.player import Player


def player_slots(player: Player) -> Mapping[str, Callable[[], object]]:
    """Return what the actions do whose keys work in the whole window."""
    return {
        "play": player.toggle,
        "backward": lambda: player.shuttle(-1),
        "forward": lambda: player.shuttle(1),
        "frame.back": lambda: player.step(-1),
        "frame.on": lambda: player.step(1),
        "second.back": lambda: player.seek(player.position - 1),
        "second.on": lambda: player.seek(player.position + 1),
        "start": player.to_start,
        "end": player.to_end,
        "mute": player.sound.toggle,
        "loop": lambda: player.set_loop(not player.looping),
        "speed.slower": lambda: player.change_rate(-1),
        "speed.usual": lambda: player.set_rate(1.0),
        "speed.faster": lambda: player.change_rate(1),
        "mark.in": lambda: player.rail.mark(Mark.IN),
        "mark.out": lambda: player.rail.mark(Mark.OUT),
        "mark.in.remove": lambda: player.rail.remove(Mark.IN),
        "mark.out.remove": lambda: player.rail.remove(Mark.OUT),
        "mark.remove": lambda: player.rail.remove(*Mark),
        "zoom": player.toggle_zoom,
    }


def bind_own_keys(player: Player) -> None:
    """Give the player the keys that others in the window have uses for too."""
    own = bind(
        player,
        {
            "volume.up": player.sound.louder,
            "volume.down": lambda: player.sound.louder(-1),
        },
    )
    for action in own.values():
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def connect_buttons(player: Player) -> None:
    """Let the buttons do what they say."""
    transport = player.transport
    transport.start.clicked.connect(player.to_start)
    transport.back.clicked.connect(lambda: player.step(-1))
    transport.play.clicked.connect(player.toggle)
    transport.forward.clicked.connect(lambda: player.step(1))
    transport.end.clicked.connect(player.to_end)
    transport.loop.clicked.connect(player.set_loop)
    transport.rate_chosen.connect(player.set_rate)
    transport.full_screen.clicked.connect(player.full_screen_asked)
    for button in transport.movers:
        button.pressed.connect(lambda: take_keyboard(player, player.view))
    player.scrubber.sliderPressed.connect(lambda: take_keyboard(player, player.view))


def player_deeds(player: Player) -> list[list[Deed]]:
    """Return what can be done with what the player shows, for a menu; nothing while nothing is open."""
    if player.file is None or not player.duration:
        return []
    slots, marked = player_slots(player), player.marks is not None
    zoom = tr("Pixel by pixel") if player.view.fits else tr("The whole picture")
    return [
        [
            _deed(slots, "mark.in"),
            _deed(slots, "mark.out"),
            _deed(slots, "mark.remove", enabled=marked),
        ],
        [Deed(zoom, slots["zoom"], key_text("zoom"))],
    ]


def _deed(slots: Mapping[str, Callable[[], object]], action_id: str, *, enabled: bool = True) -> Deed:
    return Deed(tr(ACTIONS[action_id].words), slots[action_id], key_text(action_id), enabled)
