"""Players that play real videos: what the tests of the player share."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from pikadesk.adapters.filmstrip import AvFilmstrip
from pikadesk.adapters.frame_converter import AvFrameConverter
from pikadesk.adapters.frame_reader import AvFrameReader
from pikadesk.services.player_ports import PlayerSources
from pikadesk.ui.widgets.stage import Player

BITS = 8


def player_sources(folder: Path) -> PlayerSources:
    """What a player reads films with; strips are kept in the folder."""
    return PlayerSources(AvFrameReader(), AvFilmstrip(folder / "strips"), AvFrameConverter())


def number_of(picture: QImage) -> int:
    """The number that a picture of a numbered film tells: eight bars, white for a one, from left to right."""
    middle = picture.height() // 2
    bars = [picture.pixelColor((2 * bar + 1) * picture.width() // (2 * BITS), middle) for bar in range(BITS)]
    return sum((colour.lightness() > 127) << (BITS - 1 - bit) for bit, colour in enumerate(bars))


def number_on(player: Player) -> int:
    """The number that is painted on the screen of a player."""
    area = player.view.picture_area().toRect()
    return number_of(player.view.grab(area).toImage())


def open_film(qtbot: QtBot, player: Player, film: Path) -> None:
    """Open a film, and wait for its first frame."""
    with qtbot.waitSignal(player.loaded):
        player.load(film)
    settle(qtbot, player)


def settle(qtbot: QtBot, player: Player) -> None:
    """Wait until the frame that the player stands on is on the screen."""
    taken: list[QImage] = []
    player.take(taken.append)
    qtbot.waitUntil(lambda: bool(taken))
