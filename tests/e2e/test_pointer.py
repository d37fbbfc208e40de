"""The way of a real hand: pictures from a real file manager, cards and seconds moved, and what is then paid for."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from pikadesk.backend import Options
from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import LocalImage
from pikadesk.ui.widgets.editors.storyboard import StoryboardEditor
from pikadesk.ui.widgets.stage.timeline import Timeline
from tests.e2e.pointer import Pointer, file_manager
from tests.e2e.programs import PICTURES, Sandbox
from tests.e2e.visitor import Visitor, visiting

OURS, THEIRS = QRect(0, 0, 1080, 960), QRect(1090, 0, 500, 600)
NAMES = ("ridge-dawn.jpg", "ridge-dusk.jpg", "ridge-night.jpg")


class Drops(QObject):
    """Notes which files are dropped on a widget, before the widget knows."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.files: list[Path] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            self.files += [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        return super().eventFilter(watched, event)


async def test_pictures_dragged_from_a_file_manager_are_reordered_retimed_and_sent(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    start_sandbox: Callable[..., Sandbox],
) -> None:
    sandbox = start_sandbox("--dir", str(tmp_path / "service"))
    monkeypatch.setenv("PIKADESK_API_KEY", sandbox.key)
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(PICTURES / name, folder)

    pointer, options = Pointer(), Options(api_url=sandbox.url, data_dir=tmp_path / "data")
    async with visiting(qapp, options) as visitor, file_manager(folder, qapp.primaryScreen(), THEIRS) as files:
        await _put_aside(visitor)
        editor = visitor.page.pictures
        assert isinstance(editor, StoryboardEditor)

        drops = Drops(visitor.page)
        first, *_ = await files.select_all(len(NAMES))
        async with pointer.holding(QPoint(first.center().x(), first.bottom() - 6)):
            await pointer.move(_middle(editor.empty))
            await visitor.until(lambda: editor.empty.state() == "over", "the form to take the pictures")
        await visitor.until(lambda: len(_keyframes(visitor)) == len(NAMES), "the keyframes")
        assert sorted(file.name for file in drops.files) == sorted(NAMES)
        assert _keyframes(visitor) == drops.files

        one, two, three = drops.files
        async with pointer.holding(await _reach(visitor, editor.cards[2])):
            await pointer.move(_middle(editor.cards[0]) - QPoint(0, 12))
            await visitor.until(lambda: editor.marker.title() == "Move here as keyframe 1", "the place of the first")
        await visitor.until(lambda: _keyframes(visitor) == [three, one, two], "the new order")

        timeline = visitor.find(Timeline, "Timeline")
        at = await _reach(visitor, timeline.boundaries[0])
        five_seconds = _middle(timeline.boundaries[1]) - at
        async with pointer.holding(at):
            await pointer.move(at + five_seconds * 0.4)
            await visitor.until(lambda: timeline.bubble.text() == "7 s | 3 s", "the seconds to be traded")

        generate = visitor.page.footer.generate
        await visitor.until(generate.isEnabled, "Generate to be enabled")
        await pointer.click(await _reach(visitor, generate))
        await visitor.until(sandbox.charged, "the request that is paid for")

    wanted = sandbox.charged()[-1]["body"]["promptObject"]
    assert [transition["duration"] for transition in wanted["transitions"]] == [7, 3]
    assert [_sent(tmp_path, url) for url in wanted["imageUrls"]] == [three.name, one.name, two.name]


async def test_a_card_is_dragged_down_the_storyboard_and_out_into_a_folder(qapp: QApplication, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    pointer, options = Pointer(), Options(sandbox=True, data_dir=tmp_path / "data")
    async with visiting(qapp, options) as visitor, file_manager(folder, qapp.primaryScreen(), THEIRS):
        await _put_aside(visitor)
        one, two, three = files = [PICTURES / name for name in NAMES]
        await visitor.drop_files(files)
        editor = visitor.page.pictures
        assert isinstance(editor, StoryboardEditor)

        async with pointer.holding(await _reach(visitor, editor.cards[0])):
            # The cards make room for the one that comes, and the last one goes down by it.
            async with asyncio.timeout(60):
                while editor.marker.title() != "Move here as keyframe 3":
                    await pointer.move(_middle(editor.cards[2]) + QPoint(0, 12))
        await visitor.until(lambda: _keyframes(visitor) == [two, three, one], "the new order")

        async with pointer.holding(await _reach(visitor, editor.cards[1])):
            await pointer.move(THEIRS.center())
            await pointer.settle()
        copied = folder / three.name
        await visitor.until(copied.is_file, "the file in the folder")
        await visitor.until(lambda: copied.read_bytes() == three.read_bytes(), "all of the file")
        assert three.is_file()
        assert _keyframes(visitor) == [two, three, one]


async def _put_aside(visitor: Visitor) -> None:
    """Show the Frames form, in a window that leaves room for another beside it."""
    visitor.window.move(OURS.topLeft())
    visitor.window.resize(OURS.width() - 10, OURS.height() - 40)
    await visitor.show(Task.FRAMES)
    await visitor.until(lambda: OURS.contains(visitor.window.frameGeometry()), "the window at its place")


def _keyframes(visitor: Visitor) -> list[Path]:
    return [image.path for image in visitor.page.form.draft.images() if isinstance(image, LocalImage)]


def _middle(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().center())


async def _reach(visitor: Visitor, widget: QWidget) -> QPoint:
    """Return where a hand takes the widget, once nothing else is there and it has come to rest."""
    before = QPoint()
    while before != _middle(widget):
        before = _middle(widget)
        await asyncio.sleep(0.2)
        await visitor.until(
            lambda: QApplication.widgetAt(_middle(widget)) is widget, f"{widget.accessibleName()} to be seen"
        )
    return before


def _sent(folder: Path, url: str) -> str:
    """Return the name of the picture of ours that was uploaded to that address."""
    with Image.open(folder / "service/assets" / PurePosixPath(url).name) as sent:
        for name in NAMES:
            with Image.open(PICTURES / name) as ours:
                if ImageChops.difference(ours.convert("RGB"), sent.convert("RGB")).getbbox() is None:
                    return name
    return "none of ours"
