"""The player with all that it can say and show."""

from __future__ import annotations

from collections.abc import AsyncIterator

from pikadesk.ui.widgets.main_window import MainWindow
from pikadesk.ui.widgets.stage.player_marks import Mark
from tests.adapters.films import film, numbered_film
from tests.fakes import until
from tests.ui.window_rig import Rig, text_draft

FRAMES, IN, SHOWN, OUT = 60, 14, 23, 44


async def players(rig: Rig, window: MainWindow, words: str) -> AsyncIterator[str]:
    """A video with marks, hovered over, loud and quiet, enlarged, in the whole screen; one cut short, one damaged.

    Args:
        rig: The program.
        window: Its window.
        words: What the user wrote.
    """
    player = rig.stage.player
    whole = numbered_film(rig.folder / "whole.mp4", size=(640, 360), frames=FRAMES).read_bytes()
    await _open(rig, words, whole)
    for frame, mark in ((IN, Mark.IN), (OUT, Mark.OUT)):
        player.step(frame - player.frame)
        player.rail.mark(mark)
    player.step(SHOWN - player.frame)
    yield "player, marks"
    await until(lambda: player.rail.preview.ready)
    player.scrubber.hovered.emit(1.25)
    yield "player, preview"
    player.scrubber.left.emit()
    player.sound.louder(-3)
    yield "player, volume"
    player.sound.toggle()
    yield "player, muted"
    player.sound.toggle()
    player.toggle_zoom()
    yield "player, pixel by pixel"
    player.toggle_zoom()
    for name in ("small", "full screen"):
        async for screen in _in_other_sizes(rig, window, name):
            yield screen
    short = film(rig.folder / "short.mp4", size=(320, 180), frames=120).read_bytes()
    await _open(rig, words, short[: len(short) * 2 // 3])
    yield "player, cut short"
    await _open(rig, words, b"damaged")
    yield "player, damaged"


async def _in_other_sizes(rig: Rig, window: MainWindow, name: str) -> AsyncIterator[str]:
    size, stage = window.size(), rig.stage
    if name == "small":
        window.resize(1024, 700)
        await until(stage.player.transport.more.isVisible)
        yield f"player, {name}"
        window.resize(size)
        return
    stage.toggle_full_screen()
    await until(lambda: stage.is_full_screen)
    yield f"player, {name}"
    stage.toggle_full_screen()
    await until(lambda: not stage.is_full_screen)


async def _open(rig: Rig, words: str, content: bytes) -> None:
    clip = await rig.add_clip(text_draft(words), video=content)
    rig.library.open(clip.id)
    await rig.settle()
    player = rig.stage.player
    told: list[object] = []
    player.failed.connect(told.append)
    await until(lambda: bool(player.duration) or bool(told) or player.file is None)
    if player.duration:
        pictures: list[object] = []
        player.take(pictures.append)
        await until(lambda: bool(pictures))
