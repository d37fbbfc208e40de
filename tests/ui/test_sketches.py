"""The moving sketches of the effects."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.fields import Choice
from pikadesk.ui.theme import theme
from pikadesk.ui.widgets.controls import Option, PictogramChoice
from pikadesk.ui.widgets.controls.sketches import SKETCHES, paint_sketch

_SIDE = 64
Show = Callable[..., QWidget]
pytestmark = pytest.mark.usefixtures("movement")


def drawn(icon: str, t: float) -> QImage:
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_sketch(painter, QRectF(0, 0, _SIDE, _SIDE), icon, QColor("white"), t)
    painter.end()
    return image


def difference(one: QImage, other: QImage) -> float:
    """How many of the pixels differ much, as a share."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sum(abs(a - b) > 64 for a, b in pairs) / (_SIDE * _SIDE)


def test_every_effect_has_a_sketch() -> None:
    field = CATALOGUE[Task.EFFECTS].field("effect")
    assert isinstance(field, Choice)
    assert {f"effect-{str(option).casefold()}" for option in field.options} == set(SKETCHES)


@pytest.mark.parametrize("icon", SKETCHES)
def test_a_sketch_moves_and_begins_again_where_it_ended(icon: str) -> None:
    first = drawn(icon, 0.0)
    assert max(bytes(first.constBits())) > 200, "there is something to see from the beginning"
    assert difference(first, drawn(icon, 0.55)) > 0.02
    assert difference(first, drawn(icon, 0.9999)) < 0.005


def test_no_two_sketches_are_the_same() -> None:
    shown = {bytes(drawn(icon, 0.55).constBits()) for icon in SKETCHES}
    assert len(shown) == len(SKETCHES)


def effects(show: Show) -> PictogramChoice:
    made = PictogramChoice("Effect", [Option(name, name, icon=f"effect-{name}") for name in ("inflate", "melt")])
    show(made, 240, 80)
    return made


def away(qtbot: QtBot, choice: PictogramChoice) -> None:
    """Take the pointer off the tiles."""
    QCursor.setPos(choice.mapToGlobal(QPoint(choice.width() + 40, choice.height() + 40)))
    tiles = [choice.button(name) for name in ("inflate", "melt")]
    qtbot.waitUntil(lambda: not any(tile.underMouse() for tile in tiles))


def changes(qtbot: QtBot, tile: QRadioButton) -> bool:
    """Whether what a tile shows changes by itself."""
    before = tile.grab().toImage()
    try:
        qtbot.waitUntil(lambda: tile.grab().toImage() != before, timeout=400)
    except qtbot.TimeoutError:
        return False
    return True


def test_the_sketch_moves_while_the_keyboard_is_on_it(qtbot: QtBot, shown: Show) -> None:
    choice = effects(shown)
    tile, other = choice.button("inflate"), choice.button("melt")
    away(qtbot, choice)
    tile.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not changes(qtbot, tile)
    tile.clearFocus()
    assert not changes(qtbot, other)
    tile.setFocus(Qt.FocusReason.TabFocusReason)
    assert changes(qtbot, tile)
    assert not changes(qtbot, other)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert not changes(qtbot, tile)


def test_the_sketch_moves_under_the_pointer(qtbot: QtBot, shown: Show) -> None:
    choice = effects(shown)
    tile = choice.button("melt")
    QTest.mouseMove(tile, QPoint(20, 20))
    qtbot.waitUntil(tile.underMouse)
    assert changes(qtbot, tile)
    away(qtbot, choice)
    assert not changes(qtbot, tile)


def test_nothing_moves_for_who_wants_no_movement(qtbot: QtBot, shown: Show) -> None:
    theme().reduce_motion(True)
    choice = effects(shown)
    away(qtbot, choice)
    choice.button("inflate").setFocus(Qt.FocusReason.TabFocusReason)
    assert not changes(qtbot, choice.button("inflate"))
