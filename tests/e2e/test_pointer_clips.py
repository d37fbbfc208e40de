"""The way of a real hand with what was generated: clips and their frames, into a form and into a folder."""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageChops
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from pikadesk.adapters.video_frames import frame_at
from pikadesk.backend import Options
from pikadesk.domain.catalogue import Task
from pikadesk.ui.widgets.editors.storyboard import StoryboardEditor
from tests.e2e.pointer import Pointer, file_manager
from tests.e2e.visitor import Visitor, visiting

OURS, THEIRS = QRect(0, 0, 1080, 960), QRect(1090, 0, 500, 600)


async def test_a_clip_and_its_picture_are_dragged_into_forms_and_into_a_folder(
    qapp: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    pointer, options = Pointer(), Options(sandbox=True, data_dir=tmp_path / "data")
    async with visiting(qapp, options) as visitor, file_manager(folder, qapp.primaryScreen(), THEIRS):
        film = await _generated(visitor)
        stage, grid = visitor.pikadesk.parts.stage, visitor.window.library.grid
        visitor.player.pause()
        visitor.player.to_start()
        await visitor.until(lambda: visitor.player.frame_start() == 0, "the first frame")

        # The picture of the player, onto the empty place of Image.
        await visitor.show(Task.IMAGE)
        image = visitor.page.pictures
        assert image is not None
        async with pointer.holding(_middle(visitor.player.view)):
            await pointer.move(_middle(image.empty))
            await visitor.until(lambda: image.empty.state() == "over", "the form to take the frame")
        await visitor.until(lambda: _pictures(visitor), "the frame in the form")
        assert _same(_pictures(visitor)[0], frame_at(film, 0))
        assert not visitor.player.playing and stage.isVisible()

        # A card, between two keyframes.
        await visitor.show(Task.FRAMES)
        await visitor.drop(["ridge-dawn", "ridge-night"])
        board = visitor.page.pictures
        assert isinstance(board, StoryboardEditor)
        card = grid.viewport().mapToGlobal(grid.visualRect(grid.model().index(0, 0)).center())
        async with pointer.holding(card):
            await pointer.move(_middle(board.rows[0]))
            await visitor.until(
                lambda: board.marker.title() == "Drop to insert as keyframe 2 (last frame)", "the place of the frame"
            )
        await visitor.until(lambda: len(_pictures(visitor)) == 3, "the third keyframe")
        assert _same(_pictures(visitor)[1], frame_at(film, math.inf))

        # The same card, into a folder.
        async with pointer.holding(card):
            await pointer.move(THEIRS.center())
            await pointer.settle()
        copied = folder / film.name
        await visitor.until(copied.is_file, "the video in the folder")
        await visitor.until(lambda: copied.read_bytes() == film.read_bytes(), "all of the video")
        assert film.is_file()
        assert len(_pictures(visitor)) == 3


async def _generated(visitor: Visitor) -> Path:
    """Make a video, in a window that leaves room for another beside it."""
    visitor.window.move(OURS.topLeft())
    visitor.window.resize(OURS.width() - 10, OURS.height() - 40)
    await visitor.until(lambda: OURS.contains(visitor.window.frameGeometry()), "the window at its place")
    await visitor.show(Task.TEXT)
    await visitor.write("Prompt", "waves at dawn")
    return await visitor.watch(await visitor.generate())


def _pictures(visitor: Visitor) -> list[Path]:
    return [picture.file for picture in visitor.page.form.pictures if picture.file is not None]


def _same(file: Path, frame: Image.Image) -> bool:
    with Image.open(file) as picture:
        return ImageChops.difference(picture, frame).getbbox() is None


def _middle(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().center())
