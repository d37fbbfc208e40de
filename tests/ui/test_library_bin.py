from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from pikadesk.adapters.database import Database
from pikadesk.domain.errors import DiskFull, StorageError
from pikadesk.domain.library import Marks
from pikadesk.ui.bin import SystemBin
from pikadesk.ui.presenters.library_bin import Bin
from tests.fakes import FakeBin
from tests.ui.library_rig import CTRL, SHIFT, click, dialog, fill, marks, press, view_of
from tests.ui.window_rig import Rig, running

MakeBin = Callable[[Path], Bin]


@pytest.fixture(params=["fake", "system"])
def bin(request: pytest.FixtureRequest, home: Path) -> Bin:
    """A bin: the fake, and the system's own in the test's home."""
    return FakeBin(home / "bin") if request.param == "fake" else SystemBin()


def a_file(home: Path, name: str = "clip.mp4", content: bytes = b"film") -> Path:
    file = home / "videos" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    return file


def test_what_is_thrown_away_can_be_taken_out(bin: Bin, home: Path) -> None:
    file = a_file(home)
    place = bin.put(file)
    assert place is not None and place.read_bytes() == b"film" and not file.exists()
    assert bin.take_out(place, file) == file
    assert file.read_bytes() == b"film" and not place.exists()


def test_two_files_of_one_name_are_both_kept(bin: Bin, home: Path) -> None:
    first = bin.put(a_file(home, content=b"one"))
    if isinstance(bin, FakeBin):
        return
    second = bin.put(a_file(home, content=b"two"))
    assert first is not None and second is not None
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")


def test_nothing_is_overwritten_on_the_way_back(bin: Bin, home: Path) -> None:
    file = a_file(home)
    place = bin.put(file)
    assert place is not None
    a_file(home, content=b"another")
    back = bin.take_out(place, file)
    assert back == file.with_name("clip (2).mp4") and back.read_bytes() == b"film"
    assert file.read_bytes() == b"another"


def test_a_folder_that_is_gone_is_made_again(bin: Bin, home: Path) -> None:
    file = a_file(home)
    place = bin.put(file)
    assert place is not None
    file.parent.rmdir()
    assert bin.take_out(place, file).read_bytes() == b"film"


def test_what_is_not_in_the_bin_any_more_is_an_error(bin: Bin, home: Path) -> None:
    file = a_file(home)
    place = bin.put(file)
    assert place is not None
    place.unlink()
    with pytest.raises(StorageError):
        bin.take_out(place, file)


def test_what_is_not_there_is_not_thrown_away(bin: Bin, home: Path) -> None:
    assert bin.put(home / "nothing.mp4") is None


def test_the_bin_keeps_no_note_of_what_was_taken_out(home: Path) -> None:
    file = a_file(home)
    place = SystemBin().put(file)
    assert place is not None
    (note,) = (place.parent.parent / "info").iterdir()
    SystemBin().take_out(place, file)
    assert not note.exists()


async def test_delete_asks_moves_and_undo_brings_all_back(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 4, files=True)
        files = {each: rig.library.entries.get(each).clip.path for each in ids}  # type: ignore[union-attr]
        content = files[ids[1]].read_bytes()
        rig.library.marks.add_tags(ids[1:2], ["sea"])
        rig.library.marks.toggle_star(ids[1:2])
        await rig.settle()
        window = await rig.show()
        rig.presenter.expand(True)
        view = window.library
        click(view, 1)
        click(view, 2, CTRL)
        QTest.keyClick(view.grid, Qt.Key.Key_Delete)
        question = await dialog(QMessageBox)
        assert isinstance(question, QMessageBox) and question.text() == "Move 2 videos to the bin?"
        await press(view, "Keep")
        await rig.settle()
        assert rig.library.count == 4
        QTest.keyClick(view.grid, Qt.Key.Key_Delete)
        await dialog(QMessageBox)
        await press(view, "Move to the bin")
        await rig.settle()
        assert rig.library.ids == (ids[0], ids[3]) and rig.library.count == 2
        assert not files[ids[1]].exists() and len(list(rig.bin.folder.iterdir())) == 2
        assert window.notice.text() == "2 videos were moved to the bin."
        await press(window.notice, "Undo")
        await rig.settle()
        assert rig.library.ids == tuple(ids) and files[ids[1]].read_bytes() == content
        assert marks(rig, ids[1]) == Marks(star=True, tags=("sea",))
        assert not any(card.missing for card in rig.library.cards)
        assert rig.library.message == "2 videos are back in the library."


