"""Videos that come from elsewhere, and what other programs do to those that are here."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QMenu

from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.errors import DiskFull
from pikadesk.services.importing import Imported, Reason
from pikadesk.ui.presenters.library_imports import LibraryImports, told
from tests.fakes import until
from tests.ui.conftest import write_clip
from tests.ui.library_rig import dialog, fill, press, view_of
from tests.ui.window_rig import Rig, running, text_draft


async def made(rig: Rig, count: int = 1) -> list[str]:
    """Have videos made as they really are: with their recipes in them."""
    for number in range(count):
        await rig.world.generate(text_draft(f"Waves {number}"))
    await rig.library.load()
    await rig.settle()
    return list(rig.library.ids)


def path(rig: Rig, clip_id: str) -> Path:
    clip = rig.library.clip(clip_id)
    assert clip is not None
    return clip.path


async def watching(rig: Rig) -> None:
    rig.watch.begin()
    await rig.settle()
    await until(lambda: rig.watch.watched)


async def test_a_file_that_is_deleted_is_noticed(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await made(rig, 3)
        await watching(rig)
        assert rig.library.message == ""
        for each in ids[:2]:
            path(rig, each).unlink()
        await until(lambda: rig.library.message)
        assert rig.library.message == (
            "2 videos are not there any more: put them back, or remove them from the library."
        )
        assert [card.missing for card in rig.library.cards] == [True, True, False]
        rig.library.take_offer()
        await rig.settle()
        assert rig.library.ids == (ids[2],)


async def test_a_watch_that_was_closed_looks_no_more(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        (gone,) = await made(rig)
        await watching(rig)
        rig.watch.close()
        path(rig, gone).unlink()
        await asyncio.sleep(0.8)
        await rig.settle()
        assert rig.library.message == ""


async def test_a_file_that_is_put_back_is_noticed(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        (clip_id,) = await made(rig)
        file = path(rig, clip_id)
        aside = tmp_path / "aside.mp4"
        file.rename(aside)
        await watching(rig)
        await until(lambda: rig.library.is_missing(clip_id))
        # What was gone when the program began is said by its card.
        assert rig.library.message == ""
        aside.rename(file)
        await until(lambda: rig.library.message)
        assert rig.library.message == "1 video is there again." and not rig.library.is_missing(clip_id)


async def test_a_file_that_is_renamed_is_found(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        (clip_id,) = await made(rig)
        await watching(rig)
        before = path(rig, clip_id)
        before.rename(before.with_name("sunset.mp4"))
        await until(lambda: rig.library.message)
        assert rig.library.message == f"“{before.name}” was renamed to “sunset.mp4”."
        assert path(rig, clip_id).name == "sunset.mp4" and not rig.library.is_missing(clip_id)


async def test_a_file_that_is_moved_is_found(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await made(rig, 2)
        await watching(rig)
        folder = path(rig, ids[0]).parent / "best"
        folder.mkdir()
        before = path(rig, ids[0])
        before.rename(folder / before.name)
        await until(lambda: rig.library.message)
        assert rig.library.message == f"“{before.name}” was moved to {folder}."
        assert path(rig, ids[0]).parent == folder
        # The folder that it is in now is watched too.
        await until(lambda: folder in rig.watch.watched)
        path(rig, ids[0]).unlink()
        await until(lambda: rig.library.is_missing(ids[0]))


async def test_a_folder_that_goes_and_comes_is_noticed(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await made(rig, 2)
        await watching(rig)
        folder = path(rig, ids[0]).parent
        kept = tmp_path.with_name(f"{tmp_path.name}-kept")
        shutil.move(folder, kept)
        await until(lambda: all(card.missing for card in rig.library.cards))
        assert tmp_path in rig.watch.watched and folder not in rig.watch.watched
        rig.library.dismiss_message()
        shutil.move(kept, folder)
        await until(lambda: rig.library.message)
        assert rig.library.message == "2 videos are there again."
        await until(lambda: folder in rig.watch.watched, "it is not watched again")
        path(rig, ids[0]).unlink()
        await until(lambda: rig.library.is_missing(ids[0]))


async def test_what_happens_beside_the_folder_is_passed_over(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await made(rig)
        await watching(rig)
        looks: list[None] = []
        rig.watch.changed.connect(lambda: looks.append(None))
        (tmp_path / "beside.txt").write_text("words")
        await asyncio.sleep(0.6)
        await rig.settle()
        assert looks == []


async def test_what_goes_to_the_bin_is_not_missed(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await made(rig, 2)
        await watching(rig)
        rig.library.bin.throw(ids[:1])
        await rig.settle()
        await asyncio.sleep(0.6)
        await rig.settle()
        assert rig.library.message == "Moved to the bin."


async def test_records_that_fail_are_told(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await made(rig)
        rig.world.library.error = DiskFull(path="pikadesk.db")
        rig.watch.look()
        await rig.settle()
        assert "The disk is full" in rig.library.message


async def test_videos_are_imported_from_a_dialog(tmp_path: Path) -> None:
    async with running(tmp_path, videos=AvVideoTools()) as rig:
        await fill(rig, 1)
        outside = tmp_path / "outside"
        outside.mkdir()
        for name in ("a.mp4", "b.mp4"):
            write_clip(outside / name, sound=name == "b.mp4")
        view = await view_of(rig)
        QTest.mouseClick(view.bar.more, Qt.MouseButton.LeftButton)
        await until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(each for each in menu.actions() if each.text() == "Import videos…").trigger()
        menu.close()
        opened = await dialog(QFileDialog)
        name = opened.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(name, QLineEdit)
        name.setText(f'"{outside / "a.mp4"}" "{outside / "b.mp4"}"')
        buttons = opened.findChild(QDialogButtonBox)
        assert isinstance(buttons, QDialogButtonBox)
        QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Open), Qt.MouseButton.LeftButton)
        await until(lambda: rig.library.count == 3, "they are not imported")
        await rig.settle()
        assert rig.library.message == "2 videos were added." and rig.library.went_well
        titles = [card.title for card in rig.library.cards]
        assert {"a", "b"} <= set(titles)
        rig.imports.take([outside])
        await rig.settle()
        assert rig.library.message == "2 were here already."


async def test_an_empty_library_offers_to_import(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        view = await view_of(rig)
        await press(view, "Import videos…")
        opened = await dialog(QFileDialog)
        assert isinstance(opened, QFileDialog)
        opened.reject()


class Slow:
    """An import that goes on until it is stopped."""

    async def __call__(self, paths: Sequence[Path], *, progress: Callable[[float], None], stop: Event) -> Imported:
        progress(0.25)
        await until(stop.is_set, seconds=30)
        return Imported(added=(), stopped=True)


async def test_what_takes_long_tells_its_progress_and_can_be_stopped(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await fill(rig, 1)
        window = await rig.show()
        imports = LibraryImports(rig.library, Slow(), spawn=rig.spawn)
        imports.take([tmp_path])
        imports.take([tmp_path])
        assert imports.under_way
        await until(lambda: rig.library.message)
        assert window.notice.text() == "Importing videos: 25 %"
        await press(window.notice, "Stop")
        await rig.settle()
        assert not imports.under_way and rig.library.message == "The rest was left."


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (Imported(), "There are no videos there."),
        (Imported(added=("1",)), "1 video was added."),
        (Imported(added=("1", "2"), known=(Path("a"),)), "2 videos were added. 1 was here already."),
        (Imported(relocated=("1",)), "1 video was found again."),
        (
            Imported(added=("1",), not_videos=((Path("/x/notes.txt"), Reason.NO_VIDEO),)),
            "1 video was added. Not a video: notes.txt.",
        ),
        (
            Imported(not_videos=tuple((Path(f"{n}.txt"), Reason.NO_VIDEO) for n in range(5))),
            "Not a video: 0.txt, 1.txt, 2.txt and 2 more.",
        ),
        (
            Imported(
                not_videos=(
                    (Path("half.mp4"), Reason.DAMAGED),
                    (Path("locked.mp4"), Reason.UNREADABLE),
                    (Path("short.mp4"), Reason.DAMAGED),
                )
            ),
            "Cannot be read: locked.mp4. Damaged, so that it breaks off or cannot be played: half.mp4 and short.mp4.",
        ),
        (Imported(added=("1",), stopped=True), "1 video was added. The rest was left."),
    ],
)
async def test_what_became_of_files_is_told(result: Imported, words: str) -> None:
    assert told(result) == words


async def test_an_import_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        rig.world.library.error = DiskFull(path="pikadesk.db")
        rig.imports.take([tmp_path])
        await rig.settle()
        assert "The disk is full" in rig.library.message and not rig.imports.under_way