async def test_undo_and_redo_go_to_and_fro_by_key(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 3, files=True)
        file = rig.library.entries.get(ids[0]).clip.path  # type: ignore[union-attr]
        view = await view_of(rig)
        rig.library.bin.throw(ids[:1])
        await rig.settle()
        click(view, 0)
        for there in (True, False, True):
            QTest.keyClick(view.grid, Qt.Key.Key_Z, CTRL if there else CTRL | SHIFT)
            await rig.settle()
            assert (ids[0] in rig.library.ids, file.is_file()) == (there, there)


async def test_a_clip_whose_file_is_gone_is_only_forgotten(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 2, files=True)
        await rig.lose(ids[0])
        view = await view_of(rig)
        click(view, 0)
        QTest.keyClick(view.grid, Qt.Key.Key_Delete)
        await rig.settle()
        assert rig.library.ids == (ids[1],) and not rig.bin.folder.exists()
        rig.library.marks.undo()
        await rig.settle()
        assert rig.library.ids == tuple(ids) and rig.library.is_missing(ids[0])
        rig.library.marks.redo()
        await rig.settle()
        assert rig.library.ids == (ids[1],)


async def test_where_there_is_no_bin_the_file_stays(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 2, files=True)
        file = rig.library.entries.get(ids[0]).clip.path  # type: ignore[union-attr]
        rig.bin.none_for.add(file.parent)
        rig.library.bin.throw(ids[:1])
        await rig.settle()
        assert rig.library.count == 2 and file.is_file()
        assert file.name in rig.library.message and rig.library.offer == "Remove from the library"
        rig.library.take_offer()
        await rig.settle()
        assert rig.library.ids == (ids[1],) and file.is_file()
        assert rig.library.message == "Removed from the library; its file stays where it is."
        rig.library.take_offer()
        await rig.settle()
        assert rig.library.ids == tuple(ids) and not rig.library.is_missing(ids[0])


async def test_a_file_that_left_the_bin_comes_back_without_it(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 1, files=True)
        rig.library.bin.throw(ids)
        await rig.settle()
        (place,) = rig.bin.folder.iterdir()
        place.unlink()
        rig.library.marks.undo()
        await rig.settle()
        assert rig.library.ids == tuple(ids) and rig.library.is_missing(ids[0])
        assert "is not in the bin any more" in rig.library.message and not rig.library.went_well


async def test_a_file_whose_place_is_taken_gets_another_name(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 1, files=True)
        clip = rig.library.clip(ids[0])
        assert clip is not None
        rig.library.bin.throw(ids)
        await rig.settle()
        clip.path.write_bytes(b"precious")
        rig.library.marks.undo()
        await rig.settle()
        now = rig.library.clip(ids[0])
        assert now is not None and now.path == clip.path.with_stem(f"{clip.path.stem} (2)") and now.path.is_file()
        assert clip.path.read_bytes() == b"precious" and not rig.library.is_missing(ids[0])


async def test_what_the_records_do_not_forget_stays_on_the_disk(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        ids = await fill(rig, 2, files=True)
        paths = [rig.library.entries.get(each).clip.path for each in ids]  # type: ignore[union-attr]
        rig.world.library.error = DiskFull(path="pikadesk.db")
        rig.library.bin.throw(ids)
        await rig.settle()
        assert all(path.is_file() for path in paths)
        assert "The disk is full" in rig.library.message and rig.library.marks.history.undoes == ""


async def real(rig: Rig, database: Database) -> list[str]:
    for number in range(3):
        await database.add(await rig.add_clip(ago=number))
    await rig.library.load()
    await rig.settle()
    return list(rig.library.ids)


async def test_the_real_bin_and_the_real_records(tmp_path: Path, home: Path) -> None:
    database = Database(tmp_path / "pikadesk.db", tmp_path / "locks")
    try:
        async with running(home, library=database, bin=SystemBin()) as rig:
            ids = await real(rig, database)
            rig.library.marks.rename(ids[1], "Harbour")
            rig.library.marks.collect(ids[1:2], "Trailer")
            await rig.settle()
            before = await database.entries(ids)
            rig.library.bin.throw(ids[1:])
            await rig.settle()
            assert await database.search(rig.library.search.query) == (ids[0],)
            thrown = sorted(file.name for file in (home / ".local/share/Trash/files").iterdir())
            assert thrown == sorted(entry.clip.path.name for entry in before[1:])
            rig.library.marks.undo()
            await rig.settle()
            assert await database.entries(ids) == before
            assert all(entry.clip.path.is_file() for entry in before)
            assert list((home / ".local/share/Trash/files").iterdir()) == []
    finally:
        database.close()
